#include "reading/book_source.h"

#include <string.h>

#include "base/text.h"
#include "reading/columns.h"

#define PIECE (64 * 1024)
#define MOST_NAMED 12

const char *book_source_name(const char *book, const char *sheet, struct arena *arena)
{
	return arena_format(arena, "%s: %s", book, sheet);
}

static bool refuse(const struct source *source, const char *why, struct diagnostics *diagnostics)
{
	return fault(diagnostics, in_file(source->path), "%s", why);
}

/* The whole text of a sheet; false with the book's problem. */
static bool read_text(struct source *source, struct book *book, size_t sheet,
		      const struct book_area *area, struct book_seen *seen, struct arena *arena)
{
	struct book_reader *reader = book_read(book, sheet, area, false, arena);
	size_t capacity = 0;
	char *text = NULL;
	int64_t count;

	source->length = 0;
	if (reader == NULL)
		return false;
	do {
		text = arena_room(arena, text, source->length, &capacity, PIECE);
		count =
		    book_reader_take(reader, text + source->length, capacity - source->length - 1);
		source->length += count > 0 ? (size_t)count : 0;
	} while (count > 0);
	text[source->length] = '\0';
	*seen = *book_reader_seen(reader);
	book_reader_close(reader);
	source->text = text;
	return count == 0;
}

static const char *list_sheets(const struct book *book, struct arena *arena)
{
	const char **names = arena_array(arena, book->n_sheets, sizeof *names);

	for (size_t i = 0; i < book->n_sheets; i++)
		names[i] = arena_format(arena, "'%s'", book->sheets[i].name);
	return text_list(arena, names, book->n_sheets,
			 book->n_sheets > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED);
}

static bool refuse_sheet(const struct source *source, const struct book *book, const char *sheet,
			 struct arena *arena, struct diagnostics *diagnostics)
{
	return fault(diagnostics, in_file(source->path), "has no sheet '%s'; its sheets are %s",
		     sheet, list_sheets(book, arena));
}

/* `spend` of `case/spend.xlsx`. */
static const char *base_name(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/'), *base = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(base, '.');

	return arena_text_of(arena, base, dot == NULL ? strlen(base) : (size_t)(dot - base));
}

/* The only sheet that has cells, those that are hidden left out where others have some. */
static bool read_only_sheet(struct source *source, struct book *book, size_t *sheet,
			    struct book_seen *seen, struct arena *arena,
			    struct diagnostics *diagnostics)
{
	struct source found = *source;
	size_t count = 0;

	for (size_t hidden = 0; hidden < 2 && count == 0; hidden++)
		for (size_t i = 0; i < book->n_sheets; i++) {
			struct book_seen at_hand;

			if (book->sheets[i].is_hidden != (hidden == 1))
				continue;
			if (!read_text(source, book, i, NULL, &at_hand, arena))
				return refuse(source, book->problem, diagnostics);
			if (at_hand.cells == 0)
				continue;
			count++;
			found = *source;
			*seen = at_hand;
			*sheet = i;
		}
	*source = found;
	/* `spend.xlsx` may have explanations beside its `Spend`. */
	size_t own = count > 1 ? book_find(book, base_name(source->path, arena)) : book->n_sheets;

	if (own < book->n_sheets) {
		*sheet = own;
		return read_text(source, book, own, NULL, seen, arena) ||
		       refuse(source, book->problem, diagnostics);
	}
	if (count == 1)
		return true;
	if (count == 0)
		return fault(diagnostics, in_file(source->path), "has no sheet with cells");
	return fault(diagnostics, in_file(source->path),
		     "has several sheets; call the one that is to be read '%s', or say which, as "
		     "in %s:%s; they are %s",
		     base_name(source->path, arena), source->path, book->sheets[*sheet].name,
		     list_sheets(book, arena));
}

static void say(struct diagnostics *diagnostics, enum severity severity, const char *path,
		long count, const char *one, const char *many, const char *first)
{
	if (count == 1)
		diagnose(diagnostics, severity, in_file(path), one, first);
	else if (count > 1)
		diagnose(diagnostics, severity, in_file(path), many, count, first);
}

