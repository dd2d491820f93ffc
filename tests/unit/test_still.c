#include "unit.h"

#include <sys/stat.h>
#include <unistd.h>

#include "reading/source_bytes.h"
#include "tally/stream.h"

static FILE *file_of(const char *text, char path[])
{
	int file = mkstemp(path);
	FILE *stream;

	assert_true(file >= 0);
	stream = fdopen(file, "w+");
	assert_non_null(stream);
	fputs(text, stream);
	fflush(stream);
	return stream;
}

static void a_file_that_grows_shrinks_or_comes_in_part_is_told(void **state)
{
	char path[] = "/tmp/still-XXXXXX";
	struct arena *arena = arena_new(out_of_memory);
	FILE *file = file_of("0123456789", path);
	struct still before = still_begin(fileno(file));

	(void)state;
	assert_int_equal(before.size, 10);
	assert_null(still_problem(&before, fileno(file), 10, arena));
	assert_null(still_problem(&before, fileno(file), -1, arena));
	assert_non_null(strstr(still_problem(&before, fileno(file), 7, arena), "of which 7 came"));
	fputs("more", file);
	fflush(file);
	assert_non_null(strstr(still_problem(&before, fileno(file), 14, arena),
			       "had 10 bytes when it was opened and has 14 now"));
	assert_int_equal(ftruncate(fileno(file), 3), 0);
	assert_non_null(strstr(still_problem(&before, fileno(file), 10, arena), "has 3 now"));
	fclose(file);
	unlink(path);
	arena_free(arena);
}

static void a_file_written_to_with_its_size_kept_is_told(void **state)
{
	char path[] = "/tmp/still-XXXXXX";
	struct arena *arena = arena_new(out_of_memory);
	FILE *file = file_of("0123456789", path);
	struct still before = still_begin(fileno(file));
	struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};

	(void)state;
	assert_int_equal(futimens(fileno(file), times), 0);
	assert_non_null(still_problem(&before, fileno(file), 10, arena));
	fclose(file);
	unlink(path);
	arena_free(arena);
}

static void of_a_pipe_nothing_is_known(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct still before;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	before = still_begin(ends[0]);
	assert_int_equal(before.size, -1);
	assert_null(still_problem(&before, ends[0], 5, arena));
	close(ends[0]);
	close(ends[1]);
	arena_free(arena);
}

/* As when a download ends, or goes on, between two reads. */
static void a_ledgers_file_must_not_change_while_it_streams(void **state)
{
	for (int change = 0; change < 3; change++) {
		char path[] = "/tmp/still-XXXXXX", bytes[64];
		struct arena *arena = arena_new(out_of_memory);
		struct diagnostics diagnostics;
		FILE *file = file_of("a,b\n1,2\n", path);
		struct stream *stream;

		(void)state;
		diagnostics_init(&diagnostics, arena);
		stream = stream_open(path, NULL, STREAM_HASH_SMALL, arena, &diagnostics);
		assert_non_null(stream);
		assert_int_equal(stream_next(stream), STREAM_FOUND);
		if (change == 1) {
			fputs("3,4\n", file);
			fflush(file);
		} else if (change == 2) {
			assert_int_equal(ftruncate(fileno(file), 4), 0);
		}
		while (stream_read(stream, bytes, sizeof bytes) > 0)
			;
		assert_int_equal(stream_next(stream), STREAM_END);
		assert_int_equal(stream_is_still(stream), change == 0);
		assert_int_equal(diagnostics_count(&diagnostics, SEVERITY_FAILURE), change != 0);
		stream_close(stream);
		fclose(file);
		unlink(path);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_that_grows_shrinks_or_comes_in_part_is_told),
	    cmocka_unit_test(a_file_written_to_with_its_size_kept_is_told),
	    cmocka_unit_test(of_a_pipe_nothing_is_known),
	    cmocka_unit_test(a_ledgers_file_must_not_change_while_it_streams),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
