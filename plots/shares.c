/*
 * Stacked shares: a bar across for each category, a band of it for each
 * series in the order of the legend, below a heading for each panel.
 */
#include "plots/axis.h"
#include "plots/labels.h"

#define MOST_PANELS 24
#define MOST_CATEGORIES 36
#define MOST_SERIES 18
#define MOST_ROWS 40 /* bars and headings */

static const int least_row = 25, most_row = 44, name_most = 230; /* pixels */

struct shares {
	struct labels panels, categories, series;
	int64_t bands[MOST_PANELS][MOST_CATEGORIES][MOST_SERIES];
	bool has_band[MOST_PANELS][MOST_CATEGORIES][MOST_SERIES];
	int n_panels, n_categories, n_series; /* shown */
	bool has_headings;
	int row_height;
	struct area area;
};

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

static int rows_of_panel(const struct shares *shares)
{
	return shares->n_categories + (shares->has_headings ? 1 : 0);
}

static void plan_legend(const struct shares *shares, struct picture *picture)
{
	struct legend_item *items =
	    arena_array(picture->arena, (size_t)shares->n_series, sizeof *items);

	for (int i = 0; i < shares->n_series; i++)
		items[i] = (struct legend_item){
		    .swatch = SWATCH_BAND, .series = (size_t)i, .text = shares->series.items[i]};
	picture_legend(picture, items, (size_t)shares->n_series);
}

/*
 * Where the legend takes one line, each of its names stands above the first bar's band, or as near
 * as the names before it let it, so that it is told by its place too.
 */
static void move_legend(const struct shares *shares, struct picture *picture)
{
	const int gap = 16, n = shares->n_series;
	int end = picture->width - PICTURE_MARGIN, next = shares->area.left;
	int64_t width = shares->area.right - shares->area.left, from = 0;

	if (n == 0 || picture->legend[0].down != picture->legend[n - 1].down)
		return;
	for (int i = 0; i < n; i++) {
		struct legend_item *item = &picture->legend[i];
		int at = shares->area.left + (int)((wide)from * width / SHARE_ONE);

		item->right = at > next ? at : next;
		next = item->right + picture_legend_width(item) + gap;
		from += shares->bands[0][0][i];
	}
	for (int i = n - 1; i >= 0; i--) {
		struct legend_item *item = &picture->legend[i];

		if (item->right > end - picture_legend_width(item))
			item->right = end - picture_legend_width(item);
		end = item->right - gap;
	}
}

static void arrange(struct shares *shares, struct picture *picture)
{
	const int below = 32;
	int rows, room, names;

	shares->n_categories = labels_shown(&shares->categories, MOST_CATEGORIES);
	shares->n_series = labels_shown(&shares->series, MOST_SERIES);
	shares->has_headings = shares->panels.count > 1;
	shares->n_panels = labels_shown(&shares->panels, MOST_PANELS);
	while (shares->n_panels > 1 && shares->n_panels * rows_of_panel(shares) > MOST_ROWS)
		shares->n_panels--;
	picture_note_first(picture, (size_t)shares->n_panels, shares->panels.count, "groups");
	picture_note_first(picture, (size_t)shares->n_categories, shares->categories.count, "bars");
	picture_note_first(picture, (size_t)shares->n_series, shares->series.count, "bands");
	plan_legend(shares, picture);

	rows = shares->n_panels * rows_of_panel(shares);
	room = PICTURE_HEIGHT - picture->head - picture->foot - below;
	names = labels_column(&shares->categories, picture->arena, name_most);
	shares->row_height = larger(between(least_row, room / rows, most_row),
				    labels_height(&shares->categories, picture->arena, names));
	shares->area = (struct area){
	    .left = PICTURE_MARGIN + names + (names > 0 ? 12 : 0),
	    .right = picture->width - PICTURE_MARGIN - 16, /* half of `100%` stands out */
	    .top = picture->head,
	    .bottom = picture->head + rows * shares->row_height,
	};
	picture->height = shares->area.bottom + below + picture->foot;
	move_legend(shares, picture);
}

/* The middle of a bar, in pixels from the top of the plot area; of a heading with category -1. */
static int bar_middle(const struct shares *shares, int panel, int category)
{
	int before = panel * rows_of_panel(shares) + category + (shares->has_headings ? 1 : 0);

	return before * shares->row_height + shares->row_height / 2;
}

static struct decimal share_x(int64_t billionths)
{
	return (struct decimal){billionths, 9};
}

