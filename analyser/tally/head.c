#include "tally/head.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "model/shapes.h"
#include "reading/cell.h"
#include "tally/amounts.h"
#include "tally/beside_totals.h"

#define AHEAD_SIZE (256 * 1024)
#define HEADER_ROWS 50
#define MOST_NAMED 15 /* columns in a message */

const struct field head_line_amount = {
    "amount", UNIT_MONEY, FIELD_OPTIONAL | FIELD_NOT_NEGATIVE | FIELD_ONE_ONLY,
    "linetotal|lineamount|linevalue|linecost|totalcost|totalprice|totalvalue|totalamount|"
    "ordervalue|orderamount|invoiceamount|netamount|amountnet|netvalue|nettotal|linenet|"
    "extendedprice|extendedcost|total|value|spend|amountpaid|cost",
    NULL};

/* The first bytes of a text. */
struct ahead {
	char *bytes;
	size_t size;
	bool is_whole; /* the text ends here */
	size_t mark;   /* bytes of a byte order mark */
};

static bool read_ahead(struct ahead *ahead, struct stream *stream, struct arena *arena,
		       struct diagnostics *diagnostics)
{
	ahead->bytes = arena_alloc(arena, AHEAD_SIZE);
	while (ahead->size < AHEAD_SIZE) {
		int64_t count =
		    stream_read(stream, ahead->bytes + ahead->size, AHEAD_SIZE - ahead->size);

		if (count < 0 && stream_is_interrupted(stream))
			return false;
		if (count < 0)
			return diagnose(diagnostics, SEVERITY_FAILURE,
					(struct place){.file = stream_name(stream)},
					"cannot be read: %s", stream_problem(stream));
		if (count == 0) {
			ahead->is_whole = true;
			break;
		}
		ahead->size += (size_t)count;
	}
	return true;
}

/* Byte order marks: one, several, or one that was taken for text and encoded again. */
static void skip_marks(struct ahead *ahead)
{
	static const char *const marks[] = {"\xEF\xBB\xBF", "\xC3\xAF\xC2\xBB\xC2\xBF"};
	bool has_any = true;

	while (has_any) {
		has_any = false;
		for (size_t i = 0; i < 2; i++) {
			size_t length = strlen(marks[i]);

			if (ahead->size - ahead->mark >= length &&
			    memcmp(ahead->bytes + ahead->mark, marks[i], length) == 0) {
				ahead->mark += length;
				has_any = true;
			}
		}
	}
}

/* Whole lines only, unless the text ends; a text without line ends is one line. */
static size_t length_of_lines(const struct ahead *ahead)
{
	size_t length = ahead->size;

	if (ahead->is_whole)
		return length - ahead->mark;
	while (length > ahead->mark && ahead->bytes[length - 1] != '\n')
		length--;
	if (length == ahead->mark) {
		/* Lines may end in CR alone; the last byte may be half of a CR LF. */
		length = ahead->size - 1;
		while (length > ahead->mark && ahead->bytes[length - 1] != '\r')
			length--;
	}
	return length == ahead->mark ? ahead->size - ahead->mark : length - ahead->mark;
}

static struct row *decode_row(const struct head *head, const struct row *row, struct arena *arena)
{
	struct row *decoded = arena_alloc(arena, sizeof *decoded);

	*decoded = *row;
	decoded->cells = arena_array(arena, row->n_cells, sizeof *decoded->cells);
	for (size_t i = 0; i < row->n_cells; i++)
		decoded->cells[i] = text_trim(arena, encoding_text(&head->encoding, row->cells[i],
								   strlen(row->cells[i]), arena));
	return decoded;
}

/* Two rows as one header: `Payment` above `Date` is `Payment Date`. */
static struct row *join_rows(const struct row *above, const struct row *below, bool carries,
			     struct arena *arena)
{
	struct row *joined = arena_alloc(arena, sizeof *joined);
	const char *last = "";

