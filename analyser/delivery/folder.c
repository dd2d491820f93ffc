#include "delivery/folder.h"

#include <errno.h>
#include <string.h>

#include "base/draft_folder.h"
#include "base/text.h"
#include "delivery/delivery.h"
#include "delivery/manifest.h"

#define MOST_NAMED 5 /* files in a notice */

static const char *path_in(struct run *run, const char *name)
{
	return arena_format(run->arena, "%s/%s", run->folder, name);
}

static const char *with_suffix(struct run *run, const char *name, const char *suffix)
{
	return arena_format(run->arena, "%s%s", name, suffix);
}

const char *const *folder_targets(struct run *run, size_t *count)
{
	const struct results *results = &run->results;
	const char **paths;
	size_t most = 3;

	for (size_t i = 0; i < results->n_tables; i++)
		most += 1 + results->tables[i]->n_charts;
	paths = arena_array(run->arena, most, sizeof *paths);
	*count = 0;
	paths[(*count)++] = path_in(run, with_suffix(run, results->command, ".txt"));
	paths[(*count)++] = path_in(run, with_suffix(run, results->command, ".json"));
	paths[(*count)++] = path_in(run, MANIFEST_NAME);
	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0)
			continue;
		paths[(*count)++] = path_in(run, with_suffix(run, table->id, ".csv"));
		for (size_t j = 0; j < table->n_charts; j++)
			paths[(*count)++] =
			    path_in(run, with_suffix(run, table->charts[j].name, ".svg"));
	}
	return paths;
}

struct draft_folder *folder_open(struct run *run, const char *folder)
{
	struct draft_folder *draft = draft_folder_open(&run->drafts, folder);

	if (draft == NULL)
		diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = folder},
			 "cannot be made a folder: %s", strerror(errno));
	return draft;
}

FILE *folder_stream(struct run *run, struct draft_folder *folder, const char *name)
{
	const char *path = draft_folder_file(folder, name);
	FILE *stream = path == NULL ? NULL : fopen(path, "we");

	if (stream == NULL)
		diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = name},
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
		diagnose(&run->diagnostics, SEVERITY_NOTICE, (struct place){.file = path},
			 "holds what this run did not write, left as it is: %s", names);
}

static bool write_as(struct run *run, struct draft_folder *folder, const char *format,
		     const char *table, const char *name)
{
	const struct output_options options = {
	    .table = table, .width = OUTPUT_FILE_WIDTH, .is_full = true};
	const char *file = with_suffix(run, name, output_find(format)->suffix);
	FILE *stream = folder_stream(run, folder, file);

	if (stream == NULL)
		return false;
	output_find(format)->write(&run->results, &options, stream);
	return delivery_close(run, stream, path_in(run, file));
}

bool folder_write(struct run *run)
{
	const struct results *results = &run->results;
	struct draft_folder *folder = folder_open(run, run->folder);
	struct plot_request *charts;
	size_t n_charts = 0, count;

	(void)folder_targets(run, &count);
	charts = arena_array(run->arena, count, sizeof *charts);
	if (folder == NULL || !write_as(run, folder, "text", NULL, results->command) ||
	    !write_as(run, folder, "json", NULL, results->command))
		return false;
	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0)
			continue;
		if (!write_as(run, folder, "csv", table->id, table->id))
			return false;
		for (size_t j = 0; j < table->n_charts; j++) {
			const char *name = with_suffix(run, table->charts[j].name, ".svg");

			charts[n_charts++] =
			    (struct plot_request){.name = table->charts[j].name,
						  .path = path_in(run, name),
						  .draft = draft_folder_file(folder, name)};
		}
	}
	if (!plots_draw(results, charts, n_charts, &run->drafts, &run->diagnostics))
		return false;
	if (!manifest_own(run, folder) || !manifest_write(run, folder))
		return false;
	folder_settle(run, run->folder, folder);
	return true;
}
