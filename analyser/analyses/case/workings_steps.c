#include "analyses/case/workings.h"
#include "results/table.h"

/* --- Demand, of each row of the activity --- */

TABLE(channel_demand, (council, "Council", TEXT), (service, "Service", TEXT),
      (purpose, "Purpose", TEXT), (channel, "Channel", TEXT), (year, "Year", YEAR),
      (base, "Contacts of the base year", COUNT_KEY, .formula = "[cells] #[cells]"),
      (growth, "Growth", FACTOR_KEY, .formula = "lever_year.factor[series, t]"),
      (demand, "Demand", COUNT, .formula = "ROUND(ROUND(base*growth,6),0)"), KEY(series), KEY(row),
      KEY(g), KEY(b), KEY(c), KEY(t), KEY(cells));

/* What the demand costs: lines of council, service and channel. */
TABLE(channel_baseline, (council, "Council", TEXT), (service, "Service", TEXT),
      (channel, "Channel", TEXT), (year, "Year", YEAR),
      (demand, "Demand", COUNT, .formula = "SUM({channel_demand.demand[b, c, t]})"),
      (unit_cost, "Unit cost", MONEY_KEY, .formula = "@[unit_lever]"),
      (cost, "Cost", MONEY, .formula = "ROUND(ROUND(demand*unit_cost,6),2)"), MARK(unit_lever),
      KEY(b), KEY(c), KEY(t));

static void add_demand(struct workings *workings, struct table *table, const struct plan *plan,
		       const struct group *group, size_t block, size_t channel, int t)
{
	for (size_t i = 0; i < group->n_rows; i++) {
		const struct contacts *row = &group->rows[i];

		if ((size_t)row->channel != channel)
			continue;
		TABLE_ADD(table, channel_demand, .council = workings_council(plan, row->council),
			  .service = workings_service(plan, row->service),
			  .purpose = workings_purpose(plan, row->purpose),
			  .channel = workings_channel(plan, channel),
			  .year = workings_year(workings, t), .base = value_count(row->volume),
			  .series = workings_series(
			      plan->growth[(size_t)row->service * plan->n_channels + channel]),
			  .row = workings_at(group->first_row + i),
			  .g = value_count(group - plan->groups), .b = workings_at(block),
			  .c = workings_at(channel), .t = value_count(t),
			  .cells = workings_cells(
			      workings, &(struct source_line){row->path, row->line, row->more},
			      "volume", value_count(row->volume)));
	}
}

/* The groups of a block, which stand together, channel by channel. */
static void add_block(struct workings *workings, struct table *demand, struct table *baseline,
		      const struct plan *plan, size_t first, size_t end, size_t block, int t)
{
	const struct group *group = &plan->groups[first];

	for (size_t c = 0; c < plan->n_channels; c++) {
		const size_t at = (size_t)group->service * plan->n_channels + c;

		for (size_t g = first; g < end; g++)
			add_demand(workings, demand, plan, &plan->groups[g], block, c, t);
		if (plan->costs[at] == NULL)
			continue;
		TABLE_ADD(baseline, channel_baseline,
			  .council = workings_council(plan, group->council),
			  .service = workings_service(plan, group->service),
			  .channel = workings_channel(plan, c), .year = workings_year(workings, t),
			  .unit_lever = workings_lever(workings, plan->cost_levers[at]),
			  .b = workings_at(block), .c = workings_at(c), .t = value_count(t));
	}
}

void workings_add_demand(struct workings *workings)
{
	const struct plan *plan = workings->plan;
	struct table *demand = TABLE_NEW(workings->results, channel_demand,
					 "Demand by year: contacts of the base year, grown"),
		     *baseline = TABLE_NEW(workings->results, channel_baseline,
					   "What the demand costs, without a strategy");

	for (int t = 0; t <= workings->n_years; t++) {
		size_t block = 0;

		/* The base year, and those that the case looks at. */
		if (t > 0 && t < workings->run->bound.first_year)
			continue;

		for (size_t first = 0, end; first < plan->n_groups; first = end) {
			end = plan_block_end(plan, first);
			add_block(workings, demand, baseline, plan, first, end, block++, t);
		}
	}
}

