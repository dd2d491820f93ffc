/* A stream whose bytes become a text. */
#include "fixture.h"

#include <errno.h>

#include "base/memory_stream.h"

static void what_is_written_becomes_a_text(void **state)
{
	struct fixture *fixture = *state;
	struct memory_stream *stream = memory_stream_open(fixture->arena);
	size_t size = 0;
	const char *text;

	assert_non_null(stream);
	/* Enough for several pieces, a NUL among them. */
	for (int i = 0; i < 3000; i++)
		(void)fprintf(memory_stream_file(stream), "%04d ", i);
	assert_int_equal(fputc('\0', memory_stream_file(stream)), '\0');
	text = memory_stream_close(stream, &size);
	assert_non_null(text);
	assert_int_equal(size, 15001);
	assert_memory_equal(text, "0000 0001 ", 10);
	assert_memory_equal(text + 14995, "2999 \0\0", 7);
}

static void nothing_written_is_an_empty_text(void **state)
{
	struct fixture *fixture = *state;
	struct memory_stream *stream = memory_stream_open(fixture->arena);

	assert_non_null(stream);
	assert_string_equal(memory_stream_close(stream, NULL), "");
}

static void what_is_gone_back_over_is_taken_back(void **state)
{
	struct fixture *fixture = *state;
	struct memory_stream *stream = memory_stream_open(fixture->arena);
	FILE *file = memory_stream_file(stream);
	size_t size;

	assert_true(fputs("kept, and not kept", file) >= 0);
	assert_int_equal(fseeko(file, 4, SEEK_SET), 0);
	assert_true(fputs("!!", file) >= 0);
	assert_int_equal(fseeko(file, -1, SEEK_CUR), 0);
	assert_int_equal(ftello(file), 5);
	/* Neither before its beginning nor behind what there is. */
	assert_int_equal(fseeko(file, 6, SEEK_SET), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(fseeko(file, -6, SEEK_END), -1);
	assert_int_equal(errno, EINVAL);
	assert_string_equal(memory_stream_close(stream, &size), "kept!");
	assert_int_equal(size, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_is_written_becomes_a_text),
	    TEST(nothing_written_is_an_empty_text),
	    TEST(what_is_gone_back_over_is_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
