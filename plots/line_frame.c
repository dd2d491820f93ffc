#include "plots/line_set.h"

static const int name_gap = 19; /* pixels from one line of text to the next */

/* A line that goes on to the last place, or several that lie on one another, and where they are
 * named. */
struct end {
	const struct line *lines[MOST_LINES];
	int n_lines;
	int n_rows; /* that their names take */
	const char
	    *below;    /* what marks the line, or is said of several, below the names; or NULL */
	int64_t units; /* of the last place; of several about the middle of theirs */
	int down;      /* of the first name */
};

static const char *mark_of(const struct line *line, int n_categories)
{
	for (int i = 0; i < n_categories && !line->is_reference; i++)
		if (line->marks[i] != NULL && line->has[i])
			return line->marks[i];
	return NULL;
}

static const char *below_of(const struct line_set *lines, const struct line *line,
			    struct arena *arena)
{
	if (line->group == 0)
		return mark_of(line, lines->n_categories);
	return arena_format(arena, "these %d lie close together",
			    line_groups_size(lines, line->group));
}

static int height_of(const struct end *end)
{
	return name_gap * (end->n_rows + (end->below == NULL ? 0 : 1));
}

/* Its line, or all lines of its group, the highest first. */
static void fill_end(const struct line_set *lines, struct end *end, const struct line *line,
		     struct arena *arena)
{
	const char *texts[LINE_END_LINES];
	const int last = line->last;

	*end = (struct end){.lines = {line},
			    .n_lines = 1,
			    .n_rows = (int)line_set_end_lines(lines, line, arena, texts),
			    .below = below_of(lines, line, arena)};
	FOR_EACH (const struct line, other, lines->lines, lines->n_lines) {
		int place = end->n_lines;

		if (other == line || line->group == 0 || other->group != line->group)
			continue;
		for (; place > 0 && end->lines[place - 1]->units[last] < other->units[last];
		     place--)
			end->lines[place] = end->lines[place - 1];
		end->lines[place] = other;
		end->n_lines++;
		end->n_rows += (int)line_set_end_lines(lines, other, arena, texts);
	}
	end->units = end->lines[0]->units[last] / 2 + end->lines[end->n_lines - 1]->units[last] / 2;
}

/* In the order of their ends from the top. */
static int order_ends(const struct line_set *lines, struct end *ends, struct arena *arena)
{
	int n = 0;

	FOR_EACH (const struct line, line, lines->lines, lines->n_lines) {
		struct end end;
		int j = n;

		if (line->last < lines->n_categories - 1 ||
		    (line->group > 0 && line_groups_first(lines, line->group) != line))
			continue;
		fill_end(lines, &end, line, arena);
		for (; j > 0 && ends[j - 1].units < end.units; j--)
			ends[j] = ends[j - 1];
		ends[j] = end;
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
		ends[i].down =
		    line_set_down(lines, ends[i].units) - name_gap * (ends[i].n_rows - 1) / 2;
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

static void write_end(const struct line_set *lines, struct picture *picture, const struct end *end)
{
	const struct line *line = end->lines[0];
	const int right = lines->area.right + LINE_NAME_LEAD, at = lines->area.right + 7;
	const char *colour =
	    line->is_reference
		? COLOUR_QUIET
		: palette_colour(line->group == 0 ? line->series
						  : line_groups_first(lines, line->group)->series);
	int middle = end->down + name_gap * (end->n_rows - 1) / 2, down = end->down;

	picture_line(picture, spot_at(at, line_set_down(lines, end->units)),
		     spot_at(right - 6, middle), colour);
	if (end->n_lines > 1)
		picture_line(
		    picture, spot_at(right - 6, end->down - name_gap / 2 + 2),
		    spot_at(right - 6, end->down + name_gap * end->n_rows - name_gap / 2 - 2),
		    colour);
	for (int i = 0; i < end->n_lines; i++) {
		const char *texts[LINE_END_LINES];
		size_t count = line_set_end_lines(lines, end->lines[i], picture->arena, texts);

		for (size_t j = 0; j < count; j++, down += name_gap)
			picture_text(picture, spot_at(right, down), INK_NAME, texts[j]);
	}
	if (end->below != NULL)
		picture_text(picture, spot_at(right, down - 1), INK_QUIET,
			     lettering_fit(picture->arena, end->below, FONT_SMALL, LINE_NAME_MOST));
}

/*
 * Write the names beside the last place, moved apart where they meet, and below a name what marks
 * its line; lines of a group stand together, with a word below.
 */
static void line_names_write(const struct line_set *lines, struct picture *picture)
{
	struct end *ends = arena_array(picture->arena, (size_t)lines->n_lines, sizeof *ends);
	int n = order_ends(lines, ends, picture->arena);

	move_apart(lines, ends, n);
	for (int i = 0; i < n; i++)
		write_end(lines, picture, &ends[i]);
}

/* The widest of them, in pixels. */
static int line_names_width(const struct line_set *lines, struct arena *arena)
{
	int widest = 0;

	FOR_EACH (const struct line, line, lines->lines, lines->n_lines) {
		const char *mark = below_of(lines, line, arena);
		int name = lettering_width(line_set_end_text(lines, line, arena), FONT_LABEL);
		int below = mark == NULL ? 0 : lettering_width(mark, FONT_SMALL);

		widest = larger(widest, larger(name, below));
	}
	return smaller(widest, LINE_NAME_MOST);
}

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

/* Every so many that their names have room, the outer ones within the sheet. */
static void write_categories(const struct line_set *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_CENTRE};
	const int most = 160;
	int step = line_set_step(lines);
	int every = (labels_width(&lines->categories, FONT_LABEL, most) + 10) / (step + 1) + 1;

	for (int i = 0; i < lines->n_categories; i += every) {
		int at = line_set_right(lines, line_set_place(i));
		int left = 2 * (at - 4), right = 2 * (picture->width - 4 - at);
		int room = larger(step * every - 8, most);

		room = smaller(room, smaller(left, right));
		picture_text(
		    picture, spot_at(at, lines->area.bottom + 18), ink,
		    lettering_fit(picture->arena, lines->categories.items[i], FONT_LABEL, room));
	}
}

void line_frame_block(const struct line_set *lines, struct picture *picture, int index)
{
	const struct line *line = &lines->lines[index];

	picture_block(picture, arena_format(picture->arena, "line%d", index));
	for (int i = 0; i <= line->last; i++)
		picture_row(
		    picture, line->has[i] ? 2 : 0,
		    (struct decimal[]){line_set_place(i), line_set_figure(lines, line->units[i])});
	picture_block_end(picture);
}

void line_frame_open(struct line_set *lines, struct picture *picture)
{
	char from[DECIMAL_TEXT_SIZE], to[DECIMAL_TEXT_SIZE];

	arrange(lines, picture);

	int width = lines->area.right - lines->area.left;
	struct decimal start = {-(int64_t)line_set_span(lines) * LINE_LEAD / (width - LINE_LEAD),
				3};
	struct decimal stop = {line_set_span(lines), 3};

	picture_open(picture, lines->area);
	axis_write_ticks_y(picture, &lines->axis, start, stop);
	picture_line(picture, spot_of(start, axis_decimal(&lines->axis, 0), 0, 0),
		     spot_of(stop, axis_decimal(&lines->axis, 0), 0, 0), COLOUR_LINE);
	axis_write_range(picture->script, "y", &lines->axis);
	fprintf(picture->script, "set xrange [%s:%s]\n", decimal_text(start, from),
		decimal_text(stop, to));
	write_categories(lines, picture);
	line_names_write(lines, picture);
}
