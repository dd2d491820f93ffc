/*
 * The answer alone, for an email: what was asked, what could turn it round, and where the rest is.
 */
#include "base/text.h"
#include "base/version.h"
#include "outputs/output.h"
#include "outputs/passages.h"

bool output_summary(const struct results *results, const struct output_options *options,
		    FILE *stream)
{
	size_t count;
	const struct passage *const *passages = passages_at(results, SAID_ALONE, &count);

	(void)options;
	/* A mail program wraps the lines to its own width. */
	for (size_t i = 0; i < count; i++)
		fprintf(stream, "%s%s\n", i == 0 ? "" : "\n",
			text_visible(results->arena, passages[i]->text));
	fprintf(stream, "\nMade with vfm " VFM_VERSION ".\n");
	return true;
}
