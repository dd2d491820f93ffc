#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/escape.h"
#include "plots/plots.h"

/* Every test works in an empty folder of its own, which must be the current one. */
struct bench {
	char folder[64];
	int before; /* the folder to go back to */
	char *path; /* PATH as it was */
	struct arena *arena;
	struct results results;
	struct diagnostics diagnostics;
};

/* What a name in somebody's file could do, if it were code. */
static const char *const hostile[] = {
    "`touch made`",
    "\"; system(\"touch made\") #", /* lint: allow, text */
    "' ; system('touch made') ; '", /* lint: allow, text */
    "''; system(\"touch made\") #", /* lint: allow, text */
    "'",
    "''",
    "x\nsystem(\"touch made\")\n!touch made\n",
    "EOD",
    "e",
    "$DATA",
    "\nEOD\nsystem(\"touch made\")\n",
    "@made %s %d %n 50%",
    "{/Bold x}^2_3 & <b>~a{.8-}",
    "back\\slash \\",
    "a'' at 0,0; system(\"touch made\") #",
    "a''' at 0,0; system('touch made') #'",
    "bad \xff\xfe utf8 \xc3",
    "\x01\x02\x7f\xc2\x85",
    "",
};

static const struct column columns[] = {
    {"name", "Name", UNIT_TEXT, ROLE_DIMENSION}, {"series", "Series", UNIT_TEXT, ROLE_DIMENSION},
    {"low", "Low", UNIT_MONEY, ROLE_MEASURE},    {"central", "Central", UNIT_MONEY, ROLE_MEASURE},
    {"high", "High", UNIT_MONEY, ROLE_MEASURE},  {"share", "Share", UNIT_PERCENT, ROLE_MEASURE},
};

enum { NAME, SERIES, LOW, CENTRAL, HIGH, SHARE };

/* A chart of a kind over a table of `n` rows named in turn, with a gap in the second. */
static void add_chart(struct bench *bench, const char *name, enum chart_kind kind,
		      const char *const *names, size_t n)
{
	struct table *table =
	    results_table(&bench->results, name, "Test", columns, COUNT_OF(columns));
	struct chart *chart = table_chart(table, name, kind);

	for (size_t i = 0; i < n; i++) {
		struct value *values = table_row(table);
		int64_t pounds = 1000 * (int64_t)(n - i);

		values[NAME] = value_text(names[i]);
		values[SERIES] = value_text(names[n - 1 - i]);
		if (i == 1)
			continue;
		values[LOW] = value_money((struct money){pounds * 8000});
		values[CENTRAL] = value_money((struct money){pounds * 10000});
		values[HIGH] = value_money((struct money){pounds * 12345});
		values[SHARE] = value_share_of((int64_t)i + 1, (int64_t)n);
	}
	chart->title = names[0];
	chart->source = names[n - 1];
	chart->category = NAME;
	chart->series = SERIES;
	chart->low = LOW;
	chart->high = HIGH;
	chart->measures[0] = kind == CHART_STACKED_SHARES ? SHARE : CENTRAL;
	if (kind == CHART_PARETO)
		chart->measures[1] = SHARE;
	if (kind == CHART_GROUPED_BARS || kind == CHART_LINES)
		chart->measures[1] = LOW;
	if (kind == CHART_WATERFALL)
		chart->panel = SERIES;
	if (kind == CHART_LINES)
		chart->mark = NAME;
}

static const char *const kind_names[] = {"shares", "bars",      "ranges", "pareto",
					 "points", "waterfall", "lines"};

static void add_all(struct bench *bench, const char *const *names, size_t n)
{
	for (size_t i = 0; i < COUNT_OF(kind_names); i++)
		add_chart(bench, kind_names[i], (enum chart_kind)i, names, n);
}

