#include "commands/misnamed.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "model/templates.h"

#define MOST_NAMES 32

/*
 * The name in small letters without its `.csv`; NULL where it has none, is
 * hidden, or is a table that `vfm case -o FOLDER` wrote.
 */
static const char *stem_of(const char *name, struct arena *arena)
{
	size_t length = strlen(name);

	if (name[0] == '.' || strncmp(name, "case_", 5) == 0 || length < 5 ||
	    strcasecmp(name + length - 4, ".csv") != 0)
		return NULL;

	char *stem = arena_text_of(arena, name, length - 4);

	for (char *at = stem; *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	return stem;
}

void misnamed_say(const char *folder, struct arena *arena, struct diagnostics *diagnostics)
{
	const char *stems[MOST_NAMES];
	size_t n_files = 0, n_stems = 0;
	const struct template *files = templates(&n_files);
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, alphasort);

	for (size_t i = 0; i < n_files && n_stems < MOST_NAMES; i++)
		stems[n_stems++] = stem_of(files[i].name, arena);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		const char *stem = stem_of(name, arena);
		const char *nearest = stem == NULL ? NULL : text_nearest(stem, stems, n_stems);

		if (nearest != NULL && strcmp(name, arena_format(arena, "%s.csv", nearest)) != 0)
			diagnose(diagnostics, SEVERITY_NOTICE,
				 (struct place){.file = arena_format(arena, "%s/%s", folder, name)},
				 "is not read: a case has no file of that name; if it is "
				 "%s.csv, rename it or put its rows there",
				 nearest);
		free(entries[i]);
	}
	free(entries);
}
