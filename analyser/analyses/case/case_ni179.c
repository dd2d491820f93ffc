#include "analyses/case/case_indicator.h"

#include "analyses/case/case_tables.h"

struct money case_ni179_steps(const struct indicator_frame *frame, const struct bridge *bridge,
			      int t, enum case_step first, enum case_step last)
{
	struct money sum = {0};

	/* Parts of flows whose range has been checked. */
	for (int step = (int)first; step <= (int)last; step++)
		sum.hundredths += bridge->steps[step].hundredths -
				  frame->parts->figures->of_register[t].steps[step].hundredths;
	return sum;
}

/* What the councils start from, together; that of all is known where that of each is. */
static bool add_up_terms(struct indicator_frame *frame, const struct indicator_terms *terms,
			 struct arena *arena)
{
	size_t n_known = 0;

	frame->n_councils = frame->work->question->gains->councils.count;
	for (size_t i = 0; i < frame->n_councils; i++) {
		const struct council_baseline *own = &terms->baselines[i];

		if (!money_add(&frame->carry_over, frame->carry_over, terms->carry_overs[i].amount))
			return false;
		if (!own->is_known)
			continue;
		if (n_known++ == 0)
			frame->baseline = *own;
		else if (!money_add(&frame->baseline.amount, frame->baseline.amount, own->amount))
			return false;
	}
	frame->baseline.is_known = n_known > 0 && n_known == frame->n_councils;
	if (n_known > 0 && !frame->baseline.is_known)
		frame->lacking = arena_format(arena, "the baseline of %zu of %zu councils is given",
					      n_known, frame->n_councils);
	return true;
}

bool case_ni179_register(struct indicator_frame *frame, struct results *detail)
{
	const struct case_question *question = frame->work->question;
	const struct indicator_question indicator = {
	    .gains = question->gains,
	    .assumptions = question->assumptions,
	    .rates = question->rates,
	    .reference = question->reference,
	    .first_year = question->first_year,
	    .last_year = question->last_year,
	    .accounts = question->accounts,
	    .accounts_path = question->accounts_path,
	    .is_of_case = true,
	};
	struct indicator_terms terms;
	struct diagnostics told; /* by indicator_analyse() already */
	struct results part;

	results_init(&part, detail->arena, detail->command);
	diagnostics_init(&told, detail->arena);
	if (!indicator_analyse(&indicator, &part, frame->work->diagnostics) ||
	    !indicator_terms_find(&terms, &indicator, detail->arena, &told))
		return false;
	/* Beside those of the whole case, which have more gains than these. */
	for (size_t i = 0; i < part.n_tables; i++)
		part.tables[i]->title =
		    arena_format(detail->arena, "%s (the register alone)", part.tables[i]->title);
	case_take_results(detail, &part);
	return add_up_terms(frame, &terms, detail->arena) || case_out_of_range(frame->work);
}

bool case_ni179_workstreams(const struct indicator_frame *frame, const struct case_option *option,
			    struct results *detail)
{
	const struct case_question *question = frame->work->question;
	const int n_years = question->last_year.start - question->base_year.start;
	struct workstream_addition *additions =
	    arena_array(detail->arena, 3 * (size_t)n_years, sizeof *additions);
	struct workstream_question workstreams = {
	    .gains = question->gains,
	    .additions = additions,
	    .reference = question->reference,
	    .first_year = question->first_year,
	    .last_year = question->last_year,
	    .title = arena_format(detail->arena, "%s, %s", case_words_who(frame->work),
				  case_words_whole(detail->arena, option)),
	    .source = case_words_source(question, "", detail->arena),
	};

	for (int t = 1; t <= n_years; t++) {
		const struct bridge *alone = option->alone != NULL      ? &option->alone[t]
					     : option->strategy != NULL ? &option->bridges[t]
									: NULL;
		struct year year = {question->base_year.start + t};
		struct money running = case_ni179_steps(frame, &option->bridges[t], t, STEP_RUNNING,
							STEP_RUNNING),
			     cash = {0}, own = {0};

		for (int step = 0; alone != NULL && step <= STEP_CAPACITY; step++)
			cash.hundredths += alone->steps[step].hundredths;
		if (alone != NULL)
			own.hundredths = -alone->steps[STEP_RUNNING].hundredths;
		additions[workstreams.n_additions++] = (struct workstream_addition){
		    PLAN_IMPROVEMENT_AND_COLLABORATION, year, cash, own};
		additions[workstreams.n_additions++] = (struct workstream_addition){
		    PLAN_PROCUREMENT, year, frame->parts->figures->procurement_cash[t], {0}};
		if (running.hundredths + own.hundredths != 0)
			additions[workstreams.n_additions++] = (struct workstream_addition){
			    LINE_WHOLE_CASE,
			    year,
			    {0},
			    (struct money){-running.hundredths - own.hundredths}};
	}
	return workstream_tables(&workstreams, detail, frame->work->diagnostics);
}