static const char *const plain[] = {"face-to-face", "telephone", "web"};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	memcpy(bench->folder, "/tmp/vfm-plots-XXXXXX", sizeof "/tmp/vfm-plots-XXXXXX");
	bench->before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (bench->before < 0 || mkdtemp(bench->folder) == NULL || chdir(bench->folder) != 0) {
		free(bench);
		return -1;
	}
	const char *path = getenv("PATH");

	bench->path = strdup(path == NULL ? "" : path);
	bench->arena = arena_new(out_of_memory);
	results_init(&bench->results, bench->arena, "test");
	diagnostics_init(&bench->diagnostics, bench->arena);
	unsetenv("SOURCE_DATE_EPOCH");
	*state = bench;
	return 0;
}

/* Remove the files of a folder, and say how many there were. */
static size_t empty_folder(const char *folder)
{
	DIR *entries = opendir(folder);
	size_t count = 0;

	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (unlinkat(dirfd(entries), entry->d_name, 0) != 0) {
			char path[512];

			snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
			chmod(path, 0700);
			empty_folder(path);
			rmdir(path);
		}
	}
	closedir(entries);
	return count;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	setenv("PATH", bench->path, 1);
	unsetenv("SOURCE_DATE_EPOCH");
	empty_folder(bench->folder);
	if (fchdir(bench->before) != 0)
		return -1;
	rmdir(bench->folder);
	close(bench->before);
	arena_free(bench->arena);
	free(bench->path);
	free(bench);
	return 0;
}

/* Draw as a command does: keep all pictures where all went well, else none. */
static bool draw_and_keep(const struct results *results, const struct plot_request *requests,
			  size_t count, struct diagnostics *diagnostics)
{
	struct drafts drafts;

	drafts_init(&drafts, diagnostics->arena);
	bool is_done = plots_draw(results, requests, count, &drafts, diagnostics) &&
		       drafts_keep(&drafts, diagnostics);

	drafts_drop(&drafts);
	return is_done;
}

static bool draw(struct bench *bench, const char *name, const char *path)
{
	struct plot_request request = {name, path};

	return draw_and_keep(&bench->results, &request, 1, &bench->diagnostics);
}

static const char *message(const struct bench *bench)
{
	assert_true(bench->diagnostics.count > 0);
	return bench->diagnostics.items[bench->diagnostics.count - 1].message;
}

static void assert_message(const struct bench *bench, enum severity severity, const char *part)
{
	if (strstr(message(bench), part) == NULL)
		fail_msg("'%s' is not in '%s'", part, message(bench));
	assert_int_equal(bench->diagnostics.items[bench->diagnostics.count - 1].severity, severity);
}

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

/* Nothing but the fake gnuplot is left. */
static void assert_nothing_left(bool has_bin)
{
	assert_int_equal(empty_folder("."), has_bin ? 1 : 0);
}

static const char *quoted(struct arena *arena, const char *text)
{
	char *buffer = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&buffer, &size);

	escape_quote(stream, text);
	fclose(stream);
	const char *copy = arena_text(arena, buffer);

	free(buffer);
	return copy;
}

static void text_is_quoted_singly_and_stays_on_its_line(void **state)
{
	struct bench *bench = *state;

	assert_string_equal(quoted(bench->arena, "plain"), "'plain'");
	assert_string_equal(quoted(bench->arena, ""), "''");
	assert_string_equal(quoted(bench->arena, "it's"), "'it''s'");
	/* Nor is a doubled quote right behind another safe there. */
	assert_string_equal(quoted(bench->arena, "a''"), "'a''\xE2\x80\x99'");
	assert_string_equal(quoted(bench->arena, "a'''b"), "'a''\xE2\x80\x99''b'");
	assert_string_equal(quoted(bench->arena, "a\nb\tc\r\x01"), "'a b c  '");
	assert_string_equal(quoted(bench->arena, "`x` \"y\" \\ @z"), "'`x` \"y\" \\ @z'");
	/* gnuplot 5.4 ends a string at a doubled quote where that opens it. */
	assert_string_equal(quoted(bench->arena, "'x"), "'\xE2\x80\x98x'");
}

