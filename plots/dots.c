/*
 * Dots: one for each row among the others, with the quartiles of all as lines
 * across.  A few rows stand one below the other with their names; many stand
 * side by side in the table's order, the first and the last named.
 */
#include "plots/chart_rows.h"

static const size_t dot_series = 0, quartile_series = 1, median_series = 2;

static const int room_for_figures = 56, room_for_labels = 150;

struct quartile_line {
	const char *label;
	int64_t units;
	size_t series;
};

/* The quartiles there are: of the first row that has them, as all have the same. */
static size_t find_quartiles(const struct picture *picture, struct quartile_line lines[3])
{
	const struct chart *chart = picture->chart;
	const int columns[3] = {chart->low, chart->measures[1], chart->high};
	size_t count = 0;

	for (size_t i = 0; i < 3; i++) {
		int64_t units;

		if (picture->table->n_rows == 0 || !picture_figure(picture, 0, columns[i], &units))
			continue;
		lines[count++] =
		    (struct quartile_line){picture->table->columns[columns[i]].label, units,
					   i == 1 ? median_series : quartile_series};
	}
	return count;
}

static bool settle_axis(const struct picture *picture, const struct quartile_line *lines,
			size_t n_lines, struct axis *axis)
{
	int measure = picture->chart->measures[0];
	int64_t units;

	axis_init_near(axis, picture_kind(picture, measure));
	for (size_t i = 0; i < picture->table->n_rows; i++)
		if (picture_figure(picture, i, measure, &units))
			axis_cover(axis, units);
	if (axis->is_empty)
		return false;
	for (size_t i = 0; i < n_lines; i++)
		axis_cover(axis, lines[i].units);
	axis_settle(axis, 6);
	return true;
}

static const char *line_text(const struct picture *picture, const struct axis *axis,
			     const struct quartile_line *line)
{
	return arena_format(picture->arena, "%s %s", line->label,
			    axis_figure_text(axis, line->units, picture->arena));
}

static void plot_dots(struct picture *picture)
{
	picture_plot(picture, "dots",
		     "using 1:2 with points pointtype 7 pointsize 1.1*%s linecolor rgb '%s'",
		     picture->image->point_scale, palette_colour(dot_series));
	picture_close(picture);
}

/* Beside its dot, outwards of the median, where fewer lines stand; over those that do. */
static void write_figure(struct picture *picture, const struct axis *axis, struct area area,
			 int down, int64_t units, bool is_low)
{
	const struct ink ink = {FONT_SMALL, COLOUR_TEXT, is_low ? ALIGN_RIGHT : ALIGN_LEFT};
	const char *text = axis_figure_text(axis, units, picture->arena);
	int right = axis_place(axis, units, area.left, area.right) + (is_low ? -9 : 9);
	int width = lettering_width(text, FONT_SMALL);

	picture_ground(picture, (struct area){is_low ? right - width : right,
					      is_low ? right : right + width, down - 8, down + 8});
	picture_text(picture, spot_at(right, down), ink, text);
}

/* Lines of one colour are one item of the legend; returns how many there are. */
static size_t name_lines(const struct picture *picture, const struct axis *axis,
			 const struct quartile_line *lines, size_t n_lines,
			 struct legend_item *items)
{
	size_t count = 0;

	for (size_t i = 0; i < n_lines; i++) {
		const char *text = line_text(picture, axis, &lines[i]);
		size_t j = 0;

		while (j < count && items[j].series != lines[i].series)
			j++;
		if (j < count)
			text = arena_format(picture->arena, "%s, %s", items[j].text, text);
		else
			count++;
		items[j] = (struct legend_item){
		    .swatch = SWATCH_LINE, .series = lines[i].series, .text = text};
	}
	return count;
}

