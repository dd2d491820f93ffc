/*
 * The lines of a chart of lines: its series over the categories, and what they
 * are held against; where they stand on the picture.
 */
#ifndef PLOTS_LINE_SET_H
#define PLOTS_LINE_SET_H

#include <stdbool.h>

#include "plots/axis.h"
#include "plots/labels.h"

#define MOST_LINES 12
#define MOST_LINE_PLACES 61

struct line {
	const char *name;
	size_t series; /* for the colour and the shape of its points */
	bool is_reference;
	bool has[MOST_LINE_PLACES];
	int64_t units[MOST_LINE_PLACES];
	const char *marks[MOST_LINE_PLACES]; /* or NULL */
	int last;                            /* place of its last figure */
	int group;                           /* of find_groups(), from 1; 0 is none */
};

struct line_set {
	struct labels categories, series;
	struct line lines[MOST_LINES + MOST_LINES]; /* series, then their references */
	int n_lines, n_categories, n_series;
	struct axis axis;
	struct area area;
};

/* Pixels from the plot area to the names at the ends of the lines, and the most that they take. */
#define LINE_NAME_LEAD 28
#define LINE_NAME_MOST 214

/* From one place to the next on the axis across. */
#define LINE_SLOT 1000

/* Pixels between the left edge of the plot area and the first place, for its figure. */
#define LINE_LEAD 26

/*
 * The lines that have any figure, and their axis; a note of the picture says what has no room.
 * References are one line where all series agree.  False where there is no figure at all.
 */
bool line_set_collect(struct line_set *lines, struct picture *picture);

/* The name of a line with its last figure, as it stands at its end, on one line or on more. */
const char *line_set_end_text(const struct line_set *lines, const struct line *line,
			      struct arena *arena);
#define LINE_END_LINES 4
size_t line_set_end_lines(const struct line_set *lines, const struct line *line,
			  struct arena *arena, const char *texts[LINE_END_LINES]);

/* A category's place on the axis across, and where that axis ends. */
struct decimal line_set_place(int category);
int line_set_span(const struct line_set *lines);

/* From one place to the next, a place across and a figure down, in pixels. */
int line_set_step(const struct line_set *lines);
int line_set_right(const struct line_set *lines, struct decimal at);
int line_set_down(const struct line_set *lines, int64_t units);

/* Where a figure stands down the axis: at its end, where it is beyond that. */
struct decimal line_set_figure(const struct line_set *lines, int64_t units);

/*
 * What charts of lines over categories share: the plot area with its axes, the
 * names at the ends of the lines, and the data of a line.
 */

/* Settle the plot area, and open the picture with axes, categories and names. */
void line_frame_open(struct line_set *lines, struct picture *picture);

/* A line's points as the data block `line` and its number; a blank line lifts the pen. */
void line_frame_block(const struct line_set *lines, struct picture *picture, int index);

/*
 * Lines that lie on one another: at no place are they farther apart than a mark is high, so that
 * they are drawn as one, without marks, and their names stand together.
 */

/* How many lines are in a group, and its first. */
int line_groups_size(const struct line_set *lines, int group);
const struct line *line_groups_first(const struct line_set *lines, int group);

/* --- The names of lines, at their ends --- */

/*
 * What is written among the lines of a chart: figures at their points, and
 * marks (such as where a line pays back), whose texts stand with the names.
 */

/*
 * Write the names of lines that end before the last place, each by its last point where no line
 * runs through it, and the figures, each at its point where it meets no line, mark or other figure,
 * and the marks as the data block `marks`.
 */
void line_texts_write(const struct line_set *lines, struct picture *picture);

/* Only the names of lines that end before the last place. */
void line_texts_early(const struct line_set *lines, struct picture *picture);

/*
 * Where among the lines of a chart there is room for a text.
 *
 * Texts and marks take boxes, in pixels of the picture; a line is as thick as
 * is said.
 */

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

#endif
