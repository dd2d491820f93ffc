/*
 * What is wrong with the rows of a case file taken together, each well in
 * itself: the same row twice, and a row that is the total of others.
 */
#ifndef READING_CASE_WHOLE_H
#define READING_CASE_WHOLE_H

#include "reading/reader.h"

/*
 * case_whole_doubts(reader, sheet, header):
 * Numbers that may be meant otherwise, by those of their column (reading/doubtful.h), are faults.
 */
void case_whole_doubts(struct reader *reader, const struct sheet *sheet, size_t header);

/*
 * case_whole_check(reader, sheet, header):
 * Called when all rows behind the header have been read.  A row that agrees
 * with another in every cell is a fault with both lines, and so is a total
 * (reading/case_totals.c).  A row that begins with a quoted `#` is said to be a row, or refused
 * where it may be a comment.  Rows of empty cells were set aside, which is said once.
 */
void case_whole_check(struct reader *reader, const struct sheet *sheet, size_t header);

#endif
