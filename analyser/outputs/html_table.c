#include <string.h>

#include "outputs/html_parts.h"

#define MOST_CHART_ROWS 60
#define MOST_MOVED_ROWS 15 /* of a tornado, which shows no more: the others hardly move */
#define ACROSS_COLUMNS 11  /* of which it holds no more unless it lies across */
#define MOST_TOGETHER 15   /* rows that do not part on paper */
#define LONG_WORD 24       /* bytes without a space, from which on a word may be parted */
#define WIDE_COLUMNS 7     /* of which a page of paper holds no more in its usual size */

static void write_header(struct markup *page, const struct table *table, const bool *shown)
{
	markup_open(page, MARKUP("thead"));
	markup_open(page, MARKUP("tr"));
	for (size_t i = 0; i < table->n_columns; i++) {
		if (!shown[i])
			continue;
		markup_open_with(page, MARKUP("th"), MARKUP("scope"), "col");
		if (column_is_figure(&table->columns[i]))
			markup_attribute(page, MARKUP("class"), "n");
		markup_text(page, table->columns[i].label);
		markup_close(page);
	}
	markup_close(page);
	markup_close(page);
	markup_raw(page, MARKUP("\n"));
}

/* A dash, and its reason for whoever hears the page. */
static void write_none(struct markup *page, const struct value *value)
{
	if (value->text == NULL || value->text[0] == '\0')
		return;
	markup_open_with(page, MARKUP("span"), MARKUP("title"), value->text);
	markup_text(page, "\u2013");
	markup_close(page);
	markup_open_class(page, MARKUP("span"), "heard");
	markup_text(page, value->text);
	markup_close(page);
}

static bool has_long_word(const char *text)
{
	size_t length;

	for (; *text != '\0'; text += length + (text[length] != '\0')) {
		length = strcspn(text, " \n\t");
		if (length > LONG_WORD)
			return true;
	}
	return false;
}

static void write_row(struct markup *page, const struct table *table, const bool *shown,
		      const struct value *values, struct arena *arena)
{
	bool is_first = true;

	markup_open(page, MARKUP("tr"));
	for (size_t i = 0; i < table->n_columns; i++) {
		if (!shown[i])
			continue;
		if (is_first) {
			markup_open_with(page, MARKUP("th"), MARKUP("scope"), "row");
		} else {
			markup_open(page, MARKUP("td"));
		}
		if (column_is_figure(&table->columns[i]))
			markup_attribute(page, MARKUP("class"), "n");
		else if (values[i].kind == VALUE_TEXT && has_long_word(values[i].text))
			markup_attribute(page, MARKUP("class"), "long");
		if (values[i].kind == VALUE_NONE)
			write_none(page, &values[i]);
		else
			markup_text(page, report_value(table, i, &values[i], arena));
		markup_close(page);
		is_first = false;
	}
	markup_close(page);
	markup_raw(page, MARKUP("\n"));
}

/* The rows, and the row of totals; false where there are more rows. */
static void write_rows(struct markup *page, const struct table *table, const bool *shown,
		       size_t n_rows, struct arena *arena)
{
	write_header(page, table, shown);
	markup_open(page, MARKUP("tbody"));
	for (size_t row = 0; row < n_rows; row++)
		write_row(page, table, shown, table_values(table, row), arena);
	markup_close(page);
	if (table->totals != NULL) {
		markup_open(page, MARKUP("tfoot"));
		write_row(page, table, shown, table->totals, arena);
		markup_close(page);
	}
}

static void write_more(struct markup *page, const struct table *table, const bool *shown,
		       size_t n_rows, struct arena *arena)
{
	const char *note = report_table_note(table, shown, n_rows, arena);

	if (note == NULL)
		return;
	markup_open_class(page, MARKUP("p"), "small");
	markup_text(page, note);
	markup_close(page);
}

/* In a frame that can be scrolled, by keys as well; of few rows, paper holds it together. */
static void open_frame(struct markup *page, const char *label, size_t n_columns, size_t n_rows)
{
	const char *class = n_rows > MOST_TOGETHER ? "frame" : "frame short";

	if (n_columns > ACROSS_COLUMNS)
		class = "frame across";

	markup_open_class(page, MARKUP("section"), class);
	markup_attribute(page, MARKUP("aria-label"), label);
	markup_attribute(page, MARKUP("tabindex"), "0");
}

