#include "plots/line_set.h"

#include "plots/palette.h"

static const int most_step = 260; /* pixels */

static void arrange(struct line_set *lines, struct picture *picture)
{
	int names = line_names_width(lines, picture->arena);
	int steps = lines->n_categories > 1 ? lines->n_categories - 1 : 1;

	lines->area = (struct area){
	    .left = PICTURE_MARGIN + axis_tick_width(&lines->axis, picture->arena) + 10,
	    .right = picture->width - PICTURE_MARGIN - names - LINE_NAME_LEAD,
	    .top = picture->head + 12,
	    .bottom = picture->height - picture->foot - 30,
	};
	if (lines->area.right - lines->area.left > LINE_LEAD + steps * most_step)
		lines->area.right = lines->area.left + LINE_LEAD + steps * most_step;
	if (lines->n_categories == 1)
		lines->area.right = lines->area.left + 2 * LINE_LEAD;
}

/* Every so many that their names have room, the outer ones within the sheet. */
static void write_categories(const struct line_set *lines, struct picture *picture)
{
	const struct ink ink = {FONT_LABEL, COLOUR_TEXT, ALIGN_CENTRE};
	const int most = 160;
	int step = line_set_step(lines);
	int every = (labels_width(&lines->categories, FONT_LABEL, most) + 10) / (step + 1) + 1;

	for (int i = 0; i < lines->n_categories; i += every) {
		int at = line_set_right(lines, line_set_place(i));
		int left = 2 * (at - 4), right = 2 * (picture->width - 4 - at);
		int room = larger(step * every - 8, most);

		room = smaller(room, smaller(left, right));
		picture_text(
		    picture, spot_at(at, lines->area.bottom + 18), ink,
		    lettering_fit(picture->arena, lines->categories.items[i], FONT_LABEL, room));
	}
}

void line_frame_block(const struct line_set *lines, struct picture *picture, int index)
{
	const struct line *line = &lines->lines[index];

	picture_block(picture, arena_format(picture->arena, "line%d", index));
	for (int i = 0; i <= line->last; i++)
		picture_row(
		    picture, line->has[i] ? 2 : 0,
		    (struct decimal[]){line_set_place(i), line_set_figure(lines, line->units[i])});
	picture_block_end(picture);
}

void line_frame_open(struct line_set *lines, struct picture *picture)
{
	char from[DECIMAL_TEXT_SIZE], to[DECIMAL_TEXT_SIZE];

	arrange(lines, picture);

	int width = lines->area.right - lines->area.left;
	struct decimal start = {-(int64_t)line_set_span(lines) * LINE_LEAD / (width - LINE_LEAD),
				3};
	struct decimal stop = {line_set_span(lines), 3};

	picture_open(picture);
	picture_area(picture, lines->area);
	axis_write_ticks_y(picture, &lines->axis, start, stop);
	picture_line(picture, spot_of(start, axis_decimal(&lines->axis, 0), 0, 0),
		     spot_of(stop, axis_decimal(&lines->axis, 0), 0, 0), COLOUR_LINE);
	axis_write_range(picture->script, "y", &lines->axis);
	fprintf(picture->script, "set xrange [%s:%s]\n", decimal_text(start, from),
		decimal_text(stop, to));
	write_categories(lines, picture);
	line_names_write(lines, picture);
}
