#include "analyses/sureness/draw_table.h"

#include "results/table.h"

TABLE(draw, (draw, "Draw", COUNT_KEY), (what, "What", TEXT), (name, "Name", TEXT),
      (value, "Value", MIXED));

static void add_numbers(struct table *table, const struct carlo *carlo, size_t draw, double *room)
{
	const struct levers *levers = &carlo->bound->levers;

	for (size_t i = 0; i < carlo->draws->n_ranges; i++) {
		const int lever = carlo->draws->ranges[i].lever;
		int64_t value;

		draws_fill(&value, carlo->draws, i, draw, 1, room);
		TABLE_ADD(table, draw, .draw = value_count((int64_t)draw + 1),
			  .what = value_text("number"),
			  .name =
			      value_text(lever_id(levers, (size_t)lever, table->results->arena)),
			  .value = lever_kind_value(levers->items[lever].kind, value));
	}
}

void draw_table_add(struct results *results, const struct evaluation *evaluation,
		    const struct carlo *carlo, size_t n_shown)
{
	const struct case_options *options = &evaluation->run->options;
	struct table *table = TABLE_NEW(results, draw, "The first draws, one by one");
	double *room = arena_array(results->arena, carlo->draws->n_together + 1, sizeof *room);

	table->is_detail = true;
	for (size_t draw = 0; draw < n_shown && draw < carlo->n_draws; draw++) {
		const enum sums_status status = (enum sums_status)carlo->status[draw];

		add_numbers(table, carlo, draw, room);
		for (size_t i = 0; i < options->count; i++) {
			const struct case_option *option = &options->items[i];
			const int64_t npv = carlo->npv[option->number * carlo->n_draws + draw];

			TABLE_ADD(table, draw, .draw = value_count((int64_t)draw + 1),
				  .what = value_text("npv"), .name = value_text(option->name),
				  .value = status == SUMS_DONE
					       ? value_money((struct money){npv})
					       : value_none(sums_status_say(status)));
		}
	}
}
