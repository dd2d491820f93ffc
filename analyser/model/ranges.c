#include "model/ranges.h"

#include "base/number.h"

static int64_t number_of(const struct value *value)
{
	return value->kind == VALUE_MONEY   ? value->money.hundredths
	       : value->kind == VALUE_SHARE ? value->share.billionths
					    : value->count;
}

static const char *say(struct arena *arena, const struct value *value)
{
	char text[MONEY_TEXT_SIZE + SHARE_TEXT_SIZE + COUNT_TEXT_SIZE];

	return arena_text(arena, value->kind == VALUE_MONEY ? money_plain(value->money, text)
				 : value->kind == VALUE_SHARE
				     ? share_percent(value->share, text)
				     : count_thousands(value->count, text));
}

/* Is a at most b, where both are given? */
static bool is_in_order(const struct value *a, const struct value *b)
{
	return a->kind == VALUE_NONE || b->kind == VALUE_NONE || number_of(a) <= number_of(b);
}

bool range_check(const struct value *low, const struct value *value, const struct value *high,
		 struct place place, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	if (!is_in_order(low, high))
		return diagnose(diagnostics, SEVERITY_FAULT, place,
				"its low, %s, is above its high, %s; change them over",
				say(arena, low), say(arena, high));
	if (!is_in_order(low, value))
		return diagnose(diagnostics, SEVERITY_FAULT, place,
				"%s is below its low, %s; low, %s and high must stand in rising "
				"order",
				say(arena, value), say(arena, low), place.column);
	return is_in_order(value, high) ||
	       diagnose(diagnostics, SEVERITY_FAULT, place,
			"%s is above its high, %s; low, %s and high must stand in rising order",
			say(arena, value), say(arena, high), place.column);
}
