/*
 * Numbers and dates of a spreadsheet's cells as text, as their formats have them shown.
 *
 * A number keeps the fifteen digits that a spreadsheet keeps, and is never rounded to what its
 * format shows of them; no floating point touches it.
 */
#ifndef READING_BOOK_NUMBER_H
#define READING_BOOK_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a number's format makes of it. */
enum book_format {
	BOOK_PLAIN,
	BOOK_PERCENT,
	BOOK_DATE,     /* and its time where there is one */
	BOOK_TIME,     /* of a day, without a date */
	BOOK_DURATION, /* [h]:mm */
	BOOK_SCALED,   /* shown in thousands or millions, by commas behind its digits */
	BOOK_ZEROS,    /* BOOK_ZEROS + n: filled with noughts to n digits, as codes are */
	/* + n: the sign or code of another currency than pounds (currency_in()), which stays */
	BOOK_CURRENCY = 64,
};

#define BOOK_MOST_ZEROS 40

/* Beside a cell's format: its text is struck out. */
#define BOOK_STRUCK 0x80

/* Of a format as it is written (`dd/mm/yyyy`, `0.0%`), or of one of those that have numbers only.
 */
unsigned char book_format_of(const char *code);
unsigned char book_format_built_in(long id);

/* The currency in the first letters of a format, or of what one shows, or BOOK_PLAIN. */
unsigned char book_number_currency(const char *text, size_t length);

#define BOOK_NUMBER_SIZE 512

/*
 * book_number_text(text, value, format, is_1904):
 * The value as a file writes it (`40179`, `4.6E-1`) as text: `2010-01-01`, `46%`, `0.46`.  False
 * where it is no number, or a date that a spreadsheet cannot show.
 */
bool book_number_text(char text[BOOK_NUMBER_SIZE], const char *value, unsigned char format,
		      bool is_1904);

/* Digits as a number, which stops growing before it is out of range; *end, if not NULL, behind. */
int64_t book_number_whole(const char *text, const char **end);

#endif
