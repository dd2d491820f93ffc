#include "reading/case_checks.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

#define MOST_TOLD 5
#define LEAST_LETTERS 4

/* What no two rows of one file should share: what every row needs, and its amount. */
static bool is_key(const struct reader *reader, size_t column)
{
	const int field = columns_field(&reader->columns, &reader->shape, column);

	return field >= 0 &&
	       (reader->shape.fields[field].flags & (FIELD_REQUIRED | FIELD_AMOUNT)) != 0;
}

/* A whole number as most are written: what it comes to is told by its digits. */
static bool is_bare(const char *text, const struct field *field)
{
	return (field->unit == UNIT_COUNT || field->unit == UNIT_MONEY) && text[0] > '0' &&
	       text[0] <= '9' && text[strspn(text, "0123456789")] == '\0';
}

static char *lowered(const char *text, struct arena *arena)
{
	char *lower = arena_text(arena, text);

	for (char *at = lower; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	return lower;
}

/* A number or a year in one way; any other text in small letters, without spaces. */
static const char *plain(const char *text, const struct field *field, struct digest_dates *dates,
			 struct arena *arena)
{
	struct date_forms forms;
	const char *problem;
	struct value value;
	char *lower, *to;

	if (field != NULL && is_bare(text, field))
		return text;
	lower = to = lowered(text, arena);
	if (field != NULL && field->unit != UNIT_TEXT &&
	    cell_read(&value, text, field, arena, &problem))
		switch (value.kind) {
		case VALUE_YEAR:
			if (value.month == 0)
				return arena_format(arena, "%d", value.year.start);
			/* Two days of a month are two. */
			forms = forms_of_dates(field);
			return arena_format(arena, "day %llx",
					    (unsigned long long)digest_date_kept(
						dates, &forms, lower, strlen(lower)));
		case VALUE_COUNT:
			return arena_format(arena, "%lld", (long long)value.count);
		case VALUE_MONEY:
			return value.money.hundredths % MONEY_PER_POUND == 0
				   ? arena_format(
					 arena, "%lld",
					 (long long)(value.money.hundredths / MONEY_PER_POUND))
				   : arena_format(arena, "%lld hundredths",
						  (long long)value.money.hundredths);
		case VALUE_SHARE:
			return arena_format(arena, "%lld", (long long)value.share.billionths);
		default:
			break;
		}
	for (const char *from = lower; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	return lower;
}

/* A row's cells so; `before` is the row above, and what this made of it, or NULL. */
static const struct row *make_alike(const struct reader *reader, const struct row *row,
				    const struct row *before, const struct row *before_alike,
				    struct digest_dates *dates)
{
	struct row *copy = arena_alloc(reader->arena, sizeof *copy);
	const char **cells = arena_array(reader->arena, row->n_cells, sizeof *cells);

	*copy = *row;
	copy->cells = cells;
	for (size_t i = 0; i < row->n_cells; i++) {
		const int field = columns_field(&reader->columns, &reader->shape, i);

		/* Much of a row is as in the row above. */
		if (before != NULL && i < before->n_cells &&
		    strcmp(before->cells[i], row->cells[i]) == 0)
			cells[i] = before_alike->cells[i];
		else
			cells[i] =
			    plain(row->cells[i], field < 0 ? NULL : &reader->shape.fields[field],
				  dates, reader->arena);
	}
	return copy;
}

const struct row **case_alike_rows(const struct reader *reader, const struct sheet *sheet,
				   size_t header)
{
	const struct row **rows = arena_array(reader->arena, sheet->n_rows, sizeof(struct row *));
	const struct row *before = NULL, *before_alike = NULL;
	struct digest_dates dates = {0};

	for (size_t i = 0; i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i];

		rows[i] = NULL;
		if (i <= header || row->fault != NULL || row_is_blank(row))
			continue;
		rows[i] = before_alike = make_alike(reader, row, before, before_alike, &dates);
		before = row;
	}
	return rows;
}

/* A row with those cells alone, and where it was. */
struct bare_row {
	struct row row;
	const struct row *whole;
};

static struct bare_row *bare(const struct row *row, const bool *keys, size_t n_columns,
			     struct arena *arena)
{
	struct bare_row *copy = arena_alloc(arena, sizeof *copy);
	const char **cells = arena_array(arena, row->n_cells, sizeof *cells);

	for (size_t i = 0; i < row->n_cells; i++)
		cells[i] = i < n_columns && keys[i] ? row->cells[i] : "";
	*copy = (struct bare_row){*row, row};
	copy->row.cells = cells;
	return copy;
}

/* `Ash` and `Ash Ltd`; an empty cell and any other. */
static bool may_be_one(const char *one, const char *two, struct arena *arena)
{
	const char *a = text_fold(arena, one), *b = text_fold(arena, two);
	const size_t length = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

	return length == 0 || (length >= LEAST_LETTERS && strncmp(a, b, length) == 0 &&
			       strpbrk(one, "0123456789") == NULL);
}

/* May each cell be the other row's?  `column`: the first that is not the same. */
static bool are_alike(const struct row *a, const struct row *b, size_t n_columns, size_t *column,
		      struct arena *arena)
{
	*column = n_columns;
	for (size_t i = n_columns; i > 0; i--) {
		const char *one = i - 1 < a->n_cells ? a->cells[i - 1] : "";
		const char *two = i - 1 < b->n_cells ? b->cells[i - 1] : "";

		if (strcmp(one, two) == 0)
			continue;
		if (!may_be_one(one, two, arena))
			return false;
		*column = i - 1;
	}
	return *column < n_columns;
}

void case_alike_say(struct reader *reader, const struct row *const *rows, size_t n_rows)
{
	const struct row *names = reader->columns.header;
	const int amount = ledger_amount_field(&reader->shape);
	struct arena *arena = reader->arena;
	bool *keys = arena_array(arena, names->n_cells, sizeof *keys);
	struct duplicates seen;
	size_t n_told = 0;

	if (amount < 0 || reader->columns.at[amount] < 0)
		return;
	for (size_t i = 0; i < names->n_cells; i++)
		keys[i] = is_key(reader, i);
	duplicates_init(&seen, NULL, n_rows, arena);
	for (size_t i = 0; i < n_rows && n_told < MOST_TOLD; i++) {
		const struct row *row = rows[i], *found;
		const struct bare_row *first;
		size_t column;

		if (row == NULL)
			continue;
		found = duplicates_see(&seen, &bare(row, keys, names->n_cells, arena)->row);
		/* The row is the first member. */
		first = (const struct bare_row *)found;
		if (first == NULL || !are_alike(first->whole, row, names->n_cells, &column, arena))
			continue;
		n_told++;
		warning(reader->diagnostics, at_line(reader->reading->source->path, row->line),
			"agrees with line %ld but for %s, which one of them leaves empty or writes "
			"otherwise; if they are one, it counts twice: take one out",
			first->whole->line, cell_quoted(arena, names->cells[column]));
	}
}
