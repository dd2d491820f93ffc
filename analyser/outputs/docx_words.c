#include <string.h>

#include "outputs/docx_parts.h"

void docx_value(struct markup *markup, struct markup_literal name, const char *value)
{
	markup_open(markup, name);
	markup_attribute(markup, MARKUP("w:val"), value);
	markup_end_void(markup);
}

void docx_paragraph_open(struct markup *markup, const char *style)
{
	markup_open(markup, MARKUP("w:p"));
	markup_open(markup, MARKUP("w:pPr"));
	docx_value(markup, MARKUP("w:pStyle"), style);
}

void docx_paragraph_text(struct markup *markup)
{
	markup_close(markup);
}

void docx_paragraph_begin(struct markup *markup, const char *style)
{
	docx_paragraph_open(markup, style);
	docx_paragraph_text(markup);
}

void docx_paragraph_end(struct markup *markup)
{
	markup_close(markup);
	markup_raw(markup, MARKUP("\n"));
}

void docx_width(struct markup *markup, struct markup_literal name, int width)
{
	markup_open(markup, name);
	markup_attribute_number(markup, MARKUP("w:w"), width);
	markup_attribute(markup, MARKUP("w:type"), "dxa");
	markup_end_void(markup);
}

static void write_text(struct markup *markup, const char *text, size_t size)
{
	if (size == 0)
		return;
	markup_open_with(markup, MARKUP("w:t"), MARKUP("xml:space"), "preserve");
	markup_text_of(markup, text, size);
	markup_close(markup);
}

void docx_run(struct markup *markup, const char *text, bool is_bold)
{
	markup_open(markup, MARKUP("w:r"));
	if (is_bold)
		markup_raw(markup, MARKUP("<w:rPr><w:b/><w:bCs/></w:rPr>"));
	for (const char *line = text;;) {
		const size_t length = strcspn(line, "\r\n");

		write_text(markup, line, length);
		if (line[length] == '\0')
			break;
		markup_raw(markup, MARKUP("<w:br/>"));
		line += length + (strncmp(line + length, "\r\n", 2) == 0 ? 2 : 1);
	}
	markup_close(markup);
}

void docx_paragraph(struct markup *markup, const char *style, const char *text)
{
	docx_paragraph_begin(markup, style);
	docx_run(markup, text, false);
	docx_paragraph_end(markup);
}

void docx_field(struct markup *markup, struct markup_literal instruction, const char *result)
{
	markup_raw(markup, MARKUP("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
				  "<w:r><w:instrText xml:space=\"preserve\"> "));
	markup_raw(markup, instruction);
	markup_raw(markup, MARKUP(" </w:instrText></w:r>"
				  "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"));
	docx_run(markup, result, false);
	markup_raw(markup, MARKUP("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"));
}

const char *docx_bookmark_name(const char *id, struct arena *arena)
{
	char *name = arena_text(arena, id);

	for (char *at = name; *at != '\0'; at++)
		if (*at == '-')
			*at = '_';
	return name;
}

int docx_bookmark_begin(struct docx *docx, const char *id)
{
	const int bookmark = docx->n_bookmarks++;

	markup_open(&docx->body, MARKUP("w:bookmarkStart"));
	markup_attribute_number(&docx->body, MARKUP("w:id"), bookmark);
	markup_attribute(&docx->body, MARKUP("w:name"), docx_bookmark_name(id, docx->arena));
	markup_end_void(&docx->body);
	return bookmark;
}

void docx_bookmark_end(struct docx *docx, int bookmark)
{
	markup_open(&docx->body, MARKUP("w:bookmarkEnd"));
	markup_attribute_number(&docx->body, MARKUP("w:id"), bookmark);
	markup_end_void(&docx->body);
}

void docx_caption(struct docx *docx, const struct report_node *node, bool is_above)
{
	struct markup *body = &docx->body;
	const char *number = arena_format(docx->arena, "%d", node->number);

	docx_paragraph_open(body, "Caption");
	if (is_above)
		markup_raw(body, MARKUP("<w:keepNext/>"));
	docx_paragraph_text(body);
	int bookmark = docx_bookmark_begin(docx, node->id);
	docx_run(body, is_above ? "Table " : "Figure ", false);
	docx_field(body,
		   is_above ? MARKUP("SEQ Table \\* ARABIC") : MARKUP("SEQ Figure \\* ARABIC"),
		   number);
	docx_bookmark_end(docx, bookmark);
	docx_run(body, arena_format(docx->arena, ". %s", node->text), false);
	docx_paragraph_end(body);
}
