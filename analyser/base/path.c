#include "base/path.h"

#include <string.h>
#include <sys/stat.h>

const char *path_file(const char *path, struct arena *arena)
{
	struct stat status;

	if (stat(path, &status) == 0)
		return path;
	for (size_t at = strlen(path); at-- > 1;) {
		const char *file =
		    path[at] == '/' || path[at] == ':' ? arena_text_of(arena, path, at) : NULL;

		if (file != NULL && stat(file, &status) == 0)
			return S_ISREG(status.st_mode) ? file : path;
	}
	return path;
}
