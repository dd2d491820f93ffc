/*
 * A pack held against its list and its inputs: what they are now, and what they give when run
 * again.
 */
#ifndef LIBRARY_VERIFY_H
#define LIBRARY_VERIFY_H

#include "base/text.h"
#include "delivery/pack.h"

/* A pack as it is verified. */
struct verification {
	struct run *run;
	struct pack pack;
	struct pack_entries inputs; /* as they are now; a SHA-256 is NULL where one is not found */
	struct pack_entries again;  /* the pack's files as the inputs give them */
	struct pack_entries read_again; /* the inputs of that run */
	struct shelf shelf;             /* with the bytes of the inputs, under their listed names */
	const char *why_not;            /* it was not run again, or NULL: it was */
	const char *statements;         /* of the list that are not the run's, or NULL */
	struct table *differences, *files;
	struct lines told; /* inputs changed or added, each with which */
	size_t n_changed, n_missing, n_added, n_unlike, n_inputs;
};

/* Take the inputs as they are now; false, told, where the list names places not read on its word.
 */
bool verify_find_inputs(struct verification *work);

/*
 * Run the inputs again in this run's place, so that a signal finds its drafts and its child.  False
 * with a failure; `why_not` is set where they cannot be run.
 */
bool verify_run_again(struct verification *work);

/* Fill the two tables and the counts. */
void verify_compare(struct verification *work);

#endif
