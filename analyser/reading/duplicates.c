#include "reading/duplicates.h"

#include <string.h>

#include "base/say.h"
#include "reading/ledger.h"

void duplicates_init(struct duplicates *duplicates, const struct digest_columns *columns,
		     size_t n_rows, struct arena *arena)
{
	*duplicates = (struct duplicates){
	    .arena = arena,
	    .columns = columns != NULL ? *columns : (struct digest_columns){-1, -1, false, {0}},
	    .n_slots = 16};
	while (duplicates->n_slots < n_rows * 2)
		duplicates->n_slots *= 2;
}

const struct row *duplicates_see(struct duplicates *duplicates, const struct row *row)
{
	const uint64_t digest = digest_of_row(row, &duplicates->columns);
	const size_t mask = duplicates->n_slots - 1;
	struct duplicate_slot *slot;

	if (duplicates->slots == NULL)
		duplicates->slots =
		    arena_array(duplicates->arena, duplicates->n_slots, sizeof *duplicates->slots);
	for (size_t at = digest & mask;; at = (at + 1) & mask) {
		slot = &duplicates->slots[at];
		if (slot->row == NULL || slot->digest == digest)
			break;
	}
	if (slot->row != NULL)
		return slot->row;
	*slot = (struct duplicate_slot){digest, row};
	return NULL;
}

/* Rows that are one contact each may well be alike, and payments without a reference in part. */
bool duplicates_are_many(const struct repeated *repeated, bool has_amount)
{
	return has_amount && repeated->rows > 0 && repeated->rows * 4 >= repeated->of;
}

void duplicates_say(const struct repeated *repeated, const struct shape *shape, bool has_amount,
		    const char *path, struct diagnostics *diagnostics)
{
	int field = ledger_amount_field(shape);
	char text[MONEY_TEXT_SIZE + COUNT_TEXT_SIZE];
	const char *amount = "";

	if (repeated->rows == 0)
		return;
	if (has_amount && field >= 0 && shape->fields[field].unit == UNIT_MONEY)
		amount = arena_format(diagnostics->arena, " (%s in all)",
				      money_pounds((struct money){repeated->amount}, text));
	else if (has_amount && field >= 0)
		amount = arena_format(diagnostics->arena, " (%s %s in all)",
				      count_thousands(repeated->amount, text), shape->noun);
	diagnose(diagnostics,
		 duplicates_are_many(repeated, has_amount) ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 at_line(path, repeated->line),
		 "%s%s %s%s %s with a row above in every cell, the first with line %ld; %s "
		 "counted: remove any that are repeated by mistake",
		 repeated->is_at_least ? "at least " : "",
		 say_number(diagnostics->arena, repeated->rows),
		 repeated->rows == 1 ? "row" : "rows", amount,
		 repeated->rows == 1 ? "agrees" : "agree", repeated->first_line,
		 repeated->rows == 1 ? "it is" : "they are");
}
