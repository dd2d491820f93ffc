#include "model/strategies.h"

#include <string.h>

#include "base/order.h"
#include "base/say.h"
#include "base/text.h"
#include "model/ranges.h"
#include "model/shapes.h"

enum {
	STRATEGY,
	ACTION,
	SERVICE,
	CHANNEL,
	TO,
	YEAR,
	VALUE,
	SOURCE,
	PURPOSE,
	LOW,
	HIGH,
	PRICE_BASE,
	STATUS,
	NOTE
};

static const struct field fields[] = {
    [STRATEGY] = {"strategy", UNIT_TEXT, FIELD_REQUIRED | FIELD_PART, NULL, NULL},
    [ACTION] = {"action", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [SERVICE] = {"service", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_ALL, NULL, NULL},
    [CHANNEL] = {"channel", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_ALL, "from", NULL},
    [TO] = {"to", UNIT_TEXT, FIELD_COLUMN, NULL, NULL},
    [YEAR] = {"year", UNIT_YEAR, FIELD_REQUIRED | FIELD_LATER_YEAR, "financialyear", NULL},
    [VALUE] = {"value", UNIT_PERCENT, FIELD_REQUIRED, NULL, NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [PURPOSE] = {"purpose", UNIT_TEXT, FIELD_ALL, NULL, NULL},
    [LOW] = {"low", UNIT_PERCENT, FIELD_OPTIONAL, NULL, NULL},
    [HIGH] = {"high", UNIT_PERCENT, FIELD_OPTIONAL, NULL, NULL},
    [PRICE_BASE] = {"price_base", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [STATUS] = {"status", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [NOTE] = {"derivation", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape strategies_shape = {"strategies", "rules", fields, N_OF(fields), true};

/* What each action may say. */
static const struct {
	const char *name;
	bool has_to, needs_channel;
	int64_t least, most; /* billionths */
	const char *limits;
} actions[] = {
    [ACTION_AVOID] = {"avoid", false, false, 0, SHARE_ONE, "from 0% to 100%"},
    [ACTION_FIRST_CONTACT] = {"first-contact", false, false, 1, SHARE_ONE,
			      "above 0% and at most 100%"},
    [ACTION_SHIFT] = {"shift", true, true, 0, SHARE_ONE, "from 0% to 100%"},
    [ACTION_TAKE_UP] = {"take-up", true, false, 0, SHARE_ONE, "from 0% to 100%"},
    [ACTION_UNIT_COST] = {"unit-cost", false, false, -SHARE_ONE, 10 * (int64_t)SHARE_ONE,
			  "from -100% to 1000%; a unit cost of 5% less is -5%"},
};

const char *action_name(enum action action)
{
	return actions[action].name;
}

static bool read_action(enum action *action, const char *text, struct place place,
			struct diagnostics *diagnostics)
{
	const char *folded = text_fold(diagnostics->arena, text);

	for (size_t i = 0; i < N_OF(actions); i++)
		if (strcmp(folded, text_fold(diagnostics->arena, actions[i].name)) == 0) {
			*action = (enum action)i;
			return true;
		}
	return fault(diagnostics, place, "%s",
		     text_not_among(diagnostics->arena, text, "an action", "actions",
				    TEXTS_OF(actions, N_OF(actions), name, diagnostics->arena),
				    N_OF(actions)));
}

static const char *channel_of(const struct value *value, const struct channels *channels)
{
	const char *name = names_scope_of(value);

	return name == NULL ? NULL : channels_standard(channels, name);
}

static bool check_channels(const struct rule *rule, struct place place,
			   struct diagnostics *diagnostics)
{
	bool is_well = true;

	place.column = "to";
	if (actions[rule->action].has_to && rule->to == NULL)
		is_well = fault(diagnostics, place, "%s needs the channel that contacts move to",
				actions[rule->action].name);
	if (!actions[rule->action].has_to && rule->to != NULL)
		is_well = fault(diagnostics, place, "'%s' has no meaning for %s; leave it empty",
				rule->to, actions[rule->action].name);
	if (rule->to != NULL && rule->channel != NULL && strcmp(rule->to, rule->channel) == 0)
		is_well =
		    fault(diagnostics, place, "'%s' is the channel that contacts leave", rule->to);
	place.column = "channel";
	if (actions[rule->action].needs_channel && rule->channel == NULL)
		is_well = fault(diagnostics, place, "%s needs the one channel that contacts leave",
				actions[rule->action].name);
	return is_well;
}

static bool read_year(struct year *year, const struct value *value, struct year base_year,
		      struct place place, struct diagnostics *diagnostics)
{
	*year = value->kind == VALUE_COUNT ? (struct year){base_year.start + (int)value->count}
					   : value->year;
	if (year->start > base_year.start)
		return true;
	place.column = "year";
	return fault(diagnostics, place,
		     "'%s' is not after the base year %s, in which nothing has changed yet; write "
		     "a later year",
		     say_year(diagnostics->arena, *year), say_year(diagnostics->arena, base_year));
}

static int compare_rules(const void *left, const void *right)
{
	const struct rule *a = left, *b = right;

	return ORDER_BY(ORDER(a->action, b->action), text_compare(a->service, b->service),
			text_compare(a->purpose, b->purpose), text_compare(a->channel, b->channel),
			text_compare(a->to, b->to));
}

static int compare_points(const void *left, const void *right)
{
	const struct rule_point *a = left, *b = right;

	return ORDER(a->year.start, b->year.start);
}

static bool add_point(struct strategy *strategy, const struct rule *like, struct rule_point point,
		      struct place place, struct diagnostics *diagnostics)
{
	struct rule *rule = NULL;

	for (size_t i = 0; i < strategy->n_rules && rule == NULL; i++)
		if (compare_rules(&strategy->rules[i], like) == 0)
			rule = &strategy->rules[i];
	if (rule == NULL) {
		rule = &ARENA_ADD(diagnostics->arena, strategy, rules, n_rules);
		*rule = *like;
	}
	for (size_t i = 0; i < rule->n_points; i++)
		if (rule->points[i].year.start == point.year.start)
			return !diagnostics_refuses(diagnostics, place) &&
			       fault(diagnostics, place,
				     "%s of strategy '%s' has two values for %s (see line %ld); "
				     "keep one",
				     action_name(rule->action), strategy->name,
				     say_year(diagnostics->arena, point.year),
				     rule->points[i].line);
	ARENA_ADD(diagnostics->arena, rule, points, n_points) = point;
	return true;
}

struct strategy *strategies_find(const struct strategies *strategies, const char *name)
{
	return FIND_BY(strategies->items, strategies->n_items, name, name);
}

static struct strategy *find_or_add(struct strategies *strategies, const char *name,
				    const struct strategy *like, struct arena *arena)
{
	struct strategy *strategy = strategies_find(strategies, name);

	if (strategy != NULL)
		return strategy;
	strategy = &ARENA_ADD(arena, strategies, items, n_items);
	*strategy = *like;
	strategy->name = name;
	return strategy;
}

static int compare_strategies(const void *left, const void *right)
{
	return strcmp(((const struct strategy *)left)->name,
		      ((const struct strategy *)right)->name);
}

static bool check_limits(enum action action, const struct record *record, int field,
			 struct place place, struct diagnostics *diagnostics)
{
	const struct value *value = &record->values[field];
	char share[SHARE_TEXT_SIZE];

	place.column = fields[field].id;
	if (value->kind != VALUE_SHARE || (value->share.billionths >= actions[action].least &&
					   value->share.billionths <= actions[action].most))
		return true;
	return fault(diagnostics, place, "'%s' of %s is not %s%s", share_given(value->share, share),
		     actions[action].name, actions[action].limits,
		     value->share.billionths > SHARE_ONE ? "; write a percentage, such as 75%"
							 : "");
}

static bool add_record(struct strategies *strategies, const struct record *record,
		       const struct strategy *like, struct year base_year,
		       const struct channels *channels, struct place place,
		       struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	struct rule rule = {.service = names_scope_of(&values[SERVICE]),
			    .purpose = names_scope_of(&values[PURPOSE]),
			    .channel = channel_of(&values[CHANNEL], channels),
			    .to = channel_of(&values[TO], channels),
			    .note = value_text_of(&values[NOTE])};
	struct rule_point point = {.source = values[SOURCE].text,
				   .line = record->line,
				   .fate = record->fate,
				   .low = values[LOW],
				   .high = values[HIGH]};

	place.column = "action";
	if (!read_action(&rule.action, values[ACTION].text, place, diagnostics))
		return false;
	bool is_well = check_channels(&rule, place, diagnostics);

	is_well &= read_year(&point.year, &values[YEAR], base_year, place, diagnostics);
	static const int columns[] = {VALUE, LOW, HIGH};

	for (size_t i = 0; i < N_OF(columns); i++)
		is_well &= check_limits(rule.action, record, columns[i], place, diagnostics);
	place.column = "value";
	is_well =
	    is_well && range_check(&point.low, &values[VALUE], &point.high, place, diagnostics);
	if (!is_well)
		return false;
	if (rule.action == ACTION_UNIT_COST && values[VALUE].share.billionths > 0 &&
	    !like->is_built_in) {
		char share[SHARE_TEXT_SIZE];

		share_percent(values[VALUE].share, share);
		/* No unit cost falls by more than itself. */
		if (values[VALUE].share.billionths > SHARE_ONE)
			warning(diagnostics, place,
				"'%s' makes a contact cost more than twice what it does; write a "
				"percentage from -100%% to 0%% if it is to cost less",
				share);
		else
			warning(diagnostics, place,
				"'%s' makes a contact cost more; write -%s if it is to cost less",
				share, share);
	}
	point.value = fraction_from_share(values[VALUE].share);
	fate_use(record->fate);
	return add_point(find_or_add(strategies, values[STRATEGY].text, like, diagnostics->arena),
			 &rule, point, place, diagnostics);
}

/* `better web` beside `better-web` is half of each. */
static void say_alike(const struct strategies *strategies, const struct reading *reading,
		      struct diagnostics *diagnostics)
{
	struct names names;

	names_init(&names, diagnostics->arena);
	for (size_t i = 0; i < strategies->n_items; i++)
		names_add(&names, strategies->items[i].name);
	names_say_alike(&names, "strategies", reading, "strategy", diagnostics);
}

bool strategies_build(struct strategies *strategies, const struct reading *reading,
		      struct year base_year, bool is_built_in, const struct channels *channels,
		      struct diagnostics *diagnostics)
{
	const struct strategy like = {.path = reading->source->path, .is_built_in = is_built_in};
	bool is_well = true;

	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		is_well &= add_record(strategies, record, &like, base_year, channels,
				      at_line(like.path, record->line), diagnostics);
	FOR_EACH (struct strategy, strategy, strategies->items, strategies->n_items) {
		FOR_EACH (struct rule, rule, strategy->rules, strategy->n_rules) {
			SORT(rule->points, rule->n_points, compare_points);
			rule->source = rule->points[0].source;
			rule->line = rule->points[0].line;
		}
		SORT(strategy->rules, strategy->n_rules, compare_rules);
	}
	SORT(strategies->items, strategies->n_items, compare_strategies);
	if (!is_built_in)
		say_alike(strategies, reading, diagnostics);
	return is_well;
}

bool rule_value(struct fraction *value, const struct rule *rule, struct fraction start,
		struct year base_year, struct year year)
{
	struct rule_point from = {.year = base_year, .value = start};

	FOR_EACH (const struct rule_point, to, rule->points, rule->n_points) {
		if (year.start <= to->year.start)
			return fraction_between(value, from.value, to->value,
						year.start - from.year.start,
						to->year.start - from.year.start);
		from = *to;
	}
	*value = from.value;
	return true;
}
