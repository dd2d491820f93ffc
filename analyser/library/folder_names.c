#include "library/folder_names.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/look.h"
#include "base/text.h"

/* The parts of a path between its slashes, `.` left out. */
struct path_parts {
	const char **items;
	size_t count, capacity;
	bool has_up; /* a `..` */
};

static void split(struct path_parts *parts, const char *path, struct arena *arena)
{
	*parts = (struct path_parts){0};
	for (path += strspn(path, "/"); *path != '\0'; path += strspn(path, "/")) {
		const char *item = arena_text_of(arena, path, strcspn(path, "/"));

		path += strlen(item);
		if (strcmp(item, ".") == 0)
			continue;
		parts->has_up |= strcmp(item, "..") == 0;
		ARENA_ADD(arena, parts, items, count) = item;
	}
}

/* Those of the path as it was written, for as long as it names a folder. */
static void find_parts(struct path_parts *parts, const char *path, struct arena *arena)
{
	split(parts, path, arena);
	if (parts->count > 0 && !parts->has_up)
		return;
	char *real = realpath(path, NULL);
	if (real == NULL && errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
		look_fail(path);
	if (real == NULL)
		return;
	arena_hold(arena, real, free);
	split(parts, real, arena);
	arena_end(arena, real);
}

/* The last so many parts, or all where there are fewer. */
static const char *tail(const struct path_parts *parts, size_t count, struct arena *arena)
{
	const char *name = parts->count == 0 ? "/" : "";

	for (size_t i = parts->count > count ? parts->count - count : 0; i < parts->count; i++)
		name = text_more(arena, name, "/", parts->items[i]);
	return name;
}

void folder_names(const char *names[2], const char *const paths[2], struct arena *arena)
{
	static const char *const places[2] = {"first", "second"};
	struct path_parts parts[2];

	for (int i = 0; i < 2; i++)
		find_parts(&parts[i], paths[i], arena);
	for (size_t n = 1; n == 1 || n <= parts[0].count || n <= parts[1].count; n++) {
		for (int i = 0; i < 2; i++)
			names[i] = tail(&parts[i], n, arena);
		if (strcmp(names[0], names[1]) != 0)
			return;
	}
	for (int i = 0; i < 2; i++)
		names[i] = arena_format(arena, "%s (%s)", tail(&parts[i], 1, arena), places[i]);
}
