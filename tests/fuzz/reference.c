#include "reference.h"

#include <csv.h>
#include <string.h>

#include "reference_row.h"

#define MOST_UNCLOSED 64

static void on_cell(void *text, size_t length, void *data)
{
	struct reference *reference = data;
	size_t at = reference->n_cells++;

	if (at + reference->layout->n_unnamed >= reference->layout->n_cells && length != 0)
		reference->has_text_unnamed = true;
	if (at < REFERENCE_CELLS) {
		reference->cells[at] = found_copy(text, length);
		reference->lengths[at] = length;
	}
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct reference *)data)->is_done = true;
}

static void free_cells(struct reference *reference)
{
	for (size_t i = 0; i < reference->n_cells && i < REFERENCE_CELLS; i++)
		free(reference->cells[i]);
	reference->n_cells = 0;
	reference->has_text_unnamed = reference->is_done = false;
}

static void add_size(struct found *found, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (__builtin_add_overflow(found->size, size, &found->size) || found->size > INT64_MAX)
		found->is_out_of_range = true;
}

static void judge(struct reference *reference, const char *bytes, size_t from, size_t to,
		  int64_t line, bool is_fault)
{
	struct found *found = reference->found;
	struct year year;
	int64_t amount;

	while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r'))
		to--;
	if (is_fault || !reference_is_regular(reference, bytes + from, to - from, &year, &amount)) {
		found_add_odd(found, bytes + from, to - from, line, found->rows, found->amount);
		if (found_is_used(to - from)) {
			add_size(found, FOUND_USED_AMOUNT);
			found_add_group(found, found_used_keys, reference->layout->n_keys,
					found_used_year.start, 1, FOUND_USED_AMOUNT);
		}
	} else {
		const char *keys[ENGINE_MOST_KEYS];

		for (size_t i = 0; i < reference->layout->n_keys; i++)
			keys[i] = (reference->layout->divided_keys >> i & 1) != 0
				      ? reference->quotients[i]
				      : reference->cells[reference->layout->keys[i]];
		found_add_group(found, keys, reference->layout->n_keys, year.start, 1, amount);
		add_size(found, amount);
		found->rows++;
		/* Out of range is all that is compared then. */
		if (!found->is_out_of_range)
			found->amount += amount;
	}
	free_cells(reference);
}

/* Offset of the line behind the one at `at`. */
static size_t next_line(const char *bytes, size_t at, size_t length)
{
	while (at < length && bytes[at] != '\n' && bytes[at] != '\r')
		at++;
	return at + 1 < length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + 1;
}

void refer(struct found *found, const char *bytes, size_t length,
	   const struct engine_layout *layout)
{
	struct reference reference = {.layout = layout, .found = found};
	size_t at = 0, opened_at = 0, line_at = 0;
	int64_t line = REFERENCE_LINE, opened_on = 0;
	bool is_open = false;
	int n_unclosed = 0;
	struct csv_parser parser;

again:
	REQUIRE(csv_init(&parser, CSV_STRICT) == 0);
	csv_set_delim(&parser, (unsigned char)layout->delimiter);
	for (; at < length; at++) {
		char c = bytes[at];
		bool is_blank =
		    (c == ' ' || c == '\t' || c == '\r' || c == '\n') && c != layout->delimiter;

		if (!is_open && !is_blank) {
			is_open = true;
			opened_at = line_at;
			opened_on = line;
		}
		if (csv_parse(&parser, &c, 1, on_cell, on_row, &reference) != 1) {
			/* A stray quote: the line is odd, whatever followed it. */
			at = next_line(bytes, opened_at, length);
			at = at < length ? at : length;
			free_cells(&reference);
			judge(&reference, bytes, opened_at, at, opened_on, true);
			line = opened_on + 1;
			line_at = at;
			is_open = false;
			csv_free(&parser);
			goto again;
		}
		if (reference.is_done) {
			judge(&reference, bytes, opened_at, at, opened_on, false);
			is_open = false;
		}
		if (c == '\n' || (c == '\r' && !(at + 1 < length && bytes[at + 1] == '\n'))) {
			line++;
			line_at = at + 1;
		}
	}
	csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&parser, on_cell, on_row, &reference) != 0) {
		bool is_too_many = ++n_unclosed > MOST_UNCLOSED;

		at = is_too_many ? length : next_line(bytes, opened_at, length);
		at = at < length ? at : length;
		free_cells(&reference);
		judge(&reference, bytes, opened_at, at, opened_on, true);
		line = opened_on + 1;
		line_at = at;
		is_open = false;
		csv_free(&parser);
		goto again;
	}
	if (reference.is_done)
		judge(&reference, bytes, opened_at, length, opened_on, false);
	csv_free(&parser);
}
