#include "plots/line_set.h"

/* Take a box. */
static void room_take(struct room *room, struct box box, struct arena *arena)
{
	ARENA_ADD(arena, room, boxes, count) = box;
}

/* A line of text of a width and half a height, as its alignment has it. */
static struct box room_text(int right, int down, int width, enum align align, int half)
{
	int left = align == ALIGN_LEFT    ? right
		   : align == ALIGN_RIGHT ? right - width
					  : right - width / 2;

	return (struct box){left, left + width, down - half, down + half};
}

static bool do_boxes_meet(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* The height at which the way from one point to another is at a place across. */
static int height_at(int x, int from_x, int from_y, int to_x, int to_y)
{
	return from_x == to_x
		   ? from_y
		   : from_y + (int)((int64_t)(to_y - from_y) * (x - from_x) / (to_x - from_x));
}

static bool does_line_meet(const struct box *box, int half, int from_x, int from_y, int to_x,
			   int to_y)
{
	int left = from_x > box->left - half ? from_x : box->left - half;
	int right = to_x < box->right + half ? to_x : box->right + half;
	int first, last;

	if (left > right)
		return false;
	first = height_at(left, from_x, from_y, to_x, to_y);
	last = height_at(right, from_x, from_y, to_x, to_y);
	return (first < last ? first : last) < box->bottom + half &&
	       (first < last ? last : first) > box->top - half;
}

/* Does any of the lines, half as thick, or that of zero run through the box? */
static bool do_lines_meet(const struct line_set *lines, const struct box *box, int half)
{
	int zero = line_set_down(lines, 0);

	if (does_line_meet(box, half, lines->area.left, zero, lines->area.right, zero))
		return true;
	FOR_EACH (const struct line, line, lines->lines, lines->n_lines) {
		for (int j = 0; j <= line->last; j++) {
			/* A point that none is before stands by itself. */
			int before = j > 0 && line->has[j - 1] ? j - 1 : j;

			if (line->has[j] &&
			    does_line_meet(box, half, line_set_right(lines, line_set_place(before)),
					   line_set_down(lines, line->units[before]),
					   line_set_right(lines, line_set_place(j)),
					   line_set_down(lines, line->units[j])))
				return true;
		}
	}
	return false;
}

/* Is the box clear of what is taken, of the lines, half as thick, and of that of zero? */
static bool room_is_free(const struct room *room, const struct box *box, int half)
{
	for (size_t i = 0; i < room->count; i++)
		if (do_boxes_meet(box, &room->boxes[i]))
			return false;
	return !do_lines_meet(room->lines, box, half);
}

/* Does the box stand within the plot area? */
static bool room_is_within(const struct room *room, const struct box *box)
{
	const struct area *area = &room->lines->area;

	return box->left >= area->left && box->right <= area->right && box->top >= area->top &&
	       box->bottom <= area->bottom;
}

struct mark {
	struct decimal at;
	int64_t units;
	int right, down; /* pixels */
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
	const size_t n_tries = N_OF(tries);
	const struct line_set *lines = room->lines;
	const char *text = axis_figure_text(&lines->axis, line->units[place], picture->arena);
	int at = line_set_right(lines, line_set_place(place)),
	    down = line_set_down(lines, line->units[place]);
	const struct ink ink = {FONT_TICK, COLOUR_TEXT, ALIGN_CENTRE};
	struct box chosen = {0};

	for (size_t i = 0; i < 2 * n_tries; i++) {
		int off = is_lower == (i < n_tries) ? 16 : -15;
		struct box box = room_text(at + tries[i % n_tries].shift, down + off,
					   lettering_width(text, FONT_TICK),
					   tries[i % n_tries].align, HALF_FIGURE);
		bool is_free = room_is_within(room, &box) && room_is_free(room, &box, HALF_BARE);

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

/* A line that ends before the others has its name by its last point, the nearest that is free. */
static void write_early_name(struct room *room, struct picture *picture, const struct line *line)
{
	static const int offs[] = {15, -15, 21, -21, 27, -27, 33, -33, 39, -39, 48, -48};
	const struct line_set *lines = room->lines;
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_CENTRE};
	const char *text = line_set_end_text(lines, line, picture->arena);
	int at = line_set_right(lines, line_set_place(line->last)),
	    down = line_set_down(lines, line->units[line->last]);
	struct box chosen = {0};

	for (size_t i = 0; i < 2 * N_OF(offs); i++) {
		struct box box = room_text(i % 2 == 0 ? at + 10 : at - 10, down + offs[i / 2],
					   lettering_width(text, FONT_LABEL),
					   i % 2 == 0 ? ALIGN_LEFT : ALIGN_RIGHT, HALF_FIGURE + 1);
		bool is_free =
		    room_is_within(room, &box) && room_is_free(room, &box, HALF_BARE + 1);

		if (i == 0 || is_free)
			chosen = box;
		if (is_free)
			break;
	}
	picture_text(picture,
		     spot_at((chosen.left + chosen.right) / 2, (chosen.top + chosen.bottom) / 2),
		     ink, text);
	room_take(room, chosen, picture->arena);
}

static void write_early_names(struct room *room, struct picture *picture)
{
	const struct line_set *lines = room->lines;

	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].last < lines->n_categories - 1)
			write_early_name(room, picture, &lines->lines[i]);
}

void line_texts_early(const struct line_set *lines, struct picture *picture)
{
	struct room room = {.lines = lines};

	write_early_names(&room, picture);
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

static size_t find_marks(struct mark *marks, const struct line_set *lines)
{
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
			count++;
		}
	return count;
}

void line_texts_write(const struct line_set *lines, struct picture *picture)
{
	struct arena *arena = picture->arena;
	struct room room = {.lines = lines};
	struct mark *marks =
	    arena_array(arena, (size_t)MOST_LINES * MOST_LINE_PLACES, sizeof *marks);
	size_t n_marks = find_marks(marks, lines);

	for (size_t i = 0; i < n_marks; i++)
		room_take(&room,
			  (struct box){marks[i].right - HALF_MARK, marks[i].right + HALF_MARK,
				       marks[i].down - HALF_MARK, marks[i].down + HALF_MARK},
			  arena);
	write_early_names(&room, picture);
	write_figures(&room, picture);
	picture_block(picture, "marks");
	for (size_t i = 0; i < n_marks; i++)
		picture_point(picture, marks[i].at, line_set_figure(lines, marks[i].units));
	picture_block_end(picture);
}
