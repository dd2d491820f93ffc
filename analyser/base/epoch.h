/*
 * The time that SOURCE_DATE_EPOCH says, where files must tell one (reproducible-builds.org).
 */
#ifndef BASE_EPOCH_H
#define BASE_EPOCH_H

#include <stdbool.h>
#include <time.h>

/*
 * epoch_parse(text, time):
 * Set *time to so many seconds after 1 January 1970, of a text of digits alone, up to the end of
 * 9999.  False, leaving it alone, for another, and for NULL: no time is given.
 */
bool epoch_parse(const char *text, time_t *time);

#endif
