#include "analyses/sureness/uncertainty.h"

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "results/table.h"

TABLE(uncertainty, (strategy, "Strategy", TEXT), (year, "Year", TEXT), (p10, "P10", MONEY),
      (p50, "P50", MONEY), (p90, "P90", MONEY), (mean, "Mean", MONEY),
      (central, "As planned", MONEY), (error_p10, "Error of P10", MONEY),
      (error_p50, "Error of P50", MONEY), (error_p90, "Error of P90", MONEY),
      (error_mean, "Error of mean", MONEY));

TABLE(chances, (strategy, "Strategy", TEXT), (npv_above_zero, "Saves more than it costs", CHANCE),
      (best, "Is the best option", CHANCE), (expectation_met, "Reaches the NI 179 aim", CHANCE),
      (expectation_met_weighted, "Reaches it with the register's likelihoods", CHANCE),
      (draws, "Draws", COUNT), (impossible, "Draws with impossible values", COUNT));

TABLE(fan, (year, "Year", YEAR), (p10, "P10 (1 in 10 lower)", MONEY), (p50, "P50 (middle)", MONEY),
      (p90, "P90 (1 in 10 higher)", MONEY), (central, "As planned", MONEY));

TABLE(npv_percentiles, (percentile, "Chance of this or less", PERCENT_KEY),
      (npv, "Net present value", MONEY), (remark, "Which is", TEXT_MEASURE));

TABLE(npv_distribution, (percentile, "Chance of this or less", PERCENT_KEY),
      (npv, "Net present value", MONEY), (mark, "", TEXT_MEASURE));

static struct value error_value(double error)
{
	struct money money;

	return appraisal_round(&money, error) ? value_money(money)
					      : value_none("more than can be counted");
}

static void add_row(struct table *table, const char *strategy, const char *year,
		    const struct spread *spread, struct money central)
{
	TABLE_ADD(table, uncertainty, .strategy = value_text(strategy), .year = value_text(year),
		  OF_SPREAD(spread), .mean = draws_value(spread, SPREAD_MEAN),
		  .central = value_money(central),
		  .error_p10 = error_value(spread->errors[SPREAD_P10]),
		  .error_p50 = error_value(spread->errors[SPREAD_P50]),
		  .error_p90 = error_value(spread->errors[SPREAD_P90]),
		  .error_mean = error_value(spread->errors[SPREAD_MEAN]));
}

static void add_fan_row(struct table *fan, struct year year, const struct spread *spread,
			struct money central)
{
	TABLE_ADD(fan, fan, .year = value_year(year), OF_SPREAD(spread),
		  .central = value_money(central));
}

static void add_option(struct draws_telling *telling, struct table *table, struct table *fan,
		       const struct case_option *option)
{
	const struct carlo *carlo = telling->carlo;
	const struct case_run *run = telling->evaluation->run;
	const bool is_leader = option == telling->evaluation->leader;
	struct spread spread;

	for (size_t t = (size_t)run->bound.first_year; t < carlo->n_years; t++) {
		const struct year year = {run->question.base_year.start + (int)t};
		const struct money central = bridge_cash(&option->bridges[t]);

		draws_spread(&spread, telling,
			     &carlo->cash[(option->number * carlo->n_years + t) * carlo->n_draws]);
		add_row(table, option->name, say_year(telling->arena, year), &spread, central);
		if (is_leader)
			add_fan_row(fan, year, &spread, central);
	}
	draws_spread(&spread, telling, &carlo->npv[option->number * carlo->n_draws]);
	add_row(table, option->name, "npv", &spread, option->appraisal.npv);
	if (is_leader) {
		telling->npv = spread;
		telling->is_still = telling->count > 1 &&
				    telling->figures[0] == telling->figures[telling->count - 1];
		telling->n_as_given = draws_count_from(telling, option->appraisal.npv.hundredths);
	}
}

/* Every hundredth of the leader's NPVs, and where zero and the case as given stand. */
static void add_distribution(struct draws_telling *telling, struct table *table)
{
	const struct case_option *leader = telling->evaluation->leader;
	const int64_t central = leader->appraisal.npv.hundredths;
	const double error = telling->npv.errors[SPREAD_P50];
	bool is_marked = false;

	draws_gather(telling, &telling->carlo->npv[leader->number * telling->carlo->n_draws]);
	spread_sort(telling->figures, telling->room, telling->count);
	for (int percent = 0; percent <= 100; percent++) {
		const int64_t npv = spread_percentile(telling->figures, telling->count, percent);
		const bool is_central = !is_marked && npv >= central;

		is_marked = is_marked || is_central;
		TABLE_ADD(table, npv_distribution,
			  .percentile = value_share((struct share){percent * (SHARE_ONE / 100)}),
			  .npv = value_money((struct money){spread_round(npv, error)}),
			  .mark = is_central
				      ? value_text(arena_format(
					    telling->arena, "as planned: %s",
					    say_rough(telling->arena, leader->appraisal.npv)))
				      : value_none("not marked"));
	}
}

