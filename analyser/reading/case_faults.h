/*
 * Faults of one cause: a column of text where numbers belong has one in every row.
 */
#ifndef READING_CASE_FAULTS_H
#define READING_CASE_FAULTS_H

#include "base/diagnostics.h"

/*
 * case_faults_fold(diagnostics, first):
 * Of the faults from the `first`th on that differ in nothing but their rows and the texts found in
 * them, more than five of a kind become three and a count of the others.
 */
void case_faults_fold(struct diagnostics *diagnostics, size_t first);

#endif
