#include "loading/doubts.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/alike.h"
#include "base/text.h"
#include "model/shapes.h"
#include "reading/cell.h"

#define MOST_TOLD 3      /* of one kind */
#define MOST_HELD 1000   /* categories against each of a list: more are no slips */
#define LEAST_BELOW 100  /* one of so many parts of the spend */
#define LEAST_UNKNOWN 10 /* the same */

/* Sums of hundredths that all fit, as the whole file's do. */
struct spend_sums {
	int64_t above, unclassified;
	int64_t *by_category; /* of those without a market */
};

static struct spend_sums sums_of(struct run *run, const struct spend *spend, struct year year)
{
	struct spend_sums sums = {0};

	sums.by_category =
	    arena_array(run->arena, spend->categories.count, sizeof *sums.by_category);
	FOR_EACH (const struct spend_line, line, spend->lines, spend->n_lines) {
		if (line->year.start != year.start || line->spend.hundredths <= 0)
			continue;
		sums.above += line->spend.hundredths;
		if (line->is_classified)
			continue;
		sums.unclassified += line->spend.hundredths;
		sums.by_category[line->category] += line->spend.hundredths;
	}
	return sums;
}

/* The first row with this in a column, of the year or of any other. */
static const struct record *row_with(const struct reading *reading, const char *column,
				     const char *text, struct year year)
{
	const int field = shape_field(reading->shape, column),
		  at = shape_field(reading->shape, "year");

	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (record->values[field].kind == VALUE_TEXT && record->fate->is_used &&
		    strcmp(record->values[field].text, text) == 0 &&
		    record->values[at].year.start == year.start)
			return record;
	return NULL;
}

static struct place place_of(const struct reading *reading, const struct record *record,
			     const char *column)
{
	return record == NULL ? (struct place){reading->source->path, 0, column}
			      : (struct place){record->path, record->line, column};
}

static void say_below(struct run *run, const struct reading *reading, int64_t above,
		      struct year base)
{
	const int amount = shape_field(reading->shape, "spend"),
		  year = shape_field(reading->shape, "year");
	size_t n_told = 0;

	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct money spend = record->values[amount].money;

		if (n_told == MOST_TOLD || !record->fate->is_used || spend.hundredths >= 0 ||
		    record->values[year].year.start != base.start ||
		    -(spend.hundredths / LEAST_BELOW * 100) < above / LEAST_BELOW)
			continue;
		n_told++;
		warning(&run->diagnostics, place_of(reading, record, "spend"),
			"%s is below zero, and spend below zero saves nothing; take its sign away "
			"if it is a slip",
			say_pounds(run->arena, spend));
	}
}

#define WAY "a market in the column market of spend, or a row in categories"

/* One letter off a name that has a market: most likely that. */
static void say_nearly(struct run *run, const struct reading *reading, const struct spend *spend,
		       const struct categories *categories, struct spend_sums *sums,
		       struct year base)
{
	const char *first = NULL;
	struct lines found = {0};
	size_t n_held = 0;

	for (size_t i = 0; i < spend->categories.count && found.count < MOST_TOLD; i++) {
		const char *name = spend->categories.items[i];

		if (sums->by_category[i] > 0 && n_held++ == MOST_HELD)
			break;
		for (size_t j = 0; j < categories->folded.count && sums->by_category[i] > 0; j++) {
			if (!alike_by_a_letter(name, categories->items[j].name))
				continue;
			first = first == NULL ? name : first;
			lines_add(run->arena, &found, "%s, with %s (did you mean %s?)",
				  cell_quoted(run->arena, name),
				  say_pounds(run->arena, (struct money){sums->by_category[i]}),
				  cell_quoted(run->arena, categories->items[j].name));
			sums->unclassified -= sums->by_category[i];
			sums->by_category[i] = 0;
		}
	}
	if (found.count > 0)
		warning(&run->diagnostics,
			place_of(reading, row_with(reading, "category", first, base), "category"),
			"not classified: %s; write %s " WAY,
			text_list(run->arena, found.items, found.count, found.count),
			say_which(found.count, "it so, else give it", "them so, else give each"));
}

