/*
 * How much of a category's spend its prices cover, where prices and not bands count its gain.
 *
 * A category counted by its prices has no band (design, section 6), so what it spends on items that
 * are not in the price file gains nothing; that share is told.  Prices of more than was spent are a
 * slip in one of the two files.
 */

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_cover, "case.price-cover", PRICES, CAVEAT, 6, "case_price_cover");
PASSAGE(said_below, "case.prices-below-bands", ANSWER, WARNING, 8, "case_doubt");
PASSAGE(said_more, "case.prices-beyond-spend", PRICES, WARNING, 6, "case_price_cover");

TABLE(case_price_cover, (category, "Category", TEXT), (spend, "Spend", MONEY),
      (priced, "Covered by the price file", MONEY), (share, "Share covered", PERCENT),
      (gain, "Saving counted", MONEY));

/* Of one category: the year's spend, and what of it the case's prices show. */
struct cover {
	const char *name;
	struct money spend, priced, gain;
};

static bool is_same(const char *a, const char *b, struct arena *arena)
{
	return strcmp(text_fold(arena, a), text_fold(arena, b)) == 0;
}

static struct cover *cover_of(struct cover *covers, size_t *count, const char *name,
			      struct arena *arena)
{
	for (size_t i = 0; i < *count; i++)
		if (is_same(covers[i].name, name, arena))
			return &covers[i];
	covers[*count] = (struct cover){.name = name};
	return &covers[(*count)++];
}

/* Sums of rows whose sums have been formed before (case_prices.c, procurement). */
static size_t find(struct cover *covers, const struct case_run *run)
{
	const struct procurement_question *bought = run->question.procurement;
	const struct prices *prices = run->question.prices->prices;
	const struct price_items *items = &run->found.items;
	struct arena *arena = run->work.arena;
	size_t count = 0;

	FOR_EACH (const struct price_line, line, items->lines, items->n_lines) {
		struct cover *cover;

		if (line->is_left_out || line->row->category == PRICES_NONE ||
		    !case_counts_price(&run->question, line->row, arena))
			continue;
		cover =
		    cover_of(covers, &count, prices->categories.items[line->row->category], arena);
		cover->priced.hundredths += line->spend.hundredths;
		cover->gain.hundredths += line->gain[run->question.prices->benchmark].hundredths;
	}
	for (size_t i = 0; i < count; i++)
		FOR_EACH (const struct spend_line, line, bought->spend->lines,
			  bought->spend->n_lines)
			if (line->year.start == bought->base_year.start &&
			    is_same(bought->spend->categories.items[line->category], covers[i].name,
				    arena))
				covers[i].spend.hundredths += line->spend.hundredths;
	return count;
}

/* Of those whose prices cover more than was spent, `beyond` says by how much. */
static void say(struct results *results, const struct cover *all, const struct lines *apart,
		const struct lines *beyond)
{
	struct arena *arena = results->arena;

	if (all->spend.hundredths > 0 && money_compare(all->priced, all->spend) < 0)
		results_say(
		    results, &said_cover,
		    "For %s of spend%s the saving is taken from price comparisons, which cover "
		    "only %s of it (%s). The rest saves nothing in this case.",
		    say_rough(arena, all->spend),
		    say_around(arena, " (without ",
			       apart->count == 0 ? NULL
						 : text_list(arena, apart->items, apart->count, 6),
			       ")"),
		    say_rough(arena, all->priced),
		    say_percent(arena, all->priced.hundredths, all->spend.hundredths));
	if (beyond->count > 0)
		results_say(results, &said_more,
			    "The price file has more spend than the spend file on %s. Check both.",
			    text_list(arena, beyond->items, beyond->count, 6));
}

/* What the council's own prices of items that others buy too show, beside what bands count. */
struct compared {
	struct money paid, gain, counted;
};

/* What the band of a category counts of some of its spend, once all of its gain has come. */
static struct money count_by_band(const struct case_run *run, const struct price_row *row,
				  struct money spend)
{
	const struct prices_question *question = run->question.prices;
	const struct category *category =
	    row->category == PRICES_NONE
		? NULL
		: categories_find(question->categories,
				  question->prices->categories.items[row->category]);
	const struct band *band =
	    &run->found.terms.bands[category == NULL ? MARKET_AVERAGE : category->market];
	struct money counted = {0};

