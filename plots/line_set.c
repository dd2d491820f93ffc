#include "plots/line_set.h"

static void collect(struct line_set *lines, const struct picture *picture)
{
	const struct chart *chart = picture->chart;

	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t category =
		    labels_index(&lines->categories, picture->arena, values, chart->category);
		size_t series = labels_index(&lines->series, picture->arena, values, chart->series);

		if (category >= MOST_LINE_PLACES || series >= MOST_LINES)
			continue;

		struct line *line = &lines->lines[series];
		struct line *reference = &lines->lines[MOST_LINES + series];

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
static void join_references(struct line_set *lines, const struct picture *picture)
{
	struct line *first = &lines->lines[MOST_LINES];
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

/* Keep the lines that have a figure, side by side, with the axis they need. */
static bool settle(struct line_set *lines, struct picture *picture)
{
	struct line *kept = lines->lines;

	lines->n_categories = labels_shown(&lines->categories, MOST_LINE_PLACES);
	lines->n_series = labels_shown(&lines->series, MOST_LINES);
	axis_init(&lines->axis, picture_kind(picture, picture->chart->measures[0]));
	if (lines->axis.kind == VALUE_NONE)
		axis_init(&lines->axis, picture_kind(picture, picture->chart->measures[1]));
	for (int i = 0; i < lines->n_series; i++) {
		lines->lines[i].name = lines->series.items[i];
		lines->lines[i].series = (size_t)i;
	}
	join_references(lines, picture);
	for (int i = 0; i < MOST_LINES + MOST_LINES; i++) {
		struct line *line = &lines->lines[i];

		line->last = last_of(line, lines->n_categories);
		if (line->name == NULL || line->last < 0 ||
		    (i >= MOST_LINES && !line->is_reference))
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
	axis_tighten(&lines->axis);
	return !lines->axis.is_empty;
}

bool line_set_collect(struct line_set *lines, struct picture *picture)
{
	collect(lines, picture);
	if (!settle(lines, picture))
		return false;
	picture_note_first(picture, (size_t)lines->n_categories, lines->categories.count, "places");
	picture_note_first(picture, (size_t)lines->n_series, lines->series.count, "lines");
	return true;
}

const char *line_set_end_text(const struct line_set *lines, const struct line *line,
			      struct arena *arena)
{
	const char *figure = axis_figure_text(&lines->axis, line->units[line->last], arena);
	/* The last of the lines that a name may take has the figure. */
	int room = (LINE_END_LINES - 1) * (LINE_NAME_MOST - LINE_NAME_MOST / 8);

	return arena_format(arena, "%s%s%s", lettering_fit(arena, line->name, FONT_LABEL, room),
			    line->name[0] == '\0' ? "" : "  ", figure);
}

size_t line_set_end_lines(const struct line_set *lines, const struct line *line,
			  struct arena *arena, const char *texts[LINE_END_LINES])
{
	return lettering_wrap(arena, line_set_end_text(lines, line, arena), FONT_LABEL,
			      LINE_NAME_MOST, texts, LINE_END_LINES);
}

int line_set_span(const struct line_set *lines)
{
	return lines->n_categories > 1 ? (lines->n_categories - 1) * LINE_SLOT : LINE_SLOT;
}

struct decimal line_set_place(int category)
{
	return (struct decimal){(int64_t)category * LINE_SLOT, 3};
}

/* A figure, or the end of the axis where it is beyond it. */
static int64_t within(const struct line_set *lines, int64_t units)
{
	units = units < lines->axis.low ? lines->axis.low : units;
	return units > lines->axis.high ? lines->axis.high : units;
}

struct decimal line_set_figure(const struct line_set *lines, int64_t units)
{
	return axis_decimal(&lines->axis, within(lines, units));
}

int line_set_down(const struct line_set *lines, int64_t units)
{
	return axis_place(&lines->axis, within(lines, units), lines->area.bottom, lines->area.top);
}

int line_set_step(const struct line_set *lines)
{
	return (lines->area.right - lines->area.left - LINE_LEAD) * LINE_SLOT /
	       line_set_span(lines);
}

int line_set_right(const struct line_set *lines, struct decimal at)
{
	int64_t width = lines->area.right - lines->area.left - LINE_LEAD;

	return lines->area.left + LINE_LEAD + (int)(width * at.units / line_set_span(lines));
}
