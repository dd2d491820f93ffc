#include "analyses/sayings.h"
#include "analyses/sureness/movers.h"

#include <string.h>

struct value mover_value(const struct mover *mover, int64_t value)
{
	return mover->is_factor ? value_share((struct share){value})
				: lever_kind_value(mover->kind, value);
}

const char *mover_say(const struct mover *mover, int64_t value, struct arena *arena)
{
	switch (mover->unit) {
	case UNIT_MONEY:
		return value > -1000 * MONEY_PER_POUND && value < 1000 * MONEY_PER_POUND
			   ? say_pounds(arena, (struct money){value})
			   : say_rough(arena, (struct money){value});
	case UNIT_PERCENT:
		/* Beyond twice, people say how many times. */
		if (mover->is_factor && value >= 2 * (int64_t)SHARE_ONE)
			return arena_format(
			    arena, "%lld.%lld times those given",
			    (long long)((value + SHARE_ONE / 20) / SHARE_ONE),
			    (long long)((value + SHARE_ONE / 20) / (SHARE_ONE / 10) % 10));
		return share_percent((struct share){value}, arena_alloc(arena, SHARE_TEXT_SIZE));
	default:
		return say_number(arena, value);
	}
}

int64_t mover_say_step(int64_t size)
{
	return size < 1000 * MONEY_PER_POUND ? 1 : money_rough_unit((struct money){size});
}

const char *mover_say_published(const struct lever *lever, struct arena *arena)
{
	return lever->published_year.start == 0 || lever->published_year.start == lever->year.start
		   ? NULL
		   : say_year(arena, lever->published_year);
}

const char *mover_say_lever(const struct lever *lever, struct arena *arena)
{
	const struct mover mover = {.kind = lever->kind,
				    .scope = lever->scope,
				    .published = mover_say_published(lever, arena),
				    .year = lever->year.start == 0 ? NULL
								   : say_year(arena, lever->year)};

	return mover_say_name(&mover, arena);
}

/* Of each part of a case, of a strategy, and of all: never the same words for two of them. */
static const char *say_delivered(const char *scope, struct arena *arena)
{
	if (strcmp(scope, "*") == 0)
		return "share of all planned savings that happens";
	if (strcmp(scope, "procurement") == 0)
		return "share of planned procurement savings that happens";
	if (strcmp(scope, "prices") == 0)
		return "share of planned price savings that happens";
	if (strcmp(scope, "register") == 0)
		return "share of the register's gains that happens";
	return arena_format(arena, "share of the change planned in '%s' that happens", scope);
}

const char *mover_say_name(const struct mover *mover, struct arena *arena)
{
	const struct lever_kind_facts *facts = lever_kind_facts(mover->kind);
	const char *year = say_around(arena, " in ", mover->year, ""), *scope = mover->scope;

	if (mover->is_factor)
		return "all costs";
	if (mover->kind == LEVER_DELIVERED_SHARE)
		return say_delivered(scope, arena);
	if (mover->kind == LEVER_PROCUREMENT_BAND)
		return arena_format(arena, "procurement saving %s%s",
				    strcmp(scope, "average") == 0    ? "on unclassified spend"
				    : strcmp(scope, "specific") == 0 ? "in sector-specific markets"
								     : "in commodity markets",
				    year);
	if (mover->published != NULL)
		return arena_format(arena, "%s for %s, used for %s", facts->said, mover->published,
				    mover->year);
	if (!facts->is_said_of_scope)
		return arena_format(
		    arena, "%s%s%s", facts->said,
		    strcmp(scope, "*") == 0 ? "" : say_around(arena, " (", scope, ")"), year);
	/* A rule's strategy is the one that is spoken of. */
	if (mover->kind == LEVER_STRATEGY_RULE && strstr(scope, ": ") != NULL)
		scope = strstr(scope, ": ") + 2;
	/* A register's council is that of the case. */
	if (mover->kind != LEVER_COST && strstr(scope, ", '") != NULL)
		scope = strstr(scope, ", '") + 2;
	return arena_format(arena, "%s%s%s", facts->said, scope,
			    strstr(scope, mover->year == NULL ? "*" : mover->year) != NULL ? ""
											   : year);
}
