#include "delivery/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/look.h"
#include "base/order.h"
#include "base/sha256.h"
#include "base/text.h"
#include "loading/books.h"

#define MOST_DEPTH 4 /* of folders in a pack; one deeper is named, not looked into */

bool pack_digest(const char *path, char hex[PACK_DIGEST_SIZE])
{
	struct stat status;

	hex[0] = '\0';
	if (!look_at_link(path, &status))
		return false;
	if (!S_ISREG(status.st_mode))
		return true;

	/* Should it be a link or a pipe by now, it is neither followed nor waited for. */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (file < 0 || !sha256_of_file(file, hex)) {
		int why = errno;

		if (file >= 0)
			close(file);
		errno = why;
		look_fail(path);
	}
	close(file);
	return true;
}

bool pack_is_within(const char *name)
{
	size_t length;

	for (const char *part = name; *part != '\0'; part += length + (part[length] == '/')) {
		length = strcspn(part, "/");
		if (length == 0 || strncmp(part, "..", length > 2 ? length : 2) == 0 ||
		    strncmp(part, ".", length > 1 ? length : 1) == 0)
			return false;
	}
	return name[0] != '\0' && name[strlen(name) - 1] != '/';
}

bool pack_has_no_link(const char *folder, const char *name, struct arena *arena)
{
	struct stat status;

	for (const char *slash = strchr(name, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
		if (look_at_link(arena_format(arena, "%s/%.*s", folder, (int)(slash - name), name),
				 &status) &&
		    S_ISLNK(status.st_mode))
			return false;
	return true;
}

static bool is_digest(const char *text)
{
	return text != NULL && strlen(text) == PACK_DIGEST_SIZE - 1 &&
	       strspn(text, "0123456789abcdef") == PACK_DIGEST_SIZE - 1;
}

static bool refuse(const struct pack *pack, struct run *run, const char *what)
{
	return fault(&run->diagnostics, in_file(pack->list), "is not a list that vfm writes: %s",
		     what);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct pack_entry *)a)->name, ((const struct pack_entry *)b)->name);
}

static bool read_files(struct pack *pack, const json_t *files, struct run *run)
{
	const char *name;
	json_t *value;

	if (!json_is_object(files))
		return refuse(pack, run, "it names no files");
	pack->files.items =
	    arena_array(run->arena, json_object_size(files), sizeof *pack->files.items);
	json_object_foreach((json_t *)(uintptr_t)files, name, value)
	{
		if (!pack_is_within(name))
			return refuse(pack, run,
				      arena_format(run->arena,
						   "it names '%s', which is outside the pack",
						   text_cut(run->arena, name, 80)));
		if (!is_digest(json_string_value(value)))
			return refuse(pack, run,
				      arena_format(run->arena, "it has no SHA-256 of '%s'",
						   text_cut(run->arena, name, 80)));
		pack->files.items[pack->files.count++] = (struct pack_entry){
		    arena_text(run->arena, name), arena_text(run->arena, json_string_value(value))};
	}
	SORT(pack->files.items, pack->files.count, by_name);
	return true;
}

static bool read_inputs(struct pack *pack, const json_t *inputs, struct run *run)
{
	if (!json_is_array(inputs))
		return refuse(pack, run, "it names no inputs");
	pack->inputs.items =
	    arena_array(run->arena, json_array_size(inputs), sizeof *pack->inputs.items);
	for (size_t i = 0; i < json_array_size(inputs); i++) {
		const json_t *input = json_array_get(inputs, i),
			     *digest = json_object_get(input, "sha256");
		const char *path = json_string_value(json_object_get(input, "path"));

		if (path == NULL || path[0] == '\0' ||
		    (!json_is_null(digest) && !is_digest(json_string_value(digest))))
			return refuse(pack, run, "an input has no path or no SHA-256");
		pack->inputs.items[pack->inputs.count++] = (struct pack_entry){
		    arena_text(run->arena, path),
		    json_is_null(digest) ? NULL
					 : arena_text(run->arena, json_string_value(digest))};
	}
	return true;
}

static const char *text_of(const json_t *object, const char *key, struct arena *arena)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text == NULL ? NULL : arena_text(arena, text);
}

static int digit_of(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = c == '\0' ? NULL : strchr(digits, c);

	return found == NULL ? -1 : (int)(found - digits);
}

/* What an option was given: where that was no text, by its bytes; false where these are none. */
static bool read_value(const char **value, const json_t *option, struct arena *arena)
{
	const char *hex = json_string_value(json_object_get(option, "bytes"));
	char *bytes, *at;

	*value = text_of(option, "value", arena);
	if (hex == NULL)
		return true;
	*value = at = bytes = arena_alloc(arena, strlen(hex) / 2 + 1);
	for (; hex[0] != '\0'; hex += 2) {
		const int high = digit_of(hex[0]), low = high < 0 ? -1 : digit_of(hex[1]);

		if (low < 0 || (high == 0 && low == 0))
			return false;
		*at++ = (char)(high * 16 + low);
	}
	return at > bytes;
}