/* Unicode, section 3.9: overlong forms, surrogates and loose bytes are not UTF-8. */
static void what_is_not_utf8_becomes_the_replacement_character(void **state)
{
	struct bench *bench = *state;
	static const char *const bad[] = {"\xff",         "\xc3",         "\xc0\xaf",
					  "\xed\xa0\x80", "\xef\xbf\xbf", "\xe2\x80\xae"};

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const char *clean = escape_clean(bench->arena, bad[i]);

		assert_int_equal(strncmp(clean, "\xEF\xBF\xBD", 3), 0);
		assert_int_equal(strlen(clean) % 3, 0);
	}
	assert_string_equal(escape_clean(bench->arena, "£ \xe6\x97\xa5"), "£ \xe6\x97\xa5");
	assert_string_equal(escape_clean(bench->arena, NULL), "");
}

/* Follow the script as gnuplot 5.4 does: a quote that closes at once ends an empty text. */
static void assert_harmless(const char *script)
{
	bool is_quoted = false;

	for (const char *c = script; *c != '\0'; c++) {
		if (*c == '\n') {
			assert_false(is_quoted);
			assert_int_not_equal(c[1], '!');
		} else if (is_quoted) {
			if (*c == '\'' && c[1] == '\'')
				c++;
			else
				is_quoted = *c != '\'';
		} else if (*c == '\'') {
			is_quoted = c[1] != '\'';
			c += !is_quoted;
			assert_false(!is_quoted && c[1] == '\'');
		} else if (*c == '"' || *c == '`' || *c == '@' || *c == '|' || *c == '#' ||
			   (unsigned char)*c >= 0x7F) {
			/* A colour is quoted, and a comment is not written. */
			fail_msg("'%c' stands outside a text", *c);
		}
	}
	assert_null(strstr(script, "\nsystem"));
}

static void no_text_stands_outside_single_quotes(void **state)
{
	struct bench *bench = *state;

	add_all(bench, hostile, COUNT_OF(hostile));
	for (size_t i = 0; i < COUNT_OF(kind_names); i++) {
		struct plot_request request = {kind_names[i], "x.svg"};
		const char *script = plots_script(&bench->results, &request, "./it's.svg",
						  bench->arena, &bench->diagnostics);

		assert_non_null(script);
		assert_harmless(script);
		assert_non_null(strstr(script, "set output './it''s.svg'\n"));
	}
}

static void hostile_names_run_nothing(void **state)
{
	struct bench *bench = *state;
	struct plot_request requests[COUNT_OF(kind_names) * 3];
	static const char *const suffixes[] = {"svg", "png", "pdf"};
	size_t count = 0;

	add_all(bench, hostile, COUNT_OF(hostile));
	for (size_t i = 0; i < COUNT_OF(kind_names); i++)
		for (size_t j = 0; j < COUNT_OF(suffixes); j++)
			requests[count++] = (struct plot_request){
			    kind_names[i],
			    arena_format(bench->arena, "|touch made '%zu.%s", i, suffixes[j])};
	if (!draw_and_keep(&bench->results, requests, count, &bench->diagnostics))
		fail_msg("%s", message(bench));
	assert_int_equal(access("made", F_OK), -1);
	assert_int_equal(empty_folder("."), count);
}

static void every_name_alone_is_drawn(void **state)
{
	struct bench *bench = *state;
	struct plot_request requests[COUNT_OF(hostile)];

	for (size_t i = 0; i < COUNT_OF(hostile); i++) {
		const char *name = arena_format(bench->arena, "c%zu", i);
		const char *const twice[] = {hostile[i], hostile[i]};

		add_chart(bench, name, CHART_RANGES, twice, 2);
		requests[i] = (struct plot_request){name, arena_format(bench->arena, "%zu.svg", i)};
	}
	if (!draw_and_keep(&bench->results, requests, COUNT_OF(hostile), &bench->diagnostics))
		fail_msg("%s", message(bench));
	assert_int_equal(empty_folder("."), COUNT_OF(hostile));
}

