/*
 * What the page looks like: on a screen, a telephone, paper, and in the dark.
 *
 * Contrast of text is 7 to 1 or more in both schemes; nothing depends on colour alone.  Charts keep
 * their white ground, which their colours are chosen for.
 */
#include <ctype.h>
#include <string.h>

#include "outputs/html_parts.h"

/* A text in quotes of a style: all but letters, digits and spaces by their numbers. */
static void write_quoted(struct markup *page, const char *text)
{
	size_t size = strlen(text), shown_size;
	unsigned marks = 0;
	const char *shown;

	while (size > 0) {
		const size_t length = markup_character(text, size, &marks, &shown, &shown_size);

		if (shown_size != 1 || isalnum((unsigned char)*shown) || *shown == ' ')
			fwrite(shown, 1, shown_size, page->stream);
		else
			fprintf(page->stream, "\\%x ", (unsigned)*shown);
		text += length;
		size -= length;
	}
}

/* clang-format off */
static void write_screen(struct markup *page)
{
	markup_raw(page, MARKUP(
":root{color-scheme:light dark;--ink:#0b0c0c;--paper:#fff;--soft:#f3f4f6;--line:#6b7280;--link:#0b4f9e;"
"--warn:#8a1c1c;--warn-ground:#fdf1f0;--head:var(--ink)}\n"
"@media (prefers-color-scheme:dark){:root{--ink:#f2f3f5;--paper:#15181c;--soft:#22272e;--line:#9aa4b2;"
"--link:#9cc7ff;--warn:#ffb4a9;--warn-ground:#3a1b18}}\n"
"*{box-sizing:border-box}\n"
"body{margin:0 auto;max-width:74rem;padding:1rem;background:var(--paper);color:var(--ink);"
"font:1rem/1.55 Arial,Helvetica,\"Liberation Sans\",sans-serif;overflow-wrap:break-word}\n"
"h1,h2,h3{color:var(--head)}\nh1{font-size:2rem;line-height:1.2;margin:.5rem 0 1rem}\n"
"h2{font-size:1.5rem;line-height:1.25;margin:2.5rem 0 .75rem;border-top:.2rem solid var(--head);padding-top:.75rem}\n"
"h3{font-size:1.2rem;line-height:1.3;margin:2rem 0 .5rem}\n"
"p,ul{max-width:44rem}\nli{margin:.35rem 0}\na{color:var(--link)}\n"
"a:focus-visible,summary:focus-visible,.frame:focus-visible{outline:.2rem solid var(--link);outline-offset:.15rem}\n"
".skip{position:absolute;left:-999rem}\n.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}\n"
"dl{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:0}\ndl div{min-width:0}\ndt{font-weight:bold}\ndd{margin:0}\n"));
	markup_raw(page, MARKUP(
"nav h2{border:0;font-size:1.2rem;margin:1.5rem 0 .25rem;padding:0}\nnav ul{padding-left:1.2rem;margin:.2rem 0}\n"
"main>h2+p{font-size:1.15rem}\n"
".warning{border-left:.4rem solid var(--warn);background:var(--warn-ground);padding:.6rem .9rem}\n"
".warning strong{color:var(--warn)}\n"
".place{border:.1rem dashed var(--line);padding:.6rem .9rem}\n.author{white-space:pre-line}\n"
".small{font-size:.875rem;margin:.25rem 0 1.25rem}\n"
".frame{position:relative;overflow-x:auto;margin:1rem 0 .25rem}\n"
"table{border-collapse:collapse;font-size:.925rem;min-width:100%}\n"
"caption{text-align:left;font-weight:bold;padding:.35rem 0}\n"
"th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:normal}\n"
"thead th{font-weight:bold;border-bottom:2px solid var(--ink);vertical-align:bottom}\n"
"tfoot th,tfoot td{font-weight:bold;border-top:2px solid var(--ink)}\n"
"th[scope=row]{min-width:4.5rem}\n.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\nthead .n{white-space:normal}\n"
"table.wide{font-size:.825rem}\ntable.wide th,table.wide td{padding:.3rem .4rem}\n"
".long{overflow-wrap:anywhere;min-width:12ch}\n"
"figure{max-width:54rem;margin:1.5rem 0 .35rem}\ndetails{margin:0 0 1.5rem}\n.picture{background:#fff;border:1px solid var(--line)}\n"
".picture svg{display:block;width:100%;min-width:40rem;height:auto}\n"
"figcaption{font-weight:bold;margin:.35rem 0}\nsummary{cursor:pointer}\n"
".heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
".logo{display:block;max-width:16rem;max-height:5rem;height:auto;margin:0 0 1rem;background:#fff;padding:.25rem}\n"
"footer{border-top:1px solid var(--line);margin-top:3rem;font-size:.875rem}\n"));
}

static void write_print(struct markup *page)
{
	markup_raw(page, MARKUP(
"@media print{:root{--ink:#000;--paper:#fff;--soft:#fff;--line:#777;--link:#000;--warn:#000;--warn-ground:#fff}\n"
"body{max-width:none;padding:0;font-size:10.5pt}\n.skip,details{display:none}\n"
"h2{break-after:avoid;font-size:16pt}\nh3{break-after:avoid;font-size:12.5pt}\np,ul{max-width:none}\n"
"figure,tr,.warning,.short{break-inside:avoid}caption{break-after:avoid}.across{page:across}\nthead{display:table-header-group}\ntfoot{display:table-row-group}\n"
".frame{overflow:visible}\n.picture svg{min-width:0}\ntable{font-size:9pt;width:100%}\ntable.wide{font-size:7pt}\n"
"table.wide th,table.wide td{padding:.2rem .25rem}\n.n{white-space:normal}\na{text-decoration:none}\n"
"nav{break-after:page}}\n"));
}
/* clang-format on */

/* On white only: on a dark ground and on paper of one colour, headings are as the text. */
static void write_house(struct markup *page, const struct house_colours *colours)
{
	char head[COLOUR_BYTES];

	if (!colours->has_headings)
		return;
	colour_write(colours->headings, head);
	markup_raw(page, MARKUP("@media (prefers-color-scheme:light)"));
	markup_raw_with(page, MARKUP("{:root{--head:@}}\n"), head);
}

void html_style(struct markup *page, const char *title, const struct house_colours *colours)
{
	markup_raw(page, MARKUP("<style>\n"));
	write_screen(page);
	write_house(page, colours);
	write_print(page);
	markup_raw(page, MARKUP("@page{size:A4;margin:2cm 1.8cm;@bottom-right{content:\"Page \" "
				"counter(page) \" of \" counter(pages);font:9pt sans-serif}"
				"@top-left{font:9pt sans-serif;content:\""));
	write_quoted(page, title);
	markup_raw(page, MARKUP("\"}}\n@page across{size:A4 "
				"landscape}\n@page:first{@top-left{content:\"\"}}\n</style>\n"));
}
