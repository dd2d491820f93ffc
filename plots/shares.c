/*
 * Stacked shares: a column for each category, a band of it for each series,
 * the columns of each panel side by side and panels in lines as they fit.
 */
#include "plots/axis.h"
#include "plots/kinds.h"
#include "plots/labels.h"
#include "plots/palette.h"

#define MOST_PANELS 24
#define MOST_CATEGORIES 30
#define MOST_SERIES 18
#define MOST_LINES 4

/* Places on the axis are in thousandths of a column; between panels is a gap. */
static const int slot = 1000, panel_gap = 600, half_column = 410;

/* A line of panels takes up a share of one and some room for names, in billionths. */
static const int64_t line_step = 1350000000;

static const int band_label_gap = 16, line_height = 270;

struct shares {
	struct labels panels, categories, series;
	int64_t bands[MOST_PANELS][MOST_CATEGORIES][MOST_SERIES];
	bool has_band[MOST_PANELS][MOST_CATEGORIES][MOST_SERIES];
	int n_panels, n_categories, n_series; /* shown */
	int per_line, n_lines;
	struct area area;
};

static int least(size_t count, int most)
{
	return count < (size_t)most ? (int)count : most;
}

static void note_left_out(struct picture *picture, size_t count, int shown, const char *what)
{
	if (count > (size_t)shown)
		picture_note(picture,
			     "The first %d of %zu %s are shown; the others are in the table.",
			     shown, count, what);
}

static bool collect(struct shares *shares, struct picture *picture)
{
	const struct chart *chart = picture->chart;
	bool has_any = false;
	int64_t units;

	labels_years(&shares->categories, picture->arena, picture->table, chart->category);
	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		struct arena *arena = picture->arena;
		size_t panel = labels_index(&shares->panels, arena, values, chart->panel);
		size_t category = labels_index(&shares->categories, arena, values, chart->category);
		size_t series = labels_index(&shares->series, arena, values, chart->series);

		if (panel >= MOST_PANELS || category >= MOST_CATEGORIES || series >= MOST_SERIES ||
		    !picture_figure(picture, row, chart->measures[0], &units) || units < 0)
			continue;
		shares->bands[panel][category][series] = units;
		shares->has_band[panel][category][series] = true;
		has_any = true;
	}
	return has_any;
}

/* Panels in lines, so that every column is as wide as its name. */
static void arrange(struct shares *shares, struct picture *picture)
{
	const int most_column = 120;
	int names = labels_width(&shares->series, FONT_LABEL, 190);
	struct area area = {.left = PICTURE_MARGIN + 46,
			    .right = picture->width - PICTURE_MARGIN - names - 34};
	int room = area.right - area.left;
	int column = labels_width(&shares->categories, FONT_TICK, room) + 6;
	int panel;

	shares->n_categories = least(shares->categories.count, MOST_CATEGORIES);
	shares->n_series = least(shares->series.count, MOST_SERIES);
	panel = column * (shares->n_categories * slot + panel_gap) / slot;
	shares->per_line = (room + column * panel_gap / slot) / panel;
	if (shares->per_line < 1)
		shares->per_line = 1;
	shares->n_panels =
	    least(shares->panels.count, least(MOST_PANELS, shares->per_line * MOST_LINES));
	shares->n_lines = (shares->n_panels + shares->per_line - 1) / shares->per_line;
	shares->per_line = (shares->n_panels + shares->n_lines - 1) / shares->n_lines;

	note_left_out(picture, shares->panels.count, shares->n_panels, "panels");
	note_left_out(picture, shares->categories.count, shares->n_categories, "columns");
	note_left_out(picture, shares->series.count, shares->n_series, "bands");

	int width = (shares->per_line * (shares->n_categories * slot + panel_gap) - panel_gap) *
		    most_column / slot;

	if (width < room)
		area.right = area.left + width;
	area.top = picture->head + 30;
	if (shares->n_lines > 1)
		picture->height = area.top + line_height * shares->n_lines + picture->foot;
	area.bottom = picture->height - picture->foot - 30;
	shares->area = area;
}

