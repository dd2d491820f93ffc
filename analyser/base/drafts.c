#include "base/drafts.h"

#include <errno.h>
#include <limits.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/draft_folder.h"
#include "base/held_signals.h"
#include "base/look.h"
#include "base/scratch.h"

#define MOST_LINKS 40   /* one behind the other */
#define MOST_TRIES 1000 /* of a name that is not taken */

void drafts_init(struct drafts *drafts, struct arena *arena)
{
	*drafts = (struct drafts){.arena = arena};
	child_mark_make(drafts->mark);
}

static bool is_link(const char *path)
{
	struct stat status;

	return look_at_link(path, &status) && S_ISLNK(status.st_mode);
}

/* Where links lead that end in nothing yet; a link where they go round. */
static const char *follow(const char *path, struct arena *arena)
{
	char to[PATH_MAX];
	ssize_t length = 0;

	for (int i = 0; i < MOST_LINKS && (length = readlink(path, to, sizeof to)) > 0 &&
			(size_t)length < sizeof to;
	     i++) {
		const char *slash = strrchr(path, '/');
		const int folder = to[0] == '/' || slash == NULL ? 0 : (int)(slash + 1 - path);

		path = arena_format(arena, "%.*s%.*s", folder, path, (int)length, to);
	}
	if (length < 0 && errno != EINVAL && errno != ENOENT && errno != ENOTDIR)
		look_fail(path);
	return path;
}

const char *drafts_target(const char *path, struct arena *arena, int *folder_length)
{
	char *target = NULL;
	const char *copy = path, *slash;

	if (is_link(path)) {
		copy = follow(path, arena);
		target = realpath(path, NULL);
		if (target == NULL && errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
			look_fail(path);
	}
	if (target != NULL) {
		arena_hold(arena, target, free);
		copy = arena_text(arena, target);
		arena_end(arena, target);
	}
	slash = strrchr(copy, '/');
	*folder_length = slash == NULL ? 0 : (int)(slash + 1 - copy);
	return copy;
}

const char *drafts_temporary_name(struct drafts *drafts, const char *target, int folder_length,
				  int number, const char *suffix)
{
	/* The `./` keeps gnuplot from taking a `|` or a `~` for something else. */
	return arena_format(drafts->arena, "%s%.*s.vfm-%ld-%zu-%d%s", target[0] == '/' ? "" : "./",
			    folder_length, target, (long)gettid(), drafts->count, number, suffix);
}

struct draft *drafts_add(struct drafts *drafts, struct draft draft)
{
	ARENA_ADD(drafts->arena, drafts, items, count) = draft;
	return &drafts->items[drafts->count - 1];
}

const char *drafts_open(struct drafts *drafts, const char *path, const char *suffix)
{
	int folder_length, file = -1;
	const char *target = drafts_target(path, drafts->arena, &folder_length), *temporary = NULL;
	struct stat status;
	sigset_t before;

	bool is_there = look_at(target, &status);

	/* A device or a pipe is not to be replaced by a file. */
	if (is_there && !S_ISREG(status.st_mode)) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return NULL;
	}
	if (!is_there && is_link(target)) {
		errno = ELOOP;
		return NULL;
	}
	/* The temporary one's is shorter, and would be written in vain. */
	if (strlen(target + folder_length) > NAME_MAX) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	errno = EEXIST;
	hold_signals(&before);
	for (int i = 0; file < 0 && errno == EEXIST && i < MOST_TRIES; i++) {
		temporary = drafts_temporary_name(drafts, target, folder_length, i, suffix);
		file = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	}
	if (file >= 0)
		drafts_add(drafts,
			   (struct draft){.path = target, .temporary = temporary, .is_open = true});
	release_signals(&before);
	if (file < 0)
		return NULL;
	/* What replaces a file is as private as that was. */
	bool is_well = !is_there || fchmod(file, status.st_mode & 07777) == 0;

	if (close(file) != 0 || !is_well) {
		int why = errno;

		(void)unlink(temporary);
		drafts->items[drafts->count - 1].is_open = false;
		errno = why;
		return NULL;
	}
	return temporary;
}

const char *drafts_old_name(const char *path, struct arena *arena)
{
	const char *name = arena_format(arena, "%s~", path);
	struct stat status;

	for (int i = 2; look_at_link(name, &status); i++)
		name = arena_format(arena, "%s~%d", path, i);
	return name;
}

const char *drafts_keep_old(struct drafts *drafts, const char *temporary)
{
	FOR_EACH (struct draft, draft, drafts->items, drafts->count) {
		if (draft->temporary == NULL || strcmp(draft->temporary, temporary) != 0)
			continue;
		draft->old = drafts_old_name(draft->path, drafts->arena);
		draft->keeps_old = true;
		return draft->old;
	}
	return NULL;
}

bool drafts_sync(const char *path, int (*sync)(int file))
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool is_well = file >= 0 && sync(file) == 0;
	int why = errno;

	if (file >= 0)
		close(file);
	errno = why;
	return is_well;
}