static void add_as_given(struct table *table, struct value chance, struct money npv)
{
	TABLE_ADD(table, npv_percentiles, .percentile = chance, .npv = value_money(npv),
		  .remark = value_text("as planned"));
}

/* No draw was less than the lowest, but that does not make less impossible. */
static struct value say_end(const struct draws_telling *telling, int percent)
{
	const char *of = percent == 0 ? "lowest" : "highest";

	if (percent != 0 && percent != 100)
		return percent == 50 ? value_text("the middle") : value_none("");
	return value_text(arena_format(telling->arena, "the %s of %s draws", of,
				       say_number(telling->arena, (int64_t)telling->count)));
}

/* Every tenth hundredth, to be read, and between them where the case as given stands. */
static void add_percentiles(const struct draws_telling *telling, struct table *table)
{
	const struct money central = telling->evaluation->leader->appraisal.npv;
	const struct value own = value_share_of((int64_t)(telling->count - telling->n_as_given),
						(int64_t)telling->count);
	bool is_said = false;

	for (int percent = 0; percent <= 100; percent += 10) {
		const struct share share = {percent * (SHARE_ONE / 100)};
		const int64_t npv = spread_percentile(telling->figures, telling->count, percent);
		int64_t shown = spread_round(npv, telling->npv.errors[SPREAD_P50]);

		if (!is_said && share.billionths > own.share.billionths) {
			add_as_given(table, own, central);
			is_said = true;
		}
		/* Rounding takes none to the other side of what is not rounded. */
		if (is_said ? shown < central.hundredths : shown > central.hundredths)
			shown = central.hundredths;
		TABLE_ADD(table, npv_percentiles, .percentile = value_share(share),
			  .npv = value_money((struct money){shown}),
			  .remark = say_end(telling, percent));
	}
	/* No draw comes up to it. */
	if (!is_said)
		add_as_given(table, own, central);
}

static bool is_best(const struct carlo *carlo, size_t option, size_t draw)
{
	const int64_t npv = carlo->npv[option * carlo->n_draws + draw];

	for (size_t i = 0; i < carlo->n_options; i++) {
		const int64_t other = carlo->npv[i * carlo->n_draws + draw];

		/* Of two that are worth the same the one that stands first. */
		if (other > npv || (other == npv && i < option))
			return false;
	}
	return true;
}

static struct value share_of(const struct draws_telling *telling, size_t count, const char *why_not)
{
	return why_not != NULL ? value_none(why_not)
			       : value_share_of((int64_t)count, (int64_t)telling->count);
}

static void add_chances(struct draws_telling *telling, struct table *table,
			const struct case_option *option)
{
	const struct carlo *carlo = telling->carlo;
	const struct case_expectation *expectation = telling->evaluation->expectation;
	const bool is_leader = option == telling->evaluation->leader;
	const char *no_expectation = !is_leader ? "worked out for the leading option only"
				     : !expectation->is_known ? "no baseline is given"
							      : NULL;
	size_t n_above = 0, n_best = 0, n_met = 0, n_weighted = 0;

	for (size_t draw = 0; draw < carlo->n_draws; draw++) {
		if (carlo->status[draw] != SUMS_DONE)
			continue;
		n_above += carlo->npv[option->number * carlo->n_draws + draw] > 0;
		n_best += is_best(carlo, option->number, draw);
		n_met += carlo->indicator[draw] >= expectation->wanted.hundredths;
		n_weighted += carlo->indicator[draw] >= expectation->wanted_weighted.hundredths;
	}
	TABLE_ADD(table, chances, .strategy = value_text(option->name),
		  .npv_above_zero = value_share_of((int64_t)n_above, (int64_t)telling->count),
		  .best = value_share_of((int64_t)n_best, (int64_t)telling->count),
		  .expectation_met = share_of(telling, n_met, no_expectation),
		  .expectation_met_weighted = share_of(telling, n_weighted, no_expectation),
		  .draws = value_count((int64_t)carlo->n_draws),
		  .impossible = value_count((int64_t)(carlo->n_draws - telling->count)));
	if (telling->likeliest == NULL || (double)n_best / (double)telling->count > telling->most) {
		telling->likeliest = option->name;
		telling->most = (double)n_best / (double)telling->count;
	}
	if (!is_leader)
		return;
	telling->chance = (double)n_above / (double)telling->count;
	telling->best = (double)n_best / (double)telling->count;
	telling->met = (double)n_met / (double)telling->count;
	telling->met_weighted = (double)n_weighted / (double)telling->count;
}

