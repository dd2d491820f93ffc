/*
 * Tornado: for each row a bar to where its low takes the figure and another to
 * where its high does, about a line at the figure as it is given.  A range that
 * nobody gave is an outline.  What turns it stands below the name.
 */
#include <string.h>

#include "plots/axis.h"
#include "plots/labels.h"

#define MOST_ROWS 14

static const size_t low_series = 0, high_series = 1;

static const int name_most = 230, least_row = 34, most_row = 60, figure_gap = 6,
		 bar_half = 12; /* pixels */

/* Where the row's number is low, and where it is high. */
enum { AT_LOW, AT_HIGH, N_ENDS };

struct move {
	const char *name, *mark; /* mark may be empty */
	int n_lines;             /* of its name */
	int middle, height;      /* of its row, in pixels from the top of the plot area */
	bool has[N_ENDS], is_given;
	int64_t units[N_ENDS];
};

struct tornado {
	struct move moves[MOST_ROWS];
	int count;
	int64_t central;
	struct axis axis;
	struct area area;
};

static const char *text_of(const struct picture *picture, const struct value *values, int column)
{
	return column < 0 || values[column].kind == VALUE_NONE
		   ? ""
		   : labels_text(picture->arena, &values[column]);
}

static bool collect(struct tornado *tornado, const struct picture *picture)
{
	const struct chart *chart = picture->chart;
	const int columns[N_ENDS] = {chart->low, chart->high};
	bool has_central = false;

	axis_init_near(&tornado->axis, picture_kind(picture, chart->measures[0]));
	for (size_t row = 0; row < picture->table->n_rows && tornado->count < MOST_ROWS; row++) {
		const struct value *values = table_values(picture->table, row);
		struct move *move = &tornado->moves[tornado->count];

		if (!has_central)
			has_central =
			    picture_figure(picture, row, chart->measures[0], &tornado->central);
		*move = (struct move){
		    .name = text_of(picture, values, chart->category),
		    .mark = text_of(picture, values, chart->mark),
		    .is_given = chart->series < 0 ||
				strcmp(text_of(picture, values, chart->series), "given") == 0,
		};
		for (int i = 0; i < N_ENDS; i++) {
			move->has[i] = picture_figure(picture, row, columns[i], &move->units[i]);
			if (move->has[i])
				axis_cover(&tornado->axis, move->units[i]);
		}
		tornado->count++;
	}
	if (has_central)
		axis_cover(&tornado->axis, tornado->central);
	return has_central && tornado->count > 0;
}

static const char *figure(const struct tornado *tornado, int64_t units, struct arena *arena)
{
	return axis_figure_text(&tornado->axis, units, arena);
}

static int figures_width(const struct tornado *tornado, struct arena *arena)
{
	int widest = 0;

	for (int i = 0; i < tornado->count; i++)
		for (int j = 0; j < N_ENDS; j++)
			if (tornado->moves[i].has[j])
				widest = larger(
				    widest, lettering_width(
						figure(tornado, tornado->moves[i].units[j], arena),
						FONT_TICK));
	return widest;
}

static int names_width(const struct tornado *tornado)
{
	int widest = 0;

	for (int i = 0; i < tornado->count; i++) {
		int name = lettering_width(tornado->moves[i].name, FONT_LABEL);
		int mark = lettering_width(tornado->moves[i].mark, FONT_SMALL);

		widest = larger(widest, larger(name, mark));
	}
	return smaller(widest, name_most);
}

static void plan_legend(const struct tornado *tornado, struct picture *picture)
{
	struct legend_item *items = arena_array(picture->arena, 3, sizeof *items);
	size_t count = 2;

	items[0] = (struct legend_item){
	    .swatch = SWATCH_FILL, .series = low_series, .text = "Where the number is low"};
	items[1] = (struct legend_item){
	    .swatch = SWATCH_FILL, .series = high_series, .text = "Where it is high"};
	for (int i = 0; i < tornado->count && count == 2; i++)
		if (!tornado->moves[i].is_given)
			items[count++] = (struct legend_item){
			    .swatch = SWATCH_EMPTY,
			    .series = PALETTE_GREY,
			    .text = "Outline: without a range, moved by a tenth"};
	picture_legend(picture, items, count);
}

