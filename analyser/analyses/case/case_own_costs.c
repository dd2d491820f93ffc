/*
 * What the council's own contacts cost (resources.csv, activity-based costing) beside the unit
 * costs that the case uses, and what the case would be worth by them.
 *
 * The case is evaluated again with the council's own unit cost of each channel that has one (of a
 * service where the set prices that service by itself); the others stay.  Where that is worth less,
 * it is a warning.
 */

#include <math.h>
#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "analyses/unit_cost/unit_cost_tables.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_lower, "case.own-costs-lower", ANSWER, WARNING, 8, "case_own_cost");
PASSAGE(said_outside, "case.own-costs-outside-ranges", ANSWER, WARNING, 8, "case_own_cost");
PASSAGE(said_higher, "case.own-costs-higher", UNIT_COSTS, FINDING, 6, "case_own_cost");
PASSAGE(said_each, "case.own-costs-each", UNIT_COSTS, CAVEAT, 5, "case_own_cost");
PASSAGE(said_unused, "case.own-costs-unused", UNIT_COSTS, CAVEAT, 5, NULL);

TABLE(case_own_cost, (channel, "Channel", TEXT), (service, "Service", TEXT),
      (used, "Used here", MONEY), (own, "The council's own", MONEY),
      (difference, "Difference", MONEY_TOTAL),
      (covered, "Share of the channel's contacts costed", PERCENT));

/* What the leading option comes to by some values. */
struct worth {
	struct money npv, lead, alone;
	bool has_alone;
	struct payback payback; /* of the strategy alone */
};

struct own_costs {
	const struct case_run *run;
	struct results *results;
	struct cost_cells cells;
	struct cost_channels channels;
	struct lines said;    /* `telephone £3.43, not £4.00` */
	struct lines outside; /* `web £0.53`, where the range of the unit cost leaves it out */
	const char *weighty;  /* of these, what makes most */
	double weight;
	int64_t covered, contacts;
};

/* The leader against the best of the others. */
static struct money lead_of(const struct case_run *run, const struct case_figures *figures)
{
	const size_t own = case_leader(&run->options)->number;
	struct money best = {INT64_MIN};

	for (size_t i = 0; i < run->bound.n_options; i++)
		if (i != own && money_compare(figures->options[i].appraisal.npv, best) > 0)
			best = figures->options[i].appraisal.npv;
	/* Net present values are below 10^17, as rounding from doubles sees to. */
	return (struct money){figures->options[own].appraisal.npv.hundredths - best.hundredths};
}

static bool find_worth(struct worth *worth, const struct case_run *run,
		       const struct case_values *values)
{
	struct case_scratch scratch = run->scratch;
	struct case_figures figures;

	case_figures_init(&figures, &run->bound, run->work.arena);
	if (case_evaluate(&figures, &run->bound, values, &scratch) != SUMS_DONE)
		return false;
	const struct option_figures *option = &figures.options[case_leader(&run->options)->number];
	*worth = (struct worth){.npv = option->appraisal.npv,
				.lead = lead_of(run, &figures),
				.has_alone = option->has_alone,
				.alone = option->alone_appraisal.npv,
				.payback = option->alone_appraisal.simple};
	return true;
}

/* The council's own cost of what a unit cost prices, and of how many of how many contacts. */
struct own_cost {
	struct money cost, variable;
	int64_t covered, contacts;
};

static bool own_cost(struct own_cost *found, const struct own_costs *own,
		     const struct unit_cost *used)
{
	const struct activity *activity = own->run->question.own_costs->activity;

	if (used->service == NULL) {
		FOR_EACH (const struct cost_channel, channel, own->channels.items,
			  own->channels.count) {
			if (strcmp(activity->channels.items[channel->channel], used->channel) != 0)
				continue;
			*found =
			    (struct own_cost){channel->unit_cost, channel->unit[BEHAVIOUR_VARIABLE],
					      channel->volume, channel->all_volume};
			return true;
		}
		return false;
	}
	FOR_EACH (const struct cost_cell, cell, own->cells.cells, own->cells.count) {
		if (!cell->is_costed ||
		    strcmp(activity->services.items[cell->service], used->service) != 0 ||
		    strcmp(activity->channels.items[cell->channel], used->channel) != 0)
			continue;
		*found = (struct own_cost){cell->unit_cost, cell->unit[BEHAVIOUR_VARIABLE],
					   cell->volume, cell->volume};
		return true;
	}
	return false;
}

