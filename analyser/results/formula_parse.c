#include "results/formula.h"

#include <ctype.h>
#include <string.h>

/* A formula that is being read. */
struct reading_formula {
	struct formulas *formulas;
	const struct table *table;
	const char *at;
	struct formula_choice *choice;
};

static struct formula_part *add_part(struct reading_formula *reading, enum formula_kind kind,
				     const char *text, size_t length)
{
	struct formula_choice *choice = reading->choice;

	struct formula_part *part = &ARENA_ADD(reading->formulas->arena, choice, parts, n_parts);
	*part = (struct formula_part){.kind = kind,
				      .text = arena_text_of(reading->formulas->arena, text, length),
				      .column = -1,
				      .scope = -1,
				      .more = -1,
				      .year = -1};
	return part;
}

static void skip_blanks(struct reading_formula *reading)
{
	while (*reading->at == ' ')
		reading->at++;
}

static bool skip(struct reading_formula *reading, char wanted)
{
	skip_blanks(reading);
	if (*reading->at != wanted)
		return false;
	reading->at++;
	return true;
}

static size_t word_length(const char *at)
{
	size_t length = 0;

	while (isalnum((unsigned char)at[length]) || at[length] == '_')
		length++;
	return length;
}

static const char *take_word(struct reading_formula *reading)
{
	const size_t length = (skip_blanks(reading), word_length(reading->at));
	const char *word = arena_text_of(reading->formulas->arena, reading->at, length);

	reading->at += length;
	skip_blanks(reading);
	return word;
}

/* A column of a table by a word; without it the formula cannot stand. */
static int take_column(struct reading_formula *reading, const struct table *table)
{
	const char *word = take_word(reading);
	const int column = table == NULL ? -1 : table_column(table, word);

	reading->choice->is_broken |= column < 0;
	return column;
}

static const struct formula_rows *find_rows(struct formulas *formulas, const struct table *table,
					    const int *columns, size_t n_columns)
{
	for (size_t i = 0; i < formulas->n_rows; i++)
		if (formula_rows_are_by(formulas->rows[i], table, columns, n_columns))
			return formulas->rows[i];
	return ARENA_ADD_BY(formulas->arena, formulas, rows, n_rows, rows_capacity) =
		   formula_rows_new(table, columns, n_columns, formulas->arena);
}

/* `"running"`, or a year where the column has years: `"2010-11"` */
static struct value take_quoted(struct reading_formula *reading, const struct column *column)
{
	const size_t length = strcspn(++reading->at, "\"");
	const char *text = arena_text_of(reading->formulas->arena, reading->at, length);

	struct year year;
	int month;

	reading->at += length + (reading->at[length] != '\0');
	return column != NULL && column->unit == UNIT_YEAR && year_parse(text, &year, &month)
		   ? value_year(year)
		   : value_text(text);
}

/* A number, or a column of this row, of another name than that it is held against or of the same.
 */
static void take_key(struct reading_formula *reading, struct formula_key *key, const char *word)
{
	if (reading->at[-1] == '=')
		word = take_word(reading);
	if (!isdigit((unsigned char)word[0]))
		key->own = table_column(reading->table, word);
	else if (count_parse(word, &key->constant.count) == PARSE_OK)
		key->constant.kind = VALUE_COUNT;
}

/* `[item, year=first, part=2, kind="running"]` behind a column: by which of its columns rows agree
 * with this one.
 */
static void take_keys(struct reading_formula *reading, struct formula_part *part)
{
	int columns[FORMULA_KEYS];

	reading->choice->is_by_rows = true;
	reading->at++;
	do {
		struct formula_key *key = &part->keys[part->n_keys];
		const char *word = take_word(reading);

		if (part->n_keys == FORMULA_KEYS) {
			reading->choice->is_broken = true;
			return;
		}
		columns[part->n_keys] = part->table == NULL ? -1 : table_column(part->table, word);
		key->own = -1;
		if (skip(reading, '=') && *reading->at == '"')
			key->constant = take_quoted(
			    reading, columns[part->n_keys] < 0
					 ? NULL
					 : &part->table->columns[columns[part->n_keys]]);
		else
			take_key(reading, key, word);
		reading->choice->is_broken |=
		    columns[part->n_keys] < 0 || (key->own < 0 && key->constant.kind == VALUE_NONE);
		part->n_keys++;
	} while (skip(reading, ','));
	if (!skip(reading, ']') || reading->choice->is_broken)
		reading->choice->is_broken = true;
	else
		part->rows = find_rows(reading->formulas, part->table, columns, part->n_keys);
}

