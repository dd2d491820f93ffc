#include "reading/digest.h"

#include "base/money.h"

#define LONGEST_VALUE 40

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* As the reader of cells takes them away (text_trim()). */
static void trim(const char **text, size_t *length)
{
	for (;;) {
		const char *end = *text + *length;

		if (*length > 0 && is_blank((*text)[0])) {
			++*text;
			--*length;
		} else if (*length > 1 && memcmp(*text, "\xC2\xA0", 2) == 0) {
			*text += 2;
			*length -= 2;
		} else if (*length > 0 && is_blank(end[-1])) {
			--*length;
		} else if (*length > 1 && memcmp(end - 2, "\xC2\xA0", 2) == 0) {
			*length -= 2;
		} else {
			return;
		}
	}
}

uint64_t digest_untrimmed(uint64_t digest, size_t column, const char *text, size_t length)
{
	trim(&text, &length);
	return length == 0 ? digest : digest_bytes(digest, column, text, length);
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
	if (digits > 0 && !is_year_first && !(forms->is_month_first && at == text + digits + 1))
		return leading_number(text);
	if (is_year_first) {
		at += strspn(at, "0123456789");
		at += strcspn(at, "0123456789");
	}
	return leading_number(at);
}

static uint64_t date_mark(unsigned year, unsigned month, unsigned day)
{
	return (uint64_t)year << 16 | month << 8 | day;
}

static bool two_digits(const char *text, unsigned *number)
{
	unsigned tens = (unsigned)(unsigned char)text[0] - '0',
		 ones = (unsigned)(unsigned char)text[1] - '0';

	*number = tens * 10 + ones;
	return tens < 10 && ones < 10;
}

/* `2008-04-01`, `01/04/2008` and `01-04-2008`; false for all else. */
static bool read_plain(const struct date_forms *forms, const char *text, uint64_t *date)
{
	bool is_iso = text[4] == '-' && text[7] == '-';
	unsigned century, year, first, second, month, day;
	const char *at_year = is_iso ? text : text + 6, *at = is_iso ? text + 5 : text;

	if (!is_iso && (text[2] != text[5] || (text[2] != '/' && text[2] != '-')))
		return false;
	if (!two_digits(at_year, &century) || !two_digits(at_year + 2, &year) ||
	    !two_digits(at, &first) || !two_digits(at + 3, &second))
		return false;
	month = is_iso || forms->is_month_first ? first : second;
	day = is_iso || forms->is_month_first ? second : first;
	*date = date_mark(century * 100 + year, month, day);
	return month - 1 < 12 && day - 1 < 31;
}

/* What a date means, where its day is told; else what it says. */
static uint64_t digest_date(const struct date_forms *forms, const char *text, size_t length)
{
	char copy[LONGEST_VALUE];
	struct year year;
	int month, day;
	uint64_t date;

	trim(&text, &length);
	if (length == 10 && read_plain(forms, text, &date))
		return date;
	if (length > 0 && length < sizeof copy) {
		memcpy(copy, text, length);
		copy[length] = '\0';
		if (year_parse_as(copy, forms, &year, &month) && month != 0 &&
		    (day = day_of(copy, forms)) != 0)
			return date_mark((unsigned)(month >= 4 ? year.start : year.start + 1),
					 (unsigned)month, (unsigned)day);
	}
	return length == 0 ? 0 : digest_bytes(DIGEST_START, 0, text, length);
}

uint64_t digest_date_kept(struct digest_dates *dates, const struct date_forms *forms,
			  const char *text, size_t length)
{
	uint64_t date;

	if (length == 10 && read_plain(forms, text, &date))
		return date;
	if (length == 0 || length > sizeof dates->kept[0].text)
		return digest_date(forms, text, length);

	size_t at = digest_bytes(DIGEST_START, 0, text, length) % DIGEST_DATES;

	if (dates->kept[at].length != length || memcmp(dates->kept[at].text, text, length) != 0) {
		dates->kept[at].length = (unsigned char)length;
		memcpy(dates->kept[at].text, text, length);
		dates->kept[at].date = digest_date(forms, text, length);
	}
	return dates->kept[at].date;
}

static uint64_t digest_amount(bool has_decimal_comma, const char *text)
{
	struct money money;

	if (money_parse_as(text, has_decimal_comma, &money) == PARSE_OK)
		return (uint64_t)money.hundredths;
	return digest_untrimmed(DIGEST_START, 0, text, strlen(text));
}

uint64_t digest_of_row(const struct row *row, const struct digest_columns *columns)
{
	uint64_t date = 0, amount = 0, digest = DIGEST_START;

	for (size_t i = 0; i < row->n_cells; i++) {
		const char *text = row->cells[i];

		if ((int)i == columns->amount)
			amount = digest_amount(columns->has_decimal_comma, text);
		else if ((int)i == columns->date)
			date = digest_date(&columns->dates, text, strlen(text));
		else
			digest = digest_cell(digest, i, text, strlen(text));
	}
	return digest_end(digest, date, amount);
}

void digest_each(const struct row *row, const struct digest_columns *columns, uint32_t *cells,
		 size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *text = i < row->n_cells ? row->cells[i] : "";
		uint64_t digest = digest_cell(0, 0, text, strlen(text));
		const bool is_blank = digest == 0;

		if (!is_blank && (int)i == columns->amount)
			digest = digest_amount(columns->has_decimal_comma, text);
		else if (!is_blank && (int)i == columns->date)
			digest = digest_date(&columns->dates, text, strlen(text));
		cells[i] = is_blank ? 0 : (uint32_t)digest_end(digest, 0, 0) | 1;
	}
}
