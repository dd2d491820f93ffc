/*
 * Log points: a line for each category, on it a point of each series, over an
 * axis of powers of ten.
 */
#include <string.h>

#include "plots/axis.h"
#include "plots/kinds.h"
#include "plots/labels.h"
#include "plots/palette.h"
#include "plots/chart_rows.h"

#define MOST_SERIES 12

/* Pixels between the points of two series, which may lie on top of each other else. */
static const int series_step = 10;

struct points {
	struct labels categories, series;
	struct axis axis; /* its low and high are powers of ten; it has no zero */
	struct area area;
	size_t n_categories, n_series; /* shown */
};

/* The place of a row on the picture; false where it has none there. */
static bool place_of(struct points *points, const struct picture *picture, size_t row,
		     size_t *category, size_t *series, int64_t *units)
{
	const struct chart *chart = picture->chart;
	const struct value *values = table_values(picture->table, row);

	*category = labels_index(&points->categories, picture->arena, values, chart->category);
	*series = labels_index(&points->series, picture->arena, values, chart->series);
	return *category < CHART_ROWS_MOST && *series < MOST_SERIES &&
	       picture_figure(picture, row, chart->measures[0], units) && *units > 0;
}

/* From a penny to £100 for money, and farther by whole powers of ten as the figures are. */
static bool settle(struct points *points, struct picture *picture)
{
	size_t category, series, without_place = 0;
	int64_t units, low = INT64_MAX, high = 0;

	axis_init(&points->axis, picture_kind(picture, picture->chart->measures[0]));
	for (size_t row = 0; row < picture->table->n_rows; row++) {
		if (place_of(points, picture, row, &category, &series, &units)) {
			low = units < low ? units : low;
			high = units > high ? units : high;
		} else if (picture_figure(picture, row, picture->chart->measures[0], &units)) {
			without_place += units <= 0;
		}
	}
	if (high == 0)
		return false;
	points->axis.low = points->axis.kind == VALUE_MONEY ? MONEY_PER_PENNY : low;
	points->axis.high = points->axis.kind == VALUE_MONEY ? 100 * MONEY_PER_POUND : high;
	for (int64_t power = 1;; power *= 10) {
		if (power <= low && power * 10 > low && power < points->axis.low)
			points->axis.low = power;
		if (power >= high || power > INT64_MAX / 100) {
			if (power > points->axis.high || points->axis.kind != VALUE_MONEY)
				points->axis.high = power;
			break;
		}
	}
	points->axis.is_fine = true;
	points->n_categories =
	    points->categories.count < CHART_ROWS_MOST ? points->categories.count : CHART_ROWS_MOST;
	points->n_series = points->series.count < MOST_SERIES ? points->series.count : MOST_SERIES;
	if (without_place > 0)
		picture_note(
		    picture,
		    "Not shown: figures of zero or less, which have no place on this axis (%zu).",
		    without_place);
	if (points->n_categories < points->categories.count)
		picture_note(picture,
			     "The first %zu of %zu lines are shown; the others are in the table.",
			     points->n_categories, points->categories.count);
	if (points->n_series < points->series.count)
		picture_note(picture,
			     "The first %zu of %zu sets are shown; the others are in the table.",
			     points->n_series, points->series.count);
	return true;
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
	const struct ink ink = {FONT_TICK, COLOUR_LINE, ALIGN_CENTRE, false};
	struct decimal top = {-5, 1}, bottom = {10 * (int64_t)points->n_categories - 5, 1};

	axis_write_range(picture->script, "x", axis);
	fprintf(picture->script, "set logscale x 10\nset yrange [%zu-0.5:-0.5]\n",
		points->n_categories);
	for (int64_t power = axis->low;; power *= 10) {
		picture_line(picture, spot_of(axis_decimal(axis, power), top, 0, 0),
			     spot_of(axis_decimal(axis, power), bottom, 0, 0), COLOUR_GRID);
		picture_text(picture, spot_of(axis_decimal(axis, power), bottom, 0, 14), ink,
			     power_text(axis, power, picture->arena));
		if (power > axis->high / 10)
			break;
	}
}

