#include "reading/reading.h"

#include <string.h>

#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/sheet.h"

#define HEADER_ROWS 50

/* A reading under way. */
struct reader {
	struct reading *reading;
	const struct reading_options *options;
	struct columns columns;
	struct ledger ledger;
	struct arena *arena;
	struct diagnostics *diagnostics;
	uint64_t magnitude; /* sum of the amounts' sizes: no part of them adds up to more */
	bool is_well;
};

/* Can this amount be added too?  Else it is said, once. */
static bool can_add(struct reader *reader, long line, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (reader->magnitude > INT64_MAX)
		return false;
	reader->magnitude += size; /* at most 2^63 - 1 + 2^63 */
	if (reader->magnitude <= INT64_MAX)
		return true;
	reader->is_well =
	    diagnose(reader->diagnostics, SEVERITY_FAULT,
		     (struct place){reader->reading->source->path, line, NULL},
		     "with this row the %s add up to more than can be counted; is there a code or "
		     "a telephone number among them?",
		     reader->reading->shape->noun);
	return false;
}

static void count_row(struct reader *reader, struct account *account, long line, bool has_amount,
		      int64_t amount)
{
	reader->reading->read.rows++;
	account->rows++;
	if (has_amount && can_add(reader, line, amount)) {
		reader->reading->read.amount += amount;
		account->amount += amount;
	}
}

static void set_aside(struct reader *reader, const struct row *row, const char *reason,
		      bool has_amount, int64_t amount)
{
	struct reading *reading = reader->reading;

	count_row(reader, &reading->set_aside, row->line, has_amount, amount);
	reading->rejects = arena_grow(reader->arena, reading->rejects, reading->n_rejects,
				      &reading->rejects_capacity, sizeof *reading->rejects);
	reading->rejects[reading->n_rejects++] =
	    (struct reject){row->line, reason, has_amount, amount, row->raw, row->raw_length};
}

static void fault(struct reader *reader, const struct row *row, const char *column,
		  const char *message)
{
	reader->is_well = diagnose(reader->diagnostics, SEVERITY_FAULT,
				   (struct place){reader->reading->source->path, row->line, column},
				   "%s", message);
}

static const char *quote(struct reader *reader, const char *text, const char *problem)
{
	return arena_format(reader->arena, "%s %s", cell_quoted(reader->arena, text), problem);
}

static bool is_blank(const struct row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return true;
}

/* What is wrong with an empty cell, by what should be in it. */
static const char *empty_text(const struct field *field)
{
	if (strcmp(field->id, "source") == 0)
		return "is empty; say where the figure comes from";
	if (field->unit == UNIT_TEXT || field->unit == UNIT_YEAR)
		return "is empty, and is needed in every row";
	return "is empty; missing is not zero, so give a value or take the row out";
}

/* A case file's cell; what is wrong with it is a fault. */
static void read_field(struct reader *reader, const struct row *row, size_t i,
		       struct verdict *verdict)
{
	const struct field *field = &reader->reading->shape->fields[i];
	int at = reader->columns.at[i];
	const char *problem = NULL, *text;
	struct value *value = &verdict->values[i];

	*value = value_none("not given");
	if (at < 0) {
		if ((field->flags & FIELD_CONSTANT) != 0 && reader->options->constant != NULL)
			*value = value_text(reader->options->constant);
		return;
	}
	text = (size_t)at < row->n_cells ? row->cells[at] : "";
	if (!cell_read(value, text, field, reader->arena, &problem)) {
		fault(reader, row, field->id, quote(reader, text, problem));
	} else if (value->kind == VALUE_NONE && (field->flags & FIELD_REQUIRED) != 0) {
		fault(reader, row, field->id,
		      text[0] != '\0' ? quote(reader, text, "means missing, and a value is needed")
				      : empty_text(field));
	} else if ((field->flags & FIELD_AMOUNT) != 0 && value->kind != VALUE_NONE) {
		verdict->has_amount = true;
		verdict->amount =
		    value->kind == VALUE_MONEY ? value->money.hundredths : value->count;
	}
}

