#include "analyses/channel/channel_origin.h"

#include "analyses/sayings.h"

static const struct passage_spec said_gain_origin = {"channel.gain-origin", SECTION_CHANNELS,
						     PASSAGE_FINDING, 5, "gain_origin"};
static const struct passage_spec said_cost_origin = {"channel.cost-origin", SECTION_CHANNELS,
						     PASSAGE_FINDING, 5, "cost_origin"};

enum { COST_SET, COST_ORIGIN, COST_CONTACTS, COST_CONTACTS_SHARE, COST_COST, COST_SHARE, N_COST };

static const struct column cost_columns[] = {
    [COST_SET] = {"set", "Set", UNIT_TEXT, ROLE_DIMENSION},
    [COST_ORIGIN] = {"origin", "From", UNIT_TEXT, ROLE_DIMENSION},
    [COST_CONTACTS] = {"contacts", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [COST_CONTACTS_SHARE] = {"contacts_share", "Share of contacts", UNIT_PERCENT, ROLE_MEASURE},
    [COST_COST] = {"cost", "Cost", UNIT_MONEY, ROLE_MEASURE},
    [COST_SHARE] = {"cost_share", "Share of cost", UNIT_PERCENT, ROLE_MEASURE},
};

enum { GAIN_STRATEGY, GAIN_YEAR, GAIN_SET, GAIN_GROSS, GAIN_CASH, GAIN_SHARE, N_GAIN };

static const struct column gain_columns[] = {
    [GAIN_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [GAIN_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [GAIN_SET] = {"set", "Set", UNIT_TEXT, ROLE_DIMENSION},
    [GAIN_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_SHARE] = {"gain_share", "Share of gross gain", UNIT_PERCENT, ROLE_MEASURE},
};

/* What one of the two sets prices. */
struct origin {
	int64_t contacts;
	struct money cost, gross, cash;
};

/* One service of a council, by channel, rounded as the lines of channel_cost are. */
static void add_service(struct origin origins[2], const struct plan *plan, int service,
			int64_t *volumes)
{
	for (size_t c = 0; c < plan->n_channels; c++) {
		struct origin *origin;
		const struct unit_cost *unit;
		struct money cost = {0};

		if (volumes[c] == 0)
			continue;
		unit = plan->costs[(size_t)service * plan->n_channels + c];
		origin = &origins[!unit_costs_is_own(plan->question->unit_costs, unit)];
		/* Lines that make up totals whose range has been checked. */
		(void)money_mul(&cost, unit->cost, volumes[c]);
		origin->contacts += volumes[c];
		origin->cost.hundredths += money_to_penny(cost).hundredths;
		volumes[c] = 0;
	}
}

static void add_costs(struct origin origins[2], const struct plan *plan)
{
	int64_t *volumes = arena_array(plan->arena, plan->n_channels, sizeof *volumes);

	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i], *next = group + 1;

		for (size_t j = 0; j < group->n_rows; j++)
			volumes[group->rows[j].channel] += group->rows[j].volume;
		if (i + 1 == plan->n_groups || next->council != group->council ||
		    next->service != group->service)
			add_service(origins, plan, group->service, volumes);
	}
}

static const char *set_name(const struct plan *plan, int i)
{
	const struct unit_costs *costs = plan->question->unit_costs;

	return i == 0 ? costs->set : costs->fallback_set;
}

static void fill_cost_table(struct table *table, const struct plan *plan,
			    const struct origin origins[2])
{
	const struct unit_costs *costs = plan->question->unit_costs;
	int64_t contacts = origins[0].contacts + origins[1].contacts;
	int64_t cost = origins[0].cost.hundredths + origins[1].cost.hundredths;
	struct value *values;

	for (int i = 0; i < 2; i++) {
		values = table_row(table);
		values[COST_SET] = value_text(set_name(plan, i));
		values[COST_ORIGIN] = value_text(i == 0 ? costs->origin : costs->fallback_origin);
		values[COST_CONTACTS] = value_count(origins[i].contacts);
		values[COST_CONTACTS_SHARE] = value_share_of(origins[i].contacts, contacts);
		values[COST_COST] = value_money(origins[i].cost);
		values[COST_SHARE] = value_share_of(origins[i].cost.hundredths, cost);
	}
	values = table_totals(table);
	values[COST_SET] = value_text("Both");
	values[COST_CONTACTS] = value_count(contacts);
	values[COST_CONTACTS_SHARE] = value_share_of(contacts, contacts);
	values[COST_COST] = value_money((struct money){cost});
	values[COST_SHARE] = value_share_of(cost, cost);
}

/* A share of a whole tells something only where its parts have one sign. */
static struct value share_of_gain(struct money part, struct money other)
{
	if (part.hundredths < 0 || other.hundredths < 0)
		return value_none("a part is below zero");
	return value_share_of(part.hundredths, part.hundredths + other.hundredths);
}

static int64_t size_of(struct money a, struct money b)
{
	return a.hundredths + b.hundredths;
}

void channel_origin_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan)
{
	tables->cost_origin = tables->gain_origin = NULL;
	if (plan->question->unit_costs->n_fallback == 0)
		return;
	tables->cost_origin = results_table(
	    results, "cost_origin", "Whose unit costs price the contacts", cost_columns, N_COST);
	tables->gain_origin = results_table(
	    results, "gain_origin", "Whose unit costs price the gains", gain_columns, N_GAIN);
}

