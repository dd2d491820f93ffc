#include "sums/indicator_sum.h"

bool baseline_growth_find(struct baseline_growth *growth, struct money baseline,
			  struct fraction rate)
{
	struct money before = {0};

	for (int i = 0; i < MOST_GROWTH_YEARS; i++) {
		struct baseline_growth *own = &growth[i];

		own->year = (struct year){PLAN_BASE_YEAR.start + 1 + i};
		if (!plan_expectation(&own->share, rate, own->year) ||
		    !money_share(&own->expectation, baseline, own->share))
			return false;
		/* Of the same sign. */
		own->more.hundredths = own->expectation.hundredths - before.hundredths;
		before = own->expectation;
	}
	return true;
}

const struct gain_filter all_gains = {-1, -1, -1, 0};

enum gain_reason indicator_reason(const struct gain *gain, struct year year)
{
	if (gain->cash == CASH_NO)
		return REASON_NOT_CASH;
	if (gain->first_impact.start <= PLAN_BASE_YEAR.start)
		return REASON_EARLY_IMPACT;
	if (gain->quality == QUALITY_FAILED)
		return REASON_QUALITY_FAILED;
	if (gain->year.start > year.start)
		return REASON_NOT_YET_FELT;
	if (gain->lapses.start != 0 && gain->lapses.start <= year.start)
		return REASON_LAPSED;
	return GAIN_COUNTS;
}

bool indicator_counts_latest(const struct gains *gains, const struct gain *gain, struct year year)
{
	return gains_stands(gains, gain, gains_status(gains, gain->council, year), year) &&
	       indicator_reason(gain, year) == GAIN_COUNTS;
}

static bool is_chosen(const struct gain *gain, const struct gain_filter *filter)
{
	return (filter->line < 0 || (int)workstream_line(gain->workstream) == filter->line) &&
	       (filter->workstream < 0 || (int)gain->workstream == filter->workstream) &&
	       (filter->sector == 0 || gain->sector == filter->sector);
}

static bool add_gain(struct gain_sum *sum, const struct gain *gain, struct year year)
{
	struct money weighted;

	sum->n_gains++;
	if (gain->year.start == year.start &&
	    !money_add(&sum->investment, sum->investment, gain->investment))
		return false;
	return money_share(&weighted, gain->gross, gain->likelihood) &&
	       money_add(&sum->gross, sum->gross, gain->gross) &&
	       money_add(&sum->running_cost, sum->running_cost, gain->running_cost) &&
	       money_add(&sum->weighted, sum->weighted, weighted);
}

static bool add_all(struct gain_sum *sum, const struct gains *gains,
		    const struct gain_filter *filter, const enum gain_status *status,
		    struct year year)
{
	size_t first = filter->council < 0 ? 0 : gains->firsts[filter->council];
	size_t end = filter->council < 0 ? gains->n_items : gains->firsts[filter->council + 1];

	*sum = (struct gain_sum){0};
	for (size_t i = first; i < end; i++) {
		const struct gain *gain = &gains->items[i];
		const bool counts = status != NULL ? gains_stands(gains, gain, *status, year) &&
							 indicator_reason(gain, year) == GAIN_COUNTS
						   : indicator_counts_latest(gains, gain, year);

		if (is_chosen(gain, filter) && counts && !add_gain(sum, gain, year))
			return false;
	}
	return money_subtract(&sum->net, sum->gross, sum->running_cost);
}

bool indicator_sum(struct gain_sum *sum, const struct gains *gains,
		   const struct gain_filter *filter, enum gain_status status, struct year year)
{
	return add_all(sum, gains, filter, &status, year);
}

bool indicator_sum_latest(struct gain_sum *sum, const struct gains *gains,
			  const struct gain_filter *filter, struct year year)
{
	return add_all(sum, gains, filter, NULL, year);
}
