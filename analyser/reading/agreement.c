#include "reading/run_sums.h"

#define ENOUGH_OF_WHOLE 9 /* of one figure that is what all others come to: 512, or 51.20 */
#define ENOUGH_BITS 20    /* of figures that agree, where no word says total */

/* How much a figure says: its digits without the noughts behind. */
static int bits_of(int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;
	int bits = 0;

	while (size > 0 && size % 10 == 0)
		size /= 10;
	for (; size > 1; size >>= 1)
		bits++;
	return bits;
}

void agreement_see(struct agreement *agreement, int64_t amount, int64_t sum, size_t n_addends)
{
	if (n_addends == 0 || amount != sum || amount == 0) {
		agreement->n_bad++;
		return;
	}
	if (n_addends < 2) {
		agreement->n_weak++;
		return;
	}
	agreement->n_strong++;
	agreement->bits += bits_of(amount);
	if (n_addends > agreement->most_addends)
		agreement->most_addends = n_addends;
}

bool agreement_shows_whole(const struct agreement *agreement)
{
	return agreement->n_bad == 0 && agreement->n_strong == 1 && agreement->most_addends >= 3 &&
	       agreement->bits >= ENOUGH_OF_WHOLE;
}

bool agreement_shows_total(const struct agreement *agreement, bool says_so)
{
	/* Where some differ, all the more digits of the others must agree. */
	bool is_sure = agreement->bits >= 2 * ENOUGH_BITS && agreement->n_strong >= 3 &&
		       agreement->n_bad * 2 <= agreement->n_strong;

	if (agreement->n_strong == 0 ||
	    (agreement->n_bad * 5 > agreement->n_strong + agreement->n_weak && !is_sure))
		return false;
	return says_so || (agreement->bits >= ENOUGH_BITS &&
			   (agreement->n_strong >= 2 || agreement->most_addends >= 3));
}
