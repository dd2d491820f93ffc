/*
 * Files of one run that may not mean the same by their amounts: net in one and gross in another,
 * above zero in one and below in another, or payments beside what is called receipts or a draft.
 */
#ifndef TALLY_FILES_DIFFER_H
#define TALLY_FILES_DIFFER_H

#include "tally/head.h"
#include "tally/tally.h"

/* A text has been added up. */
void files_differ_see(struct tally *tally, struct tally_file *file, const struct head *head);

/* All have; what is told is told of the first that differs. */
void files_differ_say(const struct tally *tally);

#endif
