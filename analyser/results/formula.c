#include "results/formula.h"

#include <string.h>

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
	struct value keys[FORMULA_KEYS];

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
				 formula_is_same(&table_values(table, i)[part->keys[j].own],
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
