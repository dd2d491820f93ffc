#include "model/case_file.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/order.h"
#include "base/say.h"
#include "base/text.h"
#include "base/year_meant.h"
#include "model/shapes.h"
#include "reading/cell.h"

enum { KEY, VALUE, SOURCE };

static const struct field fields[] = {
    [KEY] = {"key", UNIT_TEXT, FIELD_REQUIRED, "item", NULL},
    [VALUE] = {"value", UNIT_TEXT, FIELD_REQUIRED | FIELD_RAW, NULL, NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape case_shape = {"case", "settings", fields, N_OF(fields), true};

enum key_kind {
	KEY_TEXT,
	KEY_DATE,
	KEY_YEAR,
	KEY_NAMES,
	KEY_PRICES,
	KEY_SPAN,
	KEY_GUIDANCE,
	KEY_RATE,
	KEY_REFERENCE
};

#define PLACE(member) offsetof(struct case_file, member)

static const struct key {
	const char *name;
	enum key_kind kind;
	size_t at; /* in struct case_file */
} keys[] = {
    {"title", KEY_TEXT, PLACE(title)},
    {"author", KEY_TEXT, PLACE(author)},
    {"date", KEY_DATE, PLACE(date)},
    {"status", KEY_TEXT, PLACE(status)},
    {"version", KEY_TEXT, PLACE(version)},
    {"council", KEY_TEXT, PLACE(council)},
    {"base_year", KEY_YEAR, PLACE(base_year)},
    {"first_year", KEY_YEAR, PLACE(first_year)},
    {"last_year", KEY_YEAR, PLACE(last_year)},
    {"appraisal_years", KEY_SPAN, PLACE(appraisal_years)},
    {"guidance", KEY_GUIDANCE, PLACE(guidance)},
    {"discount_rate", KEY_RATE, PLACE(discount_rate)},
    {"price_year", KEY_YEAR, PLACE(price_year)},
    {"costs_prices", KEY_PRICES, PLACE(costs_prices)},
    {"gains_prices", KEY_PRICES, PLACE(gains_prices)},
    {"deflator", KEY_TEXT, PLACE(deflator)},
    {"unit_costs", KEY_TEXT, PLACE(unit_costs)},
    {"fallback_costs", KEY_TEXT, PLACE(fallback_costs)},
    {"unit_costs_price_year", KEY_YEAR, PLACE(unit_costs_price_year)},
    {"counted_by_prices", KEY_NAMES, PLACE(by_prices)},
    {"counted_by_bands", KEY_NAMES, PLACE(by_bands)},
    {"price_reference", KEY_REFERENCE, PLACE(price_reference)},
};

/* A file being built, and the row at hand. */
struct build {
	struct case_file *file;
	struct diagnostics *diagnostics;
	struct place place;
	const char *text, *source;
};

bool case_names_has(const struct case_names *names, const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);

	for (size_t i = 0; i < names->count; i++)
		if (strcmp(text_fold(arena, names->items[i].name), folded) == 0)
			return true;
	return false;
}

static bool refuse(const struct build *build, const char *problem)
{
	return fault(build->diagnostics, build->place, "%s %s",
		     cell_quoted(build->diagnostics->arena, build->text), problem);
}

static bool set_year(const struct build *build, struct year *year)
{
	struct year found;
	int month = 0;

	if (!year_parse(build->text, &found, &month) &&
	    !year_of_day_number(build->text, &found, &month))
		return refuse(build, year_meant(build->text, build->diagnostics->arena));
	/* A spreadsheet makes 1 January 2000 of 2000-01, of another year: Jan-00. */
	if (month >= 1 && month <= 3)
		return refuse(build, "is a date, and a spreadsheet may have made it of a year such "
				     "as 2001-02; write the financial year");
	if (month != 0)
		notice(build->diagnostics, build->place, "'%s' is read as %s", build->text,
		       say_year(build->diagnostics->arena, found));
	*year = found;
	return true;
}

/* The date of the document, which stays as its author wrote it. */
static bool set_date(const struct build *build, const char **date)
{
	struct year year;
	int month = 0;

	if (year_of_day_number(build->text, &year, &month))
		return refuse(
		    build,
		    "is a spreadsheet's number of days; write the date, such as 14 March 2008");
	if (!year_parse(build->text, &year, &month) || month == 0)
		return refuse(build, "is not a date such as 14 March 2008 or 2008-03-14");
	*date = build->text;
	return true;
}

static bool set_span(const struct build *build, int *span)
{
	const struct field field = {"value", UNIT_COUNT, FIELD_NOT_NEGATIVE, NULL, NULL};
	struct value value;
	const char *problem;

	if (!cell_read(&value, build->text, &field, build->diagnostics->arena, &problem) ||
	    value.kind != VALUE_COUNT || value.count < 1 || value.count > MOST_APPRAISAL_YEARS)
		return refuse(build, "is not a number of years from 1 to 60");
	*span = (int)value.count;
	return true;
}

static bool set_guidance(const struct build *build, enum guidance *guidance)
{
	const char *problem = NULL;

	*guidance = guidance_find(build->text, build->diagnostics->arena, &problem);
	return problem == NULL || refuse(build, problem);
}

static bool set_rate(const struct build *build, struct fraction *rate)
{
	const struct field field = {"value", UNIT_PERCENT, FIELD_SHARE_OF_ONE, NULL, NULL};
	struct value value;
	const char *problem = "is not a rate such as 3.5%";

	if (!cell_read(&value, build->text, &field, build->diagnostics->arena, &problem) ||
	    value.kind != VALUE_SHARE)
		return refuse(build, problem);
	if (value.share.billionths > SHARE_ONE / 10)
		warning(build->diagnostics, build->place,
			"'%s' is a discount rate of %s a year, and the Green Book's is 3.5%%; is "
			"that meant?",
			build->text,
			say_share(build->diagnostics->arena, fraction_from_share(value.share)));
	*rate = fraction_from_share(value.share);
	build->file->has_discount_rate = true;
	build->file->discount_source = build->source;
	build->file->discount_line = build->place.line;
	return true;
}

static bool set_prices(const struct build *build, struct prices_of_file *prices)
{
	if (strcasecmp(build->text, "real") == 0)
		prices->basis = PRICES_REAL;
	else if (strcasecmp(build->text, "nominal") == 0)
		prices->basis = PRICES_NOMINAL;
	else if (strpbrk(build->text, "0123456789") == NULL)
		return refuse(build, "is not 'real' (prices of the price year), 'nominal' (each "
				     "row in the money of its year) or a year such as 2007-08");
	else if (!set_year(build, &prices->year))
		return false;
	else
		prices->basis = PRICES_OF_YEAR;
	return true;
}

static bool add_name(const struct build *build, struct case_names *names)
{
	struct arena *arena = build->diagnostics->arena;
	const struct case_names *others =
	    names == &build->file->by_prices ? &build->file->by_bands : &build->file->by_prices;

	if (case_names_has(names, build->text, arena))
		return refuse(build, "is listed twice; list it once");
	if (case_names_has(others, build->text, arena))
		return refuse(build, "is listed under counted_by_prices and counted_by_bands, so "
				     "neither would count it; keep one of the two rows");
	ARENA_ADD(arena, names, items, count) =
	    (struct case_name){build->text, build->source, build->place.line};
	return true;
}

static bool set(const struct build *build, const struct key *key)
{
	void *at = (char *)build->file + key->at;

	switch (key->kind) {
	case KEY_REFERENCE:
		build->file->reference_line = build->place.line;
		*(const char **)at = build->text;
		return true;
	case KEY_TEXT:
		*(const char **)at = build->text;
		return true;
	case KEY_DATE:
		return set_date(build, at);
	case KEY_YEAR:
		return set_year(build, at);
	case KEY_NAMES:
		return add_name(build, at);
	case KEY_PRICES:
		return set_prices(build, at);
	case KEY_GUIDANCE:
		return set_guidance(build, at);
	case KEY_SPAN:
		return set_span(build, at);
	default:
		return set_rate(build, at);
	}
}

static const struct key *find_key(const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);

	for (size_t i = 0; i < N_OF(keys); i++)
		if (strcmp(text_fold(arena, keys[i].name), folded) == 0)
			return &keys[i];
	return NULL;
}

