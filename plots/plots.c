#include "plots/plots.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory_stream.h"
#include "plots/escape.h"
#include "plots/gnuplot.h"
#include "plots/picture.h"

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

/* A picture on its way. */
struct drawing {
	const char *target; /* for messages: `gains.svg`, or `the chart` */
	const struct image *image;
	struct image_bytes picture;
	const char *script;
	size_t job; /* the process that draws it */
};

/* What gnuplot writes behind each picture: no text of a picture has this control character. */
static const char boundary[] = "\x01 end of the picture";

/* The script of one picture, and what is known of it before it is drawn. */
static bool write_script(FILE *script, const struct results *results, const char *name,
			 struct drawing *drawing, struct arena *arena,
			 struct diagnostics *diagnostics)
{
	const struct table *table = NULL;
	const struct chart *chart = results_chart(results, name, &table);
	struct picture picture;

	if (chart == NULL)
		return diagnose_unknown(results, name, diagnostics);

	draw_function *draw = kinds_draw(chart->kind);

	picture_init(&picture, script, arena, table, chart);
	picture.image = drawing->image;
	if (draw == NULL || !draw(&picture))
		return fault(diagnostics, nowhere,
			     "chart '%s' has nothing to draw; leave out --chart", chart->name);
	drawing->picture = (struct image_bytes){
	    .width = picture.width,
	    .height = picture.height,
	    .name = chart->name,
	    .title = escape_clean(arena, chart->title),
	    .description = kinds_describe(chart, table, arena),
	};
	/* The terminal is left for the picture to be whole before the boundary. */
	fprintf(script, "unset output\nset terminal unknown\nset print '-'\nprint '%s'\n",
		boundary);
	return true;
}

static bool make_script(const struct results *results, const char *name, struct drawing *drawing,
			struct arena *arena, struct diagnostics *diagnostics)
{
	struct memory_stream *script = memory_stream_open(arena);

	bool is_written = script == NULL || write_script(memory_stream_file(script), results, name,
							 drawing, arena, diagnostics);

	drawing->script = script == NULL ? NULL : memory_stream_close(script, NULL);
	if (drawing->script == NULL)
		failure(diagnostics, nowhere, "cannot write a script: %s", strerror(errno));
	return is_written && drawing->script != NULL;
}

const char *plots_script(const struct results *results, const struct plot_request *request,
			 struct arena *arena, struct diagnostics *diagnostics)
{
	struct drawing drawing = {.image = image_of(request->path)};

	if (!plots_check(request, 1, diagnostics) ||
	    !make_script(results, request->name, &drawing, arena, diagnostics))
		return NULL;
	return drawing.script;
}

/* --- Drawing --- */

static void close_file(void *file)
{
	(void)close(*(int *)file);
}

/* A file in memory, beyond the standard streams, which may be closed; -1 with errno set. */
static int open_file(void)
{
	int file = memfd_create("pictures", MFD_CLOEXEC), other;

	if (file < 0 || file > STDERR_FILENO)
		return file;
	other = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	(void)close(file);
	return other;
}

/* All of it, into the arena; NULL with errno set. */
static const char *read_file(int file, size_t *size, struct arena *arena)
{
	off_t length = lseek(file, 0, SEEK_END);

	if (length < 0)
		return NULL;
	char *bytes = arena_alloc(arena, (size_t)length + 1);
	for (*size = 0; *size < (size_t)length;) {
		ssize_t count = pread(file, bytes + *size, (size_t)length - *size, (off_t)*size);

		if (count <= 0)
			return NULL;
		*size += (size_t)count;
	}
	return bytes;
}

static bool fail(const struct drawing *drawing, const char *reason, struct diagnostics *diagnostics)
{
	return failure(diagnostics, nowhere, "gnuplot did not draw '%s': the picture %s",
		       drawing->target, reason);
}

/* Cut what a process wrote into its pictures, and see that each is whole. */
static bool cut_pictures(struct drawing *drawings, size_t count, size_t job, const char *bytes,
			 size_t size, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; i < count; i++) {
		struct image_bytes *picture = &drawings[i].picture;
		const char *reason, *end;

		if (drawings[i].job != job)
			continue;
		end = bytes == NULL ? NULL : memmem(bytes, size, boundary, sizeof boundary - 1);
		picture->size = end == NULL ? size : (size_t)(end - bytes);
		picture->bytes = arena_text_of(arena, bytes, picture->size);
		if (picture->size == 0)
			return fail(&drawings[i], "is empty", diagnostics);
		reason = drawings[i].image->finish(picture, arena);
		if (reason != NULL || end == NULL)
			return fail(&drawings[i], reason != NULL ? reason : "is not complete",
				    diagnostics);
		end += sizeof boundary; /* and the end of its line */
		size -= (size_t)(end - bytes);
		bytes = end;
	}
	return true;
}

/* As many processes as there are processors and pictures that take long; never none. */
static size_t share_out(struct drawing *drawings, size_t count)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t most = processors < 1 ? 1 : (size_t)processors, n_slow = 0, jobs;

	for (size_t i = 0; i < count; i++)
		n_slow += drawings[i].image->is_slow;
	jobs = most < GNUPLOT_MOST ? most : GNUPLOT_MOST;
	jobs = n_slow < jobs ? n_slow : jobs;
	jobs = jobs == 0 ? 1 : jobs;
	/* Slow ones in turn, and all others with the last. */
	n_slow = 0;
	for (size_t i = 0; i < count; i++)
		drawings[i].job = drawings[i].image->is_slow ? n_slow++ % jobs : jobs - 1;
	return jobs;
}

/* Pictures that are being drawn. */
struct plot_batch {
	struct drawing *drawings;
	size_t count, n_jobs;
	int *files; /* what each process draws into */
	struct child_group *group;
	struct diagnostics *diagnostics;
};

