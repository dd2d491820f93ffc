#include "analyses/case/case_bind.h"

#include <string.h>

#include "analyses/channel/channel_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"

bool case_out_of_range(const struct case_work *work)
{
	return fault(work->diagnostics, in_file(work->question->path),
		     "the case adds up to more than can be counted exactly; is there a code or "
		     "a telephone number among the amounts of its files?");
}

bool case_price_factor(struct fraction *factor, struct case_work *work, struct year from,
		       struct place place)
{
	const struct year to = work->question->price_year;
	const struct deflator *deflator = &work->deflator;
	struct arena *arena = work->arena;

	*factor = fraction_one;
	if (from.start == to.start)
		return true;
	work->is_deflated = true;
	if (!deflator_factor(factor, deflator, from, to))
		return fault(work->diagnostics, place,
			     "%s has no index for the prices of %s; it runs from %s to %s "
			     "(another series: --reference %s=FILE%s)",
			     deflator->set,
			     say_year(arena, deflator_has(deflator, from) ? to : from),
			     say_year(arena, deflator->first_year),
			     say_year(arena, deflator->last_year), deflator->set,
			     place.column == NULL
				 ? ""
				 : "; if the amounts are already at the prices of the price "
				   "year, set costs_prices or gains_prices to real in case.csv");
	return true;
}

struct year case_prices_of(const struct case_question *question,
			   const struct prices_of_file *prices, struct year own)
{
	if (prices->basis == PRICES_NOMINAL)
		return own;
	return prices->basis == PRICES_OF_YEAR ? prices->year : question->price_year;
}

void case_take_results(struct results *results, struct results *part)
{
	for (size_t i = 0; i < part->n_tables; i++) {
		if (part->tables[i]->n_rows == 0)
			continue;
		part->tables[i]->is_of_part = true;
		results_adopt(results, part->tables[i]);
	}
	FOR_EACH (const struct passage, passage, part->passages, part->n_passages)
		if (passage->spec.kind == PASSAGE_CAVEAT || passage->spec.kind == PASSAGE_METHOD)
			results_say(results, &passage->spec, "%s", passage->text);
	for (size_t i = 0; i < part->n_assumptions; i++)
		*results_assumption(results) = part->assumptions[i];
}

void case_add_source(struct case_parts *parts, const struct case_work *work, enum case_step step,
		     const char *source)
{
	const char **sources = &parts->sources[step];

	*sources = *sources == NULL ? source
		   : strstr(*sources, source) != NULL
		       ? *sources
		       : arena_format(work->arena, "%s; %s", *sources, source);
}

static bool add_channel(struct case_parts *parts, struct case_work *work, struct results *results)
{
	const struct channel_question *channel = work->question->channel;
	struct results part;

	results_init(&part, work->arena, results->command);
	parts->bounds =
	    arena_array(work->arena, work->bound->channel->n_strategies, sizeof *parts->bounds);
	if (!channel_report(work->bound->channel, parts->bounds, NULL, &part))
		return false;
	case_take_results(results, &part);
	parts->has_step[STEP_PROMISED] = parts->has_step[STEP_FAILED] = true;
	parts->has_step[STEP_CAPACITY] = true;
	parts->sources[STEP_PROMISED] =
	    arena_format(work->arena, "%s at the unit costs of %s",
			 say_file(channel->activity_path), channel_sets(work->arena, channel));
	parts->sources[STEP_FAILED] = "assumption failure_share";
	case_add_source(parts, work, STEP_CAPACITY,
			"assumptions cashable_share, contacts_per_post and post_cost");
	return true;
}