	*joined = *below;
	joined->line = above->line;
	joined->n_cells = above->n_cells > below->n_cells ? above->n_cells : below->n_cells;
	joined->cells = arena_array(arena, joined->n_cells, sizeof *joined->cells);
	for (size_t i = 0; i < joined->n_cells; i++) {
		const char *first = i < above->n_cells ? above->cells[i] : "";
		const char *second = i < below->n_cells ? below->cells[i] : "";

		/* A title over several columns stands above the first of them. */
		if (first[0] != '\0')
			last = first;
		else if (carries && second[0] != '\0')
			first = last;
		joined->cells[i] =
		    arena_format(arena, "%s%s%s", first,
				 first[0] == '\0' || second[0] == '\0' ? "" : " ", second);
	}
	return joined;
}

static void add_field(struct head *head, const struct field *field, unsigned flags)
{
	head->fields[head->shape.n_fields] = *field;
	head->fields[head->shape.n_fields++].flags = flags;
}

static void add_keys(struct head *head, const struct tally_question *question)
{
	const struct shape *shape = question->shape;

	for (size_t i = 0; i < question->n_keys; i++) {
		const struct tally_key *key = &question->keys[i];
		struct field field = {key->name, UNIT_TEXT, 0, NULL, NULL};
		unsigned flags = FIELD_COLUMN;

		if (key->field >= 0) {
			field = shape->fields[key->field];
			flags = (field.flags & FIELD_REQUIRED) != 0 ? field.flags : FIELD_COLUMN;
			if (!key->is_year && !key->is_price)
				field.unit = UNIT_TEXT;
		}
		if (key->is_optional || (key->is_year && question->year.start != 0))
			flags = FIELD_OPTIONAL;
		if (key->is_price) {
			/* It may have to be found from the amount. */
			flags &= ~(unsigned)FIELD_REQUIRED;
			head->price_field = (int)head->shape.n_fields;
		}
		head->key_fields[i] = (int)head->shape.n_fields;
		add_field(head, &field, flags);
	}
}

/* The shape of this question: its keys, the year where rows have one, and the amount. */
static void make_shape(struct head *head, const struct tally_question *question)
{
	const struct shape *shape = question->shape;
	bool has_year = false;
	int months = shape_field(shape, "months");

	head->shape = (struct shape){shape->kind, shape->noun, head->fields, 0};
	head->price_field = head->line_field = head->months_field = -1;
	add_keys(head, question);
	for (size_t i = 0; i < question->n_keys; i++)
		has_year = has_year || question->keys[i].is_year;
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (field->unit == UNIT_YEAR && !has_year)
			add_field(head, field, FIELD_OPTIONAL);
		/* Rows can be counted, pounds cannot. */
		if ((field->flags & FIELD_AMOUNT) != 0)
			add_field(head, field,
				  question->is_money ? field->flags
						     : field->flags & ~(unsigned)FIELD_REQUIRED);
	}
	if (head->price_field >= 0) {
		head->line_field = (int)head->shape.n_fields;
		add_field(head, &head_line_amount, head_line_amount.flags);
	}
	if (months >= 0 && has_year) {
		head->months_field = (int)head->shape.n_fields;
		add_field(head, &shape->fields[months], FIELD_OPTIONAL);
	}
}

/* A unit price is the column's own, or the line's amount has to be there. */
static void settle_price(struct head *head)
{
	int price = head->price_field, line = head->line_field;

	if (price < 0)
		return;
	if (head->columns.at[price] >= 0 || head->columns.at[line] < 0) {
		head->columns.at[line] = head->columns.rival[line] = -1;
		head->fields[price].flags |= FIELD_REQUIRED;
	} else {
		head->fields[line].flags |= FIELD_REQUIRED;
	}
}

bool head_has_key(const struct head *head, const struct tally_question *question, size_t key)
{
	return !question->keys[key].is_year &&
	       (head->columns.at[head->key_fields[key]] >= 0 || question->keys[key].is_price);
}

/* Does the row below a header only tell more of its columns: `(£)`, `Net`, `VAT`? */
static bool goes_on_below(const struct head *head, const struct row *below)
{
	int field = ledger_amount_field(&head->shape);
	int at = field < 0 ? -1 : head->columns.at[field];
	struct money money;

	if (at < 0 || (size_t)at >= below->n_cells || below->cells[at][0] == '\0')
		return false;
	for (size_t i = 0; i < below->n_cells; i++)
		if (money_parse(below->cells[i], &money) == PARSE_OK)
			return false;
	return true;
}

