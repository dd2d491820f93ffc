#include "commands/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "commands/interrupt.h"

#define FIRST_AFTER 1.0 /* seconds; shorter runs need no bar */
#define EVERY 0.2
#define BAR_WIDTH 24

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void progress_start(struct progress *progress, bool is_quiet)
{
	*progress = (struct progress){.is_shown = !is_quiet && isatty(STDERR_FILENO) == 1,
				      .started = now()};
}

/* `[####....]  17%  ` */
static void draw_bar(double share)
{
	const int filled = (int)(share * BAR_WIDTH);
	char bar[BAR_WIDTH + 1];

	memset(bar, '.', BAR_WIDTH);
	memset(bar, '#', (size_t)filled);
	bar[BAR_WIDTH] = '\0';
	fprintf(stderr, "\r\033[K[%s] %3.0f%%  ", bar, share * 100);
}

static void draw_bytes(int64_t bytes, int64_t total, double seconds)
{
	const double rate = (double)bytes / seconds;

	if (total <= 0 || bytes > total) {
		fprintf(stderr, "\r\033[K%.1f MB, %.1f MB/s", (double)bytes / 1e6, rate / 1e6);
	} else {
		const double left = rate > 0 ? (double)(total - bytes) / rate : 0;

		draw_bar((double)bytes / (double)total);
		fprintf(stderr, "%.1f of %.1f MB, %.1f MB/s, %d:%02d left", (double)bytes / 1e6,
			(double)total / 1e6, rate / 1e6, (int)left / 60, (int)left % 60);
	}
}

static void draw_steps(const char *what, int64_t done, int64_t total, double seconds)
{
	const double left = done > 0 ? seconds / (double)done * (double)(total - done) : 0;

	draw_bar((double)done / (double)total);
	fprintf(stderr, "%" PRId64 " of %" PRId64 " %s", done, total, what);
	if (done > 0)
		fprintf(stderr, ", %d:%02d left", (int)left / 60, (int)left % 60);
}

/* Is it time to draw the bar, and so drawn? */
static bool is_due(struct progress *progress, double time)
{
	if (!progress->is_shown || time - progress->started < FIRST_AFTER ||
	    time - progress->last_drawn < EVERY)
		return false;
	progress->last_drawn = time;
	progress->is_drawn = true;
	interrupt_has_bar(true);
	return true;
}

bool progress_tell(void *data, int64_t bytes, int64_t total)
{
	struct progress *progress = data;
	const double time = now();

	if (is_due(progress, time)) {
		draw_bytes(bytes, total, time - progress->started);
		fflush(stderr);
	}
	return true;
}

bool progress_step(void *data, const char *what, int64_t done, int64_t total)
{
	struct progress *progress = data;
	const double time = now();

	if (progress->what == NULL || strcmp(progress->what, what) != 0) {
		progress->what = what;
		progress->what_started = time;
	}
	if (total > 0 && done <= total && is_due(progress, time)) {
		draw_steps(what, done, total, time - progress->what_started);
		fflush(stderr);
	}
	return true;
}

void progress_end(struct progress *progress)
{
	if (progress->is_drawn)
		fputs("\r\033[K", stderr);
	progress->is_drawn = false;
	interrupt_has_bar(false);
}
