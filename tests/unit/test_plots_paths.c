/*
 * Where a picture is written: whatever its folder and its file are called, it is drawn there and
 * nothing in the name is run.  Pictures are drawn by gnuplot itself.
 */
#include "plots_bench.h"

#include <sys/stat.h>
#include <unistd.h>

/* Names that gnuplot could take for more than a name. */
static const char *const names[] = {
    "it's",
    "a''b",
    "''",
    "'''",
    "''''",
    "'; system(\"touch made\"); '",
    "''; system(\"touch made\") #",
    "'''; system('touch made') #",
    "a'' . system(\"touch made\") . ''",
    "\"",
    "\"; system(\"touch made\") #",
    "`touch made`",
    "\"`touch made`\"",
    "back\\",
    "\\140touch made\\140",
    "$(touch made)",
    "@made $DATA %s %d",
    "|touch made",
    "~root",
    "bad \xff\xfe utf8 \xc3",
    "\xe6\x97\xa5\xe6\x9c\xac \xc2\xa3",
    " a  b ",
    "#",
    "-e",
};

static void assert_drawn(const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		fail_msg("there is no '%s'", path);
	assert_true(S_ISREG(status.st_mode) && status.st_size > 1000);
}

static void a_picture_is_drawn_in_a_folder_of_any_name(void **state)
{
	struct bench *bench = *state;
	struct plot_request requests[COUNT_OF(names)];
	static const char *const suffixes[] = {"svg", "png", "pdf"};

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_int_equal(mkdir(names[i], 0700), 0);
		requests[i] = (struct plot_request){
		    .name = "bars",
		    .path = arena_format(bench->arena, "%s/x.%s", names[i], suffixes[i % 3])};
	}
	if (!bench_draw_all(&bench->results, requests, COUNT_OF(names), &bench->diagnostics))
		fail_msg("%s", bench_message(bench));
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_drawn(requests[i].path);
		assert_int_equal(bench_empty(names[i]), 1);
	}
	assert_int_equal(bench_empty("."), COUNT_OF(names));
}

static void a_picture_of_any_name_is_drawn(void **state)
{
	struct bench *bench = *state;
	struct plot_request requests[COUNT_OF(names)];

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		requests[i] = (struct plot_request){
		    .name = "ranges", .path = arena_format(bench->arena, "%s.svg", names[i])};
	if (!bench_draw_all(&bench->results, requests, COUNT_OF(names), &bench->diagnostics))
		fail_msg("%s", bench_message(bench));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_drawn(requests[i].path);
	assert_int_equal(bench_empty("."), COUNT_OF(names));
}

/* A name with a line break is refused; a link may still lead to one. */
static void a_link_into_a_folder_of_two_lines_runs_nothing(void **state)
{
	struct bench *bench = *state;
	static const char *const folders[] = {"n\nsystem(\"touch made\")\nx",
					      "n'\nsystem(\"touch made\")\n'x",
					      "n\"\n!touch made\n", "n\r`touch made`\x01"};

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		const char *path = arena_format(bench->arena, "%s/x.svg", folders[i]);
		FILE *old;

		assert_int_equal(mkdir(folders[i], 0700), 0);
		old = fopen(path, "w");
		assert_non_null(old);
		fclose(old);
		assert_int_equal(symlink(path, "link.svg"), 0);
		if (!bench_draw(bench, "bars", "link.svg"))
			fail_msg("%s", bench_message(bench));
		assert_drawn(path);
		assert_int_equal(unlink("link.svg"), 0);
		assert_int_equal(bench_empty(folders[i]), 1);
	}
	assert_int_equal(bench_empty("."), COUNT_OF(folders));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_picture_is_drawn_in_a_folder_of_any_name),
	    TEST(a_picture_of_any_name_is_drawn),
	    TEST(a_link_into_a_folder_of_two_lines_runs_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
