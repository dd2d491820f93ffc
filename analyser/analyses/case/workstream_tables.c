#include "analyses/case/case_indicator.h"

#include <string.h>

#include "analyses/sayings.h"
#include "results/table.h"

TABLE(workstream_gain, (workstream, "Workstream", TEXT), (year, "Year", YEAR),
      (gross, "Before running cost", MONEY), (running_cost, "Running cost", MONEY),
      (gain, "Gain", MONEY_TOTAL), (share, "Share", PERCENT), (plan_gain, "National plan", MONEY),
      (plan_share, "National share", PERCENT));

TABLE(workstream_line, (council, "Council", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR), (gains, "Gains", COUNT), (gross, "Before running cost", MONEY),
      (running_cost, "Running cost", MONEY), (investment, "Investment", MONEY),
      (gain, "Gain", MONEY_TOTAL), (weighted_gross, "By likelihood", MONEY));

/* What the tables are made from. */
struct maker {
	const struct workstream_question *question;
	struct results *results;
	struct year first, last;
	int lines[N_PLAN_LINES + 1]; /* in the order in which they stand */
	int n_lines;
};

static const char *line_name(int line)
{
	return line == LINE_WHOLE_CASE ? "running cost not assigned to a workstream"
				       : plan_line_names[line];
}

/* The plan's lines, and the case's own where it has one. */
static void find_lines(struct maker *maker)
{
	const struct workstream_question *question = maker->question;
	bool has_whole = false;

	for (size_t i = 0; i < question->n_additions; i++)
		has_whole |= question->additions[i].line == LINE_WHOLE_CASE;
	for (int line = 0; line < N_PLAN_LINES; line++)
		maker->lines[maker->n_lines++] = line;
	if (has_whole)
		maker->lines[maker->n_lines++] = LINE_WHOLE_CASE;
}

/* The plan's figure of a line and year, or none where it has no such year. */
static struct value plan_gain(const struct maker *maker, int line, struct year year)
{
	if (line == LINE_WHOLE_CASE)
		return value_none("no line of the CLG plan");

	const struct value *found = reference_figure(maker->question->reference, "phasing",
						     line_name(line), year, "amount");

	if (found != NULL)
		return *found;
	return value_none("beyond the years of the CLG plan");
}

static struct value plan_share(const struct maker *maker, int line, struct year year)
{
	struct value part = plan_gain(maker, line, year);
	struct value whole = plan_gain(maker, PLAN_TOTAL, year);

	if (part.kind != VALUE_MONEY || whole.kind != VALUE_MONEY)
		return part.kind != VALUE_MONEY ? part : whole;
	return value_share_of(part.money.hundredths, whole.money.hundredths);
}

static bool sum_of(const struct maker *maker, struct gain_sum *sum, int line, struct year year)
{
	const struct workstream_question *question = maker->question;
	const struct gain_filter filter = {-1, line < PLAN_TOTAL ? line : -1, -1, 0};

	*sum = (struct gain_sum){0};
	if (question->gains != NULL && line != LINE_WHOLE_CASE &&
	    !indicator_sum_latest(sum, question->gains, &filter, year))
		return false;
	FOR_EACH (const struct workstream_addition, addition, question->additions,
		  question->n_additions)
		if (addition->year.start == year.start &&
		    (line == PLAN_TOTAL || addition->line == line) &&
		    (!money_add(&sum->gross, sum->gross, addition->gross) ||
		     !money_add(&sum->running_cost, sum->running_cost, addition->running_cost)))
			return false;
	return money_subtract(&sum->net, sum->gross, sum->running_cost);
}

static bool make_gains(const struct maker *maker)
{
	struct table *table =
	    TABLE_NEW(maker->results, workstream_gain,
		      "Gains by workstream, net of running cost, at the end of each year");
	struct money most = {0};
	const char *most_name = "";

	table->is_detail = true;
	for (struct year year = maker->first; year.start <= maker->last.start; year.start++) {
		struct gain_sum sum, all;

		if (!sum_of(maker, &all, PLAN_TOTAL, year))
			return false;
		for (int i = 0; i < maker->n_lines; i++) {
			const int line = maker->lines[i];

			if (!sum_of(maker, &sum, line, year))
				return false;
			if (year.start == maker->last.start && money_compare(sum.net, most) > 0) {
				most = sum.net;
				most_name = line_name(line);
			}
			TABLE_ADD(table, workstream_gain, .workstream = value_text(line_name(line)),
				  .year = value_year(year), .gross = value_money(sum.gross),
				  .running_cost = value_money(sum.running_cost),
				  .gain = value_money(sum.net),
				  .share = value_share_of(sum.net.hundredths, all.net.hundredths),
				  .plan_gain = plan_gain(maker, line, year),
				  .plan_share = plan_share(maker, line, year));
		}
	}
	TABLE_CHART(table, "workstreams", CHART_GROUPED_BARS,
		    .title =
			most.hundredths == 0
			    ? maker->question->title
			    : arena_format(maker->results->arena,
					   "%s: of the ongoing gains, %s brings most, %s in %s",
					   maker->question->title, most_name,
					   say_rough(maker->results->arena, most),
					   say_year(maker->results->arena, maker->last)),
		    .source = maker->question->source, .category = "year", .series = "workstream",
		    .measures = {"gross", "gain"}, .measure_labels = {NULL, "Net of running cost"});
	return true;
}

