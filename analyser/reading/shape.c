#include "reading/shape.h"

#include <string.h>

int shape_field(const struct shape *shape, const char *id)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (strcmp(shape->fields[i].id, id) == 0)
			return (int)i;
	return -1;
}

const char *unit_noun(enum unit unit)
{
	switch (unit) {
	case UNIT_YEAR:
		return "a financial year or a date";
	case UNIT_COUNT:
		return "a whole number";
	case UNIT_MONEY:
		return "an amount of money";
	case UNIT_PERCENT:
		return "a share";
	case UNIT_RATIO:
		return "a number";
	default:
		return "text";
	}
}