static bool refuse_key(const struct build *build, const char *name)
{
	struct arena *arena = build->diagnostics->arena;

	return fault(build->diagnostics, build->place, "%s",
		     text_not_among(arena, name, "a key", "keys",
				    TEXTS_OF(keys, N_OF(keys), name, arena), N_OF(keys)));
}

static long line_of(const long *lines, const char *name)
{
	const struct key *key = FIND_BY(keys, N_OF(keys), name, name);

	return key == NULL ? 0 : lines[key - keys];
}

/* The years must come in their order, as far as they are given. */
static bool check_years(const struct build *build, const long *lines)
{
	const struct case_file *file = build->file;
	struct arena *arena = build->diagnostics->arena;
	bool is_well = true;

	if (file->base_year.start != 0 && file->first_year.start != 0 &&
	    file->first_year.start <= file->base_year.start)
		is_well = fault(build->diagnostics,
				(struct place){file->path, line_of(lines, "first_year"), "value"},
				"first_year %s is not after base_year %s, the last year before any "
				"gain; write %s or later",
				say_year(arena, file->first_year), say_year(arena, file->base_year),
				say_year(arena, (struct year){file->base_year.start + 1}));
	if (file->first_year.start != 0 && file->last_year.start != 0 &&
	    file->last_year.start < file->first_year.start)
		is_well = fault(build->diagnostics,
				(struct place){file->path, line_of(lines, "last_year"), "value"},
				"last_year %s is before first_year %s; write %s or later",
				say_year(arena, file->last_year), say_year(arena, file->first_year),
				say_year(arena, file->first_year));
	return is_well;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct case_name *)a)->name, ((const struct case_name *)b)->name);
}

bool case_file_build(struct case_file *file, const struct reading *reading,
		     struct diagnostics *diagnostics)
{
	struct build build = {file, diagnostics, {.file = reading->source->path}, NULL, NULL};
	long lines[N_OF(keys)] = {0};
	bool is_well = true;

	*file = (struct case_file){.path = reading->source->path};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const char *name = record->values[KEY].text;
		const struct key *key = find_key(name, diagnostics->arena);

		build.place.line = record->line;
		build.place.column = "key";
		build.text = record->values[VALUE].text;
		build.source = value_text_of(&record->values[SOURCE]);
		if (key == NULL) {
			is_well = refuse_key(&build, name);
			continue;
		}
		if (key->kind != KEY_NAMES && lines[key - keys] != 0) {
			is_well = fault(diagnostics, build.place,
					"'%s' is given on line %ld too; keep one", key->name,
					lines[key - keys]);
			continue;
		}
		fate_use(record->fate);
		lines[key - keys] = record->line;
		build.place.column = "value";
		is_well &= set(&build, key);
	}
	/* Their order in the file says nothing. */
	SORT(file->by_prices.items, file->by_prices.count, compare_names);
	SORT(file->by_bands.items, file->by_bands.count, compare_names);
	return is_well && check_years(&build, lines);
}
