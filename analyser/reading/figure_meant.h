/*
 * What to do about a cell of a case file that cannot be read as what its column holds.
 */
#ifndef READING_FIGURE_MEANT_H
#define READING_FIGURE_MEANT_H

#include "base/arena.h"
#include "reading/shape.h"

/*
 * figure_meant(field, text, problem, arena):
 * The problem that cell_read() had with a text, with what to write for it where the text shows that
 * (`14.2k`, `-180000`, `10000 calls`, `FY2008`); NULL where it has said all there is to say.
 */
const char *figure_meant(const struct field *field, const char *text, const char *problem,
			 struct arena *arena);

#endif
