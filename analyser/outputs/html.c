/*
 * One page that holds all of it: no script, no request, pictures inline.
 */
#include <string.h>

#include "base/version.h"
#include "outputs/html_parts.h"

static void write_head(struct markup *page, const struct report *report)
{
	markup_raw(page, MARKUP("<!DOCTYPE html>\n"));
	markup_open_with(page, MARKUP("html"), MARKUP("lang"), "en-GB");
	markup_raw(page, MARKUP("\n<head>\n<meta charset=\"utf-8\">\n"
				"<meta name=\"viewport\" "
				"content=\"width=device-width, initial-scale=1\">\n"));
	markup_element(page, MARKUP("title"), report->title);
	markup_raw(page, MARKUP("\n"));
	html_style(page, report->title, report->colours);
	markup_raw(page, MARKUP("</head>\n<body>\n"
				"<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"));
}

/* The sign of the house; who it is of is all that a picture of it says. */
static void write_logo(struct markup *page, const struct document *document)
{
	if (document == NULL || document->logo == NULL)
		return;
	markup_open_class(page, MARKUP("img"), "logo");
	markup_attribute(page, MARKUP("src"), document->logo);
	markup_attribute(page, MARKUP("alt"),
			 document->council != NULL ? document->council : "Logo");
	markup_end_void(page);
}

static void write_title(struct markup *page, const struct report *report,
			const struct document *document)
{
	markup_open(page, MARKUP("header"));
	write_logo(page, document);
	markup_element(page, MARKUP("h1"), report->title);
	if (report->n_facts > 0) {
		markup_open(page, MARKUP("dl"));
		for (size_t i = 0; i < report->n_facts; i++) {
			markup_open(page, MARKUP("div"));
			markup_element(page, MARKUP("dt"), report->facts[i].label);
			markup_element(page, MARKUP("dd"), report->facts[i].text);
			markup_close(page);
		}
		markup_close(page);
	}
	markup_close(page);
	markup_raw(page, MARKUP("\n"));
}

static void write_link(struct markup *page, const char *id, const char *text, struct arena *arena)
{
	markup_open_with(page, MARKUP("a"), MARKUP("href"), arena_format(arena, "#%s", id));
	markup_text(page, text);
	markup_close(page);
}

/* Headings of the first level, those of the second in lists within. */
static void write_contents(struct markup *page, const struct report *report, struct arena *arena)
{
	int level = 0;

	markup_raw(page, MARKUP("<nav aria-labelledby=\"contents\">\n"
				"<h2 id=\"contents\">Contents</h2>\n"));
	FOR_EACH (const struct report_node, node, report->nodes, report->n_nodes) {
		if (node->kind != REPORT_HEADING)
			continue;
		if (node->level > level)
			markup_open(page, MARKUP("ul"));
		else
			markup_close(page);
		for (; level > node->level; level--) {
			markup_close(page);
			markup_close(page);
		}
		level = node->level;
		markup_open(page, MARKUP("li"));
		write_link(page, node->id, node->text, arena);
	}
	for (; level > 0; level--) {
		markup_close(page);
		markup_close(page);
	}
	markup_raw(page, MARKUP("\n</nav>\n"));
}

/* Paragraphs of a text, as its author parted them by empty lines; line ends are kept. */
static void write_lines(struct markup *page, const char *text)
{
	markup_open_class(page, MARKUP("p"), "author");
	markup_text(page, text);
	markup_close(page);
}

/* ` (table 8)`, as a link to it, behind what it bears out. */
static void write_see(struct markup *page, const struct report_node *node, struct arena *arena)
{
	if (node->see == NULL)
		return;
	markup_text(page, " (");
	write_link(page, node->see, node->see_as, arena);
	markup_text(page, ")");
}

static void write_said(struct markup *page, const struct report_node *node, struct arena *arena)
{
	markup_open(page, MARKUP("p"));
	if (node->kind == REPORT_WARNING) {
		markup_attribute(page, MARKUP("class"), "warning");
		markup_element(page, MARKUP("strong"), "Warning:");
		markup_text(page, " ");
	}
	markup_text(page, node->text);
	write_see(page, node, arena);
	markup_close(page);
}

static void write_classed(struct markup *page, const char *class, const char *label,
			  const char *text)
{
	markup_open_class(page, MARKUP("p"), class);
	markup_element(page, MARKUP("strong"), label);
	markup_text(page, " ");
	markup_text(page, text);
	markup_close(page);
}

static void write_points(struct markup *page, const struct lines *points)
{
	markup_open(page, MARKUP("ul"));
	for (size_t i = 0; i < points->count; i++)
		markup_element(page, MARKUP("li"), points->items[i]);
	markup_close(page);
}

static void write_heading(struct markup *page, const struct report_node *node)
{
	markup_open_with(page, node->level == 1 ? MARKUP("h2") : MARKUP("h3"), MARKUP("id"),
			 node->id);
	markup_text(page, node->text);
	markup_close(page);
}

static bool write_node(struct markup *page, const struct report_node *node,
		       const struct output_options *options, struct arena *arena)
{
	switch (node->kind) {
	case REPORT_HEADING:
		write_heading(page, node);
		break;
	case REPORT_PARAGRAPH:
	case REPORT_WARNING:
		write_said(page, node, arena);
		break;
	case REPORT_POINTS:
		write_points(page, &node->points);
		break;
	case REPORT_NOTE:
		write_lines(page, node->text);
		break;
	case REPORT_PLACE:
		write_classed(page, "place", "For the author to write.", node->text);
		break;
	case REPORT_TABLE:
		html_table(page, node, arena);
		return true;
	case REPORT_CHART:
		return html_chart(page, node, options, arena);
	}
	markup_raw(page, MARKUP("\n"));
	return true;
}

bool output_html(const struct results *results, const struct output_options *options, FILE *stream)
{
	const struct report *report = report_make(results);
	struct markup page;

	markup_init(&page, stream, false);
	write_head(&page, report);
	write_title(&page, report, results->document);
	write_contents(&page, report, results->arena);
	markup_open(&page, MARKUP("main"));
	markup_attribute(&page, MARKUP("id"), "main");
	for (size_t i = 0; i < report->n_nodes; i++)
		if (!write_node(&page, &report->nodes[i], options, results->arena))
			return false;
	markup_close(&page);
	markup_raw(&page,
		   MARKUP("\n<footer><p>Made with vfm " VFM_VERSION
			  ". Every figure can be made again from the files listed under Data."
			  "</p></footer>\n</body>\n"));
	markup_close(&page);
	markup_raw(&page, MARKUP("\n"));
	return true;
}
