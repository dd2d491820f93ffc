#include "tally/digest.h"

#include <string.h>

#include "base/money.h"

__extension__ typedef unsigned __int128 unsigned_wide;

static uint64_t fold(uint64_t x, uint64_t y)
{
	unsigned_wide product = (unsigned_wide)x * y;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static void mix(struct digest *digest, uint64_t word)
{
	digest->a = fold(digest->a ^ word, UINT64_C(0x9E3779B97F4A7C15));
	digest->b = fold(digest->b + word, UINT64_C(0xD6E8FEB86659FD93)) ^ word;
}

/* Cells at a row's end that are empty make no difference. */
struct hashing {
	struct digest digest;
	uint64_t n_empty;
};

static void add_cell(struct hashing *hashing, const char *text, size_t length)
{
	if (length == 0) {
		hashing->n_empty++;
		return;
	}
	mix(&hashing->digest, hashing->n_empty << 32 | length);
	hashing->n_empty = 0;
	for (size_t i = 0; i < length; i += sizeof(uint64_t)) {
		uint64_t word = 0;

		memcpy(&word, text + i, length - i < sizeof word ? length - i : sizeof word);
		mix(&hashing->digest, word);
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* As the reader of cells takes them away (text_trim()). */
static void add_trimmed(struct hashing *hashing, const char *text, size_t length)
{
	for (;;) {
		if (length > 0 && is_blank(text[0])) {
			text++;
			length--;
		} else if (length > 1 && memcmp(text, "\xC2\xA0", 2) == 0) {
			text += 2;
			length -= 2;
		} else if (length > 0 && is_blank(text[length - 1])) {
			length--;
		} else if (length > 1 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0) {
			length -= 2;
		} else {
			break;
		}
	}
	add_cell(hashing, text, length);
}

/* The number that a text begins with, 0 where with none; not all of one far above a day. */
static int leading_number(const char *text)
{
	int number = 0;

	for (; *text >= '0' && *text <= '9' && number < 1000; text++)
		number = number * 10 + (*text - '0');
	return number;
}

/* The day of a date, of which the month and the year are read otherwise; 0: not known. */
static int day_of(const char *text, const struct date_forms *forms)
{
	size_t digits = strspn(text, "0123456789");
	bool is_year_first = digits == 4 || (digits == 2 && forms->is_year_first);
	const char *at = text + digits + strcspn(text + digits, "0123456789");

	if (digits > 4 || digits == 3)
		return 0;
	/* The second number, or the third where the month is one too. */
	if (digits > 0 && !is_year_first &&
	    !(forms->is_month_first && at == text + digits + 1 && *at != '\0'))
		return leading_number(text);
	if (is_year_first) {
		at += strspn(at, "0123456789");
		at += strcspn(at, "0123456789");
	}
	return leading_number(at);
}

#define LONGEST_VALUE 40

/* A date or an amount by what it means, so that another form of it is no other; else false. */
static bool add_value(struct hashing *hashing, const struct head *head, int column,
		      const char *bytes, size_t length)
{
	char text[LONGEST_VALUE];
	struct money money;
	struct year year;
	int month, day;
	uint64_t mark;

	if (length == 0 || length >= sizeof text ||
	    (column != head->layout.amount && column != head->layout.date))
		return false;
	memcpy(text, bytes, length);
	text[length] = '\0';
	if (column == head->layout.amount) {
		if (money_parse_as(text, head->beliefs->forms.has_decimal_comma, &money) !=
		    PARSE_OK)
			return false;
		mark = (uint64_t)money.hundredths;
	} else {
		const char *start = text + strspn(text, " \t");

		if (!year_parse_as(start, &head->layout.dates, &year, &month) || month == 0 ||
		    (day = day_of(start, &head->layout.dates)) == 0)
			return false;
		mark = (uint64_t)year.start << 16 | (uint64_t)month << 8 | (uint64_t)day;
	}
	mix(&hashing->digest, hashing->n_empty << 32 | UINT32_MAX);
	mix(&hashing->digest, mark);
	hashing->n_empty = 0;
	return true;
}

struct digest digest_of_bytes(const struct engine_odd *odd, const struct head *head)
{
	const char *at = odd->bytes, *end = odd->bytes + odd->length;
	struct hashing hashing = {0};

	for (int i = 0;; i++) {
		const char *stop = memchr(at, head->layout.delimiter, (size_t)(end - at));
		size_t length = (size_t)((stop == NULL ? end : stop) - at);

		if (!add_value(&hashing, head, i, at, length))
			add_trimmed(&hashing, at, length);
		if (stop == NULL)
			return hashing.digest;
		at = stop + 1;
	}
}

struct digest digest_of_row(const struct row *row, const struct head *head)
{
	struct hashing hashing = {0};

	for (size_t i = 0; i < row->n_cells; i++)
		if (!add_value(&hashing, head, (int)i, row->cells[i], strlen(row->cells[i])))
			add_cell(&hashing, row->cells[i], strlen(row->cells[i]));
	return hashing.digest;
}
