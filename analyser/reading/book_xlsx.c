#include "reading/book_parts.h"

#include <string.h>

/* Formats of a file's own, by their number; those of higher numbers show nothing special. */
#define MOST_FORMATS 65536
#define FIRST_OWN_FORMAT 164
#define MOST_STYLES (1024 * 1024)

/* A relation of the workbook to a part. */
struct xlsx_relation {
	const char *id, *target;
	bool is_outside;
};

struct xlsx_opening {
	struct book *book;
	const char *workbook;  /* its part */
	const char *directory; /* of its part, with its slash */
	struct xlsx_relation *relations;
	size_t n_relations, relations_capacity;
	unsigned char *formats; /* by number, MOST_FORMATS of them */
	unsigned char *struck;  /* fonts by number, as many, that strike their text out */
	long n_fonts;
	bool is_in_styles, is_in_fonts;
	const char *problem;
};

/* `../xl/worksheets/sheet1.xml` of a folder, without its dots. */
static const char *part_of(const char *directory, const char *target, struct arena *arena)
{
	char *whole = arena_format(arena, "%s%s",
				   target[0] == '/' || target[0] == '\\' ? "" : directory, target);
	char *to = whole;

	for (char *at = whole; *at != '\0'; at++)
		*at = *at == '\\' ? '/' : *at;
	for (const char *at = whole; *at != '\0';) {
		size_t length = strcspn(at, "/");
		bool is_up = length == 2 && strncmp(at, "..", 2) == 0;

		if (is_up && to > whole) {
			to--;
			while (to > whole && to[-1] != '/')
				to--;
		} else if (length > 0 && !is_up && !(length == 1 && *at == '.')) {
			memmove(to, at, length);
			to += length;
			if (at[length] == '/')
				*to++ = '/';
		}
		at += length + (at[length] == '/');
	}
	*to = '\0';
	return whole;
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), size = strlen(end);

	return length >= size && strcmp(text + length - size, end) == 0;
}

static void on_root_relation(void *data, const char *name, const char **attributes)
{
	struct xlsx_opening *opening = data;
	const char *type = book_xml_attribute(attributes, "Type");
	const char *target = book_xml_attribute(attributes, "Target");

	if (strcmp(name, "Relationship") == 0 && type != NULL && target != NULL &&
	    ends_with(type, "/officeDocument") && opening->workbook == NULL)
		opening->workbook = part_of("", target, opening->book->arena);
}

static void on_relation(void *data, const char *name, const char **attributes)
{
	struct xlsx_opening *opening = data;
	struct arena *arena = opening->book->arena;
	const char *id = book_xml_attribute(attributes, "Id");
	const char *type = book_xml_attribute(attributes, "Type");
	const char *target = book_xml_attribute(attributes, "Target");
	const char *mode = book_xml_attribute(attributes, "TargetMode");
	bool is_outside = mode != NULL && strcmp(mode, "External") == 0;

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
		return;
	if (ends_with(type, "/sharedStrings") && !is_outside)
		opening->book->strings_part = part_of(opening->directory, target, arena);
	else if (ends_with(type, "/styles") && !is_outside)
		opening->book->styles_part = part_of(opening->directory, target, arena);
	else if (ends_with(type, "/worksheet") && opening->n_relations <= BOOK_MOST_SHEETS)
		ARENA_ADD_BY(arena, opening, relations, n_relations, relations_capacity) =
		    (struct xlsx_relation){arena_text(arena, id),
					   part_of(opening->directory, target, arena), is_outside};
}

static void on_workbook(void *data, const char *name, const char **attributes)
{
	struct xlsx_opening *opening = data;
	struct book *book = opening->book;
	const char *sheet, *id = NULL, *state;

	if (strcmp(name, "workbookPr") == 0)
		book->is_1904 = book_xml_is_set(attributes, "date1904");
	if (strcmp(name, "sheet") != 0)
		return;
	sheet = book_xml_attribute(attributes, "name");
	state = book_xml_attribute(attributes, "state");
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		if (ends_with(attributes[i], ":id"))
			id = attributes[i + 1];
	for (size_t i = 0; sheet != NULL && id != NULL && i < opening->n_relations; i++) {
		if (strcmp(opening->relations[i].id, id) != 0)
			continue;
		/* What is elsewhere is not fetched. */
		if (opening->relations[i].is_outside)
			opening->problem = "has a sheet in another file, which is not fetched";
		else
			book_sheet_add(book, sheet, opening->relations[i].target,
				       state != NULL && strcmp(state, "visible") != 0);
		return;
	}
}

