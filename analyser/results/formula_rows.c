#include "results/formula.h"

#include <string.h>

struct formula_rows {
	const struct table *table;
	int columns[FORMULA_KEYS];
	size_t n_columns, n_slots;
	size_t *slots, *next, *last; /* a row's number and one; 0: none */
};

static uint64_t mix(uint64_t hash, uint64_t more)
{
	hash = (hash ^ more) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static int64_t units_of(const struct value *value)
{
	int64_t units = value->kind == VALUE_YEAR ? value->year.start : 0;

	(void)value_units(value, &units);
	return units;
}

static uint64_t hash_value(uint64_t hash, const struct value *value)
{
	if (value->kind == VALUE_NONE || value->kind == VALUE_RATIO)
		return hash;
	if (value->kind != VALUE_TEXT)
		return mix(hash, (uint64_t)units_of(value));
	for (const char *at = value->text; *at != '\0'; at++)
		hash = mix(hash, (unsigned char)*at);
	return hash;
}

bool formula_is_same(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind || a->kind == VALUE_NONE || a->kind == VALUE_RATIO)
		return false;
	return a->kind == VALUE_TEXT ? strcmp(a->text, b->text) == 0 : units_of(a) == units_of(b);
}

static size_t *slot_of(const struct formula_rows *rows, uint64_t hash)
{
	return &rows->slots[hash & (rows->n_slots - 1)];
}

static uint64_t hash_row(const struct formula_rows *rows, size_t row)
{
	const struct value *values = table_values(rows->table, row);
	uint64_t hash = 1;

	for (size_t i = 0; i < rows->n_columns; i++)
		hash = hash_value(hash, &values[rows->columns[i]]);
	return hash;
}

struct formula_rows *formula_rows_new(const struct table *table, const int *columns,
				      size_t n_columns, struct arena *arena)
{
	struct formula_rows *rows = arena_alloc(arena, sizeof *rows);

	*rows = (struct formula_rows){.table = table, .n_columns = n_columns, .n_slots = 16};
	memcpy(rows->columns, columns, n_columns * sizeof *columns);
	while (rows->n_slots < 2 * table->n_rows)
		rows->n_slots *= 2;
	rows->slots = arena_array(arena, rows->n_slots, sizeof *rows->slots);
	rows->last = arena_array(arena, rows->n_slots, sizeof *rows->last);
	rows->next = arena_array(arena, table->n_rows, sizeof *rows->next);
	for (size_t row = 0; row < table->n_rows; row++) {
		size_t *slot = slot_of(rows, hash_row(rows, row));
		size_t *last = &rows->last[slot - rows->slots];

		if (*slot == 0)
			*slot = row + 1;
		else
			rows->next[*last - 1] = row + 1;
		*last = row + 1;
	}
	return rows;
}

static bool fits(const struct formula_rows *rows, size_t row, const struct value *keys)
{
	const struct value *values = table_values(rows->table, row);

	for (size_t i = 0; i < rows->n_columns; i++)
		if (!formula_is_same(&values[rows->columns[i]], &keys[i]))
			return false;
	return true;
}

size_t formula_rows_first(const struct formula_rows *rows, const struct value *keys)
{
	uint64_t hash = 1;

	for (size_t i = 0; i < rows->n_columns; i++)
		hash = hash_value(hash, &keys[i]);
	for (size_t at = *slot_of(rows, hash); at != 0; at = rows->next[at - 1])
		if (fits(rows, at - 1, keys))
			return at - 1;
	return FORMULA_NO_ROW;
}

size_t formula_rows_next(const struct formula_rows *rows, size_t row)
{
	const struct value *values = table_values(rows->table, row);
	struct value keys[FORMULA_KEYS];

	for (size_t i = 0; i < rows->n_columns; i++)
		keys[i] = values[rows->columns[i]];
	for (size_t at = rows->next[row]; at != 0; at = rows->next[at - 1])
		if (fits(rows, at - 1, keys))
			return at - 1;
	return FORMULA_NO_ROW;
}

bool formula_rows_are_by(const struct formula_rows *rows, const struct table *table,
			 const int *columns, size_t n_columns)
{
	return rows->table == table && rows->n_columns == n_columns &&
	       memcmp(rows->columns, columns, n_columns * sizeof *columns) == 0;
}
