/*
 * notes.csv: the author's own words for the parts of a report.
 *
 * The parts are those of a business case that figures cannot fill, the Treasury's five cases among
 * them, and those that they can, which an author may want to introduce.
 */
#ifndef MODEL_NOTES_H
#define MODEL_NOTES_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "reading/reading.h"
#include "results/document.h"

/* A part that an author may write for, as notes.csv names it, and its heading. */
struct note_section {
	const char *name, *heading;
};

/* In the order of a report. */
const struct note_section *note_sections(size_t *count);

struct notes {
	const char *path; /* NULL: there is no notes.csv */
	struct note *items;
	size_t n_items;
};

/*
 * notes_build(notes, reading, diagnostics):
 * Make the model of a file read as notes_shape: its rows by part, those of one
 * part in the file's order.  False with faults: a part that is none.
 */
bool notes_build(struct notes *notes, const struct reading *reading,
		 struct diagnostics *diagnostics);

#endif
