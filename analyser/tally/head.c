#include "tally/head.h"

#include <string.h>

#include "model/shapes.h"
#include "reading/cell.h"
#include "reading/source_bytes.h"
#include "reading/given.h"
#include "tally/head_parts.h"
#include "tally/left_out.h"

#define AHEAD_SIZE WIDTHS_SAMPLE

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
			return stream_tell(stream, diagnostics);
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

static bool is_one_line(const struct ahead *ahead)
{
	return memchr(ahead->bytes, '\n', ahead->size) == NULL &&
	       memchr(ahead->bytes, '\r', ahead->size) == NULL;
}

/* The neighbours of the amounts, by the first rows. */
static bool find_neighbours(struct head *head, struct arena *arena, struct diagnostics *diagnostics)
{
	const struct row **above = arena_array(arena, head->header, sizeof *above);
	size_t n_rows = head->sheet.n_rows - head->sample;

	for (size_t i = 0; i < head->header; i++)
		above[i] = head_decode(head, &head->sheet.rows[i], arena);
	return neighbours_find(&head->neighbours, &head->shape, &head->columns, above, head->header,
			       head->sheet.rows + head->sample, n_rows, &head->options,
			       head->question->scale, head->path, diagnostics);
}

/* Where the rows begin, in bytes and in lines. */
static void make_input(struct head *head, const struct ahead *ahead, struct stream *stream)
{
	const char *text = ahead->bytes + ahead->mark, *end = ahead->bytes + ahead->size;
	const char *at = text;
	int64_t line = 1;

	/* Without a header, or with one below its rows, all are rows. */
	if (head->n_header > 0) {
		const struct row *last = &head->sheet.rows[head->header + head->n_header - 1];

		at = last->raw + last->raw_length;
		if (at < end && *at == '\r')
			at++;
		if (at < end && *at == '\n')
			at++;
	}
	for (const char *c = text; c < at; c++)
		line += *c == '\n' || (*c == '\r' && !(c + 1 < end && c[1] == '\n'));
	head->input = (struct engine_input){.read = stream_read,
					    .data = stream,
					    .line = line,
					    .ahead = at,
					    .n_ahead = (size_t)(end - at)};
	head->rows_at = at - ahead->bytes;
	head->is_whole_ahead = ahead->is_whole;
}

/* `oxford-2014-q1`, of the file's path. */
static const char *name_of_file(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/'), *base = slash == NULL ? path : slash + 1;
	size_t length = strcspn(base, ".");

	return arena_text_of(arena, base, length == 0 ? strlen(base) : length);
}

static void find_council(struct head *head, struct diagnostics *diagnostics)
{
	const struct tally_question *question = head->question;
	const struct place place = {.file = head->path};

	head->name = name_of_file(head->path, diagnostics->arena);
	head->council = question->council != NULL ? question->council : head->name;
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		if (question->channel != NULL && head->columns.at[i] >= 0 &&
		    strcmp(head->fields[i].id, "channel") == 0)
			notice(diagnostics, place,
			       "has a column for the channel (%s), which is used; --channel names "
			       "it only where there is none",
			       cell_quoted(diagnostics->arena,
					   head->columns.header->cells[head->columns.at[i]]));
		if ((head->fields[i].flags & FIELD_CONSTANT) == 0)
			continue;
		if (head->columns.at[i] >= 0 && question->council != NULL)
			notice(diagnostics, place,
			       "has a column for the council ('%s'), which is used; --council "
			       "names it only where there is none",
			       head->columns.header->cells[head->columns.at[i]]);
		else if (head->columns.at[i] < 0)
			notice(diagnostics, place,
			       question->council != NULL
				   ? "has no column for the council; assumed to be '%s'"
				   : "has no column for the council; named '%s' after the file "
				     "(give --council NAME)",
			       head->council);
	}
}

/* Do rows of several cells, as many in one as in another, hold a number or a date? */
static bool holds_table(const struct sheet *sheet)
{
	for (size_t i = 0; i + 1 < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i], *next = row + 1;
		bool is_alike = row->fault == NULL && next->fault == NULL && row->n_cells > 1 &&
				row->n_cells == next->n_cells;

		for (size_t j = 0; is_alike && j < row->n_cells; j++) {
			struct money money;
			struct year year;
			int month;

			if (money_parse(row->cells[j], &money) == PARSE_OK ||
			    money_parse(next->cells[j], &money) == PARSE_OK ||
			    year_parse(next->cells[j], &year, &month))
				return true;
		}
	}
	return false;
}

/* How the cells are written, by the first rows and what was seen of later ones. */
static bool start_beliefs(struct head *head, struct diagnostics *diagnostics)
{
	const struct sheet *sheet = &head->sheet;
	struct beliefs *beliefs = head->beliefs;
	const char *name = columns_year_name(&head->columns, &head->shape);

	beliefs->file = (struct forms_file){head->path, sheet->delimiter, true, NULL};
	/* Kept, as beliefs outlive the head that they are of. */
	if (name != NULL)
		beliefs->file.year_name = arena_text(beliefs->arena, name);
	beliefs->asked = &head->question->forms;
	if (!beliefs_start(beliefs, &head->shape, &head->columns, sheet->rows + head->sample,
			   sheet->n_rows - head->sample, &head->encoding, diagnostics))
		return false;
	forms_apply(&beliefs->forms, head->fields, head->shape.n_fields);
	return true;
}

