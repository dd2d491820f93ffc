#include "model/plan.h"

bool plan_figure_of(struct plan_figure *figure, struct reference *reference, const char *set,
		    const char *item, const char *field, struct diagnostics *diagnostics)
{
	const struct reading *reading = reference_read(reference, set);
	const struct value *value = reference_figure(reference, set, item, (struct year){0}, field);

	if (reading == NULL)
		return false;
	if (value == NULL)
		return fault(diagnostics, in_file(reading->source->path), "has no '%s'", item);
	figure->value = fraction_from_share(value->share);
	figure->source = reference_figure(reference, set, item, (struct year){0}, "source")->text;
	figure->origin = reference_origin(reference, set);
	return true;
}

bool plan_figure_find(struct plan_figure *figure, struct reference *reference, const char *item,
		      struct diagnostics *diagnostics)
{
	return plan_figure_of(figure, reference, "plan-figures", item, "value", diagnostics);
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
