#include "analyses/case/case_compare.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_same, "compare.same-inputs", DATA, FINDING, 6, "case_compare_input");
PASSAGE(said_differ, "compare.inputs", DATA, FINDING, 6, "case_compare_input");
PASSAGE(said_each, "compare.each-input", DATA, FINDING, 6, "case_compare_input");

#define MOST_SAID 4  /* differences, one by one */
#define MOST_FILES 4 /* named, those with the most differences */

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
	return value->kind == VALUE_NONE    ? "nothing"
	       : value->kind == VALUE_MONEY ? say_pounds(arena, value->money)
	       : value->kind == VALUE_RATIO ? arena_format(arena, "%g", value->ratio)
					    : say_in_full(arena, value);
}

/* Words about the case that move no figure: its sources, who wrote it and when. */
static bool is_of_document(const struct input_difference *one)
{
	return (strcmp(one->file, "case.csv") == 0 &&
		text_lists("|title|author|date|status|version|", one->key)) ||
	       strcmp(one->field, "source") == 0;
}

static bool is_absent(const struct value *value)
{
	return value->kind == VALUE_TEXT && value->text == input_differences_absent;
}

/* Another cell of a row that only one case has. */
static bool is_said(const struct input_difference *all, size_t i)
{
	return i > 0 && (is_absent(&all[i].first) || is_absent(&all[i].second)) &&
	       strcmp(all[i].file, all[i - 1].file) == 0 && strcmp(all[i].key, all[i - 1].key) == 0;
}

/* A key of case.csv in which the answer says that they differ. */
static bool is_told(const struct input_difference *one, const struct unlike_terms *unlike)
{
	return strcmp(one->file, "case.csv") == 0 &&
	       text_is_among(one->key, unlike->keys.items, unlike->keys.count);
}

static const char *say_one(struct arena *arena, const struct input_difference *one)
{
	const char *key = text_cut(arena, one->key, 60);

	if (is_absent(&one->first) || is_absent(&one->second))
		return arena_format(arena, "In %s, only the %s case has the row '%s'.", one->file,
				    is_absent(&one->first) ? "second" : "first", key);
	return arena_format(
	    arena, "In %s, %s of '%s' is %s in the first case and %s in the second.", one->file,
	    one->field, key, value_said(arena, &one->first), value_said(arena, &one->second));
}

/* Each input that differs, where they are few: some of many would say nothing. */
static void say_each(struct results *results, const struct input_differences *found,
		     const struct unlike_terms *unlike)
{
	struct arena *arena = results->arena;
	struct lines each = {0};

	for (size_t i = 0; i < found->count; i++)
		if (!is_of_document(&found->items[i]) && !is_told(&found->items[i], unlike) &&
		    !is_said(found->items, i))
			lines_add(arena, &each, "%s", say_one(arena, &found->items[i]));
	for (size_t i = 0; i < each.count && each.count <= MOST_SAID; i++)
		results_say(results, &said_each, "%s", each.items[i]);
}

/* So many inputs of a file. */
struct file_count {
	const char *file;
	size_t count;
};

/* Put it among the others, the largest first. */
static void insert(struct file_count *counts, size_t n_counts, struct file_count one)
{
	while (n_counts > 0 && counts[n_counts - 1].count < one.count) {
		counts[n_counts] = counts[n_counts - 1];
		n_counts--;
	}
	counts[n_counts] = one;
}

/* `Their files differ in 3 inputs (table case_compare_input): 2 in strategies.csv and 1 in
 * costs.csv.` */
void case_compare_inputs_say(struct results *results, const struct input_differences *found,
			     const struct unlike_terms *unlike)
{
	struct arena *arena = results->arena;
	struct file_count *counts = arena_array(arena, found->count, sizeof *counts);
	struct lines files = {0};
	size_t n_counts = 0;

	/* Those of one file stand together. */
	for (size_t i = 0, first = 0; i < found->count; i++) {
		const char *file = found->items[i].file;

		if (i + 1 < found->count && strcmp(found->items[i + 1].file, file) == 0)
			continue;
		insert(counts, n_counts++, (struct file_count){file, i + 1 - first});
		first = i + 1;
	}
	for (size_t i = 0; i < n_counts && i < MOST_FILES; i++)
		lines_add(arena, &files, "%s in %s", say_number(arena, (int64_t)counts[i].count),
			  counts[i].file);
	if (n_counts > MOST_FILES)
		lines_add(arena, &files, "the others in %s",
			  say_count(arena, n_counts - MOST_FILES, "more file", "more files"));
	if (found->count == 0)
		results_say(results, &said_same, "Their files are the same.");
	else
		results_say(results, &said_differ,
			    "Their files differ in %s (table case_compare_input): %s.",
			    say_count(arena, found->count, "input", "inputs"),
			    text_list(arena, files.items, files.count, files.count));
	if (found->count > 0)
		say_each(results, found, unlike);
}
