#include "model/costs.h"

#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "base/words.h"
#include "model/names.h"
#include "model/ranges.h"
#include "model/shapes.h"
#include "reading/cell.h"

enum { ITEM, KIND, YEAR, AMOUNT, SOURCE, STRATEGY, TYPE, LOW, HIGH, PROJECT_TYPE, BIAS_INCLUDED };

static const struct field fields[] = {
    [ITEM] = {"item", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME, NULL, NULL},
    [KIND] = {"kind", UNIT_TEXT, FIELD_REQUIRED | FIELD_PART, NULL, NULL},
    [YEAR] = {"year", UNIT_YEAR, FIELD_REQUIRED, "financialyear", NULL},
    [AMOUNT] = {"amount", UNIT_MONEY, FIELD_REQUIRED | FIELD_AMOUNT | FIELD_NOT_NEGATIVE, "cost",
		NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [STRATEGY] = {"strategy", UNIT_TEXT, FIELD_PART | FIELD_ALL, NULL, NULL},
    [TYPE] = {"type", UNIT_TEXT, FIELD_PART, NULL, NULL},
    [LOW] = {"low", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [HIGH] = {"high", UNIT_MONEY, FIELD_NOT_NEGATIVE, NULL, NULL},
    [PROJECT_TYPE] = {"project_type", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [BIAS_INCLUDED] = {"bias_included", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape costs_shape = {"costs", "pounds", fields, N_OF(fields), true};

const char *const cost_kind_names[] = {
    [COST_INVESTMENT] = "investment",
    [COST_RUNNING] = "running",
};

const char *const cost_type_names[] = {
    [COST_REVENUE] = "revenue",
    [COST_CAPITAL] = "capital",
    [COST_UNTYPED] = "not stated",
};

/* `; did you mean 'investment'?` of other words for a kind, or which to write. */
static const char *suggest_kind(const char *text, struct arena *arena)
{
	static const struct {
		const char *folded;
		enum cost_kind kind;
	} words[] = {
	    {"oneoff", COST_INVESTMENT}, {"onetime", COST_INVESTMENT}, {"once", COST_INVESTMENT},
	    {"setup", COST_INVESTMENT},  {"initial", COST_INVESTMENT}, {"capital", COST_INVESTMENT},
	    {"annual", COST_RUNNING},    {"yearly", COST_RUNNING},     {"ongoing", COST_RUNNING},
	    {"recurring", COST_RUNNING}, {"revenue", COST_RUNNING},    {"everyyear", COST_RUNNING}};
	const char *folded = text_fold(arena, text), *near;

	for (size_t i = 0; i < N_OF(words); i++)
		if (strcmp(folded, words[i].folded) == 0)
			return arena_format(arena, "; did you mean '%s'?",
					    cost_kind_names[words[i].kind]);
	near = text_suggest(arena, text, cost_kind_names, 2);
	return near[0] == '\0' ? "; write the one that it is" : near;
}

static bool read_words(struct cost *cost, const struct value *values, struct place place,
		       struct diagnostics *diagnostics)
{
	const char *type = value_text_of(&values[TYPE]),
		   *included = value_text_of(&values[BIAS_INCLUDED]);
	int kind = text_place(values[KIND].text, cost_kind_names, 2),
	    found = type == NULL ? COST_UNTYPED : text_place(type, cost_type_names, 2),
	    is_included = 0;
	bool is_well = true;

	place.column = "kind";
	if (kind < 0)
		is_well = fault(
		    diagnostics, place,
		    "%s is not 'investment' (once) or 'running' (every year from its year on)%s",
		    cell_quoted(diagnostics->arena, values[KIND].text),
		    suggest_kind(values[KIND].text, diagnostics->arena));
	place.column = "type";
	if (found < 0)
		is_well = fault(diagnostics, place,
				"%s is not 'capital' or 'revenue'; write one, or leave it empty",
				cell_quoted(diagnostics->arena, type));
	place.column = "bias_included";
	if (included != NULL &&
	    !words_find(&is_included, yes_no_words, included, diagnostics->arena))
		is_well = fault(diagnostics, place,
				"%s is not 'yes' or 'no'; write one, or leave it empty",
				cell_quoted(diagnostics->arena, included));
	if (!is_well)
		return false;
	cost->kind = (enum cost_kind)kind;
	cost->type = (enum cost_type)found;
	cost->has_bias = is_included != 0;
	return true;
}

static bool build_one(struct cost *cost, const struct record *record, const char *path,
		      struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	struct place place = {path, record->line, "amount"};

	*cost = (struct cost){
	    .item = values[ITEM].text,
	    .source = values[SOURCE].text,
	    .strategy = names_scope_of(&values[STRATEGY]),
	    .year = values[YEAR].year,
	    .amount = values[AMOUNT].money,
	    .low = values[LOW],
	    .high = values[HIGH],
	    .project_type = value_text_of(&values[PROJECT_TYPE]),
	    .line = record->line,
	    .fate = record->fate,
	};
	const struct value amount = value_money(cost->amount);

	return range_check(&cost->low, &amount, &cost->high, place, diagnostics) &&
	       read_words(cost, values, place, diagnostics);
}

/* The item a row belongs to: all but the year. */
static int compare_items(const struct cost *a, const struct cost *b)
{
	return ORDER_BY(text_compare(a->strategy, b->strategy), strcmp(a->item, b->item),
			(int)a->kind - (int)b->kind);
}

static int compare_costs(const void *left, const void *right)
{
	const struct cost *a = left, *b = right;

	return ORDER_BY(compare_items(a, b), a->year.start - b->year.start,
			ORDER(a->line, b->line));
}

/* A later row of a running item takes over from the one before; none stands twice. */
static bool chain(struct costs *costs, struct diagnostics *diagnostics)
{
	bool is_well = true;

	for (size_t i = 1; i < costs->n_items; i++) {
		struct cost *one = &costs->items[i - 1];
		const struct cost *other = &costs->items[i];
		char year[YEAR_TEXT_SIZE];

		if (compare_items(one, other) != 0)
			continue;
		const struct place place = {costs->path, other->line, "item"};

		if (one->year.start == other->year.start)
			is_well = !diagnostics_refuses(diagnostics, place) &&
				  fault(diagnostics, place,
					"'%s' is given for %s on line %ld too; if one is a copy, "
					"take it out; if both are meant, add the amounts up, or "
					"give the two different names",
					other->item, year_format(other->year, year), one->line);
		else if (one->kind == COST_RUNNING)
			one->ends = other->year;
	}
	return is_well;
}

/* A later row of the same item sets its level anew; of another, it adds to it. */
static void say_alike(const struct costs *costs, const struct reading *reading,
		      struct diagnostics *diagnostics)
{
	struct names names;

	names_init(&names, diagnostics->arena);
	for (size_t i = 0; i < costs->n_items; i++)
		names_add(&names, costs->items[i].item);
	names_say_alike(&names, "items", reading, "item", diagnostics);
}

bool costs_build(struct costs *costs, const struct reading *reading,
		 struct diagnostics *diagnostics)
{
	bool is_well = true;

	*costs = (struct costs){.path = reading->source->path};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		struct cost cost;

		if (!build_one(&cost, record, costs->path, diagnostics)) {
			is_well = false;
			continue;
		}
		fate_use(record->fate);
		ARENA_ADD(diagnostics->arena, costs, items, n_items) = cost;
	}
	say_alike(costs, reading, diagnostics);
	SORT(costs->items, costs->n_items, compare_costs);
	return chain(costs, diagnostics) && is_well;
}

bool cost_falls_in(const struct cost *cost, struct year year)
{
	if (cost->kind == COST_INVESTMENT)
		return cost->year.start == year.start;
	return cost->year.start <= year.start &&
	       (cost->ends.start == 0 || year.start < cost->ends.start);
}
