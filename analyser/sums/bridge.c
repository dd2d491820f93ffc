#include "sums/bridge.h"

#define STEP_NAME(step) BRIDGE_##step,
const char *const bridge_step_names[] = {CASE_STEPS(STEP_NAME)};

static struct money sum_to(const struct bridge *bridge, enum case_step last)
{
	struct money total = {0};

	for (int step = 0; step <= (int)last; step++)
		total.hundredths += bridge->steps[step].hundredths;
	return total;
}

struct money bridge_gross(const struct bridge *bridge)
{
	return sum_to(bridge, LAST_GROSS_STEP);
}

struct money bridge_cash(const struct bridge *bridge)
{
	return sum_to(bridge, LAST_CASH_STEP);
}

bool bridge_cash_and_net(struct money *cash, struct money *net, const struct bridge *bridge)
{
	struct money total = {0}, to_cash = {0};

	for (int step = 0; step < N_STEPS; step++) {
		if (!money_add(&total, total, bridge->steps[step]))
			return false;
		if (step == LAST_CASH_STEP)
			to_cash = total;
	}
	*cash = to_cash;
	*net = total;
	return true;
}

struct money bridge_taken(const struct bridge *bridges, int first, int last, enum case_step step)
{
	struct money total = {0};

	for (int t = first; t <= last; t++)
		total.hundredths -= bridges[t].steps[step].hundredths;
	return total;
}

bool bridge_add_gain(struct bridge *bridge, enum case_step step, struct money gross,
		     struct money cash, struct money counted)
{
	struct money capacity, doubted, *steps = bridge->steps;

	return money_add(&steps[step], steps[step], gross) &&
	       money_subtract(&capacity, cash, gross) &&
	       money_add(&steps[STEP_CAPACITY], steps[STEP_CAPACITY], capacity) &&
	       money_subtract(&doubted, counted, cash) &&
	       money_add(&steps[STEP_CONFIDENCE], steps[STEP_CONFIDENCE], doubted);
}

bool bridge_deduct(struct bridge *bridge, enum case_step step, struct money amount)
{
	return money_subtract(&bridge->steps[step], bridge->steps[step], amount);
}

bool bridge_add(struct bridge *bridge, const struct bridge *other)
{
	for (int step = 0; step < N_STEPS; step++)
		if (!money_add(&bridge->steps[step], bridge->steps[step], other->steps[step]))
			return false;
	return true;
}
