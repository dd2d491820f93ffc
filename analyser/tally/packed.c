#include "tally/packed.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "model/names.h"
#include "tally/archive_loaded.h"
#include "reading/source_bytes.h"

#define PIECE (64 * 1024)

static const char unreadable[] = "(name unreadable)";

struct packed {
	struct packed_source source;
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct gzip *gzip;       /* or... */
	struct archive *archive; /* ...of the .zip, and the member at hand */
	struct archive_entry *entry;
	char *piece;     /* of its bytes */
	bool is_started; /* the text of the .gz */
	const char *problem;
	const char *const *chosen; /* members, by --member */
	size_t n_chosen;
	bool is_any_chosen; /* there */
	const char *names;  /* of all members */
	struct names read;  /* paths of those that are read */
	const char *sheet;  /* the first spreadsheet among them, or NULL */
	bool is_any_read;
	bool is_unsure; /* the text at hand: whether it is one */
};

static bool is_zip(const char *first, size_t length)
{
	return length >= 4 &&
	       (memcmp(first, "PK\x03\x04", 4) == 0 || memcmp(first, "PK\x05\x06", 4) == 0);
}

bool packed_is_mark(const char *first, size_t length)
{
	return gzip_is_mark(first, length) || is_zip(first, length);
}

/* Why the archive failed; it may not have said. */
static const char *archive_problem(const struct packed *packed)
{
	const char *text = ARCHIVE(error_string)(packed->archive);

	return text != NULL ? text : strerror(errno);
}

static bool fail(const struct packed *packed, const char *why)
{
	return failure(packed->diagnostics, in_file(packed->source.path), "cannot be read: %s",
		       why);
}

static la_ssize_t feed_archive(struct archive *archive, void *data, const void **bytes)
{
	struct packed *packed = data;
	int64_t count = packed->source.read(packed->source.data, packed->piece, PIECE);

	if (count < 0)
		ARCHIVE(set_error)(archive, errno, "%s", strerror(errno));
	*bytes = packed->piece;
	return (la_ssize_t)count;
}

static bool open_archive(struct packed *packed)
{
	const char *missing = archive_need();
	int status;

	if (missing != NULL)
		return fail(packed, arena_format(packed->arena, "a .zip needs libarchive, and %s",
						 missing));
	packed->piece = arena_alloc(packed->arena, PIECE);
	packed->archive = ARCHIVE(read_new)();
	packed->entry = ARCHIVE(entry_new)();
	/* Room for what is opened: libarchive does not look whether it got it. */
	if (packed->archive == NULL || packed->entry == NULL ||
	    ARCHIVE(read_set_callback_data)(packed->archive, NULL) != ARCHIVE_OK)
		return fail(packed, strerror(ENOMEM));
	ARCHIVE(read_support_format_zip)(packed->archive);
	if (packed->source.file >= 0) {
		status = lseek(packed->source.file, 0, SEEK_SET) == 0
			     ? ARCHIVE(read_open_fd)(packed->archive, packed->source.file, PIECE)
			     : ARCHIVE_FATAL;
	} else if (packed->source.bytes != NULL) {
		status = ARCHIVE(read_open_memory)(packed->archive, packed->source.bytes,
						   packed->source.size);
	} else {
		status = ARCHIVE(read_open)(packed->archive, packed, NULL, feed_archive, NULL);
	}
	return status == ARCHIVE_OK || fail(packed, archive_problem(packed));
}

struct packed *packed_open(const struct packed_source *source, const char *first, size_t length,
			   struct arena *arena, struct diagnostics *diagnostics)
{
	struct packed *packed = arena_alloc(arena, sizeof *packed);

	*packed = (struct packed){.source = *source, .arena = arena, .diagnostics = diagnostics};
	names_init(&packed->read, arena);
	if (is_zip(first, length)) {
		if (open_archive(packed))
			return packed;
	} else {
		packed->gzip = gzip_open(arena);
		if (packed->gzip != NULL)
			return packed;
		fail(packed, strerror(ENOMEM));
	}
	packed_close(packed);
	return NULL;
}

void packed_close(struct packed *packed)
{
	if (packed == NULL)
		return;
	gzip_close(packed->gzip);
	packed->gzip = NULL;
	if (packed->archive != NULL)
		ARCHIVE(read_free)(packed->archive);
	if (packed->entry != NULL)
		ARCHIVE(entry_free)(packed->entry);
	packed->archive = NULL;
	packed->entry = NULL;
}

void packed_choose(struct packed *packed, const char *const *members, size_t count)
{
	packed->chosen = members;
	packed->n_chosen = count;
}

bool packed_has_members(const struct packed *packed)
{
	return packed->archive != NULL;
}

bool packed_is_unsure(const struct packed *packed)
{
	return packed->is_unsure;
}

static bool is_chosen(const struct packed *packed, const char *path)
{
	for (size_t i = 0; i < packed->n_chosen; i++)
		if (member_is_named(packed->chosen[i], path))
			return true;
	return false;
}

/* No member that was asked for is there. */
static enum packed_next refuse_choice(const struct packed *packed)
{
	fault(packed->diagnostics, in_file(packed->source.path),
	      "has no member that --member names; its members are %s",
	      packed->names == NULL ? "none" : packed->names);
	return PACKED_FAILED;
}

