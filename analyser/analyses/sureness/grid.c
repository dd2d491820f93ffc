#include "analyses/sureness/sureness.h"

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_grid, "sureness.grid", RESTS, CAVEAT, 6, "two_levers");

TABLE(two_levers, (delivered_share, "Share of its own planned change that happens", PERCENT_KEY),
      (failure_share, "Contacts that fail", PERCENT_KEY), (npv, "Net present value", MONEY),
      (npv_alone, "Net present value without the rest", MONEY));

#define MOST MOST_GRID_POINTS

/* What a combination comes to. */
struct grid_cell {
	enum sums_status status;
	struct money npv, npv_alone;
};

/* What is drawn: the NPV of the leading option, or of its strategy by itself. */
struct grid_drawing {
	struct results *results;
	struct evaluation *evaluation;
	const struct lever_pair *pair;
	struct grid_cell cells[MOST][MOST];
	int64_t figures[MOST][MOST]; /* INT64_MIN where a combination is not possible */
	int n_rows, n_columns;
};

/* In hundredths. */
static long long percent_at(const struct grid_drawing *drawing, int end, int i)
{
	return (long long)(drawing->pair->ends[end].points[i] / (SHARE_ONE / 100));
}

/* `saves more than it costs if all of it happens and at most 20% of contacts fail`, by the figures
 * of the grid. */
static const char *say_finding(const struct grid_drawing *drawing)
{
	struct arena *arena = drawing->results->arena;
	int n_safe = 0, n_full = 0;
	size_t n_above = 0;

	for (int i = 0; i < drawing->n_rows; i++) {
		int n = 0;

		for (int j = 0; j < drawing->n_columns; j++)
			n_above += drawing->figures[i][j] >= 0;
		while (n < drawing->n_columns && drawing->figures[i][n] >= 0)
			n++;
		if (i == 0)
			n_full = n;
		if (n == drawing->n_columns && n_safe == i)
			n_safe++;
	}
	if (n_above == 0)
		return "does not save more than it costs, however much happens and however few "
		       "contacts fail";
	if (n_safe == drawing->n_rows)
		return "saves more than it costs, however little happens and even if half of the "
		       "moved contacts fail";
	if (n_safe > 0)
		return arena_format(
		    arena,
		    "with %lld%% or more of its own planned change saves more than it "
		    "costs, even if half of the moved contacts fail",
		    percent_at(drawing, 0, n_safe - 1));
	if (n_full > 0)
		return arena_format(arena,
				    "saves more than it costs if all of it happens and at most "
				    "%lld%% of contacts fail",
				    percent_at(drawing, 1, n_full - 1));
	return "saves more than it costs only if part of its own planned change does not "
	       "happen";
}

/* Of a strategy that has a rest beside it, only its own is drawn. */
static const char *say_without(const struct case_option *option)
{
	return option->alone != NULL ? "Without the rest of the case, " : "";
}

/* The most that may fail for all of the plan, and for less of it, in words. */
static void say(const struct grid_drawing *drawing)
{
	struct results *results = drawing->results;
	const struct case_option *leader = drawing->evaluation->leader;
	const struct appraisal *drawn =
	    leader->alone != NULL ? &leader->alone_appraisal : &leader->appraisal;
	struct arena *arena = results->arena;
	struct lines lines = {0};
	size_t n_above = 0;

	for (int i = 0; i < drawing->n_rows; i++) {
		int most = -1;

		for (int j = 0; j < drawing->n_columns; j++) {
			n_above += drawing->figures[i][j] >= 0;
			if (drawing->figures[i][j] >= 0)
				most = j;
		}
		if (most >= 0 && most < drawing->n_columns - 1)
			lines_add(
			    arena, &lines,
			    "with %lld%% of its own planned change, if at most %lld%% of moved "
			    "contacts fail",
			    percent_at(drawing, 0, i), percent_at(drawing, 1, most));
	}
	if (lines.count > 0)
		results_say(results, &said_grid, "%s'%s' still saves more than it costs %s.",
			    say_without(leader), text_cut(arena, leader->name, 60),
			    say_joined(arena, &lines));
	/* What costs nothing saves more than that. */
	else if (n_above > 0 && drawn->pv_costs.hundredths != 0)
		results_say(results, &said_grid, "%s'%s' %s.", say_without(leader),
			    text_cut(arena, leader->name, 60), say_finding(drawing));
}

