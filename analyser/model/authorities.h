/*
 * A list of local authorities: official names, GSS codes, other names.
 *
 * The shape is that of mySociety's UK local authorities; any CSV with an
 * official name will do.
 */
#ifndef MODEL_AUTHORITIES_H
#define MODEL_AUTHORITIES_H

#include "model/names.h"

struct authority {
	const char *name;             /* official */
	const char *gss_code, *ended; /* or NULL */
};

struct authorities {
	const char *path;
	struct authority *items; /* in the file's order */
	size_t n_items;
	struct names folded;    /* every name and code, folded */
	int *by_folded;         /* the item of each, or AUTHORITY_UNSURE */
	const char **spellings; /* official and short names, to compare a slip with */
	size_t n_spellings, folded_capacity;
};

#define AUTHORITY_UNSURE (-1) /* the name is of several */

/* How a name was found. */
enum authority_match {
	AUTHORITY_NONE,
	AUTHORITY_EXACT,   /* the official name as it stands */
	AUTHORITY_CODE,    /* the GSS code */
	AUTHORITY_ALIKE,   /* another of its names, or one written otherwise */
	AUTHORITY_SEVERAL, /* a name that several have */
};

/*
 * Make the model of a file read as authorities_shape.  Where a name is that of several, it is of
 * the one that has not ended, if there is one such.
 */
void authorities_build(struct authorities *authorities, const struct reading *reading,
		       struct arena *arena);

/* Look a council's name up; *found is set where there is one authority. */
enum authority_match authorities_find(const struct authorities *authorities, const char *name,
				      const struct authority **found);

#endif
