#include "delivery/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/look.h"
#include "base/memory_try.h"
#include "base/text.h"
#include "base/version.h"
#include "delivery/delivery.h"

static void end_json(void *json)
{
	json_decref(json);
}

/* Only what was given on a command line can hold bytes that are not UTF-8. */
static json_t *text_json(const struct run *run, const char *text)
{
	return json_string(text_is_utf8(text, strlen(text)) ? text
							    : text_visible(run->arena, text));
}

/* Such bytes in hexadecimal, by which the same can be asked again; NULL of a text. */
static json_t *bytes_json(const struct run *run, const char *text)
{
	static const char digits[] = "0123456789abcdef";
	char *hex, *at;

	if (text == NULL || text_is_utf8(text, strlen(text)))
		return NULL;
	at = hex = arena_alloc(run->arena, 2 * strlen(text) + 1);
	for (; *text != '\0'; text++) {
		*at++ = digits[(unsigned char)*text >> 4];
		*at++ = digits[(unsigned char)*text & 15];
	}
	return json_string(hex);
}

/* The folders that were given, and the options that change what is found. */
static json_t *list_request(const struct run *run)
{
	const struct settings *settings = &run->settings;
	json_t *arguments = json_array(), *options = json_array();
	bool is_well = arguments != NULL && options != NULL;

	/* jansson takes what is NULL for a failure of its own. */
	for (size_t i = 0; i < settings->files.count; i++)
		is_well &=
		    json_array_append_new(arguments, text_json(run, settings->files.items[i])) == 0;
	for (size_t i = 0; i < settings->n_asked; i++) {
		const struct remembered *asked = &settings->asked[i];

		is_well &= json_array_append_new(
			       options,
			       json_pack("{s:s, s:o*, s:o*}", "name", asked->name, "value",
					 asked->value == NULL ? NULL : text_json(run, asked->value),
					 "bytes", bytes_json(run, asked->value))) == 0;
	}
	if (is_well)
		return json_pack("{s:o, s:o}", "arguments", arguments, "options", options);
	json_decref(arguments);
	json_decref(options);
	return NULL;
}

/* NULL where there is no memory. */
static json_t *list_inputs(const struct run *run)
{
	const struct pack_entries files = pack_inputs(run);
	json_t *inputs = json_array();
	bool is_well = true;

	for (size_t i = 0; i < files.count; i++)
		is_well &=
		    json_array_append_new(inputs, json_pack("{s:o, s:s?}", "path",
							    text_json(run, files.items[i].name),
							    "sha256", files.items[i].sha256)) == 0;
	if (is_well)
		return inputs;
	json_decref(inputs);
	return NULL;
}

/* What the list says of a run, without its files; NULL where there is no memory. */
static json_t *describe(const struct run *run)
{
	const struct document *document = run->results.document;

	return json_pack(
	    "{s:{s:s, s:s}, s:o, s:s, s:s*, s:s*, s:s*, s:o}", "vfm", "version", VFM_VERSION,
	    "command", run->results.command, "run", list_request(run), "record",
	    "results.json and tables/; a CSV file beside this list is a copy of one in tables/",
	    "source_date_epoch", run->results.epoch, "guidance",
	    document == NULL ? NULL : document->guidance, "edition",
	    document == NULL ? NULL : document->edition, "inputs", list_inputs(run));
}

bool manifest_write(struct run *run, struct draft_folder *folder)
{
	size_t count;
	const char *const *names = draft_folder_names(folder, &count);
	json_t *files = json_object();
	const char *path = arena_format(run->arena, "%s/%s", run->folder, MANIFEST_NAME);
	bool is_well = files != NULL;

	/* A file that cannot be read ends the run in the midst of it. */
	if (is_well)
		arena_hold(run->arena, files, end_json);
	for (size_t i = 0; is_well && i < count; i++) {
		char hex[PACK_DIGEST_SIZE];

		is_well = pack_digest(draft_folder_path(folder, names[i]), hex) && hex[0] != '\0' &&
			  json_object_set_new(files, names[i], json_string(hex)) == 0;
	}

	if (files != NULL)
		arena_release(run->arena, files);

	json_t *root = describe(run);

	is_well = json_object_set_new(root, "files", files) == 0 && is_well;
	if (root != NULL)
		arena_hold(run->arena, root, end_json);

	FILE *stream = root == NULL || !is_well ? NULL : folder_stream(run, folder, MANIFEST_NAME);

	if (stream != NULL)
		is_well =
		    json_dumpf(root, stream, JSON_INDENT(2)) == 0 && fputc('\n', stream) != EOF;
	arena_end(run->arena, root);
	if (stream == NULL)
		return failure(&run->diagnostics, in_file(path), "cannot be written");
	return delivery_close(run, stream, path) && is_well;
}

