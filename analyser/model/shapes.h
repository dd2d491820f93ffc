/*
 * The kinds of file a user gives, by the design's table of files.
 *
 * Each shape stands in the loader that reads it; this lists them for whoever
 * needs to know a file's kind.
 */
#ifndef MODEL_SHAPES_H
#define MODEL_SHAPES_H

#include "reading/shape.h"

extern const struct shape activity_shape, strategies_shape, unit_costs_shape, assumptions_shape,
    spend_shape, categories_shape, case_shape, costs_shape;
extern const struct shape prices_shape, purchases_shape, buyer_groups_shape, resources_shape,
    authorities_shape;
extern const struct shape gains_shape, accounts_shape, notes_shape, risks_shape, correlations_shape;
extern const struct shape colours_shape;

#endif
