/*
 * The library as another program uses it: vfm.h, and nothing else of vfm.
 *
 *	memory_case FOLDER EXPECTED
 *
 * FOLDER is a case, and EXPECTED what `vfm case FOLDER --format json` printed of it.  The files are
 * read into memory first; then the working folder becomes one that is empty, and must stay so.
 */
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vfm.h"

#define MOST_FILES 32

struct file {
	char path[512];
	char *bytes;
	size_t size;
};

static struct file files[MOST_FILES], expected;
static size_t n_files;
static const char *folder;
static int n_passed, n_failed;

/* A file that cannot be read is a fault of the test's own. */
static void read_file(struct file *file, const char *path)
{
	FILE *stream = fopen(path, "rb");
	struct stat status;

	if (stream == NULL || fstat(fileno(stream), &status) != 0) {
		perror(path);
		exit(1);
	}
	snprintf(file->path, sizeof file->path, "%s", path);
	file->size = (size_t)status.st_size;
	file->bytes = malloc(file->size + 1);
	if (file->bytes == NULL || fread(file->bytes, 1, file->size, stream) != file->size) {
		perror(path);
		exit(1);
	}
	fclose(stream);
}

static void read_folder(void)
{
	DIR *listing = opendir(folder);

	for (struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
		char path[512];

		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (entry->d_name[0] != '.' && n_files < MOST_FILES)
			read_file(&files[n_files++], path);
	}
	if (listing != NULL)
		closedir(listing);
}

static void expect(bool is_so, const char *rule)
{
	if (is_so)
		n_passed++;
	else
		n_failed++;
	if (!is_so)
		printf("not so: %s\n", rule);
}

static bool is_empty(const char *path)
{
	DIR *listing = opendir(path);
	size_t count = 0;

	while (listing != NULL && readdir(listing) != NULL)
		count++;
	if (listing != NULL)
		closedir(listing);
	return count == 2; /* `.` and `..` */
}

/* A request of the case, whose files are in memory. */
static struct vfm_request *ask(const char *command)
{
	struct vfm_request *request;

	if (vfm_request_new(&request, command) != VFM_DONE)
		return request;
	for (size_t i = 0; i < n_files; i++)
		(void)vfm_request_bytes(request, files[i].path, files[i].bytes, files[i].size);
	(void)vfm_request_file(request, folder);
	return request;
}

static bool has_message(struct vfm_request *request, enum vfm_severity severity, const char *part)
{
	struct vfm_message message;

	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (message.severity == severity && strstr(message.text, part) != NULL)
			return true;
	return false;
}

static bool is_expected_json(struct vfm_request *request)
{
	const char *json;
	size_t size;

	return vfm_render(request, "json", NULL, &json, &size) == VFM_DONE &&
	       size == expected.size && memcmp(json, expected.bytes, size) == 0;
}

static void a_case_in_memory_gives_what_the_command_line_gives(void)
{
	struct vfm_request *request = ask("case");

	expect(vfm_has_results(request) == VFM_USAGE, "nothing is found before it is run");
	expect(vfm_run(request) == VFM_DONE, "the case in memory is answered");
	expect(is_expected_json(request), "its JSON is the command line's");
	vfm_request_free(request);
}

/* Runs within a run read from memory too. */
static void what_asks_other_commands_stays_in_memory(void)
{
	struct vfm_request *request = ask("check");

	expect(vfm_run(request) == VFM_DONE, "nothing is wrong with the case");
	vfm_request_free(request);
	request = ask("case");
	(void)vfm_request_option(request, "compare", NULL);
	(void)vfm_request_file(request, folder);
	expect(vfm_run(request) == VFM_DONE, "the case is compared with itself");
	vfm_request_free(request);
}

static void a_table_is_rendered_as_csv(void)
{
	struct vfm_request *request = ask("case");
	struct vfm_table table;
	const char *csv = "";
	size_t size = 0, lines = 0;

	expect(vfm_run(request) == VFM_DONE, "the case is answered");
	expect(vfm_table(request, 0, &table) == VFM_DONE, "it has a table");
	expect(vfm_render(request, "csv", table.id, &csv, &size) == VFM_DONE,
	       "the table is rendered");
	for (size_t i = 0; i < size; i++)
		lines += csv[i] == '\n';
	expect(lines == table.n_rows + 1, "it has a line for the header and one for each row");
	expect(vfm_render(request, "csv", "no such table", &csv, &size) == VFM_USAGE,
	       "a table that is not there is refused");
	expect(has_message(request, VFM_MISUSE, "'no such table'"), "the refusal names it");
	vfm_request_free(request);
}

