#include "analyses/case/case_compare.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/order.h"
#include "base/text.h"

const char input_differences_absent[] = "(no such row)";

/* The cells that say what a row is about, by kind of file; of other kinds, its texts and years. */
static const struct {
	const char *kind, *fields;
} keys[] = {
    {"activity", " council service channel year purpose "},
    {"strategies", " strategy action service channel to year purpose "},
    {"unit_costs", " set channel service "},
    {"assumptions", " assumption scope year "},
    {"costs", " item kind year strategy "},
    {"spend", " council category year supplier "},
    {"categories", " category "},
    {"prices", " item unit council supplier year "},
    {"gains", " council initiative workstream year status "},
    {"accounts", " line "},
    {"resources", " service channel head behaviour "},
    {"case", " key "},
};

/* Which cells count in setting rows against each other. */
struct matching {
	const struct shape *shape;
	bool counts[MAX_FIELDS];
};

struct entry {
	const struct matching *matching;
	const struct record *record;
	bool is_matched;
};

struct side {
	struct entry *rows;
	size_t count;
};

/* The comparison of one kind of file. */
struct comparing {
	struct arena *arena;
	struct input_differences *differences;
	const struct shape *shape;
	const char *file;
	struct matching matching;
	bool is_key[MAX_FIELDS];
	struct side sides[2];
};

int input_value_compare(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return ORDER(a->kind, b->kind);
	switch (a->kind) {
	case VALUE_NONE:
		return 0;
	case VALUE_TEXT:
		return strcmp(a->text, b->text);
	case VALUE_YEAR:
		return a->year.start != b->year.start ? ORDER(a->year.start, b->year.start)
						      : ORDER(a->month, b->month);
	case VALUE_COUNT:
		return ORDER(a->count, b->count);
	case VALUE_MONEY:
		return money_compare(a->money, b->money);
	case VALUE_SHARE:
		return ORDER(a->share.billionths, b->share.billionths);
	case VALUE_RATIO:
		return ORDER(a->ratio, b->ratio);
	}
	return 0;
}

static int compare_counted(const struct entry *a, const struct entry *b)
{
	const struct matching *matching = a->matching;
	int order = 0;

	for (size_t f = 0; f < matching->shape->n_fields && order == 0; f++)
		if (matching->counts[f])
			order = input_value_compare(&a->record->values[f], &b->record->values[f]);
	return order;
}

/* Those not matched yet come first; of rows that agree, the file's order. */
static int compare_rows(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	return ORDER_BY(a->is_matched - b->is_matched, compare_counted(a, b),
			ORDER(a->record->line, b->record->line));
}

/* `2008-09 (October)` where the cell says a month, which a year alone would not show. */
static struct value shown(struct arena *arena, const struct value *value)
{
	if (value->kind == VALUE_NONE)
		return value_none("empty");
	if (value->kind != VALUE_YEAR || value->month == 0)
		return *value;
	return value_text(
	    arena_format(arena, "%s (%s)", say_year(arena, value->year), month_name(value->month)));
}

static const char *say_key(const struct comparing *comparing, const struct record *record)
{
	const char *said = "";

	for (size_t f = 0; f < comparing->shape->n_fields; f++) {
		const char *part = say_in_full(comparing->arena, &record->values[f]);

		if (comparing->is_key[f] && part[0] != '\0')
			said = text_more(comparing->arena, said, ", ", part);
	}
	return said[0] == '\0' ? arena_format(comparing->arena, "line %ld", record->line) : said;
}

static void add(struct comparing *comparing, const struct record *of, size_t field,
		struct value first, struct value second)
{
	struct input_differences *differences = comparing->differences;

	ARENA_ADD(comparing->arena, differences, items, count) =
	    (struct input_difference){comparing->file, say_key(comparing, of),
				      comparing->shape->fields[field].id, first, second};
}

/* Cells of two rows that are set against each other. */
static void add_pair(struct comparing *comparing, const struct record *first,
		     const struct record *second)
{
	for (size_t f = 0; f < comparing->shape->n_fields; f++)
		if (input_value_compare(&first->values[f], &second->values[f]) != 0)
			add(comparing, first, f, shown(comparing->arena, &first->values[f]),
			    shown(comparing->arena, &second->values[f]));
}

