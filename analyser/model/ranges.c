#include "model/ranges.h"

#include <stdlib.h>
#include <string.h>

static int64_t number_of(const struct value *value)
{
	return value->kind == VALUE_MONEY   ? value->money.hundredths
	       : value->kind == VALUE_SHARE ? value->share.billionths
					    : value->count;
}

/* In full: what differs must not look alike. */
static const char *say(struct arena *arena, const struct value *value)
{
	char text[MONEY_TEXT_SIZE + COUNT_TEXT_SIZE];
	int64_t billionths, percent, rest;

	if (value->kind != VALUE_SHARE)
		return arena_text(arena, value->kind == VALUE_MONEY
					     ? money_plain(value->money, text)
					     : count_thousands(value->count, text));
	billionths = value->share.billionths;
	percent = billionths / (SHARE_ONE / 100);
	rest = billionths % (SHARE_ONE / 100);

	char *said = arena_format(arena, "%s%lld.%07lld", billionths < 0 ? "-" : "", llabs(percent),
				  llabs(rest));
	size_t length = strlen(said);

	while (said[length - 1] == '0')
		length--;
	length -= said[length - 1] == '.';
	return arena_format(arena, "%.*s%%", (int)length, said);
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
	const char *problem = NULL;

	if (!is_in_order(low, high))
		problem =
		    arena_format(arena, "its low, %s, is above its high, %s; change them over",
				 say(arena, low), say(arena, high));
	else if (!is_in_order(low, value))
		problem =
		    arena_format(arena, "%s is below its low, %s; lower the low, or raise the %s",
				 say(arena, value), say(arena, low), place.column);
	else if (!is_in_order(value, high))
		problem =
		    arena_format(arena, "%s is above its high, %s; raise the high, or lower the %s",
				 say(arena, value), say(arena, high), place.column);
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
