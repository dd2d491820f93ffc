/*
 * Columns by which some rows are no payments or contacts (states.h): told, as what to do about it
 * the reader knows.
 */
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/denomination.h"
#include "reading/neighbours_words.h"

#define MOST_CODE 3    /* letters of a code; a word is longer */
#define FEWEST_ALIKE 2 /* cells of the first rows that show what a column is */

/* The rows of a column that say so. */
struct states_seen {
	size_t n, n_seen;
	struct money amount;
	const struct row *row; /* the first */
};

/* The column of the amounts of money, where money is added up, or -1. */
static int money_column(const struct neighbours *neighbours)
{
	const int at = neighbours_money(neighbours), field = ledger_amount_field(neighbours->shape);

	/* Prices of one thing are not. */
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if ((neighbours->shape->fields[i].flags & FIELD_PER_ONE) != 0 &&
		    neighbours->columns->at[i] == at)
			return -1;
	return at >= 0 && (field < 0 || neighbours->shape->fields[field].unit == UNIT_MONEY) ? at
											     : -1;
}

/* The column of what is added up, or -1. */
static int added_column(const struct neighbours *neighbours)
{
	const int field = ledger_amount_field(neighbours->shape);

	return field < 0 ? -1 : neighbours->columns->at[field];
}

/*
 * Do all cells say whether their amounts are debits or credits, or in what currency they are, most
 * of them debits, or pounds?  Then one that says else says it of its row.
 */
static enum state_kind kind_by_cells(const struct neighbours *neighbours, size_t column,
				     const struct row *rows, size_t n_rows, struct arena *arena)
{
	bool may_be_sign = !neighbours->is_asked && neighbours->at[NEIGHBOUR_SIGN] < 0 &&
			   neighbours->at[NEIGHBOUR_CREDIT] < 0;
	bool may_be_currency =
	    !neighbours->is_currency_given && neighbours->at[NEIGHBOUR_CURRENCY] < 0;
	const char *last = "";
	bool is_plain = false; /* the last: a debit, or pounds */
	size_t n = 0, n_plain = 0;

	for (size_t i = 0; i < n_rows && (may_be_sign || may_be_currency); i++) {
		const char *text = row_cell(&rows[i], (int)column);

		if (cell_is_missing(text))
			continue;
		if (n == 0 || strcmp(last, text) != 0) {
			const enum neighbour_word word =
			    neighbours_sign_word(text, text_fold(arena, text));
			const enum currency name = currency_of_name(text);

			may_be_sign = may_be_sign && (word == WORD_DEBIT || word == WORD_CREDIT);
			may_be_currency =
			    may_be_currency && (name == CURRENCY_OTHER ||
						(name == CURRENCY_POUNDS &&
						 currency_of_cell(text, arena) == CURRENCY_POUNDS));
			is_plain = word == WORD_DEBIT || name == CURRENCY_POUNDS;
		}
		last = text;
		n++;
		n_plain += is_plain;
	}
	if (n < FEWEST_ALIKE || n_plain * 2 <= n)
		return STATE_NONE;
	return may_be_sign ? STATE_SIGN : may_be_currency ? STATE_CURRENCY : STATE_NONE;
}

/* Types of documents, not of payees. */
static bool is_of_documents(const char *folded)
{
	return strcmp(folded, "type") == 0 ||
	       text_has_any("|doc|inv|tran|trx|line|record|entry|voucher|", folded);
}

/*
 * `I` of most and `C` of some are invoices and credits; not where amounts below zero show that
 * credits are other rows.
 */
static bool has_short(const struct neighbours *neighbours, const struct state_column *column,
		      const struct row *rows, size_t n_rows, struct arena *arena)
{
	const struct short_types types =
	    neighbours_short_types(column->column, rows, n_rows, arena);
	const int at = neighbours_money(neighbours);

	if (types.n_others > 0 || types.n_invoices <= types.n_credits)
		return false;
	for (size_t i = 0; i < n_rows; i++) {
		const char *type = row_cell(&rows[i], (int)column->column);
		struct money money;

		if (money_parse(row_cell(&rows[i], at), &money) == PARSE_OK &&
		    money.hundredths < 0 &&
		    neighbours_sign_word(type, text_fold(arena, type)) != WORD_CREDIT)
			return false;
	}
	return true;
}

/* `CR` of most rows, or beside other codes such as `HR`, says what a row is of, not its sign. */
static bool has_codes(size_t column, const struct row *rows, size_t n_rows)
{
	size_t n_credits = 0, n_others = 0;

	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(&rows[i], (int)column);

		if (cell_is_missing(text) || strlen(text) > MOST_CODE)
			continue;
		n_credits += neighbours_is_credit(text);
		n_others += !neighbours_is_credit(text) && !neighbours_is_debit(text);
	}
	return n_credits > 0 && (n_credits * 2 > n_rows || n_others >= n_credits);
}