/* Is a value beyond the range that the lever is drawn from? */
static bool is_outside(const struct lever *lever, struct money cost)
{
	int64_t low, high;

	return value_units(&lever->low, &low) && value_units(&lever->high, &high) &&
	       (cost.hundredths < low || cost.hundredths > high);
}

/* Each unit cost that the case uses beside the council's own, which goes into the values, and what
 * of it varies with contacts into others. */
static size_t fill(struct own_costs *own, struct case_values *values, struct case_values *variable)
{
	const struct plan *plan = own->run->bound.channel;
	const struct unit_costs *used = plan->question->unit_costs;
	struct arena *arena = own->results->arena;
	struct table *table = TABLE_NEW(own->results, case_own_cost,
					"The unit costs of this case beside the council's own");
	size_t count = 0;

	for (size_t i = 0; i < used->n_items; i++) {
		const int lever = plan->first_unit_cost + (int)i;
		const struct money given = {own->run->bound.levers.values[lever]};
		struct own_cost found;

		if (own->run->bound.levers.items[lever].is_unused ||
		    !own_cost(&found, own, &used->items[i]))
			continue;
		const struct money cost = found.cost;

		values->items[lever] = cost.hundredths;
		variable->items[lever] = found.variable.hundredths;
		own->covered += found.covered;
		own->contacts += found.contacts;
		count++;
		TABLE_ADD(table, case_own_cost, .channel = value_text(used->items[i].channel),
			  .service = value_text_or(used->items[i].service, "all services"),
			  .used = value_money(given), .own = value_money(cost),
			  .difference = value_money_less(cost, given),
			  .covered = value_share_of(found.covered, found.contacts));
		if (is_outside(&own->run->bound.levers.items[lever], cost))
			lines_add(arena, &own->outside, "%s %s", used->items[i].channel,
				  say_pounds(arena, money_to_penny(cost)));
		if (money_compare(cost, given) != 0) {
			const double weight = fabs((double)(cost.hundredths - given.hundredths)) *
					      (double)found.contacts;

			lines_add(arena, &own->said, "%s %s instead of %s", used->items[i].channel,
				  say_pounds(arena, money_to_penny(cost)),
				  say_pounds(arena, money_to_penny(given)));
			if (own->weighty == NULL || weight > own->weight) {
				own->weighty = own->said.items[own->said.count - 1];
				own->weight = weight;
			}
		}
	}
	return count;
}

/* `By these costs 'web-first' would be worth £864k more than the next option.` */
static const char *say_lead(const struct case_run *run, const struct worth *worth)
{
	const struct case_option *leader = case_leader(&run->options);
	struct arena *arena = run->work.arena;

	return arena_format(
	    arena, "By these costs '%s' would be worth %s %s than the next option.%s",
	    text_cut(arena, leader->name, 60), say_size(arena, worth->lead),
	    worth->lead.hundredths < 0 ? "less" : "more",
	    !worth->has_alone
		? ""
		: say_around(arena, " Without the rest of the case, it then ",
			     case_words_payback(arena, &worth->payback, run->options.n_years),
			     "."));
}

/* `2 of 11 services`: cells are in order of service. */
static const char *say_services(const struct own_costs *own)
{
	const struct cost_cells *cells = &own->cells;
	size_t count = 0, n_costed = 0;
	int last = -1, last_costed = -1;

	FOR_EACH (const struct cost_cell, cell, cells->cells, cells->count) {
		count += cell->service != last;
		last = cell->service;
		if (!cell->is_costed || cell->service == last_costed)
			continue;
		n_costed++;
		last_costed = cell->service;
	}
	return arena_format(own->results->arena, "%zu of %s", n_costed,
			    say_count(own->results->arena, count, "service", "services"));
}

/* What the case comes to by these costs, for an auditor to find again. */
static void keep_figure(const struct own_costs *own, const char *figure, struct money worth)
{
	case_doubt_figures(own->results, "a contact costs what the council's own costs say", figure,
			   value_money(worth));
}

