#include "delivery/delivery.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/held_signals.h"
#include "base/epoch.h"
#include "base/look.h"
#include "base/memory_stream.h"
#include "base/say.h"
#include "base/text.h"
#include "loading/map_file.h"
#include "loading/reconcile.h"

static bool fail(struct run *run, const char *path, int why)
{
	return failure(&run->diagnostics, in_file(path), "cannot be written: %s", strerror(why));
}

/* Does a file's name end in a suffix, whichever? */
static bool has_suffix(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot != name;
}

/* What to do where -o does not write files of that ending. */
static const char *suffix_way_out(const char *path)
{
	const char *suffix = strrchr(path, '.');

	if (strcasecmp(suffix, ".pdf") == 0)
		return "for a chart: --chart FILE.pdf; for the report of a case: -o FOLDER --pdf";
	if (strcasecmp(suffix, ".svg") == 0 || strcasecmp(suffix, ".png") == 0)
		return "for a chart: --chart FILE.svg|png";
	return "for another name, say the format: --format " OUTPUT_CHOICE
	       "; a folder (of vfm case) ends in /";
}

/* As reproducible-builds.org has it: a time that is none ends the run, rather than be another. */
static bool check_epoch(struct run *run)
{
	const struct output_settings *output = &run->settings.output;
	const char *given = run->results.epoch;
	time_t time;

	if ((output->path == NULL && output->format == NULL && output->n_charts == 0) ||
	    given == NULL || given[0] == '\0' || epoch_parse(given, &time))
		return true;
	return misuse(&run->diagnostics,
		      "SOURCE_DATE_EPOCH is '%s', which is no number of seconds since 1970; set "
		      "it to digits alone, or unset it",
		      given);
}

/* A file's name says one format and something else is written into it: ask which is meant. */
static bool check_name(struct run *run, const char *option, const char *path,
		       const struct output *output, const char *way_out)
{
	const struct output *named = path == NULL ? NULL : output_of_path(path);

	/* Any may be in a .txt. */
	return named == NULL || output == NULL || strcmp(named->suffix, output->suffix) == 0 ||
	       strcmp(named->name, "text") == 0 ||
	       misuse(&run->diagnostics, "%s '%s': its name says %s, and it would hold %s; %s",
		      option, path, named->name, output->name, way_out);
}

/* Where names and formats are both given. */
static bool check_names(struct run *run)
{
	const struct output_settings *settings = &run->settings.output;
	bool is_well =
	    check_name(run, "-o", settings->path, settings->format,
		       "leave --format out, or give the file a name that ends as its format");

	FOR_EACH (const struct table_target, target, settings->saves, settings->n_saves)
		is_well &= check_name(
		    run, "--save", target->path, output_find("csv"),
		    "end its name in .csv, or write one table with --table and -o instead");
	return is_well;
}

bool delivery_check(struct run *run)
{
	struct settings *settings = &run->settings;
	const struct output *output = settings_format(settings);

	if (!check_epoch(run) || !check_names(run))
		return false;
	if (settings->output.rejects != NULL && !settings->reading.is_ledger)
		return misuse(&run->diagnostics,
			      "--rejects goes with --lenient: a case file with faults is refused "
			      "whole");
	if (settings->output.table != NULL && (output->form & OUTPUT_DOCUMENT) != 0)
		return misuse(
		    &run->diagnostics,
		    "--table %s asks for one table, and %s is a document of the whole answer; "
		    "text, csv, md, json and xlsx write one table",
		    settings->output.table, output->name);
	if (settings->output.path != NULL && settings->tally.sql == NULL &&
	    settings->output.format == NULL && has_suffix(settings->output.path) &&
	    output_of_path(settings->output.path) == NULL)
		return misuse(&run->diagnostics,
			      "-o '%s': its name must end in " OUTPUT_SUFFIXES "; %s",
			      settings->output.path, suffix_way_out(settings->output.path));
	return plots_check(settings->output.charts, settings->output.n_charts, &run->diagnostics);
}

