/*
 * Cumulative chances: for each series a curve that rises over the figures from
 * nought to certain, with zero as a line where they reach it, and marks with their texts.
 */
#include "plots/axis.h"
#include "plots/labels.h"

#define MOST_CURVES 6
#define MOST_MARKS 24

static const int mark_most = 230, mark_gap = 20; /* pixels */

struct curve_mark {
	int64_t units, share;
	const char *text;
	bool is_left; /* its text stands left of it */
};

struct curves {
	struct labels series;
	struct curve_mark marks[MOST_MARKS];
	size_t n_series, n_marks;
	struct axis axis;
	struct area area;
};

static size_t curve_of(struct curves *curves, const struct picture *picture, size_t row)
{
	return labels_index(&curves->series, picture->arena, table_values(picture->table, row),
			    picture->chart->series);
}

/* A row's point; false where it has none. */
static bool point_of(const struct picture *picture, size_t row, int64_t *units, int64_t *share)
{
	return picture_figure(picture, row, picture->chart->measures[0], units) &&
	       picture_figure(picture, row, picture->chart->measures[1], share);
}

static bool collect(struct curves *curves, struct picture *picture)
{
	const struct chart *chart = picture->chart;
	int64_t units, share;

	axis_init_near(&curves->axis, picture_kind(picture, chart->measures[0]));
	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);

		if (curve_of(curves, picture, row) >= MOST_CURVES ||
		    !point_of(picture, row, &units, &share))
			continue;
		axis_cover(&curves->axis, units);
		if (chart->mark >= 0 && values[chart->mark].kind == VALUE_TEXT &&
		    curves->n_marks < MOST_MARKS)
			curves->marks[curves->n_marks++] = (struct curve_mark){
			    units, share, labels_text(picture->arena, &values[chart->mark]), false};
	}
	curves->n_series = curves->series.count < MOST_CURVES ? curves->series.count : MOST_CURVES;
	picture_note_first(picture, curves->n_series, curves->series.count, "lines");
	return !curves->axis.is_empty;
}

static void plan_legend(const struct curves *curves, struct picture *picture)
{
	struct legend_item *items = arena_array(picture->arena, curves->n_series, sizeof *items);

	for (size_t i = 0; i < curves->n_series; i++)
		items[i] = (struct legend_item){
		    .swatch = SWATCH_LINE, .series = i, .text = curves->series.items[i]};
	/* One curve needs no name. */
	if (curves->n_series > 1)
		picture_legend(picture, items, curves->n_series);
}

static int down_of(const struct curves *curves, int64_t share)
{
	int64_t height = curves->area.bottom - curves->area.top;

	return curves->area.bottom - (int)((wide)share * height / SHARE_ONE);
}

static int right_of(const struct curves *curves, int64_t units)
{
	return axis_place(&curves->axis, units, curves->area.left, curves->area.right);
}

/*
 * A curve has room below it on the right and above it on the left: a text
 * stands on the right where it has room and no other is as high, else left.
 */
static void place_marks(struct curves *curves)
{
	for (size_t i = 0; i < curves->n_marks; i++) {
		struct curve_mark *mark = &curves->marks[i];
		int width = lettering_width(mark->text, FONT_HEADING);
		int right = right_of(curves, mark->units);
		bool has_right =
		    right + 14 + (width < mark_most ? width : mark_most) <= curves->area.right;

		for (size_t j = 0; has_right && j < i; j++) {
			int apart =
			    down_of(curves, curves->marks[j].share) - down_of(curves, mark->share);

			if (!curves->marks[j].is_left && apart > -mark_gap && apart < mark_gap)
				has_right = false;
		}
		mark->is_left = !has_right;
	}
}

static void write_point(const struct curves *curves, struct picture *picture, int64_t units,
			int64_t share)
{
	picture_point(picture, axis_decimal(&curves->axis, units), (struct decimal){share, 9});
}

