#include "analyses/indicator/indicator.h"

#include "analyses/case/case_indicator.h"
#include "analyses/indicator/indicator_tables.h"
#include "analyses/sayings.h"

#define REASON_TEXT(reason, text) text,

const char *indicator_reason_text(enum gain_reason reason)
{
	static const char *const texts[] = {GAIN_REASONS(REASON_TEXT)[GAIN_COUNTS] = NULL};

	return texts[reason];
}

static bool out_of_range(const struct indicator_question *question, struct diagnostics *diagnostics)
{
	const struct gain *largest = gains_largest(question->gains);

	return fault(diagnostics, at_line(largest->path, largest->line),
		     "the gains add up to more than can be counted; this row is the largest: is "
		     "there a code or a telephone number among its amounts?");
}

/* Net of running cost, less investment, and with what carries over. */
static bool net_of(struct money *ni179, struct money gross, const struct gain_sum *sum,
		   const struct carry_over *carry_over)
{
	return money_subtract(ni179, gross, sum->running_cost) &&
	       money_subtract(ni179, *ni179, sum->investment) &&
	       money_add(ni179, *ni179, carry_over->amount);
}

static bool reckon(struct indicator_figure *figure, const struct indicator_question *question,
		   const struct indicator_terms *terms)
{
	const struct gain_filter filter = {figure->council, -1, -1, 0};
	const struct council_baseline *baseline = &terms->baselines[figure->council];
	const struct carry_over *carry_over = &terms->carry_overs[figure->council];

	figure->has_expectation =
	    plan_expectation(&figure->expected_share, terms->growth.value, figure->year);
	if (!indicator_sum(&figure->sum, question->gains, &filter, figure->status, figure->year) ||
	    !net_of(&figure->ni179, figure->sum.gross, &figure->sum, carry_over) ||
	    !net_of(&figure->weighted, figure->sum.weighted, &figure->sum, carry_over))
		return false;
	if (!figure->has_expectation || !baseline->is_known)
		return true;
	return money_share(&figure->expectation, baseline->amount, figure->expected_share) &&
	       money_subtract(&figure->beyond, figure->ni179, figure->expectation);
}

/* Does the forecast of a year rest on any forecast, or only on what has come out? */
static bool has_forecast(const struct gains *gains, int council, struct year year)
{
	for (size_t i = gains->firsts[council]; i < gains->firsts[council + 1]; i++) {
		const struct gain *gain = &gains->items[i];

		if (gain->status == GAIN_FORECAST && gain->year.start <= year.start &&
		    gains_stands(gains, gain, GAIN_FORECAST, year))
			return true;
	}
	return false;
}

/* What sentences add up over councils, in whatever order, is in range where this is. */
static bool add_size(struct money *all, struct money amount)
{
	struct money size = {0};

	return (amount.hundredths >= 0 || money_subtract(&size, size, amount)) &&
	       money_add(all, *all, amount.hundredths >= 0 ? amount : size);
}

static bool add_sizes(struct money sizes[5], const struct indicator_figure *figure,
		      const struct council_baseline *baseline)
{
	return add_size(&sizes[0], figure->ni179) && add_size(&sizes[1], figure->weighted) &&
	       add_size(&sizes[2], figure->expectation) && add_size(&sizes[3], figure->sum.gross) &&
	       add_size(&sizes[4], baseline->is_known ? baseline->amount : (struct money){0});
}

/* Every council's years: the forecast of each that has one, and the outturn of each that has. */
static bool reckon_all(struct indicator_figures *figures, const struct indicator_question *question,
		       const struct indicator_terms *terms, struct arena *arena)
{
	const struct gains *gains = question->gains;
	struct money sizes[5] = {{0}};

	for (int council = 0; council < (int)gains->councils.count; council++)
		for (struct year year = question->first_year;
		     year.start <= question->last_year.start; year.start++) {
			enum gain_status latest = gains_status(gains, council, year);

			for (int status = GAIN_FORECAST; status <= (int)latest; status++) {
				struct indicator_figure figure = {.council = council,
								  .year = year,
								  .status =
								      (enum gain_status)status};

				if (status != (int)latest && !has_forecast(gains, council, year))
					continue;
				if (!reckon(&figure, question, terms) ||
				    !add_sizes(sizes, &figure, &terms->baselines[council]))
					return false;
				ARENA_ADD(arena, figures, items, count) = figure;
			}
		}
	return true;
}

