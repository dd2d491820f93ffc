#include "analyses/case/workings.h"
#include "results/table.h"
#include "sums/channel_rules.h"

/* Contacts of a group with a strategy, and what other unit costs add to what they cost. */
TABLE(channel_volume, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (purpose, "Purpose", TEXT), (channel, "Channel", TEXT),
      (year, "Year", YEAR),
      (demand, "Demand", COUNT, .formula = "SUM({channel_demand.demand[g, c, t]})"),
      (left, "Left", COUNT, .formula = "demand-SUM({?channel_fall.fallen[s, g, c, t]})"),
      (shifted, "After shifts", COUNT,
       .formula = "left-SUM({?channel_shift.moved[s, g, from_c=c, t]})"
		  "+SUM({?channel_shift.moved[s, g, to_c=c, t]})"),
      (failed, "Failed, and came back", COUNT,
       .formula = "SUM({?channel_shift.failed[s, g, from_c=c, t]},"
		  "{?channel_taken.failed[s, g, from_c=c, t]})"),
      (volume, "With the strategy", COUNT,
       .formula = "shifted+failed-SUM({?channel_taken.taken[s, g, from_c=c, t]})"
		  "+SUM({?channel_taken.taken[s, g, to_c=c, t]})"),
      (unit_cost, "Unit cost", MONEY_KEY, .formula = "[reprices=yes] @[unit_lever]"),
      (more, "More a contact", MONEY_KEY,
       .formula =
	   "[reprices=yes] ROUND(ROUND(unit_cost*(1+rule_year.share[s, r, t]),8),4)-unit_cost"),
      (extra, "More in all", MONEY, .formula = "[reprices=yes] ROUND(more*volume,4)"),
      (extra_failed, "Of this for failed ones", MONEY,
       .formula = "[reprices=yes] ROUND(more*failed,4)"),
      KEY(s), KEY(g), KEY(b), KEY(c), KEY(t), KEY(r), MARK(unit_lever), MARK(reprices));

/* Lines of council, service and channel: what a strategy saves on each, and what of that is cash.
 */
#define BY_SHARE "ROUND(ROUND(gross*cashable,6),2)"

TABLE(channel_saving, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (channel, "Channel", TEXT), (year, "Year", YEAR),
      (demand, "Demand", COUNT, .formula = "channel_baseline.demand[b, c, t]"),
      (volume, "With the strategy", COUNT,
       .formula = "demand-SUM({channel_volume.demand[s, b, c, t]})"
		  "+SUM({channel_volume.volume[s, b, c, t]})"),
      (failed, "Failed, and came back", COUNT,
       .formula = "SUM({channel_volume.failed[s, b, c, t]})"),
      (unit_cost, "Unit cost", MONEY_KEY, .formula = "channel_baseline.unit_cost[b, c, t]"),
      (extra, "Other unit costs", MONEY, .formula = "SUM({channel_volume.extra[s, b, c, t]})"),
      (extra_failed, "Of failed ones", MONEY,
       .formula = "SUM({channel_volume.extra_failed[s, b, c, t]})"),
      (cost, "Cost", MONEY, .formula = "ROUND(ROUND(unit_cost*volume+extra,6),2)"),
      (promised, "Saving if none failed", MONEY,
       .formula = "ROUND(channel_baseline.cost[b, c, t]-ROUND(ROUND(unit_cost*(volume-failed)"
		  "+extra-extra_failed,6),2),2)"),
      (gross, "Gross gain", MONEY, .formula = "ROUND(channel_baseline.cost[b, c, t]-cost,2)"),
      (cashable, "Cashable share", PERCENT_KEY, .formula = "lever_year.share[series, t]"),
      (cash, "Cash by share", MONEY,
       .formula = "[has_posts=yes] IF(gross>0,IF(@[per_post]>0,0," BY_SHARE "),gross); "
		  "IF(gross>0," BY_SHARE ",gross)"),
      (by_posts, "At most, by posts", MONEY,
       .formula = "[has_posts=yes] IF(@[per_post]>0,MAX(0,gross),0)"),
      KEY(s), KEY(k), KEY(b), KEY(c), KEY(t), KEY(series), MARK(per_post), MARK(has_posts));

/* Whole posts of a council on a channel. */
TABLE(channel_posts, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (channel, "Channel", TEXT), (year, "Year", YEAR),
      (removed, "Contacts removed", COUNT,
       .formula = "SUM({channel_saving.demand[s, k, c, t]})"
		  "-SUM({channel_saving.volume[s, k, c, t]})"),
      (per_post, "Contacts a post", COUNT_KEY, .formula = "@[per_post_lever]"),
      (posts, "Whole posts", COUNT,
       .formula = "IF(per_post>0,INT(MAX(0,removed)/MAX(1,per_post)),0)"),
      (post_cost, "Cost of a post", MONEY_KEY, .formula = "@[cost_lever]"),
      (most, "At most", MONEY, .formula = "ROUND(SUM({channel_saving.by_posts[s, k, c, t]}),2)"),
      (release, "Cash", MONEY, .formula = "MIN(ROUND(ROUND(posts*post_cost,6),2),most)"), KEY(s),
      KEY(k), KEY(c), KEY(t), MARK(per_post_lever), MARK(cost_lever));

