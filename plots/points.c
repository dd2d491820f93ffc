/*
 * Log points: a line for each category, on it a point of each series, over an
 * axis of powers of ten.
 */
#include <string.h>

#include "plots/escape.h"
#include "plots/chart_rows.h"

#define MOST_SERIES 12

/* Pixels between the points of two series, which may lie on top of each other else. */
static const int series_step = 9, least_row = 34;

struct points {
	struct labels categories, series;
	int64_t figures[CHART_ROWS_MOST][MOST_SERIES]; /* 0 is none: this axis has no zero */
	size_t n_categories, n_series;                 /* shown */
	size_t own;                                    /* the council's own, or MOST_SERIES */
	struct axis axis;                              /* logarithmic */
	int middles[CHART_ROWS_MOST]; /* of the lines, in pixels from the top of the plot area */
	struct area area;
};

/* The figures that have a place; returns how many have none, being zero or less. */
static size_t collect(struct points *points, const struct picture *picture)
{
	const struct chart *chart = picture->chart;
	size_t without_place = 0;
	int64_t units;

	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t category =
		    labels_index(&points->categories, picture->arena, values, chart->category);
		size_t series =
		    labels_index(&points->series, picture->arena, values, chart->series);

		if (!picture_figure(picture, row, chart->measures[0], &units))
			continue;
		if (units <= 0)
			without_place++;
		else if (category < CHART_ROWS_MOST && series < MOST_SERIES)
			points->figures[category][series] = units;
	}
	points->own = MOST_SERIES;
	for (size_t i = 0; chart->own != NULL && i < points->series.count && i < MOST_SERIES; i++)
		if (strcmp(points->series.items[i], escape_clean(picture->arena, chart->own)) == 0)
			points->own = i;
	points->n_categories =
	    points->categories.count < CHART_ROWS_MOST ? points->categories.count : CHART_ROWS_MOST;
	points->n_series = points->series.count < MOST_SERIES ? points->series.count : MOST_SERIES;
	return without_place;
}

/* The least and greatest of a category; false where it has none. */
static bool span_of(const struct points *points, size_t category, int64_t *low, int64_t *high)
{
	*low = INT64_MAX;
	*high = 0;
	for (size_t i = 0; i < points->n_series; i++) {
		int64_t units = points->figures[category][i];

		if (units == 0)
			continue;
		*low = units < *low ? units : *low;
		*high = units > *high ? units : *high;
	}
	return *high > 0;
}

/* Over two powers of ten at least, with a little room at both ends. */
static bool settle_axis(struct points *points, const struct picture *picture)
{
	int64_t least = INT64_MAX, greatest = 0, low, high;
	bool has_any = false;

	for (size_t i = 0; i < points->n_categories; i++)
		if (span_of(points, i, &low, &high)) {
			least = low < least ? low : least;
			greatest = high > greatest ? high : greatest;
			has_any = true;
		}
	axis_init(&points->axis, picture_kind(picture, picture->chart->measures[0]));
	points->axis.is_fine = true;
	points->axis.low = least > 2 ? least - least / 3 : 1;
	points->axis.high = greatest < INT64_MAX / 2 ? greatest + greatest / 3 + 1 : greatest;
	if (points->axis.low < INT64_MAX / 100 && points->axis.high < 100 * points->axis.low)
		points->axis.high = 100 * points->axis.low;
	return has_any;
}

static void note_left_out(const struct points *points, struct picture *picture,
			  size_t without_place)
{
	if (without_place > 0)
		picture_note(picture,
			     "Not shown: %zu of zero or less, which this axis has no place for.",
			     without_place);
	picture_note_first(picture, points->n_categories, points->categories.count, "lines");
	picture_note_first(picture, points->n_series, points->series.count, "sets");
}

static const char *power_text(const struct axis *axis, int64_t power, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];

	if (axis->kind != VALUE_MONEY)
		return arena_text(arena, decimal_text(axis_decimal(axis, power), text));
	if (power < MONEY_PER_POUND)
		return arena_format(arena, "%sp", decimal_text((struct decimal){power, 2}, text));
	return arena_text(arena, money_rough((struct money){power}, text));
}

static void write_axis(const struct points *points, struct picture *picture)
{
	const struct axis *axis = &points->axis;
	const int bottom = points->area.bottom - points->area.top;

	axis_write_range(picture->script, "x", axis);
	fprintf(picture->script, "set logscale x 10\nset yrange [%d:0]\n", bottom);
	for (int64_t power = 1; power <= axis->high; power *= 10) {
		struct decimal x = axis_decimal(axis, power);

		if (power >= axis->low) {
			picture_line(picture, spot_of(x, decimal_whole(0), 0, 0),
				     spot_of(x, decimal_whole(bottom), 0, 0), COLOUR_GRID);
			picture_text(picture, spot_of(x, decimal_whole(bottom), 0, 14), INK_TICK,
				     power_text(axis, power, picture->arena));
		}
		if (power > INT64_MAX / 10)
			break;
	}
}