/* `saves more than it costs in 20 of 25 combinations`, of two numbers that the user names. */
static const char *say_count_above(const struct grid_drawing *drawing)
{
	size_t n_above = 0, n_possible = 0;

	for (int i = 0; i < drawing->n_rows; i++)
		for (int j = 0; j < drawing->n_columns; j++) {
			n_above += drawing->figures[i][j] >= 0;
			n_possible += drawing->figures[i][j] != INT64_MIN;
		}
	return n_above == n_possible ? "saves more than it costs at all the values tried"
	       : n_above == 0        ? "does not save more than it costs at any of the values tried"
				     : arena_format(drawing->results->arena,
						    "saves more than it costs in %zu of %zu "
							   "combinations",
						    n_above, n_possible);
}

static const char *name_of(const struct grid_drawing *drawing, int end)
{
	return mover_say_name(&drawing->pair->ends[end].mover, drawing->results->arena);
}

/* Of two numbers that the user names: between what the figure is, over their values. */
static void say_asked(const struct grid_drawing *drawing)
{
	struct results *results = drawing->results;
	struct arena *arena = results->arena;
	const struct case_option *leader = drawing->evaluation->leader;
	int64_t low = INT64_MAX, high = INT64_MIN;

	for (int i = 0; i < drawing->n_rows; i++)
		for (int j = 0; j < drawing->n_columns; j++) {
			const int64_t npv = drawing->figures[i][j];

			low = npv != INT64_MIN && npv < low ? npv : low;
			high = npv > high ? npv : high;
		}
	if (high != INT64_MIN)
		results_say(results, &said_grid,
			    "%s'%s' %s of %s and %s: its net present value is between %s and %s.",
			    say_without(leader), text_cut(arena, leader->name, 60),
			    say_count_above(drawing), name_of(drawing, 0), name_of(drawing, 1),
			    say_rough(arena, (struct money){low}),
			    say_rough(arena, (struct money){high}));
}

static void add_chart(struct table *table, const struct grid_drawing *drawing)
{
	struct arena *arena = table->results->arena;
	const struct evaluation *evaluation = drawing->evaluation;
	const bool is_alone = evaluation->leader->alone != NULL;

	TABLE_CHART(table, "two-levers", CHART_GRID,
		    .title = arena_format(arena, "%s'%s' %s", say_without(evaluation->leader),
					  text_cut(arena, evaluation->leader->name, 60),
					  drawing->pair->is_asked ? say_count_above(drawing)
								  : say_finding(drawing)),
		    .source = case_words_source(&evaluation->run->question, "", arena),
		    .category = "delivered_share", .series = "failure_share",
		    .measures = {is_alone ? "npv_alone" : "npv"});
}

/* Each thread tries combinations in a room of its own. */
struct grid_trial {
	struct grid_drawing *drawing;
	struct evaluation *rooms;
};

static void try_cell(void *data, size_t member, size_t piece)
{
	const struct grid_trial *trial = data;
	struct grid_drawing *drawing = trial->drawing;
	struct evaluation *evaluation = &trial->rooms[member];
	const struct option_figures *option =
	    evaluation_option(evaluation, evaluation->leader->number);
	const struct pair_end *down = &drawing->pair->ends[0], *across = &drawing->pair->ends[1];
	const size_t i = piece / (size_t)drawing->n_columns, j = piece % (size_t)drawing->n_columns;
	struct grid_cell *cell = &drawing->cells[i][j];

	evaluation_reset(evaluation);
	cell->status = SUMS_BEYOND;
	if (mover_put(evaluation, &down->mover, down->points[i]) &&
	    mover_put(evaluation, &across->mover, across->points[j]))
		cell->status = evaluation_make(evaluation, CHANGED_ALL);
	cell->npv = option->appraisal.npv;
	cell->npv_alone = option->alone_appraisal.npv;
	evaluation_reset(evaluation);
}

