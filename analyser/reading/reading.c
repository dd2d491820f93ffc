#include "reading/reading.h"

#include <stdlib.h>
#include <string.h>

#include "reading/book_source.h"
#include "reading/case_checks.h"
#include "reading/case_whole.h"
#include "reading/source_bytes.h"
#include "reading/fit.h"
#include "reading/neighbours_words.h"
#include "reading/given.h"
#include "reading/run_sums.h"

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

/* The months of a financial year that rows are of, a bit each. */
struct year_seen {
	int start;
	unsigned months;
};

struct years_seen {
	struct year_seen *all;
	size_t n, capacity;
};

/* A price is none that is added up; a column of months says of what a year's row is. */
static bool sees_years(const struct reader *reader)
{
	const int months = shape_field(&reader->shape, "months");

	return shape_field(&reader->shape, "unit_price") < 0 &&
	       (months < 0 || reader->columns.at[months] < 0);
}

static void see_year(struct years_seen *years, const struct reader *reader,
		     const struct verdict *verdict)
{
	const struct shape *shape = &reader->shape;
	size_t i = 0;

	for (size_t j = 0; j < shape->n_fields; j++) {
		const struct value *value = &verdict->values[j];

		if (shape->fields[j].unit != UNIT_YEAR || reader->columns.at[j] < 0 ||
		    value->kind != VALUE_YEAR)
			continue;
		while (i < years->n && years->all[i].start != value->year.start)
			i++;
		if (i == years->n)
			ARENA_ADD(reader->arena, years, all, n) =
			    (struct year_seen){value->year.start, 0};
		years->all[i].months |= 1u << value->month;
		return;
	}
}

static void read_ledger_rows(struct reader *reader, const struct row *rows, size_t n_rows)
{
	struct judged *judged = arena_array(reader->arena, n_rows, sizeof *judged);
	struct totals *totals = &reader->ledger.totals;
	struct years_seen years = {0};
	const bool has_years = sees_years(reader);
	const struct shape *shape = &reader->shape;
	int amount = ledger_amount_field(shape);
	bool is_money = amount >= 0 && shape->fields[amount].unit == UNIT_MONEY;
	int64_t largest = 0, sum = 0, n_used = 0;
	struct run_sums run_sums = {0};

	for (size_t i = 0; i < n_rows; i++) {
		struct verdict *verdict = &judged[i].verdict;

		*verdict = ledger_judge(&reader->ledger, &rows[i], reader->arena);
		judged[i].placed = ledger_placed(&reader->ledger, &rows[i], verdict, reader->arena);
		judged[i].total = ledger_keep(&reader->ledger, &judged[i].placed, verdict);
	}
	if (totals_decide(totals))
		look_again(totals, judged, n_rows);
	totals_settle(totals);
	total_say(totals, reader->reading->source->path, is_money, reader->diagnostics);
	for (size_t i = 0; i < n_rows; i++) {
		struct verdict *verdict = &judged[i].verdict;
		const char *reason =
		    judged[i].total == NULL ? NULL : totals_reason(judged[i].total);

		if (reason != NULL)
			verdict->reason = reason;
		else if (verdict->refusal != NULL && reader->is_well)
			reader_fault(reader, &rows[i], NULL, verdict->refusal);
		if (verdict->reason != NULL) {
			reader_set_aside(reader, &rows[i], verdict);
			continue;
		}
		n_used++;
		/* A sum out of range is refused elsewhere. */
		(void)__builtin_add_overflow(sum, verdict->amount, &sum);
		largest = llabs(verdict->amount) > largest ? llabs(verdict->amount) : largest;
		run_sums_see(&run_sums, rows[i].line, verdict->amount);
		reader_use(reader, &rows[i], verdict);
		see_repeated(reader, &rows[i], verdict);
		if (has_years)
			see_year(&years, reader, verdict);
	}
	if (amount >= 0 && reader->columns.at[amount] >= 0 && totals->columns.doubled.n == 0)
		run_sums_say(&run_sums, reader->reading->source->path, is_money,
			     reader->diagnostics);
	if (is_money)
		run_sums_say_nothing_left(largest, sum, n_used, reader->reading->source->path,
					  reader->diagnostics);
	run_sums_say_unproved(
	    &(struct run_unproved){rows, rows, n_rows, n_rows,
				   amount < 0 ? -1 : reader->columns.at[amount], largest, sum,
				   n_used, reader->reading->set_aside.unreadable, is_money},
	    reader->reading->source->path, reader->diagnostics);
	for (size_t i = 0; i < years.n; i++)
		ledger_say_whole_year((struct year){years.all[i].start}, years.all[i].months,
				      reader->reading->source->path, reader->diagnostics);
}

