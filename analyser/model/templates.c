#include "model/templates.h"

#include "base/arena.h"
#include "base/text.h"
#include "model/embedded.h"

/* In the order in which a case comes about. */
#define FILES(EACH)        \
	EACH(case)         \
	EACH(activity)     \
	EACH(strategies)   \
	EACH(unit_costs)   \
	EACH(assumptions)  \
	EACH(spend)        \
	EACH(categories)   \
	EACH(prices)       \
	EACH(buyer_groups) \
	EACH(gains)        \
	EACH(costs) EACH(accounts) EACH(resources) EACH(correlations) EACH(risks) EACH(notes)

#define EMBEDDED(name) EMBED_FROM("empty-case", name);
FILES(EMBEDDED)

#define TEMPLATE(name) {#name, #name ".csv", embedded_of_##name, embedded_of_##name##_end},
static const struct template all[] = {FILES(TEMPLATE)};

const struct template *templates(size_t *count)
{
	*count = N_OF(all);
	return all;
}

const struct template *templates_find(const char *kind)
{
	return FIND_BY(all, N_OF(all), kind, kind);
}
