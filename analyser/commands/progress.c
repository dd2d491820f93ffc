#include "commands/progress.h"

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

static void draw(struct progress *progress, int64_t bytes, int64_t total, double seconds)
{
	double rate = (double)bytes / seconds;
	char bar[BAR_WIDTH + 1];

	if (total <= 0 || bytes > total) {
		fprintf(stderr, "\r\033[K%.1f MB, %.1f MB/s", (double)bytes / 1e6, rate / 1e6);
	} else {
		double share = (double)bytes / (double)total;
		int filled = (int)(share * BAR_WIDTH);
		double left = rate > 0 ? (double)(total - bytes) / rate : 0;

		memset(bar, '.', BAR_WIDTH);
		memset(bar, '#', (size_t)filled);
		bar[BAR_WIDTH] = '\0';
		fprintf(stderr, "\r\033[K[%s] %3.0f%%  %.1f of %.1f MB, %.1f MB/s, %d:%02d left",
			bar, share * 100, (double)bytes / 1e6, (double)total / 1e6, rate / 1e6,
			(int)left / 60, (int)left % 60);
	}
	fflush(stderr);
	progress->is_drawn = true;
	interrupt_has_bar(true);
}

bool progress_tell(void *data, int64_t bytes, int64_t total)
{
	struct progress *progress = data;

	if (progress->is_shown) {
		double time = now(), seconds = time - progress->started;

		if (seconds >= FIRST_AFTER && time - progress->last_drawn >= EVERY) {
			draw(progress, bytes, total, seconds);
			progress->last_drawn = time;
		}
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
