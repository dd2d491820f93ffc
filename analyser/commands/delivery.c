#include "commands/delivery.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/held_signals.h"
#include "base/text.h"
#include "commands/folder.h"
#include "commands/interrupt.h"
#include "commands/map_file.h"
#include "commands/reconcile.h"
#include "commands/targets.h"

#define MOST_MESSAGES 50
#define WIDTH 80

static bool fail(struct run *run, const char *path, int why)
{
	return diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = path},
			"cannot be written: %s", strerror(why));
}

static const struct output *format_of(const struct settings *settings)
{
	const struct output *by_suffix =
	    settings->output == NULL ? NULL : output_of_path(settings->output);

	if (settings->format != NULL)
		return settings->format;
	return by_suffix != NULL ? by_suffix : output_find("text");
}

bool delivery_has_notices_outside(const struct settings *settings)
{
	return !settings->is_quiet && (settings->sql != NULL || settings->table != NULL ||
				       strcmp(format_of(settings)->name, "csv") == 0);
}

/* Does a file's name end in a suffix, whichever? */
static bool has_suffix(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot != name;
}

bool delivery_check(struct run *run)
{
	struct settings *settings = &run->settings;

	if (settings->rejects != NULL && !settings->is_ledger)
		return diagnose(&run->diagnostics, SEVERITY_USAGE, (struct place){0},
				"--rejects goes with --lenient: a case file with faults is refused "
				"whole");
	if (settings->output != NULL && settings->sql == NULL && settings->format == NULL &&
	    has_suffix(settings->output) && output_of_path(settings->output) == NULL)
		return diagnose(
		    &run->diagnostics, SEVERITY_USAGE, (struct place){0},
		    "-o '%s': its name must end in .txt, .csv or .json; for another, give "
		    "--format",
		    settings->output);
	return plots_check(settings->charts, settings->n_charts, &run->diagnostics);
}

static bool check_table(struct run *run, const char *wanted)
{
	const char *names = "";

	if (wanted == NULL || results_find(&run->results, wanted) != NULL)
		return true;
	for (size_t i = 0; i < run->results.n_tables; i++)
		names = arena_format(run->arena, "%s%s%s", names, i == 0 ? "" : ", ",
				     run->results.tables[i]->id);
	return diagnose(&run->diagnostics, SEVERITY_USAGE, (struct place){0},
			"there is no table '%s' here; the tables are %s", wanted, names);
}

FILE *delivery_open(struct run *run, const char *path)
{
	struct stat status;
	const char *temporary = path;

	if (stat(path, &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) {
		temporary = drafts_open(&run->drafts, path, "");
		if (temporary != NULL)
			targets_keep_old(run, path, temporary);
	}
	FILE *stream = temporary == NULL ? NULL : fopen(temporary, "we");

	if (stream == NULL)
		fail(run, path, errno);
	return stream;
}

bool delivery_close(struct run *run, FILE *stream, const char *path)
{
	bool is_whole = ferror(stream) == 0;
	int why = errno;

	errno = 0;
	if ((stream == stdout ? fflush(stream) : fclose(stream)) != 0) {
		is_whole = false;
		why = errno;
	}
	if (!is_whole && why == EPIPE)
		return diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = path},
				"whoever reads it stopped before the end");
	return is_whole || fail(run, path, why == 0 ? EIO : why);
}

static void write_results(struct run *run, const struct output_options *options, FILE *stream)
{
	if (run->text != NULL)
		fputs(run->text, stream);
	else
		format_of(&run->settings)->write(&run->results, options, stream);
}

static bool write_file(struct run *run)
{
	const struct output_options options = {run->settings.table, false, WIDTH};
	FILE *stream = delivery_open(run, run->settings.output);

	if (stream == NULL)
		return false;
	write_results(run, &options, stream);
	return delivery_close(run, stream, run->settings.output);
}

static bool write_rejects(struct run *run)
{
	FILE *stream = delivery_open(run, run->settings.rejects);

	if (stream == NULL)
		return false;
	reconcile_rejects(run->ledger, stream);
	return delivery_close(run, stream, run->settings.rejects);
}

/* Tables to files of their own, as CSV. */
static bool write_tables(struct run *run)
{
	for (size_t i = 0; i < run->settings.n_saves; i++) {
		const struct table_target *target = &run->settings.saves[i];
		const struct output_options options = {target->table, false, WIDTH};
		FILE *stream = delivery_open(run, target->path);

		if (stream == NULL)
			return false;
		output_find("csv")->write(&run->results, &options, stream);
		if (!delivery_close(run, stream, target->path))
			return false;
	}
	return true;
}

static bool print(struct run *run)
{
	struct output_options options = {run->settings.table, false, WIDTH};

	if (isatty(STDOUT_FILENO)) {
		const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
		struct winsize size;

		options.has_colour = (no_colour == NULL || no_colour[0] == '\0') &&
				     terminal != NULL && strcmp(terminal, "dumb") != 0;
		if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
			options.width = size.ws_col < 100 ? size.ws_col : 100;
	}
	write_results(run, &options, stdout);
	return delivery_close(run, stdout, "standard output");
}

bool deliver(struct run *run)
{
	struct settings *settings = &run->settings;
	bool is_done = check_table(run, settings->table);
	sigset_t before;

	for (size_t i = 0; i < settings->n_saves; i++)
		is_done = is_done && check_table(run, settings->saves[i].table);
	is_done = is_done && targets_check(run);

	if (is_done && settings->output != NULL)
		is_done = write_file(run);
	if (is_done && settings->rejects != NULL && run->ledger != NULL)
		is_done = write_rejects(run);
	if (is_done && settings->save_map != NULL)
		is_done = map_file_save(run);
	if (is_done && run->folder != NULL)
		is_done = folder_write(run);
	is_done = is_done && write_tables(run);
	is_done = is_done && plots_draw(&run->results, settings->charts, settings->n_charts,
					&run->drafts, &run->diagnostics);
	if (is_done && settings->output == NULL)
		is_done = print(run);
	hold_signals(&before);
	is_done = is_done && drafts_keep(&run->drafts, &run->diagnostics);
	if (is_done)
		interrupt_ignore();
	release_signals(&before);
	drafts_drop(&run->drafts);
	return is_done;
}

void delivery_messages(struct run *run, bool has_notices)
{
	struct diagnostics *diagnostics = &run->diagnostics;
	size_t shown = 0, faults = diagnostics_count(diagnostics, SEVERITY_FAULT);

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *item = &diagnostics->items[i];

		if (item->severity == SEVERITY_NOTICE
			? !has_notices && (i < run->n_kept || run->settings.is_quiet)
			: ++shown > MOST_MESSAGES)
			continue;
		fprintf(stderr, "%s%s\n", item->place.file == NULL ? "vfm: " : "",
			text_visible(run->arena, diagnostic_text(run->arena, item)));
	}
	if (faults > MOST_MESSAGES)
		fprintf(stderr, "vfm: %zu faults in all; the first %d are shown\n", faults,
			MOST_MESSAGES);
}
