#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/neighbours_words.h"
#include "reading/denomination.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

static const char *say_scale(int64_t scale)
{
	return scale == 1000 ? "thousands" : "millions";
}

static const char *question_of(const char *text, struct arena *arena)
{
	return arena_format(arena,
			    "%s may mean that amounts are counted in thousands or millions; say "
			    "which with --scale units, thousands or millions",
			    cell_quoted(arena, text));
}

static const char *question_of_pence(const char *text, struct arena *arena)
{
	return arena_format(arena,
			    "%s seems to say that amounts are in pence; divide them by 100 first, "
			    "or say that they are pounds with --scale units",
			    cell_quoted(arena, text));
}

static bool ask_scale(const struct neighbours *neighbours, long line, const char *text,
		      struct diagnostics *diagnostics)
{
	return fault(diagnostics, at_line(neighbours->path, line), "%s",
		     question_of(text, diagnostics->arena));
}

static bool refuse_pence(const struct neighbours *neighbours, long line, const char *column,
			 const char *text, struct diagnostics *diagnostics)
{
	return fault(diagnostics, (struct place){neighbours->path, line, column}, "%s",
		     question_of_pence(text, diagnostics->arena));
}

static const char *question_of_currency(const char *text, struct arena *arena)
{
	return arena_format(arena,
			    "%s seems to say that amounts are not in pounds; convert them first, "
			    "or say that they are with --map currency=none",
			    cell_quoted(arena, text));
}

/* Whoever maps a currency, or none, knows of it. */
static bool is_other_currency(const struct neighbours *neighbours, const char *text)
{
	return !neighbours->is_currency_given && neighbours_money(neighbours) >= 0 &&
	       currency_is_said(text);
}

/* `Price per 100`, `Cost per thousand`: of many things, and not of one. */
static bool says_many(const char *name)
{
	for (const char *at = name; (at = strcasestr(at, "per")) != NULL; at += 3) {
		const char *behind = at + 3 + strspn(at + 3, " _-");

		if (at > name && isalpha((unsigned char)at[-1]))
			continue;
		if (isdigit((unsigned char)behind[0]) &&
		    (behind[0] != '1' || isdigit((unsigned char)behind[1]) || behind[1] == ','))
			return true;
		if (text_begins("|hundred|thousand|million|dozen|gross|", behind) > 0)
			return true;
	}
	return false;
}

/* What the lines above the header say of all amounts. */
static bool scale_above(const struct neighbours *neighbours, const struct row *const *above,
			size_t n_above, int64_t *scale, const char **text, long *line,
			struct diagnostics *diagnostics)
{
	*scale = 1;
	for (size_t i = 0; i < n_above; i++)
		for (size_t j = 0; above[i]->fault == NULL && j < above[i]->n_cells; j++) {
			bool is_unsure;
			int64_t said = scale_said(above[i]->cells[j], false, &is_unsure);

			if (is_other_currency(neighbours, above[i]->cells[j]))
				return fault(
				    diagnostics, at_line(neighbours->path, above[i]->line), "%s",
				    question_of_currency(above[i]->cells[j], diagnostics->arena));
			if (scale_says_pence(above[i]->cells[j], false))
				return refuse_pence(neighbours, above[i]->line, NULL,
						    above[i]->cells[j], diagnostics);
			if (is_unsure || (said != 1 && *scale != 1 && said != *scale))
				return ask_scale(neighbours, above[i]->line, above[i]->cells[j],
						 diagnostics);
			if (said == 1)
				continue;
			*scale = said;
			*text = above[i]->cells[j];
			*line = above[i]->line;
		}
	return true;
}

/* A row that says nothing but in what an amount is counted. */
static bool is_units(const struct row *row, int at)
{
	const char *text = row_cell(row, at);
	bool is_unsure;

	for (size_t i = 0; row->fault == NULL && i < row->n_cells; i++)
		if ((int)i != at && strpbrk(row->cells[i], "123456789") != NULL)
			return false;
	return strpbrk(text, "123456789") == NULL && scale_said(text, true, &is_unsure) != 1;
}

/* `Quantity (000)` beside a price of one. */
static void say_many(const struct neighbours *neighbours, const struct field *field, int at,
		     int64_t asked, struct diagnostics *diagnostics)
{
	const char *name = neighbours->columns->header->cells[at];
	bool is_unsure;

	if (asked == 0 && scale_said(name, true, &is_unsure) != 1)
		warning(
		    diagnostics,
		    (struct place){neighbours->path, neighbours->columns->header->line, field->id},
		    "%s may count thousands or millions, and each is read as one; write the "
		    "numbers out, or say --scale units if each is one",
		    cell_quoted(diagnostics->arena, name));
}

