#include "model/unit_costs.h"

#include <string.h>

#include "base/order.h"
#include "base/say.h"
#include "base/text.h"
#include "model/ranges.h"
#include "model/shapes.h"

enum { SET, CHANNEL, COST, SERVICE, STATISTIC, PRICE_YEAR, LOW, HIGH, PRICE_BASE, STATUS, SOURCE };

static const struct field fields[] = {
    [SET] = {"set", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [CHANNEL] = {"channel", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME, NULL, NULL},
    [COST] = {"cost", UNIT_MONEY, FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_PER_ONE,
	      "unitcost|costpercontact", NULL},
    [SERVICE] = {"service", UNIT_TEXT, FIELD_NAME | FIELD_ALL, NULL, NULL},
    [STATISTIC] = {"statistic", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [PRICE_YEAR] = {"price_year", UNIT_YEAR, FIELD_OPTIONAL, NULL, NULL},
    [LOW] = {"low", UNIT_MONEY, FIELD_PER_ONE | FIELD_NOT_NEGATIVE, NULL, NULL},
    [HIGH] = {"high", UNIT_MONEY, FIELD_PER_ONE | FIELD_NOT_NEGATIVE, NULL, NULL},
    [PRICE_BASE] = {"price_base", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [STATUS] = {"status", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    {"derivation", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

/* As many sets as a message names. */
#define MOST_NAMED 40

const struct shape unit_costs_shape = {"unit_costs", "pounds", fields, N_OF(fields), true};

/* The distinct names of the sets in a file, in its order. */
static struct names names_of(const struct reading *reading, struct arena *arena)
{
	struct names names;

	names_init(&names, arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		names_add(&names, record->values[SET].text);
	return names;
}

/* The same, joined. */
static const char *list_sets(const struct reading *reading, struct arena *arena, size_t *count)
{
	const struct names names = names_of(reading, arena);
	const char *joined = "";

	for (size_t i = 0; i < names.count && i < MOST_NAMED; i++)
		joined = text_more(arena, joined, ", ", names.items[i]);
	if (names.count > MOST_NAMED)
		joined = arena_format(arena, "%s and more", joined);
	*count = names.count;
	return joined;
}

/* By the order of channels; what is for all services first. */
static int compare_costs(const void *left, const void *right, void *channels)
{
	const struct unit_cost *a = left, *b = right;

	return ORDER_BY(channels_compare(a->channel, b->channel, channels),
			text_compare(a->service, b->service));
}

static bool add_cost(struct unit_costs *costs, const struct record *record, const char *path,
		     const struct channels *channels, struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	struct unit_cost cost = {
	    .channel = channels_standard(channels, values[CHANNEL].text),
	    .service = names_scope_of(&values[SERVICE]),
	    .cost = values[COST].money,
	    .as_printed = values[COST].money,
	    .low = values[LOW],
	    .high = values[HIGH],
	    .source = value_text_of(&values[SOURCE]),
	    .statistic = value_text_of(&values[STATISTIC]),
	    .status = value_text_of(&values[STATUS]),
	    .price_base = value_text_of(&values[PRICE_BASE]),
	    .price_year =
		values[PRICE_YEAR].kind == VALUE_YEAR ? values[PRICE_YEAR].year : (struct year){0},
	    .from = {path, record->line, NULL},
	};

	if (!range_check(&cost.low, &values[COST], &cost.high,
			 (struct place){path, record->line, "cost"}, diagnostics))
		return false;
	for (size_t i = 0; i < costs->n_items; i++)
		if (strcmp(costs->items[i].channel, cost.channel) == 0 &&
		    text_is_same(costs->items[i].service, cost.service))
			return fault(diagnostics, (struct place){path, record->line, "channel"},
				     "'%s' has two costs in set '%s'; keep one", cost.channel,
				     costs->set);
	ARENA_ADD(diagnostics->arena, costs, items, n_items) = cost;
	fate_use(record->fate);
	return true;
}

static bool take_set(struct unit_costs *costs, const char *set, const struct reading *reading,
		     const struct channels *channels, struct diagnostics *diagnostics)
{
	bool is_well = true;

	costs->set = set;
	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (strcmp(record->values[SET].text, set) == 0)
			is_well &=
			    add_cost(costs, record, reading->source->path, channels, diagnostics);
		else
			fate_leave_out(record->fate, "of another set");
	if (costs->n_items > 1)
		qsort_r(costs->items, costs->n_items, sizeof *costs->items, compare_costs,
			(void *)(uintptr_t)channels);
	return is_well;
}

static bool has_set(const struct reading *reading, const char *set)
{
	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (strcmp(record->values[SET].text, set) == 0)
			return true;
	return false;
}

bool unit_costs_check(const struct reading *reading, const struct channels *channels,
		      struct diagnostics *diagnostics)
{
	const struct names sets = names_of(reading, diagnostics->arena);
	bool is_well = true;

	for (size_t i = 0; i < sets.count; i++) {
		struct unit_costs costs = {0};

		is_well &= take_set(&costs, sets.items[i], reading, channels, diagnostics);
	}
	return is_well;
}

static bool load_file(struct unit_costs *costs, const char *path, const char *set,
		      struct reference *reference, const struct channels *channels)
{
	struct arena *arena = reference->arena;
	struct source *source = arena_alloc(arena, sizeof *source);
	struct reading *reading = arena_alloc(arena, sizeof *reading);
	const struct reading_options options = {0};
	size_t count;

	if (!source_read(source, path, reference->shelf, arena, reference->diagnostics) ||
	    !reading_read(reading, source, &unit_costs_shape, &options, arena,
			  reference->diagnostics))
		return false;

	const char *sets = list_sets(reading, arena, &count);
	const struct shelf_file *sheet = shelf_find(reference->shelf, path);

	if (set == NULL && count > 1)
		return fault(
		    reference->diagnostics, in_file(path),
		    "holds the sets %s; say which with --unit-costs %s:SET, or as "
		    "unit_costs in case.csv",
		    sets,
		    say_word(arena, sheet == NULL || sheet->book == NULL ? path : sheet->book));
	if (set != NULL && !has_set(reading, set))
		return fault(reference->diagnostics, in_file(path),
			     "has no set '%s'; it holds %s, and the published sets are %s", set,
			     sets,
			     list_sets(reference_read(reference, "unit-costs"), arena, &count));
	costs->origin = path;
	costs->reading = reading;
	return take_set(costs, set != NULL ? set : sets, reading, channels, reference->diagnostics);
}

bool unit_costs_is_set(const char *name, struct reference *reference)
{
	const struct reading *built_in = reference_read(reference, "unit-costs");

	return built_in != NULL && has_set(built_in, name);
}

bool unit_costs_load(struct unit_costs *costs, const char *which, struct reference *reference,
		     const struct channels *channels, struct place asked)
{
	const struct reading *built_in = reference_read(reference, "unit-costs");
	const char *colon = strrchr(which, ':');
	size_t count;

	*costs = (struct unit_costs){0};
	if (built_in == NULL)
		return false;
	if (has_set(built_in, which)) {
		const char *origin = reference_origin(reference, "unit-costs");

		costs->is_built_in = strcmp(origin, "built in") == 0;
		costs->origin = origin;
		return take_set(costs, which, built_in, channels, reference->diagnostics);
	}
	if (shelf_exists(reference->shelf, which))
		return load_file(costs, which, NULL, reference, channels);
	if (colon != NULL) {
		const char *path = arena_text_of(reference->arena, which, (size_t)(colon - which));

		if (shelf_exists(reference->shelf, path))
			return load_file(costs, path, colon + 1, reference, channels);
	}
	return diagnose(reference->diagnostics,
			asked.file == NULL ? SEVERITY_USAGE : SEVERITY_FAULT, asked,
			"'%s' is neither a file nor a set of unit costs; the sets are %s", which,
			list_sets(built_in, reference->arena, &count));
}

static bool has_channel(const struct unit_costs *costs, const char *channel)
{
	return FIND_BY(costs->items, costs->n_items, channel, channel) != NULL;
}

bool unit_costs_price_like(struct unit_costs *costs, const char *channel, const char *like,
			   struct arena *arena)
{
	size_t count = costs->n_items;

	if (has_channel(costs, channel) || !has_channel(costs, like))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct unit_cost cost = costs->items[i];

		if (strcmp(cost.channel, like) != 0)
			continue;
		cost.channel = channel;
		cost.source =
		    arena_format(arena, "priced like %s, as asked: %s", like, cost.source);
		ARENA_ADD(arena, costs, items, n_items) = cost;
	}
	return true;
}

void unit_costs_fall_back(struct unit_costs *costs, const struct unit_costs *other,
			  struct arena *arena)
{
	for (size_t i = 0; i < other->n_items; i++) {
		ARENA_ADD(arena, costs, items, n_items) = other->items[i];
		costs->n_fallback++;
	}
	costs->fallback_set = other->set;
	costs->fallback_origin = other->origin;
	costs->is_fallback_built_in = other->is_built_in;
}

bool unit_costs_is_own(const struct unit_costs *costs, const struct unit_cost *cost)
{
	return (size_t)(cost - costs->items) < costs->n_items - costs->n_fallback;
}

static const struct unit_cost *find_among(const struct unit_costs *costs, size_t from, size_t to,
					  const char *service, const char *channel)
{
	const struct unit_cost *general = NULL;

	for (size_t i = from; i < to; i++) {
		const struct unit_cost *cost = &costs->items[i];

		if (strcmp(cost->channel, channel) != 0)
			continue;
		if (cost->service == NULL)
			general = cost;
		else if (strcmp(cost->service, service) == 0)
			return cost;
	}
	return general;
}

const struct unit_cost *unit_costs_find(const struct unit_costs *costs, const char *service,
					const char *channel)
{
	size_t n_own = costs->n_items - costs->n_fallback;
	const struct unit_cost *own = find_among(costs, 0, n_own, service, channel);

	return own != NULL ? own : find_among(costs, n_own, costs->n_items, service, channel);
}

bool unit_costs_published(struct unit_cost_sets *sets, struct reference *reference,
			  const struct channels *channels)
{
	const struct reading *reading = reference_read(reference, "unit-costs");
	bool is_well = true;

	*sets = (struct unit_cost_sets){0};
	if (reading == NULL)
		return false;
	struct names names = names_of(reading, reference->arena);
	sets->items = arena_array(reference->arena, names.count + 1, sizeof *sets->items);
	for (; sets->count < names.count; sets->count++)
		is_well &= unit_costs_load(&sets->items[sets->count], names.items[sets->count],
					   reference, channels, (struct place){0});
	return is_well;
}

bool unit_costs_is_published(const struct unit_cost *cost, struct reference *reference,
			     const struct channels *channels)
{
	const struct reading *reading = reference_read(reference, "unit-costs");

	for (size_t i = 0; reading != NULL && i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (money_compare(values[COST].money, cost->as_printed) == 0 &&
		    strcmp(channels_standard(channels, values[CHANNEL].text), cost->channel) == 0)
			return true;
	}
	return false;
}

#define FAR_OFF 5 /* times the highest, or the lowest, published cost */

/* The highest and the lowest published cost of a channel (NULL: of any), as values of its set. */
static void find_ends(const struct value **highest, const struct value **lowest,
		      const struct reading *published, const struct channels *channels,
		      const char *channel)
{
	*highest = *lowest = NULL;
	FOR_EACH (const struct record, record, published->records, published->n_records) {
		const struct value *values = record->values;

		if (values == NULL ||
		    (channel != NULL &&
		     strcmp(channels_standard(channels, values[CHANNEL].text), channel) != 0))
			continue;
		if (*highest == NULL ||
		    money_compare(values[COST].money, (*highest)[COST].money) > 0)
			*highest = values;
		if (*lowest == NULL || money_compare(values[COST].money, (*lowest)[COST].money) < 0)
			*lowest = values;
	}
}

void unit_costs_say_odd(const struct reading *reading, struct reference *reference,
			const struct channels *channels, struct diagnostics *diagnostics)
{
	const struct reading *published = reference_read(reference, "unit-costs");

	for (size_t i = 0; published != NULL && i < reading->n_records; i++) {
		const struct record *record = &reading->records[i];
		const char *channel = channels_standard(channels, record->values[CHANNEL].text);
		const int64_t cost = record->values[COST].money.hundredths;
		const struct value *highest, *lowest, *end;
		char text[MONEY_TEXT_SIZE], other[MONEY_TEXT_SIZE];

		find_ends(&highest, &lowest, published, channels, channel);
		bool is_known = highest != NULL;
		if (!is_known)
			find_ends(&highest, &lowest, published, channels, NULL);
		if (highest == NULL || cost == 0)
			continue;
		if (cost / FAR_OFF > highest[COST].money.hundredths)
			end = highest;
		else if (is_known && cost < lowest[COST].money.hundredths / FAR_OFF)
			end = lowest;
		else
			continue;
		warning(diagnostics, (struct place){reading->source->path, record->line, "cost"},
			"£%s a contact by %s is far %s the %s published cost%s, £%s (%s); %s",
			money_plain(record->values[COST].money, text), channel,
			end == highest ? "above" : "below", end == highest ? "highest" : "lowest",
			is_known ? "" : " of any channel", money_plain(end[COST].money, other),
			end[SET].text,
			end == highest ? "costs are in pounds: is it in pence?"
				       : "is it in hundreds of pounds?");
	}
}

const char *unit_costs_sets_with(struct reference *reference, const struct channels *channels,
				 const char *channel)
{
	const struct reading *reading = reference_read(reference, "unit-costs");
	const char *joined = NULL;

	for (size_t i = 0; reading != NULL && i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(channels_standard(channels, values[CHANNEL].text), channel) == 0)
			joined = text_more(reference->arena, joined, ", ", values[SET].text);
	}
	return joined;
}
