/*
 * What a price or an amount may be before: a discount, a rebate, a surcharge, or a price that is
 * net of them, in a column beside it that is not read.
 */
#include "reading/neighbours_words.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

/* `2006-07 price`: of a year, four digits of it, which need not be that of the file. */
static bool names_year(const char *folded)
{
	for (; *folded != '\0'; folded++)
		if ((strncmp(folded, "19", 2) == 0 || strncmp(folded, "20", 2) == 0) &&
		    strspn(folded, "0123456789") >= 4)
			return true;
	return false;
}

static bool names_price(const char *folded)
{
	/* With tax and without it, prices differ by what they are, and by their years; a change of
	 * one is none. */
	return text_has_any("|price|unitcost|costper|unitnet|", folded) && !names_year(folded) &&
	       !text_has_any("|vat|tax|change|increase|index|rank|year|variance|previous|prior|",
			     folded);
}

static bool names_discount(const char *folded)
{
	/* And of an amount in whole pounds its pence. */
	return text_has_any("|discount|rebate|surcharge|carriage|uplift|retention|deduction|"
			    "deducted|adjustment|outstanding|unpaid|",
			    folded) ||
	       text_lists("|disc|p|pence|pennies|", folded);
}

/* A figure other than nought, or words: `10%`, `2.50`, `trade terms`; not `No`. */
static bool is_given(const char *text)
{
	return !cell_is_missing(text) && strcspn(text, "123456789") < strlen(text);
}

/* Is it another number than the amount? */
static bool differs(const char *text, const char *amount)
{
	struct money own, other;

	return money_parse(amount, &own) == PARSE_OK && money_parse(text, &other) == PARSE_OK &&
	       own.hundredths != other.hundredths;
}

/* In how many of the first rows does a column say something of the amount? */
static size_t count(size_t column, int amount, bool is_price, const struct row *rows, size_t n_rows,
		    const struct row **first)
{
	size_t n = 0;

	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(&rows[i], (int)column);

		if (is_price ? !differs(text, row_cell(&rows[i], amount)) : !is_given(text))
			continue;
		if (n++ == 0)
			*first = &rows[i];
	}
	return n;
}

void neighbours_say_discounts(const struct neighbours *neighbours, const struct row *rows,
			      size_t n_rows, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header, *first = NULL;
	const int amount = neighbours_money(neighbours);
	struct arena *arena = diagnostics->arena;
	bool is_of_one =
	    amount >= 0 && names_price(text_fold(arena, header->cells[(size_t)amount]));

	for (size_t i = 0; amount >= 0 && i < header->n_cells; i++) {
		const char *folded = text_fold(arena, header->cells[i]);
		bool is_price = is_of_one && names_price(folded);

		if (folded[0] == '\0' || (!is_price && !names_discount(folded)) ||
		    neighbours_is_field_column(neighbours, i) || neighbours_takes(neighbours, i) ||
		    count(i, amount, is_price, rows, n_rows, &first) == 0)
			continue;
		warning(diagnostics, at_line(neighbours->path, first->line),
			is_price ? "%s (%s here) stands beside %s and differs from it; only %s is "
				   "read, so make sure that it is the price paid"
				 : "%s (%s here) stands beside %s and is not counted; if it "
				   "changes what %s is, work it in first",
			cell_quoted(arena, header->cells[i]),
			cell_quoted(arena, row_cell(first, (int)i)),
			cell_quoted(arena, header->cells[amount]),
			cell_quoted(arena, header->cells[amount]));
	}
}