/* ` (£1.5m if fixed costs stay)`: they do until someone decides otherwise. */
static const char *say_variable(const struct own_costs *own, const struct worth *worth,
				const struct case_values *variable)
{
	struct arena *arena = own->results->arena;
	const struct unit_costs *used = own->run->bound.channel->question->unit_costs;
	struct worth then;

	if (!find_worth(&then, own->run, variable) || money_compare(then.alone, worth->alone) == 0)
		return "";
	keep_figure(own, "The strategy itself, if fixed costs stay", then.alone);
	for (size_t i = 0; i < used->n_items; i++) {
		const int lever = own->run->bound.channel->first_unit_cost + (int)i;

		if (variable->items[lever] != own->run->bound.levers.values[lever])
			keep_figure(
			    own,
			    arena_format(arena, "Cost of %s%s that varies with contacts",
					 used->items[i].channel,
					 say_around(arena, " (", used->items[i].service, ")")),
			    (struct money){variable->items[lever]});
	}
	return arena_format(arena, " (%s if fixed costs stay)", say_rough(arena, then.alone));
}

static void say(struct own_costs *own, const struct worth *worth,
		const struct case_values *variable)
{
	const struct case_run *run = own->run;
	const struct case_option *leader = case_leader(&run->options);
	struct arena *arena = own->results->arena;
	const bool is_less = money_compare(worth->npv, leader->appraisal.npv) < 0;

	keep_figure(own, "The whole case", worth->npv);
	keep_figure(own, "Ahead of the next option", worth->lead);
	if (worth->has_alone)
		keep_figure(own, "The strategy itself", worth->alone);
	struct passage *said = results_say(
	    own->results, is_less ? &said_lower : &said_higher,
	    "At the council's own contact costs (such as %s), found for %s but used for all, "
	    "%sthe whole case %s%s.",
	    own->weighty, say_services(own),
	    !worth->has_alone
		? ""
		: arena_format(arena, "'%s' itself adds %s, not %s%s, and ",
			       text_cut(arena, leader->name, 60),
			       say_beside(arena, worth->alone, leader->alone_appraisal.npv),
			       say_beside(arena, leader->alone_appraisal.npv, worth->alone),
			       say_variable(own, worth, variable)),
	    say_rough(arena, worth->npv),
	    worth->lead.hundredths < 0
		? arena_format(arena, ". It is then %s behind the next option",
			       say_size(arena, worth->lead))
		: "");
	said->also = "case_doubt";
	results_say(
	    own->results, &said_each,
	    "By the council's own costs, worked out from %s of contacts, a contact costs %s. "
	    "%s",
	    say_percent(arena, own->covered, own->contacts),
	    text_list(arena, own->said.items, own->said.count, 8), say_lead(run, worth));
}

/* Heads for services that the case does not have make no cost; why is told, and no more. */
static bool cost_contacts(struct own_costs *own)
{
	const struct unit_cost_question *question = own->run->question.own_costs;
	struct arena *arena = own->results->arena;
	struct diagnostics told;

	diagnostics_init(&told, arena);
	if (cost_cells_make(&own->cells, question, arena, &told) &&
	    cost_channels_make(&own->channels, &own->cells, question, arena))
		return true;
	results_say(own->results, &said_unused,
		    "The unit costs of this case are not set beside the council's own: %s.",
		    told.count > 0 ? diagnostic_text(arena, &told.items[0])
				   : "these are more than can be counted");
	return false;
}

bool case_own_costs_add(struct results *results, const struct case_run *run)
{
	struct own_costs own = {.run = run, .results = results};
	struct case_values values, variable;
	struct worth worth;

	if (run->question.own_costs == NULL || run->bound.channel == NULL || !cost_contacts(&own))
		return true;
	results->section = SECTION_UNIT_COSTS;
	case_values_init(&values, &run->bound, results->arena);
	case_values_init(&variable, &run->bound, results->arena);
	const bool has_own = fill(&own, &values, &variable) > 0;

	if (has_own && own.said.count > 0 && find_worth(&worth, run, &values) &&
	    money_compare(worth.npv, case_leader(&run->options)->appraisal.npv) != 0)
		say(&own, &worth, &variable);
	/* Beside what the answer is by those costs. */
	if (own.outside.count > 0)
		results_say(results, &said_outside,
			    "The council's own cost of a contact (%s) lies outside the ranges "
			    "given. The chances rest on those ranges, so they may be too high.",
			    text_list(results->arena, own.outside.items, own.outside.count, 6));
	return true;
}
