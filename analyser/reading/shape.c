#include "reading/shape.h"

#include "base/text.h"

int shape_field(const struct shape *shape, const char *id)
{
	const struct field *field = FIND_BY(shape->fields, shape->n_fields, id, id);

	return field == NULL ? -1 : (int)(field - shape->fields);
}

int shape_year(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_YEAR)
			return (int)i;
	return -1;
}
