#include "loading/sources.h"

#include <string.h>
#include <sys/stat.h>

#include "base/look.h"
#include "model/templates.h"

/* What it is that cannot be read like a file, or NULL. */
static const char *kind_of(mode_t mode)
{
	if (S_ISFIFO(mode))
		return "pipe";
	if (S_ISSOCK(mode))
		return "socket";
	if (S_ISDIR(mode))
		return "folder";
	return S_ISCHR(mode) || S_ISBLK(mode) ? "device" : NULL;
}

static bool check(struct run *run, const char *path)
{
	struct stat status, link;

	if (!look_at(path, &status) || !look_at_link(path, &link))
		return true;
	const char *kind = kind_of(status.st_mode);
	if (kind == NULL)
		return true;
	return fault(&run->diagnostics, in_file(path),
		     "is a %s%s, and the files of a case must be files: put what it holds into a "
		     "file of this name, or take it out of the folder",
		     S_ISLNK(link.st_mode) ? "link to a " : "", kind);
}

bool regular_check(struct run *run)
{
	const struct words *given = &run->settings.files;
	size_t count;
	const struct template *files = templates(&count);
	bool is_well = true;

	for (size_t i = 0; i < given->count; i++) {
		const char *folder = given->items[i];
		const bool has_slash = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';
		struct stat status;

		if (!shelf_is_on_disk(&run->shelf, folder) || !look_at(folder, &status) ||
		    !S_ISDIR(status.st_mode))
			continue;
		for (size_t j = 0; j < count; j++)
			is_well &= check(run, arena_format(run->arena, "%s%s%s", folder,
							   has_slash ? "" : "/", files[j].name));
	}
	return is_well;
}
