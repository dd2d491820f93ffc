#include "reading/book_parts.h"

#include <string.h>

#include "base/text.h"

/* Names of styles that hide their sheet, or strike their text out. */
struct ods_styles {
	const char **names;
	size_t count, capacity;
};

/* From one column up to another, counted from 0, the last not among them. */
struct ods_columns {
	long from, to;
};

/* Where the reader of content.xml is. */
struct ods_rows {
	struct book *book;
	struct book_reader *reader; /* NULL: sheets are listed only */
	size_t n_seen, wanted;      /* sheets */
	int sheet_depth;            /* of tables within a table, such as a chart's */
	struct ods_styles hiding, striking;
	struct ods_columns *struck; /* columns whose cells are struck out unless they say else */
	size_t n_struck, struck_capacity;
	bool is_row_struck, is_struck; /* the cell at hand */
	const char *style;             /* being defined */
	long row, column, repeats, row_repeats;
	bool is_in_cell, is_faulty, has_formula, has_value, is_text;
	int skipped; /* depth in what is no part of a cell: a comment */
	int paragraphs;
	char type[16];
	struct book_text value, text, formula;
	struct ods_cell *cells;
	size_t n_cells, cells_capacity;
	struct book_text kept;
	struct book_xml *xml;
};

/* A cell of a row that is repeated. */
struct ods_cell {
	long column, repeats;
	size_t from, length;
	enum book_cell kind;
	bool is_struck;
};

static void stop(struct ods_rows *rows, const char *why)
{
	book_xml_stop(rows->xml, why);
}

static bool add_text(struct ods_rows *rows, struct book_text *text, const char *bytes,
		     size_t length)
{
	if (book_text_add(text, bytes, length, rows->reader->arena))
		return true;
	stop(rows, book_too_long);
	return false;
}

static long count_of(const char **attributes, const char *name)
{
	const char *text = book_xml_attribute(attributes, name);
	int64_t count = text == NULL ? 1 : book_number_whole(text, NULL);

	return count < 1 ? 1 : count > 2 * BOOK_MOST_ROWS ? 2 * BOOK_MOST_ROWS : (long)count;
}

static void add_style(struct ods_rows *rows, struct ods_styles *styles)
{
	ARENA_ADD(rows->book->arena, styles, names, count) = rows->style;
}

static bool has_style(const struct ods_styles *styles, const char *name)
{
	return name != NULL && text_is_among(name, styles->names, styles->count);
}

/* Does a style of text have a line through it? */
static bool strikes(const char **attributes)
{
	const char *style = book_xml_attribute(attributes, "text-line-through-style");
	const char *type = book_xml_attribute(attributes, "text-line-through-type");

	return (style != NULL && strcmp(style, "none") != 0) ||
	       (type != NULL && strcmp(type, "none") != 0);
}

static void see_style(struct ods_rows *rows, const char *name, const char **attributes)
{
	struct arena *arena = rows->book->arena;
	const char *value;

	if (strcmp(name, "style") == 0) {
		value = book_xml_attribute(attributes, "name");
		rows->style = value == NULL ? NULL : arena_text(arena, value);
	} else if (strcmp(name, "table-properties") == 0 && rows->style != NULL &&
		   rows->hiding.count < BOOK_MOST_SHEETS) {
		value = book_xml_attribute(attributes, "display");
		if (value == NULL || strcmp(value, "false") != 0)
			return;
		add_style(rows, &rows->hiding);
	} else if (strcmp(name, "text-properties") == 0 && rows->style != NULL &&
		   rows->striking.count < BOOK_MOST_SHEETS && strikes(attributes)) {
		add_style(rows, &rows->striking);
	}
}

static void start_sheet(struct ods_rows *rows, const char **attributes)
{
	const char *name = book_xml_attribute(attributes, "name");
	const char *style = book_xml_attribute(attributes, "style-name");

	if (rows->sheet_depth++ > 0)
		return;
	rows->n_seen++;
	rows->row = 0;
	if (rows->reader != NULL)
		return;
	book_sheet_add(rows->book, name == NULL ? "" : name, "content.xml",
		       has_style(&rows->hiding, style));
	if (rows->book->problem != NULL)
		stop(rows, rows->book->problem);
}

static bool is_hidden(const char **attributes)
{
	const char *value = book_xml_attribute(attributes, "visibility");

	return value != NULL && strcmp(value, "visible") != 0;
}

static void start_row(struct ods_rows *rows, const char **attributes)
{
	struct book_seen *seen = &rows->reader->rows.seen;

	rows->row++;
	rows->column = 0;
	rows->n_cells = 0;
	rows->kept.used = 0;
	rows->row_repeats = count_of(attributes, "number-rows-repeated");
	rows->is_row_struck =
	    has_style(&rows->striking, book_xml_attribute(attributes, "default-cell-style-name"));
	if (is_hidden(attributes) && rows->row_repeats < BOOK_MOST_ROWS / 2) {
		if (seen->hidden_rows == 0)
			seen->first_hidden_row = rows->row;
		seen->hidden_rows += rows->row_repeats;
	}
}

