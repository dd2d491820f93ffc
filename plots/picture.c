#include "plots/picture.h"

#include <stdarg.h>

#include "base/text.h"
#include "plots/escape.h"

static const int title_line = 23, small_line = 19, legend_line = 22, swatch_width = 21;

void picture_init(struct picture *picture, FILE *script, struct arena *arena,
		  const struct table *table, const struct chart *chart)
{
	const int width = PICTURE_WIDTH - 2 * PICTURE_MARGIN;

	*picture = (struct picture){.script = script,
				    .arena = arena,
				    .table = table,
				    .chart = chart,
				    .width = PICTURE_WIDTH,
				    .height = PICTURE_HEIGHT};
	picture->n_title = lettering_wrap(arena, escape_clean(arena, chart->title), FONT_TITLE,
					  width, picture->title, 4);
	picture->n_source = lettering_wrap(arena, escape_clean(arena, chart->source), FONT_SMALL,
					   width, picture->source, 3);
	picture->head = 12 + (int)picture->n_title * title_line + 8;
	picture->foot = 20 + (int)picture->n_source * small_line;
}

void picture_note(struct picture *picture, const char *format, ...)
{
	va_list arguments;
	const char *lines[3];

	va_start(arguments, format);
	const char *text = arena_vformat(picture->arena, format, arguments);

	va_end(arguments);
	size_t count = lettering_wrap(picture->arena, escape_clean(picture->arena, text),
				      FONT_SMALL, picture->width - 2 * PICTURE_MARGIN, lines, 3);

	for (size_t i = 0; i < count; i++)
		lines_add(picture->arena, &picture->notes, "%s", lines[i]);
	picture->foot += (int)count * small_line;
}

void picture_note_first(struct picture *picture, size_t shown, size_t count, const char *what)
{
	if (shown < count)
		picture_note(picture,
			     "The first %zu of %zu %s are shown; the others are in the table.",
			     shown, count, what);
}

void picture_note_only(struct picture *picture, const char *name, size_t others)
{
	if (others > 0)
		picture_note(picture, "Only '%s' is shown; %zu %s in the table.",
			     lettering_fit(picture->arena, name, FONT_SMALL, 2 * picture->width),
			     others, others == 1 ? "other is" : "others are");
}

void picture_legend(struct picture *picture, struct legend_item *items, size_t count)
{
	const int end = picture->width - PICTURE_MARGIN;
	const int width_most = picture->width - 2 * PICTURE_MARGIN - swatch_width;
	int right = PICTURE_MARGIN;

	picture->legend = items;
	picture->n_legend = count;
	picture->head += 4;
	for (size_t i = 0; i < count; i++) {
		items[i].text =
		    lettering_fit(picture->arena, items[i].text, FONT_LABEL, width_most);

		int width = picture_legend_width(&items[i]);

		if (right > PICTURE_MARGIN && right + width > end) {
			right = PICTURE_MARGIN;
			picture->head += legend_line;
		}
		items[i].right = right;
		items[i].down = picture->head + legend_line / 2;
		right += width + 20;
	}
	picture->head += count == 0 ? 0 : legend_line + 4;
}

int picture_legend_width(const struct legend_item *item)
{
	return swatch_width + lettering_width(item->text, FONT_LABEL);
}

struct spot spot_at(int right, int down)
{
	return (struct spot){.right = right, .down = down};
}

struct spot spot_of(struct decimal x, struct decimal y, int right, int down)
{
	return (struct spot){true, x, y, right, down};
}

static void write_spot(const struct picture *picture, struct spot spot)
{
	char x[DECIMAL_TEXT_SIZE], y[DECIMAL_TEXT_SIZE];

	if (spot.is_figure)
		fprintf(picture->script, "first %s,first %s", decimal_text(spot.x, x),
			decimal_text(spot.y, y));
	else
		fprintf(picture->script, "screen %d/%d.,screen %d/%d.", spot.right, picture->width,
			picture->height - spot.down, picture->height);
}

void picture_text(struct picture *picture, struct spot spot, struct ink ink, const char *text)
{
	static const char *const aligns[] = {"left", "center", "right"};

	text = escape_clean(picture->arena, text);
	fprintf(picture->script, "set label %d ", ++picture->n_labels);
	escape_quote(picture->script, picture->image->is_markup
					  ? escape_mark(picture->arena, text)
					  : escape_glyphs(picture->arena, text));
	fputs(" at ", picture->script);
	write_spot(picture, spot);
	fprintf(picture->script, " %s front noenhanced font 'Arial%s,%d' textcolor rgb '%s'",
		aligns[ink.align], ink.font.is_bold ? " Bold" : "", ink.font.size, ink.colour);
	if (spot.is_figure)
		fprintf(picture->script, " offset screen %d/%d.,screen %d/%d.", spot.right,
			picture->width, -spot.down, picture->height);
	putc('\n', picture->script);
}

