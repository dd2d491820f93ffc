#include "analyses/case/workings.h"
#include "results/table.h"

/* What take-up brings to a channel: enough for its share of the group's contacts. */
TABLE(channel_take_up, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (purpose, "Purpose", TEXT), (to, "To", TEXT),
      (year, "Year", YEAR),
      (total, "Contacts left, all channels", COUNT,
       .formula = "SUM({channel_volume.left[s, g, t]})"),
      (base, "Its contacts in the base year", COUNT_KEY,
       .formula = "SUM({channel_demand.base[g, c=to_c, t]})"),
      (base_total, "All contacts in the base year", COUNT_KEY,
       .formula = "SUM({channel_demand.base[g, t]})"),
      (start, "Its share then", PERCENT_KEY, .formula = "base/MAX(1,base_total)"),
      (planned, "Share planned", PERCENT_KEY,
       .formula = "IF(rule_year.place[s, r, t]>=rule_year.first_place[s, r, t],"
		  "rule_year.share[s, r, t],start+(rule_year.first_share[s, r, t]-start)*"
		  "rule_year.place[s, r, t]/rule_year.first_place[s, r, t])"),
      (target, "Share reached", PERCENT_KEY,
       .formula = "IF(planned>start,start+(planned-start)*rule_year.delivered[s, r, t],planned)"),
      (wanted, "Contacts wanted", COUNT, .formula = "ROUND(ROUND(total*target,6),0)"),
      (brought, "Brought", COUNT,
       .formula = "IF(ROUND(target-start,12)>0,"
		  "MAX(0,wanted-channel_volume.shifted[s, g, c=to_c, t]),0)"),
      (available, "There to take", COUNT, .formula = "SUM({?channel_taken.free[s, g, to_c, t]})"),
      (moved, "Moved", COUNT,
       .formula = "IF((brought-available)*2>n_rules,NA(),MIN(brought,available))"),
      KEY(s), KEY(g), KEY(r), KEY(t), KEY(to_c), KEY(n_rules));

/*
 * What it takes from each other channel, by their volumes after the shifts; where an earlier
 * take-up has left one too little, by what is left of all.  Whole contacts by largest remainder:
 * each its part rounded down, then one more to those with the most left over (then the larger
 * volume, then the name) until all are shared out.
 */
#define PEERS(column) "{." column "[s, g, to_c, t]}"
#define MOVED "channel_take_up.moved[s, g, to_c, t]"
#define FLOOR(weight) \
	"IF(SUM(" PEERS(weight) ")=0,0,INT(" MOVED "*" weight "/SUM(" PEERS(weight) ")))"
#define REST(weight, part) MOVED "*" weight "-" part "*SUM(" PEERS(weight) ")"
#define RANK(rest, weight)                                                             \
	"1+SUMPRODUCT((" PEERS(rest) ">" rest ")+(" PEERS(rest) "=" rest ")*((" PEERS( \
	    weight) ">" weight ")+(" PEERS(weight) "=" weight ")*(" PEERS("place") "<place)))"
#define PART(part, rank) part "+IF(" rank "<=" MOVED "-SUM(" PEERS(part) "),1,0)"

TABLE(channel_taken, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (purpose, "Purpose", TEXT), (from, "From", TEXT),
      (to, "To", TEXT), (year, "Year", YEAR), (place, "Place by name", COUNT_KEY),
      (weight, "Contacts after shifts", COUNT,
       .formula = "channel_volume.shifted[s, g, c=from_c, t]"),
      (free, "Not yet taken", COUNT,
       .formula = "[again=yes] .free[s, g, from_c, to_c=before_c, t]"
		  "-.taken[s, g, from_c, to_c=before_c, t]; weight"),
      (part, "Rounded down", COUNT, .formula = FLOOR("weight")),
      (rest, "Left over", COUNT, .formula = REST("weight", "part")),
      (rank, "Rank", COUNT, .formula = RANK("rest", "weight")),
      (share, "Its part", COUNT, .formula = PART("part", "rank")),
      (free_part, "Rounded down, of these", COUNT, .formula = "[late=yes] " FLOOR("free")),
      (free_rest, "Left over of these", COUNT, .formula = "[late=yes] " REST("free", "free_part")),
      (free_rank, "Rank of these", COUNT, .formula = "[late=yes] " RANK("free_rest", "free")),
      (free_share, "Its part of these", COUNT,
       .formula = "[late=yes] " PART("free_part", "free_rank")),
      (taken, "Taken", COUNT,
       .formula = "[late=yes] IF(SUMPRODUCT((" PEERS("share") ">" PEERS(
	   "free") ")*1)>0,free_share,share); share"),
      (failure, "Share that fails", PERCENT_KEY,
       .formula = "lever_year.share[series=failure_series, t]"),
      (failed, "Failed, and came back", COUNT, .formula = "ROUND(ROUND(taken*failure,6),0)"),
      KEY(s), KEY(g), KEY(t), KEY(from_c), KEY(to_c), KEY(before_c), KEY(failure_series),
      MARK(again), MARK(late));

static void add_take_up(struct workings *workings, const struct workings_place *place,
			struct table *table)
{
	const struct plan *plan = place->plan;
	int64_t n_rules = 0;

	for (size_t to = 0; to < plan->n_channels; to++) {
		if (place->rules->take_up[to] == NULL)
			continue;
		TABLE_ADD(table, channel_take_up, OF_GROUP(workings, place),
			  .to = workings_channel(plan, to),
			  .base = value_count(place->group->base[to]),
			  .base_total = value_count(place->group->base_total),
			  .r = workings_rule(place->strategy, place->rules->take_up[to]),
			  .to_c = workings_at(to), .n_rules = value_count(++n_rules));
	}
}

/* The take-up before one that takes from a channel too; -1: none does. */
static int find_before(const struct workings_place *place, size_t to, size_t from)
{
	const size_t n = place->plan->n_channels;

	for (size_t before = to; before-- > 0;)
		for (size_t i = 0;
		     place->rules->take_up[before] != NULL && i < place->rules->n_sources[before];
		     i++)
			if (place->rules->sources[before * n + i] == from)
				return (int)before;
	return -1;
}

static void add_taken(struct workings *workings, const struct workings_place *place,
		      struct table *table)
{
	const struct plan *plan = place->plan;
	const struct scope_rules *rules = place->rules;
	bool is_late = false;

	for (size_t to = 0; to < plan->n_channels; to++) {
		const size_t *sources = &rules->sources[to * plan->n_channels];

		if (rules->take_up[to] == NULL)
			continue;
		for (size_t i = 0; i < rules->n_sources[to]; i++) {
			const int before = find_before(place, to, sources[i]);

			if (!workings_has_channel(place, sources[i]))
				continue;
			TABLE_ADD(table, channel_taken, OF_GROUP(workings, place),
				  .from = workings_channel(plan, sources[i]),
				  .to = workings_channel(plan, to), .place = workings_at(i),
				  .from_c = value_count((int64_t)sources[i]),
				  .to_c = workings_at(to), .before_c = workings_series(before),
				  .failure_series = workings_series(plan->terms[to].failure),
				  .again = workings_yes(before >= 0),
				  .late = workings_yes(is_late));
		}
		is_late = true;
	}
}

void workings_add_take_up(struct workings *workings)
{
	workings_each_group(
	    workings, add_take_up,
	    TABLE_NEW(workings->results, channel_take_up, "What take-up brings to a channel"));
	workings_each_group(workings, add_taken,
			    TABLE_NEW(workings->results, channel_taken,
				      "What take-up takes from the other channels"));
}
