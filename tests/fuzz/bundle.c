#include "bundle.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reading/sheet.h"

/* In memory where the system has such a place; the same for every input of this process. */
static const char *own_folder(void)
{
	static char folder[64];

	if (folder[0] == '\0')
		snprintf(folder, sizeof folder, "%s/vfm-fuzz-%ld",
			 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (long)getpid());
	return folder;
}

static bool is_name(const char *name, size_t length)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

	return length > 4 && length < 32 && memcmp(name + length - 4, ".csv", 4) == 0 &&
	       strspn(name, letters) == length - 4;
}

/* A word of the command line; NULL where it might reach beyond the folder. */
static char *word_of(const struct bundle *bundle, const char *word, struct arena *arena)
{
	const char *value = strchr(word, '=');

	value = value == NULL ? word : value + 1;
	if (strchr(word, '/') != NULL || strcmp(value, "-") == 0)
		return NULL;
	if (strcmp(word, ".") == 0)
		return arena_text_of(arena, bundle->folder, strlen(bundle->folder));
	if (strstr(value, ".csv") == NULL)
		return arena_text_of(arena, word, strlen(word));
	word = arena_format(arena, "%.*s%s/%s", (int)(value - word), word, bundle->folder, value);
	return arena_text_of(arena, word, strlen(word));
}

static bool read_words(struct bundle *bundle, char *line, struct arena *arena)
{
	char *rest = NULL;

	for (char *word = strtok_r(line, " ", &rest); word != NULL;
	     word = strtok_r(NULL, " ", &rest)) {
		if (bundle->n_words == BUNDLE_MOST_WORDS)
			return false;
		bundle->words[bundle->n_words] = word_of(bundle, word, arena);
		if (bundle->words[bundle->n_words++] == NULL)
			return false;
	}
	return bundle->n_words > 0;
}

/* The next line `== NAME.csv` at or behind `from`, or NULL; its name and what is behind it. */
static const char *next_head(const char *from, const char *end, const char **name, size_t *length,
			     const char **body)
{
	const char *line = from, *stop;

	for (; line < end; line = stop < end ? stop + 1 : end) {
		stop = memchr(line, '\n', (size_t)(end - line));
		stop = stop == NULL ? end : stop;
		if (stop - line < 4 || memcmp(line, "== ", 3) != 0 ||
		    !is_name(line + 3, (size_t)(stop - line - 3)))
			continue;
		*name = line + 3;
		*length = (size_t)(stop - line - 3);
		*body = stop < end ? stop + 1 : end;
		return line;
	}
	return NULL;
}

static void add_file(struct bundle *bundle, const char *name, size_t length, const char *from,
		     const char *to, struct arena *arena)
{
	const char *path = arena_format(arena, "%s/%.*s", bundle->folder, (int)length, name);

	if (bundle->n_files < BUNDLE_MOST_FILES && bundle_find(bundle, path) == NULL)
		bundle->files[bundle->n_files++] =
		    (struct bundle_file){path, from, (size_t)(to - from)};
}

bool bundle_read(struct bundle *bundle, const uint8_t *data, size_t size, struct arena *arena)
{
	/* Copied to end in a null byte, which no search for a name passes. */
	const char *text = arena_text_of(arena, (const char *)data, size), *end = text + size;
	const char *stop = memchr(text, '\n', size), *name, *body;
	size_t length;

	*bundle = (struct bundle){.folder = own_folder()};
	if (stop == NULL || memchr(text, '\0', (size_t)(stop - text)) != NULL ||
	    !read_words(bundle, arena_text_of(arena, text, (size_t)(stop - text)), arena))
		return false;
	for (const char *head = next_head(stop + 1, end, &name, &length, &body); head != NULL;) {
		const char *file = name, *from = body;
		size_t file_length = length;

		head = next_head(from, end, &name, &length, &body);
		add_file(bundle, file, file_length, from, head == NULL ? end : head, arena);
	}
	return true;
}

const struct bundle_file *bundle_find(const struct bundle *bundle, const char *path)
{
	for (size_t i = 0; i < bundle->n_files; i++)
		if (strcmp(bundle->files[i].path, path) == 0)
			return &bundle->files[i];
	return NULL;
}

/* The rows up to the header, then the others backwards; as it is where a row is none. */
static void turn(struct bundle_file *file, struct arena *arena)
{
	struct diagnostics unused;
	struct source source;
	struct sheet sheet;
	size_t header = 0, size;
	char *text;
	FILE *stream;

	diagnostics_init(&unused, arena);
	if (!source_from_memory(&source, file->path, file->bytes, file->size, arena, &unused))
		return;
	sheet_read(&sheet, &source, 0, true, arena);
	for (size_t i = 0; i < sheet.n_rows; i++)
		if (sheet.rows[i].fault != NULL)
			return;
	while (header < sheet.n_rows && sheet.rows[header].cells[0][0] == '#')
		header++;
	if (header >= sheet.n_rows)
		return;
	stream = open_memstream(&text, &size);
	REQUIRE(stream != NULL);
	fputs("\xEF\xBB\xBF", stream);
	for (size_t i = 0; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i <= header ? i : sheet.n_rows + header - i];

		fwrite(row->raw, 1, row->raw_length, stream);
		putc('\n', stream);
	}
	REQUIRE(fclose(stream) == 0);
	file->bytes = arena_text_of(arena, text, size);
	file->size = size;
	free(text);
}

static bool is_among(const char *const *names, const char *name)
{
	for (; names != NULL && *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

void bundle_turn(struct bundle *bundle, const char *const *but, struct arena *arena)
{
	for (size_t i = 0; i < bundle->n_files; i++)
		if (!is_among(but, strrchr(bundle->files[i].path, '/') + 1))
			turn(&bundle->files[i], arena);
}

void bundle_lay(const struct bundle *bundle)
{
	mkdir(bundle->folder, 0700);
	for (size_t i = 0; i < bundle->n_files; i++) {
		FILE *stream = fopen(bundle->files[i].path, "wb");

		REQUIRE(stream != NULL);
		fwrite(bundle->files[i].bytes, 1, bundle->files[i].size, stream);
		REQUIRE(fclose(stream) == 0);
	}
}

void bundle_clear(const struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->n_files; i++)
		unlink(bundle->files[i].path);
	rmdir(bundle->folder);
}
