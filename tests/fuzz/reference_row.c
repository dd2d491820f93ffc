#include "reference_row.h"

#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "reading/cell.h"
#include "reading/total_words.h"

#define BLANKS " \t\r\n\xA0"
#define KEY_BLANKS BLANKS "\xFF" /* with code page 850's no-break space */

/* In place: without such bytes and UTF-8's no-break spaces at both ends. */
static char *trimmed(char *text, const char *blanks)
{
	size_t length = strlen(text);

	for (;;) {
		if (strncmp(text, "\xC2\xA0", 2) == 0)
			text += 2, length -= 2;
		else if (*text != '\0' && strchr(blanks, *text) != NULL)
			text++, length--;
		else
			break;
	}
	for (;;) {
		if (length >= 2 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0)
			length -= 2;
		else if (length >= 1 && strchr(blanks, text[length - 1]) != NULL)
			length--;
		else
			break;
	}
	text[length] = '\0';
	return text;
}

static bool read_number(const struct engine_layout *layout, char *text, int64_t *amount)
{
	struct money money;

	text = trimmed(text, BLANKS);
	if (strlen(text) > 255)
		return false;
	if (!layout->is_money)
		return count_parse(text, amount) == PARSE_OK && *amount >= 0;
	if (money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

/* Is one of its words of ASCII letters `total` or its like? */
static bool has_label(const char *bytes, size_t length)
{
	static const char *const labels[] = {"total", "totals", "subtotal", "subtotals",
					     "grandtotal"};
	char *words = malloc(length + 1);
	bool is_found = false;
	size_t n = 0;

	REQUIRE(words != NULL);
	for (size_t i = 0; i <= length; i++) {
		if (i < length && bytes[i] != '\0' &&
		    strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", bytes[i]) !=
			NULL) {
			words[n++] = bytes[i];
			continue;
		}
		words[n] = '\0';
		n = 0;
		for (size_t j = 0; j < 5; j++)
			is_found = is_found || strcasecmp(words, labels[j]) == 0;
	}
	free(words);
	return is_found;
}

/* An amount above zero in a cell as it stands, by a number that divides it. */
static bool read_price(const struct reference *reference, int at, int64_t by, struct money *price)
{
	const char *text = reference->cells[at];

	if (strlen(text) != reference->lengths[at] || money_parse(text, price) != PARSE_OK ||
	    price->hundredths <= 0 || by <= 0 || price->hundredths % by != 0)
		return false;
	price->hundredths /= by;
	return true;
}

/* The keys that are money: those to be divided, by `by`, or the others. */
static bool read_prices(struct reference *reference, unsigned keys, int64_t by)
{
	for (size_t i = 0; i < reference->layout->n_keys; i++) {
		int at = reference->layout->keys[i];
		struct money price;

		if ((keys >> i & 1) != 0 && !read_price(reference, at, by, &price))
			return false;
		if ((keys >> i & 1) != 0)
			money_plain(price, reference->quotients[i]);
	}
	return true;
}

/* No amount of money to be divided is read from more bytes. */
static bool has_short_prices(const struct reference *reference)
{
	for (size_t i = 0; i < reference->layout->n_keys; i++)
		if ((reference->layout->divided_keys >> i & 1) != 0 &&
		    reference->lengths[reference->layout->keys[i]] > 255)
			return false;
	return true;
}

bool reference_is_regular(struct reference *reference, const char *bytes, size_t length,
			  struct year *year, int64_t *amount)
{
	const struct engine_layout *layout = reference->layout;
	char **cells = reference->cells;
	int month = 0;

	if (reference->n_cells != layout->n_cells || reference->has_text_unnamed)
		return false;
	if (layout->amount >= 0 && has_label(bytes, length))
		return false;
	*year = layout->year;
	*amount = 1;
	if (!read_prices(reference, layout->money_keys & ~layout->divided_keys, 1))
		return false;
	for (size_t i = 0; i < layout->n_keys; i++) {
		if ((layout->money_keys >> i & 1) != 0)
			continue;
		char *copy = found_copy(cells[layout->keys[i]], strlen(cells[layout->keys[i]]));
		const char *text = trimmed(copy, KEY_BLANKS);
		bool is_refused =
		    strlen(cells[layout->keys[i]]) != reference->lengths[layout->keys[i]] ||
		    (cell_is_missing(text) && (layout->missing_keys >> i & 1) == 0) ||
		    total_words_of(text) != TOTAL_WORDS_NONE;

		free(copy);
		if (is_refused)
			return false;
	}
	if (layout->date >= 0) {
		size_t size = reference->lengths[layout->date];
		char *text = found_copy(cells[layout->date], size);
		bool is_read =
		    strlen(text) == size && year_parse(trimmed(text, BLANKS), year, &month);

		free(text);
		if (!is_read)
			return false;
	}
	if (layout->amount >= 0) {
		size_t size = reference->lengths[layout->amount];
		char *text = found_copy(cells[layout->amount], size);
		bool is_read = strlen(text) == size && read_number(layout, text, amount);

		free(text);
		if (!is_read)
			return false;
	}
	if (!has_short_prices(reference) || !read_prices(reference, layout->divided_keys, *amount))
		return false;
	/* The month of a row that is set aside is not covered. */
	if (layout->date >= 0)
		reference->found->months[year->start - FIRST_YEAR] |= 1u << month;
	return true;
}
