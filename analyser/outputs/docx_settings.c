#include <string.h>
#include <time.h>

#include "base/epoch.h"
#include "base/text.h"
#include "base/version.h"
#include "outputs/docx_parts.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

#define MOST_TITLE 90 /* bytes of a title above every page */

const struct markup_literal docx_settings = {
    "<w:settings xmlns:w=\"" W "\"><w:zoom w:percent=\"100\"/>"
    "<w:defaultTabStop w:val=\"720\"/>"
    "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
    "</w:compat><w:themeFontLang w:val=\"en-GB\"/>"
    "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/>"
    "</w:settings>\n"};

static void write_header(struct markup *header, const char *title, struct arena *arena)
{
	markup_open_with(header, MARKUP("w:hdr"), MARKUP("xmlns:w"), W);
	docx_paragraph(header, "Header", text_cut(arena, title, MOST_TITLE));
	markup_close(header);
}

void docx_header(struct markup *header, const struct docx *docx)
{
	write_header(header, docx->report->title, docx->arena);
}

void docx_first_header(struct markup *header, const struct docx *docx)
{
	write_header(header, "", docx->arena);
}

void docx_footer(struct markup *footer, const struct docx *docx)
{
	(void)docx;
	markup_open_with(footer, MARKUP("w:ftr"), MARKUP("xmlns:w"), W);
	docx_paragraph_begin(footer, "Footer");
	docx_run(footer, "Page ", false);
	docx_field(footer, MARKUP("PAGE"), "1");
	docx_run(footer, " of ", false);
	docx_field(footer, MARKUP("NUMPAGES"), "1");
	markup_close(footer);
	markup_close(footer);
}

/* clang-format off */
const struct markup_literal docx_content_types = {
"<Types xmlns=\"" PACKAGE "content-types\">"
"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
"<Default Extension=\"png\" ContentType=\"image/png\"/>"
"<Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>"
"<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
"<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>"
"<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD_TYPE "numbering+xml\"/>"
"<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE "settings+xml\"/>"
"<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
"<Override PartName=\"/word/header2.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
"<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
"<Override PartName=\"/word/footer2.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
"<Override PartName=\"/docProps/app.xml\" "
"ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>\n"};

const struct markup_literal docx_package_relations = {
"<Relationships xmlns=\"" PACKAGE "relationships\">"
"<Relationship Id=\"rId1\" Type=\"" OFFICE "relationships/officeDocument\" Target=\"word/document.xml\"/>"
"<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
"<Relationship Id=\"rId3\" Type=\"" OFFICE "relationships/extended-properties\" Target=\"docProps/app.xml\"/>"
"</Relationships>\n"};

static const struct markup_literal word_relations = {
"<Relationship Id=\"rIdStyles\" Type=\"" OFFICE "relationships/styles\" Target=\"styles.xml\"/>"
"<Relationship Id=\"rIdNumbering\" Type=\"" OFFICE "relationships/numbering\" Target=\"numbering.xml\"/>"
"<Relationship Id=\"rIdSettings\" Type=\"" OFFICE "relationships/settings\" Target=\"settings.xml\"/>"
"<Relationship Id=\"rIdHeader1\" Type=\"" OFFICE "relationships/header\" Target=\"header1.xml\"/>"
"<Relationship Id=\"rIdHeader2\" Type=\"" OFFICE "relationships/header\" Target=\"header2.xml\"/>"
"<Relationship Id=\"rIdFooter1\" Type=\"" OFFICE "relationships/footer\" Target=\"footer1.xml\"/>"
"<Relationship Id=\"rIdFooter2\" Type=\"" OFFICE "relationships/footer\" Target=\"footer2.xml\"/>"};
/* clang-format on */

static void write_picture_relation(struct markup *relations, const char *id, const char *target)
{
	markup_open_with(relations, MARKUP("Relationship"), MARKUP("Id"), id);
	markup_attribute(relations, MARKUP("Type"), OFFICE "relationships/image");
	markup_attribute(relations, MARKUP("Target"), target);
	markup_end_void(relations);
}

void docx_document_relations(struct markup *relations, const struct docx *docx)
{
	const size_t folder = strlen("word/");

	markup_open(relations, MARKUP("Relationships"));
	markup_attribute(relations, MARKUP("xmlns"), PACKAGE "relationships");
	markup_raw(relations, word_relations);
	for (size_t i = 0; i < docx->n_parts; i++)
		if (docx->parts[i].relation != NULL)
			write_picture_relation(relations, docx->parts[i].relation,
					       docx->parts[i].name + folder);
	markup_close(relations);
}

/* The time that is given, or NULL: none is told. */
static const char *time_given(const char *given, struct arena *arena)
{
	char text[32];
	struct tm parts;
	time_t seconds;

	if (!epoch_parse(given, &seconds) || gmtime_r(&seconds, &parts) == NULL ||
	    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
		return NULL;
	return arena_text(arena, text);
}

static void write_time(struct markup *core, struct markup_literal name, const char *time)
{
	markup_open(core, name);
	markup_attribute(core, MARKUP("xsi:type"), "dcterms:W3CDTF");
	markup_text(core, time);
	markup_close(core);
}

void docx_core_properties(struct markup *core, const struct docx *docx)
{
	const struct report *report = docx->report;
	const char *time = time_given(report->epoch, docx->arena);

	markup_open(core, MARKUP("cp:coreProperties"));
	markup_attribute(core, MARKUP("xmlns:cp"), PACKAGE "metadata/core-properties");
	markup_attribute(core, MARKUP("xmlns:dc"), "http://purl.org/dc/elements/1.1/");
	markup_attribute(core, MARKUP("xmlns:dcterms"), "http://purl.org/dc/terms/");
	markup_attribute(core, MARKUP("xmlns:xsi"), "http://www.w3.org/2001/XMLSchema-instance");
	markup_element(core, MARKUP("dc:title"), report->title);
	for (size_t i = 0; i < report->n_facts; i++)
		if (strcmp(report->facts[i].label, "Author") == 0)
			markup_element(core, MARKUP("dc:creator"), report->facts[i].text);
	for (size_t i = 0; i < report->n_facts; i++)
		if (strcmp(report->facts[i].label, "Status") == 0)
			markup_element(core, MARKUP("cp:contentStatus"), report->facts[i].text);
	markup_element(core, MARKUP("dc:language"), "en-GB");
	if (time != NULL) {
		write_time(core, MARKUP("dcterms:created"), time);
		write_time(core, MARKUP("dcterms:modified"), time);
	}
	markup_close(core);
}

const struct markup_literal docx_app_properties = {
    "<Properties xmlns=\"" OFFICE "extended-properties\"><Application>vfm " VFM_VERSION
    "</Application></Properties>\n"};