/* `-` of some rows, and of the others nothing or `+`, is the sign of the amount. */
static bool has_dashes(size_t column, const struct row *rows, size_t n_rows)
{
	size_t n_dashes = 0;

	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(&rows[i], (int)column);

		n_dashes += strcmp(text, "-") == 0;
		if (!cell_is_missing(text) && strcmp(text, "+") != 0)
			return false;
	}
	return n_dashes * 2 <= n_rows;
}

static struct state_column make_column(const struct neighbours *neighbours, size_t at,
				       const struct row *rows, size_t n_rows, struct arena *arena)
{
	const char *name = neighbours->columns->header->cells[at];
	struct state_column column = {.column = at, .name = name, .first = ""};

	column.folded = text_fold(arena, name);
	column.is_money = neighbours_money(neighbours) >= 0;
	column.has_sum = money_column(neighbours) >= 0;
	column.kind = name[0] != '\0'               ? state_kind_of(column.folded)
		      : has_codes(at, rows, n_rows) ? STATE_NONE
						    : STATE_MARK;
	column.has_dashes = has_dashes(at, rows, n_rows);
	if (column.kind == STATE_NONE && column.has_sum && name[0] != '\0')
		column.kind = kind_by_cells(neighbours, at, rows, n_rows, arena);
	if ((column.kind == STATE_FACTOR &&
	     neighbours_are_parts(neighbours, at, added_column(neighbours), rows, n_rows)) ||
	    (column.kind == STATE_MEASURE &&
	     neighbours_is_by_channel(neighbours, at, rows, n_rows, arena)))
		column.kind = STATE_NONE;
	column.may_be_credit = column.is_money && !neighbours->is_asked &&
			       neighbours->at[NEIGHBOUR_SIGN] != (int)at &&
			       strstr(column.folded, "type") != NULL;
	column.has_short = column.may_be_credit && is_of_documents(column.folded) &&
			   has_short(neighbours, &column, rows, n_rows, arena);
	for (size_t i = 0; i < n_rows && column.first[0] == '\0'; i++) {
		const char *text = row_cell(&rows[i], (int)at);

		column.first = cell_is_missing(text) ? "" : text;
	}
	return column;
}

static struct states_seen see(const struct state_column *column, int amount, const struct row *rows,
			      size_t n_rows)
{
	const char *texts[2] = {NULL, NULL}; /* the last ones that differ */
	bool is_said[2] = {false, false};
	size_t last = 0;
	struct states_seen seen = {0};

	for (size_t i = 0; column->kind != STATE_NONE && i < n_rows; i++) {
		const char *text = row_cell(&rows[i], (int)column->column);
		struct money money = {0};

		seen.n_seen++;
		/* Most say what the one above says, or the one before that differs. */
		if (texts[last] == NULL || strcmp(texts[last], text) != 0) {
			last = 1 - last;
			if (texts[last] == NULL || strcmp(texts[last], text) != 0)
				is_said[last] = state_says(column, text);
			texts[last] = text;
		}
		/* A credit takes away what it is of. */
		if (!is_said[last] ||
		    (amount >= 0 && (money_parse(row_cell(&rows[i], amount), &money) != PARSE_OK ||
				     (money.hundredths <= 0 && column->kind != STATE_FACTOR))))
			continue;
		(void)money_add(&seen.amount, seen.amount, money);
		if (seen.n++ == 0)
			seen.row = &rows[i];
	}
	return seen;
}

