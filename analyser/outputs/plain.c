#include "outputs/output.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* The fewest decimals that read back the same; see PLAIN_SIZE for how many there may be. */
static const char *plain_ratio(double ratio, char text[PLAIN_SIZE])
{
	for (int places = 0; places < PLAIN_SIZE; places++) {
		snprintf(text, PLAIN_SIZE, "%.*f", places, ratio);
		if (strtod(text, NULL) == ratio) /* lint: allow */
			break;
	}
	return text;
}

const char *plain_number(const struct value *value, char text[PLAIN_SIZE])
{
	switch (value->kind) {
	case VALUE_YEAR:
		return year_format(value->year, text);
	case VALUE_COUNT:
		snprintf(text, PLAIN_SIZE, "%" PRId64, value->count);
		return text;
	case VALUE_MONEY:
		return money_plain(value->money, text);
	case VALUE_SHARE:
		return share_plain(value->share, text);
	case VALUE_RATIO:
		return plain_ratio(value->ratio, text);
	default:
		return NULL;
	}
}
