#include "model/optimism_bias.h"

#include <string.h>

#include "base/text.h"

enum { PROJECT_TYPE, COST_LOWER, COST_UPPER };

bool optimism_bias_find(struct bias *bias, const char *project_type, struct place place,
			struct reference *reference)
{
	const struct reading *reading = reference_read(reference, "optimism-bias");
	struct arena *arena = reference->arena;
	const char *joined = "";

	if (reading == NULL)
		return false;
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(text_fold(arena, values[PROJECT_TYPE].text),
			   text_fold(arena, project_type)) == 0) {
			*bias = (struct bias){values[PROJECT_TYPE].text, values[COST_UPPER].share,
					      values[shape_field(reading->shape, "source")].text};
			return true;
		}
		joined = text_more(arena, joined, ", ", values[PROJECT_TYPE].text);
	}
	return fault(reference->diagnostics, place,
		     "'%s' is not a project type of the Green Book's; they are %s", project_type,
		     joined);
}
