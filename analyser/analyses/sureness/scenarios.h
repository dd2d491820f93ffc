/*
 * What if: less of the plan happens, it comes late, it costs more, bands are low, or a contact
 * costs what another published set says.  Table `scenario`, of every option.
 */
#ifndef ANALYSES_SURENESS_SCENARIOS_H
#define ANALYSES_SURENESS_SCENARIOS_H

#include "analyses/sureness/outcome.h"

void scenarios_add(struct results *results, struct evaluation *evaluation);

#endif
