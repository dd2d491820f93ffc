/*
 * Time an engine alone on a file that generate_ledger wrote.
 *
 *   tally_engine fast|libcsv THREADS contacts|categories|suppliers FILE
 *
 * Prints the milliseconds from opening the file to the sorted groups, those of
 * processor time, the groups, the rows, the sum of amounts, a checksum over
 * the groups in their order, and the peak memory in KiB.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "tally/engine.h"

static int64_t read_file(void *data, char *bytes, size_t size)
{
	return read(*(int *)data, bytes, size);
}

static bool show_odd(void *data, const struct engine_odd *odd)
{
	(void)data;
	fprintf(stderr, "line %" PRId64 " is not regular: %.*s\n", odd->line, (int)odd->length,
		odd->bytes);
	return false;
}

static uint64_t sum_text(uint64_t sum, const char *text)
{
	for (; *text != '\0'; text++)
		sum = (sum ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	return sum;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double milliseconds(struct timeval time)
{
	return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static struct engine_layout layout_of(const char *job)
{
	if (strcmp(job, "contacts") == 0)
		return (struct engine_layout){.delimiter = ',',
					      .n_cells = 7,
					      .n_keys = 3,
					      .keys = {2, 3, 4},
					      .date = 1,
					      .amount = 6};
	bool is_by_supplier = strcmp(job, "suppliers") == 0;

	return (struct engine_layout){.delimiter = ',',
				      .n_cells = 7,
				      .n_keys = is_by_supplier ? 1 : 2,
				      .keys = {is_by_supplier ? 2 : 1, 3},
				      .date = is_by_supplier ? -1 : 0,
				      .year = {2008},
				      .amount = 6,
				      .is_money = true};
}

int main(int count, char **arguments)
{
	char ahead[4096];
	int file;

	if (count != 5 || (file = open(arguments[4], O_RDONLY)) < 0) {
		fputs(
		    "usage: tally_engine fast|libcsv THREADS contacts|categories|suppliers FILE\n",
		    stderr);
		return 2;
	}
	double start = now();
	struct engine_layout layout = layout_of(arguments[3]);
	struct engine_options options = {.is_plain = strcmp(arguments[1], "libcsv") == 0,
					 .n_threads = (int)strtol(arguments[2], NULL, 10)};
	struct engine *engine =
	    engine_new(layout.n_keys, layout.money_keys, layout.missing_keys, &options);
	ssize_t n_ahead = read(file, ahead, sizeof ahead);
	const char *below = n_ahead > 0 ? memchr(ahead, '\n', (size_t)n_ahead) : NULL;
	int64_t rows, amount;

	if (engine == NULL || below == NULL)
		return 3;
	below++;
	struct engine_input input = {.read = read_file,
				     .data = &file,
				     .line = 2,
				     .ahead = below,
				     .n_ahead = (size_t)(ahead + n_ahead - below)};

	if (engine_add(engine, &input, &layout, show_odd, NULL, &rows, &amount) != ENGINE_DONE)
		return 3;

	struct rusage usage;
	size_t n_groups;
	const struct engine_group *groups = engine_groups(engine, &n_groups);
	double done = now();

	getrusage(RUSAGE_SELF, &usage);
	double used = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
	uint64_t sum = UINT64_C(0xcbf29ce484222325);

	if (groups == NULL)
		return 3;
	for (size_t i = 0; i < n_groups; i++) {
		for (size_t key = 0; key < layout.n_keys; key++)
			sum = sum_text(sum, engine_key(engine, key, groups[i].keys[key]));
		sum = (sum ^ (uint64_t)groups[i].amount ^ (uint64_t)groups[i].year.start << 48) *
		      UINT64_C(0x100000001b3);
	}
	printf("%.1f %.1f %zu %" PRId64 " ", done - start, used, n_groups, rows);
	if (layout.is_money)
		printf("%" PRId64 ".%02d", amount / 10000, (int)(amount / 100 % 100));
	else
		printf("%" PRId64, amount);
	printf(" %016" PRIx64 " %ld\n", sum, usage.ru_maxrss);
	engine_free(engine);
	close(file);
	return 0;
}
