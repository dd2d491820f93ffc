#include "analyses/region/region.h"

#include "analyses/channel/channel_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_councils, "region.channel", COUNCILS, ANSWER, 9, NULL);
PASSAGE(said_quarter, "region.best-quarter", COUNCILS, FINDING, 8, NULL);
PASSAGE(said_web, "region.web", COUNCILS, FINDING, 7, NULL);
PASSAGE(said_no_plan, "region.no-plan", COUNCILS, CAVEAT, 5, NULL);

#define MOST_COUNCILS 40

TABLE(channel_rank, (rank, "Rank", COUNT_KEY, SHORT), (council, "Council", TEXT, SHORT),
      (contacts, "Contacts", COUNT, SHORT), (cost, "Cost", MONEY),
      (cost_per_contact, "Cost a contact", MONEY, SHORT), (web_share, "On the web", PERCENT, SHORT),
      (gross_gain, "Gross gain", MONEY, SHORT), (cash_releasing_gain, "Cash-releasing gain", MONEY),
      (gain_share, "Gain as share of cost", PERCENT), (distance, "From the best quartile", MONEY),
      (web_distance, "On the web, from the best quartile", PERCENT),
      (worth, "Matching its cost would save", MONEY, SHORT));

TABLE(channel_group, (statistic, "Of the group", TEXT), (cost_per_contact, "Cost a contact", MONEY),
      (web_share, "On the web", PERCENT), (gross_gain, "Gross gain", MONEY),
      (cash_releasing_gain, "Cash-releasing gain", MONEY),
      (gain_share, "Gain as share of cost", PERCENT));

/* Those with contacts in the base year, the cheapest first; how many there are. */
static size_t rank_councils(struct region_council *councils, const struct channel_councils *found,
			    const struct names *names, struct arena *arena)
{
	struct region_place *places = arena_array(arena, names->count, sizeof *places);
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++) {
		const struct channel_council *sums = &found->items[i];

		if (sums->contacts == 0)
			continue;
		places[count] = (struct region_place){.council = i, .name = names->items[i]};
		(void)wide_round(&places[count++].units, sums->cost.hundredths, sums->contacts);
	}
	region_rank(places, count);
	for (size_t i = 0; i < count; i++)
		councils[i] = (struct region_council){.name = places[i].name,
						      .sums = &found->items[places[i].council],
						      .each = {places[i].units},
						      .rank = places[i].rank};
	return count;
}

static struct table *add_rank(struct results *results, const struct region_council *councils,
			      size_t count, const char *strategy)
{
	struct table *table = table_make(
	    results, "council_rank",
	    strategy == NULL
		? "Councils by cost of a contact"
		: arena_format(results->arena,
			       "Councils by cost of a contact, with the gains of '%s'", strategy),
	    &channel_rank_table);

	table->most_rows = MOST_COUNCILS;
	FOR_EACH (const struct region_council, council, councils, count) {
		const struct value none = value_none("no strategy");

		TABLE_ADD(table, channel_rank, .rank = value_count(council->rank),
			  .council = value_text(council->name),
			  .contacts = value_count(council->sums->contacts),
			  .cost = value_money(council->sums->cost),
			  .cost_per_contact = value_money(council->each),
			  .web_share = value_share_of(council->sums->web, council->sums->contacts),
			  .gross_gain = strategy == NULL ? none : value_money(council->sums->gross),
			  .cash_releasing_gain =
			      strategy == NULL ? none : value_money(council->sums->cash),
			  .gain_share = strategy == NULL
					    ? none
					    : value_share_of(council->sums->gross.hundredths,
							     council->sums->baseline.hundredths));
	}
	return table;
}

/* Sums of all, within those of the other tables. */
static void add_totals(struct table *table)
{
	static const int summed[] = {COLUMN(channel_rank, contacts), COLUMN(channel_rank, cost),
				     COLUMN(channel_rank, gross_gain),
				     COLUMN(channel_rank, cash_releasing_gain),
				     COLUMN(channel_rank, worth)};
	struct value *totals = table_totals(table);

	totals[COLUMN(channel_rank, council)] = value_text("All councils");
	for (size_t j = 0; j < N_OF(summed); j++)
		for (size_t i = 0; i < table->n_rows; i++) {
			const struct value *value = &table_values(table, i)[summed[j]];

			if (i == 0)
				totals[summed[j]] = *value;
			else if (value->kind == VALUE_COUNT)
				totals[summed[j]].count += value->count;
			else if (value->kind == VALUE_MONEY)
				totals[summed[j]].money.hundredths += value->money.hundredths;
		}
}

