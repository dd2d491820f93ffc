/*
 * The answer alone, for an email: what was asked, what could turn it round, and where the rest is.
 */
#include "base/say.h"
#include "base/text.h"
#include "base/version.h"
#include "outputs/output.h"
#include "outputs/passages.h"

#define MOST_SAID 11 /* passages of the answer */
#define MOST_TURNS 5 /* that could turn it round */

static bool could_turn(const struct passage *passage)
{
	return passage->spec.kind == PASSAGE_WARNING || passage->spec.kind == PASSAGE_CAVEAT ||
	       passage->spec.section == SECTION_NOTICES;
}

/* The least weight of one sort that is said, so that so many are, but all of the heaviest. */
static int least_weight(const struct passage *const *passages, size_t count, bool are_turns,
			size_t most)
{
	int least = WEIGHT_MOST;

	for (size_t found = 0; least > 0; least--) {
		for (size_t i = 0; i < count; i++)
			found += could_turn(passages[i]) == are_turns &&
				 passages[i]->spec.weight == least;
		if (found > most)
			break;
	}
	return least == WEIGHT_MOST ? WEIGHT_MOST : least + 1;
}

bool output_summary(const struct results *results, const struct output_options *options,
		    FILE *stream)
{
	struct arena *arena = results->arena;
	size_t count, n_left_out = 0;
	const struct passage *const *passages = passages_at(results, SAID_ALONE, &count);
	const int least_said = least_weight(passages, count, false, MOST_SAID),
		  least_turn = least_weight(passages, count, true, MOST_TURNS);
	bool is_explained = false;

	(void)options;
	/* A mail program wraps the lines to its own width. */
	for (size_t i = 0; i < count; i++) {
		if (passages[i]->spec.weight <
		    (could_turn(passages[i]) ? least_turn : least_said)) {
			n_left_out++;
			continue;
		}
		fprintf(stream, "%s%s\n", i == 0 ? "" : "\n",
			text_visible(arena,
				     passages_explained(arena, passages[i]->text, &is_explained)));
	}
	if (n_left_out > 0)
		fprintf(stream, "\nThe report has %s.\n",
			say_count(arena, (int64_t)n_left_out, "lesser matter", "lesser matters"));
	fprintf(stream, "\nMade with vfm " VFM_VERSION ".\n");
	return true;
}
