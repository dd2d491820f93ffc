/*
 * Channels by their standard names.
 *
 * The names and synonyms are the reference set `channels`; `f2f`, `In Person`
 * and `counter` are all `face-to-face`.  A name that is none of these stays
 * as it is, in lower case.
 */
#ifndef MODEL_CHANNELS_H
#define MODEL_CHANNELS_H

#include <stdbool.h>

#include "model/names.h"
#include "model/reference.h"

struct channels {
	struct arena *arena;
	struct names folded;   /* every name and synonym, folded */
	const char **standard; /* the standard name of each, by id */
	int *rank;             /* its place in the set, by id */
	size_t capacity;
};

/* Load the set; false with faults where a user's file is faulty. */
bool channels_load(struct channels *channels, struct reference *reference);

/* The standard name of a channel as a file writes it. */
const char *channels_standard(const struct channels *channels, const char *name);

/* Is this a channel of the set, or a synonym of one? */
bool channels_has(const struct channels *channels, const char *name);

/* The standard name that one of no channel of the set is a slip of, or NULL. */
const char *channels_nearest(const struct channels *channels, const char *name);

/* The same where nothing else says that the name is wrong: `Card` is no slip of `call`. */
const char *channels_slip_of(const struct channels *channels, const char *name);

/*
 * channels_say_one(&first, name, channel, path, diagnostics):
 * Another name that a file has for a channel: tell where what one of the two holds the other may
 * hold too, as `Digital` beside `web`.  `first` is the first such name, NULL before there is any.
 */
void channels_say_one(const char **first, const char *name, const char *channel, const char *path,
		      struct diagnostics *diagnostics);

/* The set's order first, then the alphabet: for names_sort(), data a struct channels. */
int channels_compare(const char *a, const char *b, void *data);

#endif
