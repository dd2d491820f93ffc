#include "base/path.h"

#include <string.h>

#include "base/look.h"

const char *path_file(const char *path, struct arena *arena)
{
	struct stat status;

	if (look_at(path, &status))
		return path;
	for (size_t at = strlen(path); at-- > 1;) {
		const char *file =
		    path[at] == '/' || path[at] == ':' ? arena_text_of(arena, path, at) : NULL;

		if (file != NULL && look_at(file, &status))
			return S_ISREG(status.st_mode) ? file : path;
	}
	return path;
}
