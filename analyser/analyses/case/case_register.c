#include "analyses/case/case_register.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

static const struct passage_spec said_left_out = {"case.register-left-out", SECTION_BRIDGE,
						  PASSAGE_CAVEAT, 6, "case_register"};
static const struct passage_spec said_part_years = {"case.register-part-years", SECTION_BRIDGE,
						    PASSAGE_CAVEAT, 5, "case_register"};

TABLE(case_register, (initiative, "Initiative", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR), (gross, "Gross", MONEY), (cash, "Cash", MONEY),
      (running_cost, "Running cost", MONEY), (investment, "Investment", MONEY),
      (months, "Months of cash", COUNT));

/* A row's amounts of one year at the prices of the case. */
struct amounts {
	struct money gross;
	struct money cash;     /* that would come in a whole year, */
	struct money part;     /* in the months in which it is felt, */
	struct money counted;  /* of that, by the confidence, */
	struct money weighted; /* and by its likelihood */
	struct money running, investment;
	int months;
};

const char *case_register_reason(const struct case_question *question, const struct gain *gain)
{
	if (gain->quality == QUALITY_FAILED)
		return gain_reason_text(REASON_QUALITY_FAILED);
	if (gain->year.start <= question->base_year.start ||
	    gain->first_impact.start <= question->base_year.start)
		return "felt by the base year";
	if (gain->year.start > question->base_year.start + question->n_years)
		return "felt after the years appraised";
	return NULL;
}

static struct year prices_of(const struct case_question *question, const struct gain *gain)
{
	const struct prices_of_file *prices = &question->file->gains_prices;

	if (prices->basis == PRICES_NOMINAL)
		return gain->year;
	return prices->basis == PRICES_OF_YEAR ? prices->year : question->price_year;
}

static bool find_amounts(struct amounts *amounts, struct case_work *work, const struct gain *gain,
			 bool is_first, struct fraction confidence)
{
	const struct place place = {gain->path, gain->line, "year"};
	struct fraction factor, felt, likely;
	struct case_gain found;

	*amounts = (struct amounts){.months = is_first ? gain->months : 12};
	if (!case_price_factor(&factor, work, prices_of(work->question, gain), place))
		return false;
	if (!fraction_new(&felt, amounts->months, 12) ||
	    !case_gain_make(&found, gain->gross, factor, felt, confidence) ||
	    !fraction_multiply(&likely, felt, gain->likelihood) ||
	    !money_share(&amounts->running, gain->running_cost, factor) ||
	    !money_share(&amounts->investment, gain->investment, factor))
		return case_out_of_range(work);
	amounts->gross = found.gross;
	if (gain->cash == CASH_NO)
		return true;
	amounts->cash = found.gross;
	amounts->part = found.cash;
	amounts->counted = found.counted;
	return money_share(&amounts->weighted, found.gross, likely) || case_out_of_range(work);
}

/* Has it been felt by a year, and not lapsed, in the view that the year has? */
static bool counts_in(const struct gains *gains, const struct gain *gain, struct year year)
{
	return gain->year.start <= year.start &&
	       (gain->lapses.start == 0 || year.start < gain->lapses.start) &&
	       gains_stands(gains, gain, gains_status(gains, gain->council, year), year);
}

static bool add_year(struct bridge *bridge, const struct amounts *amounts, bool is_first)
{
	struct money less, missed, *likelihood = &bridge->steps[STEP_LIKELIHOOD];

	/* What comes in part of a year only is no capacity, and has a step of its own. */
	if (!money_subtract(&missed, amounts->cash, amounts->part) ||
	    !bridge_deduct(bridge, STEP_PART_YEAR, missed) ||
	    !money_add(&bridge->steps[STEP_CAPACITY], bridge->steps[STEP_CAPACITY], missed) ||
	    !bridge_add_gain(bridge, STEP_REGISTER, amounts->gross, amounts->part,
			     amounts->counted) ||
	    !bridge_deduct(bridge, STEP_RUNNING, amounts->running) ||
	    (is_first && !bridge_deduct(bridge, STEP_INVESTMENT, amounts->investment)))
		return false;
	return money_subtract(&less, amounts->weighted, amounts->part) &&
	       money_add(likelihood, *likelihood, less);
}

static void add_row(struct table *table, const struct gain *gain, struct year year,
		    const struct amounts *amounts)
{
	bool is_first = gain->year.start == year.start;

	TABLE_ADD(
	    table, case_register, .initiative = value_text(gain->initiative),
	    .workstream = value_text(workstream_name(gain->workstream)), .year = value_year(year),
	    .gross = value_money(amounts->gross), .cash = value_money(amounts->weighted),
	    .running_cost = value_money(amounts->running), .months = value_count(amounts->months),
	    .investment = value_money(is_first ? amounts->investment : (struct money){0}));
}

