#include "analyses/indicator/indicator.h"

#include <string.h>

#include "base/say.h"

static const struct fraction default_likelihood = {1, 2}, default_share = {1, 10};

/* The assumption of a name for a council: its own, or that of `*`. */
static const struct assumption *find_given(const struct assumptions *given, const char *name,
					   const char *council)
{
	const struct assumption *of_all = NULL;

	FOR_EACH (const struct assumption, item, given->items, given->n_items) {
		if (strcmp(item->kind->name, name) != 0)
			continue;
		if (strcmp(item->scope, council) == 0)
			return item;
		if (strcmp(item->scope, "*") == 0)
			of_all = item;
	}
	return of_all;
}

/*
 * A sum of money of one council.  One of `*` can only be meant where there is
 * one council; false, with a fault, where there are more.
 */
static bool find_money(struct money *money, bool *is_known, const char **source,
		       const struct indicator_question *question, const char *name, int council,
		       struct diagnostics *diagnostics)
{
	const struct names *councils = &question->gains->councils;
	const struct assumption *item =
	    find_given(question->assumptions, name, councils->items[council]);

	*is_known = item != NULL;
	if (item == NULL)
		return true;
	*money = item->value.money;
	*source = item->source;
	return strcmp(item->scope, "*") != 0 || councils->count == 1 ||
	       fault(diagnostics, (struct place){question->assumptions->path, item->line, "scope"},
		     "%s of '*' would be that of each of %zu councils; give one for each, with "
		     "its name as the scope",
		     name, councils->count);
}

/* What carries over of SR04 needs both of its figures. */
static bool find_carry_over(struct carry_over *carry_over,
			    const struct indicator_question *question,
			    const struct indicator_terms *terms, int council,
			    struct diagnostics *diagnostics)
{
	bool has_gains, has_baseline;
	const char *source = NULL;
	struct money part;

	if (!find_money(&carry_over->gains, &has_gains, &source, question, "sr04_gains", council,
			diagnostics) ||
	    !find_money(&carry_over->baseline, &has_baseline, &source, question, "sr04_baseline",
			council, diagnostics))
		return false;
	if (has_gains != has_baseline)
		return fault(
		    diagnostics, in_file(question->assumptions->path),
		    "%s of '%s' is given without %s; what carries over from SR04 needs both",
		    has_gains ? "sr04_gains" : "sr04_baseline",
		    question->gains->councils.items[council],
		    has_gains ? "sr04_baseline" : "sr04_gains");
	carry_over->is_known = has_gains;
	if (!has_gains)
		return true;
	if (!money_share(&part, carry_over->baseline, terms->threshold.value) ||
	    !money_subtract(&carry_over->amount, carry_over->gains, part))
		return fault(diagnostics, in_file(question->assumptions->path),
			     "sr04_baseline is more than can be counted");
	if (carry_over->amount.hundredths < 0)
		carry_over->amount.hundredths = 0;
	return true;
}

/* accounts.csv goes before the assumption, and is of one council only. */
static bool find_baseline(struct council_baseline *baseline,
			  const struct indicator_question *question, int council,
			  struct diagnostics *diagnostics)
{
	baseline->origin = "given";
	if (!find_money(&baseline->amount, &baseline->is_known, &baseline->source, question,
			"baseline", council, diagnostics))
		return false;
	if (question->accounts == NULL) {
		if (baseline->is_known && baseline->amount.hundredths < ACCOUNTS_LEAST)
			warning(diagnostics, in_file(question->assumptions->path),
				"the assumption 'baseline' is %s, less than a council spends in a "
				"year; if it is in thousands, write it in pounds",
				say_pounds(diagnostics->arena, baseline->amount));
		return true;
	}
	if (question->gains->councils.count > 1)
		return fault(diagnostics, in_file(question->accounts_path),
			     "is of one council, and the register has %zu; give the assumption "
			     "'baseline' of each instead, or choose one with --council",
			     question->gains->councils.count);
	if (baseline->is_known)
		notice(diagnostics, in_file(question->accounts_path),
		       "gives the baseline; the assumption 'baseline' is not used");
	*baseline = *question->accounts;
	return true;
}

/* A scope that is no council is a slip, or meant for another register. */
static void say_unused(const struct indicator_question *question, struct diagnostics *diagnostics)
{
	const struct assumptions *given = question->assumptions;

	FOR_EACH (const struct assumption, item, given->items, given->n_items) {
		bool is_of_all = item->kind->unit == UNIT_PERCENT;

		if (item->kind->use != ASSUMPTION_OF_INDICATOR || strcmp(item->scope, "*") == 0 ||
		    (!is_of_all && names_find(&question->gains->councils, item->scope) >= 0))
			continue;
		fate_leave_out(item->fate, ASSUMPTION_UNUSED);
		notice(diagnostics, (struct place){given->path, item->line, "scope"},
		       "%s of '%s' is not used: %s", item->kind->name, item->scope,
		       is_of_all ? "it is one for all councils, scope '*'"
				 : "the register has no such council");
	}
}

bool indicator_terms_find(struct indicator_terms *terms, const struct indicator_question *question,
			  struct arena *arena, struct diagnostics *diagnostics)
{
	const struct assumptions *given = question->assumptions;
	size_t n_councils = question->gains->councils.count;
	bool is_well = true;

	*terms = (struct indicator_terms){.scrutiny_likelihood = default_likelihood,
					  .scrutiny_share = default_share};
	terms->baselines = arena_array(arena, n_councils, sizeof *terms->baselines);
	terms->carry_overs = arena_array(arena, n_councils, sizeof *terms->carry_overs);
	if (!plan_figure_find(&terms->growth, question->reference, "growth_target", diagnostics) ||
	    !plan_figure_find(&terms->threshold, question->reference, "sr04_carry_over_threshold",
			      diagnostics))
		return false;
	for (int council = 0; council < (int)n_councils; council++) {
		is_well &=
		    find_baseline(&terms->baselines[council], question, council, diagnostics);
		is_well &= find_carry_over(&terms->carry_overs[council], question, terms, council,
					   diagnostics);
		if (!is_well)
			return false;
	}
	say_unused(question, diagnostics);
	terms->is_likelihood_given =
	    assumptions_share(&terms->scrutiny_likelihood, given, "scrutiny_likelihood", NULL, 0,
			      question->last_year);
	terms->is_share_given = assumptions_share(&terms->scrutiny_share, given, "scrutiny_share",
						  NULL, 0, question->last_year);
	return true;
}
