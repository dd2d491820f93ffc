/*
 * Lines: one for each series over the categories in their order, with its
 * name at its end; a reference is dashed, and what is not known is a gap.
 */
#include "plots/axis.h"
#include "plots/kinds.h"
#include "plots/labels.h"
#include "plots/palette.h"

#define MOST_SERIES 12
#define MOST_CATEGORIES 61

/* Places across are in thousandths of a step from one category to the next. */
static const int slot = 1000;

static const int name_most = 210, name_gap = 17, most_step = 260, mark_most = 260; /* pixels */
static const int lead = 34; /* pixels before the first place, for its figure */

struct line {
	const char *name;
	size_t series; /* for the colour and the shape of its points */
	bool is_reference;
	bool has[MOST_CATEGORIES];
	int64_t units[MOST_CATEGORIES];
	const char *marks[MOST_CATEGORIES]; /* or NULL */
	int last;                           /* category with its last figure, or -1 */
};

struct chart_lines {
	struct labels categories, series;
	struct line lines[MOST_SERIES + MOST_SERIES]; /* series, then their references */
	int n_lines, n_categories, n_series;
	struct axis axis;
	struct area area;
};

static void collect(struct chart_lines *lines, const struct picture *picture)
{
	const struct chart *chart = picture->chart;

	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t category =
		    labels_index(&lines->categories, picture->arena, values, chart->category);
		size_t series = labels_index(&lines->series, picture->arena, values, chart->series);

		if (category >= MOST_CATEGORIES || series >= MOST_SERIES)
			continue;

		struct line *line = &lines->lines[series];
		struct line *reference = &lines->lines[MOST_SERIES + series];

		line->has[category] |=
		    picture_figure(picture, row, chart->measures[0], &line->units[category]);
		reference->has[category] |=
		    picture_figure(picture, row, chart->measures[1], &reference->units[category]);
		if (chart->mark >= 0 && values[chart->mark].kind == VALUE_TEXT)
			line->marks[category] = labels_text(picture->arena, &values[chart->mark]);
	}
}

/* Do two lines have the same figures wherever both have one? */
static bool is_same(const struct line *one, const struct line *other, int n_categories)
{
	for (int i = 0; i < n_categories; i++)
		if (one->has[i] && other->has[i] && one->units[i] != other->units[i])
			return false;
	return true;
}

static int last_of(const struct line *line, int n_categories)
{
	int last = n_categories - 1;

	while (last >= 0 && !line->has[last])
		last--;
	return last;
}

/* One reference for all series where they agree on it, else each its own. */
static void join_references(struct chart_lines *lines, const struct picture *picture)
{
	struct line *first = &lines->lines[MOST_SERIES];
	bool is_one = true;

	for (int i = 1; i < lines->n_series; i++)
		is_one &= is_same(first, &first[i], lines->n_categories);
	for (int i = 0; i < lines->n_series; i++) {
		first[i].is_reference = true;
		first[i].series = (size_t)i;
		first[i].name = arena_format(picture->arena, "%s: %s", lines->series.items[i],
					     picture_measure(picture, 1));
		for (int j = 0; is_one && i > 0 && j < lines->n_categories; j++)
			if (first[i].has[j]) {
				first->has[j] = true;
				first->units[j] = first[i].units[j];
			}
	}
	if (!is_one)
		return;
	first->name = picture_measure(picture, 1);
	first->series = 4; /* grey */
	for (int i = 1; i < lines->n_series; i++)
		first[i].is_reference = false;
}

static bool settle(struct chart_lines *lines, struct picture *picture)
{
	struct line *kept = lines->lines;

	lines->n_categories = lines->categories.count < MOST_CATEGORIES
				  ? (int)lines->categories.count
				  : MOST_CATEGORIES;
	lines->n_series =
	    lines->series.count < MOST_SERIES ? (int)lines->series.count : MOST_SERIES;
	axis_init(&lines->axis, picture_kind(picture, picture->chart->measures[0]));
	if (lines->axis.kind == VALUE_NONE)
		axis_init(&lines->axis, picture_kind(picture, picture->chart->measures[1]));
	for (int i = 0; i < lines->n_series; i++) {
		lines->lines[i].name = lines->series.items[i];
		lines->lines[i].series = (size_t)i;
	}
	join_references(lines, picture);
	for (int i = 0; i < MOST_SERIES + MOST_SERIES; i++) {
		struct line *line = &lines->lines[i];

		line->last = last_of(line, lines->n_categories);
		if (line->name == NULL || line->last < 0 ||
		    (i >= MOST_SERIES && !line->is_reference))
			continue;
		for (int j = 0; j < lines->n_categories; j++)
			if (line->has[j])
				axis_cover(&lines->axis, line->units[j]);
		if (kept != line)
			*kept = *line;
		kept++;
	}
	lines->n_lines = (int)(kept - lines->lines);
	axis_settle(&lines->axis, 6);
	return !lines->axis.is_empty;
}

