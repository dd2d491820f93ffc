#include "loading/inputs.h"

#include <string.h>

#include "base/sha256.h"
#include "base/text.h"
#include "loading/commented.h"
#include "loading/sources.h"
#include "model/templates.h"

/* A line that is no row, such as the second of a cell that has two, keeps its place. */
#define NO_ROW "#"
/* Before a cell that begins with `#` and is none of a comment's: reading takes it off. */
#define NO_BREAK_SPACE "\u00a0"

/* What is made of a file. */
struct line_keeper {
	const struct source *source;
	const struct sheet *sheet;
	const struct row *header;
	size_t next; /* row of the sheet */
	size_t width;
	struct arena *arena;
};

/* A comment that may be a row stands in cells, as rows do; words stand in one. */
static bool is_parted(const struct row *row)
{
	for (size_t i = 0; row != NULL && row->n_cells > 1 && i < row->n_cells; i++)
		if (strpbrk(row->cells[i], "0123456789") != NULL)
			return true;
	return false;
}

static void put_comment(const struct line_keeper *keeper, const struct commented_line *line,
			const char **cells)
{
	struct arena *arena = keeper->arena;
	const char *text = commented_text(line, keeper->source, arena);
	const struct row *row =
	    text == NULL ? NULL : commented_row(text, keeper->sheet->delimiter, arena);

	cells[0] = text == NULL ? NO_ROW : arena_format(arena, "# %s", text);
	if (row == NULL || (row->n_cells > 1 && keeper->source->place == NULL && !is_parted(row)))
		return;
	cells[0] = arena_format(arena, "# %s", row->cells[0]);
	for (size_t i = 1; i < keeper->width && i < row->n_cells; i++)
		cells[i] = row->cells[i];
}

static void put_row(const struct line_keeper *keeper, const struct row *row, const char **cells)
{
	bool is_first = true;

	for (size_t i = 0; i < keeper->width && i < row->n_cells; i++) {
		cells[i] = row->cells[i];
		if (is_first && cells[i][0] == '#')
			cells[i] = arena_format(keeper->arena, NO_BREAK_SPACE "%s", cells[i]);
		is_first &= cells[i][0] == '\0';
	}
}

/* The cells of a line; false for one that says nothing. */
static bool put_line(struct line_keeper *keeper, const struct commented_line *line,
		     const char **cells)
{
	const struct sheet *sheet = keeper->sheet;

	for (size_t i = 0; i < keeper->width; i++)
		cells[i] = "";
	while (keeper->next < sheet->n_rows && sheet->rows[keeper->next].line < line->number)
		keeper->next++;
	if (keeper->next < sheet->n_rows && sheet->rows[keeper->next].line == line->number) {
		const struct row *row = &sheet->rows[keeper->next];

		if (row->fault == NULL && !row_is_blank(row)) {
			put_row(keeper, row, cells);
			return true;
		}
	}
	put_comment(keeper, line, cells);
	return strcmp(cells[0], NO_ROW) != 0;
}

/* Each line in its place: what stands above the columns, and the rows below. */
static void put_lines(struct line_keeper *keeper, struct input_rows *rows)
{
	const struct source *source = keeper->source;
	const char *end = source->text + source->length;
	struct commented_line line = {.end = source->text};
	size_t count = 1;

	while (commented_next(&line, end))
		count++;

	const char **comments = arena_array(keeper->arena, count, sizeof *comments);
	const char **cells = arena_array(keeper->arena, count * keeper->width, sizeof *cells);
	const char **above = arena_array(keeper->arena, keeper->width, sizeof *above);

	rows->comments = comments;
	rows->cells = cells;
	line = (struct commented_line){
	    .end = source->text, .rows = keeper->sheet->rows, .n_rows = keeper->sheet->n_rows};
	for (size_t below = 0; commented_next(&line, end);) {
		if (line.number < keeper->header->line) {
			(void)put_line(keeper, &line, above);
			comments[rows->n_comments++] = above[0];
		} else if (line.number > keeper->header->line) {
			if (put_line(keeper, &line, cells + below * keeper->width))
				rows->n_rows = below + 1;
			below++;
		}
	}
}

static void hash_text(struct sha256_ctx *hash, const char *text, size_t length)
{
	sha256_update(hash, length, (const uint8_t *)text);
}

