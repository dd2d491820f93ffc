#include "reading/ledger_rows.h"

#include <string.h>

#include "reading/fit.h"
#include "reading/neighbours_words.h"
#include "reading/record_doubts.h"
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
	reader->ledger.widths.is_sheet = sheet->source->place != NULL;
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
	const struct digest_columns columns = record_doubts_columns(reader);

	duplicates_init(&reader->duplicates, &columns, n_rows, reader->arena);
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
	const char *path = reader->reading->source->path;
	const bool is_money = totals->columns.is_money;
	struct run_sums run_sums = {0};
	struct sections sections = {0};
	struct ledger_sums sums;

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
	total_say(totals, path, is_money, reader->diagnostics);
	for (size_t i = 0; i < n_rows; i++) {
		struct verdict *verdict = &judged[i].verdict;
		const char *reason =
		    judged[i].total == NULL ? NULL : totals_reason(judged[i].total);

		if (reason != NULL)
			verdict->reason = reason;
		else if (verdict->refusal != NULL && reader->is_well)
			reader_fault(reader, &rows[i], NULL, verdict->refusal);
		if (verdict->reason != NULL) {
			sections_see(&sections, &rows[i], rows[i].line,
				     (int64_t)reader->reading->n_records, reader->arena);
			reader_set_aside(reader, &rows[i], verdict);
			continue;
		}
		run_sums_see(&run_sums, rows[i].line, verdict->amount);
		reader_use(reader, &rows[i], verdict);
		see_repeated(reader, &rows[i], verdict);
	}
	record_doubts_add(&sums, reader);
	if (totals->columns.amount >= 0 && totals->columns.doubled.n == 0)
		run_sums_say(&run_sums, path, is_money, reader->diagnostics);
	run_sums_say_unproved(&(struct run_unproved){rows, rows, n_rows, n_rows,
						     totals->columns.amount, sums.largest, sums.sum,
						     sums.n, reader->reading->set_aside.unreadable,
						     is_money},
			      path, reader->diagnostics);
	sections_say(&sections, sums.n, path, reader->diagnostics);
	record_doubts_say(&sums, reader, rows, n_rows);
	for (size_t i = 0; i < sums.years.count && sees_years(reader); i++)
		ledger_say_whole_year((struct year){sums.years.items[i].start},
				      sums.years.items[i].months, path, reader->diagnostics);
}
