/*
 * The pieces of a page: what it looks like, its tables and its charts.
 */
#ifndef OUTPUTS_HTML_PARTS_H
#define OUTPUTS_HTML_PARTS_H

#include "outputs/markup.h"
#include "outputs/output.h"
#include "outputs/report.h"

/* The style of the page, with `title` above every printed page but the first. */
void html_style(struct markup *page, const char *title, const struct house_colours *colours);

/* A table with its caption, headers and totals, in a frame that scrolls where it is too wide. */
void html_table(struct markup *page, const struct report_node *node, struct arena *arena);

/*
 * A chart as a picture with its caption and its figures as a table that can be opened.  False,
 * told, where it cannot be drawn.
 */
bool html_chart(struct markup *page, const struct report_node *node,
		const struct output_options *options, struct arena *arena);

#endif
