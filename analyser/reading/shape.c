#include "reading/shape.h"

#include <string.h>

int shape_field(const struct shape *shape, const char *id)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (strcmp(shape->fields[i].id, id) == 0)
			return (int)i;
	return -1;
}

int shape_year(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_YEAR)
			return (int)i;
	return -1;
}
