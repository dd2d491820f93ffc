/* The manual's LIMITS: what is at a bound is read, what is one byte, cell or row beyond is not. */
#include "fixture.h"

#include <string.h>

#include "reading/source.h"
#include "reading/sheet.h"
#include "tally/pieces.h"

/* `before` and, so many times, `line`. */
static const char *repeated(struct fixture *fixture, const char *before, const char *line,
			    size_t count)
{
	const size_t length = strlen(line);
	char *text = arena_alloc(fixture->arena, count * length + 1);

	for (size_t i = 0; i < count * length; i++)
		text[i] = line[i % length];
	return arena_format(fixture->arena, "%s%s", before, text);
}

/* `before`, `count` times `filler`, `behind`. */
static const char *padded(struct fixture *fixture, const char *before, char filler, size_t count,
			  const char *behind)
{
	char *middle = arena_alloc(fixture->arena, count + 1);

	memset(middle, filler, count);
	return arena_format(fixture->arena, "%s%s%s", before, middle, behind);
}

static void a_line_of_4_mib_is_read_and_one_byte_more_is_refused_by_its_number(void **state)
{
	struct fixture *fixture = *state;
	const char *at = padded(fixture, "a\r\n", 'x', BOUND_LINE, "\r\nb\n");
	const char *beyond = padded(fixture, "a\r\nb\r", 'x', BOUND_LINE + 1, "\nb\n");

	assert_non_null(source_of_bytes(fixture, at, strlen(at)));
	assert_int_equal(fixture->diagnostics.count, 0);
	assert_null(source_of_bytes(fixture, beyond, strlen(beyond)));
	assert_int_equal(fixture->diagnostics.count, 1);
	assert_int_equal(fixture->diagnostics.items[0].place.line, 3);
	assert_non_null(strstr(fixture->diagnostics.items[0].message, "more than 4 MiB"));
}

/* A stream without an end: a head, then so much of one letter, then, so often, the same line. */
struct endless {
	const char *head, *line;
	size_t n_letters, given;
};

static int64_t read_endless(void *data, char *bytes, size_t size)
{
	struct endless *endless = data;
	const size_t head = strlen(endless->head), line = strlen(endless->line);

	for (size_t i = 0; i < size; i++) {
		const size_t at = endless->given++;

		if (at < head)
			bytes[i] = endless->head[at];
		else if (at < head + endless->n_letters)
			bytes[i] = 'x';
		else
			bytes[i] = endless->line[(at - head - endless->n_letters) % line];
	}
	return (int64_t)size;
}

/* How much is read of it before it is refused, and with what fault. */
static size_t read_until_refused(struct fixture *fixture, struct endless endless, const char *fault)
{
	struct source source = {.path = "endless"};
	const size_t before = fixture->diagnostics.count;
	bool is_read;

	assert_false(bounds_gather(&source, 0, read_endless, &endless, &is_read, fixture->arena,
				   &fixture->diagnostics));
	assert_int_equal(fixture->diagnostics.count, before + 1);
	assert_non_null(strstr(fixture->diagnostics.items[before].message, fault));
	return endless.given;
}

static void a_stream_is_left_soon_after_a_line_is_too_long(void **state)
{
	const size_t soon = 8 * BOUND_LINE;

	assert_in_range(
	    read_until_refused(*state, (struct endless){"a\n", "x", 0, 0}, "more than 4 MiB"),
	    BOUND_LINE, soon);
	assert_int_equal(((struct fixture *)*state)->diagnostics.items[0].place.line, 2);
	/* What may be a workbook, packed or wide is known by what comes of it. */
	assert_in_range(
	    read_until_refused(*state, (struct endless){"PK\3\4", "x", 0, 0}, "256 MiB"),
	    BOUND_FILE, 2 * BOUND_FILE);
	assert_in_range(
	    read_until_refused(*state, (struct endless){"\xFF\xFE", "x", 0, 0}, "256 MiB"),
	    BOUND_FILE, 2 * BOUND_FILE);
	/* Lines at the bound are none too long. */
	assert_in_range(
	    read_until_refused(*state, (struct endless){"a\n", "\r\n", BOUND_LINE, 0}, "256 MiB"),
	    BOUND_FILE, 2 * BOUND_FILE);
}

static int64_t read_stream(void *stream, char *bytes, size_t size)
{
	return (int64_t)fread(bytes, 1, size, stream);
}

static void all_of_a_stream_is_gathered_whatever_size_was_told(void **state)
{
	static const size_t told[] = {0, 1, 7, 8, 70000};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < N_OF(told); i++) {
		FILE *stream = fmemopen((char[]){"one\ntwo"}, 7, "r");
		struct source source = {.path = "seven"};
		bool is_read = false;

		assert_non_null(stream);
		assert_true(bounds_gather(&source, told[i], read_stream, stream, &is_read,
					  fixture->arena, &fixture->diagnostics));
		assert_true(is_read);
		assert_int_equal(source.size, 7);
		assert_string_equal(source.bytes, "one\ntwo");
		assert_int_equal(fclose(stream), 0);
	}
}

/* Strict and not: a second row shows that reading goes on behind it. */
static void assert_second_row(struct fixture *fixture, const char *text, size_t n_cells,
			      const char *fault)
{
	for (int is_strict = 0; is_strict < 2; is_strict++) {
		struct sheet sheet;

		sheet_read(&sheet, source_of(fixture, text), ',', is_strict, fixture->arena);
		assert_int_equal(sheet.n_rows, 3);
		assert_int_equal(sheet.rows[1].is_beyond, fault != NULL);
		if (fault == NULL) {
			assert_null(sheet.rows[1].fault);
			assert_int_equal(sheet.rows[1].n_cells, n_cells);
		} else {
			assert_non_null(strstr(sheet.rows[1].fault, fault));
		}
		assert_string_equal(sheet.rows[2].cells[0], "end");
		assert_int_equal(sheet.rows[2].line, 3);
	}
}

