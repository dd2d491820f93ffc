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
			lines_add(arena, &lines, "up to %lld%% if %lld%% of the plan happens",
				  (long long)(failed_at(most) / (SHARE_ONE / 100)),
				  (long long)(delivered_at(i) / (SHARE_ONE / 100)));
	}
	if (lines.count > 0)
		results_say(results, &said_grid,
			    "Some of the moved contacts may fail before '%s'%s no longer pays for "
			    "itself: %s.",
			    text_cut(arena, evaluation->leader->name, 60),
			    evaluation->leader->alone != NULL ? ", without the rest of the case,"
							      : "",
			    say_joined(arena, &lines));
	else if (n_above > 0)
		results_say(results, &said_grid,
			    "Whether it pays for itself depends on how much of the plan happens, "
			    "even if up to half of the moved contacts fail.");
}

/* `pays for itself even if half of the moved contacts fail`, by the figures of the grid. */
static const char *say_finding(struct arena *arena, int64_t figures[N_DELIVERED][N_FAILED])
{
	int n_safe = 0, n_full = 0;
	size_t n_above = 0;

	for (int i = 0; i < N_DELIVERED; i++) {
		int n = 0;

		for (int j = 0; j < N_FAILED; j++)
			n_above += figures[i][j] >= 0;
		while (n < N_FAILED && figures[i][n] >= 0)
			n++;
		if (i == 0)
			n_full = n;
		if (n == N_FAILED && n_safe == i)
			n_safe++;
	}
	if (n_above == 0)
		return "does not pay for itself, however much happens and however few contacts "
		       "fail";
	if (n_safe == N_DELIVERED)
		return "pays for itself, however much happens and if half of the contacts fail";
	if (n_safe > 0)
		return arena_format(arena,
				    "pays for itself even if half of the moved contacts fail, if "
				    "%lld%% or more of the plan happens",
				    (long long)(delivered_at(n_safe - 1) / (SHARE_ONE / 100)));
	if (n_full > 0)
		return arena_format(arena,
				    "pays for itself if all of the plan happens and no more than "
				    "%lld%% of contacts fail",
				    (long long)(failed_at(n_full - 1) / (SHARE_ONE / 100)));
	return "pays for itself only if part of the plan does not happen";
}

static void add_chart(struct table *table, const struct evaluation *evaluation,
		      int64_t figures[N_DELIVERED][N_FAILED])
{
	struct arena *arena = table->results->arena;
	const bool is_alone = evaluation->leader->alone != NULL;
	struct chart *chart = table_chart(table, "two-levers", CHART_GRID);

	chart->title = arena_format(
	    arena, "%s'%s' %s", is_alone ? "Without the rest of the case, " : "",
	    text_cut(arena, evaluation->leader->name, 60), say_finding(arena, figures));
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
	add_chart(table, evaluation, figures);
}
