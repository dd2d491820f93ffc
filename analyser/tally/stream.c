#include "tally/stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tally/utf16.h"

#define PACKED_PIECE (64 * 1024)
#define FIRST_BYTES 4 /* that tell what is packed */

struct stream {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *path, *name;
	int file;
	bool is_input, is_regular, is_started, is_at_end, is_interrupted;
	int64_t size; /* of the file given, or -1 */
	char first[FIRST_BYTES];
	size_t n_first, first_taken;
	struct archive *archive; /* NULL: nothing is packed */
	bool is_zip;
	char *piece;         /* of the packed bytes */
	struct utf16 *utf16; /* NULL: bytes pass as they are */
	SHA2_CTX hash;
	bool is_hashed; /* as bytes pass */
	int64_t n_hashed, most_hashed;
	const char *sha256, *problem;
};

static bool fail(struct stream *stream, const char *why)
{
	return diagnose(stream->diagnostics, SEVERITY_FAILURE, (struct place){.file = stream->path},
			"cannot be read: %s", why);
}

/* The file's own bytes, those looked at already first. */
static int64_t read_given(struct stream *stream, char *bytes, size_t size)
{
	int64_t count;

	if (stream->first_taken < stream->n_first) {
		count = (int64_t)(stream->n_first - stream->first_taken);
		count = count > (int64_t)size ? (int64_t)size : count;
		memcpy(bytes, stream->first + stream->first_taken, (size_t)count);
		stream->first_taken += (size_t)count;
	} else {
		count = read(stream->file, bytes, size);
	}
	if (count < 0) {
		stream->problem = strerror(errno);
		stream->is_interrupted = errno == EINTR;
	}
	stream->is_at_end = count == 0;
	if (stream->is_hashed && count > 0) {
		stream->n_hashed += count;
		if (stream->n_hashed <= stream->most_hashed)
			SHA256Update(&stream->hash, (const uint8_t *)bytes, (size_t)count);
	}
	return count;
}

static ssize_t feed_archive(struct archive *archive, void *data, const void **bytes)
{
	struct stream *stream = data;
	int64_t count = read_given(stream, stream->piece, PACKED_PIECE);

	if (count < 0)
		archive_set_error(archive, errno, "%s", strerror(errno));
	*bytes = stream->piece;
	return (ssize_t)count;
}

static bool open_archive(struct stream *stream)
{
	int status;

	stream->archive = archive_read_new();
	if (stream->archive == NULL)
		return fail(stream, strerror(ENOMEM));
	if (stream->is_zip) {
		archive_read_support_format_zip(stream->archive);
	} else {
		archive_read_support_filter_gzip(stream->archive);
		archive_read_support_format_raw(stream->archive);
		archive_read_support_format_empty(stream->archive);
	}
	if (stream->is_regular && !stream->is_hashed) {
		status = lseek(stream->file, 0, SEEK_SET) == 0
			     ? archive_read_open_fd(stream->archive, stream->file, PACKED_PIECE)
			     : ARCHIVE_FATAL;
	} else {
		stream->piece = arena_alloc(stream->arena, PACKED_PIECE);
		status = archive_read_open(stream->archive, stream, NULL, feed_archive, NULL);
	}
	return status == ARCHIVE_OK || fail(stream, archive_error_string(stream->archive));
}

/* Of a plain file as it is; what is unpacked from it is the same bytes. */
static const char *hash_file(struct stream *stream)
{
	char bytes[32 * 1024], hex[SHA256_DIGEST_STRING_LENGTH];
	SHA2_CTX hash;
	int64_t count, at = 0;

	SHA256Init(&hash);
	while ((count = pread(stream->file, bytes, sizeof bytes, at)) > 0) {
		SHA256Update(&hash, (const uint8_t *)bytes, (size_t)count);
		at += count;
	}
	if (count < 0)
		return NULL;
	SHA256End(&hash, hex);
	return arena_text(stream->arena, hex);
}

static bool look_at_first(struct stream *stream)
{
	while (stream->n_first < FIRST_BYTES) {
		int64_t count = read(stream->file, stream->first + stream->n_first,
				     FIRST_BYTES - stream->n_first);

		if (count < 0)
			return fail(stream, strerror(errno));
		if (count == 0)
			break;
		stream->n_first += (size_t)count;
	}
	return true;
}

struct stream *stream_open(const char *path, int64_t most_hashed, struct arena *arena,
			   struct diagnostics *diagnostics)
{
	struct stream *stream = arena_alloc(arena, sizeof *stream);
	struct stat status;

	stream->arena = arena;
	stream->diagnostics = diagnostics;
	stream->is_input = strcmp(path, "-") == 0;
	stream->path = stream->is_input ? "standard input" : path;
	stream->name = stream->path;
	stream->size = -1;
	stream->file = stream->is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	stream->most_hashed = most_hashed;
	SHA256Init(&stream->hash);
	if (stream->file < 0 || fstat(stream->file, &status) != 0) {
		fail(stream, strerror(errno));
		stream_close(stream);
		return NULL;
	}
	if (S_ISDIR(status.st_mode)) {
		fail(stream, "it is a folder; give the files in it");
		stream_close(stream);
		return NULL;
	}
	/* Standard input may be in use by others, so it is only read on. */
	stream->is_regular = S_ISREG(status.st_mode) && !stream->is_input;
	if (stream->is_regular)
		stream->size = status.st_size;
	/* A small file's is taken in a moment; a large one's as its bytes pass, in their order. */
	stream->is_hashed = most_hashed > 0 && (stream->is_input || !stream->is_regular ||
						most_hashed == STREAM_HASH_ALL);
	if (!stream->is_hashed && stream->size <= most_hashed)
		stream->sha256 = hash_file(stream);
	if (!look_at_first(stream)) {
		stream_close(stream);
		return NULL;
	}
	bool is_gzip = stream->n_first >= 2 && memcmp(stream->first, "\x1F\x8B", 2) == 0;