	if (!money_share(&counted, spend,
			 category == NULL ? fraction_one : category->addressable) ||
	    !money_share(&counted, counted, band->central))
		return (struct money){0};
	return counted;
}

/* Parts of sums that are formed of all prices (price_items.c). */
static struct compared compare(const struct case_run *run, struct arena *arena)
{
	const struct prices_question *question = run->question.prices;
	const struct price_items *items = &run->found.items;
	struct compared sum = {0};

	for (size_t i = 0; i < items->count; i++)
		for (size_t j = 0; items->items[i].n_used > 1 && j < items->items[i].n_lines; j++) {
			const struct price_line *line = &items->items[i].lines[j];

			if (line->is_left_out ||
			    !case_has_buyer(&run->question,
					    question->prices->councils.items[line->row->council]) ||
			    case_counts_price(&run->question, line->row, arena))
				continue;
			sum.paid.hundredths += line->spend.hundredths;
			sum.gain.hundredths += line->gain[question->benchmark].hundredths;
			sum.counted.hundredths +=
			    count_by_band(run, line->row, line->spend).hundredths;
		}
	return sum;
}

/* Of spend that bands count, where prices show less than they do. */
static void say_below(struct results *results, const struct case_run *run)
{
	static const char warning[] = "the council's own prices, beside the bands";
	const char *reference = price_reference_names[run->question.prices->benchmark];
	const struct procurement_question *bought = run->question.procurement;
	const struct money spend = spend_counted(bought->spend, bought->base_year);
	struct arena *arena = results->arena;
	const struct compared sum = compare(run, arena);

	/* A few goods among all that is bought tell nothing of the rest. */
	if (sum.paid.hundredths <= 0 || sum.paid.hundredths < spend.hundredths / 20 ||
	    money_compare(sum.gain, sum.counted) >= 0)
		return;
	case_doubt_figures(results, warning, "Spend whose prices can be compared",
			   value_money(sum.paid));
	case_doubt_figures(results, warning,
			   arena_format(arena, "Saving by paying no more than the %s", reference),
			   value_money(sum.gain));
	case_doubt_figures(results, warning, "Saving by the bands", value_money(sum.counted));
	results_say(
	    results, &said_below,
	    "On %s of spend whose prices can be compared, paying no more than the %s would save %s "
	    "(%s), and the bands count %s (%s). Procurement gains may be too high.",
	    say_rough(arena, sum.paid), reference, say_rough(arena, sum.gain),
	    say_percent(arena, sum.gain.hundredths, sum.paid.hundredths),
	    say_rough(arena, sum.counted),
	    say_percent(arena, sum.counted.hundredths, sum.paid.hundredths));
}

bool case_price_cover_add(struct results *results, const struct case_run *run)
{
	struct arena *arena = results->arena;
	struct cover *covers, all = {0};
	struct lines apart = {0}, beyond = {0};

	if (run->question.prices == NULL || run->question.procurement == NULL)
		return true;
	covers =
	    arena_array(arena, run->question.prices->prices->categories.count + 1, sizeof *covers);
	size_t count = find(covers, run);
	struct table *table = TABLE_NEW(
	    results_in(results, SECTION_PRICES), case_price_cover,
	    "Spend whose saving comes from price comparisons, and how much of it they cover");
	table->is_of_part = true;
	FOR_EACH (const struct cover, cover, covers, count) {
		TABLE_ADD(
		    table, case_price_cover, .category = value_text(cover->name),
		    .spend = value_money(cover->spend), .priced = value_money(cover->priced),
		    .share = cover->spend.hundredths > 0
				 ? value_share_of(cover->priced.hundredths, cover->spend.hundredths)
				 : value_none("no spend above zero"),
		    .gain = value_money(cover->gain));
		if (money_compare(cover->priced, cover->spend) > 0) {
			lines_add(arena, &apart, "%s", text_cut(arena, cover->name, 60));
			lines_add(arena, &beyond, "%s (%s against %s%s; %s is counted as saving)",
				  text_cut(arena, cover->name, 60), say_rough(arena, cover->priced),
				  say_rough(arena, cover->spend),
				  cover->spend.hundredths < 0 ? ", refunds exceeding purchases"
							      : "",
				  say_rough(arena, cover->gain));
			continue;
		}
		all.spend.hundredths += cover->spend.hundredths;
		all.priced.hundredths += cover->priced.hundredths;
	}
	if (count > 0)
		say(results, &all, &apart, &beyond);
	say_below(results, run);
	return true;
}
