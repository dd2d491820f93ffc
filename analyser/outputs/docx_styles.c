/*
 * What a report looks like in Word: every look is a style, so that an author changes it once.
 *
 * Contrast of text is 7 to 1 or more.  Sizes are in half points, distances in twentieths of one.
 */
#include "outputs/docx_parts.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define PARAGRAPH(id, name, based, next)                                                  \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" \
	"<w:basedOn w:val=\"" based "\"/><w:next w:val=\"" next "\"/><w:qFormat/>"
#define BORDER(side, value, size, space, colour)                             \
	"<w:" side " w:val=\"" value "\" w:sz=\"" size "\" w:space=\"" space \
	"\" w:color=\"" colour "\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define BOLD "<w:b/><w:bCs/>"
#define END "</w:style>\n"
#define INK "0B0C0C"
#define HEAD "@" /* where the colour of headings goes */
#define GREY "4B5563"
#define RED "8A1C1C"

/* clang-format off */
static void write_defaults(struct markup *styles, const char *head)
{
	markup_raw_with(styles, MARKUP(
"<w:styles xmlns:w=\"" W "\">\n<w:docDefaults><w:rPrDefault><w:rPr>"
"<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>"
"<w:color w:val=\"" INK "\"/>" SIZE("22") "<w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" w:bidi=\"ar-SA\"/>"
"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>"
"</w:pPr></w:pPrDefault></w:docDefaults>\n"
"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>" END
"<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
"<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/>" END
"<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
"<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
"<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>"
"<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>" END
"<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>"
"<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>" END
"<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:uiPriority w:val=\"99\"/>"
"<w:rPr><w:color w:val=\"" HEAD "\"/><w:u w:val=\"single\"/></w:rPr>" END), head);
}

static void write_headings(struct markup *styles, const char *head)
{
	markup_raw_with(styles, MARKUP(
PARAGRAPH("Title", "Title", "Normal", "Subtitle")
"<w:pPr><w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
"<w:rPr>" BOLD "<w:color w:val=\"" HEAD "\"/>" SIZE("52") "</w:rPr>" END
PARAGRAPH("Subtitle", "Subtitle", "Normal", "Normal")
"<w:pPr><w:spacing w:before=\"0\" w:after=\"200\"/></w:pPr><w:rPr><w:color w:val=\"" GREY "\"/>" SIZE("30") "</w:rPr>" END
PARAGRAPH("Details", "Details", "Normal", "Details") "<w:pPr><w:spacing w:before=\"0\" w:after=\"40\"/></w:pPr>" END
PARAGRAPH("Heading1", "heading 1", "Normal", "Normal")
"<w:pPr><w:keepNext/><w:keepLines/><w:pBdr>" BORDER("top", "single", "12", "6", HEAD) "</w:pBdr>"
"<w:spacing w:before=\"480\" w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"0\"/></w:pPr>"
"<w:rPr>" BOLD "<w:color w:val=\"" HEAD "\"/>" SIZE("36") "</w:rPr>" END
PARAGRAPH("Heading2", "heading 2", "Normal", "Normal")
"<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>"
"<w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr>" BOLD "<w:color w:val=\"" HEAD "\"/>" SIZE("28") "</w:rPr>" END
PARAGRAPH("Heading3", "heading 3", "Normal", "Normal")
"<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\" w:line=\"240\" w:lineRule=\"auto\"/>"
"<w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr>" BOLD SIZE("24") "</w:rPr>" END), head);
	markup_raw_with(styles, MARKUP(
PARAGRAPH("TOCHeading", "TOC Heading", "Normal", "Normal")
"<w:pPr><w:keepNext/><w:spacing w:before=\"480\" w:after=\"120\"/></w:pPr><w:rPr>" BOLD "<w:color w:val=\"" HEAD "\"/>"
SIZE("28") "</w:rPr>" END
"<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/><w:basedOn w:val=\"Normal\"/>"
"<w:next w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9638\"/>"
"</w:tabs><w:spacing w:before=\"60\" w:after=\"20\"/></w:pPr>" END
"<w:style w:type=\"paragraph\" w:styleId=\"TOC2\"><w:name w:val=\"toc 2\"/><w:basedOn w:val=\"Normal\"/>"
"<w:next w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9638\"/>"
"</w:tabs><w:spacing w:before=\"0\" w:after=\"20\"/><w:ind w:left=\"284\"/></w:pPr>" END
PARAGRAPH("Header", "header", "Normal", "Header")
"<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:color w:val=\"" GREY "\"/>" SIZE("18") "</w:rPr>" END
PARAGRAPH("Footer", "footer", "Normal", "Footer")
"<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"right\"/></w:pPr>"
"<w:rPr><w:color w:val=\"" GREY "\"/>" SIZE("18") "</w:rPr>" END), head);
}

