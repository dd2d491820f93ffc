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

/* What has no figure is like nothing, not even another without one. */
static bool is_same(const struct value *a, const struct value *b)
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
		if (!is_same(&values[rows->columns[i]], &keys[i]))
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

void formula_init(struct formulas *formulas, const struct results *results, struct arena *arena)
{
	*formulas = (struct formulas){.results = results, .arena = arena};
}

const struct table *formula_find_table(const struct formulas *formulas, const char *id)
{
	const struct results *both[] = {formulas->results, formulas->results->workings};

	for (size_t i = 0; i < 2; i++) {
		const struct table *table = both[i] == NULL ? NULL : results_find(both[i], id);

		if (table != NULL && table->n_rows > 0)
			return table;
	}
	return NULL;
}

const struct formula *formula_of(struct formulas *formulas, const struct table *table,
				 size_t column)
{
	struct formula_table *own = NULL;

	if (table->columns[column].formula == NULL)
		return NULL;
	/* The table that was sought last is mostly sought again. */
	if (formulas->last < formulas->n_tables && formulas->tables[formulas->last].table == table)
		own = &formulas->tables[formulas->last];
	for (size_t i = 0; i < formulas->n_tables && own == NULL; i++)
		if (formulas->tables[i].table == table)
			own = &formulas->tables[formulas->last = i];
	if (own == NULL) {
		own = &ARENA_ADD(formulas->arena, formulas, tables, n_tables);
		*own = (struct formula_table){
		    table, arena_array(formulas->arena, table->n_columns, sizeof *own->by_column)};
	}
	if (own->by_column[column] == NULL)
		own->by_column[column] =
		    formula_parse(formulas, table, table->columns[column].formula);
	return own->by_column[column];
}

const struct formula_choice *formula_choose(const struct formula *formula,
					    const struct table *table, size_t row)
{
	const struct value *values = table_values(table, row);

	for (size_t i = 0; i < formula->n_choices; i++) {
		const struct formula_choice *choice = &formula->choices[i];
		bool fits = true;

		for (size_t j = 0; fits && j < choice->n_conditions; j++) {
			const struct formula_condition *condition = &choice->conditions[j];
			const struct value *said = &values[condition->column];

			fits = condition->text == NULL ? said->kind != VALUE_NONE
			       : condition->text[0] == '\0'
				   ? said->kind == VALUE_NONE
				   : said->kind == VALUE_TEXT &&
					 strcmp(said->text, condition->text) == 0;
		}
		while (fits && choice->is_broken && i + 1 < formula->n_choices &&
		       formula->choices[i + 1].is_instead)
			choice = &formula->choices[++i];
		if (fits)
			return choice->is_broken ? NULL : choice;
	}
	return NULL;
}

size_t formula_first_row(const struct formula_part *part, const struct table *table, size_t row)
{
	const struct value *values = table_values(table, row);
	struct value keys[FORMULA_KEYS] = {0};

	for (size_t i = 0; i < part->n_keys; i++)
		keys[i] =
		    part->keys[i].own < 0 ? part->keys[i].constant : values[part->keys[i].own];
	return formula_rows_first(part->rows, keys);
}

/* How many rows above agree with this one in what the other table's rows are found by. */
static size_t count_above(const struct formula_part *part, const struct table *table, size_t row)
{
	size_t count = 0;

	for (size_t i = 0; i < row; i++) {
		bool agrees = true;

		for (size_t j = 0; agrees && j < part->n_keys; j++)
			agrees = part->keys[j].own < 0 ||
				 is_same(&table_values(table, i)[part->keys[j].own],
					 &table_values(table, row)[part->keys[j].own]);
		count += agrees;
	}
	return count;
}

size_t formula_one_row(const struct formula_part *part, const struct table *table, size_t row)
{
	size_t found = formula_first_row(part, table, row), count = 0;

	if (found == FORMULA_NO_ROW || formula_rows_next(part->rows, found) == FORMULA_NO_ROW)
		return found;
	for (count = count_above(part, table, row); count > 0 && found != FORMULA_NO_ROW; count--)
		found = formula_rows_next(part->rows, found);
	return found;
}

const struct input_cells *formula_input(const struct formula_part *part,
					const struct formulas *formulas, const struct table *table,
					size_t row)
{
	const struct value *number = &table_values(table, row)[part->scope];

	return number->kind == VALUE_COUNT ? &formulas->results->cells[number->count] : NULL;
}

bool formula_is_run(const struct table *table, size_t row, size_t other)
{
	const struct value *a = &table_values(table, row)[0], *b = &table_values(table, other)[0];

	return a->kind == VALUE_TEXT && b->kind == VALUE_TEXT && strcmp(a->text, b->text) == 0;
}