	stream->is_zip = stream->n_first >= 4 && (memcmp(stream->first, "PK\x03\x04", 4) == 0 ||
						  memcmp(stream->first, "PK\x05\x06", 4) == 0);
	if ((is_gzip || stream->is_zip) && !open_archive(stream)) {
		stream_close(stream);
		return NULL;
	}
	return stream;
}

void stream_close(struct stream *stream)
{
	if (stream == NULL)
		return;
	utf16_close(stream->utf16);
	stream->utf16 = NULL;
	if (stream->archive != NULL)
		archive_read_free(stream->archive);
	stream->archive = NULL;
	if (stream->file >= 0 && !stream->is_input)
		close(stream->file);
	stream->file = -1;
}

static bool is_text_name(const char *name)
{
	static const char *const suffixes[] = {".csv", ".tsv", ".txt"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (length > 4 && strcasecmp(name + length - 4, suffixes[i]) == 0)
			return strncmp(name, "__MACOSX/", 9) != 0;
	return false;
}

static enum stream_next next_member(struct stream *stream)
{
	struct archive_entry *entry;
	int status;

	while ((status = archive_read_next_header(stream->archive, &entry)) == ARCHIVE_OK ||
	       status == ARCHIVE_WARN) {
		const char *name = archive_entry_pathname(entry);

		stream->is_started = true;
		if (!stream->is_zip)
			return STREAM_FOUND;
		if (archive_entry_filetype(entry) == AE_IFDIR)
			continue;
		if (name == NULL)
			name = "(name unreadable)";
		if (is_text_name(name)) {
			stream->name = arena_format(stream->arena, "%s/%s", stream->path, name);
			return STREAM_FOUND;
		}
		if (strcmp(name, "[Content_Types].xml") == 0) {
			diagnose(stream->diagnostics, SEVERITY_FAULT,
				 (struct place){.file = stream->path},
				 "is a workbook, not a text file; save its sheet as CSV");
			return STREAM_FAILED;
		}
		diagnose(stream->diagnostics, SEVERITY_NOTICE, (struct place){.file = stream->path},
			 "member '%s' is no .csv, .tsv or .txt and was not read", name);
	}
	if (status == ARCHIVE_EOF)
		return STREAM_END;
	fail(stream, archive_error_string(stream->archive));
	return STREAM_FAILED;
}

/* UTF-16 shows in the first two bytes of a text. */
static bool begin_text(struct stream *stream)
{
	utf16_close(stream->utf16);
	stream->utf16 = NULL;
	if (stream->archive == NULL && utf16_is_mark(stream->first, stream->n_first)) {
		stream->utf16 = utf16_open(stream->arena, stream->first[0] == '\xFF');
		if (stream->utf16 == NULL)
			return fail(stream, strerror(errno));
		diagnose(stream->diagnostics, SEVERITY_NOTICE, (struct place){.file = stream->name},
			 "read as UTF-16");
	}
	return true;
}

enum stream_next stream_next(struct stream *stream)
{
	if (stream->archive != NULL) {
		enum stream_next next = next_member(stream);

		return next == STREAM_FOUND && !begin_text(stream) ? STREAM_FAILED : next;
	}
	if (stream->is_started)
		return STREAM_END;
	stream->is_started = true;
	return begin_text(stream) ? STREAM_FOUND : STREAM_FAILED;
}

const char *stream_name(const struct stream *stream)
{
	return stream->name;
}

int stream_file(const struct stream *stream)
{
	bool is_plain = stream->is_regular && stream->archive == NULL && stream->utf16 == NULL;

	return is_plain && !stream->is_hashed ? stream->file : -1;
}

int64_t stream_size(const struct stream *stream)
{
	return stream->archive == NULL && stream->utf16 == NULL ? stream->size : -1;
}

static int64_t read_plain(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;
	la_ssize_t count;

	if (stream->archive == NULL)
		return read_given(stream, bytes, size);
	do
		count = archive_read_data(stream->archive, bytes, size);
	while (count == ARCHIVE_RETRY);
	if (count >= 0)
		return (int64_t)count;
	errno = archive_errno(stream->archive) > 0 ? archive_errno(stream->archive) : EIO;
	stream->problem = archive_error_string(stream->archive);
	return -1;
}

int64_t stream_read(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;

	return stream->utf16 != NULL ? utf16_read(stream->utf16, read_plain, stream, bytes, size)
				     : read_plain(stream, bytes, size);
}

bool stream_is_interrupted(const struct stream *stream)
{
	return stream->is_interrupted;
}

const char *stream_problem(const struct stream *stream)
{
	return stream->problem != NULL ? stream->problem : strerror(errno);
}

const char *stream_sha256(struct stream *stream)
{
	char hex[SHA256_DIGEST_STRING_LENGTH], rest[1024];

	if (stream->sha256 != NULL || !stream->is_hashed)
		return stream->sha256;
	/* What is packed may end before the file does. */
	while (!stream->is_at_end && stream->n_hashed <= stream->most_hashed &&
	       read_given(stream, rest, sizeof rest) > 0)
		;
	if (!stream->is_at_end || stream->n_hashed > stream->most_hashed)
		return NULL;
	SHA256End(&stream->hash, hex);
	stream->sha256 = arena_text(stream->arena, hex);
	return stream->sha256;
}
