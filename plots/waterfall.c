/*
 * Waterfall: a line for each step of a bridge, in it a bar from where the
 * steps before left off to where this one ends.  The first and the last stand
 * on zero.  Panels are side by side over one scale, in lines as they fit.
 */
#include "plots/axis.h"
#include "plots/chart_rows.h"
#include "plots/kinds.h"
#include "plots/labels.h"
#include "plots/palette.h"

#include <string.h>

#define MOST_PANELS 12
#define MOST_STEPS CHART_ROWS_MOST

/* For the colours: down is hatched, so that it is told from up without them. */
enum { SERIES_TOTAL = 0, SERIES_UP = 1, SERIES_DOWN = PALETTE_COLOURS + 3 };

static const int name_most = 230, least_panel = 130, head_of_panel = 24, foot_of_panel = 26;
static const int least_step = 34, most_step = 64, half_bar = 34; /* pixels; hundredths of a step */

struct step {
	bool is_there, has_figure, is_total;
	int64_t units;    /* the amount */
	int64_t from, to; /* where its bar begins and ends on the axis */
	const struct value *value;
};

struct waterfall {
	struct labels panels, steps;
	struct step bars[MOST_PANELS][MOST_STEPS];
	int n_panels, n_steps; /* shown */
	int per_line, n_lines;
	int figure_width, panel_gap; /* pixels; the figure stands right of its bar */
	int64_t gap;                 /* panel_gap in units of the axis */
	struct axis axis;
	struct area area;
};

/* The steps in the order of the panel that has the most of them. */
static void name_steps(struct waterfall *chart, const struct picture *picture)
{
	const struct table *table = picture->table;
	size_t *counts = arena_array(picture->arena, table->n_rows, sizeof *counts), most = 0;

	for (size_t row = 0; row < table->n_rows; row++)
		counts[labels_index(&chart->panels, picture->arena, table_values(table, row),
				    picture->chart->panel)]++;
	for (size_t i = 1; i < chart->panels.count; i++)
		most = counts[i] > counts[most] ? i : most;
	for (int pass = 0; pass < 2; pass++)
		for (size_t row = 0; row < table->n_rows; row++) {
			const struct value *values = table_values(table, row);

			if (pass == 1 || labels_index(&chart->panels, picture->arena, values,
						      picture->chart->panel) == most)
				(void)labels_index(&chart->steps, picture->arena, values,
						   picture->chart->category);
		}
}

static int64_t add_within(int64_t a, int64_t b)
{
	int64_t sum;

	if (!__builtin_add_overflow(a, b, &sum))
		return sum;
	return a < 0 ? INT64_MIN : INT64_MAX;
}

static void collect(struct waterfall *chart, const struct picture *picture)
{
	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t panel =
		    labels_index(&chart->panels, picture->arena, values, picture->chart->panel);
		size_t place =
		    labels_index(&chart->steps, picture->arena, values, picture->chart->category);
		int64_t units;

		if (panel >= MOST_PANELS || place >= MOST_STEPS)
			continue;

		struct step *step = &chart->bars[panel][place];
		int kind = picture->chart->series;

		step->is_there = true;
		step->value = &values[picture->chart->measures[0]];
		step->is_total |=
		    kind >= 0 && strcmp(labels_text(picture->arena, &values[kind]), "total") == 0;
		if (!picture_figure(picture, row, picture->chart->measures[0], &units))
			continue;
		step->units = add_within(step->units, units);
		step->has_figure = true;
	}
}

/* Where each bar begins and ends: a total on zero, a step where the one before it ended. */
static void stack(struct step *steps, int count)
{
	int first = 0, last = count - 1;
	int64_t level = 0;

	while (first < count && !steps[first].is_there)
		first++;
	while (last >= 0 && !steps[last].is_there)
		last--;
	for (int i = first; i <= last; i++) {
		struct step *step = &steps[i];

		step->is_total |= i == first || i == last;
		step->from = step->is_total ? 0 : level;
		step->to = step->has_figure ? add_within(step->from, step->units) : level;
		if (step->is_there)
			level = step->to;
	}
}