static bool add_procurement(struct case_parts *parts, struct case_work *work,
			    const struct procurement_terms *terms, struct results *results)
{
	const struct procurement_question *procurement = work->question->procurement;
	struct fraction cashable = fraction_one;
	struct results part;

	results_init(&part, work->arena, results->command);
	if (!procurement_report(procurement, terms, NULL, &part, work->diagnostics))
		return false;
	case_take_results(results, &part);
	for (int t = work->bound->first_year; t <= work->question->n_years; t++) {
		parts->is_procurement_bound |=
		    !assumptions_share(&cashable, work->question->assumptions,
				       "procurement_cashable_share", NULL, 0,
				       (struct year){work->question->base_year.start + t}) &&
		    parts->figures->of_bands[t].steps[STEP_PROCUREMENT].hundredths > 0;
		parts->has_step[STEP_CAPACITY] |= fraction_compare(cashable, fraction_one) != 0;
	}
	parts->has_step[STEP_PROCUREMENT] = true;
	parts->sources[STEP_PROCUREMENT] =
	    arena_format(work->arena, "%s at the central bands of the CLG plan (footnote 34)",
			 say_file(procurement->spend_path));
	if (fraction_compare(cashable, fraction_one) != 0)
		case_add_source(parts, work, STEP_CAPACITY,
				"assumption procurement_cashable_share");
	return true;
}

/* Which files the costs are of. */
static void find_cost_sources(struct case_parts *parts, const struct case_work *work)
{
	const struct costs *costs = work->question->costs;

	for (size_t i = 0; i < costs->n_items; i++)
		case_add_source(parts, work,
				costs->items[i].kind == COST_RUNNING ? STEP_RUNNING
								     : STEP_INVESTMENT,
				say_file(costs->path));
	for (size_t i = 0; work->question->gains != NULL && i < work->bound->n_gains; i++) {
		const struct gain *gain = work->bound->gains[i].gain;
		const char *register_file = say_file(work->question->gains->path);

		if (gain->running_cost.hundredths != 0)
			case_add_source(parts, work, STEP_RUNNING, register_file);
		if (gain->investment.hundredths != 0)
			case_add_source(parts, work, STEP_INVESTMENT, register_file);
	}
	parts->sources[STEP_BIAS] = "assumption optimism_bias, or Green Book upper values";
}

void case_parts_init(struct case_parts *parts, const struct case_work *work,
		     const struct case_figures *figures)
{
	const struct case_question *question = work->question;
	const char *names[3], *said[3];
	size_t count = 0;

	*parts = (struct case_parts){.figures = figures};
	if (question->procurement != NULL) {
		names[count] = "procurement";
		said[count++] = "smarter procurement";
	}
	if (question->prices != NULL) {
		names[count] = "prices";
		said[count++] = "lower prices";
	}
	if (question->gains != NULL) {
		names[count] = "the register";
		said[count++] = "the register of other savings";
	}
	if (count == 0)
		return;
	parts->common_names = text_list(work->arena, names, count, count);
	parts->common_said = text_list(work->arena, said, count, count);
}

/* Is there a gain that benefit_confidence would cut: one still to come, without its own likelihood?
 */
static bool has_doubted(const struct case_bound *bound, const struct case_question *question)
{
	for (size_t i = 0; i < bound->n_gains; i++)
		if (bound->gains[i].is_counted && !bound->gains[i].is_known &&
		    bound->gains[i].likelihood < 0)
			return true;
	return question->channel != NULL || question->procurement != NULL ||
	       question->prices != NULL;
}

bool case_parts_tell(struct case_parts *parts, struct case_work *work,
		     const struct case_found *found, struct results *results)
{
	const struct case_question *question = work->question;

	parts->has_step[STEP_RUNNING] = parts->has_step[STEP_INVESTMENT] = true;
	parts->sources[STEP_CONFIDENCE] = "assumption benefit_confidence";
	if ((question->channel != NULL && !add_channel(parts, work, results)) ||
	    (question->procurement != NULL &&
	     !add_procurement(parts, work, &found->terms, results)) ||
	    (question->prices != NULL && !case_prices_add(parts, work, &found->items, results)))
		return false;
	if (question->gains != NULL)
		case_register_add(parts, work, results);
	find_cost_sources(parts, work);
	parts->has_step[STEP_CONFIDENCE] =
	    assumptions_has(question->assumptions, "benefit_confidence") &&
	    has_doubted(work->bound, question);
	return true;
}