/* Why, and from when, a row of the register is not in the figures. */
static enum gain_reason left_out(const struct indicator_question *question, const struct gain *gain,
				 struct year *from)
{
	struct year felt = gain->year;
	enum gain_reason reason = indicator_reason(gain, felt);

	*from = felt;
	if (reason != GAIN_COUNTS)
		return reason;
	if (gain->year.start > question->last_year.start)
		return REASON_NOT_IN_YEARS;
	if (gain->status == GAIN_FORECAST && !gain->has_twin &&
	    gains_status(question->gains, gain->council, gain->year) == GAIN_ACTUAL)
		return REASON_NOT_IN_OUTTURN;
	/* A forecast whose actual is there stands in its own year only. */
	if (gain->status == GAIN_FORECAST && gain->has_twin)
		return GAIN_COUNTS;
	*from = gain->lapses;
	return indicator_reason(gain, question->last_year);
}

/* High-value gains of low likelihood, among those that count at the end (plan, annex C). */
static bool scrutinise(struct indicator_tables *tables, const struct indicator_question *question,
		       const struct indicator_terms *terms)
{
	const struct gains *gains = question->gains;
	const struct year last = question->last_year;

	FOR_EACH (const struct gain, gain, gains->items, gains->n_items) {
		const struct gain_filter filter = {gain->council, -1, -1, 0};
		struct gain_sum sum;
		struct money least;

		if (gain->status != GAIN_FORECAST || indicator_reason(gain, last) != GAIN_COUNTS ||
		    !gains_stands(gains, gain, GAIN_FORECAST, last) ||
		    fraction_compare(gain->likelihood, terms->scrutiny_likelihood) >= 0)
			continue;
		if (!indicator_sum(&sum, gains, &filter, GAIN_FORECAST, last) ||
		    !money_share(&least, sum.gross, terms->scrutiny_share))
			return false;
		if (gain->gross.hundredths > 0 && money_compare(gain->gross, least) >= 0)
			indicator_tables_scrutiny(tables, gains, gain);
	}
	return true;
}

bool indicator_analyse(const struct indicator_question *question, struct results *results,
		       struct diagnostics *diagnostics)
{
	const struct gains *gains = question->gains;
	struct indicator_figures figures = {0};
	struct indicator_tables tables;
	struct indicator_terms terms;

	if (!indicator_terms_find(&terms, question, results->arena, diagnostics))
		return false;
	if (!reckon_all(&figures, question, &terms, results->arena))
		return out_of_range(question, diagnostics);
	indicator_tables_make(&tables, results);
	for (size_t i = 0; i < figures.count; i++)
		indicator_tables_figure(&tables, gains, &terms, &figures.items[i]);
	for (size_t i = 0; i < gains->n_items; i++) {
		struct year from;
		enum gain_reason reason = left_out(question, &gains->items[i], &from);

		/* One that lapses later has counted until then; in a case, its register tells. */
		if (!question->is_of_case && reason != GAIN_COUNTS &&
		    from.start == gains->items[i].year.start)
			fate_leave_out(gains->items[i].fate, indicator_reason_text(reason));
		indicator_tables_gain(&tables, gains, &gains->items[i], reason, from);
	}
	if (!scrutinise(&tables, question, &terms))
		return out_of_range(question, diagnostics);
	if (!question->is_of_case &&
	    !workstream_tables(
		&(struct workstream_question){
		    .gains = gains,
		    .reference = question->reference,
		    .first_year = question->first_year,
		    .last_year = question->last_year,
		    .title = say_councils(results->arena, &gains->councils),
		    .source = arena_format(results->arena, "Source: %s; vfm indicator",
					   say_file(gains->path))},
		results, diagnostics))
		return false;
	indicator_words(results, question, &terms, &tables, &figures);
	return true;
}

void indicator_add(struct money *sum, struct money amount)
{
	(void)money_add(sum, *sum, amount);
}
