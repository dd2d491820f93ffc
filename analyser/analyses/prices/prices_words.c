#include "analyses/prices/prices_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_release, "prices.release", ANSWER, ANSWER, 9, "price_item");
PASSAGE(said_own, "prices.own-council", ANSWER, ANSWER, 9, "price_council");
PASSAGE(said_most, "prices.most", PRICES, FINDING, 7, "price_item");
PASSAGE(said_widest, "prices.widest", PRICES, FINDING, 6, "spread");
PASSAGE(said_references, "prices.other-references", PRICES, FINDING, 6, "price_item");
PASSAGE(said_outliers, "prices.outliers", PRICES, WARNING, 7, "price_outlier");
PASSAGE(said_same_thing, "prices.same-thing", PRICES, CAVEAT, 5, NULL);
PASSAGE(said_quartiles, "prices.quartiles", PRICES, METHOD, 3, NULL);
PASSAGE(said_one_price, "prices.one-price", PRICES, CAVEAT, 5, NULL);
PASSAGE(said_units, "prices.several-units", PRICES, CAVEAT, 6, "price_unit");
PASSAGE(said_beyond, "prices.outlier-rule", PRICES, METHOD, 5, "price_outlier");
PASSAGE(said_bands, "prices.bands", PRICES, CAVEAT, 6, NULL);
PASSAGE(said_hhi, "prices.hhi", PRICES, METHOD, 3, NULL);
PASSAGE(said_promise, "prices.no-promise", PRICES, CAVEAT, 3, NULL);

static const char *item_name(struct arena *arena, const struct prices *prices,
			     const struct price_item *item)
{
	return arena_format(arena, "'%s' (%s)",
			    text_cut(arena, prices->items.items[item->item], 60),
			    text_cut(arena, prices->units.items[item->unit], 30));
}

/* The item whose prices differ most, of those with several buyers; or NULL. */
static const struct price_item *widest(const struct price_items *items)
{
	const struct price_item *best = NULL;

	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].buyers > 1 &&
		    (best == NULL || fraction_compare(items->items[i].spread, best->spread) > 0))
			best = &items->items[i];
	return best;
}

static const struct price_item *most_gain(const struct price_items *items,
					  enum price_reference benchmark)
{
	const struct price_item *best = NULL;

	for (size_t i = 0; i < items->count; i++)
		if (best == NULL ||
		    money_compare(items->items[i].gain[benchmark], best->gain[benchmark]) > 0)
			best = &items->items[i];
	return best;
}

/* `31 items`, in how many units they are bought notwithstanding. */
static int64_t count_items(const struct price_items *items)
{
	int64_t count = 0;

	for (size_t i = 0; i < items->count; i++)
		count += i == 0 || items->items[i - 1].item != items->items[i].item;
	return count;
}

/* Of these, those with a unit in which there are two prices. */
static int64_t count_compared(const struct price_items *items)
{
	int64_t count = 0;
	int last = -1;

	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].n_used > 1 && items->items[i].item != last) {
			last = items->items[i].item;
			count++;
		}
	return count;
}

/* What of it is the gain of the council of case.csv, of several. */
static void say_own(struct results *results, const struct prices_question *question,
		    const struct price_items *items)
{
	struct arena *arena = results->arena;
	const struct names *councils = &question->prices->councils;
	struct money gain = {0}, spend = {0};

	if (question->council == NULL || councils->count < 2 ||
	    names_find(councils, question->council) < 0)
		return;
	/* Parts of sums whose range has been checked. */
	FOR_EACH (const struct price_line, line, items->lines, items->n_lines) {
		if (line->is_left_out ||
		    strcmp(councils->items[line->row->council], question->council) != 0)
			continue;
		gain.hundredths += line->gain[question->benchmark].hundredths;
		spend.hundredths += line->spend.hundredths;
	}
	results_say(results, &said_own, "The gain of %s alone is %s of its %s (%s).",
		    text_cut(arena, question->council, 80), say_rough(arena, gain),
		    say_rough(arena, spend), say_percent(arena, gain.hundredths, spend.hundredths));
}

