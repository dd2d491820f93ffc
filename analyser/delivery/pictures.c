#include "delivery/delivery.h"

#include <string.h>

/* All charts that have something to draw, in one format. */
struct drawn {
	const char *format;
	struct plot_picture *pictures;
	size_t count;
	struct plot_batch *batch; /* at work, or NULL */
	struct drawn *next;
};

struct run_pictures {
	struct pictures asked;
	struct run *run;
	struct drawn *drawn;
};

/* NULL where they cannot be drawn, told. */
static struct drawn *start(struct run_pictures *own, const char *format)
{
	struct run *run = own->run;
	const struct results *results = &run->results;
	struct drawn *drawn = arena_alloc(run->arena, sizeof *drawn);
	size_t most = 0;

	for (size_t i = 0; i < results->n_tables; i++)
		most += results->tables[i]->n_charts;
	*drawn = (struct drawn){.format = arena_text(run->arena, format), .next = own->drawn};
	drawn->pictures = arena_array(run->arena, most, sizeof *drawn->pictures);
	for (size_t i = 0; i < results->n_tables; i++)
		for (size_t j = 0; j < results->tables[i]->n_charts; j++)
			if (results->tables[i]->n_rows > 0)
				drawn->pictures[drawn->count++] = (struct plot_picture){
				    .name = results->tables[i]->charts[j].name,
				    .format = drawn->format};
	drawn->batch =
	    plots_start(results, drawn->pictures, drawn->count, &run->drafts, &run->diagnostics);
	if (drawn->batch == NULL)
		return NULL;
	own->drawn = drawn;
	return drawn;
}

static struct drawn *find(const struct run_pictures *own, const char *format)
{
	struct drawn *drawn = own->drawn;

	while (drawn != NULL && strcmp(drawn->format, format) != 0)
		drawn = drawn->next;
	return drawn;
}

static const char *draw(void *data, const char *chart, const char *format, size_t *size)
{
	struct run_pictures *own = data;
	struct drawn *drawn = find(own, format);

	if (drawn == NULL)
		drawn = start(own, format);
	if (drawn == NULL)
		return NULL;
	if (drawn->batch != NULL) {
		struct plot_batch *batch = drawn->batch;

		drawn->batch = NULL;
		if (!plots_finish(batch, drawn->pictures)) {
			drawn->count = 0;
			return NULL;
		}
	}
	for (size_t i = 0; i < drawn->count; i++)
		if (strcmp(drawn->pictures[i].name, chart) == 0) {
			*size = drawn->pictures[i].size;
			return drawn->pictures[i].bytes;
		}
	failure(&own->run->diagnostics, (struct place){0}, "there is no chart '%s' to draw", chart);
	return NULL;
}

static const char *describe(void *data, const char *chart)
{
	const struct run_pictures *own = data;
	const char *words = plots_description(&own->run->results, chart, own->run->arena);

	return words == NULL ? "" : words;
}

const struct pictures *pictures_of(struct run *run)
{
	struct run_pictures *own;

	if (run->pictures == NULL) {
		own = arena_alloc(run->arena, sizeof *own);
		*own = (struct run_pictures){
		    .asked = {.data = own, .draw = draw, .describe = describe}, .run = run};
		run->pictures = &own->asked;
	}
	return run->pictures;
}

bool pictures_start(struct run *run, const char *format)
{
	struct run_pictures *own = pictures_of(run)->data;

	return find(own, format) != NULL || start(own, format) != NULL;
}