/* Pennies show where they matter. */
static const char *figure_text(const struct points *points, int64_t units, struct arena *arena)
{
	struct axis axis = points->axis;

	axis.is_fine = units < 1000 * MONEY_PER_POUND;
	return axis_figure_text(&axis, units, arena);
}

/* A line from the least to the greatest of a category, with both figures. */
static void write_span(const struct points *points, struct picture *picture, size_t category)
{
	int64_t low, high;

	if (!span_of(points, category, &low, &high))
		return;

	struct decimal place = decimal_whole(points->middles[category]);
	struct spot from = spot_of(axis_decimal(&points->axis, low), place, -14, 0);
	struct spot to = spot_of(axis_decimal(&points->axis, high), place, 14, 0);

	picture_line(picture, from, to, "#8A8A8A");
	if (low != high)
		picture_text(picture, from, INK_QUIET_LEFT,
			     figure_text(points, low, picture->arena));
	picture_text(picture, to, INK_QUIET, figure_text(points, high, picture->arena));
}

/* How far a point stands below its line, in pixels: the points of a line in order, about it. */
static int down_of(const struct points *points, size_t category, size_t series)
{
	int before = 0, all = 0;

	for (size_t i = 0; i < points->n_series; i++) {
		before += i < series && points->figures[category][i] != 0;
		all += points->figures[category][i] != 0;
	}
	return (2 * before + 1 - all) * series_step / 2;
}

static void write_block(const struct points *points, struct picture *picture, size_t series)
{
	picture_block(picture, picture_block_name(picture, "set", series));
	for (size_t i = 0; i < points->n_categories; i++)
		if (points->figures[i][series] != 0)
			picture_point(
			    picture, axis_decimal(&points->axis, points->figures[i][series]),
			    decimal_whole(points->middles[i] + down_of(points, i, series)));
	picture_block_end(picture);
}

/* As tall as the points of a line need. */
static int row_height(const struct points *points, size_t category)
{
	int count = 0;

	for (size_t i = 0; i < points->n_series; i++)
		count += points->figures[category][i] != 0;
	return count < 2 ? least_row : count * series_step + 20;
}

static void arrange(struct points *points, struct picture *picture)
{
	struct legend_item *legend = arena_array(picture->arena, points->n_series, sizeof *legend);
	int names = labels_column(&points->categories, picture->arena, CHART_ROWS_NAMES);
	int down = 0;

	for (size_t i = 0; i < points->n_series; i++)
		legend[i] = (struct legend_item){
		    .swatch = i == points->own ? SWATCH_OWN : SWATCH_POINT,
		    .series = i,
		    .text = i == points->own ? arena_format(picture->arena, "%s (used here)",
							    points->series.items[i])
					     : points->series.items[i]};
	picture_legend(picture, legend, points->n_series);

	for (size_t i = 0; i < points->n_categories; i++) {
		int row = row_height(points, i);

		points->middles[i] = down + row / 2;
		down += row;
	}
	picture->height = picture->head + down + 32 + picture->foot;
	points->area = (struct area){
	    .left = PICTURE_MARGIN + names + 48,
	    .right = picture->width - PICTURE_MARGIN - 54,
	    .top = picture->head,
	    .bottom = picture->head + down,
	};
}

bool points_draw(struct picture *picture)
{
	struct points *points = arena_alloc(picture->arena, sizeof *points);

	size_t without_place = collect(points, picture);

	if (!settle_axis(points, picture))
		return false;
	note_left_out(points, picture, without_place);
	arrange(points, picture);
	picture_open(picture, points->area);
	write_axis(points, picture);

	int width = labels_column(&points->categories, picture->arena, CHART_ROWS_NAMES);

	for (size_t i = 0; i < points->n_categories; i++) {
		picture_lines(picture,
			      spot_at(PICTURE_MARGIN, points->area.top + points->middles[i]),
			      INK_NAME, points->categories.items[i], width,
			      picture_lines_within(row_height(points, i)));
		write_span(points, picture, i);
	}
	for (size_t i = 0; i < points->n_series; i++)
		write_block(points, picture, i);
	for (size_t i = 0; i < points->n_series; i++)
		if (i != points->own)
			picture_plot(
			    picture, picture_block_name(picture, "set", i),
			    "using 1:2 with points pointtype %d pointsize 1.2*%s linecolor "
			    "rgb '%s'",
			    palette_point(i), picture->image->point_scale, palette_colour(i));
	/* The council's own above the others, larger and black. */
	if (points->own < points->n_series)
		picture_plot(picture, picture_block_name(picture, "set", points->own),
			     "using 1:2 with points pointtype %d pointsize 2.2*%s linecolor rgb "
			     "'%s'",
			     PALETTE_OWN_POINT, picture->image->point_scale, COLOUR_TEXT);
	picture_close(picture);
	return true;
}