static void a_chart_is_drawn_to_memory(void)
{
	static const char start[] = {'\x89', 'P', 'N', 'G'};
	struct vfm_request *request = ask("channel");
	struct vfm_chart chart;
	const char *picture = "";
	size_t size = 0;

	expect(vfm_run(request) == VFM_DONE, "channel is answered");
	expect(vfm_chart(request, 0, &chart) == VFM_DONE, "it has a chart");
	expect(vfm_draw(request, chart.name, "svg", &picture, &size) == VFM_DONE &&
		   strstr(picture, "<svg") != NULL && strstr(picture, "</svg>") != NULL,
	       "the chart is drawn as SVG");
	expect(vfm_draw(request, NULL, "png", &picture, &size) == VFM_DONE && size > sizeof start &&
		   memcmp(picture, start, sizeof start) == 0,
	       "the first chart is drawn as PNG");
	expect(vfm_draw(request, NULL, "bmp", &picture, &size) == VFM_USAGE,
	       "a format that is none is refused");
	vfm_request_free(request);
}

static void a_faulty_request_says_what_is_wrong(void)
{
	static const char bytes[] = "council,service,channel,year,volume\n"
				    "A,benefits,telephone,2007-08,12O\n";
	struct vfm_request *request;
	struct vfm_message message = {0};

	expect(vfm_request_new(&request, "chanel") == VFM_USAGE && request != NULL,
	       "a command that is not there is refused");
	expect(has_message(request, VFM_MISUSE, "'channel'"), "the nearest is named");
	expect(vfm_run(request) == VFM_USAGE, "it is not run");
	vfm_request_free(request);

	expect(vfm_request_new(&request, "channel") == VFM_DONE, "channel is a command");
	expect(vfm_request_option(request, "base-year", "someday") == VFM_USAGE,
	       "a value that is none of its kind is refused");
	expect(vfm_request_option(request, "top", "3") == VFM_USAGE,
	       "an option of another command is refused");
	expect(vfm_run(request) == VFM_USAGE, "a request that was refused is not run");
	vfm_request_free(request);

	expect(vfm_request_new(&request, "channel") == VFM_DONE, "channel is a command");
	(void)vfm_request_bytes(request, "a.csv", bytes, sizeof bytes - 1);
	(void)vfm_request_file(request, "a.csv");
	expect(vfm_run(request) == VFM_FAULTY, "faulty data are told");
	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (message.severity == VFM_FAULT)
			break;
	expect(message.file != NULL && strcmp(message.file, "a.csv") == 0 && message.line == 2 &&
		   message.column != NULL && strcmp(message.column, "volume") == 0,
	       "with file, line and column");
	vfm_request_free(request);
}

static void a_file_that_is_not_given_is_not_looked_for(void)
{
	struct vfm_request *request;

	expect(vfm_request_new(&request, "prices") == VFM_DONE, "prices is a command");
	(void)vfm_request_bytes(request, "here/spend.csv", "", 0);
	(void)vfm_request_file(request, "here");
	expect(vfm_run(request) == VFM_FAILURE, "prices.csv is not in the folder");
	expect(has_message(request, VFM_DEFECT, "here/prices.csv"), "and that is told");
	vfm_request_free(request);
}

static bool stop(void *data, int64_t bytes, int64_t total)
{
	(void)data;
	(void)bytes;
	(void)total;
	return false;
}

static void a_tally_of_bytes_counts_them(void)
{
	static const char ledger[] = "Date,Supplier,Amount\n"
				     "01/05/2019,Acme,10.50\n"
				     "02/05/2019,Acme,20.25\n";
	struct vfm_request *request;
	const char *csv = "";
	size_t size;

	expect(vfm_request_new(&request, "tally") == VFM_DONE, "tally is a command");
	(void)vfm_request_option(request, "to", "spend");
	(void)vfm_request_option(request, "by", "supplier");
	(void)vfm_request_bytes(request, "ledger.csv", ledger, sizeof ledger - 1);
	(void)vfm_request_file(request, "ledger.csv");
	expect(vfm_run(request) == VFM_DONE &&
		   vfm_render(request, "csv", NULL, &csv, &size) == VFM_DONE &&
		   strstr(csv, "Acme,30.75") != NULL,
	       "10.50 and 20.25 are 30.75");
	vfm_request_free(request);

	expect(vfm_request_new(&request, "tally") == VFM_DONE, "tally is a command");
	(void)vfm_request_option(request, "to", "spend");
	(void)vfm_request_bytes(request, "ledger.csv", ledger, sizeof ledger - 1);
	(void)vfm_request_file(request, "ledger.csv");
	(void)vfm_request_hooks(request, &(struct vfm_hooks){.progress = stop});
	expect(vfm_run(request) == VFM_STOPPED, "the progress function stops it");
	expect(vfm_has_results(request) == VFM_USAGE, "what was stopped has no results");
	vfm_request_free(request);
}

