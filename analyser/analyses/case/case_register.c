#include "analyses/case/case_bind.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_left_out, "case.register-left-out", BRIDGE, CAVEAT, 6, "case_register");
PASSAGE(said_replaced, "case.register-replaced", BRIDGE, CAVEAT, 5, "case_register");
PASSAGE(said_costs_only, "case.register-costs-only", BRIDGE, CAVEAT, 6, "case_register");
PASSAGE(said_part_years, "case.register-part-years", BRIDGE, CAVEAT, 5, "case_register");

#define OF_ROW(column) "register_year." column "[initiative, workstream, year]"

TABLE(case_register, (initiative, "Initiative", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR), (gross, "Gross", MONEY, .formula = OF_ROW("gross")),
      (cash, "Cash by likelihood", MONEY, .formula = OF_ROW("weighted")),
      (running_cost, "Running cost", MONEY, .formula = OF_ROW("running_cost")),
      (investment, "Investment", MONEY, .formula = OF_ROW("investment")),
      (months, "Months of cash", COUNT),
      (cash_counted, "Cash counted", MONEY, .formula = OF_ROW("counted_on")));

const char *case_register_reason(const struct case_question *question, const struct gain *gain)
{
	if (gain->quality == QUALITY_FAILED)
		return indicator_reason_text(REASON_QUALITY_FAILED);
	if (gain->year.start <= question->base_year.start ||
	    gain->first_impact.start <= question->base_year.start)
		return "felt before the first year counted";
	if (gain->year.start > question->base_year.start + question->n_years)
		return "felt after the years counted";
	return NULL;
}

/* Has it been felt by a year, and not lapsed, in the view that the year has? */
static bool counts_in(const struct gains *gains, const struct gain *gain, struct year year)
{
	return gain->year.start <= year.start &&
	       (gain->lapses.start == 0 || year.start < gain->lapses.start) &&
	       gains_stands(gains, gain, gains_status(gains, gain->council, year), year);
}

static int add_lever(struct levers *levers, enum lever_kind kind, const struct gain *gain,
		     const char *field, const char *scope, int64_t value)
{
	return levers_add(
	    levers, &(struct lever){.kind = kind,
				    .scope = scope,
				    .year = gain->year,
				    .value = value,
				    .source = gain->source,
				    .giver = GIVEN_BY_USER,
				    .from = {{gain->path, gain->line, NULL}, .field = field}});
}

static void set_range(struct levers *levers, int lever, const struct gain_range *range)
{
	levers->items[lever].low = range->low;
	levers->items[lever].high = range->high;
}

/* As gains_build() reads them: of what says nothing the gain is counted. */
static const struct word cash_words[] = {{"yes", 1},   {"y", 1}, {"true", 1}, {"no", 0}, {"n", 0},
					 {"false", 0}, {"", 1},  {"na", 1},   {"nd", 1}, {NULL, 0}};

static bool bind_gain(struct bound_gain *bound, struct case_work *work, const struct gain *gain)
{
	const struct case_question *question = work->question;
	const struct gains *gains = question->gains;
	struct levers *levers = &work->bound->levers;
	const char *scope =
	    arena_format(work->arena, "%s, %s", gains->councils.items[gain->council],
			 gains_say(work->arena, gain));

	*bound = (struct bound_gain){
	    .gain = gain,
	    .likelihood = -1,
	    .is_known = gain->status == GAIN_ACTUAL,
	    .months = gain->months,
	    .year = gain->year.start - question->base_year.start,
	    .counts = arena_array(work->arena, (size_t)question->n_years + 1, sizeof(bool))};
	bound->gross =
	    add_lever(levers, LEVER_REGISTER_GROSS, gain, "gross", scope, gain->gross.hundredths);
	set_range(levers, bound->gross, &gain->gross_range);
	if (gain->is_reckoned)
		levers->items[bound->gross].from =
		    (struct source_figure){.rows = {gain->path, gain->line, NULL},
					   .field = "basis",
					   .factor = gain->reckoned_share,
					   .places = 2};
	bound->running_cost = add_lever(levers, LEVER_REGISTER_RUNNING_COST, gain, "running_cost",
					scope, gain->running_cost.hundredths);
	set_range(levers, bound->running_cost, &gain->running_cost_range);
	bound->investment = add_lever(levers, LEVER_REGISTER_INVESTMENT, gain, "investment", scope,
				      gain->investment.hundredths);
	set_range(levers, bound->investment, &gain->investment_range);
	if (gain->has_likelihood && !bound->is_known)
		bound->likelihood =
		    add_lever(levers, LEVER_REGISTER_LIKELIHOOD, gain, "likelihood", scope,
			      fraction_to_share(gain->likelihood).billionths);
	bound->cash = add_lever(levers, LEVER_REGISTER_CASH, gain, "cash_releasing", scope,
				gain->cash == CASH_NO ? 0 : SHARE_ONE);
	levers->items[bound->cash].from.words = cash_words;
	for (int t = 1; t <= question->n_years; t++)
		bound->is_counted |= bound->counts[t] =
		    counts_in(gains, gain, (struct year){question->base_year.start + t});
	return case_price_factor(
	    &bound->factor, work,
	    case_prices_of(question, &question->file->gains_prices, gain->year),
	    (struct place){gain->path, gain->line, "year"});
}

