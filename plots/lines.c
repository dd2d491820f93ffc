/*
 * Lines: one for each series over the categories in their order, with its
 * name at its end; a reference is dashed, and what is not known is a gap.
 */
#include "plots/line_set.h"

/* Of the axis, in hundredths: a mark of 11 pixels on a plot of 270. */
static const int nearest = 4;

static bool is_near(const struct line_set *lines, const struct line *one, const struct line *other)
{
	wide most = ((wide)lines->axis.high - lines->axis.low) * nearest;

	for (int i = 0; i < lines->n_categories; i++) {
		wide apart = ((wide)one->units[i] - other->units[i]) * 100;

		if (one->has[i] != other->has[i] ||
		    (one->has[i] && (apart > most || apart < -most)))
			return false;
	}
	return true;
}

static bool may_be_grouped(const struct line_set *lines, const struct line *line)
{
	return !line->is_reference && line->group == 0 && line->last == lines->n_categories - 1 &&
	       lines->n_categories > 1;
}

static bool is_near_all(const struct line_set *lines, int group, const struct line *line)
{
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].group == group && !is_near(lines, &lines->lines[i], line))
			return false;
	return true;
}

/* Number the groups of lines that are in one, from 1; of the series that go on to the last place.
 */
static void find_groups(struct line_set *lines)
{
	int group = 1;

	for (int i = 0; i < lines->n_lines; i++) {
		struct line *line = &lines->lines[i];

		if (!may_be_grouped(lines, line))
			continue;
		line->group = group;
		for (int j = i + 1; j < lines->n_lines; j++)
			if (may_be_grouped(lines, &lines->lines[j]) &&
			    is_near_all(lines, group, &lines->lines[j]))
				lines->lines[j].group = group;
		if (line_groups_size(lines, group) == 1)
			line->group = 0;
		else
			group++;
	}
}

int line_groups_size(const struct line_set *lines, int group)
{
	int size = 0;

	for (int i = 0; i < lines->n_lines; i++)
		size += group > 0 && lines->lines[i].group == group;
	return size;
}

const struct line *line_groups_first(const struct line_set *lines, int group)
{
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].group == group)
			return &lines->lines[i];
	return NULL;
}

#define POINTS_APART 20 /* pixels: points of many years would make a band of a line */

static int point_interval(const struct line_set *lines)
{
	const int step = line_set_step(lines);

	return step >= POINTS_APART || step <= 0 ? 1 : (POINTS_APART + step - 1) / step;
}

bool lines_draw(struct picture *picture)
{
	struct line_set *lines = arena_alloc(picture->arena, sizeof *lines);

	if (!line_set_collect(lines, picture))
		return false;
	find_groups(lines);
	line_frame_open(lines, picture);
	line_texts_write(lines, picture);
	for (int i = 0; i < lines->n_lines; i++)
		line_frame_block(lines, picture, i);
	for (int i = 0; i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i];
		const char *block = arena_format(picture->arena, "line%d", i);

		/* Points close to each other would hide that a line is dashed. */
		if (line->is_reference && line_set_step(lines) < 40)
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
		else if (line->group > 0)
			picture_plot(picture, block,
				     "using 1:2 with lines linewidth 2 linecolor rgb '%s'",
				     palette_colour(line_groups_first(lines, line->group)->series));
		else
			picture_plot(picture, block,
				     "using 1:2 with linespoints linewidth 2.5 pointtype %d "
				     "pointinterval %d pointsize 1.1*%s linecolor rgb '%s'",
				     palette_point(line->series), point_interval(lines),
				     picture->image->point_scale, palette_colour(line->series));
	}
	picture_plot(picture, "marks",
		     "using 1:2 with points pointtype 6 pointsize 2*%s linewidth 2.5 "
		     "linecolor rgb '%s'",
		     picture->image->point_scale, COLOUR_TEXT);
	picture_close(picture);
	return true;
}
