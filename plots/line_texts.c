#include "plots/line_texts.h"

#include <stdlib.h>
#include <string.h>

#include "plots/line_room.h"
#include "plots/palette.h"

static const int mark_most = 260; /* pixels */

/* From a mark down to the nearest line of text, and on to the next. */
enum { NEAREST = 18, NEXT = 12, FARTHEST = 200 };

struct mark {
	struct decimal at;
	int64_t units;
	int right, down; /* pixels */
	const char *text;
};

/*
 * A figure above its point, or below: over it, or beside where a line runs through
 * that.  On the other side only where neither has room.
 */
static void write_figure(struct room *room, struct picture *picture, const struct line *line,
			 int place, bool is_lower)
{
	static const struct {
		enum align align;
		int shift;
	} tries[] = {{ALIGN_CENTRE, 0},
		     {ALIGN_RIGHT, 3},
		     {ALIGN_LEFT, -3},
		     {ALIGN_RIGHT, -6},
		     {ALIGN_LEFT, 6}};
	const size_t n_tries = sizeof tries / sizeof *tries;
	const struct line_set *lines = room->lines;
	const char *text = axis_figure_text(&lines->axis, line->units[place], picture->arena);
	int at = line_set_right(lines, line_set_place(place)),
	    down = line_set_down(lines, line->units[place]);
	const struct ink ink = {FONT_TICK, COLOUR_TEXT, ALIGN_CENTRE, false};
	struct box chosen = {0};

	for (size_t i = 0; i < 2 * n_tries; i++) {
		int off = is_lower == (i < n_tries) ? 16 : -15;
		struct box box = room_text(at + tries[i % n_tries].shift, down + off,
					   lettering_width(text, FONT_TICK),
					   tries[i % n_tries].align, HALF_FIGURE);
		bool is_free = room_is_free(room, &box, HALF_BARE);

		if (i == 0 || is_free)
			chosen = box;
		if (is_free)
			break;
	}
	picture_text(picture,
		     spot_of(line_set_place(place), line_set_figure(lines, line->units[place]),
			     (chosen.left + chosen.right) / 2 - at,
			     (chosen.top + chosen.bottom) / 2 - down),
		     ink, text);
	room_take(room, chosen, picture->arena);
}