bool case_register_bind(struct case_bound *bound, struct case_work *work)
{
	const struct gains *gains = work->question->gains;

	bound->has_register = true;
	bound->register_confidence = case_bind_confidence(bound, work->question, "register");
	bound->register_delivered = case_bind_delivered(bound, "register");
	bound->gains = arena_array(work->arena, gains->n_items, sizeof *bound->gains);
	for (size_t i = 0; i < gains->n_items; i++)
		if (case_register_reason(work->question, &gains->items[i]) == NULL &&
		    !bind_gain(&bound->gains[bound->n_gains++], work, &gains->items[i]))
			return false;
	return true;
}

static void add_row(struct table *table, const struct gain *gain, struct year year,
		    const struct register_amounts *amounts)
{
	bool is_first = gain->year.start == year.start;
	/* By its likelihood or by the confidence, each of which takes off a part of it. */
	const struct money counted = {amounts->weighted.hundredths + amounts->counted.hundredths -
				      amounts->part.hundredths};

	TABLE_ADD(table, case_register, .initiative = value_text(gain->initiative),
		  .workstream = value_text(workstream_name(gain->workstream)),
		  .year = value_year(year), .gross = value_money(amounts->gross),
		  .cash = value_money(amounts->weighted),
		  .running_cost = value_money(amounts->running),
		  .months = value_count(is_first ? gain->months : 12),
		  .cash_counted = value_money(counted),
		  .investment = value_money(is_first ? amounts->investment : (struct money){0}));
}

/* A year that leaves a row out, or counts it later than it was first felt, may be a slip. */
static void say_years_of(const struct case_work *work, const struct gain *gain, const char *reason)
{
	const int base = work->question->base_year.start;
	const struct place place = {gain->path, gain->line, "year"};

	if (reason != NULL && gain->quality != QUALITY_FAILED &&
	    (gain->year.start <= base || gain->year.start > base + work->question->n_years))
		notice(work->diagnostics, place,
		       "%s is left out of the case: %s; change the year if it is a slip",
		       gains_say(work->arena, gain), reason);
	else if (reason == NULL && gain->first_impact.start < gain->year.start)
		notice(work->diagnostics, place,
		       "%s counts from %s on, though its first_impact is in %s; change the year if "
		       "it should count from then",
		       gains_say(work->arena, gain), say_year(work->arena, gain->year),
		       say_year(work->arena, gain->first_impact));
}

/* Which rows are no part of the case, each with its reason. */
static void say_left_out(struct results *results, const struct case_work *work)
{
	const struct gains *gains = work->question->gains;
	const char **said = arena_array(work->arena, gains->n_items, sizeof *said);
	size_t count = 0;

	for (size_t i = 0; i < gains->n_items; i++) {
		const char *reason = case_register_reason(work->question, &gains->items[i]);

		say_years_of(work, &gains->items[i], reason);
		if (reason != NULL)
			fate_leave_out(gains->items[i].fate, reason);
		if (reason != NULL)
			said[count++] =
			    arena_format(work->arena, "%s: %s",
					 gains_say(work->arena, &gains->items[i]), reason);
	}
	if (count > 0)
		results_say(
		    results, &said_left_out, "%s left out, with %s costs: %s.",
		    say_count(work->arena, count, "register entry is", "register entries are"),
		    say_which(count, "its", "their"), text_list(work->arena, said, count, 6));
}

