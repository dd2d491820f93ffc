#include <string.h>

#include "outputs/docx_parts.h"

/* English Metric Units, of which a twentieth of a point has 635. */
#define EMU_PER_TWIP 635
#define MOST_WIDE ((long long)DOCX_TEXT_UPRIGHT * EMU_PER_TWIP)
#define MOST_HIGH (20 * 360000LL) /* 20 cm: a caption stands below */

#define A "http://schemas.openxmlformats.org/drawingml/2006/main"

/* A number of the header of a PNG, whose width is its first and whose height its second. */
static long long png_number(const char *bytes, int which)
{
	const unsigned char *at = (const unsigned char *)bytes + 16 + 4 * which;

	return (long long)at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

struct extent {
	long long wide, high;
};

static struct extent extent_of(const char *png)
{
	struct extent extent = {MOST_WIDE, 0};
	const long long across = png_number(png, 0), down = png_number(png, 1);

	extent.high = MOST_WIDE * down / across;
	if (extent.high > MOST_HIGH)
		extent = (struct extent){MOST_HIGH * across / down, MOST_HIGH};
	return extent;
}

static void write_extent(struct markup *body, struct markup_literal name, struct extent extent)
{
	markup_open(body, name);
	markup_attribute_number(body, MARKUP("cx"), extent.wide);
	markup_attribute_number(body, MARKUP("cy"), extent.high);
	markup_end_void(body);
}

static void write_name(struct docx *docx, struct markup_literal element, int number,
		       const char *words)
{
	struct markup *body = &docx->body;

	markup_open(body, element);
	markup_attribute_number(body, MARKUP("id"), number);
	markup_attribute(body, MARKUP("name"), arena_format(docx->arena, "Figure %d", number));
	markup_attribute(body, MARKUP("descr"), words);
	markup_end_void(body);
}

static void write_blip(struct docx *docx, int number)
{
	struct markup *body = &docx->body;

	markup_open(body, MARKUP("a:blip"));
	markup_attribute(body, MARKUP("r:embed"), arena_format(docx->arena, "rIdPng%d", number));
	markup_raw(body,
		   MARKUP("<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"));
	markup_open_with(body, MARKUP("asvg:svgBlip"), MARKUP("xmlns:asvg"),
			 "http://schemas.microsoft.com/office/drawing/2016/SVG/main");
	markup_attribute(body, MARKUP("r:embed"), arena_format(docx->arena, "rIdSvg%d", number));
	markup_end_void(body);
	markup_raw(body, MARKUP("</a:ext></a:extLst>"));
	markup_close(body);
}

static void write_drawing(struct docx *docx, int number, const char *words, struct extent extent)
{
	struct markup *body = &docx->body;

	markup_raw(body, MARKUP("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" "
				"distR=\"0\">"));
	write_extent(body, MARKUP("wp:extent"), extent);
	markup_raw(body, MARKUP("<wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>"));
	write_name(docx, MARKUP("wp:docPr"), number, words);
	markup_raw(body, MARKUP("<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"" A
				"\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
				"<a:graphic xmlns:a=\"" A "\"><a:graphicData "
				"uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
				"<pic:pic xmlns:pic="
				"\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
				"<pic:nvPicPr>"));
	write_name(docx, MARKUP("pic:cNvPr"), number, words);
	markup_raw(body, MARKUP("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"));
	write_blip(docx, number);
	markup_raw(body, MARKUP("<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
				"<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"));
	write_extent(body, MARKUP("a:ext"), extent);
	markup_raw(body, MARKUP("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
				"</pic:spPr></pic:pic></a:graphicData></a:graphic>"
				"</wp:inline></w:drawing></w:r>"));
}

static void add_picture(struct docx *docx, const char *format, const char *id, const char *bytes,
			size_t size)
{
	const char *name =
	    arena_format(docx->arena, "word/media/figure%d.%s", docx->n_pictures, format);

	docx_part_add(docx,
		      (struct docx_part){name, bytes, size,
					 arena_format(docx->arena, "%s%d", id, docx->n_pictures)});
}

bool docx_chart(struct docx *docx, const struct report_node *node)
{
	const struct pictures *pictures = docx->options->pictures;
	const char *png, *svg, *words;
	size_t png_size, svg_size;

	if (pictures == NULL)
		return true;
	png = pictures->draw(pictures->data, node->chart->name, "png", &png_size);
	svg = pictures->draw(pictures->data, node->chart->name, "svg", &svg_size);
	if (png == NULL || svg == NULL)
		return false;
	docx->n_pictures++;
	add_picture(docx, "png", "rIdPng", png, png_size);
	add_picture(docx, "svg", "rIdSvg", svg, svg_size);
	words = arena_format(docx->arena, "%s. %s", node->chart->title,
			     pictures->describe(pictures->data, node->chart->name));
	docx_paragraph_begin(&docx->body, "Figure");
	write_drawing(docx, docx->n_pictures, words, extent_of(png));
	docx_paragraph_end(&docx->body);
	docx_caption(docx, node, false);
	return true;
}
