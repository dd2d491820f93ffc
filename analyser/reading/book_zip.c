#include "reading/book_zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <strings.h>

#define BLOCK (64 * 1024)

struct book_zip {
	struct arena *arena;
	struct book_bytes from;
	struct archive *archive;
	int64_t unpacked, most;
	const char *problem;
};

static void end(void *data)
{
	struct book_zip *zip = data;

	if (zip->archive != NULL)
		archive_read_free(zip->archive);
	zip->archive = NULL;
}

struct book_zip *book_zip_open(const struct book_bytes *bytes, struct arena *arena)
{
	struct book_zip *zip = arena_alloc(arena, sizeof *zip);
	int64_t most = (int64_t)bytes->size * BOOK_ZIP_RATIO;

	*zip = (struct book_zip){
	    .arena = arena, .from = *bytes, .most = most > BOOK_ZIP_LEAST ? most : BOOK_ZIP_LEAST};
	arena_hold(arena, zip, end);
	return zip;
}

void book_zip_close(struct book_zip *zip)
{
	end(zip);
}

static bool fail(struct book_zip *zip, const char *why)
{
	zip->problem = why;
	return false;
}

static bool fail_archive(struct book_zip *zip)
{
	const char *text = archive_error_string(zip->archive);

	return fail(zip, arena_format(zip->arena,
				      "is damaged or cut short, and cannot be read as a "
				      "spreadsheet (%s); save it again",
				      text == NULL ? "no reason is given" : text));
}

/* libarchive goes through a file once, so each part is sought from the start. */
static bool begin(struct book_zip *zip)
{
	int status;

	end(zip);
	zip->archive = archive_read_new();
	if (zip->archive == NULL)
		return fail(zip, "cannot be read: no memory");
	archive_read_support_format_zip(zip->archive);
	status = zip->from.path != NULL
		     ? archive_read_open_filename(zip->archive, zip->from.path, BLOCK)
		     : archive_read_open_memory(zip->archive, zip->from.bytes, zip->from.size);
	return status == ARCHIVE_OK || fail_archive(zip);
}

/* Some programs write `xl\workbook.xml`, or other capitals. */
static bool is_name(const char *path, const char *name)
{
	for (; *path != '\0' && *name != '\0'; path++, name++) {
		char a = *path == '\\' ? '/' : *path;

		if (a != *name && strncasecmp(path, name, 1) != 0)
			return false;
	}
	return *path == *name;
}

bool book_zip_part(struct book_zip *zip, const char *name)
{
	struct archive_entry *entry;
	int status;
	int count = 0;

	if (zip->problem != NULL || !begin(zip))
		return false;
	while ((status = archive_read_next_header(zip->archive, &entry)) == ARCHIVE_OK ||
	       status == ARCHIVE_WARN) {
		const char *path = archive_entry_pathname(entry);

		if (++count > BOOK_ZIP_MOST_PARTS)
			return fail(zip, "has more than 20,000 parts, which no spreadsheet has");
		if (path == NULL || !is_name(path, name))
			continue;
		if (archive_entry_is_encrypted(entry))
			return fail(zip, "is protected by a password; save it without one");
		return true;
	}
	return status == ARCHIVE_EOF ? false : fail_archive(zip);
}

int64_t book_zip_read(struct book_zip *zip, char *bytes, size_t size)
{
	la_ssize_t count;

	do
		count = archive_read_data(zip->archive, bytes, size);
	while (count == ARCHIVE_RETRY);
	if (count < 0) {
		(void)fail_archive(zip);
		return -1;
	}
	zip->unpacked += count;
	if (zip->unpacked > zip->most) {
		zip->problem = "unpacks to far more than a spreadsheet of its size would, so it is "
			       "not read; save its sheet as CSV";
		return -1;
	}
	return count;
}

int64_t book_zip_most(const struct book_zip *zip)
{
	return zip->most;
}

const char *book_zip_problem(const struct book_zip *zip)
{
	return zip->problem;
}