static void write_marks(const struct curves *curves, struct picture *picture)
{
	FOR_EACH (const struct curve_mark, mark, curves->marks, curves->n_marks) {
		const struct ink ink = {FONT_HEADING, COLOUR_TEXT,
					mark->is_left ? ALIGN_RIGHT : ALIGN_LEFT};
		int room = mark->is_left ? right_of(curves, mark->units) - 14 - curves->area.left
					 : mark_most;

		const char *text = lettering_fit(picture->arena, mark->text, FONT_HEADING,
						 room < mark_most ? room : mark_most);
		int width = lettering_width(text, FONT_HEADING);
		int right = right_of(curves, mark->units) + (mark->is_left ? -14 : 14);
		int down = down_of(curves, mark->share) + (mark->is_left ? -6 : 6);

		/* The lines of the axes run behind it. */
		picture_ground(picture, (struct area){mark->is_left ? right - width : right,
						      mark->is_left ? right : right + width,
						      down - 8, down + 8});
		picture_text(picture, spot_at(right, down), ink, text);
	}
	picture_block(picture, "marks");
	for (size_t i = 0; i < curves->n_marks; i++)
		write_point(curves, picture, curves->marks[i].units, curves->marks[i].share);
	picture_block_end(picture);
}

static void write_frame(const struct curves *curves, struct picture *picture)
{
	const struct axis *axis = &curves->axis;
	struct decimal low = axis_decimal(axis, axis->low), high = axis_decimal(axis, axis->high);
	struct decimal bottom = {0, 9}, top = {SHARE_ONE, 9}, zero = axis_decimal(axis, 0);

	axis_write_ticks_x(picture, axis, top, bottom);
	for (int i = 0; i <= 4; i++) {
		struct decimal y = {SHARE_ONE / 4 * i, 9};

		picture_line(picture, spot_of(low, y, 0, 0), spot_of(high, y, 0, 0), COLOUR_GRID);
		picture_text(picture, spot_of(low, y, -8, 0), INK_TICK_LEFT,
			     arena_format(picture->arena, "%d%%", 25 * i));
	}
	if (axis->low <= 0 && axis->high >= 0)
		picture_line(picture, spot_of(zero, bottom, 0, 0), spot_of(zero, top, 0, 0),
			     COLOUR_TEXT);
	picture_text(picture, spot_at(PICTURE_MARGIN, curves->area.top - 16), INK_NAME,
		     arena_format(picture->arena, "%s", picture_measure(picture, 1)));
}

static void write_curve(struct curves *curves, struct picture *picture, size_t series)
{
	int64_t units, share;

	picture_block(picture, picture_block_name(picture, "curve", series));
	for (size_t row = 0; row < picture->table->n_rows; row++)
		if (curve_of(curves, picture, row) == series &&
		    point_of(picture, row, &units, &share))
			write_point(curves, picture, units, share);
	picture_block_end(picture);
}

bool cumulative_draw(struct picture *picture)
{
	struct curves *curves = arena_alloc(picture->arena, sizeof *curves);

	if (!collect(curves, picture))
		return false;
	plan_legend(curves, picture);
	if (curves->axis.low > 0 || curves->axis.high < 0)
		picture_note(picture, "The horizontal axis does not start at zero.");
	picture->head += 24;
	curves->area = (struct area){.left = PICTURE_MARGIN + 48,
				     .right = picture->width - PICTURE_MARGIN - 24,
				     .top = picture->head,
				     .bottom = picture->height - picture->foot - 30};
	axis_settle(&curves->axis, axis_ticks_across(curves->area.right - curves->area.left));
	axis_tighten(&curves->axis);
	place_marks(curves);
	picture_open(picture, curves->area);
	axis_write_range(picture->script, "x", &curves->axis);
	fputs("set yrange [0:1]\n", picture->script);
	write_frame(curves, picture);
	for (size_t i = 0; i < curves->n_series; i++)
		write_curve(curves, picture, i);
	write_marks(curves, picture);
	for (size_t i = 0; i < curves->n_series; i++)
		picture_plot(picture, picture_block_name(picture, "curve", i),
			     "using 1:2 with lines dashtype %zu linewidth 2.5 linecolor rgb "
			     "'%s'",
			     i + 1, palette_colour(i));
	picture_plot(picture, "marks",
		     "using 1:2 with points pointtype 7 pointsize 1.4*%s linecolor rgb '%s'",
		     picture->image->point_scale, COLOUR_TEXT);
	picture_close(picture);
	return true;
}
