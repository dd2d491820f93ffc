#include "reading/case_whole.h"

#include <string.h>

#include "base/text.h"
#include "reading/case_months.h"
#include "reading/cell.h"
#include "reading/duplicates.h"

static void check_duplicates(struct reader *reader, const struct sheet *sheet, size_t header)
{
	struct duplicates duplicates;

	duplicates_init(&duplicates, reader->arena);
	for (size_t i = header + 1; i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i], *first;

		if (row->fault != NULL)
			continue;
		first = duplicates_see(&duplicates, row);
		if (first != NULL)
			reader_fault(
			    reader, row, NULL,
			    arena_format(reader->arena,
					 "agrees with line %ld in every cell, so it would "
					 "count twice; take one out, or, if both are meant, "
					 "make one row of them or tell them apart in a column "
					 "of your own",
					 first->line));
	}
}

/*
 * Every `#` at the start of a cell here was inside quotes.  Where the header is quoted too, whoever
 * wrote the file quotes everything, and a comment looks like a row.
 */
static void check_quoted_marks(struct reader *reader, const struct sheet *sheet, size_t header)
{
	const struct row *first = NULL;
	size_t count = 0;

	for (size_t i = header + 1; i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i];

		if (row->fault != NULL || row->cells[0][0] != '#')
			continue;
		if (count++ == 0)
			first = row;
		if (sheet->rows[header].raw[0] == '"')
			reader_fault(
			    reader, row, NULL,
			    arena_format(reader->arena,
					 "begins with %s in quotes, as all cells of this "
					 "file are, so it may be a row or a comment: take the "
					 "row out if it is a comment, else begin it with "
					 "something other than #",
					 cell_quoted(reader->arena, row->cells[0])));
	}
	if (count > 0 && sheet->rows[header].raw[0] != '"')
		diagnose(reader->diagnostics, SEVERITY_NOTICE,
			 (struct place){reader->reading->source->path, first->line, NULL},
			 "%zu %s with a # in quotes, so %s; take the quotes off if it is a comment",
			 count, count == 1 ? "row begins" : "rows begin",
			 count == 1 ? "it counts as a row" : "they count as rows");
}

/* The rows of a file while totals are looked for among them. */
struct search {
	struct reader *reader;
	const struct reading *reading;
	int amount;   /* the field that adds up, or -1 */
	size_t field; /* whose names are looked at */
};

static const char *name_of(const struct search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->field];

	return value->kind == VALUE_TEXT ? value->text : "";
}

static int64_t amount_of(const struct search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->amount];

	return value->kind == VALUE_MONEY   ? value->money.hundredths
	       : value->kind == VALUE_COUNT ? value->count
					    : 0;
}

static bool is_same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_TEXT)
		return strcmp(a->text, b->text) == 0;
	return a->kind != VALUE_YEAR || a->year.start == b->year.start;
}

/*
 * Would a total count this other row?  It agrees with it in every name and year that the total does
 * not itself say `total` in, and has a name of its own where the total says so.
 */
static bool is_part(const struct search *search, size_t total, size_t other)
{
	const struct shape *shape = search->reading->shape;
	const struct value *of_total = search->reading->records[total].values;
	const struct value *of_other = search->reading->records[other].values;

	if (other == total || totals_says_total(name_of(search, other)))
		return false;
	for (size_t i = 0; i < shape->n_fields; i++) {
		bool is_name = (shape->fields[i].flags & FIELD_NAME) != 0;

		if (i == search->field || (!is_name && shape->fields[i].unit != UNIT_YEAR) ||
		    (is_name && of_total[i].kind == VALUE_TEXT &&
		     totals_says_total(of_total[i].text)))
			continue;
		if (!is_same_value(&of_total[i], &of_other[i]))
			return false;
	}
	return true;
}

/* Do two or more of the rows on one side of it, next to each other, or all, come to it? */
static bool is_sum(const struct search *search, size_t total)
{
	size_t n_records = search->reading->n_records, n_parts = 0;
	int64_t wanted, all = 0;

	if (search->amount < 0)
		return false;
	wanted = amount_of(search, total);
	for (int step = -1; step <= 1; step += 2) {
		int64_t sum = 0;
		size_t count = 0;

		/* Below the first there is none: it wraps round past the last. */
		for (size_t i = total + (size_t)step; i < n_records && is_part(search, total, i);
		     i += (size_t)step) {
			(void)__builtin_add_overflow(sum, amount_of(search, i), &sum);
			if (++count >= 2 && sum == wanted)
				return true;
		}
	}
	for (size_t i = 0; i < n_records; i++)
		if (is_part(search, total, i)) {
			(void)__builtin_add_overflow(all, amount_of(search, i), &all);
			n_parts++;
		}
	return n_parts > 0 && all == wanted;
}

