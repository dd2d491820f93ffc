/*
 * Numbers of a case file that may be meant otherwise than they are read, as those beside them show.
 *
 * `42.000` is forty-two to who writes decimals and forty-two thousand to who marks thousands by a
 * point; `1` beside `30%` is one percent or all of it.  Nothing in the cell tells, so it is refused
 * with both ways to write it, unless the cells of its column prove the one that is read.
 */
#ifndef READING_DOUBTFUL_H
#define READING_DOUBTFUL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/number.h"

/* A cell that may be meant otherwise. */
struct doubtful {
	const char *text; /* borrowed */
	struct place place;
};

/* Cells of one kind of number, which may vouch for each other. */
struct doubtfuls {
	struct arena *arena;
	struct doubtful *items; /* refused where nothing proves them */
	size_t count, capacity;
	struct doubtful proof; /* text NULL: none */
	struct doubtful told;  /* the first that is read and told; text NULL: none */
	struct share told_share;
};

void doubtfuls_init(struct doubtfuls *doubtfuls, struct arena *arena);

/* Of a column of counts or of money, `1.230` or, with a decimal comma, `1,230`; `1.234` is told. */
void doubtfuls_see_number(struct doubtfuls *doubtfuls, const char *text, bool has_decimal_comma,
			  struct place place);

/* Of a file's shares, `1` and `0.5` where others have a percent sign. */
void doubtfuls_see_share(struct doubtfuls *doubtfuls, const char *text, bool has_decimal_comma,
			 struct place place);

/* False with a fault for each number of which no other proves how it is meant; told the first. */
bool doubtfuls_refuse_numbers(const struct doubtfuls *doubtfuls, struct diagnostics *diagnostics);

/* False with a fault for each `1`; the first fraction without its sign is told. */
bool doubtfuls_refuse_shares(const struct doubtfuls *doubtfuls, struct diagnostics *diagnostics);

#endif
