/*
 * Years that a spreadsheet made months of, in a case file whose rows may be of some months only.
 */
#ifndef READING_CASE_MONTHS_H
#define READING_CASE_MONTHS_H

#include "reading/reader.h"

/* Tell where all dates of the file are such as `Aug-07`, which a spreadsheet shows for 2007-08. */
void case_months_say(struct reader *reader, const struct sheet *sheet, size_t header);

#endif
