#include "reading/cell.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reading/book_rows.h"
#include "reading/forms.h"

bool cell_says_nothing(const char *text)
{
	static const char *const words[] = {"", "NA", "N/A", "ND", "-", ".."};

	for (size_t i = 0; i < N_OF(words); i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

static bool refuse(const char **problem, const char *why)
{
	*problem = why;
	return false;
}

/* Why a number was refused, in the words of what it should have been. */
static bool refuse_number(const char **problem, enum parse_status status, const char *what)
{
	return refuse(problem, parse_status_text(status, what));
}

/* Does the file write its numbers with a decimal comma? */
static bool has_comma(const struct field *field)
{
	return (field->flags & FIELD_DECIMAL_COMMA) != 0;
}

/* What a loader reads as a number later, with a decimal point. */
static const char *with_point(const char *text, const struct field *field, struct arena *arena)
{
	struct share share;
	struct money money;
	size_t used = 0;

	if (!has_comma(field) || (field->flags & FIELD_RAW) == 0 ||
	    (share_parse_as(text, true, &share) != PARSE_OK &&
	     money_parse_as(text, true, &money) != PARSE_OK))
		return text;

	char *plain = arena_text(arena, text);

	for (; *text != '\0'; text++)
		if (*text != '.')
			plain[used++] = *text == ',' ? '.' : *text;
	plain[used] = '\0';
	return plain;
}

static bool read_count(struct value *value, const char *text, const struct field *field,
		       const char **problem)
{
	int64_t count;
	enum parse_status status = count_parse_as(text, has_comma(field), &count);

	if (status == PARSE_TOO_MANY_DECIMALS)
		return refuse(problem, "is not a whole number");
	if (status != PARSE_OK)
		return refuse_number(problem, status, "is not a whole number");
	if (count < 0 && (field->flags & FIELD_NOT_NEGATIVE) != 0)
		return refuse(problem, "is below zero");
	*value = value_count(count);
	return true;
}

static bool read_money(struct value *value, const char *text, const struct field *field,
		       const char **problem)
{
	struct money money;
	enum parse_status status = money_parse_as(text, has_comma(field), &money);

	if (status == PARSE_TOO_MANY_DECIMALS)
		return refuse(problem, "has more than four decimals; round it to £0.0001");
	if (status != PARSE_OK)
		return refuse_number(problem, status,
				     "is not an amount of money; write it as 1234.50 or £1,234.50");
	if (money.hundredths < 0 && (field->flags & FIELD_NOT_NEGATIVE) != 0)
		return refuse(problem, "is below zero");
	if (money.hundredths <= 0 && (field->flags & FIELD_ABOVE_ZERO) != 0)
		return refuse(problem, "is not above zero");
	*value = value_money(money);
	return true;
}

/* `30% or 0.30`, of a share above zero written as `30`. */
static const char *say_share(struct arena *arena, const char *text, struct share hundredfold)
{
	const uint64_t billionths = (uint64_t)hundredfold.billionths / 100, one = SHARE_ONE;
	char decimals[10];
	size_t length = 9;

	snprintf(decimals, sizeof decimals, "%09" PRIu64, billionths % one);
	while (length > 2 && decimals[length - 1] == '0')
		length--;
	return arena_format(arena, "%s%% or %" PRIu64 ".%.*s", text, billionths / one, (int)length,
			    decimals);
}

/* `could be 5% or 500%; write the one that is meant` */
static const char *say_both_shares(struct arena *arena, const char *text, struct share share)
{
	if (share.billionths > 1000 * (int64_t)SHARE_ONE ||
	    share.billionths < -1000 * (int64_t)SHARE_ONE)
		return "is not a share; write a percentage, such as 75%";
	return arena_format(
	    arena, "could be %s%% or %s%%; write the one that is meant", text,
	    share_plain((struct share){share.billionths * 100}, (char[SHARE_TEXT_SIZE]){0}));
}

static bool read_share(struct value *value, const char *text, const struct field *field,
		       struct arena *arena, const char **problem)
{
	struct share share;
	enum parse_status status = share_parse_as(text, has_comma(field), &share);

	if (status == PARSE_TOO_MANY_DECIMALS)
		return refuse(problem, "has more than nine decimals; round it");
	if (status != PARSE_OK)
		return refuse_number(problem, status,
				     "is not a share; write a percentage, such as 75%");
	/* A share beyond ten of the whole, or one that can be none, was meant in percent. */
	if (strchr(text, '%') == NULL && share.billionths <= 100 * (int64_t)SHARE_ONE &&
	    share.billionths >
		((field->flags & FIELD_SHARE_OF_ONE) != 0 ? 1 : 10) * (int64_t)SHARE_ONE)
		return refuse(problem, arena_format(arena, "%s; write %s",
						    (field->flags & FIELD_SHARE_OF_ONE) != 0
							? "is not from 0% to 100%"
							: "would be more than 1,000%",
						    say_share(arena, text, share)));
	/* `5` is 5% or five times the whole; only what has its sign, or is a part, tells which. */
	if (strchr(text, '%') == NULL && (field->flags & FIELD_SHARE_OF_ONE) == 0 &&
	    (share.billionths > SHARE_ONE || share.billionths < -(int64_t)SHARE_ONE))
		return refuse(problem, say_both_shares(arena, text, share));
	if ((field->flags & FIELD_SHARE_OF_ONE) != 0 &&
	    (share.billionths < 0 || share.billionths > SHARE_ONE))
		return refuse(problem, "is not from 0% to 100%; write a percentage, such as 75%");
	if ((field->flags & FIELD_NOT_NEGATIVE) != 0 && share.billionths < 0)
		return refuse(problem, "is below zero");
	*value = value_share(share);
	return true;
}

static bool read_year(struct value *value, const char *text, const struct field *field,
		      const char **problem)
{
	struct year year;
	int month;
	int64_t later;

	if ((field->flags & FIELD_LATER_YEAR) != 0 && strncasecmp(text, "year ", 5) == 0 &&
	    count_parse(text + 5, &later) == PARSE_OK && later >= 1 && later <= 60) {
		*value = value_count(later);
		return true;
	}
	const struct date_forms forms = forms_of_dates(field);

	if (!year_parse_as(text, &forms, &year, &month))
		return refuse(
		    problem,
		    "is not a financial year or a date; write it like 2008-09 or 2008-04-01");
	*value = value_year(year);
	value->month = month;
	return true;
}

bool cell_read(struct value *value, const char *text, const struct field *field,
	       struct arena *arena, const char **problem)
{
	if (cell_is_missing(text)) {
		*value = value_none("not given");
		return true;
	}
	if (text[0] == BOOK_ERROR && (text[1] == '#' || text[1] == '=' || text[1] == 'E'))
		return refuse(problem, text[1] == '='
					   ? "is a formula that was never calculated; open the "
					     "workbook in a spreadsheet and save it again"
					   : "is an error, not a value; put it right in the "
					     "workbook and save it again");
	switch ((field->flags & FIELD_RAW) != 0 ? UNIT_TEXT : field->unit) {
	case UNIT_COUNT:
		return read_count(value, text, field, problem);
	case UNIT_MONEY:
		return read_money(value, text, field, problem);
	case UNIT_PERCENT:
		return read_share(value, text, field, arena, problem);
	case UNIT_RATIO: {
		struct share number;
		enum parse_status status = share_parse_as(text, has_comma(field), &number);

		if (status != PARSE_OK || strchr(text, '%') != NULL)
			return refuse_number(problem, status, "is not a number");
		if (number.billionths < 0 && (field->flags & FIELD_NOT_NEGATIVE) != 0)
			return refuse(problem, "is below zero");
		if (number.billionths <= 0 && (field->flags & FIELD_ABOVE_ZERO) != 0)
			return refuse(problem, "is not above zero");
		*value = value_share(number);
		return true;
	}
	case UNIT_YEAR:
		return read_year(value, text, field, problem);
	default:
		/* The apostrophe that our CSV output puts before `=` and its like is not data. */
		if (text[0] == '\'' && text_is_formula(text))
			text++;
		*value = value_text(arena_text(arena, with_point(text, field, arena)));
		return true;
	}
}

const char *cell_quoted(struct arena *arena, const char *text)
{
	/* What marks an error is none of it. */
	text += text[0] == BOOK_ERROR;

	size_t length = strlen(text), cut = length < 60 ? length : 60;

	/* Not inside a character. */
	while (cut < length && ((unsigned char)text[cut] & 0xC0) == 0x80)
		cut++;
	return arena_format(arena, "'%.*s'%s", (int)cut, text, cut < length ? "..." : "");
}