static bool settle(struct waterfall *chart, struct picture *picture)
{
	axis_init(&chart->axis, picture_kind(picture, picture->chart->measures[0]));
	for (int panel = 0; panel < chart->n_panels; panel++) {
		stack(chart->bars[panel], chart->n_steps);
		for (int i = 0; i < chart->n_steps; i++)
			if (chart->bars[panel][i].has_figure) {
				axis_cover(&chart->axis, chart->bars[panel][i].from);
				axis_cover(&chart->axis, chart->bars[panel][i].to);
			}
	}
	return !chart->axis.is_empty;
}

/* `£300k` of a total, `+£20k` or `-£45k` of a step. */
static const char *figure_text(const struct waterfall *chart, const struct step *step,
			       struct arena *arena)
{
	return arena_format(arena, "%s%s", !step->is_total && step->units > 0 ? "+" : "",
			    axis_figure_text(&chart->axis, step->units, arena));
}

static int figures_width(const struct waterfall *chart, struct arena *arena)
{
	int widest = 30;

	for (int panel = 0; panel < chart->n_panels; panel++)
		for (int i = 0; i < chart->n_steps; i++) {
			const struct step *step = &chart->bars[panel][i];
			int width =
			    !step->has_figure
				? 0
				: lettering_width(figure_text(chart, step, arena), FONT_TICK);

			widest = width > widest ? width : widest;
		}
	return widest;
}

static int least_of(size_t count, int most)
{
	return count < (size_t)most ? (int)count : most;
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

	for (int panel = 0; panel < chart->n_panels; panel++)
		for (int i = 0; i < chart->n_steps; i++) {
			const struct step *step = &chart->bars[panel][i];

			if (step->has_figure)
				is_used[step->is_total ? 0 : step->units < 0 ? 2 : 1] = true;
		}
	for (size_t i = 0; i < 3; i++)
		if (is_used[i])
			items[count++] = (struct legend_item){.swatch = SWATCH_FILL,
							      .series = kinds[i].series,
							      .text = kinds[i].text};
	picture_legend(picture, items, count);
}

/* As many panels side by side as leave each room for its bars; then lines of panels. */
static void arrange(struct waterfall *chart, struct picture *picture)
{
	int names = labels_width(&chart->steps, FONT_LABEL, name_most);
	int left = PICTURE_MARGIN + names + 20, right = picture->width - PICTURE_MARGIN;

	chart->figure_width = figures_width(chart, picture->arena);
	chart->panel_gap = chart->figure_width + 26;
	chart->per_line = (right - left) / (least_panel + chart->panel_gap);
	chart->per_line = chart->per_line < 1 ? 1 : chart->per_line;
	chart->n_lines = (chart->n_panels + chart->per_line - 1) / chart->per_line;
	chart->per_line = (chart->n_panels + chart->n_lines - 1) / chart->n_lines;

	int width = (right - left) / chart->per_line - chart->panel_gap;
	int around = head_of_panel + foot_of_panel;
	int room = PICTURE_HEIGHT - picture->head - picture->foot - 10;
	int step = (room / chart->n_lines - around) / chart->n_steps;

	step = step < least_step ? least_step : step > most_step ? most_step : step;
	axis_settle(&chart->axis, width / 45);
	chart->gap =
	    (int64_t)((wide)(chart->axis.high - chart->axis.low) * chart->panel_gap / width);
	chart->area = (struct area){
	    .left = left,
	    .right = left + chart->per_line * (width + chart->panel_gap) - chart->panel_gap,
	    .top = picture->head,
	    .bottom = picture->head + chart->n_lines * (around + chart->n_steps * step),
	};
	picture->height = chart->area.bottom + 10 + picture->foot;
}

/* A figure's place across: the panels of a line follow each other on one axis. */
static struct decimal across(const struct waterfall *chart, int panel, int64_t units)
{
	int64_t span = chart->axis.high - chart->axis.low;