static struct verdict read_fields(struct reader *reader, const struct row *row)
{
	struct verdict verdict = {0};
	size_t n_fields = reader->reading->shape->n_fields;

	verdict.values = arena_array(reader->arena, n_fields, sizeof *verdict.values);
	for (size_t i = 0; i < n_fields; i++)
		read_field(reader, row, i, &verdict);
	return verdict;
}

/* How many cells a row has but for empty ones at its end. */
static size_t width_of(const struct row *row)
{
	size_t width = row->n_cells;

	while (width > 0 && row->cells[width - 1][0] == '\0')
		width--;
	return width;
}

static void use(struct reader *reader, const struct row *row, const struct verdict *verdict)
{
	struct reading *reading = reader->reading;

	count_row(reader, &reading->used, row->line, verdict->has_amount, verdict->amount);
	reading->records = arena_grow(reader->arena, reading->records, reading->n_records,
				      &reading->records_capacity, sizeof *reading->records);
	reading->records[reading->n_records++] =
	    (struct record){row->line, verdict->values, reading->source->path};
}

static void read_ledger_row(struct reader *reader, const struct row *row)
{
	struct verdict verdict = ledger_judge(&reader->ledger, row, reader->arena);

	if (verdict.reason != NULL)
		set_aside(reader, row, verdict.reason, verdict.has_amount, verdict.amount);
	else
		use(reader, row, &verdict);
}

static void read_case_row(struct reader *reader, const struct row *row)
{
	if (row->fault == NULL && row->cells[0][0] == '#')
		return; /* a comment */
	if (row->fault != NULL) {
		fault(reader, row, NULL, row->fault);
		return;
	}
	if (is_blank(row)) {
		fault(reader, row, NULL, "is a blank row; take it out");
		return;
	}
	if (row->n_cells < width_of(reader->columns.header) ||
	    width_of(row) > reader->columns.header->n_cells) {
		fault(reader, row, NULL,
		      arena_format(reader->arena,
				   "has %zu cells where the header has %zu; quote a cell that "
				   "holds the delimiter",
				   row->n_cells, reader->columns.header->n_cells));
		return;
	}
	bool was_well = reader->is_well;
	size_t before = reader->diagnostics->count;
	struct verdict verdict = read_fields(reader, row);

	if (reader->diagnostics->count == before)
		use(reader, row, &verdict);
	else
		reader->is_well = false;
	reader->is_well = reader->is_well && was_well;
}

/* A case file's header: its first row that is no comment; else the number of rows. */
static size_t first_row(const struct sheet *sheet)
{
	size_t i = 0;

	while (i < sheet->n_rows && sheet->rows[i].fault == NULL &&
	       sheet->rows[i].cells[0][0] == '#')
		i++;
	return i;
}

/* A ledger's: the best of its first rows; how many fields that lacks. */
static size_t find_header(struct reader *reader, const struct sheet *sheet,
			  const struct column_options *options, size_t *least)
{
	size_t best = sheet->n_rows, most_cells = 0;

	*least = MAX_FIELDS + 1;
	for (size_t i = 0; i < sheet->n_rows && i < HEADER_ROWS && *least != 0; i++) {
		const struct row *row = &sheet->rows[i];

		if (row->fault != NULL)
			continue;
		size_t lacking = columns_match(&reader->columns, row, reader->reading->shape,
					       options, reader->arena);

		/* Where nothing fits, the widest row is what the message should show. */
		if (lacking < *least || (lacking == *least && row->n_cells > most_cells)) {
			*least = lacking;
			best = i;
			most_cells = row->n_cells;
		}
	}
	return best;
}

