/*
 * What the guidance that a case goes by says of its figures: the edition, what a ratio is, and from
 * 2026 a second test at lower rates of what runs beyond 50 years.  Table `case_lower_test`, where
 * there is a test.
 */
#include "analyses/case/case_run.h"

#include <string.h>

#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_edition, "case.guidance", SOURCES, METHOD, 4, NULL);
PASSAGE(said_ratio, "case.ratio-no-pass-mark", OPTIONS, CAVEAT, 7, "case_summary");
PASSAGE(said_lower, "case.lower-test", OPTIONS, CAVEAT, 7, "case_lower_test");
PASSAGE(said_turns, "case.lower-test-turns", OPTIONS, WARNING, 8, "case_lower_test");

TABLE(case_lower_test, (strategy, "Strategy", TEXT), (npv, "Net present value", MONEY),
      (npv_lower, "Net present value at the lower rates", MONEY_TOTAL), (rank, "Rank", COUNT),
      (rank_lower, "Rank at the lower rates", COUNT));

/* Every year's rate at that of the lower schedule; false where two years share a lever. */
static bool take_lower(struct case_values *values, const struct case_run *run,
		       const struct discounting *lower)
{
	const struct case_bound *bound = &run->bound;
	bool *is_set = arena_array(run->work.arena, bound->levers.count, sizeof *is_set);

	for (int t = 1; t <= bound->n_years; t++) {
		const int lever = bound->rates[t];
		const int64_t rate = fraction_to_share(lower->rates[t]).billionths;

		if (is_set[lever] && values->items[lever] != rate)
			return false;
		values->items[lever] = rate;
		is_set[lever] = true;
	}
	return true;
}

/* One more than the number of options that are worth more. */
static int64_t rank_of(const struct money *npvs, size_t count, size_t index)
{
	int64_t rank = 1;

	for (size_t i = 0; i < count; i++)
		rank += npvs[i].hundredths > npvs[index].hundredths;
	return rank;
}

static void test_lower(struct results *results, const struct case_run *run)
{
	const struct case_options *options = &run->options;
	struct money *npvs = arena_array(results->arena, options->count, sizeof *npvs);
	struct discounting lower;
	struct case_values values;
	bool turns = false;

	case_values_init(&values, &run->bound, results->arena);
	if (!discounting_find_lower(&lower, run->bound.n_years, run->question.reference) ||
	    !take_lower(&values, run, &lower))
		return;
	for (size_t i = 0; i < options->count; i++)
		if (case_npv_of(&npvs[i], &values, run, &options->items[i]) != NULL)
			return;
	struct table *table = TABLE_NEW(results_in(results, SECTION_OPTIONS), case_lower_test,
					"The options at the lower discount rates");
	table->is_of_part = true;
	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *option = &options->items[i];
		const int64_t rank = rank_of(npvs, options->count, i);

		turns |= rank == 1 && option->rank != 1;
		TABLE_ADD(table, case_lower_test, .strategy = value_text(option->name),
			  .npv = value_money(option->appraisal.npv),
			  .npv_lower = value_money(npvs[i]), .rank = value_count(option->rank),
			  .rank_lower = value_count(rank));
	}
	results_say(results, turns ? &said_turns : &said_lower,
		    "The case runs for more than %d years, so it is tested at the lower rates of "
		    "the Green Book of 2026 too (%s, then %s): %s. See table case_lower_test.",
		    LOWER_TEST_YEARS, say_given(results->arena, lower.rates[1]),
		    say_given(results->arena, lower.rates[run->bound.n_years]),
		    turns ? "another option then ranks first" : "the same option ranks first");
}

/* Why this one, where case.csv does not say which. */
static const char *say_why(const struct case_question *question)
{
	return question->guidance == GUIDANCE_CSR07 ? "by the years of the case"
	       : question->file->date != NULL       ? "in force on the date of the case"
						    : "in force when its first year begins";
}

bool case_guidance_add(struct results *results, const struct case_run *run)
{
	const struct case_question *question = &run->question;

	if (question->guidance == GUIDANCE_NOT_GIVEN)
		return true;
	const char *edition = guidance_edition(question->guidance, question->reference);
	if (question->file->guidance != GUIDANCE_NOT_GIVEN)
		results_say(results, &said_edition, "Appraised under %s (guidance %s).", edition,
			    guidance_names[question->guidance]);
	else
		results_say(
		    results, &said_edition,
		    "Appraised under %s (guidance %s, %s). To use another, give guidance in "
		    "case.csv.",
		    edition, guidance_names[question->guidance], say_why(question));
	if (question->guidance != GUIDANCE_GREEN_BOOK_2026)
		return true;
	results_say(results, &said_ratio,
		    "By the Green Book of 2026 a benefit-cost ratio is not a pass mark and does "
		    "not stand alone: read it with the net present value, with what the change is "
		    "for, and with what has no figure.");
	if (run->bound.n_years > LOWER_TEST_YEARS && !run->discounting.is_given)
		test_lower(results, run);
	return true;
}
