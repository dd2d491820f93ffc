/*
 * --logo FILE: a council's sign for the header of a report, from a picture that somebody made.
 *
 * It goes into the page as an image whose bytes stand there (a data: address), so nothing is
 * fetched, and a browser runs no script in it.  All the same an SVG that holds a script, an event's
 * handler, foreign content, a style that fetches, a reference out of itself or entities of its own
 * is refused, as is what is neither SVG nor PNG.
 */
#ifndef LOADING_LOGO_H
#define LOADING_LOGO_H

#include "requests/run.h"

/*
 * logo_load(run, address):
 * The picture that the settings name as an address for a page, listed among the inputs; *address
 * is NULL where none is named.  False with a fault or a failure.
 */
bool logo_load(struct run *run, const char **address);

#endif