/* worth = round((cost a contact - lower quartile) x contacts), to the penny */
static bool add_distances(struct table *table)
{
	struct money sum = {0};

	region_distances(table, COLUMN(channel_rank, distance),
			 COLUMN(channel_rank, cost_per_contact), true);
	region_distances(table, COLUMN(channel_rank, web_distance), COLUMN(channel_rank, web_share),
			 false);
	for (size_t i = 0; i < table->n_rows; i++) {
		struct channel_rank_row *values = table_change(table, i);
		struct money worth;

		if (values->distance.kind != VALUE_MONEY)
			continue;
		if (!money_mul(&worth, values->distance.money, values->contacts.count) ||
		    !money_add(&sum, sum, money_to_penny(worth)))
			return false;
		values->worth = value_money(money_to_penny(worth));
	}
	return true;
}

static bool has_service_costs(const struct unit_costs *costs)
{
	for (size_t i = 0; i < costs->n_items; i++)
		if (costs->items[i].service != NULL)
			return true;
	return false;
}

static void say(struct results *results, const struct table *rank,
		const struct channel_question *question, const char *strategy)
{
	struct arena *arena = results->arena;
	int64_t each[5], web[5];
	struct money worth = {0};

	if (!region_quartiles(each, rank, COLUMN(channel_rank, cost_per_contact)) ||
	    !region_quartiles(web, rank, COLUMN(channel_rank, web_share)))
		return;
	for (size_t i = 0; i < rank->n_rows; i++)
		(void)money_add(&worth, worth,
				((const struct channel_rank_row *)table_get(rank, i))->worth.money);

	const struct channel_rank_row *first = table_get(rank, 0),
				      *last = table_get(rank, rank->n_rows - 1);

	/* A set of unit costs has no council, so nothing here says who is dear for what it does. */
	const char *why = arena_format(
	    arena, "%s at the same unit costs (%s), so only the mix of channels%s sets them apart",
	    say_count(arena, rank->n_rows, "council", "councils, all"),
	    channel_sets(arena, question),
	    has_service_costs(question->unit_costs) ? " and of services" : "");
	const char *least = say_pounds(arena, money_to_penny(first->cost_per_contact.money)),
		   *most = say_pounds(arena, money_to_penny(last->cost_per_contact.money));

	if (strcmp(least, most) == 0)
		results_say(results, &said_councils, "%s: one contact costs %s%s.", why, least,
			    rank->n_rows == 1 ? "" : " with each");
	else
		results_say(results, &said_councils,
			    "%s: one contact costs %s at the median, from %s (%s) to %s (%s).", why,
			    say_pounds(arena, money_to_penny((struct money){each[2]})), least,
			    text_cut(arena, first->council.text, 60), most,
			    text_cut(arena, last->council.text, 60));
	if (worth.hundredths > 0)
		results_say(
		    results, &said_quarter,
		    "The best quarter pays %s or less; matching the best quarter would save "
		    "%s a year.",
		    say_pounds(arena, money_to_penny((struct money){each[1]})),
		    say_rough(arena, worth));
	results_say(results, &said_web,
		    "The web takes %s of contacts at the median, %s or more in the best quarter.",
		    say_percent(arena, web[2], SHARE_ONE), say_percent(arena, web[3], SHARE_ONE));
	results_say(results, &said_no_plan,
		    "This shows the scale of the opportunity; it is not a plan%s.",
		    strategy == NULL ? "" : "; gains are those of one strategy for all");
}

bool region_channel_add(struct results *results, const struct channel_question *question,
			const struct channel_councils *found, struct diagnostics *diagnostics)
{
	const struct names *names = &question->activity->councils;
	size_t n_tables = results->n_tables;
	struct region_council *councils =
	    arena_array(results->arena, names->count, sizeof *councils);
	const char *strategy = found->strategy;
	struct table *rank;

	size_t count = rank_councils(councils, found, names, results->arena);
	if (count < names->count)
		notice(diagnostics, in_file(question->activity_path),
		       "%zu of %zu councils %s no contacts in %s and no rank", names->count - count,
		       names->count, say_which(names->count - count, "has", "have"),
		       say_year(results->arena, question->base_year));
	rank = add_rank(results, councils, count, strategy);
	if (!add_distances(rank))
		return fault(diagnostics, in_file(question->activity_path),
			     "the distances add up to more than can be counted exactly");
	add_totals(rank);
	region_group_add(results, rank, &channel_group_table);
	region_dots_add(results, question, rank);
	region_mix_add(results, question, councils, count);
	say(results, rank, question, strategy);
	results_lead(results, n_tables);
	return true;
}