/* Of one or two lines every figure but the last stands at its point; the names have those. */
static void write_figures(struct room *room, struct picture *picture)
{
	const struct line_set *lines = room->lines;
	int step = line_set_step(lines);

	for (int i = 0; lines->n_lines <= 2 && step >= 60 && i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i], *other = &lines->lines[1 - i];

		for (int j = 0; j < line->last; j++) {
			bool is_lower = lines->n_lines == 2 && other->has[j] &&
					(other->units[j] > line->units[j] ||
					 (other->units[j] == line->units[j] && i == 1));

			if (line->has[j])
				write_figure(room, picture, line, j, is_lower);
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
		return line_set_place(category);

	wide from = line->units[before];
	int64_t part = 0;

	*units = 0;
	(void)wide_round(&part, from < 0 ? -from * LINE_SLOT : from * LINE_SLOT,
			 from < 0 ? (wide)to - from : from - (wide)to);
	return (struct decimal){(int64_t)before * LINE_SLOT + part, 3};
}

/* How many lines have a mark; of several, each mark must say whose it is. */
static int count_marked(const struct line_set *lines)
{
	int count = 0;

	for (int i = 0; i < lines->n_lines; i++) {
		bool has_mark = false;

		for (int j = 0; j < lines->n_categories && !lines->lines[i].is_reference; j++)
			has_mark = has_mark ||
				   (lines->lines[i].marks[j] != NULL && lines->lines[i].has[j]);
		count += has_mark;
	}
	return count;
}

/* With the line's name before it, unless it begins with that, cut perhaps. */
static const char *mark_text(const struct line *line, const char *text, bool is_named,
			     struct arena *arena)
{
	enum { ENOUGH = 20 };

	if (!is_named || strncmp(text, line->name, strnlen(line->name, ENOUGH)) == 0)
		return text;
	return arena_format(arena, "%s: %s", line->name, text);
}

static size_t find_marks(struct mark *marks, const struct line_set *lines, struct arena *arena)
{
	const bool is_named = count_marked(lines) > 1;
	size_t count = 0;

	for (int i = 0; i < lines->n_lines; i++)
		for (int j = 0; j < lines->n_categories; j++) {
			const struct line *line = &lines->lines[i];
			struct mark *mark = &marks[count];

			if (line->is_reference || line->marks[j] == NULL || !line->has[j])
				continue;
			mark->at = mark_place(line, j, &mark->units);
			mark->right = line_set_right(lines, mark->at);
			mark->down = line_set_down(lines, mark->units);
			mark->text =
			    lettering_fit(arena, mark_text(line, line->marks[j], is_named, arena),
					  FONT_HEADING, mark_most);
			count++;
		}
	return count;
}

/*
 * Below to the right of a mark, or above to its left, is where a line that pays
 * back is not; there first, and then ever farther off on either side.  False
 * where there is no place.
 */
static bool find_place(const struct room *room, const struct mark *mark, struct spot *spot,
		       enum align *align)
{
	const struct area *area = &room->lines->area;
	bool is_right = mark->right > (area->left + area->right) / 2;
	const enum align aligns[] = {is_right ? ALIGN_RIGHT : ALIGN_LEFT,
				     is_right ? ALIGN_LEFT : ALIGN_RIGHT, ALIGN_CENTRE};
	int width = lettering_width(mark->text, FONT_HEADING);

	for (int off = NEAREST; off <= FARTHEST; off += NEXT)
		for (size_t i = 0; i < 6; i++) {
			int shift = aligns[i % 3] == ALIGN_LEFT    ? 12
				    : aligns[i % 3] == ALIGN_RIGHT ? -12
								   : 0;
			int down = is_right == (i < 3) ? -off : off;
			struct box box = room_text(mark->right + shift, mark->down + down, width,
						   aligns[i % 3], HALF_TEXT);

			*spot = spot_at(mark->right + shift, mark->down + down);
			*align = aligns[i % 3];
			if (room_is_within(room, &box) && room_is_free(room, &box, HALF_LINE))
				return true;
		}
	return false;
}

static void write_mark(struct room *room, struct picture *picture, const struct mark *mark)
{
	struct ink ink = {FONT_HEADING, COLOUR_TEXT, ALIGN_LEFT, true};
	struct spot spot;

	if (!find_place(room, mark, &spot, &ink.align)) {
		spot = spot_at(mark->right + 12, mark->down + NEAREST);
		ink.align = ALIGN_LEFT;
	}

	int off = spot.down - mark->down;

	if (abs(off) > NEAREST)
		picture_line(picture,
			     spot_at(mark->right, mark->down + (off < 0 ? -HALF_MARK : HALF_MARK)),
			     spot_at(spot.right, spot.down + (off < 0 ? HALF_TEXT : -HALF_TEXT)),
			     COLOUR_QUIET);
	picture_text(picture, spot, ink, mark->text);
	room_take(room,
		  room_text(spot.right, spot.down, lettering_width(mark->text, FONT_HEADING),
			    ink.align, HALF_TEXT),
		  picture->arena);
}

bool line_texts_write(const struct line_set *lines, struct picture *picture)
{
	struct arena *arena = picture->arena;
	struct room room = {.lines = lines};
	struct mark *marks =
	    arena_array(arena, (size_t)MOST_LINES * MOST_LINE_PLACES, sizeof *marks);
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];
	size_t n_marks = find_marks(marks, lines, arena);

	for (size_t i = 0; i < n_marks; i++)
		room_take(&room,
			  (struct box){marks[i].right - HALF_MARK, marks[i].right + HALF_MARK,
				       marks[i].down - HALF_MARK, marks[i].down + HALF_MARK},
			  arena);
	write_figures(&room, picture);
	for (size_t i = 0; i < n_marks; i++)
		write_mark(&room, picture, &marks[i]);
	fputs("$marks << EOD\n", picture->script);
	for (size_t i = 0; i < n_marks; i++)
		fprintf(picture->script, "%s %s\n", decimal_text(marks[i].at, x),
			decimal_text(line_set_figure(lines, marks[i].units), y));
	fputs("EOD\n", picture->script);
	return n_marks > 0;
}
