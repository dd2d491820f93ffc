#include "reading/ledger_doubts.h"

struct year_sum *year_sums_of(struct year_sums *years, int start, struct arena *arena)
{
	size_t i = 0;

	while (i < years->count && years->items[i].start != start)
		i++;
	if (i == years->count)
		ARENA_ADD(arena, years, items, count) = (struct year_sum){.start = start};
	return &years->items[i];
}

void ledger_doubts_say(const struct ledger_read *read)
{
	years_differ_say(read);
	if (read->date >= 0) {
		utc_days_say(read);
		far_years_say(read);
	}
	if (read->amount >= 0)
		codes_say(read);
}
