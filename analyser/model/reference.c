#include "model/reference.h"

#include <string.h>

#include "base/text.h"
#include "model/embedded.h"
#include "model/shapes.h"

#define FIELD(id, unit, flags)              \
	{                                   \
		id, unit, flags, NULL, NULL \
	}
#define TEXT(id) FIELD(id, UNIT_TEXT, FIELD_REQUIRED)
#define NUMBER(id, unit) FIELD(id, unit, FIELD_REQUIRED)
#define MAYBE(id, unit) FIELD(id, unit, FIELD_OPTIONAL)

/* Where every figure comes from: the last columns of each set. */
#define PROVENANCE                                                      \
	MAYBE("price_base", UNIT_TEXT), TEXT("status"), TEXT("source"), \
	    MAYBE("derivation", UNIT_TEXT)

#define SHAPE(name, ...)                                                           \
	static const struct field name##_fields[] = {__VA_ARGS__, PROVENANCE};     \
	static const struct shape name##_shape = {#name, "figures", name##_fields, \
						  N_OF(name##_fields), false}

SHAPE(channels, TEXT("channel"), MAYBE("synonyms", UNIT_TEXT));
SHAPE(bands, TEXT("market"), NUMBER("low", UNIT_PERCENT), NUMBER("central", UNIT_PERCENT),
      NUMBER("high", UNIT_PERCENT), MAYBE("share_of_spend", UNIT_PERCENT));
SHAPE(items, TEXT("item"), NUMBER("value", UNIT_PERCENT));
SHAPE(phasing, TEXT("workstream"), NUMBER("year", UNIT_YEAR), NUMBER("amount", UNIT_MONEY));
SHAPE(revenue_capital, TEXT("item"), NUMBER("year", UNIT_YEAR), NUMBER("amount", UNIT_MONEY));
SHAPE(workstreams, TEXT("workstream"), NUMBER("rate", UNIT_PERCENT),
      NUMBER("baseline", UNIT_MONEY));
SHAPE(baseline, TEXT("item"), NUMBER("amount", UNIT_MONEY));
SHAPE(baseline_lines, TEXT("line"), TEXT("counts"), MAYBE("also", UNIT_TEXT),
      MAYBE("paragraph", UNIT_TEXT), MAYBE("part_of", UNIT_TEXT));
SHAPE(plan_figures, TEXT("item"), NUMBER("value", UNIT_RATIO), TEXT("unit"));
SHAPE(deflator, NUMBER("year", UNIT_YEAR), NUMBER("index", UNIT_RATIO));
SHAPE(discount_rates, NUMBER("from_year", UNIT_COUNT), NUMBER("to_year", UNIT_COUNT),
      NUMBER("rate", UNIT_PERCENT), MAYBE("schedule", UNIT_TEXT), MAYBE("editions", UNIT_TEXT));
SHAPE(green_book_editions, TEXT("edition"), TEXT("published"), TEXT("title"), TEXT("what_changed"));
SHAPE(optimism_bias, TEXT("project_type"), NUMBER("cost_lower", UNIT_PERCENT),
      NUMBER("cost_upper", UNIT_PERCENT), MAYBE("duration_lower", UNIT_PERCENT),
      MAYBE("duration_upper", UNIT_PERCENT));
SHAPE(price_spreads, TEXT("item"), TEXT("unit"), NUMBER("low", UNIT_MONEY),
      NUMBER("high", UNIT_MONEY), NUMBER("variation", UNIT_PERCENT));
SHAPE(per_head, TEXT("item"), NUMBER("low", UNIT_RATIO), NUMBER("high", UNIT_RATIO), TEXT("unit"));

SHAPE(plan_risks, TEXT("number"), TEXT("subject"), TEXT("risk"), TEXT("likelihood"), TEXT("impact"),
      TEXT("mitigation"));

SHAPE(annex_c, TEXT("number"), TEXT("item"), TEXT("asks"), TEXT("key"));

SHAPE(examples, TEXT("example"), TEXT("paragraph"), TEXT("action"), TEXT("measured"),
      MAYBE("amount", UNIT_MONEY), MAYBE("share", UNIT_PERCENT), TEXT("period"));
SHAPE(failure_shares, TEXT("channel"), NUMBER("share", UNIT_PERCENT), TEXT("measured"));

/* Each by its name, what it holds, its shape and its file. */
#define SETS(EACH)                                                                                 \
	EACH("unit-costs", "Published costs of one contact, by channel", unit_costs, unit_costs)   \
	EACH("take-up", "Who would use local authority e-services, and who does", items, take_up)  \
	EACH("varney", "Sir David Varney's recommendations", items, varney)                        \
	EACH("bands", "Procurement gains as a share of spend, by market", bands, bands)            \
	EACH("phasing", "Expected gains by workstream and year", phasing, phasing)                 \
	EACH("revenue-capital", "Expected gains, revenue and capital", revenue_capital,            \
	     revenue_capital)                                                                      \
	EACH("workstreams", "Expected gains as a share of baseline spending", workstreams,         \
	     workstreams)                                                                          \
	EACH("baseline", "The baseline of 2007-08", baseline, baseline)                            \
	EACH("baseline-lines", "Lines of an account, and whether they make the baseline",          \
	     baseline_lines, baseline_lines)                                                       \
	EACH("plan-figures", "Other figures of the CLG plan", plan_figures, plan_figures)          \
	EACH("deflator-ons-2025", "GDP deflator, ONS, June 2025", deflator, deflator_ons_2025)     \
	EACH("deflator-hmt-2013", "GDP deflator, HM Treasury, March 2013", deflator,               \
	     deflator_hmt_2013)                                                                    \
	EACH("discount-rates", "Green Book real discount rates", discount_rates, discount_rates)   \
	EACH("green-book-editions", "Editions of the Green Book", green_book_editions,             \
	     green_book_editions)                                                                  \
	EACH("optimism-bias", "Green Book optimism bias", optimism_bias, optimism_bias)            \
	EACH("price-spreads", "Prices paid for the same thing, lowest and highest", price_spreads, \
	     price_spreads)                                                                        \
	EACH("per-head", "Contacts and their cost per head of population", per_head, per_head)     \
	EACH("plan-risks", "The risks of the CLG plan (annex G)", plan_risks, plan_risks)          \
	EACH("annex-c", "The self-audit checklist of the CLG plan (annex C)", annex_c, annex_c)    \
	EACH("examples", "What others achieved, by the CLG plan", examples, examples)              \
	EACH("failure-shares", "Contacts that fail and come back another way", failure_shares,     \
	     failure_shares)                                                                       \
	EACH("strategies", "Built-in channel strategies", strategies, strategies)                  \
	EACH("channels", "Names of channels, and their synonyms", channels, channels)              \
	EACH("categories", "Procurement categories, their market and what is addressable",         \
	     categories, categories)

#define EMBEDDED(name, title, shape, file) EMBED(file);
SETS(EMBEDDED)

#define SET(name, title, shape, file) \
	{name, title, &shape##_shape, embedded_##file, embedded_##file##_end},
static const struct reference_set sets[] = {SETS(SET)};

const struct reference_set *reference_sets(size_t *count)
{
	*count = N_OF(sets);
	return sets;
}

const struct reference_set *reference_find(const char *name)
{
	return FIND_BY(sets, N_OF(sets), name, name);
}

void reference_init(struct reference *reference, const struct reference_override *overrides,
		    size_t n_overrides, struct arena *arena, struct diagnostics *diagnostics)
{
	*reference =
	    (struct reference){.arena = arena,
			       .diagnostics = diagnostics,
			       .overrides = overrides,
			       .n_overrides = n_overrides,
			       .readings = arena_array(arena, N_OF(sets), sizeof(struct reading)),
			       .is_asked = arena_array(arena, N_OF(sets), sizeof(bool))};
}

void reference_forget_asked(struct reference *reference)
{
	memset(reference->is_asked, 0, N_OF(sets) * sizeof *reference->is_asked);
}

void reference_say_unasked(const struct reference *reference, struct diagnostics *diagnostics)
{
	FOR_EACH (const struct reference_override, override, reference->overrides,
		  reference->n_overrides)
		if (!reference->is_asked[reference_find(override->name) - sets])
			notice(diagnostics, in_file(override->path),
			       "is not used: nothing here rests on the set %s", override->name);
}

static const char *override_path(const struct reference *reference, const char *name)
{
	const struct reference_override *override =
	    FIND_BY(reference->overrides, reference->n_overrides, name, name);

	return override == NULL ? NULL : override->path;
}

const char *reference_origin(const struct reference *reference, const char *name)
{
	const char *path = override_path(reference, name);

	return path != NULL ? path : "built in";
}

const struct reading *reference_read(struct reference *reference, const char *name)
{
	const struct reference_set *set = reference_find(name);
	struct reading *reading = &reference->readings[set - sets];

	reference->is_asked[set - sets] = true;
	if (reading->shape != NULL)
		return reading;

	const char *path = override_path(reference, name);
	const struct reading_options options = {.is_built_in = path == NULL};
	struct source *source = arena_alloc(reference->arena, sizeof *source);
	bool is_read = path != NULL ? source_read(source, path, reference->shelf, reference->arena,
						  reference->diagnostics)
				    : source_from_memory(source, set->name, set->bytes,
							 (size_t)(set->end - set->bytes),
							 reference->arena, reference->diagnostics);

	if (!is_read || !reading_read(reading, source, set->shape, &options, reference->arena,
				      reference->diagnostics)) {
		reading->shape = NULL;
		return NULL;
	}
	return reading;
}

const struct value *reference_figure(struct reference *reference, const char *set, const char *name,
				     struct year year, const char *field)
{
	const struct reading *reading = reference_read(reference, set);

	for (size_t i = 0; reading != NULL && i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(values[0].text, name) == 0 &&
		    (year.start == 0 || values[1].year.start == year.start))
			return &values[shape_field(reading->shape, field)];
	}
	return NULL;
}
