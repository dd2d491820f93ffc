/* gnuplot missing, failing, dying, silent or talkative: told, and no file is left. */
#include "plots_bench.h"

#include <sys/stat.h>

/* A gnuplot of our own, alone in PATH. */
static void fake_gnuplot(const char *commands)
{
	assert_int_equal(mkdir("bin", 0700), 0);

	FILE *file = fopen("bin/gnuplot", "w");

	fprintf(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", commands);
	fclose(file);
	chmod("bin/gnuplot", 0700);
	setenv("PATH", "bin", 1);
}

static void a_missing_gnuplot_is_told_with_the_remedy(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	setenv("PATH", bench->folder, 1);
	assert_false(bench_draw(bench, NULL, "x.svg"));
	assert_told(bench, SEVERITY_FAILURE,
		    "cannot run 'gnuplot': No such file or directory; "
		    "install it");
	assert_nothing_left(false);
}

static void a_gnuplot_that_fails_is_quoted(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	fake_gnuplot("cat > /dev/null; echo 'line 1: no such thing' >&2; exit 1");
	assert_false(bench_draw(bench, NULL, "x.svg"));
	assert_told(bench, SEVERITY_FAILURE, "gnuplot failed with status 1; line 1: no such thing");
	assert_nothing_left(true);
}

static void a_gnuplot_that_is_killed_is_told_by_its_signal(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	fake_gnuplot("kill -9 $$");
	assert_false(bench_draw(bench, NULL, "x.svg"));
	assert_told(bench, SEVERITY_FAILURE, "gnuplot was killed by signal 9");
	assert_nothing_left(true);
}

/* More than a pipe holds, so that a reader who goes away is noticed in writing. */
static bool draw_many(struct bench *bench)
{
	struct plot_request requests[60];

	for (size_t i = 0; i < COUNT_OF(requests); i++)
		requests[i] = (struct plot_request){
		    .name = "ranges", .path = arena_format(bench->arena, "%zu.svg", i)};
	return bench_draw_all(&bench->results, requests, COUNT_OF(requests), &bench->diagnostics);
}

static void a_gnuplot_that_stops_reading_is_an_error(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	/* Its script may have room in the pipe; then what tells is that nothing came. */
	fake_gnuplot("exec < /dev/null; exit 0");
	assert_false(draw_many(bench));
	assert_told(bench, SEVERITY_FAILURE, "gnuplot ");
	assert_nothing_left(true);
}

static void a_gnuplot_that_draws_nothing_is_an_error(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	fake_gnuplot("cat > /dev/null");
	assert_false(bench_draw(bench, NULL, "x.svg"));
	assert_told(bench, SEVERITY_FAILURE, "the picture is empty");
	assert_nothing_left(true);
}

static void a_picture_cut_short_is_an_error(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	fake_gnuplot("cat > /dev/null; echo '<svg><g>'");
	assert_false(bench_draw(bench, NULL, "x.svg"));
	assert_told(bench, SEVERITY_FAILURE, "the picture is not complete");
	assert_nothing_left(true);
}

/* Words before reading: neither waits for the other. */
static void a_talkative_gnuplot_does_not_block(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	fake_gnuplot("head -c 1000000 /dev/zero | tr '\\0' 'x' >&2; cat > /dev/null; exit 3");
	assert_false(draw_many(bench));
	assert_told(bench, SEVERITY_FAILURE, "gnuplot failed with status 3; xxx");
	assert_nothing_left(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_missing_gnuplot_is_told_with_the_remedy),
	    TEST(a_gnuplot_that_fails_is_quoted),
	    TEST(a_gnuplot_that_is_killed_is_told_by_its_signal),
	    TEST(a_gnuplot_that_stops_reading_is_an_error),
	    TEST(a_gnuplot_that_draws_nothing_is_an_error),
	    TEST(a_picture_cut_short_is_an_error),
	    TEST(a_talkative_gnuplot_does_not_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
