#include "base/draft_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/held_signals.h"
#include "base/look.h"
#include "base/order.h"
#include "base/path.h"
#include "base/text.h"

#define MOST_TRIES 1000

enum way { WAY_NEW, WAY_EXCHANGE, WAY_ONE_BY_ONE };

/* Names of files below the folder. */
struct draft_names {
	const char **items;
	size_t count, capacity;
};

struct draft_folder {
	struct draft_folder *next;
	struct drafts *drafts;
	const char *given;     /* as it was asked for */
	const char *path;      /* its place, no link */
	const char *temporary; /* NULL once there is none any more */
	struct draft_names names, owned;
	struct draft_names parts, owned_parts, made_parts; /* folders within it */
	struct draft_names old, old_parts; /* paths of what goes when all is in its place */
	const char **paths; /* of all that is written, parts before what is in them */
	size_t n_paths, paths_capacity;
	enum way way;
	bool is_placed;
};

static void add_name(struct draft_names *list, const char *name, struct arena *arena)
{
	ARENA_ADD(arena, list, items, count) = name;
}

/* The folder's part of a name, `charts` of `charts/mix.svg`, is in the list too. */
static bool add_part(struct draft_names *parts, const char *name, struct arena *arena)
{
	const char *slash = strrchr(name, '/');
	const char *part =
	    slash == NULL ? NULL : arena_text_of(arena, name, (size_t)(slash - name));

	if (part == NULL || text_is_among(part, parts->items, parts->count))
		return false;
	add_name(parts, part, arena);
	return true;
}

static const char *path_in(const struct draft_folder *folder, const char *where, const char *name)
{
	return arena_format(folder->drafts->arena, "%s/%s", where, name);
}

struct draft_folder *draft_folder_open(struct drafts *drafts, const char *path)
{
	struct draft_folder *folder = arena_alloc(drafts->arena, sizeof *folder);
	struct stat status;
	sigset_t before;
	int folder_length, why;

	folder->drafts = drafts;
	folder->given = path_trimmed(path, drafts->arena);
	folder->path = drafts_target(path, drafts->arena, &folder_length);
	if (look_at(folder->path, &status)) {
		folder->way = WAY_EXCHANGE;
		if (!S_ISDIR(status.st_mode)) {
			errno = ENOTDIR;
			return NULL;
		}
		/* `out/..` and the like name no place beside which a folder could be made. */
		char *real = realpath(folder->path, NULL);

		if (real == NULL)
			return NULL;
		arena_hold(drafts->arena, real, free);
		folder->path =
		    drafts_target(arena_text(drafts->arena, real), drafts->arena, &folder_length);
		arena_end(drafts->arena, real);
	} else if (look_at_link(folder->path, &status)) {
		errno = ELOOP; /* what is left of links that go round */
		return NULL;
	} else if (strlen(path_trimmed(folder->path + folder_length, drafts->arena)) > NAME_MAX) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	hold_signals(&before);
	/* Beside it, or within it where the folder around it is not to be written in. */
	for (int is_within = 0; folder->temporary == NULL && is_within <= (folder->way != WAY_NEW);
	     is_within++) {
		const char *place = is_within ? path_in(folder, folder->path, "") : folder->path;
		int length = is_within ? (int)strlen(place) : folder_length;

		errno = EEXIST;
		for (int i = 0; folder->temporary == NULL && errno == EEXIST && i < MOST_TRIES;
		     i++) {
			const char *name =
			    drafts_temporary_name(drafts, place, length, i, "-folder");

			if (mkdir(name, 0777) == 0)
				folder->temporary = name;
		}
		if (is_within)
			folder->way = WAY_ONE_BY_ONE;
	}
	why = errno;
	if (folder->temporary != NULL) {
		/* What replaces a folder is as private as that was. */
		if (folder->way != WAY_NEW)
			(void)chmod(folder->temporary, status.st_mode & 07777);
		folder->next = drafts->folders;
		drafts->folders = folder;
	}
	release_signals(&before);
	errno = why;
	return folder->temporary == NULL ? NULL : folder;
}

/* To be removed, last first, if the run comes to nothing. */
static const char *note_path(struct draft_folder *folder, const char *path)
{
	sigset_t before;

	hold_signals(&before);
	ARENA_ADD_BY(folder->drafts->arena, folder, paths, n_paths, paths_capacity) = path;
	release_signals(&before);
	return path;
}

