#include "plots/chart_rows.h"

#include "base/order.h"

static const int row_least = 26, row_most = 56, below = 32; /* pixels; the last for the axis */

/* Of all rows, in pixels: a page is not much higher, where the sheet is as wide as its text. */
#define ROWS_MOST 900

struct candidate {
	size_t row;
	bool has_figure;
	int64_t units;
};

static int by_figure(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	return ORDER_BY(b->has_figure - a->has_figure, ORDER(b->units, a->units),
			ORDER(a->row, b->row));
}

static int by_row(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	return ORDER(a->row, b->row);
}

static void note_left_out(struct picture *picture, const struct candidate *all, size_t shown,
			  enum value_kind kind, bool is_summed)
{
	const size_t count = picture->table->n_rows - shown;
	struct axis axis;
	int64_t sum = 0;

	axis_init(&axis, kind);
	for (size_t i = 0; i < count; i++)
		is_summed &= !__builtin_add_overflow(sum, all[shown + i].units, &sum);
	axis_cover(&axis, sum);
	axis_settle(&axis, 5);
	picture_note(picture, "The %zu largest of %zu are shown; the %zu not shown%s%s%s.", shown,
		     shown + count, count, is_summed ? " come to " : " are in the table",
		     is_summed ? axis_figure_text(&axis, sum, picture->arena) : "",
		     is_summed ? " in all" : "");
}

static const char *name_of(const struct picture *picture, size_t row)
{
	int category = picture->chart->category;

	return category < 0
		   ? ""
		   : labels_text(picture->arena, &table_values(picture->table, row)[category]);
}

/* As many of these, in their order, as have room with names on the lines that they need. */
static size_t fit(const struct picture *picture, const struct candidate *all, size_t most)
{
	int most_lines = 1;
	size_t count = 0;

	for (; count < most; count++) {
		int n_lines = labels_lines_of(name_of(picture, all[count].row), picture->arena,
					      FONT_LABEL, CHART_ROWS_NAMES - 40);

		most_lines = larger(most_lines, n_lines);
		if (most_lines > 1 &&
		    ((int)count + 1) * (most_lines * picture_line_height(FONT_LABEL) + 4) >
			ROWS_MOST)
			break;
	}
	return count;
}

void chart_rows_choose(struct chart_rows *rows, struct picture *picture, int measure,
		       bool is_summed)
{
	const struct table *table = picture->table;
	struct arena *arena = picture->arena;
	struct candidate *all = arena_array(arena, table->n_rows, sizeof *all);
	enum value_kind kind = picture_kind(picture, measure);

	*rows = (struct chart_rows){.count = table->n_rows};
	for (size_t i = 0; i < table->n_rows; i++) {
		all[i] = (struct candidate){.row = i};
		all[i].has_figure = picture_figure(picture, i, measure, &all[i].units);
	}
	SORT(all, table->n_rows, by_figure);
	rows->count =
	    fit(picture, all, table->n_rows < CHART_ROWS_MOST ? table->n_rows : CHART_ROWS_MOST);
	if (rows->count < table->n_rows)
		note_left_out(picture, all, rows->count, kind,
			      is_summed && (kind == VALUE_MONEY || kind == VALUE_COUNT));
	SORT(all, rows->count, by_row);
	for (size_t i = 0; i < rows->count; i++) {
		rows->items[i] = all[i].row;
		ARENA_ADD(arena, &rows->names, items, count) = name_of(picture, all[i].row);
	}
}

struct decimal chart_rows_place(size_t place)
{
	return decimal_whole((int64_t)place);
}

int chart_rows_middle(const struct chart_rows *rows, struct area area, size_t place)
{
	return area.top + (2 * (int)place + 1) * (area.bottom - area.top) / (2 * (int)rows->count);
}

struct decimal chart_rows_top(void)
{
	return (struct decimal){-5, 1};
}

struct decimal chart_rows_bottom(size_t count)
{
	return (struct decimal){(int64_t)count * 10 - 5, 1};
}

void chart_rows_write_range(struct picture *picture, const struct chart_rows *rows)
{
	fprintf(picture->script, "set yrange [%zu-0.5:-0.5]\n", rows->count);
}

void chart_rows_write_names(struct picture *picture, const struct chart_rows *rows,
			    struct area area, int width)
{
	int height = area.bottom - area.top;

	for (size_t i = 0; i < rows->count; i++)
		picture_lines(picture, spot_at(PICTURE_MARGIN, chart_rows_middle(rows, area, i)),
			      INK_NAME, rows->names.items[i], width,
			      picture_lines_within(height / (int)rows->count));
}

void chart_rows_write_block(struct picture *picture, const char *name,
			    const struct chart_rows *rows, const struct axis *axis, int measure)
{
	int64_t units;

	picture_block(picture, name);
	for (size_t i = 0; i < rows->count; i++)
		if (picture_figure(picture, rows->items[i], measure, &units))
			picture_point(picture, axis_decimal(axis, units), chart_rows_place(i));
	picture_block_end(picture);
}

void chart_rows_write_reason(struct picture *picture, const struct chart_rows *rows, int measure,
			     size_t place)
{
	if (measure < 0)
		return;
	const struct value *value = &table_values(picture->table, rows->items[place])[measure];
	if (value->kind == VALUE_NONE)
		picture_text(picture, spot_of(chart_rows_place(0), chart_rows_place(place), 6, 0),
			     INK_QUIET,
			     lettering_fit(picture->arena, labels_text(picture->arena, value),
					   FONT_SMALL, 300));
}

struct area chart_rows_area(struct picture *picture, const struct chart_rows *rows, int names_width,
			    int left, int right)
{
	int count = (int)rows->count;
	int room = PICTURE_HEIGHT - picture->head - picture->foot - below;
	int least = larger(row_least, labels_height(&rows->names, picture->arena, names_width));
	int height = larger(room, least * count);

	if (height > row_most * count && least <= row_most)
		height = row_most * count;
	/* Taller for many rows, and no taller than a few need. */
	picture->height += height - room;
	return (struct area){
	    .left = PICTURE_MARGIN + names_width + 12 + left,
	    .right = picture->width - PICTURE_MARGIN - right,
	    .top = picture->head,
	    .bottom = picture->head + height,
	};
}
