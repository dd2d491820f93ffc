#include "reading/book_number.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "reading/denomination.h"

/* Digits that a spreadsheet keeps; more of them are noise of its arithmetic. */
#define KEPT 15
#define MOST_DIGITS 400

/* The last day that a spreadsheet shows, 31 December 9999. */
#define LAST_DAY 2958465

/* A section of a format without quoted text, colours and conditions, in small letters. */
static size_t bare_section(char *bare, size_t size, const char *code, bool *is_elapsed)
{
	size_t used = 0;

	*is_elapsed = false;
	for (; *code != '\0' && *code != ';' && used + 1 < size; code++) {
		if (*code == '\\' || *code == '_' || *code == '*') {
			if (code[1] == '\0')
				break;
			code++;
		} else if (*code == '"') {
			const char *end = strchr(code + 1, '"');

			if (end == NULL)
				break;
			code = end;
		} else if (*code == '[') {
			const char *end = strchr(code, ']');

			if (end == NULL)
				break;
			*is_elapsed |= strchr("hHmMsS", code[1]) != NULL && code[1] != '\0' &&
				       (end - code == 2 || end - code == 3);
			code = end;
		} else {
			bare[used++] = (char)tolower((unsigned char)*code);
		}
	}
	bare[used] = '\0';
	return used;
}

unsigned char book_number_currency(const char *text, size_t length)
{
	const int number = currency_in(text, length);

	return (unsigned char)(number == 0 ? BOOK_PLAIN : BOOK_CURRENCY + number);
}

unsigned char book_format_of(const char *code)
{
	char bare[256];
	bool is_elapsed;
	size_t length = bare_section(bare, sizeof bare, code, &is_elapsed);
	const char *digits = strpbrk(bare, "0#?");

	if (is_elapsed)
		return BOOK_DURATION;
	if (strcmp(bare, "general") == 0 || strcmp(bare, "@") == 0)
		return BOOK_PLAIN;
	if (strchr(bare, '%') != NULL)
		return BOOK_PERCENT;
	if (strpbrk(bare, "yd") != NULL ||
	    (strchr(bare, 'm') != NULL && strpbrk(bare, "hs") == NULL && digits == NULL))
		return BOOK_DATE;
	if (strpbrk(bare, "hs") != NULL && strstr(bare, "general") == NULL)
		return BOOK_TIME;
	if (length > 1 && length <= BOOK_MOST_ZEROS && strspn(bare, "0") == length)
		return (unsigned char)(BOOK_ZEROS + length);
	if (book_number_currency(code, strcspn(code, ";")) != BOOK_PLAIN)
		return book_number_currency(code, strcspn(code, ";"));
	/* A comma behind the last digit, not one between digits. */
	for (size_t i = length; i-- > 0;)
		if (strchr("0#?", bare[i]) != NULL)
			return bare[i + 1] == ',' ? BOOK_SCALED : BOOK_PLAIN;
	return BOOK_PLAIN;
}

unsigned char book_format_built_in(long id)
{
	if (id == 9 || id == 10)
		return BOOK_PERCENT;
	if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
		return BOOK_DATE;
	if ((id >= 18 && id <= 21) || id == 45 || id == 47)
		return BOOK_TIME;
	return id == 46 ? BOOK_DURATION : BOOK_PLAIN;
}

/* Digits without noughts before or behind them, and where their point stands. */
struct book_digits {
	char digits[MOST_DIGITS];
	int n_digits, point; /* 0.DIGITS times ten to the power of `point` */
	bool is_negative;
};

int64_t book_number_whole(const char *text, const char **end)
{
	int64_t value = 0;

	for (; *text >= '0' && *text <= '9'; text++)
		if (value < INT64_MAX / 16)
			value = value * 10 + (*text - '0');
	if (end != NULL)
		*end = text;
	return value;
}

static bool parse(struct book_digits *decimal, const char *text)
{
	bool has_point = false, has_digit = false;

	*decimal = (struct book_digits){0};
	while (isspace((unsigned char)*text))
		text++;
	decimal->is_negative = *text == '-';
	text += *text == '-' || *text == '+';
	for (; isdigit((unsigned char)*text) || *text == '.'; text++) {
		if (*text == '.') {
			if (has_point)
				return false;
			has_point = true;
			continue;
		}
		has_digit = true;
		if (decimal->n_digits == 0 && *text == '0') {
			decimal->point -= has_point;
			continue;
		}
		if (decimal->n_digits == MOST_DIGITS)
			return false;
		decimal->digits[decimal->n_digits++] = *text;
		decimal->point += !has_point;
	}
	if (!has_digit)
		return false;
	if (*text == 'e' || *text == 'E') {
		bool is_below = text[1] == '-';
		const char *from = text + 1 + (text[1] == '-' || text[1] == '+'), *end;
		int64_t power = book_number_whole(from, &end);

		if (end == from || power > 400)
			return false;
		decimal->point += (int)(is_below ? -power : power);
		text = end;
	}
	while (isspace((unsigned char)*text))
		text++;
	return *text == '\0';
}

