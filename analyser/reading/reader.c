#include "reading/reader.h"

#include <string.h>

#include "reading/cell.h"

/* Can this amount be added too?  Else it is said, once. */
static bool can_add(struct reader *reader, long line, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (reader->magnitude > INT64_MAX)
		return false;
	reader->magnitude += size; /* at most 2^63 - 1 + 2^63 */
	if (reader->magnitude <= INT64_MAX)
		return true;
	reader->reading->is_too_large = true;
	reader->is_well = fault(reader->diagnostics, at_line(reader->reading->source->path, line),
				"with this row the %s add up to more than can be counted; is there "
				"a code or a telephone number among them?",
				reader->reading->shape->noun);
	return false;
}

static void reader_count(struct reader *reader, struct account *account, long line, bool has_amount,
			 int64_t amount)
{
	reader->reading->read.rows++;
	account->rows++;
	if (has_amount && can_add(reader, line, amount)) {
		reader->reading->read.amount += amount;
		account->amount += amount;
	}
}

void reader_set_aside(struct reader *reader, const struct row *row, const struct verdict *verdict)
{
	struct reading *reading = reader->reading;

	reader_count(reader, &reading->set_aside, row->line, verdict->has_amount, verdict->amount);
	reading->set_aside.unreadable += verdict->is_unreadable;
	reading->read.unreadable += verdict->is_unreadable;
	ARENA_ADD_BY(reader->arena, reading, rejects, n_rejects, rejects_capacity) =
	    (struct reject){row->line,       verdict->reason, verdict->has_amount,
			    verdict->amount, row->raw,        row->raw_length};
}

void reader_fault(struct reader *reader, const struct row *row, const char *column,
		  const char *message)
{
	reader->is_well =
	    fault(reader->diagnostics,
		  (struct place){reader->reading->source->path, row->line, column}, "%s", message);
}

void reader_use(struct reader *reader, const struct row *row, const struct verdict *verdict)
{
	struct reading *reading = reader->reading;

	reader_count(reader, &reading->used, row->line, verdict->has_amount, verdict->amount);
	ARENA_ADD_BY(reader->arena, reading, records, n_records, records_capacity) =
	    (struct record){row->line, verdict->values, reading->source->path,
			    arena_array(reader->arena, 1, sizeof(struct fate))};
}

const struct read_cell *reader_cell(const struct reader *reader, size_t field, const char *text)
{
	const struct field *of = &reader->shape.fields[field];
	struct read_cell *cell = &reader->cells[field];
	struct year year;
	int month;

	if (cell->text != NULL && strcmp(cell->text, text) == 0)
		return cell;
	*cell = (struct read_cell){.text = text, .value = value_none("not given")};
	cell->is_day_number = of->unit == UNIT_YEAR && year_of_day_number(text, &year, &month);
	if (cell->is_day_number) {
		cell->value = value_year(year);
		cell->value.month = month;
	}
	cell->is_read =
	    cell->is_day_number || cell_read(&cell->value, text, of, reader->arena, &cell->problem);
	return cell;
}
