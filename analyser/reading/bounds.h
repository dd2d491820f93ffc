/*
 * How large what is read may be: the manual's LIMITS.
 *
 * Each is far above what a council's files have, and low enough that the time and memory of a run
 * are known before it begins.  What passes one is refused by its name, never cut short.
 */
#ifndef READING_BOUNDS_H
#define READING_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "reading/source.h"

#define BOUND_FILE ((size_t)256 * 1024 * 1024) /* bytes of a file that is read whole */
#define BOUND_LINE ((size_t)4 * 1024 * 1024)   /* bytes of a line, and of a row over several */
#define BOUND_CELL ((size_t)1024 * 1024)       /* bytes of a cell of a file that is read whole */
#define BOUND_COLUMNS 16384                    /* cells of a row, as in a worksheet */
#define BOUND_ROWS ((size_t)1048576)           /* of a file that is read whole, as in a worksheet */
#define BOUND_CHANNELS ((size_t)1000)
#define BOUND_NAMES ((size_t)100000) /* of councils, services, categories or items, told apart */

/* Why a file of more than BOUND_FILE bytes is not read. */
extern const char bounds_too_large[];

/* Are all lines of a source's text short enough?  Else a fault names the first that is not. */
bool bounds_hold(const struct source *source, struct diagnostics *diagnostics);

#endif
