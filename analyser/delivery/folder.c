#include "delivery/delivery.h"

#include <errno.h>
#include <string.h>

#include "base/memory_stream.h"
#include "base/text.h"
#include "delivery/pack.h"

#define MOST_NAMED 5 /* files in a notice */

/* As what charts are drawn: for papers, and for slides and word processors. */
static const char *const formats[] = {"svg", "png"};

/* A file of the folder: an output of all or of one table, or a chart as a picture. */
struct folder_file {
	const char *name;
	const struct output *output; /* or NULL: a picture */
	const char *table, *chart, *format;
	const char *page; /* whose print it is, or NULL */
};

static const char *path_in(struct run *run, const char *name)
{
	return arena_format(run->arena, "%s/%s", run->folder, name);
}

static const char *with_suffix(struct run *run, const char *name, const char *suffix)
{
	return arena_format(run->arena, "%s%s", name, suffix);
}

/* `case_risks` of the command case: its own, though text leaves it to the report. */
static bool is_named_for(const struct run *run, const struct table *table)
{
	const size_t length = strlen(run->results.command);

	return strncmp(table->id, run->results.command, length) == 0 && table->id[length] == '_';
}

static struct folder_file print_of(struct run *run)
{
	const struct output *page = output_find("html");

	return (struct folder_file){.name = with_suffix(run, page->folder_name, ".pdf"),
				    .page = with_suffix(run, page->folder_name, page->suffix)};
}

/*
 * A table in tables/; one of the case's own in the folder itself too, where other programs have
 * found it since before there was tables/.
 */
static void add_table(struct run *run, struct folder_file *files, size_t *n,
		      const struct table *table, const struct output *output)
{
	const char *name = with_suffix(run, table->id, output->suffix);
	struct folder_file file = {.name = arena_format(run->arena, "tables/%s", name),
				   .output = output,
				   .table = table->id};

	files[(*n)++] = file;
	file.name = name;
	if (!table->is_of_part || is_named_for(run, table))
		files[(*n)++] = file;
}

/* All files but the list of them, in the order in which that has them. */
static struct folder_file *plan(struct run *run, size_t *count)
{
	const struct results *results = &run->results;
	size_t n_outputs, most, n = 0;
	const struct output *output = outputs(&n_outputs);

	most = n_outputs * (2 * results->n_tables + 1) + 1;
	for (size_t i = 0; i < results->n_tables; i++)
		most += results->tables[i]->n_charts * N_OF(formats);
	struct folder_file *files = arena_array(run->arena, most, sizeof *files);
	for (size_t i = 0; i < n_outputs; i++) {
		const char *name = output[i].folder_name;

		if (name != NULL)
			files[n++] = (struct folder_file){
			    .name = with_suffix(run, name[0] == '\0' ? results->command : name,
						output[i].suffix),
			    .output = &output[i]};
	}
	if (run->settings.output.has_pdf)
		files[n++] = print_of(run);
	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0)
			continue;
		for (size_t j = 0; j < n_outputs; j++)
			if ((output[j].form & OUTPUT_ONE_TABLE) != 0)
				add_table(run, files, &n, table, &output[j]);
		for (size_t j = 0; j < table->n_charts * N_OF(formats); j++) {
			const char *chart = table->charts[j / N_OF(formats)].name;
			const char *format = formats[j % N_OF(formats)];

			files[n++] = (struct folder_file){
			    .name = arena_format(run->arena, "charts/%s.%s", chart, format),
			    .chart = chart,
			    .format = format};
		}
	}
	*count = n;
	return files;
}

const char *const *folder_targets(struct run *run, size_t *count)
{
	const struct folder_file *files = plan(run, count);
	const char **paths = arena_array(run->arena, *count + 1, sizeof *paths);

	for (size_t i = 0; i < *count; i++)
		paths[i] = path_in(run, files[i].name);
	paths[(*count)++] = path_in(run, MANIFEST_NAME);
	return paths;
}

struct draft_folder *folder_open(struct run *run, const char *folder)
{
	struct draft_folder *draft = draft_folder_open(&run->drafts, folder);

	if (draft == NULL)
		failure(&run->diagnostics, in_file(folder), "cannot be made a folder: %s",
			strerror(errno));
	return draft;
}

