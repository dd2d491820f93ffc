/*
 * How SQL engines write what a tally needs.
 *
 * Expressions are texts in an arena.  Regular expressions use no backslash
 * and no quote, so that they mean the same in every dialect's literals.
 */
#ifndef TALLY_SQL_DIALECT_H
#define TALLY_SQL_DIALECT_H

#include <stdbool.h>

#include "base/arena.h"

struct sql_dialect {
	const char *name;
	const char *text, *whole, *decimal; /* types */
	const char *matches;                /* of a text and a pattern, as `%s` twice */
	const char *replace;                /* all matches: text, pattern, literal with \1 */
	const char *extract;                /* a text, a pattern, the number of a group */
	const char *group;                  /* how a replacement names a group: `\1` as a literal */
	const char *space;                  /* blanks and line ends, inside brackets of a pattern */
	const char *cast;                   /* expression, type */
	const char *divide;                 /* whole numbers, without remainder or rounding */
	const char *bytewise;               /* behind a name to sort by: its bytes' order */
	char quote;                         /* of names */
	bool has_escapes;                   /* a backslash in a literal is special */
	bool reads_files;
};

/* The dialect of a name, or NULL; and all names, for a message. */
const struct sql_dialect *sql_dialect_find(const char *name);
const char *sql_dialect_names(struct arena *arena);

/* A name, and a text, as the dialect quotes them, whatever they hold. */
const char *sql_name(const struct sql_dialect *dialect, const char *name, struct arena *arena);
const char *sql_text(const struct sql_dialect *dialect, const char *text, struct arena *arena);

/* Expressions; patterns and replacements are plain texts, not yet literals. */
const char *sql_matches(const struct sql_dialect *dialect, const char *text, const char *pattern,
			struct arena *arena);
const char *sql_replace(const struct sql_dialect *dialect, const char *text, const char *pattern,
			const char *with, struct arena *arena);
const char *sql_cast(const struct sql_dialect *dialect, const char *expression, const char *type,
		     struct arena *arena);

/* One whole number by another. */
const char *sql_divide(const struct sql_dialect *dialect, const char *number, const char *by,
		       struct arena *arena);

/* The number in a group of a pattern that the text matches. */
const char *sql_number(const struct sql_dialect *dialect, const char *text, const char *pattern,
		       int group, struct arena *arena);

#endif
