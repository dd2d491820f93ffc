#include "plots_bench.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a name in somebody's file could do, if it were code. */
const char *const bench_hostile[N_BENCH_HOSTILE] = {
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

static const struct column bench_columns[N_BENCH_COLUMNS] = {
    {.id = "name", .label = "Name", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    {.id = "series", .label = "Series", .unit = UNIT_TEXT, .role = ROLE_DIMENSION},
    {.id = "low", .label = "Low", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "central", .label = "Central", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "high", .label = "High", .unit = UNIT_MONEY, .role = ROLE_MEASURE},
    {.id = "share", .label = "Share", .unit = UNIT_PERCENT, .role = ROLE_MEASURE},
};

/* A chart of a kind over a table of `n` rows named in turn, with a gap in the second. */
void bench_add(struct bench *bench, const char *name, enum chart_kind kind,
	       const char *const *names, size_t n)
{
	struct table *table =
	    results_table(&bench->results, name, "Test", bench_columns, N_BENCH_COLUMNS);
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

const char *const bench_kinds[N_BENCH_KINDS] = {"shares", "bars",      "ranges", "pareto",
						"points", "waterfall", "lines"};

void bench_add_all(struct bench *bench, const char *const *names, size_t n)
{
	for (size_t i = 0; i < N_BENCH_KINDS; i++)
		bench_add(bench, bench_kinds[i], (enum chart_kind)i, names, n);
}

const char *const bench_plain[N_BENCH_PLAIN] = {"face-to-face", "telephone", "web"};

int bench_set_up(void **state)
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
size_t bench_empty(const char *folder)
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
			bench_empty(path);
			rmdir(path);
		}
	}
	closedir(entries);
	return count;
}

int bench_tear_down(void **state)
{
	struct bench *bench = *state;

	setenv("PATH", bench->path, 1);
	unsetenv("SOURCE_DATE_EPOCH");
	bench_empty(bench->folder);
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
bool bench_draw_all(const struct results *results, const struct plot_request *requests,
		    size_t count, struct diagnostics *diagnostics)
{
	struct drafts drafts;

	drafts_init(&drafts, diagnostics->arena);
	bool is_done = plots_draw(results, requests, count, &drafts, diagnostics) &&
		       drafts_keep(&drafts, diagnostics);

	drafts_drop(&drafts);
	return is_done;
}

bool bench_draw(struct bench *bench, const char *name, const char *path)
{
	struct plot_request request = {.name = name, .path = path};

	return bench_draw_all(&bench->results, &request, 1, &bench->diagnostics);
}

const char *bench_message(const struct bench *bench)
{
	assert_true(bench->diagnostics.count > 0);
	return bench->diagnostics.items[bench->diagnostics.count - 1].message;
}

void assert_told(const struct bench *bench, enum severity severity, const char *part)
{
	if (strstr(bench_message(bench), part) == NULL)
		fail_msg("'%s' is not in '%s'", part, bench_message(bench));
	assert_int_equal(bench->diagnostics.items[bench->diagnostics.count - 1].severity, severity);
}

/* Nothing but the fake gnuplot is left. */
void assert_nothing_left(bool has_bin)
{
	assert_int_equal(bench_empty("."), has_bin ? 1 : 0);
}

const char *bench_escaped(struct arena *arena, void (*escape)(FILE *stream, const char *text),
			  const char *text)
{
	char *buffer = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&buffer, &size);

	escape(stream, text);
	fclose(stream);
	const char *copy = arena_text(arena, buffer);

	free(buffer);
	return copy;
}
