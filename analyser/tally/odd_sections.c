#include "tally/odd_parts.h"

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

void odd_section_see(struct odd_rows *odds, const struct row *row, int64_t line)
{
	const char *only = NULL;

	if (odds->section != NULL || row->fault != NULL)
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
	odds->section = arena_text(odds->tally->diagnostics->arena, only);
	odds->section_line = line;
	odds->rows_to_section = odds->regular_rows + odds->file->used.rows;
}

void odd_section_say(const struct odd_rows *odds)
{
	const int64_t below =
	    odds->section == NULL ? 0 : odds->file->used.rows - odds->rows_to_section;
	struct arena *arena = odds->tally->diagnostics->arena;

	if (below > 0)
		warning(odds->tally->diagnostics,
			at_line(odds->head->path, (long)odds->section_line),
			"%s stands alone above %s that %s counted as those above it; write their "
			"amounts below zero, or take them out, if they are no payments",
			cell_quoted(arena, odds->section), say_count(arena, below, "row", "rows"),
			say_which(below, "is", "are"));
}
