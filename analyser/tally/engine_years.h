/*
 * The different financial years of a run, each with a small number.  Any
 * number of threads may use them at once.
 */
#ifndef TALLY_ENGINE_YEARS_H
#define TALLY_ENGINE_YEARS_H

#include <stdint.h>

#include "base/year.h"
#include "tally/engine.h"

#define YEARS_NO_MEMORY UINT32_MAX

struct years;

struct years *years_new(void);
void years_free(struct years *years);

/* The number of a year: the next one where it is new. */
uint32_t years_number(struct years *years, struct year year);

/* A date was in this month (1 to 12) of a year that has a number; 0 where it gave no month. */
void years_see_month(struct years *years, struct year year, int month);

uint32_t years_count(const struct years *years);
struct engine_year years_at(const struct years *years, uint32_t number);

/* Numbers in order of time, to be freed; NULL where there is no memory. */
uint32_t *years_order(const struct years *years);

#endif
