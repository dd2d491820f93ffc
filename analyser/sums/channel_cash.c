#include "sums/channel_cash.h"

bool cash_by_posts(struct money *release, const struct channel_numbers *numbers,
		   const struct plan *plan, size_t channel, size_t lane, int64_t removed,
		   struct money most)
{
	const struct channel_terms *terms = &plan->terms[channel];
	struct money posts = {0};

	if (removed > 0 &&
	    !money_mul(&posts, (struct money){numbers_value(numbers, terms->post_cost, lane)},
		       removed / numbers_value(numbers, terms->contacts_per_post, lane)))
		return false;
	posts = money_to_penny(posts);
	*release = money_compare(posts, most) > 0 ? most : posts;
	return true;
}
