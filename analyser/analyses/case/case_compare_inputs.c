#include "analyses/case/case_compare.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_same, "compare.same-inputs", DATA, FINDING, 6, "case_compare_input");
PASSAGE(said_differ, "compare.inputs", DATA, FINDING, 6, "case_compare_input");
PASSAGE(said_each, "compare.each-input", DATA, FINDING, 6, "case_compare_input");

#define MOST_SAID 4 /* differences in a sentence */

/* So many are shown as text; CSV and JSON have all. */
#define MOST_INPUTS 40

/* Values are of several units, so the columns are of none. */
TABLE(case_compare_input, (file, "File", TEXT), (row, "Row", TEXT), (field, "Column", TEXT),
      (first, "First", MIXED), (second, "Second", MIXED));

void case_compare_inputs_add(struct results *results, const struct input_differences *found)
{
	struct table *table = TABLE_NEW(results, case_compare_input, "Where their files differ");

	table->most_rows = MOST_INPUTS;
	for (size_t i = 0; i < found->count; i++)
		TABLE_ADD(table, case_compare_input, .file = value_text(found->items[i].file),
			  .row = value_text(found->items[i].key),
			  .field = value_text(found->items[i].field),
			  .first = found->items[i].first, .second = found->items[i].second);
}

static const char *value_said(struct arena *arena, const struct value *value)
{
	switch (value->kind) {
	case VALUE_NONE:
		return "nothing";
	case VALUE_TEXT:
		return value->text;
	case VALUE_YEAR:
		return say_year(arena, value->year);
	case VALUE_COUNT:
		return say_number(arena, value->count);
	case VALUE_MONEY:
		return say_pounds(arena, value->money);
	case VALUE_SHARE:
		return share_given(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	case VALUE_RATIO:
		return arena_format(arena, "%g", value->ratio);
	}
	return "";
}

/* Words about the case that move no figure: its sources, who wrote it and when. */
static bool is_of_document(const struct input_difference *one)
{
	static const char *const keys[] = {"title", "author", "date", "status", "version"};

	return (strcmp(one->file, "case.csv") == 0 && text_is_among(one->key, keys, N_OF(keys))) ||
	       strcmp(one->field, "source") == 0;
}

/* The inputs that differ, as far as there is room, with both values; words stand in the table. */
static void say_each(struct results *results, const struct input_differences *found)
{
	struct arena *arena = results->arena;
	struct lines each = {0};

	for (size_t i = 0; i < found->count; i++) {
		const struct input_difference *one = &found->items[i];

		if (is_of_document(one))
			continue;
		lines_add(arena, &each, "%s of %s: %s, then %s", one->field,
			  text_cut(arena, one->key, 60), value_said(arena, &one->first),
			  value_said(arena, &one->second));
	}
	if (each.count > 0)
		results_say(results, &said_each, "%s.",
			    text_list(arena, each.items, each.count, MOST_SAID));
}

/* `They differ in 3 inputs: 2 in strategies.csv and 1 in costs.csv.` */
void case_compare_inputs_say(struct results *results, const struct input_differences *found)
{
	struct arena *arena = results->arena;
	struct lines files = {0};

	/* Those of one file stand together. */
	for (size_t i = 0, first = 0; i < found->count; i++) {
		const char *file = found->items[i].file;

		if (i + 1 < found->count && strcmp(found->items[i + 1].file, file) == 0)
			continue;
		lines_add(arena, &files, "%zu in %s", i + 1 - first, file);
		first = i + 1;
	}
	if (found->count == 0)
		results_say(results, &said_same, "Their files are the same.");
	else
		results_say(results, &said_differ, "They differ in %s: %s.",
			    say_count(arena, found->count, "input", "inputs"),
			    text_list(arena, files.items, files.count, files.count));
	if (found->count > 0)
		say_each(results, found);
}
