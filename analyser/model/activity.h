/*
 * Contacts by council, service, channel and financial year.
 */
#ifndef MODEL_ACTIVITY_H
#define MODEL_ACTIVITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source_line.h"
#include "model/channels.h"
#include "model/coverage.h"
#include "model/selection.h"

/*
 * One row, in whole contacts a year.  Rows are in the order of council,
 * service, purpose, channel, year and shares, whatever the file's, and rows
 * that agree in all of these are one.
 */
struct contacts {
	int council, service, purpose, channel; /* numbers of the activity's names */
	struct year year;
	int64_t volume;
	bool has_avoidable, has_first_contact;
	struct fraction avoidable, first_contact; /* shares of the row's volume */
	const char *path;                         /* of its file, */
	long line;                                /* and its line; the first of several */
	const struct source_line *more;           /* the others */
};

struct activity {
	struct names councils, services, purposes, channels;
	struct contacts *rows;
	size_t n_rows, capacity;
	struct year first_year, last_year;
	int64_t n_merged;                    /* rows whose volumes were added to another's */
	struct coverage coverage;            /* of each council's years */
	int64_t n_filtered, volume_filtered; /* left out at the user's wish, */
	int64_t n_left_out[N_LEFT_OUT];      /* the rows by the first reason of each */
};

/* Has it contacts of that year? */
bool activity_has(const struct activity *activity, struct year year);

/* The row with the most contacts; there is one at least. */
const struct contacts *activity_largest(const struct activity *activity);

/*
 * Make the model of a file read as activity_shape.  The selection's channel names are standard.
 * False with faults where nothing is left, where a name in the selection is nowhere in the file, or
 * where volumes add up to too much.
 */
bool activity_build(struct activity *activity, const struct reading *reading,
		    const struct channels *channels, const struct selection *selection,
		    struct diagnostics *diagnostics);

/* The name of a purpose that a file does not give. */
extern const char purpose_not_given[];

#endif