static void an_unknown_suffix_is_a_wrong_command_line(void **state)
{
	struct bench *bench = *state;
	static const char *const paths[] = {"x.gif", "x", ".svg", "svg", "a/.svg", "x.svg.txt", ""};

	add_all(bench, plain, COUNT_OF(plain));
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		assert_false(draw(bench, NULL, paths[i]));
		assert_message(bench, SEVERITY_USAGE, "must end in .svg, .png or .pdf");
	}
	assert_nothing_left(false);
}

static void a_path_with_a_control_character_is_refused(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	assert_false(draw(bench, NULL, "a\nb/x.svg"));
	assert_message(bench, SEVERITY_USAGE, "control character");
}

static void one_file_is_not_asked_for_twice(void **state)
{
	struct bench *bench = *state;
	const struct plot_request requests[] = {{"bars", "x.svg"}, {"ranges", "x.svg"}};

	assert_false(plots_check(requests, 2, &bench->diagnostics));
	assert_message(bench, SEVERITY_USAGE, "two charts are to be drawn to 'x.svg'");
}

static void an_unknown_chart_is_told_which_there_are(void **state)
{
	struct bench *bench = *state;

	assert_false(draw(bench, "bars", "x.svg"));
	assert_message(bench, SEVERITY_USAGE, "no chart to draw");
	add_all(bench, plain, COUNT_OF(plain));
	assert_false(draw(bench, "pie", "x.svg"));
	assert_message(bench, SEVERITY_USAGE,
		       "no chart 'pie'; the charts are shares, bars, ranges, pareto, points, "
		       "waterfall, lines");
	assert_nothing_left(false);
}

static void a_chart_of_nothing_is_a_fault(void **state)
{
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(kind_names); i++)
		add_chart(bench, kind_names[i], (enum chart_kind)i, plain, 1);
	for (size_t i = 0; i < COUNT_OF(kind_names); i++) {
		/* The one row there is has no figure. */
		for (size_t j = 0; j < COUNT_OF(columns); j++)
			bench->results.tables[i]->cells[j] = value_none("not known");
		assert_false(draw(bench, kind_names[i], "x.svg"));
		assert_message(bench, SEVERITY_FAULT, "has nothing to draw");
	}
	assert_nothing_left(false);
}

static void zeros_and_the_largest_sums_are_drawn(void **state)
{
	struct bench *bench = *state;
	static const int64_t sums[][2] = {{0, 0}, {INT64_MAX, INT64_MIN}, {1, 1}, {-1, 7}};

	for (size_t i = 0; i < COUNT_OF(kind_names); i++)
		add_chart(bench, kind_names[i], (enum chart_kind)i, plain, 2);
	for (size_t i = 0; i < COUNT_OF(sums); i++)
		for (size_t j = 0; j < COUNT_OF(kind_names); j++) {
			struct value *cells = bench->results.tables[j]->cells;

			for (size_t k = 0; k < 2; k++) {
				struct value *values = cells + k * COUNT_OF(columns);

				for (size_t column = LOW; column <= HIGH; column++)
					values[column] = value_money((struct money){sums[i][k]});
				values[SHARE] = value_share((struct share){sums[i][k]});
			}
			if (!draw(bench, kind_names[j], "x.svg"))
				assert_message(bench, SEVERITY_FAULT, "has nothing to draw");
		}
}

static void a_missing_gnuplot_is_told_with_the_remedy(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	setenv("PATH", bench->folder, 1);
	assert_false(draw(bench, NULL, "x.svg"));
	assert_message(bench, SEVERITY_FAILURE,
		       "cannot run 'gnuplot': No such file or directory; "
		       "install it");
	assert_nothing_left(false);
}

