#include "plots/plots.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory_stream.h"
#include "plots/escape.h"
#include "plots/image.h"
#include "plots/gnuplot.h"
#include "plots/kinds.h"

static const struct place nowhere;

static bool check_path(const char *path, struct diagnostics *diagnostics)
{
	for (const char *c = path; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == '\x7F')
			return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
					"cannot draw to '%s': its name has a control character; "
					"give another",
					path);
	if (image_of(path) == NULL)
		return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
				"cannot draw to '%s': its name must end in " FORMAT_SUFFIXES, path);
	return true;
}

bool plots_check(const struct plot_request *requests, size_t count, struct diagnostics *diagnostics)
{
	bool is_right = true;

	for (size_t i = 0; i < count; i++) {
		is_right &= check_path(requests[i].path, diagnostics);
		for (size_t j = 0; j < i; j++)
			if (strcmp(requests[i].path, requests[j].path) == 0)
				is_right = diagnose(diagnostics, SEVERITY_USAGE, nowhere,
						    "two charts are to be drawn to '%s'; give "
						    "each a file of its own",
						    requests[i].path);
	}
	return is_right;
}

static bool diagnose_unknown(const struct results *results, const char *name,
			     struct diagnostics *diagnostics)
{
	const char *known = "";

	for (size_t i = 0; i < results->n_tables; i++)
		for (size_t j = 0; j < results->tables[i]->n_charts; j++)
			known = arena_format(diagnostics->arena, "%s%s%s", known,
					     *known == '\0' ? "" : ", ",
					     results->tables[i]->charts[j].name);
	if (*known == '\0')
		return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
				"there is no chart to draw here; leave out --chart");
	return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
			"there is no chart '%s'; the charts are %s", name, known);
}

/* Write the script of one picture. */
static bool write_script(FILE *script, const struct results *results,
			 const struct plot_request *request, const char *output,
			 struct arena *arena, struct diagnostics *diagnostics)
{
	const struct table *table = NULL;
	const struct chart *chart = results_chart(results, request->name, &table);
	struct picture picture;

	if (chart == NULL)
		return diagnose_unknown(results, request->name, diagnostics);

	draw_function *draw = kinds_draw(chart->kind);

	picture_init(&picture, script, arena, table, chart);
	picture.image = image_of(request->path);
	picture.output = output;
	if (draw == NULL || !draw(&picture))
		return diagnose(diagnostics, SEVERITY_FAULT, nowhere,
				"chart '%s' has nothing to draw; leave out --chart", chart->name);
	return true;
}

const char *plots_script(const struct results *results, const struct plot_request *request,
			 const char *output, struct arena *arena, struct diagnostics *diagnostics)
{
	struct memory_stream *script;
	const char *text;

	if (!plots_check(request, 1, diagnostics))
		return NULL;
	script = memory_stream_open(arena);

	bool is_written = script == NULL || write_script(memory_stream_file(script), results,
							 request, output, arena, diagnostics);

	text = script == NULL ? NULL : memory_stream_close(script, NULL);
	if (text == NULL)
		diagnose(diagnostics, SEVERITY_FAILURE, nowhere, "cannot write a script: %s",
			 strerror(errno));
	return is_written ? text : NULL;
}

bool plots_draw(const struct results *results, const struct plot_request *requests, size_t count,
		struct drafts *drafts, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const char **pictures = arena_array(arena, count, sizeof *pictures);
	const char *script = "";

	if (count == 0)
		return true;
	if (!plots_check(requests, count, diagnostics))
		return false;
	for (size_t i = 0; i < count; i++) {
		pictures[i] =
		    requests[i].draft != NULL
			? requests[i].draft
			: drafts_open(drafts, requests[i].path, image_of(requests[i].path)->suffix);
		if (pictures[i] == NULL)
			return diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
					"cannot write '%s': %s", requests[i].path, strerror(errno));

		const char *part =
		    plots_script(results, &requests[i], pictures[i], arena, diagnostics);

		if (part == NULL)
			return false;
		script = arena_format(arena, "%s%s", script, part);
	}
	if (!gnuplot_run(script, strlen(script), drafts, diagnostics))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *reason = image_finish(image_of(requests[i].path), pictures[i]);

		if (reason != NULL)
			return diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
					"gnuplot did not draw '%s': the picture %s",
					requests[i].path, reason);
	}
	return true;
}

/* Where pictures are drawn that are wanted in memory. */
struct memory_files {
	int *files;
	size_t count;
};

static void close_files(void *data)
{
	struct memory_files *memory = data;

	while (memory->count > 0)
		(void)close(memory->files[--memory->count]);
}

/* All of it, into the arena; NULL with errno set. */
static const char *read_file(int file, size_t *size, struct arena *arena)
{
	struct stat status;
	char *bytes;
	size_t got = 0;

	if (fstat(file, &status) != 0)
		return NULL;
	bytes = arena_alloc(arena, (size_t)status.st_size + 1);
	while (got < (size_t)status.st_size) {
		ssize_t count = pread(file, bytes + got, (size_t)status.st_size - got, (off_t)got);

		if (count <= 0)
			return NULL;
		got += (size_t)count;
	}
	*size = got;
	return bytes;
}

/* The script of all, each into a file in memory that the process finds by this one's number. */
static const char *script_pictures(const struct results *results,
				   const struct plot_picture *pictures, size_t count,
				   const char *path, struct memory_files *memory,
				   struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const char *script = "";

	for (size_t i = 0; i < count; i++) {
		const struct plot_request request = {.name = pictures[i].name, .path = path};
		int file = memfd_create("picture", MFD_CLOEXEC);

		if (file < 0) {
			diagnose(diagnostics, SEVERITY_FAILURE, nowhere, "cannot draw: %s",
				 strerror(errno));
			return NULL;
		}
		memory->files[memory->count++] = file;

		const char *part = plots_script(
		    results, &request, arena_format(arena, "/proc/%ld/fd/%d", (long)getpid(), file),
		    arena, diagnostics);

		if (part == NULL)
			return NULL;
		script = arena_format(arena, "%s%s", script, part);
	}
	return script;
}

bool plots_pictures(const struct results *results, struct plot_picture *pictures, size_t count,
		    const char *format, struct drafts *drafts, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct memory_files *memory = arena_alloc(arena, sizeof *memory);
	const char *script, *path = arena_format(arena, "chart.%s", format);
	bool is_drawn;

	if (count == 0)
		return true;
	*memory = (struct memory_files){.files = arena_array(arena, count, sizeof(int))};
	arena_hold(arena, memory, close_files);
	script = script_pictures(results, pictures, count, path, memory, diagnostics);
	is_drawn = script != NULL && gnuplot_run(script, strlen(script), drafts, diagnostics);
	for (size_t i = 0; is_drawn && i < count; i++) {
		const char *reason = image_finish(
		    image_of(path), arena_format(arena, "/proc/self/fd/%d", memory->files[i]));

		if (reason == NULL) {
			pictures[i].bytes = read_file(memory->files[i], &pictures[i].size, arena);
			reason = pictures[i].bytes == NULL ? strerror(errno) : NULL;
		}
		if (reason != NULL)
			is_drawn =
			    diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
				     "gnuplot did not draw the chart: the picture %s", reason);
	}
	arena_end(arena, memory);
	return is_drawn;
}
