#include "model/correlations.h"

#include <strings.h>

#include "model/shapes.h"

enum { LEVER, WITH, CORRELATION, SOURCE };

static const struct field fields[] = {
    [LEVER] = {"lever", UNIT_TEXT, FIELD_REQUIRED, "number", NULL},
    [WITH] = {"with", UNIT_TEXT, FIELD_REQUIRED | FIELD_AGAIN, "lever2|other|otherlever|and", NULL},
    [CORRELATION] = {"correlation", UNIT_PERCENT, FIELD_REQUIRED, "rankcorrelation|r", NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
};

const struct shape correlations_shape = {"correlations", "correlations", fields, N_OF(fields),
					 true};

static bool is_pair(const struct correlation *a, const struct correlation *b)
{
	return (strcasecmp(a->levers[0], b->levers[0]) == 0 &&
		strcasecmp(a->levers[1], b->levers[1]) == 0) ||
	       (strcasecmp(a->levers[0], b->levers[1]) == 0 &&
		strcasecmp(a->levers[1], b->levers[0]) == 0);
}

static bool check(const struct correlations *correlations, size_t row,
		  struct diagnostics *diagnostics)
{
	const struct correlation *own = &correlations->items[row];
	const struct place place = {correlations->path, own->line, "correlation"};

	if (strcasecmp(own->levers[0], own->levers[1]) == 0)
		return fault(diagnostics, (struct place){correlations->path, own->line, "with"},
			     "'%s' cannot go with itself; name another number", own->levers[1]);
	if (own->correlation.billionths >= SHARE_ONE || own->correlation.billionths <= -SHARE_ONE)
		return fault(diagnostics, place,
			     "a correlation is between -1 and 1; write one from -0.99 to 0.99");
	for (size_t i = 0; i < row; i++)
		if (is_pair(&correlations->items[i], own))
			return fault(diagnostics, place,
				     "this pair has a correlation on line %ld already; take one of "
				     "the two out",
				     correlations->items[i].line);
	return true;
}

bool correlations_build(struct correlations *correlations, const struct reading *reading,
			struct diagnostics *diagnostics)
{
	bool is_well = true;

	*correlations =
	    (struct correlations){.path = reading->source->path,
				  .items = arena_array(diagnostics->arena, reading->n_records,
						       sizeof *correlations->items)};
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct record *record = &reading->records[i];

		correlations->items[correlations->n_items++] =
		    (struct correlation){{record->values[LEVER].text, record->values[WITH].text},
					 record->values[CORRELATION].share,
					 record->values[SOURCE].text,
					 record->line,
					 record->fate};
		is_well &= check(correlations, i, diagnostics);
	}
	return is_well;
}