static bool fail_all(struct diagnostics *diagnostics)
{
	return failure(diagnostics, nowhere, "cannot draw: %s", strerror(errno));
}

static bool start(struct plot_batch *batch, struct drafts *drafts)
{
	struct arena *arena = batch->diagnostics->arena;
	struct gnuplot_job jobs[GNUPLOT_MOST];

	if (batch->count == 0)
		return true;
	batch->n_jobs = share_out(batch->drawings, batch->count);
	batch->files = arena_array(arena, batch->n_jobs, sizeof *batch->files);
	for (size_t i = 0; i < batch->n_jobs; i++) {
		struct memory_stream *script = memory_stream_open(arena);

		for (size_t j = 0; script != NULL && j < batch->count; j++)
			if (batch->drawings[j].job == i)
				fputs(batch->drawings[j].script, memory_stream_file(script));
		batch->files[i] = script == NULL ? -1 : open_file();
		if (batch->files[i] < 0)
			return fail_all(batch->diagnostics);
		arena_hold(arena, &batch->files[i], close_file);
		jobs[i].output = batch->files[i];
		jobs[i].script = memory_stream_close(script, &jobs[i].length);
		if (jobs[i].script == NULL)
			return fail_all(batch->diagnostics);
	}
	batch->group = gnuplot_start(jobs, batch->n_jobs, drafts, arena);
	return true;
}

static bool finish(struct plot_batch *batch)
{
	struct arena *arena = batch->diagnostics->arena;
	bool is_done =
	    batch->count == 0 || gnuplot_finish(batch->group, batch->n_jobs, batch->diagnostics);

	for (size_t i = 0; i < batch->n_jobs; i++) {
		size_t size = 0;
		const char *bytes = is_done ? read_file(batch->files[i], &size, arena) : NULL;

		if (is_done && bytes == NULL)
			is_done = fail_all(batch->diagnostics);
		is_done = is_done && cut_pictures(batch->drawings, batch->count, i, bytes, size,
						  batch->diagnostics);
		arena_end(arena, &batch->files[i]);
	}
	return is_done;
}

/* --- What is asked for --- */

static bool write_draft(const char *path, const struct image_bytes *picture)
{
	FILE *stream = fopen(path, "we");

	if (stream == NULL)
		return false;

	bool is_whole = fwrite(picture->bytes, 1, picture->size, stream) == picture->size;

	return fclose(stream) == 0 && is_whole;
}

bool plots_draw(const struct results *results, const struct plot_request *requests, size_t count,
		struct drafts *drafts, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct drawing *drawings = arena_array(arena, count, sizeof *drawings);
	struct plot_batch batch = {
	    .drawings = drawings, .count = count, .diagnostics = diagnostics};
	const char **paths = arena_array(arena, count, sizeof *paths);

	if (count == 0)
		return true;
	if (!plots_check(requests, count, diagnostics))
		return false;
	for (size_t i = 0; i < count; i++) {
		drawings[i].target = requests[i].path;
		drawings[i].image = image_of(requests[i].path);
		paths[i] = requests[i].draft != NULL
			       ? requests[i].draft
			       : drafts_open(drafts, requests[i].path, drawings[i].image->suffix);
		if (paths[i] == NULL)
			return failure(diagnostics, nowhere, "cannot write '%s': %s",
				       requests[i].path, strerror(errno));
		if (!make_script(results, requests[i].name, &drawings[i], arena, diagnostics))
			return false;
	}
	if (!start(&batch, drafts) || !finish(&batch))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!write_draft(paths[i], &drawings[i].picture))
			return failure(diagnostics, nowhere, "cannot write '%s': %s",
				       requests[i].path, strerror(errno));
	return true;
}

struct plot_batch *plots_start(const struct results *results, const struct plot_picture *pictures,
			       size_t count, struct drafts *drafts, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct plot_batch *batch = arena_alloc(arena, sizeof *batch);

	*batch = (struct plot_batch){.drawings = arena_array(arena, count, sizeof *batch->drawings),
				     .count = count,
				     .diagnostics = diagnostics};
	palette_use(document_colours(results->document));
	for (size_t i = 0; i < count; i++) {
		struct drawing *drawing = &batch->drawings[i];

		drawing->target = arena_format(
		    arena, "%s.%s", pictures[i].name == NULL ? "chart" : pictures[i].name,
		    pictures[i].format);
		drawing->image = image_of(drawing->target);
		if (!check_path(drawing->target, diagnostics) ||
		    !make_script(results, pictures[i].name, drawing, arena, diagnostics))
			return NULL;
	}
	return start(batch, drafts) ? batch : NULL;
}

bool plots_finish(struct plot_batch *batch, struct plot_picture *pictures)
{
	if (!finish(batch))
		return false;
	for (size_t i = 0; i < batch->count; i++) {
		const struct image_bytes *picture = &batch->drawings[i].picture;

		pictures[i].bytes = picture->bytes;
		pictures[i].size = picture->size;
		pictures[i].width = picture->width;
		pictures[i].height = picture->height;
	}
	return true;
}

bool plots_pictures(const struct results *results, struct plot_picture *pictures, size_t count,
		    struct drafts *drafts, struct diagnostics *diagnostics)
{
	struct plot_batch *batch = plots_start(results, pictures, count, drafts, diagnostics);

	return batch != NULL && plots_finish(batch, pictures);
}

const char *plots_description(const struct results *results, const char *name, struct arena *arena)
{
	const struct table *table = NULL;
	const struct chart *chart = results_chart(results, name, &table);

	return chart == NULL ? NULL : kinds_describe(chart, table, arena);
}
