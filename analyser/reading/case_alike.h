/*
 * Rows of a case file that may be one: they agree in every cell that both fill, or nearly.
 */
#ifndef READING_CASE_ALIKE_H
#define READING_CASE_ALIKE_H

#include "reading/reader.h"

/*
 * The rows of a sheet with their cells as they are compared, whatever way numbers and names are
 * written; NULL for the header and what is above it, and for rows that are blank or faulty.
 */
const struct row **case_alike_rows(const struct reader *reader, const struct sheet *sheet,
				   size_t header);

/* Warn of such rows that agree with one above but for cells that one of the two leaves empty or
 * short. */
void case_alike_say(struct reader *reader, const struct row *const *rows, size_t n_rows);

#endif
