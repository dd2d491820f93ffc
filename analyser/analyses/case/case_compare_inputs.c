#include "analyses/case/case_compare_inputs.h"

#include <string.h>

#include "base/text.h"

static const struct passage_spec said_same = {"compare.same-inputs", SECTION_DATA, PASSAGE_FINDING,
					      6, "case_compare_input"};
static const struct passage_spec said_differ = {"compare.inputs", SECTION_DATA, PASSAGE_FINDING, 6,
						"case_compare_input"};

/* So many are shown as text; CSV and JSON have all. */
#define MOST_INPUTS 40

enum { I_FILE, I_KEY, I_FIELD, I_FIRST, I_SECOND, N_I };

/* Values are of several units, so the columns are of none. */
static const struct column input_columns[] = {
    [I_FILE] = {"file", "File", UNIT_TEXT, ROLE_DIMENSION},
    [I_KEY] = {"row", "Row", UNIT_TEXT, ROLE_DIMENSION},
    [I_FIELD] = {"field", "Column", UNIT_TEXT, ROLE_DIMENSION},
    [I_FIRST] = {"first", "First", UNIT_TEXT, ROLE_MEASURE},
    [I_SECOND] = {"second", "Second", UNIT_TEXT, ROLE_MEASURE},
};

struct table *case_compare_inputs(struct results *results, const struct compared_case cases[2])
{
	struct table *table = results_table(results, "case_compare_input",
					    "Where their files differ", input_columns, N_I);
	struct input_differences found;

	input_differences_find(&found, &cases[0].inputs, &cases[1].inputs, results->arena);
	table->most_rows = MOST_INPUTS;
	for (size_t i = 0; i < found.count; i++) {
		struct value *values = table_row(table);

		values[I_FILE] = value_text(found.items[i].file);
		values[I_KEY] = value_text(found.items[i].key);
		values[I_FIELD] = value_text(found.items[i].field);
		values[I_FIRST] = found.items[i].first;
		values[I_SECOND] = found.items[i].second;
	}
	return table;
}

/* `They differ in 3 inputs: 2 in strategies.csv and 1 in costs.csv.` */
void case_compare_inputs_say(struct results *results, const struct table *inputs)
{
	struct arena *arena = results->arena;
	struct lines files = {0};

	/* The rows of one file stand together. */
	for (size_t i = 0, first = 0; i < inputs->n_rows; i++) {
		const char *file = table_values(inputs, i)[I_FILE].text;

		if (i + 1 < inputs->n_rows &&
		    strcmp(table_values(inputs, i + 1)[I_FILE].text, file) == 0)
			continue;
		lines_add(arena, &files, "%zu in %s", i + 1 - first, file);
		first = i + 1;
	}
	if (inputs->n_rows == 0)
		results_say(results, &said_same, "Their files say the same.");
	else
		results_say(results, &said_differ, "They differ in %zu input%s: %s.",
			    inputs->n_rows, inputs->n_rows == 1 ? "" : "s",
			    text_list(arena, files.items, files.count, files.count));
}
