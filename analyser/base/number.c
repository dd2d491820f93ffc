#include "base/number.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/typed.h"

/* The most characters of a number, blanks at its ends left out of account. */
#define MOST_TYPED 128

/* The text between `start` and `end` still to be read, some digit in it. */
struct digit_span {
	const char *start, *end;
};

static void trim(struct digit_span *span)
{
	while (*span->start == ' ')
		span->start++;
	while (span->end[-1] == ' ')
		span->end--;
}

/* So many characters before the digits and behind them are done with. */
static void drop(struct digit_span *span, size_t first, size_t last)
{
	span->start += first;
	span->end -= last;
	trim(span);
}

static bool take_first(struct digit_span *span, const char *token)
{
	size_t length = strlen(token);

	if ((size_t)(span->end - span->start) < length ||
	    tolower((unsigned char)*span->start) != tolower((unsigned char)*token) ||
	    strncasecmp(span->start, token, length) != 0)
		return false;
	drop(span, length, 0);
	return true;
}

static bool take_last(struct digit_span *span, const char *token)
{
	size_t length = strlen(token);

	if ((size_t)(span->end - span->start) < length ||
	    tolower((unsigned char)span->end[-1]) != tolower((unsigned char)token[length - 1]) ||
	    strncasecmp(span->end - length, token, length) != 0)
		return false;
	drop(span, 0, length);
	return true;
}

/* What stands around the digits. */
struct marks {
	bool has_sign, is_negative, has_pounds, is_percent;
};

static bool take_sign(struct marks *marks, bool is_negative)
{
	if (marks->has_sign)
		return false;
	marks->has_sign = true;
	marks->is_negative = is_negative;
	return true;
}

/* Does the last mark stand behind a point, as in `200.-`? */
static bool is_behind_point(const struct digit_span *span)
{
	const char *at = span->end - 1;

	while (at[-1] == ' ')
		at--;
	return strchr(".,=", at[-1]) != NULL;
}

/* One mark before or behind the digits, once each; a second sign stays, and is no digit. */
static bool take_mark(struct digit_span *span, unsigned forms, struct marks *marks)
{
	static const char pound[] = {TYPED_POUND, 0};
	const char first = *span->start, last = span->end[-1];

	if (isdigit((unsigned char)first) && isdigit((unsigned char)last))
		return false;
	if (first == '-' || first == '+') {
		if (!take_sign(marks, first == '-'))
			return false;
		drop(span, 1, 0);
		return true;
	}
	if ((forms & NUMBER_PERCENT) != 0 && !marks->is_percent && last == '%')
		return marks->is_percent = take_last(span, "%");
	if ((forms & NUMBER_POUNDS) != 0 && !marks->has_pounds &&
	    (take_first(span, pound) || take_first(span, "GBP") || take_last(span, pound) ||
	     take_last(span, "GBP")))
		return marks->has_pounds = true;
	if ((forms & NUMBER_BRACKETS) == 0)
		return false;
	if (first == '(' && last == ')' && take_sign(marks, true)) {
		drop(span, 1, 1);
		return true;
	}
	/* `200.-` has no pence, and is not below zero. */
	if (last == '-' && is_behind_point(span))
		return false;
	if (last == '-') {
		if (!take_sign(marks, true))
			return false;
		drop(span, 0, 1);
		return true;
	}
	if ((forms & NUMBER_POUNDS) == 0 || marks->has_sign)
		return false;
	marks->is_negative = take_last(span, "CR") || take_first(span, "CR");
	return marks->has_sign =
		   marks->is_negative || take_last(span, "DR") || take_first(span, "DR");
}

/* The digits of a number: 0.digits times ten to the `point`. */
struct digits {
	char digits[MOST_TYPED];
	int n, point;
	bool has_point;
};

/* Ten to the power behind an `E`: with a sign or behind decimals, since `12E5` may be a code. */
static bool read_exponent(const char *at, const char *end, struct digits *digits)
{
	bool has_sign = at < end && (*at == '+' || *at == '-'),
	     is_negative = has_sign && *at == '-';
	int exponent = 0;

	at += has_sign;
	if (at == end || end - at > 3 || (!has_sign && !digits->has_point))
		return false;
	for (; at < end; at++) {
		if (!isdigit((unsigned char)*at))
			return false;
		exponent = exponent * 10 + *at - '0';
	}
	digits->point += is_negative ? -exponent : exponent;
	return true;
}

/* Digits in groups of three or without, decimals, an exponent; and nothing else. */
static bool read_digits(const struct digit_span *span, bool has_decimal_comma,
			struct digits *digits)
{
	char point = has_decimal_comma ? ',' : '.', comma = has_decimal_comma ? '.' : ',';
	char group = '\0';
	int since_group = 0, n_groups = 0;
	const char *at = span->start;

