/*
 * Boxes: for each row a line from the least to the greatest with a box from
 * quartile to quartile and the median in it, all as a share of the row's own
 * reference, so that things of any price stand on one axis.
 */
#include "plots/chart_rows.h"

static const size_t line_series = 4, box_series = 1, reference_series = 2, median_series = 0;

/* Pixels beside the ends of a line for their figures. */
static const int room_for_figures = 66;

/* A row's figures in their order, in units of their kind and over the reference. */
enum { LEAST, LOWER, MEDIAN, UPPER, GREATEST, N_FIGURES };

struct box_row {
	bool is_whole; /* every figure is there, and the reference is above zero */
	int64_t reference, figures[N_FIGURES];
	int64_t shares[N_FIGURES]; /* billionths of the reference */
};

static struct box_row box_of(const struct picture *picture, size_t row)
{
	const struct chart *chart = picture->chart;
	const int columns[N_FIGURES] = {chart->low, chart->measures[1], chart->measures[2],
					chart->measures[3], chart->high};
	struct box_row box = {.is_whole = true};

	if (!picture_figure(picture, row, chart->measures[0], &box.reference) || box.reference <= 0)
		return (struct box_row){0};
	for (int i = 0; i < N_FIGURES; i++)
		if (!picture_figure(picture, row, columns[i], &box.figures[i]) ||
		    !wide_round(&box.shares[i], (wide)box.figures[i] * SHARE_ONE, box.reference))
			return (struct box_row){0};
	return box;
}

/* The unit behind the name, where there is one. */
static void name_rows(struct chart_rows *rows, const struct picture *picture)
{
	int behind = picture->chart->series;

	for (size_t i = 0; i < rows->count && behind >= 0; i++)
		rows->names.items[i] = arena_format(
		    picture->arena, "%s (%s)", rows->names.items[i],
		    labels_text(picture->arena,
				&table_values(picture->table, rows->items[i])[behind]));
}

/* Figures are those of the table, in pennies where all of the row are small. */
static const char *figure_text(const struct picture *picture, const struct box_row *box,
			       int64_t units)
{
	struct axis axis;

	axis_init(&axis, picture_kind(picture, picture->chart->measures[0]));
	axis_cover(&axis, box->reference);
	axis_cover(&axis, box->figures[GREATEST]);
	axis_settle(&axis, 5);
	return axis_figure_text(&axis, units, picture->arena);
}

static void write_figures(struct picture *picture, const struct axis *axis,
			  const struct box_row *box, size_t place)
{
	struct decimal y = chart_rows_place(place);

	if (box->figures[GREATEST] == box->figures[LEAST])
		return; /* one price, which stands on the left or is plain from the mark */
	picture_text(picture, spot_of(axis_decimal(axis, box->shares[LEAST]), y, -9, 0),
		     INK_QUIET_LEFT, figure_text(picture, box, box->figures[LEAST]));
	picture_text(picture, spot_of(axis_decimal(axis, box->shares[GREATEST]), y, 9, 0),
		     INK_QUIET, figure_text(picture, box, box->figures[GREATEST]));
}

/* One block: least, lower, median, upper, greatest, place. */
static void write_block(struct picture *picture, const struct axis *axis,
			const struct box_row *boxes, size_t count)
{
	picture_block(picture, "boxes");
	for (size_t i = 0; i < count; i++) {
		struct decimal figures[N_FIGURES + 1] = {[N_FIGURES] = chart_rows_place(i)};

		for (int j = 0; j < N_FIGURES; j++)
			figures[j] = axis_decimal(axis, boxes[i].shares[j]);
		if (boxes[i].is_whole)
			picture_row(picture, N_FIGURES + 1, figures);
	}
	picture_block_end(picture);
}

/* The reference is one upright line for all, its price over the axis' end of each row. */
static void write_reference(struct picture *picture, const struct axis *axis, size_t count)
{
	struct decimal x = axis_decimal(axis, SHARE_ONE);

	picture_dashes(picture, spot_of(x, chart_rows_top(), 0, 0),
		       spot_of(x, chart_rows_bottom(count), 0, 0),
		       palette_colour(reference_series));
}

static void write_rows(struct picture *picture, const struct axis *axis,
		       const struct box_row *boxes, const struct chart_rows *rows, struct area area)
{
	const struct ink ink = {FONT_HEADING, palette_colour(reference_series), ALIGN_RIGHT};

	for (size_t i = 0; i < rows->count; i++) {
		if (!boxes[i].is_whole) {
			chart_rows_write_reason(picture, rows, picture->chart->measures[0], i);
			continue;
		}
		write_figures(picture, axis, &boxes[i], i);
		picture_text(
		    picture,
		    spot_at(area.left - room_for_figures + 4, chart_rows_middle(rows, area, i)),
		    ink, figure_text(picture, &boxes[i], boxes[i].reference));
	}
}

bool boxes_draw(struct picture *picture)
{
	struct chart_rows rows;
	struct axis axis;
	struct box_row boxes[CHART_ROWS_MOST];

	/* The table's first rows are those that matter most. */
	chart_rows_choose(&rows, picture, -1, false);
	name_rows(&rows, picture);
	axis_init_near(&axis, VALUE_SHARE);
	for (size_t i = 0; i < rows.count; i++) {
		boxes[i] = box_of(picture, rows.items[i]);
		for (int j = 0; boxes[i].is_whole && j < N_FIGURES; j++)
			axis_cover(&axis, boxes[i].shares[j]);
	}
	if (axis.is_empty)
		return false;
	axis_settle(&axis, 4);

	struct legend_item legend[] = {
	    {.swatch = SWATCH_UPRIGHT,
	     .series = reference_series,
	     .text = arena_format(picture->arena, "%s = 100%%", picture_measure(picture, 0))},
	    {.swatch = SWATCH_FILL, .series = box_series, .text = "Lower to upper quartile"},
	    {.swatch = SWATCH_POINT, .series = median_series, .text = "Median"},
	    {.swatch = SWATCH_LINE, .series = line_series, .text = "Lowest to highest price"},
	};
	int names = labels_column(&rows.names, picture->arena, CHART_ROWS_NAMES - 40);

	picture_legend(picture, legend, 4);

	struct area area =
	    chart_rows_area(picture, &rows, names, 2 * room_for_figures, room_for_figures);

	axis_settle(&axis, axis_ticks_across(area.right - area.left));
	axis_tighten(&axis);
	picture_open(picture, area);
	chart_rows_write_names(picture, &rows, area, names);
	axis_write_ticks_x(picture, &axis, chart_rows_top(), chart_rows_bottom(rows.count));
	write_reference(picture, &axis, rows.count);
	write_rows(picture, &axis, boxes, &rows, area);
	axis_write_range(picture->script, "x", &axis);
	chart_rows_write_range(picture, &rows);
	write_block(picture, &axis, boxes, rows.count);
	picture_plot(picture, "boxes",
		     "using 1:6:($5-$1):(0) with vectors nohead linewidth 2 linecolor rgb "
		     "'%s'",
		     palette_colour(line_series));
	picture_plot(picture, "boxes",
		     "using 3:6:2:4:($6-0.2):($6+0.2) with boxxyerror fillstyle solid 1.0 "
		     "noborder fillcolor rgb '%s'",
		     palette_colour(box_series));
	picture_plot(picture, "boxes",
		     "using 3:6 with points pointtype 7 pointsize 1.2*%s linecolor rgb "
		     "'%s'",
		     picture->image->point_scale, palette_colour(median_series));
	picture_close(picture);
	return true;
}
