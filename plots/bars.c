/*
 * Grouped bars, one below the other with their names: a heading for each
 * category, below it a bar for each series; or a bar for each category where
 * there is one series.  A pale bar is the whole and the solid part of it the
 * second measure.  Figures stand behind the bars, so that none is too long.
 */
#include <string.h>

#include "plots/axis.h"
#include "plots/labels.h"

#define MOST_SERIES 30
#define MOST_GROUPS 36
#define MOST_ROWS 40 /* bars and headings */

static const int least_row = 25, most_row = 46, name_most = 230, figure_gap = 6; /* pixels */

struct bar {
	bool has[2]; /* the whole, the part */
	int64_t units[2];
};

struct bars {
	struct labels groups, series;
	struct bar bars[MOST_GROUPS][MOST_SERIES];
	int n_groups, n_series; /* shown */
	bool has_headings;
	int row_height;
	struct axis axis;
	struct area area;
};

static void collect(struct bars *bars, const struct picture *picture)
{
	const struct chart *chart = picture->chart;

	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t group = labels_index(&bars->groups, picture->arena, values, chart->category);
		size_t series = labels_index(&bars->series, picture->arena, values, chart->series);

		if (group >= MOST_GROUPS || series >= MOST_SERIES)
			continue;

		struct bar *bar = &bars->bars[group][series];

		for (size_t i = 0; i < 2; i++)
			bar->has[i] |=
			    picture_figure(picture, row, chart->measures[i], &bar->units[i]);
	}
}

static int rows_of(const struct bars *bars)
{
	return bars->n_groups * (bars->n_series + (bars->has_headings ? 1 : 0));
}

static void choose(struct bars *bars, struct picture *picture)
{
	bars->n_series = labels_shown(&bars->series, MOST_SERIES);
	bars->n_groups = labels_shown(&bars->groups, MOST_GROUPS);
	bars->has_headings = bars->n_series > 1;
	while (bars->n_groups > 1 && rows_of(bars) > MOST_ROWS)
		bars->n_groups--;
	picture_note_first(picture, (size_t)bars->n_groups, bars->groups.count, "groups");
	if (bars->series.count > (size_t)bars->n_series)
		picture_note(picture,
			     "The first %d of %zu bars of a group are shown; the others are in the "
			     "table.",
			     bars->n_series, bars->series.count);
}

static bool cover_axis(struct bars *bars, const struct picture *picture)
{
	enum value_kind kind = picture_kind(picture, picture->chart->measures[0]);

	if (kind == VALUE_NONE)
		kind = picture_kind(picture, picture->chart->measures[1]);
	axis_init(&bars->axis, kind);
	for (int group = 0; group < bars->n_groups; group++)
		for (int series = 0; series < bars->n_series; series++)
			for (int i = 0; i < 2; i++)
				if (bars->bars[group][series].has[i])
					axis_cover(&bars->axis, bars->bars[group][series].units[i]);
	return !bars->axis.is_empty;
}

/* Which part is solid is told in grey where there are several colours. */
static void plan_legend(const struct bars *bars, struct picture *picture)
{
	struct legend_item *items = arena_array(picture->arena, 2, sizeof *items);
	size_t shade = bars->n_series > 1 ? PALETTE_GREY : 0;

	if (picture->chart->measures[1] < 0)
		return;
	items[0] = (struct legend_item){
	    .swatch = SWATCH_FILL, .series = shade, .text = picture_measure(picture, 1)};
	items[1] = (struct legend_item){
	    .swatch = SWATCH_PALE, .series = shade, .text = picture_measure(picture, 0)};
	picture_legend(picture, items, 2);
}

/* `£1.6m of £3.0m`: the part of a whole; one figure where they are the same, or there is no whole.
 * What is missing is not zero, nor an empty row. */
static const char *figure_text(const struct bars *bars, const struct bar *bar, struct arena *arena)
{
	const char *whole = bar->has[0] ? axis_figure_text(&bars->axis, bar->units[0], arena) : "";
	const char *part = bar->has[1] ? axis_figure_text(&bars->axis, bar->units[1], arena) : "";

	if (!bar->has[0] && !bar->has[1])
		return "no figure";
	if (!bar->has[0] || !bar->has[1])
		return bar->has[0] ? whole : part;
	if (bar->units[0] == bar->units[1] || bar->units[0] == 0 || strcmp(part, whole) == 0)
		return part;
	return arena_format(arena, "%s %s %s", part,
			    bar->units[1] >= 0 && bar->units[1] < bar->units[0] ? "of" : "against",
			    whole);
}

static int figures_width(const struct bars *bars, struct arena *arena)
{
	int widest = 0;

	for (int group = 0; group < bars->n_groups; group++)
		for (int series = 0; series < bars->n_series; series++)
			widest = larger(
			    widest,
			    lettering_width(figure_text(bars, &bars->bars[group][series], arena),
					    FONT_TICK));
	return widest;
}

static const struct labels *row_names(const struct bars *bars)
{
	return bars->has_headings ? &bars->series : &bars->groups;
}

