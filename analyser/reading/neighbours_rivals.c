/* Columns beside a ledger's amount that could as well be it: `Gross` beside `Net`. */
#include <string.h>

#include "base/text.h"
#include "reading/amount_names.h"
#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/neighbours_words.h"

#define MOST_SAMPLED 200

/*
 * Do most cells of the first rows that say anything hold an amount?  Sets *has_pence where one of
 * them is no number of something.
 */
static bool has_amounts(const struct row *rows, size_t n_rows, size_t column, bool *has_pence)
{
	size_t n_given = 0, n_amounts = 0;

	*has_pence = false;

	for (size_t i = 0; i < n_rows && n_given < MOST_SAMPLED; i++) {
		const char *text = row_cell(&rows[i], (int)column);
		struct money money;

		if (cell_is_missing(text))
			continue;
		n_given++;
		if (money_parse(text, &money) != PARSE_OK &&
		    money_parse_as(text, true, &money) != PARSE_OK)
			continue;
		n_amounts++;
		*has_pence = *has_pence || strpbrk(text, ".\xC2") != NULL;
	}
	return n_amounts > 0 && n_amounts * 5 >= n_given * 4;
}

bool neighbours_check_rivals(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const int field = ledger_amount_field(neighbours->shape);
	const int at = field < 0 ? -1 : neighbours->columns->at[field];
	struct arena *arena = diagnostics->arena;
	bool own_has_pence, has_pence;

	if (at < 0 || neighbours->columns->is_mapped[field] ||
	    neighbours->shape->fields[field].unit != UNIT_MONEY)
		return true;
	(void)has_amounts(rows, n_rows, (size_t)at, &own_has_pence);
	for (size_t i = 0; i < header->n_cells; i++) {
		const char *folded = text_fold(arena, header->cells[i]);

		if (neighbours_is_field_column(neighbours, i) || neighbours_takes(neighbours, i) ||
		    !amount_names_paid(folded) || amount_names_vat(folded) ||
		    strchr(header->cells[i], '%') != NULL ||
		    !has_amounts(rows, n_rows, i, &has_pence) ||
		    (own_has_pence && !has_pence && !amount_names_with_tax(folded)) ||
		    strcmp(folded, text_fold(arena, header->cells[at])) == 0)
			continue;
		return fault(diagnostics,
			     (struct place){neighbours->path, header->line,
					    neighbours->shape->fields[field].id},
			     "%s and %s could both be it; say which with --map %s=\"...\"",
			     cell_quoted(arena, header->cells[at]),
			     cell_quoted(arena, header->cells[i]),
			     neighbours->shape->fields[field].id);
	}
	return true;
}