void picture_lines(struct picture *picture, struct spot spot, struct ink ink, const char *text,
		   int width, size_t most)
{
	const char *lines[4];
	const int height = picture_line_height(ink.font);
	size_t count =
	    lettering_wrap(picture->arena, text, ink.font, width, lines, most < 4 ? most : 4);

	spot.down -= height * ((int)count - 1) / 2;
	for (size_t i = 0; i < count; i++, spot.down += height)
		picture_text(picture, spot, ink, lines[i]);
}

int picture_line_height(struct font font)
{
	return font.size + 3;
}

size_t picture_lines_within(int height)
{
	int count = height / picture_line_height(FONT_LABEL);

	return count < 1 ? 1 : (size_t)count;
}

void picture_ground(struct picture *picture, struct area area)
{
	fprintf(picture->script, "set object %d rectangle from ", ++picture->n_objects);
	write_spot(picture, spot_at(area.left, area.bottom));
	fputs(" to ", picture->script);
	write_spot(picture, spot_at(area.right, area.top));
	fputs(" front fillcolor rgb '#FFFFFF' fillstyle solid 1.0 noborder\n", picture->script);
}

void picture_heading(struct picture *picture, int down, const char *text)
{
	const int half = FONT_HEADING.size / 2 + 1;

	text =
	    lettering_fit(picture->arena, text, FONT_HEADING, picture->width - 2 * PICTURE_MARGIN);
	picture_ground(picture, (struct area){PICTURE_MARGIN,
					      PICTURE_MARGIN + lettering_width(text, FONT_HEADING),
					      down - half, down + half});
	picture_text(picture, spot_at(PICTURE_MARGIN, down), INK_HEADING, text);
}

static void write_line(struct picture *picture, struct spot from, struct spot to, const char *style,
		       const char *colour)
{
	fprintf(picture->script, "set arrow %d from ", ++picture->n_arrows);
	write_spot(picture, from);
	fputs(" to ", picture->script);
	write_spot(picture, to);
	fprintf(picture->script, " nohead %s linecolor rgb '%s'\n", style, colour);
}

void picture_line(struct picture *picture, struct spot from, struct spot to, const char *colour)
{
	write_line(picture, from, to, "back linewidth 1", colour);
}

void picture_dashes(struct picture *picture, struct spot from, struct spot to, const char *colour)
{
	write_line(picture, from, to, "back linewidth 2 dashtype 2", colour);
}

static void write_swatch(struct picture *picture, const struct legend_item *item)
{
	FILE *script = picture->script;
	const char *colour = palette_colour(item->series);
	struct spot from = spot_at(item->right, item->down + 6);
	struct spot to = spot_at(item->right + 14, item->down - 7);

	switch (item->swatch) {
	case SWATCH_FILL:
	case SWATCH_BAND:
	case SWATCH_PALE:
	case SWATCH_EMPTY:
		fprintf(script, "set object %d rectangle from ", ++picture->n_objects);
		write_spot(picture, from);
		fputs(" to ", script);
		write_spot(picture, to);
		fprintf(script, " fillcolor rgb '%s' fillstyle %s border rgb '%s'\n",
			item->swatch == SWATCH_PALE   ? palette_pale(item->series)
			: item->swatch == SWATCH_BAND ? palette_band(item->series)
						      : palette_fill(item->series),
			item->swatch == SWATCH_EMPTY ? "empty" : "solid 1.0", colour);
		break;
	case SWATCH_POINT:
	case SWATCH_OWN:
		fprintf(script, "set label %d '' at ", ++picture->n_labels);
		write_spot(picture, spot_at(item->right + 7, item->down));
		fprintf(
		    script, " front point pointtype %d pointsize 1.3*%s linecolor rgb '%s'\n",
		    item->swatch == SWATCH_OWN ? PALETTE_OWN_POINT : palette_point(item->series),
		    picture->image->point_scale, item->swatch == SWATCH_OWN ? COLOUR_TEXT : colour);
		break;
	case SWATCH_LINE:
		write_line(picture, spot_at(item->right, item->down),
			   spot_at(item->right + 16, item->down), "front linewidth 3", colour);
		break;
	case SWATCH_UPRIGHT:
		write_line(picture, spot_at(item->right + 8, item->down - 9),
			   spot_at(item->right + 8, item->down + 9), "front linewidth 2 dashtype 2",
			   colour);
		break;
	}
	picture_text(picture, spot_at(item->right + swatch_width, item->down), INK_NAME,
		     item->text);
}