	units = units < chart->axis.low ? chart->axis.low : units;
	units = units > chart->axis.high ? chart->axis.high : units;
	return axis_decimal(&chart->axis, panel % chart->per_line * (span + chart->gap) + units -
					      chart->axis.low);
}

/* A place down, in pixels from the top of the plot area, as the axis counts. */
static int line_top(const struct waterfall *chart, int panel)
{
	int height = chart->area.bottom - chart->area.top;

	return panel / chart->per_line * height / chart->n_lines;
}

static int step_height(const struct waterfall *chart)
{
	return ((chart->area.bottom - chart->area.top) / chart->n_lines - head_of_panel -
		foot_of_panel) /
	       chart->n_steps;
}

static struct decimal down(const struct waterfall *chart, int panel, int hundredths)
{
	return (struct decimal){
	    (line_top(chart, panel) + head_of_panel) * 100 + hundredths * step_height(chart), 2};
}

static void write_names(const struct waterfall *chart, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, false};
	int height = step_height(chart);

	for (int line = 0; line < chart->n_lines; line++)
		for (int i = 0; i < chart->n_steps; i++) {
			const char *lines[2];
			size_t count =
			    lettering_wrap(picture->arena, chart->steps.items[i], FONT_LABEL,
					   chart->area.left - 20 - PICTURE_MARGIN, lines, 2);
			int centre = chart->area.top + line_top(chart, line * chart->per_line) +
				     head_of_panel + (2 * i + 1) * height / 2;

			for (size_t j = 0; j < count; j++)
				picture_text(picture,
					     spot_at(PICTURE_MARGIN,
						     centre - 8 * ((int)count - 1) + 16 * (int)j),
					     ink, lines[j]);
		}
}

/* A panel's name, grid and ticks. */
static void write_frame(const struct waterfall *chart, struct picture *picture, int panel)
{
	const struct ink heading = {FONT_HEADING, COLOUR_TEXT, ALIGN_LEFT, false};
	const struct ink tick = {FONT_TICK, COLOUR_LINE, ALIGN_CENTRE, false};
	const struct axis *axis = &chart->axis;
	int width = (chart->area.right - chart->area.left + chart->panel_gap) / chart->per_line;
	int end = chart->n_steps * 100;
	wide step = (wide)(width - chart->panel_gap) * axis->step / (axis->high - axis->low);
	/* Every so many ticks, counted from zero, have room for their text. */
	int64_t every = (axis_tick_width(axis, picture->arena) + 12) / ((int64_t)step + 1) + 1;

	picture_text(
	    picture, spot_of(across(chart, panel, axis->low), down(chart, panel, 0), 0, -13),
	    heading,
	    lettering_fit(picture->arena, chart->panels.items[panel], FONT_HEADING, width - 8));
	for (int64_t units = axis->low; units <= axis->high; units += axis->step) {
		struct decimal x = across(chart, panel, units);

		picture_line(picture, spot_of(x, down(chart, panel, 0), 0, 0),
			     spot_of(x, down(chart, panel, end), 0, 0),
			     units == 0 ? COLOUR_LINE : COLOUR_GRID);
		if (units / axis->step % every == 0)
			picture_text(picture, spot_of(x, down(chart, panel, end), 0, 12), tick,
				     axis_tick_text(axis, units, picture->arena));
	}
}

