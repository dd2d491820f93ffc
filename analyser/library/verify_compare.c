#include "library/verify.h"

#include <string.h>

#include "results/table.h"

TABLE(pack_difference, (name, "File", TEXT), (kind, "Of the", TEXT), (difference, "Found", TEXT),
      (listed, "SHA-256 listed begins", TEXT), (found, "Found now begins", TEXT),
      (again, "Run again begins", TEXT));

TABLE(pack_file, (name, "File", TEXT), (kind, "Of the", TEXT), (listed, "SHA-256 listed", TEXT),
      (found, "Found now", TEXT), (again, "Run again", TEXT));

#define N_BEGINNING 12 /* hexadecimal digits that tell two files apart for a reader */

static struct value beginning(const struct verification *work, const char *sha256, const char *why)
{
	return sha256 == NULL || sha256[0] == '\0'
		   ? value_none(why)
		   : value_text(arena_text_of(work->run->arena, sha256, N_BEGINNING));
}

static struct value whole(const char *sha256, const char *why)
{
	return sha256 == NULL || sha256[0] == '\0' ? value_none(why) : value_text(sha256);
}

/* One file or input with its three sums, and what is to be said of it where these differ. */
struct verified {
	const char *name, *kind, *listed, *found, *again, *difference;
};

static void add(struct verification *work, const struct verified *one)
{
	const char *why = work->why_not == NULL ? "not given" : "not run again";

	TABLE_ADD(work->files, pack_file, .name = value_text(one->name),
		  .kind = value_text(one->kind), .listed = whole(one->listed, "not listed"),
		  .found = whole(one->found, "not found"), .again = whole(one->again, why));
	if (one->difference != NULL)
		TABLE_ADD(work->differences, pack_difference, .name = value_text(one->name),
			  .kind = value_text(one->kind), .difference = value_text(one->difference),
			  .listed = beginning(work, one->listed, "not listed"),
			  .found = beginning(work, one->found, "not found"),
			  .again = beginning(work, one->again, why));
}

static bool is_same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A file of the pack, by any of its three names. */
static void compare_file(struct verification *work, const char *name)
{
	const struct pack_entry *listed = pack_find(&work->pack.files, name),
				*again = pack_find(&work->again, name);
	const char *path = arena_format(work->run->arena, "%s/%s", work->pack.folder, name);
	char *found = arena_alloc(work->run->arena, PACK_DIGEST_SIZE);
	struct verified one = {name,
			       "pack",
			       listed == NULL ? NULL : listed->sha256,
			       found,
			       again == NULL ? NULL : again->sha256,
			       NULL};
	/* What a link leads to is no file of the pack. */
	const bool is_there =
	    pack_has_no_link(work->pack.folder, name, work->run->arena) && pack_digest(path, found);
	/* A print by another program is held against the list only, its page against both. */
	const bool was_run = work->why_not == NULL && (again == NULL || again->sha256 != NULL);

	if (!is_there && listed == NULL && !was_run)
		return;
	if (!is_there && (listed != NULL || again != NULL)) {
		work->n_missing++;
		one.difference = listed != NULL ? "missing" : "missing, and not on the list";
	} else if (listed == NULL) {
		work->n_added++;
		one.difference =
		    is_same(one.again, found) ? "added; its inputs give it too" : "added";
	} else if (!is_same(one.listed, found)) {
		work->n_changed++;
		one.difference =
		    !was_run                         ? "changed"
		    : is_same(one.again, one.listed) ? "changed; its inputs give what was listed"
		    : is_same(one.again, found)      ? "changed; its inputs give what it is now"
						     : "changed; its inputs give something else";
	} else if (was_run && !is_same(one.again, found)) {
		work->n_unlike++;
		one.difference = again == NULL ? "as listed; its inputs do not give it"
					       : "as listed; its inputs give something else";
	}
	add(work, &one);
}

static void compare_files(struct verification *work)
{
	const struct pack_entries found = pack_found(&work->pack, work->run->arena);
	const struct pack_entries *lists[] = {&work->pack.files, &found, &work->again};

	for (size_t list = 0; list < N_OF(lists); list++)
		for (size_t i = 0; i < lists[list]->count; i++) {
			const char *name = lists[list]->items[i].name;
			bool is_new = true;

			for (size_t before = 0; before < list; before++)
				is_new &= pack_find(lists[before], name) == NULL;
			if (is_new)
				compare_file(work, name);
		}
}

/* The list has no sum of itself. */
static void compare_list(struct verification *work)
{
	char *found = arena_alloc(work->run->arena, PACK_DIGEST_SIZE);

	if (work->statements == NULL || !pack_digest(work->pack.list, found))
		return;
	work->n_changed++;
	add(work,
	    &(struct verified){.name = MANIFEST_NAME,
			       .kind = "pack",
			       .found = found,
			       .difference = arena_format(work->run->arena, "changed: another %s",
							  work->statements)});
}

static void tell_input(struct verification *work, const char *name, const char *difference)
{
	struct arena *arena = work->run->arena;

	lines_add(arena, &work->told, "%s (%s)", text_cut(arena, name, 80), difference);
}

static void compare_inputs(struct verification *work)
{
	static const char changed[] = "changed since the pack was made",
			  added[] = "added since the pack was made";

	for (size_t i = 0; i < work->inputs.count; i++) {
		const struct pack_entry *listed = &work->pack.inputs.items[i];
		const struct pack_entry *again = pack_find(&work->read_again, listed->name);
		struct verified one = {listed->name,
				       "inputs",
				       listed->sha256,
				       work->inputs.items[i].sha256,
				       again == NULL ? NULL : again->sha256,
				       NULL};

		if (one.found == NULL)
			one.difference = "not found";
		else if (one.listed != NULL && !is_same(one.listed, one.found))
			tell_input(work, listed->name, one.difference = changed);
		work->n_inputs += one.difference != NULL;
		add(work, &one);
	}
	FOR_EACH (const struct pack_entry, input, work->read_again.items, work->read_again.count) {
		if (pack_find(&work->pack.inputs, input->name) != NULL)
			continue;
		work->n_inputs++;
		tell_input(work, input->name, added);
		add(work, &(struct verified){input->name, "inputs", NULL, input->sha256,
					     input->sha256, added});
	}
}

void verify_compare(struct verification *work)
{
	struct results *results = &work->run->results;

	work->differences =
	    TABLE_NEW(results, pack_difference, "What is not as it was, or as it should be");
	work->files = TABLE_NEW(results, pack_file, "All files, with their sums");
	work->files->is_detail = true;
	compare_files(work);
	compare_list(work);
	compare_inputs(work);
}
