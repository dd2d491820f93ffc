/*
 * Grid: a cell for each category, on the side, and series, above, with its
 * figure; below zero and above it are told by colour, darker than white and nearly white, by the
 * sign, and by a line that runs between them.
 */
#include "plots/axis.h"
#include "plots/labels.h"

#define MOST_ROWS 20
#define MOST_COLUMNS 15

static const int name_most = 180, least_row = 28, most_row = 44; /* pixels */

/* Below zero, then from nothing to the largest in three steps. */
enum { SHADE_BELOW, SHADE_LITTLE, SHADE_MORE, SHADE_MOST, N_SHADES };

static const struct {
	size_t series;
	int percent; /* of its colour, on white */
} shades[N_SHADES] = {{3, 12}, {0, 30}, {0, 55}, {0, 100}};

struct grid {
	struct labels rows, columns;
	bool has[MOST_ROWS][MOST_COLUMNS];
	int64_t units[MOST_ROWS][MOST_COLUMNS], least, largest;
	int n_rows, n_columns; /* shown */
	int row_height, column_width;
	struct axis axis;
	struct area area;
};

static bool collect(struct grid *grid, const struct picture *picture)
{
	const struct chart *chart = picture->chart;
	int64_t units;

	axis_init(&grid->axis, picture_kind(picture, chart->measures[0]));
	for (size_t i = 0; i < picture->table->n_rows; i++) {
		const struct value *values = table_values(picture->table, i);
		size_t row = labels_index(&grid->rows, picture->arena, values, chart->category);
		size_t column = labels_index(&grid->columns, picture->arena, values, chart->series);

		if (row >= MOST_ROWS || column >= MOST_COLUMNS ||
		    !picture_figure(picture, i, chart->measures[0], &units))
			continue;
		grid->has[row][column] = true;
		grid->units[row][column] = units;
		grid->least = units < grid->least ? units : grid->least;
		grid->largest = units > grid->largest ? units : grid->largest;
		axis_cover(&grid->axis, units);
	}
	axis_settle(&grid->axis, 5);
	return !grid->axis.is_empty;
}

static const char *figure(const struct grid *grid, int row, int column, struct arena *arena)
{
	return axis_figure_text(&grid->axis, grid->units[row][column], arena);
}

static int widest_cell(const struct grid *grid, struct arena *arena)
{
	int widest = labels_width(&grid->columns, FONT_TICK, 120);

	for (int row = 0; row < grid->n_rows; row++)
		for (int column = 0; column < grid->n_columns; column++)
			if (grid->has[row][column])
				widest =
				    larger(widest, lettering_width(figure(grid, row, column, arena),
								   FONT_TICK));
	return widest + 8;
}

static void plan_legend(const struct grid *grid, struct picture *picture)
{
	struct legend_item *items = arena_array(picture->arena, 2, sizeof *items);

	if (grid->least >= 0 || grid->largest < 0)
		return;
	items[0] = (struct legend_item){.swatch = SWATCH_FILL, .series = 0, .text = "Zero or more"};
	items[1] = (struct legend_item){
	    .swatch = SWATCH_EMPTY, .series = 3, .text = "Below zero, beyond the black line"};
	picture_legend(picture, items, 2);
}

static void arrange(struct grid *grid, struct picture *picture)
{
	const int above = 46;
	int names = labels_column(&grid->rows, picture->arena, name_most);
	int left = PICTURE_MARGIN + names + 12, right = picture->width - PICTURE_MARGIN, room;

	grid->n_rows = labels_shown(&grid->rows, MOST_ROWS);
	grid->n_columns = labels_shown(&grid->columns, MOST_COLUMNS);
	while (grid->n_columns > 1 &&
	       grid->n_columns * widest_cell(grid, picture->arena) > right - left)
		grid->n_columns--;
	picture_note_first(picture, (size_t)grid->n_rows, grid->rows.count, "rows");
	picture_note_first(picture, (size_t)grid->n_columns, grid->columns.count, "columns");
	grid->column_width = (right - left) / grid->n_columns;
	plan_legend(grid, picture);
	room = (PICTURE_HEIGHT - picture->head - picture->foot - above) / grid->n_rows;
	grid->row_height = larger(between(least_row, room, most_row),
				  labels_height(&grid->rows, picture->arena, names) - 4);
	grid->area = (struct area){
	    .left = left,
	    .right = left + grid->n_columns * grid->column_width,
	    .top = picture->head + above,
	    .bottom = picture->head + above + grid->n_rows * grid->row_height,
	};
	picture->height = grid->area.bottom + 12 + picture->foot;
}

static int shade_of(const struct grid *grid, int64_t units)
{
	if (units < 0)
		return SHADE_BELOW;
	if (units > 0 && units >= grid->largest - grid->largest / 3)
		return SHADE_MOST;
	return units > 0 && units >= grid->largest / 3 ? SHADE_MORE : SHADE_LITTLE;
}

static int left_of(const struct grid *grid, int column)
{
	return grid->area.left + column * grid->column_width;
}

