/*
 * Waterfall: a line for each step of a bridge, in it a bar from where the
 * steps before left off to where this one ends.  The first and the last stand
 * on zero.  Panels are side by side over one scale, in lines as they fit.
 */
#include "plots/bridges.h"

/* For the colours: down is hollow, so that it is told from up without them. */
enum { SERIES_TOTAL = 0, SERIES_UP = 1, SERIES_DOWN = 3 };

static const int name_most = 310, least_panel = 150, head_least = 24, foot_of_panel = 26;
static const int least_step = 27, most_step = 48, most_height = 640,
		 half_bar = 34; /* pixels; hundredths of a step */

struct waterfall {
	struct bridges all;
	int per_line, n_lines;
	int head;                    /* of a panel, in pixels, with its name */
	int figure_width, panel_gap; /* pixels; the figure stands right of its bar */
	int64_t gap;                 /* panel_gap in units of the axis */
	struct area area;
};

/* `£300k` of a total, `+£20k` or `-£45k` of a step. */
static const char *figure_text(const struct waterfall *chart, const struct step *step,
			       struct arena *arena)
{
	return arena_format(arena, "%s%s", !step->is_total && step->units > 0 ? "+" : "",
			    axis_figure_text(&chart->all.axis, step->units, arena));
}

static int figures_width(const struct waterfall *chart, struct arena *arena)
{
	int widest = 30;

	for (int panel = 0; panel < chart->all.n_panels; panel++)
		for (int i = 0; i < chart->all.n_steps; i++) {
			const struct step *step = &chart->all.bars[panel][i];

			if (step->has_figure)
				widest =
				    larger(widest, lettering_width(figure_text(chart, step, arena),
								   FONT_TICK));
		}
	return widest;
}

static void plan_legend(const struct waterfall *chart, struct picture *picture)
{
	static const struct {
		size_t series;
		const char *text;
	} kinds[] = {{SERIES_TOTAL, "Total"}, {SERIES_UP, "Adds"}, {SERIES_DOWN, "Takes away"}};
	struct legend_item *items = arena_array(picture->arena, 3, sizeof *items);
	bool is_used[3] = {false, false, false};
	size_t count = 0;

	for (int panel = 0; panel < chart->all.n_panels; panel++)
		for (int i = 0; i < chart->all.n_steps; i++) {
			const struct step *step = &chart->all.bars[panel][i];

			if (step->has_figure)
				is_used[step->is_total ? 0 : step->units < 0 ? 2 : 1] = true;
		}
	for (size_t i = 0; i < 3; i++)
		if (is_used[i])
			items[count++] =
			    (struct legend_item){.swatch = i == 2 ? SWATCH_EMPTY : SWATCH_FILL,
						 .series = kinds[i].series,
						 .text = kinds[i].text};
	picture_legend(picture, items, count);
}

/*
 * As many panels side by side as leave each room for its bars, and lines of them down to the
 * middle of a page; the first panels matter most.
 */
static void choose_panels(struct waterfall *chart, struct picture *picture, int room)
{
	const int around = chart->head + foot_of_panel;
	int most_lines = most_height / (around + chart->all.n_steps * least_step);
	size_t count = chart->all.panels.count;

	chart->per_line = larger(1, room / (least_panel + chart->panel_gap));
	chart->all.n_panels = smaller(chart->all.n_panels, chart->per_line * larger(1, most_lines));
	chart->n_lines = (chart->all.n_panels + chart->per_line - 1) / chart->per_line;
	chart->per_line = (chart->all.n_panels + chart->n_lines - 1) / chart->n_lines;
	if (count == (size_t)chart->all.n_panels)
		return;
	if (chart->all.n_panels == 1)
		picture_note_only(picture, chart->all.panels.items[0], count - 1);
	else
		picture_note(picture, "The first %d of %zu are shown; the others are in the table.",
			     chart->all.n_panels, count);
}