static void note_left_out(const struct chart_lines *lines, struct picture *picture)
{
	if (lines->categories.count > (size_t)lines->n_categories)
		picture_note(picture,
			     "The first %d of %zu places are shown; the others are in the table.",
			     lines->n_categories, lines->categories.count);
	if (lines->series.count > (size_t)lines->n_series)
		picture_note(picture,
			     "The first %d of %zu lines are shown; the others are in the table.",
			     lines->n_series, lines->series.count);
}

/* The name of a line with its last figure. */
static const char *end_text(const struct chart_lines *lines, const struct line *line,
			    struct arena *arena)
{
	const char *figure = axis_figure_text(&lines->axis, line->units[line->last], arena);
	int room = name_most - lettering_width(figure, FONT_LABEL) - 8;

	return arena_format(arena, "%s%s%s", lettering_fit(arena, line->name, FONT_LABEL, room),
			    line->name[0] == '\0' ? "" : "  ", figure);
}

static void arrange(struct chart_lines *lines, struct picture *picture)
{
	int names = 0, steps = lines->n_categories > 1 ? lines->n_categories - 1 : 1;

	for (int i = 0; i < lines->n_lines; i++) {
		int width =
		    lettering_width(end_text(lines, &lines->lines[i], picture->arena), FONT_LABEL);

		names = width > names ? width : names;
	}
	lines->area = (struct area){
	    .left = PICTURE_MARGIN + axis_tick_width(&lines->axis, picture->arena) + 10,
	    .right = picture->width - PICTURE_MARGIN - names - 40,
	    .top = picture->head + 20,
	    .bottom = picture->height - picture->foot - 34,
	};
	if (lines->area.right - lines->area.left > lead + steps * most_step)
		lines->area.right = lines->area.left + lead + steps * most_step;
	if (lines->n_categories == 1)
		lines->area.right = lines->area.left + 2 * lead;
}

static int span_of(const struct chart_lines *lines)
{
	return lines->n_categories > 1 ? (lines->n_categories - 1) * slot : slot;
}

static struct decimal place(int category)
{
	return (struct decimal){(int64_t)category * slot, 3};
}

static int64_t within(const struct axis *axis, int64_t units)
{
	units = units < axis->low ? axis->low : units;
	return units > axis->high ? axis->high : units;
}

static int pixels_down(const struct chart_lines *lines, int64_t units)
{
	wide height = lines->area.bottom - lines->area.top;
	wide span = (wide)lines->axis.high - lines->axis.low;

	return lines->area.bottom -
	       (int)(((wide)within(&lines->axis, units) - lines->axis.low) * height / span);
}

/* From one place to the next, in pixels. */
static int step_of(const struct chart_lines *lines)
{
	return (lines->area.right - lines->area.left - lead) * slot / span_of(lines);
}

static int pixels_right(const struct chart_lines *lines, struct decimal at)
{
	int64_t width = lines->area.right - lines->area.left - lead;

	return lines->area.left + lead + (int)(width * at.units / span_of(lines));
}

static void write_categories(const struct chart_lines *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_CENTRE, false};
	int step = step_of(lines);
	int every = (labels_width(&lines->categories, FONT_LABEL, 200) + 10) / (step + 1) + 1;

	for (int i = 0; i < lines->n_categories; i += every)
		picture_text(picture,
			     spot_at(pixels_right(lines, place(i)), lines->area.bottom + 18), ink,
			     lettering_fit(picture->arena, lines->categories.items[i], FONT_LABEL,
					   step * every > 200 ? step * every : 200));
}

/* A line that ends before the others has its name at its last point. */
static void write_early_name(const struct chart_lines *lines, struct picture *picture,
			     const struct line *line)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, true};
	int64_t units = within(&lines->axis, line->units[line->last]);

	picture_text(picture, spot_of(place(line->last), axis_decimal(&lines->axis, units), 10, 14),
		     ink, end_text(lines, line, picture->arena));
}