static struct money minus(struct value value)
{
	return (struct money){-value.money.hundredths};
}

static void add_charts(const struct draws_telling *telling, struct table *fan,
		       struct table *distribution)
{
	struct arena *arena = telling->arena;
	const char *whole = case_words_whole(arena, telling->evaluation->leader),
		   *source = case_words_source(&telling->evaluation->run->question, "", arena);
	const struct fan_row *last = table_get(fan, fan->n_rows - 1);
	const bool is_loss = last->p90.money.hundredths < 0;

	TABLE_CHART(fan, "fan", CHART_FAN, .source = source,
		    .title = arena_format(
			arena, "There is an 80%% chance that %s %s %s to %s%s a year by %s", whole,
			is_loss ? "costs" : "releases",
			say_rough(arena, is_loss ? minus(last->p90) : last->p10.money),
			say_rough(arena, is_loss ? minus(last->p10) : last->p90.money),
			is_loss ? " more in cash" : " of cash", say_year(arena, last->year.year)),
		    .category = "year", .low = "p10", .high = "p90",
		    .measures = {"p50", "central"});
	TABLE_CHART(
	    distribution, "npv-chance", CHART_CUMULATIVE, .source = source,
	    .title = arena_format(
		arena,
		"The chance that the net present value of %s is above zero is %s; there is an 80%% "
		"chance that it is between %s and %s",
		whole, draws_say_chance(telling->chance, arena),
		say_rough(arena, draws_round(&telling->npv, SPREAD_P10)),
		say_rough(arena, draws_round(&telling->npv, SPREAD_P90))),
	    .measures = {"npv", "percentile"}, .mark = "mark");
}

static void fill(struct draws_telling *telling, const struct movers *movers,
		 const struct range_cover *cover)
{
	struct results *results = telling->results;
	const struct case_options *options = &telling->evaluation->run->options;
	struct table *table = TABLE_NEW(results, uncertainty,
					"By the ranges given: cash a year, and net present value"),
		     *chances = TABLE_NEW(results, chances,
					  "How likely the whole case with each option is to save "
					  "more than it costs, and to be the best"),
		     *fan =
			 TABLE_NEW(results, fan,
				   "Cash released by the whole case a year, by the ranges given"),
		     *percentiles = TABLE_NEW(
			 results, npv_percentiles,
			 "How likely each net present value of the whole case is, by the ranges "
			 "given"),
		     *distribution =
			 TABLE_NEW(results, npv_distribution,
				   "The net present value of the whole case, by the ranges given");

	table->is_detail = fan->is_detail = distribution->is_detail = true;
	chances->is_of_part = true;
	for (size_t i = 0; i < options->count; i++) {
		if (!options->items[i].is_nothing)
			add_option(telling, table, fan, &options->items[i]);
		add_chances(telling, chances, &options->items[i]);
	}
	add_distribution(telling, distribution);
	add_percentiles(telling, percentiles);
	percentiles->is_of_part = true;
	uncertainty_spread_share(results, movers, telling->carlo);
	if (telling->evaluation->leader->alone != NULL)
		uncertainty_alone_add(telling);
	uncertainty_words(telling, cover);
	/* A chance that nothing moves is no picture. */
	if (!telling->is_still)
		add_charts(telling, fan, distribution);
}

void uncertainty_tables(struct results *results, const struct evaluation *evaluation,
			const struct movers *movers, const struct range_cover *cover,
			const struct carlo *carlo)
{
	struct draws_telling telling = {
	    .results = results,
	    .arena = results->arena,
	    .evaluation = evaluation,
	    .carlo = carlo,
	    .figures = arena_array(results->arena, carlo->n_draws, sizeof *telling.figures),
	    .room = arena_array(results->arena, carlo->n_draws, sizeof *telling.room)};

	draws_gather(&telling, carlo->npv);
	if (telling.count == 0)
		uncertainty_words_none(&telling);
	else
		fill(&telling, movers, cover);
}
