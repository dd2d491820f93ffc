#include "model/reference.h"

#include <string.h>

#include "model/embedded.h"
#include "model/shapes.h"

EMBED(unit_costs);
EMBED(channels);
EMBED(categories);
EMBED(bands);
EMBED(strategies);
EMBED(take_up);
EMBED(varney);
EMBED(phasing);
EMBED(revenue_capital);
EMBED(workstreams);
EMBED(baseline);
EMBED(baseline_lines);
EMBED(plan_figures);
EMBED(deflator_ons_2025);
EMBED(deflator_hmt_2013);
EMBED(discount_rates);
EMBED(optimism_bias);
EMBED(price_spreads);
EMBED(per_head);
EMBED(plan_risks);
EMBED(annex_c);
EMBED(examples);
EMBED(failure_shares);
EMBED(green_book_editions);

/* Where every figure comes from: the last columns of each set. */
#define PROVENANCE                                                  \
	{"price_base", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},      \
	    {"status", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},      \
	    {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},      \
	{                                                           \
		"derivation", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL \
	}

#define TEXT(id)                                          \
	{                                                 \
		id, UNIT_TEXT, FIELD_REQUIRED, NULL, NULL \
	}
#define NUMBER(id, unit)                             \
	{                                            \
		id, unit, FIELD_REQUIRED, NULL, NULL \
	}

