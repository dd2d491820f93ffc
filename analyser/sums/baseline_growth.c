#include "sums/baseline_growth.h"

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
