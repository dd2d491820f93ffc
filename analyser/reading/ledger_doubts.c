#include "reading/ledger_doubts.h"

#include "reading/cell.h"
#include "reading/totals.h"

struct year_sum *year_sums_of(struct year_sums *years, int start, struct arena *arena)
{
	size_t i = 0;

	while (i < years->count && years->items[i].start != start)
		i++;
	if (i == years->count)
		ARENA_ADD(arena, years, items, count) = (struct year_sum){.start = start};
	return &years->items[i];
}

void ledger_doubts_say_below(int64_t sum, bool has_above, const char *path,
			     struct diagnostics *diagnostics)
{
	warning(diagnostics, in_file(path),
		has_above ? "its amounts come to %s, and those of others to more than nothing; if "
			    "its payments are written below zero, write them above"
			  : "its amounts come to %s; if its payments are written below zero, write "
			    "them above",
		total_say_amount(sum, true, diagnostics->arena));
}

void ledger_doubts_say_shared(const struct columns *columns, const struct field *field, int at,
			      int date, int amount, const char *path,
			      struct diagnostics *diagnostics)
{
	if (at >= 0 && (at == date || at == amount))
		warning(diagnostics, (struct place){path, columns->header->line, field->id},
			"is read from %s, as %s; name another column if that is a slip",
			cell_quoted(diagnostics->arena, columns->header->cells[at]),
			at == date ? "the dates are" : "the amounts are");
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
