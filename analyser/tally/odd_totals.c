#include "tally/odd_parts.h"

#include "reading/total_say.h"

void odd_totals_compare(struct odd_rows *odds)
{
	const struct place place = {odds->head->path, (long)odds->stated_line, NULL};
	struct diagnostics *diagnostics = odds->tally->diagnostics;
	bool is_money = odds->tally->question->is_money;

	if (odds->stated_line == 0)
		return;
	if (odds->stated == odds->file->used.amount)
		notice(diagnostics, place,
		       "states a total of %s, which is what the rows used come to",
		       total_say_amount(odds->stated, is_money, diagnostics->arena));
	else
		total_say_difference(odds->stated, odds->file->used.amount, "the rows used",
				     is_money, place, diagnostics);
}

void odd_totals_keep_stated(struct odd_rows *odds, int64_t line, const struct row *row)
{
	struct row numbered = *row;
	int64_t amount;

	if (!stated_total(&amount, row, odds->tally->question->is_money, odds->scratch))
		return;
	numbered.line = (long)line;
	(void)totals_keep(&odds->head->ledger.totals, TOTAL_STATED, &numbered, amount, true);
}
