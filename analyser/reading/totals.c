#include "reading/totals.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

bool totals_says_total(const char *label)
{
	static const char *const words[] = {"total", "grand total", "sub total", "sub-total",
					    "subtotal"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]);

		/* Not `Total Gas Ltd`, whose amount must then equal the sum to be taken for one. */
		if (strncasecmp(label, words[i], length) == 0 &&
		    !isalpha((unsigned char)label[length]))
			return true;
	}
	return false;
}

static bool is_sum_above(const struct totals *totals, int64_t amount)
{
	int64_t since_last;

	if (totals->n_all > 0 && amount == totals->all)
		return true;
	return totals->n_all > totals->n_at_last &&
	       !__builtin_sub_overflow(totals->all, totals->at_last, &since_last) &&
	       amount == since_last;
}

bool totals_is_total(const struct totals *totals, const struct row *row, int amount_at,
		     int64_t amount)
{
	bool is_unlabelled = true, is_labelled = false;

	if (!is_sum_above(totals, amount))
		return false;
	for (size_t i = 0; i < row->n_cells; i++) {
		if ((int)i == amount_at)
			continue;
		is_unlabelled = is_unlabelled && row->cells[i][0] == '\0';
		is_labelled = is_labelled || totals_says_total(row->cells[i]);
	}
	return is_unlabelled || is_labelled;
}

void totals_add(struct totals *totals, int64_t n_rows, int64_t amount)
{
	/* An overflow is reported where the amounts are reconciled. */
	(void)__builtin_add_overflow(totals->all, amount, &totals->all);
	totals->n_all += n_rows;
}

void totals_close(struct totals *totals)
{
	totals->at_last = totals->all;
	totals->n_at_last = totals->n_all;
}
