#include "sums/appraisal.h"

#include <math.h>

/* Amounts as doubles are in hundredths of a penny, whole numbers up to 2^53. */
bool appraisal_round(struct money *value, double hundredths)
{
	const double pennies = hundredths / MONEY_PER_PENNY;

	if (!(fabs(pennies) < 9e16 / MONEY_PER_PENNY))
		return false;
	value->hundredths = llround(pennies) * MONEY_PER_PENNY;
	return true;
}

/* By half of the least amount: what is nearer to zero is zero. */
static bool is_below_zero(double total)
{
	return total < -0.5;
}

/* From running totals by year; see the header. */
static struct payback find_payback(const double *totals, int n_years)
{
	int last = n_years;

	while (last >= 0 && !is_below_zero(totals[last]))
		last--;
	if (last == n_years)
		return (struct payback){.repayment = REPAID_NEVER};
	if (last < 0)
		return (struct payback){.repayment = REPAID_NOT_NEEDED};
	return (struct payback){REPAID_IN_TIME,
				last + -totals[last] / (totals[last + 1] - totals[last])};
}

static bool find_nets(struct appraisal *appraisal, const struct flow *flows, int n_years,
		      double *totals)
{
	struct money total = {0};

	for (int t = 0; t <= n_years; t++) {
		if (!money_subtract(&appraisal->net[t], flows[t].gains, flows[t].costs) ||
		    !money_add(&total, total, appraisal->net[t]))
			return false;
		appraisal->running_total[t] = total;
		totals[t] = (double)total.hundredths;
	}
	return true;
}

static bool find_values(struct appraisal *appraisal, int n_years, const double *factors,
			double *totals)
{
	struct money before = {0};
	double total = 0;

	for (int t = 0; t <= n_years; t++) {
		total += (double)appraisal->net[t].hundredths * factors[t];
		totals[t] = total;
		if (!appraisal_round(&appraisal->running_value[t], total))
			return false;
		appraisal->present_value[t].hundredths =
		    appraisal->running_value[t].hundredths - before.hundredths;
		before = appraisal->running_value[t];
	}
	appraisal->npv = before;
	return true;
}

void appraisal_init(struct appraisal *appraisal, int n_years, struct arena *arena)
{
	const size_t count = (size_t)n_years + 1;
	struct money *room = arena_array(arena, 4 * count, sizeof *room);

	*appraisal = (struct appraisal){.net = room,
					.running_total = room + count,
					.present_value = room + 2 * count,
					.running_value = room + 3 * count,
					.totals = arena_array(arena, count, sizeof(double))};
}

bool appraise(struct appraisal *appraisal, const struct flow *flows, int n_years,
	      const double *factors)
{
	double *totals = appraisal->totals;
	double gains = 0, costs = 0, annuity = 0;

	if (!find_nets(appraisal, flows, n_years, totals))
		return false;
	appraisal->simple = find_payback(totals, n_years);
	if (!find_values(appraisal, n_years, factors, totals))
		return false;
	appraisal->discounted = find_payback(totals, n_years);
	for (int t = 0; t <= n_years; t++) {
		gains += (double)flows[t].gains.hundredths * factors[t];
		costs += (double)flows[t].costs.hundredths * factors[t];
		annuity += t == 0 ? 0 : factors[t];
	}
	if (!appraisal_round(&appraisal->pv_costs, costs) ||
	    !appraisal_round(&appraisal->pv_gains, gains) ||
	    !appraisal_round(&appraisal->annual_value, totals[n_years] / annuity))
		return false;
	appraisal->has_bcr = costs >= 0.5;
	appraisal->bcr = appraisal->has_bcr ? gains / costs : 0;
	return true;
}