/* Each as tall as its name needs, and they share what is left of the sheet. */
static int arrange_rows(struct tornado *tornado, struct picture *picture, int room)
{
	const int width = names_width(tornado), least = room / tornado->count;
	int down = 0;

	FOR_EACH (struct move, move, tornado->moves, tornado->count) {
		const char *lines[LABELS_LINES];
		size_t n_lines = lettering_wrap(picture->arena, move->name, FONT_LABEL, width,
						lines, LABELS_LINES);
		int needed = (int)n_lines * picture_line_height(FONT_LABEL) +
			     (move->mark[0] == '\0' ? 0 : picture_line_height(FONT_SMALL)) + 6;

		move->n_lines = (int)n_lines;
		move->height = larger(between(least_row, least, most_row), needed);
		move->middle = down + move->height / 2;
		down += move->height;
	}
	return down;
}

static void arrange(struct tornado *tornado, struct picture *picture)
{
	const int above = 22, below = 30;
	int figures = figures_width(tornado, picture->arena) + figure_gap;
	int room = PICTURE_HEIGHT - picture->head - picture->foot - above - below;

	picture_note_first(picture, (size_t)tornado->count, picture->table->n_rows, "numbers");
	tornado->area = (struct area){
	    .left = PICTURE_MARGIN + names_width(tornado) + 10 + figures,
	    .right = picture->width - PICTURE_MARGIN - figures,
	    .top = picture->head + above,
	    .bottom = picture->head + above + arrange_rows(tornado, picture, room),
	};
	picture->height = tornado->area.bottom + below + picture->foot;
	axis_settle(&tornado->axis, axis_ticks_across(tornado->area.right - tornado->area.left));
	axis_tighten(&tornado->axis);
}

static void write_row(const struct tornado *tornado, struct picture *picture, int row)
{
	const struct move *move = &tornado->moves[row];
	int middle = move->middle, down = tornado->area.top + middle;
	int width = names_width(tornado);
	int below = move->mark[0] == '\0' ? 0 : picture_line_height(FONT_SMALL);
	int64_t least = tornado->central, greatest = tornado->central;

	picture_lines(picture, spot_at(PICTURE_MARGIN, down - below / 2), INK_NAME, move->name,
		      width, LABELS_LINES);
	if (below > 0)
		picture_text(picture,
			     spot_at(PICTURE_MARGIN,
				     down + move->n_lines * picture_line_height(FONT_LABEL) / 2),
			     INK_QUIET,
			     lettering_fit(picture->arena, move->mark, FONT_SMALL, width));
	for (int i = 0; i < N_ENDS; i++) {
		if (!move->has[i])
			continue;
		least = move->units[i] < least ? move->units[i] : least;
		greatest = move->units[i] > greatest ? move->units[i] : greatest;
	}
	if (least < tornado->central)
		picture_text(picture,
			     spot_of(axis_decimal(&tornado->axis, least), decimal_whole(middle),
				     -figure_gap, 0),
			     INK_FIGURE_LEFT, figure(tornado, least, picture->arena));
	if (greatest > tornado->central)
		picture_text(picture,
			     spot_of(axis_decimal(&tornado->axis, greatest), decimal_whole(middle),
				     figure_gap, 0),
			     INK_FIGURE, figure(tornado, greatest, picture->arena));
}

