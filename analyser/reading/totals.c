#include "reading/totals.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_letter(char byte)
{
	return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The letters of a label, words apart by single spaces: `sub total` of `Sub-total:`. */
static void words_of(const char *label, char words[], size_t size)
{
	size_t length = 0;

	for (; *label != '\0' && length + 2 < size; label++) {
		if (is_letter(*label)) {
			if (length > 0 && !is_letter(label[-1]))
				words[length++] = ' ';
			words[length++] = (char)tolower((unsigned char)*label);
		}
	}
	words[length] = '\0';
}

/* Is a label nothing but the word: `Total`, `Grand Total:`, `Sub-total`? */
bool totals_is_word(const char *label)
{
	static const char *const names[] = {"total", "totals", "grand total", "sub total",
					    "subtotal"};
	char words[16];

	words_of(label, words, sizeof words);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(words, names[i]) == 0)
			return true;
	return false;
}

/* Does a label begin or end with the word: `Total for March`, `Adult Services Total`? */
static bool names_total(const char *label)
{
	static const char *const beginnings[] = {"total", "grand total", "sub-total", "sub total",
						 "subtotal"};
	size_t length = strlen(label);

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		size_t size = strlen(beginnings[i]);

		if (strncasecmp(label, beginnings[i], size) == 0 && !is_letter(label[size]))
			return true;
	}
	while (length > 0 && !is_letter(label[length - 1]))
		length--;
	return length > 5 && strncasecmp(label + length - 5, "total", 5) == 0 &&
	       !is_letter(label[length - 6]);
}

/* Few labels have these letters in a row at all; every total has. */
static bool has_to(const char *label)
{
	for (; *label != '\0'; label++)
		if ((label[0] | 0x20) == 't' && (label[1] | 0x20) == 'o')
			return true;
	return false;
}

bool totals_says_total(const char *label)
{
	if (!has_to(label))
		return false;
	return totals_is_word(label) || names_total(label);
}

bool totals_is_labelled(const struct row *row, int amount_at, bool or_not_at_all)
{
	const char *only_label = NULL;
	size_t n_labels = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		if ((int)i == amount_at || row->cells[i][0] == '\0')
			continue;
		if (totals_is_word(row->cells[i]))
			return true;
		only_label = row->cells[i];
		n_labels++;
	}
	return n_labels == 0 ? or_not_at_all : n_labels == 1 && names_total(only_label);
}

bool totals_is_named(struct totals *totals, const struct row *row, int amount_at)
{
	uint64_t says = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		if ((int)i == amount_at || !totals_is_word(row->cells[i]))
			continue;
		if (i >= 64)
			return false;
		says |= UINT64_C(1) << i;
	}
	if (totals->n_all == 0)
		totals->names |= says;
	return says != 0 && (says & ~totals->names) == 0;
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
	return is_sum_above(totals, amount) && totals_is_labelled(row, amount_at, true);
}

void totals_add(struct totals *totals, int64_t amount)
{
	totals_add_rows(totals, 1, amount);
}

void totals_add_rows(struct totals *totals, int64_t n_rows, int64_t amount)
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
