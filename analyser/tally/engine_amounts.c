#include <string.h>

#include "tally/engine_cells.h"

/* As it stands; false where it is too long or has a NUL. */
static bool copy_text(char copy[CELLS_MOST_TEXT + 1], const char *text, size_t length)
{
	if (length > CELLS_MOST_TEXT || memchr(text, '\0', length) != NULL)
		return false;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return true;
}

bool cells_copy(char copy[CELLS_MOST_TEXT + 1], const struct keys_cell *cell)
{
	const char *text = cell->text;
	size_t length = cell->length;

	keys_trim(&text, &length);
	return copy_text(copy, text, length);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Up to eight digits and nothing else, all at once. */
static inline bool read_digits(const char *text, size_t length, uint64_t *value)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	const uint64_t zeros = UINT64_C(0x3030303030303030);
	uint64_t word;

	if (length - 1 >= 8)
		return false;
	memcpy(&word, text, sizeof word);
	/* The last digit goes to the highest byte, and zeros before the first. */
	word <<= 64 - length * 8;
	if (length < 8)
		word |= zeros >> length * 8;
	if ((((word + UINT64_C(0x4646464646464646)) | (word - zeros)) &
	     UINT64_C(0x8080808080808080)) != 0)
		return false;
	word -= zeros;
	word = word * 10 + (word >> 8);
	*value = ((word & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x000f424000000064) +
		  (word >> 16 & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x0000271000000001)) >>
		 32;
	return true;
#else
	if (length - 1 >= 8)
		return false;
	*value = 0;
	for (size_t i = 0; i < length; i++) {
		if (!is_digit(text[i]))
			return false;
		*value = *value * 10 + (uint64_t)(text[i] - '0');
	}
	return true;
#endif
}

/* `1234` and `-1234.56`, as most amounts are; false for all else. */
static inline bool read_plain(bool is_money, const struct keys_cell *cell, int64_t *amount)
{
	const char *text = cell->text;
	size_t length = cell->length;
	uint64_t whole;

	if (!is_money) {
		if (!read_digits(text, length, &whole))
			return false;
		*amount = (int64_t)whole;
		return true;
	}

	bool is_negative = length > 0 && *text == '-';
	uint64_t scaled;

	text += is_negative;
	length -= is_negative;
	if (length > 3 && text[length - 3] == '.') {
		if (!is_digit(text[length - 2]) || !is_digit(text[length - 1]) ||
		    !read_digits(text, length - 3, &whole))
			return false;
		scaled = whole * 10000 + (uint64_t)(text[length - 2] - '0') * 1000 +
			 (uint64_t)(text[length - 1] - '0') * 100;
	} else {
		if (!read_digits(text, length, &whole))
			return false;
		scaled = whole * 10000;
	}
	*amount = is_negative ? -(int64_t)scaled : (int64_t)scaled;
	return true;
}

#define MOST_GROUPED 20 /* bytes, whose digits stay far below 2^63 hundredths of a penny */

/* `1,234.50` and `-1,234,567`, as quoted amounts are; false for all else. */
static bool read_grouped(const struct keys_cell *cell, int64_t *amount)
{
	const char *text = cell->text, *end = text + cell->length;
	bool is_negative = cell->length > 0 && *text == '-';
	bool has_comma = false;
	int since_comma = 0;
	int64_t value = 0;

	text += is_negative;
	if (cell->length > MOST_GROUPED || end - text < 5 || *text == '0')
		return false;
	if (end[-3] == '.')
		end -= 3;
	for (const char *at = text; at < end; at++) {
		if (is_digit(*at)) {
			/* No more digits than that stand beside one another. */
			if (++since_comma > 3)
				return false;
			value = value * 10 + (*at - '0');
		} else if (*at != ',' || (has_comma ? since_comma != 3 : since_comma < 1)) {
			return false;
		} else {
			has_comma = true;
			since_comma = 0;
		}
	}
	if (!has_comma || since_comma != 3)
		return false;
	value *= 100;
	if (end < cell->text + cell->length) {
		if (!is_digit(end[1]) || !is_digit(end[2]))
			return false;
		value += (end[1] - '0') * 10 + (end[2] - '0');
	}
	*amount = (is_negative ? -value : value) * MONEY_PER_PENNY;
	return true;
}

/* All that count_parse() and money_parse() take. */
static bool read_other(bool is_money, const char *unsure, const struct keys_cell *cell,
		       int64_t *amount)
{
	char text[CELLS_MOST_TEXT + 1];
	struct money money;

	if (is_money && unsure == NULL && read_grouped(cell, amount))
		return true;
	if (!cells_copy(text, cell) || (unsure != NULL && strpbrk(text, unsure) != NULL))
		return false;
	if (!is_money)
		return count_parse(text, amount) == PARSE_OK && *amount >= 0;
	if (money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

bool cells_divide(struct keys_cell *cell, int64_t by, char text[MONEY_TEXT_SIZE])
{
	char copy[CELLS_MOST_TEXT + 1];
	struct money money;

	if (by <= 0)
		return false;
	if (!read_plain(true, cell, &money.hundredths) &&
	    (!copy_text(copy, cell->text, cell->length) || money_parse(copy, &money) != PARSE_OK))
		return false;
	if (money.hundredths % by != 0)
		return false;
	money.hundredths /= by;
	money_plain(money, text);
	*cell = (struct keys_cell){text, strlen(text)};
	return true;
}

void cells_read_amounts(bool is_money, const char *unsure, const struct keys_cell *cells, size_t n,
			bool *is_odd, uint64_t *amounts)
{
	for (size_t i = 0; i < n; i++) {
		int64_t amount = 0;

		if (is_odd[i])
			continue;
		is_odd[i] = !read_plain(is_money, &cells[i], &amount) &&
			    !read_other(is_money, unsure, &cells[i], &amount);
		amounts[i] = (uint64_t)amount;
	}
}