/* One line of the list. */
static void own(struct run *run, struct draft_folder *folder, const char *name, const char *written)
{
	const char *path = arena_format(run->arena, "%s/%s", run->folder, name);
	char hex[PACK_DIGEST_SIZE];

	if (written == NULL || !pack_is_within(name) ||
	    !pack_has_no_link(run->folder, name, run->arena))
		return;
	if (pack_digest(path, hex) && strcmp(hex, written) == 0)
		draft_folder_own(folder, arena_text(run->arena, name));
}

/*
 * Parsed from bytes.  Where it has no memory jansson says of some text that it is no token, and
 * leaves a character out of another: only where there is room, and what it says twice is the same,
 * is it what stands there.
 */
static json_t *parse(const char *bytes, size_t size, json_error_t *error)
{
	json_t *root = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, error), *again = NULL;
	void *as_much = malloc(2 * size + 1);

	free(as_much);
	if (as_much != NULL)
		again = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, error);

	const bool has_room = as_much != NULL && (again != NULL || error->text[0] != '\0') &&
			      (root == NULL || json_equal(root, again));

	json_decref(root);
	if (!has_room) {
		json_decref(again);
		memory_gone();
	}
	return again;
}

json_t *manifest_load(const char *list, const char **problem, struct arena *arena)
{
	json_error_t error;
	struct stat status;
	const char *bytes;
	json_t *root = NULL;
	size_t size;

	*problem = NULL;
	if (!look_at_link(list, &status) || !S_ISREG(status.st_mode))
		return NULL;
	struct arena *passing = arena_like(arena);
	switch (look_whole(list, MANIFEST_MOST_BYTES, &bytes, &size, passing)) {
	case LOOK_DONE:
		root = parse(bytes, size, &error);
		if (root == NULL)
			*problem = arena_format(arena, "%s (line %d)", error.text, error.line);
		else
			arena_hold(arena, root, end_json);
		break;
	case LOOK_TOO_LARGE:
		*problem = "it is larger than 16 MiB";
		break;
	case LOOK_MISSING:
	case LOOK_NO_FILE:
		break;
	}
	arena_free(passing);
	return root;
}

/* Adds a statement of one list that the other has not, or has otherwise. */
static void compare_statements(struct lines *others, json_t *one, json_t *other,
			       struct arena *arena)
{
	/* Each is compared by itself, with what there is now. */
	static const char *const elsewhere[] = {"files", "inputs"};
	const char *key;
	json_t *value;

	json_object_foreach(one, key, value)
	{
		if (!text_is_among(key, elsewhere, N_OF(elsewhere)) &&
		    !json_equal(value, json_object_get(other, key)) &&
		    !text_is_among(key, others->items, others->count))
			lines_add(arena, others, "%s", key);
	}
}

const char *manifest_differs(const struct run *run, json_t *said)
{
	struct lines others = {0};
	json_t *own = describe(run);

	if (own == NULL)
		memory_gone();
	arena_hold(run->arena, own, end_json);
	/* Another version is told by itself. */
	(void)json_object_set(json_object_get(own, "vfm"), "version",
			      json_object_get(json_object_get(said, "vfm"), "version"));
	compare_statements(&others, own, said, run->arena);
	compare_statements(&others, said, own, run->arena);
	arena_end(run->arena, own);
	return others.count == 0
		   ? NULL
		   : text_visible(run->arena, text_list(run->arena, others.items, others.count, 5));
}

bool manifest_own(struct run *run, struct draft_folder *folder)
{
	const char *list = arena_format(run->arena, "%s/%s", run->folder, MANIFEST_NAME), *name,
		   *problem;
	json_t *root = manifest_load(list, &problem, run->arena), *value;

	if (problem != NULL)
		return failure(&run->diagnostics, in_file(list),
			       "cannot be read as the list of what an earlier run left: %s; "
			       "remove it, or name another folder",
			       problem);
	if (root == NULL)
		return true;
	if (json_object_get(root, "vfm") != NULL) {
		json_object_foreach(json_object_get(root, "files"), name, value)
		{
			own(run, folder, name, json_string_value(value));
		}
		draft_folder_own(folder, MANIFEST_NAME);
	}
	arena_end(run->arena, root);
	return true;
}

bool manifest_lists(const char *path, const char *name, struct arena *arena)
{
	const char *problem;
	json_t *root =
	    manifest_load(arena_format(arena, "%s/%s", path, MANIFEST_NAME), &problem, arena);
	bool is_listed = json_object_get(root, "vfm") != NULL &&
			 (strcmp(name, MANIFEST_NAME) == 0 ||
			  json_object_get(json_object_get(root, "files"), name) != NULL);

	if (root != NULL)
		arena_end(arena, root);
	return is_listed;
}
