/*
 * What the case's document says of itself, and its author's own words.
 */
#ifndef ANALYSES_CASE_CASE_DOCUMENT_H
#define ANALYSES_CASE_CASE_DOCUMENT_H

#include "analyses/case/case.h"

/* Hand case.csv's title, author, date and so on and the notes of notes.csv to the results. */
void case_document_add(struct results *results, const struct case_question *question);

#endif
