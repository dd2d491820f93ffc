/*
 * What the pictures of all kinds share: the sheet with its title above and
 * its notes and source below, a legend under the title, and the marks that
 * kinds put on it.
 *
 * A draw function first plans (picture_note(), picture_legend(), the height),
 * then calls picture_open() once, then marks and plots.  The plot area must
 * lie between `head` and `height - foot`.  Places are in pixels from the top
 * left, or figures of the axes with an offset in pixels.
 */
#ifndef PLOTS_PICTURE_H
#define PLOTS_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "plots/decimal.h"
#include "plots/image.h"
#include "plots/lettering.h"
#include "results/results.h"

/*
 * The colours of the series: those of the results' document (base/house_colours.h), which the
 * drawing on this thread was told.  A seventh series begins them anew, pale with a border of the
 * colour.
 */

#define PALETTE_COLOURS 6
#define PALETTE_GREY 4 /* of these: for what is told of all series */

#define COLOUR_TEXT "#0B0C0C"
#define COLOUR_QUIET "#595959" /* for the source line: 7:1 on white */
#define COLOUR_GRID "#D9D9D9"
#define COLOUR_LINE "#3D3D3D"

#define PALETTE_OWN_POINT 13 /* a filled diamond, for what is the council's own */

/* What is drawn on this thread from now on has these, instead of the product's own. */
void palette_use(const struct house_colours *colours);

/* The colour of a series, `#12436D`. */
const char *palette_colour(size_t series);

/* The same mixed with white, three parts in four; and with so much of it left, in hundredths. */
const char *palette_pale(size_t series);
const char *palette_tint(size_t series, int percent, char text[COLOUR_BYTES]);

/* Whether text on the fill must be white. */
bool palette_is_dark(size_t series);

/* What fills the bars and bands of a series. */
const char *palette_fill(size_t series);

/*
 * What fills a band that lies on others: the colour of its series as dark or pale as tells it from
 * each of the other five in grey; later ones are as palette_fill() has them.  Its edge is white,
 * or of its colour where the band itself is nearly white.
 */
const char *palette_band(size_t series);
const char *palette_band_edge(size_t series);

/* Whether text on the band must be white. */
bool palette_is_band_dark(size_t series);

/* gnuplot's number for a point, a shape of its own for each of twelve series. */
int palette_point(size_t series);

/*
 * A sheet is as wide as a page of A4 between its margins, 16 cm or 453.5 points: text of 14 pixels
 * is 9.9 points there, and at half of it 5, which can be read.  None is smaller.
 */
#define FONT_TITLE ((struct font){18, true})
#define FONT_HEADING ((struct font){15, true})
#define FONT_LABEL ((struct font){15, false})
#define FONT_TICK ((struct font){14, false})
#define FONT_SMALL ((struct font){14, false})

#define PICTURE_WIDTH 640
#define PICTURE_HEIGHT 420
#define PICTURE_MARGIN 16

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* How a text looks. */
struct ink {
	struct font font;
	const char *colour;
	enum align align;
};

/* Of a row's name, of a figure right of its mark or left of it, and of what is quieter than these.
 */
#define INK_HEADING ((struct ink){FONT_HEADING, COLOUR_TEXT, ALIGN_LEFT})
#define INK_NAME ((struct ink){FONT_LABEL, COLOUR_TEXT, ALIGN_LEFT})
#define INK_FIGURE ((struct ink){FONT_TICK, COLOUR_TEXT, ALIGN_LEFT})
#define INK_FIGURE_LEFT ((struct ink){FONT_TICK, COLOUR_TEXT, ALIGN_RIGHT})
#define INK_QUIET ((struct ink){FONT_SMALL, COLOUR_QUIET, ALIGN_LEFT})
#define INK_QUIET_LEFT ((struct ink){FONT_SMALL, COLOUR_QUIET, ALIGN_RIGHT})
/* Of a tick below the plot, and left of it. */
#define INK_TICK ((struct ink){FONT_TICK, COLOUR_LINE, ALIGN_CENTRE})
#define INK_TICK_LEFT ((struct ink){FONT_TICK, COLOUR_LINE, ALIGN_RIGHT})

/* A place in pixels (x and y unused), or at figures of the axes and some pixels off. */
struct spot {
	bool is_figure;
	struct decimal x, y;
	int right, down; /* pixels */
};

/* A part of the sheet, in pixels: where to plot. */
struct area {
	int left, right, top, bottom;
};

enum swatch {
	SWATCH_FILL,
	SWATCH_BAND, /* of palette_band() */
	SWATCH_PALE,
	SWATCH_EMPTY,
	SWATCH_POINT,
	SWATCH_OWN,
	SWATCH_LINE,
	SWATCH_UPRIGHT, /* a line down the picture, dashed */
};

struct legend_item {
	enum swatch swatch;
	size_t series; /* for the colour and shape */
	const char *text;
	int right, down; /* set by picture_legend(), may be moved before picture_open() */
};