static bool check_table(struct run *run, const char *wanted)
{
	const size_t count = run->results.n_tables;
	const char **names = arena_array(run->arena, count, sizeof *names), *near;

	if (wanted == NULL || results_find(&run->results, wanted) != NULL)
		return true;
	for (size_t i = 0; i < count; i++)
		names[i] = run->results.tables[i]->id;
	near = text_suggest(run->arena, wanted, names, count);
	return misuse(&run->diagnostics, "there is no table '%s' here%s", wanted,
		      near[0] != '\0' ? near
				      : arena_format(run->arena, "; the tables are %s",
						     text_list(run->arena, names, count, count)));
}

void delivery_end(void *stream)
{
	(void)fclose(stream);
}

FILE *delivery_open(struct run *run, struct drafts *drafts, const char *path)
{
	struct stat status;
	const char *temporary = path;

	if (!look_at(path, &status) || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) {
		temporary = drafts_open(drafts, path, "");
		if (temporary != NULL)
			targets_keep_old(run, drafts, path, temporary);
	}
	FILE *stream = temporary == NULL ? NULL : fopen(temporary, "we");

	if (stream == NULL)
		fail(run, path, errno);
	else
		arena_hold(run->arena, stream, delivery_end);
	return stream;
}

/* What was written has arrived, once `end` has flushed or closed the stream; or it is told. */
static bool finish(struct run *run, FILE *stream, const char *path, int (*end)(FILE *stream))
{
	bool is_whole = ferror(stream) == 0;
	int why = errno;

	errno = 0;
	if (end(stream) != 0) {
		is_whole = false;
		why = errno;
	}
	/* Whoever reads has seen enough, and needs no message. */
	if (!is_whole && why == EPIPE)
		return failure(&run->diagnostics, in_file(path), "%s", "");
	return is_whole || fail(run, path, why == 0 ? EIO : why);
}

bool delivery_close(struct run *run, FILE *stream, const char *path)
{
	arena_release(run->arena, stream);
	return finish(run, stream, path, fclose);
}

static bool write_results(struct run *run, const struct output *output,
			  const struct output_options *options, FILE *stream)
{
	/* A query, or what init says, is a text by itself. */
	if (run->text != NULL && (output->form & OUTPUT_BINARY) != 0)
		return misuse(&run->diagnostics,
			      "--format %s is for results, and this is a text: give another "
			      "file with -o",
			      output->name);
	if (run->text != NULL)
		return fputs(run->text, stream), true;
	return output->write(&run->results, options, stream);
}

bool delivery_write(struct run *run, const struct output *output, const char *table, FILE *stream)
{
	const struct output_options options = {.table = table,
					       .width = OUTPUT_FILE_WIDTH,
					       .is_full = true,
					       .pictures = pictures_of(run),
					       .diagnostics = &run->diagnostics};

	return write_results(run, output, &options, stream);
}

static bool write_file(struct run *run)
{
	const struct settings *settings = &run->settings;
	FILE *stream = delivery_open(run, &run->drafts, settings->output.path);

	return stream != NULL &&
	       delivery_write(run, settings_format(settings), settings->output.table, stream) &&
	       delivery_close(run, stream, settings->output.path);
}

static bool write_rejects(struct run *run)
{
	FILE *stream = delivery_open(run, &run->drafts, run->settings.output.rejects);

	if (stream == NULL)
		return false;
	reconcile_rejects(run->ledger, stream);
	return delivery_close(run, stream, run->settings.output.rejects);
}

static bool write_map(struct run *run)
{
	const char *path = run->settings.reading.save_map;
	FILE *stream = delivery_open(run, &run->drafts, path);

	if (stream == NULL)
		return false;
	map_file_write(run, stream);
	return delivery_close(run, stream, path);
}

/* Tables to files of their own, as CSV. */
static bool write_tables(struct run *run)
{
	FOR_EACH (const struct table_target, target, run->settings.output.saves,
		  run->settings.output.n_saves) {
		FILE *stream = delivery_open(run, &run->drafts, target->path);

		if (stream == NULL ||
		    !delivery_write(run, output_find("csv"), target->table, stream) ||
		    !delivery_close(run, stream, target->path))
			return false;
	}
	return true;
}

