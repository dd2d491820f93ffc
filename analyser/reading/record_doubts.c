#include "reading/record_doubts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reading/run_sums.h"

/* The field of what is paid, counted or bought. */
static int amount_field(const struct shape *shape)
{
	const int amount = ledger_amount_field(shape);

	return amount >= 0 ? amount : shape_field(shape, "quantity");
}

struct digest_columns record_doubts_columns(const struct reader *reader)
{
	const struct shape *shape = &reader->shape;
	const int amount = amount_field(shape), year = shape_year(shape);
	struct digest_columns columns = {-1, -1, false, {0}};

	if (year >= 0) {
		columns.date = reader->columns.at[year];
		columns.dates = forms_of_dates(&shape->fields[year]);
	}
	if (amount >= 0) {
		columns.amount = reader->columns.at[amount];
		columns.has_decimal_comma =
		    (shape->fields[amount].flags & FIELD_DECIMAL_COMMA) != 0;
	}
	return columns;
}

/* In hundredths of a penny, or whole things. */
static int64_t amount_of(const struct record *record, int field)
{
	const struct value *value = field < 0 ? NULL : &record->values[field];

	return value == NULL                ? 0
	       : value->kind == VALUE_MONEY ? value->money.hundredths
	       : value->kind == VALUE_COUNT ? value->count
	       : value->kind == VALUE_SHARE ? value->share.billionths / (int64_t)SHARE_ONE
					    : 0;
}

void record_doubts_add(struct ledger_sums *sums, const struct reader *reader)
{
	const struct reading *reading = reader->reading;
	const int amount = amount_field(&reader->shape), year = shape_year(&reader->shape);

	*sums = (struct ledger_sums){.n = (int64_t)reading->n_records};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const int64_t its = amount_of(record, amount);
		struct year_sum *sum;

		(void)__builtin_add_overflow(sums->sum, its, &sums->sum);
		sums->largest = llabs(its) > sums->largest ? llabs(its) : sums->largest;
		if (year < 0 || reader->columns.at[year] < 0 ||
		    record->values[year].kind != VALUE_YEAR)
			continue;
		sum = year_sums_of(&sums->years, record->values[year].year.start, reader->arena);
		sum->months |= 1u << record->values[year].month;
		sum->rows++;
		(void)__builtin_add_overflow(sum->amount, its, &sum->amount);
	}
}

/* Rows that are looked through once more. */
struct rows_again {
	const struct row *rows;
	size_t n;
};

static void look_once_more(void *data, ledger_look_function *look, void *look_data)
{
	const struct rows_again *again = data;

	for (size_t i = 0; i < again->n; i++)
		if (again->rows[i].fault == NULL &&
		    !look(look_data, &again->rows[i], again->rows[i].line))
			return;
}

static void say_nameless(const struct reader *reader, int amount, bool is_money)
{
	const struct reading *reading = reader->reading;
	const struct shape *shape = &reader->shape;

	for (size_t i = 0; i < shape->n_fields; i++) {
		const bool is_payee = strcmp(shape->fields[i].id, "supplier") == 0;
		struct nameless names = {0};

		if (reader->columns.at[i] < 0 || shape->fields[i].unit != UNIT_TEXT)
			continue;
		FOR_EACH (const struct record, record, reading->records, reading->n_records) {
			const struct value *value = &record->values[i];
			const enum nameless_kind kind = value->kind != VALUE_TEXT
							    ? NAMELESS_ORDINARY
							    : nameless_kind(value->text, is_payee);

			if (kind != NAMELESS_ORDINARY)
				nameless_add(&names, kind, value->text, 1,
					     amount_of(record, amount), reader->arena);
		}
		nameless_say(&names, reading->source->path, shape->fields[i].id, is_money,
			     reader->diagnostics);
	}
}

static void say_lost_point(const struct reader *reader, int amount)
{
	const struct reading *reading = reader->reading;
	const int payee = shape_field(&reader->shape, "supplier");
	const size_t n =
	    reading->n_records < LOST_POINT_ROWS ? reading->n_records : LOST_POINT_ROWS;
	struct paid *paid = arena_array(reader->arena, n, sizeof *paid);

	if (payee < 0 || reader->columns.at[payee] < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct value *value = &reading->records[i].values[payee];

		paid[i] = (struct paid){value->kind == VALUE_TEXT ? text_hash(value->text) | 1 : 0,
					amount_of(&reading->records[i], amount),
					reading->records[i].line};
	}
	lost_point_say(paid, n, reading->source->path, reader->diagnostics);
}

/* Of a column that is read: tax by its name, or a name where dates or amounts stand. */
static void say_columns(const struct reader *reader, const struct digest_columns *columns,
			bool is_money)
{
	const struct shape *shape = &reader->shape;
	const char *path = reader->reading->source->path;

	if (is_money && columns->amount >= 0)
		tax_named_say(reader->columns.header->cells[columns->amount], path,
			      reader->diagnostics);
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_TEXT &&
		    strcmp(shape->fields[i].id, "months") != 0)
			ledger_doubts_say_shared(&reader->columns, &shape->fields[i],
						 reader->columns.at[i], columns->date,
						 columns->amount, path, reader->diagnostics);
}

void record_doubts_say(const struct ledger_sums *sums, const struct reader *reader,
		       const struct row *rows, size_t n_rows)
{
	const struct digest_columns columns = record_doubts_columns(reader);
	const int amount = amount_field(&reader->shape);
	const bool is_money = amount >= 0 && reader->shape.fields[amount].unit == UNIT_MONEY;
	struct rows_again again = {rows, n_rows};

	say_columns(reader, &columns, is_money);
	/* Sums of it are out of range, which is a fault. */
	if (reader->reading->is_too_large)
		return;
	if (is_money && sums->sum < 0)
		ledger_doubts_say_below(sums->sum, false, reader->reading->source->path,
					reader->diagnostics);
	if (is_money)
		run_sums_say_nothing_left(sums->largest, sums->sum, sums->n,
					  reader->reading->source->path, reader->diagnostics);
	say_nameless(reader, amount, is_money);
	if (is_money)
		say_lost_point(reader, amount);
	ledger_doubts_say(&(struct ledger_read){.path = reader->reading->source->path,
						.shape = &reader->shape,
						.columns = &reader->columns,
						.rows = rows,
						.n_rows = n_rows,
						.date = columns.date,
						.amount = columns.amount,
						.dates = columns.dates,
						.is_money = is_money,
						.is_by_year = true,
						.is_mappable = reader->options->is_mappable,
						.sums = sums,
						.again = look_once_more,
						.again_data = &again,
						.scratch = reader->arena,
						.diagnostics = reader->diagnostics});
}
