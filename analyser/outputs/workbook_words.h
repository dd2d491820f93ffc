/*
 * The sheets of a workbook that are words: what is in it, what was found, and from where it came.
 */
#ifndef OUTPUTS_WORKBOOK_WORDS_H
#define OUTPUTS_WORKBOOK_WORDS_H

#include "outputs/workbook.h"

/* What the workbook is called. */
const char *workbook_words_title(const struct workbook *book);

/* The number and heading of a section's part in a report of n_parts; that of none is n_parts. */
size_t workbook_words_part(enum section section, const char **heading, size_t *n_parts);

/* The list of contents, and the sentences by section. */
void workbook_words_add_first(struct workbook *book);

/* The inputs with their digests, and the assumptions. */
void workbook_words_add_last(struct workbook *book);

#endif
