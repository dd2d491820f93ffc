/*
 * Lines: one for each series over the categories in their order, with its
 * name at its end; a reference is dashed, and what is not known is a gap.
 */
#include "plots/kinds.h"
#include "plots/line_names.h"
#include "plots/line_set.h"
#include "plots/line_texts.h"
#include "plots/palette.h"

static const int most_step = 260; /* pixels */

static void arrange(struct line_set *lines, struct picture *picture)
{
	int names = line_names_width(lines, picture->arena);
	int steps = lines->n_categories > 1 ? lines->n_categories - 1 : 1;

	lines->area = (struct area){
	    .left = PICTURE_MARGIN + axis_tick_width(&lines->axis, picture->arena) + 10,
	    .right = picture->width - PICTURE_MARGIN - names - LINE_NAME_LEAD,
	    .top = picture->head + 12,
	    .bottom = picture->height - picture->foot - 30,
	};
	if (lines->area.right - lines->area.left > LINE_LEAD + steps * most_step)
		lines->area.right = lines->area.left + LINE_LEAD + steps * most_step;
	if (lines->n_categories == 1)
		lines->area.right = lines->area.left + 2 * LINE_LEAD;
}

static void write_categories(const struct line_set *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_CENTRE};
	int step = line_set_step(lines);
	int every = (labels_width(&lines->categories, FONT_LABEL, 200) + 10) / (step + 1) + 1;

	for (int i = 0; i < lines->n_categories; i += every)
		picture_text(
		    picture,
		    spot_at(line_set_right(lines, line_set_place(i)), lines->area.bottom + 18), ink,
		    lettering_fit(picture->arena, lines->categories.items[i], FONT_LABEL,
				  step * every > 200 ? step * every : 200));
}

/* A line's points; a blank line is where gnuplot lifts the pen. */
static void write_block(const struct line_set *lines, struct picture *picture, int index)
{
	const struct line *line = &lines->lines[index];
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];

	fprintf(picture->script, "$line%d << EOD\n", index);
	for (int i = 0; i <= line->last; i++) {
		if (!line->has[i]) {
			fputs("\n", picture->script);
			continue;
		}
		fprintf(picture->script, "%s %s\n", decimal_text(line_set_place(i), x),
			decimal_text(line_set_figure(lines, line->units[i]), y));
	}
	fputs("EOD\n", picture->script);
}

bool lines_draw(struct picture *picture)
{
	struct line_set *lines = arena_alloc(picture->arena, sizeof *lines);
	char from[DECIMAL_TEXT_SIZE], to[DECIMAL_TEXT_SIZE];

	if (!line_set_collect(lines, picture))
		return false;
	arrange(lines, picture);

	int width = lines->area.right - lines->area.left;
	struct decimal start = {-(int64_t)line_set_span(lines) * LINE_LEAD / (width - LINE_LEAD),
				3};
	struct decimal stop = {line_set_span(lines), 3};

	picture_open(picture);
	picture_area(picture, lines->area);
	axis_write_ticks_y(picture, &lines->axis, start, stop);
	picture_line(picture, spot_of(start, axis_decimal(&lines->axis, 0), 0, 0),
		     spot_of(stop, axis_decimal(&lines->axis, 0), 0, 0), COLOUR_LINE);
	axis_write_range(picture->script, "y", &lines->axis);
	fprintf(picture->script, "set xrange [%s:%s]\n", decimal_text(start, from),
		decimal_text(stop, to));
	write_categories(lines, picture);
	line_names_write(lines, picture);

	bool has_marks = line_texts_write(lines, picture);

	for (int i = 0; i < lines->n_lines; i++)
		write_block(lines, picture, i);
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