/* --- What falls away: avoid and first contact, of each row of the activity --- */

#define TO_SHARE(place, rule)                                                                \
	"IF(rule_year.place[s, r=" rule ", t]>=rule_year.first_place[s, r=" rule             \
	", t],rule_year.share[s, r=" rule ", t]," place "+(rule_year.first_share[s, r=" rule \
	", t]-" place ")*rule_year.place[s, r=" rule ", t]/rule_year.first_place[s, r=" rule \
	", t])"
#define DELIVERED(place, planned, rule)                          \
	"IF(" planned ">" place "," place "+(" planned "-" place \
	")*rule_year.delivered[s, r=" rule ", t]," planned ")"

TABLE(channel_fall, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (purpose, "Purpose", TEXT), (channel, "Channel", TEXT),
      (year, "Year", YEAR), (demand, "Demand", COUNT, .formula = "channel_demand.demand[row, t]"),
      (avoidable, "Avoidable", PERCENT_KEY, .is_mixed = true,
       .formula = "[avoidable_cells] #[avoidable_cells]; "
		  "lever_year.share[series=avoidable_series, t=0]"),
      (avoid, "Of these avoided", PERCENT_KEY, .formula = "rule_year.share[s, r=avoid_rule, t]"),
      (avoided, "Avoided", COUNT,
       .formula = "[avoids=yes] ROUND(ROUND(demand*avoidable*avoid,6),0); 0"),
      (resolved, "Resolved at first contact", PERCENT_KEY, .is_mixed = true,
       .formula = "[resolved_cells] #[resolved_cells]; "
		  "lever_year.share[series=resolved_series, t=0]"),
      (planned, "Planned", PERCENT_KEY, .formula = TO_SHARE("resolved", "resolve_rule")),
      (target, "Reached", PERCENT_KEY, .formula = DELIVERED("resolved", "planned", "resolve_rule")),
      (left, "Left", COUNT,
       .formula = "[resolves=yes] IF(target>resolved,"
		  "ROUND(ROUND((demand-avoided)*resolved/target,6),0),demand-avoided); "
		  "demand-avoided"),
      (fallen, "Fallen away", COUNT, .formula = "demand-left"), KEY(s), KEY(g), KEY(c), KEY(row),
      KEY(t), KEY(avoidable_series), KEY(avoid_rule), MARK(avoids), KEY(resolved_series),
      KEY(resolve_rule), MARK(resolves), KEY(avoidable_cells), KEY(resolved_cells));

/* A row's own share, or none: that of its channel, by a formula. */
static struct value own_share(bool has_own, struct fraction own, bool is_wanted)
{
	return !is_wanted ? value_none("no rule")
	       : has_own  ? value_ratio(fraction_double(own))
			  : value_none("");
}

/* The cell that says a row's own share; none for rows taken together, which agree in it. */
static struct value share_cells(struct workings *workings, const struct contacts *row,
				const char *field, const struct value *share)
{
	return row->more != NULL
		   ? value_none("several")
		   : workings_cells(workings, &(struct source_line){row->path, row->line, NULL},
				    field, *share);
}

static void add_fall(struct workings *workings, const struct workings_place *place,
		     struct table *table)
{
	const struct plan *plan = place->plan;

