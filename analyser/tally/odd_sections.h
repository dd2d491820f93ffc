/*
 * Titles among the rows, such as `Credit notes`, below which a file's rows mean something else.
 */
#ifndef TALLY_ODD_SECTIONS_H
#define TALLY_ODD_SECTIONS_H

#include "tally/odd_rows.h"

/* A row that is set aside, decoded. */
void odd_section_see(struct odd_rows *odds, const struct row *row, int64_t line);

/* When all rows of the file are counted, regular ones too. */
void odd_section_say(const struct odd_rows *odds);

#endif
