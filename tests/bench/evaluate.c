/*
 * How many times a second a case can be worked out, and whether that needs memory.
 *
 *   evaluate FOLDER [SECONDS]
 *
 * Ways: the levers as they are; every lever that has a range at another value within it each
 * time, as in a Monte Carlo draw; and the whole of `vfm case` behind its files, tables and words
 * included, for comparison; and ten thousand draws, as vfm case makes them.  Allocations are those
 * that go through malloc and its kin, counted by functions of the same names here, and so of the
 * arena too, whose blocks are malloc's.
 *
 * What limits it: the channel strategies, some seventy hundredths of the time, and there the
 * steps of each group of contacts in each year (council, service and purpose: 20 in the sample
 * unitary's case, times ten years and four strategies), because demand grows and so no year is as
 * the one before.  All years of a group are worked on together, so that rules are looked up once.
 * Seconds are those of this process, which other work on the same core lengthens all the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analyses/case/case_run.h"
#include "loading/load_case.h"
#include "sums/carlo.h"

#define N_AT_ONCE 4096 /* triangular numbers */

static size_t n_allocations;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
	n_allocations++;
	return __libc_malloc(size);
}

void *calloc(size_t nmemb, size_t size)
{
	n_allocations++;
	return __libc_calloc(nmemb, size);
}

void *realloc(void *ptr, size_t size)
{
	n_allocations++;
	return __libc_realloc(ptr, size);
}

static void no_memory(void)
{
	fputs("out of memory\n", stderr);
	exit(3);
}

/* Seconds of this program alone, whatever else the machine does. */
static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* splitmix64 */
static uint64_t next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* The levers that have a range, drawn from it. */
struct ranges {
	struct {
		size_t lever;
		int64_t low, width;
	} items[512];
	size_t count;
	uint64_t state;
};

static void find_ranges(struct ranges *ranges, const struct levers *levers)
{
	ranges->state = 179;
	for (size_t i = 0; i < levers->count && ranges->count < 512; i++) {
		int64_t low, high;

		if (!value_units(&levers->items[i].low, &low) ||
		    !value_units(&levers->items[i].high, &high))
			continue;
		ranges->items[ranges->count].lever = i;
		ranges->items[ranges->count].low = low;
		ranges->items[ranges->count++].width = high - low + 1;
	}
}

static void draw(struct case_values *values, struct ranges *ranges)
{
	for (size_t i = 0; i < ranges->count; i++)
		values->items[ranges->items[i].lever] =
		    ranges->items[i].low +
		    (int64_t)(next(&ranges->state) % (uint64_t)ranges->items[i].width);
}

static void report(const char *what, double seconds, size_t count, size_t allocations,
		   size_t n_impossible)
{
	printf("%-44s %9.1f us each, %8.0f a second, %g allocations each", what,
	       seconds / (double)count * 1e6, (double)count / seconds,
	       (double)allocations / (double)count);
	if (n_impossible > 0)
		printf(", %.2f%% not possible", 100.0 * (double)n_impossible / (double)count);
	printf("\n");
}

static void time_evaluations(struct case_run *run, struct ranges *ranges, double seconds)
{
	size_t count = 0, n_impossible = 0, before;
	double start, end;

	case_values_reset(&run->values, &run->bound);
	before = n_allocations;
	start = now();
	do {
		for (int i = 0; i < 100; i++, count++) {
			if (ranges != NULL)
				draw(&run->values, ranges);
			n_impossible += case_evaluate(&run->figures, &run->bound, &run->values,
						      &run->scratch) != SUMS_DONE;
		}
		end = now();
	} while (end - start < seconds);
	report(ranges == NULL ? "case, levers as they are" : "case, every range drawn from",
	       end - start, count, n_allocations - before, n_impossible);
}

