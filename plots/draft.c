#include "plots/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool draft_open(struct draft *draft, const char *path, const char *suffix, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	int directory_length = slash == NULL ? 0 : (int)(slash + 1 - path);
	struct stat status;
	int file = -1;

	*draft = (struct draft){.path = path};
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		return false;
	}
	errno = EEXIST;
	for (int i = 0; file < 0 && errno == EEXIST && i < 1000; i++) {
		/* The `./` keeps gnuplot from taking a `|` or a `~` for something else. */
		draft->temporary =
		    arena_format(arena, "%s%.*s.vfm-%ld-%d%s", path[0] == '/' ? "" : "./",
				 directory_length, path, (long)getpid(), i, suffix);
		file = open(draft->temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	}
	if (file < 0) {
		draft->temporary = NULL;
		return false;
	}
	return close(file) == 0;
}

bool draft_keep(struct draft *draft)
{
	if (rename(draft->temporary, draft->path) != 0)
		return false;
	draft->temporary = NULL;
	return true;
}

void draft_drop(struct draft *draft)
{
	if (draft->temporary != NULL)
		(void)unlink(draft->temporary);
	draft->temporary = NULL;
}
