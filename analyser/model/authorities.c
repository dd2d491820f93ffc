#include "model/authorities.h"

#include <string.h>

#include "base/text.h"
#include "model/shapes.h"

enum { NAME, SHORT_NAME, CODE, OTHER_NAMES, ENDED, REPLACED_BY };

static const struct field fields[] = {
    [NAME] = {"name", UNIT_TEXT, FIELD_REQUIRED, "officialname|authority|council|authorityname",
	      NULL},
    [SHORT_NAME] = {"short_name", UNIT_TEXT, FIELD_OPTIONAL, "nicename", NULL},
    [CODE] = {"gss_code", UNIT_TEXT, FIELD_OPTIONAL, "gss|code|onscode|ladcode", NULL},
    [OTHER_NAMES] = {"other_names", UNIT_TEXT, FIELD_OPTIONAL, "altnames|alternativenames", NULL},
    [ENDED] = {"end_date", UNIT_TEXT, FIELD_OPTIONAL, "ended", NULL},
    [REPLACED_BY] = {"replaced_by", UNIT_TEXT, FIELD_OPTIONAL, "successor", NULL},
};

const struct shape authorities_shape = {"authorities", "authorities", fields, N_OF(fields), false};

static void add_name(struct authorities *authorities, const char *name, int item,
		     struct arena *arena)
{
	size_t before = authorities->folded.count;
	const char *folded = text_fold(arena, name);

	if (folded[0] == '\0')
		return;
	int id = names_add(&authorities->folded, folded);
	if (authorities->folded.count > before) {
		authorities->by_folded =
		    arena_grow(arena, authorities->by_folded, before, &authorities->folded_capacity,
			       sizeof *authorities->by_folded);
		authorities->by_folded[id] = item;
		return;
	}

	int other = authorities->by_folded[id];

	if (other == item)
		return;
	/* What has ended gives way to what has not; else nobody can tell. */
	if (other == AUTHORITY_UNSURE ||
	    (authorities->items[other].ended == NULL) == (authorities->items[item].ended == NULL))
		authorities->by_folded[id] = AUTHORITY_UNSURE;
	else if (authorities->items[item].ended == NULL)
		authorities->by_folded[id] = item;
}

void authorities_build(struct authorities *authorities, const struct reading *reading,
		       struct arena *arena)
{
	size_t count = reading->n_records;

	*authorities = (struct authorities){
	    .path = reading->source->path,
	    .items = arena_array(arena, count, sizeof *authorities->items),
	    .spellings = arena_array(arena, 2 * count, sizeof *authorities->spellings),
	};
	names_init(&authorities->folded, arena);
	for (size_t i = 0; i < count; i++) {
		const struct value *values = reading->records[i].values;

		authorities->items[authorities->n_items++] = (struct authority){
		    values[NAME].text, value_text_of(&values[CODE]), value_text_of(&values[ENDED])};
	}
	/* Official names and codes first: no other name takes them away. */
	for (size_t i = 0; i < count; i++) {
		const struct authority *item = &authorities->items[i];

		add_name(authorities, item->name, (int)i, arena);
		if (item->gss_code != NULL)
			add_name(authorities, item->gss_code, (int)i, arena);
		authorities->spellings[authorities->n_spellings++] = item->name;
	}
	for (size_t i = 0; i < count; i++) {
		const char *name = value_text_of(&reading->records[i].values[SHORT_NAME]);

		if (name != NULL) {
			add_name(authorities, name, (int)i, arena);
			authorities->spellings[authorities->n_spellings++] = name;
		}
		/* A piece of a name that has a comma itself does no harm. */
		for (const char *rest = value_text_of(&reading->records[i].values[OTHER_NAMES]),
				*other;
		     (other = text_piece(arena, &rest, ',')) != NULL;)
			add_name(authorities, other, (int)i, arena);
	}
}

enum authority_match authorities_find(const struct authorities *authorities, const char *name,
				      const struct authority **found)
{
	int id = names_find(&authorities->folded, text_fold(authorities->folded.arena, name));
	int item = id < 0 ? AUTHORITY_UNSURE : authorities->by_folded[id];

	*found = NULL;
	if (id < 0)
		return AUTHORITY_NONE;
	if (item == AUTHORITY_UNSURE)
		return AUTHORITY_SEVERAL;
	*found = &authorities->items[item];
	if (strcmp((*found)->name, name) == 0)
		return AUTHORITY_EXACT;
	return (*found)->gss_code != NULL && strcmp((*found)->gss_code, name) == 0
		   ? AUTHORITY_CODE
		   : AUTHORITY_ALIKE;
}