static void a_gnuplot_that_fails_is_quoted(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	fake_gnuplot("cat > /dev/null; echo 'line 1: no such thing' >&2; exit 1");
	assert_false(draw(bench, NULL, "x.svg"));
	assert_message(bench, SEVERITY_FAILURE,
		       "gnuplot failed with status 1; line 1: no such thing");
	assert_nothing_left(true);
}

static void a_gnuplot_that_is_killed_is_told_by_its_signal(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	fake_gnuplot("kill -9 $$");
	assert_false(draw(bench, NULL, "x.svg"));
	assert_message(bench, SEVERITY_FAILURE, "gnuplot was killed by signal 9");
	assert_nothing_left(true);
}

/* More than a pipe holds, so that a reader who goes away is noticed in writing. */
static bool draw_many(struct bench *bench)
{
	struct plot_request requests[60];

	for (size_t i = 0; i < COUNT_OF(requests); i++)
		requests[i] =
		    (struct plot_request){"ranges", arena_format(bench->arena, "%zu.svg", i)};
	return draw_and_keep(&bench->results, requests, COUNT_OF(requests), &bench->diagnostics);
}

static void a_gnuplot_that_stops_reading_is_an_error(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	fake_gnuplot("exec < /dev/null; exit 0");
	assert_false(draw_many(bench));
	assert_message(bench, SEVERITY_FAILURE, "stopped before the end of its script");
	assert_nothing_left(true);
}

static void a_gnuplot_that_draws_nothing_is_an_error(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	fake_gnuplot("cat > /dev/null");
	assert_false(draw(bench, NULL, "x.svg"));
	assert_message(bench, SEVERITY_FAILURE, "the picture is empty");
	assert_nothing_left(true);
}

static void a_picture_cut_short_is_an_error(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	fake_gnuplot("cat > /dev/null; for f in ./.vfm-*; do echo '<svg><g>' > $f; done");
	assert_false(draw(bench, NULL, "x.svg"));
	assert_message(bench, SEVERITY_FAILURE, "the picture is not complete");
	assert_nothing_left(true);
}

/* Words before reading: neither waits for the other. */
static void a_talkative_gnuplot_does_not_block(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	fake_gnuplot("head -c 1000000 /dev/zero | tr '\\0' 'x' >&2; cat > /dev/null; exit 3");
	assert_false(draw_many(bench));
	assert_message(bench, SEVERITY_FAILURE, "gnuplot failed with status 3; xxx");
	assert_nothing_left(true);
}

static void a_failed_run_leaves_the_old_picture(void **state)
{
	struct bench *bench = *state;
	const struct plot_request requests[] = {{"bars", "x.svg"}, {"ranges", "none/x.svg"}};
	FILE *old = fopen("x.svg", "w");
	char text[8] = "";

	fputs("old", old);
	fclose(old);
	add_all(bench, plain, COUNT_OF(plain));
	assert_false(draw_and_keep(&bench->results, requests, 2, &bench->diagnostics));
	assert_message(bench, SEVERITY_FAILURE,
		       "cannot write 'none/x.svg': No such file or directory");
	old = fopen("x.svg", "r");
	assert_non_null(fgets(text, sizeof text, old));
	fclose(old);
	assert_string_equal(text, "old");
	assert_int_equal(empty_folder("."), 1);
}