	for (size_t i = 0; i < place->group->n_rows; i++) {
		const struct contacts *row = &place->group->rows[i];
		const size_t c = (size_t)row->channel;
		const struct channel_terms *terms = &plan->terms[c];
		const struct bound_rule *avoid = place->rules->avoid[c],
					*resolve = place->rules->first_contact[c];

		if (!row->has_avoidable && terms->avoidable < 0)
			avoid = NULL;
		if (!row->has_first_contact && terms->first_contact < 0)
			resolve = NULL;
		if (avoid == NULL && resolve == NULL)
			continue;

		const struct value avoidable =
				       own_share(row->has_avoidable, row->avoidable, avoid != NULL),
				   resolved = own_share(row->has_first_contact, row->first_contact,
							resolve != NULL);

		TABLE_ADD(table, channel_fall, OF_GROUP(workings, place),
			  .channel = workings_channel(plan, c), .avoidable = avoidable,
			  .resolved = resolved, .c = workings_at(c),
			  .row = workings_at(place->group->first_row + i),
			  .avoidable_series =
			      workings_series(row->has_avoidable ? -1 : terms->avoidable),
			  .avoid_rule = workings_rule(place->strategy, avoid),
			  .avoids = workings_yes(avoid != NULL),
			  .resolved_series =
			      workings_series(row->has_first_contact ? -1 : terms->first_contact),
			  .resolve_rule = workings_rule(place->strategy, resolve),
			  .resolves = workings_yes(resolve != NULL),
			  .avoidable_cells = share_cells(workings, row, "avoidable", &avoidable),
			  .resolved_cells = share_cells(workings, row, "first_contact", &resolved));
	}
}

/* --- Shifts --- */

/* Halves rounded up may move more contacts than there are: the most rounded up gives one back. */
#define PEERS(column) "{." column "[s, g, from_c, t]}"

TABLE(channel_shift, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (purpose, "Purpose", TEXT), (from, "From", TEXT),
      (to, "To", TEXT), (year, "Year", YEAR),
      (contacts, "Contacts left", COUNT, .formula = "channel_volume.left[s, g, c=from_c, t]"),
      (share, "Share that moves", PERCENT_KEY, .formula = "rule_year.share[s, r, t]"),
      (wanted, "Rounded", COUNT, .formula = "ROUND(ROUND(contacts*share,6),0)"),
      (gained, "Gained by rounding", RATIO,
       .formula = "[several=yes] ROUND(wanted-contacts*share,6)"),
      (place, "Place among these", COUNT_KEY),
      (rank, "Rank", COUNT,
       .formula = "[several=yes] 1+SUMPRODUCT((" PEERS("gained") ">gained)+(" PEERS(
	   "gained") "=gained)*(" PEERS("place") "<place))"),
      (moved, "Moved", COUNT,
       .formula = "[several=yes] IF(SUM(" PEERS(
	   "share") ")>1.000000001,NA(),wanted-IF(rank<="
		    "SUM(" PEERS("wanted") ")-contacts,1,0)); IF(share>1,NA(),wanted)"),
      (failure, "Share that fails", PERCENT_KEY,
       .formula = "lever_year.share[series=failure_series, t]"),
      (failed, "Failed, and came back", COUNT, .formula = "ROUND(ROUND(moved*failure,6),0)"),
      KEY(s), KEY(g), KEY(r), KEY(t), KEY(from_c), KEY(to_c), KEY(failure_series), MARK(several));

static void add_shift(struct workings *workings, const struct workings_place *place,
		      struct table *table)
{
	const struct plan *plan = place->plan;
	const size_t n = plan->n_channels;

	for (size_t from = 0; from < n; from++) {
		const struct bound_rule *const *rules = &place->rules->shift[from * n];
		size_t n_targets = 0;

		if (!workings_has_channel(place, from))
			continue;
		for (size_t to = 0; to < n; to++)
			n_targets += rules[to] != NULL;
		for (size_t to = 0; to < n; to++)
			if (rules[to] != NULL)
				TABLE_ADD(
				    table, channel_shift, OF_GROUP(workings, place),
				    .from = workings_channel(plan, from),
				    .to = workings_channel(plan, to),
				    .place = n_targets > 1 ? workings_at(to) : value_none("alone"),
				    .r = workings_rule(place->strategy, rules[to]),
				    .from_c = workings_at(from), .to_c = workings_at(to),
				    .failure_series = workings_series(plan->terms[to].failure),
				    .several = workings_yes(n_targets > 1));
	}
}

void workings_add_steps(struct workings *workings)
{
	workings_each_group(workings, add_fall,
			    TABLE_NEW(workings->results, channel_fall,
				      "Contacts that fall away: avoided, or not repeated"));
	workings_each_group(workings, add_shift,
			    TABLE_NEW(workings->results, channel_shift,
				      "Contacts that shift from one channel to another"));
}
