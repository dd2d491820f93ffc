#include "loading/load_region.h"

#include <string.h>

#include "analyses/region/region.h"
#include "loading/inputs.h"
#include "model/shapes.h"

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
