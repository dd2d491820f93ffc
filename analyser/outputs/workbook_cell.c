#include "outputs/workbook.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "base/text.h"
#include "outputs/markup.h"

#define MOST_UNITS 1000000000000000 /* fifteen digits */
#define MOST_BYTES 32000            /* of 32,767 characters that a cell holds */
#define LINE_HEIGHT 15              /* points */
#define MOST_HEIGHT 405             /* of 409 that a row may have */

/* With room behind a figure, so that it does not touch the text of the next column. */
#define LOOK_FORMAT(look, format) format,
static const char *const number_formats[] = {WORKBOOK_LOOKS(LOOK_FORMAT)};

static lxw_format *make(struct workbook *book)
{
	lxw_format *format = LXW(workbook_add_format)(book->file);

	if (format == NULL)
		book->has_failed = true;
	else
		LXW(format_set_align)(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

/* More than a sheet's frame takes, or the cells between two looks, or the end of a workbook. */
#define SPARE ((size_t)32 * 1024 * 1024)
#define CELLS_BETWEEN 256

void workbook_cell_spare(struct workbook *book)
{
	void *spare = mmap(NULL, SPARE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (spare == MAP_FAILED)
		(void)arena_array(book->arena, SIZE_MAX, SIZE_MAX); /* no memory */
	else
		(void)munmap(spare, SPARE);
}

void workbook_cell_looks(struct workbook *book)
{
	static const enum workbook_style headings[] = {STYLE_HEADING, STYLE_HEADING_FIGURE};
	const lxw_color_t head = colour_number(document_colours(book->results->document)->headings);

	for (int total = 0; total < 3; total++)
		for (int i = 0; i < N_LOOKS; i++) {
			lxw_format *format = make(book);

			if (format == NULL)
				return;
			book->looks[total][i] = format;
			if (i == LOOK_TEXT || i == LOOK_REASON)
				LXW(format_set_text_wrap)(format);
			else
				LXW(format_set_num_format)(format, number_formats[i]);
			if (i == LOOK_REASON) {
				LXW(format_set_italic)(format);
				LXW(format_set_font_color)(format, 0x595959);
			}
			if (total == 2)
				LXW(format_set_bg_color)(format, WORKBOOK_GREY);
			if (total == 1) {
				LXW(format_set_bold)(format);
				LXW(format_set_top)(format, LXW_BORDER_THIN);
			}
		}
	/* One format for one look: libxlsxwriter looks through all for each cell of a second. */
	for (int i = 0; i < N_STYLES; i++) {
		book->styles[i] = i == STYLE_WORDS ? book->looks[0][LOOK_TEXT] : make(book);
		if (book->styles[i] == NULL)
			return;
	}
	LXW(format_set_bold)(book->styles[STYLE_TITLE]);
	LXW(format_set_font_size)(book->styles[STYLE_TITLE], 14);
	LXW(format_set_font_color)(book->styles[STYLE_TITLE], head);
	for (size_t i = 0; i < N_OF(headings); i++) {
		LXW(format_set_bold)(book->styles[headings[i]]);
		LXW(format_set_text_wrap)(book->styles[headings[i]]);
		LXW(format_set_bg_color)(book->styles[headings[i]], 0xE7ECF0);
	}
	LXW(format_set_align)(book->styles[STYLE_HEADING_FIGURE], LXW_ALIGN_RIGHT);
	LXW(format_set_bold)(book->styles[STYLE_HEADING_PLAIN]);
	LXW(format_set_font_color)(book->styles[STYLE_HEADING_PLAIN], head);
	LXW(format_set_underline)(book->styles[STYLE_LINK], LXW_UNDERLINE_SINGLE);
	LXW(format_set_font_color)(book->styles[STYLE_LINK], head);
}

/* The look of a column's values, one of which is `value`. */
static enum workbook_look look_of(const struct column *column, const struct value *value)
{
	switch (value->kind) {
	case VALUE_NONE:
		return LOOK_REASON;
	case VALUE_TEXT:
	case VALUE_YEAR:
		return LOOK_TEXT;
	case VALUE_COUNT:
		return LOOK_COUNT;
	case VALUE_MONEY:
		return value->money.hundredths % MONEY_PER_PENNY == 0 ? LOOK_MONEY
								      : LOOK_MONEY_FINE;
	case VALUE_SHARE:
		return column->unit == UNIT_RATIO ? LOOK_RATIO : LOOK_PERCENT;
	case VALUE_RATIO:
		/* A figure of workings is a ratio, whatever it is of. */
		return column->unit == UNIT_FACTOR    ? LOOK_FACTOR
		       : column->unit == UNIT_PERCENT ? LOOK_PERCENT
		       : column->unit == UNIT_COUNT   ? LOOK_COUNT
		       : column->unit == UNIT_MONEY   ? LOOK_MONEY_FINE
						      : LOOK_RATIO;
	}
	return LOOK_TEXT;
}

bool workbook_cell_number(const struct value *value, double *number)
{
	int64_t units;

	if (value->kind != VALUE_RATIO &&
	    (!value_units(value, &units) || units >= MOST_UNITS || units <= -MOST_UNITS))
		return false;
	/* Nearest to the decimal, as a spreadsheet itself reads it. */
	*number = formula_number(value);
	return true;
}

/* The two characters that XML has no place for and libxlsxwriter lets through. */
static const char *without_gaps(struct arena *arena, const char *text)
{
	static const char gap[] = "\xEF\xBF";
	const char *found = strstr(text, gap);

	while (found != NULL && (unsigned char)found[2] < 0xBE)
		found = strstr(found + 2, gap);
	if (found == NULL)
		return text;
	char *safe = arena_text(arena, text);
	for (char *at = safe; (at = strstr(at, gap)) != NULL; at += 2)
		if ((unsigned char)at[2] >= 0xBE)
			at[2] = (char)0xBD;
	return safe;
}

/* `_x0041_` in a file would be read as a character of its own: the line before it is escaped. */
const char *workbook_cell_plain(struct arena *arena, const char *text, bool is_given)
{
	char *safe, *to;

	/* What an option says may be in another encoding. */
	text = is_given && text_is_utf8(text, strlen(text)) ? without_gaps(arena, text)
							    : markup_plain(arena, text);
	const char *found = strstr(text, "_x");
	if (found == NULL)
		return text;
	safe = to = arena_alloc(arena, strlen(text) * 4 + 1);
	for (const char *at = text; *at != '\0'; at++) {
		*to++ = *at;
		if (at[0] == '_' && at[1] == 'x' && isxdigit((unsigned char)at[2]) &&
		    isxdigit((unsigned char)at[3]) && isxdigit((unsigned char)at[4]) &&
		    isxdigit((unsigned char)at[5]) && at[6] == '_') {
			for (const char *escape = "x005F_"; *escape != '\0'; escape++)
				*to++ = *escape;
		}
	}
	return safe;
}

void workbook_cell_tell_cut(struct workbook *book, const lxw_worksheet *sheet, lxw_row_t row,
			    lxw_col_t column)
{
	char cell[LXW_MAX_CELL_NAME_LENGTH];

	if (book->n_cut++ > 0)
		return;
	LXW(lxw_rowcol_to_cell)(cell, row, column);
	book->first_cut = arena_format(book->arena, "'%s'!%s", sheet->name, cell);
}

/* What is longer than a cell holds is cut, which the sheet of checks tells of. */
static const char *cut_text(struct workbook *book, const lxw_worksheet *sheet, lxw_row_t row,
			    lxw_col_t column, const char *text)
{
	if (strlen(text) <= MOST_BYTES)
		return text;
	workbook_cell_tell_cut(book, sheet, row, column);
	return arena_format(book->arena, "%s (%zu bytes in all; whole in the other files)",
			    text_cut(book->arena, text, MOST_BYTES), strlen(text));
}

static void settle(struct workbook *book, lxw_error error)
{
	if (book->n_cells++ % CELLS_BETWEEN == 0)
		workbook_cell_spare(book);
	book->has_failed |= error != LXW_NO_ERROR;
}

static void put_text(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
		     const char *text, bool is_given, lxw_format *format)
{
	if (text == NULL || text[0] == '\0')
		return;
	text = workbook_cell_plain(book->arena, cut_text(book, sheet, row, column, text), is_given);
	settle(book, LXW(worksheet_write_string)(sheet, row, column, text, format));
}

void workbook_cell_text(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			lxw_col_t column, const char *text, lxw_format *format)
{
	put_text(book, sheet, row, column, text, false, format);
}

void workbook_cell_given(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const char *text, lxw_format *format)
{
	put_text(book, sheet, row, column, text, true, format);
}

void workbook_cell_fixed(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const struct column *of, const struct value *value)
{
	double number;

	if (workbook_cell_number(value, &number))
		settle(book, LXW(worksheet_write_number)(sheet, row, column, number,
							 book->looks[2][look_of(of, value)]));
	else
		workbook_cell_value(book, sheet, row, column, of, value, false);
}

void workbook_cell_value(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			 lxw_col_t column, const struct column *of, const struct value *value,
			 bool is_total)
{
	lxw_format *format = book->looks[is_total][look_of(of, value)];
	char *text;
	double number;

	if (value->kind == VALUE_NONE || value->kind == VALUE_TEXT) {
		workbook_cell_text(book, sheet, row, column, value->text, format);
	} else if (workbook_cell_number(value, &number)) {
		settle(book, LXW(worksheet_write_number)(sheet, row, column, number, format));
	} else {
		text = arena_alloc(book->arena, PLAIN_SIZE);
		workbook_cell_text(book, sheet, row, column, plain_number(value, text),
				   book->looks[is_total][LOOK_TEXT]);
	}
}

void workbook_cell_formula(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row,
			   lxw_col_t column, const struct column *of, const struct value *value,
			   const char *formula, bool is_total)
{
	lxw_format *format = book->looks[is_total][look_of(of, value)];
	double number;

	if (value->kind == VALUE_TEXT || (value->kind == VALUE_NONE && value->text != NULL))
		settle(book, LXW(worksheet_write_formula_str)(
				 sheet, row, column, formula, format,
				 workbook_cell_plain(book->arena, value->text, false)));
	else if (workbook_cell_number(value, &number))
		settle(book, LXW(worksheet_write_formula_num)(sheet, row, column, formula, format,
							      number));
	else
		workbook_cell_value(book, sheet, row, column, of, value, is_total);
}

const char *workbook_cell_range(struct workbook *book, const struct workbook_sheet *sheet,
				lxw_row_t first, lxw_row_t last, lxw_col_t column)
{
	char begin[LXW_MAX_CELL_NAME_LENGTH], end[LXW_MAX_CELL_NAME_LENGTH];

	LXW(lxw_rowcol_to_cell_abs)(begin, first, column, true, true);
	LXW(lxw_rowcol_to_cell_abs)(end, last, column, true, true);
	return first == last ? arena_format(book->arena, "'%s'!%s", sheet->name, begin)
			     : arena_format(book->arena, "'%s'!%s:%s", sheet->name, begin, end);
}

size_t workbook_cell_lines(const char *text, double width)
{
	const double length = text == NULL ? 0 : (double)text_width(text);

	/* Words do not fill their lines. */
	return length <= width ? 1 : (size_t)(1.1 * length / width) + 1;
}

void workbook_cell_height(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
			  size_t n_lines)
{
	const double height = (double)n_lines * LINE_HEIGHT;

	if (n_lines > 1)
		settle(book,
		       LXW(worksheet_set_row)(own->sheet, row,
					      height > MOST_HEIGHT ? MOST_HEIGHT : height, NULL));
}

void workbook_cell_head(struct workbook *book, struct workbook_sheet *own)
{
	const struct workbook_sheet *first = book->sheets[0];

	workbook_cell_text(book, own->sheet, 0, 0, own->title, book->styles[STYLE_TITLE]);
	if (own != first) {
		settle(book, LXW(worksheet_write_url)(
				 own->sheet, 1, 0,
				 arena_format(book->arena, "internal:'%s'!A1", first->name),
				 book->styles[STYLE_LINK]));
		settle(book, LXW(worksheet_write_string)(own->sheet, 1, 0, "Back to the contents",
							 book->styles[STYLE_LINK]));
	}
	if (own->note != NULL)
		workbook_cell_text(book, own->sheet, 1, 1, own->note, NULL);
}

void workbook_cell_print(struct workbook_sheet *own, lxw_row_t last, lxw_col_t last_column,
			 bool has_headings)
{
	LXW(worksheet_set_landscape)(own->sheet);
	LXW(worksheet_set_paper)(own->sheet, 9); /* A4 */
	LXW(worksheet_fit_to_pages)(own->sheet, 1, 0);
	LXW(worksheet_set_footer)(own->sheet, "&L&A&RPage &P of &N");
	LXW(worksheet_print_area)(own->sheet, 0, 0, last, last_column);
	LXW(worksheet_gridlines)(own->sheet, LXW_HIDE_ALL_GRIDLINES);
	if (has_headings) {
		LXW(worksheet_repeat_rows)(own->sheet, 0, own->headings);
		LXW(worksheet_freeze_panes)(own->sheet, own->headings + 1, 1);
	}
}
