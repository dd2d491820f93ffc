/*
 * All results as one JSON object, as the design's section 7 has it.
 *
 * Numbers are written as exact decimals, never through floating point; years
 * and texts are strings, none is null.  Text goes through json_escape().
 */
#ifndef OUTPUTS_JSON_H
#define OUTPUTS_JSON_H

#include "outputs/output.h"

void output_json(const struct results *results, const struct output_options *options, FILE *stream);

#endif
