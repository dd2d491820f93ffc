#include "outputs/text_cells.h"

#include <inttypes.h>
#include <math.h>

struct rounding {
	int64_t from, unit; /* pounds */
	int places;
	const char *suffix;
};

/* An amount that rounds to the first of a step is written in that step. */
static const struct rounding roundings[] = {
    {999500000, 1000000, 0, "m"}, {9995000, 1000000, 1, "m"}, {99950, 1000, 0, "k"},
    {9999, 1000, 1, "k"},         {1000, 1, 0, ""},
};

#define PENCE_BELOW 100 /* pounds: a small amount among large ones is shown exactly */

static uint64_t size_of(struct money money)
{
	return money.hundredths < 0 ? -(uint64_t)money.hundredths : (uint64_t)money.hundredths;
}

const struct rounding *rounding_of(struct money largest)
{
	for (size_t i = 0; i < N_OF(roundings); i++)
		if (size_of(largest) >= (uint64_t)roundings[i].from * MONEY_PER_POUND)
			return &roundings[i];
	return NULL;
}

/* From a pound on parts of a penny tell a reader nothing. */
static const char *pounds(struct money money, char text[MONEY_TEXT_SIZE])
{
	const bool is_small = size_of(money) < MONEY_PER_POUND;

	return money_pounds(is_small ? money : money_to_penny(money), text);
}

const char *rounding_text(const struct rounding *rounding, struct money money, struct arena *arena)
{
	char *text = arena_alloc(arena, MONEY_TEXT_SIZE), digits[COUNT_TEXT_SIZE];
	uint64_t step, steps, size = size_of(money), one = 1;

	if (rounding == NULL)
		return pounds(money, text);
	for (int i = 0; i < rounding->places; i++)
		one *= 10;
	if (money.hundredths == 0)
		return "£0";
	step = (uint64_t)rounding->unit * MONEY_PER_POUND / one;
	steps = size / step + (size % step >= step - size % step);
	if (steps < 10)
		return size < (uint64_t)PENCE_BELOW * MONEY_PER_POUND ? pounds(money, text)
								      : money_rough(money, text);
	count_thousands((int64_t)(steps / one), digits);
	if (rounding->places == 0)
		return arena_format(arena, "%s£%s%s", money.hundredths < 0 ? "-" : "", digits,
				    rounding->suffix);
	return arena_format(arena, "%s£%s.%0*" PRIu64 "%s", money.hundredths < 0 ? "-" : "", digits,
			    rounding->places, steps % one, rounding->suffix);
}

const char *rounding_ratio(double ratio, struct arena *arena)
{
	/* Near 1 so that it shows the side. */
	const bool is_near =
	    (ratio != 0 && fabs(ratio) < 0.05) || (ratio != 1 && fabs(ratio - 1) < 0.05);

	return arena_format(arena, "%.*f", is_near ? 2 : 1, ratio);
}