static bool has_parts(const struct search *search, size_t total)
{
	for (size_t i = 0; i < search->reading->n_records; i++)
		if (is_part(search, total, i))
			return true;
	return false;
}

/* The length of a folded name without the word it begins or ends with, if it does. */
static const char *without(const char *name, size_t *length, const char *word, bool is_at_end)
{
	size_t size = strlen(word);

	if (*length <= size || strncmp(is_at_end ? name + *length - size : name, word, size) != 0)
		return name;
	*length -= size;
	return is_at_end ? name : name + size;
}

/* Does `Adult care total` stand beside rows of `Adult care`, or of `Adult care, homes`? */
static bool is_of_another_name(const struct search *search, size_t total)
{
	static const char *const beginnings[] = {"grand", "sub", "total", "for", "of"};
	struct arena *arena = search->reader->arena;
	const char *name = text_fold(arena, name_of(search, total));
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		name = without(name, &length, beginnings[i], false);
	name = without(name, &length, "total", true);
	name = without(name, &length, "sub", true);
	for (size_t i = 0; length > 2 && i < search->reading->n_records; i++)
		if (is_part(search, total, i) &&
		    strncmp(text_fold(arena, name_of(search, i)), name, length) == 0)
			return true;
	return false;
}

static bool is_total(const struct search *search, size_t record)
{
	const char *name = name_of(search, record);

	if (!totals_says_total(name))
		return false;
	if (totals_is_word(name))
		return has_parts(search, record) || strcasestr(name, "total") != NULL;
	return is_sum(search, record) || is_of_another_name(search, record);
}

static void check_totals(struct search *search)
{
	const struct reading *reading = search->reading;
	size_t n_says = 0;

	for (size_t i = 0; i < reading->n_records; i++)
		n_says += totals_is_word(name_of(search, i));
	/* What every row says is no label of one. */
	if (n_says == reading->n_records && n_says > 1)
		return;
	for (size_t i = 0; i < reading->n_records; i++) {
		if (!is_total(search, i))
			continue;
		search->reader->is_well = diagnose(
		    search->reader->diagnostics, SEVERITY_FAULT,
		    (struct place){reading->source->path, reading->records[i].line,
				   reading->shape->fields[search->field].id},
		    "%s says that the row is a total of others, which would count twice; take the "
		    "row out, or, if it is none, give it another name",
		    cell_quoted(search->reader->arena, name_of(search, i)));
	}
}

/* Does any name of it say total, so that more is said of it than its sum? */
static bool is_told(const struct search *search, size_t record)
{
	const struct value *values = search->reading->records[record].values;

	for (size_t i = 0; i < search->reading->shape->n_fields; i++)
		if ((search->reading->shape->fields[i].flags & FIELD_NAME) != 0 &&
		    values[i].kind == VALUE_TEXT && totals_says_total(values[i].text))
			return true;
	return false;
}

/* So many rows of a file are each compared with all others. */
#define MOST_COMPARED 1000

/* A row by any other name may be a total: what three rows or more that it would count come to. */
static void say_sums(struct search *search)
{
	const struct reading *reading = search->reading;
	const struct shape *shape = reading->shape;

	for (size_t i = 0; search->amount >= 0 && i < reading->n_records; i++) {
		int64_t wanted = amount_of(search, i), sum = 0;
		size_t n_parts = 0;

		if (wanted == 0 || is_told(search, i))
			continue;
		for (size_t j = 0; j < reading->n_records; j++)
			if (is_part(search, i, j)) {
				(void)__builtin_add_overflow(sum, amount_of(search, j), &sum);
				n_parts++;
			}
		if (n_parts >= 3 && sum == wanted)
			diagnose(search->reader->diagnostics, SEVERITY_NOTICE,
				 (struct place){reading->source->path, reading->records[i].line,
						shape->fields[search->field].id},
				 "%s has what %zu other rows come to; if it is their total, it "
				 "counts twice: take the row out",
				 cell_quoted(search->reader->arena, name_of(search, i)), n_parts);
	}
}

void case_whole_check(struct reader *reader, const struct sheet *sheet, size_t header)
{
	struct search search = {reader, reader->reading,
				ledger_amount_field(reader->reading->shape), 0};

	check_duplicates(reader, sheet, header);
	check_quoted_marks(reader, sheet, header);
	case_months_say(reader, sheet, header);
	for (; search.field < reader->reading->shape->n_fields; search.field++) {
		const struct field *field = &reader->reading->shape->fields[search.field];

		if ((field->flags & FIELD_NAME) != 0)
			check_totals(&search);
		if ((field->flags & FIELD_NAME) != 0 && reader->reading->n_records <= MOST_COMPARED)
			say_sums(&search);
	}
}
