#include "base/line.h"

#include <string.h>

/* Where lines end in CR, each would else be searched for an LF to the end of the text. */
#define WINDOW ((size_t)512)

const char *line_end(const char *at, const char *end)
{
	for (const char *upto; at < end; at = upto) {
		upto = (size_t)(end - at) < WINDOW ? end : at + WINDOW;

		const char *lf = memchr(at, '\n', (size_t)(upto - at));
		const char *cr = memchr(at, '\r', (size_t)((lf == NULL ? upto : lf) - at));

		if (cr != NULL)
			return cr + 1 < end && cr[1] == '\n' ? cr + 2 : cr + 1;
		if (lf != NULL)
			return lf + 1;
	}
	return end;
}