/* The figure of each bar beside it, and a thin line from its end to the next. */
static void write_figures(const struct waterfall *chart, struct picture *picture, int panel)
{
	const struct ink ink = {FONT_TICK, COLOUR_TEXT, ALIGN_LEFT, false};
	const struct ink bold = {FONT_HEADING, COLOUR_TEXT, ALIGN_LEFT, false};
	const struct ink quiet = {FONT_SMALL, COLOUR_QUIET, ALIGN_LEFT, false};
	int before = -1;

	for (int i = 0; i < chart->n_steps; i++) {
		const struct step *step = &chart->bars[panel][i];
		struct decimal middle = down(chart, panel, i * 100 + 50);

		if (!step->is_there)
			continue;
		if (!step->has_figure) {
			picture_text(
			    picture, spot_of(across(chart, panel, step->from), middle, 6, 0), quiet,
			    lettering_fit(picture->arena, labels_text(picture->arena, step->value),
					  FONT_SMALL, chart->figure_width + 60));
			continue;
		}
		if (before >= 0) {
			struct decimal x = across(chart, panel, chart->bars[panel][before].to);

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
		    step->is_total ? bold : ink, figure_text(chart, step, picture->arena));
		before = i;
	}
}

/* Data of the bars of one kind: ends across, top and bottom; false where it has none. */
static bool write_block(const struct waterfall *chart, struct picture *picture, const char *name,
			bool is_total, bool is_down)
{
	char from[DECIMAL_TEXT_SIZE], to[DECIMAL_TEXT_SIZE];
	char top[DECIMAL_TEXT_SIZE], bottom[DECIMAL_TEXT_SIZE];
	bool has_any = false;

	fprintf(picture->script, "$%s << EOD\n", name);
	for (int panel = 0; panel < chart->n_panels; panel++)
		for (int i = 0; i < chart->n_steps; i++) {
			const struct step *step = &chart->bars[panel][i];
			int middle = i * 100 + 50;

			if (!step->has_figure || step->units == 0 || step->is_total != is_total ||
			    (!is_total && step->units < 0) != is_down)
				continue;
			fprintf(picture->script, "%s %s %s %s\n",
				decimal_text(across(chart, panel, step->from), from),
				decimal_text(across(chart, panel, step->to), to),
				decimal_text(down(chart, panel, middle - half_bar), top),
				decimal_text(down(chart, panel, middle + half_bar), bottom));
			has_any = true;
		}
	fputs("EOD\n", picture->script);
	return has_any;
}

static void note_left_out(const struct waterfall *chart, struct picture *picture)
{
	if (chart->panels.count > (size_t)chart->n_panels)
		picture_note(picture,
			     "The first %d of %zu panels are shown; the others are in the table.",
			     chart->n_panels, chart->panels.count);
	if (chart->steps.count > (size_t)chart->n_steps)
		picture_note(picture,
			     "The first %d of %zu steps are shown; the others are in the table.",
			     chart->n_steps, chart->steps.count);
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
	bool has_block[3];

	if (picture->chart->measures[0] < 0)
		return false;
	name_steps(chart, picture);
	collect(chart, picture);
	chart->n_panels = least_of(chart->panels.count, MOST_PANELS);
	chart->n_steps = least_of(chart->steps.count, MOST_STEPS);
	if (!settle(chart, picture))
		return false;
	note_left_out(chart, picture);
	plan_legend(chart, picture);
	arrange(chart, picture);
	picture_open(picture);
	picture_area(picture, chart->area);
	fprintf(picture->script, "set xrange [0:%s]\nset yrange [%d:0]\n",
		decimal_text(across(chart, chart->per_line - 1, chart->axis.high), x),
		chart->area.bottom - chart->area.top);
	write_names(chart, picture);
	for (int panel = 0; panel < chart->n_panels; panel++) {
		write_frame(chart, picture, panel);
		write_figures(chart, picture, panel);
	}
	for (size_t i = 0; i < 3; i++)
		has_block[i] = write_block(chart, picture, blocks[i].name, blocks[i].is_total,
					   blocks[i].is_down);
	for (size_t i = 0; i < 3; i++)
		if (has_block[i])
			picture_plot(picture, blocks[i].name,
				     "using 1:3:1:2:3:4 with boxxyerror fillstyle %s border rgb "
				     "'%s' linewidth 1 fillcolor rgb '%s'",
				     palette_fill(blocks[i].series),
				     palette_colour(blocks[i].series),
				     palette_colour(blocks[i].series));
	picture_close(picture);
	return true;
}
