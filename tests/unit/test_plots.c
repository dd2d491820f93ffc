/* What is asked for and what is drawn: requests refused, pictures complete and always the same. */
#include "plots_bench.h"

#include <sys/stat.h>
#include <unistd.h>

static void an_unknown_suffix_is_a_wrong_command_line(void **state)
{
	struct bench *bench = *state;
	static const char *const paths[] = {"x.gif", "x", ".svg", "svg", "a/.svg", "x.svg.txt", ""};

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		assert_false(bench_draw(bench, NULL, paths[i]));
		assert_told(bench, SEVERITY_USAGE, "must end in .svg, .png or .pdf");
	}
	assert_nothing_left(false);
}

static void a_path_with_a_control_character_is_refused(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	assert_false(bench_draw(bench, NULL, "a\nb/x.svg"));
	assert_told(bench, SEVERITY_USAGE, "control character");
}

static void one_file_is_not_asked_for_twice(void **state)
{
	struct bench *bench = *state;
	const struct plot_request requests[] = {{.name = "bars", .path = "x.svg"},
						{.name = "ranges", .path = "x.svg"}};

	assert_false(plots_check(requests, 2, &bench->diagnostics));
	assert_told(bench, SEVERITY_USAGE, "two charts are to be drawn to 'x.svg'");
}

static void an_unknown_chart_is_told_which_there_are(void **state)
{
	struct bench *bench = *state;

	assert_false(bench_draw(bench, "bars", "x.svg"));
	assert_told(bench, SEVERITY_USAGE, "no chart to draw");
	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	assert_false(bench_draw(bench, "pie", "x.svg"));
	assert_told(bench, SEVERITY_USAGE,
		    "no chart 'pie'; the charts are shares, bars, ranges, pareto, points, "
		    "waterfall, lines");
	assert_nothing_left(false);
}

static void a_chart_of_nothing_is_a_fault(void **state)
{
	struct bench *bench = *state;

	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		bench_add(bench, bench_kinds[i], (enum chart_kind)i, bench_plain, 1);
	for (size_t i = 0; i < N_BENCH_KINDS; i++) {
		/* The one row there is has no figure. */
		for (size_t j = 0; j < N_BENCH_COLUMNS; j++)
			table_own(bench->results.tables[i], 0)[j] = value_none("not known");
		assert_false(bench_draw(bench, bench_kinds[i], "x.svg"));
		assert_told(bench, SEVERITY_FAULT, "has nothing to draw");
	}
	assert_nothing_left(false);
}

static void zeros_and_the_largest_sums_are_drawn(void **state)
{
	struct bench *bench = *state;
	static const int64_t sums[][2] = {{0, 0}, {INT64_MAX, INT64_MIN}, {1, 1}, {-1, 7}};

	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		bench_add(bench, bench_kinds[i], (enum chart_kind)i, bench_plain, 2);
	for (size_t i = 0; i < COUNT_OF(sums); i++)
		for (size_t j = 0; j < N_BENCH_KINDS; j++) {
			for (size_t k = 0; k < 2; k++) {
				struct value *values = table_own(bench->results.tables[j], k);

				for (size_t column = LOW; column <= HIGH; column++)
					values[column] = value_money((struct money){sums[i][k]});
				values[SHARE] = value_share((struct share){sums[i][k]});
			}
			if (!bench_draw(bench, bench_kinds[j], "x.svg"))
				assert_told(bench, SEVERITY_FAULT, "has nothing to draw");
		}
}

static void a_failed_run_leaves_the_old_picture(void **state)
{
	struct bench *bench = *state;
	const struct plot_request requests[] = {{.name = "bars", .path = "x.svg"},
						{.name = "ranges", .path = "none/x.svg"}};
	FILE *old = fopen("x.svg", "w");
	char text[8] = "";

	fputs("old", old);
	fclose(old);
	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	assert_false(bench_draw_all(&bench->results, requests, 2, &bench->diagnostics));
	assert_told(bench, SEVERITY_FAILURE,
		    "cannot write 'none/x.svg': No such file or directory");
	old = fopen("x.svg", "r");
	assert_non_null(fgets(text, sizeof text, old));
	fclose(old);
	assert_string_equal(text, "old");
	assert_int_equal(bench_empty("."), 1);
}

