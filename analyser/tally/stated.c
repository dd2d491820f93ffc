#include "tally/stated.h"

#include <string.h>

#include "base/money.h"
#include "base/number.h"
#include "base/text.h"
#include "reading/totals.h"

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

bool stated_total(int64_t *amount, const struct row *row, bool is_money, struct arena *arena)
{
	const char *label = NULL;
	size_t n_amounts = 0;

	if (row->fault != NULL)
		return false;
	for (size_t i = 0; i < row->n_cells && label == NULL; i++) {
		const char *cell = row->cells[i];

		if (is_money ? totals_says_total(cell) : totals_is_word(cell))
			label = cell;
	}
	if (label == NULL)
		return false;
	for (size_t i = 0; i < row->n_cells; i++)
		n_amounts += row->cells[i] != label && read(amount, row->cells[i], is_money);
	return n_amounts == 1 || (n_amounts == 0 && is_money && read_behind(amount, label, arena));
}