/* What holds files of its own, or sheets, may hold a ledger. */
static enum packed_next refuse_member(const struct packed *packed, const char *path)
{
	fault(packed->diagnostics, in_file(packed->source.path),
	      "member '%s' may hold a ledger, and is no text: unpack it, or save it as CSV, and "
	      "give that; --member NAME reads the members named only",
	      path);
	return PACKED_FAILED;
}

static enum packed_next end_of_members(struct packed *packed)
{
	if (packed->n_chosen > 0 && !packed->is_any_chosen)
		return refuse_choice(packed);
	/* All that there is. */
	if (packed->sheet != NULL && !packed->is_any_read)
		return refuse_member(packed, packed->sheet);
	return PACKED_END;
}

/* Is a member to be read?  If not, that is said. */
static bool is_wanted(struct packed *packed, const char *path, enum member kind)
{
	const struct place place = {.file = packed->source.path};

	if (packed->n_chosen > 0 && !is_chosen(packed, path))
		notice(packed->diagnostics, place, "member '%s' is left out, as --member asks",
		       path);
	else if (packed->n_chosen == 0 && kind == MEMBER_SHEET)
		notice(packed->diagnostics, place,
		       "member '%s' is a spreadsheet and is left out; if it holds more of the "
		       "ledger, save its sheet as CSV and give that too",
		       path);
	else if (packed->n_chosen == 0 && kind == MEMBER_OTHER)
		notice(packed->diagnostics, place,
		       "member '%s' is not a .csv, .tsv or .txt file and was not read", path);
	else
		return true;
	return false;
}

/*
 * The next member and its name.  libarchive gives a name that the archive holds as UTF-8 only to
 * who has a locale of UTF-8, which this process has not: this thread takes one meanwhile.
 */
static int next_entry(const struct packed *packed, const char **path)
{
	const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0),
		       own = utf8 == (locale_t)0 ? utf8 : uselocale(utf8);
	/* Of an entry of its own libarchive does not look either. */
	const int status = ARCHIVE(read_next_header2)(packed->archive, packed->entry);
	const bool is_found = status == ARCHIVE_OK || status == ARCHIVE_WARN;

	*path = is_found ? ARCHIVE(entry_pathname)(packed->entry) : NULL;
	if (*path == NULL)
		*path = unreadable;
	if (utf8 != (locale_t)0) {
		(void)uselocale(own);
		freelocale(utf8);
	}
	return status;
}

static enum packed_next next_member(struct packed *packed, const char **name)
{
	const char *path;
	int status;

	while ((status = next_entry(packed, &path)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
		if (ARCHIVE(entry_filetype)(packed->entry) == AE_IFDIR)
			continue;
		if (strcmp(path, "[Content_Types].xml") == 0) {
			fault(packed->diagnostics, in_file(packed->source.path),
			      "is a workbook, which cannot be read from a pipe; give it as a file");
			return PACKED_FAILED;
		}
		if (strlen(packed->names == NULL ? "" : packed->names) < 2000)
			packed->names = text_more(packed->arena, packed->names, ", ",
						  arena_format(packed->arena, "'%s'", path));

		enum member kind = member_by_name(path);

		if (packed->n_chosen == 0 && kind == MEMBER_PACKED)
			return refuse_member(packed, path);
		if (packed->n_chosen == 0 && kind == MEMBER_SHEET && packed->sheet == NULL)
			packed->sheet = arena_text(packed->arena, path);
		if (!is_wanted(packed, path, kind))
			continue;
		if (names_find(&packed->read, path) >= 0) {
			fault(packed->diagnostics, in_file(packed->source.path),
			      "has two members called '%s', of which one may be an older one: "
			      "unpack it, and give the file that counts",
			      path);
			return PACKED_FAILED;
		}
		if (path != unreadable)
			(void)names_add(&packed->read, path);
		packed->is_any_chosen = packed->n_chosen > 0;
		packed->is_any_read = true;
		packed->is_unsure = kind == MEMBER_UNSURE && packed->n_chosen == 0;
		*name = arena_format(packed->arena, "%s/%s", packed->source.path, path);
		return PACKED_FOUND;
	}
	if (status == ARCHIVE_EOF)
		return end_of_members(packed);
	fail(packed, archive_problem(packed));
	return PACKED_FAILED;
}

enum packed_next packed_next(struct packed *packed, const char **name)
{
	if (packed->archive != NULL)
		return next_member(packed, name);
	*name = packed->source.path;
	if (!packed->is_started) {
		packed->is_started = true;
		return PACKED_FOUND;
	}
	if (gzip_has_rest(packed->gzip))
		notice(packed->diagnostics, in_file(packed->source.path),
		       "what follows the packed text is not gzip, and was not read");
	return PACKED_END;
}

int64_t packed_read(struct packed *packed, char *bytes, size_t size)
{
	la_ssize_t count;

	if (packed->gzip != NULL) {
		int64_t got =
		    gzip_read(packed->gzip, packed->source.read, packed->source.data, bytes, size);

		packed->problem = gzip_problem(packed->gzip);
		return got;
	}
	do
		count = ARCHIVE(read_data)(packed->archive, bytes, size);
	while (count == ARCHIVE_RETRY);
	if (count >= 0)
		return count;
	errno = ARCHIVE(errno)(packed->archive) > 0 ? ARCHIVE(errno)(packed->archive) : EIO;
	packed->problem = archive_problem(packed);
	return -1;
}

const char *packed_problem(const struct packed *packed)
{
	return packed->problem;
}
