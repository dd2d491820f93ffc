#include "analyses/sayings.h"

#include <string.h>

#include "base/text.h"

const char *say_pounds(struct arena *arena, struct money money)
{
	return money_pounds(money, arena_alloc(arena, MONEY_TEXT_SIZE));
}

const char *say_rough(struct arena *arena, struct money money)
{
	return money_rough(money, arena_alloc(arena, MONEY_TEXT_SIZE));
}

const char *say_count(struct arena *arena, int64_t count)
{
	return count_thousands(count, arena_alloc(arena, COUNT_TEXT_SIZE));
}

const char *say_percent(struct arena *arena, int64_t part, int64_t whole)
{
	struct value share = value_share_of(part, whole);

	return share.kind == VALUE_NONE
		   ? "none"
		   : share_percent(share.share, arena_alloc(arena, SHARE_TEXT_SIZE));
}

const char *say_year(struct arena *arena, struct year year)
{
	return year_format(year, arena_alloc(arena, YEAR_TEXT_SIZE));
}

const char *say_span(struct arena *arena, struct year first, struct year last)
{
	return first.start == last.start
		   ? say_year(arena, first)
		   : arena_format(arena, "%s to %s", say_year(arena, first), say_year(arena, last));
}

const char *say_months(struct arena *arena, unsigned months)
{
	const char *names[12];
	size_t count = 0;

	if (months_count(months) > 2 && months_are_unbroken(months))
		return arena_format(arena, "%s to %s", month_name(months_first(months)),
				    month_name(months_last(months)));
	for (int i = 0; i < 12; i++) {
		int month = (i + 3) % 12 + 1; /* April first */

		if ((months & 1u << month) != 0)
			names[count++] = month_name(month);
	}
	return text_list(arena, names, count, count);
}

const char *say_months_of(struct arena *arena, unsigned months, struct year year)
{
	const unsigned after_christmas = 1u << 1 | 1u << 2 | 1u << 3;
	unsigned first = months & ~after_christmas, second = months & after_christmas;

	if (first == 0 || second == 0)
		return arena_format(arena, "%s %d", say_months(arena, months),
				    months_calendar_year(year, months_first(months)));
	if (months_count(months) > 2 && months_are_unbroken(months))
		return arena_format(arena, "%s %d to %s %d", month_name(months_first(months)),
				    year.start, month_name(months_last(months)), year.start + 1);
	return arena_format(arena, "%s %d and %s %d", say_months(arena, first), year.start,
			    say_months(arena, second), year.start + 1);
}

const char *say_councils(struct arena *arena, const struct names *councils)
{
	if (councils->count == 1)
		return text_cut(arena, councils->items[0], 80);
	return arena_format(arena, "%zu councils", councils->count);
}

const char *say_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

const char *say_joined(struct arena *arena, const struct lines *lines)
{
	const char *joined = "";

	for (size_t i = 0; i < lines->count; i++)
		joined = arena_format(arena, "%s%s%s", joined, i == 0 ? "" : "; ", lines->items[i]);
	return joined;
}

void say_assumptions(struct results *results, const struct assumptions *given,
		     enum assumption_use use)
{
	for (size_t i = 0; i < given->n_items; i++) {
		const struct assumption *item = &given->items[i];
		struct assumption_used *used;

		if (item->kind->use != use)
			continue;
		used = results_assumption(results);
		used->name = item->kind->name;
		used->scope = item->scope;
		used->year = item->year.start == 0 ? NULL : say_year(results->arena, item->year);
		used->value = item->value;
		used->low = item->low;
		used->high = item->high;
		used->source = item->source;
		used->origin = "given";
	}
}

void say_lever(struct results *results, const struct lever *lever)
{
	static const char *const origins[] = {[GIVEN_BY_USER] = "given",
					      [GIVEN_BY_REFERENCE] = "reference",
					      [GIVEN_BY_DEFAULT] = "default"};

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
