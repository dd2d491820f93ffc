#include "outputs/plain.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

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
		for (int digits = 1; digits <= 17; digits++) {
			snprintf(text, PLAIN_SIZE, "%.*g", digits, value->ratio);
			if (strtod(text, NULL) == value->ratio) /* lint: allow */
				break;
		}
		return text;
	default:
		return NULL;
	}
}
