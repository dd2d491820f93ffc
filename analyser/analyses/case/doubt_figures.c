#include "analyses/case/case_tables.h"

#include "results/table.h"

TABLE(case_doubt, (warning, "Warning", TEXT), (figure, "Figure", TEXT), (value, "Value", MIXED));

static struct table *find_table(struct results *results)
{
	struct table *table = results_find(results, "case_doubt");
	const enum section before = results->section;

	if (table != NULL)
		return table;
	results->section = SECTION_RESTS;
	table = TABLE_NEW(results, case_doubt, "The figures behind the warnings");
	table->is_of_part = true;
	results->section = before;
	return table;
}

void case_doubt_figures(struct results *results, const char *warning, const char *figure,
			struct value value)
{
	TABLE_ADD(find_table(results), case_doubt, .warning = value_text(warning),
		  .figure = value_text(figure), .value = value);
}