static void *run_case(void *data)
{
	bool *is_right = data;
	struct vfm_request *request = ask("case");

	*is_right = vfm_run(request) == VFM_DONE && is_expected_json(request);
	vfm_request_free(request);
	return NULL;
}

static void *run_drawing(void *data)
{
	bool *is_right = data;
	struct vfm_request *request = ask("channel");
	const char *picture;
	size_t size;

	*is_right = vfm_run(request) == VFM_DONE &&
		    vfm_draw(request, NULL, "svg", &picture, &size) == VFM_DONE &&
		    strstr(picture, "</svg>") != NULL;
	vfm_request_free(request);
	return NULL;
}

static void requests_on_several_threads_do_not_meet(void)
{
	enum { N_THREADS = 4 };
	pthread_t threads[N_THREADS];
	bool is_right[N_THREADS] = {false};

	for (int i = 0; i < N_THREADS; i++)
		if (pthread_create(&threads[i], NULL, i % 2 == 0 ? run_case : run_drawing,
				   &is_right[i]) != 0)
			exit(1);
	for (int i = 0; i < N_THREADS; i++) {
		pthread_join(threads[i], NULL);
		expect(is_right[i], i % 2 == 0 ? "a case on a thread of its own is right"
					       : "a chart on a thread of its own is drawn");
	}
}

/* --- Memory that runs out: linked with --wrap, the library's allocations come here --- */

static atomic_long n_left; /* until one fails, once; 0 and below: none does */

extern void *__real_malloc(size_t size);
extern void *__real_calloc(size_t count, size_t size);
extern void *__real_realloc(void *memory, size_t size);
extern void *__wrap_malloc(size_t size);
extern void *__wrap_calloc(size_t count, size_t size);
extern void *__wrap_realloc(void *memory, size_t size);

static bool fails(void)
{
	return atomic_load(&n_left) > 0 && atomic_fetch_sub(&n_left, 1) == 1;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return fails() ? NULL : __real_realloc(memory, size);
}

static size_t count_open_files(void)
{
	DIR *listing = opendir("/proc/self/fd");
	size_t count = 0;

	while (listing != NULL && readdir(listing) != NULL)
		count++;
	if (listing != NULL)
		closedir(listing);
	return count;
}

/* A ledger with rows to be judged one by one, and rejects to be written. */
static struct vfm_request *ask_tally(void)
{
	static const char ledger[] = "Date,Supplier,Amount\n"
				     "01/05/2019,Acme,10.50\n"
				     "02/05/2019,\"Ac\nme\",many\n"
				     "03/05/2019,Acme,20.25\n";
	struct vfm_request *request;

	if (vfm_request_new(&request, "tally") != VFM_DONE)
		return request;
	(void)vfm_request_option(request, "to", "spend");
	(void)vfm_request_option(request, "by", "supplier");
	(void)vfm_request_option(request, "rejects", "rejects.csv");
	(void)vfm_request_option(request, "output", "tally.csv");
	(void)vfm_request_bytes(request, "ledger.csv", ledger, sizeof ledger - 1);
	(void)vfm_request_file(request, "ledger.csv");
	return request;
}

static struct vfm_request *ask_case(void)
{
	struct vfm_request *request = ask("case");

	if (request != NULL)
		(void)vfm_request_option(request, "output", "pack");
	/* How often the sums are drawn changes nothing of what is allocated. */
	if (request != NULL)
		(void)vfm_request_option(request, "draws", "100");
	return request;
}

/* A child has its own fate; tests/faults tries its allocations. */
static void forget_in_child(void)
{
	atomic_store(&n_left, 0);
}

/*
 * Make each allocation fail in turn, until none is left to fail: nothing stays behind but of a
 * request that was answered, which is removed.  Behind the first 100 only one of STRIDE is tried,
 * unless FAULTS=all.
 */
