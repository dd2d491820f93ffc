/*
 * Pareto: for each row a bar, and beside the bars, on the same lines, the
 * share that the rows down to this one come to, with a guide at 80%.
 *
 * The cumulative line has a strip of its own, so that no reader has to tell
 * which of two axes a mark belongs to and no figure stands on the line.
 */
#include "plots/chart_rows.h"

static const int strip_width = 110, strip_gap = 64;

static void write_bars(struct picture *picture, const struct axis *axis,
		       const struct chart_rows *rows)
{
	int64_t units;

	for (size_t i = 0; i < rows->count; i++)
		if (picture_figure(picture, rows->items[i], picture->chart->measures[0], &units))
			picture_text(picture,
				     spot_of(axis_decimal(axis, units), chart_rows_place(i),
					     units < 0 ? -6 : 6, 0),
				     units < 0 ? INK_FIGURE_LEFT : INK_FIGURE,
				     axis_figure_text(axis, units, picture->arena));
	chart_rows_write_block(picture, "bars", rows, axis, picture->chart->measures[0]);
}

/* Where a share stands in the strip, in pixels. */
static int strip_at(const struct picture *picture, int64_t billionths)
{
	int end = picture->width - PICTURE_MARGIN - 44;

	return end - strip_width + (int)(billionths / 1000 * strip_width / 1000000);
}

static void write_strip(struct picture *picture, struct area area, const struct chart_rows *rows)
{
	static const struct {
		int64_t billionths;
		const char *text, *colour;
	} guides[] = {
	    {0, "0%", COLOUR_GRID},
	    {800000000, "80%", COLOUR_LINE},
	    {1000000000, "", COLOUR_GRID},
	};
	const struct ink heading = {FONT_HEADING, COLOUR_TEXT, ALIGN_RIGHT};
	struct axis shares;
	int64_t units;

	axis_init(&shares, VALUE_SHARE);
	for (size_t i = 0; i < N_OF(guides); i++) {
		int right = strip_at(picture, guides[i].billionths);

		picture_line(picture, spot_at(right, area.top), spot_at(right, area.bottom),
			     guides[i].colour);
		picture_text(picture, spot_at(right, area.bottom + 14), INK_TICK, guides[i].text);
	}
	picture_text(picture, spot_at(picture->width - PICTURE_MARGIN, area.top - 16), heading,
		     lettering_fit(picture->arena, picture_measure(picture, 1), FONT_HEADING,
				   strip_width + 60));

	chart_rows_write_block(picture, "shares", rows, &shares, picture->chart->measures[1]);
	for (size_t i = 0; i < rows->count; i++)
		if (picture_figure(picture, rows->items[i], picture->chart->measures[1], &units))
			picture_text(picture,
				     spot_at(picture->width - PICTURE_MARGIN,
					     chart_rows_middle(rows, area, i)),
				     INK_FIGURE_LEFT,
				     axis_figure_text(&shares, units, picture->arena));
}

/*
 * One plot area holds bars and strip: the axis of the bars goes on, unseen,
 * to the end of the strip, and that of the shares begins with the bars.
 */
static void open_scales(struct picture *picture, struct area area, const struct axis *axis,
			bool has_strip)
{
	char low[DECIMAL_TEXT_SIZE], high[DECIMAL_TEXT_SIZE];
	int bars = area.right - area.left, whole;

	if (has_strip)
		area.right = strip_at(picture, SHARE_ONE);
	whole = area.right - area.left;
	picture_open(picture, area);
	decimal_text(axis_decimal(axis, axis->low), low);
	decimal_text(axis_decimal(axis, axis->high), high);
	fprintf(picture->script, "set xrange [%s:%s+(%s-(%s))*%d/%d.]\n", low, low, high, low,
		whole, bars);
	fprintf(picture->script, "set x2range [1-%d/%d.:1]\n", whole, strip_width);
}

bool pareto_draw(struct picture *picture)
{
	const struct chart *chart = picture->chart;
	struct chart_rows rows;
	struct axis axis;
	int64_t units;
	bool has_strip = picture_kind(picture, chart->measures[1]) == VALUE_SHARE;

	axis_init(&axis, picture_kind(picture, chart->measures[0]));
	chart_rows_choose(&rows, picture, chart->measures[0], true);
	for (size_t i = 0; i < rows.count; i++)
		if (picture_figure(picture, rows.items[i], chart->measures[0], &units))
			axis_cover(&axis, units);
	if (axis.is_empty)
		return false;
	axis_settle(&axis, 4);

	int width = labels_column(&rows.names, picture->arena, CHART_ROWS_NAMES);

	picture->head += 28;

	struct area area = chart_rows_area(picture, &rows, width, axis.low < 0 ? 50 : 0, 60);

	if (has_strip)
		area.right = strip_at(picture, 0) - strip_gap;
	axis_settle(&axis, axis_ticks_across(area.right - area.left));
	axis_tighten(&axis);
	open_scales(picture, area, &axis, has_strip);
	chart_rows_write_names(picture, &rows, area, width);
	picture_text(picture, spot_at(area.left, area.top - 16), INK_HEADING,
		     lettering_fit(picture->arena, picture_measure(picture, 0), FONT_HEADING,
				   area.right - area.left));
	axis_write_ticks_x(picture, &axis, chart_rows_top(), chart_rows_bottom(rows.count));
	chart_rows_write_range(picture, &rows);
	write_bars(picture, &axis, &rows);
	for (size_t i = 0; i < rows.count; i++)
		chart_rows_write_reason(picture, &rows, chart->measures[0], i);
	if (has_strip)
		write_strip(picture, area, &rows);
	picture_plot(picture, "bars",
		     "using 1:2:(0):1:($2-0.34):($2+0.34) with boxxyerror fillstyle solid 1.0 "
		     "noborder fillcolor rgb '%s'",
		     palette_colour(0));
	picture_plot(picture, "shares",
		     "using 1:2 axes x2y1 with linespoints linewidth 2 pointtype 7 "
		     "pointsize 0.8*%s linecolor rgb '%s'",
		     picture->image->point_scale, palette_colour(2));
	picture_close(picture);
	return true;
}
