/*
 * The charts of a run as pictures for its outputs: all of a format are drawn by one process when
 * the first of them is asked for.
 */
#ifndef DELIVERY_PICTURES_H
#define DELIVERY_PICTURES_H

#include "requests/run.h"

/* Of the run's results, once these are whole; the same at every call. */
const struct pictures *pictures_of(struct run *run);

#endif
