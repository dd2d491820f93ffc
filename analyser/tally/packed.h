/*
 * What is packed in a file: the text of a .gz, the members of a .zip that are texts.
 *
 * A .gz is unpacked by zlib, since libarchive does not look at its check sum; a .zip by
 * libarchive.  Memory does not grow with the file.
 */
#ifndef TALLY_PACKED_H
#define TALLY_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

struct packed;

/* Where packed bytes come from. */
struct packed_source {
	const char *path;  /* as messages name it */
	int file;          /* to be read at any offset, or -1 */
	const char *bytes; /* all of them, or NULL */
	size_t size;
	int64_t (*read)(void *data, char *bytes, size_t size); /* in order; -1: errno is set */
	void *data;
};

#define PACKED_FIRST ((size_t)4) /* bytes of a file that tell whether it is packed */

bool packed_is_mark(const char *first, size_t length);

/*
 * packed_open(source, first, length, arena, diagnostics):
 * What begins with these bytes, which packed_is_mark() and `read` gives again.  NULL with a failure
 * told.
 */
struct packed *packed_open(const struct packed_source *source, const char *first, size_t length,
			   struct arena *arena, struct diagnostics *diagnostics);

/* Read only these members of a .zip, by their paths in it, their names, or patterns of either. */
void packed_choose(struct packed *packed, const char *const *members, size_t count);

/* Are the texts members of a .zip? */
bool packed_has_members(const struct packed *packed);

/* Is the text at hand a member whose name does not say that it is one (`ledger`, `ledger.dat`)? */
bool packed_is_unsure(const struct packed *packed);

/* packed_close(NULL) has no effect. */
void packed_close(struct packed *packed);

enum packed_next { PACKED_FAILED, PACKED_END, PACKED_FOUND };

/* Go to the first text, or the next one, and set *name to its.  PACKED_FAILED with a message told.
 */
enum packed_next packed_next(struct packed *packed, const char **name);

/* Up to `size` bytes of the text; 0 at its end, -1 with errno set. */
int64_t packed_read(struct packed *packed, char *bytes, size_t size);

/* Why the last read failed; NULL: because `read` did. */
const char *packed_problem(const struct packed *packed);

/* --- What the name of a member of a .zip says of it (members.c) --- */

enum member {
	MEMBER_OTHER,
	MEMBER_TEXT,
	MEMBER_UNSURE, /* only its bytes can tell: `ledger`, `ledger.dat` */
	MEMBER_SHEET,
	MEMBER_PACKED, /* again */
};

enum member member_by_name(const char *path);

/* Does --member mean it, by its path or without its folders? */
bool member_is_named(const char *wanted, const char *path);

#endif