static void add_style(struct xlsx_opening *opening, long id, long font)
{
	struct book *book = opening->book;
	unsigned char format = book_format_built_in(id);

	if (id >= 0 && id < MOST_FORMATS && opening->formats[id] != 0)
		format = (unsigned char)(opening->formats[id] - 1);
	if (font >= 0 && font < MOST_FORMATS && opening->struck[font] != 0)
		format |= BOOK_STRUCK;
	if (book->n_formats >= MOST_STYLES) {
		opening->problem = "has more than a million styles; open it and save it again";
		return;
	}
	ARENA_ADD_BY(book->arena, book, formats, n_formats, formats_capacity) = format;
}

/* A format of those that every spreadsheet has shows the currency of whoever opens it. */
static unsigned char format_of(long id, const char *code)
{
	const unsigned char format = book_format_of(code);

	return id < FIRST_OWN_FORMAT && format > BOOK_CURRENCY ? (unsigned char)BOOK_PLAIN : format;
}

static long number_of(const char **attributes, const char *name, long otherwise)
{
	const char *text = book_xml_attribute(attributes, name);

	return text == NULL ? otherwise : (long)book_number_whole(text, NULL);
}

static void on_style(void *data, const char *name, const char **attributes)
{
	struct xlsx_opening *opening = data;
	const char *code;
	long id;

	if (strcmp(name, "numFmt") == 0) {
		code = book_xml_attribute(attributes, "formatCode");
		id = number_of(attributes, "numFmtId", -1);
		if (code != NULL && id >= 0 && id < MOST_FORMATS)
			opening->formats[id] = (unsigned char)(format_of(id, code) + 1);
	} else if (strcmp(name, "cellXfs") == 0) {
		opening->is_in_styles = true;
	} else if (strcmp(name, "xf") == 0 && opening->is_in_styles) {
		add_style(opening, number_of(attributes, "numFmtId", 0),
			  number_of(attributes, "fontId", -1));
	} else if (strcmp(name, "fonts") == 0) {
		opening->is_in_fonts = true;
	} else if (strcmp(name, "font") == 0 && opening->is_in_fonts) {
		opening->n_fonts++;
	} else if (strcmp(name, "strike") == 0 && opening->is_in_fonts) {
		if (opening->n_fonts > 0 && opening->n_fonts <= MOST_FORMATS &&
		    (book_xml_attribute(attributes, "val") == NULL ||
		     book_xml_is_set(attributes, "val")))
			opening->struck[opening->n_fonts - 1] = 1;
	}
}

static void on_style_end(void *data, const char *name)
{
	struct xlsx_opening *opening = data;

	if (strcmp(name, "cellXfs") == 0)
		opening->is_in_styles = false;
	else if (strcmp(name, "fonts") == 0)
		opening->is_in_fonts = false;
}

static bool fail(struct book *book, const char *why)
{
	book->problem = why;
	return false;
}

/* Read a part that a workbook has to have. */
static bool read_part(struct xlsx_opening *opening, const char *part,
		      const struct book_xml_handlers *handlers)
{
	struct book *book = opening->book;
	const char *problem;

	if (!book_xml_all(book->zip, part, handlers, opening, &problem, book->arena))
		return fail(
		    book,
		    problem != NULL
			? problem
			: arena_format(book->arena,
				       "is damaged: it has no part %s; open it and save it again",
				       part));
	if (opening->problem != NULL)
		book->problem = opening->problem;
	return book->problem == NULL;
}

static const char *directory_of(const char *part, struct arena *arena)
{
	const char *slash = strrchr(part, '/');

	return slash == NULL ? "" : arena_text_of(arena, part, (size_t)(slash - part) + 1);
}

bool book_xlsx_open(struct book *book)
{
	static const struct book_xml_handlers root = {on_root_relation, NULL, NULL};
	static const struct book_xml_handlers relations = {on_relation, NULL, NULL};
	static const struct book_xml_handlers workbook = {on_workbook, NULL, NULL};
	static const struct book_xml_handlers styles = {on_style, on_style_end, NULL};
	struct xlsx_opening opening = {.book = book};
	struct arena *arena = book->arena;

	if (!read_part(&opening, "_rels/.rels", &root))
		return false;
	if (opening.workbook == NULL)
		return fail(book, "is no workbook: save it as .xlsx or CSV");
	if (ends_with(opening.workbook, ".bin"))
		return fail(book, "is a binary workbook (.xlsb); save it as .xlsx or CSV");
	opening.directory = directory_of(opening.workbook, arena);

	const char *base = opening.workbook + strlen(opening.directory);

	if (!read_part(&opening, arena_format(arena, "%s_rels/%s.rels", opening.directory, base),
		       &relations) ||
	    !read_part(&opening, opening.workbook, &workbook))
		return false;
	if (book->n_sheets == 0)
		return fail(book, "has no sheet with cells");
	if (book->styles_part == NULL)
		return true;
	opening.formats = arena_array(arena, MOST_FORMATS, sizeof *opening.formats);
	opening.struck = arena_array(arena, MOST_FORMATS, sizeof *opening.struck);
	return read_part(&opening, book->styles_part, &styles);
}