/* `table.column` or `.column`, with its keys. */
static void take_place(struct reading_formula *reading, struct formula_part *part)
{
	const char *word = take_word(reading);

	part->table = reading->table;
	if (*reading->at == '.') {
		reading->at++;
		if (word[0] != '\0')
			part->table = formula_find_table(reading->formulas, word);
		word = take_word(reading);
	}
	part->column = part->table == NULL ? -1 : table_column(part->table, word);
	reading->choice->is_broken |= part->column < 0;
	if (*reading->at == '[' && part->table != NULL)
		take_keys(reading, part);
}

/* `{...}` */
static void take_range(struct reading_formula *reading)
{
	const bool is_optional = reading->at[1] == '?', was_broken = reading->choice->is_broken;
	struct formula_part *part = add_part(reading, PART_COLUMN, "", 0);
	const char *end = strchr(reading->at, '}');

	reading->at += 1 + is_optional;
	take_place(reading, part);
	if (part->n_keys > 0)
		part->kind = PART_ALL;
	reading->choice->is_by_rows |= end != NULL && end[-1] == ']';
	if (part->table == NULL && is_optional) {
		part->kind = PART_NUMBER;
		part->text = "0";
		reading->choice->is_broken = was_broken;
	}
	reading->choice->is_broken |= end == NULL;
	reading->at = end == NULL ? strchr(reading->at, '\0') : end + 1;
}

/* `@low[kind, scope, year]`, behind the word. */
static void take_lever_cell(struct reading_formula *reading, const char *word)
{
	struct formula_part *part = add_part(reading, PART_LEVER_CELL, word, strlen(word));

	part->column = take_column(reading, reading->table);
	reading->choice->is_broken |= !skip(reading, ',');
	part->scope = take_column(reading, reading->table);
	reading->choice->is_broken |= !skip(reading, ',');
	part->year = take_column(reading, reading->table);
	reading->choice->is_broken |= !skip(reading, ']');
}

/* `@kind`, `@kind(scope)`, `@kind(scope (more), year)`, of columns of this row; `@[column]`. */
static void take_lever(struct reading_formula *reading)
{
	struct formula_part *part;

	reading->at++;
	if (*reading->at == '[') {
		reading->at++;
		part = add_part(reading, PART_NAMED_LEVER, "", 0);
		part->scope = take_column(reading, reading->table);
		reading->choice->is_broken |= !skip(reading, ']');
		return;
	}
	const char *word = take_word(reading);
	if (skip(reading, '[')) {
		take_lever_cell(reading, word);
		return;
	}
	part = add_part(reading, PART_LEVER, word, strlen(word));
	if (!skip(reading, '('))
		return;
	part->scope = take_column(reading, reading->table);
	if (skip(reading, '(')) {
		part->more = take_column(reading, reading->table);
		(void)skip(reading, ')');
	}
	if (skip(reading, ','))
		part->year = take_column(reading, reading->table);
	(void)skip(reading, ')');
}

/* `#[column]` */
static void take_input(struct reading_formula *reading)
{
	struct formula_part *part = add_part(reading, PART_INPUT, "", 0);

	reading->at++;
	reading->choice->is_broken |= !skip(reading, '[');
	part->scope = take_column(reading, reading->table);
	reading->choice->is_broken |= !skip(reading, ']');
	reading->choice->is_by_rows = true;
}

