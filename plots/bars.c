/*
 * Grouped bars: a group for each category, in it a bar for each series.  A
 * pale bar is the whole and the solid part of it the second measure.
 */
#include "plots/axis.h"
#include "plots/kinds.h"
#include "plots/labels.h"
#include "plots/palette.h"

#define MOST_SERIES 12
#define MOST_GROUPS 24

/* Places on the axis are in thousandths of a bar. */
static const int slot = 1000, group_gap = 700;

static const int least_bar = 18, most_bar = 120; /* pixels */

#define MOST_NAME_LINES 4

struct bar {
	bool has[2]; /* the whole, the part */
	int64_t units[2];
};

struct bars {
	struct labels groups, series;
	struct bar bars[MOST_GROUPS][MOST_SERIES];
	int n_groups, n_series; /* shown */
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

static int groups_width(int n_groups, int n_series)
{
	return n_groups * (n_series * slot + group_gap);
}

/* As many series and groups as have room for a bar each. */
static void choose(struct bars *bars, struct picture *picture)
{
	int room = picture->width - 2 * PICTURE_MARGIN - 80;

	bars->n_series = bars->series.count < MOST_SERIES ? (int)bars->series.count : MOST_SERIES;
	bars->n_groups = bars->groups.count < MOST_GROUPS ? (int)bars->groups.count : MOST_GROUPS;
	while (bars->n_groups > 1 &&
	       groups_width(bars->n_groups, bars->n_series) * least_bar / slot > room)
		bars->n_groups--;
	if (bars->groups.count > (size_t)bars->n_groups)
		picture_note(picture,
			     "The first %d of %zu groups are shown; the others are in the table.",
			     bars->n_groups, bars->groups.count);
	if (bars->series.count > (size_t)bars->n_series)
		picture_note(picture,
			     "The first %d of %zu bars of a group are shown; the others are in the "
			     "table.",
			     bars->n_series, bars->series.count);
}

static bool settle_axis(struct bars *bars, const struct picture *picture)
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
	axis_settle(&bars->axis, 6);
	return !bars->axis.is_empty;
}

static void plan_legend(const struct bars *bars, struct picture *picture)
{
	struct legend_item *items =
	    arena_array(picture->arena, (size_t)bars->n_series + 2, sizeof *items);
	/* Which part is solid is told in grey where there are several colours. */
	size_t count = 0, shade = bars->n_series > 1 ? 4 : 0;

	for (int i = 0; bars->n_series > 1 && i < bars->n_series; i++)
		items[count++] = (struct legend_item){
		    .swatch = SWATCH_FILL, .series = (size_t)i, .text = bars->series.items[i]};
	if (picture->chart->measures[1] >= 0) {
		items[count++] = (struct legend_item){
		    .swatch = SWATCH_PALE, .series = shade, .text = picture_measure(picture, 0)};
		items[count++] = (struct legend_item){
		    .swatch = SWATCH_FILL, .series = shade, .text = picture_measure(picture, 1)};
	}
	picture_legend(picture, items, count);
}

static struct decimal bar_x(const struct bars *bars, int group, int series)
{
	return (struct decimal){
	    groups_width(group, bars->n_series) + group_gap / 2 + series * slot + slot / 2, 3};
}

static int bar_pixels(const struct bars *bars)
{
	return (int)((int64_t)(bars->area.right - bars->area.left) * slot /
		     groups_width(bars->n_groups, bars->n_series));
}

static int height_of(const struct bars *bars, int64_t units)
{
	wide span = (wide)bars->axis.high - bars->axis.low;

	return (int)((wide)(units < 0 ? -(wide)units : units) *
		     (bars->area.bottom - bars->area.top) / span);
}

/* The largest font in which every figure fits its bar; size 0 where none does. */
static struct font figure_font(const struct bars *bars, struct picture *picture)
{
	struct font font = FONT_TICK;
	int widest = 0;

	for (int group = 0; group < bars->n_groups; group++)
		for (int series = 0; series < bars->n_series; series++)
			for (int i = 0; i < 2; i++) {
				const struct bar *bar = &bars->bars[group][series];
				const char *text =
				    !bar->has[i] ? ""
						 : axis_figure_text(&bars->axis, bar->units[i],
								    picture->arena);
				int width = lettering_width(text, font);

				widest = width > widest ? width : widest;
			}
	while (font.size > 9 && widest * font.size / FONT_TICK.size > bar_pixels(bars) - 3)
		font.size--;
	if (widest * font.size / FONT_TICK.size > bar_pixels(bars) + 3)
		font.size = 0;
	return font;
}

/*
 * The whole's figure at the end of the bar; the part's inside the solid part,
 * or else in the pale part before it, where one of them has room.
 */
static void write_figures(const struct bars *bars, struct picture *picture, struct font font,
			  int group, int series)
{
	const struct bar *bar = &bars->bars[group][series];
	const char *solid_colour = palette_is_dark((size_t)series) ? "#FFFFFF" : COLOUR_TEXT;
	const struct ink plain = {font, COLOUR_TEXT, ALIGN_CENTRE, false};
	const struct ink inside = {font, solid_colour, ALIGN_CENTRE,
				   palette_is_hatched((size_t)series)};
	int least_room = font.size + 4;

	for (int i = 0; i < 2; i++) {
		bool is_part = i == 1 && bar->has[0];
		bool is_inside = is_part && height_of(bars, bar->units[1]) >= least_room;

		if (!bar->has[i] || (is_part && bar->units[1] == bar->units[0]))
			continue;
		if (is_part && !is_inside &&
		    height_of(bars, bar->units[0]) - height_of(bars, bar->units[1]) < least_room)
			continue;

		bool is_below = (bar->units[i] < 0) != is_inside;

		picture_text(picture,
			     spot_of(bar_x(bars, group, series),
				     axis_decimal(&bars->axis, bar->units[i]), 0,
				     is_below ? 10 : -9),
			     is_inside ? inside : plain,
			     axis_figure_text(&bars->axis, bar->units[i], picture->arena));
	}
}