const char *draft_folder_file(struct draft_folder *folder, const char *name)
{
	struct arena *arena = folder->drafts->arena;

	if (add_part(&folder->parts, name, arena) &&
	    mkdir(note_path(folder, path_in(folder, folder->temporary,
					    folder->parts.items[folder->parts.count - 1])),
		  0777) != 0)
		return NULL;
	add_name(&folder->names, arena_text(arena, name), arena);
	return note_path(folder, path_in(folder, folder->temporary, name));
}

const char *draft_folder_place(const struct draft_folder *folder, const char *name)
{
	return path_in(folder, folder->given, name);
}

const char *draft_folder_path(const struct draft_folder *folder, const char *name)
{
	return path_in(folder, folder->temporary, name);
}

void draft_folder_own(struct draft_folder *folder, const char *name)
{
	add_name(&folder->owned, name, folder->drafts->arena);
	add_part(&folder->owned_parts, name, folder->drafts->arena);
}

const char *const *draft_folder_names(const struct draft_folder *folder, size_t *count)
{
	*count = folder->names.count;
	return folder->names.items;
}

/* What of the old folder, or of a part of it, is no earlier run's. */
static void find_others(struct draft_folder *folder, const char *part, struct draft_names *others)
{
	const char *where = part == NULL ? folder->path : path_in(folder, folder->path, part);
	struct arena *arena = folder->drafts->arena;
	size_t count;
	const char *const *names = look_into(where, &count, arena);

	for (size_t i = 0; i < count; i++) {
		const char *name =
		    part == NULL ? names[i] : arena_format(arena, "%s/%s", part, names[i]);
		struct stat status;

		if (strcmp(names[i], ".") == 0 || strcmp(names[i], "..") == 0 ||
		    strncmp(names[i], ".vfm-", 5) == 0)
			continue;

		bool is_folder = look_at_link(path_in(folder, folder->path, name), &status) &&
				 S_ISDIR(status.st_mode);

		if (is_folder && part == NULL &&
		    (text_is_among(name, folder->parts.items, folder->parts.count) ||
		     text_is_among(name, folder->owned_parts.items, folder->owned_parts.count)))
			find_others(folder, name, others);
		else if (!text_is_among(name, folder->owned.items, folder->owned.count))
			add_name(others, name, arena);
	}
}

/* A shell that stands in a folder would be left standing in the old one. */
static bool is_here(const char *path)
{
	struct stat here, there;

	return look_at(".", &here) && look_at(path, &there) && look_is_same(&here, &there);
}

/* Each file becomes a draft of its own, and so does each that goes. */
static void go_one_by_one(struct draft_folder *folder)
{
	struct drafts *drafts = folder->drafts;
	sigset_t before;

	folder->way = WAY_ONE_BY_ONE;
	hold_signals(&before);
	for (size_t i = 0; i < folder->names.count; i++) {
		const char *name = folder->names.items[i],
			   *path = path_in(folder, folder->path, name);
		struct stat status;
		bool keeps = !text_is_among(name, folder->owned.items, folder->owned.count) &&
			     look_at_link(path, &status);

		drafts_add(drafts, (struct draft){
				       .path = path,
				       .temporary = path_in(folder, folder->temporary, name),
				       .old = keeps ? drafts_old_name(path, drafts->arena) : NULL,
				       .keeps_old = keeps,
				       .is_open = true});
	}
	for (size_t i = 0; i < folder->owned.count; i++)
		if (!text_is_among(folder->owned.items[i], folder->names.items,
				   folder->names.count))
			drafts_add(drafts, (struct draft){.path = path_in(folder, folder->path,
									  folder->owned.items[i]),
							  .is_open = true});
	release_signals(&before);
}

const char *const *draft_folder_settle(struct draft_folder *folder, size_t *count)
{
	struct draft_names others = {0};

	*count = 0;
	if (folder->way == WAY_NEW)
		return NULL;
	find_others(folder, NULL, &others);
	SORT(others.items, others.count, text_order);
	if (folder->way == WAY_ONE_BY_ONE || others.count > 0 || is_here(folder->path))
		go_one_by_one(folder);
	for (size_t i = 0; i < others.count; i++)
		FOR_EACH (const struct draft, draft, folder->drafts->items, folder->drafts->count)
			if (draft->keeps_old && strcmp(draft->path, path_in(folder, folder->path,
									    others.items[i])) == 0)
				others.items[i] = draft->old + strlen(folder->path) + 1;
	*count = others.count;
	return others.items;
}

