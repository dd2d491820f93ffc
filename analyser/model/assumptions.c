#include "model/assumptions.h"

#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "model/ranges.h"
#include "model/shapes.h"
#include "reading/cell.h"
#include "reading/doubtful.h"

enum { NAME, SCOPE, VALUE, SOURCE, YEAR, LOW, HIGH };

static const struct field fields[] = {
    [NAME] = {"assumption", UNIT_TEXT, FIELD_REQUIRED, "name", NULL},
    [SCOPE] = {"scope", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_ALL, NULL, NULL},
    [VALUE] = {"value", UNIT_TEXT, FIELD_REQUIRED | FIELD_RAW, NULL, NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [YEAR] = {"year", UNIT_YEAR, FIELD_OPTIONAL, "financialyear", NULL},
    [LOW] = {"low", UNIT_TEXT, FIELD_RAW, NULL, NULL},
    [HIGH] = {"high", UNIT_TEXT, FIELD_RAW, NULL, NULL},
};

const struct shape assumptions_shape = {"assumptions", "assumptions", fields, N_OF(fields), true};

static const struct assumption_kind kinds[] = {
    {"volume_growth", UNIT_PERCENT, 0, ASSUMPTION_OF_CHANNEL},
    {"avoidable_share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_CHANNEL},
    {"first_contact_share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_CHANNEL},
    {"failure_share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_CHANNEL},
    {"cashable_share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_CHANNEL},
    {"contacts_per_post", UNIT_COUNT, FIELD_NOT_NEGATIVE, ASSUMPTION_OF_CHANNEL},
    {"post_cost", UNIT_MONEY, FIELD_NOT_NEGATIVE, ASSUMPTION_OF_CHANNEL},
    {"phase", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_PROCUREMENT},
    {"procurement_cashable_share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_CASE},
    {"benefit_confidence", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_CASE},
    {"optimism_bias", UNIT_PERCENT, FIELD_NOT_NEGATIVE, ASSUMPTION_OF_CASE},
    {"baseline", UNIT_MONEY, FIELD_NOT_NEGATIVE, ASSUMPTION_OF_INDICATOR},
    {"sr04_gains", UNIT_MONEY, FIELD_NOT_NEGATIVE, ASSUMPTION_OF_INDICATOR},
    {"sr04_baseline", UNIT_MONEY, FIELD_NOT_NEGATIVE, ASSUMPTION_OF_INDICATOR},
    {"scrutiny_likelihood", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_INDICATOR},
    {"scrutiny_share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, ASSUMPTION_OF_INDICATOR},
};

const char *assumption_scope(struct arena *arena, const char *service, const char *channel)
{
	return arena_format(arena, "%s / %s", service, channel);
}

static const struct assumption_kind *find_kind(const char *name)
{
	return FIND_BY(kinds, N_OF(kinds), name, name);
}

static bool refuse_name(const char *name, struct place place, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	return fault(diagnostics, place, "%s",
		     text_not_among(arena, name, "an assumption", "assumptions",
				    TEXTS_OF(kinds, N_OF(kinds), name, arena), N_OF(kinds)));
}

/* A value cell by the unit of the assumption it stands for. */
static bool read_value(struct value *value, const struct value *raw,
		       const struct assumption_kind *kind, struct place place,
		       struct diagnostics *diagnostics)
{
	const struct field field = {kind->name, kind->unit, kind->flags, NULL, NULL};
	const char *problem;

	*value = value_none("not given");
	if (raw->kind != VALUE_TEXT)
		return true;
	if (!cell_read(value, raw->text, &field, diagnostics->arena, &problem))
		return fault(diagnostics, place, "%s %s%s",
			     cell_quoted(diagnostics->arena, raw->text), problem,
			     strcmp(problem, "is below zero") == 0
				 ? "; write it without its sign, or take the row out"
				 : "");
	/* Growth of less would leave fewer contacts than none. */
	if (value->kind == VALUE_SHARE && value->share.billionths < -SHARE_ONE)
		return fault(diagnostics, place, "%s is below -100%%",
			     cell_quoted(diagnostics->arena, raw->text));
	return true;
}

/* An assumption of the case whose scope is no part of it would change nothing without a word. */
static bool check_scope(const struct assumption_kind *kind, const char *scope, struct place place,
			struct diagnostics *diagnostics)
{
	static const char *const parts[] = {"channel", "procurement", "prices", "register"};

	place.column = "scope";
	if (strcmp(scope, "*") == 0)
		return true;
	if (strcmp(kind->name, "procurement_cashable_share") == 0)
		return fault(diagnostics, place,
			     "%s is one for all spend; write * as its scope, which means all",
			     kind->name);
	if (strcmp(kind->name, "benefit_confidence") != 0)
		return true;
	if (text_is_among(scope, parts, N_OF(parts)))
		return true;
	return fault(diagnostics, place, "%s",
		     text_not_among(diagnostics->arena, scope, "a part of the case",
				    "parts that a confidence is for", parts, N_OF(parts)));
}

/* More than the Green Book has for any type of project. */
static void say_large_bias(const struct assumption *item, const struct value *raw,
			   struct place place, struct diagnostics *diagnostics)
{
	if (strcmp(item->kind->name, "optimism_bias") == 0 && item->value.kind == VALUE_SHARE &&
	    item->value.share.billionths > 2 * (int64_t)SHARE_ONE)
		warning(diagnostics, place,
			"'%s' is more than the Green Book's highest optimism bias, 200%%; is that "
			"meant?",
			raw->text);
}

static bool build_one(struct assumption *item, const struct record *record, const char *path,
		      const struct channels *channels, struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	struct place place = {path, record->line, "assumption"};
	const struct assumption_kind *kind = find_kind(values[NAME].text);

	if (kind == NULL)
		return refuse_name(values[NAME].text, place, diagnostics);
	if (!check_scope(kind, values[SCOPE].text, place, diagnostics))
		return false;
	*item = (struct assumption){.kind = kind,
				    .source = values[SOURCE].text,
				    .line = record->line,
				    .fate = record->fate};
	item->scope = strcmp(values[SCOPE].text, "*") == 0
			  ? "*"
			  : channels_standard(channels, values[SCOPE].text);
	item->channel = channels_standard(channels, values[SCOPE].text);
	/* A scope that is no channel is a service, whose name stays as it is. */
	if (names_find(&channels->folded, text_fold(diagnostics->arena, values[SCOPE].text)) < 0)
		item->scope = values[SCOPE].text;
	if (values[YEAR].kind == VALUE_YEAR)
		item->year = values[YEAR].year;
	place.column = "value";
	bool is_well = read_value(&item->value, &values[VALUE], kind, place, diagnostics);

	place.column = "low";
	is_well &= read_value(&item->low, &values[LOW], kind, place, diagnostics);
	place.column = "high";
	is_well &= read_value(&item->high, &values[HIGH], kind, place, diagnostics);
	place.column = "value";
	is_well = is_well && range_check(&item->low, &item->value, &item->high, place, diagnostics);
	if (is_well && strcmp(kind->name, "volume_growth") == 0 &&
	    item->value.share.billionths > SHARE_ONE)
		is_well = fault(diagnostics, place,
				"'%s' is growth of more than 100%% a year; write 2%% or 0.02",
				values[VALUE].text);
	else if (is_well && strcmp(kind->name, "volume_growth") == 0 &&
		 item->value.share.billionths > SHARE_ONE / 4)
		warning(diagnostics, place,
			"'%s' is growth of more than 25%% a year; is that meant?",
			values[VALUE].text);
	say_large_bias(item, &values[VALUE], place, diagnostics);
	/* What is divided by it would be without end. */
	if (is_well && kind->unit == UNIT_COUNT &&
	    (item->value.count == 0 || (item->low.kind == VALUE_COUNT && item->low.count == 0))) {
		place.column = item->value.count == 0 ? "value" : "low";
		is_well = fault(diagnostics, place, "'0' must be at least 1");
	}
	if (is_well && item->year.start != 0 && kind->unit != UNIT_PERCENT) {
		place.column = "year";
		is_well = fault(diagnostics, place,
				"%s does not vary by year; leave the year empty", kind->name);
	}
	return is_well;
}

/* Values that may be meant otherwise, as those beside them show: of one unit at a time. */
static bool refuse_doubtful(const struct reading *reading, struct diagnostics *diagnostics)
{
	static const int columns[] = {VALUE, LOW, HIGH};
	struct doubtfuls shares, numbers[2];

	doubtfuls_init(&shares, diagnostics->arena);
	for (size_t i = 0; i < 2; i++)
		doubtfuls_init(&numbers[i], diagnostics->arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct assumption_kind *kind = find_kind(record->values[NAME].text);

		for (size_t j = 0; j < 3 && kind != NULL; j++) {
			const struct value *value = &record->values[columns[j]];
			const struct place place = {reading->source->path, record->line,
						    fields[columns[j]].id};

			if (value->kind != VALUE_TEXT)
				continue;
			if (kind->unit == UNIT_PERCENT)
				doubtfuls_see_share(&shares, value->text, false, place);
			else
				doubtfuls_see_number(&numbers[kind->unit == UNIT_COUNT],
						     value->text, false, place);
		}
	}
	bool is_well = doubtfuls_refuse_shares(&shares, diagnostics);
	for (size_t i = 0; i < 2; i++)
		is_well &= doubtfuls_refuse_numbers(&numbers[i], diagnostics);
	return is_well;
}

static int compare_items(const void *left, const void *right)
{
	const struct assumption *a = left, *b = right;

	return ORDER_BY(ORDER(a->kind, b->kind), strcmp(a->scope, b->scope),
			ORDER(a->year.start, b->year.start));
}

bool assumptions_build(struct assumptions *assumptions, const struct reading *reading,
		       const struct channels *channels, struct diagnostics *diagnostics)
{
	bool is_well = refuse_doubtful(reading, diagnostics);

	*assumptions = (struct assumptions){.path = reading->source->path};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		struct assumption item;

		if (!build_one(&item, record, assumptions->path, channels, diagnostics)) {
			is_well = false;
			continue;
		}
		fate_use(record->fate);
		ARENA_ADD(diagnostics->arena, assumptions, items, n_items) = item;
	}
	SORT(assumptions->items, assumptions->n_items, compare_items);
	for (size_t i = 1; i < assumptions->n_items; i++) {
		const struct assumption *one = &assumptions->items[i - 1];
		const struct assumption *other = &assumptions->items[i];
		bool is_same_scope =
		    one->kind == other->kind && strcmp(one->scope, other->scope) == 0;

		if (is_same_scope && (one->year.start == other->year.start || one->year.start == 0))
			is_well = fault(
			    diagnostics,
			    (struct place){assumptions->path,
					   one->line > other->line ? one->line : other->line,
					   "assumption"},
			    "%s of '%s' is given twice%s; keep one", other->kind->name,
			    other->scope,
			    one->year.start != other->year.start ? ", for all years and for one"
								 : "");
	}
	return is_well;
}

/* A channel that no list knows is in lower case everywhere but in the scope as written. */
static bool is_scope(const struct assumption *item, const char *scope)
{
	return strcmp(item->scope, scope) == 0 || strcmp(item->channel, scope) == 0;
}

const struct assumption *assumptions_find(const struct assumptions *assumptions, const char *name,
					  const char *scope, size_t *count)
{
	size_t first = 0;

	while (first < assumptions->n_items &&
	       (strcmp(assumptions->items[first].kind->name, name) != 0 ||
		!is_scope(&assumptions->items[first], scope)))
		first++;
	*count = 0;
	while (first + *count < assumptions->n_items &&
	       strcmp(assumptions->items[first + *count].kind->name, name) == 0 &&
	       is_scope(&assumptions->items[first + *count], scope))
		++*count;
	return *count == 0 ? NULL : &assumptions->items[first];
}

static bool share_in_year(struct fraction *value, const struct assumption *items, size_t count,
			  struct year year)
{
	size_t after = 0;

	while (after < count && items[after].year.start <= year.start)
		after++;
	const struct assumption *to = &items[after < count ? after : count - 1];
	const struct assumption *from = &items[after == 0 ? 0 : after - 1];
	int steps = to->year.start - from->year.start;

	if (steps <= 0) {
		*value = fraction_from_share(after == 0 ? to->value.share : from->value.share);
		return true;
	}
	return fraction_between(value, fraction_from_share(from->value.share),
				fraction_from_share(to->value.share), year.start - from->year.start,
				steps);
}

bool assumptions_share(struct fraction *value, const struct assumptions *assumptions,
		       const char *name, const char *const *scopes, size_t n_scopes,
		       struct year year)
{
	size_t count;

	for (size_t i = 0; i <= n_scopes; i++) {
		const struct assumption *items =
		    assumptions_find(assumptions, name, i < n_scopes ? scopes[i] : "*", &count);

		if (items != NULL)
			return share_in_year(value, items, count, year);
	}
	return false;
}

bool assumptions_has(const struct assumptions *assumptions, const char *name)
{
	for (size_t i = 0; i < assumptions->n_items; i++)
		if (strcmp(assumptions->items[i].kind->name, name) == 0)
			return true;
	return false;
}
