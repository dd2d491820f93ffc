#include "sums/portion.h"

/* The first 64 binary places of rest / divisor, rest being less. */
static uint64_t places(unsigned_wide rest, unsigned_wide divisor)
{
	if (divisor >> 64 == 0)
		return (uint64_t)((rest << 64) / (uint64_t)divisor);
	return fraction_divide_on(&rest, 0, divisor);
}

void portion_make(struct portion *portion, struct fraction share, int per)
{
	const unsigned_wide most = (unsigned_wide)1 << 119;
	unsigned_wide numerator = (unsigned_wide)share.numerator,
		      divisor = (unsigned_wide)share.denominator;

	*portion = (struct portion){.share = share, .per = per};
	if (share.numerator < 0 || divisor > most)
		return;
	divisor *= (unsigned)per;

	unsigned_wide whole;

	/* 64-bit division is several times as fast. */
	if ((numerator | divisor) >> 64 == 0)
		whole = (uint64_t)numerator / (uint64_t)divisor;
	else
		whole = numerator / divisor;
	if (whole >= 1 << 10)
		return;
	portion->whole = (uint64_t)whole;
	portion->part = places(numerator - whole * divisor, divisor);
	portion->is_near = true;
}
