/*
 * Why a category that both prices and bands could count is counted by one of them: what case.csv
 * says beside counted_by_prices and counted_by_bands.  Table `case_counted`.
 */
#include "analyses/case/case_run.h"

#include "base/text.h"
#include "results/table.h"

PASSAGE(said_unreasoned, "case.counted-without-reason", PROCUREMENT, CAVEAT, 6, "case_counted");

TABLE(case_counted, (category, "Category", TEXT), (by, "Counted by", TEXT),
      (why, "Reason given", TEXT));

static void add(struct table *table, const struct case_names *names, const char *by,
		struct lines *unreasoned)
{
	FOR_EACH (const struct case_name, name, names->items, names->count) {
		TABLE_ADD(table, case_counted, .category = value_text(name->name),
			  .by = value_text(by), .why = value_text_or(name->why, "not given"));
		if (name->why == NULL)
			lines_add(table->results->arena, unreasoned, "%s",
				  text_cut(table->results->arena, name->name, 60));
	}
}

bool case_counted_add(struct results *results, const struct case_run *run)
{
	const struct case_file *file = run->question.file;
	struct lines unreasoned = {0};
	struct table *table;

	if (file->by_prices.count + file->by_bands.count == 0)
		return true;
	table = TABLE_NEW(results_in(results, SECTION_PROCUREMENT), case_counted,
			  "Savings worked out by national bands or by price comparison, and why");
	table->is_of_part = true;
	add(table, &file->by_bands, "bands", &unreasoned);
	add(table, &file->by_prices, "prices", &unreasoned);
	if (unreasoned.count > 0)
		results_say(results, &said_unreasoned,
			    "No reason is given why prices or bands, and not the other, count the "
			    "saving on %s. One whose contract goes on cannot save before it ends.",
			    text_list(results->arena, unreasoned.items, unreasoned.count, 6));
	return true;
}
