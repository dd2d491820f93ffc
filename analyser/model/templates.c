#include "model/templates.h"

#include <string.h>

#include "model/embedded.h"

EMBED_FROM("empty-case", case);
EMBED_FROM("empty-case", activity);
EMBED_FROM("empty-case", strategies);
EMBED_FROM("empty-case", unit_costs);
EMBED_FROM("empty-case", assumptions);
EMBED_FROM("empty-case", spend);
EMBED_FROM("empty-case", categories);
EMBED_FROM("empty-case", prices);
EMBED_FROM("empty-case", gains);
EMBED_FROM("empty-case", costs);
EMBED_FROM("empty-case", accounts);
EMBED_FROM("empty-case", resources);
EMBED_FROM("empty-case", buyer_groups);
EMBED_FROM("empty-case", correlations);
EMBED_FROM("empty-case", risks);
EMBED_FROM("empty-case", notes);

#define TEMPLATE(name)                                                     \
	{                                                                  \
#name ".csv", embedded_of_##name, embedded_of_##name##_end \
	}

/* One a line, in the order in which a case comes about. */
/* clang-format off */
static const struct template all[] = {
    TEMPLATE(case),
    TEMPLATE(activity),
    TEMPLATE(strategies),
    TEMPLATE(unit_costs),
    TEMPLATE(assumptions),
    TEMPLATE(spend),
    TEMPLATE(categories),
    TEMPLATE(prices),
    TEMPLATE(buyer_groups),
    TEMPLATE(gains),
    TEMPLATE(costs),
    TEMPLATE(accounts),
    TEMPLATE(resources),
    TEMPLATE(correlations),
    TEMPLATE(risks),
    TEMPLATE(notes),
};
/* clang-format on */

const struct template *templates(size_t *count)
{
	*count = sizeof all / sizeof *all;
	return all;
}

const struct template *templates_find(const char *kind)
{
	const size_t length = strlen(kind);
	size_t count;
	const struct template *files = templates(&count);

	for (size_t i = 0; i < count; i++)
		if (strncmp(files[i].name, kind, length) == 0 &&
		    strcmp(files[i].name + length, ".csv") == 0)
			return &files[i];
	return NULL;
}
