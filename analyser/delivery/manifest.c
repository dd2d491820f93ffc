#include "delivery/manifest.h"

#include <errno.h>
#include <jansson.h>
#include <sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/path.h"
#include "base/text.h"
#include "base/version.h"
#include "delivery/delivery.h"
#include "delivery/folder.h"

#define MOST_BYTES (16 * 1024 * 1024) /* of a list that is read */

/* The SHA-256 of a plain file, empty where it is none; false where it cannot be read. */
static bool digest_of(const char *path, char hex[SHA256_DIGEST_STRING_LENGTH])
{
	struct stat status;

	hex[0] = '\0';
	if (lstat(path, &status) != 0)
		return errno == ENOENT || errno == ENOTDIR;
	return !S_ISREG(status.st_mode) || SHA256File(path, hex) != NULL;
}

/* NULL where there is no memory. */
static void end_json(void *json)
{
	json_decref(json);
}

static json_t *list_inputs(const struct run *run)
{
	json_t *inputs = json_array();

	for (size_t i = 0; inputs != NULL && i < run->results.n_inputs; i++) {
		const struct input *input = &run->results.inputs[i];
		/* Sheets of one workbook stand side by side; the file is listed once. */
		const char *file = path_file(input->path, run->arena);
		const char *before =
		    i == 0 ? "" : path_file(run->results.inputs[i - 1].path, run->arena);

		if (strcmp(file, before) == 0)
			continue;
		/* Only a path can hold bytes that are not UTF-8. */
		const char *path =
		    text_is_utf8(file, strlen(file)) ? file : text_visible(run->arena, file);
		json_t *one = json_pack("{s:s, s:s?}", "path", path, "sha256", input->sha256);

		if (one == NULL || json_array_append_new(inputs, one) != 0) {
			json_decref(inputs);
			inputs = NULL;
		}
	}
	return inputs;
}

bool manifest_write(struct run *run, struct draft_folder *folder)
{
	size_t count;
	const char *const *names = draft_folder_names(folder, &count);
	json_t *files = json_object();
	const char *path = arena_format(run->arena, "%s/%s", run->folder, MANIFEST_NAME);
	bool is_well = files != NULL;

	for (size_t i = 0; is_well && i < count; i++) {
		char hex[SHA256_DIGEST_STRING_LENGTH];

		is_well = digest_of(draft_folder_path(folder, names[i]), hex) && hex[0] != '\0' &&
			  json_object_set_new(files, names[i], json_string(hex)) == 0;
	}

	json_t *root =
	    json_pack("{s:{s:s, s:s}, s:o, s:o}", "vfm", "version", VFM_VERSION, "command",
		      run->results.command, "inputs", list_inputs(run), "files", files);

	if (root != NULL)
		arena_hold(run->arena, root, end_json);

	FILE *stream = root == NULL || !is_well ? NULL : folder_stream(run, folder, MANIFEST_NAME);

	if (stream != NULL)
		is_well =
		    json_dumpf(root, stream, JSON_INDENT(2)) == 0 && fputc('\n', stream) != EOF;
	arena_end(run->arena, root);
	if (stream == NULL)
		return diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = path},
				"cannot be written");
	return delivery_close(run, stream, path) && is_well;
}

/* A name that leads nowhere but into the folder. */
static bool is_within(const char *name)
{
	size_t length;

	for (const char *part = name; *part != '\0'; part += length + (part[length] == '/')) {
		length = strcspn(part, "/");
		if (length == 0 || strncmp(part, "..", length > 2 ? length : 2) == 0 ||
		    strncmp(part, ".", length > 1 ? length : 1) == 0)
			return false;
	}
	return name[0] != '\0';
}

/* One line of the list. */
static bool own(struct run *run, struct draft_folder *folder, const char *name, const char *written)
{
	const char *path = arena_format(run->arena, "%s/%s", run->folder, name);
	char hex[SHA256_DIGEST_STRING_LENGTH];

	if (written == NULL || !is_within(name))
		return true;
	if (!digest_of(path, hex))
		return diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = path},
				"cannot be read: %s", strerror(errno));
	if (strcmp(hex, written) == 0)
		draft_folder_own(folder, arena_text(run->arena, name));
	return true;
}

bool manifest_own(struct run *run, struct draft_folder *folder)
{
	const char *list = arena_format(run->arena, "%s/%s", run->folder, MANIFEST_NAME), *name;
	bool is_well = true;
	json_error_t error;
	struct stat status;
	json_t *root, *value;

	if (lstat(list, &status) != 0 && errno != ENOENT && errno != ENOTDIR)
		return diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = list},
				"cannot be read: %s", strerror(errno));
	if (lstat(list, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > MOST_BYTES)
		return true;
	root = json_load_file(list, 0, &error);
	if (root == NULL)
		return diagnose(
		    &run->diagnostics, SEVERITY_FAILURE, (struct place){.file = list},
		    "cannot be read as the list of what an earlier run left (%s); take it "
		    "away, or name another folder",
		    error.text);
	if (root != NULL)
		arena_hold(run->arena, root, end_json);
	if (json_object_get(root, "vfm") != NULL) {
		json_object_foreach(json_object_get(root, "files"), name, value)
		{
			is_well = is_well && own(run, folder, name, json_string_value(value));
		}
		draft_folder_own(folder, MANIFEST_NAME);
	}
	arena_end(run->arena, root);
	return is_well;
}

bool manifest_lists(const char *path, const char *name, struct arena *arena)
{
	const char *list = arena_format(arena, "%s/%s", path, MANIFEST_NAME);
	struct stat status;
	json_t *root;

	if (stat(list, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > MOST_BYTES)
		return false;
	root = json_load_file(list, 0, NULL);

	bool is_listed = json_object_get(root, "vfm") != NULL &&
			 (strcmp(name, MANIFEST_NAME) == 0 ||
			  json_object_get(json_object_get(root, "files"), name) != NULL);

	json_decref(root);
	return is_listed;
}
