#include "analyses/sureness/scenes.h"

#include "analyses/case/case_tables.h"
#include "base/text.h"
#include "results/table.h"

TABLE(scenario, (strategy, "Strategy", TEXT), (scenario, "What if", TEXT), (value, "Value", MIXED),
      (cash_releasing_gain, "Cash-releasing gain in the last year", MONEY),
      (npv, "Net present value", MONEY_TOTAL), (payback_years, "Payback, years", RATIO, ID),
      (payback, "Pays back", TEXT), (leads, "Still the best option", TEXT_MEASURE),
      (remark, "Remark", TEXT_MEASURE), (best_instead, "Best option instead", TEXT_MEASURE));

void scenes_add(struct scenes *scenes, const char *name, struct value value, const char *remark,
		enum sums_status status)
{
	const struct evaluation *evaluation = scenes->evaluation;
	const size_t n_options = evaluation->run->bound.n_options;
	struct scene *scene = &scenes->scenes[scenes->n_scenes];

	if (scenes->n_scenes == MOST_SCENES)
		return;
	scenes->n_scenes++;
	*scene = (struct scene){
	    .name = name,
	    .remark = remark,
	    .value = value,
	    .status = status,
	    .instead = evaluation_lead(evaluation) >= 0 ? NULL : evaluation_next(evaluation),
	    .of = arena_array(scenes->results->arena, n_options, sizeof *scene->of)};
	for (size_t i = 0; i < n_options; i++) {
		const struct appraisal *appraisal = &evaluation_option(evaluation, i)->appraisal;

		scene->of[i] =
		    (struct scene_figures){evaluation_cash(evaluation, i), appraisal->npv,
					   appraisal->simple, appraisal->has_bcr};
	}
}

static void add_row(struct table *table, const struct scene *scene,
		    const struct case_option *option, bool is_leader)
{
	const bool is_done = scene->status == SUMS_DONE;
	const char *why = is_done ? NULL : sums_status_said[scene->status];
	const struct scene_figures *figures = &scene->of[option->number];
	struct scenario_row row = {.strategy = value_text(option->name),
				   .scenario = value_text(scene->name),
				   .value = scene->value,
				   .cash_releasing_gain = value_none(why),
				   .npv = value_none(why),
				   .payback_years = value_none(why),
				   .payback = value_none(why),
				   .leads = value_none(why),
				   .remark = value_text_or(scene->remark, "none"),
				   .best_instead = value_none(why)};

	if (is_done) {
		row.cash_releasing_gain = value_money(figures->cash);
		row.npv = value_money(figures->npv);
		payback_values(&row.payback_years, &row.payback, &figures->payback,
			       figures->has_costs, table->results->arena);
		row.leads = !is_leader ? value_none("another option")
				       : value_text(scene->instead == NULL ? "yes" : "no");
		row.best_instead = is_leader ? value_text_or(scene->instead, "still the same")
					     : value_none("another option");
	}
	table_add(table, &row);
}

void scenes_add_table(struct scenes *scenes)
{
	const struct case_options *options = &scenes->evaluation->run->options;
	struct table *table =
	    TABLE_NEW(scenes->results, scenario,
		      "What if things do not go as planned: the whole case with each option");

	table->is_of_part = true;
	table->most_rows = scenes->n_scenes;
	for (size_t i = 0; i < options->count; i++)
		for (size_t j = 0; j < scenes->n_scenes && !options->items[i].is_nothing; j++)
			add_row(table, &scenes->scenes[j], &options->items[i],
				&options->items[i] == scenes->evaluation->leader);
}

struct money scenes_leader_npv(const struct evaluation *evaluation)
{
	return evaluation_option(evaluation, evaluation->leader->number)->appraisal.npv;
}

void scenes_keep_turning(struct scenes *scenes, const char *what)
{
	struct arena *arena = scenes->results->arena;

	lines_add(arena, &scenes->turning, "%s ('%s' would be)", what,
		  text_cut(arena, evaluation_next(scenes->evaluation), 60));
}