static void an_unwritable_folder_is_left_alone(void **state)
{
	struct bench *bench = *state;

	add_all(bench, plain, COUNT_OF(plain));
	mkdir("closed", 0500);
	if (geteuid() != 0) {
		assert_false(draw(bench, NULL, "closed/x.svg"));
		assert_message(bench, SEVERITY_FAILURE, "cannot write 'closed/x.svg'");
	}
	mkdir("folder.svg", 0700);
	assert_false(draw(bench, NULL, "folder.svg"));
	assert_message(bench, SEVERITY_FAILURE, "cannot write 'folder.svg': Is a directory");
	assert_int_equal(empty_folder("closed"), 0);
	assert_int_equal(empty_folder("."), 2);
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

	add_all(bench, plain, COUNT_OF(plain));
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		size_t first_size, second_size;

		assert_true(draw(bench, "bars", paths[i][0]));
		assert_true(draw(bench, "bars", paths[i][1]));
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

	add_all(bench, plain, COUNT_OF(plain));
	assert_true(draw(bench, NULL, "x.pdf"));
	const char *bytes = bytes_of(bench->arena, "x.pdf", &size);

	assert_non_null(memmem(bytes, size, "/CreationDate (D:19700101000000Z", 32));
	setenv("SOURCE_DATE_EPOCH", "1230768000", 1);
	assert_true(draw(bench, NULL, "x.pdf"));
	bytes = bytes_of(bench->arena, "x.pdf", &size);
	assert_non_null(memmem(bytes, size, "/CreationDate (D:20090101000000Z", 32));
}

/* A gap is no zero: the row without figures gives no line of data. */
static void none_is_a_gap(void **state)
{
	struct bench *bench = *state;
	struct plot_request request = {"pareto", "x.svg"};

	add_chart(bench, "pareto", CHART_PARETO, plain, COUNT_OF(plain));
	const char *script =
	    plots_script(&bench->results, &request, "x", bench->arena, &bench->diagnostics);

	assert_non_null(strstr(script, "$bars << EOD\n3000 0\n1000 2\nEOD\n"));
}

/* 40 rows of £40,000 down to £1,000: the 15 least are £1,000 x (1 + ... + 15) = £120,000. */
static void rows_left_out_are_counted_and_summed(void **state)
{
	struct bench *bench = *state;
	struct plot_request request = {"pareto", "x.svg"};
	const char *names[40];

	for (size_t i = 0; i < COUNT_OF(names); i++)
		names[i] = arena_format(bench->arena, "row %zu", i);
	add_chart(bench, "pareto", CHART_PARETO, names, COUNT_OF(names));
	bench->results.tables[0]->cells[COUNT_OF(columns) + CENTRAL] =
	    value_money((struct money){39000 * MONEY_PER_POUND});
	const char *script =
	    plots_script(&bench->results, &request, "x", bench->arena, &bench->diagnostics);

	assert_non_null(strstr(script,
			       "'The 25 largest of 40 are shown; the 15 not shown come to £120k "
			       "in all.'"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest plots[] = {
	    TEST(text_is_quoted_singly_and_stays_on_its_line),
	    TEST(what_is_not_utf8_becomes_the_replacement_character),
	    TEST(no_text_stands_outside_single_quotes),
	    TEST(hostile_names_run_nothing),
	    TEST(every_name_alone_is_drawn),
	    TEST(an_unknown_suffix_is_a_wrong_command_line),
	    TEST(a_path_with_a_control_character_is_refused),
	    TEST(one_file_is_not_asked_for_twice),
	    TEST(an_unknown_chart_is_told_which_there_are),
	    TEST(a_chart_of_nothing_is_a_fault),
	    TEST(zeros_and_the_largest_sums_are_drawn),
	    TEST(a_missing_gnuplot_is_told_with_the_remedy),
	    TEST(a_gnuplot_that_fails_is_quoted),
	    TEST(a_gnuplot_that_is_killed_is_told_by_its_signal),
	    TEST(a_gnuplot_that_stops_reading_is_an_error),
	    TEST(a_gnuplot_that_draws_nothing_is_an_error),
	    TEST(a_picture_cut_short_is_an_error),
	    TEST(a_talkative_gnuplot_does_not_block),
	    TEST(a_failed_run_leaves_the_old_picture),
	    TEST(an_unwritable_folder_is_left_alone),
	    TEST(the_same_chart_gives_the_same_bytes),
	    TEST(the_date_of_a_pdf_is_not_the_time_of_the_run),
	    TEST(none_is_a_gap),
	    TEST(rows_left_out_are_counted_and_summed),
	};

	return cmocka_run_group_tests(plots, NULL, NULL);
}
