#include "commands/folder.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/delivery.h"

#define WIDTH 80

static const char *path_in(struct run *run, const char *name, const char *suffix)
{
	return arena_format(run->arena, "%s/%s%s", run->folder, name, suffix);
}

const char *const *folder_targets(struct run *run, size_t *count)
{
	const struct results *results = &run->results;
	const char **paths;
	size_t most = 2;

	for (size_t i = 0; i < results->n_tables; i++)
		most += 1 + results->tables[i]->n_charts;
	paths = arena_array(run->arena, most, sizeof *paths);
	*count = 0;
	paths[(*count)++] = path_in(run, results->command, ".txt");
	paths[(*count)++] = path_in(run, results->command, ".json");
	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0)
			continue;
		paths[(*count)++] = path_in(run, table->id, ".csv");
		for (size_t j = 0; j < table->n_charts; j++)
			paths[(*count)++] = path_in(run, table->charts[j].name, ".svg");
	}
	return paths;
}

bool folder_make(struct run *run, const char *folder)
{
	struct stat status;

	if (mkdir(folder, 0777) == 0) {
		run->made_folder = folder;
		return true;
	}
	if (errno == EEXIST && stat(folder, &status) == 0 && S_ISDIR(status.st_mode))
		return true;
	return diagnose(&run->diagnostics, SEVERITY_FAILURE, (struct place){.file = folder},
			"cannot be made a folder: %s", strerror(errno));
}

static bool write_as(struct run *run, const char *format, const char *table, const char *path)
{
	const struct output_options options = {table, false, WIDTH};
	FILE *stream = delivery_open(run, path);

	if (stream == NULL)
		return false;
	output_find(format)->write(&run->results, &options, stream);
	return delivery_close(run, stream, path);
}

bool folder_write(struct run *run)
{
	const struct results *results = &run->results;
	struct plot_request *charts;
	size_t n_charts = 0, count;

	(void)folder_targets(run, &count);
	charts = arena_array(run->arena, count, sizeof *charts);
	if (!folder_make(run, run->folder) ||
	    !write_as(run, "text", NULL, path_in(run, results->command, ".txt")) ||
	    !write_as(run, "json", NULL, path_in(run, results->command, ".json")))
		return false;
	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0)
			continue;
		if (!write_as(run, "csv", table->id, path_in(run, table->id, ".csv")))
			return false;
		for (size_t j = 0; j < table->n_charts; j++)
			charts[n_charts++] = (struct plot_request){
			    table->charts[j].name, path_in(run, table->charts[j].name, ".svg")};
	}
	return plots_draw(results, charts, n_charts, &run->drafts, &run->diagnostics);
}

void folder_undo(const struct run *run)
{
	if (run->made_folder != NULL)
		(void)rmdir(run->made_folder);
}