/* What is written for machines, on a terminal: nothing in it may steer that. */
static bool print_visibly(struct run *run, const struct output *output,
			  const struct output_options *options, FILE *to)
{
	struct memory_stream *stream = memory_stream_open(run->arena);
	const char *bytes;
	size_t size;

	if (stream == NULL || !write_results(run, output, options, memory_stream_file(stream)) ||
	    (bytes = memory_stream_close(stream, &size)) == NULL)
		return false;
	while (size > 0) {
		size_t length = strcspn(bytes, "\n\t");

		fputs(text_visible(run->arena, arena_text_of(run->arena, bytes, length)), to);
		if (length < size)
			fputc(bytes[length++], to);
		bytes += length;
		size -= length;
	}
	return true;
}

static bool print(struct run *run, const struct printing *printing)
{
	const struct output *output = settings_format(&run->settings);
	const struct output_options options = {.table = run->settings.output.table,
					       .has_colour = printing->has_colour,
					       .width = printing->width,
					       .is_full = run->settings.output.is_full,
					       .next = run->folder == NULL ? run->next : NULL,
					       .pictures = pictures_of(run),
					       .diagnostics = &run->diagnostics};

	if (printing->stream == NULL)
		return true;
	if ((output->form & OUTPUT_BINARY) != 0 && printing->is_terminal && run->text == NULL)
		return misuse(&run->diagnostics,
			      "--format %s is not for a terminal; give a file with -o",
			      output->name);
	/* Text has been made for people, with its colours. */
	if (printing->is_terminal && (run->text != NULL || strcmp(output->name, "text") != 0))
		return print_visibly(run, output, &options, printing->stream) &&
		       finish(run, printing->stream, printing->name, fflush);
	return write_results(run, output, &options, printing->stream) &&
	       finish(run, printing->stream, printing->name, fflush);
}

/*
 * What a person who sees the screen would like to be told: where it will be.  Said before the files
 * are in their places, since what cannot be said is a failure, and that leaves none.
 */
static bool say_written(struct run *run, const struct printing *printing)
{
	const struct settings *settings = &run->settings;
	const bool is_screen = settings->output.path == NULL && settings->output.table == NULL &&
			       strcmp(settings_format(settings)->name, "text") == 0;
	const char *charts = "";

	if (printing->stream == NULL || settings->output.is_quiet ||
	    !(is_screen || printing->is_terminal))
		return true;
	for (size_t i = 0; i < settings->output.n_charts; i++)
		charts = text_more(run->arena, charts, ", ", settings->output.charts[i].path);
	if (is_screen && run->folder != NULL)
		fprintf(
		    printing->stream,
		    "Written to %s:\n"
		    "report.html, report.docx, workbook.xlsx, summary.txt, every table and chart.\n"
		    "Next: vfm verify %s checks that nothing in it was changed.\n",
		    text_visible(run->arena, run->folder), say_word(run->arena, run->folder));
	if (settings->output.path != NULL)
		charts = text_more(run->arena, settings->output.path, ", ", charts);
	if (charts[0] != '\0')
		fprintf(printing->stream, "Written: %s.\n", text_visible(run->arena, charts));
	return finish(run, printing->stream, printing->name, fflush);
}

bool deliver(struct run *run, const struct printing *printing)
{
	struct settings *settings = &run->settings;
	bool is_done = check_table(run, settings->output.table);
	sigset_t before;

	for (size_t i = 0; i < settings->output.n_saves; i++)
		is_done = is_done && check_table(run, settings->output.saves[i].table);
	is_done = is_done && targets_check(run);

	if (is_done && settings->output.path != NULL)
		is_done = write_file(run);
	if (is_done && settings->output.rejects != NULL && run->ledger != NULL)
		is_done = write_rejects(run);
	if (is_done && settings->reading.save_map != NULL)
		is_done = write_map(run);
	if (is_done && run->folder != NULL)
		is_done = folder_write(run);
	is_done = is_done && write_tables(run);
	is_done = is_done && plots_draw(&run->results, settings->output.charts,
					settings->output.n_charts, &run->drafts, &run->diagnostics);
	if (is_done && settings->output.path == NULL)
		is_done = print(run, printing);
	is_done = is_done && say_written(run, printing);
	hold_signals(&before);
	is_done = is_done && !run_is_stopped(run) && drafts_keep(&run->drafts, &run->diagnostics);
	if (is_done && run->hooks.kept != NULL)
		run->hooks.kept(run->hooks.data);
	release_signals(&before);
	drafts_drop(&run->drafts);
	return is_done;
}