/* Cut the source into rows and find the header among them. */
static size_t open_sheet(struct reader *reader, struct sheet *sheet,
			 const struct column_options *options)
{
	const struct source *source = reader->reading->source;
	size_t least;

	sheet_read(sheet, source, reader->options->delimiter, !options->is_ledger, reader->arena);
	if (!options->is_ledger)
		return first_row(sheet);

	size_t header = find_header(reader, sheet, options, &least);

	/* A preamble may have misled about the delimiter. */
	for (size_t i = 0; reader->options->delimiter == 0 && least > 0 && sheet_delimiters[i] != 0;
	     i++) {
		struct sheet other;

		sheet_read(&other, source, sheet_delimiters[i], false, reader->arena);

		size_t other_header = find_header(reader, &other, options, &least);

		if (least == 0) {
			*sheet = other;
			header = other_header;
		}
	}
	return header;
}

static void say_unknown(struct reader *reader)
{
	const char *unknown =
	    columns_unknown(&reader->columns, reader->reading->shape, reader->arena);

	if (unknown != NULL && !reader->options->is_list)
		diagnose(reader->diagnostics, SEVERITY_NOTICE,
			 (struct place){.file = reader->reading->source->path,
					.line = reader->columns.header->line},
			 "takes no account of %s", unknown);
}

static void start_ledger(struct reader *reader, const struct sheet *sheet, size_t header)
{
	const struct row *rows = sheet->rows + header + 1;
	const struct shape *shape = reader->reading->shape;
	size_t n_rows = sheet->n_rows - header - 1;

	reader->ledger = (struct ledger){
	    .shape = shape,
	    .columns = &reader->columns,
	    .constant = reader->options->constant,
	    .width = ledger_width(rows, n_rows, reader->columns.header),
	    .arena = reader->arena,
	    .has_dates = ledger_has_dates(rows, n_rows, shape, &reader->columns),
	};
	ledger_say_columns(shape, &reader->columns, reader->reading->source->path,
			   reader->diagnostics);
}

static struct column_options column_options_of(const struct reading_options *options)
{
	return (struct column_options){options->mappings, options->n_mappings, options->is_ledger,
				       options->constant != NULL, options->is_mappable};
}

/*
 * A case file with a preamble: one message for the header, not one for each
 * column.  A later row is the header if it lacks at most one field, as a ledger
 * without the council's name does, and the first row lacks more.
 */
static bool refuse_preamble(struct reader *reader, const struct sheet *sheet, size_t header,
			    size_t lacking, const struct column_options *options)
{
	for (size_t i = header + 1; i < sheet->n_rows && i < HEADER_ROWS; i++) {
		struct columns columns;
		const struct row *row = &sheet->rows[i];

		if (row->fault != NULL || lacking <= 1 ||
		    columns_match(&columns, row, reader->reading->shape, options, reader->arena) >
			1)
			continue;
		fault(reader, &sheet->rows[header], NULL,
		      arena_format(reader->arena,
				   "is not a header of %s, but line %ld is: take out the lines "
				   "above it%s",
				   reader->reading->shape->kind, row->line,
				   options->is_mappable ? ", or use --lenient" : ""));
		return true;
	}
	return false;
}

