/*
 * What a tally found, as results.
 */
#ifndef LIBRARY_TALLY_RESULTS_H
#define LIBRARY_TALLY_RESULTS_H

#include "requests/run.h"
#include "tally/tally.h"

void tally_results(struct run *run, struct tally *tally);

#endif
