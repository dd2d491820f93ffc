/*
 * The pieces of a Word document (ECMA-376 part 1, transitional): words, tables, pictures, styles.
 *
 * The order of elements within one another is the schema's everywhere, since Word offers to repair
 * a document that has another.
 */
#ifndef OUTPUTS_DOCX_PARTS_H
#define OUTPUTS_DOCX_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "outputs/markup.h"
#include "outputs/output.h"
#include "outputs/report.h"

/*
 * Parts to one package (ECMA-376 part 2: a ZIP file), the same bytes for the same parts.
 */

struct docx_part {
	const char *name; /* within the package: `word/document.xml` */
	const char *bytes;
	size_t size;
	const char *relation; /* by which the document shows it, or NULL */
};

/*
 * Write them in this order, without a time.  Errors of the stream are its owner's to look for;
 * false, told, where the package cannot be made for another reason.
 */
bool docx_package_write(const struct docx_part *parts, size_t count, FILE *stream,
			struct diagnostics *diagnostics);

/* Widths in twentieths of a point, on A4. */
enum {
	DOCX_SHORT_SIDE = 11906,
	DOCX_LONG_SIDE = 16838,
	DOCX_MARGIN = 1134,       /* 2 cm */
	DOCX_MARGIN_ABOVE = 1304, /* 2.3 cm, and below */
	DOCX_TEXT_UPRIGHT = DOCX_SHORT_SIDE - 2 * DOCX_MARGIN,
	DOCX_TEXT_ACROSS = DOCX_LONG_SIDE - 2 * DOCX_MARGIN,
};

/* The pages of a part of the document: the first has no title above it. */
struct docx_section {
	bool is_wide, is_first;
};

/* A document being written. */
struct docx {
	const struct output_options *options;
	const struct report *report;
	struct arena *arena;
	struct markup body; /* word/document.xml */
	int n_bookmarks;
	int n_pictures; /* that are among the parts */
	struct docx_part *parts;
	size_t n_parts, parts_capacity;
};

/* What it holds lives in the arena. */
void docx_part_add(struct docx *docx, struct docx_part part);

/* End a section, among the properties of its last paragraph or of the document. */
void docx_section(struct markup *body, const struct docx_section *section);

/* --- Words (docx_words.c) --- */

/* Begin a paragraph of a style, and its properties; docx_paragraph_text() ends these. */
void docx_paragraph_open(struct markup *markup, const char *style);
void docx_paragraph_text(struct markup *markup);

/* Both of these, of one without other properties, and its end. */
void docx_paragraph_begin(struct markup *markup, const char *style);
void docx_paragraph_end(struct markup *markup);

/* A width in twentieths of a point. */
void docx_width(struct markup *markup, struct markup_literal name, int width);

/* An element that only has a value, `w:val`. */
void docx_value(struct markup *markup, struct markup_literal name, const char *value);

/* A run of text within a paragraph, whose line ends are kept. */
void docx_run(struct markup *markup, const char *text, bool is_bold);

/* A paragraph of a style that holds only text. */
void docx_paragraph(struct markup *markup, const char *style, const char *text);

/* A field whose instruction is the program's own, with its result as it reads now. */
void docx_field(struct markup *markup, struct markup_literal instruction, const char *result);

/* The name of a bookmark of a node's id: `table-1` is `table_1`. */
const char *docx_bookmark_name(const char *id, struct arena *arena);

/* What stands between is found by that name. */
int docx_bookmark_begin(struct docx *docx, const char *id);
void docx_bookmark_end(struct docx *docx, int bookmark);

/* `Table 3. What it costs`, its number a field; it stays on the page of what follows, or not. */
void docx_caption(struct docx *docx, const struct report_node *node, bool is_above);

/* --- Tables (docx_table.c) --- */

/*
 * With its caption and notes, on a page so wide.  Where a section `ends` behind it, its last
 * paragraph ends it: one of its own might have a page to itself.  False, writing nothing, where no
 * column is shown.
 */
bool docx_table(struct docx *docx, const struct report_node *node, int width,
		const struct docx_section *ends);

/* --- Pictures (docx_chart.c) --- */

/* With its caption.  False, told, where it cannot be drawn. */
bool docx_chart(struct docx *docx, const struct report_node *node);

/* --- Parts that are the same for every report (docx_styles.c) or nearly (docx_settings.c) --- */

typedef void docx_part_writer(struct markup *markup, const struct docx *docx);

docx_part_writer docx_styles, docx_header, docx_first_header, docx_footer, docx_document_relations,
    docx_core_properties;
extern const struct markup_literal docx_numbering, docx_settings, docx_content_types,
    docx_package_relations, docx_app_properties;

/*
 * How a table of the Word document is laid out: the height of its letters, the page upright or
 * across, and the widths of its columns, by about how wide its texts are.
 */

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
 * Give each column what it must have, and a part of the rest by what it would have more, in
 * twentieths of a point as the width is.
 */
void docx_layout_share(const struct table_layout *layout, int width, int *columns);

/* Is it short enough to stand on one page with what goes before it? */
bool docx_layout_stays_together(const struct table_layout *layout, const int *columns,
				struct arena *arena);

#endif