/* The largest categories without a market, and what they are together. */
static void say_unknown(struct run *run, const struct reading *reading, const struct spend *spend,
			const struct spend_sums *sums, struct year base)
{
	const char *names[MOST_TOLD];
	size_t n_names = 0, count = 0, last = 0;
	int64_t before = INT64_MAX;
	const struct record *first = NULL;

	for (size_t i = 0; i < spend->categories.count; i++)
		count += sums->by_category[i] > 0;
	while (n_names < count && n_names < MOST_TOLD) {
		size_t largest = spend->categories.count;

		for (size_t i = 0; i < spend->categories.count; i++) {
			const int64_t amount = sums->by_category[i];

			/* Of two with as much the first in order comes first. */
			if (amount > 0 && (amount < before || (amount == before && i > last)) &&
			    (largest == spend->categories.count ||
			     amount > sums->by_category[largest]))
				largest = i;
		}
		before = sums->by_category[largest];
		last = largest;
		names[n_names++] = cell_quoted(run->arena, spend->categories.items[largest]);
		if (first == NULL)
			first =
			    row_with(reading, "category", spend->categories.items[largest], base);
	}
	warning(&run->diagnostics, place_of(reading, first, "category"),
		"%s of the spend is in %s not classified (%s), so the published average is "
		"used; give it " WAY,
		say_percent(run->arena, sums->unclassified, sums->above),
		count == 1 ? "a category that is" : "categories that are",
		text_list(run->arena, names, count, n_names));
}

/* A word of money that came in, or went to and fro within the council. */
static bool is_income_by_name(const char *name)
{
	return text_has_word("|income|receipts|recharge|recharges|takings|reserves|", name);
}

/* A saving on what was not bought. */
static void say_income(struct run *run, const struct reading *reading, const struct spend *spend,
		       const struct spend_sums *sums, struct year base)
{
	size_t n_told = 0;

	for (size_t i = 0; i < spend->categories.count && n_told < MOST_TOLD; i++) {
		const char *name = spend->categories.items[i];

		if (sums->by_category[i] <= 0 || sums->by_category[i] < sums->above / LEAST_BELOW ||
		    !is_income_by_name(name))
			continue;
		n_told++;
		warning(&run->diagnostics,
			place_of(reading, row_with(reading, "category", name, base), "category"),
			"%s, with %s, sounds like money received or moved, on which nothing can be "
			"saved; if so, give it the market excluded in %s",
			cell_quoted(run->arena, name),
			say_pounds(run->arena, (struct money){sums->by_category[i]}),
			run->settings.reading.is_ledger ? "a file for --categories"
							: "spend.csv, or in categories.csv");
	}
}

void doubts_say_spend(struct run *run, const struct reading *reading, const struct spend *spend,
		      const struct categories *categories, struct year base)
{
	struct spend_sums sums = sums_of(run, spend, base);

	say_income(run, reading, spend, &sums, base);
	if (run->settings.reading.is_ledger)
		return;
	say_below(run, reading, sums.above, base);
	say_nearly(run, reading, spend, categories, &sums, base);
	if (run->settings.reading.is_whole_case && sums.unclassified > 0 &&
	    sums.unclassified >= sums.above / LEAST_UNKNOWN)
		say_unknown(run, reading, spend, &sums, base);
}

/* The first used row of another year whose category has none in the base year. */
static const struct record *missing_row(const struct reading *reading, struct year base)
{
	const int category = shape_field(reading->shape, "category"),
		  year = shape_field(reading->shape, "year");

	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (record->fate->is_used && record->values[year].year.start != base.start &&
		    (record->values[category].kind != VALUE_TEXT ||
		     row_with(reading, "category", record->values[category].text, base) == NULL))
			return record;
	return NULL;
}

static const struct record *other_row(const struct reading *reading, struct year base)
{
	const int year = shape_field(reading->shape, "year");

	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (record->fate->is_used && record->values[year].year.start != base.start)
			return record;
	return NULL;
}

void doubts_say_spend_years(struct run *run, const struct reading *reading,
			    const struct spend *spend, struct money outside, int64_t n_rows,
			    struct year base)
{
	const struct record *missing = missing_row(reading, base);
	struct years_back years = {0};

	for (size_t i = 0; i < spend->n_lines; i++)
		if (spend->lines[i].spend.hundredths > 0)
			years_back_add(&years, base, spend->lines[i].year,
				       spend->lines[i].spend.hundredths);
	size_t back = inputs_doubt_base(run, &years);
	if (back > 0)
		inputs_say_base(run, reading->source->path, base, back,
				say_pounds(run->arena, (struct money){years.sums[0]}),
				say_pounds(run->arena, (struct money){years.sums[back]}));
	diagnose(
	    &run->diagnostics, missing != NULL ? SEVERITY_WARNING : SEVERITY_NOTICE,
	    place_of(reading, missing != NULL ? missing : other_row(reading, base), NULL),
	    "%s with %s of other years than the base year %s%s: no gain is worked out on them%s",
	    say_count(run->arena, n_rows, "row", "rows"), say_pounds(run->arena, outside),
	    say_year(run->arena, base), n_rows > 1 ? ", this one the first" : "",
	    missing != NULL || n_rows == 1 ? "; change the year if it is a slip" : "");
}
