#include "tally/stream_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool stream_fail(const struct stream *stream, const char *why)
{
	return failure(stream->diagnostics, in_file(stream->path), "cannot be read: %s", why);
}

static int64_t read_file(struct stream *stream, char *bytes, size_t size)
{
	const struct shelf_file *given = stream->given;

	if (given == NULL)
		return read(stream->file, bytes, size);
	if (size > given->size - stream->given_taken)
		size = given->size - stream->given_taken;
	if (size > 0)
		memcpy(bytes, given->bytes + stream->given_taken, size);
	stream->given_taken += size;
	return (int64_t)size;
}

int64_t stream_read_given(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;
	int64_t count;

	if (stream->first_taken < stream->n_first) {
		count = (int64_t)(stream->n_first - stream->first_taken);
		count = count > (int64_t)size ? (int64_t)size : count;
		memcpy(bytes, stream->first + stream->first_taken, (size_t)count);
		stream->first_taken += (size_t)count;
	} else {
		count = read_file(stream, bytes, size);
	}
	if (count < 0) {
		stream->problem = strerror(errno);
		stream->is_interrupted = errno == EINTR;
	}
	stream->is_at_end = count == 0;
	stream->n_read += count > 0 ? count : 0;
	if (stream->is_hashed && count > 0) {
		stream->n_hashed += count;
		if (stream->n_hashed <= stream->most_hashed)
			sha256_update(&stream->hash, (size_t)count, (const uint8_t *)bytes);
	}
	return count;
}

bool stream_hash_file(struct stream *stream)
{
	char hex[SHA256_HEX_SIZE];

	if (stream->given != NULL)
		sha256_of(stream->given->bytes, stream->given->size, hex);
	else if (!sha256_of_file(stream->file, hex))
		return stream_fail(stream, strerror(errno));
	stream->sha256 = arena_text(stream->arena, hex);
	return true;
}

bool stream_look_at_first(struct stream *stream)
{
	while (stream->n_first < PACKED_FIRST) {
		int64_t count = read_file(stream, stream->first + stream->n_first,
					  PACKED_FIRST - stream->n_first);

		if (count < 0)
			return stream_fail(stream, strerror(errno));
		if (count == 0)
			break;
		stream->n_first += (size_t)count;
	}
	return true;
}

bool stream_open_file(struct stream *stream, const char *path, const struct shelf *shelf)
{
	struct stat status;

	stream->size = -1;
	stream->file = -1;
	stream->still = (struct still){.size = -1};
	stream->given = shelf_find(shelf, path);
	if (stream->given != NULL) {
		stream->is_input = false;
		stream->is_regular = true;
		stream->size = (int64_t)stream->given->size;
		return true;
	}
	if (!shelf_is_on_disk(shelf, path)) {
		errno = shelf_has_folder(shelf, path) ? EISDIR : ENOENT;
		return false;
	}
	stream->file = stream->is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (stream->file < 0 || fstat(stream->file, &status) != 0)
		return false;
	if (S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		return false;
	}
	/* Standard input may be in use by others, so it is only read on. */
	stream->is_regular = S_ISREG(status.st_mode) && !stream->is_input;
	if (stream->is_regular) {
		stream->size = status.st_size;
		stream->still = still_begin(stream->file);
	}
	return true;
}

bool stream_sha256(struct stream *stream, const char **sha256)
{
	char hex[SHA256_HEX_SIZE], rest[1024];

	*sha256 = stream->sha256;
	if (stream->sha256 != NULL || !stream->is_hashed)
		return true;
	/* What is packed may end before the file does. */
	while (!stream->is_at_end && stream->n_hashed <= stream->most_hashed &&
	       stream_read_given(stream, rest, sizeof rest) > 0)
		;
	if (stream->n_hashed > stream->most_hashed)
		return true;
	if (!stream->is_at_end)
		return stream_fail(stream, stream->problem);
	sha256_end(&stream->hash, hex);
	*sha256 = stream->sha256 = arena_text(stream->arena, hex);
	return true;
}
