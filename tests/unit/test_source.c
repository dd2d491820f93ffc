#include "fixture.h"

#include <unistd.h>
#include <zlib.h>

static void assert_text(const struct source *source, const char *expected)
{
	assert_non_null(source);
	assert_int_equal(source->length, strlen(expected));
	assert_memory_equal(source->text, expected, source->length);
}

static void utf8_is_text_as_it_stands_and_nothing_is_said(void **state)
{
	struct fixture *fixture = *state;

	assert_text(source_of(*state, "Caf\303\251,\302\2431\n"), "Caf\303\251,\302\2431\n");
	assert_int_equal(fixture->diagnostics.count, 0);
}

static void a_byte_order_mark_is_no_part_of_the_text(void **state)
{
	const struct source *source = source_of(*state, "\357\273\277council\n");

	assert_text(source, "council\n");
	assert_int_equal(source->size, 11); /* eight bytes and the mark's three */
}

/* 0xE9 is e acute, 0x80 the euro, 0x96 an en dash, 0xA3 the pound: U+00E9, 20AC, 2013, A3. */
static void what_is_not_utf8_is_windows_1252_and_that_is_said(void **state)
{
	struct fixture *fixture = *state;

	assert_text(source_of(*state, "Caf\351 \200 \226 \243"),
		    "Caf\303\251 \342\202\254 \342\200\223 \302\243");
	assert_message(fixture, 0, "file.csv: is not UTF-8; read as Windows-1252");
	assert_int_equal(fixture->diagnostics.items[0].severity, SEVERITY_ASIDE);
}

/* Windows-1252 leaves 81, 8D, 8F, 90 and 9D without meaning. */
static void bytes_without_meaning_are_counted_and_shown(void **state)
{
	assert_text(source_of(*state, "\201\351\235"), "\357\277\275\303\251\357\277\275");
	assert_message(*state, 0,
		       "file.csv: is not UTF-8; read as Windows-1252, with 2 unreadable "
		       "characters shown as \357\277\275");
}

static void utf16_with_a_mark_is_read_either_way_round(void **state)
{
	assert_text(source_of_bytes(*state, "\377\376a\0,\0\243\0\n\0", 10), "a,\302\243\n");
	assert_text(source_of_bytes(*state, "\376\377\0a\0,\0\243\0\n", 10), "a,\302\243\n");
	assert_message(*state, 0, "file.csv: read as UTF-16");
}

/* `ab,` and a pound sign, twice over, by hand; eight characters are few, and all but two ASCII. */
static void wide_text_without_a_mark_is_read_where_it_is_plain(void **state)
{
	static const char text[] = "ab,\302\243\nab,\302\243\n";
	struct fixture *fixture = *state;

	assert_text(source_of_bytes(fixture, "a\0b\0,\0\243\0\n\0a\0b\0,\0\243\0\n\0", 20), text);
	assert_text(source_of_bytes(fixture, "\0a\0b\0,\0\243\0\n\0a\0b\0,\0\243\0\n", 20), text);
	assert_message(fixture, 0, "file.csv: read as UTF-16, though nothing at its start says so");
	assert_text(source_of_bytes(fixture, "a\0\0\0b\0\0\0\n\0\0\0", 12), "ab\n");
	assert_text(source_of_bytes(fixture, "\0\0\0a\0\0\0b\0\0\0\n", 12), "ab\n");
	assert_text(source_of_bytes(fixture, "\377\376\0\0a\0\0\0", 8), "a");
	assert_text(source_of_bytes(fixture, "\0\0\376\377\0\0\0a", 8), "a");
	assert_message(fixture, 4, "file.csv: read as UTF-32");
	assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAULT), 0);
}

/* A file of ASCII with a nought here and there is none of these. */
static void a_few_noughts_make_no_wide_text(void **state)
{
	assert_null(source_of_bytes(*state, "council,\0service\n\0", 18));
	assert_said(*state, "holds a NUL byte");
}