void picture_open(struct picture *picture, struct area area)
{
	const struct ink title = {FONT_TITLE, COLOUR_TEXT, ALIGN_LEFT};
	int down = picture->height - picture->foot + 14;

	fputs("reset\nset encoding utf8\n", picture->script);
	picture->image->write_terminal(picture->script, picture->width, picture->height);
	fputs("unset key\nset border 0\nunset xtics\nunset ytics\n", picture->script);

	for (size_t i = 0; i < picture->n_title; i++)
		picture_text(picture, spot_at(PICTURE_MARGIN, 22 + (int)i * title_line), title,
			     picture->title[i]);
	for (size_t i = 0; i < picture->n_legend; i++)
		write_swatch(picture, &picture->legend[i]);
	for (size_t i = 0; i < picture->notes.count; i++, down += small_line)
		picture_text(picture, spot_at(PICTURE_MARGIN, down), INK_QUIET,
			     picture->notes.items[i]);
	for (size_t i = 0; i < picture->n_source; i++, down += small_line)
		picture_text(picture, spot_at(PICTURE_MARGIN, down), INK_QUIET, picture->source[i]);
	fprintf(picture->script,
		"set lmargin at screen %d/%d.\nset rmargin at screen %d/%d.\n"
		"set tmargin at screen %d/%d.\nset bmargin at screen %d/%d.\n",
		area.left, picture->width, area.right, picture->width, picture->height - area.top,
		picture->height, picture->height - area.bottom, picture->height);
}

const char *picture_block_name(const struct picture *picture, const char *kind, size_t number)
{
	return arena_format(picture->arena, "%s%zu", kind, number);
}

void picture_block(struct picture *picture, const char *name)
{
	fprintf(picture->script, "$%s << EOD\n", name);
	picture->block = name;
}

void picture_row(struct picture *picture, size_t count, const struct decimal *figures)
{
	char text[DECIMAL_TEXT_SIZE];

	for (size_t i = 0; i < count; i++)
		fprintf(picture->script, "%s%s", i == 0 ? "" : " ", decimal_text(figures[i], text));
	fputs("\n", picture->script);
	if (picture->block != NULL)
		lines_add(picture->arena, &picture->blocks, "%s", picture->block);
	picture->block = NULL;
}

void picture_point(struct picture *picture, struct decimal x, struct decimal y)
{
	picture_row(picture, 2, (struct decimal[]){x, y});
}

void picture_block_end(struct picture *picture)
{
	fputs("EOD\n", picture->script);
	picture->block = NULL;
}

void picture_plot(struct picture *picture, const char *block, const char *format, ...)
{
	va_list arguments;

	if (!text_is_among(block, picture->blocks.items, picture->blocks.count))
		return;
	fprintf(picture->script, "%s$%s ", picture->has_plot ? ", \\\n\t" : "plot ", block);
	picture->has_plot = true;
	va_start(arguments, format);
	vfprintf(picture->script, format, arguments);
	va_end(arguments);
}

void picture_close(struct picture *picture)
{
	/* Without a plot there is no picture, and bars of zero height have no block. */
	if (!picture->has_plot)
		fputs("plot NaN", picture->script);
	fputs("\n", picture->script);
}

const char *picture_measure(const struct picture *picture, size_t measure)
{
	const char *label = picture->chart->measure_labels[measure];

	if (label == NULL && picture->chart->measures[measure] >= 0)
		label = picture->table->columns[picture->chart->measures[measure]].label;
	return escape_clean(picture->arena, label);
}

bool picture_figure(const struct picture *picture, size_t row, int column, int64_t *units)
{
	return column >= 0 && decimal_units(&table_values(picture->table, row)[column], units);
}

enum value_kind picture_kind(const struct picture *picture, int column)
{
	int64_t units;

	for (size_t row = 0; row < picture->table->n_rows; row++)
		if (picture_figure(picture, row, column, &units))
			return table_values(picture->table, row)[column].kind;
	return VALUE_NONE;
}