static void say_zeros(const struct head *head, struct diagnostics *diagnostics)
{
	const size_t amount = (size_t)head->layout.amount;

	if (head->n_wide > 0 || head->layout.amount >= 0)
		zeros_say(&head->ledger, head->sheet.rows + head->sample,
			  head->sheet.n_rows - head->sample,
			  head->n_wide > 0 ? head->wide : &amount,
			  head->n_wide > 0 ? head->n_wide : 1, head->path, diagnostics);
}

bool head_read(struct head *head, struct stream *stream, const struct tally_question *question,
	       struct beliefs *beliefs, struct arena *arena, struct diagnostics *diagnostics)
{
	struct ahead ahead = {0};
	struct source *source = arena_alloc(arena, sizeof *source);

	*head = (struct head){.path = stream_name(stream),
			      .question = question,
			      .options = question_columns(question),
			      .beliefs = beliefs,
			      .useless_date = -1};
	const struct place place = {.file = head->path};

	if (!read_ahead(&ahead, stream, arena, diagnostics))
		return false;
	skip_marks(&ahead);
	head->is_no_table = stream_is_unsure(stream);
	if (gzip_otherwise(ahead.bytes, ahead.size) != NULL)
		return fault(diagnostics, place, "%s", gzip_otherwise(ahead.bytes, ahead.size));
	if (memchr(ahead.bytes, '\0', ahead.size) != NULL)
		return fault(diagnostics, place,
			     "holds a NUL byte, so it is not a text file; export it as CSV");
	*source = (struct source){.path = head->path,
				  .text = ahead.bytes + ahead.mark,
				  .length = length_of_lines(&ahead)};
	encoding_see(&head->encoding, source->text, source->length);
	sheet_read(&head->sheet, source, stream_is_sheet(stream) ? ',' : question->delimiter, false,
		   arena);
	if (stream_is_sheet(stream) && question->delimiter != 0)
		notice(diagnostics, place,
		       "is a sheet, whose cells nothing stands between: the delimiter is not used");
	head->is_no_table = !holds_table(&head->sheet);
	if (!ahead.is_whole && (head->sheet.n_rows == 0 || is_one_line(&ahead)))
		return fault(diagnostics, place,
			     "begins with %s than %zu KiB%s, in which no header is looked for; "
			     "check that it was exported as CSV, with a line for each row",
			     head->sheet.n_rows == 0 ? "more" : "a line of more", AHEAD_SIZE / 1024,
			     head->sheet.n_rows == 0 ? " of blank lines" : "");
	if (head->sheet.n_rows == 0)
		return fault(diagnostics, place, "is empty; a file of %s has a header and rows",
			     question->shape->kind);
	head_make_shape(head);
	if (!head_find(head, arena, diagnostics)) {
		/* Of several sheets those that are no such ledger are left out, which is said. */
		head->is_no_table = head->is_no_table || stream_is_sheet(stream);
		return head_refuse(head, diagnostics);
	}
	head->sample = head->header + head->n_header;

	struct period_rows rows = {.rows = head->sheet.rows + head->sample,
				   .n_rows = head->sheet.n_rows - head->sample,
				   .are_all = ahead.is_whole,
				   .given = question->year};

	period_settle_dates(&head->columns, &head->shape, &rows, &head->options, head->path,
			    diagnostics);
	head_settle_price(head);
	if (question->header == NULL &&
	    !given_check_names(&head->columns, &head->shape, head->path, diagnostics))
		return false;
	if (!columns_report(&head->columns, &head->sheet, &head->shape, &head->options,
			    diagnostics)) {
		const char *seen = amounts_seen(head, arena);

		if (seen != NULL)
			notice(diagnostics, place, "the columns that hold amounts are %s", seen);
		return false;
	}
	if (question->is_wide && !channel_columns_find(head, arena, diagnostics))
		return false;
	/* How dates are written first: neighbours tell of amounts that rise with them. */
	if (!start_beliefs(head, diagnostics) || !find_neighbours(head, arena, diagnostics) ||
	    !amounts_check(head, diagnostics))
		return false;
	find_council(head, diagnostics);
	head_settle_year(head, arena, diagnostics);
	rows.amounts = head->wide;
	rows.n_amounts = head->n_wide;
	head->period = period_find(&head->columns, &head->shape, &rows, &head->options, head->path,
				   diagnostics);
	ledger_say_columns(&head->shape, &head->columns, head->path, diagnostics);
	left_out_say(head, diagnostics);
	head_make_layout(head, stream_is_sheet(stream), arena);
	fit_say(&head->ledger, question->known, head->sheet.rows + head->sample,
		head->sheet.n_rows - head->sample, ahead.is_whole, head->path, diagnostics);
	if (!sparse_say(&head->ledger, head->path, diagnostics))
		return false;
	if (ahead.is_whole && question->shape == &activity_shape)
		say_zeros(head, diagnostics);
	make_input(head, &ahead, stream);
	columns_say_lacking(&head->columns, &head->shape, &head->options, head->path, diagnostics);
	if (question->matched != NULL)
		question->matched(question->text_data, head->path, &head->shape, &head->columns);
	return true;
}