	digits->n = digits->point = 0;
	digits->has_point = false;
	for (; at < span->end; at++) {
		if (isdigit((unsigned char)*at)) {
			digits->digits[digits->n++] = *at;
			since_group++;
		} else if (*at == comma || *at == ' ' || *at == '\'') {
			if (group != '\0' ? *at != group || since_group != 3
					  : since_group < 1 || since_group > 3)
				return false;
			group = *at;
			n_groups++;
			since_group = 0;
		} else {
			break;
		}
	}
	if (group != '\0' && since_group != 3)
		return false;
	digits->point = digits->n;
	if (at < span->end && *at == point) {
		digits->has_point = true;
		for (at++; at < span->end && isdigit((unsigned char)*at); at++)
			digits->digits[digits->n++] = *at;
	}
	/* `0,123` are no thousands. */
	if (digits->n == 0 || (n_groups == 1 && !digits->has_point && digits->digits[0] == '0'))
		return false;
	if (at < span->end && group == '\0' && (*at == 'e' || *at == 'E'))
		return read_exponent(at + 1, span->end, digits);
	return at == span->end;
}

static void drop_zeros(struct digits *digits)
{
	int first = 0;

	while (first < digits->n && digits->digits[first] == '0')
		first++;
	memmove(digits->digits, digits->digits + first, (size_t)(digits->n - first));
	digits->n -= first;
	digits->point -= first;
	while (digits->n > 0 && digits->digits[digits->n - 1] == '0')
		digits->n--;
}

/* The digit at a place behind the decimal point, of no more than there are. */
static char decimal_at(const struct digits *digits, int place)
{
	int at = digits->point + place - 1;

	return at < 0 ? '0' : digits->digits[at];
}

/*
 * A binary number takes fifteen digits or more, and its noise begins soon behind the decimals
 * that were meant; in a text of fewer digits only what is beyond nine decimals can be noise.
 */
#define NOISY_DIGITS 15
#define NOISY_PLACES 7
#define NOISY_PLACES_OF_FEW 9

/*
 * Is what is beyond the decimals only the noise of a binary number (`1234.5600000000001`,
 * `6.4879999999999995`, `-1.45519E-11`)?  Then cut it off; *adds where the last place grows.
 */
static bool drop_noise(struct digits *digits, int places, bool *adds)
{
	int last = digits->n >= NOISY_DIGITS ? NOISY_PLACES : NOISY_PLACES_OF_FEW;
	char noise = decimal_at(digits, places + 1);

	if (last < places + 3)
		last = places + 3;
	/* All nought or all nine, up to there at least, and something behind. */
	if ((noise != '0' && noise != '9') || digits->n - digits->point <= last)
		return false;
	for (int place = places + 2; place <= last; place++)
		if (decimal_at(digits, place) != noise)
			return false;
	*adds = noise == '9';
	digits->n = digits->point + places > 0 ? digits->point + places : 0;
	return true;
}

/* Negative numbers grow downwards, so that the lowest can be read too. */
static bool add_digit(int64_t *value, int digit, bool is_negative)
{
	return !__builtin_mul_overflow(*value, (int64_t)10, value) &&
	       !__builtin_add_overflow(*value, (int64_t)(is_negative ? -digit : digit), value);
}

/*
 * Most texts that are none have no digit, or letters other than of `GBP`, `CR`, `DR` and `E`, or a
 * dash between digits, which only an exponent's may be.
 */
static bool may_be_number(const char *text)
{
	static const uint32_t letters = 1U << ('g' - 'a') | 1U << ('b' - 'a') | 1U << ('p' - 'a') |
					1U << ('c' - 'a') | 1U << ('r' - 'a') | 1U << ('d' - 'a') |
					1U << ('e' - 'a');
	bool has_digit = false, has_dash = false, has_e = false;

	for (; *text != '\0'; text++) {
		const unsigned letter = (unsigned)(unsigned char)(*text | 0x20) - 'a';

		if (*text >= '0' && *text <= '9') {
			if (has_dash)
				return false;
			has_digit = true;
		} else if (*text == '-') {
			has_dash = has_digit && !has_e;
		} else if (*text == '/' || (letter < 26 && (letters >> letter & 1) == 0)) {
			return false;
		} else {
			has_e |= letter == 'e' - 'a';
		}
	}
	return has_digit;
}

enum parse_status number_parse(const char *text, int decimals, unsigned forms,
			       struct number *number)
{
	char typed[MOST_TYPED];
	struct marks marks = {0};
	struct digits digits;
	bool adds = false, is_in_range = true;
	int64_t value = 0;

