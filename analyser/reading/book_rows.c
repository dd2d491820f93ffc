#include "reading/book_rows.h"

#include <string.h>

/* Room for so many bytes more; false where more than may come of the file have come. */
static bool reserve(struct book_rows *rows, size_t more)
{
	rows->put += (int64_t)more;
	if (rows->put > rows->most) {
		rows->problem =
		    "has cells that are spread too far apart, or repeated too often, to be a "
		    "table; delete what is far from it, or save the sheet as CSV";
		return false;
	}
	if (rows->taken > 0 && rows->taken == rows->used)
		rows->taken = rows->used = 0;
	if (rows->capacity - rows->used < more && rows->taken > rows->used / 2) {
		rows->used -= rows->taken;
		memmove(rows->text, rows->text + rows->taken, rows->used);
		rows->taken = 0;
	}
	if (rows->capacity - rows->used <= more)
		rows->text = arena_room(rows->arena, rows->text, rows->used, &rows->capacity,
					more < 64 * 1024 ? 64 * 1024 : more);
	return true;
}

static bool fill(struct book_rows *rows, char filler, long count)
{
	if (count <= 0)
		return true;
	if (!reserve(rows, (size_t)count))
		return false;
	memset(rows->text + rows->used, filler, (size_t)count);
	rows->used += (size_t)count;
	return true;
}

/* End the row under way, filled up to the others' width. */
static bool end_row(struct book_rows *rows)
{
	if (rows->column > 0 && rows->column < rows->width &&
	    !fill(rows, ',', rows->width - rows->column))
		return false;
	if (rows->column > rows->width)
		rows->width = rows->column;
	rows->column = 0;
	return true;
}

static bool advance(struct book_rows *rows, long row, long column)
{
	if (row > rows->row) {
		/* A row's line ends where the next one begins. */
		if (!end_row(rows) || !fill(rows, '\n', row - (rows->row == 0 ? 1 : rows->row)))
			return false;
		rows->row = row;
	} else if (row < rows->row || column <= rows->column) {
		rows->problem = "has cells that are not in the order of their rows and columns; "
				"open it and save it again";
		return false;
	}
	if (!fill(rows, ',', column - (rows->column == 0 ? 1 : rows->column)))
		return false;
	rows->column = column;
	return true;
}

/* Is the cell in the area that is wanted?  Sees where the table of it ends. */
static bool is_wanted(struct book_rows *rows, long row, long column)
{
	struct book_area *area = &rows->area;

	if (row < area->row || column < area->column)
		return false;
	if (area->is_table) {
		long last = rows->row == 0 ? area->row : rows->row;

		if (row > last + 1) {
			rows->is_table_ended = true;
			return false;
		}
		/* Its first row says where it ends, by a gap or by its last cell. */
		if (area->last_column == 0 &&
		    (row > area->row ||
		     column > (rows->column == 0 ? area->column : rows->column + 1)))
			area->last_column = rows->column == 0 ? area->column : rows->column;
	}
	if (area->last_row > 0 && row > area->last_row) {
		rows->is_table_ended = true;
		return false;
	}
	return area->last_column == 0 || column <= area->last_column;
}

static void see_fault(struct book_rows *rows, long row, long column, const char *text,
		      size_t length)
{
	if (rows->seen.errors++ > 0)
		return;
	rows->seen.error_row = row;
	rows->seen.error_column = column;
	rows->seen.error = arena_text_of(rows->arena, text, length < 60 ? length : 60);
}

void book_rows_see_struck(struct book_rows *rows, long row)
{
	struct book_seen *seen = &rows->seen;

	if (seen->last_struck_row == row)
		return;
	if (seen->struck_rows++ == 0)
		seen->first_struck_row = row;
	seen->last_struck_row = row;
}

/* Characters that have a meaning in the text, whatever its delimiter is taken to be. */
static bool needs_quotes(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		switch (text[i]) {
		case ',':
		case ';':
		case '|':
		case '\t':
		case '"':
			return true;
		default:
			break;
		}
	return false;
}

/* Nothing but white space is nothing. */
static bool is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n')
			return false;
	return true;
}

bool book_rows_put(struct book_rows *rows, long row, long column, const char *text, size_t length,
		   enum book_cell kind)
{
	if (rows->problem != NULL)
		return false;
	if (row < 1 || row > BOOK_MOST_ROWS || column < 1 || column > BOOK_MOST_COLUMNS) {
		rows->problem = "has a cell outside of what a sheet can hold";
		return false;
	}
	if (is_blank(text, length) || rows->is_table_ended || !is_wanted(rows, row, column))
		return true;
	if (kind == BOOK_FAULTY)
		see_fault(rows, row, column, text, length);
	rows->seen.cells++;
	if (!advance(rows, row, column) || !reserve(rows, length * 2 + 3))
		return false;

	const bool is_quoted = needs_quotes(text, length);
	char *to = rows->text + rows->used;

	if (is_quoted)
		*to++ = '"';
	if (kind == BOOK_FAULTY && !rows->is_plain)
		*to++ = BOOK_ERROR;
	for (size_t i = 0; i < length; i++) {
		const char at = text[i];

		if (at == '"')
			*to++ = '"';
		if (at == '\r' && i + 1 < length && text[i + 1] == '\n')
			continue;
		if (at == '\n' || at == '\r')
			*to++ = rows->is_plain ? ' ' : BOOK_BREAK;
		else
			*to++ = at;
	}
	if (is_quoted)
		*to++ = '"';
	rows->used = (size_t)(to - rows->text);
	return true;
}

void book_rows_end(struct book_rows *rows)
{
	if (rows->row > 0 && end_row(rows))
		(void)fill(rows, '\n', 1);
}

size_t book_rows_take(struct book_rows *rows, char *bytes, size_t size)
{
	size_t count = rows->used - rows->taken;

	count = count < size ? count : size;
	if (count > 0)
		memcpy(bytes, rows->text + rows->taken, count);
	rows->taken += count;
	return count;
}

const char *book_column(long column, char name[BOOK_COLUMN_SIZE])
{
	size_t at = BOOK_COLUMN_SIZE - 1;

	name[at] = '\0';
	for (; column > 0 && at > 0; column = (column - 1) / 26)
		name[--at] = (char)('A' + (column - 1) % 26);
	return name + at;
}

bool book_cell_parse(const char **at, long *row, long *column)
{
	const char *text = *at;

	*row = *column = 0;
	text += *text == '$';
	for (; (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'); text++) {
		*column = *column * 26 + (*text & 31);
		if (*column > BOOK_MOST_COLUMNS)
			return false;
	}
	text += *text == '$';
	for (; *text >= '0' && *text <= '9'; text++) {
		*row = *row * 10 + (*text - '0');
		if (*row > BOOK_MOST_ROWS)
			return false;
	}
	*at = text;
	return *row > 0 && *column > 0;
}
