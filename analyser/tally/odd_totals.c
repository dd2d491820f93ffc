#include "tally/odd_parts.h"

#include <string.h>

#include "base/text.h"

/* Money shows that it is: by its sign, its pence or its thousands. */
static bool read(int64_t *amount, const char *text, bool is_money)
{
	struct money money;

	if (!is_money)
		return count_parse(text, amount) == PARSE_OK;
	if (strpbrk(text, ".,\xC2") == NULL || money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

/* `£1,234.50` of `Total value: £1,234.50`. */
static bool read_behind(int64_t *amount, const char *label, struct arena *arena)
{
	const char *behind = strrchr(label, ':');

	if (behind == NULL)
		behind = strrchr(label, ' ');
	return behind != NULL && read(amount, text_trim(arena, behind + 1), true);
}

/* The first cell that says total, or n_cells. */
static size_t find_label(const struct row *row, bool is_money)
{
	size_t at = 0;

	while (at < row->n_cells &&
	       !(is_money ? totals_says_total(row->cells[at]) : totals_is_word(row->cells[at])))
		at++;
	return at;
}

bool odd_totals_stated(int64_t *amount, const struct row *row, bool is_money, struct arena *arena)
{
	size_t label = row->fault != NULL ? row->n_cells : find_label(row, is_money), n_amounts = 0;

	if (label == row->n_cells)
		return false;
	for (size_t i = 0; i < row->n_cells; i++)
		n_amounts += i != label && read(amount, row->cells[i], is_money);
	return n_amounts == 1 ||
	       (n_amounts == 0 && is_money && read_behind(amount, row->cells[label], arena));
}

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

	if (!odd_totals_stated(&amount, row, odds->tally->question->is_money, odds->scratch))
		return;
	numbered.line = (long)line;
	(void)totals_keep(&odds->head->ledger.totals, TOTAL_STATED, &numbered, amount, true);
}
