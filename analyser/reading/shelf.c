#include "reading/shelf.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/look.h"
#include "base/order.h"
#include "base/text.h"

void shelf_add(struct shelf *shelf, struct shelf_file file, struct arena *arena)
{
	for (size_t i = 0; i < shelf->count; i++)
		if (strcmp(shelf->items[i].path, file.path) == 0) {
			shelf->items[i] = file;
			return;
		}
	ARENA_ADD(arena, shelf, items, count) = file;
}

const struct shelf_file *shelf_find(const struct shelf *shelf, const char *path)
{
	return shelf == NULL ? NULL : FIND_BY(shelf->items, shelf->count, path, path);
}

/* The file's name behind `folder/`, whose slashes at the end count for nothing; or NULL. */
static const char *name_in(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	while (length > 1 && folder[length - 1] == '/')
		length--;
	if (length == 0 || strncmp(path, folder, length) != 0 || path[length] != '/' ||
	    path[length + 1] == '\0')
		return NULL;
	return path + length + 1;
}

bool shelf_has_folder(const struct shelf *shelf, const char *folder)
{
	for (size_t i = 0; shelf != NULL && i < shelf->count; i++)
		if (name_in(shelf->items[i].path, folder) != NULL)
			return true;
	return false;
}

bool shelf_is_on_disk(const struct shelf *shelf, const char *path)
{
	const char *slash = strrchr(path, '/');
	char folder[4096];

	if (shelf != NULL && shelf->is_sealed)
		return false;
	if (shelf == NULL || shelf->count == 0)
		return true;
	if (shelf_find(shelf, path) != NULL || shelf_has_folder(shelf, path))
		return false;
	if (slash == NULL || (size_t)(slash - path) >= sizeof folder)
		return true;
	memcpy(folder, path, (size_t)(slash - path));
	folder[slash - path] = '\0';
	return !shelf_has_folder(shelf, folder);
}

bool shelf_is_folder(const struct shelf *shelf, const char *path)
{
	struct stat status;

	if (!shelf_is_on_disk(shelf, path))
		return shelf_has_folder(shelf, path);
	return look_at(path, &status) && S_ISDIR(status.st_mode);
}

bool shelf_exists(const struct shelf *shelf, const char *path)
{
	struct stat status;

	if (!shelf_is_on_disk(shelf, path))
		return shelf_find(shelf, path) != NULL || shelf_has_folder(shelf, path);
	return look_at_link(path, &status);
}

/* A list of names that grows. */
struct name_list {
	const char **items;
	size_t count, capacity;
	struct arena *arena;
};

/* Once each, though a given folder within the folder has several files. */
static void add_name(struct name_list *names, const char *name, size_t length)
{
	const char *copy = arena_text_of(names->arena, name, length);

	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], copy) == 0)
			return;
	ARENA_ADD(names->arena, names, items, count) = copy;
}

const char *const *shelf_names(const struct shelf *shelf, const char *folder, size_t *count,
			       struct arena *arena)
{
	struct name_list names = {.arena = arena};

	if (shelf_is_on_disk(shelf, folder)) {
		names.items = look_into(folder, &names.count, arena);
		names.capacity = names.count;
	}
	for (size_t i = 0; shelf != NULL && i < shelf->count; i++) {
		const char *name = name_in(shelf->items[i].path, folder);

		if (name != NULL)
			add_name(&names, name, strcspn(name, "/"));
	}
	SORT(names.items, names.count, text_order);
	*count = names.count;
	return names.items;
}

const char *const *shelf_hints(const struct shelf *shelf, const char *folder, size_t *count,
			       struct arena *arena)
{
	*count = 0;
	return shelf_is_on_disk(shelf, folder) && access(folder, R_OK) != 0
		   ? NULL
		   : shelf_names(shelf, folder, count, arena);
}