/* What a strategy comes to; gross and cash must be those of the sums. */
TABLE(channel_year, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (promised, "Saving if none failed", MONEY,
       .formula = "ROUND(SUM({channel_saving.promised[s, t]}),2)"),
      (gross, "Gross gain", MONEY, .formula = "ROUND(SUM({channel_saving.gross[s, t]}),2)"),
      (cash, "Cash", MONEY,
       .formula = "ROUND(SUM({channel_saving.cash[s, t]})+SUM({?channel_posts.release[s, t]}),2)"),
      (confidence, "Confidence", PERCENT_KEY, .formula = "lever_year.share[series, t=0]"),
      (counted, "Counted on", MONEY,
       .formula = "IF(cash>0,ROUND(ROUND(cash*confidence,6),2),cash)"),
      KEY(s), KEY(t), KEY(series));

/* A group's channel, of all that stand in the block's rows for it. */
static void add_volume(struct workings *workings, struct table *table,
		       const struct workings_place *place, size_t c)
{
	const struct plan *plan = place->plan;
	const struct bound_rule *rule = place->rules->unit_cost[c];
	const size_t at = (size_t)place->group->service * plan->n_channels + c;

	TABLE_ADD(table, channel_volume, OF_GROUP(workings, place),
		  .channel = workings_channel(plan, c), .b = workings_at(place->block),
		  .c = workings_at(c), .r = workings_rule(place->strategy, rule),
		  .unit_lever = workings_lever(workings, plan->cost_levers[at]),
		  .reprices = workings_yes(rule != NULL));
}

static void add_saving(struct workings *workings, struct table *table,
		       const struct workings_place *place, size_t c)
{
	const struct plan *plan = place->plan;
	const struct channel_terms *terms = &plan->terms[c];
	const int own = plan->own_cashable[(size_t)place->group->service * plan->n_channels + c];

	TABLE_ADD(table, channel_saving, OF_STRATEGY(workings, place),
		  .council = workings_council(plan, place->group->council),
		  .service = workings_service(plan, place->group->service),
		  .channel = workings_channel(plan, c), .k = value_count(place->group->council),
		  .b = workings_at(place->block), .c = workings_at(c),
		  .series = workings_series(own >= 0 ? own : terms->cashable),
		  .per_post = terms->has_posts ? workings_lever(workings, terms->contacts_per_post)
					       : value_none("none"),
		  .has_posts = workings_yes(terms->has_posts));
}

/* The groups of a block on which a strategy acts, channel by channel. */
static void add_block(struct workings *workings, struct table *volume, struct table *saving,
		      struct workings_place *place, size_t first, size_t end)
{
	const struct plan *plan = place->plan;

	for (size_t c = 0; c < plan->n_channels; c++) {
		const size_t at = (size_t)plan->groups[first].service * plan->n_channels + c;
		bool acts = false;

		for (place->g = first; place->g < end && plan->costs[at] != NULL; place->g++) {
			place->group = &plan->groups[place->g];
			place->rules = rules_of(place->strategy, place->group);
			if (!place->rules->acts || !workings_has_channel(place, c))
				continue;
			add_volume(workings, volume, place, c);
			acts = true;
		}
		place->group = &plan->groups[first];
		if (acts)
			add_saving(workings, saving, place, c);
	}
}

static void add_posts(struct workings *workings, struct table *table,
		      const struct workings_place *place)
{
	const struct plan *plan = place->plan;

	for (size_t k = 0; k < plan->question->activity->councils.count; k++)
		for (size_t c = 0; c < plan->n_channels; c++)
			if (plan->terms[c].has_posts)
				TABLE_ADD(table, channel_posts, OF_STRATEGY(workings, place),
					  .council = workings_council(plan, (int)k),
					  .channel = workings_channel(plan, c), .k = workings_at(k),
					  .c = workings_at(c),
					  .per_post_lever = workings_lever(
					      workings, plan->terms[c].contacts_per_post),
					  .cost_lever =
					      workings_lever(workings, plan->terms[c].post_cost));
}

static void add_year(struct workings *workings, struct table *table,
		     const struct workings_place *place)
{
	const struct channel_gain *gain =
	    channel_gain_of(workings->run->figures.gains, place->plan, place->s, place->t);

	TABLE_ADD(table, channel_year, OF_STRATEGY(workings, place),
		  .promised = value_money(gain->promised), .gross = value_money(gain->gross),
		  .cash = value_money(gain->cash),
		  .series =
		      workings_other_series(workings, workings->run->bound.channel_confidence));
}

void workings_add_gains(struct workings *workings)
{
	const struct plan *plan = workings->plan;
	struct results *results = workings->results;
	struct table *volume = TABLE_NEW(results, channel_volume, "Contacts with a strategy"),
		     *saving = TABLE_NEW(results, channel_saving,
					 "What a strategy saves, by council, service and channel"),
		     *posts = TABLE_NEW(results, channel_posts, "Cash by whole posts"),
		     *year = TABLE_NEW(results, channel_year, "What each strategy saves a year");
	struct workings_place place = {.plan = plan};

	for (place.s = 0; place.s < plan->n_strategies; place.s++)
		for (place.t = workings->run->bound.first_year; place.t <= workings->n_years;
		     place.t++) {
			place.strategy = &plan->strategies[place.s];
			place.block = 0;
			for (size_t first = 0, end; first < plan->n_groups; first = end) {
				end = plan_block_end(plan, first);
				add_block(workings, volume, saving, &place, first, end);
				place.block++;
			}
			add_posts(workings, posts, &place);
			add_year(workings, year, &place);
		}
}
