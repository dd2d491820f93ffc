/*
 * The parts of a written report, in the order in which it is read.
 *
 * The Treasury's five cases are its frame (HM Treasury, The Green Book: strategic, economic,
 * commercial, financial, management).  A part says which sections of the prose and tables stand in
 * it, and what its author is asked to write where figures cannot speak; notes.csv names parts.
 */
#ifndef RESULTS_REPORT_PARTS_H
#define RESULTS_REPORT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "results/passages.h"

#define REPORT_PART_SECTIONS 3

struct report_part {
	const char *name; /* in notes.csv: `strategic` */
	const char *heading;
	int level;          /* 1, or 2 within the part of level 1 before it */
	const char *prompt; /* what the author is to write, or NULL: figures fill it */
	int n_sections;
	enum section sections[REPORT_PART_SECTIONS]; /* whose prose and tables stand in it */
};

const struct report_part *report_parts(size_t *count);

/* Does what is of a section stand in the part? */
bool report_parts_has(const struct report_part *part, enum section section);

#endif