/* Data of the whole bars or the parts of a series; false where it has none. */
static bool write_block(const struct bars *bars, struct picture *picture, int series, int measure)
{
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];
	bool has_any = false;

	fprintf(picture->script, "$bar%d_%d << EOD\n", series, measure);
	for (int group = 0; group < bars->n_groups; group++) {
		const struct bar *bar = &bars->bars[group][series];

		if (!bar->has[measure] || bar->units[measure] == 0)
			continue;
		fprintf(picture->script, "%s %s\n", decimal_text(bar_x(bars, group, series), x),
			decimal_text(axis_decimal(&bars->axis, bar->units[measure]), y));
		has_any = true;
	}
	fputs("EOD\n", picture->script);
	return has_any;
}

static int group_pixels(const struct bars *bars)
{
	return bar_pixels(bars) * (bars->n_series * slot + group_gap) / slot;
}

static size_t wrap_name(const struct bars *bars, const struct picture *picture, int group,
			const char *lines[MOST_NAME_LINES])
{
	return lettering_wrap(picture->arena, bars->groups.items[group], FONT_LABEL,
			      group_pixels(bars) - 6, lines, MOST_NAME_LINES);
}

/* The most lines that a group's name takes. */
static int count_name_lines(const struct bars *bars, const struct picture *picture)
{
	const char *lines[MOST_NAME_LINES];
	size_t most = 0;

	for (int group = 0; group < bars->n_groups; group++) {
		size_t count = wrap_name(bars, picture, group, lines);

		most = count > most ? count : most;
	}
	return (int)most;
}

static void write_groups(const struct bars *bars, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_CENTRE, false};
	int width = group_pixels(bars);

	for (int group = 0; group < bars->n_groups; group++) {
		const char *lines[MOST_NAME_LINES];
		size_t count = wrap_name(bars, picture, group, lines);
		int right = bars->area.left + width * group + width / 2;

		for (size_t i = 0; i < count; i++)
			picture_text(picture, spot_at(right, bars->area.bottom + 16 + 16 * (int)i),
				     ink, lines[i]);
	}
}

bool bars_draw(struct picture *picture)
{
	struct bars *bars = arena_alloc(picture->arena, sizeof *bars);
	bool is_whole_only = picture->chart->measures[1] < 0;
	bool has_block[MOST_SERIES][2];

	collect(bars, picture);
	choose(bars, picture);
	if (!settle_axis(bars, picture))
		return false;
	plan_legend(bars, picture);
	bars->area = (struct area){
	    .left = PICTURE_MARGIN + axis_tick_width(&bars->axis, picture->arena) + 10,
	    .right = picture->width - PICTURE_MARGIN,
	    .top = picture->head + 20,
	    .bottom = picture->height - picture->foot - 48,
	};

	int widest = groups_width(bars->n_groups, bars->n_series) * most_bar / slot;

	if (bars->area.left + widest < bars->area.right)
		bars->area.right = bars->area.left + widest;

	int name_lines = count_name_lines(bars, picture);

	if (name_lines > 2)
		bars->area.bottom -= 16 * (name_lines - 2);

	struct font font = figure_font(bars, picture);

	if (font.size == 0)
		picture_note(picture,
			     "The bars are too narrow for their figures, which are in the table.");
	picture_open(picture);
	picture_area(picture, bars->area);
	axis_write_ticks_y(picture, &bars->axis, (struct decimal){0, 3},
			   (struct decimal){groups_width(bars->n_groups, bars->n_series), 3});
	axis_write_range(picture->script, "y", &bars->axis);
	fprintf(
	    picture->script,
	    "set xrange [0:%d/1000.]\nset xzeroaxis linetype 1 linewidth 1 linecolor rgb '%s'\n",
	    groups_width(bars->n_groups, bars->n_series), COLOUR_LINE);
	write_groups(bars, picture);
	for (int series = 0; series < bars->n_series; series++) {
		for (int i = 0; i < 2; i++)
			has_block[series][i] = write_block(bars, picture, series, i);
		for (int group = 0; font.size != 0 && group < bars->n_groups; group++)
			write_figures(bars, picture, font, group, series);
	}
	for (int i = 0; i < 2; i++)
		for (int series = 0; series < bars->n_series; series++)
			if (has_block[series][i])
				picture_plot(
				    picture, arena_format(picture->arena, "bar%d_%d", series, i),
				    "using 1:2:($1-0.42):($1+0.42):(0):2 with boxxyerror "
				    "fillstyle %s border rgb '%s' linewidth 1 fillcolor "
				    "rgb '%s'",
				    i == 0 && !is_whole_only ? "solid 1.0"
							     : palette_fill((size_t)series),
				    palette_colour((size_t)series),
				    i == 0 && !is_whole_only ? palette_pale((size_t)series)
							     : palette_colour((size_t)series));
	picture_close(picture);
	return true;
}