static bool has_doubt(const struct gains *gains)
{
	for (size_t i = 0; i < gains->n_items; i++)
		if (gains->items[i].has_likelihood)
			return true;
	return false;
}

/* Which rows are no part of the case, each with its reason. */
static void say_left_out(struct results *results, const struct case_work *work)
{
	const struct gains *gains = work->question->gains;
	const char **said = arena_array(work->arena, gains->n_items, sizeof *said);
	size_t count = 0;

	for (size_t i = 0; i < gains->n_items; i++) {
		const char *reason = case_register_reason(work->question, &gains->items[i]);

		if (reason != NULL)
			fate_leave_out(gains->items[i].fate, reason);
		if (reason != NULL)
			said[count++] =
			    arena_format(work->arena, "%s: %s",
					 gains_say(work->arena, &gains->items[i]), reason);
	}
	if (count > 0)
		results_say(results, &said_left_out,
			    "Of the register %zu %s left out of the case, with %s costs: %s.",
			    count, count == 1 ? "row is" : "rows are", count == 1 ? "its" : "their",
			    text_list(work->arena, said, count, 6));
}

/* Which gains count in their first year's cash for some months only. */
static void say_part_years(struct results *results, const struct case_work *work)
{
	const struct gains *gains = work->question->gains;
	struct lines said = {0};

	for (size_t i = 0; i < gains->n_items; i++) {
		const struct gain *gain = &gains->items[i];

		if (gain->months < 12 && gain->cash != CASH_NO &&
		    case_register_reason(work->question, gain) == NULL)
			lines_add(work->arena, &said, "%s, %d of 12", gains_say(work->arena, gain),
				  gain->months);
	}
	if (said.count > 0)
		results_say(
		    results, &said_part_years,
		    "Of the register %zu %s first felt within a year and %s in that year's "
		    "cash for the months from first_impact on, in later years whole (running "
		    "costs and NI 179 whole in every year): %s.",
		    said.count, said.count == 1 ? "gain is" : "gains are",
		    said.count == 1 ? "counts" : "count",
		    text_list(work->arena, said.items, said.count, 6));
}

bool case_register_add(struct case_parts *parts, struct case_work *work, struct results *results)
{
	const struct case_question *question = work->question;
	const struct gains *gains = question->gains;
	struct table *table =
	    TABLE_NEW(results, case_register, "What the register brings to the case");
	const struct fraction confidence = case_confidence(work, "register");

	table->is_detail = true;
	for (size_t i = 0; i < gains->n_items; i++) {
		const struct gain *gain = &gains->items[i];
		struct amounts amounts;

		if (case_register_reason(question, gain) != NULL)
			continue;
		for (int t = 1; t <= question->n_years; t++) {
			struct year year = {question->base_year.start + t};

			if (!counts_in(gains, gain, year))
				continue;
			/* A likelihood stands for the confidence of its own row, and of no other.
			 */
			if (!find_amounts(&amounts, work, gain, gain->year.start == year.start,
					  gain->has_likelihood ? fraction_one : confidence))
				return false;
			parts->has_step[STEP_PART_YEAR] |=
			    money_compare(amounts.part, amounts.cash) != 0;
			if (!add_year(&parts->of_register[t], &amounts,
				      gain->year.start == year.start))
				return case_out_of_range(work);
			add_row(table, gain, year, &amounts);
		}
		if (gain->cash == CASH_NO) {
			parts->has_step[STEP_CAPACITY] = true;
			case_add_source(parts, work, STEP_CAPACITY, "cash_releasing of gains.csv");
		}
	}
	for (int t = 0; t <= question->n_years; t++)
		if (!bridge_add(&parts->common[t], &parts->of_register[t]))
			return case_out_of_range(work);
	say_left_out(results, work);
	say_part_years(results, work);
	parts->sources[STEP_PART_YEAR] =
	    arena_format(work->arena, "first_impact of %s", say_file(gains->path));
	parts->has_step[STEP_REGISTER] = true;
	parts->has_step[STEP_LIKELIHOOD] = has_doubt(gains);
	parts->sources[STEP_REGISTER] = say_file(gains->path);
	parts->sources[STEP_LIKELIHOOD] =
	    arena_format(work->arena, "likelihoods of %s", say_file(gains->path));
	parts->names[parts->n_names++] = "the register";
	return true;
}
