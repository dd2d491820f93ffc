#include "reading/duplicates.h"

#include <string.h>

#include "base/say.h"
#include "reading/ledger.h"

void duplicates_init(struct duplicates *duplicates, size_t n_rows, struct arena *arena)
{
	*duplicates = (struct duplicates){.arena = arena, .n_slots = 16};
	while (duplicates->n_slots < n_rows * 2)
		duplicates->n_slots *= 2;
}

/* FNV-1a of the cells, each with its end. */
static uint64_t hash(const struct row *row, size_t width)
{
	uint64_t sum = 14695981039346656037u;

	for (size_t i = 0; i < width; i++) {
		const char *at = row->cells[i];

		do
			sum = (sum ^ (unsigned char)*at) * 1099511628211u;
		while (*at++ != '\0');
	}
	return sum ^ sum >> 32;
}

static bool is_same(const struct row *a, const struct row *b)
{
	size_t width = row_width(a);

	if (row_width(b) != width)
		return false;
	for (size_t i = 0; i < width; i++)
		if (strcmp(a->cells[i], b->cells[i]) != 0)
			return false;
	return true;
}

/* The slot of a row like this one, or the free one where it would go. */
static struct duplicate_slot *find(const struct duplicates *duplicates, uint64_t its_hash,
				   const struct row *row)
{
	size_t mask = duplicates->n_slots - 1, at = its_hash & mask;

	for (;; at = (at + 1) & mask) {
		struct duplicate_slot *slot = &duplicates->slots[at];

		if (slot->row == NULL || (slot->hash == its_hash && is_same(slot->row, row)))
			return slot;
	}
}

const struct row *duplicates_see(struct duplicates *duplicates, const struct row *row)
{
	if (duplicates->slots == NULL)
		duplicates->slots =
		    arena_array(duplicates->arena, duplicates->n_slots, sizeof *duplicates->slots);

	uint64_t its_hash = hash(row, row_width(row));
	struct duplicate_slot *slot = find(duplicates, its_hash, row);

	if (slot->row != NULL)
		return slot->row;
	*slot = (struct duplicate_slot){its_hash, row};
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
