#include "loading/sources.h"

#include <stddef.h>
#include <string.h>

#include "base/path.h"
#include "base/say.h"
#include "base/text.h"

struct sources {
	struct sources *next;
	const char *path;
	const char *at; /* where it is, as a spreadsheet perhaps; or NULL: nowhere */
	bool is_wanted; /* it was read, or tried to */
	struct source source;
	struct diagnostics told;
	bool is_read;
	bool is_failed; /* for the machine's sake, and that was said where nobody asked for it */
};

static const char *look_for(const struct run *run, const char *path)
{
	static const char *const endings[] = {"xlsx", "xlsm", "ods"};
	size_t length = strlen(path);

	if (shelf_exists(&run->shelf, path))
		return path;
	if (!text_ends_in(path, ".csv"))
		return NULL;
	for (size_t i = 0; i < N_OF(endings); i++) {
		const char *at =
		    arena_format(run->arena, "%.*s%s", (int)(length - 3), path, endings[i]);

		if (shelf_exists(&run->shelf, at))
			return at;
	}
	return NULL;
}

/* Each path is looked for once: whatever befalls its folder later, all who ask hear the same. */
static struct sources *item_of(struct run *run, const char *path)
{
	struct sources *item;

	for (item = run->sources; item != NULL; item = item->next)
		if (strcmp(item->path, path) == 0)
			return item;
	item = arena_alloc(run->arena, sizeof *item);
	*item = (struct sources){.next = run->sources, .path = arena_text(run->arena, path)};
	item->at = look_for(run, item->path);
	diagnostics_init(&item->told, run->arena);
	run->sources = item;
	return item;
}

const char *sources_path(struct run *run, const char *path)
{
	return item_of(run, path)->at;
}

/* The workbook in which a path would be a sheet, or NULL. */
static const char *book_of(const struct run *run, const char *path)
{
	for (size_t i = 0; i < run->shelf.count; i++) {
		const char *book = run->shelf.items[i].book;
		const size_t length = book == NULL ? 0 : strlen(book);

		if (length > 0 && strncmp(path, book, length) == 0 && path[length] == '/')
			return book;
	}
	return NULL;
}

static struct sources *find(struct run *run, const char *path)
{
	struct sources *item = item_of(run, path);
	const char *at = item->at == NULL ? item->path : item->at;

	if (item->is_wanted)
		return item;
	item->is_wanted = true;
	/* What cannot be read has its path all the same. */
	item->source.path = at;
	const char *book = item->at == NULL ? book_of(run, path) : NULL;
	if (book != NULL)
		item->is_read = fault(
		    &item->told, in_file(book),
		    "has no sheet %s, nor one with such columns; give one that name, or say which "
		    "it is with %s",
		    path_stem(path, run->arena),
		    say_quoted(run->arena, arena_format(run->arena, "%s:SHEET", book), '\''));
	else
		item->is_read =
		    source_read(&item->source, at, &run->shelf, run->arena, &item->told);
	return item;
}

const struct source *sources_read(struct run *run, const char *path,
				  struct diagnostics *diagnostics)
{
	if (run_is_stopped(run))
		return NULL;
	const struct sources *item = find(run, path);
	for (size_t i = 0; i < item->told.count && !item->is_failed; i++)
		diagnose(diagnostics, item->told.items[i].severity, item->told.items[i].place, "%s",
			 item->told.items[i].message);
	return item->is_read ? &item->source : NULL;
}

const struct source *sources_look(struct run *run, const char *path)
{
	struct diagnostics unheard;

	diagnostics_init(&unheard, run->arena);
	return sources_read(run, path, &unheard);
}

const struct source *sources_next(const struct run *run, const struct source *before)
{
	const struct sources *item = run->sources;

	if (before != NULL)
		item = ((const struct sources *)((const char *)before -
						 offsetof(struct sources, source)))
			   ->next;
	while (item != NULL && !item->is_wanted)
		item = item->next;
	return item == NULL ? NULL : &item->source;
}

bool sources_is_read(const struct run *run, const char *path)
{
	for (const struct sources *item = run->sources; item != NULL; item = item->next)
		if (item->is_wanted && strcmp(item->source.path, path) == 0)
			return true;
	return false;
}

bool sources_has_rows(struct run *run, const char *path)
{
	if (sources_path(run, path) == NULL)
		return false;
	struct sources *item = find(run, path);

	/* Whoever asks may have no use for the file, but a run that cannot know does not go on. */
	for (size_t i = 0; i < item->told.count && !item->is_failed; i++)
		if (item->told.items[i].severity == SEVERITY_FAILURE)
			item->is_failed = !failure(&run->diagnostics, item->told.items[i].place,
						   "%s", item->told.items[i].message);
	return !item->is_read || sheet_has_rows(&item->source, 0, run->arena);
}

bool sources_seek(struct run *run, const char *path)
{
	if (sources_has_rows(run, path))
		return true;
	ARENA_ADD_BY(run->arena, run, sought, n_sought, sought_capacity) =
	    arena_text(run->arena, path);
	return false;
}

bool sources_is_sought(const struct run *run, const char *path)
{
	return text_is_among(path, run->sought, run->n_sought);
}