static void arrange(struct bars *bars, struct picture *picture)
{
	int names = labels_column(row_names(bars), picture->arena, name_most);
	int rows = rows_of(bars), below = 30;
	int room = PICTURE_HEIGHT - picture->head - picture->foot - below;

	bars->row_height = larger(between(least_row, room / rows, most_row),
				  labels_height(row_names(bars), picture->arena, names));
	bars->area = (struct area){
	    .left = PICTURE_MARGIN + names + (names > 0 ? 12 : 0),
	    .right =
		picture->width - PICTURE_MARGIN - figures_width(bars, picture->arena) - figure_gap,
	    .top = picture->head,
	    .bottom = picture->head + rows * bars->row_height,
	};
	picture->height = bars->area.bottom + below + picture->foot;
	axis_settle(&bars->axis, axis_ticks_across(bars->area.right - bars->area.left));
	axis_tighten(&bars->axis);
}

/* The middle of a bar, in pixels from the top of the plot area. */
static int bar_middle(const struct bars *bars, int group, int series)
{
	int before = group * (bars->n_series + (bars->has_headings ? 1 : 0)) + series +
		     (bars->has_headings ? 1 : 0);

	return before * bars->row_height + bars->row_height / 2;
}

static void write_names(const struct bars *bars, struct picture *picture)
{
	int width = bars->area.left - 12 - PICTURE_MARGIN;
	size_t most = picture_lines_within(bars->row_height);

	for (int group = 0; group < bars->n_groups; group++) {
		int top = bars->area.top + bar_middle(bars, group, -1);

		if (bars->has_headings)
			picture_heading(picture, top + 3, bars->groups.items[group]);
		for (int series = 0; series < bars->n_series; series++)
			picture_lines(picture,
				      spot_at(PICTURE_MARGIN,
					      bars->area.top + bar_middle(bars, group, series)),
				      INK_NAME,
				      row_names(bars)->items[bars->has_headings ? series : group],
				      width, most);
	}
}

/* Behind the end of the bar, or behind zero. */
static void write_figures(const struct bars *bars, struct picture *picture, int group)
{
	for (int series = 0; series < bars->n_series; series++) {
		const struct bar *bar = &bars->bars[group][series];
		int64_t end = 0;

		for (int i = 0; i < 2; i++)
			if (bar->has[i] && bar->units[i] > end)
				end = bar->units[i];
		picture_text(picture,
			     spot_of(axis_decimal(&bars->axis, end),
				     decimal_whole(bar_middle(bars, group, series)), figure_gap, 0),
			     INK_FIGURE, figure_text(bars, bar, picture->arena));
	}
}

static const char *block_name(const struct picture *picture, int series, int measure)
{
	return arena_format(picture->arena, "bar%d_%d", series, measure);
}

/* Data of the whole bars or the parts of a series. */
static void write_block(const struct bars *bars, struct picture *picture, int series, int measure)
{
	picture_block(picture, block_name(picture, series, measure));
	for (int group = 0; group < bars->n_groups; group++) {
		const struct bar *bar = &bars->bars[group][series];

		if (bar->has[measure] && bar->units[measure] != 0)
			picture_point(picture, axis_decimal(&bars->axis, bar->units[measure]),
				      decimal_whole(bar_middle(bars, group, series)));
	}
	picture_block_end(picture);
}

bool bars_draw(struct picture *picture)
{
	struct bars *bars = arena_alloc(picture->arena, sizeof *bars);
	bool is_whole_only = picture->chart->measures[1] < 0;

	collect(bars, picture);
	choose(bars, picture);
	if (!cover_axis(bars, picture))
		return false;
	plan_legend(bars, picture);
	arrange(bars, picture);
	picture_open(picture, bars->area);

	int height = bars->area.bottom - bars->area.top;
	struct decimal zero = axis_decimal(&bars->axis, 0);

	axis_write_ticks_x(picture, &bars->axis, decimal_whole(0), decimal_whole(height));
	picture_line(picture, spot_of(zero, decimal_whole(0), 0, 0),
		     spot_of(zero, decimal_whole(height), 0, 0), COLOUR_LINE);
	axis_write_range(picture->script, "x", &bars->axis);
	fprintf(picture->script, "set yrange [%d:0]\n", height);
	write_names(bars, picture);
	for (int group = 0; group < bars->n_groups; group++)
		write_figures(bars, picture, group);
	for (int series = 0; series < bars->n_series; series++)
		for (int i = 0; i < 2; i++)
			write_block(bars, picture, series, i);
	for (int i = 0; i < 2; i++)
		for (int series = 0; series < bars->n_series; series++)
			picture_plot(picture, block_name(picture, series, i),
				     "using 1:2:(0):1:($2-%d):($2+%d) with boxxyerror "
				     "fillstyle solid 1.0 border rgb '%s' linewidth 1 fillcolor "
				     "rgb '%s'",
				     bars->row_height * 36 / 100, bars->row_height * 36 / 100,
				     palette_colour((size_t)series),
				     i == 0 && !is_whole_only ? palette_pale((size_t)series)
							      : palette_fill((size_t)series));
	picture_close(picture);
	return true;
}
