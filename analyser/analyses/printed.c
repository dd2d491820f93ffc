#include "analyses/printed.h"

typedef bool operation(struct fraction *result, struct fraction a, struct fraction b);

static struct printed combine(operation *operate, struct printed a, struct printed b)
{
	struct printed result = {.is_known = a.is_known && b.is_known};

	result.is_known = result.is_known && operate(&result.least, a.least, b.least) &&
			  operate(&result.value, a.value, b.value) &&
			  operate(&result.most, a.most, b.most);
	return result;
}

struct printed printed_new(struct fraction value, struct fraction half)
{
	struct printed printed = {.value = value, .is_known = true};
	struct fraction less = {-half.numerator, half.denominator};

	printed.is_known =
	    fraction_add(&printed.least, value, less) && fraction_add(&printed.most, value, half);
	return printed;
}

struct printed printed_add(struct printed a, struct printed b)
{
	return combine(fraction_add, a, b);
}

struct printed printed_multiply(struct printed a, struct printed b)
{
	return combine(fraction_multiply, a, b);
}

struct printed printed_compound(struct printed rate, int years)
{
	const struct printed one = printed_new(fraction_one, fraction_zero);
	const struct printed less_one = printed_new((struct fraction){-1, 1}, fraction_zero);
	struct printed factor = one;

	for (int i = 0; i < years; i++)
		factor = printed_multiply(factor, printed_add(one, rate));
	return printed_add(factor, less_one);
}

bool printed_meet(struct printed a, struct printed b)
{
	return fraction_compare(a.least, b.most) <= 0 && fraction_compare(b.least, a.most) <= 0;
}