FILE *folder_stream(struct run *run, struct draft_folder *folder, const char *name)
{
	const char *path = draft_folder_file(folder, name);
	FILE *stream = path == NULL ? NULL : fopen(path, "we");

	if (stream == NULL)
		failure(&run->diagnostics, in_file(draft_folder_place(folder, name)),
			"cannot be written: %s", strerror(errno));
	else
		arena_hold(run->arena, stream, delivery_end);
	return stream;
}

void folder_settle(struct run *run, const char *path, struct draft_folder *folder)
{
	size_t count;
	const char *const *others = draft_folder_settle(folder, &count);
	const char *names = "";

	for (size_t i = 0; i < count && i < MOST_NAMED; i++)
		names = text_more(run->arena, names, ", ", others[i]);
	if (count > MOST_NAMED)
		names = arena_format(run->arena, "%s and %zu more", names, count - MOST_NAMED);
	if (count > 0)
		notice(&run->diagnostics, in_file(path),
		       "holds files that this run did not write, left as they are: %s", names);
}

/* They are drawn while all else is written. */
static bool start_pictures(struct run *run)
{
	for (size_t i = 0; i < N_OF(formats); i++)
		if (!pictures_start(run, formats[i]))
			return false;
	return true;
}

static bool draw(struct run *run, const struct folder_file *file, FILE *stream)
{
	const struct pictures *pictures = pictures_of(run);
	size_t size;
	const char *bytes = pictures->draw(pictures->data, file->chart, file->format, &size);

	/* A write that fails is known when the stream is closed. */
	return bytes != NULL && (fwrite(bytes, 1, size, stream), true);
}

/* What cannot be printed is not there, and told. */
static bool write_print(struct run *run, struct draft_folder *folder,
			const struct folder_file *file)
{
	size_t size;
	const char *bytes = folder_print_pdf(run, draft_folder_path(folder, file->page), &size);

	if (bytes == NULL)
		return true;
	FILE *stream = folder_stream(run, folder, file->name);
	if (stream == NULL)
		return false;
	(void)fwrite(bytes, 1, size, stream);
	return delivery_close(run, stream, path_in(run, file->name));
}

static bool write_content(struct run *run, const struct folder_file *file, FILE *stream)
{
	return file->chart != NULL ? draw(run, file, stream)
				   : delivery_write(run, file->output, file->table, stream);
}

const struct folder_content *folder_render(struct run *run, size_t *count)
{
	const struct folder_file *files = plan(run, count);
	struct folder_content *contents = arena_array(run->arena, *count, sizeof *contents);

	if (!start_pictures(run))
		return NULL;
	for (size_t i = 0; i < *count; i++) {
		struct folder_content *content = &contents[i];

		content->name = files[i].name;
		/* What another program prints differs from one of its editions to the next. */
		if (files[i].page != NULL)
			continue;

		struct memory_stream *stream = memory_stream_open(run->arena);
		bool is_made =
		    stream != NULL && write_content(run, &files[i], memory_stream_file(stream));

		if (stream != NULL)
			content->bytes = memory_stream_close(stream, &content->size);
		if (content->bytes == NULL)
			failure(&run->diagnostics, (struct place){0}, "cannot be rendered: %s",
				strerror(errno));
		if (!is_made || content->bytes == NULL)
			return NULL;
	}
	return contents;
}

static bool write_file(struct run *run, struct draft_folder *folder, const struct folder_file *file)
{
	if (file->page != NULL)
		return write_print(run, folder, file);
	FILE *stream = folder_stream(run, folder, file->name);

	return stream != NULL && write_content(run, file, stream) &&
	       delivery_close(run, stream, path_in(run, file->name));
}

bool folder_write(struct run *run)
{
	struct draft_folder *folder = folder_open(run, run->folder);
	size_t count;
	const struct folder_file *files = plan(run, &count);

	if (folder == NULL || !start_pictures(run))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!write_file(run, folder, &files[i]))
			return false;
	if (!manifest_own(run, folder) || !manifest_write(run, folder))
		return false;
	folder_settle(run, run->folder, folder);
	return true;
}