static void write_body(struct markup *styles)
{
	markup_raw(styles, MARKUP(
PARAGRAPH("Caption", "caption", "Normal", "Normal")
"<w:pPr><w:keepLines/><w:spacing w:before=\"200\" w:after=\"80\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
"<w:rPr>" BOLD SIZE("20") "</w:rPr>" END
PARAGRAPH("Figure", "Figure", "Normal", "Caption")
"<w:pPr><w:keepNext/><w:spacing w:before=\"200\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>" END
PARAGRAPH("ListBullet", "List Bullet", "Normal", "ListBullet")
"<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"80\"/></w:pPr>" END
PARAGRAPH("Warning", "Warning", "Normal", "Normal")
"<w:pPr><w:keepLines/><w:pBdr>" BORDER("left", "single", "36", "8", RED) "</w:pBdr>"
"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FDF1F0\"/><w:spacing w:before=\"120\" w:after=\"160\"/>"
"<w:ind w:left=\"227\"/></w:pPr>" END
PARAGRAPH("Placeholder", "Placeholder", "Normal", "Normal")
"<w:pPr><w:keepLines/><w:pBdr>" BORDER("top", "dashed", "8", "6", GREY) BORDER("left", "dashed", "8", "6", GREY)
BORDER("bottom", "dashed", "8", "6", GREY) BORDER("right", "dashed", "8", "6", GREY) "</w:pBdr>"
"<w:spacing w:before=\"120\" w:after=\"200\"/><w:ind w:left=\"142\" w:right=\"142\"/></w:pPr>"
"<w:rPr><w:i/><w:iCs/></w:rPr>" END));
	markup_raw(styles, MARKUP(
PARAGRAPH("TableText", "Table Text", "Normal", "TableText")
"<w:pPr><w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr>" SIZE("18") "</w:rPr>" END
PARAGRAPH("TableTextSmall", "Table Text Small", "TableText", "TableTextSmall") "<w:rPr>" SIZE("16") "</w:rPr>" END
PARAGRAPH("TableTextSmallest", "Table Text Smallest", "TableText", "TableTextSmallest") "<w:rPr>" SIZE("14") "</w:rPr>" END
PARAGRAPH("TableNote", "Table Note", "Normal", "Normal")
"<w:pPr><w:spacing w:before=\"60\" w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
"<w:rPr><w:color w:val=\"" GREY "\"/>" SIZE("18") "</w:rPr>" END
PARAGRAPH("SectionEnd", "Section End", "Normal", "Normal")
"<w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:rPr>" SIZE("2") "</w:rPr>" END
"<w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/><w:basedOn w:val=\"TableNormal\"/>"
"<w:qFormat/><w:tblPr><w:tblBorders>" BORDER("top", "single", "12", "0", INK) BORDER("bottom", "single", "12", "0", INK)
BORDER("insideH", "single", "4", "0", "6B7280") "</w:tblBorders><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/>"
"<w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
"<w:tblStylePr w:type=\"firstRow\"><w:rPr>" BOLD "</w:rPr><w:tcPr><w:tcBorders>" BORDER("bottom", "single", "12", "0", INK)
"</w:tcBorders></w:tcPr></w:tblStylePr>"
"<w:tblStylePr w:type=\"lastRow\"><w:rPr>" BOLD "</w:rPr><w:tcPr><w:tcBorders>" BORDER("top", "single", "12", "0", INK)
"</w:tcBorders></w:tcPr></w:tblStylePr>" END "</w:styles>\n"));
}

const struct markup_literal docx_numbering = {
"<w:numbering xmlns:w=\"" W "\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>"
"<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/>"
"<w:lvlText w:val=\"\u2022\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"357\" w:hanging=\"357\"/></w:pPr></w:lvl>"
"</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n"};
/* clang-format on */

void docx_styles(struct markup *styles, const struct docx *docx)
{
	const struct house_colours *colours = docx->report->colours;
	char head[COLOUR_BYTES];

	colour_write(colours->headings, head);
	write_defaults(styles, head + 1);
	write_headings(styles, head + 1);
	write_body(styles);
}
