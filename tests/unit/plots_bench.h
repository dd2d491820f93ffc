/*
 * Charts drawn in an empty folder of the test's own, which is the current one.
 */
#ifndef PLOTS_BENCH_H
#define PLOTS_BENCH_H

#include "unit.h"

#include "plots/plots.h"

struct bench {
	char folder[64];
	int before; /* the folder to go back to */
	char *path; /* PATH as it was */
	struct arena *arena;
	struct results results;
	struct diagnostics diagnostics;
};

/* A test whose state is a bench of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
int bench_set_up(void **state);
int bench_tear_down(void **state);

/* The columns of the tables below. */
enum { NAME, SERIES, LOW, CENTRAL, HIGH, SHARE, N_BENCH_COLUMNS };

/* A kind of chart by the number that it has in enum chart_kind. */
#define N_BENCH_KINDS 7
extern const char *const bench_kinds[N_BENCH_KINDS];

#define N_BENCH_PLAIN 3
extern const char *const bench_plain[N_BENCH_PLAIN];

/* What a name in somebody's file could do, if it were code. */
#define N_BENCH_HOSTILE 19
extern const char *const bench_hostile[N_BENCH_HOSTILE];

/* A chart of a kind over a table of `n` rows named in turn, with a gap in the second. */
void bench_add(struct bench *bench, const char *name, enum chart_kind kind,
	       const char *const *names, size_t n);

/* One of each kind, named by it. */
void bench_add_all(struct bench *bench, const char *const *names, size_t n);

/* Draw as a command does: keep all pictures where all went well, else none. */
bool bench_draw_all(const struct results *results, const struct plot_request *requests,
		    size_t count, struct diagnostics *diagnostics);
bool bench_draw(struct bench *bench, const char *name, const char *path);

/* The last message, and a part that it must have. */
const char *bench_message(const struct bench *bench);
void assert_told(const struct bench *bench, enum severity severity, const char *part);

/* Remove the files of a folder, and say how many there were. */
size_t bench_empty(const char *folder);

/* Nothing is left, but `bin` where there is one. */
void assert_nothing_left(bool has_bin);

/* What an escape writes for a text. */
const char *bench_escaped(struct arena *arena, void (*escape)(FILE *stream, const char *text),
			  const char *text);

#endif
