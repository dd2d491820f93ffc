/*
 * The report as a Word document, for the author who goes on writing.
 *
 * A package of parts: the document itself, what it looks like, its pictures.  What a reader would
 * have to update is filled in already: numbers of captions, and the contents, whose page numbers
 * Word adds when they are updated (F9); it is not asked to do that by itself, since it then asks
 * the reader whether it may.
 */
#include "base/memory_stream.h"
#include "base/version.h"
#include "outputs/docx_parts.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

void docx_part_add(struct docx *docx, struct docx_part part)
{
	ARENA_ADD_BY(docx->arena, docx, parts, n_parts, parts_capacity) = part;
}

/* --- A part of XML: a stream into memory, then its bytes --- */

static struct memory_stream *open_xml(struct docx *docx, struct markup *markup)
{
	struct memory_stream *stream = memory_stream_open(docx->arena);

	if (stream == NULL) {
		failure(docx->options->diagnostics, (struct place){0},
			"no memory for the Word document");
		return NULL;
	}
	markup_init(markup, memory_stream_file(stream), true);
	markup_raw(markup, MARKUP(DECLARATION));
	return stream;
}

static bool close_xml(struct docx *docx, struct memory_stream *stream, const char *name)
{
	size_t size;
	const char *bytes = memory_stream_close(stream, &size);

	if (bytes == NULL)
		return failure(docx->options->diagnostics, (struct place){0},
			       "no memory for the Word document");
	docx_part_add(docx, (struct docx_part){name, bytes, size, NULL});
	return true;
}

/* --- The document --- */

void docx_section(struct markup *body, const struct docx_section *section)
{
	const bool is_wide = section->is_wide, is_first = section->is_first;

	markup_open(body, MARKUP("w:sectPr"));
	markup_raw(body, MARKUP("<w:headerReference w:type=\"default\" r:id=\"rIdHeader1\"/>"));
	if (is_first)
		markup_raw(body,
			   MARKUP("<w:headerReference w:type=\"first\" r:id=\"rIdHeader2\"/>"));
	markup_raw(body, MARKUP("<w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>"));
	if (is_first)
		markup_raw(body,
			   MARKUP("<w:footerReference w:type=\"first\" r:id=\"rIdFooter2\"/>"));
	docx_value(body, MARKUP("w:type"), "nextPage");
	markup_open(body, MARKUP("w:pgSz"));
	markup_attribute_number(body, MARKUP("w:w"), is_wide ? DOCX_LONG_SIDE : DOCX_SHORT_SIDE);
	markup_attribute_number(body, MARKUP("w:h"), is_wide ? DOCX_SHORT_SIDE : DOCX_LONG_SIDE);
	if (is_wide)
		markup_attribute(body, MARKUP("w:orient"), "landscape");
	markup_end_void(body);
	markup_raw(body, MARKUP("<w:pgMar w:top=\"1304\" w:right=\"1134\" w:bottom=\"1304\" "
				"w:left=\"1134\" w:header=\"624\" w:footer=\"624\" "
				"w:gutter=\"0\"/><w:cols w:space=\"708\"/>"));
	if (is_first)
		markup_raw(body, MARKUP("<w:titlePg/>"));
	markup_close(body);
}

static void write_title(struct docx *docx, const struct report *report)
{
	struct markup *body = &docx->body;

	docx_paragraph(body, "Title", report->title);
	for (size_t i = 0; i < report->n_facts; i++) {
		docx_paragraph_begin(body, i == 0 ? "Subtitle" : "Details");
		docx_run(body, arena_format(docx->arena, "%s: ", report->facts[i].label), i > 0);
		docx_run(body, report->facts[i].text, false);
		docx_paragraph_end(body);
	}
}