static bool find_header(struct head *head, const struct column_options *options,
			struct arena *arena)
{
	const struct sheet *sheet = &head->sheet;
	size_t n = sheet->n_rows < HEADER_ROWS ? sheet->n_rows : HEADER_ROWS;
	const struct row **rows = arena_array(arena, n + 1, sizeof *rows);
	size_t least = SIZE_MAX, most_cells = 0, best = 0;

	for (size_t i = 0; i < n + 1 && i < sheet->n_rows; i++)
		rows[i] =
		    sheet->rows[i].fault == NULL ? decode_row(head, &sheet->rows[i], arena) : NULL;
	for (size_t i = 0; i < n; i++) {
		const struct row *below = i + 1 < sheet->n_rows ? rows[i + 1] : NULL;

		if (rows[i] == NULL)
			continue;
		size_t lacking =
		    columns_match(&head->columns, rows[i], &head->shape, options, arena);

		if (lacking == 0) {
			head->header = i;
			head->n_header = 1;
			if (below != NULL && goes_on_below(head, below)) {
				struct columns single = head->columns;

				head->n_header = 2;
				if (columns_match(&head->columns,
						  join_rows(rows[i], below, true, arena),
						  &head->shape, options, arena) != 0) {
					head->columns = single;
					head->n_header = 1;
				}
			}
			return true;
		}
		size_t n_cells = 0;

		for (size_t j = 0; j < rows[i]->n_cells; j++)
			n_cells += rows[i]->cells[j][0] != '\0';
		if (n_cells > 0 &&
		    (lacking < least || (lacking == least && n_cells > most_cells))) {
			least = lacking;
			best = i;
			most_cells = n_cells;
		}
	}
	for (size_t i = 0; i + 1 < n; i++)
		for (int carries = 0; carries < 2; carries++)
			if (rows[i] != NULL && rows[i + 1] != NULL &&
			    columns_match(&head->columns,
					  join_rows(rows[i], rows[i + 1], carries != 0, arena),
					  &head->shape, options, arena) == 0) {
				head->header = i;
				head->n_header = 2;
				return true;
			}
	head->sample = best + 1;
	if (least == SIZE_MAX)
		head->columns.header = NULL;
	else
		columns_match(&head->columns, rows[best], &head->shape, options, arena);
	return false;
}

/* A preamble may have misled about the delimiter; false, with all as it was, where not. */
static bool find_otherwise(struct head *head, const struct column_options *options,
			   struct arena *arena)
{
	const struct head before = *head;

	for (size_t i = 0; sheet_delimiters[i] != 0; i++) {
		sheet_read(&head->sheet, before.sheet.source, sheet_delimiters[i], false, arena);
		if (find_header(head, options, arena))
			return true;
	}
	head->sheet = before.sheet;
	head->columns = before.columns;
	head->sample = before.sample;
	return false;
}

/* What was asked for and found nowhere. */
static bool refuse(const struct head *head, const struct tally_question *question,
		   const struct column_options *options, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const char *wanted = "", *cells = "", *seen;
	bool has_any = false;
	size_t n_named = 0;

	if (head->columns.header == NULL)
		return diagnose(diagnostics, SEVERITY_FAULT, (struct place){.file = head->path},
				"has no row among its first %d that can be the header of a file of "
				"%s",
				HEADER_ROWS, question->shape->kind);
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		const struct field *field = &head->fields[i];

		if ((field->flags & (FIELD_REQUIRED | FIELD_COLUMN)) == 0 ||
		    (field->flags & FIELD_CONSTANT) != 0)
			continue;
		has_any = has_any || head->columns.at[i] >= 0;
		wanted =
		    arena_format(arena, "%s%s%s", wanted, wanted[0] == '\0' ? "" : ", ", field->id);
	}
	if (has_any || question->n_mappings > 0) {
		columns_report(&head->columns, &head->sheet, &head->shape, options, diagnostics);
		seen = amounts_seen(head, arena);
		if (seen != NULL)
			diagnose(diagnostics, SEVERITY_NOTICE,
				 (struct place){head->path, head->columns.header->line, NULL},
				 "the columns that hold amounts are %s", seen);
		return false;
	}
	for (size_t i = 0; i < head->columns.header->n_cells; i++) {
		const char *cell = head->columns.header->cells[i];

		if (cell[0] != '\0' && n_named++ < MOST_NAMED)
			cells = arena_format(arena, "%s%s%s", cells, cells[0] == '\0' ? "" : ", ",
					     cell_quoted(arena, cell));
	}
	if (n_named > MOST_NAMED)
		cells = arena_format(arena, "%s and %zu more", cells, n_named - MOST_NAMED);
	return diagnose(diagnostics, SEVERITY_FAULT, (struct place){.file = head->path},
			"is no file of %s: none of its first %d rows names a column for %s; the "
			"nearest has %s; if it is one all the same, name them with --map",
			question->shape->kind, HEADER_ROWS, wanted, cells);
}