static bool read_request(struct pack *pack, const json_t *request, struct run *run)
{
	const json_t *arguments = json_object_get(request, "arguments"),
		     *options = json_object_get(request, "options");

	pack->has_request = request != NULL;
	if (request == NULL)
		return true;
	if (!json_is_array(arguments) || !json_is_array(options) ||
	    json_array_size(arguments) > MOST_REPEATS)
		return refuse(pack, run, "it does not say how the pack was made");
	for (size_t i = 0; i < json_array_size(arguments); i++) {
		const char *text = json_string_value(json_array_get(arguments, i));

		if (text == NULL || text[0] == '\0')
			return refuse(pack, run, "a folder that was given has no name");
		pack->arguments.items[pack->arguments.count++] = arena_text(run->arena, text);
	}
	pack->options = arena_array(run->arena, json_array_size(options), sizeof *pack->options);
	for (size_t i = 0; i < json_array_size(options); i++) {
		const json_t *option = json_array_get(options, i);
		const char *name = text_of(option, "name", run->arena);

		if (name == NULL)
			return refuse(pack, run, "an option that was given has no name");
		struct remembered *given = &pack->options[pack->n_options++];

		given->name = name;
		if (!read_value(&given->value, option, run->arena))
			return refuse(pack, run, "the bytes of an option that was given are none");
	}
	return true;
}

bool pack_read(struct pack *pack, const char *folder, struct run *run)
{
	const char *problem;
	struct stat status;

	*pack = (struct pack){.folder = folder,
			      .list = arena_format(run->arena, "%s/%s", folder, MANIFEST_NAME)};
	if (!look_at(folder, &status))
		return failure(&run->diagnostics, in_file(folder),
			       "is not there; a pack is what vfm case FOLDER -o PACK leaves");
	if (!S_ISDIR(status.st_mode))
		return fault(&run->diagnostics, in_file(folder),
			     "is not a folder; a pack is what vfm case FOLDER -o PACK leaves");
	json_t *root = manifest_load(pack->list, &problem, run->arena);
	if (problem != NULL)
		return refuse(pack, run, problem);
	if (root == NULL)
		return fault(&run->diagnostics, in_file(folder),
			     "holds no " MANIFEST_NAME
			     ", the list by which a pack is checked; a pack is what vfm case "
			     "FOLDER -o PACK leaves");

	pack->said = root;

	const json_t *made = json_object_get(root, "vfm");

	pack->version = text_of(made, "version", run->arena);
	pack->command = text_of(made, "command", run->arena);
	pack->epoch = text_of(root, "source_date_epoch", run->arena);
	if (pack->version == NULL || pack->command == NULL)
		return refuse(pack, run, "it does not say what made the pack");
	return read_files(pack, json_object_get(root, "files"), run) &&
	       read_inputs(pack, json_object_get(root, "inputs"), run) &&
	       read_request(pack, json_object_get(root, "run"), run);
}

const struct pack_entry *pack_find(const struct pack_entries *entries, const char *name)
{
	return FIND_BY(entries->items, entries->count, name, name);
}

struct pack_entries pack_inputs(const struct run *run)
{
	struct pack_entries files = {
	    arena_array(run->arena, run->results.n_inputs, sizeof *files.items), 0};

	FOR_EACH (const struct input, input, run->results.inputs, run->results.n_inputs) {
		const char *name = books_file(run, input->path);

		if (pack_find(&files, name) == NULL)
			files.items[files.count++] = (struct pack_entry){name, input->sha256};
	}
	return files;
}

/* What is found in a folder, that grows. */
struct pack_walk {
	const char *folder;
	struct pack_entries found;
	size_t capacity;
	struct arena *arena;
};

/* The files of a folder of the pack, `inside` ("charts/" or ""), and of those within it. */
static void walk(struct pack_walk *walking, const char *inside, int depth)
{
	size_t count;
	const char *const *names =
	    shelf_names(NULL, arena_format(walking->arena, "%s/%s", walking->folder, inside),
			&count, walking->arena);

	for (size_t i = 0; i < count; i++) {
		const char *name = arena_format(walking->arena, "%s%s", inside, names[i]);
		struct stat status;

		if (strcmp(names[i], ".") == 0 || strcmp(names[i], "..") == 0 ||
		    strcmp(name, MANIFEST_NAME) == 0)
			continue;
		/* A link is not followed: what it leads to is no file of the pack. */
		if (depth < MOST_DEPTH &&
		    look_at_link(arena_format(walking->arena, "%s/%s", walking->folder, name),
				 &status) &&
		    S_ISDIR(status.st_mode)) {
			walk(walking, arena_format(walking->arena, "%s/", name), depth + 1);
			continue;
		}
		walking->found.items =
		    arena_grow(walking->arena, walking->found.items, walking->found.count,
			       &walking->capacity, sizeof *walking->found.items);
		walking->found.items[walking->found.count++] = (struct pack_entry){name, NULL};
	}
}

struct pack_entries pack_found(const struct pack *pack, struct arena *arena)
{
	struct pack_walk walking = {.folder = pack->folder, .arena = arena};

	walk(&walking, "", 0);
	SORT(walking.found.items, walking.found.count, by_name);
	return walking.found;
}