/* What stands at a draft's place gets a name of its own, and stays in its place if it can. */
static bool set_old_aside(struct drafts *drafts, struct draft *draft)
{
	struct stat status;

	if (lstat(draft->path, &status) != 0) {
		draft->old = NULL;
		draft->keeps_old = false;
		return errno == ENOENT;
	}
	/* It was none when the draft was opened. */
	if (S_ISDIR(status.st_mode)) {
		draft->old = NULL;
		errno = EISDIR;
		return false;
	}
	if (draft->old == NULL) {
		const char *slash = strrchr(draft->path, '/');

		draft->old = drafts_temporary_name(
		    drafts, draft->path, slash == NULL ? 0 : (int)(slash + 1 - draft->path),
		    (int)(draft - drafts->items), "-old");
	}
	if (draft->temporary != NULL && link(draft->path, draft->old) == 0)
		return true;
	if (rename(draft->path, draft->old) == 0)
		return true;
	draft->old = NULL;
	return false;
}

static bool is_one_file(const char *a, const char *b)
{
	struct stat of_a, of_b;

	return lstat(a, &of_a) == 0 && lstat(b, &of_b) == 0 && look_is_same(&of_a, &of_b);
}

/* What was there comes back from the name it had meanwhile, by a link where no rename succeeds. */
static void put_back(const struct draft *draft)
{
	if (!is_one_file(draft->old, draft->path) && rename(draft->old, draft->path) != 0 &&
	    (unlink(draft->path), link(draft->old, draft->path)) != 0)
		return;
	(void)unlink(draft->old);
}

static void undo(struct drafts *drafts)
{
	for (size_t i = drafts->count; i-- > 0;) {
		struct draft *draft = &drafts->items[i];

		if (!draft->is_open)
			continue;
		if (draft->is_placed && draft->old == NULL)
			(void)unlink(draft->path);
		else if (draft->is_placed)
			put_back(draft);
		draft->is_placed = false;
	}
}

static bool place(struct drafts *drafts, const char **path)
{
	FOR_EACH (struct draft, draft, drafts->items, drafts->count) {
		*path = draft->path;
		if (!draft->is_open)
			continue;
		if (!set_old_aside(drafts, draft))
			return false;
		if (draft->temporary != NULL && rename(draft->temporary, draft->path) != 0) {
			int why = errno;

			if (draft->old != NULL)
				put_back(draft);
			errno = why;
			return false;
		}
		draft->is_placed = true;
	}
	return true;
}

/* All are in their places: what they replaced goes. */
static void forget_old(struct drafts *drafts, struct diagnostics *diagnostics)
{
	FOR_EACH (struct draft, draft, drafts->items, drafts->count)
		draft->is_open = false;
	FOR_EACH (struct draft, draft, drafts->items, drafts->count) {
		if (draft->is_placed && draft->old != NULL && !draft->keeps_old &&
		    unlink(draft->old) != 0)
			warning(diagnostics, in_file(draft->old),
				"is what %s replaced, and could not be removed (%s); delete it",
				draft->path, strerror(errno));
		draft->is_placed = false;
	}
}

bool drafts_keep(struct drafts *drafts, struct diagnostics *diagnostics)
{
	const char *path = NULL;
	sigset_t before;
	bool is_done = true;

	for (size_t i = 0; is_done && i < drafts->count; i++) {
		path = drafts->items[i].path;
		is_done = !drafts->items[i].is_open || drafts->items[i].temporary == NULL ||
			  drafts_sync(drafts->items[i].temporary, fsync);
	}
	is_done = is_done && draft_folders_sync(drafts);
	hold_signals(&before);
	is_done = is_done && draft_folders_place(drafts, &path) && place(drafts, &path);

	int why = errno;

	if (is_done) {
		forget_old(drafts, diagnostics);
	} else {
		undo(drafts);
		draft_folders_undo(drafts);
	}
	draft_folders_clear(drafts, diagnostics);
	release_signals(&before);
	if (!is_done && (why == ENOTEMPTY || why == EEXIST))
		return failure(diagnostics, in_file(path),
			       "was made by another run while this one worked, and is left as it "
			       "is; run this again to replace it");
	if (!is_done)
		return failure(diagnostics, in_file(path), "cannot be written: %s", strerror(why));
	return true;
}

static void remove_drafts(const struct drafts *drafts)
{
	for (size_t i = 0; i < drafts->count; i++)
		if (drafts->items[i].is_open && drafts->items[i].temporary != NULL)
			(void)unlink(drafts->items[i].temporary);
}

void drafts_drop(struct drafts *drafts)
{
	sigset_t before;

	hold_signals(&before);
	remove_drafts(drafts);
	for (size_t i = 0; i < drafts->count; i++)
		drafts->items[i].is_open = false;
	draft_folders_clear(drafts, NULL);
	release_signals(&before);
}

void drafts_take_back(struct drafts *drafts)
{
	undo(drafts);
	draft_folders_undo(drafts);
	drafts_abandon(drafts);
	memset(drafts->children, 0, sizeof drafts->children);
	drafts->scratch = NULL;
	drafts->count = 0;
	drafts->folders = NULL;
}

void drafts_abandon(const struct drafts *drafts)
{
	bool had_any = false;

	for (size_t i = 0; i < DRAFTS_CHILDREN; i++)
		if (drafts->children[i] > 0) {
			(void)kill(-drafts->children[i], SIGKILL);
			(void)waitpid(drafts->children[i], NULL, 0);
			had_any = true;
		}
	if (had_any)
		child_mark_end(drafts->mark);
	scratch_remove(drafts->scratch);
	remove_drafts(drafts);
	draft_folders_abandon(drafts);
}