void book_source_say(const struct book_seen *seen, bool is_hidden, const char *path,
		     struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	char name[BOOK_COLUMN_SIZE];

	if (is_hidden)
		notice(diagnostics, in_file(path), "is a hidden sheet; it is read all the same");
	say(diagnostics, SEVERITY_NOTICE, path, seen->hidden_rows,
	    "1 row is hidden (%s); it is read all the same",
	    "%ld rows are hidden (the first is %s); they are read all the same",
	    arena_format(arena, "row %ld", seen->first_hidden_row));
	say(diagnostics, SEVERITY_NOTICE, path, seen->hidden_columns,
	    "1 column is hidden (%s); it is read all the same",
	    "%ld columns are hidden (the first is %s); they are read all the same",
	    arena_text(arena, book_column(seen->first_hidden_column, name)));
	say(diagnostics, SEVERITY_WARNING, path, seen->struck_rows,
	    "1 row has cells that are struck out (%s), and is read all the same; take it out if it "
	    "does not count",
	    "%ld rows have cells that are struck out (the first is %s), and are read all the same; "
	    "take them out if they do not count",
	    arena_format(arena, "row %ld", seen->first_struck_row));
	if (seen->scaled > 0)
		notice(diagnostics, in_file(path),
		       "column %s is shown in thousands or millions by its format; its cells are "
		       "read as the whole figures that they hold",
		       book_column(seen->scaled_column, name));
}

bool book_source(struct source *source, const char *sheet, const struct book_area *area,
		 struct arena *arena, struct diagnostics *diagnostics)
{
	const struct book_bytes bytes = {NULL, source->bytes, source->size};
	struct book *book = book_open(&bytes, arena);
	struct book_place *place = arena_alloc(arena, sizeof *place);

	*place = (struct book_place){.book = source->path, .sheet = sheet};
	source->place = sheet == NULL ? NULL : place;
	struct book_seen seen = {0};
	size_t at = 0;
	bool is_well;

	if (book == NULL)
		return refuse(source,
			      "is an archive, not a CSV file or a spreadsheet; unpack it, and give "
			      "what is in it",
			      diagnostics);
	if (book->problem != NULL)
		return refuse(source, book->problem, diagnostics);
	if (sheet != NULL) {
		at = book_find(book, sheet);
		if (at == book->n_sheets)
			return refuse_sheet(source, book, sheet, arena, diagnostics);
		is_well = read_text(source, book, at, area, &seen, arena) ||
			  refuse(source, book->problem, diagnostics);
	} else {
		is_well = read_only_sheet(source, book, &at, &seen, arena, diagnostics);
	}
	book_close(book);
	if (!is_well)
		return false;
	place->sheet = book->sheets[at].name;
	source->place = place;
	book_source_say(&seen, book->sheets[at].is_hidden, source->path, diagnostics);
	return true;
}

void book_source_columns(const struct source *source, const struct columns *columns,
			 const struct shape *shape, struct arena *arena)
{
	struct book_place *place = source->place;
	int *at;

	if (place == NULL)
		return;
	at = arena_array(arena, shape->n_fields, sizeof *at);
	for (size_t i = 0; i < shape->n_fields; i++)
		at[i] = columns->at[i];
	place->fields = shape->fields;
	place->n_fields = shape->n_fields;
	place->at = at;
}

/* The letter of a field's column; NULL: none is known. */
static const char *column_of(const struct book_place *place, const char *id,
			     char name[BOOK_COLUMN_SIZE])
{
	for (size_t i = 0; id != NULL && i < place->n_fields; i++)
		if (strcmp(place->fields[i].id, id) == 0 && place->at[i] >= 0)
			return book_column(place->at[i] + 1, name);
	return NULL;
}

/* A message that names a case's sheet by a path, which nobody could open: by its name instead. */
static const char *with_sheet(const char *message, const struct source *source, struct arena *arena)
{
	const struct book_place *place = source->place;
	const size_t length = strlen(place->book);
	const char *at = strstr(message, source->path);

	if (at == NULL || strncmp(source->path, place->book, length) != 0 ||
	    source->path[length] != '/')
		return message;
	return arena_format(arena, "%.*ssheet %s of %s%s", (int)(at - message), message,
			    place->sheet, place->book,
			    with_sheet(at + strlen(source->path), source, arena));
}

void book_source_locate(const struct source *source, struct diagnostics *diagnostics)
{
	const struct book_place *place = source->place;
	struct arena *arena = diagnostics->arena;
	char name[BOOK_COLUMN_SIZE];

	for (size_t i = 0; place != NULL && i < diagnostics->count; i++) {
		struct diagnostic *item = &diagnostics->items[i];
		const char *column;

		item->message = with_sheet(item->message, source, arena);
		if (item->where != NULL || item->place.file == NULL ||
		    strcmp(item->place.file, source->path) != 0)
			continue;
		item->where = book_source_name(place->book, place->sheet, arena);
		column = column_of(place, item->place.column, name);
		if (item->place.line > 0 && column != NULL)
			item->where =
			    arena_format(arena, "%s!%s%ld", item->where, column, item->place.line);
		else if (item->place.line > 0)
			item->where =
			    arena_format(arena, "%s row %ld", item->where, item->place.line);
	}
}
