#include "reading/ledger_doubts.h"

#include <ctype.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

/* `CREDIT NOTES`, `Refunds received`: what stands below it is no payment, or not one made. */
static bool is_of_others(const char *text)
{
	static const char titles[] =
	    "|creditnotes|creditnotesreceived|credits|refunds|refundsreceived|receipts|income|"
	    "incomereceived|cancelled|cancelledpayments|paymentscancelled|cancelledcheques|"
	    "reversals|"
	    "voidedpayments|commitments|budget|forecast|accruals|onhold|paymentsonhold|";
	char folded[64];
	size_t length;

	if (strlen(text) >= sizeof folded)
		return false;
	length = strlen(text_fold_into(folded, text));
	/* `Budget 2023/24` */
	while (length > 0 && isdigit((unsigned char)folded[length - 1]))
		folded[--length] = '\0';
	return text_lists(titles, folded);
}

void sections_see(struct sections *sections, const struct row *row, int64_t line,
		  int64_t rows_above, struct arena *arena)
{
	const char *only = NULL;

	if (sections->title != NULL || row->fault != NULL)
		return;
	for (size_t i = 0; i < row->n_cells; i++) {
		if (row->cells[i][0] == '\0')
			continue;
		if (only != NULL)
			return;
		only = row->cells[i];
	}
	if (only == NULL || !is_of_others(only))
		return;
	*sections = (struct sections){arena_text(arena, only), line, rows_above};
}

void sections_say(const struct sections *sections, int64_t n_used, const char *path,
		  struct diagnostics *diagnostics)
{
	const int64_t below = sections->title == NULL ? 0 : n_used - sections->rows_above;
	struct arena *arena = diagnostics->arena;

	if (below > 0)
		warning(diagnostics, at_line(path, (long)sections->line),
			"%s stands alone above %s that %s counted as those above it; write their "
			"amounts below zero, or take them out, if they are no payments",
			cell_quoted(arena, sections->title), say_count(arena, below, "row", "rows"),
			say_which(below, "is", "are"));
}