/* By its own style, else by its row's or its column's. */
static bool is_struck(const struct ods_rows *rows, const char *style)
{
	if (style != NULL || rows->striking.count == 0)
		return has_style(&rows->striking, style);
	for (size_t i = 0; i < rows->n_struck; i++)
		if (rows->column >= rows->struck[i].from && rows->column < rows->struck[i].to)
			return true;
	return rows->is_row_struck;
}

static void start_cell(struct ods_rows *rows, const char *name, const char **attributes)
{
	static const char *const values[] = {"value", "date-value", "time-value", "boolean-value",
					     "string-value"};
	const char *formula = book_xml_attribute(attributes, "formula"), *type = NULL;

	rows->repeats = count_of(attributes, "number-columns-repeated");
	rows->is_struck = is_struck(rows, book_xml_attribute(attributes, "style-name"));
	rows->is_in_cell = strcmp(name, "covered-table-cell") != 0;
	rows->text.used = rows->value.used = rows->formula.used = 0;
	rows->paragraphs = 0;
	rows->type[0] = '\0';
	rows->has_formula = formula != NULL;
	rows->is_faulty = false;
	if (formula != NULL)
		add_text(rows, &rows->formula, formula, strlen(formula));
	/* LibreOffice tells an error by a type of its own. */
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		if (strstr(attributes[i], ":value-type") != NULL) {
			rows->is_faulty |= strcmp(attributes[i + 1], "error") == 0;
			if (type == NULL || strncmp(attributes[i], "office:", 7) == 0)
				type = attributes[i + 1];
		}
	if (type != NULL && strlen(type) < sizeof rows->type)
		memcpy(rows->type, type, strlen(type) + 1);
	for (size_t i = 0; i < N_OF(values); i++) {
		const char *value = book_xml_attribute(attributes, values[i]);

		if (value != NULL && rows->value.used == 0)
			add_text(rows, &rows->value, value, strlen(value));
	}
}

static void start_in_cell(struct ods_rows *rows, const char *name, const char **attributes)
{
	if (strcmp(name, "annotation") == 0 || rows->skipped > 0) {
		rows->skipped++;
	} else if (strcmp(name, "p") == 0) {
		if (rows->paragraphs++ > 0)
			add_text(rows, &rows->text, "\n", 1);
		rows->is_text = true;
	} else if (strcmp(name, "s") == 0) {
		const char *count = book_xml_attribute(attributes, "c");
		int64_t n = count == NULL ? 1 : book_number_whole(count, NULL);

		for (int64_t i = 0; i < n && i < 1000; i++)
			add_text(rows, &rows->text, " ", 1);
	} else if (strcmp(name, "span") == 0) {
		rows->is_struck |=
		    has_style(&rows->striking, book_xml_attribute(attributes, "style-name"));
	} else if (strcmp(name, "tab") == 0) {
		add_text(rows, &rows->text, "\t", 1);
	} else if (strcmp(name, "line-break") == 0) {
		add_text(rows, &rows->text, "\n", 1);
	}
}

static bool is_cell(const char *name)
{
	return strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0;
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct ods_rows *rows = data;

	if (rows->n_seen == 0)
		see_style(rows, name, attributes);
	if (strcmp(name, "table") == 0) {
		start_sheet(rows, attributes);
		return;
	}
	if (rows->reader == NULL || rows->sheet_depth != 1 || rows->n_seen != rows->wanted)
		return;
	if (rows->is_in_cell)
		start_in_cell(rows, name, attributes);
	else if (strcmp(name, "table-row") == 0)
		start_row(rows, attributes);
	else if (is_cell(name))
		start_cell(rows, name, attributes);
	else if (strcmp(name, "table-column") == 0) {
		struct book_seen *seen = &rows->reader->rows.seen;
		long count = count_of(attributes, "number-columns-repeated");

		if (is_hidden(attributes) && count < BOOK_MOST_COLUMNS / 16) {
			if (seen->hidden_columns == 0)
				seen->first_hidden_column = rows->column + 1;
			seen->hidden_columns += count;
		}
		if (has_style(&rows->striking,
			      book_xml_attribute(attributes, "default-cell-style-name"))) {
			ARENA_ADD_BY(rows->reader->arena, rows, struck, n_struck, struck_capacity) =
			    (struct ods_columns){rows->column, rows->column + count};
		}
		rows->column += count;
	}
}

static void on_text(void *data, const char *text, int length)
{
	struct ods_rows *rows = data;

	if (rows->is_in_cell && rows->is_text && rows->skipped == 0)
		add_text(rows, &rows->text, text, (size_t)length);
}

