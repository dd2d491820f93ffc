/*
 * Ranges: for each row a line from low to high with a mark at the centre.
 */
#include <ctype.h>

#include "plots/chart_rows.h"

static const size_t line_series = 1, mark_series = 0;

/* Pixels from the end of a line to its figures. */
static const int figure_gap = 12;

/* `£1.2m to £2.3m` of the ends, with the mark before it: `£1.7m (£1.2m to £2.3m)`. */
static const char *figure_text(const struct picture *picture, const struct axis *axis, size_t row,
			       int64_t *end)
{
	const struct chart *chart = picture->chart;
	struct arena *arena = picture->arena;
	int64_t low, high, mark = 0;
	bool has_mark = picture_figure(picture, row, chart->measures[0], &mark);
	bool has_ends = picture_figure(picture, row, chart->low, &low) &&
			picture_figure(picture, row, chart->high, &high);
	const char *central = has_mark ? axis_figure_text(axis, mark, arena) : "";

	if (!has_ends) {
		*end = mark;
		return central;
	}
	if (low > high) {
		int64_t swapped = low;

		low = high;
		high = swapped;
	}
	*end = has_mark && mark > high ? mark : high;
	const char *range = arena_format(arena, "%s to %s", axis_figure_text(axis, low, arena),
					 axis_figure_text(axis, high, arena));
	if (low == high)
		return has_mark ? central : axis_figure_text(axis, low, arena);
	return has_mark ? arena_format(arena, "%s (%s)", central, range) : range;
}

static int figures_width(const struct picture *picture, const struct axis *axis,
			 const struct chart_rows *rows)
{
	int widest = 0;
	int64_t end;

	for (size_t i = 0; i < rows->count; i++)
		widest =
		    larger(widest, lettering_width(figure_text(picture, axis, rows->items[i], &end),
						   FONT_TICK));
	return widest;
}

static void write_figures(struct picture *picture, const struct axis *axis, size_t row,
			  size_t place)
{
	int64_t end = 0;
	const char *text = figure_text(picture, axis, row, &end);

	if (text[0] != '\0')
		picture_text(
		    picture,
		    spot_of(axis_decimal(axis, end), chart_rows_place(place), figure_gap, 0),
		    INK_FIGURE, text);
}

/* Data blocks of lines (low, row, high) and marks (centre, row). */
static void write_blocks(struct picture *picture, const struct axis *axis,
			 const struct chart_rows *rows)
{
	const struct chart *chart = picture->chart;
	int64_t low, high;

	picture_block(picture, "lines");
	for (size_t i = 0; i < rows->count; i++)
		if (picture_figure(picture, rows->items[i], chart->low, &low) &&
		    picture_figure(picture, rows->items[i], chart->high, &high))
			picture_row(picture, 3,
				    (struct decimal[]){axis_decimal(axis, low), chart_rows_place(i),
						       axis_decimal(axis, high)});
	picture_block_end(picture);
	chart_rows_write_block(picture, "marks", rows, axis, chart->measures[0]);
}

static bool settle_axis(const struct picture *picture, const struct chart_rows *rows,
			struct axis *axis)
{
	const struct chart *chart = picture->chart;
	const int columns[] = {chart->measures[0], chart->low, chart->high};
	enum value_kind kind = VALUE_NONE;
	int64_t units;

	for (size_t i = 0; kind == VALUE_NONE && i < 3; i++)
		kind = picture_kind(picture, columns[i]);
	axis_init(axis, kind);
	for (size_t i = 0; i < rows->count; i++)
		for (size_t j = 0; j < 3; j++)
			if (picture_figure(picture, rows->items[i], columns[j], &units))
				axis_cover(axis, units);
	return !axis->is_empty;
}

static const char *ends_label(const struct picture *picture)
{
	const struct chart *chart = picture->chart;

	if (chart->low < 0 || chart->high < 0)
		return "Range";
	const char *high = picture->table->columns[chart->high].label;

	return arena_format(picture->arena, "%s to %c%s", picture->table->columns[chart->low].label,
			    tolower((unsigned char)high[0]), high[0] == '\0' ? "" : high + 1);
}

bool ranges_draw(struct picture *picture)
{
	const struct value *totals = picture->table->totals;
	int measure = picture->chart->measures[0];
	struct chart_rows rows;
	struct axis axis;

	/* Low to high of prices come to nothing; where the table has a total they do. */
	chart_rows_choose(&rows, picture, measure,
			  measure >= 0 && totals != NULL && totals[measure].kind != VALUE_NONE);
	if (!settle_axis(picture, &rows, &axis))
		return false;

	struct legend_item legend[] = {
	    {.swatch = SWATCH_POINT, .series = mark_series, .text = picture_measure(picture, 0)},
	    {.swatch = SWATCH_LINE, .series = line_series, .text = ends_label(picture)},
	};
	int width = labels_column(&rows.names, picture->arena, CHART_ROWS_NAMES);

	picture_legend(picture, legend, 2);
	axis_settle(&axis, 4);

	struct area area = chart_rows_area(picture, &rows, width, 6,
					   figures_width(picture, &axis, &rows) + figure_gap);

	axis_settle(&axis, axis_ticks_across(area.right - area.left));
	axis_tighten(&axis);

	picture_open(picture, area);
	chart_rows_write_names(picture, &rows, area, width);
	axis_write_ticks_x(picture, &axis, chart_rows_top(), chart_rows_bottom(rows.count));
	write_blocks(picture, &axis, &rows);
	for (size_t i = 0; i < rows.count; i++) {
		write_figures(picture, &axis, rows.items[i], i);
		chart_rows_write_reason(picture, &rows, measure, i);
	}
	axis_write_range(picture->script, "x", &axis);
	chart_rows_write_range(picture, &rows);
	picture_plot(picture, "lines",
		     "using 1:2:($3-$1):(0) with vectors nohead linewidth 5 linecolor "
		     "rgb '%s'",
		     palette_colour(line_series));
	picture_plot(picture, "marks",
		     "using 1:2 with points pointtype 7 pointsize 1.5*%s linecolor rgb "
		     "'%s'",
		     picture->image->point_scale, palette_colour(mark_series));
	picture_close(picture);
	return true;
}