/* To the digits that are kept, half away from nought, which has no sign. */
static void round_noise(struct book_digits *decimal)
{
	int at = KEPT;

	if (decimal->n_digits > KEPT) {
		bool is_up = decimal->digits[KEPT] >= '5';

		decimal->n_digits = KEPT;
		while (is_up && at > 0) {
			if (decimal->digits[--at] == '9') {
				decimal->digits[at] = '0';
				continue;
			}
			decimal->digits[at]++;
			is_up = false;
		}
		if (is_up) {
			decimal->digits[0] = '1';
			decimal->point++;
		}
	}
	while (decimal->n_digits > 0 && decimal->digits[decimal->n_digits - 1] == '0')
		decimal->n_digits--;
	if (decimal->n_digits == 0)
		*decimal = (struct book_digits){0};
}

/* Without a power of ten, however many noughts that takes; false where it takes more than any
 * number has. */
static bool write(char text[BOOK_NUMBER_SIZE], const struct book_digits *decimal,
		  size_t least_whole)
{
	size_t used = 0;
	int whole = decimal->point > 0 ? decimal->point : 0;
	int behind = decimal->n_digits - decimal->point;

	if (whole > 340 || behind > 340)
		return false;
	if (decimal->is_negative)
		text[used++] = '-';
	for (int i = (int)least_whole; i > (whole > 0 ? whole : 1); i--)
		text[used++] = '0';
	for (int i = 0; i < whole; i++)
		text[used++] = i < decimal->n_digits ? decimal->digits[i] : '0';
	if (whole == 0)
		text[used++] = '0';
	if (behind > 0)
		text[used++] = '.';
	for (int i = decimal->point; i < decimal->n_digits; i++)
		text[used++] = i < 0 ? '0' : decimal->digits[i];
	text[used] = '\0';
	return true;
}

/* The proleptic Gregorian date of a count of days since 1 March 0000. */
static void civil(int64_t days, int *year, int *month, int *day)
{
	int64_t era = days / 146097, of_era = days % 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

#define PART_OF_DAY INT64_C(1000000000000)

static int64_t power_of_ten(int power)
{
	int64_t value = 1;

	for (; power > 0; power--)
		value *= 10;
	return value;
}

static bool write_date(char *text, size_t size, const struct book_digits *decimal,
		       unsigned char format, bool is_1904)
{
	int64_t day = 0, part = 0, second;
	int year, month, of_month;

	if (decimal->is_negative || decimal->point > 7)
		return false;
	for (int i = 0; i < decimal->point; i++)
		day = day * 10 + (i < decimal->n_digits ? decimal->digits[i] - '0' : 0);
	/* The part of a day, in twelve decimals. */
	for (int i = decimal->point; i < decimal->point + 12 && i < decimal->n_digits; i++)
		if (i >= 0)
			part +=
			    (decimal->digits[i] - '0') * power_of_ten(11 - (i - decimal->point));
	second = (part * 86400 + PART_OF_DAY / 2) / PART_OF_DAY;
	if (second == 86400) {
		second = 0;
		day++;
	}
	if (day > LAST_DAY)
		return false;
	if (format == BOOK_DURATION) {
		second += day * 86400;
		snprintf(text, size, "%lld:%02lld:%02lld", (long long)(second / 3600),
			 (long long)(second / 60 % 60), (long long)(second % 60));
		return true;
	}
	if (format == BOOK_TIME && day == 0) {
		snprintf(text, size, "%02d:%02d:%02d", (int)(second / 3600),
			 (int)(second / 60 % 60), (int)(second % 60));
		return true;
	}
	if (is_1904) {
		day += 1462;
	} else if (day == 60) {
		/* A day that never was, by a slip that spreadsheets keep. */
		snprintf(text, size, "1900-02-29");
		return true;
	} else if (day == 0) {
		return false;
	}
	/* Day 0 is 30 December 1899, 693,899 days behind 1 March 0000. */
	civil(day + 693899 + (day < 60), &year, &month, &of_month);
	if (year > 9999)
		return false;
	if (second == 0)
		snprintf(text, size, "%04d-%02d-%02d", year, month, of_month);
	else
		snprintf(text, size, "%04d-%02d-%02d %02d:%02d:%02d", year, month, of_month,
			 (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
	return true;
}

/* `-€12.5` */
static bool write_currency(char text[BOOK_NUMBER_SIZE], const struct book_digits *decimal,
			   unsigned char format)
{
	char sign[CURRENCY_MARK_SIZE], *at = text + decimal->is_negative;

	if (currency_mark(sign, format - BOOK_CURRENCY) == NULL || !write(text, decimal, 0))
		return false;

	const size_t length = strlen(sign);

	memmove(at + length, at, strlen(at) + 1);
	for (size_t i = 0; i < length; i++)
		at[i] = sign[i];
	return true;
}

bool book_number_text(char text[BOOK_NUMBER_SIZE], const char *value, unsigned char format,
		      bool is_1904)
{
	struct book_digits decimal;

	if (!parse(&decimal, value))
		return false;
	round_noise(&decimal);
	if (format == BOOK_DATE || format == BOOK_TIME || format == BOOK_DURATION)
		return write_date(text, BOOK_NUMBER_SIZE, &decimal, format, is_1904);
	if (format == BOOK_PERCENT) {
		decimal.point += decimal.n_digits > 0 ? 2 : 0;
		if (!write(text, &decimal, 0))
			return false;
		size_t length = strlen(text);

		text[length] = '%';
		text[length + 1] = '\0';
		return true;
	}
	if (format > BOOK_CURRENCY)
		return write_currency(text, &decimal, format);
	return write(text, &decimal, format > BOOK_ZEROS ? (size_t)(format - BOOK_ZEROS) : 0);
}
