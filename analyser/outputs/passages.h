/*
 * What is said, where and in which order, for every output.
 *
 * The answer comes first, then warnings, the strongest before others, then what else was found, in
 * the order of its sections; all others stand as they were said.
 */
#ifndef OUTPUTS_PASSAGES_H
#define OUTPUTS_PASSAGES_H

#include "results/results.h"

/* The parts of a report in which prose stands, from its beginning to its end. */
enum place_said {
	SAID_FIRST,    /* the answer, what else was found, and warnings */
	SAID_MOST_HOW, /* how it was found on what it rests most */
	SAID_MOST,     /* on what it rests most */
	SAID_CAVEATS,  /* what it rests on, and what could make it wrong */
	SAID_NOTICES,
	N_PLACES_SAID,
	/* Where nothing else is read: as SAID_FIRST, with the matters that it rests on so much that
	   they could turn it round (WEIGHT_TURNS) among the warnings; and these warnings alone. */
	SAID_ALONE = N_PLACES_SAID,
	SAID_TURNING
};

/* Passages in the order in which they are said; they live in the results' arena. */
struct said {
	const struct passage **items;
	size_t count;
};

/* The passages that stand at a place. */
struct said passages_at(const struct results *results, enum place_said place);

/* The text, in which what the CLG plan is stands where it is first spoken of in a document. */
const char *passages_explained(struct arena *arena, const char *text, bool *is_explained);

/* Those of a place that are wanted, such as warnings, or all else. */
struct said passages_wanted(const struct results *results, enum place_said place,
			    bool (*is_wanted)(const struct passage_spec *spec));
bool passage_is_warning(const struct passage_spec *spec);
bool passage_is_no_warning(const struct passage_spec *spec);

/* What stands over the warnings. */
const char *passages_warnings_heading(const struct results *results);

/* The names of a kind and of a section, for other programs. */
extern const char *const passage_kind_names[];
extern const char *const passage_section_names[];

#endif