/* A line from the least to the greatest of a category, with both figures. */
static void write_range(struct points *points, struct picture *picture, size_t wanted)
{
	const struct ink low_ink = {FONT_SMALL, COLOUR_QUIET, ALIGN_RIGHT, true};
	const struct ink high_ink = {FONT_SMALL, COLOUR_QUIET, ALIGN_LEFT, true};
	int64_t units, low = INT64_MAX, high = 0;
	size_t category, series;

	for (size_t row = 0; row < picture->table->n_rows; row++)
		if (place_of(points, picture, row, &category, &series, &units) &&
		    category == wanted) {
			low = units < low ? units : low;
			high = units > high ? units : high;
		}
	if (high == 0)
		return;

	struct spot from =
	    spot_of(axis_decimal(&points->axis, low), chart_rows_place(wanted), -9, 0);
	struct spot to = spot_of(axis_decimal(&points->axis, high), chart_rows_place(wanted), 9, 0);

	picture_line(picture, from, to, "#8A8A8A");
	if (low != high)
		picture_text(picture, from, low_ink,
			     axis_figure_text(&points->axis, low, picture->arena));
	picture_text(picture, to, high_ink, axis_figure_text(&points->axis, high, picture->arena));
}

static bool write_block(struct points *points, struct picture *picture, size_t wanted)
{
	int row_height = (points->area.bottom - points->area.top) / (int)points->n_categories;
	int off = (int)(2 * wanted + 1 - points->n_series) * series_step * 1000 / 2 / row_height;
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];
	size_t category, series;
	bool has_any = false;
	int64_t units;

	fprintf(picture->script, "$set%zu << EOD\n", wanted);
	for (size_t row = 0; row < picture->table->n_rows; row++)
		if (place_of(points, picture, row, &category, &series, &units) &&
		    series == wanted) {
			struct decimal place = {1000 * (int64_t)category + off, 3};

			fprintf(picture->script, "%s %s\n",
				decimal_text(axis_decimal(&points->axis, units), x),
				decimal_text(place, y));
			has_any = true;
		}
	fputs("EOD\n", picture->script);
	return has_any;
}

static void arrange(struct points *points, struct picture *picture)
{
	struct legend_item *legend = arena_array(picture->arena, points->n_series, sizeof *legend);
	int names = labels_width(&points->categories, FONT_LABEL, 270);
	int n = (int)points->n_categories, row = (int)points->n_series * series_step + 16;

	for (size_t i = 0; i < points->n_series; i++)
		legend[i] = (struct legend_item){
		    .swatch = SWATCH_POINT, .series = i, .text = points->series.items[i]};
	picture_legend(picture, legend, points->n_series);

	int room = PICTURE_HEIGHT - picture->head - picture->foot - 32;

	row = row * n < room ? room / n : row;
	if (row * n > room)
		picture->height += row * n - room;
	points->area = (struct area){
	    .left = PICTURE_MARGIN + names + 62,
	    .right = picture->width - PICTURE_MARGIN - 50,
	    .top = picture->head,
	    .bottom = picture->head + row * n,
	};
}

bool points_draw(struct picture *picture)
{
	struct points points = {.area = {0}};
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, false};
	bool has_block[MOST_SERIES];

	if (!settle(&points, picture))
		return false;
	arrange(&points, picture);
	picture_open(picture);
	picture_area(picture, points.area);
	write_axis(&points, picture);

	int width = labels_width(&points.categories, FONT_LABEL, 270);
	int height = points.area.bottom - points.area.top, n = (int)points.n_categories;

	for (int i = 0; i < n; i++) {
		picture_text(
		    picture,
		    spot_at(PICTURE_MARGIN, points.area.top + (2 * i + 1) * height / (2 * n)), ink,
		    lettering_fit(picture->arena, points.categories.items[i], FONT_LABEL, width));
		write_range(&points, picture, (size_t)i);
	}
	for (size_t i = 0; i < points.n_series; i++)
		has_block[i] = write_block(&points, picture, i);
	for (size_t i = 0; i < points.n_series; i++)
		if (has_block[i])
			picture_plot(
			    picture, arena_format(picture->arena, "set%zu", i),
			    "using 1:2 with points pointtype %d pointsize 1.2*%s linecolor "
			    "rgb '%s'",
			    palette_point(i), picture->image->point_scale, palette_colour(i));
	picture_close(picture);
	return true;
}
