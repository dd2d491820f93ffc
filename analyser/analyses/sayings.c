#include "analyses/sayings.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "results/formula.h"

const char *say_percent(struct arena *arena, int64_t part, int64_t whole)
{
	struct value share = value_share_of(part, whole);

	return share.kind == VALUE_NONE
		   ? "none"
		   : share_percent(share.share, arena_alloc(arena, SHARE_TEXT_SIZE));
}

const char *say_councils(struct arena *arena, const struct names *councils)
{
	if (councils->count == 1)
		return text_cut(arena, councils->items[0], 80);
	return say_count(arena, councils->count, "council", "councils");
}

const char *say_joined_by(struct arena *arena, const struct lines *lines, const char *between)
{
	const char *joined = "";

	for (size_t i = 0; i < lines->count; i++)
		joined = text_more(arena, joined, between, lines->items[i]);
	return joined;
}

const char *say_joined(struct arena *arena, const struct lines *lines)
{
	return say_joined_by(arena, lines, "; ");
}

const char *say_after(struct arena *arena, double years)
{
	return years < 1 ? "within a year" : arena_format(arena, "after %.1f years", years);
}

struct assumption_used *say_assumed(struct results *results, const char *name, const char *scope,
				    struct value value, const char *source, const char *origin)
{
	struct assumption_used *used = results_assumption(results);

	*used = (struct assumption_used){.name = name,
					 .scope = scope,
					 .value = value,
					 .low = value_none("not given"),
					 .high = value_none("not given"),
					 .source = source,
					 .origin = origin};
	return used;
}

const char *say_origin(const char *origin_of_set)
{
	return strcmp(origin_of_set, "built in") == 0 ? "reference" : "given";
}

void say_assumptions(struct results *results, const struct assumptions *given,
		     enum assumption_use use)
{
	FOR_EACH (const struct assumption, item, given->items, given->n_items) {
		if (item->kind->use != use)
			continue;
		struct assumption_used *used = say_assumed(results, item->kind->name, item->scope,
							   item->value, item->source, "given");
		used->year = item->year.start == 0 ? NULL : say_year(results->arena, item->year);
		used->low = item->low;
		used->high = item->high;
	}
}

static const char *const origins[] = {
    [GIVEN_BY_USER] = "given", [GIVEN_BY_REFERENCE] = "reference", [GIVEN_BY_DEFAULT] = "default"};

void say_lever(struct results *results, const struct lever *lever)
{
	*results_assumption(results) = (struct assumption_used){
	    .name = lever_kind_facts(lever->kind)->name,
	    .scope = lever->scope,
	    .year = lever->year.start == 0 ? NULL : say_year(results->arena, lever->year),
	    .value = lever_value(lever),
	    .low = lever->low,
	    .high = lever->high,
	    .source = lever->source,
	    .origin = origins[lever->giver]};
}

void say_levers(struct results *results, const struct levers *levers, enum lever_kind kind)
{
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == kind && !levers->items[i].is_unused)
			say_lever(results, &levers->items[i]);
}

/* The cell of an end of a lever's range, beside its value: `investment_low`, or else `low`. */
static struct value note_end(struct results *results, const struct lever *lever, const char *end,
			     struct value value)
{
	struct source_figure from = {.rows = lever->from.rows};
	struct value cells = value_none("none");

	if (value.kind == VALUE_NONE || lever->from.field == NULL)
		return cells;
	from.field = arena_format(results->arena, "%s_%s", lever->from.field, end);
	cells = input_cells_note(results, &from, value);
	from.field = end;
	return cells.kind == VALUE_NONE ? input_cells_note(results, &from, value) : cells;
}

void say_all_levers(struct results *results, const struct levers *levers)
{
	for (size_t i = 0; i < levers->count; i++) {
		const struct lever *lever = &levers->items[i];
		const struct lever_kind_facts *facts = lever_kind_facts(lever->kind);

		/* An assumption that is no lever of these sums. */
		if (lever->kind == LEVER_OTHER_ASSUMPTION)
			continue;
		*results_lever(results) = (struct lever_used){
		    .id = lever_id(levers, i, results->arena),
		    .kind = facts->name,
		    .scope = lever->scope,
		    .year = lever->year.start == 0 ? NULL : say_year(results->arena, lever->year),
		    .value = lever_value(lever),
		    .low = lever->low,
		    .high = lever->high,
		    .by_default = lever_default(lever->kind),
		    .least = lever_kind_value(lever->kind, lever->least),
		    .most = lever_kind_value(lever->kind, lever->most),
		    .source = lever->source,
		    .origin = origins[lever->giver],
		    .used_in = lever->is_unused ? NULL : facts->used_in,
		    .cells = input_cells_note(results, &lever->from, lever_value(lever)),
		    .low_cells = note_end(results, lever, "low", lever->low),
		    .high_cells = note_end(results, lever, "high", lever->high)};
	}
}

const char *say_label(struct arena *arena, const char *id)
{
	char *label = say_id(arena, id);

	label[0] = (char)toupper((unsigned char)label[0]);
	return label;
}
