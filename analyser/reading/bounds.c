#include "reading/source.h"

#include <string.h>

const char bounds_too_large[] = "is larger than 256 MiB, the most that this command reads; for a "
				"ledger or a log of any size use vfm tally, else split the file";

/* Where lines end in CR, each would else be searched for an LF to the end of the text. */
#define WINDOW ((size_t)4096)

/* Where the line at `at` ends: at its line end, or the text's. */
static const char *line_end(const char *at, const char *end)
{
	for (const char *upto; at < end; at = upto) {
		upto = (size_t)(end - at) < WINDOW ? end : at + WINDOW;

		const char *lf = memchr(at, '\n', (size_t)(upto - at));
		const char *cr = memchr(at, '\r', (size_t)((lf == NULL ? upto : lf) - at));

		if (lf != NULL || cr != NULL)
			return cr == NULL ? lf : cr;
	}
	return end;
}

bool bounds_hold(const struct source *source, struct diagnostics *diagnostics)
{
	const char *at = source->text, *end = source->text + source->length;

	if (source->length <= BOUND_LINE)
		return true;
	for (long line = 1; at < end; line++) {
		const char *stop = line_end(at, end);

		if ((size_t)(stop - at) > BOUND_LINE)
			return fault(diagnostics, at_line(source->path, line),
				     "is a line of more than 4 MiB, which no table has; check that "
				     "the file was exported as CSV, with a line for each row");
		at = stop + (end - stop >= 2 && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
	}
	return true;
}
