/*
 * How much of a category's spend its prices cover, where prices and not bands count its gain.
 *
 * A category counted by its prices has no band (design, section 6), so what it spends on items that
 * are not in the price file gains nothing; that share is told.  Prices of more than was spent are a
 * slip in one of the two files.
 */
#include "analyses/case/case_analyses.h"

#include <string.h>

#include "analyses/case/case_parts.h"
#include "analyses/case/case_words.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_cover, "case.price-cover", PRICES, CAVEAT, 6, "case_price_cover");
PASSAGE(said_below, "case.prices-below-bands", ANSWER, WARNING, 8, "case_doubt");
PASSAGE(said_more, "case.prices-beyond-spend", PRICES, WARNING, 6, "case_price_cover");

TABLE(case_price_cover, (category, "Category", TEXT), (spend, "Spend", MONEY),
      (priced, "Of it in the price file", MONEY), (share, "Share covered", PERCENT),
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

	for (size_t i = 0; i < items->n_lines; i++) {
		const struct price_line *line = &items->lines[i];
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
		for (size_t j = 0; j < bought->spend->n_lines; j++) {
			const struct spend_line *line = &bought->spend->lines[j];

			if (line->year.start == bought->base_year.start &&
			    is_same(bought->spend->categories.items[line->category], covers[i].name,
				    arena))
				covers[i].spend.hundredths += line->spend.hundredths;
		}
	return count;
}

static void say(struct results *results, const struct cover *all, const struct lines *beyond)
{
	struct arena *arena = results->arena;

	if (all->spend.hundredths > 0 && money_compare(all->priced, all->spend) < 0)
		results_say(results, &said_cover,
			    "Prices count the gain of %s of spend, and cover %s of it (%s); the "
			    "rest of that spend saves nothing in this case.",
			    say_rough(arena, all->spend), say_rough(arena, all->priced),
			    say_percent(arena, all->priced.hundredths, all->spend.hundredths));
	if (beyond->count > 0)
		results_say(results, &said_more,
			    "The price comparison shows more than was spent: %s. Check both.",
			    text_list(arena, beyond->items, beyond->count, 6));
}

/* The least and the most that bands count of spend, as given; false where there is none. */
static bool find_bands(struct share *least, struct share *most, const struct levers *levers)
{
	*least = (struct share){INT64_MAX};
	*most = (struct share){INT64_MIN};
	for (size_t i = 0; i < levers->count; i++) {
		const struct lever *lever = &levers->items[i];

		if (lever->kind != LEVER_PROCUREMENT_BAND || lever->is_unused || lever->value == 0)
			continue;
		if (lever->value < least->billionths)
			least->billionths = lever->value;
		if (lever->value > most->billionths)
			most->billionths = lever->value;
	}
	return least->billionths <= most->billionths;
}

static void say_figures(struct results *results, const struct case_run *run, struct money paid,
			struct money gain, struct value share, struct share least,
			struct share most)
{
	static const char warning[] = "the council's own prices, beside the bands";
	struct arena *arena = results->arena;

	case_doubt_figures(results, warning,
			   "Spend that bands count and the council's own prices can compare",
			   value_money(paid));
	case_doubt_figures(results, warning,
			   arena_format(arena, "Saving by paying no more than the %s",
					price_reference_name(run->question.prices->benchmark)),
			   value_money(gain));
	case_doubt_figures(results, warning, "Share of that spend", share);
	case_doubt_figures(results, warning, "What the bands count, at least", value_share(least));
	case_doubt_figures(results, warning, "What the bands count, at most", value_share(most));
}

/* What the council's own prices show of spend that bands count, where that is less than they do. */
static void say_below(struct results *results, const struct case_run *run)
{
	const struct prices_question *question = run->question.prices;
	const struct price_items *items = &run->found.items;
	struct arena *arena = results->arena;
	const struct procurement_question *bought = run->question.procurement;
	const struct money spend = spend_counted(bought->spend, bought->base_year);
	struct money paid = {0}, gain = {0};
	struct share least, most;
	struct value share;

	/* Parts of sums that are formed of all prices (price_items.c). */
	for (size_t i = 0; i < items->n_lines; i++) {
		const struct price_line *line = &items->lines[i];

		if (line->is_left_out ||
		    !case_has_buyer(&run->question,
				    question->prices->councils.items[line->row->council]) ||
		    case_counts_price(&run->question, line->row, arena))
			continue;
		paid.hundredths += line->spend.hundredths;
		gain.hundredths += line->gain[question->benchmark].hundredths;
	}
	/* A few goods among all that is bought tell nothing of the rest. */
	if (paid.hundredths <= 0 || paid.hundredths < spend.hundredths / 20 ||
	    !find_bands(&least, &most, &run->bound.levers))
		return;
	share = value_share_of(gain.hundredths, paid.hundredths);
	if (share.kind != VALUE_SHARE || share.share.billionths >= least.billionths)
		return;
	say_figures(results, run, paid, gain, share, least, most);
	results_say(
	    results, &said_below,
	    "Where the council's own prices can be compared (%s of spend that bands count), paying "
	    "no more than the %s would save %s of it, and the bands count %s%s: procurement gains "
	    "may be too high.",
	    say_rough(arena, paid), price_reference_name(question->benchmark),
	    say_percent(arena, gain.hundredths, paid.hundredths),
	    say_share(arena, fraction_from_share(least)),
	    least.billionths == most.billionths
		? ""
		: arena_format(arena, " to %s", say_share(arena, fraction_from_share(most))));
}

bool case_price_cover_add(struct results *results, const struct case_run *run)
{
	struct arena *arena = results->arena;
	struct cover *covers, all = {0};
	struct lines beyond = {0};
	struct table *table;
	size_t count;

	if (run->question.prices == NULL || run->question.procurement == NULL)
		return true;
	covers =
	    arena_array(arena, run->question.prices->prices->categories.count + 1, sizeof *covers);
	count = find(covers, run);
	table = TABLE_NEW(results_in(results, SECTION_PRICES), case_price_cover,
			  "Spend whose saving prices count, and how much of it they cover");
	table->is_of_part = true;
	for (size_t i = 0; i < count; i++) {
		const struct cover *cover = &covers[i];

		TABLE_ADD(
		    table, case_price_cover, .category = value_text(cover->name),
		    .spend = value_money(cover->spend), .priced = value_money(cover->priced),
		    .share = cover->spend.hundredths > 0
				 ? value_share_of(cover->priced.hundredths, cover->spend.hundredths)
				 : value_none("no spend above zero"),
		    .gain = value_money(cover->gain));
		if (money_compare(cover->priced, cover->spend) > 0) {
			lines_add(arena, &beyond,
				  "%s, %s against %s, of which %s is counted as saving",
				  text_cut(arena, cover->name, 60), say_rough(arena, cover->priced),
				  say_rough(arena, cover->spend), say_rough(arena, cover->gain));
			continue;
		}
		all.spend.hundredths += cover->spend.hundredths;
		all.priced.hundredths += cover->priced.hundredths;
	}
	if (count > 0)
		say(results, &all, &beyond);
	say_below(results, run);
	return true;
}
