#include "analyses/sureness/grid.h"

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

static const struct passage_spec said_grid = {"sureness.grid", SECTION_RESTS, PASSAGE_CAVEAT, 6,
					      "two_levers"};

TABLE(two_levers, (delivered_share, "Share of the plan that happens", PERCENT_KEY),
      (failure_share, "Contacts that fail", PERCENT_KEY), (npv, "NPV", MONEY),
      (npv_alone, "NPV without the rest", MONEY));

#define N_DELIVERED 6
#define N_FAILED 6

/* From all of the plan down to none of it; from no failure up to half. */
static int64_t delivered_at(int i)
{
	return (int64_t)SHARE_ONE / (N_DELIVERED - 1) * (N_DELIVERED - 1 - i);
}

static int64_t failed_at(int i)
{
	return (int64_t)SHARE_ONE / 10 * i;
}

static void set_failures(struct evaluation *evaluation, int64_t share)
{
	const struct levers *levers = &evaluation->run->bound.levers;

	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == LEVER_FAILURE_SHARE)
			evaluation->values.items[i] = share;
}

/* The most that may fail for all of the plan, and for less of it, in words. */
static void say(struct results *results, const struct evaluation *evaluation,
		int64_t figures[N_DELIVERED][N_FAILED])
{
	struct arena *arena = results->arena;
	struct lines lines = {0};
	size_t n_above = 0;

	for (int i = 0; i < N_DELIVERED; i++) {
		int most = -1;

		for (int j = 0; j < N_FAILED; j++) {
			n_above += figures[i][j] >= 0;
			if (figures[i][j] >= 0)
				most = j;
		}
		if (most >= 0 && most < N_FAILED - 1)
			lines_add(arena, &lines, "%lld%% of the plan, up to %lld%%",
				  (long long)(delivered_at(i) / (SHARE_ONE / 100)),
				  (long long)(failed_at(most) / (SHARE_ONE / 100)));
	}
	if (lines.count > 0)
		results_say(results, &said_grid,
			    "How many of the moved contacts may fail before '%s'%s no longer pays "
			    "for itself, by how much of the plan happens: %s.",
			    text_cut(arena, evaluation->leader->name, 60),
			    evaluation->leader->alone != NULL ? ", without the rest of the case,"
							      : "",
			    say_joined(arena, &lines));
	else if (n_above > 0)
		results_say(results, &said_grid,
			    "Failures of up to half of the moved contacts do not decide whether it "
			    "pays for itself: how much of the plan happens does.");
}

static void add_chart(struct table *table, const struct evaluation *evaluation)
{
	struct arena *arena = table->results->arena;
	const bool is_alone = evaluation->leader->alone != NULL;
	struct chart *chart = table_chart(table, "two-levers", CHART_GRID);

	chart->title =
	    arena_format(arena, "NPV of '%s'%s, by how much happens and how many contacts fail",
			 text_cut(arena, evaluation->leader->name, 60),
			 is_alone ? " without the rest of the case" : "");
	chart->source =
	    arena_format(arena, "Source: %s; vfm case", say_file(evaluation->run->question.path));
	chart->category = COLUMN(two_levers, delivered_share);
	chart->series = COLUMN(two_levers, failure_share);
	chart->measures[0] = is_alone ? COLUMN(two_levers, npv_alone) : COLUMN(two_levers, npv);
}

void grid_add(struct results *results, struct evaluation *evaluation, const struct movers *movers)
{
	const struct case_option *leader = evaluation->leader;
	int64_t figures[N_DELIVERED][N_FAILED];
	struct table *table;

	if (leader->strategy == NULL || movers->delivered == NULL)
		return;
	table = TABLE_NEW(results, two_levers,
			  "NPV by how much of the plan happens, and how many "
			  "contacts fail");
	table->is_detail = true;
	for (int i = 0; i < N_DELIVERED; i++)
		for (int j = 0; j < N_FAILED; j++) {
			const struct option_figures *option =
			    evaluation_option(evaluation, leader->number);
			enum sums_status status;
			struct money npv;

			evaluation_reset(evaluation);
			set_failures(evaluation, failed_at(j));
			evaluation->values.items[movers->delivered->levers[0]] = delivered_at(i);
			status = evaluation_make(evaluation, CHANGED_ALL);
			npv = leader->alone != NULL ? option->alone_appraisal.npv
						    : option->appraisal.npv;
			figures[i][j] = status == SUMS_DONE ? npv.hundredths : INT64_MIN;
			TABLE_ADD(table, two_levers,
				  .delivered_share = value_share((struct share){delivered_at(i)}),
				  .failure_share = value_share((struct share){failed_at(j)}),
				  .npv = status == SUMS_DONE ? value_money(option->appraisal.npv)
							     : value_none(sums_status_say(status)),
				  .npv_alone =
				      status != SUMS_DONE     ? value_none(sums_status_say(status))
				      : leader->alone != NULL ? value_money(npv)
							      : value_none("there is no rest"));
		}
	evaluation_reset(evaluation);
	say(results, evaluation, figures);
	add_chart(table, evaluation);
}
