#include "analyses/procurement_terms.h"

#include <string.h>

enum { BAND_MARKET, BAND_LOW, BAND_CENTRAL, BAND_HIGH };
enum { PHASE_WORKSTREAM, PHASE_YEAR, PHASE_AMOUNT };

static bool find_bands(struct procurement_terms *terms, struct reference *reference,
		       struct diagnostics *diagnostics)
{
	const struct reading *reading = reference_read(reference, "bands");
	const struct band none = {fraction_zero, fraction_zero, fraction_zero};
	bool is_found[MARKET_AVERAGE + 1] = {[MARKET_EXCLUDED] = true};

	if (reading == NULL)
		return false;
	for (int market = 0; market <= MARKET_AVERAGE; market++)
		terms->bands[market] = none;
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		for (int market = 0; market <= MARKET_AVERAGE; market++) {
			if (strcmp(values[BAND_MARKET].text, market_name((enum market)market)) != 0)
				continue;
			terms->bands[market].low = fraction_from_share(values[BAND_LOW].share);
			terms->bands[market].central =
			    fraction_from_share(values[BAND_CENTRAL].share);
			terms->bands[market].high = fraction_from_share(values[BAND_HIGH].share);
			is_found[market] = true;
		}
	}
	for (int market = 0; market <= MARKET_AVERAGE; market++)
		if (!is_found[market])
			return diagnose(diagnostics, SEVERITY_FAULT,
					(struct place){.file = reading->source->path},
					"has no band for market '%s'",
					market_name((enum market)market));
	return true;
}

/* The year's step of table 3.1: its procurement gain over the last year's. */
static bool published_phase(struct fraction *phase, struct reference *reference, int step)
{
	const struct reading *reading = reference_read(reference, "phasing");
	int64_t amount = 0, last = 0;
	int seen = 0;

	*phase = fraction_one;
	for (size_t i = 0; reading != NULL && i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(values[PHASE_WORKSTREAM].text, "procurement") != 0)
			continue;
		last = values[PHASE_AMOUNT].money.hundredths;
		if (seen++ == step)
			amount = last;
	}
	return reading != NULL && (step >= seen || fraction_new(phase, amount, last));
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
	for (size_t i = 0; i < given->n_items; i++)
		if (strcmp(given->items[i].kind->name, "phase") == 0 &&
		    strcmp(given->items[i].scope, "*") != 0)
			diagnose(diagnostics, SEVERITY_NOTICE,
				 (struct place){given->path, given->items[i].line, "scope"},
				 "phase of '%s' is not used: phases are those of all spend, scope "
				 "'*'",
				 given->items[i].scope);
}

bool procurement_terms_find(struct procurement_terms *terms,
			    const struct procurement_question *question, struct arena *arena,
			    struct diagnostics *diagnostics)
{
	*terms = (struct procurement_terms){.n_years = question->last_year.start -
						       question->first_year.start + 1};
	if (!find_bands(terms, question->reference, diagnostics))
		return false;
	say_unused(question->assumptions, diagnostics);
	terms->phase = arena_array(arena, (size_t)terms->n_years, sizeof *terms->phase);
	for (int i = 0; i < terms->n_years; i++) {
		struct year year = {question->first_year.start + i};
		int step = year.start - question->base_year.start - 1;

		if (given_phase(&terms->phase[i], question, year))
			terms->is_phase_given = true;
		else if (!published_phase(&terms->phase[i], question->reference, step))
			return diagnose(diagnostics, SEVERITY_FAULT, (struct place){0},
					"the reference set 'phasing' has no procurement gains");
	}
	return true;
}