/* A word that is a column's is a cell; any other, such as a function's name, itself. */
static void take_name(struct reading_formula *reading)
{
	const size_t length = word_length(reading->at);
	const char next = reading->at[length], *word;
	int column;

	if (next == '.') {
		struct formula_part *part = add_part(reading, PART_ONE, "", 0);

		take_place(reading, part);
		reading->choice->is_broken |= part->rows == NULL;
		return;
	}
	word = take_word(reading);
	if (*reading->at == '(' && strcmp(word, "prev") == 0) {
		reading->at++;
		column = take_column(reading, reading->table);
		add_part(reading, PART_ABOVE, "", 0)->column = column;
		reading->choice->is_broken |= !skip(reading, ')');
		return;
	}
	column = *reading->at == '(' ? -1 : table_column(reading->table, word);
	if (column >= 0)
		add_part(reading, PART_CELL, "", 0)->column = column;
	else
		add_part(reading, PART_NAME, word, length);
}

static void take_number(struct reading_formula *reading)
{
	const size_t length = strspn(reading->at, "0123456789.");
	struct formula_part *part = add_part(reading, PART_NUMBER, reading->at, length);
	struct number number;

	if (number_parse(part->text, 9, 0, &number) == PARSE_OK)
		part->number = (double)number.scaled / SHARE_ONE;
	else
		reading->choice->is_broken = true;
	reading->at += length;
}

static void take_part(struct reading_formula *reading)
{
	const char *at = reading->at, *end;
	size_t length = 1;

	if (*at == '{') {
		take_range(reading);
	} else if (*at == '@') {
		take_lever(reading);
	} else if (*at == '#') {
		take_input(reading);
	} else if (*at == '"') {
		end = strchr(at + 1, '"');
		length = end == NULL ? strlen(at) : (size_t)(end - at + 1);
		(void)add_part(reading, PART_TEXT, at, length);
		reading->at += length;
	} else if (isdigit((unsigned char)*at)) {
		take_number(reading);
	} else if (isalpha((unsigned char)*at) || (*at == '.' && isalpha((unsigned char)at[1]))) {
		take_name(reading);
	} else {
		length +=
		    (*at == '<' && (at[1] == '=' || at[1] == '>')) || (*at == '>' && at[1] == '=');
		(void)add_part(reading, PART_SIGN, at, length);
		reading->at += length;
	}
	skip_blanks(reading);
}

/* `[step=running cost]` before a formula. */
static void take_condition(struct reading_formula *reading)
{
	struct formula_choice *choice = reading->choice;
	const char *end = strchr(reading->at, ']');

	if (end == NULL || choice->n_conditions == 2) {
		choice->is_broken = true;
		reading->at += end == NULL ? strlen(reading->at) : 1;
		return;
	}
	struct formula_condition *condition = &choice->conditions[choice->n_conditions++];
	condition->text = NULL;
	reading->at++;
	condition->column = take_column(reading, reading->table);
	if (condition->column < 0)
		choice->n_conditions--;
	if (skip(reading, '='))
		condition->text = arena_text_of(reading->formulas->arena, reading->at,
						(size_t)(end - reading->at));
	reading->at = end + 1;
	skip_blanks(reading);
}

struct formula *formula_parse(struct formulas *formulas, const struct table *table,
			      const char *text)
{
	struct formula *formula = arena_alloc(formulas->arena, sizeof *formula);
	struct reading_formula reading = {formulas, table, text, NULL};

	*formula = (struct formula){.is_of_none = *text == '!'};
	reading.at += formula->is_of_none;
	skip_blanks(&reading);
	while (*reading.at != '\0') {
		reading.choice = &ARENA_ADD(formulas->arena, formula, choices, n_choices);
		*reading.choice = (struct formula_choice){.is_instead = skip(&reading, '|')};
		skip_blanks(&reading);
		while (*reading.at == '[')
			take_condition(&reading);
		while (*reading.at != '\0' && *reading.at != ';')
			take_part(&reading);
		reading.at += *reading.at == ';';
		skip_blanks(&reading);
	}
	return formula;
}
