#include "base/number.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define POUND_SIGN "\xC2\xA3"
#define NO_BREAK_SPACE "\xC2\xA0"

/* The text between `start` and `end` still to be read. */
struct span {
	const char *start, *end;
};

static bool take_first(struct span *span, const char *token)
{
	size_t length = strlen(token);

	if ((size_t)(span->end - span->start) < length || memcmp(span->start, token, length) != 0)
		return false;
	span->start += length;
	return true;
}

static bool take_last(struct span *span, const char *token)
{
	size_t length = strlen(token);

	if ((size_t)(span->end - span->start) < length ||
	    memcmp(span->end - length, token, length) != 0)
		return false;
	span->end -= length;
	return true;
}

static void trim(struct span *span)
{
	while (take_first(span, " ") || take_first(span, "\t") || take_first(span, NO_BREAK_SPACE))
		;
	while (take_last(span, " ") || take_last(span, "\t") || take_last(span, NO_BREAK_SPACE))
		;
}

/* Signs, brackets and marks around the digits; true where what is left may be digits. */
static bool take_marks(struct span *span, unsigned forms, bool *is_negative, bool *is_percent)
{
	bool has_sign = false;

	trim(span);
	if ((forms & NUMBER_BRACKETS) != 0 && take_first(span, "(")) {
		if (!take_last(span, ")"))
			return false;
		*is_negative = has_sign = true;
		trim(span);
	}
	if (!has_sign && take_first(span, "-"))
		*is_negative = has_sign = true;
	else if (!has_sign && take_first(span, "+"))
		has_sign = true;
	if ((forms & NUMBER_POUNDS) != 0 && take_first(span, POUND_SIGN)) {
		trim(span);
		if (!has_sign && take_first(span, "-"))
			*is_negative = has_sign = true;
	}
	if ((forms & NUMBER_PERCENT) != 0 && take_last(span, "%")) {
		*is_percent = true;
		trim(span);
	}
	if ((forms & NUMBER_BRACKETS) != 0 && !has_sign && take_last(span, "-")) {
		*is_negative = true;
		trim(span);
	}
	return true;
}

/* Digits, with commas every three or not at all; the count of digits, or 0. */
static int whole_digits(const struct span *span, const char **after)
{
	int digits = 0, since_comma = 0;
	bool has_comma = false;
	const char *at = span->start;

	*after = at;
	for (; at < span->end; at++) {
		if (isdigit((unsigned char)*at)) {
			digits++;
			since_comma++;
		} else if (*at == ',') {
			if (has_comma ? since_comma != 3 : since_comma < 1 || since_comma > 3)
				return 0;
			has_comma = true;
			since_comma = 0;
		} else {
			break;
		}
	}
	*after = at;
	return has_comma && since_comma != 3 ? 0 : digits;
}

/* Negative numbers grow downwards, so that the lowest can be read too. */
static bool add_digit(int64_t *value, int digit, bool is_negative)
{
	return !__builtin_mul_overflow(*value, (int64_t)10, value) &&
	       !__builtin_add_overflow(*value, (int64_t)(is_negative ? -digit : digit), value);
}

static enum parse_status parse(const char *text, int decimals, unsigned forms, bool drops_zeros,
			       struct number *number)
{
	struct span span = {text, text + strlen(text)};
	bool is_negative = false, is_percent = false;
	const char *at;

	if (!take_marks(&span, forms, &is_negative, &is_percent))
		return PARSE_NOT_A_NUMBER;

	int digits = whole_digits(&span, &at);
	int places = is_percent ? decimals - 2 : decimals, seen = 0;
	int64_t value = 0;
	bool is_in_range = true;

	if (at < span.end && *at == '.') {
		const char *point = at++;

		while (at < span.end && isdigit((unsigned char)*at))
			at++;
		seen = (int)(at - point) - 1;
		/* `.5` and `12.` are numbers; `.` is not. */
		if (digits == 0 && (seen == 0 || point != span.start))
			return PARSE_NOT_A_NUMBER;
	} else if (digits == 0) {
		return PARSE_NOT_A_NUMBER;
	}
	if (at != span.end)
		return PARSE_NOT_A_NUMBER;
	for (; drops_zeros && seen > places && span.end[-1] == '0'; seen--)
		span.end--;
	if (seen > places)
		return PARSE_TOO_MANY_DECIMALS;
	for (at = span.start; at < span.end; at++)
		if (isdigit((unsigned char)*at))
			is_in_range = is_in_range && add_digit(&value, *at - '0', is_negative);
	for (; seen < places; seen++)
		is_in_range = is_in_range && add_digit(&value, 0, is_negative);
	if (!is_in_range)
		return PARSE_OUT_OF_RANGE;
	*number = (struct number){value, is_percent};
	return PARSE_OK;
}

enum parse_status number_parse(const char *text, int decimals, unsigned forms,
			       struct number *number)
{
	return parse(text, decimals, forms, false, number);
}

enum parse_status count_parse(const char *text, int64_t *count)
{
	struct number number;
	enum parse_status status = parse(text, 0, NUMBER_PLAIN, true, &number);

	if (status == PARSE_OK)
		*count = number.scaled;
	return status;
}

enum parse_status share_parse(const char *text, struct share *share)
{
	struct number number;
	enum parse_status status = number_parse(text, 9, NUMBER_PERCENT, &number);

	if (status == PARSE_OK)
		share->billionths = number.scaled;
	return status;
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