struct picture {
	FILE *script;
	struct arena *arena;
	const struct table *table;
	const struct chart *chart;
	const struct image *image;
	int width, height;
	int head, foot; /* pixels taken at the top and at the bottom */
	const char *title[4], *source[3];
	size_t n_title, n_source;
	struct lines notes;
	struct legend_item *legend;
	size_t n_legend;
	int n_labels, n_objects, n_arrows; /* used so far, as gnuplot numbers them */
	const char *block;                 /* of data, that is open and has no row yet; or NULL */
	struct lines blocks;               /* those that have a row */
	bool has_plot;                     /* a data block is on the plot command */
};

/* A sheet for a chart of a table, with its title and source laid out. */
void picture_init(struct picture *picture, FILE *script, struct arena *arena,
		  const struct table *table, const struct chart *chart);

/* A line of its own above the source: what the picture leaves out. */
void picture_note(struct picture *picture, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* That only the first so many of these (`lines`) are shown, where there are more. */
void picture_note_first(struct picture *picture, size_t shown, size_t count, const char *what);

/* The note that of several panels only the first, of this name, is drawn. */
void picture_note_only(struct picture *picture, const char *name, size_t others);

/* A legend in lines below the title; `items` must live as long as the picture. */
void picture_legend(struct picture *picture, struct legend_item *items, size_t count);

/* A legend's swatch with its text, in pixels. */
int picture_legend_width(const struct legend_item *item);

/* Write the terminal, the output and everything planned so far, and set the plot area. */
void picture_open(struct picture *picture, struct area area);

struct spot spot_at(int right, int down);
struct spot spot_of(struct decimal x, struct decimal y, int right, int down);

/* Text from anywhere; it need not be clean. */
void picture_text(struct picture *picture, struct spot spot, struct ink ink, const char *text);

/* Text of up to `most` lines of a width, about its spot, which is in pixels. */
void picture_lines(struct picture *picture, struct spot spot, struct ink ink, const char *text,
		   int width, size_t most);

/* From one line of such a text to the next, and how many lines of a name have room in a row. */
int picture_line_height(struct font font);
size_t picture_lines_within(int height);

/* A heading across the sheet, in the middle of its line, over the lines of the axes. */
void picture_heading(struct picture *picture, int down, const char *text);

/* A white ground for a text, over all that is plotted and below all text. */
void picture_ground(struct picture *picture, struct area area);

/* A straight line behind everything else; and one with gaps, for what is measured against. */
void picture_line(struct picture *picture, struct spot from, struct spot to, const char *colour);
void picture_dashes(struct picture *picture, struct spot from, struct spot to, const char *colour);

/* Write a block of data, row by row; a row of no figures lifts the pen. */
void picture_block(struct picture *picture, const char *name);

/* The name of one of several blocks of a kind: `band3`. */
const char *picture_block_name(const struct picture *picture, const char *kind, size_t number);
void picture_row(struct picture *picture, size_t count, const struct decimal *figures);
void picture_point(struct picture *picture, struct decimal x, struct decimal y);
void picture_block_end(struct picture *picture);

/*
 * Put the data block of this name, where it has a row, on the plot command, drawn in this style
 * (`using 1:2 with points pt 7`).  The plot command is ended by picture_close(), and nothing else
 * may be written in between.
 */
void picture_plot(struct picture *picture, const char *block, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void picture_close(struct picture *picture);

/* The label of a measure: the chart's, or else its column's. */
const char *picture_measure(const struct picture *picture, size_t measure);

/* The kind of the first figure in a column, or VALUE_NONE where there is none. */
enum value_kind picture_kind(const struct picture *picture, int column);

/* A figure of a row; false where there is none or the column is -1. */
bool picture_figure(const struct picture *picture, size_t row, int column, int64_t *units);

/*
 * The kinds of charts, one drawing for each.
 */

/* Write the script of a whole picture; false, writing nothing, where there is nothing to draw. */
typedef bool draw_function(struct picture *picture);

draw_function shares_draw, bars_draw, ranges_draw, pareto_draw, points_draw, waterfall_draw,
    lines_draw;
draw_function boxes_draw, dots_draw, tornado_draw, fan_draw, cumulative_draw, grid_draw;

/* The drawing of a kind, or NULL. */
draw_function *kinds_draw(enum chart_kind kind);

/* What a kind looks like, as a heading for who cannot see it: `Stacked bars of shares`. */
const char *kinds_name(enum chart_kind kind);

/* --- What a chart shows, in words, for whoever cannot see it --- */

/*
 * `Bars. Gross gain by strategy, in pounds: from £0 (do nothing) to £19.1m (right-first-time)...`:
 * each measure with its unit, what is least and what is largest, and which table has all figures.
 * A clean text of a few sentences.
 */
const char *kinds_describe(const struct chart *chart, const struct table *table,
			   struct arena *arena);

#endif
