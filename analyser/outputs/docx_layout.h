/*
 * How a table of the Word document is laid out: the height of its letters, the page upright or
 * across, and the widths of its columns, by about how wide its texts are.
 */
#ifndef OUTPUTS_DOCX_LAYOUT_H
#define OUTPUTS_DOCX_LAYOUT_H

#include "outputs/docx_parts.h"

/* A style of the text of a table. */
struct text_size {
	int half_points; /* the height of its letters */
	const char *style;
};

struct table_layout {
	const struct table *table;
	const struct report_node *node;
	bool *shown;
	size_t n_shown, last;  /* the last column that is shown */
	double *least, *liked; /* that a column must and would have, in hundredths of an em */
	const struct text_size *size;
	bool is_wide; /* across the page */
};

/* In the arena. */
struct table_layout docx_layout_make(const struct report_node *node, struct arena *arena);

/*
 * docx_layout_share(layout, width, columns):
 * Give each column what it must have, and a part of the rest by what it would have more, in
 * twentieths of a point as the width is.
 */
void docx_layout_share(const struct table_layout *layout, int width, int *columns);

/* Is it short enough to stand on one page with what goes before it? */
bool docx_layout_stays_together(const struct table_layout *layout, const int *columns,
				struct arena *arena);

#endif
