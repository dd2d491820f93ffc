/*
 * What becomes of a record of a file in a run: it is used, or left out and why.
 *
 * Whoever takes records says it of each, at the place where its figure enters
 * a sum or does not; of a record of which nothing is said the account tells
 * that it was not used (loading/account.h).  So none is skipped uncounted.
 */
#ifndef READING_FATE_H
#define READING_FATE_H

#include <stdbool.h>
#include <stddef.h>

struct fate {
	bool is_used;
	const char
	    *left_out; /* why it is used for nothing, also where it was used at first; or NULL */
};

/* NULL is the fate of what is in no file, such as a row made by a test. */
static inline void fate_use(struct fate *fate)
{
	if (fate != NULL)
		fate->is_used = true;
}

/* The first reason stands. */
static inline void fate_leave_out(struct fate *fate, const char *why)
{
	if (fate != NULL && fate->left_out == NULL)
		fate->left_out = why;
}

#endif