static void write_entry(struct docx *docx, const struct report_node *node, bool is_first)
{
	struct markup *body = &docx->body;

	docx_paragraph_begin(body, node->level == 1 ? "TOC1" : "TOC2");
	if (is_first)
		markup_raw(body,
			   MARKUP("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
				  "<w:instrText xml:space=\"preserve\"> TOC \\o &quot;1-3&quot; "
				  "\\h \\z \\u </w:instrText></w:r>"
				  "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"));
	markup_open(body, MARKUP("w:hyperlink"));
	markup_attribute(body, MARKUP("w:anchor"), docx_bookmark_name(node->id, docx->arena));
	markup_attribute(body, MARKUP("w:history"), "1");
	docx_run(body, node->text, false);
	markup_close(body);
	docx_paragraph_end(body);
}

/* The contents, as Word makes them of the headings, and the page's end. */
static void write_contents(struct docx *docx, const struct report *report)
{
	struct markup *body = &docx->body;
	bool is_first = true;

	markup_raw(body, MARKUP("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
				"w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>"
				"</w:sdtPr><w:sdtContent>\n"));
	docx_paragraph(body, "TOCHeading", "Contents");
	for (size_t i = 0; i < report->n_nodes; i++)
		if (report->nodes[i].kind == REPORT_HEADING) {
			write_entry(docx, &report->nodes[i], is_first);
			is_first = false;
		}
	markup_raw(body, MARKUP("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>"));
	if (!is_first)
		markup_raw(body, MARKUP("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"));
	markup_raw(body, MARKUP("<w:r><w:br w:type=\"page\"/></w:r></w:p></w:sdtContent>"
				"</w:sdt>\n"));
}

static void write_heading(struct docx *docx, const struct report_node *node)
{
	struct markup *body = &docx->body;

	docx_paragraph_begin(body, node->level == 1 ? "Heading1" : "Heading2");
	int bookmark = docx_bookmark_begin(docx, node->id);
	docx_run(body, node->text, false);
	docx_bookmark_end(docx, bookmark);
	docx_paragraph_end(body);
}

static void write_labelled(struct docx *docx, const char *style, const char *label,
			   const char *text)
{
	struct markup *body = &docx->body;

	docx_paragraph_begin(body, style);
	docx_run(body, label, true);
	docx_run(body, text, false);
	docx_paragraph_end(body);
}

/* With a link to the table that bears it out, ` (table 8)`. */
static void write_said(struct docx *docx, const struct report_node *node)
{
	const bool is_warning = node->kind == REPORT_WARNING;
	struct markup *body = &docx->body;

	docx_paragraph_open(body, is_warning ? "Warning" : "Normal");
	docx_paragraph_text(body);
	if (is_warning)
		docx_run(body, "Warning: ", true);
	docx_run(body, node->text, false);
	if (node->see != NULL) {
		docx_run(body, " (", false);
		markup_open_with(body, MARKUP("w:hyperlink"), MARKUP("w:anchor"),
				 docx_bookmark_name(node->see, docx->arena));
		docx_run(body, node->see_as, false);
		markup_close(body);
		docx_run(body, ")", false);
	}
	markup_close(body);
	markup_raw(body, MARKUP("\n"));
}

static bool write_node(struct docx *docx, const struct report_node *node)
{
	switch (node->kind) {
	case REPORT_HEADING:
		write_heading(docx, node);
		break;
	case REPORT_PARAGRAPH:
	case REPORT_WARNING:
		write_said(docx, node);
		break;
	case REPORT_NOTE:
		docx_paragraph(&docx->body, "Normal", node->text);
		break;
	case REPORT_POINTS:
		for (size_t i = 0; i < node->points.count; i++)
			docx_paragraph(&docx->body, "ListBullet", node->points.items[i]);
		break;
	case REPORT_PLACE:
		write_labelled(docx, "Placeholder", "For the author to write. ", node->text);
		break;
	case REPORT_TABLE: /* write_nodes() */
		break;
	case REPORT_CHART:
		return docx_chart(docx, node);
	}
	return true;
}

/* A heading stands on the page of what follows it. */
static bool is_wide(const struct report *report, size_t i, struct arena *arena)
{
	while (i + 1 < report->n_nodes && report->nodes[i].kind == REPORT_HEADING)
		i++;
	return report->nodes[i].kind == REPORT_TABLE &&
	       docx_layout_make(&report->nodes[i], arena).is_wide;
}

