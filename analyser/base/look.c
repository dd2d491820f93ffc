#include "base/look.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/memory_try.h"

/* Does the last error say that nothing is there, and nothing else? */
static bool is_missing(void)
{
	return errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG;
}

static _Noreturn void leave(const char *path)
{
	memory_leave((struct memory_fault){path, "cannot be looked at", errno});
}

void look_fail(const char *path)
{
	memory_leave((struct memory_fault){path, "cannot be read", errno});
}

/* Of what the system said of a path. */
static bool is_there(int said, const char *path)
{
	if (said != 0 && !is_missing())
		leave(path);
	return said == 0;
}

bool look_at(const char *path, struct stat *status)
{
	return is_there(stat(path, status), path);
}

bool look_at_link(const char *path, struct stat *status)
{
	return is_there(lstat(path, status), path);
}

static void end_listing(void *listing)
{
	(void)closedir(listing);
}

const char **look_into(const char *folder, size_t *count, struct arena *arena)
{
	DIR *listing = opendir(folder);
	const char **names = NULL;
	struct dirent *entry;
	size_t capacity = 0;

	*count = 0;
	if (listing == NULL) {
		if (!is_missing())
			look_fail(folder);
		return NULL;
	}
	arena_hold(arena, listing, end_listing);
	for (errno = 0; (entry = readdir(listing)) != NULL; errno = 0) {
		names = arena_grow(arena, names, *count, &capacity, sizeof *names);
		names[(*count)++] = arena_text(arena, entry->d_name);
	}
	if (errno != 0)
		look_fail(folder);
	arena_end(arena, listing);
	return names;
}

static void end_file(void *file)
{
	(void)close(*(const int *)file);
}

/* Fills the room, or comes to the end of the file. */
static size_t fill(int file, const char *path, char *room, size_t size)
{
	size_t done = 0;

	while (done < size) {
		ssize_t got = read(file, room + done, size - done);

		if (got < 0 && errno != EINTR)
			look_fail(path);
		if (got == 0)
			break;
		done += got > 0 ? (size_t)got : 0;
	}
	return done;
}

enum look_end look_whole(const char *path, int64_t most, const char **bytes, size_t *size,
			 struct arena *arena)
{
	int *file = arena_alloc(arena, sizeof *file);
	struct stat status;

	*file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (*file < 0) {
		/* A socket, or a device that is not there. */
		if (errno == ENXIO || errno == ENODEV)
			return LOOK_NO_FILE;
		if (!is_missing())
			look_fail(path);
		return LOOK_MISSING;
	}
	arena_hold(arena, file, end_file);
	if (fstat(*file, &status) != 0)
		look_fail(path);

	enum look_end end = !S_ISREG(status.st_mode) ? LOOK_NO_FILE
			    : status.st_size > most  ? LOOK_TOO_LARGE
						     : LOOK_DONE;

	if (end == LOOK_DONE) {
		const size_t room = (size_t)status.st_size + 1;
		char *text = arena_alloc(arena, room);

		*size = fill(*file, path, text, room);
		/* It grew since, by one byte at least, or was cut short. */
		if (*size != room - 1)
			memory_leave((struct memory_fault){
			    path, "is being written to; wait until it is complete, and run again",
			    0});
		text[*size] = '\0';
		*bytes = text;
	}
	arena_end(arena, file);
	return end;
}
