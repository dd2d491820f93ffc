#include "analyses/prices/prices.h"

#include "analyses/prices/prices_bands.h"
#include "analyses/prices/prices_words.h"

bool prices_analyse(const struct prices_question *question, struct results *results,
		    struct diagnostics *diagnostics)
{
	const struct place place = {.file = question->prices->path};
	char year[YEAR_TEXT_SIZE];
	struct prices_tables tables;
	struct price_items items;

	if (!price_items_make(&items, question->prices, &question->terms, results->arena))
		return diagnose(
		    diagnostics, SEVERITY_FAULT,
		    (struct place){items.beyond->path, items.beyond->line, NULL},
		    "with this row prices times quantities add up to more than can be counted "
		    "exactly; is there a code or a telephone number among them?");
	if (items.n_lines == 0)
		return diagnose(diagnostics, SEVERITY_FAULT, place, "has no prices of %s",
				year_format(question->terms.year, year));
	if (!prices_tables_make(&tables, results, &items, question))
		return diagnose(diagnostics, SEVERITY_FAULT, place,
				"the gains add up to more than can be counted exactly");
	if (!prices_bands_add(results, &items, question, diagnostics))
		return false;
	prices_words(results, question, &items, &tables);
	return true;
}