/* A row that only one of the two has: its figures and marks, or its key where it has no others. */
static void add_single(struct comparing *comparing, const struct record *record, bool is_second)
{
	const struct value other = value_text(input_differences_absent);
	bool has_any = false;

	for (int keys_too = 0; keys_too < 2 && !has_any; keys_too++)
		for (size_t f = 0; f < comparing->shape->n_fields; f++) {
			struct value value = record->values[f];

			if (value.kind == VALUE_NONE || comparing->is_key[f] != (keys_too == 1) ||
			    strcmp(comparing->shape->fields[f].id, "source") == 0)
				continue;
			has_any = true;
			value = shown(comparing->arena, &value);
			add(comparing, record, f, is_second ? other : value,
			    is_second ? value : other);
		}
}

/* Set rows against each other that agree in the cells that count. */
static void match(struct comparing *comparing)
{
	struct side *a = &comparing->sides[0], *b = &comparing->sides[1];

	for (int i = 0; i < 2; i++)
		SORT(comparing->sides[i].rows, comparing->sides[i].count, compare_rows);
	for (size_t i = 0, j = 0;
	     i < a->count && j < b->count && !a->rows[i].is_matched && !b->rows[j].is_matched;) {
		int order = compare_counted(&a->rows[i], &b->rows[j]);

		if (order == 0) {
			a->rows[i].is_matched = b->rows[j].is_matched = true;
			add_pair(comparing, a->rows[i].record, b->rows[j].record);
		}
		i += order <= 0;
		j += order >= 0;
	}
}

static void find_keys(struct comparing *comparing)
{
	const struct shape *shape = comparing->shape;
	const char *fields = NULL;

	for (size_t i = 0; i < N_OF(keys); i++)
		if (strcmp(keys[i].kind, shape->kind) == 0)
			fields = keys[i].fields;
	for (size_t f = 0; f < shape->n_fields; f++) {
		const struct field *field = &shape->fields[f];

		comparing->is_key[f] =
		    fields != NULL
			? strstr(fields, arena_format(comparing->arena, " %s ", field->id)) != NULL
			: (field->unit == UNIT_TEXT || field->unit == UNIT_YEAR) &&
			      strcmp(field->id, "source") != 0;
	}
}

static void compare_kind(struct comparing *comparing)
{
	const size_t n = comparing->shape->n_fields;
	bool *counts = comparing->matching.counts;

	find_keys(comparing);
	for (size_t f = 0; f < n; f++)
		counts[f] = true;
	match(comparing);
	memcpy(counts, comparing->is_key, n * sizeof *counts);
	match(comparing);
	for (size_t but = 0; but < n; but++) {
		for (size_t f = 0; f < n; f++)
			counts[f] = f != but;
		if (comparing->is_key[but])
			match(comparing);
	}
	for (int i = 0; i < 2; i++)
		for (size_t j = 0; j < comparing->sides[i].count; j++)
			if (!comparing->sides[i].rows[j].is_matched)
				add_single(comparing, comparing->sides[i].rows[j].record, i == 1);
}

/* The rows of one kind of file, whichever files they stand in. */
static void take_rows(struct side *side, const struct inputs_read *inputs,
		      const struct matching *matching, struct arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < inputs->count; i++)
		if (inputs->items[i]->shape == matching->shape)
			count += inputs->items[i]->n_records;
	*side = (struct side){.rows = arena_array(arena, count, sizeof *side->rows)};
	for (size_t i = 0; i < inputs->count; i++)
		for (size_t j = 0;
		     inputs->items[i]->shape == matching->shape && j < inputs->items[i]->n_records;
		     j++)
			side->rows[side->count++] =
			    (struct entry){matching, &inputs->items[i]->records[j], false};
}

void input_differences_find(struct input_differences *differences, const struct inputs_read *first,
			    const struct inputs_read *second, struct arena *arena)
{
	const struct inputs_read *const both[] = {first, second};
	const struct shape **done = arena_array(arena, first->count + second->count, sizeof *done);
	size_t n_done = 0;

	*differences = (struct input_differences){0};
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < both[side]->count; i++) {
			const struct reading *reading = both[side]->items[i];
			struct comparing comparing = {.arena = arena,
						      .differences = differences,
						      .shape = reading->shape,
						      .file = say_file(reading->source->path),
						      .matching = {.shape = reading->shape}};
			bool is_done = false;

			for (size_t j = 0; j < n_done; j++)
				is_done |= done[j] == reading->shape;
			if (is_done)
				continue;
			done[n_done++] = reading->shape;
			take_rows(&comparing.sides[0], first, &comparing.matching, arena);
			take_rows(&comparing.sides[1], second, &comparing.matching, arena);
			compare_kind(&comparing);
		}
}
