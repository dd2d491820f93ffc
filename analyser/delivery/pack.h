/*
 * The list of a pack (manifest.json) as it is read back, by whoever would know whether the pack is
 * what its inputs give.
 *
 * Whoever sent the pack wrote the list: a name in it that leads out of the folder, a value of
 * another form, or a list too large to be one, is refused.
 */
#ifndef DELIVERY_PACK_H
#define DELIVERY_PACK_H

#include <jansson.h>

#include "base/draft_folder.h"
#include "requests/run.h"

/* A file by name, and its SHA-256 in hexadecimal; NULL: not taken. */
struct pack_entry {
	const char *name, *sha256;
};

struct pack_entries {
	struct pack_entry *items;
	size_t count;
};

struct pack {
	const char *folder, *list; /* where it is, and its list */
	json_t *said;              /* all that the list says; the arena holds it */
	const char *version;       /* of vfm, that made it */
	const char *command;
	const char *epoch;          /* SOURCE_DATE_EPOCH, or NULL: it was not set */
	bool has_request;           /* the list says how the pack was made: what follows */
	struct words arguments;     /* files and folders that were given */
	struct remembered *options; /* that were given; a value is NULL where it takes none */
	size_t n_options;
	struct pack_entries files; /* of the pack, without the list itself, in order */
	struct pack_entries inputs;
};

/* Read the list in a folder.  False with a fault or a failure. */
bool pack_read(struct pack *pack, const char *folder, struct run *run);

/* The file of that name, or NULL. */
const struct pack_entry *pack_find(const struct pack_entries *entries, const char *name);

/* All that is in the folder now, but for the list, in order: `charts/mix.svg`. */
struct pack_entries pack_found(const struct pack *pack, struct arena *arena);

/*
 * The files that a run has read, each once, with their sums: a workbook under its own name, however
 * many of its sheets were read, and whether it is on the disk or the shelf.
 */
struct pack_entries pack_inputs(const struct run *run);

/* Does no link lead from a folder of the disk to the file of that name below it? */
bool pack_has_no_link(const char *folder, const char *name, struct arena *arena);

/* Does a name, of the list or below an input's folder, lead nowhere but into a folder? */
bool pack_is_within(const char *name);

/*
 * The SHA-256 of a plain file, empty of anything else; false where nothing is there.  `hex` has
 * room for PACK_DIGEST_SIZE.
 */
#define PACK_DIGEST_SIZE 65
bool pack_digest(const char *path, char hex[PACK_DIGEST_SIZE]);

/*
 * The list of what a run left in a folder, manifest.json: each file with its SHA-256, each input,
 * and how the run was asked for, so that it can be run again (delivery/pack.h reads it back).
 */

#define MANIFEST_NAME "manifest.json"
#define MANIFEST_MOST_BYTES (16 * 1024 * 1024) /* of a list that is read */

/*
 * The list at a path, held by the arena.  NULL where there is no plain file, or one that is no
 * list, for a reason that is a phrase.
 */
json_t *manifest_load(const char *list, const char **problem, struct arena *arena);

/* Write the list of all that the folder's draft holds so far.  False with a failure. */
bool manifest_write(struct run *run, struct draft_folder *folder);

/*
 * Which statements of a list are not what a run of the same says, but for the files and inputs and
 * the version that made them: `guidance and edition`, or NULL.
 */
const char *manifest_differs(const struct run *run, json_t *said);

/*
 * Tell the draft which files of the run's folder as it stands are an earlier run's: those on its
 * list that are still as they were written.  False with a failure, where that cannot be told.
 */
bool manifest_own(struct run *run, struct draft_folder *folder);

/* Is this the list in a folder, or a file that it names, whatever has become of that since? */
bool manifest_lists(const char *path, const char *name, struct arena *arena);

#endif
