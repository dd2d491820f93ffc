#include "results/results.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define FIRST_BLOCK ((size_t)16) /* rows of a table */

void results_init(struct results *results, struct arena *arena, const char *command)
{
	*results = (struct results){
	    .arena = arena, .command = command, .epoch = getenv("SOURCE_DATE_EPOCH")};
}

struct table *results_table(struct results *results, const char *id, const char *title,
			    const struct column *columns, size_t n_columns)
{
	struct table *table = arena_alloc(results->arena, sizeof *table);

	*table = (struct table){.id = id,
				.title = title,
				.columns = columns,
				.n_columns = n_columns,
				.section = results->section,
				.results = results};
	ARENA_ADD_BY(results->arena, results, tables, n_tables, tables_capacity) = table;
	return table;
}

void results_lead(struct results *results, size_t n_tables)
{
	struct arena *arena = results->arena;
	size_t count = results->n_tables;
	struct table **old = arena_array(arena, count + 1, sizeof *old);

	for (size_t i = 0; i < count; i++)
		old[i] = results->tables[i];
	for (size_t i = 0; i < count; i++)
		results->tables[i] = old[(n_tables + i) % count];
}

struct table *results_find(const struct results *results, const char *id)
{
	for (size_t i = 0; i < results->n_tables; i++)
		if (strcmp(results->tables[i]->id, id) == 0)
			return results->tables[i];
	return NULL;
}

void results_adopt(struct results *results, struct table *table)
{
	ARENA_ADD_BY(results->arena, results, tables, n_tables, tables_capacity) = table;
	table->results = results;
}

static void clear(struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		values[i] = value_none("");
}

/* How many rows stand in the blocks before this one. */
static size_t rows_before(size_t block)
{
	return (((size_t)1 << block) - 1) * FIRST_BLOCK;
}

struct value *table_own(const struct table *table, size_t row)
{
	const unsigned long long number = row / FIRST_BLOCK + 1;
	const size_t block = 63 - (size_t)__builtin_clzll(number);

	return table->blocks[block] + (row - rows_before(block)) * table->n_columns;
}

struct value *table_row(struct table *table)
{
	struct value *values;

	if (table->n_rows == rows_before(table->n_blocks)) {
		table->blocks[table->n_blocks] =
		    arena_array(table->results->arena, FIRST_BLOCK << table->n_blocks,
				table->n_columns * sizeof *values);
		table->n_blocks++;
	}
	values = table_own(table, table->n_rows++);
	clear(values, table->n_columns);
	return values;
}

const struct value *table_values(const struct table *table, size_t row)
{
	return table_own(table, row);
}

struct value *table_totals(struct table *table)
{
	if (table->totals == NULL) {
		table->totals =
		    arena_array(table->results->arena, table->n_columns, sizeof *table->totals);
		clear(table->totals, table->n_columns);
	}
	return table->totals;
}

int table_column(const struct table *table, const char *id)
{
	const struct column *column = FIND_BY(table->columns, table->n_columns, id, id);

	return column == NULL ? -1 : (int)(column - table->columns);
}

struct chart *table_chart(struct table *table, const char *name, enum chart_kind kind)
{
	struct chart *chart =
	    &ARENA_ADD_BY(table->results->arena, table, charts, n_charts, charts_capacity);

	*chart = (struct chart){.name = name,
				.kind = kind,
				.category = -1,
				.panel = -1,
				.series = -1,
				.mark = -1,
				.low = -1,
				.high = -1};
	for (size_t i = 0; i < MAX_CHART_MEASURES; i++)
		chart->measures[i] = -1;
	return chart;
}

static int column_of(const struct table *table, const char *id)
{
	return id == NULL ? -1 : table_column(table, id);
}

void table_chart_of(struct table *table, const char *name, enum chart_kind kind,
		    const struct chart_form *form)
{
	struct chart *chart = table_chart(table, name, kind);

	chart->title = form->title;
	chart->source = form->source;
	chart->category = column_of(table, form->category);
	chart->panel = column_of(table, form->panel);
	chart->series = column_of(table, form->series);
	chart->mark = column_of(table, form->mark);
	chart->low = column_of(table, form->low);
	chart->high = column_of(table, form->high);
	chart->own = form->own;
	for (size_t i = 0; i < MAX_CHART_MEASURES; i++) {
		chart->measures[i] = column_of(table, form->measures[i]);
		chart->measure_labels[i] = form->measure_labels[i];
	}
}

void table_add_check(struct table *table, const struct table_check *check)
{
	ARENA_ADD_BY(table->results->arena, table, checks, n_checks, checks_capacity) = *check;
}

struct value table_sum_where(const struct table *table, int column, int by, const char *text)
{
	struct money sum = {0};

	/* Parts of sums whose range has been checked. */
	for (size_t i = 0; i < table->n_rows; i++) {
		const struct value *values = table_values(table, i);

		if (values[column].kind == VALUE_MONEY &&
		    (text == NULL ||
		     (values[by].kind == VALUE_TEXT && strcmp(values[by].text, text) == 0)))
			sum.hundredths += values[column].money.hundredths;
	}
	return value_money(sum);
}

const struct chart *results_chart(const struct results *results, const char *name,
				  const struct table **table)
{
	for (size_t i = 0; i < results->n_tables; i++) {
		*table = results->tables[i];
		for (size_t j = 0; j < (*table)->n_charts; j++)
			if (name == NULL || strcmp((*table)->charts[j].name, name) == 0)
				return &(*table)->charts[j];
	}
	return NULL;
}

struct passage *results_say(struct results *results, const struct passage_spec *spec,
			    const char *format, ...)
{
	struct passage *passage;
	va_list arguments;

	passage = &ARENA_ADD_BY(results->arena, results, passages, n_passages, passages_capacity);
	va_start(arguments, format);
	*passage = (struct passage){*spec, arena_vformat(results->arena, format, arguments), NULL};
	va_end(arguments);
	return passage;
}

void lines_add(struct arena *arena, struct lines *lines, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	ARENA_ADD(arena, lines, items, count) = arena_vformat(arena, format, arguments);
	va_end(arguments);
}

struct input *results_input(struct results *results)
{
	struct input *input =
	    &ARENA_ADD_BY(results->arena, results, inputs, n_inputs, inputs_capacity);

	*input = (struct input){0};
	return input;
}

const struct input *results_input_of(const struct results *results, const char *path)
{
	return FIND_BY(results->inputs, results->n_inputs, path, path);
}

struct assumption_used *results_assumption(struct results *results)
{
	return &ARENA_ADD_BY(results->arena, results, assumptions, n_assumptions,
			     assumptions_capacity);
}

struct lever_used *results_lever(struct results *results)
{
	return &ARENA_ADD_BY(results->arena, results, levers, n_levers, levers_capacity);
}
