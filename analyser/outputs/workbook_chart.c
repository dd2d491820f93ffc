#include "outputs/workbook.h"

#include "base/text.h"
#include "outputs/markup.h"

#define DASHED 1 /* the measure of lines that is held against the others */

/* Told apart without colour too. */
static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE,
				  LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
				  LXW_CHART_MARKER_X,        LXW_CHART_MARKER_PLUS};

/* The native chart of a kind, or LXW_CHART_NONE. */
static lxw_chart_type type_of(enum chart_kind kind)
{
	static const lxw_chart_type types[] = {[CHART_STACKED_SHARES] = LXW_CHART_COLUMN_STACKED,
					       [CHART_GROUPED_BARS] = LXW_CHART_COLUMN,
					       [CHART_RANGES] = LXW_CHART_BAR_STACKED,
					       [CHART_PARETO] = LXW_CHART_COLUMN,
					       [CHART_LOG_POINTS] = LXW_CHART_LINE,
					       [CHART_WATERFALL] = LXW_CHART_COLUMN_STACKED,
					       [CHART_LINES] = LXW_CHART_LINE};

	return kind < N_OF(types) ? types[kind] : LXW_CHART_NONE;
}

static bool is_dashed(const struct chart *chart, size_t series)
{
	return chart->kind == CHART_LINES && chart->measures[DASHED] >= 0 && series % 2 == 1;
}

static void paint(const struct workbook *book, const struct chart *chart, lxw_chart_series *series,
		  size_t number)
{
	const lxw_color_t colour =
	    colour_number(document_colours(book->results->document)->series[number % HOUSE_SERIES]);
	lxw_chart_line line = {.color = colour, .width = 2.25F};
	lxw_chart_fill fill = {.color = colour};

	if (chart->kind == CHART_LINES || chart->kind == CHART_LOG_POINTS) {
		if (chart->kind == CHART_LOG_POINTS)
			line.none = true;
		if (is_dashed(chart, number))
			line.dash_type = LXW_CHART_LINE_DASH_DASH;
		LXW(chart_series_set_line)(series, &line);
		LXW(chart_series_set_marker_type)(series, markers[number % N_OF(markers)]);
		LXW(chart_series_set_marker_size)(series, 7);
		LXW(chart_series_set_marker_fill)(series, &fill);
	} else {
		LXW(chart_series_set_fill)(series, &fill);
	}
}

static lxw_chart_series *add_series(struct workbook *book, const struct workbook_sheet *own,
				    lxw_chart *drawn, size_t n_rows, lxw_col_t column)
{
	const lxw_row_t last = (lxw_row_t)(WORKBOOK_ROWS + n_rows - 1);
	lxw_chart_series *series = LXW(chart_add_series)(
	    drawn,
	    arena_format(book->arena, "=%s",
			 workbook_cell_range(book, own, WORKBOOK_ROWS, last, 0)),
	    arena_format(book->arena, "=%s",
			 workbook_cell_range(book, own, WORKBOOK_ROWS, last, column)));

	if (series == NULL)
		book->has_failed = true;
	else
		LXW(chart_series_set_name)
	(series, arena_format(
		     book->arena, "=%s",
		     workbook_cell_range(book, own, WORKBOOK_HEADINGS, WORKBOOK_HEADINGS, column)));
	return series;
}

static const char *axis_format(const struct chart *chart, const struct table *table)
{
	static const char *const formats[] = {[UNIT_MONEY] = "\u00a3#,##0",
					      [UNIT_PERCENT] = "0%",
					      [UNIT_COUNT] = "#,##0",
					      [UNIT_FACTOR] = NULL};
	const enum unit unit = table->columns[chart->measures[0]].unit;

	if (unit == UNIT_MONEY && chart->kind == CHART_LOG_POINTS)
		return "\u00a3#,##0.00";
	return formats[unit] == NULL ? "General" : formats[unit];
}