static void arrange(struct waterfall *chart, struct picture *picture)
{
	int names = labels_column(&chart->all.steps, picture->arena, name_most);
	int left = PICTURE_MARGIN + names + 20, right = picture->width - PICTURE_MARGIN;

	chart->figure_width = figures_width(chart, picture->arena);
	chart->panel_gap = chart->figure_width + 26;
	chart->head = head_least;
	choose_panels(chart, picture, right - left);
	chart->head += picture_line_height(FONT_HEADING) *
		       (labels_lines(&chart->all.panels, picture->arena, FONT_HEADING,
				     (right - left) / chart->per_line - 8) -
			1);

	int width = (right - left) / chart->per_line - chart->panel_gap;
	int around = chart->head + foot_of_panel;
	int room = PICTURE_HEIGHT - picture->head - picture->foot - 10;
	int step = larger(
	    between(least_step, (room / chart->n_lines - around) / chart->all.n_steps, most_step),
	    labels_height(&chart->all.steps, picture->arena, names));

	axis_settle(&chart->all.axis, axis_ticks_across(width));
	axis_tighten(&chart->all.axis);
	chart->gap = (int64_t)((wide)(chart->all.axis.high - chart->all.axis.low) *
			       chart->panel_gap / width);
	chart->area = (struct area){
	    .left = left,
	    .right = left + chart->per_line * (width + chart->panel_gap) - chart->panel_gap,
	    .top = picture->head,
	    .bottom = picture->head + chart->n_lines * (around + chart->all.n_steps * step),
	};
	picture->height = chart->area.bottom + 10 + picture->foot;
}

/* A figure's place across: the panels of a line follow each other on one axis. */
static struct decimal across(const struct waterfall *chart, int panel, int64_t units)
{
	int64_t span = chart->all.axis.high - chart->all.axis.low;

	units = units < chart->all.axis.low ? chart->all.axis.low : units;
	units = units > chart->all.axis.high ? chart->all.axis.high : units;
	return axis_decimal(&chart->all.axis, panel % chart->per_line * (span + chart->gap) +
						  units - chart->all.axis.low);
}

/* A place down, in pixels from the top of the plot area, as the axis counts. */
static int line_top(const struct waterfall *chart, int panel)
{
	int height = chart->area.bottom - chart->area.top;

	return panel / chart->per_line * height / chart->n_lines;
}

static int step_height(const struct waterfall *chart)
{
	return ((chart->area.bottom - chart->area.top) / chart->n_lines - chart->head -
		foot_of_panel) /
	       chart->all.n_steps;
}

static struct decimal down(const struct waterfall *chart, int panel, int hundredths)
{
	return (struct decimal){
	    (line_top(chart, panel) + chart->head) * 100 + hundredths * step_height(chart), 2};
}

static void write_names(const struct waterfall *chart, struct picture *picture)
{
	int height = step_height(chart);

	for (int line = 0; line < chart->n_lines; line++)
		for (int i = 0; i < chart->all.n_steps; i++)
			picture_lines(
			    picture,
			    spot_at(PICTURE_MARGIN, chart->area.top +
							line_top(chart, line * chart->per_line) +
							chart->head + (2 * i + 1) * height / 2),
			    INK_NAME, chart->all.steps.items[i],
			    chart->area.left - 20 - PICTURE_MARGIN, picture_lines_within(height));
}

/* A panel's name, grid and ticks. */
static void write_frame(const struct waterfall *chart, struct picture *picture, int panel)
{
	const struct axis *axis = &chart->all.axis;
	int width = (chart->area.right - chart->area.left + chart->panel_gap) / chart->per_line;
	int end = chart->all.n_steps * 100;
	wide step = (wide)(width - chart->panel_gap) * axis->step / (axis->high - axis->low);
	/* Every so many ticks, counted from zero, have room for their text. */
	int64_t every = (axis_tick_width(axis, picture->arena) + 12) / ((int64_t)step + 1) + 1;

	picture_lines(picture,
		      spot_at(chart->area.left + panel % chart->per_line * width,
			      chart->area.top + line_top(chart, panel) + (chart->head - 2) / 2),
		      INK_HEADING, chart->all.panels.items[panel], width - 8, LABELS_LINES);
	for (int64_t units = axis_first(axis); units <= axis->high; units += axis->step) {
		struct decimal x = across(chart, panel, units);

		picture_line(picture, spot_of(x, down(chart, panel, 0), 0, 0),
			     spot_of(x, down(chart, panel, end), 0, 0),
			     units == 0 ? COLOUR_LINE : COLOUR_GRID);
		if (units / axis->step % every == 0)
			picture_text(picture, spot_of(x, down(chart, panel, end), 0, 12), INK_TICK,
				     axis_tick_text(axis, units, picture->arena));
	}
}