static struct decimal column_x(const struct shares *shares, int panel, int category, int offset)
{
	int before = panel % shares->per_line * (shares->n_categories * slot + panel_gap);

	return (struct decimal){before + category * slot + slot / 2 + offset, 3};
}

static int64_t line_base(const struct shares *shares, int panel)
{
	return (shares->n_lines - 1 - panel / shares->per_line) * line_step;
}

static struct decimal share_y(int64_t billionths)
{
	return (struct decimal){billionths, 9};
}

static int64_t whole_height(const struct shares *shares)
{
	return (shares->n_lines - 1) * line_step + SHARE_ONE;
}

static int whole_width(const struct shares *shares)
{
	return shares->per_line * (shares->n_categories * slot + panel_gap) - panel_gap;
}

static int pixels_down(const struct shares *shares, int64_t billionths)
{
	int64_t height = shares->area.bottom - shares->area.top;

	return shares->area.bottom - (int)((wide)billionths * height / whole_height(shares));
}

static int pixels_right(const struct shares *shares, struct decimal x)
{
	int64_t width = shares->area.right - shares->area.left;

	return shares->area.left + (int)(x.units * width / whole_width(shares));
}

/* Where the last panel of a line from the top ends, in pixels. */
static int line_end(const struct shares *shares, int line)
{
	int last = (line + 1) * shares->per_line;

	last = (last < shares->n_panels ? last : shares->n_panels) - 1;
	return pixels_right(shares, column_x(shares, last, shares->n_categories - 1, half_column));
}

/* The grid, the panels' names and the categories' names. */
static void write_frame(const struct shares *shares, struct picture *picture)
{
	const struct ink tick = {FONT_TICK, COLOUR_LINE, ALIGN_RIGHT, false};
	const struct ink category_ink = {FONT_TICK, COLOUR_LINE, ALIGN_CENTRE, false};
	const struct ink heading = {FONT_HEADING, COLOUR_TEXT, ALIGN_LEFT, false};
	int ticks = shares->n_lines > 1 ? 2 : 5, n = shares->n_categories;
	int column = (shares->area.right - shares->area.left) * slot / whole_width(shares);
	int every = (labels_width(&shares->categories, FONT_TICK, 400) + 8) / (column + 1) + 1;

	for (int line = 0; line < shares->n_lines; line++)
		for (int i = 0; i <= ticks; i++) {
			int64_t y = line * line_step + SHARE_ONE / ticks * i;
			int down = pixels_down(shares, y);

			picture_line(picture, spot_at(shares->area.left, down),
				     spot_at(line_end(shares, shares->n_lines - 1 - line), down),
				     COLOUR_GRID);
			picture_text(picture, spot_at(shares->area.left - 8, down), tick,
				     arena_format(picture->arena, "%d%%", 100 / ticks * i));
		}
	for (int panel = 0; panel < shares->n_panels; panel++) {
		int64_t base = line_base(shares, panel);

		picture_text(picture,
			     spot_of(column_x(shares, panel, 0, -half_column),
				     share_y(base + SHARE_ONE), 0, -16),
			     heading,
			     lettering_fit(picture->arena, shares->panels.items[panel],
					   FONT_HEADING,
					   column * (n * slot + panel_gap / 2) / slot));
		for (int i = 0; i < n; i += every)
			picture_text(picture,
				     spot_of(column_x(shares, panel, i, 0), share_y(base), 0, 14),
				     category_ink, shares->categories.items[i]);
	}
}

