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

bool path_is_within(const char *path, const char *folder, struct arena *arena)
{
	const int length = (int)(say_file(path) - path);
	const char *above = length == 0 ? "." : arena_format(arena, "%.*s", length, path);
	struct stat whole, one, other;

	if (!look_at(folder, &whole))
		return false;
	if (look_at(path, &one) && S_ISDIR(one.st_mode))
		above = path;
	/* Up to the root, which is above itself. */
	for (bool is_there = look_at(above, &one); is_there; one = other) {
		if (look_is_same(&one, &whole))
			return true;
		above = arena_format(arena, "%s/..", above);
		if (!look_at(above, &other) || look_is_same(&one, &other))
			return false;
	}
	return false;
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
