#include "base/path.h"

#include <string.h>

#include "base/look.h"

#include "base/say.h"

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

const char *path_trimmed(const char *path, struct arena *arena)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	return arena_text_of(arena, path, length);
}

const char *path_stem(const char *path, struct arena *arena)
{
	const char *base = say_file(path), *dot = strrchr(base, '.');

	return dot == NULL || dot == base ? base : arena_text_of(arena, base, (size_t)(dot - base));
}