/* Keep a cell until its row ends, since it may be repeated. */
static void keep(struct ods_rows *rows, const char *text, size_t length, enum book_cell kind)
{
	struct arena *arena = rows->reader->arena;

	ARENA_ADD_BY(arena, rows, cells, n_cells, cells_capacity) = (struct ods_cell){
	    rows->column + 1, rows->repeats, rows->kept.used, length, kind, rows->is_struck};
	/* A row of many cells may be longer than one cell may be. */
	while (rows->kept.capacity - rows->kept.used < length + 1) {
		size_t larger = rows->kept.capacity == 0 ? 4096 : rows->kept.capacity * 2;
		char *bytes = arena_alloc(arena, larger);

		if (rows->kept.used > 0)
			memcpy(bytes, rows->kept.bytes, rows->kept.used);
		rows->kept.bytes = bytes;
		rows->kept.capacity = larger;
	}
	memcpy(rows->kept.bytes + rows->kept.used, text, length);
	rows->kept.used += length;
}

static void keep_cell(struct ods_rows *rows)
{
	char number[BOOK_NUMBER_SIZE];
	enum book_cell kind;

	/* Ended by a NUL each. */
	if (!add_text(rows, &rows->text, "", 1) || !add_text(rows, &rows->value, "", 1) ||
	    !add_text(rows, &rows->formula, "", 1))
		return;
	const struct ods_said said = {.type = rows->type,
				      .shown = rows->text.bytes,
				      .value = rows->value.bytes,
				      .formula = rows->has_formula ? rows->formula.bytes : NULL,
				      .is_faulty = rows->is_faulty};
	const char *text = book_ods_cell(&said, number, &kind, rows->reader->arena);

	if (text != NULL)
		keep(rows, text, strlen(text), kind);
}

static void put_row(struct ods_rows *rows)
{
	struct book_rows *out = &rows->reader->rows;
	long row = rows->row;

	rows->row += rows->row_repeats - 1;
	for (; rows->n_cells > 0 && row <= rows->row; row++)
		for (size_t i = 0; i < rows->n_cells; i++)
			for (long j = 0; j < rows->cells[i].repeats; j++) {
				const struct ods_cell *cell = &rows->cells[i];

				if (!book_rows_put(out, row, cell->column + j,
						   rows->kept.bytes + cell->from, cell->length,
						   cell->kind)) {
					stop(rows, out->problem);
					return;
				}
				if (out->is_table_ended) {
					stop(rows, NULL);
					return;
				}
				if (cell->is_struck)
					book_rows_see_struck(out, row);
			}
}

static void on_end(void *data, const char *name)
{
	struct ods_rows *rows = data;

	if (strcmp(name, "style") == 0)
		rows->style = NULL;
	if (strcmp(name, "table") == 0) {
		/* What follows is of no interest. */
		if (--rows->sheet_depth == 0 && rows->reader != NULL &&
		    rows->n_seen == rows->wanted)
			stop(rows, NULL);
		return;
	}
	if (rows->reader == NULL || rows->sheet_depth != 1 || rows->n_seen != rows->wanted)
		return;
	if (rows->skipped > 0) {
		rows->skipped--;
	} else if (is_cell(name)) {
		if (rows->is_in_cell &&
		    (rows->type[0] != '\0' || rows->text.used > 0 || rows->has_formula))
			keep_cell(rows);
		rows->column += rows->repeats;
		rows->is_in_cell = false;
	} else if (strcmp(name, "p") == 0) {
		rows->is_text = false;
	} else if (strcmp(name, "table-row") == 0) {
		put_row(rows);
	}
}

/* A document that is protected says so in its list of parts, and its content is no XML. */
static void on_manifest(void *data, const char *name, const char **attributes)
{
	struct book *book = data;

	(void)attributes;
	if (strcmp(name, "encryption-data") == 0)
		book->problem = "is protected by a password; save it without one";
}

static const struct book_xml_handlers handlers = {on_start, on_end, on_text};

bool book_ods_open(struct book *book)
{
	static const struct book_xml_handlers manifest = {on_manifest, NULL, NULL};
	struct ods_rows rows = {.book = book};
	const char *problem = NULL;

	if (!book_xml_all(book->zip, "META-INF/manifest.xml", &manifest, book, &problem,
			  book->arena) &&
	    problem != NULL)
		book->problem = problem;
	if (book->problem != NULL)
		return false;
	rows.xml = book_xml_open(book->zip, "content.xml", &handlers, &rows, book->arena);
	while (rows.xml != NULL && book_xml_step(rows.xml))
		;
	book->problem = rows.xml != NULL ? book_xml_problem(rows.xml) : book_zip_problem(book->zip);
	book_xml_close(rows.xml);
	if (book->problem == NULL && book->n_sheets == 0)
		book->problem = "has no sheet with cells";
	return book->problem == NULL;
}

bool book_ods_begin(struct book_reader *reader, size_t sheet)
{
	struct ods_rows *rows = arena_alloc(reader->arena, sizeof *rows);
	struct book *book = reader->book;

	*rows = (struct ods_rows){.book = book, .reader = reader, .wanted = sheet + 1};
	reader->xml = rows->xml =
	    book_xml_open(book->zip, "content.xml", &handlers, rows, reader->arena);
	if (rows->xml == NULL)
		book->problem = book_zip_problem(book->zip);
	return rows->xml != NULL;
}
