#include "analyses/prices/prices.h"

#include "analyses/prices/prices_tables.h"

bool prices_find(struct price_items *items, const struct prices_question *question,
		 struct arena *arena, struct diagnostics *diagnostics)
{
	char year[YEAR_TEXT_SIZE];

	if (!price_items_make(items, question->prices, &question->terms, arena))
		return fault(
		    diagnostics, at_line(items->beyond->path, items->beyond->line),
		    "with this row prices times quantities add up to more than can be counted "
		    "exactly; is there a code or a telephone number among them?");
	if (items->n_lines == 0)
		return fault(diagnostics, in_file(question->prices->path), "has no prices of %s",
			     year_format(question->terms.year, year));
	return true;
}

bool prices_report(const struct prices_question *question, const struct price_items *items,
		   struct results *results, struct diagnostics *diagnostics)
{
	struct prices_tables tables;

	if (!prices_tables_make(&tables, results, items, question))
		return fault(diagnostics, in_file(question->prices->path),
			     "the gains add up to more than can be counted exactly");
	if (!prices_bands_add(results, items, question, diagnostics))
		return false;
	prices_words(results, question, items, &tables);
	return true;
}
