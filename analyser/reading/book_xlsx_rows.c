#include "reading/book_parts.h"

#include <string.h>

enum xlsx_type {
	XLSX_NUMBER,
	XLSX_SHARED,
	XLSX_TEXT, /* of a formula, or in the cell itself */
	XLSX_BOOLEAN,
	XLSX_ERROR,
	XLSX_DATE, /* as text */
};

/* The cell under way. */
struct xlsx_rows {
	struct book_reader *reader;
	long row, column;
	enum xlsx_type type;
	unsigned char format;
	bool is_struck, is_in_data, has_value, has_formula, is_in_value, is_in_formula,
	    is_in_phonetic;
	struct book_text text, formula;
};

static void stop(struct xlsx_rows *rows, const char *why)
{
	book_xml_stop(rows->reader->xml, why);
}

static size_t number(const char *text)
{
	return (size_t)book_number_whole(text, NULL);
}

static void start_row(struct xlsx_rows *rows, const char **attributes)
{
	struct book_seen *seen = &rows->reader->rows.seen;
	bool is_hidden = false;

	rows->row++;
	rows->column = 0;
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		if (strcmp(attributes[i], "r") == 0) {
			size_t given = number(attributes[i + 1]);

			if (given > BOOK_MOST_ROWS || (long)given < rows->row) {
				stop(rows, "has rows that are not in order, or beyond what a sheet "
					   "can hold; open it and save it again");
				return;
			}
			rows->row = (long)given;
		} else if (strcmp(attributes[i], "hidden") == 0) {
			is_hidden = book_xml_is_set(attributes, "hidden");
		}
	}
	if (is_hidden && seen->hidden_rows++ == 0)
		seen->first_hidden_row = rows->row;
}

static enum xlsx_type type_of(const char *text)
{
	if (strcmp(text, "s") == 0)
		return XLSX_SHARED;
	if (strcmp(text, "b") == 0)
		return XLSX_BOOLEAN;
	if (strcmp(text, "e") == 0)
		return XLSX_ERROR;
	if (strcmp(text, "d") == 0)
		return XLSX_DATE;
	return strcmp(text, "n") == 0 ? XLSX_NUMBER : XLSX_TEXT;
}

static void start_cell(struct xlsx_rows *rows, const char **attributes)
{
	const struct book *book = rows->reader->book;
	long row;

	rows->column++;
	rows->type = XLSX_NUMBER;
	rows->format = BOOK_PLAIN;
	rows->has_value = rows->has_formula = false;
	rows->text.used = rows->formula.used = 0;
	/* A cell without a style has the first. */
	if (book->n_formats > 0)
		rows->format = book->formats[0];
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		const char *name = attributes[i], *value = attributes[i + 1];

		if (strcmp(name, "r") == 0) {
			const char *at = value;

			if (!book_cell_parse(&at, &row, &rows->column) || *at != '\0' ||
			    row != rows->row) {
				stop(rows, "has a cell whose place is not in its row; open it and "
					   "save it again");
				return;
			}
		} else if (strcmp(name, "t") == 0) {
			rows->type = type_of(value);
		} else if (strcmp(name, "s") == 0) {
			size_t style = number(value);

			rows->format = style < book->n_formats ? book->formats[style] : BOOK_PLAIN;
		}
	}
	rows->is_struck = (rows->format & BOOK_STRUCK) != 0;
	rows->format &= (unsigned char)~BOOK_STRUCK;
}

static void see_column(struct xlsx_rows *rows, const char **attributes)
{
	struct book_seen *seen = &rows->reader->rows.seen;
	const char *first = book_xml_attribute(attributes, "min");
	const char *last = book_xml_attribute(attributes, "max");
	size_t from = first == NULL ? 0 : number(first), to = last == NULL ? 0 : number(last);

	if (!book_xml_is_set(attributes, "hidden") || from < 1 || to < from ||
	    to > BOOK_MOST_COLUMNS)
		return;
	/* Columns hidden up to the end of the sheet are none of the table's. */
	if (to == BOOK_MOST_COLUMNS)
		return;
	if (seen->hidden_columns == 0)
		seen->first_hidden_column = (long)from;
	seen->hidden_columns += (long)(to - from) + 1;
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct xlsx_rows *rows = data;

	if (!rows->is_in_data) {
		if (strcmp(name, "sheetData") == 0)
			rows->is_in_data = true;
		else if (strcmp(name, "col") == 0)
			see_column(rows, attributes);
		return;
	}
	if (strcmp(name, "c") == 0) {
		start_cell(rows, attributes);
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		rows->is_in_value = !rows->is_in_phonetic;
		rows->has_value = true;
	} else if (strcmp(name, "row") == 0) {
		start_row(rows, attributes);
	} else if (strcmp(name, "f") == 0) {
		rows->has_formula = rows->is_in_formula = true;
	} else if (strcmp(name, "rPh") == 0) {
		rows->is_in_phonetic = true;
	}
}

