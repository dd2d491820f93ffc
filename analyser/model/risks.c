#include "model/risks.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "model/names.h"
#include "model/shapes.h"
#include "reading/cell.h"

enum { RISK, LIKELIHOOD, IMPACT, SOURCE, MITIGATION, OWNER, BEARS_ON };

static const struct field fields[] = {
    [RISK] = {"risk", UNIT_TEXT, FIELD_REQUIRED, "description|riskdescription", NULL},
    [LIKELIHOOD] = {"likelihood", UNIT_TEXT, FIELD_REQUIRED, "probability", NULL},
    [IMPACT] = {"impact", UNIT_TEXT, FIELD_REQUIRED, "severity", NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [MITIGATION] = {"mitigation", UNIT_TEXT, FIELD_OPTIONAL, "mitigationmeasures|action", NULL},
    [OWNER] = {"owner", UNIT_TEXT, FIELD_OPTIONAL, "riskowner", NULL},
    [BEARS_ON] = {"bears_on", UNIT_TEXT, FIELD_OPTIONAL, "lever|initiative", NULL},
};

const struct shape risks_shape = {"risks", "risks", fields, N_OF(fields), true};

const char *const risk_level_names[] = {
    [RISK_LOW] = "low",
    [RISK_MEDIUM] = "medium",
    [RISK_HIGH] = "high",
};

int risk_severity(const struct risk *risk)
{
	return (int)risk->likelihood * (int)risk->impact;
}

/* `high`, or `H` as annex G writes it. */
static bool read_level(enum risk_level *level, const char *text, struct place place,
		       const char *column, struct diagnostics *diagnostics)
{
	for (int i = RISK_LOW; i <= RISK_HIGH; i++)
		if (strcasecmp(text, risk_level_names[i]) == 0 ||
		    (strlen(text) == 1 && strncasecmp(text, risk_level_names[i], 1) == 0)) {
			*level = (enum risk_level)i;
			return true;
		}
	place.column = column;
	return fault(diagnostics, place,
		     "%s is not 'low', 'medium' or 'high' (or L, M or H); write one of these",
		     cell_quoted(diagnostics->arena, text));
}

static bool build_one(struct risk *risk, const struct record *record, const char *path,
		      struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	const struct place place = {path, record->line, NULL};

	*risk = (struct risk){.risk = values[RISK].text,
			      .source = values[SOURCE].text,
			      .mitigation = value_text_of(&values[MITIGATION]),
			      .owner = value_text_of(&values[OWNER]),
			      .bears_on = value_text_of(&values[BEARS_ON]),
			      .line = record->line};
	/* Both are read, so that both are told of. */
	const bool has_likelihood = read_level(&risk->likelihood, values[LIKELIHOOD].text, place,
					       "likelihood", diagnostics);
	const bool has_impact =
	    read_level(&risk->impact, values[IMPACT].text, place, "impact", diagnostics);

	return has_likelihood && has_impact;
}

bool risks_build(struct risks *risks, const struct reading *reading,
		 struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct names seen;
	bool is_well = true;

	names_init(&seen, arena);
	*risks =
	    (struct risks){.path = reading->source->path,
			   .items = arena_array(arena, reading->n_records, sizeof *risks->items)};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		struct risk *risk = &risks->items[risks->n_items++];
		const size_t before = seen.count;

		is_well &= build_one(risk, record, risks->path, diagnostics);
		fate_use(record->fate);
		(void)names_add(&seen, text_fold(arena, risk->risk));
		if (seen.count == before)
			is_well =
			    fault(diagnostics, (struct place){risks->path, risk->line, "risk"},
				  "%s is given above too; keep one row of it",
				  cell_quoted(arena, risk->risk));
	}
	return is_well;
}
