#include "reading/source.h"

#include "base/line.h"

const char bounds_too_large[] = "is larger than 256 MiB, the most that this command reads; for a "
				"ledger or a log of any size use vfm tally, else split the file";

bool bounds_hold(const struct source *source, struct diagnostics *diagnostics)
{
	const char *at = source->text, *end = source->text + source->length;

	if (source->length <= BOUND_LINE)
		return true;
	for (long line = 1; at < end; line++) {
		const char *next = line_end(at, end), *stop = next;

		while (stop > at && (stop[-1] == '\n' || stop[-1] == '\r'))
			stop--;
		if ((size_t)(stop - at) > BOUND_LINE)
			return fault(diagnostics, at_line(source->path, line),
				     "is a line of more than 4 MiB, which no table has; check that "
				     "the file was exported as CSV, with a line for each row");
		at = next;
	}
	return true;
}