static void an_unwritable_folder_is_left_alone(void **state)
{
	struct bench *bench = *state;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	mkdir("closed", 0500);
	if (geteuid() != 0) {
		assert_false(bench_draw(bench, NULL, "closed/x.svg"));
		assert_told(bench, SEVERITY_FAILURE, "cannot write 'closed/x.svg'");
	}
	mkdir("folder.svg", 0700);
	assert_false(bench_draw(bench, NULL, "folder.svg"));
	assert_told(bench, SEVERITY_FAILURE, "cannot write 'folder.svg': Is a directory");
	assert_int_equal(bench_empty("closed"), 0);
	assert_int_equal(bench_empty("."), 2);
}

static const char *bytes_of(struct arena *arena, const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	*size = (size_t)ftell(file);
	rewind(file);
	char *bytes = arena_alloc(arena, *size + 1);

	assert_int_equal(fread(bytes, 1, *size, file), *size);
	fclose(file);
	return bytes;
}

static void the_same_chart_gives_the_same_bytes(void **state)
{
	struct bench *bench = *state;
	static const char *const paths[][2] = {
	    {"a.svg", "b.svg"}, {"a.png", "b.png"}, {"a.pdf", "b.pdf"}};

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		size_t first_size, second_size;

		assert_true(bench_draw(bench, "bars", paths[i][0]));
		assert_true(bench_draw(bench, "bars", paths[i][1]));
		const char *first = bytes_of(bench->arena, paths[i][0], &first_size);
		const char *second = bytes_of(bench->arena, paths[i][1], &second_size);

		assert_true(first_size > 1000);
		assert_int_equal(first_size, second_size);
		assert_memory_equal(first, second, first_size);
	}
}

/* reproducible-builds.org: SOURCE_DATE_EPOCH stands for the time; 1230768000 is 1 January 2009. */
static void the_date_of_a_pdf_is_not_the_time_of_the_run(void **state)
{
	struct bench *bench = *state;
	size_t size;

	bench_add_all(bench, bench_plain, N_BENCH_PLAIN);
	assert_true(bench_draw(bench, NULL, "x.pdf"));
	const char *bytes = bytes_of(bench->arena, "x.pdf", &size);

	assert_non_null(memmem(bytes, size, "/CreationDate (D:19700101000000Z", 32));
	setenv("SOURCE_DATE_EPOCH", "1230768000", 1);
	assert_true(bench_draw(bench, NULL, "x.pdf"));
	bytes = bytes_of(bench->arena, "x.pdf", &size);
	assert_non_null(memmem(bytes, size, "/CreationDate (D:20090101000000Z", 32));
}

/* A gap is no zero: the row without figures gives no line of data. */
static void none_is_a_gap(void **state)
{
	struct bench *bench = *state;
	struct plot_request request = {.name = "pareto", .path = "x.svg"};

	bench_add(bench, "pareto", CHART_PARETO, bench_plain, N_BENCH_PLAIN);
	const char *script =
	    plots_script(&bench->results, &request, bench->arena, &bench->diagnostics);

	assert_non_null(strstr(script, "$bars << EOD\n3000 0\n1000 2\nEOD\n"));
}

/* 40 rows of £40,000 down to £1,000: the 15 least are £1,000 x (1 + ... + 15) = £120,000. */
static void rows_left_out_are_counted_and_summed(void **state)
{
	struct bench *bench = *state;
	struct plot_request request = {.name = "pareto", .path = "x.svg"};
	const char *names[40];

	for (size_t i = 0; i < COUNT_OF(names); i++)
		names[i] = arena_format(bench->arena, "row %zu", i);
	bench_add(bench, "pareto", CHART_PARETO, names, COUNT_OF(names));
	table_own(bench->results.tables[0], 1)[CENTRAL] =
	    value_money((struct money){39000 * MONEY_PER_POUND});
	const char *script =
	    plots_script(&bench->results, &request, bench->arena, &bench->diagnostics);

	assert_non_null(strstr(script,
			       "'The 25 largest of 40 are shown; the 15 not shown come to £120k "
			       "in all.'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_unknown_suffix_is_a_wrong_command_line),
	    TEST(a_path_with_a_control_character_is_refused),
	    TEST(one_file_is_not_asked_for_twice),
	    TEST(an_unknown_chart_is_told_which_there_are),
	    TEST(a_chart_of_nothing_is_a_fault),
	    TEST(zeros_and_the_largest_sums_are_drawn),
	    TEST(a_failed_run_leaves_the_old_picture),
	    TEST(an_unwritable_folder_is_left_alone),
	    TEST(the_same_chart_gives_the_same_bytes),
	    TEST(the_date_of_a_pdf_is_not_the_time_of_the_run),
	    TEST(none_is_a_gap),
	    TEST(rows_left_out_are_counted_and_summed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
