/*
 * Lines: one for each series over the categories in their order, with its
 * name at its end; a reference is dashed, and what is not known is a gap.
 */
#include "plots/line_set.h"

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
	line_groups_find(lines);
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
