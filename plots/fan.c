/*
 * Fan: over the years a band from low to high, its middle as a line, and the
 * figure as it is given, dashed.  Of several panels the first is drawn.
 */
#include "plots/line_set.h"

/* The lines, as they are numbered in the set. */
enum { LINE_HIGH, LINE_MIDDLE, LINE_CENTRAL, LINE_LOW, N_FAN_LINES };

static void take(struct line *line, int place, const struct picture *picture, size_t row,
		 int column)
{
	line->has[place] = picture_figure(picture, row, column, &line->units[place]);
	if (line->has[place])
		line->last = place;
}

static bool collect(struct line_set *fan, struct picture *picture)
{
	const struct chart *chart = picture->chart;
	const int columns[N_FAN_LINES] = {chart->high, chart->measures[0], chart->measures[1],
					  chart->low};
	struct labels panels = {0};

	for (int i = 0; i < N_FAN_LINES; i++)
		fan->lines[i].last = -1;
	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t place;

		if (labels_index(&panels, picture->arena, values, chart->panel) > 0)
			continue;
		place = labels_index(&fan->categories, picture->arena, values, chart->category);
		for (int i = 0; place < MOST_LINE_PLACES && i < N_FAN_LINES; i++)
			take(&fan->lines[i], (int)place, picture, row, columns[i]);
	}
	if (panels.count > 1)
		picture_note_only(picture, panels.items[0], panels.count - 1);
	fan->n_categories = labels_shown(&fan->categories, MOST_LINE_PLACES);
	picture_note_first(picture, (size_t)fan->n_categories, fan->categories.count, "places");
	return fan->lines[LINE_MIDDLE].last >= 0;
}

/* Name the lines that there are and cover them; `numbers` says which each is. */
static void settle(struct line_set *fan, const struct picture *picture, int numbers[N_FAN_LINES])
{
	const struct chart *chart = picture->chart;
	const char *names[N_FAN_LINES] = {
	    chart->high < 0 ? "" : picture->table->columns[chart->high].label,
	    picture_measure(picture, 0), picture_measure(picture, 1),
	    chart->low < 0 ? "" : picture->table->columns[chart->low].label};

	axis_init(&fan->axis, picture_kind(picture, chart->measures[0]));
	for (int i = 0; i < N_FAN_LINES; i++) {
		struct line *line = &fan->lines[i];

		if (line->last < 0)
			continue;
		line->name = names[i];
		line->is_reference = i == LINE_CENTRAL;
		line->series = i == LINE_CENTRAL ? PALETTE_GREY : 0;
		for (int j = 0; j < fan->n_categories; j++)
			if (line->has[j])
				axis_cover(&fan->axis, line->units[j]);
		numbers[fan->n_lines] = i;
		if (fan->n_lines != i)
			fan->lines[fan->n_lines] = *line;
		fan->n_lines++;
	}
	axis_settle(&fan->axis, 6);
	axis_tighten(&fan->axis);
}

static int line_of(const struct line_set *fan, const int *numbers, int number)
{
	for (int i = 0; i < fan->n_lines; i++)
		if (numbers[i] == number)
			return i;
	return -1;
}

/* The band: place, low and high. */
static void write_band(const struct line_set *fan, struct picture *picture, int low, int high)
{
	if (low < 0 || high < 0)
		return;
	picture_block(picture, "band");
	for (int i = 0; i < fan->n_categories; i++)
		if (fan->lines[low].has[i] && fan->lines[high].has[i])
			picture_row(
			    picture, 3,
			    (struct decimal[]){line_set_place(i),
					       line_set_figure(fan, fan->lines[low].units[i]),
					       line_set_figure(fan, fan->lines[high].units[i])});
	picture_block_end(picture);
}

bool fan_draw(struct picture *picture)
{
	struct line_set *fan = arena_alloc(picture->arena, sizeof *fan);
	int numbers[N_FAN_LINES] = {0};

	if (!collect(fan, picture))
		return false;
	settle(fan, picture, numbers);
	line_frame_open(fan, picture);
	line_texts_early(fan, picture);
	write_band(fan, picture, line_of(fan, numbers, LINE_LOW), line_of(fan, numbers, LINE_HIGH));
	for (int i = 0; i < fan->n_lines; i++)
		line_frame_block(fan, picture, i);
	picture_plot(picture, "band",
		     "using 1:2:3 with filledcurves fillstyle solid 1.0 noborder fillcolor "
		     "rgb '%s'",
		     palette_pale(0));
	/* A single year has no width. */
	if (fan->n_categories == 1)
		picture_plot(picture, "band",
			     "using 1:2:(0):($3-$2) with vectors nohead linewidth 6 "
			     "linecolor rgb '%s'",
			     palette_pale(0));
	for (int i = 0; i < fan->n_lines; i++) {
		const char *block = arena_format(picture->arena, "line%d", i);

		if (numbers[i] == LINE_MIDDLE)
			picture_plot(picture, block,
				     "using 1:2 with linespoints linewidth 2.5 pointtype %d "
				     "pointsize 1.1*%s linecolor rgb '%s'",
				     palette_point(0), picture->image->point_scale,
				     palette_colour(0));
		else
			picture_plot(picture, block,
				     "using 1:2 with lines dashtype %d linewidth %s linecolor rgb "
				     "'%s'",
				     numbers[i] == LINE_CENTRAL ? 2 : 1,
				     numbers[i] == LINE_CENTRAL ? "2.5" : "1",
				     palette_colour(fan->lines[i].series));
	}
	picture_close(picture);
	return true;
}
