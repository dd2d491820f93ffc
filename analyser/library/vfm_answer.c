#include <errno.h>
#include <string.h>

#include "base/memory_stream.h"
#include "delivery/delivery.h"
#include "library/request.h"

/* --- Messages --- */

/* A message to be handed out. */
struct asked_message {
	struct vfm_request *request;
	const struct diagnostic *item;
	const char *text;
};

static void write_message(void *data)
{
	struct asked_message *asked = data;

	asked->text = diagnostic_text(asked->request->run.arena, asked->item);
}

enum vfm_status vfm_message(struct vfm_request *request, size_t number, struct vfm_message *message)
{
	static const enum vfm_severity severities[] = {
	    [SEVERITY_ASIDE] = VFM_NOTICE,  [SEVERITY_REMARK] = VFM_NOTICE,
	    [SEVERITY_NOTICE] = VFM_NOTICE, [SEVERITY_WARNING] = VFM_NOTICE,
	    [SEVERITY_FAULT] = VFM_FAULT,   [SEVERITY_USAGE] = VFM_MISUSE,
	    [SEVERITY_FAILURE] = VFM_DEFECT};
	const struct diagnostics *told = &request->run.diagnostics;
	struct asked_message asked = {.request = request};

	if (request->is_out_of_memory) {
		if (number > 0)
			return VFM_USAGE;
		*message = (struct vfm_message){
		    .severity = VFM_DEFECT, .message = "out of memory", .text = "out of memory"};
		return VFM_DONE;
	}
	if (number >= told->count)
		return VFM_USAGE;
	asked.item = &told->items[number];
	if (!request_try(request, write_message, &asked))
		return request_left(request);
	*message =
	    (struct vfm_message){.severity = severities[asked.item->severity],
				 .file = asked.item->place.file,
				 .line = asked.item->place.line,
				 .column = asked.item->place.column,
				 .message = asked.item->message,
				 .text = asked.text,
				 .is_told = asked.item->is_kept && !request->has_notices_outside};
	return VFM_DONE;
}

/* --- Tables and charts --- */

enum vfm_status vfm_table(const struct vfm_request *request, size_t number, struct vfm_table *table)
{
	const struct results *results = &request->run.results;

	if (!request->has_results || number >= results->n_tables)
		return VFM_USAGE;

	const struct table *found = results->tables[number];

	*table = (struct vfm_table){found->id, found->title, found->n_rows, found->n_columns};
	return VFM_DONE;
}

enum vfm_status vfm_chart(const struct vfm_request *request, size_t number, struct vfm_chart *chart)
{
	const struct results *results = &request->run.results;

	for (size_t i = 0; request->has_results && i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (number < table->n_charts) {
			*chart = (struct vfm_chart){table->charts[number].name,
						    table->charts[number].title, table->id};
			return VFM_DONE;
		}
		number -= table->n_charts;
	}
	return VFM_USAGE;
}

/* --- Into memory, or a file by itself --- */

/* What is wanted of the results, and where. */
struct wanted {
	struct vfm_request *request;
	const char *format, *name; /* of a table or a chart, or NULL */
	const char *path;          /* NULL: into memory */
	const char *bytes;
	size_t size;
	bool is_done;
};

static bool refuse(struct vfm_request *request, const char *what, const char *name)
{
	return misuse(&request->run.diagnostics, "there is no %s '%s' here", what, name);
}

/* The output asked for, where it is there and the table too; else NULL, told. */
static const struct output *find_output(const struct wanted *wanted)
{
	const struct output *output = output_find(wanted->format);

	if (output == NULL)
		(void)refuse(wanted->request, "format", wanted->format);
	else if (wanted->name != NULL && (output->form & OUTPUT_DOCUMENT) != 0)
		output = (misuse(&wanted->request->run.diagnostics,
				 "%s is a document of the whole answer, of which '%s' is a part",
				 output->name, wanted->name),
			  NULL);
	else if (wanted->name != NULL &&
		 results_find(&wanted->request->run.results, wanted->name) == NULL)
		output = (refuse(wanted->request, "table", wanted->name), NULL);
	return output;
}

