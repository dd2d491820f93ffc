#include "model/gains.h"

#include <string.h>

#include "base/months.h"
#include "base/say.h"
#include "base/text.h"
#include "base/words.h"
#include "model/ranges.h"
#include "model/shapes.h"

enum {
	COUNCIL,
	INITIATIVE,
	WORKSTREAM,
	YEAR,
	GROSS,
	SOURCE,
	RUNNING_COST,
	INVESTMENT,
	CASH_RELEASING,
	FIRST_IMPACT,
	LAPSES,
	LIKELIHOOD,
	QUALITY_CHECK,
	STATUS,
	BASIS,
	DISTINCT,
	SECTOR,
	LOW,
	HIGH,
	RUNNING_COST_LOW,
	RUNNING_COST_HIGH,
	INVESTMENT_LOW,
	INVESTMENT_HIGH
};

static const struct field fields[] = {
    [COUNCIL] = {"council", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_CONSTANT,
		 "councilname|authority|localauthority|authorityname|organisation", NULL},
    [INITIATIVE] = {"initiative", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME,
		    "project|saving|scheme|name", NULL},
    [WORKSTREAM] = {"workstream", UNIT_TEXT, FIELD_REQUIRED | FIELD_PART, "theme", NULL},
    [YEAR] = {"year", UNIT_YEAR, FIELD_REQUIRED, "financialyear|firstfelt", NULL},
    [GROSS] = {"gross", UNIT_MONEY, FIELD_COLUMN | FIELD_AMOUNT | FIELD_NOT_NEGATIVE,
	       "grossgain|annualgain|gain", NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, "evidence", NULL},
    [RUNNING_COST] = {"running_cost", UNIT_MONEY, FIELD_NOT_NEGATIVE, "runningcosts|annualcost",
		      NULL},
    [INVESTMENT] = {"investment", UNIT_MONEY, FIELD_NOT_NEGATIVE, "oneoffcost|investmentcost",
		    NULL},
    [CASH_RELEASING] = {"cash_releasing", UNIT_TEXT, FIELD_OPTIONAL, "cashable|cash", NULL},
    [FIRST_IMPACT] = {"first_impact", UNIT_YEAR, FIELD_OPTIONAL, "firstimpactdate|startdate", NULL},
    [LAPSES] = {"lapses", UNIT_YEAR, FIELD_OPTIONAL, "lapse|enddate", NULL},
    [LIKELIHOOD] = {"likelihood", UNIT_PERCENT, FIELD_SHARE_OF_ONE, "probability|confidence", NULL},
    [QUALITY_CHECK] = {"quality_check", UNIT_TEXT, FIELD_OPTIONAL, "quality|qualitycrosscheck",
		       NULL},
    [STATUS] = {"status", UNIT_TEXT, FIELD_PART, NULL, NULL},
    [BASIS] = {"basis", UNIT_MONEY, FIELD_NOT_NEGATIVE, "receipt|baselinespend", NULL},
    [DISTINCT] = {"distinct", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [SECTOR] = {"sector", UNIT_TEXT, FIELD_OPTIONAL, "servicesector|service", NULL},
    [LOW] = {"low", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [HIGH] = {"high", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [RUNNING_COST_LOW] = {"running_cost_low", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [RUNNING_COST_HIGH] = {"running_cost_high", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [INVESTMENT_LOW] = {"investment_low", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [INVESTMENT_HIGH] = {"investment_high", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
};

const struct shape gains_shape = {"gains", "pounds", fields, N_OF(fields), false};

static const struct word quality_words[] = {
    {"passed", QUALITY_PASSED},   {"pass", QUALITY_PASSED},      {"met", QUALITY_PASSED},
    {"failed", QUALITY_FAILED},   {"fail", QUALITY_FAILED},      {"notmet", QUALITY_FAILED},
    {"pending", QUALITY_PENDING}, {"notdone", QUALITY_NOT_DONE}, {NULL, 0}};
static const struct word status_words[] = {{"forecast", GAIN_FORECAST},
					   {"planned", GAIN_FORECAST},
					   {"october", GAIN_FORECAST},
					   {"actual", GAIN_ACTUAL},
					   {"outturn", GAIN_ACTUAL},
					   {"july", GAIN_ACTUAL},
					   {NULL, 0}};

/* A gain being built, with what is needed to tell of its faults. */
struct builder {
	const char *path;
	const struct record *record;
	struct diagnostics *diagnostics;
	bool is_well;
};

static void refuse(struct builder *builder, int field, const char *what)
{
	builder->is_well = fault(
	    builder->diagnostics,
	    (struct place){builder->path, builder->record->line, fields[field].id}, "%s", what);
}

/* The meaning of a cell, or `missing` where there is none. */
static int read_word(struct builder *builder, int field, const struct word *words, int missing,
		     const char *known)
{
	const struct value *value = &builder->record->values[field];
	struct arena *arena = builder->diagnostics->arena;

	if (value->kind != VALUE_TEXT)
		return missing;
	if (words_find(&missing, words, value->text, arena))
		return missing;
	refuse(builder, field,
	       arena_format(arena, "'%s' is not known here; write %s",
			    text_cut(arena, value->text, 60), known));
	return missing;
}

static void read_workstream(struct builder *builder, struct gain *gain)
{
	const char *text = builder->record->values[WORKSTREAM].text;
	struct arena *arena = builder->diagnostics->arena;
	const char *names[N_WORKSTREAMS];

	if (workstream_parse(arena, text, &gain->workstream))
		return;
	for (int i = 0; i < N_WORKSTREAMS; i++)
		names[i] = workstream_name((enum workstream)i);
	refuse(builder, WORKSTREAM,
	       text_not_among(arena, text, "a workstream", "workstreams", names, N_WORKSTREAMS));
}

static struct money money_or_zero(const struct value *value)
{
	return value->kind == VALUE_MONEY ? value->money : (struct money){0};
}

/* Given, or reckoned from the basis; never both, and never neither. */
static void read_gross(struct builder *builder, struct gain *gain,
		       const struct workstream_rates *rates)
{
	const struct value *values = builder->record->values;
	bool has_gross = values[GROSS].kind == VALUE_MONEY;
	bool has_basis = values[BASIS].kind == VALUE_MONEY;
	const char *problem;

	gain->gross = money_or_zero(&values[GROSS]);
	gain->basis = money_or_zero(&values[BASIS]);
	gain->is_reckoned = has_basis;
	if (has_gross && has_basis) {
		refuse(builder, BASIS, "gives a basis beside a gross gain; give one of them");
	} else if (!has_gross && !has_basis) {
		refuse(builder, GROSS,
		       "has no gross gain and no basis to work it out from; give one of them");
	} else if (has_basis && builder->is_well) {
		problem = workstream_reckon(&gain->gross, &gain->reckoned_share, rates,
					    gain->workstream, gain->basis, gain->year);
		if (problem != NULL)
			refuse(builder, BASIS,
			       arena_format(builder->diagnostics->arena, "%s %s",
					    workstream_name(gain->workstream), problem));
	}
}

/* Between what an amount may be; the gross gain is given or reckoned. */
static void read_range(struct builder *builder, struct gain_range *range, int low, int high,
		       struct money amount, const char *column)
{
	const struct value central = value_money(amount);

	range->low = builder->record->values[low];
	range->high = builder->record->values[high];
	builder->is_well = builder->is_well &&
			   range_check(&range->low, &central, &range->high,
				       (struct place){builder->path, builder->record->line, column},
				       builder->diagnostics);
}

static void read_years(struct builder *builder, struct gain *gain)
{
	const struct value *values = builder->record->values;
	struct arena *arena = builder->diagnostics->arena;
	const char *lapses;

	gain->year = values[YEAR].year;
	gain->first_impact = gain->year;
	gain->months = 12;
	if (values[FIRST_IMPACT].kind == VALUE_YEAR) {
		const int month = values[FIRST_IMPACT].month;

		gain->first_impact = values[FIRST_IMPACT].year;

		gain->has_no_month = month == 0 && gain->first_impact.start == gain->year.start;

		/* The month itself counts; April, the first of a financial year, leaves all 12. */
		if (month != 0 && gain->first_impact.start == gain->year.start)
			gain->months = 12 - months_place(month);
	}
	if (values[LAPSES].kind == VALUE_YEAR)
		gain->lapses = values[LAPSES].year;
	lapses = say_year(arena, gain->lapses);
	/* The last day of a gain is a date too; only one that begins a year tells. */
	if (values[LAPSES].month != 0 && values[LAPSES].month != 4) {
		refuse(
		    builder, LAPSES,
		    arena_format(arena,
				 "is the first year without the gain, and a date within %s may be "
				 "its last day; write %s, or %s if it goes on to the end of %s",
				 lapses, lapses,
				 say_year(arena, (struct year){gain->lapses.start + 1}), lapses));
	}
	if (gain->lapses.start != 0 && gain->lapses.start <= gain->year.start)
		refuse(builder, LAPSES,
		       arena_format(arena,
				    "the gain lapses in %s, but is first felt in %s; give the "
				    "first year without it",
				    lapses, say_year(arena, gain->year)));
	if (gain->first_impact.start > gain->year.start)
		refuse(builder, FIRST_IMPACT,
		       arena_format(arena,
				    "the first impact is in %s, after %s in which the gain is "
				    "counted; change one of the two",
				    say_year(arena, gain->first_impact),
				    say_year(arena, gain->year)));
}

static bool build_one(struct gain *gain, struct builder *builder,
		      const struct workstream_rates *rates)
{
	const struct value *values = builder->record->values;

	const char *folded = text_fold(builder->diagnostics->arena, values[INITIATIVE].text);

	*gain = (struct gain){.initiative = values[INITIATIVE].text,
			      .key = *folded != '\0' ? folded : values[INITIATIVE].text,
			      .source = values[SOURCE].text,
			      .distinct = value_text_of(&values[DISTINCT]),
			      .running_cost = money_or_zero(&values[RUNNING_COST]),
			      .investment = money_or_zero(&values[INVESTMENT]),
			      .likelihood = fraction_one,
			      .path = builder->path,
			      .line = builder->record->line,
			      .fate = builder->record->fate};
	read_workstream(builder, gain);
	read_years(builder, gain);
	gain->cash = (enum gain_cash)read_word(builder, CASH_RELEASING, yes_no_words, CASH_NOT_SAID,
					       "yes or no");
	gain->quality = (enum gain_quality)read_word(builder, QUALITY_CHECK, quality_words,
						     QUALITY_NOT_DONE, "passed, failed or pending");
	gain->status = (enum gain_status)read_word(builder, STATUS, status_words, GAIN_FORECAST,
						   "forecast or actual");
	read_gross(builder, gain, rates);
	read_range(builder, &gain->gross_range, LOW, HIGH, gain->gross, "gross");
	read_range(builder, &gain->running_cost_range, RUNNING_COST_LOW, RUNNING_COST_HIGH,
		   gain->running_cost, "running_cost");
	read_range(builder, &gain->investment_range, INVESTMENT_LOW, INVESTMENT_HIGH,
		   gain->investment, "investment");
	gain->has_likelihood = values[LIKELIHOOD].kind == VALUE_SHARE;
	/* What has come out is no longer likely or unlikely. */
	if (gain->has_likelihood && gain->status == GAIN_FORECAST)
		gain->likelihood = fraction_from_share(values[LIKELIHOOD].share);
	return builder->is_well;
}

/*
 * A sector is one however it is written, and is called by the first in order of its spellings, so
 * that the order of rows changes nothing.
 */
static void read_sector(struct gains *gains, struct gain *gain, const struct value *value,
			size_t *capacity, struct arena *arena)
{
	gain->sector = SECTOR_NOT_GIVEN;
	if (value->kind != VALUE_TEXT)
		return;
	size_t number = (size_t)names_add(&gains->sectors, text_fold(arena, value->text));
	gain->sector = (int)number + 1;
	if (number >= *capacity || gains->sector_names[number] == NULL) {
		gains->sector_names = arena_grow(arena, gains->sector_names, number, capacity,
						 sizeof *gains->sector_names);
		gains->sector_names[number] = value->text;
	}
	if (strcmp(value->text, gains->sector_names[number]) < 0)
		gains->sector_names[number] = value->text;
}

/* Sectors in order, and gains by their new numbers. */
static void sort_sectors(struct gains *gains, struct arena *arena)
{
	const size_t count = gains->sectors.count;
	const char **before = gains->sector_names;
	int *numbers = names_sort(&gains->sectors, NULL, NULL);

	gains->sector_names = arena_array(arena, count, sizeof *gains->sector_names);
	for (size_t i = 0; i < count; i++)
		gains->sector_names[numbers[i]] = before[i];
	for (size_t i = 0; i < gains->n_items; i++)
		if (gains->items[i].sector != SECTOR_NOT_GIVEN)
			gains->items[i].sector = numbers[gains->items[i].sector - 1] + 1;
}

bool gains_build(struct gains *gains, const struct reading *reading,
		 const struct workstream_rates *rates, const struct selection *selection,
		 struct diagnostics *diagnostics)
{
	const struct place place = {.file = reading->source->path};
	struct names seen;
	size_t n_names = 0;
	bool is_well = true;

	*gains = (struct gains){.path = reading->source->path};
	names_init(&seen, diagnostics->arena);
	names_init(&gains->councils, diagnostics->arena);
	names_init(&gains->sectors, diagnostics->arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		struct builder builder = {record->path, record, diagnostics, true};
		const char *council = record->values[COUNCIL].text;
		struct gain gain;

		names_add(&seen, council);
		if (!selection_has_council(selection, council)) {
			gains->n_filtered++;
			fate_leave_out(record->fate, left_out_reason(LEFT_COUNCIL));
			continue;
		}
		is_well &= build_one(&gain, &builder, rates);
		gain.council = names_add(&gains->councils, council);
		read_sector(gains, &gain, &record->values[SECTOR], &n_names, diagnostics->arena);
		fate_use(gain.fate);
		if (gain.year.start > gains->last_year.start)
			gains->last_year = gain.year;
		ARENA_ADD(diagnostics->arena, gains, items, n_items) = gain;
	}
	is_well &= selection_check_councils(selection, &seen, place, diagnostics);

	int *councils = names_sort(&gains->councils, NULL, NULL);

	sort_sectors(gains, diagnostics->arena);

	gains->outturns =
	    arena_array(diagnostics->arena, gains->councils.count, sizeof *gains->outturns);
	FOR_EACH (struct gain, gain, gains->items, gains->n_items) {
		struct year *outturn = &gains->outturns[gain->council = councils[gain->council]];

		if (gain->status == GAIN_ACTUAL && gain->year.start > outturn->start)
			*outturn = gain->year;
	}
	/* Rows with faults of their own would only be told of again. */
	return is_well && gains_count_once(gains, diagnostics);
}

static int64_t most_of(const struct gain *gain)
{
	int64_t most = gain->gross.hundredths;

	if (gain->running_cost.hundredths > most)
		most = gain->running_cost.hundredths;
	return gain->investment.hundredths > most ? gain->investment.hundredths : most;
}

const struct gain *gains_largest(const struct gains *gains)
{
	const struct gain *largest = gains->items;

	for (size_t i = 1; i < gains->n_items; i++)
		if (most_of(&gains->items[i]) > most_of(largest))
			largest = &gains->items[i];
	return largest;
}

enum gain_status gains_status(const struct gains *gains, int council, struct year year)
{
	return year.start <= gains->outturns[council].start ? GAIN_ACTUAL : GAIN_FORECAST;
}

bool gains_stands(const struct gains *gains, const struct gain *gain, enum gain_status status,
		  struct year year)
{
	if (status == GAIN_ACTUAL)
		return gain->status == GAIN_ACTUAL;
	if (gain->year.start == year.start)
		return gain->status == GAIN_FORECAST;
	return gain->status == gains_status(gains, gain->council, gain->year);
}

const char *gains_say(struct arena *arena, const struct gain *gain)
{
	return arena_format(arena, "'%s' (%s, %s)", text_cut(arena, gain->initiative, 60),
			    workstream_name(gain->workstream), say_year(arena, gain->year));
}
