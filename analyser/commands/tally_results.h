/*
 * What a tally found, as results.
 */
#ifndef COMMANDS_TALLY_RESULTS_H
#define COMMANDS_TALLY_RESULTS_H

#include "commands/command.h"
#include "tally/tally.h"

void tally_results(struct run *run, struct tally *tally);

#endif
