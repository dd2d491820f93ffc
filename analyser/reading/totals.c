#include "reading/totals.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Does a label say that this is a total: `Total`, `Grand Total:`, `Sub-total March`? */
static bool says_total(const char *label)
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

bool totals_is_total(const struct totals *totals, const struct row *row, int amount_at,
		     int64_t amount)
{
	bool is_sum = (totals->n_all > 0 && amount == totals->all) ||
		      (totals->n_since_last > 0 && amount == totals->since_last);
	bool is_unlabelled = true, is_labelled = false;

	if (!is_sum)
		return false;
	for (size_t i = 0; i < row->n_cells; i++) {
		if ((int)i == amount_at)
			continue;
		is_unlabelled = is_unlabelled && row->cells[i][0] == '\0';
		is_labelled = is_labelled || says_total(row->cells[i]);
	}
	return is_unlabelled || is_labelled;
}

void totals_add(struct totals *totals, int64_t amount)
{
	/* An overflow is reported where the amounts are reconciled. */
	(void)__builtin_add_overflow(totals->all, amount, &totals->all);
	(void)__builtin_add_overflow(totals->since_last, amount, &totals->since_last);
	totals->n_all++;
	totals->n_since_last++;
}

void totals_close(struct totals *totals)
{
	totals->since_last = 0;
	totals->n_since_last = 0;
}
