/*
 * The kinds of file that can be checked, each with what its loader finds wrong.
 *
 * To add one: a function and a line of the table in check_kinds.c.
 */
#ifndef LOADING_CHECK_KINDS_H
#define LOADING_CHECK_KINDS_H

#include "model/channels.h"

/* What a check compares names with, and where it tells what it finds. */
struct kind_check {
	struct arena *arena;
	struct reference *reference;
	const struct channels *channels;
	struct diagnostics *found;
};

struct kind {
	const struct shape *shape;
	/* Of a file that could be read, in whole or in part. */
	void (*check)(const struct kind_check *check, const struct reading *reading);
};

const struct kind *check_kinds(size_t *count);

/* The kind of this name, or the one that a source's header suits best; NULL: none. */
const struct kind *check_kinds_find(const char *name);
const struct kind *check_kinds_fitting(const struct source *source, struct arena *arena);

#endif
