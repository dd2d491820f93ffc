#include "plots/decimal.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

int decimal_places(enum value_kind kind)
{
	switch (kind) {
	case VALUE_MONEY:
		return 4;
	case VALUE_SHARE:
		return 9;
	case VALUE_RATIO:
		return 6;
	default:
		return 0;
	}
}

bool decimal_units(const struct value *value, int64_t *units)
{
	if (value->kind != VALUE_RATIO)
		return value_units(value, units);
	if (!(fabs(value->ratio) < 9e12))
		return false;
	*units = llround(value->ratio * 1e6);
	return true;
}

const char *decimal_text(struct decimal decimal, char text[DECIMAL_TEXT_SIZE])
{
	uint64_t size = decimal.units < 0 ? -(uint64_t)decimal.units : (uint64_t)decimal.units;
	uint64_t scale = 1;

	for (int i = 0; i < decimal.decimals; i++)
		scale *= 10;

	int length = snprintf(text, DECIMAL_TEXT_SIZE, "%s%" PRIu64, decimal.units < 0 ? "-" : "",
			      size / scale);

	if (size % scale != 0) {
		length += snprintf(text + length, DECIMAL_TEXT_SIZE - (size_t)length, ".%0*" PRIu64,
				   decimal.decimals, size % scale);
		while (text[length - 1] == '0')
			text[--length] = '\0';
	}
	return text;
}
