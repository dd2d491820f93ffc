#include "plots/plots.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	const char *copy = NULL;
	char *text = NULL;
	size_t length = 0;

	if (!plots_check(request, 1, diagnostics))
		return NULL;

	FILE *script = open_memstream(&text, &length);

	if (script == NULL) {
		diagnose(diagnostics, SEVERITY_FAILURE, nowhere, "cannot write a script: %s",
			 strerror(errno));
		return NULL;
	}
	bool is_written = write_script(script, results, request, output, arena, diagnostics);
	bool is_whole = ferror(script) == 0;

	/* Memory that ran out on the way would leave a hole in it. */
	if (fclose(script) != 0 || !is_whole) {
		diagnose(diagnostics, SEVERITY_FAILURE, nowhere, "cannot write a script: %s",
			 strerror(errno));
		is_written = false;
	}
	if (is_written)
		copy = arena_text_of(arena, text, length);
	free(text);
	return copy;
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
