#include "analyses/sureness/movers.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

struct seeking {
	const struct evaluation *evaluation;
	const struct movers *movers;
	struct arena *arena;
};

/* Of a kind that a case has levers of. */
static bool find_kind(struct mover *found, const struct seeking *seeking, const char *name)
{
	for (int kind = 0; kind < N_LEVER_KINDS; kind++)
		if (kind != LEVER_OTHER_ASSUMPTION &&
		    strcasecmp(lever_kind_facts((enum lever_kind)kind)->name, name) == 0)
			return movers_of_kind(found, seeking->evaluation, (enum lever_kind)kind,
					      seeking->arena);
	return false;
}

static bool find(struct mover *found, const struct seeking *seeking, const char *name)
{
	const struct movers *movers = seeking->movers;
	const struct levers *levers = &seeking->evaluation->run->bound.levers;

	if (movers->costs != NULL && strcasecmp(name, movers->costs->name) == 0) {
		*found = *movers->costs;
		return true;
	}
	if (movers->delivered != NULL && strcasecmp(name, movers->delivered->name) == 0) {
		*found = *movers->delivered;
		return true;
	}
	FOR_EACH (const struct mover, mover, movers->items, movers->count) {
		if (mover->n_levers == 1 &&
		    strcasecmp(lever_id(levers, (size_t)mover->levers[0], seeking->arena), name) ==
			0) {
			*found = *mover;
			return true;
		}
	}
	return find_kind(found, seeking, name);
}

/* What is on either side of a comma, without the blanks about it. */
static const char *side(struct arena *arena, const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	while (to > from && to[-1] == ' ')
		to--;
	return arena_text_of(arena, from, (size_t)(to - from));
}

static bool refuse_unknown(const struct seeking *seeking, const char *name,
			   struct diagnostics *diagnostics)
{
	const struct levers *levers = &seeking->evaluation->run->bound.levers;
	const char **ids = arena_array(seeking->arena, levers->count, sizeof *ids);

	for (size_t i = 0; i < levers->count; i++)
		ids[i] = lever_id(levers, i, seeking->arena);
	return misuse(diagnostics,
		      "--two-levers: there is no number '%s' in this case%s (--format json lists "
		      "them all: levers)",
		      name, text_suggest(seeking->arena, name, ids, levers->count));
}

/* Amounts, or rules of strategies, that differ: set to one value they are another case. */
static bool is_mixed(const struct mover *mover, const struct levers *levers)
{
	if (mover->is_factor || (mover->unit != UNIT_MONEY && mover->kind != LEVER_STRATEGY_RULE))
		return false;
	for (size_t i = 1; i < mover->n_levers; i++)
		if (levers->items[mover->levers[i]].value != mover->central)
			return true;
	return false;
}

static bool refuse_mixed(const struct seeking *seeking, const struct mover *mover,
			 struct diagnostics *diagnostics)
{
	const struct levers *levers = &seeking->evaluation->run->bound.levers;

	return misuse(diagnostics,
		      "--two-levers: '%s' is %zu numbers of different sizes, which cannot all be "
		      "one value; name one, such as '%s'%s",
		      mover->name, mover->n_levers,
		      lever_id(levers, (size_t)mover->levers[0], seeking->arena),
		      mover->kind == LEVER_COST ? ", or all_costs" : "");
}

/* Names have commas of their own, so each may be the one between. */
static bool find_asked(struct lever_pair *pair, const struct seeking *seeking, const char *asked,
		       struct diagnostics *diagnostics)
{
	const char *end = asked + strlen(asked), *unknown = NULL;

	for (const char *comma = asked; (comma = strchr(comma, ',')) != NULL; comma++) {
		const char *first = side(seeking->arena, asked, comma),
			   *second = side(seeking->arena, comma + 1, end);

		if (!find(&pair->ends[0].mover, seeking, first)) {
			unknown = unknown == NULL ? first : unknown;
			continue;
		}
		if (!find(&pair->ends[1].mover, seeking, second)) {
			unknown = second;
			continue;
		}
		for (size_t i = 0; i < N_OF(pair->ends); i++)
			if (is_mixed(&pair->ends[i].mover, &seeking->evaluation->run->bound.levers))
				return refuse_mixed(seeking, &pair->ends[i].mover, diagnostics);
		for (size_t i = 0; i < pair->ends[0].mover.n_levers; i++)
			for (size_t j = 0; j < pair->ends[1].mover.n_levers; j++)
				if (pair->ends[0].mover.levers[i] == pair->ends[1].mover.levers[j])
					return misuse(diagnostics,
						      "--two-levers: '%s' and '%s' are the same "
						      "number, or one is part of the other",
						      first, second);
		return true;
	}
	if (unknown != NULL)
		return refuse_unknown(seeking, unknown, diagnostics);
	return misuse(diagnostics,
		      "--two-levers needs two numbers with a comma between, such as "
		      "delivered_share,failure_share; got '%s'",
		      asked);
}

/* Each once, and no more than it may be. */
static void add_point(struct pair_end *end, int64_t point)
{
	if (point < end->mover.least || point > end->mover.most)
		return;
	for (int i = 0; i < end->n_points; i++)
		if (end->points[i] == point)
			return;
	end->points[end->n_points++] = point;
}

/*
 * From all of the plan down to none of it; from no failure up to half; else from low to high, or
 * where no range is given from nothing to twice what it is.
 */
static void find_points(struct pair_end *end)
{
	const struct mover *mover = &end->mover;
	const int64_t central = mover->central;

	if (mover->kind == LEVER_DELIVERED_SHARE) {
		for (int i = 5; i >= 0; i--)
			add_point(end, SHARE_ONE / 5 * i);
	} else if (mover->kind == LEVER_FAILURE_SHARE &&
		   (mover->n_levers > 1 || !mover->has_range)) {
		for (int i = 0; i <= 5; i++)
			add_point(end, SHARE_ONE / 10 * i);
	} else if (mover->has_range) {
		add_point(end, mover->low);
		add_point(end, mover->low + (central - mover->low) / 2);
		add_point(end, central);
		add_point(end, central + (mover->high - central) / 2);
		add_point(end, mover->high);
	} else if (central != 0) {
		for (int i = 0; i <= 4; i++)
			add_point(end, central / 2 * i);
	} else {
		for (int i = 0; i <= 5; i++)
			add_point(end, mover->unit == UNIT_PERCENT ? SHARE_ONE / 10 * i : i);
	}
}

bool lever_pair_find(struct lever_pair *pair, bool *is_found, const struct evaluation *evaluation,
		     const struct movers *movers, const char *asked,
		     struct diagnostics *diagnostics)
{
	const struct seeking seeking = {evaluation, movers, diagnostics->arena};

	*pair = (struct lever_pair){.is_asked = asked != NULL};
	*is_found = false;
	if (asked != NULL) {
		if (!find_asked(pair, &seeking, asked, diagnostics))
			return false;
	} else {
		if (evaluation->leader->strategy == NULL || movers->delivered == NULL ||
		    !movers_of_kind(&pair->ends[1].mover, evaluation, LEVER_FAILURE_SHARE,
				    diagnostics->arena))
			return true;
		pair->ends[0].mover = *movers->delivered;
		/* One web channel's failures are all there are. */
		pair->ends[1].mover.has_range = false;
	}
	for (int i = 0; i < 2; i++)
		find_points(&pair->ends[i]);
	*is_found = true;
	return true;
}