static void render(void *data)
{
	struct wanted *wanted = data;
	struct run *run = &wanted->request->run;
	const struct output *output = find_output(wanted);

	if (output == NULL)
		return;
	struct memory_stream *stream = memory_stream_open(run->arena);
	if (stream != NULL) {
		bool is_made =
		    delivery_write(run, output, wanted->name, memory_stream_file(stream));

		wanted->bytes = memory_stream_close(stream, &wanted->size);
		if (!is_made)
			return;
	}
	wanted->is_done =
	    wanted->bytes != NULL || failure(&run->diagnostics, (struct place){0},
					     "cannot be rendered: %s", strerror(errno));
}

static void render_file(void *data)
{
	struct wanted *wanted = data;
	struct vfm_request *request = wanted->request;
	const struct output *output = find_output(wanted);

	if (output == NULL)
		return;
	FILE *stream = delivery_open(&request->run, &request->aside, wanted->path);
	if (stream == NULL)
		return;
	wanted->is_done = delivery_write(&request->run, output, wanted->name, stream) &&
			  delivery_close(&request->run, stream, wanted->path) &&
			  drafts_keep(&request->aside, &request->run.diagnostics);
	drafts_drop(&request->aside);
}

static void draw(void *data)
{
	struct wanted *wanted = data;
	struct run *run = &wanted->request->run;

	struct plot_picture picture = {.name = wanted->name, .format = wanted->format};

	wanted->is_done =
	    plots_pictures(&run->results, &picture, 1, &wanted->request->aside, &run->diagnostics);
	wanted->bytes = picture.bytes;
	wanted->size = picture.size;
}

static void draw_file(void *data)
{
	struct wanted *wanted = data;
	struct vfm_request *request = wanted->request;
	const struct plot_request asked = {.name = wanted->name, .path = wanted->path};
	struct diagnostics *told = &request->run.diagnostics;

	wanted->is_done = plots_draw(&request->run.results, &asked, 1, &request->aside, told) &&
			  drafts_keep(&request->aside, told);
	drafts_drop(&request->aside);
}

/* Messages of what was asked before are not counted against this. */
static enum vfm_status want(struct wanted *wanted, void (*work)(void *data))
{
	struct vfm_request *request = wanted->request;
	size_t before = request->run.diagnostics.count;

	if (request->is_out_of_memory)
		return VFM_NO_MEMORY;
	if (!request->has_results)
		return VFM_USAGE;
	if (!request_try(request, work, wanted))
		return request_left(request);
	return wanted->is_done ? VFM_DONE : request_status(request, before);
}

/* The bytes that it made, lent to the caller. */
static enum vfm_status lend(struct wanted *wanted, void (*work)(void *data), const char **bytes,
			    size_t *size)
{
	enum vfm_status status = want(wanted, work);

	if (status == VFM_DONE) {
		*bytes = wanted->bytes;
		*size = wanted->size;
	}
	return status;
}

enum vfm_status vfm_render(struct vfm_request *request, const char *format, const char *table,
			   const char **bytes, size_t *size)
{
	return lend(&(struct wanted){.request = request, .format = format, .name = table}, render,
		    bytes, size);
}

enum vfm_status vfm_render_file(struct vfm_request *request, const char *format, const char *table,
				const char *path)
{
	return want(
	    &(struct wanted){.request = request, .format = format, .name = table, .path = path},
	    render_file);
}

enum vfm_status vfm_draw(struct vfm_request *request, const char *chart, const char *format,
			 const char **bytes, size_t *size)
{
	return lend(&(struct wanted){.request = request, .format = format, .name = chart}, draw,
		    bytes, size);
}

enum vfm_status vfm_draw_file(struct vfm_request *request, const char *chart, const char *path)
{
	return want(&(struct wanted){.request = request, .name = chart, .path = path}, draw_file);
}
