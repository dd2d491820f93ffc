#include "plots/line_set.h"

#include "plots/palette.h"

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