static void time_runs(const struct case_question *question, struct arena *like, double seconds)
{
	size_t count = 0, before = n_allocations;
	double start = now(), end;

	do {
		struct arena *arena = arena_like(like);
		struct diagnostics diagnostics;
		struct results results;

		diagnostics_init(&diagnostics, arena);
		results_init(&results, arena, "case");
		if (!case_analyse(question, &results, NULL, &diagnostics))
			exit(1);
		arena_free(arena);
		count++;
		end = now();
	} while (end - start < seconds);
	report("the whole analysis, with tables and words", end - start, count,
	       n_allocations - before, 0);
}

/* All draws of a case on one thread and on two, by the clock on the wall. */
static void time_draws(struct case_run *run, const struct ranges *ranges, struct arena *arena)
{
	struct draw_range *drawn = arena_array(arena, ranges->count, sizeof *drawn);
	const struct levers *levers = &run->bound.levers;
	int64_t values[N_AT_ONCE];
	const size_t n_draws = 10000, n_alone = N_AT_ONCE * 1000;
	const struct draws draws = {.seed = 1, .ranges = drawn, .n_ranges = ranges->count};
	int64_t sum = 0;
	double start;

	for (size_t i = 0; i < ranges->count; i++)
		drawn[i] = (struct draw_range){
		    .lever = (int)ranges->items[i].lever,
		    .low = ranges->items[i].low,
		    .central = levers->items[ranges->items[i].lever].value,
		    .high = ranges->items[i].low + ranges->items[i].width - 1,
		    .stream = draw_stream(lever_id(levers, ranges->items[i].lever, arena))};
	for (size_t n_threads = 1; n_threads <= 2; n_threads++) {
		struct timespec before, after;
		struct carlo carlo;

		carlo_init(&carlo, &run->bound, &draws, n_draws, 0, 1, arena);
		clock_gettime(CLOCK_MONOTONIC, &before);
		carlo_run(&carlo, n_threads, NULL, arena);
		clock_gettime(CLOCK_MONOTONIC, &after);
		printf("%zu draws of the whole case, %zu thread%s %18.3f s\n", n_draws, n_threads,
		       n_threads == 1 ? " " : "s",
		       (double)(after.tv_sec - before.tv_sec) +
			   (double)(after.tv_nsec - before.tv_nsec) / 1e9);
	}
	start = now();
	for (size_t i = 0; i < ranges->count; i++)
		for (size_t first = 0; first < n_alone; first += N_AT_ONCE) {
			draws_fill(values, &draws, i, first, N_AT_ONCE, NULL);
			sum += values[0];
		}
	printf("triangular numbers alone %37.1f million a second (sum %lld)\n",
	       (double)(ranges->count * n_alone) / 1e6 / (now() - start), (long long)sum);
}

int main(int argc, char **argv)
{
	const double seconds = argc > 2 ? strtod(argv[2], NULL) : 2;
	struct arena *arena = arena_new(no_memory);
	struct run *run = arena_alloc(arena, sizeof *run);
	struct case_run *of_case = arena_alloc(arena, sizeof *of_case);
	struct ranges *ranges = arena_alloc(arena, sizeof *ranges);
	struct case_question question;

	if (argc < 2) {
		fputs("usage: evaluate FOLDER [SECONDS]\n", stderr);
		return 2;
	}
	run->arena = arena;
	diagnostics_init(&run->diagnostics, arena);
	results_init(&run->results, arena, "case");
	if (!load_case(run, argv[1], &question) ||
	    !case_run_make(of_case, &question, question.n_years, &run->results, false,
			   &run->diagnostics)) {
		for (size_t i = 0; i < run->diagnostics.count; i++)
			fprintf(stderr, "%s\n", run->diagnostics.items[i].message);
		return 1;
	}
	find_ranges(ranges, &of_case->bound.levers);
	printf("%s: %zu levers, of which %zu have a range\n", argv[1], of_case->bound.levers.count,
	       ranges->count);
	time_evaluations(of_case, NULL, seconds);
	time_evaluations(of_case, ranges, seconds);
	time_draws(of_case, ranges, arena);
	time_runs(&question, arena, seconds);
	arena_free(arena);
	return 0;
}
