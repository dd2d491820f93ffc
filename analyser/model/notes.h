/*
 * notes.csv: the author's own words for the parts of a report.
 *
 * The parts are those of a report (results/passages.h), by name or heading: those that figures
 * cannot fill, and those that they can, which an author may want to introduce.
 */
#ifndef MODEL_NOTES_H
#define MODEL_NOTES_H

#include <stdbool.h>

#include "reading/reading.h"
#include "results/document.h"

struct notes {
	const char *path; /* NULL: there is no notes.csv */
	struct note *items;
	size_t n_items;
};

/*
 * Make the model of a file read as notes_shape: its rows by part, those of one part in the file's
 * order.  False with faults: a part that is none.
 */
bool notes_build(struct notes *notes, const struct reading *reading,
		 struct diagnostics *diagnostics);

#endif