/* `of_rows`: how many rows, of how many, with what they come to. */
static void say(const struct neighbours *neighbours, const struct state_column *column,
		const char *cell, long line, const char *of_rows, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const struct place place = {neighbours->path, line, NULL};
	const bool is_mark = column->kind == STATE_MARK;
	const char *option = neighbours_option(neighbours, column->column, arena);
	const char *name = is_mark ? arena_format(arena, "column %s, which has no name,", option)
				   : neighbours_name(neighbours, column->column, arena);
	const bool is_credit =
	    column->has_sum &&
	    (column->kind == STATE_SIGN ||
	     ((is_mark || column->kind == STATE_WORD) && state_is_credit(column, cell)));
	const bool is_currency =
	    column->kind == STATE_CURRENCY ||
	    (is_mark && !is_credit && currency_of_name(cell) == CURRENCY_OTHER);

	const bool is_tax = state_is_tax(column, cell);

	cell = cell_quoted(arena, cell);
	if (is_tax)
		warning(diagnostics, place,
			"%s says %s, in %s, added as the others are; councils reclaim VAT: take "
			"such rows out of the file if it was",
			name, cell, of_rows);
	else if (is_currency)
		warning(
		    diagnostics, place, "%s says %s, in %s, counted as pounds; %s", name, cell,
		    of_rows,
		    neighbours->is_case
			? "write what such amounts are in pounds"
			: arena_format(arena, "--map currency=%s sets such rows aside", option));
	else if (is_credit && !neighbours->is_case)
		warning(diagnostics, place,
			"%s says %s of an amount above zero, in %s, added as the others are; --map "
			"sign=%s takes credits away",
			name, cell, of_rows, option);
	else if (is_credit || state_is_of_money_back(column))
		warning(diagnostics, place,
			"%s says %s of an amount above zero, in %s, added as the others are; %s if "
			"they came back",
			name, cell, of_rows, neighbours_say_below(neighbours, NULL, arena));
	else if (column->kind == STATE_MEASURE)
		warning(diagnostics, place,
			"%s says %s, in %s, and %s of others, added together as if they were one "
			"thing; keep the rows of one in the file",
			name, cell, of_rows, cell_quoted(arena, column->first));
	else if (column->kind == STATE_FACTOR)
		warning(diagnostics, place,
			"%s (%s here) is not 1 in %s, and nothing is multiplied by it; work it in "
			"first if the %s",
			name, cell, of_rows,
			column->is_money ? "amounts are not what was paid"
					 : "numbers are not of all contacts");
	else
		warning(diagnostics, place,
			column->has_sum
			    ? "%s says %s of an amount above zero, in %s, added as the others are; "
			      "take such rows out of the file if they were not paid"
			: column->is_money
			    ? "%s says %s, in %s, counted as the others are; take such rows out of "
			      "the file if nothing was bought"
			    : "%s says %s, in %s, counted as the others are; take such rows out of "
			      "the file if they are no contacts from residents",
			name, cell, of_rows);
}

static const char *say_amount(const struct state_column *column, struct money money,
			      struct arena *arena)
{
	char amount[MONEY_TEXT_SIZE];

	return column->has_sum ? arena_format(arena, " (%s)", money_pounds(money, amount)) : "";
}

void neighbours_say_states(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			   struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const struct row *header = neighbours->columns->header;

	neighbours->states = arena_array(arena, header->n_cells, sizeof *neighbours->states);
	neighbours->n_states = 0;
	/* What stands behind the last column is seen where rows are placed (widths.h). */
	for (size_t i = 0; i < neighbours_n_columns(neighbours); i++) {
		/* A column of types of document may have others than invoices and credit notes. */
		if (neighbours_is_field_column(neighbours, i) ||
		    (neighbours_takes(neighbours, i) &&
		     !(neighbours->is_type && neighbours->at[NEIGHBOUR_SIGN] == (int)i)))
			continue;

		const struct state_column column = make_column(neighbours, i, rows, n_rows, arena);
		const struct states_seen seen =
		    see(&column, neighbours_money(neighbours), rows, n_rows);

		if (seen.n > 0)
			say(neighbours, &column, row_cell(seen.row, (int)i), seen.row->line,
			    arena_format(arena, "%s of the first %s%s",
					 say_count(arena, seen.n, "row", "rows"),
					 say_number(arena, (int64_t)seen.n_seen),
					 say_amount(&column, seen.amount, arena)),
			    diagnostics);
		/* To look into every note would take longer than all else. */
		else if (column.kind != STATE_NONE && !state_is_of_notes(&column))
			neighbours->states[neighbours->n_states++] = column;
	}
}

void neighbours_see_state(const struct neighbours *neighbours, const struct row *row,
			  int64_t amount, struct state_seen *seen, struct arena *arena)
{
	for (size_t i = 0; i < neighbours->n_states; i++) {
		const struct state_column *column = &neighbours->states[i];
		const char *text = row_cell(row, (int)column->column);

		if ((column->is_money && amount <= 0 && column->kind != STATE_FACTOR) ||
		    !state_says(column, text))
			continue;
		if (seen[i].n == 0) {
			seen[i].line = row->line;
			seen[i].text = arena_text(arena, text);
		}
		/* A row may be several, where channels are columns. */
		seen[i].n += seen[i].n == 0 || seen[i].last_line != row->line;
		seen[i].last_line = row->line;
		(void)money_add(&seen[i].amount, seen[i].amount, (struct money){amount});
	}
}

void neighbours_say_seen(const struct neighbours *neighbours, const struct state_seen *seen,
			 int64_t n_rows, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; i < neighbours->n_states; i++) {
		const struct state_column *column = &neighbours->states[i];

		if (seen[i].n > 0)
			say(neighbours, column, seen[i].text, seen[i].line,
			    arena_format(arena, "%s of %s rows%s", say_number(arena, seen[i].n),
					 say_number(arena, n_rows),
					 say_amount(column, seen[i].amount, arena)),
			    diagnostics);
	}
}