/* So that nothing behind the placing needs memory. */
static void list_old(struct draft_folder *folder)
{
	struct arena *arena = folder->drafts->arena;

	for (size_t i = 0; i < folder->owned.count; i++)
		add_name(&folder->old, path_in(folder, folder->temporary, folder->owned.items[i]),
			 arena);
	for (size_t i = 0; i < folder->owned_parts.count; i++) {
		add_name(&folder->old,
			 path_in(folder, folder->temporary, folder->owned_parts.items[i]), arena);
		add_name(&folder->old_parts,
			 path_in(folder, folder->path, folder->owned_parts.items[i]), arena);
	}
}

bool draft_folders_sync(struct drafts *drafts)
{
	for (struct draft_folder *folder = drafts->folders; folder != NULL; folder = folder->next) {
		list_old(folder);
		if (folder->way == WAY_ONE_BY_ONE)
			continue;
		if (!drafts_sync(folder->temporary, syncfs))
			return false;
	}
	return true;
}

/* Each becomes the other, in one step.  The kernel's own call: not every C library has one for it.
 */
static bool exchange(const struct draft_folder *folder)
{
	const unsigned rename_exchange = 2;

	return syscall(SYS_renameat2, AT_FDCWD, folder->temporary, AT_FDCWD, folder->path,
		       rename_exchange) == 0;
}

/* Not a link, which may lead anywhere; false with errno. */
static bool is_real_folder(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return false;
	errno = ENOTDIR;
	return S_ISDIR(status.st_mode);
}

bool draft_folders_place(struct drafts *drafts, const char **path)
{
	for (struct draft_folder *folder = drafts->folders; folder != NULL; folder = folder->next) {
		*path = folder->path;
		if (folder->way == WAY_EXCHANGE) {
			folder->is_placed = exchange(folder);
			/* Not every file system can. */
			if (!folder->is_placed)
				go_one_by_one(folder);
		}
		if (folder->way == WAY_NEW) {
			if (rename(folder->temporary, folder->path) != 0)
				return false;
			folder->is_placed = true;
		}
		for (size_t i = 0; folder->way == WAY_ONE_BY_ONE && i < folder->parts.count; i++) {
			const char *part = path_in(folder, folder->path, folder->parts.items[i]);

			*path = part;
			if (mkdir(part, 0777) == 0)
				add_name(&folder->made_parts, part, drafts->arena);
			else if (errno != EEXIST || !is_real_folder(part))
				return false;
		}
	}
	return true;
}

void draft_folders_undo(struct drafts *drafts)
{
	for (struct draft_folder *folder = drafts->folders; folder != NULL; folder = folder->next) {
		if (folder->is_placed && folder->way == WAY_EXCHANGE)
			(void)exchange(folder);
		else if (folder->is_placed)
			(void)rename(folder->path, folder->temporary);
		folder->is_placed = false;
		for (size_t i = 0; i < folder->made_parts.count; i++)
			(void)rmdir(folder->made_parts.items[i]);
	}
}

static void remove_written(const struct draft_folder *folder)
{
	for (size_t i = folder->n_paths; i-- > 0;)
		if (unlink(folder->paths[i]) != 0)
			(void)rmdir(folder->paths[i]);
	(void)rmdir(folder->temporary);
}

/* What was exchanged is now under the temporary name: the earlier run's files and nothing else. */
static void remove_old(const struct draft_folder *folder, struct diagnostics *diagnostics)
{
	int why = 0;

	for (size_t i = 0; i < folder->old.count; i++) {
		const char *path = folder->old.items[i];

		if (unlink(path) != 0 && rmdir(path) != 0 && why == 0)
			why = errno;
	}
	if (rmdir(folder->temporary) != 0)
		warning(diagnostics, in_file(folder->temporary),
			"holds what is left of the folder that %s replaced: not all of it could be "
			"removed (%s); see whether you need any of it, and delete the rest",
			folder->given, strerror(why == 0 ? errno : why));
}

void draft_folders_clear(struct drafts *drafts, struct diagnostics *diagnostics)
{
	struct draft_folder *folder = drafts->folders;

	/* What is told may find no memory: nothing of this is to be undone then. */
	drafts->folders = NULL;
	for (; folder != NULL; folder = folder->next) {
		if (folder->is_placed && folder->way == WAY_EXCHANGE)
			remove_old(folder, diagnostics);
		else if (!folder->is_placed)
			remove_written(folder);
		/* A part of the earlier run's that nothing is in any more. */
		for (size_t i = 0; folder->way == WAY_ONE_BY_ONE && i < folder->old_parts.count;
		     i++)
			(void)rmdir(folder->old_parts.items[i]);
	}
}

void draft_folders_abandon(const struct drafts *drafts)
{
	for (const struct draft_folder *folder = drafts->folders; folder != NULL;
	     folder = folder->next)
		remove_written(folder);
}
