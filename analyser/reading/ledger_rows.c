#include "reading/ledger_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/fit.h"
#include "reading/ledger_doubts.h"
#include "reading/neighbours_words.h"
#include "reading/run_sums.h"

bool ledger_rows_begin(struct reader *reader, const struct sheet *sheet, size_t header,
		       size_t first, const struct column_options *options)
{
	const struct row *rows = sheet->rows + first;
	const struct shape *shape = &reader->shape;
	size_t n_rows = sheet->n_rows - first, n_sampled = 0;
	const struct row **above = arena_array(reader->arena, header, sizeof *above);

	for (size_t i = 0; i < header; i++)
		above[i] = &sheet->rows[i];
	if (!neighbours_find(&reader->neighbours, shape, &reader->columns, above, header, rows,
			     n_rows, options, reader->options->scale, reader->reading->source->path,
			     reader->diagnostics) ||
	    !neighbours_check_rivals(&reader->neighbours, rows, n_rows, reader->diagnostics))
		return false;
	while (n_sampled < n_rows &&
	       (size_t)(rows[n_sampled].raw - sheet->source->text) < WIDTHS_SAMPLE)
		n_sampled++;
	reader->ledger = (struct ledger){
	    .shape = shape,
	    .period = reader->period,
	    .columns = &reader->columns,
	    .neighbours = &reader->neighbours,
	    .constant = reader->options->constant,
	    .year = reader->options->year,
	    .channel = reader->options->channel,
	    .delimiter = sheet->delimiter,
	    .arena = reader->arena,
	    .has_dates = ledger_has_dates(rows, n_rows, shape, &reader->columns),
	};
	widths_init(&reader->ledger.widths, rows, n_sampled, shape, &reader->columns,
		    reader->arena);
	ledger_learn_totals(&reader->ledger, rows, n_rows);
	ledger_say_columns(shape, &reader->columns, reader->reading->source->path,
			   reader->diagnostics);
	fit_say(&reader->ledger, reader->options->known, rows, n_rows, true,
		reader->reading->source->path, reader->diagnostics);
	if (!sparse_say(&reader->ledger, reader->reading->source->path, reader->diagnostics))
		return false;

	const int added = ledger_amount_field(shape);
	const size_t amount = added < 0 ? 0 : (size_t)reader->columns.at[added];

	if (strcmp(shape->kind, "activity") == 0 && added >= 0 && reader->columns.at[added] >= 0)
		zeros_say(&reader->ledger, rows, n_rows, &amount, 1, reader->reading->source->path,
			  reader->diagnostics);
	return true;
}

/* A row of a ledger, judged; what may be a total is decided when all are. */
struct judged {
	struct verdict verdict;
	struct row placed;
	struct total *total;
};

static void look_again(struct totals *totals, const struct judged *judged, size_t n_rows)
{
	for (size_t i = 0; i < n_rows; i++)
		if (judged[i].verdict.has_amount && judged[i].verdict.total == TOTAL_NONE)
			totals_see(totals, &judged[i].placed, judged[i].verdict.amount);
}

/* Is a row that is used the same as one above? */
static void see_repeated(struct reader *reader, const struct row *row,
			 const struct verdict *verdict)
{
	const struct row *first = duplicates_see(&reader->duplicates, row);

	if (first == NULL)
		return;
	if (reader->repeated.rows++ == 0) {
		reader->repeated.line = row->line;
		reader->repeated.first_line = first->line;
	}
	/* A part of the sum of all amounts, which is checked. */
	reader->repeated.amount += verdict->has_amount && reader->is_well ? verdict->amount : 0;
}

/* Rows are the same where their dates and amounts mean the same. */
static void start_repeated(struct reader *reader, size_t n_rows)
{
	const struct shape *shape = &reader->shape;
	const int amount = ledger_amount_field(shape), year = shape_year(shape);
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
	duplicates_init(&reader->duplicates, &columns, n_rows, reader->arena);
}

