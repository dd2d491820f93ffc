/*
 * Rows of a case file that may be one: they agree in every cell that both fill, or nearly.
 */
#ifndef READING_CASE_ALIKE_H
#define READING_CASE_ALIKE_H

#include "reading/reader.h"

/*
 * A row's cells as they are compared, whatever way numbers and names are written; `before` is
 * another row and what this made of it, or NULL.
 */
const struct row *case_alike_row(const struct reader *reader, const struct row *row,
				 const struct row *before, const struct row *before_alike);

/* Warn of rows that agree with one above but for cells that one of the two leaves empty or short.
 */
void case_alike_say(struct reader *reader, const struct sheet *sheet, size_t header);

#endif