/* One data block for a series, with a percentage in each band that has room for it. */
static bool write_series(const struct shares *shares, struct picture *picture, int series)
{
	const char *colour = palette_is_dark((size_t)series) ? "#FFFFFF" : COLOUR_TEXT;
	const struct ink ink = {FONT_TICK, colour, ALIGN_CENTRE,
				palette_is_hatched((size_t)series)};
	char x[DECIMAL_TEXT_SIZE], low[DECIMAL_TEXT_SIZE], high[DECIMAL_TEXT_SIZE];
	/* Figures of two digits must stay within their column. */
	bool has_room =
	    (shares->area.right - shares->area.left) * 2 * half_column / whole_width(shares) >=
	    lettering_width("88%", FONT_TICK);
	bool has_any = false;
	struct axis axis;

	axis_init(&axis, VALUE_SHARE);
	fprintf(picture->script, "$band%d << EOD\n", series);
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < shares->n_panels * shares->n_categories; i++) {
			int panel = i / shares->n_categories, category = i % shares->n_categories;
			const int64_t *bands = shares->bands[panel][category];
			int64_t from = line_base(shares, panel), share = bands[series];

			if (!shares->has_band[panel][category][series] || share == 0)
				continue;
			for (int below = 0; below < series; below++)
				from += bands[below];

			struct decimal centre = column_x(shares, panel, category, 0);

			if (pass == 0)
				fprintf(picture->script, "%s %s %s\n", decimal_text(centre, x),
					decimal_text(share_y(from), low),
					decimal_text(share_y(from + share), high));
			else if (share >= SHARE_ONE / 20 && has_room &&
				 pixels_down(shares, from) - pixels_down(shares, from + share) >=
				     13)
				picture_text(picture,
					     spot_of(centre, share_y(from + share / 2), 0, 0), ink,
					     axis_figure_text(&axis, share, picture->arena));
			has_any = true;
		}
		if (pass == 0)
			fputs("EOD\n", picture->script);
	}
	return has_any;
}

/* The bands' names beside the last column of a line, moved apart where they are thin. */
static void write_names(const struct shares *shares, struct picture *picture, int panel)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, false};
	const int64_t *bands = shares->bands[panel][shares->n_categories - 1];
	int64_t base = line_base(shares, panel), from = base;
	int centre[MOST_SERIES], down[MOST_SERIES], n = shares->n_series;
	int edge =
	    pixels_right(shares, column_x(shares, panel, shares->n_categories - 1, half_column));
	int names = picture->width - PICTURE_MARGIN - (edge + 24);

	for (int i = 0; i < n; from += bands[i++]) {
		centre[i] = pixels_down(shares, from + bands[i] / 2);
		down[i] = i > 0 && down[i - 1] - centre[i] < band_label_gap
			      ? down[i - 1] - band_label_gap
			      : centre[i];
	}
	/* Those pushed above the column come down again, and push those below them. */
	int top = pixels_down(shares, base + SHARE_ONE) + 4;

	for (int i = n - 1; i >= 0; i--, top += band_label_gap)
		if (down[i] < top)
			down[i] = top;
		else
			top = down[i];
	for (int i = 0; i < n; i++) {
		picture_line(picture, spot_at(edge, centre[i]), spot_at(edge + 20, down[i]),
			     COLOUR_QUIET);
		picture_text(
		    picture, spot_at(edge + 24, down[i]), ink,
		    lettering_fit(picture->arena, shares->series.items[i], FONT_LABEL, names));
	}
}

bool shares_draw(struct picture *picture)
{
	struct shares *shares = arena_alloc(picture->arena, sizeof *shares);
	bool has_series[MOST_SERIES];
	char high[DECIMAL_TEXT_SIZE];

	if (!collect(shares, picture))
		return false;
	arrange(shares, picture);
	picture_open(picture);
	picture_area(picture, shares->area);
	fprintf(picture->script, "set xrange [0:%d/1000.]\nset yrange [0:%s]\n",
		whole_width(shares), decimal_text(share_y(whole_height(shares)), high));
	write_frame(shares, picture);
	for (int i = 0; i < shares->n_series; i++)
		has_series[i] = write_series(shares, picture, i);
	for (int panel = 0; panel < shares->n_panels; panel++)
		if (panel == shares->n_panels - 1 || (panel + 1) % shares->per_line == 0)
			write_names(shares, picture, panel);
	for (int i = 0; i < shares->n_series; i++)
		if (has_series[i])
			picture_plot(picture, arena_format(picture->arena, "band%d", i),
				     "using 1:2:($1-0.41):($1+0.41):2:3 with boxxyerror fillstyle "
				     "%s border rgb '#FFFFFF' linewidth 0.5 fillcolor rgb '%s'",
				     palette_fill((size_t)i), palette_colour((size_t)i));
	picture_close(picture);
	return true;
}