/* What is seen of the rows that are used, for what may be wrong with them. */
struct seen_rows {
	struct year_sums years;
	int64_t n, sum, largest;
	struct run_sums run_sums;
	struct sections sections;
	struct nameless *nameless; /* of each field */
	struct paid *paid;
	size_t n_paid;
	int payee; /* a column, or -1 */
};

static void see_year(struct seen_rows *seen, const struct reader *reader,
		     const struct verdict *verdict)
{
	const struct shape *shape = &reader->shape;
	struct year_sum *sum;

	for (size_t j = 0; j < shape->n_fields; j++) {
		const struct value *value = &verdict->values[j];

		if (shape->fields[j].unit != UNIT_YEAR || reader->columns.at[j] < 0 ||
		    value->kind != VALUE_YEAR)
			continue;
		sum = year_sums_of(&seen->years, value->year.start, reader->arena);
		sum->months |= 1u << value->month;
		sum->rows++;
		/* A part of the sum of all amounts, which is refused where it is out of range. */
		(void)__builtin_add_overflow(sum->amount, verdict->amount, &sum->amount);
		return;
	}
}

static void see_names(struct seen_rows *seen, const struct reader *reader,
		      const struct verdict *verdict)
{
	const struct shape *shape = &reader->shape;

	for (size_t j = 0; j < shape->n_fields; j++) {
		const struct value *value = &verdict->values[j];
		enum nameless_kind kind;

		if (value->kind != VALUE_TEXT || reader->columns.at[j] < 0)
			continue;
		kind = nameless_kind(value->text, strcmp(shape->fields[j].id, "supplier") == 0);
		if (kind != NAMELESS_ORDINARY && reader->is_well)
			nameless_add(&seen->nameless[j], kind, value->text, 1, verdict->amount,
				     reader->arena);
	}
}

/* A row that is used, as it stands and with its cells in place. */
static void see_used(struct seen_rows *seen, struct reader *reader, const struct row *row,
		     const struct judged *judged)
{
	const struct verdict *verdict = &judged->verdict;
	const char *payee = row_cell(&judged->placed, seen->payee);

	seen->n++;
	/* A sum out of range is refused elsewhere. */
	(void)__builtin_add_overflow(seen->sum, verdict->amount, &seen->sum);
	if (llabs(verdict->amount) > seen->largest)
		seen->largest = llabs(verdict->amount);
	run_sums_see(&seen->run_sums, row->line, verdict->amount);
	see_year(seen, reader, verdict);
	see_names(seen, reader, verdict);
	if (seen->n_paid < LOST_POINT_ROWS && payee[0] != '\0')
		seen->paid[seen->n_paid++] =
		    (struct paid){text_hash(payee) | 1, verdict->amount, row->line};
}

/* Rows that are looked through once more. */
struct rows_again {
	const struct row *rows;
	size_t n;
};

static void look_once_more(void *data, ledger_look_function *look, void *look_data)
{
	const struct rows_again *looking = data;

	for (size_t i = 0; i < looking->n; i++)
		if (looking->rows[i].fault == NULL &&
		    !look(look_data, &looking->rows[i], looking->rows[i].line))
			return;
}

