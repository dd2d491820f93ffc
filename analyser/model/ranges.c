#include "model/ranges.h"

#include "base/say.h"

/* Is a at most b, where both are given? */
static bool is_in_order(const struct value *a, const struct value *b)
{
	int64_t one, other;

	return !value_units(a, &one) || !value_units(b, &other) || one <= other;
}

bool range_check(const struct value *low, const struct value *value, const struct value *high,
		 struct place place, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const char *problem = NULL;

	if (!is_in_order(low, high))
		problem =
		    arena_format(arena, "its low, %s, is above its high, %s; change them over",
				 say_in_full(arena, low), say_in_full(arena, high));
	else if (!is_in_order(low, value))
		problem =
		    arena_format(arena, "%s is below its low, %s; lower the low, or raise the %s",
				 say_in_full(arena, value), say_in_full(arena, low), place.column);
	else if (!is_in_order(value, high))
		problem =
		    arena_format(arena, "%s is above its high, %s; raise the high, or lower the %s",
				 say_in_full(arena, value), say_in_full(arena, high), place.column);
	if (problem == NULL && (low->kind == VALUE_NONE) != (high->kind == VALUE_NONE))
		warning(diagnostics, place,
			"has a %s and no %s, so it has no range and stays as it is; give both",
			low->kind == VALUE_NONE ? "high" : "low",
			low->kind == VALUE_NONE ? "low" : "high");
	if (problem == NULL)
		return true;
	diagnose(diagnostics, diagnostics->tolerates_ranges ? SEVERITY_NOTICE : SEVERITY_FAULT,
		 place, "%s", problem);
	return diagnostics->tolerates_ranges;
}
