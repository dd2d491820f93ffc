#include "analyses/channel/channel_tables.h"

#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_gain_origin, "channel.gain-origin", CHANNELS, FINDING, 5, "gain_origin");
PASSAGE(said_cost_origin, "channel.cost-origin", CHANNELS, FINDING, 5, "cost_origin");

TABLE(cost_origin, (set, "Set", TEXT), (origin, "From", TEXT), (contacts, "Contacts", COUNT),
      (contacts_share, "Share of contacts", PERCENT), (cost, "Cost", MONEY),
      (cost_share, "Share of cost", PERCENT));

TABLE(gain_origin, (strategy, "Strategy", TEXT), (year, "Year", YEAR), (set, "Set", TEXT),
      (gross_gain, "Gross gain", MONEY), (cash_releasing_gain, "Cash-releasing gain", MONEY),
      (gain_share, "Share of gross gain", PERCENT));

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
		struct money cost = {0};

		if (volumes[c] == 0)
			continue;
		const struct unit_cost *unit = plan->costs[(size_t)service * plan->n_channels + c];
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

	for (int i = 0; i < 2; i++) {
		TABLE_ADD(table, cost_origin, .set = value_text(set_name(plan, i)),
			  .origin =
			      value_text(say_file(i == 0 ? costs->origin : costs->fallback_origin)),
			  .contacts = value_count(origins[i].contacts),
			  .contacts_share = value_share_of(origins[i].contacts, contacts),
			  .cost = value_money(origins[i].cost),
			  .cost_share = value_share_of(origins[i].cost.hundredths, cost));
	}
	TABLE_TOTALS(
	    table, cost_origin, .set = value_text("Both"), .contacts = value_count(contacts),
	    .contacts_share = value_share_of(contacts, contacts),
	    .cost = value_money((struct money){cost}), .cost_share = value_share_of(cost, cost));
}

/* A share of a whole tells something only where its parts have one sign. */
static struct value share_of_gain(struct money part, struct money other)
{
	if (part.hundredths < 0 || other.hundredths < 0)
		return value_none("a part is below zero");
	return value_share_of(part.hundredths, part.hundredths + other.hundredths);
}

void channel_origin_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan)
{
	tables->cost_origin = tables->gain_origin = NULL;
	if (plan->question->unit_costs->n_fallback == 0)
		return;
	tables->cost_origin = TABLE_NEW(results_in(results, SECTION_UNIT_COSTS), cost_origin,
					"Which unit costs price the contacts");
	tables->gain_origin = TABLE_NEW(results, gain_origin, "Which unit costs price the gains");
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
	FOR_EACH (const struct channel_line, line, lines->items, lines->count) {
		const struct unit_cost *cost =
		    plan->costs[(size_t)line->service * plan->n_channels + (size_t)line->channel];
		struct origin *origin =
		    &origins[!unit_costs_is_own(plan->question->unit_costs, cost)];

		origin->gross.hundredths += line->gross.hundredths;
		origin->cash.hundredths += line->cash.hundredths;
	}
	for (int i = 0; i < 2; i++) {
		TABLE_ADD(tables->gain_origin, gain_origin,
			  .strategy = value_text(strategy->strategy->name),
			  .year = value_year(calendar), .set = value_text(set_name(plan, i)),
			  .gross_gain = value_money(origins[i].gross),
			  .cash_releasing_gain = value_money(origins[i].cash),
			  .gain_share = share_of_gain(origins[i].gross, origins[1 - i].gross));
	}
}

/* In a case it is no finding of the case's own. */
static void say_as(struct passage *passage, const struct plan *plan)
{
	if (plan->question->is_part)
		passage->spec.kind = PASSAGE_CAVEAT;
}

/* The last year's two rows of a strategy: its own set's, then the other's. */
static void say_gain(struct results *results, const struct plan *plan,
		     const struct gain_origin_row *own, const struct gain_origin_row *other)
{
	struct arena *arena = results->arena;
	const char *share =
	    own->gain_share.kind == VALUE_NONE
		? ""
		: arena_format(arena, " (%s)",
			       say_percent(arena, own->gain_share.share.billionths, SHARE_ONE));

	say_as(results_say(results, &said_gain_origin,
			   "Of the gain of '%s' in %s, %s%s is from contacts priced by %s, and %s "
			   "from those priced by %s.",
			   own->strategy.text, say_year(arena, plan->question->last_year),
			   say_rough(arena, own->gross_gain.money), share, set_name(plan, 0),
			   say_rough(arena, other->gross_gain.money), set_name(plan, 1)),
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
			   "%s of the cost of contacts in %s, %s, uses the unit costs of %s; %s "
			   "those of %s.",
			   say_percent(results->arena, origins[0].cost.hundredths,
				       origins[0].cost.hundredths + origins[1].cost.hundredths),
			   say_year(results->arena, plan->question->base_year),
			   say_rough(results->arena, origins[0].cost), set_name(plan, 0),
			   origins[1].cost.hundredths == 0 ? "none needs" : "the rest uses",
			   set_name(plan, 1)),
	       plan);
	for (size_t i = 0; i + 1 < gains->n_rows; i += 2) {
		const struct gain_origin_row *own = table_get(gains, i);

		if (own->year.year.start == plan->question->last_year.start)
			say_gain(results, plan, own, table_get(gains, i + 1));
	}
}
