#include "analyses/procurement/procurement_terms.h"

#include <string.h>

enum { BAND_MARKET, BAND_LOW, BAND_CENTRAL, BAND_HIGH };

enum { PHASE_WORKSTREAM, PHASE_YEAR, PHASE_AMOUNT };

bool procurement_terms_bands(struct procurement_terms *terms, struct reference *reference,
			     struct diagnostics *diagnostics)
{
	const struct reading *reading = reference_read(reference, "bands");
	const struct band none = {fraction_zero, fraction_zero, fraction_zero, NULL};
	bool is_found[MARKET_AVERAGE + 1] = {[MARKET_EXCLUDED] = true};

	if (reading == NULL)
		return false;
	int source = shape_field(reading->shape, "source");

	terms->bands_origin = reference_origin(reference, "bands");
	terms->phasing_origin = reference_origin(reference, "phasing");
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
			terms->bands[market].source = values[source].text;
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

/* The procurement gains of table 3.1 by year, from the set's first, whatever the order of its rows.
 */
static bool find_amounts(struct procurement_terms *terms, struct reference *reference,
			 struct arena *arena)
{
	const struct reading *reading = reference_read(reference, "phasing");
	int first = 0, last = 0;

	if (reading == NULL)
		return false;
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(values[PHASE_WORKSTREAM].text, "procurement") != 0)
			continue;
		if (first == 0 || values[PHASE_YEAR].year.start < first)
			first = values[PHASE_YEAR].year.start;
		if (values[PHASE_YEAR].year.start > last)
			last = values[PHASE_YEAR].year.start;
	}
	terms->n_amounts = last - first + 1;
	terms->amounts = arena_array(arena, (size_t)terms->n_amounts, sizeof *terms->amounts);
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(values[PHASE_WORKSTREAM].text, "procurement") == 0)
			terms->amounts[values[PHASE_YEAR].year.start - first] =
			    values[PHASE_AMOUNT].money;
	}
	return true;
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
	const struct year end =
	    question->horizon.start != 0 ? question->horizon : question->last_year;

	*terms = (struct procurement_terms){.n_years = end.start - question->first_year.start + 1,
					    .n_shown = question->last_year.start -
						       question->first_year.start + 1};
	if (!procurement_terms_bands(terms, question->reference, diagnostics))
		return false;
	say_unused(question->assumptions, diagnostics);
	if (!find_amounts(terms, question->reference, arena))
		return false;
	terms->phase = arena_array(arena, (size_t)terms->n_years, sizeof *terms->phase);
	for (int i = 0; i < terms->n_years; i++) {
		struct year year = {question->first_year.start + i};
		int step = year.start - question->base_year.start - 1;

		if (given_phase(&terms->phase[i], question, year))
			terms->is_phase_given = true;
		else if (!published_phase(&terms->phase[i], terms, step))
			return diagnose(diagnostics, SEVERITY_FAULT, (struct place){0},
					"the reference set 'phasing' has no procurement gains");
	}
	return true;
}