/* Why nothing of a ledger is left: the commonest reasons, with a first line each. */
static bool refuse_empty(struct reader *reader)
{
	const struct reading *reading = reader->reading;
	const char *why = "";
	const char *last = NULL;

	for (size_t i = 0; i < reading->n_rejects && strlen(why) < 200; i++) {
		if (reading->rejects[i].reason == last)
			continue;
		last = reading->rejects[i].reason;
		why = arena_format(reader->arena, "%s%s %s on line %ld", why,
				   why[0] == '\0' ? ": set aside were" : ",", last,
				   reading->rejects[i].line);
	}
	return diagnose(
	    reader->diagnostics, SEVERITY_FAULT, (struct place){.file = reading->source->path},
	    "has a header of %s but no row that can be used%s", reading->shape->kind, why);
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
	struct sheet sheet;

	*reading = (struct reading){.source = source, .shape = shape};

	size_t header = open_sheet(&reader, &sheet, &column_options);

	if (header < sheet.n_rows && sheet.rows[header].fault != NULL) {
		fault(&reader, &sheet.rows[header], NULL, sheet.rows[header].fault);
		return false;
	}
	if (header >= sheet.n_rows)
		return diagnose(diagnostics, SEVERITY_FAULT, (struct place){.file = source->path},
				sheet.n_rows == 0 ? "is empty; %s has a header and rows"
						  : "has no row that can be a header of %s",
				shape->kind);
	size_t lacking =
	    columns_match(&reader.columns, &sheet.rows[header], shape, &column_options, arena);

	if (!options->is_ledger &&
	    refuse_preamble(&reader, &sheet, header, lacking, &column_options))
		return false;
	if (!columns_report(&reader.columns, &sheet, shape, &column_options, diagnostics))
		return false;
	for (size_t i = 0; i < shape->n_fields; i++)
		reading->has_column[i] = reader.columns.at[i] >= 0;
	if (options->is_ledger)
		start_ledger(&reader, &sheet, header);
	else
		say_unknown(&reader);
	for (size_t i = 0; i < sheet.n_rows; i++) {
		if (i < header && options->is_ledger)
			set_aside(&reader, &sheet.rows[i], "above the header", false, 0);
		else if (i > header && options->is_ledger)
			read_ledger_row(&reader, &sheet.rows[i]);
		else if (i > header)
			read_case_row(&reader, &sheet.rows[i]);
	}
	if (reader.ledger.n_day_numbers > 0)
		diagnose(diagnostics, SEVERITY_NOTICE, (struct place){.file = source->path},
			 "%lld dates are a spreadsheet's day numbers, read as such",
			 (long long)reader.ledger.n_day_numbers);
	if (reader.is_well && reading->n_records == 0)
		return refuse_empty(&reader);
	return reader.is_well;
}

struct account reading_set_aside(const struct reading *reading, const char *reason)
{
	struct account account = {0};

	for (size_t i = 0; i < reading->n_rejects; i++)
		if (strcmp(reading->rejects[i].reason, reason) == 0) {
			account.rows++;
			account.amount +=
			    reading->rejects[i].has_amount ? reading->rejects[i].amount : 0;
		}
	return account;
}

size_t reading_suits(const struct source *source, const struct shape *shape, struct arena *arena)
{
	struct column_options options = {0};
	struct columns columns;
	struct sheet sheet;
	size_t found = 0;

	sheet_read(&sheet, source, 0, true, arena);

	size_t header = first_row(&sheet);

	if (header >= sheet.n_rows || sheet.rows[header].fault != NULL ||
	    columns_match(&columns, &sheet.rows[header], shape, &options, arena) != 0)
		return 0;
	for (size_t i = 0; i < shape->n_fields; i++)
		found += columns.at[i] >= 0;
	return found;
}

static bool add_account(struct account *sum, const struct account *other)
{
	sum->rows += other->rows;
	return !__builtin_add_overflow(sum->amount, other->amount, &sum->amount);
}

bool reading_join(struct reading *joined, const struct reading *const *readings, size_t count,
		  const char *label, size_t *beyond, struct arena *arena)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	bool is_well = true;

	*source = *readings[0]->source;
	source->path = label;
	*joined = (struct reading){.source = source, .shape = readings[0]->shape};
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = readings[i];

		for (size_t j = 0; j < reading->n_records; j++) {
			joined->records =
			    arena_grow(arena, joined->records, joined->n_records,
				       &joined->records_capacity, sizeof *joined->records);
			joined->records[joined->n_records++] = reading->records[j];
		}
		for (size_t j = 0; j < MAX_FIELDS; j++)
			joined->has_column[j] |= reading->has_column[j];
		if (add_account(&joined->read, &reading->read) &&
		    add_account(&joined->used, &reading->used) &&
		    add_account(&joined->set_aside, &reading->set_aside))
			continue;
		if (is_well)
			*beyond = i;
		is_well = false;
	}
	return is_well;
}
