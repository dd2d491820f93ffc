/*
 * Decimal numbers as files write them, read exactly.
 *
 * A number is read as people and programs type it, where that has one meaning:
 *
 *     1234.5  1,234.50  1 234.50  1'234.50   thousands: commas, spaces of any width, apostrophes
 *     -12  - 12  12-  (12)  −12  –12       signs: minus, hyphens and dashes; one of them only
 *     1.2345E+05  1.5e3                      but not 12E5, which may be a code
 *     1234.5600000000001                     the noise of a binary number is no decimal
 *
 * and money also as `£(63.12)`, `(£63.12)`, `-£12`, `£-12`, `GBP 12.00`, `5.00 CR` (a credit is
 * below zero), `5.00 DR`.  With a decimal comma, comma and point change places.  It becomes a
 * 64-bit count of its smallest unit; nothing is ever floating point.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fraction.h"

/* What became of a text that should have been a number. */
enum parse_status {
	PARSE_OK,
	PARSE_NOT_A_NUMBER,
	PARSE_TOO_MANY_DECIMALS,
	PARSE_OUT_OF_RANGE,
};

enum number_forms {
	NUMBER_PLAIN = 0,
	NUMBER_POUNDS = 1,        /* `£`, `GBP`, `CR` and `DR` may stand around the digits */
	NUMBER_BRACKETS = 2,      /* `(12.00)` and `12-` are negative */
	NUMBER_PERCENT = 4,       /* a `%` may stand behind */
	NUMBER_DECIMAL_COMMA = 8, /* `1.234,50` */
};

struct number {
	int64_t scaled; /* the number times ten to the `decimals` asked for */
	bool is_percent;
};

/*
 * Read text, which may have spaces (also no-break spaces) around it, as a count of units of
 * 10^-decimals.  Zeros at its end are no decimals too many.  *number is set only on PARSE_OK.
 */
enum parse_status number_parse(const char *text, int decimals, unsigned forms,
			       struct number *number);

/* Whole numbers: `12,345`, `40.0`, `-3`.  Decimals other than zeros are too many. */
enum parse_status count_parse(const char *text, int64_t *count);
enum parse_status count_parse_as(const char *text, bool has_decimal_comma, int64_t *count);

/* Shares and rates: `46%`, `0.46`, `-10%`, up to nine decimals of one. */
enum parse_status share_parse(const char *text, struct share *share);
enum parse_status share_parse_as(const char *text, bool has_decimal_comma, struct share *share);

/* `1,234,567`, for people. */
#define COUNT_TEXT_SIZE 32
const char *count_thousands(int64_t count, char text[COUNT_TEXT_SIZE]);

/* What a number's text says of the column that it is in. */
enum number_proof {
	NUMBER_PROVES_NOTHING,
	NUMBER_PROVES_POINT,    /* `12.50`, `1,234,567`: the decimals stand behind a point */
	NUMBER_PROVES_COMMA,    /* `1.234,50`, `1.234.567`: behind a comma */
	NUMBER_SUGGESTS_COMMA,  /* `12,50`: so does this, if it is no slip */
	NUMBER_EITHER_BY_POINT, /* `1.234`, which may be either */
	NUMBER_EITHER_BY_COMMA, /* `1,234`, which may be either */
};

enum number_proof number_proof(const char *text);

/* Has it three decimals or more that cannot be thousands: `0.125`, `1234.567`, `1.2345`? */
bool number_is_fine(const char *text, bool has_decimal_comma);

/* Why a text was refused, to stand behind "'1,2O4' ": `is not a whole number`. */
const char *parse_status_text(enum parse_status status, const char *what);

#endif
