#include "reading/total_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reading/fit.h"

const char *total_search_name(const struct total_search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->field];

	return value->kind == VALUE_TEXT ? value->text : "";
}

int64_t total_search_amount(const struct total_search *search, size_t record)
{
	const struct value *value = &search->reading->records[record].values[search->amount];

	return value->kind == VALUE_MONEY   ? value->money.hundredths
	       : value->kind == VALUE_COUNT ? value->count
					    : 0;
}

bool total_search_says(const struct total_search *search, size_t record, size_t field)
{
	return search->says[record * search->reading->shape->n_fields + field];
}

bool total_search_is_listed(const struct total_search *search, size_t record, size_t field)
{
	const struct known_cells *known = search->reader->options->known;
	const struct value *value = &search->reading->records[record].values[field];

	return known != NULL && value->kind == VALUE_TEXT &&
	       strcmp(known->field, search->reading->shape->fields[field].id) == 0 &&
	       known->has(known->data, text_fold(search->reader->arena, value->text));
}

bool total_search_is_same(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_TEXT)
		return strcmp(a->text, b->text) == 0;
	return a->kind != VALUE_YEAR || a->year.start == b->year.start;
}

bool total_search_is_of_whom(const struct field *field)
{
	return (field->flags & FIELD_CONSTANT) != 0;
}

bool total_search_is_part(const struct total_search *search, size_t total, size_t other)
{
	const struct shape *shape = search->reading->shape;
	const struct value *of_total = search->reading->records[total].values;
	const struct value *of_other = search->reading->records[other].values;

	if (other == total || total_search_says(search, other, search->field))
		return false;
	for (size_t i = 0; i < shape->n_fields; i++) {
		bool is_name = (shape->fields[i].flags & FIELD_NAME) != 0;

		if (i == search->field || of_total[i].kind == VALUE_NONE ||
		    (!is_name && shape->fields[i].unit != UNIT_YEAR) ||
		    (is_name && search->is_of_all && !total_search_is_of_whom(&shape->fields[i])) ||
		    (is_name && total_search_says(search, total, i)))
			continue;
		if (!total_search_is_same(&of_total[i], &of_other[i]))
			return false;
	}
	return true;
}

/* Do two rows agree in every part of their key that the first gives? */
static bool has_same_parts(const struct total_search *search, size_t record, size_t other)
{
	const struct value *one = search->reading->records[record].values;
	const struct value *two = search->reading->records[other].values;

	for (size_t i = 0; i < search->reading->shape->n_fields; i++)
		if ((search->reading->shape->fields[i].flags & FIELD_PART) != 0 &&
		    one[i].kind != VALUE_NONE && !total_search_is_same(&one[i], &two[i]))
			return false;
	return true;
}

struct total_parts total_search_parts(const struct total_search *search, size_t record,
				      bool has_parts_too)
{
	struct total_parts parts = {0};

	for (size_t i = 0; i < search->reading->n_records; i++)
		if (total_search_is_part(search, record, i) &&
		    (!has_parts_too || has_same_parts(search, record, i))) {
			(void)__builtin_add_overflow(parts.sum, total_search_amount(search, i),
						     &parts.sum);
			parts.count++;
		}
	return parts;
}

bool total_search_is_near(int64_t wanted, int64_t sum)
{
	uint64_t off =
	    wanted > sum ? (uint64_t)wanted - (uint64_t)sum : (uint64_t)sum - (uint64_t)wanted;

	return (wanted > 0) == (sum > 0) && off <= (uint64_t)llabs(wanted) / 200;
}