/* The figure of each bar beside it, and a thin line from its end to the next. */
static void write_figures(const struct waterfall *chart, struct picture *picture, int panel)
{
	int before = -1;

	for (int i = 0; i < chart->all.n_steps; i++) {
		const struct step *step = &chart->all.bars[panel][i];
		struct decimal middle = down(chart, panel, i * 100 + 50);

		if (!step->is_there)
			continue;
		if (!step->has_figure) {
			picture_text(
			    picture, spot_of(across(chart, panel, step->from), middle, 6, 0),
			    INK_QUIET,
			    lettering_fit(picture->arena, labels_text(picture->arena, step->value),
					  FONT_SMALL, chart->figure_width + 60));
			continue;
		}
		if (before >= 0) {
			struct decimal x = across(chart, panel, chart->all.bars[panel][before].to);

			picture_line(
			    picture,
			    spot_of(x, down(chart, panel, before * 100 + 50 + half_bar), 0, 0),
			    spot_of(x, down(chart, panel, i * 100 + 50 - half_bar), 0, 0),
			    COLOUR_QUIET);
		}
		picture_text(
		    picture,
		    spot_of(across(chart, panel, step->from > step->to ? step->from : step->to),
			    middle, 6, 0),
		    step->is_total ? INK_HEADING : INK_FIGURE,
		    figure_text(chart, step, picture->arena));
		before = i;
	}
}

/* Data of the bars of one kind: ends across, top and bottom. */
static void write_block(const struct waterfall *chart, struct picture *picture, const char *name,
			bool is_total, bool is_down)
{
	picture_block(picture, name);
	for (int panel = 0; panel < chart->all.n_panels; panel++)
		for (int i = 0; i < chart->all.n_steps; i++) {
			const struct step *step = &chart->all.bars[panel][i];
			int middle = i * 100 + 50;

			if (!step->has_figure || step->units == 0 || step->is_total != is_total ||
			    (!is_total && step->units < 0) != is_down)
				continue;
			picture_row(picture, 4,
				    (struct decimal[]){across(chart, panel, step->from),
						       across(chart, panel, step->to),
						       down(chart, panel, middle - half_bar),
						       down(chart, panel, middle + half_bar)});
		}
	picture_block_end(picture);
}

bool waterfall_draw(struct picture *picture)
{
	static const struct {
		const char *name;
		size_t series;
		bool is_total, is_down;
	} blocks[] = {{"totals", SERIES_TOTAL, true, false},
		      {"ups", SERIES_UP, false, false},
		      {"downs", SERIES_DOWN, false, true}};
	struct waterfall *chart = arena_alloc(picture->arena, sizeof *chart);
	char x[DECIMAL_TEXT_SIZE];

	if (!bridges_collect(&chart->all, picture))
		return false;
	plan_legend(chart, picture);
	arrange(chart, picture);
	picture_open(picture, chart->area);
	fprintf(picture->script, "set xrange [0:%s]\nset yrange [%d:0]\n",
		decimal_text(across(chart, chart->per_line - 1, chart->all.axis.high), x),
		chart->area.bottom - chart->area.top);
	write_names(chart, picture);
	for (int panel = 0; panel < chart->all.n_panels; panel++) {
		write_frame(chart, picture, panel);
		write_figures(chart, picture, panel);
	}
	for (size_t i = 0; i < 3; i++)
		write_block(chart, picture, blocks[i].name, blocks[i].is_total, blocks[i].is_down);
	for (size_t i = 0; i < 3; i++)
		picture_plot(picture, blocks[i].name,
			     "using 1:3:1:2:3:4 with boxxyerror fillstyle %s border rgb "
			     "'%s' linewidth 2 fillcolor rgb '%s'",
			     blocks[i].is_down ? "empty" : "solid 1.0",
			     palette_colour(blocks[i].series), palette_colour(blocks[i].series));
	picture_close(picture);
	return true;
}
