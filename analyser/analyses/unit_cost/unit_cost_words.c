#include "analyses/unit_cost/unit_cost_tables.h"

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_cost, "unitcost.cost", ANSWER, ANSWER, 9, "unit_cost");
PASSAGE(said_costed, "unitcost.costed", UNIT_COSTS, FINDING, 7, "unit_cost");
PASSAGE(said_half_left, "unitcost.half-left", UNIT_COSTS, FINDING, 5, "unit_cost");
PASSAGE(said_heads, "unitcost.heads", UNIT_COSTS, METHOD, 5, NULL);
PASSAGE(said_shared, "unitcost.shared-out", UNIT_COSTS, METHOD, 5, NULL);
PASSAGE(said_narrow, "unitcost.narrow-basis", UNIT_COSTS, CAVEAT, 6, NULL);
PASSAGE(said_uncosted, "unitcost.uncosted", UNIT_COSTS, CAVEAT, 7, NULL);
PASSAGE(said_variable, "unitcost.variable-share", UNIT_COSTS, METHOD, 3, NULL);
PASSAGE(said_published, "unitcost.published-sets", UNIT_COSTS, CAVEAT, 3, NULL);
PASSAGE(said_head, "unitcost.cost-a-head", UNIT_COSTS, CAVEAT, 6, NULL);

static int64_t count_services(const struct cost_cells *cells, bool is_costed_only)
{
	int64_t count = 0;
	int last = -1;

	for (size_t i = 0; i < cells->count; i++) {
		if (cells->cells[i].service == last ||
		    (is_costed_only && !cells->cells[i].is_costed))
			continue;
		last = cells->cells[i].service;
		count++;
	}
	return count;
}

/* `£4.18 on telephone (above 4 of 6 published sets)`, or below the most */
static const char *say_channel(struct arena *arena, const struct unit_cost_question *question,
			       const struct cost_channel *channel,
			       const struct cost_standing *standing)
{
	struct money pence = channel->unit_cost;

	/* Of sums that have been divided so already. */
	(void)cost_channel_pence(&pence, channel, channel->volume);
	const char *cost = say_pounds(arena, pence);

	if (standing->n_sets == 0)
		return arena_format(arena, "%s on %s (no published set has it)", cost,
				    cost_channel_name(question, channel));
	const bool is_above = standing->n_below >= standing->n_above;

	return arena_format(arena, "%s on %s (%s %d of %d published sets)", cost,
			    cost_channel_name(question, channel), is_above ? "above" : "below",
			    is_above ? standing->n_below : standing->n_above, standing->n_sets);
}

static void answer(struct results *results, const struct unit_cost_question *question,
		   const struct cost_cells *cells, const struct cost_channels *channels,
		   const struct cost_standing *standings)
{
	struct arena *arena = results->arena;
	const char **parts = arena_array(arena, channels->count, sizeof *parts);
	int64_t costed = count_services(cells, true), all = count_services(cells, false);

	for (size_t i = 0; i < channels->count; i++)
		parts[i] = say_channel(arena, question, &channels->items[i], &standings[i]);
	results_say(results, &said_cost, "%s: one contact costs %s.",
		    say_councils(arena, &question->activity->councils),
		    text_list(arena, parts, channels->count, channels->count));
	results_say(
	    results, &said_costed, "%s of %s %s costed: %s of the contacts of %s, at %s a year.",
	    say_number(arena, costed), say_count(arena, all, "service", "services"),
	    say_which(costed, "is", "are"), say_percent(arena, cells->costed_volume, cells->volume),
	    say_year(arena, question->base_year), say_rough(arena, cells->cost));
	FOR_EACH (const struct cost_channel, channel, channels->items, channels->count) {
		struct money half;

		if (channel->cost[BEHAVIOUR_FIXED].hundredths == 0 || channel->volume < 2 ||
		    !cost_channel_pence(&half, channel, channel->volume / 2))
			continue;
		results_say(
		    results, &said_half_left,
		    "%s of the cost of %s varies with contacts; with half as many, one costs %s.",
		    say_percent(arena, channel->unit[BEHAVIOUR_VARIABLE].hundredths,
				channel->unit_cost.hundredths),
		    cost_channel_name(question, channel), say_pounds(arena, half));
	}
}

/* Overheads by minutes or cost fall on what has them, that is on what is costed. */
static bool has_narrow_basis(const struct cost_cells *cells)
{
	for (size_t i = 0; i < cells->n_shared; i++)
		if (cells->shared[i].resource->basis != BASIS_CONTACTS)
			return cells->n_costed < cells->count;
	return false;
}

static void caveats(struct results *results, const struct unit_cost_question *question,
		    const struct cost_cells *cells)
{
	struct arena *arena = results->arena;
	bool has_shared = cells->n_shared > 0, has_unsaid = false;

	results_say(results, &said_heads,
		    "A unit cost is the costs in %s divided by the contacts of %s. What that file "
		    "lacks is not in it: check that it has premises, computers and management.",
		    say_file(question->resources->path), say_year(arena, question->base_year));
	for (size_t i = 0; i < cells->n_shared; i++)
		has_unsaid = has_unsaid || !cells->shared[i].resource->is_basis_given;
	if (has_shared)
		results_say(
		    results, &said_shared,
		    "Amounts for several services or channels are shared out by the basis given%s. "
		    "Another basis would move cost between them, not change the total.",
		    has_unsaid ? ", else by contacts" : "");
	if (has_narrow_basis(cells))
		results_say(results, &said_narrow,
			    "Staff minutes and costs are known only for what is costed, so amounts "
			    "shared out by them fall wholly on it. That is too much if other "
			    "services use them too.");
	if (cells->n_costed < cells->count)
		results_say(
		    results, &said_uncosted,
		    "%zu of %zu services by channel %s. To price %s too, keep these with --save "
		    "unit_costs=own.csv; then run vfm channel --unit-costs own.csv "
		    "--fallback-costs pwc-2009.",
		    cells->count - cells->n_costed, cells->count,
		    say_which(cells->count - cells->n_costed, "has no cost of its own",
			      "have no cost of their own"),
		    say_which(cells->count - cells->n_costed, "it", "them"));
	results_say(results, &said_variable,
		    "Variable cost falls with the number of contacts, but its staff time is saved "
		    "only if posts go. Fixed cost stays until someone decides otherwise.");
	results_say(results, &said_published,
		    "Published sets are from other years, samples and definitions. A ratio shows "
		    "where to look, not who is right.");
	if (question->population > 0 && cells->n_costed < cells->count)
		results_say(results, &said_head,
			    "The cost a head covers only what is costed, %s of contacts.",
			    say_percent(arena, cells->costed_volume, cells->volume));
}

/* Each hourly cost, with where it comes from. */
static void list_assumptions(struct results *results, const struct unit_cost_question *question)
{
	FOR_EACH (const struct resource, item, question->resources->items,
		  question->resources->n_items)
		if (item->is_time)
			say_assumed(results, "hourly_cost",
				    arena_format(results->arena, "%s, %s: %s",
						 names_scope(item->channel),
						 names_scope(item->service), item->head),
				    value_money(item->hourly), item->source, "given");
}

void unit_cost_words(struct results *results, const struct unit_cost_question *question,
		     const struct cost_cells *cells, const struct cost_channels *channels,
		     const struct cost_standing *standings)
{
	answer(results, question, cells, channels, standings);
	caveats(results, question, cells);
	list_assumptions(results, question);
}
