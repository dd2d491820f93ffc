#include "base/value.h"

#include <math.h>

struct value value_none(const char *reason)
{
	return (struct value){.kind = VALUE_NONE, .text = reason};
}

struct value value_text(const char *text)
{
	return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value value_text_or(const char *text, const char *reason)
{
	return text == NULL ? value_none(reason) : value_text(text);
}

struct value value_year(struct year year)
{
	return (struct value){.kind = VALUE_YEAR, .year = year};
}

struct value value_count(int64_t count)
{
	return (struct value){.kind = VALUE_COUNT, .count = count};
}

struct value value_money(struct money money)
{
	return (struct value){.kind = VALUE_MONEY, .money = money};
}

struct value value_of_units(enum unit unit, int64_t units)
{
	return unit == UNIT_MONEY   ? value_money((struct money){units})
	       : unit == UNIT_COUNT ? value_count(units)
				    : value_share((struct share){units});
}

struct value value_money_less(struct money from, struct money taken)
{
	struct money money;

	return money_subtract(&money, from, taken) ? value_money(money)
						   : value_none("more than can be counted");
}

struct value value_share(struct share share)
{
	return (struct value){.kind = VALUE_SHARE, .share = share};
}

struct value value_ratio(double ratio)
{
	return isfinite(ratio) ? (struct value){.kind = VALUE_RATIO, .ratio = ratio}
			       : value_none("more than can be counted");
}

struct value value_share_of(int64_t part, int64_t whole)
{
	struct fraction fraction;

	if (!fraction_new(&fraction, part, whole))
		return value_none("nothing to share");
	return value_fraction(fraction);
}

struct value value_fraction(struct fraction fraction)
{
	struct share share;

	return fraction_of(&share.billionths, SHARE_ONE, fraction)
		   ? value_share(share)
		   : value_none("more than can be counted");
}

bool value_units(const struct value *value, int64_t *units)
{
	switch (value->kind) {
	case VALUE_MONEY:
		*units = value->money.hundredths;
		return true;
	case VALUE_SHARE:
		*units = value->share.billionths;
		return true;
	case VALUE_COUNT:
		*units = value->count;
		return true;
	default:
		return false;
	}
}

struct share value_ratio_share(double part, double whole)
{
	if (!(whole > 0))
		return (struct share){0};
	return (struct share){(int64_t)(part / whole * 100 + 0.5) * (SHARE_ONE / 100)};
}
