#include "base/drafts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void drafts_init(struct drafts *drafts, struct arena *arena)
{
	*drafts = (struct drafts){.arena = arena};
}

/* Where a link leads, or the path itself. */
static const char *target_of(const char *path, struct arena *arena)
{
	struct stat status;
	char *target = NULL;
	const char *copy = path;

	if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
		target = realpath(path, NULL);
	if (target != NULL)
		copy = arena_text(arena, target);
	free(target);
	return copy;
}

const char *drafts_open(struct drafts *drafts, const char *path, const char *suffix)
{
	struct arena *arena = drafts->arena;
	const char *target = target_of(path, arena), *slash = strrchr(target, '/');
	int directory_length = slash == NULL ? 0 : (int)(slash + 1 - target);
	const char *temporary = NULL;
	struct stat status;
	int file = -1;

	bool is_there = stat(target, &status) == 0;

	/* A device or a pipe is not to be replaced by a file. */
	if (is_there && !S_ISREG(status.st_mode)) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return NULL;
	}
	errno = EEXIST;
	for (int i = 0; file < 0 && errno == EEXIST && i < 1000; i++) {
		/* The `./` keeps gnuplot from taking a `|` or a `~` for something else. */
		temporary = arena_format(arena, "%s%.*s.vfm-%ld-%zu-%d%s",
					 target[0] == '/' ? "" : "./", directory_length, target,
					 (long)getpid(), drafts->count, i, suffix);
		file = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	}
	if (file < 0)
		return NULL;
	/* What replaces a file is as private as that was. */
	bool is_well = !is_there || fchmod(file, status.st_mode & 07777) == 0;

	if (close(file) != 0 || !is_well) {
		int why = errno;

		(void)unlink(temporary);
		errno = why;
		return NULL;
	}
	drafts->items = arena_grow(arena, drafts->items, drafts->count, &drafts->capacity,
				   sizeof *drafts->items);
	drafts->items[drafts->count++] = (struct draft){target, temporary};
	return temporary;
}

bool drafts_keep(struct drafts *drafts, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < drafts->count; i++) {
		struct draft *draft = &drafts->items[i];

		if (draft->temporary == NULL)
			continue;
		if (rename(draft->temporary, draft->path) != 0)
			return diagnose(diagnostics, SEVERITY_FAILURE,
					(struct place){.file = draft->path},
					"cannot be written: %s", strerror(errno));
		draft->temporary = NULL;
	}
	return true;
}

void drafts_drop(struct drafts *drafts)
{
	for (size_t i = 0; i < drafts->count; i++) {
		if (drafts->items[i].temporary != NULL)
			(void)unlink(drafts->items[i].temporary);
		drafts->items[i].temporary = NULL;
	}
}
