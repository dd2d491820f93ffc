#include "loading/load_case.h"

#include "loading/inputs.h"
#include "loading/sources.h"
#include "model/colours.h"
#include "model/shapes.h"

/* NULL where there is none, or, with *is_well false, where nothing of it can be read. */
static const struct reading *read_own(struct run *run, const char *folder,
				      const struct shape *shape, bool *is_well)
{
	const char *path = arena_format(run->arena, "%s/%s.csv", folder, shape->kind);

	*is_well = true;
	return sources_seek(run, path) ? inputs_read(run, path, shape, is_well) : NULL;
}

bool load_own_case(struct run *run, const char *folder, struct case_file *file)
{
	bool is_well;
	const struct reading *reading = read_own(run, folder, &case_shape, &is_well);

	*file = (struct case_file){0};
	return reading == NULL ? is_well
			       : case_file_build(file, reading, &run->diagnostics) & is_well;
}

/* A file that is built of its rows alone: nothing where there is none. */
#define OWN_FILE(kind)                                                                          \
	bool load_own_##kind(struct run *run, const char *folder, struct kind *built)           \
	{                                                                                       \
		bool is_well;                                                                   \
		const struct reading *reading = read_own(run, folder, &kind##_shape, &is_well); \
                                                                                                \
		*built = (struct kind){0};                                                      \
		return reading == NULL                                                          \
			   ? is_well                                                            \
			   : kind##_build(built, reading, &run->diagnostics) & is_well;         \
	}

OWN_FILE(costs)
OWN_FILE(notes)
OWN_FILE(correlations)
OWN_FILE(risks)

bool load_own_colours(struct run *run, const char *folder, const struct house_colours **colours)
{
	const char *named = run->settings.house.colours;
	bool is_well = true;
	const struct reading *reading = named != NULL
					    ? inputs_read(run, named, &colours_shape, &is_well)
					    : read_own(run, folder, &colours_shape, &is_well);

	*colours = NULL;
	if (reading == NULL)
		return is_well;
	struct house_colours *made = arena_alloc(run->arena, sizeof *made);
	*colours = made;
	return colours_build(made, reading, &run->diagnostics) & is_well;
}