void channel_origin_year(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy, int year,
			 const struct channel_lines *lines)
{
	const struct year calendar = {plan->question->base_year.start + year};
	struct origin origins[2] = {{0}, {0}};

	if (tables->gain_origin == NULL || calendar.start < plan->question->first_year.start)
		return;
	/* Parts of the year's sum, whose range has been checked. */
	for (size_t i = 0; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];
		const struct unit_cost *cost =
		    plan->costs[(size_t)line->service * plan->n_channels + (size_t)line->channel];
		struct origin *origin =
		    &origins[!unit_costs_is_own(plan->question->unit_costs, cost)];

		origin->gross.hundredths += line->gross.hundredths;
		origin->cash.hundredths += line->cash.hundredths;
	}
	for (int i = 0; i < 2; i++) {
		struct value *values = table_row(tables->gain_origin);

		values[GAIN_STRATEGY] = value_text(strategy->strategy->name);
		values[GAIN_YEAR] = value_year(calendar);
		values[GAIN_SET] = value_text(set_name(plan, i));
		values[GAIN_GROSS] = value_money(origins[i].gross);
		values[GAIN_CASH] = value_money(origins[i].cash);
		values[GAIN_SHARE] = share_of_gain(origins[i].gross, origins[1 - i].gross);
	}
}

/* In a case it is no finding of the case's own. */
static void say_as(struct passage *passage, const struct plan *plan)
{
	if (plan->question->is_part)
		passage->spec.kind = PASSAGE_CAVEAT;
}

/* The last year's two rows of a strategy: its own set's, then the other's. */
static void say_gain(struct results *results, const struct plan *plan, const struct value *own,
		     const struct value *other)
{
	struct arena *arena = results->arena;
	const char *share =
	    own[GAIN_SHARE].kind == VALUE_NONE
		? ""
		: arena_format(arena, " (%s)",
			       say_percent(arena, own[GAIN_SHARE].share.billionths, SHARE_ONE));

	say_as(
	    results_say(
		results, &said_gain_origin,
		"Of the gain of '%s' in %s, %s%s is on contacts at the costs of %s, %s on those at "
		"%s.",
		own[GAIN_STRATEGY].text, say_year(arena, plan->question->last_year),
		say_rough(arena, own[GAIN_GROSS].money), share, set_name(plan, 0),
		say_rough(arena, other[GAIN_GROSS].money), set_name(plan, 1)),
	    plan);
}

void channel_origin_say(struct results *results, const struct plan *plan,
			const struct channel_tables *tables)
{
	const struct table *gains = tables->gain_origin;
	struct origin origins[2] = {{0}, {0}};

	if (gains == NULL)
		return;
	add_costs(origins, plan);
	fill_cost_table(tables->cost_origin, plan, origins);
	say_as(results_say(results, &said_cost_origin,
			   "%s of the cost of contacts in %s, %s, is at the unit costs of %s; the "
			   "rest at those "
			   "of %s.",
			   say_percent(results->arena, origins[0].cost.hundredths,
				       size_of(origins[0].cost, origins[1].cost)),
			   say_year(results->arena, plan->question->base_year),
			   say_rough(results->arena, origins[0].cost), set_name(plan, 0),
			   set_name(plan, 1)),
	       plan);
	for (size_t i = 0; i + 1 < gains->n_rows; i += 2)
		if (table_values(gains, i)[GAIN_YEAR].year.start == plan->question->last_year.start)
			say_gain(results, plan, table_values(gains, i), table_values(gains, i + 1));
}
