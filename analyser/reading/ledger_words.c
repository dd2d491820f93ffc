#include "reading/ledger.h"

#include <string.h>

#include "base/text.h"

/* A column chosen among several changes the answer, so the others are named. */
static void say_others(const struct shape *shape, const struct columns *columns, struct place place,
		       struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const char *others = columns_others(columns, shape, i, diagnostics->arena);

		if (others != NULL && columns->is_alias[i])
			notice(diagnostics, place,
			       "the %s could also be read from %s; choose with --map %s=\"...\"",
			       shape->fields[i].id, others, shape->fields[i].id);
	}
}

void ledger_say_columns(const struct shape *shape, const struct columns *columns, const char *path,
			struct diagnostics *diagnostics)
{
	const struct place place = {.file = path};
	const char *found = NULL;

	for (size_t i = 0; i < shape->n_fields; i++)
		if (columns->at[i] >= 0 && columns->is_alias[i])
			found = text_more(diagnostics->arena, found, ", ",
					  arena_format(diagnostics->arena, "%s from '%s'",
						       shape->fields[i].id,
						       columns->header->cells[columns->at[i]]));
	if (found != NULL)
		notice(diagnostics, place, "read %s", found);
	say_others(shape, columns, place, diagnostics);
}

void ledger_say_whole_year(struct year year, unsigned months, const char *path,
			   struct diagnostics *diagnostics)
{
	char year_text[YEAR_TEXT_SIZE], text[MONTHS_TEXT_SIZE];

	if ((months & MONTHS_OF_YEAR) == 0 || (months & MONTHS_ALL) == 0)
		return;
	warning(diagnostics, in_file(path),
		"has rows of the whole of %s and rows of months of it (%s); where the one are "
		"totals of the other, they are counted twice",
		year_format(year, year_text), months_format(months & MONTHS_ALL, text));
}

const char *ledger_way_on(const struct shape *shape, const char *reason, struct arena *arena)
{
	const char *id = strchr(reason, ' ');
	int field = id == NULL ? -1 : shape_field(shape, id + 1);

	if (strcmp(reason, "not in pounds") == 0)
		return "; only pounds are added up: convert them, or give --map currency=none "
		       "where they are pounds";
	if (strcmp(reason, "neither debit nor credit") == 0)
		return "; --map sign=none takes amounts as they are";
	/* Things are added up whole; prices are compared by any weight. */
	if (strcmp(reason, "fractional quantity") == 0)
		return "; 'vfm prices FILE --lenient' compares the prices of such a file as it is";
	if (field < 0)
		return "";
	return arena_format(arena, "; name another column with --map %s=\"...\"%s", id + 1,
			    shape->fields[field].unit == UNIT_YEAR
				? ", or give the year of the whole file with --year 2009-10"
				: "");
}
