#include "loading/check_kinds.h"

#include <string.h>

#include "model/accounts.h"
#include "model/activity.h"
#include "model/assumptions.h"
#include "model/buyer_groups.h"
#include "model/case_file.h"
#include "model/colours.h"
#include "model/costs.h"
#include "model/gains.h"
#include "model/correlations.h"
#include "model/notes.h"
#include "model/prices.h"
#include "model/resources.h"
#include "model/risks.h"
#include "model/shapes.h"
#include "model/spend.h"
#include "model/strategies.h"
#include "model/unit_costs.h"

/* What a kind's loader finds wrong with a file that could be read. */
static void check_activity(const struct kind_check *check, const struct reading *reading)
{
	const struct selection all = {0};
	struct activity activity;

	(void)activity_build(&activity, reading, check->channels, &all, check->found);
}

static void check_strategies(const struct kind_check *check, const struct reading *reading)
{
	const struct year no_base_year = {0};
	struct strategies strategies = {0};

	(void)strategies_build(&strategies, reading, no_base_year, false, check->channels,
			       check->found);
}

static void check_categories(const struct kind_check *check, const struct reading *reading)
{
	struct categories categories;

	categories_init(&categories, check->arena);
	(void)categories_add(&categories, reading, check->found);
}

static void check_spend(const struct kind_check *check, const struct reading *reading)
{
	const struct selection all = {0};
	struct categories none;
	struct spend spend;

	categories_init(&none, check->arena);
	(void)spend_build(&spend, reading, &none, &all, check->found);
}

static void check_prices(const struct kind_check *check, const struct reading *reading)
{
	const struct selection all = {0};
	struct prices prices;

	(void)prices_build(&prices, reading, &all, check->found);
}

/* Which councils buy is not known here. */
static void check_buyer_groups(const struct kind_check *check, const struct reading *reading)
{
	struct names councils;
	struct buyer_groups groups;

	names_init(&councils, check->arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		names_add(&councils, record->values[0].text);
	(void)buyer_groups_build(&groups, reading, &councils, check->found);
}

static void check_unit_costs(const struct kind_check *check, const struct reading *reading)
{
	(void)unit_costs_check(reading, check->channels, check->found);
	unit_costs_say_odd(reading, check->reference, check->channels, check->found);
}

static void check_gains(const struct kind_check *check, const struct reading *reading)
{
	const struct selection all = {0};
	struct workstream_rates rates;
	struct gains gains;

	if (workstream_rates_load(&rates, check->reference, check->found))
		(void)gains_build(&gains, reading, &rates, &all, check->found);
}

/* A kind that is built of its rows and no more than this. */
#define CHECK(kind, built, ...)                                                                 \
	static void check_##kind(const struct kind_check *check, const struct reading *reading) \
	{                                                                                       \
		struct built it;                                                                \
                                                                                                \
		(void)kind##_build(&it, reading, __VA_ARGS__);                                  \
	}

CHECK(assumptions, assumptions, check->channels, check->found)
CHECK(resources, resources, check->channels, check->found)
CHECK(case_file, case_file, check->found)
CHECK(costs, costs, check->found)
CHECK(accounts, accounts, check->reference, check->found)
CHECK(correlations, correlations, check->found)
CHECK(notes, notes, check->found)
CHECK(risks, risks, check->found)
CHECK(colours, house_colours, check->found)

/* One a line. */
/* clang-format off */
static const struct kind kinds[] = {
    {&activity_shape, check_activity},
    {&strategies_shape, check_strategies},
    {&unit_costs_shape, check_unit_costs},
    {&assumptions_shape, check_assumptions},
    {&spend_shape, check_spend},
    {&categories_shape, check_categories},
    {&prices_shape, check_prices},
    {&buyer_groups_shape, check_buyer_groups},
    {&case_shape, check_case_file},
    {&costs_shape, check_costs},
    {&gains_shape, check_gains},
    {&accounts_shape, check_accounts},
    {&resources_shape, check_resources},
    {&correlations_shape, check_correlations},
    {&risks_shape, check_risks},
    {&notes_shape, check_notes},
    {&colours_shape, check_colours},
};
/* clang-format on */

const struct kind *check_kinds(size_t *count)
{
	*count = N_OF(kinds);
	return kinds;
}

const struct kind *check_kinds_find(const char *name)
{
	for (size_t i = 0; i < N_OF(kinds); i++)
		if (strcmp(kinds[i].shape->kind, name) == 0)
			return &kinds[i];
	return NULL;
}

const struct kind *check_kinds_fitting(const struct source *source, struct arena *arena)
{
	const struct kind *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < N_OF(kinds); i++) {
		const size_t suits = reading_suits(source, kinds[i].shape, arena);

		if (suits > most) {
			most = suits;
			best = &kinds[i];
		}
	}
	return best;
}