/* Which rows count in no year, their actual standing for them, and of which only costs are cash. */
static void say_other_rows(struct results *results, const struct case_work *work)
{
	struct lines replaced = {0}, costs_only = {0};

	for (size_t i = 0; i < work->bound->n_gains; i++) {
		const struct gain *gain = work->bound->gains[i].gain;

		if (!work->bound->gains[i].is_counted) {
			/* An actual stands behind its forecast. */
			const bool has_failed = gain->has_twin && gain[1].quality == QUALITY_FAILED;

			fate_leave_out(gain->fate,
				       has_failed       ? "a forecast whose actual failed its check"
				       : gain->has_twin ? "a forecast replaced by its actual"
							: "a forecast that is not in the outturn");
			lines_add(work->arena, &replaced, "%s%s", gains_say(work->arena, gain),
				  has_failed
				      ? " (its outturn failed its quality check, so neither counts)"
				  : gain->has_twin ? ""
						   : " (not in the outturn, so it does not count)");
		} else if (gain->cash == CASH_NO && (gain->running_cost.hundredths != 0 ||
						     gain->investment.hundredths != 0)) {
			lines_add(work->arena, &costs_only, "%s", gains_say(work->arena, gain));
		}
	}
	if (replaced.count > 0)
		results_say(results, &said_replaced, "%s: %s.",
			    say_count(work->arena, replaced.count,
				      "forecast is replaced by the outturn of its year",
				      "forecasts are replaced by the outturn of their year"),
			    text_list(work->arena, replaced.items, replaced.count, 6));
	if (costs_only.count > 0)
		results_say(results, &said_costs_only,
			    "%s no cash, but %s costs count here (in NI 179 they do not): %s.",
			    say_count(work->arena, costs_only.count, "register entry releases",
				      "register entries release"),
			    say_which(costs_only.count, "its", "their"),
			    text_list(work->arena, costs_only.items, costs_only.count, 6));
}

/* Which gains count in their first year's cash for some months only. */
static void say_part_years(struct results *results, const struct case_work *work)
{
	struct lines said = {0};

	for (size_t i = 0; i < work->bound->n_gains; i++) {
		const struct gain *gain = work->bound->gains[i].gain;

		if (work->bound->gains[i].is_counted && gain->months < 12 && gain->cash != CASH_NO)
			lines_add(work->arena, &said, "%s (%d of 12 months)",
				  gains_say(work->arena, gain), gain->months);
	}
	if (said.count > 0)
		results_say(
		    results, &said_part_years,
		    "%s part-way through a year, so the cash of that year counts only the months "
		    "left: %s. Running costs and NI 179 count the full year.",
		    say_count(work->arena, said.count, "register entry starts",
			      "register entries start"),
		    text_list(work->arena, said.items, said.count, 6));
}

/* Which first impacts are a year, which counts whole; where others are dates, that may be a slip.
 */
static void say_whole_years(const struct case_work *work)
{
	const struct gain *first = NULL;
	bool has_months = false;
	int64_t n_more = 0;

	for (size_t i = 0; i < work->bound->n_gains; i++) {
		const struct gain *gain = work->bound->gains[i].gain;

		if (gain->cash == CASH_NO)
			continue;
		has_months |= gain->months < 12;
		n_more += gain->has_no_month && first != NULL;
		if (gain->has_no_month && first == NULL)
			first = gain;
	}
	if (first == NULL)
		return;
	diagnose(
	    work->diagnostics, has_months ? SEVERITY_WARNING : SEVERITY_NOTICE,
	    (struct place){first->path, first->line, "first_impact"},
	    "%s says no month, so %s of '%s' counts for the whole of that year%s; if it begins "
	    "within the year, give the date, such as %d-10-01",
	    say_year(work->arena, first->year), say_pounds(work->arena, first->gross),
	    text_cut(work->arena, first->initiative, 60),
	    n_more == 0 ? ""
			: arena_format(work->arena, ", as in %s",
				       say_count(work->arena, n_more, "other row", "other rows")),
	    first->year.start);
}

void case_register_add(struct case_parts *parts, const struct case_work *work,
		       struct results *results)
{
	const struct case_question *question = work->question;
	const struct gains *gains = question->gains;
	struct table *table =
	    TABLE_NEW(results, case_register, "What the register brings to the case");

	table->is_detail = true;
	for (size_t i = 0; i < work->bound->n_gains; i++) {
		const struct bound_gain *bound = &work->bound->gains[i];
		const struct gain *gain = bound->gain;

		for (int t = 1; t <= question->n_years; t++) {
			const struct register_amounts *amounts =
			    &parts->figures->register_rows[i][t == bound->year];

			if (!bound->counts[t])
				continue;
			parts->has_step[STEP_PART_YEAR] |=
			    money_compare(amounts->part, amounts->cash) != 0;
			add_row(table, gain, (struct year){question->base_year.start + t}, amounts);
		}
		parts->has_step[STEP_LIKELIHOOD] |= bound->is_counted && bound->likelihood >= 0;
		if (gain->cash == CASH_NO) {
			parts->has_step[STEP_CAPACITY] = true;
			case_add_source(parts, work, STEP_CAPACITY, "cash_releasing of gains.csv");
		}
	}
	say_left_out(results, work);
	say_other_rows(results, work);
	say_part_years(results, work);
	say_whole_years(work);
	parts->sources[STEP_PART_YEAR] =
	    arena_format(work->arena, "first_impact of %s", say_file(gains->path));
	parts->has_step[STEP_REGISTER] = true;
	parts->sources[STEP_REGISTER] = say_file(gains->path);
	parts->sources[STEP_LIKELIHOOD] =
	    arena_format(work->arena, "likelihoods of %s", say_file(gains->path));
}
