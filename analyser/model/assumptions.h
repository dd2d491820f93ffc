/*
 * Named numbers that a council assumes, with their sources.
 *
 * The names known, their units and limits are one table in
 * assumptions.c.  A value may differ by scope (a channel or a service; `*` is
 * all) and by year: between the years listed it runs in a straight line, and
 * before the first and after the last it stays level.
 */
#ifndef MODEL_ASSUMPTIONS_H
#define MODEL_ASSUMPTIONS_H

#include <stdbool.h>

#include "model/channels.h"

/* Which analysis an assumption is for. */
enum assumption_use {
	ASSUMPTION_OF_CHANNEL,
	ASSUMPTION_OF_PROCUREMENT,
	ASSUMPTION_OF_CASE,
	ASSUMPTION_OF_INDICATOR,
};

struct assumption_kind {
	const char *name;
	enum unit unit;
	unsigned flags; /* field_flags: limits of its value */
	enum assumption_use use;
};

struct assumption {
	const struct assumption_kind *kind;
	const char *scope;   /* a standard channel name, a service, or `*` */
	const char *channel; /* the scope as the name of a channel, known or not */
	struct value value, low, high;
	struct year year; /* 0: all years */
	const char *source;
	long line;
	struct fate *fate; /* used, until a run finds that its scope is of no use there */
};

/* Why, for the account of rows. */
#define ASSUMPTION_UNUSED "of a scope that is not used here"

struct assumptions {
	const char *path;
	struct assumption *items; /* in order of the names' table, scope and year */
	size_t n_items, capacity;
};

/* The scope of one service's channel, `council tax / telephone`, for a cashable_share. */
const char *assumption_scope(struct arena *arena, const char *service, const char *channel);

/* Make the model of a file read as assumptions_shape; false with faults. */
bool assumptions_build(struct assumptions *assumptions, const struct reading *reading,
		       const struct channels *channels, struct diagnostics *diagnostics);

/*
 * The share of that name in a year, by the first scope that has one, then `*`.  False, leaving
 * *value alone, where none is given.
 */
bool assumptions_share(struct fraction *value, const struct assumptions *assumptions,
		       const char *name, const char *const *scopes, size_t n_scopes,
		       struct year year);

/* Those of a name for this very scope, in order of year, of which there are *count; NULL: none. */
const struct assumption *assumptions_find(const struct assumptions *assumptions, const char *name,
					  const char *scope, size_t *count);

/* Is one of this name given, of whatever scope? */
bool assumptions_has(const struct assumptions *assumptions, const char *name);

#endif
