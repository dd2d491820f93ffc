#include "plots/line_names.h"

#include "plots/palette.h"

static const int name_gap = 18; /* pixels from one line of text to the next */

/* A line that goes on to the last place, and where its name stands. */
struct end {
	const struct line *line;
	const char *mark; /* what marks the line, below its name, or NULL */
	int down;         /* of its name */
};

static const char *mark_of(const struct line *line, int n_categories)
{
	for (int i = 0; i < n_categories && !line->is_reference; i++)
		if (line->marks[i] != NULL && line->has[i])
			return line->marks[i];
	return NULL;
}

static int height_of(const struct end *end)
{
	return name_gap * (end->mark == NULL ? 1 : 2);
}

/* In the order of their ends from the top. */
static int order_ends(const struct line_set *lines, struct end *ends)
{
	int n = 0;

	for (int i = 0; i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i];
		int64_t units = line->units[line->last];
		int j = n;

		if (line->last < lines->n_categories - 1)
			continue;
		for (; j > 0 && ends[j - 1].line->units[line->last] < units; j--)
			ends[j] = ends[j - 1];
		ends[j] = (struct end){line, mark_of(line, lines->n_categories), 0};
		n++;
	}
	return n;
}

/*
 * Moved apart where they meet: in the order of the ends, each below the one
 * before, and then back up from the bottom of the plot.
 */
static void move_apart(const struct line_set *lines, struct end *ends, int n)
{
	int bottom = lines->area.bottom + name_gap / 2, next = INT32_MIN;

	for (int i = 0; i < n; i++) {
		const struct line *line = ends[i].line;

		ends[i].down = line_set_down(lines, line->units[line->last]);
		if (ends[i].down < next)
			ends[i].down = next;
		next = ends[i].down + height_of(&ends[i]);
	}
	for (int i = n - 1; i >= 0; i--) {
		bottom -= height_of(&ends[i]);
		if (ends[i].down > bottom)
			ends[i].down = bottom;
		else
			bottom = ends[i].down;
	}
}

/* A line that ends before the others has its name at its last point. */
static void write_early_name(const struct line_set *lines, struct picture *picture,
			     const struct line *line)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT};

	/* Below it, but not on the axis. */
	bool is_low = line_set_down(lines, line->units[line->last]) > lines->area.bottom - 26;

	picture_text(picture,
		     spot_of(line_set_place(line->last),
			     line_set_figure(lines, line->units[line->last]), 10,
			     is_low ? -14 : 14),
		     ink, line_set_end_text(lines, line, picture->arena));
}

void line_names_write(const struct line_set *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT};
	const struct ink quiet = {FONT_SMALL, COLOUR_QUIET, ALIGN_LEFT};
	struct end *ends = arena_array(picture->arena, (size_t)lines->n_lines, sizeof *ends);
	int n = order_ends(lines, ends);

	move_apart(lines, ends, n);
	for (int i = 0; i < n; i++) {
		const struct line *line = ends[i].line;
		int right = lines->area.right;

		picture_line(picture,
			     spot_at(line_set_right(lines, line_set_place(line->last)) + 7,
				     line_set_down(lines, line->units[line->last])),
			     spot_at(right + LINE_NAME_LEAD - 4, ends[i].down),
			     line->is_reference ? COLOUR_QUIET : palette_colour(line->series));
		picture_text(picture, spot_at(right + LINE_NAME_LEAD, ends[i].down), ink,
			     line_set_end_text(lines, line, picture->arena));
		if (ends[i].mark != NULL)
			picture_text(picture,
				     spot_at(right + LINE_NAME_LEAD, ends[i].down + name_gap - 1),
				     quiet,
				     lettering_fit(picture->arena, ends[i].mark, FONT_SMALL,
						   LINE_NAME_MOST));
	}
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].last < lines->n_categories - 1)
			write_early_name(lines, picture, &lines->lines[i]);
}

int line_names_width(const struct line_set *lines, struct arena *arena)
{
	int widest = 0;

	for (int i = 0; i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i];
		const char *mark = mark_of(line, lines->n_categories);
		int name = lettering_width(line_set_end_text(lines, line, arena), FONT_LABEL);
		int below = mark == NULL ? 0 : lettering_width(mark, FONT_SMALL);

		widest = name > widest ? name : widest;
		widest = below > widest ? below : widest;
	}
	return widest < LINE_NAME_MOST ? widest : LINE_NAME_MOST;
}