void html_table(struct markup *page, const struct report_node *node, struct arena *arena)
{
	bool *shown = arena_array(arena, node->table->n_columns, sizeof *shown);
	const size_t n_shown = report_table_shown(node->table, shown);
	const char *caption = arena_format(arena, "Table %d. %s", node->number, node->text);

	open_frame(page, caption, n_shown, node->n_rows);
	markup_open_with(page, MARKUP("table"), MARKUP("id"), node->id);
	if (n_shown > WIDE_COLUMNS)
		markup_attribute(page, MARKUP("class"), "wide");
	markup_element(page, MARKUP("caption"), caption);
	write_rows(page, node->table, shown, node->n_rows, arena);
	markup_close(page);
	markup_close(page);
	write_more(page, node->table, shown, node->n_rows, arena);
	markup_raw(page, MARKUP("\n"));
}

/* The columns that a chart shows. */
static void find_drawn(const struct chart *chart, const struct table *table, bool *shown)
{
	const int columns[] = {chart->category, chart->panel, chart->series, chart->low,
			       chart->high};

	for (size_t i = 0; i < N_OF(columns); i++)
		if (columns[i] >= 0)
			shown[columns[i]] = report_table_is_shown(table, (size_t)columns[i]);
	for (size_t i = 0; i < MAX_CHART_MEASURES; i++)
		if (chart->measures[i] >= 0)
			shown[chart->measures[i]] =
			    report_table_is_shown(table, (size_t)chart->measures[i]);
}

static void write_figures(struct markup *page, const struct report_node *node, struct arena *arena)
{
	const struct table *table = node->table;
	bool *shown = arena_array(arena, table->n_columns, sizeof *shown);
	const size_t most = node->chart->kind == CHART_TORNADO ? MOST_MOVED_ROWS : MOST_CHART_ROWS;
	const size_t n_rows = table->n_rows > most ? most : table->n_rows;
	const char *label = arena_format(arena, "The figures of figure %d", node->number);

	find_drawn(node->chart, table, shown);
	markup_open(page, MARKUP("details"));
	markup_element(page, MARKUP("summary"), label);
	open_frame(page, label, 0, n_rows);
	markup_open(page, MARKUP("table"));
	markup_open_class(page, MARKUP("caption"), "heard");
	markup_text(page, label);
	markup_close(page);
	write_rows(page, table, shown, n_rows, arena);
	markup_close(page);
	markup_close(page);
	write_more(page, table, shown, n_rows, arena);
	markup_close(page);
}

/* The picture itself, without the declaration of a document of its own. */
static bool write_picture(struct markup *page, const struct chart *chart,
			  const struct output_options *options)
{
	size_t size;
	const char *bytes =
	    options->pictures->draw(options->pictures->data, chart->name, "svg", &size);
	size_t start = 0;

	if (bytes == NULL)
		return false;
	while (start + 4 < size && memcmp(bytes + start, "<svg", 4) != 0)
		start++;
	markup_picture(page, bytes + start, size - start);
	return true;
}

bool html_chart(struct markup *page, const struct report_node *node,
		const struct output_options *options, struct arena *arena)
{
	if (options->pictures == NULL)
		return true;
	markup_open_with(page, MARKUP("figure"), MARKUP("id"), node->id);
	/* Where the screen is narrower than its letters can be read, it is scrolled. */
	markup_open_class(page, MARKUP("div"), "frame picture");
	markup_attribute(page, MARKUP("role"), "group");
	markup_attribute(
	    page, MARKUP("aria-label"),
	    arena_format(arena, "Figure %d, to be scrolled where it is wider", node->number));
	markup_attribute(page, MARKUP("tabindex"), "0");
	if (!write_picture(page, node->chart, options))
		return false;
	markup_close(page);
	markup_element(page, MARKUP("figcaption"),
		       arena_format(arena, "Figure %d. %s", node->number, node->text));
	markup_close(page);
	write_figures(page, node, arena);
	markup_raw(page, MARKUP("\n"));
	return true;
}