static void half_a_utf16_character_is_refused(void **state)
{
	assert_null(source_of_bytes(*state, "\377\376a\0b", 5));
	assert_message(*state, 0, "file.csv: begins as UTF-16 but is not; save it as UTF-8");
}

static void a_nul_byte_is_refused_in_every_encoding(void **state)
{
	struct fixture *fixture = *state;

	assert_null(source_of_bytes(fixture, "a\0b", 3));
	assert_null(source_of_bytes(fixture, "\377\376a\0\0\0", 6));
	assert_null(source_of_bytes(fixture, "\351\0", 2));
	assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAULT), 3);
	assert_said(fixture, "holds a NUL byte, so it is not a text file; export it as CSV");
}

static void a_file_that_is_not_there_is_a_failure_that_says_why(void **state)
{
	struct fixture *fixture = *state;
	struct source source;

	assert_false(
	    source_read(&source, "no/such/file.csv", NULL, fixture->arena, &fixture->diagnostics));
	assert_message(fixture, 0, "no/such/file.csv: cannot be read: No such file or directory");
	assert_int_equal(fixture->diagnostics.items[0].severity, SEVERITY_FAILURE);
}

static void a_folder_is_a_failure_too(void **state)
{
	struct fixture *fixture = *state;
	struct source source;

	assert_false(source_read(&source, ".", NULL, fixture->arena, &fixture->diagnostics));
	assert_message(fixture, 0, ".: cannot be read: Is a directory");
}

/* Larger than any first guess at its size, as a pipe gives it. */
static void standard_input_is_read_whole_and_named(void **state)
{
	struct fixture *fixture = *state;
	const size_t size = 1000000;
	char *bytes = arena_alloc(fixture->arena, size);
	FILE *file = tmpfile();
	struct source source;

	memset(bytes, 'a', size);
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	rewind(file);
	assert_int_equal(dup2(fileno(file), STDIN_FILENO), STDIN_FILENO);
	assert_true(source_read(&source, "-", NULL, fixture->arena, &fixture->diagnostics));
	fclose(file);
	assert_string_equal(source.path, "standard input");
	assert_int_equal(source.size, size);
	assert_memory_equal(source.bytes, bytes, size);
}

/* Half a pair of surrogates, which no text has, before an `a`. */
static void half_a_pair_is_no_utf16(void **state)
{
	assert_null(source_of_bytes(*state, "\377\376\0\330a\0", 6));
	assert_said(*state, "but is not; save it as UTF-8");
}

struct packed {
	char *bytes;
	size_t size;
};

/* As `gzip` does it (RFC 1952). */
static struct packed pack(struct fixture *fixture, const char *bytes, size_t size)
{
	const size_t room = size + 1000;
	struct packed packed = {arena_alloc(fixture->arena, room), 0};
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)bytes,
			   .avail_in = (uInt)size,
			   .next_out = (Bytef *)packed.bytes,
			   .avail_out = (uInt)room};

	assert_int_equal(
	    deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	packed.size = stream.total_out;
	deflateEnd(&stream);
	return packed;
}

static void what_is_packed_is_read_as_if_it_were_not(void **state)
{
	enum { LARGE = 300000 };
	struct fixture *fixture = *state;
	char *large = arena_alloc(fixture->arena, LARGE + 1);
	struct packed packed = pack(fixture, "Caf\351\n", 5);

	assert_text(source_of_bytes(fixture, packed.bytes, packed.size), "Caf\303\251\n");
	assert_message(fixture, 0, "file.csv: is not UTF-8; read as Windows-1252");
	memset(large, 'a', LARGE);
	large[LARGE] = '\0';
	packed = pack(fixture, large, LARGE);
	assert_text(source_of_bytes(fixture, packed.bytes, packed.size), large);
	/* Another behind it is more of it; anything else is not. */
	packed = pack(fixture, "one\n", 4);
	memcpy(packed.bytes + packed.size, packed.bytes, packed.size);
	assert_text(source_of_bytes(fixture, packed.bytes, 2 * packed.size), "one\none\n");
	memcpy(packed.bytes + packed.size, "rest", 4);
	assert_text(source_of_bytes(fixture, packed.bytes, packed.size + 4), "one\n");
	assert_said(fixture, "what follows the packed text is not gzip, and was not read");
}