#define STRIDE 17

static void fail_each(struct vfm_request *(*ask_so)(void), const char *remove, const char *rule)
{
	size_t n_open = count_open_files();
	bool is_right = true, is_done = false;
	const char *faults = getenv("FAULTS");
	long stride = faults != NULL && strcmp(faults, "all") == 0 ? 1 : STRIDE;

	for (long n = 1; !is_done && n < 10000; n += n < 100 ? 1 : stride) {
		struct vfm_request *request;
		enum vfm_status status = VFM_NO_MEMORY;

		atomic_store(&n_left, n);
		request = ask_so();
		if (request != NULL)
			status = vfm_run(request);
		if (status == VFM_DONE)
			status = vfm_deliver(request, NULL);
		is_done = atomic_load(&n_left) > 0;
		is_right &= is_done ? status == VFM_DONE : status != VFM_FAULTY;
		atomic_store(&n_left, 0);
		vfm_request_free(request);
		if (status == VFM_DONE)
			/* NOLINTNEXTLINE(cert-env33-c): of the test's own folder */
			is_right &= system(remove) == 0;
		is_right &= count_open_files() == n_open && is_empty(".");
	}
	expect(is_right && is_done, rule);
}

static void memory_that_runs_out_is_a_status(void)
{
	expect(pthread_atfork(NULL, NULL, forget_in_child) == 0, "a child is told");
	fail_each(ask_case, "rm -r pack", "a case without memory leaves nothing");
	fail_each(ask_tally, "rm rejects.csv tally.csv", "a tally without memory leaves nothing");
}

static void a_request_that_was_stopped_is_not_answered(void)
{
	struct vfm_request *request = ask("case");

	(void)vfm_request_stop(request);
	expect(vfm_run(request) == VFM_STOPPED, "it is stopped");
	vfm_request_free(request);
}

/* Nothing was written but what is delivered; and that all at once. */
static void what_is_asked_for_is_delivered(void)
{
	struct vfm_request *request = ask("case");
	struct stat status;

	(void)vfm_request_option(request, "output", "case.json");
	(void)vfm_request_option(request, "save", "no_such_table=table.csv");
	expect(vfm_run(request) == VFM_DONE, "the case is answered");
	expect(vfm_deliver(request, NULL) == VFM_USAGE, "a table that is not there is refused");
	expect(stat("case.json", &status) != 0, "and then nothing is written");
	vfm_request_free(request);

	request = ask("case");
	(void)vfm_request_option(request, "output", "case.json");
	expect(vfm_run(request) == VFM_DONE && vfm_deliver(request, NULL) == VFM_DONE,
	       "the case is delivered");
	expect(stat("case.json", &status) == 0 && (size_t)status.st_size == expected.size,
	       "as a file");
	expect(vfm_draw_file(request, NULL, "chart.svg") == VFM_DONE &&
		   stat("chart.svg", &status) == 0,
	       "a chart is drawn into a file");
	expect(vfm_render_file(request, "text", NULL, "case.txt") == VFM_DONE &&
		   stat("case.txt", &status) == 0,
	       "the results are rendered into a file");
	vfm_request_free(request);
	unlink("case.json");
	unlink("chart.svg");
	unlink("case.txt");
}

int main(int argc, char **argv)
{
	char empty[] = "/tmp/vfm-library-XXXXXX";

	if (argc != 3)
		return 1;
	folder = argv[1];
	read_file(&expected, argv[2]);
	read_folder();
	if (mkdtemp(empty) == NULL || chdir(empty) != 0)
		return 1;
	a_case_in_memory_gives_what_the_command_line_gives();
	what_asks_other_commands_stays_in_memory();
	a_table_is_rendered_as_csv();
	a_chart_is_drawn_to_memory();
	a_faulty_request_says_what_is_wrong();
	a_file_that_is_not_given_is_not_looked_for();
	a_tally_of_bytes_counts_them();
	a_request_that_was_stopped_is_not_answered();
	requests_on_several_threads_do_not_meet();
	what_is_asked_for_is_delivered();
	memory_that_runs_out_is_a_status();
	expect(chdir("/") == 0 && rmdir(empty) == 0, "nothing is left in the working folder");
	for (size_t i = 0; i < n_files; i++)
		free(files[i].bytes);
	free(expected.bytes);
	printf("%d passed, %d failed\n", n_passed, n_failed);
	return n_failed == 0 ? 0 : 1;
}
