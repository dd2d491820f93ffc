/*
 * risks.csv: what could go wrong, how likely and how grave it would be, what is done about it, and
 * what figure of the case it bears on.
 *
 * Levels are the low, medium and high of the plan's annex G.
 */
#ifndef MODEL_RISKS_H
#define MODEL_RISKS_H

#include <stdbool.h>

#include "reading/reading.h"

enum risk_level { RISK_LOW = 1, RISK_MEDIUM, RISK_HIGH };

struct risk {
	const char *risk, *source;
	enum risk_level likelihood, impact;
	const char *mitigation, *owner; /* or NULL */
	const char *bears_on;           /* a lever, an initiative, a strategy or a cost; or NULL */
	long line;
};

/* In the file's order. */
struct risks {
	const char *path; /* NULL: there is no risks.csv */
	struct risk *items;
	size_t n_items;
};

/* `high` */
extern const char *const risk_level_names[];

/* How severe a risk is, 1 to 9: its likelihood times its impact, low being 1 and high 3. */
int risk_severity(const struct risk *risk);

/*
 * Make the model of a file read as risks_shape.  False with faults: a level that is none, one risk
 * twice.
 */
bool risks_build(struct risks *risks, const struct reading *reading,
		 struct diagnostics *diagnostics);

#endif