bool neighbours_find_scale(struct neighbours *neighbours, const struct row *const *above,
			   size_t n_above, const struct row *rows, size_t n_rows, int64_t asked,
			   struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	struct arena *arena = diagnostics->arena;
	bool has_money = neighbours_money(neighbours) >= 0, has_read_above = false;
	const char *text = NULL;
	int64_t general = 1;
	long line = 0;

	for (size_t i = 0; i < neighbours->shape->n_fields; i++) {
		const struct field *field = &neighbours->shape->fields[i];
		int at = neighbours->columns->at[i];
		bool is_unsure;

		neighbours->scale[i] = 1;
		/* Beside money, quantities are no amounts. */
		if (at < 0 || !neighbours_is_amount(field))
			continue;
		if (has_money && field->unit != UNIT_MONEY) {
			say_many(neighbours, field, at, asked, diagnostics);
			continue;
		}
		if (asked != 0) {
			neighbours->scale[i] = asked;
			continue;
		}
		if (field->unit == UNIT_MONEY && scale_says_pence(header->cells[at], true))
			return refuse_pence(neighbours, header->line, field->id, header->cells[at],
					    diagnostics);
		if (field->unit == UNIT_MONEY && says_many(header->cells[at]))
			return fault(diagnostics,
				     (struct place){neighbours->path, header->line, field->id},
				     "%s is the price of many by its name; divide it first, or say "
				     "that it is of one with --scale units",
				     cell_quoted(arena, header->cells[at]));
		neighbours->scale[i] = scale_said(header->cells[at], true, &is_unsure);
		/* Or in a row of units below it. */
		if (neighbours->scale[i] == 1 && n_rows > 0 && is_units(&rows[0], at))
			neighbours->scale[i] = scale_said(row_cell(&rows[0], at), true, &is_unsure);
		if (is_unsure)
			return ask_scale(neighbours, header->line, header->cells[at], diagnostics);
		if (!has_read_above &&
		    !scale_above(neighbours, above, n_above, &general, &text, &line, diagnostics))
			return false;
		has_read_above = true;
		if (general != 1 && general != neighbours->scale[i] &&
		    (neighbours->scale[i] != 1 || strchr(header->cells[at], '\xC2') != NULL))
			return fault(diagnostics, at_line(neighbours->path, line),
				     "%s and the column %s differ; say what amounts are counted in "
				     "with --scale units, thousands or millions",
				     cell_quoted(arena, text),
				     cell_quoted(arena, header->cells[at]));
		if (neighbours->scale[i] != 1)
			notice(
			    diagnostics, (struct place){neighbours->path, header->line, field->id},
			    "%s is counted in %s; its amounts are multiplied by %s",
			    cell_quoted(arena, header->cells[at]), say_scale(neighbours->scale[i]),
			    neighbours->scale[i] == 1000 ? "1,000" : "1,000,000");
		else if (general != 1)
			notice(diagnostics, (struct place){neighbours->path, line, field->id},
			       "by %s amounts are counted in %s; they are multiplied by %s",
			       cell_quoted(arena, text), say_scale(general),
			       general == 1000 ? "1,000" : "1,000,000");
		if (neighbours->scale[i] == 1)
			neighbours->scale[i] = general;
	}
	return neighbours_refuse_units(neighbours, rows, n_rows, true, diagnostics);
}

#define MOST_SAMPLED 1000

static bool names_units(const char *name, struct arena *arena)
{
	return text_lists("|unit|units|scale|denomination|uom|unitofmeasure|unitmeasure|"
			  "currencyunit|amountunit|valueunit|inunits|measure|",
			  text_fold(arena, name));
}

/* `£000`, `thousands`, `pence`: no number, and none of pounds. */
static bool is_scale(const char *text, struct arena *arena)
{
	bool is_unsure;

	if (text[0] == '\0' || strpbrk(text, "123456789") != NULL)
		return false;
	return scale_said(text, true, &is_unsure) != 1 || is_unsure ||
	       text_lists("|p|pence|pennies|k|m|mn|", text_fold(arena, text));
}

bool neighbours_refuse_units(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows, bool is_ledger, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	struct arena *arena = diagnostics->arena;

	if (neighbours->is_scale_asked)
		return true;
	for (size_t i = 0; i < header->n_cells; i++) {
		if (neighbours_is_field_column(neighbours, i) ||
		    !names_units(header->cells[i], arena))
			continue;
		for (size_t j = 0; j < n_rows && j < MOST_SAMPLED; j++) {
			const char *text = row_cell(&rows[j], (int)i);

			if (!is_scale(text, arena))
				continue;
			return fault(diagnostics, at_line(neighbours->path, rows[j].line),
				     "%s says %s of the amount beside it; %s",
				     cell_quoted(arena, header->cells[i]), cell_quoted(arena, text),
				     is_ledger
					 ? "say what all amounts are counted in with --scale "
					   "units, thousands or millions, or work it in first"
					 : "write amounts in pounds, and take the column out");
		}
	}
	return true;
}

#define MOST_CELLS_OF_NOTE 2

const char *neighbours_scale_below(const struct neighbours *neighbours, const struct row *row,
				   struct arena *arena)
{
	int field = ledger_amount_field(neighbours->shape);
	const char *question = NULL;
	size_t n_filled = 0;

	if (field < 0 || neighbours->columns->at[field] < 0)
		return NULL;
	for (size_t i = 0; i < row->n_cells; i++) {
		bool is_unsure;

		if (row->cells[i][0] == '\0')
			continue;
		n_filled++;
		if (is_other_currency(neighbours, row->cells[i]))
			question = question_of_currency(row->cells[i], arena);
		if (neighbours->is_scale_asked || neighbours->scale[field] != 1)
			continue;
		if (scale_says_pence(row->cells[i], false))
			question = question_of_pence(row->cells[i], arena);
		else if (scale_said(row->cells[i], false, &is_unsure) != 1 || is_unsure)
			question = question_of(row->cells[i], arena);
	}
	return n_filled > MOST_CELLS_OF_NOTE ? NULL : question;
}
