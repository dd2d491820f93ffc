#include "plots/line_names.h"

#include "plots/palette.h"

static const int name_gap = 17; /* pixels */

/* A line that ends before the others has its name at its last point. */
static void write_early_name(const struct line_set *lines, struct picture *picture,
			     const struct line *line)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, true};

	picture_text(picture,
		     spot_of(line_set_place(line->last),
			     line_set_figure(lines, line->units[line->last]), 10, 14),
		     ink, line_set_end_text(lines, line, picture->arena));
}

/* The lines that go on to the last place, in the order of their ends from the top. */
static int order_ends(const struct line_set *lines, const struct line **order)
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
void line_names_write(const struct line_set *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT, false};
	const struct line **order =
	    arena_array(picture->arena, (size_t)lines->n_lines, sizeof(struct line *));
	int *down = arena_array(picture->arena, (size_t)lines->n_lines, sizeof *down);
	int n = order_ends(lines, order), bottom = lines->area.bottom;

	for (int i = 0; i < n; i++) {
		down[i] = line_set_down(lines, order[i]->units[order[i]->last]);
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
		int end = line_set_down(lines, line->units[line->last]);

		picture_line(picture,
			     spot_at(line_set_right(lines, line_set_place(line->last)) + 7, end),
			     spot_at(lines->area.right + 24, down[i]),
			     line->is_reference ? COLOUR_QUIET : palette_colour(line->series));
		picture_text(picture, spot_at(lines->area.right + 28, down[i]), ink,
			     line_set_end_text(lines, line, picture->arena));
	}
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].last < lines->n_categories - 1)
			write_early_name(lines, picture, &lines->lines[i]);
}
