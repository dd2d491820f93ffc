#include "fixture.h"

#include <unistd.h>

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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