/* Workstream, the years side by side, and the shares of the last year. */
static struct column *sheet_columns(const struct maker *maker, int n_years)
{
	struct arena *arena = maker->results->arena;
	struct column *columns = arena_array(arena, (size_t)n_years + 3, sizeof *columns);
	struct year plan = maker->last.start < PLAN_LAST_YEAR.start ? maker->last : PLAN_LAST_YEAR;

	columns[0] = workstream_gain_columns[COLUMN(workstream_gain, workstream)];
	for (int i = 0; i < n_years; i++) {
		const char *year = say_year(arena, (struct year){maker->first.start + i});
		char *id = arena_format(arena, "gain_%s", year);

		id[strcspn(id, "-")] = '_';
		columns[i + 1] = (struct column){
		    .id = id, .label = year, .unit = UNIT_MONEY, .role = ROLE_MEASURE};
	}
	columns[n_years + 1] =
	    (struct column){.id = "share",
			    .label = arena_format(arena, "Share %s", say_year(arena, maker->last)),
			    .unit = UNIT_PERCENT,
			    .role = ROLE_MEASURE};
	columns[n_years + 2] =
	    (struct column){.id = "plan_share",
			    .label = arena_format(arena, "National %s", say_year(arena, plan)),
			    .unit = UNIT_PERCENT,
			    .role = ROLE_MEASURE};
	return columns;
}

static bool make_sheet(const struct maker *maker)
{
	int n_years = maker->last.start - maker->first.start + 1;
	struct year plan = maker->last.start < PLAN_LAST_YEAR.start ? maker->last : PLAN_LAST_YEAR;
	struct table *table = results_table(maker->results, "workstream_plan",
					    "Gains by workstream, less running cost but before "
					    "investment (as in table 3.1 of the CLG plan)",
					    sheet_columns(maker, n_years), (size_t)n_years + 3);
	struct gain_sum sum = {0}, all;

	if (!sum_of(maker, &all, PLAN_TOTAL, maker->last))
		return false;
	for (int at = 0; at <= maker->n_lines; at++) {
		const int line = at == maker->n_lines ? PLAN_TOTAL : maker->lines[at];
		struct value *values = line == PLAN_TOTAL ? table_totals(table) : table_row(table);

		values[0] = value_text(line == PLAN_TOTAL ? "All workstreams" : line_name(line));
		for (int i = 0; i < n_years; i++) {
			struct year year = {maker->first.start + i};

			if (!sum_of(maker, &sum, line, year))
				return false;
			values[i + 1] = value_money(sum.net);
		}
		values[n_years + 1] = value_share_of(sum.net.hundredths, all.net.hundredths);
		values[n_years + 2] = plan_share(maker, line, plan);
	}
	return true;
}

static bool make_lines(const struct maker *maker)
{
	struct table *table =
	    TABLE_NEW(maker->results, workstream_line, "Gains by council, workstream and year");

	const struct gains *gains = maker->question->gains;

	table->is_detail = true;
	if (gains == NULL)
		return true;
	for (int council = 0; council < (int)gains->councils.count; council++)
		for (int workstream = 0; workstream < N_WORKSTREAMS; workstream++)
			for (struct year year = maker->first; year.start <= maker->last.start;
			     year.start++) {
				const struct gain_filter filter = {council, -1, workstream, 0};
				struct gain_sum sum;

				if (!indicator_sum_latest(&sum, gains, &filter, year))
					return false;
				if (sum.n_gains == 0)
					continue;
				TABLE_ADD(
				    table, workstream_line,
				    .council = value_text(gains->councils.items[council]),
				    .workstream =
					value_text(workstream_name((enum workstream)workstream)),
				    .year = value_year(year), .gains = value_count(sum.n_gains),
				    .gross = value_money(sum.gross),
				    .running_cost = value_money(sum.running_cost),
				    .investment = value_money(sum.investment),
				    .gain = value_money(sum.net),
				    .weighted_gross = value_money(sum.weighted));
			}
	return true;
}

bool workstream_tables(const struct workstream_question *question, struct results *results,
		       struct diagnostics *diagnostics)
{
	struct maker maker = {.question = question,
			      .results = results,
			      .first = question->first_year,
			      .last = question->last_year};

	if (reference_read(question->reference, "phasing") == NULL)
		return false;
	find_lines(&maker);
	if (make_sheet(&maker) && make_gains(&maker) && make_lines(&maker) &&
	    workstream_sector_tables(question, results))
		return true;

	const struct gain *largest = question->gains == NULL || question->gains->n_items == 0
					 ? NULL
					 : gains_largest(question->gains);

	return fault(diagnostics,
		     largest == NULL ? (struct place){0} : at_line(largest->path, largest->line),
		     "the gains add up to more than can be counted; is there a code or a "
		     "telephone number among the amounts%s?",
		     largest == NULL ? "" : " of this row, the largest");
}
