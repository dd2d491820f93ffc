#include "analyses/prices/prices_bands.h"

#include "analyses/procurement/procurement_terms.h"
#include "analyses/sayings.h"

enum {
	CATEGORY,
	MARKET,
	SPEND,
	ADDRESSABLE,
	LOW,
	CENTRAL,
	HIGH,
	PRICE_GAIN,
	DIFFERENCE,
	NOT_COMPARED,
	BY_PRICES,
	WHY,
	N_COLUMNS
};

static const struct column columns[] = {
    [CATEGORY] = {"category", "Category", UNIT_TEXT, ROLE_DIMENSION},
    [MARKET] = {"market", "Market", UNIT_TEXT, ROLE_DIMENSION},
    [SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [ADDRESSABLE] = {"addressable", "Addressable", UNIT_MONEY, ROLE_MEASURE},
    [LOW] = {"band_low", "Band, low", UNIT_MONEY, ROLE_MEASURE},
    [CENTRAL] = {"band_central", "Band, central", UNIT_MONEY, ROLE_MEASURE},
    [HIGH] = {"band_high", "Band, high", UNIT_MONEY, ROLE_MEASURE},
    [PRICE_GAIN] = {"price_gain", "Price gain", UNIT_MONEY, ROLE_MEASURE},
    [DIFFERENCE] = {"difference", "Difference", UNIT_MONEY, ROLE_TOTAL},
    [NOT_COMPARED] = {"difference_not_compared", "on one price only", UNIT_MONEY, ROLE_MEASURE},
    [BY_PRICES] = {"difference_by_prices", "by the prices", UNIT_MONEY, ROLE_MEASURE},
    [WHY] = {"explanation", "What explains it", UNIT_TEXT, ROLE_DIMENSION},
};

/* The two gains of one category. */
struct both {
	struct money addressable, low, central, high, prices;
	struct money difference, not_compared, by_prices;
};

static bool reckon(struct both *both, const struct price_sum *sum, const struct band *band,
		   struct fraction addressable, enum price_reference benchmark)
{
	struct money uncompared, counted;

	*both = (struct both){.prices = sum->gain[benchmark]};
	if (!money_share(&both->addressable, sum->spend, addressable) ||
	    !money_share(&both->low, both->addressable, band->low) ||
	    !money_share(&both->central, both->addressable, band->central) ||
	    !money_share(&both->high, both->addressable, band->high) ||
	    !money_share(&uncompared, sum->uncompared, addressable) ||
	    !money_share(&counted, uncompared, band->central))
		return false;
	both->not_compared.hundredths = -counted.hundredths;
	return money_subtract(&both->difference, both->prices, both->central) &&
	       money_subtract(&both->by_prices, both->difference, both->not_compared);
}

static const char *why(const struct both *both, const struct price_sum *sum, struct arena *arena)
{
	const char *prices = money_compare(both->prices, both->low) < 0
				 ? "prices differ less than the band counts on"
			     : money_compare(both->prices, both->high) > 0
				 ? "prices differ more: are specifications alike?"
				 : "prices bear out the band";

	if (sum->uncompared.hundredths == 0)
		return prices;
	if (money_compare(sum->uncompared, sum->spend) == 0)
		return "one price for each item: they say nothing";
	return arena_format(arena, "%s; %s has one price", prices,
			    say_rough(arena, sum->uncompared));
}

static void set_row(struct value *values, const struct price_sum *sum, const struct both *both,
		    const char *none)
{
	const struct money amounts[] = {
	    both->addressable, both->low,        both->central,      both->high,
	    both->prices,      both->difference, both->not_compared, both->by_prices,
	};

	values[SPEND] = value_money(sum->spend);
	for (int i = 0; i < 8; i++)
		values[ADDRESSABLE + i] = none != NULL && ADDRESSABLE + i != PRICE_GAIN
					      ? value_none(none)
					      : value_money(amounts[i]);
}

bool prices_bands_add(struct results *results, const struct price_items *items,
		      const struct prices_question *question, struct diagnostics *diagnostics)
{
	const struct names *names = &question->prices->categories;
	struct procurement_terms terms = {0};
	struct price_sums sums;
	struct table *table;

	if (names->count == 0)
		return true;
	if (!procurement_terms_bands(&terms, question->reference, diagnostics))
		return false;
	if (!price_sums_make(&sums, items, question, PRICE_BY_CATEGORY, results->arena))
		return diagnose(diagnostics, SEVERITY_FAULT,
				(struct place){.file = question->prices->path},
				"the gains add up to more than can be counted exactly");
	table = results_table(results, "price_band", "Bands and prices, two answers side by side",
			      columns, N_COLUMNS);
	for (size_t i = 0; i < sums.count; i++) {
		const struct price_sum *sum = &sums.items[i];
		const char *name = sum->id < 0 ? NULL : names->items[sum->id];
		const struct category *category =
		    name == NULL ? NULL : categories_find(question->categories, name);
		enum market market = category == NULL ? MARKET_AVERAGE : category->market;
		struct value *values = table_row(table);
		struct both both;

		if (!reckon(&both, sum, &terms.bands[market],
			    category == NULL ? fraction_one : category->addressable,
			    question->benchmark))
			return diagnose(diagnostics, SEVERITY_FAULT,
					(struct place){.file = question->prices->path},
					"the gains add up to more than can be counted exactly");
		values[CATEGORY] =
		    name == NULL ? value_text("No category given") : value_text(name);
		values[MARKET] =
		    name == NULL ? value_none("no category") : value_text(market_name(market));
		if (name == NULL || market == MARKET_EXCLUDED) {
			set_row(values, sum, &both,
				name == NULL ? "no category" : "not addressable");
			values[WHY] =
			    value_text(name == NULL ? "no category, so no band"
						    : "no band: the category is not addressable");
			continue;
		}
		set_row(values, sum, &both, NULL);
		values[WHY] = value_text(why(&both, sum, results->arena));
	}
	return true;
}
