#include "analyses/procurement/procurement.h"

#include <string.h>

bool procurement_terms_bands(struct procurement_terms *terms, struct reference *reference,
			     struct diagnostics *diagnostics)
{
	terms->bands_origin = reference_origin(reference, "bands");
	terms->phasing_origin = reference_origin(reference, "phasing");
	return published_bands(terms->bands, reference, diagnostics);
}

/* The step to the full gain, which is that of the last year. */
static bool published_phase(struct fraction *phase, const struct procurement_terms *terms, int step)
{
	const int last = terms->n_amounts - 1;

	return fraction_new(phase, terms->amounts[step > last ? last : step].hundredths,
			    terms->amounts[last].hundredths);
}

/* What the user gives runs from zero in the base year, as all values by year do. */
static bool given_phase(struct fraction *phase, const struct procurement_question *question,
			struct year year)
{
	const struct assumption *first = NULL;

	for (size_t i = 0; i < question->assumptions->n_items && first == NULL; i++)
		if (strcmp(question->assumptions->items[i].kind->name, "phase") == 0 &&
		    strcmp(question->assumptions->items[i].scope, "*") == 0)
			first = &question->assumptions->items[i];
	if (first == NULL ||
	    !assumptions_share(phase, question->assumptions, "phase", NULL, 0, year))
		return false;
	int steps = first->year.start - question->base_year.start;

	if (first->year.start != 0 && year.start < first->year.start && steps > 0)
		return fraction_between(phase, fraction_zero,
					fraction_from_share(first->value.share),
					year.start - question->base_year.start, steps);
	return true;
}

/* Phases are those of all spend; one of a market or category would be ignored unsaid. */
static void say_unused(const struct assumptions *given, struct diagnostics *diagnostics)
{
	FOR_EACH (const struct assumption, item, given->items, given->n_items) {
		if (strcmp(item->kind->name, "phase") != 0 || strcmp(item->scope, "*") == 0)
			continue;
		fate_leave_out(item->fate, ASSUMPTION_UNUSED);
		notice(diagnostics, (struct place){given->path, item->line, "scope"},
		       "phase of '%s' is not used: phases are those of all spend, scope '*'",
		       item->scope);
	}
}

bool procurement_terms_find(struct procurement_terms *terms,
			    const struct procurement_question *question, struct arena *arena,
			    struct diagnostics *diagnostics)
{
	const struct year end =
	    question->horizon.start != 0 ? question->horizon : question->last_year;

	*terms = (struct procurement_terms){.n_years = end.start - question->first_year.start + 1,
					    .n_shown = question->last_year.start -
						       question->first_year.start + 1};
	if (!procurement_terms_bands(terms, question->reference, diagnostics))
		return false;
	say_unused(question->assumptions, diagnostics);
	terms->n_amounts = published_phasing(&terms->amounts, &terms->amounts_first,
					     question->reference, "procurement");
	if (terms->n_amounts < 0)
		return false;
	terms->phase = arena_array(arena, (size_t)terms->n_years, sizeof *terms->phase);
	for (int i = 0; i < terms->n_years; i++) {
		struct year year = {question->first_year.start + i};
		int step = year.start - question->base_year.start - 1;

		if (given_phase(&terms->phase[i], question, year))
			terms->is_phase_given = true;
		else if (!published_phase(&terms->phase[i], terms, step))
			return fault(diagnostics, (struct place){0},
				     "the reference set 'phasing' has no procurement gains");
	}
	return true;
}