/* The lines that go on to the last place, in the order of their ends from the top. */
static int order_ends(const struct chart_lines *lines, const struct line **order)
{
	int n = 0;

	for (int i = 0; i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i];
		int j = n;

		if (line->last < lines->n_categories - 1)
			continue;
		for (; j > 0 && order[j - 1]->units[line->last] < line->units[line->last]; j--)
			order[j] = order[j - 1];
		order[j] = line;
		n++;
	}
	return n;
}

/*
 * The names beside the ends of the lines, moved apart where they meet: in the
 * order of the ends, each below the one before, and then back up from the
 * bottom of the plot.
 */
static void write_names(const struct chart_lines *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, false};
	const struct line **order =
	    arena_array(picture->arena, (size_t)lines->n_lines, sizeof(struct line *));
	int *down = arena_array(picture->arena, (size_t)lines->n_lines, sizeof *down);
	int n = order_ends(lines, order), bottom = lines->area.bottom;

	for (int i = 0; i < n; i++) {
		down[i] = pixels_down(lines, order[i]->units[order[i]->last]);
		if (i > 0 && down[i] < down[i - 1] + name_gap)
			down[i] = down[i - 1] + name_gap;
	}
	for (int i = n - 1; i >= 0; i--, bottom -= name_gap)
		if (down[i] > bottom)
			down[i] = bottom;
		else
			bottom = down[i];
	for (int i = 0; i < n; i++) {
		const struct line *line = order[i];
		int end = pixels_down(lines, line->units[line->last]);

		picture_line(picture, spot_at(pixels_right(lines, place(line->last)) + 7, end),
			     spot_at(lines->area.right + 24, down[i]),
			     line->is_reference ? COLOUR_QUIET : palette_colour(line->series));
		picture_text(picture, spot_at(lines->area.right + 28, down[i]), ink,
			     end_text(lines, line, picture->arena));
	}
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].last < lines->n_categories - 1)
			write_early_name(lines, picture, &lines->lines[i]);
}

/* Of one or two lines every figure but the last stands at its point; the names have those. */
static void write_figures(const struct chart_lines *lines, struct picture *picture)
{
	const struct ink ink = {FONT_TICK, COLOUR_TEXT, ALIGN_CENTRE, false};
	int step = step_of(lines);

	for (int i = 0; lines->n_lines <= 2 && step >= 60 && i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i], *other = &lines->lines[1 - i];

		for (int j = 0; j < line->last; j++) {
			bool is_lower = lines->n_lines == 2 && other->has[j] &&
					(other->units[j] > line->units[j] ||
					 (other->units[j] == line->units[j] && i == 1));

			if (line->has[j])
				picture_text(
				    picture,
				    spot_of(place(j),
					    axis_decimal(&lines->axis,
							 within(&lines->axis, line->units[j])),
					    0, is_lower ? 16 : -15),
				    ink,
				    axis_figure_text(&lines->axis, line->units[j], picture->arena));
		}
	}
}

/*
 * A mark stands where the line from the point before crosses zero, if it does
 * on the way to its own point, else on that point.
 */
static struct decimal mark_place(const struct line *line, int category, int64_t *units)
{
	int before = category - 1;
	int64_t to = line->units[category];

	*units = to;
	if (before < 0 || !line->has[before] || line->units[before] == 0 || to == 0 ||
	    (line->units[before] < 0) == (to < 0))
		return place(category);

	wide from = line->units[before];
	int64_t part = 0;

	*units = 0;
	(void)wide_round(&part, from < 0 ? -from * slot : from * slot,
			 from < 0 ? (wide)to - from : from - (wide)to);
	return (struct decimal){(int64_t)before * slot + part, 3};
}

/* Below to the right of a mark, or above to its left, is where a line that pays back is not. */
static void write_mark(const struct chart_lines *lines, struct picture *picture, struct decimal at,
		       struct decimal figure, const char *text, int before)
{
	bool is_right = pixels_right(lines, at) > (lines->area.left + lines->area.right) / 2;
	const struct ink ink = {FONT_HEADING, COLOUR_TEXT, is_right ? ALIGN_RIGHT : ALIGN_LEFT,
				true};
	int down = 18 + 20 * (before % 6);

