#include "tally/first_rows.h"

#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "reading/ledger_doubts.h"
#include "reading/digest.h"

#define MOST_ROWS LOST_POINT_ROWS
#define MOST_COLUMNS ((size_t)256)

/* The first of two kinds of numbers of columns: of what is read, and of all others. */
enum { OF_FIELD = 1, OF_NAME };

static uint64_t number_of(uint64_t kind, const char *text)
{
	return text[0] == '\0' ? 0 : digest_bytes(DIGEST_START, kind, text, strlen(text));
}

/* By what it is read for, and else by its name; of two alike only the first is known. */
static uint64_t column_of(const struct first_rows *rows, const struct head *head, size_t column,
			  struct arena *scratch)
{
	const int field = columns_field(&head->columns, &head->shape, column);
	const uint64_t number =
	    field >= 0
		? number_of(OF_FIELD, head->fields[field].id)
		: number_of(OF_NAME, text_fold(scratch, head->columns.header->cells[column]));

	for (size_t i = 0; i < column; i++)
		if (rows->columns[i] == number)
			return 0;
	return number;
}

static bool is_blank(const struct first_rows *rows, size_t column)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->rows[i].cells[column] != 0)
			return false;
	return true;
}

static int64_t value_of(const struct head *head, const char *text)
{
	const int field = ledger_amount_field(&head->shape);
	struct money money;
	int64_t value;

	if (money_parse_as(text, head->beliefs->forms.has_decimal_comma, &money) != PARSE_OK ||
	    __builtin_mul_overflow(money.hundredths, head->neighbours.scale[field], &value))
		return 0;
	return value;
}

static int compare_rows(const void *left, const void *right)
{
	const struct first_row *a = left, *b = right;

	return ORDER_BY(ORDER(a->others, b->others), ORDER(a->line, b->line));
}

size_t first_rows_find(const struct first_rows *rows, uint64_t others)
{
	size_t low = 0, high = rows->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (rows->rows[middle].others < others)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Is the column of dates one of days or months, and not of years alone? */
static bool has_date(const struct head *head, const struct row *row)
{
	struct year year;
	int month = 0;

	return year_parse_as(row_cell(row, head->layout.date), &head->layout.dates, &year,
			     &month) &&
	       month != 0;
}

/* The cells of a row but its amount, and where they stand. */
static uint64_t others_of(const struct first_rows *rows, const uint32_t *cells)
{
	uint64_t others = DIGEST_START;

	for (size_t i = 0; i < rows->n_columns; i++)
		if ((int)i != rows->amount)
			others = digest_mix(others ^ cells[i], DIGEST_START + i);
	return others;
}

static void keep_rows(struct first_rows *rows, const struct head *head, struct arena *arena)
{
	const struct digest_columns columns = {head->layout.date, head->layout.amount,
					       head->beliefs->forms.has_decimal_comma,
					       head->layout.dates};
	size_t n = head->sheet.n_rows - head->sample;

	n = n < MOST_ROWS ? n : MOST_ROWS;
	rows->rows = arena_array(arena, n, sizeof *rows->rows);
	for (size_t i = 0; i < n; i++) {
		const struct row *row = &head->sheet.rows[head->sample + i];
		struct first_row *one = &rows->rows[rows->n];
		uint32_t *cells;

		if (row_cell(row, head->layout.amount)[0] == '\0')
			continue;
		cells = arena_array(arena, rows->n_columns, sizeof *cells);
		digest_each(row, &columns, cells, rows->n_columns);
		one->others = others_of(rows, cells);
		one->amount = (size_t)rows->amount < rows->n_columns ? cells[rows->amount] : 0;
		one->value = value_of(head, row->cells[head->layout.amount]);
		one->line = row->line;
		rows->has_dates = rows->has_dates || has_date(head, row);
		one->cells = cells;
		rows->n++;
	}
}

static void say_lost_point(const struct first_rows *rows, struct diagnostics *diagnostics,
			   struct arena *scratch)
{
	struct paid *paid = arena_array(scratch, rows->n, sizeof *paid);

	for (size_t i = 0; rows->payee >= 0 && i < rows->n; i++)
		paid[i] = (struct paid){rows->rows[i].cells[rows->payee], rows->rows[i].value,
					rows->rows[i].line};
	if (rows->payee >= 0)
		lost_point_say(paid, rows->n, rows->path, diagnostics);
}

void first_rows_see(struct tally *tally, const struct head *head, struct arena *scratch)
{
	const struct row *header = head->columns.header;
	const int payee = ledger_payee(&head->ledger);
	struct first_rows *rows;
	size_t n_columns;

	if (head->layout.amount < 0 || head->n_wide > 0)
		return;
	if (tally->first_rows != NULL)
		SORT(tally->first_rows->rows, tally->first_rows->n, compare_rows);
	n_columns = header->n_cells < MOST_COLUMNS ? header->n_cells : MOST_COLUMNS;
	rows = arena_alloc(tally->arena, sizeof *rows);
	*rows = (struct first_rows){
	    .before = tally->first_rows,
	    .path = arena_text(tally->arena, head->path),
	    .names = digest_of_row(header, &(struct digest_columns){.date = -1, .amount = -1}),
	    .n_columns = n_columns,
	    .date = head->layout.date,
	    .amount = head->layout.amount,
	    .payee = payee < (int)n_columns ? payee : -1,
	    .has_references = head->ledger.totals.columns.references != 0};
	keep_rows(rows, head, tally->arena);
	rows->columns = arena_array(tally->arena, rows->n_columns, sizeof *rows->columns);
	for (size_t i = 0; i < rows->n_columns; i++)
		rows->columns[i] = is_blank(rows, i) ? 0 : column_of(rows, head, i, scratch);
	revised_say(rows, tally->diagnostics);
	if (tally->question->is_money) {
		shared_rows_say(rows, tally->diagnostics, scratch);
		say_lost_point(rows, tally->diagnostics, scratch);
		sizes_differ_say(rows, tally->diagnostics, tally->arena);
	}
	tally->first_rows = rows;
}