/* The commonest width of rows that are not blank, where all that is needed is within it. */
static size_t usual_width(const struct head *head)
{
	size_t counts[256] = {0}, usual = 0, needed = 0;

	for (size_t i = head->sample; i < head->sheet.n_rows; i++) {
		const struct row *row = &head->sheet.rows[i];
		bool is_blank = true;

		for (size_t j = 0; j < row->n_cells; j++)
			is_blank = is_blank && row->cells[j][0] == '\0';
		if (row->fault == NULL && !is_blank && row->n_cells < 256)
			counts[row->n_cells]++;
	}
	for (size_t i = 1; i < 256; i++)
		if (counts[i] > counts[usual])
			usual = i;
	for (size_t i = 0; i < head->shape.n_fields; i++)
		if (head->columns.at[i] >= (int)needed)
			needed = (size_t)head->columns.at[i] + 1;
	return usual >= needed && usual > 0 ? usual : head->columns.header->n_cells;
}

static bool is_optional_year(const struct tally_question *question)
{
	for (size_t i = 0; i < question->n_keys; i++)
		if (question->keys[i].is_year)
			return question->keys[i].is_optional;
	return false;
}

static void make_layout(struct head *head, const struct tally_question *question,
			struct arena *arena)
{
	int amount = ledger_amount_field(&head->shape);
	struct engine_layout *layout = &head->layout;

	*layout = (struct engine_layout){.delimiter = head->sheet.delimiter,
					 .n_cells = usual_width(head),
					 .date = -1,
					 .year = question->year,
					 .amount = amount < 0 ? -1 : head->columns.at[amount],
					 .is_money = question->is_money};
	for (size_t i = 0; i < head->shape.n_fields; i++)
		if (head->fields[i].unit == UNIT_YEAR && head->columns.at[i] >= 0) {
			layout->date = head->columns.at[i];
			head->fields[i].flags |= is_optional_year(question) ? 0 : FIELD_REQUIRED;
		}
	/* Where there are dates or volumes, a row must have them. */
	if (layout->amount >= 0)
		head->fields[amount].flags |= FIELD_REQUIRED;
	for (size_t i = 0; i < question->n_keys; i++) {
		int at = head->columns.at[head->key_fields[i]];

		if (head_has_key(head, question, i))
			layout->keys[layout->n_keys++] = at >= 0 ? at : 0;
	}
	head->ledger = (struct ledger){
	    .shape = &head->shape,
	    .columns = &head->columns,
	    .constant = head->council,
	    .arena = arena,
	    .width = layout->n_cells > head->columns.header->n_cells
			 ? layout->n_cells
			 : head->columns.header->n_cells,
	    .has_dates =
		ledger_has_dates(head->sheet.rows + head->sample, head->sheet.n_rows - head->sample,
				 &head->shape, &head->columns),
	};
	/* Prices are to be read, not only compared, and so are months: no row is regular. */
	if (head->price_field >= 0 ||
	    (head->months_field >= 0 && head->columns.at[head->months_field] >= 0))
		layout->n_cells = SIZE_MAX;
}