	picture_text(picture, spot_of(at, figure, is_right ? -12 : 12, is_right ? -down : down),
		     ink, lettering_fit(picture->arena, text, FONT_HEADING, mark_most));
}

/* The marks as data, each with its text beside it; false where there is none. */
static bool write_marks(const struct chart_lines *lines, struct picture *picture)
{
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];
	const char *data = "";
	int n_marks = 0;

	for (int i = 0; i < lines->n_lines; i++)
		for (int j = 0; j < lines->n_categories; j++) {
			const struct line *line = &lines->lines[i];
			int64_t units;

			if (line->is_reference || line->marks[j] == NULL || !line->has[j])
				continue;

			struct decimal at = mark_place(line, j, &units);
			struct decimal figure =
			    axis_decimal(&lines->axis, within(&lines->axis, units));

			write_mark(lines, picture, at, figure, line->marks[j], n_marks++);
			data = arena_format(picture->arena, "%s%s %s\n", data, decimal_text(at, x),
					    decimal_text(figure, y));
		}
	fprintf(picture->script, "$marks << EOD\n%sEOD\n", data);
	return n_marks > 0;
}

/* A line's points; a blank line is where gnuplot lifts the pen. */
static void write_block(const struct chart_lines *lines, struct picture *picture, int index)
{
	const struct line *line = &lines->lines[index];
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];

	fprintf(picture->script, "$line%d << EOD\n", index);
	for (int i = 0; i <= line->last; i++) {
		if (!line->has[i]) {
			fputs("\n", picture->script);
			continue;
		}
		fprintf(picture->script, "%s %s\n", decimal_text(place(i), x),
			decimal_text(
			    axis_decimal(&lines->axis, within(&lines->axis, line->units[i])), y));
	}
	fputs("EOD\n", picture->script);
}

bool lines_draw(struct picture *picture)
{
	struct chart_lines *lines = arena_alloc(picture->arena, sizeof *lines);
	char from[DECIMAL_TEXT_SIZE], to[DECIMAL_TEXT_SIZE];

	collect(lines, picture);
	if (!settle(lines, picture))
		return false;
	note_left_out(lines, picture);
	arrange(lines, picture);

	int width = lines->area.right - lines->area.left;
	struct decimal start = {-(int64_t)span_of(lines) * lead / (width - lead), 3};
	struct decimal stop = {span_of(lines), 3};

	picture_open(picture);
	picture_area(picture, lines->area);
	axis_write_ticks_y(picture, &lines->axis, start, stop);
	picture_line(picture, spot_of(start, axis_decimal(&lines->axis, 0), 0, 0),
		     spot_of(stop, axis_decimal(&lines->axis, 0), 0, 0), COLOUR_LINE);
	axis_write_range(picture->script, "y", &lines->axis);
	fprintf(picture->script, "set xrange [%s:%s]\n", decimal_text(start, from),
		decimal_text(stop, to));
	write_categories(lines, picture);
	write_names(lines, picture);
	write_figures(lines, picture);

	bool has_marks = write_marks(lines, picture);

	for (int i = 0; i < lines->n_lines; i++)
		write_block(lines, picture, i);
	for (int i = 0; i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i];
		const char *block = arena_format(picture->arena, "line%d", i);

		/* Points close to each other would hide that a line is dashed. */
		if (line->is_reference && step_of(lines) < 40)
			picture_plot(
			    picture, block,
			    "using 1:2 with lines dashtype 2 linewidth 2 linecolor rgb '%s'",
			    palette_colour(line->series));
		else if (line->is_reference)
			picture_plot(picture, block,
				     "using 1:2 with linespoints dashtype 2 linewidth 2 pointtype "
				     "%d pointsize 0.7*%s linecolor rgb '%s'",
				     palette_point(line->series), picture->image->point_scale,
				     palette_colour(line->series));
		else
			picture_plot(picture, block,
				     "using 1:2 with linespoints linewidth 2.5 pointtype %d "
				     "pointsize 1.1*%s linecolor rgb '%s'",
				     palette_point(line->series), picture->image->point_scale,
				     palette_colour(line->series));
	}
	if (has_marks)
		picture_plot(picture, "marks",
			     "using 1:2 with points pointtype 6 pointsize 2*%s linewidth 2.5 "
			     "linecolor rgb '%s'",
			     picture->image->point_scale, COLOUR_TEXT);
	picture_close(picture);
	return true;
}
