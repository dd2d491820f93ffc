/*
 * Amounts that stand in another column where the amount's own has none: money that came in beside
 * money that went out, by whatever names.
 */
#include "reading/neighbours_words.h"

#include "reading/cell.h"

#define MOST_SEEN 1000

enum stands { STANDS_NOT, STANDS_NOUGHT, STANDS_NUMBER };

static enum stands stands_in(const struct row *row, size_t column)
{
	const char *text = row_cell(row, (int)column);
	struct money money;

	if (cell_is_missing(text))
		return STANDS_NOUGHT;
	if (money_parse(text, &money) != PARSE_OK)
		return STANDS_NOT;
	return money.hundredths == 0 ? STANDS_NOUGHT : STANDS_NUMBER;
}

/* Has a column a number where the amount is missing or nought, and nothing where it is not? */
static bool completes(size_t column, int amount, const struct row *rows, size_t n_rows)
{
	size_t n_other = 0, n_own = 0;

	for (size_t i = 0; i < n_rows && i < MOST_SEEN; i++) {
		const enum stands own = stands_in(&rows[i], (size_t)amount),
				  other = stands_in(&rows[i], column);

		if (other == STANDS_NOT || (own == STANDS_NUMBER && other == STANDS_NUMBER))
			return false;
		n_own += own == STANDS_NUMBER;
		n_other += own == STANDS_NOUGHT && other == STANDS_NUMBER;
	}
	return n_own >= 2 && n_other >= 1;
}

void neighbours_say_other_amounts(const struct neighbours *neighbours, const struct row *rows,
				  size_t n_rows, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const int amount = neighbours_money(neighbours);

	for (size_t i = 0; amount >= 0 && i < header->n_cells; i++) {
		const char *other;

		if (header->cells[i][0] == '\0' || neighbours_is_field_column(neighbours, i) ||
		    !completes(i, amount, rows, n_rows))
			continue;
		other = cell_quoted(diagnostics->arena, header->cells[i]);
		warning(diagnostics, in_file(neighbours->path),
			"%s has amounts in the rows in which %s has none, and is not counted; if "
			"they are money back, --map credit=%s takes them away",
			other, cell_quoted(diagnostics->arena, header->cells[amount]), other);
	}
}
