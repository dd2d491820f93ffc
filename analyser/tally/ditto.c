#include "tally/ditto.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/total_say.h"

#define LONGEST 13 /* bytes of a mark */

static bool is_ditto(const char *text)
{
	static const char *const marks[] = {
	    "\"",      "\"\"",  "''",   ",,",       "\xE2\x80\x9D", "\xE3\x80\x83", "ditto",
	    "do",      "do.",   "-do-", "as above", "see above",    "same",         "same as above",
	    "(ditto)", "\" \"", "ibid", "ibid."};

	/* Most names are seen to be none by their first letter or their length. */
	return strchr("\"',\xE2\xE3" "dD-sSaA(iI", text[0]) != NULL && text[0] != '\0' &&
	       strnlen(text, LONGEST + 1) <= LONGEST &&
	       text_place(text, marks, (int)(sizeof marks / sizeof *marks)) >= 0;
}

void ditto_say(const struct tally *tally, const struct head *head, const struct engine *engine,
	       const struct engine_group *groups, size_t count, size_t engine_key_at,
	       const char *key)
{
	struct arena *arena = tally->diagnostics->arena;
	const char *mark = NULL;
	int64_t rows = 0, amount = 0;

	for (size_t i = 0; i < count; i++) {
		const char *text = engine_key(engine, engine_key_at, groups[i].keys[engine_key_at]);

		if (!is_ditto(text))
			continue;
		mark = mark == NULL ? arena_text(arena, text) : mark;
		rows += groups[i].rows;
		/* A part of the sum of all, which has been checked. */
		amount += groups[i].amount;
	}
	if (mark != NULL)
		diagnose(tally->diagnostics, SEVERITY_WARNING,
			 (struct place){.file = head->path, .column = key},
			 "%s stands for what is above it, and %s (%s) %s counted under it; fill in "
			 "what it stands for",
			 cell_quoted(arena, mark), say_count(arena, rows, "row", "rows"),
			 total_say_amount(amount, tally->question->is_money, arena),
			 say_which(rows, "is", "are"));
}
