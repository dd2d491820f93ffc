/*
 * What a document of a run's results says of itself, and its author's own words.
 *
 * Neither is a finding: an output prints them as the author gave them, each in its place, escaped
 * like any text of a file.
 */
#ifndef RESULTS_DOCUMENT_H
#define RESULTS_DOCUMENT_H

#include <stddef.h>

#include "base/colour.h"

/* Words for a part of a report; several of one part are paragraphs, in the order given. */
struct note {
	const char *section; /* its name, of report_parts(): `strategic` */
	const char *heading; /* what the part is called: `Strategic case` */
	const char *text;    /* may hold line ends */
};

/* Texts that were not given are NULL. */
struct document {
	const char *title, *council, *author;
	const char *date;    /* as the author wrote it */
	const char *status;  /* `draft`, `for decision` */
	const char *logo;    /* an address that holds the picture itself (data:) */
	const char *version; /* of the document, not of the program */
	const char *guidance,
	    *edition; /* that the case goes by: `csr07`, `the Green Book of ...` */
	const struct house_colours *colours; /* NULL: none were given */
	const struct note *notes;            /* by part, in the order of a report */
	size_t n_notes;
};

/* Its colours, or the product's own, as of no document (NULL). */
static inline const struct house_colours *document_colours(const struct document *document)
{
	return document == NULL || document->colours == NULL ? &house_colours_own
							     : document->colours;
}

#endif