static int top_of(const struct grid *grid, int row)
{
	return grid->area.top + row * grid->row_height;
}

static void write_heads(const struct grid *grid, struct picture *picture)
{
	const struct chart *chart = picture->chart;
	const struct ink tick = {FONT_TICK, COLOUR_TEXT, ALIGN_CENTRE};
	const struct column *columns = picture->table->columns;
	int names = grid->area.left - 12 - PICTURE_MARGIN;

	if (chart->series >= 0 && chart->category >= 0)
		picture_text(picture, spot_at(PICTURE_MARGIN, grid->area.top - 36), INK_HEADING,
			     lettering_fit(picture->arena,
					   arena_format(picture->arena, "Down: %s. Across: %s",
							columns[chart->category].label,
							columns[chart->series].label),
					   FONT_HEADING, picture->width - 2 * PICTURE_MARGIN));
	for (int i = 0; i < grid->n_columns; i++)
		picture_text(
		    picture,
		    spot_at(left_of(grid, i) + grid->column_width / 2, grid->area.top - 14), tick,
		    lettering_fit(picture->arena, grid->columns.items[i], FONT_TICK,
				  grid->column_width - 4));
	for (int i = 0; i < grid->n_rows; i++)
		picture_lines(
		    picture, spot_at(PICTURE_MARGIN, top_of(grid, i) + grid->row_height / 2),
		    INK_NAME, grid->rows.items[i], names, picture_lines_within(grid->row_height));
}

static void write_figures(const struct grid *grid, struct picture *picture)
{
	for (int row = 0; row < grid->n_rows; row++)
		for (int column = 0; column < grid->n_columns; column++) {
			const char *colour =
			    shade_of(grid, grid->units[row][column]) == SHADE_MOST &&
				    palette_is_dark(0)
				? "#FFFFFF"
				: COLOUR_TEXT;

			if (grid->has[row][column])
				picture_text(picture,
					     spot_at(left_of(grid, column) + grid->column_width / 2,
						     top_of(grid, row) + grid->row_height / 2),
					     (struct ink){FONT_TICK, colour, ALIGN_CENTRE},
					     figure(grid, row, column, picture->arena));
		}
}

/* Cells of a shade, by column and row. */
static void write_shade(const struct grid *grid, struct picture *picture, int shade)
{
	picture_block(picture, picture_block_name(picture, "shade", (size_t)shade));
	for (int row = 0; row < grid->n_rows; row++)
		for (int column = 0; column < grid->n_columns; column++)
			if (grid->has[row][column] &&
			    shade_of(grid, grid->units[row][column]) == shade)
				picture_point(picture, decimal_whole(column), decimal_whole(row));
	picture_block_end(picture);
}

/* Is it on one side of zero and the other on the other? */
static bool turns(const struct grid *grid, int row, int column, int next_row, int next_column)
{
	return next_row < grid->n_rows && next_column < grid->n_columns && grid->has[row][column] &&
	       grid->has[next_row][next_column] &&
	       (grid->units[row][column] < 0) != (grid->units[next_row][next_column] < 0);
}

/* The edges between cells where the figure turns: from, and how far on. */
static void write_turns(const struct grid *grid, struct picture *picture)
{
	picture_block(picture, "turns");
	for (int row = 0; row < grid->n_rows; row++)
		for (int column = 0; column < grid->n_columns; column++) {
			if (turns(grid, row, column, row, column + 1))
				picture_row(
				    picture, 4,
				    (struct decimal[]){{column + 1, 0}, {row, 0}, {0, 0}, {1, 0}});
			if (turns(grid, row, column, row + 1, column))
				picture_row(
				    picture, 4,
				    (struct decimal[]){{column, 0}, {row + 1, 0}, {1, 0}, {0, 0}});
		}
	picture_block_end(picture);
}

bool grid_draw(struct picture *picture)
{
	struct grid *grid = arena_alloc(picture->arena, sizeof *grid);
	char tint[COLOUR_BYTES];

	if (!collect(grid, picture))
		return false;
	arrange(grid, picture);
	picture_open(picture, grid->area);
	fprintf(picture->script, "set xrange [0:%d]\nset yrange [%d:0]\n", grid->n_columns,
		grid->n_rows);
	write_heads(grid, picture);
	write_figures(grid, picture);
	for (int i = 0; i < N_SHADES; i++)
		write_shade(grid, picture, i);
	write_turns(grid, picture);
	for (int i = 0; i < N_SHADES; i++)
		picture_plot(picture, picture_block_name(picture, "shade", (size_t)i),
			     "using 1:2:1:($1+1):2:($2+1) with boxxyerror fillstyle solid "
			     "1.0 border rgb '#FFFFFF' linewidth 1 fillcolor rgb '%s'",
			     palette_tint(shades[i].series, shades[i].percent, tint));
	picture_plot(picture, "turns",
		     "using 1:2:3:4 with vectors nohead linewidth 4 linecolor rgb '%s'",
		     COLOUR_TEXT);
	picture_close(picture);
	return true;
}
