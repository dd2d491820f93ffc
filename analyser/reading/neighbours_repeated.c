/*
 * The amount of a whole invoice on each of its rows, as a join of two tables leaves it: added up,
 * it counts once for each row.
 */
#include "reading/neighbours_words.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

#define FEWEST_GROUPS 5 /* invoices of several rows */
#define MOSTLY 90       /* percent of them that have one amount; parts are hardly alike so often */

static bool names_reference(const char *folded)
{
	return text_has_any("|invoiceno|invoicenum|invoiceref|voucher|reference|transno|"
			    "transactionno|transactionnum|transref|transactionid|docno|"
			    "documentno|paymentno|paymentref|chequeno|ordernumber|",
			    folded) ||
	       text_lists("|ref|invoice|transaction|document|", folded);
}

/* Groups of rows, one below the other, with one cell in a column, and those with one amount. */
struct groups_seen {
	size_t n, n_same;
	long line; /* of the first of these */
};

static void end_group(struct groups_seen *seen, size_t n_rows, bool is_same, long line)
{
	if (n_rows < 2)
		return;
	seen->n++;
	if (is_same && seen->n_same++ == 0)
		seen->line = line;
}

static struct groups_seen see(size_t column, int amount, const struct row *rows, size_t n_rows)
{
	struct groups_seen seen = {0};
	size_t first = 0;
	bool is_same = true;

	for (size_t i = 1; i <= n_rows; i++) {
		const char *text = row_cell(&rows[first], (int)column);
		const char *own = row_cell(&rows[first], amount);

		if (i < n_rows && !cell_is_missing(text) &&
		    strcmp(text, row_cell(&rows[i], (int)column)) == 0) {
			is_same = is_same && !cell_is_missing(own) &&
				  strcmp(own, row_cell(&rows[i], amount)) == 0;
			continue;
		}
		end_group(&seen, i - first, is_same, rows[first].line);
		first = i;
		is_same = true;
	}
	return seen;
}

void neighbours_say_repeated(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const int amount = neighbours_money(neighbours);
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; amount >= 0 && i < header->n_cells; i++) {
		struct groups_seen seen;

		if ((int)i == amount || !names_reference(text_fold(arena, header->cells[i])))
			continue;
		seen = see(i, amount, rows, n_rows);
		if (seen.n < FEWEST_GROUPS || seen.n_same * 100 < seen.n * MOSTLY)
			continue;
		warning(diagnostics, at_line(neighbours->path, seen.line),
			"rows that share their %s have one %s in %s of %s of the first rows: if it "
			"is that of the whole, it is counted once for each row; keep one row of "
			"each, or use the amounts of the lines",
			cell_quoted(arena, header->cells[i]),
			cell_quoted(arena, header->cells[amount]),
			say_number(arena, (int64_t)seen.n_same),
			say_count(arena, seen.n, "group", "groups"));
		return;
	}
}
