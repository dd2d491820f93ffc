/*
 * Rules of what a tally reads: a file as text, the options, and what comes of it.
 */
#ifndef TALLY_RULES_H
#define TALLY_RULES_H

#include "fixture.h"

struct tally_rule {
	const char *options[4][2], *text;
	const char *csv;     /* that it comes to; NULL: it is refused */
	const char *message; /* one of those that it tells, or NULL */
};

/* Each is asked of `a.csv` of the council X. */
void assert_rules(const struct tally_rule *rules, size_t count);

#define LOG                      \
	{                        \
		"to", "activity" \
	}
#define HEAD "council,service,channel,year,volume,months\n"

#define BOUGHT                 \
	{                      \
		"to", "prices" \
	}
#define PRICES "item,unit,council,quantity,unit_price,year\n"

#endif
