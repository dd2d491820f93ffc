/*
 * Where among the lines of a chart there is room for a text.
 *
 * Texts and marks take boxes, in pixels of the picture; a line is as thick as
 * is said.
 */
#ifndef PLOTS_LINE_ROOM_H
#define PLOTS_LINE_ROOM_H

#include "plots/line_set.h"

/* Half of what a line, a mark and a figure take, in pixels. */
enum { HALF_BARE = 3, HALF_MARK = 10, HALF_FIGURE = 7 };

struct box {
	int left, right, top, bottom;
};

/* Where something is written or marked already. */
struct room {
	const struct line_set *lines;
	struct box *boxes;
	size_t count, capacity;
};

/* Take a box. */
void room_take(struct room *room, struct box box, struct arena *arena);

/* A line of text of a width and half a height, as its alignment has it. */
struct box room_text(int right, int down, int width, enum align align, int half);

/* Is the box clear of what is taken, of the lines, half as thick, and of that of zero? */
bool room_is_free(const struct room *room, const struct box *box, int half);

/* Does the box stand within the plot area? */
bool room_is_within(const struct room *room, const struct box *box);

#endif
