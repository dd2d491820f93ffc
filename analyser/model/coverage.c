#include "model/coverage.h"

#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "reading/cell.h"

void coverage_init(struct coverage *coverage, struct arena *arena)
{
	*coverage = (struct coverage){.arena = arena};
}

static bool is_of(const struct covered *covered, const char *council, struct year year)
{
	return covered->year.start == year.start && text_is_same(covered->council, council);
}

/* Where an item is kept in the table, or where it would be. */
static uint32_t *slot_of(const struct coverage *coverage, const char *council, struct year year)
{
	const uint64_t hash = (council == NULL ? 0 : text_hash(council)) + (unsigned)year.start;
	size_t mask = coverage->n_slots - 1, at = hash & mask;

	while (coverage->slots[at] != 0 &&
	       !is_of(&coverage->items[coverage->slots[at] - 1], council, year))
		at = (at + 1) & mask;
	return &coverage->slots[at];
}

/* A table of all items, with as much room again. */
static void make_slots(struct coverage *coverage)
{
	while (coverage->n_slots < coverage->count * 2 + 2)
		coverage->n_slots = coverage->n_slots == 0 ? 64 : coverage->n_slots * 2;
	coverage->slots = arena_array(coverage->arena, coverage->n_slots, sizeof *coverage->slots);
	memset(coverage->slots, 0, coverage->n_slots * sizeof *coverage->slots);
	for (uint32_t i = 0; i < coverage->count; i++)
		*slot_of(coverage, coverage->items[i].council, coverage->items[i].year) = i + 1;
}

void coverage_see(struct coverage *coverage, const char *council, struct year year, unsigned months)
{
	if (year.start == 0)
		return;
	if (coverage->n_slots < coverage->count * 2 + 2)
		make_slots(coverage);
	uint32_t *slot = slot_of(coverage, council, year);
	if (*slot == 0) {
		ARENA_ADD(coverage->arena, coverage, items, count) =
		    (struct covered){council, year, 0};
		*slot = (uint32_t)coverage->count;
	}
	coverage->items[*slot - 1].months |= months;
}

static int compare(const void *left, const void *right)
{
	const struct covered *a = left, *b = right;

	return ORDER_BY(text_compare(a->council, b->council), ORDER(a->year.start, b->year.start));
}

void coverage_sort(struct coverage *coverage)
{
	SORT(coverage->items, coverage->count, compare);
	make_slots(coverage);
}

unsigned coverage_own(const struct coverage *coverage, const char *council, struct year year)
{
	uint32_t slot = coverage->n_slots == 0 ? 0 : *slot_of(coverage, council, year);

	return slot == 0 ? 0 : coverage->items[slot - 1].months;
}

unsigned coverage_months(struct coverage *coverage, const char *council, struct year year)
{
	unsigned months = council == NULL ? 0 : coverage_own(coverage, council, year);

	if (months != 0)
		return months;
	for (size_t i = 0; i < coverage->count; i++)
		if (coverage->items[i].year.start == year.start)
			months |= coverage->items[i].months;
	return months;
}

bool coverage_months_of(unsigned *months, const struct record *record, size_t year, size_t given,
			const char *path, struct diagnostics *diagnostics)
{
	const struct value *text = &record->values[given];

	*months = 1u << record->values[year].month;
	if (text->kind != VALUE_TEXT || months_parse(text->text, months))
		return true;
	return fault(diagnostics, (struct place){path, record->line, "months"},
		     "%s is not a list of months; write Jan-Mar or Apr Jun Sep, or leave it empty "
		     "where the row is for the whole year",
		     cell_quoted(diagnostics->arena, text->text));
}
