/*
 * Figures in sentences.
 *
 * What a sentence needs to be right whatever its figures are: its plurals, lists, ranges, money
 * and shares for readers.  Lists are text_list() and text_more() of base/text.h.  The texts live
 * in the arena.
 */
#ifndef BASE_SAY_H
#define BASE_SAY_H

#include "base/arena.h"
#include "base/money.h"
#include "base/value.h"
#include "base/year.h"

const char *say_pounds(struct arena *arena, struct money money); /* `£7.81` */
const char *say_rough(struct arena *arena, struct money money);  /* `£1.2m` */
/* The same, read unlike an amount that it is set against: `£2.49m`, not `£2.50m`. */
const char *say_beside(struct arena *arena, struct money money, struct money other);
const char *say_size(struct arena *arena, struct money money);     /* the same without its sign */
const char *say_number(struct arena *arena, int64_t count);        /* `300,000` */
const char *say_share(struct arena *arena, struct fraction share); /* `3.5%` */
const char *say_given(struct arena *arena, struct fraction share); /* as given: `3.25%` */
const char *say_year(struct arena *arena, struct year year);       /* `2008-09` */
const char *say_span(struct arena *arena, struct year first,
		     struct year last); /* or `2007-08 to 2009-10` */
const char *say_range(struct arena *arena, const char *low, const char *high); /* `10% to 15%` */

/* A value as a file has it, so that what differs does not look alike; of none nothing. */
const char *say_in_full(struct arena *arena, const struct value *value);

/* `1 council`, `2,000 councils`: of a count of any integer type. */
#define say_count(arena, count, one, many) say_count_of((arena), (int64_t)(count), (one), (many))
const char *say_count_of(struct arena *arena, int64_t count, const char *one, const char *many);

/* The word, a verb as a rule, that agrees with a count of any integer type. */
#define say_which(count, one, many) ((count) == 1 ? (one) : (many))

/* The text between two others, or nothing where it is NULL. */
const char *say_around(struct arena *arena, const char *before, const char *text,
		       const char *after);

/* `January to March`, `April and June`: the months of a set (base/months.h). */
const char *say_months(struct arena *arena, unsigned months);

/* The same of one financial year, with calendar years: `October 2013 to March 2014`. */
const char *say_months_of(struct arena *arena, unsigned months, struct year year);

/* `line 7`, or `north.csv:7` where that is another file than the one spoken of. */
const char *say_line(struct arena *arena, const char *path, long line, const char *spoken_of);

/* A file or folder as a word of a command line: in quotes where a shell would not take it as it is.
 */
const char *say_word(struct arena *arena, const char *path);

/*
 * What a file says, as a word of a command line that a message proposes: always in quotes, such as
 * `"` or `'`; where it would be more than text between these, in those in which it is none.
 */
const char *say_quoted(struct arena *arena, const char *text, char quote);

/* A file's name without its folders. */
const char *say_file(const char *path);

/* An id in words: `unit cost` of `unit_cost`. */
char *say_id(struct arena *arena, const char *id);

#endif
