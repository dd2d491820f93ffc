#include "analyses/case/case_parts.h"

#include <string.h>

#include "analyses/case/case_prices.h"
#include "analyses/channel/channel_assumptions.h"
#include "analyses/case/case_register.h"
#include "analyses/sayings.h"
#include "base/text.h"

bool case_work_init(struct case_work *work, const struct case_question *question,
		    struct arena *arena, struct diagnostics *diagnostics)
{
	const struct case_file *file = question->file;

	*work = (struct case_work){question, arena, diagnostics, {0}, false};
	return deflator_load(
	    &work->deflator, file->deflator != NULL ? file->deflator : deflator_default,
	    (struct place){.file = file->path, .column = "deflator"}, question->reference);
}

bool case_out_of_range(const struct case_work *work)
{
	return diagnose(work->diagnostics, SEVERITY_FAULT,
			(struct place){.file = work->question->path},
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
		return diagnose(work->diagnostics, SEVERITY_FAULT, place,
				"%s has no index for the prices of %s; it runs from %s to %s "
				"(another series: --reference %s=FILE%s)",
				deflator->set,
				say_year(arena, deflator_has(deflator, from) ? to : from),
				say_year(arena, deflator->first_year),
				say_year(arena, deflator->last_year), deflator->set,
				place.column == NULL
				    ? ""
				    : "; where the amounts are at the prices of the price year, "
				      "say real at costs_prices or gains_prices in case.csv");
	return true;
}

bool case_gain_make(struct case_gain *gain, struct money amount, struct fraction factor,
		    struct fraction cashable, struct fraction confidence)
{
	if (!money_share(&gain->gross, amount, factor) ||
	    !money_share(&gain->cash, gain->gross, cashable))
		return false;
	gain->counted = gain->cash;
	return gain->cash.hundredths <= 0 || money_share(&gain->counted, gain->cash, confidence);
}

struct fraction case_confidence(const struct case_work *work, const char *workstream)
{
	struct fraction share = fraction_one;

	(void)assumptions_share(&share, work->question->assumptions, "benefit_confidence",
				&workstream, 1, work->question->base_year);
	return share;
}

void case_take_results(struct results *results, struct results *part)
{
	for (size_t i = 0; i < part->n_tables; i++) {
		if (part->tables[i]->n_rows == 0)
			continue;
		part->tables[i]->is_detail = true;
		results_adopt(results, part->tables[i]);
	}
	for (size_t i = 0; i < part->n_passages; i++) {
		const struct passage *passage = &part->passages[i];

		if (passage->spec.kind == PASSAGE_CAVEAT || passage->spec.kind == PASSAGE_METHOD)
			results_say(results, &passage->spec, "%s", passage->text);
	}
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
	struct channel_scratch scratch;
	struct results part;

	results_init(&part, work->arena, results->command);
	if (!plan_make(&parts->channel, channel, &parts->levers, work->arena, work->diagnostics))
		return false;
	parts->bounds =
	    arena_array(work->arena, parts->channel.n_strategies, sizeof *parts->bounds);
	if (!channel_report(&parts->channel, parts->bounds, &part))
		return false;
	parts->gains = channel_gains_new(&parts->channel, work->arena);
	channel_scratch_init(&scratch, &parts->channel, work->arena);
	if (channel_gains_make(parts->gains, &parts->channel, parts->levers.values, &scratch) !=
	    SUMS_DONE)
		return case_out_of_range(work);
	case_take_results(results, &part);
	parts->channel_confidence = case_confidence(work, "channel");
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
			    struct results *results)
{
	const struct procurement_question *procurement = work->question->procurement;
	const struct fraction confidence = case_confidence(work, "procurement");
	struct fraction cashable = fraction_one;
	struct results part;
	struct range *gains;

	results_init(&part, work->arena, results->command);
	if (!procurement_gains_analyse(procurement, &gains, &part, work->diagnostics))
		return false;
	case_take_results(results, &part);
	for (int t = 1; t <= work->question->n_years; t++) {
		struct year year = {work->question->base_year.start + t};
		int at = year.start - procurement->first_year.start;
		struct case_gain gain;
		struct fraction factor;

		if (at < 0)
			continue;
		/* What was spent is in the money of the base year. */
		if (!case_price_factor(&factor, work, procurement->base_year,
				       (struct place){.file = procurement->spend_path}))
			return false;
		parts->is_procurement_bound |=
		    !assumptions_share(&cashable, work->question->assumptions,
				       "procurement_cashable_share", NULL, 0, year) &&
		    gains[at].central.hundredths > 0;
		if (!case_gain_make(&gain, gains[at].central, factor, cashable, confidence) ||
		    !money_add(&parts->procurement_cash[t], parts->procurement_cash[t],
			       gain.cash) ||
		    !bridge_add_gain(&parts->of_bands[t], STEP_PROCUREMENT, gain.gross, gain.cash,
				     gain.counted) ||
		    !bridge_add(&parts->common[t], &parts->of_bands[t]))
			return case_out_of_range(work);
		parts->has_step[STEP_CAPACITY] |= fraction_compare(cashable, fraction_one) != 0;
	}
	parts->has_step[STEP_PROCUREMENT] = true;
	parts->sources[STEP_PROCUREMENT] =
	    arena_format(work->arena, "%s at the central bands of the plan's footnote 34",
			 say_file(procurement->spend_path));
	if (fraction_compare(cashable, fraction_one) != 0)
		case_add_source(parts, work, STEP_CAPACITY,
				"assumption procurement_cashable_share");
	parts->names[parts->n_names++] = "procurement";
	return true;
}

/* Which files the costs are of. */
static void find_cost_sources(struct case_parts *parts, const struct case_work *work)
{
	const struct costs *costs = work->question->costs;
	const struct gains *gains = work->question->gains;

	for (size_t i = 0; i < costs->n_items; i++)
		case_add_source(parts, work,
				costs->items[i].kind == COST_RUNNING ? STEP_RUNNING
								     : STEP_INVESTMENT,
				say_file(costs->path));
	for (size_t i = 0; gains != NULL && i < gains->n_items; i++) {
		const struct gain *gain = &gains->items[i];

		if (case_register_reason(work->question, gain) != NULL)
			continue;
		if (gain->running_cost.hundredths != 0)
			case_add_source(parts, work, STEP_RUNNING, say_file(gains->path));
		if (gain->investment.hundredths != 0)
			case_add_source(parts, work, STEP_INVESTMENT, say_file(gains->path));
	}
	parts->sources[STEP_BIAS] = "assumption optimism_bias, or Green Book upper values";
}

bool case_parts_make(struct case_parts *parts, struct case_work *work, struct results *results)
{
	const struct case_question *question = work->question;

	const size_t count = (size_t)question->n_years + 1;

	*parts = (struct case_parts){
	    .common = arena_array(work->arena, count, sizeof *parts->common),
	    .of_bands = arena_array(work->arena, count, sizeof *parts->of_bands),
	    .of_prices = arena_array(work->arena, count, sizeof *parts->of_prices),
	    .of_register = arena_array(work->arena, count, sizeof *parts->of_register),
	    .procurement_cash = arena_array(work->arena, count, sizeof *parts->procurement_cash),
	    .channel_confidence = fraction_one};
	levers_init(&parts->levers, work->arena);
	parts->has_step[STEP_RUNNING] = parts->has_step[STEP_INVESTMENT] = true;
	parts->sources[STEP_CONFIDENCE] = "assumption benefit_confidence";
	if (question->channel != NULL && !add_channel(parts, work, results))
		return false;
	if (question->procurement != NULL && !add_procurement(parts, work, results))
		return false;
	if (question->prices != NULL && !case_prices_add(parts, work, results))
		return false;
	if (question->gains != NULL && !case_register_add(parts, work, results))
		return false;
	find_cost_sources(parts, work);
	if (parts->n_names > 0)
		parts->common_names =
		    text_list(work->arena, parts->names, parts->n_names, parts->n_names);
	for (size_t i = 0; i < question->assumptions->n_items; i++)
		if (strcmp(question->assumptions->items[i].kind->name, "benefit_confidence") == 0)
			parts->has_step[STEP_CONFIDENCE] = true;
	return true;
}
