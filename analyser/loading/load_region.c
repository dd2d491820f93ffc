#include "loading/load_region.h"

#include <string.h>

#include "analyses/region/region.h"
#include "base/alike.h"
#include "base/say.h"
#include "base/text.h"
#include "loading/inputs.h"
#include "model/shapes.h"
#include "reading/cell.h"

#define MOST_SAID 5

static bool is_nearly(const char *council, const struct words *asked, struct arena *arena)
{
	const struct alike_council found = alike_council(council, arena);

	for (size_t i = 0; i < asked->count; i++) {
		const struct alike_council other = alike_council(asked->items[i], arena);

		if (strcmp(text_fold(arena, council), text_fold(arena, asked->items[i])) == 0 ||
		    alike_by_a_letter(council, asked->items[i]) ||
		    alike_as_councils(&found, &other))
			return true;
	}
	return false;
}

struct other_councils other_councils_find(const struct run *run, const char *path)
{
	const struct words *asked = &run->settings.reading.councils;
	struct other_councils others = {0};

	for (size_t i = 0; i < run->n_readings; i++) {
		const struct reading *reading = run->readings[i];
		int field = shape_field(reading->shape, "council");

		if (field < 0 || strcmp(reading->source->path, path) != 0)
			continue;
		FOR_EACH (const struct record, record, reading->records, reading->n_records) {
			const struct value *council = &record->values[field];

			if (council->kind != VALUE_TEXT ||
			    text_is_among(council->text, asked->items, asked->count))
				continue;
			others.line = others.line == 0 ? record->line : others.line;
			if (others.count == MOST_OTHER_COUNCILS ||
			    text_is_among(council->text, others.names, others.count))
				continue;
			others.names[others.count++] = council->text;
			others.is_near |= is_nearly(council->text, asked, run->arena);
		}
	}
	return others;
}

const char *other_councils_name(const struct other_councils *others, struct arena *arena)
{
	const char *quoted[MOST_OTHER_COUNCILS];

	for (size_t i = 0; i < others->count; i++)
		quoted[i] = cell_quoted(arena, others->names[i]);
	return others->count == 0
		   ? ""
		   : arena_format(arena, " (%s)",
				  text_list(arena, quoted, others->count, MOST_SAID));
}

void other_councils_say(struct run *run, int64_t n_rows, const char *path)
{
	const char *asker = run->settings.reading.council_asker;

	if (n_rows == 0)
		return;
	struct other_councils others = other_councils_find(run, path);
	diagnose(&run->diagnostics, others.is_near ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 at_line(path, others.line), "%s of other councils%s left out, as %s asks",
		 say_count(run->arena, n_rows, "row", "rows"),
		 other_councils_name(&others, run->arena), asker == NULL ? "--council" : asker);
}

#define MOST_NAMED 3

/* A council's name has one of these words; many have none, `Northsea`, which proves nothing. */
static bool is_council_by_name(const char *name)
{
	return text_has_word("|council|borough|county|authority|city|corporation|district|"
			     "metropolitan|parish|constabulary|commissioner|",
			     name);
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
		"%s--map council=none --council %s",
		text_list(run->arena, others, n_others, MOST_NAMED), n_others == 1 ? "is" : "are",
		name,
		is_ledger ? "give "
			  : arena_format(run->arena,
					 "write %s in its rows, or tally the ledger with ", name),
		say_quoted(run->arena, council, '"'));
}

bool region_check(struct run *run)
{
	if (run->settings.region.by == NULL || strcmp(run->settings.region.by, "council") == 0)
		return true;
	return misuse(&run->diagnostics, "--by '%s' is not council, by which %s sets side by side",
		      run->settings.region.by, run->results.command);
}

bool region_is_asked(const struct run *run)
{
	return run->settings.region.by != NULL;
}

bool region_authorities(struct run *run, const struct names *councils, const char *path)
{
	struct source *source = arena_alloc(run->arena, sizeof *source);
	struct reading *reading = arena_alloc(run->arena, sizeof *reading);
	const struct reading_options options = {.is_list = true};
	struct authorities authorities;

	if (run->settings.region.authorities == NULL) {
		region_say_bodies(run, councils, run->settings.reading.is_ledger, path);
		return true;
	}
	if (!source_read(source, run->settings.region.authorities, &run->shelf, run->arena,
			 &run->diagnostics) ||
	    !reading_read(reading, source, &authorities_shape, &options, run->arena,
			  &run->diagnostics))
		return false;
	inputs_list(run, reading);
	authorities_build(&authorities, reading, run->arena);
	region_authorities_add(&run->results, &authorities, councils, path, &run->diagnostics);
	return true;
}
