#include "tally/unit_price.h"

const char *unit_price_of(struct money *price, const struct head *head,
			  const struct verdict *verdict)
{
	const struct value *own = &verdict->values[head->price_field];
	const struct value *amount = &verdict->values[head->line_field];
	int64_t quantity = verdict->has_amount ? verdict->amount : 1;

	if (head->columns.at[head->price_field] >= 0) {
		*price = own->money;
		return NULL;
	}
	if (quantity == 0)
		return "no quantity to divide the amount by";
	if (amount->money.hundredths % quantity != 0)
		return "amount divided by quantity is no price exact to £0.0001";
	price->hundredths = amount->money.hundredths / quantity;
	return NULL;
}
