/*
 * What stands beside the amounts of a case's file (neighbours.h): refused or told, never applied.
 */
#include "reading/neighbours_words.h"

#include "base/say.h"
#include "reading/cell.h"
#include "reading/denomination.h"
#include "reading/ledger.h"

/* Does a row of a case file say in another column that its amount, above zero, is a credit? */
static bool is_unsigned_credit(const struct neighbours *neighbours, const struct row *row,
			       struct arena *arena)
{
	const char *sign = row_cell(row, neighbours->at[NEIGHBOUR_SIGN]);
	struct money money;

	return neighbours_word(neighbours, sign, arena) == WORD_CREDIT &&
	       money_parse(row_cell(row, neighbours_money(neighbours)), &money) == PARSE_OK &&
	       money.hundredths > 0;
}

/* What is wrong with an amount by its neighbours in a case file; NULL: nothing. */
static const char *wrong_beside(const struct neighbours *neighbours, const struct row *row,
				struct arena *arena)
{
	const int currency_at = neighbours->at[NEIGHBOUR_CURRENCY];
	const char *currency = row_cell(row, currency_at);
	const char *amount = row_cell(row, neighbours_money(neighbours));

	if (!cell_is_missing(currency) && currency_of_cell(currency, arena) == CURRENCY_OTHER)
		return arena_format(
		    arena, "%s says %s, so %s is not in pounds; write what it is in pounds",
		    neighbours_name(neighbours, (size_t)currency_at, arena),
		    cell_quoted(arena, currency), cell_quoted(arena, amount));
	if (is_unsigned_credit(neighbours, row, arena))
		return arena_format(
		    arena, "%s says %s, so %s is a credit; %s",
		    neighbours_name(neighbours, (size_t)neighbours->at[NEIGHBOUR_SIGN], arena),
		    cell_quoted(arena, row_cell(row, neighbours->at[NEIGHBOUR_SIGN])),
		    cell_quoted(arena, amount), neighbours_say_below(neighbours, amount, arena));
	return NULL;
}

/*
 * Refuse credits above zero of a column that only its cells show to be one of signs: directorates
 * may be `C` and `D` too, so it is asked, and once.
 */
static bool refuse_guessed_credits(const struct neighbours *neighbours, const struct row *rows,
				   size_t n_rows, const struct column_options *options,
				   struct diagnostics *diagnostics)
{
	const int at = neighbours->at[NEIGHBOUR_SIGN];
	struct arena *arena = diagnostics->arena;
	const struct row *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < n_rows; i++)
		if (is_unsigned_credit(neighbours, &rows[i], arena) && n++ == 0)
			first = &rows[i];
	if (n == 0)
		return true;
	return fault(diagnostics, at_line(neighbours->path, first->line),
		     "%s says %s of %s%s; if that means credit, %s, else %sleave the column out",
		     neighbours_name(neighbours, (size_t)at, arena),
		     cell_quoted(arena, row_cell(first, at)),
		     cell_quoted(arena, row_cell(first, neighbours_money(neighbours))),
		     n == 1 ? ""
			    : arena_format(arena, ", and the like of %s",
					   say_count(arena, n - 1, "other amount above zero",
						     "other amounts above zero")),
		     neighbours_say_below(neighbours, NULL, arena),
		     options->is_mappable ? "give --map sign=none or " : "");
}

/* What stands beside the amounts of a case file, by its name or by what it says. */
static bool find_beside_money(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			      bool has_added, const struct column_options *options,
			      struct diagnostics *diagnostics)
{
	bool is_currency, is_sign, is_well;

	if (!neighbours_find_kind(neighbours, NEIGHBOUR_CURRENCY, options, diagnostics,
				  &is_currency) ||
	    !neighbours_find_kind(neighbours, NEIGHBOUR_SIGN, options, diagnostics, &is_sign))
		return false;
	if (!is_currency && neighbours->at[NEIGHBOUR_CURRENCY] < 0)
		neighbours->at[NEIGHBOUR_CURRENCY] =
		    neighbours_find_currency(neighbours, rows, n_rows);
	if (is_sign || neighbours->at[NEIGHBOUR_SIGN] >= 0 || !has_added ||
	    !neighbours_find_sign(neighbours, rows, n_rows, false, diagnostics) ||
	    neighbours->at[NEIGHBOUR_SIGN] < 0)
		return true;
	is_well = refuse_guessed_credits(neighbours, rows, n_rows, options, diagnostics);
	/* It has been asked; what `C` means is not said of each row too. */
	neighbours->at[NEIGHBOUR_SIGN] = -1;
	neighbours->is_asked = true;
	return is_well;
}

bool neighbours_check_case(const struct shape *shape, const struct columns *columns,
			   const struct row *rows, size_t n_rows,
			   const struct column_options *options, const char *path,
			   struct diagnostics *diagnostics)
{
	struct neighbours neighbours = {
	    .shape = shape, .columns = columns, .path = path, .at = {-1, -1, -1}, .is_case = true};
	const int added = ledger_amount_field(shape);
	const bool has_added = added >= 0 && columns->at[added] >= 0;
	bool is_well = true;

	for (size_t i = 0; i < shape->n_fields; i++)
		neighbours.twin[i] = -1;
	if (neighbours_money(&neighbours) < 0 && !has_added)
		return true;
	if (neighbours_money(&neighbours) >= 0)
		is_well =
		    find_beside_money(&neighbours, rows, n_rows, has_added, options, diagnostics);
	for (size_t i = 0;
	     i < n_rows && neighbours.at[NEIGHBOUR_CURRENCY] + neighbours.at[NEIGHBOUR_SIGN] > -2;
	     i++) {
		const char *wrong = wrong_beside(&neighbours, &rows[i], diagnostics->arena);

		if (wrong != NULL)
			is_well = fault(diagnostics, at_line(path, rows[i].line), "%s", wrong);
	}
	neighbours_say_states(&neighbours, rows, n_rows, diagnostics);
	neighbours_say_discounts(&neighbours, rows, n_rows, diagnostics);
	if (has_added) {
		neighbours_say_repeated(&neighbours, rows, n_rows, diagnostics);
		is_well &= neighbours_check_running(&neighbours, rows, n_rows, diagnostics);
	}
	return neighbours_refuse_units(&neighbours, rows, n_rows, false, diagnostics) && is_well;
}