	size_t length;

	if (!may_be_number(text) || !typed_plain(text, typed, sizeof typed, &length))
		return PARSE_NOT_A_NUMBER;
	struct digit_span span = (struct digit_span){typed, typed + length};
	while (take_mark(&span, forms, &marks))
		;
	if (!read_digits(&span, (forms & NUMBER_DECIMAL_COMMA) != 0, &digits))
		return PARSE_NOT_A_NUMBER;

	bool is_negative = marks.is_negative;
	int places = marks.is_percent ? decimals - 2 : decimals;

	drop_zeros(&digits);
	if (digits.n - digits.point > places && digits.n > 0 && !drop_noise(&digits, places, &adds))
		return PARSE_TOO_MANY_DECIMALS;
	for (int i = 0; i < digits.n; i++)
		is_in_range = is_in_range && add_digit(&value, digits.digits[i] - '0', is_negative);
	for (int i = digits.n; digits.n > 0 && is_in_range && i < digits.point + places; i++)
		is_in_range = add_digit(&value, 0, is_negative);
	if (adds)
		is_in_range =
		    is_in_range && !__builtin_add_overflow(value, is_negative ? -1 : 1, &value);
	if (!is_in_range)
		return PARSE_OUT_OF_RANGE;
	*number = (struct number){value, marks.is_percent};
	return PARSE_OK;
}

enum parse_status count_parse_as(const char *text, bool has_decimal_comma, int64_t *count)
{
	struct number number;
	enum parse_status status = number_parse(
	    text, 0, NUMBER_BRACKETS | (has_decimal_comma ? NUMBER_DECIMAL_COMMA : 0), &number);

	if (status == PARSE_OK)
		*count = number.scaled;
	return status;
}

enum parse_status count_parse(const char *text, int64_t *count)
{
	return count_parse_as(text, false, count);
}

enum parse_status share_parse_as(const char *text, bool has_decimal_comma, struct share *share)
{
	struct number number;
	enum parse_status status = number_parse(
	    text, 9, NUMBER_PERCENT | (has_decimal_comma ? NUMBER_DECIMAL_COMMA : 0), &number);

	if (status == PARSE_OK)
		share->billionths = number.scaled;
	return status;
}

enum parse_status share_parse(const char *text, struct share *share)
{
	return share_parse_as(text, false, share);
}

enum number_proof number_proof(const char *text)
{
	const unsigned forms = NUMBER_POUNDS | NUMBER_BRACKETS | NUMBER_PERCENT;
	const char *point = strchr(text, '.'), *comma = strchr(text, ',');
	struct number number;

	if (point == NULL && comma == NULL)
		return NUMBER_PROVES_NOTHING;

	const bool by_point = number_parse(text, 9, forms, &number) != PARSE_NOT_A_NUMBER,
		   by_comma = number_parse(text, 9, forms | NUMBER_DECIMAL_COMMA, &number) !=
			      PARSE_NOT_A_NUMBER;

	/* One mark with three digits behind it, and one to three before: never the same number. */
	if (by_point && by_comma)
		return point != NULL ? NUMBER_EITHER_BY_POINT : NUMBER_EITHER_BY_COMMA;
	if (!by_comma)
		return by_point ? NUMBER_PROVES_POINT : NUMBER_PROVES_NOTHING;
	return point != NULL || strpbrk(text, " '") != NULL ? NUMBER_PROVES_COMMA
							    : NUMBER_SUGGESTS_COMMA;
}

bool number_is_fine(const char *text, bool has_decimal_comma)
{
	const char *mark = strrchr(text, has_decimal_comma ? ',' : '.');
	enum number_proof proof;

	if (mark == NULL || strspn(mark + 1, "0123456789") < 3)
		return false;
	proof = number_proof(text);
	return has_decimal_comma ? proof == NUMBER_PROVES_COMMA || proof == NUMBER_SUGGESTS_COMMA
				 : proof == NUMBER_PROVES_POINT;
}

const char *count_thousands(int64_t count, char text[COUNT_TEXT_SIZE])
{
	char digits[24];
	uint64_t size = count < 0 ? -(uint64_t)count : (uint64_t)count;
	int length = snprintf(digits, sizeof digits, "%" PRIu64, size);
	char *end = text;

	if (count < 0)
		*end++ = '-';
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			*end++ = ',';
		*end++ = digits[i];
	}
	*end = '\0';
	return text;
}

const char *parse_status_text(enum parse_status status, const char *what)
{
	switch (status) {
	case PARSE_TOO_MANY_DECIMALS:
		return "has more decimals than can be kept exactly";
	case PARSE_OUT_OF_RANGE:
		return "is too large";
	default:
		return what;
	}
}
