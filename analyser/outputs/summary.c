/*
 * The answer alone, for an email: what was asked, what could turn it round, and where the rest is.
 */
#include <string.h>

#include "base/text.h"
#include "base/version.h"
#include "outputs/output.h"
#include "outputs/passages.h"
#include "outputs/report.h"

#define MOST_SAID 11   /* passages of the answer */
#define MOST_TURNS 7   /* that could turn it round */
#define MOST_NAMED 160 /* bytes of a matter that is only named */

static bool could_turn(const struct passage *passage)
{
	return passage->spec.kind == PASSAGE_WARNING || passage->spec.kind == PASSAGE_CAVEAT ||
	       passage->spec.section == SECTION_NOTICES;
}

/* The least weight of one sort that is said, so that so many are, but all of the heaviest. */
static int least_weight(const struct said *said, bool are_turns, size_t most)
{
	int least = WEIGHT_MOST;

	for (size_t found = 0; least > 0; least--) {
		for (size_t i = 0; i < said->count; i++)
			found += could_turn(said->items[i]) == are_turns &&
				 said->items[i]->spec.weight == least;
		if (found > most)
			break;
	}
	return least == WEIGHT_MOST ? WEIGHT_MOST : least + 1;
}

/*
 * What a passage is about: its first sentence, without what stands in brackets or is listed.  Of a
 * notice a colon stands behind its place.
 */
static const char *gist_of(struct arena *arena, const struct passage *passage)
{
	const char *text = passage->text,
		   *ends_at = passage->spec.section == SECTION_NOTICES ? ".;" : ".:;";
	char *gist = arena_alloc(arena, strlen(text) + 1);
	size_t length = 0;
	int depth = 0;

	for (; *text != '\0'; text++) {
		const bool ends =
		    strchr(ends_at, *text) != NULL && (text[1] == ' ' || text[1] == '\0');

		if (depth == 0 && ends)
			break;
		if (text[0] == '(' || (text[0] == ' ' && text[1] == '('))
			depth += text[0] == '(';
		else if (*text == ')' && depth > 0)
			depth--;
		else if (depth == 0)
			gist[length++] = *text;
	}
	gist[length] = '\0';
	return text_cut(arena, gist, MOST_NAMED);
}

static void list(const char *heading, const struct lines *lines, FILE *stream)
{
	if (lines->count == 0)
		return;
	fprintf(stream, "\n%s\n", heading);
	for (size_t i = 0; i < lines->count; i++)
		fprintf(stream, "- %s\n", lines->items[i]);
}

bool output_summary(const struct results *results, const struct output_options *options,
		    FILE *stream)
{
	struct arena *arena = results->arena;
	struct lines turning = {0}, lesser = {0};
	const char *unwritten = report_unwritten(results);
	const struct said said = passages_at(results, SAID_ALONE);
	const int least_said = least_weight(&said, false, MOST_SAID),
		  least_turn = least_weight(&said, true, MOST_TURNS);
	bool is_explained = false, is_first = true;

	if (unwritten != NULL)
		lines_add(arena, &turning, "%s", unwritten);

	(void)options;
	/* A mail program wraps the lines to its own width. */
	for (size_t i = 0; i < said.count; i++) {
		if (said.items[i]->spec.weight <
		    (could_turn(said.items[i]) ? least_turn : least_said)) {
			lines_add(arena, &lesser, "%s",
				  text_visible(arena, gist_of(arena, said.items[i])));
			continue;
		}
		const char *text = text_visible(
		    arena, passages_explained(arena, said.items[i]->text, &is_explained));

		if (could_turn(said.items[i]))
			lines_add(arena, &turning, "%s", text);
		else
			fprintf(stream, "%s%s\n", is_first ? "" : "\n", text);
		is_first = is_first && could_turn(said.items[i]);
	}
	list(arena_format(arena, "%s:", passages_warnings_heading(results)), &turning, stream);
	list("The report also says:", &lesser, stream);
	fprintf(stream,
		"\nAmounts are rounded, so they may not add up exactly. Made with vfm " VFM_VERSION
		".\n");
	return true;
}
