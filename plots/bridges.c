#include "plots/bridges.h"

#include <string.h>

/* The steps in the order of the panel that has the most of them. */
static void name_steps(struct bridges *bridges, const struct picture *picture)
{
	const struct table *table = picture->table;
	size_t *counts = arena_array(picture->arena, table->n_rows, sizeof *counts), most = 0;

	for (size_t row = 0; row < table->n_rows; row++)
		counts[labels_index(&bridges->panels, picture->arena, table_values(table, row),
				    picture->chart->panel)]++;
	for (size_t i = 1; i < bridges->panels.count; i++)
		most = counts[i] > counts[most] ? i : most;
	for (int pass = 0; pass < 2; pass++)
		for (size_t row = 0; row < table->n_rows; row++) {
			const struct value *values = table_values(table, row);

			if (pass == 1 || labels_index(&bridges->panels, picture->arena, values,
						      picture->chart->panel) == most)
				(void)labels_index(&bridges->steps, picture->arena, values,
						   picture->chart->category);
		}
}

static int64_t add_within(int64_t a, int64_t b)
{
	int64_t sum;

	if (!__builtin_add_overflow(a, b, &sum))
		return sum;
	return a < 0 ? INT64_MIN : INT64_MAX;
}

static void collect(struct bridges *bridges, const struct picture *picture)
{
	for (size_t row = 0; row < picture->table->n_rows; row++) {
		const struct value *values = table_values(picture->table, row);
		size_t panel =
		    labels_index(&bridges->panels, picture->arena, values, picture->chart->panel);
		size_t place =
		    labels_index(&bridges->steps, picture->arena, values, picture->chart->category);
		int64_t units;

		if (panel >= MOST_BRIDGES || place >= MOST_STEPS)
			continue;

		struct step *step = &bridges->bars[panel][place];
		int kind = picture->chart->series;

		step->is_there = true;
		step->value = &values[picture->chart->measures[0]];
		step->is_total |=
		    kind >= 0 && strcmp(labels_text(picture->arena, &values[kind]), "total") == 0;
		if (!picture_figure(picture, row, picture->chart->measures[0], &units))
			continue;
		step->units = add_within(step->units, units);
		step->has_figure = true;
	}
}

/* Where each bar begins and ends: a total on zero, a step where the one before it ended. */
static void stack(struct step *steps, int count)
{
	int first = 0, last = count - 1;
	int64_t level = 0;

	while (first < count && !steps[first].is_there)
		first++;
	while (last >= 0 && !steps[last].is_there)
		last--;
	for (int i = first; i <= last; i++) {
		struct step *step = &steps[i];

		step->is_total |= i == first || i == last;
		step->from = step->is_total ? 0 : level;
		step->to = step->has_figure ? add_within(step->from, step->units) : level;
		if (step->is_there)
			level = step->to;
	}
}

bool bridges_collect(struct bridges *bridges, struct picture *picture)
{
	if (picture->chart->measures[0] < 0)
		return false;
	name_steps(bridges, picture);
	collect(bridges, picture);
	bridges->n_panels = labels_shown(&bridges->panels, MOST_BRIDGES);
	bridges->n_steps = labels_shown(&bridges->steps, MOST_STEPS);
	picture_note_first(picture, (size_t)bridges->n_steps, bridges->steps.count, "steps");
	axis_init(&bridges->axis, picture_kind(picture, picture->chart->measures[0]));
	for (int panel = 0; panel < bridges->n_panels; panel++) {
		stack(bridges->bars[panel], bridges->n_steps);
		for (int i = 0; i < bridges->n_steps; i++)
			if (bridges->bars[panel][i].has_figure) {
				axis_cover(&bridges->axis, bridges->bars[panel][i].from);
				axis_cover(&bridges->axis, bridges->bars[panel][i].to);
			}
	}
	return !bridges->axis.is_empty;
}
