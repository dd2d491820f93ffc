#include "loading/books.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/look.h"
#include "base/path.h"
#include "base/text.h"
#include "loading/check_kinds.h"
#include "loading/sources.h"
#include "model/templates.h"
#include "reading/book_source.h"

static bool fail(struct run *run, const char *path)
{
	return failure(&run->diagnostics, in_file(path), "cannot be read: %s", strerror(errno));
}

/* Does a plain file, or one on the shelf, begin as a workbook does?  False with a failure told too.
 */
static bool is_marked(struct run *run, const char *path, bool *is_well)
{
	const struct shelf_file *file = shelf_find(&run->shelf, path);
	char first[4];
	struct stat status;

	if (file != NULL)
		return file->sheet == NULL && book_is_mark(file->bytes, file->size);
	if (strcmp(path, "-") == 0 || !shelf_is_on_disk(&run->shelf, path))
		return false;
	/* What is not there, or is no plain file, is for whoever reads it to tell. */
	if (!look_at(path, &status) || !S_ISREG(status.st_mode))
		return false;
	FILE *stream = fopen(path, "rb");
	if (stream == NULL) {
		*is_well &= fail(run, path);
		return false;
	}
	size_t length = fread(first, 1, sizeof first, stream);
	if (ferror(stream) != 0)
		*is_well &= fail(run, path);
	(void)fclose(stream);
	return book_is_mark(first, length);
}

/* `unit_costs.csv` of a sheet called `Unit costs`; another name as it is. */
static const char *file_name(const char *sheet, struct arena *arena)
{
	const char *folded = text_fold(arena, sheet);
	size_t count;
	const struct template *files = templates(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(text_fold(arena, files[i].kind), folded) == 0)
			return files[i].name;

	char *name = arena_format(arena, "%s.csv", sheet);

	for (char *at = name; *at != '\0'; at++)
		*at = *at == '/' ? '_' : *at;
	return name;
}

static bool shelve(struct run *run, const char *path)
{
	struct source source;

	if (!source_bytes(&source, path, &run->shelf, run->arena, &run->diagnostics))
		return false;
	struct book_bytes bytes = (struct book_bytes){NULL, source.bytes, source.size};
	struct book *book = book_open(&bytes, run->arena);
	if (book == NULL)
		return true;
	if (book->problem != NULL)
		return fault(&run->diagnostics, in_file(path), "%s", book->problem);
	for (size_t i = 0; i < book->n_sheets; i++) {
		const char *name = file_name(book->sheets[i].name, run->arena);
		const char *at = arena_format(run->arena, "%s/%s", path, name);

		if (shelf_find(&run->shelf, at) != NULL)
			return fault(&run->diagnostics, in_file(path),
				     "has two sheets that are called %.*s; rename one of them",
				     (int)(strlen(name) - strlen(".csv")), name);
		shelf_add(&run->shelf,
			  (struct shelf_file){.path = at,
					      .bytes = source.bytes,
					      .size = source.size,
					      .book = path,
					      .sheet = book->sheets[i].name},
			  run->arena);
	}
	book_close(book);
	return true;
}

bool books_shelve(struct run *run)
{
	bool is_well = true;

	for (size_t i = 0; i < run->settings.files.count; i++) {
		const char *path = run->settings.files.items[i];

		if (!books_is_book(run, path) && is_marked(run, path, &is_well))
			is_well &= shelve(run, path);
	}
	return is_well;
}

bool books_is_book(const struct run *run, const char *path)
{
	for (size_t i = 0; i < run->shelf.count; i++)
		if (run->shelf.items[i].book != NULL && strcmp(run->shelf.items[i].book, path) == 0)
			return true;
	return false;
}

#define MOST_FITTING 12

