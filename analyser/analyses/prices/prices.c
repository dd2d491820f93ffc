#include "analyses/prices/prices.h"

#include "analyses/prices/prices_tables.h"
#include "analyses/procurement/procurement.h"
#include "analyses/sayings.h"
#include "results/table.h"

TABLE(price_band, (category, "Category", TEXT), (market, "Market", TEXT), (spend, "Spend", MONEY),
      (addressable, "Addressable", MONEY), (band_low, "Band, low", MONEY),
      (band_central, "Band, central", MONEY), (band_high, "Band, high", MONEY),
      (price_gain, "Price gain", MONEY), (difference, "Difference", MONEY_TOTAL),
      (difference_not_compared, "Difference: items with one price", MONEY),
      (difference_by_prices, "Difference: items compared", MONEY),
      (explanation, "What explains it", TEXT));

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
				 ? "prices differ less than the band expects"
			     : money_compare(both->prices, both->high) > 0
				 ? "prices differ more: are specifications alike?"
				 : "prices support the band";

	if (sum->uncompared.hundredths == 0)
		return prices;
	if (money_compare(sum->uncompared, sum->spend) == 0)
		return "one price for each item: nothing to compare";
	return arena_format(arena, "%s; %s has one price", prices,
			    say_rough(arena, sum->uncompared));
}

/* An amount, or why a band of the category says none. */
static struct value band_value(struct money amount, const char *none)
{
	return none != NULL ? value_none(none) : value_money(amount);
}

/*
 * Two answers for one category: the band of published gains, and its prices.
 *
 * The band (plan, footnote 34) is a share of addressable spend, whatever was paid; the prices say
 * what paying no more than a reference would release.
 *
 *   difference = price gain - central band
 *              = what the band counts on spend with one price only, negative
 *              + what prices say otherwise on the rest
 *
 * A case counts a category by one of the two, never both.
 *
 * Add the table price_band, a row for each category of the prices; nothing where none is given.
 * False with faults.
 */
static bool add_bands(struct results *results, const struct price_items *items,
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
		return fault(diagnostics, in_file(question->prices->path),
			     "the gains add up to more than can be counted exactly");
	table =
	    TABLE_NEW(results, price_band,
		      arena_format(results->arena, "Gains by bands and by prices compared, of %s",
				   say_councils(results->arena, &question->prices->councils)));
	FOR_EACH (const struct price_sum, sum, sums.items, sums.count) {
		const char *name = sum->id < 0 ? NULL : names->items[sum->id];
		const struct category *category =
		    name == NULL ? NULL : categories_find(question->categories, name);
		enum market market = category == NULL ? MARKET_AVERAGE : category->market;
		struct both both;

		if (!reckon(&both, sum, &terms.bands[market],
			    category == NULL ? fraction_one : category->addressable,
			    question->benchmark))
			return fault(diagnostics, in_file(question->prices->path),
				     "the gains add up to more than can be counted exactly");
		const char *none = name == NULL                ? "no category"
				   : market == MARKET_EXCLUDED ? "not addressable"
							       : NULL;
		TABLE_ADD(table, price_band,
			  .category = value_text(name == NULL ? "No category given" : name),
			  .market =
			      name == NULL ? value_none(none) : value_text(market_names[market]),
			  .spend = value_money(sum->spend),
			  .addressable = band_value(both.addressable, none),
			  .band_low = band_value(both.low, none),
			  .band_central = band_value(both.central, none),
			  .band_high = band_value(both.high, none),
			  .price_gain = value_money(both.prices),
			  .difference = band_value(both.difference, none),
			  .difference_not_compared = band_value(both.not_compared, none),
			  .difference_by_prices = band_value(both.by_prices, none),
			  .explanation =
			      value_text(name == NULL   ? "no category, so no band"
					 : none != NULL ? "no band: the category is not addressable"
							: why(&both, sum, results->arena)));
	}
	return true;
}

bool prices_find(struct price_items *items, const struct prices_question *question,
		 struct arena *arena, struct diagnostics *diagnostics)
{
	if (!price_items_make(items, question->prices, &question->terms, arena))
		return fault(
		    diagnostics, at_line(items->beyond->path, items->beyond->line),
		    "with this row prices times quantities add up to more than can be counted "
		    "exactly; is there a code or a telephone number among them?");
	if (items->n_lines == 0)
		return fault(diagnostics, in_file(question->prices->path), "has no prices of %s",
			     say_year(arena, question->terms.year));
	return true;
}

bool prices_report(const struct prices_question *question, const struct price_items *items,
		   struct results *results, struct diagnostics *diagnostics)
{
	struct prices_tables tables;

	if (!prices_tables_make(&tables, results, items, question))
		return fault(diagnostics, in_file(question->prices->path),
			     "the gains add up to more than can be counted exactly");
	if (!add_bands(results, items, question, diagnostics))
		return false;
	prices_words(results, question, items, &tables);
	return true;
}
