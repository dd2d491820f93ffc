#include "model/deflator.h"

#include <string.h>

#include "base/text.h"

enum { YEAR, INDEX };

const char deflator_default[] = "ons-2025";

static const char prefix[] = "deflator-";

static bool is_deflator(const struct reference_set *set)
{
	return strncmp(set->name, prefix, strlen(prefix)) == 0;
}

static bool refuse(const char *name, struct place place, struct reference *reference)
{
	size_t count;
	const struct reference_set *sets = reference_sets(&count);
	const char *joined = "";

	for (size_t i = 0; i < count; i++)
		if (is_deflator(&sets[i]))
			joined = text_more(reference->arena, joined, ", ",
					   sets[i].name + strlen(prefix));
	return fault(
	    reference->diagnostics, place,
	    "'%s' is not a deflator; there are %s (another series: --reference deflator-%s=FILE)",
	    name, joined, deflator_default);
}

bool deflator_load(struct deflator *deflator, const char *name, struct place place,
		   struct reference *reference)
{
	const char *full = strncmp(name, prefix, strlen(prefix)) == 0
			       ? name
			       : arena_format(reference->arena, "%s%s", prefix, name);
	const struct reference_set *set = reference_find(full);

	if (set == NULL || !is_deflator(set))
		return refuse(name, place, reference);

	const struct reading *reading = reference_read(reference, full);

	if (reading == NULL)
		return false;
	*deflator = (struct deflator){
	    .set = set->name, .origin = reference_origin(reference, set->name), .reading = reading};
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (i == 0 || values[YEAR].year.start < deflator->first_year.start)
			deflator->first_year = values[YEAR].year;
		if (values[YEAR].year.start > deflator->last_year.start)
			deflator->last_year = values[YEAR].year;
	}
	deflator->vintage = reading->records[0].values[shape_field(reading->shape, "source")].text;
	return true;
}

static bool find_index(int64_t *billionths, const struct deflator *deflator, struct year year)
{
	for (size_t i = 0; i < deflator->reading->n_records; i++) {
		const struct value *values = deflator->reading->records[i].values;

		if (values[YEAR].year.start != year.start)
			continue;
		*billionths = values[INDEX].share.billionths;
		return *billionths > 0;
	}
	return false;
}

bool deflator_has(const struct deflator *deflator, struct year year)
{
	int64_t index;

	return find_index(&index, deflator, year);
}

bool deflator_factor(struct fraction *factor, const struct deflator *deflator, struct year from,
		     struct year to)
{
	int64_t from_index, to_index;

	return find_index(&from_index, deflator, from) && find_index(&to_index, deflator, to) &&
	       fraction_new(factor, to_index, from_index);
}
