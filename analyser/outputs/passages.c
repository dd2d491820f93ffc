#include "outputs/passages.h"

#include <string.h>

#define ID_OF(name, id) id,

const char *const passage_section_names[] = {SECTIONS(ID_OF)};
const char *const passage_kind_names[] = {PASSAGE_KINDS(ID_OF)};

const char *passages_warnings_heading(const struct results *results)
{
	return results->warnings_heading != NULL ? results->warnings_heading
						 : "Before you use this";
}

static enum place_said place_of(const struct passage_spec *spec)
{
	const bool is_of_rests = spec->section == SECTION_RESTS;

	if (spec->section == SECTION_NOTICES)
		return spec->weight < WEIGHT_LEADS ? SAID_NOTICES : SAID_FIRST;
	switch (spec->kind) {
	case PASSAGE_ANSWER:
	case PASSAGE_FINDING:
	case PASSAGE_WARNING:
		return SAID_FIRST;
	case PASSAGE_CAVEAT:
		return is_of_rests && spec->weight >= WEIGHT_LEADS ? SAID_MOST : SAID_CAVEATS;
	case PASSAGE_METHOD:
		return is_of_rests ? SAID_MOST_HOW : SAID_CAVEATS;
	}
	return SAID_CAVEATS;
}

/* Does it stand in the place? */
static bool is_at(const struct passage_spec *spec, enum place_said place)
{
	const enum place_said own = place_of(spec);
	const bool turns = (own == SAID_FIRST &&
			    (spec->kind == PASSAGE_WARNING || spec->section == SECTION_NOTICES)) ||
			   (own == SAID_MOST && spec->weight >= WEIGHT_TURNS);

	if (place == SAID_TURNING)
		return turns;
	return own == (place == SAID_ALONE ? SAID_FIRST : place) || (place == SAID_ALONE && turns);
}

enum {
	/* What would turn the answer, what the files made known of it, and the other warnings. */
	ROUND_TURNS = 2 * (SECTION_ANSWER + 1),
	ROUND_NOTICES,
	ROUND_WARNINGS,
	ROUND_OTHERS = ROUND_WARNINGS + WEIGHT_MOST + 1,
	N_ROUNDS = ROUND_OTHERS + 2 * N_OF(passage_section_names)
};

/* The round in which it is said of SAID_FIRST and the like. */
static size_t round_of(const struct passage_spec *spec)
{
	const size_t own = 2 * (size_t)spec->section + (spec->kind == PASSAGE_ANSWER ? 0 : 1);

	if (spec->section == SECTION_NOTICES)
		return ROUND_NOTICES;
	if (spec->kind == PASSAGE_WARNING && spec->weight == WEIGHT_TURNS)
		return ROUND_TURNS;
	if (spec->kind == PASSAGE_WARNING || spec->kind == PASSAGE_CAVEAT)
		return ROUND_WARNINGS + WEIGHT_MOST - (size_t)spec->weight;
	return spec->section <= SECTION_ANSWER ? own : ROUND_OTHERS + own;
}

struct said passages_at(const struct results *results, enum place_said place)
{
	struct said said = {
	    .items = arena_array(results->arena, results->n_passages, sizeof *said.items)};
	const bool is_ordered = place == SAID_FIRST || place >= N_PLACES_SAID;
	const size_t n_rounds = is_ordered ? N_ROUNDS : 1;

	for (size_t round = 0; round < n_rounds; round++)
		FOR_EACH (const struct passage, passage, results->passages, results->n_passages)
			if (is_at(&passage->spec, place) &&
			    (!is_ordered || round == round_of(&passage->spec)))
				said.items[said.count++] = passage;
	return said;
}

const char *passages_explained(struct arena *arena, const char *text, bool *is_explained)
{
	static const char name[] = "CLG plan";
	const char *at = *is_explained || text == NULL ? NULL : strstr(text, name);

	if (at == NULL)
		return text;
	*is_explained = true;
	at += strlen(name);
	return arena_format(arena, "%.*s (Delivering Value for Money, 2007)%s", (int)(at - text),
			    text, at);
}

struct said passages_wanted(const struct results *results, enum place_said place,
			    bool (*is_wanted)(const struct passage_spec *spec))
{
	const struct said all = passages_at(results, place);
	struct said wanted = {.items = all.items};

	for (size_t i = 0; i < all.count; i++)
		if (is_wanted(&all.items[i]->spec))
			wanted.items[wanted.count++] = all.items[i];
	return wanted;
}

bool passage_is_warning(const struct passage_spec *spec)
{
	return spec->kind == PASSAGE_WARNING;
}

bool passage_is_no_warning(const struct passage_spec *spec)
{
	return spec->kind != PASSAGE_WARNING;
}