/* Where the rows begin, in bytes and in lines. */
static void make_input(struct head *head, const struct ahead *ahead, struct stream *stream)
{
	const struct row *last = &head->sheet.rows[head->header + head->n_header - 1];
	const char *text = ahead->bytes + ahead->mark, *end = ahead->bytes + ahead->size;
	const char *at = last->raw + last->raw_length;
	int64_t line = 1;

	if (at < end && *at == '\r')
		at++;
	if (at < end && *at == '\n')
		at++;
	for (const char *c = text; c < at; c++)
		line += *c == '\n' || (*c == '\r' && !(c + 1 < end && c[1] == '\n'));
	head->input = (struct engine_input){.read = stream_read,
					    .data = stream,
					    .file = stream_file(stream),
					    .offset = at - ahead->bytes,
					    .line = line,
					    .ahead = at,
					    .n_ahead = (size_t)(end - at)};
}

/* `oxford-2014-q1`, of the file's path. */
static const char *name_of_file(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/'), *base = slash == NULL ? path : slash + 1;
	size_t length = strcspn(base, ".");

	return arena_text_of(arena, base, length == 0 ? strlen(base) : length);
}

static void find_council(struct head *head, const struct tally_question *question,
			 struct diagnostics *diagnostics)
{
	const struct place place = {.file = head->path};

	head->name = name_of_file(head->path, diagnostics->arena);
	head->council = question->council != NULL ? question->council : head->name;
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		if ((head->fields[i].flags & FIELD_CONSTANT) == 0)
			continue;
		if (head->columns.at[i] >= 0 && question->council != NULL)
			diagnose(diagnostics, SEVERITY_NOTICE, place,
				 "has a column for the council ('%s'), which is used; --council "
				 "names it only where there is none",
				 head->columns.header->cells[head->columns.at[i]]);
		else if (head->columns.at[i] < 0)
			diagnose(diagnostics, SEVERITY_NOTICE, place,
				 question->council != NULL
				     ? "has no column for the council; taken to be '%s'"
				     : "has no column for the council; named '%s' after the file "
				       "(give --council NAME)",
				 head->council);
	}
}

bool head_read(struct head *head, struct stream *stream, const struct tally_question *question,
	       struct arena *arena, struct diagnostics *diagnostics)
{
	const struct column_options options = {question->mappings, question->n_mappings, true, true,
					       true};
	struct ahead ahead = {0};
	struct source *source = arena_alloc(arena, sizeof *source);

	*head = (struct head){.path = stream_name(stream)};
	const struct place place = {.file = head->path};

	if (!read_ahead(&ahead, stream, arena, diagnostics))
		return false;
	skip_marks(&ahead);
	if (memchr(ahead.bytes, '\0', ahead.size) != NULL)
		return diagnose(diagnostics, SEVERITY_FAULT, place,
				"holds a NUL byte, so it is not a text file; export it as CSV");
	*source = (struct source){.path = head->path,
				  .text = ahead.bytes + ahead.mark,
				  .length = length_of_lines(&ahead)};
	encoding_see(&head->encoding, source->text, source->length);
	sheet_read(&head->sheet, source, question->delimiter, false, arena);
	if (head->sheet.n_rows == 0)
		return diagnose(diagnostics, SEVERITY_FAULT, place,
				"is empty; a file of %s has a header and rows",
				question->shape->kind);
	make_shape(head, question);
	if (!find_header(head, &options, arena) &&
	    !(question->delimiter == 0 && find_otherwise(head, &options, arena)))
		return refuse(head, question, &options, diagnostics);
	head->sample = head->header + head->n_header;
	settle_price(head);
	if (!columns_report(&head->columns, &head->sheet, &head->shape, &options, diagnostics)) {
		const char *seen = amounts_seen(head, arena);

		if (seen != NULL)
			diagnose(diagnostics, SEVERITY_NOTICE, place,
				 "the columns that hold amounts are %s", seen);
		return false;
	}
	if (!amounts_check(head, question, diagnostics))
		return false;
	find_council(head, question, diagnostics);
	ledger_say_columns(&head->shape, &head->columns, head->path, diagnostics);
	make_layout(head, question, arena);
	if (beside_totals_seen(head, stream, arena))
		head->layout.n_cells = SIZE_MAX;
	make_input(head, &ahead, stream);
	return true;
}