static void say_unknown(struct reader *reader)
{
	const char *unknown =
	    columns_unknown(&reader->columns, reader->reading->shape, reader->arena);

	if (unknown != NULL && !reader->options->is_list)
		notice(reader->diagnostics,
		       at_line(reader->reading->source->path, reader->columns.header->line),
		       "columns not used: %s", unknown);
}

/* False where its neighbours leave open what an amount means. */
static bool start_ledger(struct reader *reader, const struct sheet *sheet, size_t header,
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

static const struct row **pointers_to(const struct reader *reader, const struct sheet *sheet)
{
	const struct row **rows = arena_array(reader->arena, sheet->n_rows, sizeof *rows);

	for (size_t i = 0; i < sheet->n_rows; i++)
		rows[i] = &sheet->rows[i];
	return rows;
}

/* A row whose cells are where the header says, and that is no comment. */
static bool is_in_place(const struct reader *reader, const struct row *row)
{
	for (size_t i = reader->columns.header->n_cells; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return row->fault == NULL &&
	       (reader->options->is_ledger || row->n_cells == 0 || row->cells[0][0] != '#');
}

/* How the file's columns are written, all rows taken together. */
static bool find_forms(struct reader *reader, const struct sheet *sheet, size_t first)
{
	const struct shape *shape = reader->reading->shape;
	const struct forms_file file = {reader->reading->source->path, sheet->delimiter,
					reader->options->is_ledger,
					columns_year_name(&reader->columns, shape)};
	struct field *fields = arena_array(reader->arena, shape->n_fields, sizeof *fields);
	struct evidence evidence = {0};
	struct forms forms;

	memcpy(fields, shape->fields, shape->n_fields * sizeof *fields);
	reader->shape = *shape;
	reader->shape.fields = fields;
	for (size_t i = first; i < sheet->n_rows; i++)
		for (size_t j = 0; j < shape->n_fields; j++) {
			const struct row *row = &sheet->rows[i];
			int at = reader->columns.at[j];

			/* `42,00` is no count with a decimal comma but a slip for `42,000`. */
			if (at >= 0 && (size_t)at < row->n_cells && is_in_place(reader, row) &&
			    (file.is_ledger || file.delimiter != ',' ||
			     fields[j].unit != UNIT_COUNT))
				evidence_see(&evidence, &fields[j], row->cells[at], row->line,
					     reader->arena);
		}
	if (!forms_decide(&forms, &evidence, &reader->options->forms, &file, reader->diagnostics))
		return false;
	forms_say(&forms, &evidence, &reader->options->forms, &file, reader->diagnostics);
	forms_apply(&forms, fields, shape->n_fields);
	return true;
}

static struct column_options column_options_of(const struct reading_options *options)
{
	return (struct column_options){.mappings = options->mappings,
				       .n_mappings = options->n_mappings,
				       .is_ledger = options->is_ledger,
				       .has_constant = options->constant != NULL,
				       .is_mappable = options->is_mappable,
				       .is_of_case = options->is_of_case,
				       .has_year = options->year.start != 0,
				       .has_channel = options->channel != NULL};
}

/* Why nothing of a ledger is left: the commonest reasons, with a first line each. */
static bool refuse_empty(struct reader *reader)
{
	const struct reading *reading = reader->reading;
	const char *why = "";
	const char *last = NULL, *way = "";

	if (reading->n_rejects == 0)
		way = "; write your rows below it";
	else
		way = ledger_way_on(reading->shape, reading->rejects[reading->n_rejects / 2].reason,
				    reader->arena);
	for (size_t i = 0; i < reading->n_rejects && strlen(why) < 200; i++) {
		if (reading->rejects[i].reason == last)
			continue;
		last = reading->rejects[i].reason;
		why = arena_format(reader->arena, "%s%s %s on line %ld", why,
				   why[0] == '\0' ? ": set aside were" : ",", last,
				   reading->rejects[i].line);
	}
	return fault(reader->diagnostics, in_file(reading->source->path),
		     "has a header of %s but no row that can be used%s%s", reading->shape->kind,
		     why, way);
}

static const struct columns *copy_columns(const struct columns *columns, struct arena *arena)
{
	struct columns *copy = arena_alloc(arena, sizeof *copy);

	*copy = *columns;
	return copy;
}

static size_t tail_of(const struct source *source)
{
	return source->length < CUT_END_SIZE ? source->length : CUT_END_SIZE;
}

bool reading_read(struct reading *reading, const struct source *source, const struct shape *shape,
		  const struct reading_options *options, struct arena *arena,
		  struct diagnostics *diagnostics)
{
	struct reader reader = {.reading = reading,
				.options = options,
				.arena = arena,
				.diagnostics = diagnostics,
				.is_well = true};
	struct column_options column_options = column_options_of(options);
	/* Of a file that an analyst writes, what may be a slip is looked for. */
	const bool is_checked = !options->is_ledger && !options->is_built_in;
	struct sheet sheet;

	*reading = (struct reading){.source = source, .shape = shape};

	size_t header = header_find(&reader, &sheet, &column_options);

	if (sheet.n_rows > BOUND_ROWS + 1)
		return fault(diagnostics, at_line(source->path, sheet.rows[sheet.n_rows - 1].line),
			     "is row 1,048,577, one more than a worksheet holds and this command "
			     "reads; add the rows up with vfm tally, or split the file");
	if (header < sheet.n_rows && sheet.rows[header].fault != NULL) {
		reader_fault(&reader, &sheet.rows[header], NULL, sheet.rows[header].fault);
		return false;
	}
	if (header >= sheet.n_rows)
		return fault(diagnostics, in_file(source->path),
			     sheet.n_rows == 0 ? "is empty; %s has a header and rows"
					       : "has no row that can be a header of %s",
			     shape->kind);
	const bool is_given = options->is_ledger && options->header != NULL;
	size_t lacking = columns_match(
	    &reader.columns, is_given ? given_header(options->header, arena) : &sheet.rows[header],
	    shape, &column_options, arena);
	size_t first = is_given ? 0 : header + 1;

	if (!options->is_ledger &&
	    header_refuse_preamble(&reader, &sheet, header, lacking, &column_options))
		return false;
	if (is_checked && !case_scale_check(&reader.columns, shape,
					    first < sheet.n_rows ? &sheet.rows[first] : NULL,
					    options->is_mappable, source->path, diagnostics))
		return false;
	columns_say_lacking(&reader.columns, shape, &column_options, source->path, diagnostics);
	if (options->is_ledger && !is_given && lacking > 0 &&
	    given_refuse_payment(reader.columns.header, source->path, diagnostics))
		return false;
	if (!columns_report(&reader.columns, &sheet, shape, &column_options, diagnostics) ||
	    (options->is_ledger && !is_given &&
	     !given_check_names(&reader.columns, shape, source->path, diagnostics)))
		return false;
	if (options->is_ledger && !is_given &&
	    given_has_rows_above(&reader.columns, shape, pointers_to(&reader, &sheet), header,
				 source->path, diagnostics))
		first = 0;
	if (is_checked && !options->is_list)
		reader.is_well &= case_columns_check(&reader.columns, shape, &column_options,
						     source->path, diagnostics);

	const struct period_rows rows = {.rows = sheet.rows + first,
					 .n_rows = sheet.n_rows - first,
					 .are_all = true,
					 .given = options->year};

	if (options->is_ledger)
		period_settle_dates(&reader.columns, &reader.shape, &rows, &column_options,
				    source->path, diagnostics);
	if (!find_forms(&reader, &sheet, first))
		return false;
	if (options->is_ledger) {
		(void)given_settle_year(&reader.columns, &reader.shape,
					pointers_to(&reader, &sheet) + first, sheet.n_rows - first,
					options->year, source->path, diagnostics);
		reader.period = period_find(&reader.columns, &reader.shape, &rows, &column_options,
					    source->path, diagnostics);
	}
	reading->columns = copy_columns(&reader.columns, arena);
	book_source_columns(source, reading->columns, shape, arena);
	for (size_t i = 0; i < shape->n_fields; i++)
		reading->has_column[i] = reader.columns.at[i] >= 0;
	duplicates_init(&reader.duplicates, sheet.n_rows, arena);
	reader.cells = arena_array(arena, shape->n_fields, sizeof *reader.cells);
	if (is_checked) {
		if (reader.is_well)
			say_unknown(&reader);
		reader.is_well &=
		    case_scale_say(source, shape, reader.columns.header->line, diagnostics);
		reader.is_well &= neighbours_check_case(shape, &reader.columns, sheet.rows + first,
							sheet.n_rows - first, &column_options,
							source->path, diagnostics);
	} else if (options->is_ledger &&
		   !start_ledger(&reader, &sheet, first == 0 ? 0 : header, first, &column_options))
		return false;

	size_t n_told = diagnostics->count;

	for (size_t i = 0; i < sheet.n_rows; i++) {
		if (i < first && i != header && options->is_ledger)
			reader_set_aside(&reader, &sheet.rows[i],
					 &(struct verdict){.reason = "above the header"});
		else if (i > header && !options->is_ledger)
			case_row_read(&reader, &sheet.rows[i]);
	}
	if (options->is_ledger) {
		read_ledger_rows(&reader, sheet.rows + first, sheet.n_rows - first);
		reader.repeated.of = (int64_t)reader.reading->n_records;
		duplicates_say(&reader.repeated, shape, true, source->path, diagnostics);
	} else if (is_checked) {
		case_whole_doubts(&reader, &sheet, header);
		case_faults_fold(diagnostics, n_told);
		case_whole_check(&reader, &sheet, header);
	}
	if (reader.ledger.n_day_numbers > 0)
		notice(diagnostics, in_file(source->path), "%lld %s, read as such",
		       (long long)reader.ledger.n_day_numbers,
		       reader.ledger.n_day_numbers == 1 ? "date is a spreadsheet's day number"
							: "dates are a spreadsheet's day numbers");
	if (options->is_ledger && reader.is_well)
		neighbours_say(&reader.neighbours, diagnostics);
	if (options->is_ledger) {
		if (widths_refuse(&reader.ledger.widths, 0, source->path, diagnostics))
			return false;
		widths_say(&reader.ledger.widths, source->path, diagnostics);
		if (sheet.rows[sheet.n_rows - 1].is_unclosed)
			notice(diagnostics,
			       at_line(source->path, sheet.rows[sheet.n_rows - 1].line),
			       LEDGER_CUT_SHORT);
	}
	if (sheet.n_rows > first && source->place == NULL && !options->is_built_in)
		cut_end_say(source->text + source->length - tail_of(source), tail_of(source),
			    sheet.delimiter, sheet.rows + first, sheet.n_rows - first - 1,
			    source->path, diagnostics);
	if (reader.is_well && reading->n_records == 0)
		return refuse_empty(&reader);
	return reader.is_well;
}
