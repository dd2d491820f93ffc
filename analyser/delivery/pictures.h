/*
 * The charts of a run as pictures for its outputs: all of a format are drawn by one process when
 * the first of them is asked for, or beside other work where they are begun before.
 */
#ifndef DELIVERY_PICTURES_H
#define DELIVERY_PICTURES_H

#include "requests/run.h"

/* Of the run's results, once these are whole; the same at every call. */
const struct pictures *pictures_of(struct run *run);

/* Begin to draw all of a format, and go on; false, told, where that cannot be. */
bool pictures_start(struct run *run, const char *format);

#endif
