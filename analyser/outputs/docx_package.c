#include "outputs/docx_package.h"

#include <archive.h>
#include <archive_entry.h>

static void end_archive(void *archive)
{
	(void)archive_write_free(archive);
}

static void end_entry(void *entry)
{
	archive_entry_free(entry);
}

/* What the stream does not take is known to its owner by its error. */
static la_ssize_t take(struct archive *archive, void *stream, const void *bytes, size_t size)
{
	(void)archive;
	(void)fwrite(bytes, 1, size, stream);
	return (la_ssize_t)size;
}

/* An entry without a time is of 1980, whatever the clock and its zone. */
static bool write_part(struct archive *archive, struct archive_entry *entry,
		       const struct docx_part *part)
{
	archive_entry_clear(entry);
	archive_entry_set_pathname(entry, part->name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, (la_int64_t)part->size);
	return archive_write_header(archive, entry) == ARCHIVE_OK &&
	       archive_write_data(archive, part->bytes, part->size) == (la_ssize_t)part->size;
}

/* Pictures are packed already, so that little is gained by trying hard. */
static bool open_package(struct archive *archive, FILE *stream)
{
	return archive_write_set_format_zip(archive) == ARCHIVE_OK &&
	       archive_write_set_options(archive, "zip:compression=deflate,"
						  "zip:compression-level=3") == ARCHIVE_OK &&
	       archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
	       archive_write_open(archive, stream, NULL, take, NULL) == ARCHIVE_OK;
}

bool docx_package_write(const struct docx_part *parts, size_t count, FILE *stream,
			struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct archive *archive = archive_write_new();
	struct archive_entry *entry = NULL;
	bool is_well;

	if (archive != NULL) {
		arena_hold(arena, archive, end_archive);
		entry = archive_entry_new();
	}
	if (entry != NULL)
		arena_hold(arena, entry, end_entry);
	is_well = entry != NULL && open_package(archive, stream);
	for (size_t i = 0; is_well && i < count; i++)
		is_well = write_part(archive, entry, &parts[i]);
	is_well = is_well && archive_write_close(archive) == ARCHIVE_OK;
	if (!is_well)
		diagnose(diagnostics, SEVERITY_FAILURE, (struct place){0},
			 "the Word document cannot be packed: %s",
			 archive != NULL && archive_error_string(archive) != NULL
			     ? archive_error_string(archive)
			     : "out of memory");
	if (entry != NULL)
		arena_end(arena, entry);
	if (archive != NULL)
		arena_end(arena, archive);
	return is_well;
}
