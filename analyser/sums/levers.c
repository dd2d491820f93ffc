#include "sums/levers.h"

#include <string.h>

#include "sums/bridge.h"

#define POUNDS_MOST ((int64_t)1000000000000 * MONEY_PER_POUND)
#define COUNT_MOST ((int64_t)1000000000000)

#define LEVER_FACTS(kind, name, workstream, unit, least, most, used_in, ...) \
	{name, workstream, UNIT_##unit, least, most, used_in, __VA_ARGS__},

static const struct lever_kind_facts kinds[] = {LEVER_KINDS(LEVER_FACTS)};

/* What else a case assumes, which is no number that may be another. */
static const struct {
	const char *name, *used_in;
} others[] = {
    {"volume", BRIDGE_PROMISED ": contacts of the base year"},
    {"cost_of_contacts", BRIDGE_PROMISED ": their cost"},
    {"appraisal_years", "present values and payback"},
    {"price_year", "all amounts"},
    {"deflator", "amounts at prices of other years"},
    {"workstream_rate", BRIDGE_REGISTER ": gains worked out from a basis"},
    {"baseline", "NI 179: expectation"},
    {"sr04_gains", "NI 179: carry-over"},
    {"sr04_baseline", "NI 179: carry-over"},
    {"growth_target", "NI 179: expectation"},
    {"scrutiny_likelihood", "NI 179: gains for scrutiny"},
    {"scrutiny_share", "NI 179: gains for scrutiny"},
};

const struct lever_kind_facts *lever_kind_facts(enum lever_kind kind)
{
	return &kinds[kind];
}

static enum lever_kind kind_of(const char *name)
{
	for (int i = 0; i < N_LEVER_KINDS; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return (enum lever_kind)i;
	return LEVER_OTHER_ASSUMPTION;
}

const char *lever_used_in(const char *name)
{
	for (size_t i = 0; i < N_OF(others); i++)
		if (strcmp(others[i].name, name) == 0)
			return others[i].used_in;
	return kinds[kind_of(name)].used_in;
}

static bool is_namesake(const struct lever *a, const struct lever *b)
{
	return a->kind == b->kind && a->year.start == b->year.start &&
	       strcmp(a->scope, b->scope) == 0;
}

const char *lever_id(const struct levers *levers, size_t number, struct arena *arena)
{
	const struct lever *lever = &levers->items[number];
	char year[YEAR_TEXT_SIZE];
	size_t before = 0;
	const char *id = arena_format(arena, "%s, %s%s%s", kinds[lever->kind].name, lever->scope,
				      lever->year.start == 0 ? "" : ", ",
				      lever->year.start == 0 ? "" : year_format(lever->year, year));

	for (size_t i = 0; i < number; i++)
		before += is_namesake(&levers->items[i], lever);
	return before == 0 ? id : arena_format(arena, "%s (%zu)", id, before + 1);
}

struct value lever_kind_value(enum lever_kind kind, int64_t value)
{
	return value_of_units(kinds[kind].unit, value);
}

struct value lever_value(const struct lever *lever)
{
	return lever_kind_value(lever->kind, lever->value);
}

void levers_init(struct levers *levers, struct arena *arena)
{
	*levers = (struct levers){.arena = arena};
}

int levers_add(struct levers *levers, const struct lever *lever)
{
	levers->items = arena_grow(levers->arena, levers->items, levers->count, &levers->capacity,
				   sizeof *levers->items);
	levers->values = arena_grow(levers->arena, levers->values, levers->count,
				    &levers->values_capacity, sizeof *levers->values);
	levers->items[levers->count] = *lever;
	if (lever->low.kind == VALUE_NONE && lever->low.text == NULL)
		levers->items[levers->count].low = value_none("not given");
	if (lever->high.kind == VALUE_NONE && lever->high.text == NULL)
		levers->items[levers->count].high = value_none("not given");
	if (lever->least == 0 && lever->most == 0) {
		levers->items[levers->count].least = kinds[lever->kind].least;
		levers->items[levers->count].most = kinds[lever->kind].most;
	}
	levers->values[levers->count] = lever->value;
	return (int)levers->count++;
}

int levers_of_assumptions(struct levers *levers, const struct assumptions *assumptions)
{
	size_t at = 0;

	while (levers->known[at] != NULL && levers->known[at] != assumptions)
		at++;
	if (levers->known[at] != NULL)
		return levers->firsts[at];
	levers->known[at] = assumptions;
	levers->firsts[at] = (int)levers->count;
	FOR_EACH (const struct assumption, item, assumptions->items, assumptions->n_items) {
		int64_t value = 0;

		(void)value_units(&item->value, &value);
		levers_add(levers, &(struct lever){.kind = kind_of(item->kind->name),
						   .scope = item->scope,
						   .year = item->year,
						   .value = value,
						   .low = item->low,
						   .high = item->high,
						   .source = item->source,
						   .giver = GIVEN_BY_USER,
						   .from = {{assumptions->path, item->line, NULL},
							    .field = "value"}});
	}
	return levers->firsts[at];
}

/* What stands in where an assumption is not given, and what that means. */
static const struct stand_in {
	enum lever_kind kind;
	int64_t value;
	const char *why;
} stand_ins[] = {
    {LEVER_VOLUME_GROWTH, 0, "demand stays at that of the base year"},
    {LEVER_FAILURE_SHARE, 0, "no moved contact comes back: the most the gain could be"},
    {LEVER_CASHABLE_SHARE, SHARE_ONE, "all of a gain is cash: the most it could be"},
    {LEVER_PROCUREMENT_CASHABLE_SHARE, SHARE_ONE, "all of the gain is cash: the most it could be"},
    {LEVER_BENEFIT_CONFIDENCE, SHARE_ONE, "all cash is counted"},
    {LEVER_REGISTER_LIKELIHOOD, SHARE_ONE, "the gain comes"},
    {LEVER_DELIVERED_SHARE, SHARE_ONE, "all of the planned change happens"},
    {LEVER_DELAY_YEARS, 0, "the change happens in the years planned"},
};

static const struct stand_in *stand_in_of(enum lever_kind kind)
{
	for (size_t i = 0; i < N_OF(stand_ins); i++)
		if (stand_ins[i].kind == kind)
			return &stand_ins[i];
	return NULL;
}

struct value lever_default(enum lever_kind kind)
{
	const struct stand_in *own = stand_in_of(kind);

	return own == NULL ? value_none("must be given") : lever_kind_value(kind, own->value);
}

int levers_stand_in(struct levers *levers, enum lever_kind kind)
{
	const struct stand_in *own = stand_in_of(kind);

	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == kind && levers->items[i].giver == GIVEN_BY_DEFAULT)
			return (int)i;
	if (own == NULL)
		return -1;
	return levers_add(levers, &(struct lever){.kind = kind,
						  .scope = "*",
						  .value = own->value,
						  .source = own->why,
						  .giver = GIVEN_BY_DEFAULT});
}
