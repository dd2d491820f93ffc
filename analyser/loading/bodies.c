#include "loading/load_region.h"

#include "base/text.h"
#include "reading/cell.h"

#define MOST_NAMED 3

/* A council's name has one of these words; many have none, `Northsea`, which proves nothing. */
static bool is_council_by_name(const char *name)
{
	static const char *const words[] = {
	    "council",  "borough",      "county", "authority",    "city",        "corporation",
	    "district", "metropolitan", "parish", "constabulary", "commissioner"};

	return text_has_word(name, words, N_OF(words));
}

void region_say_bodies(struct run *run, const struct names *councils, bool is_ledger,
		       const char *path)
{
	const char **others = arena_array(run->arena, councils->count, sizeof *others);
	const char *council = NULL, *name;
	size_t n_others = 0;

	for (size_t i = 0; i < councils->count; i++) {
		if (!is_council_by_name(councils->items[i]))
			others[n_others++] = cell_quoted(run->arena, councils->items[i]);
		else if (council == NULL)
			council = councils->items[i];
	}
	if (council == NULL || n_others == 0)
		return;
	name = cell_quoted(run->arena, council);
	warning(&run->diagnostics, in_file(path),
		"%s %s not called a council, as %s is, but counted as one; to count all as one, "
		"%s--map council=none --council \"%s\"",
		text_list(run->arena, others, n_others, MOST_NAMED), n_others == 1 ? "is" : "are",
		name,
		is_ledger ? "give "
			  : arena_format(run->arena,
					 "write %s in its rows, or tally the ledger with ", name),
		council);
}
