#include "model/plan.h"

#include <string.h>

bool plan_figure_find(struct plan_figure *figure, struct reference *reference, const char *item,
		      struct diagnostics *diagnostics)
{
	const struct reading *reading = reference_read(reference, "plan-figures");

	if (reading == NULL)
		return false;
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(values[0].text, item) != 0)
			continue;
		figure->value =
		    fraction_from_share(values[shape_field(reading->shape, "value")].share);
		figure->source = values[shape_field(reading->shape, "source")].text;
		figure->origin = reference_origin(reference, "plan-figures");
		return true;
	}
	return diagnose(diagnostics, SEVERITY_FAULT, (struct place){.file = reading->source->path},
			"has no '%s'", item);
}

bool plan_expectation(struct fraction *share, struct fraction growth, struct year year)
{
	struct fraction factor, compound = fraction_one;

	if (year.start <= PLAN_BASE_YEAR.start || year.start > PLAN_LAST_YEAR.start ||
	    !fraction_add(&factor, fraction_one, growth))
		return false;
	for (int i = PLAN_BASE_YEAR.start; i < year.start; i++)
		if (!fraction_multiply(&compound, compound, factor))
			return false;
	return fraction_add(share, compound, (struct fraction){-1, 1});
}
