#include "analyses/region/region.h"

#include "base/text.h"

TABLE(authority, (council, "Council", TEXT), (gss_code, "GSS code", TEXT),
      (authority, "Official name", TEXT), (found, "Found", TEXT));

static const char *found_text(enum authority_match match)
{
	static const char *const texts[] = {
	    [AUTHORITY_NONE] = "not in the list",
	    [AUTHORITY_EXACT] = "by its official name",
	    [AUTHORITY_CODE] = "by its GSS code",
	    [AUTHORITY_ALIKE] = "by another of its names",
	    [AUTHORITY_SEVERAL] = "several have this name",
	};

	return texts[match];
}

/* Each is held against every name of the list: more are no slips. */
#define MOST_HELD 100

static void say(const struct authorities *authorities, const char *council, bool is_held,
		enum authority_match match, const struct authority *found, struct place place,
		struct diagnostics *diagnostics)
{
	if (match == AUTHORITY_NONE) {
		const char *nearest = !is_held ? NULL
					       : text_nearest(council, authorities->spellings,
							      authorities->n_spellings);

		notice(diagnostics, place, "council '%s' is not in %s%s", council,
		       authorities->path,
		       nearest == NULL
			   ? ""
			   : arena_format(diagnostics->arena, "; did you mean '%s'?", nearest));
	} else if (match == AUTHORITY_SEVERAL) {
		notice(diagnostics, place,
		       "council '%s' is a name of several authorities in %s; write its official "
		       "name or its GSS code",
		       council, authorities->path);
	} else if (match == AUTHORITY_ALIKE && found != NULL) {
		notice(diagnostics, place, "council '%s' is '%s' in %s; it keeps its name here",
		       council, found->name, authorities->path);
	}
}

/* Two names of one authority are two councils here until somebody writes them alike. */
static void say_twice(const struct authorities *authorities, const struct names *councils,
		      struct place place, struct diagnostics *diagnostics)
{
	const char **first = arena_array(diagnostics->arena, authorities->n_items, sizeof *first);

	for (size_t i = 0; i < councils->count; i++) {
		const struct authority *found;

		(void)authorities_find(authorities, councils->items[i], &found);
		if (found == NULL)
			continue;

		const char **before = &first[found - authorities->items];

		if (*before == NULL)
			*before = councils->items[i];
		else
			notice(diagnostics, place,
			       "councils '%s' and '%s' are both %s in %s and are kept apart; write "
			       "them alike to add them up",
			       *before, councils->items[i], found->name, authorities->path);
	}
}

void region_authorities_add(struct results *results, const struct authorities *authorities,
			    const struct names *councils, const char *path,
			    struct diagnostics *diagnostics)
{
	const struct place place = {.file = path};
	struct table *table = TABLE_NEW(results, authority, "Councils and their codes");

	size_t n_none = 0;

	table->is_detail = true;
	for (size_t i = 0; i < councils->count; i++) {
		const struct authority *found;
		enum authority_match match =
		    authorities_find(authorities, councils->items[i], &found);

		TABLE_ADD(table, authority, .council = value_text(councils->items[i]),
			  .gss_code = found == NULL || found->gss_code == NULL
					  ? value_none("not known")
					  : value_text(found->gss_code),
			  .authority =
			      found == NULL ? value_none("not known") : value_text(found->name),
			  .found = value_text(found_text(match)));
		n_none += match == AUTHORITY_NONE;
		say(authorities, councils->items[i], n_none <= MOST_HELD, match, found, place,
		    diagnostics);
	}
	say_twice(authorities, councils, place, diagnostics);
}