static void say_doubts(struct reader *reader, struct seen_rows *seen, const struct row *rows,
		       size_t n_rows)
{
	const struct shape *shape = &reader->shape;
	const char *path = reader->reading->source->path;
	const struct digest_columns *columns = &reader->duplicates.columns;
	const bool is_money = reader->ledger.totals.columns.is_money;
	struct rows_again looking = {rows, n_rows};
	const struct ledger_read read = {.path = path,
					 .shape = shape,
					 .columns = &reader->columns,
					 .rows = rows,
					 .n_rows = n_rows,
					 .date = columns->date,
					 .amount = columns->amount,
					 .dates = columns->dates,
					 .is_money = is_money,
					 .is_by_year = true,
					 .years = &seen->years,
					 .n_used = seen->n,
					 .sum = seen->sum,
					 .largest = seen->largest,
					 .again = look_once_more,
					 .again_data = &looking,
					 .scratch = reader->arena,
					 .diagnostics = reader->diagnostics};

	if (read.amount >= 0 && reader->ledger.totals.columns.doubled.n == 0)
		run_sums_say(&seen->run_sums, path, is_money, reader->diagnostics);
	if (is_money)
		run_sums_say_nothing_left(seen->largest, seen->sum, seen->n, path,
					  reader->diagnostics);
	run_sums_say_unproved(&(struct run_unproved){rows, rows, n_rows, n_rows, read.amount,
						     seen->largest, seen->sum, seen->n,
						     reader->reading->set_aside.unreadable,
						     is_money},
			      path, reader->diagnostics);
	if (is_money && read.amount >= 0)
		tax_named_say(reader->columns.header->cells[read.amount], path,
			      reader->diagnostics);
	if (is_money && seen->sum < 0)
		ledger_doubts_say_below(seen->sum, false, path, reader->diagnostics);
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_TEXT &&
		    strcmp(shape->fields[i].id, "months") != 0)
			ledger_doubts_say_shared(&reader->columns, &shape->fields[i],
						 reader->columns.at[i], read.date, read.amount,
						 path, reader->diagnostics);
	sections_say(&seen->sections, seen->n, path, reader->diagnostics);
	for (size_t i = 0; i < shape->n_fields; i++)
		nameless_say(&seen->nameless[i], path, shape->fields[i].id, is_money,
			     reader->diagnostics);
	if (is_money)
		lost_point_say(seen->paid, seen->n_paid, path, reader->diagnostics);
	ledger_doubts_say(&read);
}

/* A price is none that is added up; a column of months says of what a year's row is. */
static bool sees_years(const struct reader *reader)
{
	const int months = shape_field(&reader->shape, "months");

	return shape_field(&reader->shape, "unit_price") < 0 &&
	       (months < 0 || reader->columns.at[months] < 0);
}

void ledger_rows_read(struct reader *reader, const struct row *rows, size_t n_rows)
{
	struct judged *judged = arena_array(reader->arena, n_rows, sizeof *judged);
	struct totals *totals = &reader->ledger.totals;
	struct seen_rows seen = {
	    .payee = ledger_payee(&reader->ledger),
	    .nameless = arena_array(reader->arena, reader->shape.n_fields, sizeof *seen.nameless),
	    .paid = arena_array(reader->arena, LOST_POINT_ROWS, sizeof *seen.paid)};

	start_repeated(reader, n_rows);
	for (size_t i = 0; i < n_rows; i++) {
		struct verdict *verdict = &judged[i].verdict;

		*verdict = ledger_judge(&reader->ledger, &rows[i], reader->arena);
		judged[i].placed = ledger_placed(&reader->ledger, &rows[i], verdict, reader->arena);
		judged[i].total = ledger_keep(&reader->ledger, &judged[i].placed, verdict);
	}
	if (totals_decide(totals))
		look_again(totals, judged, n_rows);
	totals_settle(totals);
	total_say(totals, reader->reading->source->path, totals->columns.is_money,
		  reader->diagnostics);
	for (size_t i = 0; i < n_rows; i++) {
		struct verdict *verdict = &judged[i].verdict;
		const char *reason =
		    judged[i].total == NULL ? NULL : totals_reason(judged[i].total);

		if (reason != NULL)
			verdict->reason = reason;
		else if (verdict->refusal != NULL && reader->is_well)
			reader_fault(reader, &rows[i], NULL, verdict->refusal);
		if (verdict->reason != NULL) {
			sections_see(&seen.sections, &rows[i], rows[i].line, seen.n, reader->arena);
			reader_set_aside(reader, &rows[i], verdict);
			continue;
		}
		reader_use(reader, &rows[i], verdict);
		see_repeated(reader, &rows[i], verdict);
		see_used(&seen, reader, &rows[i], &judged[i]);
	}
	say_doubts(reader, &seen, rows, n_rows);
	for (size_t i = 0; i < seen.years.count && sees_years(reader); i++)
		ledger_say_whole_year((struct year){seen.years.items[i].start},
				      seen.years.items[i].months, reader->reading->source->path,
				      reader->diagnostics);
}