static void a_row_of_16_384_cells_is_read_and_one_more_is_a_fault(void **state)
{
	assert_second_row(*state, padded(*state, "a,b\n", ',', 16383, "\nend,1\n"), 16384, NULL);
	assert_second_row(*state, padded(*state, "a,b\n", ',', 16384, "\nend,1\n"), 0,
			  "more than 16,384 cells");
}

static void a_cell_of_1_mib_is_read_and_one_byte_more_is_a_fault(void **state)
{
	assert_second_row(*state, padded(*state, "a,b\n1,", 'x', BOUND_CELL, "\nend,1\n"), 2, NULL);
	assert_second_row(*state, padded(*state, "a,b\n1,", 'x', BOUND_CELL + 1, "\nend,1\n"), 0,
			  "more than 1 MiB");
	assert_second_row(*state, padded(*state, "a,b\n1,\"", 'x', BOUND_CELL + 1, "\"\nend,1\n"),
			  0, "more than 1 MiB");
}

/* The stray quote of a loose row does not take the bound away. */
static void a_row_with_a_stray_quote_keeps_the_bound_of_its_cells(void **state)
{
	struct fixture *fixture = *state;
	struct sheet sheet;

	sheet_read(&sheet,
		   source_of(fixture, padded(fixture, "a,b\n6\" pipe", ',', 16384, "\nend\n")), ',',
		   false, fixture->arena);
	assert_int_equal(sheet.n_rows, 3);
	assert_non_null(sheet.rows[1].fault);
	assert_string_equal(sheet.rows[2].cells[0], "end");
}

/* Eight bytes a line: the quote of line 2 is given up behind 4 MiB, and line 3 is a row again. */
static void a_quote_that_stays_open_for_4_mib_is_given_up(void **state)
{
	struct fixture *fixture = *state;
	size_t n_lines = BOUND_LINE / 8 + 2;
	const char *text = repeated(fixture, "a,b\n\"1,\n", "1,23456\n", n_lines);
	struct sheet sheet;

	sheet_read(&sheet, source_of(fixture, text), ',', true, fixture->arena);
	assert_int_equal(sheet.n_rows, n_lines + 2);
	assert_true(sheet.rows[1].is_beyond);
	assert_non_null(strstr(sheet.rows[1].fault, "inside quotes for more than 4 MiB"));
	assert_int_equal(sheet.rows[2].n_cells, 2);
	assert_int_equal(sheet.rows[2].line, 3);
}

static void no_more_than_one_row_too_many_is_kept(void **state)
{
	struct fixture *fixture = *state;
	size_t n_lines = BOUND_ROWS + 10;
	const char *text = repeated(fixture, "", "1\n", n_lines);
	struct sheet sheet;

	sheet_read(&sheet, source_of(fixture, text), ',', true, fixture->arena);
	assert_int_equal(sheet.n_rows, BOUND_ROWS + 2);
}

/* What pieces are read from. */
struct text_left {
	const char *at;
	size_t length;
};

static int64_t give(void *data, char *bytes, size_t size)
{
	struct text_left *left = data;
	size_t count = left->length < size ? left->length : size;

	memcpy(bytes, left->at, count);
	left->at += count;
	left->length -= count;
	return (int64_t)count;
}

/* How reading pieces of a text ends, and how many bytes came before. */
static enum engine_status read_pieces(const char *text, size_t *total)
{
	struct text_left left = {text, strlen(text)};
	const struct engine_input input = {.read = give, .data = &left};
	struct pieces pieces;
	struct piece piece = {0};
	enum engine_status status;

	*total = 0;
	pieces_init(&pieces, &input, ',', (size_t)512 * 1024);
	do {
		status = pieces_read(&pieces, &piece);
		*total += status == ENGINE_DONE ? piece.length : 0;
	} while (status == ENGINE_DONE && !piece.is_last);
	pieces_fini(&pieces);
	piece_fini(&piece);
	return status;
}

static void a_ledger_of_any_size_has_lines_of_4_mib_at_most(void **state)
{
	const char *at = padded(*state, "1,2\n", 'x', BOUND_LINE, "\n3,4\n");
	const char *beyond = padded(*state, "1,2\n", 'x', BOUND_LINE + 1, "\n3,4\n");
	const char *last = padded(*state, "1,2\n", 'x', BOUND_LINE + 1, "");
	size_t total;

	assert_int_equal(read_pieces(at, &total), ENGINE_DONE);
	assert_int_equal(total, strlen(at));
	assert_int_equal(read_pieces(beyond, &total), ENGINE_LONG_LINE);
	assert_int_equal(read_pieces(last, &total), ENGINE_LONG_LINE);
	assert_int_equal(total, 4);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_line_of_4_mib_is_read_and_one_byte_more_is_refused_by_its_number),
	    TEST(a_stream_is_left_soon_after_a_line_is_too_long),
	    TEST(all_of_a_stream_is_gathered_whatever_size_was_told),
	    TEST(a_row_of_16_384_cells_is_read_and_one_more_is_a_fault),
	    TEST(a_cell_of_1_mib_is_read_and_one_byte_more_is_a_fault),
	    TEST(a_row_with_a_stray_quote_keeps_the_bound_of_its_cells),
	    TEST(a_quote_that_stays_open_for_4_mib_is_given_up),
	    TEST(no_more_than_one_row_too_many_is_kept),
	    TEST(a_ledger_of_any_size_has_lines_of_4_mib_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
