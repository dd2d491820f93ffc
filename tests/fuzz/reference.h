/*
 * What an engine must find, by one libcsv parser over the whole file, a byte at a time.
 */
#ifndef FUZZ_REFERENCE_H
#define FUZZ_REFERENCE_H

#include "found.h"

#define REFERENCE_LINE 5 /* the first one's number */

/* Groups are not yet merged: each row is one. */
void refer(struct found *found, const char *bytes, size_t length,
	   const struct engine_layout *layout);

#endif
