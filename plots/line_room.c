#include "plots/line_set.h"

void room_take(struct room *room, struct box box, struct arena *arena)
{
	ARENA_ADD(arena, room, boxes, count) = box;
}

struct box room_text(int right, int down, int width, enum align align, int half)
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
	for (int i = 0; i < lines->n_lines; i++) {
		const struct line *line = &lines->lines[i];

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

bool room_is_free(const struct room *room, const struct box *box, int half)
{
	for (size_t i = 0; i < room->count; i++)
		if (do_boxes_meet(box, &room->boxes[i]))
			return false;
	return !do_lines_meet(room->lines, box, half);
}

bool room_is_within(const struct room *room, const struct box *box)
{
	const struct area *area = &room->lines->area;

	return box->left >= area->left && box->right <= area->right && box->top >= area->top &&
	       box->bottom <= area->bottom;
}