/* Rows below each other, each with its name and its figure. */
static void draw_rows(struct picture *picture, struct axis *axis, const struct quartile_line *lines,
		      size_t n_lines)
{
	int measure = picture->chart->measures[0];
	struct legend_item *legend = arena_array(picture->arena, n_lines + 1, sizeof *legend);
	struct chart_rows rows;
	int64_t units;

	chart_rows_choose(&rows, picture, -1, false);

	int names = labels_column(&rows.names, picture->arena, CHART_ROWS_NAMES);

	legend[0] = (struct legend_item){
	    .swatch = SWATCH_POINT, .series = dot_series, .text = picture_measure(picture, 0)};
	picture_legend(picture, legend, 1 + name_lines(picture, axis, lines, n_lines, legend + 1));

	struct area area =
	    chart_rows_area(picture, &rows, names, room_for_figures, room_for_figures);

	axis_settle(axis, axis_ticks_across(area.right - area.left));
	picture_open(picture, area);
	chart_rows_write_names(picture, &rows, area, names);
	axis_write_ticks_x(picture, axis, chart_rows_top(), chart_rows_bottom(rows.count));
	for (size_t i = 0; i < n_lines; i++)
		picture_line(picture,
			     spot_of(axis_decimal(axis, lines[i].units), chart_rows_top(), 0, 0),
			     spot_of(axis_decimal(axis, lines[i].units),
				     chart_rows_bottom(rows.count), 0, 0),
			     palette_colour(lines[i].series));
	chart_rows_write_block(picture, "dots", &rows, axis, measure);
	for (size_t i = 0; i < rows.count; i++)
		if (picture_figure(picture, rows.items[i], measure, &units))
			write_figure(picture, axis, area, chart_rows_middle(&rows, area, i), units,
				     n_lines > 0 && units < lines[n_lines / 2].units);
		else
			chart_rows_write_reason(picture, &rows, measure, i);
	axis_write_range(picture->script, "x", axis);
	chart_rows_write_range(picture, &rows);
	plot_dots(picture);
}

/* The name and figure of a row beside its dot, inwards of the plot. */
static void write_name(struct picture *picture, const struct axis *axis, size_t row,
		       enum align align)
{
	const struct ink ink = {FONT_SMALL, COLOUR_TEXT, align};
	const struct value *values = table_values(picture->table, row);
	int64_t units;

	if (picture->chart->category < 0 ||
	    !picture_figure(picture, row, picture->chart->measures[0], &units))
		return;
	const char *name = lettering_fit(
	    picture->arena, labels_text(picture->arena, &values[picture->chart->category]),
	    FONT_SMALL, 260);
	picture_text(picture,
		     spot_of((struct decimal){(int64_t)row, 0}, axis_decimal(axis, units),
			     align == ALIGN_LEFT ? 6 : -6, align == ALIGN_LEFT ? 14 : -14),
		     ink,
		     arena_format(picture->arena, "%s %s", name,
				  axis_figure_text(axis, units, picture->arena)));
}

/* Rows side by side in their order. */
static void draw_strip(struct picture *picture, const struct axis *axis,
		       const struct quartile_line *lines, size_t n_lines)
{
	const struct ink ink = {FONT_SMALL, COLOUR_TEXT, ALIGN_LEFT};
	size_t n_rows = picture->table->n_rows, measured = 0;
	int64_t units;

	struct area area = {.left = PICTURE_MARGIN + axis_tick_width(axis, picture->arena) + 12,
			    .right = picture->width - PICTURE_MARGIN - room_for_labels,
			    .top = picture->head + 8,
			    .bottom = picture->height - picture->foot - 34};
	const struct decimal from = {-1, 0}, to = {(int64_t)n_rows, 0};

	picture_open(picture, area);
	axis_write_ticks_y(picture, axis, from, to);
	for (size_t i = 0; i < n_lines; i++) {
		struct decimal at = axis_decimal(axis, lines[i].units);

		picture_line(picture, spot_of(from, at, 0, 0), spot_of(to, at, 0, 0),
			     palette_colour(lines[i].series));
		/* Above, on and below the line, so that close quartiles do not collide. */
		picture_text(picture, spot_of(to, at, 6, 14 - 14 * (int)i), ink,
			     line_text(picture, axis, &lines[i]));
	}
	picture_block(picture, "dots");
	for (size_t i = 0; i < n_rows; i++)
		if (picture_figure(picture, i, picture->chart->measures[0], &units)) {
			picture_point(picture, decimal_whole((int64_t)i),
				      axis_decimal(axis, units));
			measured++;
		}
	picture_block_end(picture);
	write_name(picture, axis, 0, ALIGN_LEFT);
	write_name(picture, axis, n_rows - 1, ALIGN_RIGHT);
	picture_text(picture, spot_at((area.left + area.right) / 2, area.bottom + 18), INK_TICK,
		     arena_format(picture->arena, "%zu in order", measured));
	fprintf(picture->script, "set xrange [-1:%zu]\n", n_rows);
	axis_write_range(picture->script, "y", axis);
	plot_dots(picture);
}

bool dots_draw(struct picture *picture)
{
	struct quartile_line lines[3];
	size_t n_lines = find_quartiles(picture, lines);
	bool is_strip = picture->table->n_rows > CHART_ROWS_MOST;
	struct axis axis;

	if (!settle_axis(picture, lines, n_lines, &axis))
		return false;
	if (axis.low > 0)
		picture_note(picture, "The %s axis does not start at zero.",
			     is_strip ? "vertical" : "horizontal");
	if (is_strip)
		draw_strip(picture, &axis, lines, n_lines);
	else
		draw_rows(picture, &axis, lines, n_lines);
	return true;
}
