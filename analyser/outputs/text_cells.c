#include "outputs/text_cells.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

#define WIDEST_TEXT 120
#define WIDEST_ROUNDED 60 /* where there is little room */

/* A value as people read it. */
static const char *text_value(const struct value *value, struct arena *arena)
{
	char *text = arena_alloc(arena, MONEY_TEXT_SIZE);

	switch (value->kind) {
	case VALUE_TEXT:
		return text_visible(arena, value->text);
	case VALUE_YEAR:
		return year_format(value->year, text);
	case VALUE_COUNT:
		return count_thousands(value->count, text);
	case VALUE_MONEY:
		return money_pounds(value->money, text);
	case VALUE_SHARE:
		return share_percent(value->share, text);
	case VALUE_RATIO:
		return arena_format(arena, "%.*f", fabs(value->ratio) < 10 ? 2 : 1, value->ratio);
	default:
		return value->text[0] == '\0' ? "" : "-";
	}
}

const char *text_assumed(const struct value *value, struct arena *arena)
{
	if (value->kind == VALUE_SHARE && value->share.billionths % (SHARE_ONE / 10000) == 0)
		return share_given(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	return text_value(value, arena);
}

/* So many draws show neither that it is certain nor that it cannot be. */
static struct share chance_of(struct share share)
{
	return share.billionths <= 0           ? (struct share){1}
	       : share.billionths >= SHARE_ONE ? (struct share){SHARE_ONE - 1}
					       : share;
}

const char *text_of_column(const struct column *column, const struct value *value,
			   struct arena *arena)
{
	if (column->is_chance && value->kind == VALUE_SHARE)
		return share_percent(chance_of(value->share), arena_alloc(arena, SHARE_TEXT_SIZE));
	if (column->is_published && value->kind == VALUE_SHARE)
		return share_given(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	return column->is_mixed ? text_assumed(value, arena) : text_value(value, arena);
}

/* How the values of one column are written, all alike. */
struct style {
	enum unit unit;
	bool has_tenths; /* some percentage is not whole */
	bool has_parts;  /* some amount is not of whole pence */
	struct money largest;
	const struct rounding *rounding;
	bool is_rounded, is_whole, is_published, is_chance;
};

static void note(struct style *style, const struct value *value)
{
	char text[SHARE_TEXT_SIZE];

	if (value->kind == VALUE_SHARE && strchr(share_percent(value->share, text), '.') != NULL)
		style->has_tenths = true;
	if (value->kind != VALUE_MONEY)
		return;
	struct money size = value->money;
	style->has_parts |= size.hundredths % MONEY_PER_PENNY != 0;
	if (size.hundredths < 0)
		size.hundredths = size.hundredths == INT64_MIN ? INT64_MAX : -size.hundredths;
	if (size.hundredths > style->largest.hundredths)
		style->largest = size;
}

/* Percentages of one column have as many decimals, so that they stand in line. */
static const char *share_text(const struct style *style, struct share share, struct arena *arena)
{
	const char *text = share_percent(share, arena_alloc(arena, SHARE_TEXT_SIZE));

	if (!style->has_tenths || strchr(text, '.') != NULL)
		return text;
	return arena_format(arena, "%.*s.0%%", (int)strlen(text) - 1, text);
}

/* Long names end in dots, so that the numbers behind them stay in sight. */
static const char *shortened(const char *text, size_t most, struct arena *arena)
{
	size_t length = strlen(text), kept = 0;

	if (text_width(text) <= most)
		return text;
	for (;;) {
		size_t next = kept + text_character(text + kept, length - kept);
		const char *start = arena_text_of(arena, text, next);

		if (next == kept || text_width(start) > most - 3)
			return arena_format(arena, "%.*s...", (int)kept, text);
		kept = next;
	}
}

/* A share in a column of plain numbers is an exact decimal, not a percentage. */
static const char *cell_text(const struct style *style, const struct value *value,
			     struct arena *arena)
{
	if (value->kind == VALUE_SHARE && style->unit == UNIT_RATIO)
		return share_plain(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	if (value->kind == VALUE_SHARE && style->is_published)
		return share_given(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	if (value->kind == VALUE_SHARE)
		return share_text(style, style->is_chance ? chance_of(value->share) : value->share,
				  arena);
	if (value->kind == VALUE_RATIO && style->unit == UNIT_FACTOR)
		return arena_format(arena, "%.4f", value->ratio);
	if (value->kind == VALUE_RATIO && style->is_rounded)
		return rounding_ratio(value->ratio, arena);
	if (value->kind == VALUE_MONEY && style->is_rounded)
		return rounding_text(style->rounding, value->money, arena);
	const char *text = text_value(value, arena);
	if (value->kind != VALUE_TEXT || style->is_whole)
		return text;
	return shortened(text, style->is_rounded ? WIDEST_ROUNDED : WIDEST_TEXT, arena);
}

const char *text_words(const char **text, size_t width, struct arena *arena)
{
	const char *start = *text;
	size_t taken = 0, cells = 0, length = strlen(start);
	size_t whole = 0, folders = 0; /* words, and folders of a path, in bytes */

	while (taken < length) {
		size_t next = text_character(start + taken, length - taken);

		next = next == 0 ? 1 : next;
		if (start[taken] == ' ')
			whole = taken;
		cells += text_width(arena_text_of(arena, start + taken, next));
		if (cells > width && taken > 0)
			break;
		taken += next;
		if (start[taken - 1] == '/')
			folders = taken;
	}
	if (taken < length && start[taken] != ' ' && (whole > 0 || folders > 0))
		taken = whole > 0 ? whole : folders;
	*text = start + taken + (start[taken] == ' ');
	return arena_text_of(arena, start, taken);
}

/* The least width in which a label takes at most two lines, no word of it broken. */
static size_t label_width(const char *label, struct arena *arena)
{
	size_t width = 1;

	for (size_t i = 0, word = 0; label[i] != '\0'; i++) {
		word = label[i] == ' ' ? 0 : word + 1;
		width = word > width ? word : width;
	}
	for (;; width++) {
		const char *rest = label;

		(void)text_words(&rest, width, arena);
		(void)text_words(&rest, width, arena);
		if (rest[0] == '\0')
			return width;
	}
}

const char *const *text_cells_row(const struct text_cells *cells, size_t row)
{
	return &cells->texts[row * cells->n_columns];
}

const struct column *text_cells_column(const struct text_cells *cells, size_t column)
{
	return &cells->table->columns[cells->columns[column]];
}

size_t text_cells_width(const struct text_cells *cells)
{
	size_t width = 0;

	for (size_t i = 0; i < cells->n_columns; i++)
		width += cells->widths[i] + (i == 0 ? 0 : TEXT_GAP);
	return width;
}

/* The values of a row shown; the row behind the last is that of totals. */
static const struct value *row_values(const struct text_cells *cells, size_t row)
{
	return row < cells->n_rows ? table_values(cells->table, row) : cells->table->totals;
}

static void fill_column(struct text_cells *cells, size_t column, const struct table_look *look,
			struct arena *arena)
{
	const size_t at = cells->columns[column];
	const size_t n_rows = cells->n_rows + (cells->table->totals != NULL);
	struct style style = {.unit = cells->table->columns[at].unit,
			      .is_published = cells->table->columns[at].is_published,
			      .is_chance = cells->table->columns[at].is_chance,
			      .is_rounded = look->is_rounded,
			      .is_whole = look->is_whole};

	/* A total may be far larger than its parts, which are what is compared. */
	for (size_t i = 0; i < n_rows; i++) {
		const struct money largest = style.largest;

		note(&style, &row_values(cells, i)[at]);
		if (i == cells->n_rows)
			style.largest = largest;
	}
	if (look->is_rounded)
		style.rounding = rounding_of(style.largest);
	cells->is_rounded |= look->is_rounded && (style.rounding != NULL || style.has_parts);
	cells->widths[column] = label_width(cells->table->columns[at].label, arena);
	for (size_t i = 0; i < n_rows; i++) {
		const char *text = cell_text(&style, &row_values(cells, i)[at], arena);
		size_t width = text_width(text);

		cells->texts[i * cells->n_columns + column] = text;
		if (width > cells->widths[column])
			cells->widths[column] = width;
	}
}

static const size_t *all_columns(const struct table *table, struct arena *arena)
{
	size_t *columns = arena_array(arena, table->n_columns, sizeof *columns);

	for (size_t i = 0; i < table->n_columns; i++)
		columns[i] = i;
	return columns;
}

struct text_cells text_cells_make(const struct table *table, const struct table_look *look,
				  struct arena *arena)
{
	const bool has_all = look->columns == NULL;
	const size_t most = look->most_rows;
	struct text_cells cells = {
	    .table = table,
	    .n_columns = has_all ? table->n_columns : look->n_columns,
	    .columns = has_all ? all_columns(table, arena) : look->columns,
	    .n_rows = most > 0 && table->n_rows > most ? most : table->n_rows,
	};

	cells.texts = arena_array(arena, (cells.n_rows + 1) * cells.n_columns, sizeof *cells.texts);
	cells.widths = arena_array(arena, cells.n_columns, sizeof *cells.widths);
	for (size_t i = 0; i < cells.n_columns; i++)
		fill_column(&cells, i, look, arena);
	return cells;
}