static void on_text(void *data, const char *text, int length)
{
	struct xlsx_rows *rows = data;
	struct book_text *to = rows->is_in_value     ? &rows->text
			       : rows->is_in_formula ? &rows->formula
						     : NULL;

	if (to != NULL && !book_text_add(to, text, (size_t)length, rows->reader->arena))
		stop(rows, book_too_long);
}

static void put(struct xlsx_rows *rows, const char *text, size_t length, enum book_cell kind)
{
	struct book_rows *out = &rows->reader->rows;

	if (!book_rows_put(out, rows->row, rows->column, text, length, kind))
		stop(rows, out->problem);
	else if (out->is_table_ended)
		stop(rows, NULL);
	else if (rows->is_struck)
		book_rows_see_struck(out, rows->row);
}

static void put_faulty(struct xlsx_rows *rows, const char *text)
{
	put(rows, text, strlen(text), BOOK_FAULTY);
}

static void put_number(struct xlsx_rows *rows, const char *value)
{
	struct book_seen *seen = &rows->reader->rows.seen;
	char text[BOOK_NUMBER_SIZE];

	if (rows->format == BOOK_SCALED && seen->scaled++ == 0)
		seen->scaled_column = rows->column;
	if (book_number_text(text, value, rows->format, rows->reader->book->is_1904))
		put(rows, text, strlen(text), BOOK_TEXT);
	else
		put_faulty(rows, "########");
}

/* The date itself of `2010-04-01T00:00:00`, and its time where it has one. */
static void put_date(struct xlsx_rows *rows)
{
	char *text = rows->text.bytes, *time = strchr(text, 'T');

	if (time != NULL)
		*time = ' ';
	if (time != NULL && strncmp(time, " 00:00:00", 9) == 0)
		*time = '\0';
	put(rows, text, strlen(text), BOOK_TEXT);
}

static void end_cell(struct xlsx_rows *rows)
{
	struct arena *arena = rows->reader->arena;
	const char *text;
	size_t length;

	/* A number of no digits is none either, as some programs write it. */
	if (rows->has_formula &&
	    (!rows->has_value || (rows->text.used == 0 && rows->type == XLSX_NUMBER))) {
		/* What it would come to is not known. */
		(void)book_text_add(&rows->formula, "", 1, arena);
		put_faulty(rows, arena_format(arena, "=%.40s", rows->formula.bytes));
	}
	if (!rows->has_value || rows->text.used == 0)
		return;
	if (!book_text_add(&rows->text, "", 1, arena)) {
		stop(rows, book_too_long);
		return;
	}
	switch (rows->type) {
	case XLSX_NUMBER:
		put_number(rows, rows->text.bytes);
		break;
	case XLSX_SHARED:
		text = book_strings_at(rows->reader->book, number(rows->text.bytes), &length);
		if (text == NULL)
			stop(rows, "is damaged: a cell has a text that is not there; open it and "
				   "save it again");
		else
			put(rows, text, length, BOOK_TEXT);
		break;
	case XLSX_TEXT:
		length = book_strings_unescape(rows->text.bytes, rows->text.used - 1);
		put(rows, rows->text.bytes, length, BOOK_TEXT);
		break;
	case XLSX_BOOLEAN:
		put(rows,
		    rows->text.bytes[0] == '0' || rows->text.bytes[0] == 'f' ? "FALSE" : "TRUE",
		    rows->text.bytes[0] == '0' || rows->text.bytes[0] == 'f' ? 5 : 4, BOOK_TEXT);
		break;
	case XLSX_ERROR:
		put_faulty(rows, rows->text.bytes);
		break;
	case XLSX_DATE:
		put_date(rows);
		break;
	}
}

static void on_end(void *data, const char *name)
{
	struct xlsx_rows *rows = data;

	if (!rows->is_in_data)
		return;
	if (strcmp(name, "c") == 0)
		end_cell(rows);
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		rows->is_in_value = false;
	else if (strcmp(name, "f") == 0)
		rows->is_in_formula = false;
	else if (strcmp(name, "rPh") == 0)
		rows->is_in_phonetic = false;
	else if (strcmp(name, "sheetData") == 0)
		rows->is_in_data = false;
}

bool book_xlsx_begin(struct book_reader *reader, size_t sheet)
{
	static const struct book_xml_handlers handlers = {on_start, on_end, on_text};
	struct book *book = reader->book;
	struct xlsx_rows *rows = arena_alloc(reader->arena, sizeof *rows);

	*rows = (struct xlsx_rows){.reader = reader};
	if (!book_strings_read(book))
		return false;
	reader->xml =
	    book_xml_open(book->zip, book->sheets[sheet].part, &handlers, rows, reader->arena);
	if (reader->xml == NULL)
		book->problem = book_zip_problem(book->zip);
	if (reader->xml == NULL && book->problem == NULL)
		book->problem = arena_format(book->arena, "is damaged: its sheet '%s' is not there",
					     book->sheets[sheet].name);
	return reader->xml != NULL;
}