/* `7.40` is the number 7.4, as which a spreadsheet keeps it: how much of the text that is. */
static size_t without_noughts(const char *text)
{
	const char *digits = text + (text[0] == '-'),
		   *point = digits + strspn(digits, "0123456789");
	size_t places = point[0] == '.' ? strspn(point + 1, "0123456789") : 0;
	const char *end = point + 1 + places;

	if (point == digits || places == 0 || end[end[0] == '%'] != '\0')
		return strlen(text);
	while (places > 0 && point[places] == '0')
		places--;
	return (size_t)(point - text) + (places > 0 ? places + 1 : 0);
}

static void hash_cell(struct sha256_ctx *hash, const char *cell)
{
	const size_t length = without_noughts(cell);

	hash_text(hash, "\"", 1);
	for (size_t i = 0; i < length; i++)
		hash_text(hash, cell[i] == '"' ? "\"\"" : cell + i, cell[i] == '"' ? 2 : 1);
	if (cell[length] != '\0' && cell[strlen(cell) - 1] == '%')
		hash_text(hash, "%", 1);
	hash_text(hash, "\"", 1);
}

static void hash_row(struct sha256_ctx *hash, const struct row *row, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		hash_text(hash, ",", i > 0);
		hash_cell(hash, row_cell(row, (int)i));
	}
	hash_text(hash, "\n", 1);
}

/* Of its header and rows as CSV, every cell in quotes. */
static const char *digest(const struct line_keeper *keeper)
{
	const struct sheet *sheet = keeper->sheet;
	char *hex = arena_alloc(keeper->arena, SHA256_HEX_SIZE);
	struct sha256_ctx hash;

	sha256_init(&hash);
	hash_row(&hash, keeper->header, keeper->width);
	FOR_EACH (const struct row, row, sheet->rows, sheet->n_rows)
		if (row->line > keeper->header->line && row->fault == NULL && !row_is_blank(row))
			hash_row(&hash, row, keeper->width);
	sha256_end(&hash, hex);
	return hex;
}

static struct input_rows *make(const struct source *source, const char *name,
			       const struct row *header, struct arena *arena)
{
	struct input_rows *rows = arena_alloc(arena, sizeof *rows);
	struct sheet sheet;
	struct line_keeper keeper = {.source = source, .sheet = &sheet, .arena = arena};

	/* The source is at hand; its rows were cut for the reading alone. */
	sheet_read(&sheet, source, 0, true, arena);
	*rows = (struct input_rows){.name = name};
	keeper.header = header != NULL ? header : sheet.n_rows > 0 ? &sheet.rows[0] : NULL;
	if (keeper.header == NULL || keeper.header->fault != NULL)
		return rows;
	keeper.width = keeper.header->n_cells;
	rows->headings = keeper.header->cells;
	rows->n_columns = keeper.width;
	rows->is_figures = arena_array(arena, keeper.width, sizeof *rows->is_figures);
	rows->sha256 = digest(&keeper);
	put_lines(&keeper, rows);
	rows->is_followed =
	    arena_array(arena, rows->n_rows * keeper.width, sizeof *rows->is_followed);
	return rows;
}

/* What stands in a column is text where it is of no field, or of a field that is no figure. */
static void find_figures(const struct reading *reading, struct input_rows *rows,
			 struct arena *arena)
{
	const char **fields = arena_array(arena, rows->n_columns, sizeof *fields);

	for (size_t i = 0; i < reading->shape->n_fields; i++) {
		const struct field *field = &reading->shape->fields[i];
		const int at = reading->columns->at[i];

		if (at < 0)
			continue;
		fields[at] = field->id;
		rows->is_figures[at] |= field->unit != UNIT_TEXT && field->unit != UNIT_YEAR;
	}
	rows->fields = fields;
}

const struct input_rows *input_rows(const struct reading *reading, struct arena *arena)
{
	if (reading->columns == NULL || templates_find(reading->shape->kind) == NULL)
		return NULL;
	struct input_rows *rows =
	    make(reading->source, reading->shape->kind, reading->columns->header, arena);
	if (rows->n_columns > 0)
		find_figures(reading, rows, arena);
	return rows;
}

void input_rows_keep(struct run *run, const char *folder)
{
	size_t count;
	const struct template *files = templates(&count);
	struct results *results = &run->results;

	for (size_t i = 0; i < count; i++) {
		const char *path = arena_format(run->arena, "%s/%s", folder, files[i].name);

		if (FIND_BY(results->inputs, results->n_inputs, kind, files[i].kind) != NULL ||
		    sources_path(run, path) == NULL)
			continue;
		const struct source *source = sources_look(run, path);
		if (source == NULL)
			continue;
		ARENA_ADD_BY(run->arena, results, kept, n_kept, kept_capacity) =
		    make(source, files[i].kind, NULL, run->arena);
	}
}