static void write_frame(const struct tornado *tornado, struct picture *picture)
{
	const struct ink ink = {FONT_HEADING, COLOUR_TEXT, ALIGN_CENTRE};
	struct decimal central = axis_decimal(&tornado->axis, tornado->central);
	struct decimal zero = axis_decimal(&tornado->axis, 0);
	const char *text = arena_format(picture->arena, "As planned: %s",
					figure(tornado, tornado->central, picture->arena));
	int height = tornado->area.bottom - tornado->area.top;
	int half = lettering_width(text, FONT_HEADING) / 2 + 1;
	int at =
	    axis_place(&tornado->axis, tornado->central, tornado->area.left, tornado->area.right);

	if (at > picture->width - PICTURE_MARGIN - half)
		at = picture->width - PICTURE_MARGIN - half;
	axis_write_ticks_x(picture, &tornado->axis, decimal_whole(0), decimal_whole(height));
	if (tornado->axis.low <= 0 && tornado->axis.high >= 0)
		picture_line(picture, spot_of(zero, decimal_whole(0), 0, 0),
			     spot_of(zero, decimal_whole(height), 0, 0), COLOUR_LINE);
	picture_line(picture, spot_of(central, decimal_whole(0), 0, -4),
		     spot_of(central, decimal_whole(height), 0, 0), COLOUR_TEXT);
	picture_text(picture, spot_at(at, tornado->area.top - 13), ink, text);
}

/* Do both ends lie on one side of the figure as it is given? */
static bool is_one_sided(const struct tornado *tornado, const struct move *move)
{
	return move->has[AT_LOW] && move->has[AT_HIGH] &&
	       (move->units[AT_LOW] < tornado->central) ==
		   (move->units[AT_HIGH] < tornado->central);
}

static const char *block_name(const struct picture *picture, int end, bool is_given)
{
	return arena_format(picture->arena, "bars%d%d", end, is_given);
}

/* Bars of one end, of ranges given or not: end, top and bottom. */
static void write_block(const struct tornado *tornado, struct picture *picture, int end,
			bool is_given)
{
	picture_block(picture, block_name(picture, end, is_given));
	FOR_EACH (const struct move, move, tornado->moves, tornado->count) {
		int top = move->middle - bar_half, bottom = move->middle + bar_half;

		if (!move->has[end] || move->units[end] == tornado->central ||
		    move->is_given != is_given)
			continue;
		/* One above the other where they would cover each other. */
		if (is_one_sided(tornado, move)) {
			top = end == AT_HIGH ? move->middle : top;
			bottom = end == AT_LOW ? move->middle : bottom;
		}
		picture_row(picture, 3,
			    (struct decimal[]){axis_decimal(&tornado->axis, move->units[end]),
					       decimal_whole(top), decimal_whole(bottom)});
	}
	picture_block_end(picture);
}

bool tornado_draw(struct picture *picture)
{
	struct tornado *tornado = arena_alloc(picture->arena, sizeof *tornado);
	char central[DECIMAL_TEXT_SIZE];

	if (!collect(tornado, picture))
		return false;
	plan_legend(tornado, picture);
	arrange(tornado, picture);
	picture_open(picture, tornado->area);
	axis_write_range(picture->script, "x", &tornado->axis);
	fprintf(picture->script, "set yrange [%d:0]\n", tornado->area.bottom - tornado->area.top);
	write_frame(tornado, picture);
	for (int i = 0; i < tornado->count; i++)
		write_row(tornado, picture, i);
	decimal_text(axis_decimal(&tornado->axis, tornado->central), central);
	for (int end = 0; end < N_ENDS; end++)
		for (int given = 0; given < 2; given++)
			write_block(tornado, picture, end, given);
	for (int end = 0; end < N_ENDS; end++)
		for (int given = 0; given < 2; given++) {
			const char *colour =
			    palette_colour(end == AT_LOW ? low_series : high_series);

			picture_plot(picture, block_name(picture, end, given),
				     "using 1:2:(%s):1:2:3 with boxxyerror fillstyle %s "
				     "border rgb '%s' linewidth 2 fillcolor rgb '%s'",
				     central, given ? "solid 1.0" : "empty", colour, colour);
		}
	picture_close(picture);
	return true;
}
