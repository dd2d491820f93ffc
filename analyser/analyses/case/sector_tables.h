/*
 * The gains of a council by service sector: the plan's other view of them (paragraph 3.55, and
 * annex E), beside that by workstream.
 *
 * Fills sector_gain, a row for each sector and year, where the register says a sector of any gain.
 * What is of no sector has rows of its own, so the rows of a year add up to all of workstream_gain.
 */
#ifndef ANALYSES_SECTOR_TABLES_H
#define ANALYSES_SECTOR_TABLES_H

#include "analyses/case/workstream_tables.h"

/* False where they add up to more than can be counted. */
bool sector_tables(const struct workstream_question *question, struct results *results);

#endif