static void add_cell(struct table *table, struct grid_drawing *drawing, int i, int j)
{
	const struct grid_cell *cell = &drawing->cells[i][j];
	const struct pair_end *down = &drawing->pair->ends[0], *across = &drawing->pair->ends[1];
	const bool is_alone = drawing->evaluation->leader->alone != NULL,
		   is_done = cell->status == SUMS_DONE;
	const char *why = is_done ? NULL : sums_status_said[cell->status];
	const struct money npv = is_alone ? cell->npv_alone : cell->npv;

	drawing->figures[i][j] = is_done ? npv.hundredths : INT64_MIN;
	TABLE_ADD(table, two_levers, .delivered_share = mover_value(&down->mover, down->points[i]),
		  .failure_share = mover_value(&across->mover, across->points[j]),
		  .npv = is_done ? value_money(cell->npv) : value_none(why),
		  .npv_alone = !is_done   ? value_none(why)
			       : is_alone ? value_money(npv)
					  : value_none("there is no rest"));
}

/* Its columns are of the numbers that the user names. */
static void rename_columns(struct table *table, const struct grid_drawing *drawing)
{
	static const int columns[] = {COLUMN(two_levers, delivered_share),
				      COLUMN(two_levers, failure_share)};
	const char *before = NULL;

	for (int end = 0; end < 2; end++) {
		const struct mover *mover = &drawing->pair->ends[end].mover;
		struct column *column = table_own_column(table, columns[end]);

		column->id = before != NULL && strcmp(before, mover->name) == 0
				 ? arena_format(table->results->arena, "%s_2", mover->name)
				 : mover->name;
		column->label = name_of(drawing, end);
		column->unit = mover->unit;
		before = mover->name;
	}
}

bool sureness_grid(struct results *results, const struct evaluation_rooms *rooms,
		   const struct movers *movers)
{
	struct evaluation *evaluation = rooms->items;
	struct lever_pair pair;
	struct grid_drawing drawing = {.results = results, .evaluation = evaluation, .pair = &pair};
	bool is_found;

	if (!lever_pair_find(&pair, &is_found, evaluation, movers,
			     evaluation->run->question.two_levers,
			     evaluation->run->work.diagnostics))
		return false;
	if (!is_found)
		return true;
	drawing.n_rows = pair.ends[0].n_points;
	drawing.n_columns = pair.ends[1].n_points;
	struct table *table = TABLE_NEW(
	    results, two_levers,
	    pair.is_asked ? arena_format(results->arena, "Net present value by %s, and %s",
					 name_of(&drawing, 0), name_of(&drawing, 1))
			  : arena_format(results->arena,
					 "Net present value of '%s' by how much of its own planned "
					 "change happens, and how many contacts fail",
					 text_cut(results->arena, evaluation->leader->name, 60)));
	table->is_detail = true;
	if (pair.is_asked)
		rename_columns(table, &drawing);
	struct grid_trial trial = {&drawing, rooms->items};

	if (!evaluation_rooms_work(rooms, try_cell, &trial,
				   (size_t)drawing.n_rows * (size_t)drawing.n_columns,
				   "combinations", results->arena))
		return false;
	for (int i = 0; i < drawing.n_rows; i++)
		for (int j = 0; j < drawing.n_columns; j++)
			add_cell(table, &drawing, i, j);
	if (pair.is_asked)
		say_asked(&drawing);
	else
		say(&drawing);
	add_chart(table, &drawing);
	return true;
}