static void what_is_packed_is_whole_and_packed_once(void **state)
{
	struct fixture *fixture = *state;
	const struct packed once = pack(fixture, "one\n", 4),
			    twice = pack(fixture, once.bytes, once.size);

	assert_null(source_of_bytes(fixture, twice.bytes, twice.size));
	assert_said(fixture, "file.csv: is packed twice; unpack it once");
	for (size_t size = 3; size < once.size; size++)
		assert_null(source_of_bytes(fixture, once.bytes, size));
	assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAILURE), once.size - 3);
}

/* Of a file that is not there, one beside it whose name differs by a letter is told. */
static void a_slip_in_a_files_name_is_told(void **state)
{
	struct fixture *fixture = *state;
	char folder[] = "/tmp/vfm-test-XXXXXX";
	const char *there, *meant;
	struct source source;
	FILE *file;

	assert_non_null(mkdtemp(folder));
	there = arena_format(fixture->arena, "%s/activity.csv", folder);
	meant = arena_format(fixture->arena, "%s/activty.csv", folder);
	file = fopen(there, "w");
	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
	assert_false(source_read(&source, meant, NULL, fixture->arena, &fixture->diagnostics));
	assert_said(
	    fixture,
	    "activty.csv: cannot be read: No such file or directory; did you mean 'activity.csv'?");
	assert_false(source_read(&source, arena_format(fixture->arena, "%s/spend.csv", folder),
				 NULL, fixture->arena, &fixture->diagnostics));
	assert_message(fixture, 1,
		       arena_format(fixture->arena,
				    "%s/spend.csv: cannot be read: No such file or directory",
				    folder));
	assert_int_equal(remove(there), 0);
	assert_int_equal(rmdir(folder), 0);
}

static void a_file_at_hand_is_not_looked_for_on_the_disk(void **state)
{
	struct fixture *fixture = *state;
	struct shelf shelf = {.is_sealed = true};
	struct source source;

	shelf_add(&shelf, (struct shelf_file){.path = "a.xlsx", .bytes = "council\n", .size = 8},
		  fixture->arena);
	assert_false(
	    source_read(&source, "Makefile", &shelf, fixture->arena, &fixture->diagnostics));
	assert_said(fixture, "Makefile: cannot be read: No such file or directory");
	assert_false(
	    source_read(&source, "a.xlsx:One", &shelf, fixture->arena, &fixture->diagnostics));
	assert_said(fixture, "a.xlsx: is no spreadsheet, whatever its name says, so it has no "
			     "sheet 'One'; give it without one");
	assert_false(source_read(&source, "a.xlsx", &shelf, fixture->arena, &fixture->diagnostics));
	assert_said(fixture, "a.xlsx: is named as a spreadsheet but is none");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(utf8_is_text_as_it_stands_and_nothing_is_said),
	    TEST(a_byte_order_mark_is_no_part_of_the_text),
	    TEST(what_is_not_utf8_is_windows_1252_and_that_is_said),
	    TEST(bytes_without_meaning_are_counted_and_shown),
	    TEST(utf16_with_a_mark_is_read_either_way_round),
	    TEST(wide_text_without_a_mark_is_read_where_it_is_plain),
	    TEST(a_few_noughts_make_no_wide_text),
	    TEST(half_a_utf16_character_is_refused),
	    TEST(a_nul_byte_is_refused_in_every_encoding),
	    TEST(a_file_that_is_not_there_is_a_failure_that_says_why),
	    TEST(a_folder_is_a_failure_too),
	    TEST(standard_input_is_read_whole_and_named),
	    TEST(half_a_pair_is_no_utf16),
	    TEST(what_is_packed_is_read_as_if_it_were_not),
	    TEST(what_is_packed_is_whole_and_packed_once),
	    TEST(a_slip_in_a_files_name_is_told),
	    TEST(a_file_at_hand_is_not_looked_for_on_the_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