static void set_axes(const struct chart *chart, const struct table *table, lxw_chart *drawn)
{
	lxw_chart_line light = {.color = 0xD9D9D9};

	LXW(chart_axis_set_num_format)(drawn->y_axis, axis_format(chart, table));
	LXW(chart_axis_major_gridlines_set_line)(drawn->y_axis, &light);
	LXW(chart_axis_set_label_position)(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
	if (chart->kind == CHART_LOG_POINTS)
		LXW(chart_axis_set_log_base)(drawn->y_axis, 10);
	if (chart->kind == CHART_STACKED_SHARES)
		LXW(chart_axis_set_max)(drawn->y_axis, 1);
	if (chart->kind == CHART_RANGES) {
		/* Its categories are on the upright axis, the first on top; the amounts below. */
		LXW(chart_axis_set_num_format)(drawn->x_axis, axis_format(chart, table));
		LXW(chart_axis_set_reverse)(drawn->y_axis);
		LXW(chart_axis_set_crossing_max)(drawn->y_axis);
	}
	if (chart->kind == CHART_STACKED_SHARES || chart->kind == CHART_RANGES ||
	    chart->kind == CHART_WATERFALL)
		LXW(chart_set_series_overlap)(drawn, 100);
}

/* The rows that a chart covers, which is as high as it has bars. */
static double scale_of(const struct chart *chart, size_t n_rows)
{
	return chart->kind == CHART_RANGES && n_rows > 12 ? (double)n_rows / 10 : 1.5;
}

#define ROWS_OF_CHART 15 /* at its own size */

static void draw(struct workbook *book, struct workbook_sheet *own, lxw_chart *drawn, size_t n_rows,
		 size_t n_columns)
{
	const struct chart *chart = own->chart;
	const char *title = chart->title == NULL ? own->table->title : chart->title;
	lxw_chart_font large = {.size = 12, .bold = true};
	lxw_chart_options options = {
	    .x_scale = 2,
	    .y_scale = scale_of(chart, n_rows),
	    /* libxlsxwriter does not escape here what XML has no place for. */
	    .description = (char *)markup_plain(
		book->arena,
		arena_format(book->arena,
			     "%s. Its figures are in the table above it on this sheet. %s", title,
			     chart->source == NULL ? "" : chart->source))};

	LXW(chart_title_set_name)(drawn, markup_plain(book->arena, title));
	LXW(chart_title_set_name_font)(drawn, &large);
	LXW(chart_legend_set_position)
	(drawn, n_columns > 2 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
	set_axes(chart, own->table, drawn);
	if (LXW(worksheet_insert_chart_opt)(own->sheet, (lxw_row_t)(WORKBOOK_ROWS + n_rows + 1), 0,
					    drawn, &options) != LXW_NO_ERROR)
		book->has_failed = true;
}

/* Low to high with a mark at the centre: what is between them, on a bar that is not seen. */
static void add_range(struct workbook *book, struct workbook_sheet *own, lxw_chart *drawn,
		      const struct workbook_figures *figures)
{
	static const char *const names[] = {"Low to central", "Central to high"};
	lxw_chart_fill none = {.none = true};

	for (size_t i = 0; i < 2; i++) {
		const lxw_col_t column = (lxw_col_t)(figures->n_series + 1 + i);

		workbook_cell_text(book, own->sheet, WORKBOOK_HEADINGS, column, names[i],
				   book->styles[STYLE_HEADING]);
		for (size_t row = 0; row < figures->n_categories; row++) {
			struct value low, high;
			double from = 0, to = 0;

			if (workbook_figures_formula(book, figures, row, i, &low) == NULL ||
			    workbook_figures_formula(book, figures, row, i + 1, &high) == NULL)
				continue;
			workbook_cell_number(&low, &from);
			workbook_cell_number(&high, &to);
			LXW(worksheet_write_formula_num)
			(own->sheet, (lxw_row_t)(WORKBOOK_ROWS + row), column,
			 arena_format(book->arena, "=%c%zu-%c%zu", (char)('C' + i),
				      WORKBOOK_ROWS + row + 1, (char)('B' + i),
				      WORKBOOK_ROWS + row + 1),
			 book->looks[0][LOOK_MONEY], to - from);
		}
	}
	lxw_chart_series *series = add_series(book, own, drawn, figures->n_categories, 1);
	if (series != NULL)
		LXW(chart_series_set_fill)(series, &none);
	if (LXW(chart_legend_delete_series)(drawn, (int16_t[]){0, -1}) != LXW_NO_ERROR)
		book->has_failed = true;
	for (size_t i = 0; i < 2; i++) {
		series = add_series(book, own, drawn, figures->n_categories,
				    (lxw_col_t)(figures->n_series + 1 + i));
		if (series != NULL)
			paint(book, own->chart, series, i);
	}
}

static void fill(struct workbook *book, struct workbook_sheet *own)
{
	const struct workbook_figures *figures =
	    workbook_figures(book, own->chart, workbook_table_sheet(book, own->table));
	lxw_chart *drawn = LXW(workbook_add_chart)(book->file, (uint8_t)type_of(own->chart->kind));
	size_t n_columns = figures->n_series + 1;

	if (drawn == NULL) {
		book->has_failed = true;
		return;
	}
	workbook_cell_head(book, own);
	LXW(worksheet_set_column)(own->sheet, 0, 0, 34, NULL);
	LXW(worksheet_set_column)(own->sheet, 1, (lxw_col_t)(n_columns + 8), 16, NULL);
	if (own->chart->kind == CHART_WATERFALL) {
		n_columns = workbook_waterfall(book, own, figures, drawn);
	} else {
		workbook_figures_write(book, own, figures);
		if (own->chart->kind == CHART_RANGES)
			add_range(book, own, drawn, figures);
		else
			for (size_t i = 0; i < figures->n_series; i++) {
				/* Two scales on one chart are not to be had here. */
				if (own->chart->kind == CHART_PARETO && i > 0)
					break;
				lxw_chart_series *series = add_series(
				    book, own, drawn, figures->n_categories, (lxw_col_t)(i + 1));
				if (series != NULL)
					paint(book, own->chart, series, i);
			}
	}
	const lxw_row_t last =
	    (lxw_row_t)(WORKBOOK_ROWS + figures->n_categories + 2) +
	    (lxw_row_t)(ROWS_OF_CHART * scale_of(own->chart, figures->n_categories));

	draw(book, own, drawn, figures->n_categories, n_columns);
	workbook_cell_print(own, last, (lxw_col_t)(n_columns > 8 ? n_columns : 8), false);
}

void workbook_chart_add(struct workbook *book, const struct table *table, const char *part)
{
	for (size_t i = 0; table->n_rows > 0 && i < table->n_charts; i++) {
		const struct chart *chart = &table->charts[i];
		struct workbook_sheet *own;

		if (type_of(chart->kind) == LXW_CHART_NONE)
			continue;
		own = workbook_add(book, arena_format(book->arena, "chart %s", chart->name),
				   chart->title == NULL ? table->title : chart->title, fill);
		own->table = table;
		own->chart = chart;
		own->part = part;
	}
}

const char *workbook_chart_left_out(const struct workbook *book)
{
	const char *names = "";

	for (size_t i = 0; i < book->results->n_tables; i++) {
		const struct table *table = book->results->tables[i];

		for (size_t j = 0; table->n_rows > 0 && j < table->n_charts; j++)
			if (type_of(table->charts[j].kind) == LXW_CHART_NONE)
				names = text_more(book->arena, names, ", ", table->charts[j].name);
	}
	return names[0] == '\0' ? NULL
				: arena_format(book->arena,
					       "Charts that spreadsheets cannot draw are left out "
					       "(draw them with --chart NAME=FILE.svg): %s.",
					       names);
}
