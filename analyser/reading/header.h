/*
 * Which row of a file is its header.
 *
 * A case file's is the first, comments being no rows.  A ledger's is the one among
 * the first fifty that lacks least of what its kind needs, whatever the
 * delimiter: a preamble may have misled about that.
 */
#ifndef READING_HEADER_H
#define READING_HEADER_H

#include "reading/reader.h"

/* Cut the source into rows and find the header among them; the number of rows where none is. */
size_t header_find(struct reader *reader, struct sheet *sheet,
		   const struct column_options *options);

/*
 * header_refuse_preamble(reader, sheet, header, lacking, options):
 * A case file with a preamble: one message for the header, not one for each
 * column.  A later row is the header if it lacks at most one field, as a ledger
 * without the council's name does, and the first row lacks more.  False where
 * there is no preamble.
 */
bool header_refuse_preamble(struct reader *reader, const struct sheet *sheet, size_t header,
			    size_t lacking, const struct column_options *options);

#endif