static void write_section_end(struct markup *body, const struct docx_section *section)
{
	docx_paragraph_open(body, "SectionEnd");
	docx_section(body, section);
	docx_paragraph_text(body);
	markup_close(body);
}

static bool write_nodes(struct docx *docx, const struct report *report)
{
	struct markup *body = &docx->body;
	struct docx_section section = {.is_first = true};

	for (size_t i = 0; i < report->n_nodes; i++) {
		const struct report_node *node = &report->nodes[i];
		const int width = section.is_wide ? DOCX_TEXT_ACROSS : DOCX_TEXT_UPRIGHT;
		const bool is_next_wide =
		    i + 1 < report->n_nodes && is_wide(report, i + 1, docx->arena);
		const bool ends = is_next_wide != section.is_wide && i + 1 < report->n_nodes;
		bool is_ended = false;

		if (node->kind == REPORT_TABLE)
			is_ended = docx_table(docx, node, width, ends ? &section : NULL);
		else if (!write_node(docx, node))
			return false;
		if (ends && !is_ended)
			write_section_end(body, &section);
		if (ends)
			section = (struct docx_section){.is_wide = is_next_wide};
	}
	docx_paragraph(body, "TableNote",
		       "Made with vfm " VFM_VERSION ". Every figure can be made again from the "
		       "files listed under Data.");
	docx_section(body, &section);
	return true;
}

static bool write_document(struct docx *docx, const struct report *report)
{
	struct markup *body = &docx->body;
	struct memory_stream *stream = open_xml(docx, body);

	if (stream == NULL)
		return false;
	markup_open_with(body, MARKUP("w:document"), MARKUP("xmlns:w"),
			 "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
	markup_attribute(body, MARKUP("xmlns:r"),
			 "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
	markup_attribute(body, MARKUP("xmlns:wp"),
			 "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");
	markup_open(body, MARKUP("w:body"));
	write_title(docx, report);
	write_contents(docx, report);
	bool is_well = write_nodes(docx, report);
	markup_close(body);
	markup_close(body);
	return is_well && close_xml(docx, stream, "word/document.xml");
}

/* --- The other parts --- */

static const struct other_part {
	const char *name;
	docx_part_writer *write;
	const struct markup_literal *text; /* where nothing writes it */
} first_parts[] = {{"[Content_Types].xml", NULL, &docx_content_types},
		   {"_rels/.rels", NULL, &docx_package_relations}},
  other_parts[] = {{"word/styles.xml", docx_styles, NULL},
		   {"word/numbering.xml", NULL, &docx_numbering},
		   {"word/settings.xml", NULL, &docx_settings},
		   {"word/header1.xml", docx_header, NULL},
		   {"word/header2.xml", docx_first_header, NULL},
		   {"word/footer1.xml", docx_footer, NULL},
		   {"word/footer2.xml", docx_footer, NULL},
		   {"word/_rels/document.xml.rels", docx_document_relations, NULL},
		   {"docProps/core.xml", docx_core_properties, NULL},
		   {"docProps/app.xml", NULL, &docx_app_properties}};

static bool write_parts(struct docx *docx, const struct other_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct markup markup;
		struct memory_stream *stream = open_xml(docx, &markup);

		if (stream == NULL)
			return false;
		if (parts[i].write != NULL)
			parts[i].write(&markup, docx);
		else
			markup_raw(&markup, *parts[i].text);
		if (!close_xml(docx, stream, parts[i].name))
			return false;
	}
	return true;
}

bool output_docx(const struct results *results, const struct output_options *options, FILE *stream)
{
	struct docx docx = {
	    .options = options, .report = report_make(results), .arena = results->arena};

	/* What says the types of the parts and where the document is comes first. */
	return write_parts(&docx, first_parts, N_OF(first_parts)) &&
	       write_document(&docx, docx.report) &&
	       write_parts(&docx, other_parts, N_OF(other_parts)) &&
	       docx_package_write(docx.parts, docx.n_parts, stream, options->diagnostics);
}