const char *books_find(struct run *run, const char *book, const char *name)
{
	const char *path = arena_format(run->arena, "%s/%s", book, name);
	const struct kind *kind = check_kinds_find(path_stem(name, run->arena));
	const struct shape *shape = kind == NULL ? NULL : kind->shape;
	const struct shelf_file *found = NULL;
	const char *fitting[MOST_FITTING];
	size_t count = 0;

	if (shape == NULL || !books_is_book(run, book) || sources_has_rows(run, path))
		return path;
	FOR_EACH (const struct shelf_file, file, run->shelf.items, run->shelf.count) {
		if (count == MOST_FITTING || file->book == NULL || strcmp(file->book, book) != 0)
			continue;
		const struct source *source = sources_look(run, file->path);
		if (source == NULL || reading_suits(source, shape, run->arena) == 0)
			continue;
		found = file;
		fitting[count++] = arena_format(run->arena, "'%s'", file->sheet);
	}
	if (count > 1)
		(void)fault(
		    &run->diagnostics, in_file(book),
		    "has several sheets with the columns of %s: %s; say which, as in '%s:%s'",
		    shape->kind, text_list(run->arena, fitting, count, count), book, found->sheet);
	return found != NULL ? found->path : path;
}

const char *books_sheet(struct run *run, const char *path, const char *name)
{
	const char *book = path, *sheet = NULL, *found;
	struct book_area area = {0};
	bool is_well = true;

	(void)book_split(path, &book, &sheet, &area, run->arena);
	if (area.row != 0)
		return path;
	if (!books_is_book(run, book) && is_marked(run, book, &is_well))
		(void)shelve(run, book);
	for (size_t i = 0; sheet != NULL && i < run->shelf.count; i++)
		if (text_is_same(run->shelf.items[i].book, book) &&
		    text_is_same(run->shelf.items[i].sheet, sheet))
			return run->shelf.items[i].path;
	if (!books_is_book(run, book) || (sheet != NULL && strcmp(name, "unit_costs.csv") != 0))
		return path;
	found = books_find(run, book, name);
	/* Where none fits, the workbook's reader says which sheets there are. */
	if (shelf_find(&run->shelf, found) == NULL)
		return path;
	return sheet == NULL ? found : arena_format(run->arena, "%s:%s", found, sheet);
}

/* Has it the columns of any kind? */
static bool fits_any(struct run *run, const char *path)
{
	const struct source *source = sources_has_rows(run, path) ? sources_look(run, path) : NULL;

	return source != NULL && check_kinds_fitting(source, run->arena) != NULL;
}

const char *books_fitting(struct run *run, const char *book, size_t number)
{
	FOR_EACH (const struct shelf_file, file, run->shelf.items, run->shelf.count)
		if (file->book != NULL && strcmp(file->book, book) == 0 &&
		    fits_any(run, file->path) && number-- == 0)
			return file->path;
	return NULL;
}

const char *books_in(struct run *run, const char *folder)
{
	size_t count;
	const char *const *names = shelf_names(&run->shelf, folder, &count, run->arena);

	for (size_t i = 0; i < count && !books_is_book(run, folder); i++)
		if (book_is_named(names[i]) && names[i][0] != '~' && names[i][0] != '.')
			return arena_format(run->arena, "%s/%s", folder, names[i]);
	return NULL;
}

void books_locate(struct run *run, struct diagnostics *diagnostics)
{
	for (const struct source *source = NULL; (source = sources_next(run, source)) != NULL;)
		book_source_locate(source, diagnostics);
}

const char *books_file(const struct run *run, const char *path)
{
	const struct shelf_file *part = shelf_find(&run->shelf, path);
	const char *book, *sheet;
	struct book_area area;

	if (part != NULL)
		return part->book == NULL ? path : part->book;
	return book_split(path, &book, &sheet, &area, run->arena) &&
		       shelf_find(&run->shelf, book) != NULL
		   ? book
		   : path_file(path, run->arena);
}

const char *books_name(const struct run *run, const char *path)
{
	const struct shelf_file *file = shelf_find(&run->shelf, path);

	return file == NULL || file->sheet == NULL
		   ? path
		   : book_source_name(file->book, file->sheet, run->arena);
}