static void answer(struct results *results, const struct prices_question *question,
		   const struct price_items *items)
{
	struct arena *arena = results->arena;
	struct money gain = items->gain[question->benchmark];
	const struct price_item *most = most_gain(items, question->benchmark);
	const struct price_item *widest_item = widest(items);
	int64_t n_items = count_items(items), n_compared = count_compared(items);

	results_say(results, &said_release,
		    "%s: paying no more than the %s for %s would save %s of %s (%s).",
		    say_councils(arena, &question->prices->councils),
		    price_reference_names[question->benchmark],
		    n_compared == n_items || n_compared == 0
			? say_count(arena, n_items, "item", "items")
			: arena_format(arena, "the %s of %s that can be compared",
				       say_number(arena, n_compared),
				       say_count(arena, n_items, "item", "items")),
		    say_rough(arena, gain), say_rough(arena, items->spend),
		    say_percent(arena, gain.hundredths, items->spend.hundredths));
	if (most != NULL && most->gain[question->benchmark].hundredths > 0 && n_items > 1)
		results_say(results, &said_most, "%s of the %s is on one item: %s.",
			    say_rough(arena, most->gain[question->benchmark]),
			    say_rough(arena, gain), item_name(arena, question->prices, most));
	say_own(results, question, items);
	if (widest_item != NULL && widest_item->spread.numerator > 0)
		results_say(results, &said_widest,
			    "Prices differ most for %s: %s to %s, the highest %s above the lowest.",
			    item_name(arena, question->prices, widest_item),
			    say_pounds(arena, widest_item->minimum),
			    say_pounds(arena, widest_item->maximum),
			    say_share(arena, widest_item->spread));
	results_say(
	    results, &said_references,
	    "Paying no more than the %s would save %s; no more than the %s, %s; no more "
	    "than the %s, %s.",
	    price_reference_names[PRICE_MEDIAN], say_rough(arena, items->gain[PRICE_MEDIAN]),
	    price_reference_names[PRICE_LOWER_QUARTILE],
	    say_rough(arena, items->gain[PRICE_LOWER_QUARTILE]),
	    price_reference_names[PRICE_MINIMUM], say_rough(arena, items->gain[PRICE_MINIMUM]));
	if (items->n_outliers > 0)
		results_say(results, &said_outliers,
			    question->terms.is_accepting_outliers
				? "%s far from the others, accepted as given."
				: "%s far from the others and may be for another unit. It is left "
				  "out: check the unit, then use --accept-outliers.",
			    say_count(arena, items->n_outliers, "price is", "prices are"));
}

static void caveats(struct results *results, const struct prices_question *question,
		    const struct price_items *items)
{
	struct arena *arena = results->arena;
	size_t n_units = prices_tables_units(items);
	int64_t n_single = count_items(items) - count_compared(items);

	results_say(results, &said_same_thing,
		    "The same name and unit are assumed to be the same thing. A low price may "
		    "reflect another specification, delivery or quantity.");
	results_say(
	    results, &said_quartiles,
	    "Quartiles are of the prices in the file, one a row and not weighted by quantity (R "
	    "type 7, PERCENTILE.INC). Quantities are assumed to stay the same.");
	if (n_single > 0)
		results_say(results, &said_one_price,
			    "%s one price only, so nothing is compared and nothing gained.",
			    say_count(arena, n_single, "item has", "items have"));
	if (n_units > 0)
		results_say(results, &said_units,
			    "%s in several units, which are not compared with each other (table "
			    "price_unit); use one unit to compare them.",
			    say_count(arena, n_units, "item is", "items are"));
	if (items->n_outliers > 0)
		results_say(
		    results, &said_beyond,
		    "Prices beyond three interquartile ranges from the quartiles are outliers%s",
		    question->terms.is_accepting_outliers
			? "; --accept-outliers counts them like any other."
			: arena_format(arena,
				       ": %s of spend is left out of every figure; count it with "
				       "--accept-outliers once the unit is checked.",
				       say_rough(arena, items->outlier_spend)));
	if (question->prices->categories.count > 0)
		results_say(results, &said_bands,
			    "Bands and prices are two answers for the same spend: count a category "
			    "by one of them, never both. Where prices differ less than the band "
			    "expects, the rest would have to come from demand, specification or "
			    "process, or the band is too high here.");
	if (question->prices->suppliers.count > 0)
		results_say(
		    results, &said_hhi,
		    "HHI (Herfindahl-Hirschman index) is the sum of squared shares of spend by "
		    "supplier, here and not in the market. The UK's merger guidelines of 2010 call "
		    "a market concentrated "
		    "above 1,000 and highly so above 2,000.");
	results_say(results, &said_promise,
		    "The cost of arranging a new contract is not counted. Some buyers may not be "
		    "able to get the reference price.");
}

static void chart(struct results *results, const struct prices_question *question,
		  const struct price_items *items, const struct prices_tables *tables)
{
	struct arena *arena = results->arena;
	const struct price_item *widest_item = widest(items);
	const char *reference = price_reference_names[question->benchmark], *title;

	title = widest_item == NULL
		    ? arena_format(arena, "Prices paid against the %s, by item", reference)
		    : arena_format(
			  arena, "%s: for %s, the dearest price is %s above the cheapest",
			  say_councils(arena, &question->prices->councils),
			  text_cut(arena, question->prices->items.items[widest_item->item], 60),
			  say_share(arena, widest_item->spread));
	TABLE_CHART(tables->item, "spread", CHART_BOXES, .title = title,
		    .source = arena_format(arena, "Source: %s; reference price: the %s; vfm prices",
					   say_file(question->prices->path), reference),
		    .category = "item", .series = "unit", .low = "minimum", .high = "maximum",
		    .measures = {"reference_price", "lower_quartile", "median", "upper_quartile"},
		    .measure_labels = {arena_format(arena, "The %s (shown at left)", reference)});
}

void prices_words(struct results *results, const struct prices_question *question,
		  const struct price_items *items, const struct prices_tables *tables)
{
	answer(results, question, items);
	caveats(results, question, items);
	chart(results, question, items, tables);
}
