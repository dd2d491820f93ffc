#include "results/table.h"

#include <assert.h>
#include <string.h>

struct table *table_make(struct results *results, const char *id, const char *title,
			 const struct table_form *form)
{
	return results_table(results, id, title, form->columns, form->n_columns);
}

bool column_takes(const struct column *column, enum value_kind kind)
{
	static const enum value_kind kinds[] = {
	    [UNIT_TEXT] = VALUE_TEXT,    [UNIT_YEAR] = VALUE_YEAR,     [UNIT_COUNT] = VALUE_COUNT,
	    [UNIT_MONEY] = VALUE_MONEY,  [UNIT_PERCENT] = VALUE_SHARE, [UNIT_RATIO] = VALUE_RATIO,
	    [UNIT_FACTOR] = VALUE_RATIO,
	};

	return kind == VALUE_NONE || kind == kinds[column->unit] || column->is_mixed;
}

static void fill(struct value *values, const struct table *table, const void *row)
{
	for (size_t i = 0; i < table->n_columns; i++) {
		const struct column *column = &table->columns[i];
		const struct value *value = (const void *)((const char *)row + column->offset);

		assert(column_takes(column, value->kind));
		/* What was not filled has no reason yet. */
		if (value->kind != VALUE_NONE || value->text != NULL)
			values[i] = *value;
	}
}

void table_add(struct table *table, const void *row)
{
	fill(table_row(table), table, row);
}

void table_add_totals(struct table *table, const void *row)
{
	fill(table_totals(table), table, row);
}

const void *table_get(const struct table *table, size_t row)
{
	return table_values(table, row);
}

void *table_change(struct table *table, size_t row)
{
	return table_own(table, row);
}

/* The columns, of this table's own, to be changed. */
static struct column *own_columns(struct table *table)
{
	struct column *columns =
	    arena_array(table->results->arena, table->n_columns, sizeof *columns);

	assert(table->n_rows == 0 && table->totals == NULL);
	memcpy(columns, table->columns, table->n_columns * sizeof *columns);
	table->columns = columns;
	return columns;
}

struct column *table_own_column(struct table *table, int column)
{
	return own_columns(table) + column;
}

int table_place(const struct table *table, int column)
{
	for (size_t i = 0; i < table->n_columns; i++)
		if (table->columns[i].offset == (size_t)column * sizeof(struct value))
			return (int)i;
	return -1;
}

void table_leave_out(struct table *table, int column)
{
	struct column *columns = own_columns(table);
	size_t at = (size_t)table_place(table, column);

	table->n_columns--;
	memmove(columns + at, columns + at + 1, (table->n_columns - at) * sizeof *columns);
}