static void write_frame(const struct shares *shares, struct picture *picture)
{
	int height = shares->area.bottom - shares->area.top;

	for (int i = 0; i <= 4; i++) {
		struct decimal x = share_x(SHARE_ONE / 4 * i);

		picture_line(picture, spot_of(x, decimal_whole(0), 0, 0),
			     spot_of(x, decimal_whole(height), 0, 0), COLOUR_GRID);
		picture_text(picture, spot_of(x, decimal_whole(height), 0, 14), INK_TICK,
			     arena_format(picture->arena, "%d%%", 25 * i));
	}
	for (int panel = 0; panel < shares->n_panels; panel++) {
		if (shares->has_headings)
			picture_heading(picture,
					shares->area.top + bar_middle(shares, panel, -1) + 3,
					shares->panels.items[panel]);
		for (int i = 0; i < shares->n_categories; i++)
			picture_lines(picture,
				      spot_at(PICTURE_MARGIN,
					      shares->area.top + bar_middle(shares, panel, i)),
				      INK_NAME, shares->categories.items[i],
				      shares->area.left - 12 - PICTURE_MARGIN,
				      picture_lines_within(shares->row_height));
	}
}

/* The percentage in a band that has room for it. */
static void write_figure(const struct shares *shares, struct picture *picture, int series,
			 int64_t from, int64_t share, int middle)
{
	const struct ink ink = {FONT_TICK,
				palette_is_band_dark((size_t)series) ? "#FFFFFF" : COLOUR_TEXT,
				ALIGN_CENTRE};
	int64_t width = shares->area.right - shares->area.left;
	struct axis axis;

	axis_init(&axis, VALUE_SHARE);
	const char *text = axis_figure_text(&axis, share, picture->arena);
	if ((wide)share * width / SHARE_ONE >= lettering_width(text, FONT_TICK) + 4)
		picture_text(picture,
			     spot_of(share_x(from + share / 2), decimal_whole(middle), 0, 0), ink,
			     text);
}

/* One data block for a series, and its figures. */
static void write_series(const struct shares *shares, struct picture *picture, int series)
{
	picture_block(picture, picture_block_name(picture, "band", (size_t)series));
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < shares->n_panels * shares->n_categories; i++) {
			int panel = i / shares->n_categories, category = i % shares->n_categories;
			int middle = bar_middle(shares, panel, category);
			const int64_t *bands = shares->bands[panel][category];
			int64_t from = 0, share = bands[series];

			if (!shares->has_band[panel][category][series] || share == 0)
				continue;
			for (int before = 0; before < series; before++)
				from += bands[before];
			if (pass == 0)
				picture_row(picture, 3,
					    (struct decimal[]){share_x(from), share_x(from + share),
							       decimal_whole(middle)});
			else
				write_figure(shares, picture, series, from, share, middle);
		}
		if (pass == 0)
			picture_block_end(picture);
	}
}

/* What is missing is not zero, nor an empty row. */
static void write_missing(const struct shares *shares, struct picture *picture)
{
	for (int i = 0; i < shares->n_panels * shares->n_categories; i++) {
		int panel = i / shares->n_categories, category = i % shares->n_categories;
		bool has_any = false;

		for (int j = 0; j < shares->n_series; j++)
			has_any |= shares->has_band[panel][category][j];
		if (!has_any)
			picture_text(picture,
				     spot_of(share_x(0),
					     decimal_whole(bar_middle(shares, panel, category)), 6,
					     0),
				     INK_FIGURE, "no figure");
	}
}

bool shares_draw(struct picture *picture)
{
	struct shares *shares = arena_alloc(picture->arena, sizeof *shares);

	if (!collect(shares, picture))
		return false;
	arrange(shares, picture);
	picture_open(picture, shares->area);
	fprintf(picture->script, "set xrange [0:1]\nset yrange [%d:0]\n",
		shares->area.bottom - shares->area.top);
	write_frame(shares, picture);
	write_missing(shares, picture);
	for (int i = 0; i < shares->n_series; i++)
		write_series(shares, picture, i);
	for (int i = 0; i < shares->n_series; i++)
		picture_plot(picture, picture_block_name(picture, "band", (size_t)i),
			     "using 1:3:1:2:($3-%d):($3+%d) with boxxyerror fillstyle "
			     "solid 1.0 border rgb '%s' linewidth 0.5 fillcolor rgb '%s'",
			     shares->row_height * 40 / 100, shares->row_height * 40 / 100,
			     palette_band_edge((size_t)i), palette_band((size_t)i));
	picture_close(picture);
	return true;
}
