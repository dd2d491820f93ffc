/*
 * Results for people: one screen (screen.h), or all there is: the answer first, then tables, then
 * what they rest on.
 *
 * Columns are aligned, money has its pound sign and thousands.  Tables show
 * pounds and pence, so that what is shown adds up; sentences round.
 */
#ifndef OUTPUTS_TEXT_H
#define OUTPUTS_TEXT_H

#include "outputs/output.h"

void output_text(const struct results *results, const struct output_options *options, FILE *stream);

#endif
