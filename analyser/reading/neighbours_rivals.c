/*
 * Columns beside a ledger's amount that could as well be it, `Gross` beside `Net`, or that have
 * amounts where its own has none.
 */
#include "reading/neighbours_words.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/ledger.h"

#define MOST_SAMPLED 200
#define MOST_SEEN 1000

bool neighbours_names_paid(const char *folded)
{
	/* `Paid Date`, `Spend Code` */
	if (text_has_any("|date|code|number|paidperiod|periodpaid|reference|", folded))
		return false;
	if (strncmp(folded, "net", 3) == 0 && strncmp(folded, "network", 7) != 0)
		return true;
	return text_has_any("|gross|amount|spend|paid|value|total|", folded);
}

bool neighbours_names_vat(const char *folded)
{
	return strstr(folded, "vat") != NULL &&
	       !text_has_any("|net|gross|exc|inc|less|plus|without|exvat|before|", folded);
}

bool neighbours_names_with_tax(const char *folded)
{
	static const char *const words[] = {
	    "gross",     "nettotal", "nett",   "net",     "exvat",     "inclusive",
	    "including", "incl",     "inc",    "without", "exclusive", "excluding",
	    "excl",      "exc",      "before", "less",    "vat",       "tax",
	    "amount",    "value",    "total",  "paid",    "payment",   "spend",
	    "invoice",   "line",     "gbp",    "of",      "in"};
	const size_t n_of_tax = 16; /* so many in front say with or without it */
	bool says_tax = false;

	while (*folded != '\0') {
		size_t i = 0;

		while (i < N_OF(words) && strncmp(folded, words[i], strlen(words[i])) != 0)
			i++;
		if (i == N_OF(words))
			return false;
		says_tax = says_tax || i < n_of_tax;
		folded += strlen(words[i]);
	}
	return says_tax;
}

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
		    !neighbours_names_paid(folded) || neighbours_names_vat(folded) ||
		    strchr(header->cells[i], '%') != NULL ||
		    !has_amounts(rows, n_rows, i, &has_pence) ||
		    (own_has_pence && !has_pence && !neighbours_names_with_tax(folded)) ||
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

/* Amounts that stand in another column where the amount's own has none: money that came in beside
 * money that went out, by whatever names. */
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
		other = say_quoted(diagnostics->arena, header->cells[i], '\'');
		warning(diagnostics, in_file(neighbours->path),
			"%s has amounts in the rows in which %s has none, and is not counted; if "
			"they are payments too, --map %s=%s adds them up in a run of their own; if "
			"they are money back, --map credit=%s takes them away",
			cell_quoted(diagnostics->arena, header->cells[i]),
			cell_quoted(diagnostics->arena, header->cells[amount]),
			neighbours->shape->fields[ledger_amount_field(neighbours->shape)].id, other,
			other);
	}
}