#define SHAPE(name, ...)                                                           \
	static const struct field name##_fields[] = {__VA_ARGS__, PROVENANCE};     \
	static const struct shape name##_shape = {#name, "figures", name##_fields, \
						  N_OF(name##_fields)}

SHAPE(channels, TEXT("channel"), {"synonyms", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL});
SHAPE(bands, TEXT("market"), NUMBER("low", UNIT_PERCENT), NUMBER("central", UNIT_PERCENT),
      NUMBER("high", UNIT_PERCENT), {"share_of_spend", UNIT_PERCENT, FIELD_OPTIONAL, NULL, NULL});
SHAPE(items, TEXT("item"), NUMBER("value", UNIT_PERCENT));
SHAPE(phasing, TEXT("workstream"), NUMBER("year", UNIT_YEAR), NUMBER("amount", UNIT_MONEY));
SHAPE(revenue_capital, TEXT("item"), NUMBER("year", UNIT_YEAR), NUMBER("amount", UNIT_MONEY));
SHAPE(workstreams, TEXT("workstream"), NUMBER("rate", UNIT_PERCENT),
      NUMBER("baseline", UNIT_MONEY));
SHAPE(baseline, TEXT("item"), NUMBER("amount", UNIT_MONEY));
SHAPE(baseline_lines, TEXT("line"), TEXT("counts"), {"also", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
      {"paragraph", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
      {"part_of", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL});
SHAPE(plan_figures, TEXT("item"), NUMBER("value", UNIT_RATIO), TEXT("unit"));
SHAPE(deflator, NUMBER("year", UNIT_YEAR), NUMBER("index", UNIT_RATIO));
SHAPE(discount_rates, NUMBER("from_year", UNIT_COUNT), NUMBER("to_year", UNIT_COUNT),
      NUMBER("rate", UNIT_PERCENT), {"schedule", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
      {"editions", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL});
SHAPE(green_book_editions, TEXT("edition"), TEXT("published"), TEXT("title"), TEXT("what_changed"));
SHAPE(optimism_bias, TEXT("project_type"), NUMBER("cost_lower", UNIT_PERCENT),
      NUMBER("cost_upper", UNIT_PERCENT),
      {"duration_lower", UNIT_PERCENT, FIELD_OPTIONAL, NULL, NULL},
      {"duration_upper", UNIT_PERCENT, FIELD_OPTIONAL, NULL, NULL});
SHAPE(price_spreads, TEXT("item"), TEXT("unit"), NUMBER("low", UNIT_MONEY),
      NUMBER("high", UNIT_MONEY), NUMBER("variation", UNIT_PERCENT));
SHAPE(per_head, TEXT("item"), NUMBER("low", UNIT_RATIO), NUMBER("high", UNIT_RATIO), TEXT("unit"));

SHAPE(plan_risks, TEXT("number"), TEXT("subject"), TEXT("risk"), TEXT("likelihood"), TEXT("impact"),
      TEXT("mitigation"));

SHAPE(annex_c, TEXT("number"), TEXT("item"), TEXT("asks"), TEXT("key"));

SHAPE(examples, TEXT("example"), TEXT("paragraph"), TEXT("action"), TEXT("measured"),
      {"amount", UNIT_MONEY, FIELD_OPTIONAL, NULL, NULL},
      {"share", UNIT_PERCENT, FIELD_OPTIONAL, NULL, NULL}, TEXT("period"));
SHAPE(failure_shares, TEXT("channel"), NUMBER("share", UNIT_PERCENT), TEXT("measured"));

#define SET(name, title, shape, file)                                      \
	{                                                                  \
		name, title, shape, embedded_##file, embedded_##file##_end \
	}

static const struct reference_set sets[] = {
    SET("unit-costs", "Published costs of one contact, by channel", &unit_costs_shape, unit_costs),
    SET("take-up", "Who would use local authority e-services, and who does", &items_shape, take_up),
    SET("varney", "Sir David Varney's recommendations", &items_shape, varney),
    SET("bands", "Procurement gains as a share of spend, by market", &bands_shape, bands),
    SET("phasing", "Expected gains by workstream and year", &phasing_shape, phasing),
    SET("revenue-capital", "Expected gains, revenue and capital", &revenue_capital_shape,
	revenue_capital),
    SET("workstreams", "Expected gains as a share of baseline spending", &workstreams_shape,
	workstreams),
    SET("baseline", "The baseline of 2007-08", &baseline_shape, baseline),
    SET("baseline-lines", "Lines of an account, and whether they make the baseline",
	&baseline_lines_shape, baseline_lines),
    SET("plan-figures", "Other figures of the CLG plan", &plan_figures_shape, plan_figures),
    SET("deflator-ons-2025", "GDP deflator, ONS, June 2025", &deflator_shape, deflator_ons_2025),
    SET("deflator-hmt-2013", "GDP deflator, HM Treasury, March 2013", &deflator_shape,
	deflator_hmt_2013),
    SET("discount-rates", "Green Book real discount rates", &discount_rates_shape, discount_rates),
    SET("green-book-editions", "Editions of the Green Book", &green_book_editions_shape,
	green_book_editions),
    SET("optimism-bias", "Green Book optimism bias", &optimism_bias_shape, optimism_bias),
    SET("price-spreads", "Prices paid for the same thing, lowest and highest", &price_spreads_shape,
	price_spreads),
    SET("per-head", "Contacts and their cost per head of population", &per_head_shape, per_head),
    SET("plan-risks", "The risks of the CLG plan (annex G)", &plan_risks_shape, plan_risks),
    SET("annex-c", "The self-audit checklist of the CLG plan (annex C)", &annex_c_shape, annex_c),
    SET("examples", "What others achieved, by the CLG plan", &examples_shape, examples),
    SET("failure-shares", "Contacts that fail and come back another way", &failure_shares_shape,
	failure_shares),
    SET("strategies", "Built-in channel strategies", &strategies_shape, strategies),
    SET("channels", "Names of channels, and their synonyms", &channels_shape, channels),
    SET("categories", "Procurement categories, their market and what is addressable",
	&categories_shape, categories),
};

#define N_SETS (N_OF(sets))

const struct reference_set *reference_sets(size_t *count)
{
	*count = N_SETS;
	return sets;
}

const struct reference_set *reference_find(const char *name)
{
	for (size_t i = 0; i < N_SETS; i++)
		if (strcmp(sets[i].name, name) == 0)
			return &sets[i];
	return NULL;
}

void reference_init(struct reference *reference, const struct reference_override *overrides,
		    size_t n_overrides, struct arena *arena, struct diagnostics *diagnostics)
{
	*reference =
	    (struct reference){.arena = arena,
			       .diagnostics = diagnostics,
			       .overrides = overrides,
			       .n_overrides = n_overrides,
			       .readings = arena_array(arena, N_SETS, sizeof(struct reading)),
			       .is_asked = arena_array(arena, N_SETS, sizeof(bool))};
}

void reference_forget_asked(struct reference *reference)
{
	memset(reference->is_asked, 0, N_SETS * sizeof *reference->is_asked);
}

void reference_say_unasked(const struct reference *reference, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < reference->n_overrides; i++) {
		const struct reference_override *override = &reference->overrides[i];

		if (!reference->is_asked[reference_find(override->name) - sets])
			notice(diagnostics, in_file(override->path),
			       "is not used: nothing here rests on the set %s", override->name);
	}
}

static const char *override_path(const struct reference *reference, const char *name)
{
	for (size_t i = 0; i < reference->n_overrides; i++)
		if (strcmp(reference->overrides[i].name, name) == 0)
			return reference->overrides[i].path;
	return NULL;
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
