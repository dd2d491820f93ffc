#include "reading/reading.h"

#include <string.h>

#include "base/say.h"
#include "reading/book_source.h"
#include "reading/case_checks.h"
#include "reading/case_whole.h"
#include "reading/source_bytes.h"
#include "reading/ledger_rows.h"
#include "reading/given.h"

static void say_unknown(struct reader *reader)
{
	const char *unknown =
	    columns_unknown(&reader->columns, reader->reading->shape, reader->arena);

	if (unknown != NULL && !reader->options->is_list)
		notice(reader->diagnostics,
		       at_line(reader->reading->source->path, reader->columns.header->line),
		       "columns not used: %s", unknown);
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
	reading->rows = sheet.rows;
	reading->n_rows = sheet.n_rows;

	if (sheet.n_rows > BOUND_ROWS + 1)
		return fault(diagnostics, at_line(source->path, sheet.rows[sheet.n_rows - 1].line),
			     "is row 1,048,577, one more than a worksheet holds and this command "
			     "reads; add the rows up with vfm tally, or split the file");
	if (header < sheet.n_rows && sheet.rows[header].fault != NULL) {
		reader_fault(&reader, &sheet.rows[header], NULL, sheet.rows[header].fault);
		return false;
	}
	const struct row *beyond =
	    sheet_beyond(&sheet, header < sheet.n_rows ? &sheet.rows[header] : NULL);

	if (header >= sheet.n_rows && beyond == NULL)
		return fault(diagnostics, in_file(source->path),
			     sheet.n_rows == 0 ? "is empty; %s has a header and rows"
					       : "has no row that can be a header of %s",
			     shape->kind);
	const bool is_given = options->is_ledger && options->header != NULL;
	size_t lacking = header >= sheet.n_rows
			     ? 1
			     : columns_match(&reader.columns,
					     is_given ? given_header(options->header, arena)
						      : &sheet.rows[header],
					     shape, &column_options, arena);
	size_t first = is_given ? 0 : header + 1;

	if (beyond != NULL && lacking > 0 && (!is_given || header >= sheet.n_rows)) {
		reader_fault(&reader, beyond, NULL, beyond->fault);
		return false;
	}
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
	reader.cells = arena_array(arena, shape->n_fields, sizeof *reader.cells);
	if (is_checked) {
		if (reader.is_well)
			say_unknown(&reader);
		reader.is_well &=
		    case_scale_say(source, shape, reader.columns.header->line, diagnostics);
		reader.is_well &= neighbours_check_case(&reader.shape, &reader.columns,
							sheet.rows + first, sheet.n_rows - first,
							&column_options, source->path, diagnostics);
	} else if (options->is_ledger &&
		   !ledger_rows_begin(&reader, &sheet, first == 0 ? 0 : header, first,
				      &column_options))
		return false;

	size_t n_told = diagnostics->count;

	for (size_t i = 0; i < sheet.n_rows; i++) {
		if (i < first && i != header && options->is_ledger)
			reader_set_aside(&reader, &sheet.rows[i],
					 &(struct verdict){.reason = "above the header"});
		else if (i > header && !options->is_ledger)
			case_row_read(&reader, &sheet.rows[i]);
	}
	if (shape->is_written && reading->n_records > BOUND_WRITTEN) {
		long line = reading->records[BOUND_WRITTEN].line;

		/* What they mean is not asked: that is where each is held against the others. */
		reading->n_records = 0;
		return fault(diagnostics, at_line(source->path, line),
			     "is row %s, one more than a file of %s may have; leave out what "
			     "the case does not need, or bring rows together",
			     say_number(arena, (int64_t)BOUND_WRITTEN + 1), shape->kind);
	}
	if (options->is_ledger) {
		ledger_rows_read(&reader, sheet.rows + first, sheet.n_rows - first);
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
