#include "analyses/case/case_bind.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_other_years, "case.prices-of-other-years", RESTS, CAVEAT, 9, NULL);
PASSAGE(said_no_year, "case.prices-without-year", PRICES, CAVEAT, 5, NULL);
PASSAGE(said_phased, "case.prices-phased", PRICES, METHOD, 4, NULL);

TABLE(case_price, (item, "Item", TEXT), (unit, "Unit", TEXT), (category, "Category", TEXT),
      (spend, "Spend", MONEY), (reference, "Reference price", MONEY_KEY), (gain, "Gain", MONEY));

bool case_has_buyer(const struct case_question *question, const char *council)
{
	if (question->file->council != NULL)
		return strcmp(question->file->council, council) == 0;
	if (question->channel != NULL &&
	    names_find(&question->channel->activity->councils, council) >= 0)
		return true;
	if (question->procurement != NULL &&
	    names_find(&question->procurement->spend->councils, council) >= 0)
		return true;
	/* Prices alone are of all their councils. */
	return question->channel == NULL && question->procurement == NULL;
}

bool case_counts_price(const struct case_question *question, const struct price_row *row,
		       struct arena *arena)
{
	const struct prices *prices = question->prices->prices;

	return case_has_buyer(question, prices->councils.items[row->council]) &&
	       (row->category == PRICES_NONE ||
		!case_names_has(&question->file->by_bands, prices->categories.items[row->category],
				arena));
}

/* What the case's councils spend on an item, and what they would gain; false out of range. */
static bool sum_item(struct money *spend, struct money *gain, const char **category,
		     const struct case_work *work, const struct price_item *item)
{
	const struct prices *prices = work->question->prices->prices;

	*spend = *gain = (struct money){0};
	*category = NULL;
	FOR_EACH (const struct price_line, line, item->lines, item->n_lines) {
		if (line->is_left_out || !case_counts_price(work->question, line->row, work->arena))
			continue;
		if (line->row->category != PRICES_NONE)
			*category = prices->categories.items[line->row->category];
		if (!money_add(spend, *spend, line->spend) ||
		    !money_add(gain, *gain, line->gain[work->question->prices->benchmark]))
			return false;
	}
	return true;
}

/* The full gain, and the table it is the sum of; false out of range. */
static bool add_items(struct money *total, const struct case_work *work,
		      const struct price_items *items, struct results *results)
{
	const struct prices *prices = work->question->prices->prices;
	struct money spent = {0};

	struct table *table = TABLE_NEW(
	    results_in(results, SECTION_PRICES), case_price,
	    arena_format(work->arena, "What this case saves by paying no more than the %s",
			 price_reference_names[work->question->prices->benchmark]));

	*total = (struct money){0};
	FOR_EACH (const struct price_item, item, items->items, items->count) {
		const char *category;
		struct money spend, gain;

		if (!sum_item(&spend, &gain, &category, work, item) ||
		    !money_add(total, *total, gain) || !money_add(&spent, spent, spend))
			return false;
		if (spend.hundredths == 0)
			continue;
		TABLE_ADD(
		    table, case_price, .item = value_text(prices->items.items[item->item]),
		    .unit = value_text(prices->units.items[item->unit]),
		    .category = value_text_or(category, "not given"), .spend = value_money(spend),
		    .reference =
			value_money(price_item_reference(item, work->question->prices->benchmark)),
		    .gain = value_money(gain));
	}

	TABLE_TOTALS(table, case_price, .item = value_text("All items"),
		     .spend = value_money(spent), .gain = value_money(*total));
	return true;
}

/* The phases of procurement, for the case's years. */
static bool find_phases(struct procurement_terms *terms, const struct case_work *work)
{
	const struct case_question *question = work->question;
	const struct procurement_question phases = {
	    .assumptions = question->assumptions,
	    .reference = question->reference,
	    .base_year = question->base_year,
	    .first_year = question->first_year,
	    .last_year = {question->base_year.start + question->n_years}};
	struct diagnostics told; /* by the bands already */

	diagnostics_init(&told, work->arena);
	return procurement_terms_find(terms, &phases, work->arena,
				      question->procurement != NULL ? &told : work->diagnostics);
}

/* The gain of the case's councils by each reference price; false out of range. */
static bool find_full(struct money *full, const struct case_work *work,
		      const struct price_items *items)
{
	FOR_EACH (const struct price_line, line, items->lines, items->n_lines) {
		if (line->is_left_out || !case_counts_price(work->question, line->row, work->arena))
			continue;
		for (int j = 0; j < N_PRICE_REFERENCES; j++)
			if (!money_add(&full[j], full[j], line->gain[j]))
				return false;
	}
	return true;
}

bool case_prices_bind(struct case_bound *bound, struct price_items *items, struct case_work *work)
{
	const struct case_question *question = work->question;
	const struct prices_question *prices = question->prices;
	const struct case_file *file = question->file;
	struct bound_part *part = &bound->prices.part;
	struct procurement_terms terms;

	if (!prices_find(items, prices, work->arena, work->diagnostics))
		return false;
	if (!find_full(bound->prices.full, work, items))
		return case_out_of_range(work);
	bound->prices.reference =
	    levers_add(&bound->levers,
		       &(struct lever){.kind = LEVER_PRICE_REFERENCE,
				       .scope = "*",
				       .value = (int64_t)prices->benchmark,
				       .source = "vfm prices",
				       .giver = file->price_reference != NULL ? GIVEN_BY_USER
									      : GIVEN_BY_DEFAULT,
				       .from = {{file->price_reference != NULL ? file->path : NULL,
						 file->reference_line, NULL},
						.field = "value",
						.words = price_reference_words}});
	case_bind_part(bound, part, question, "prices");
	if (prices->terms.year.start != 0 &&
	    !case_price_factor(&part->factor, work, prices->terms.year,
			       in_file(prices->prices->path)))
		return false;
	if (!find_phases(&terms, work))
		return false;
	case_bind_phases(bound, part, question->assumptions, &terms, question->base_year);
	return true;
}

/* Which rows are of no use since prices of different years are not compared. */
static void say_years(struct results *results, const struct case_work *work)
{
	const struct prices *prices = work->question->prices->prices;
	const struct year year = work->question->prices->terms.year;
	struct arena *arena = work->arena;
	struct names years;
	size_t n_other = 0;

	names_init(&years, arena);
	for (size_t i = 0; i < prices->n_rows; i++) {
		const struct year own = prices->rows[i].year;

		if (own.start == 0 || own.start == year.start)
			continue;
		n_other++;
		names_add(&years, say_year(arena, own));
	}
	names_sort(&years, NULL, NULL);
	if (n_other > 0)
		results_say(results, &said_other_years,
			    "%s of %s, of %s, %s left out: prices of different years are not "
			    "compared, and the case uses those of %s.",
			    say_count(arena, n_other, "row", "rows"), say_file(prices->path),
			    text_list(arena, years.items, years.count, 6),
			    say_which(n_other, "is", "are"), say_year(arena, year));
	if (prices->n_without_year > 0 && year.start != 0)
		results_say(
		    results, &said_no_year, "%s of %s %s no year: assumed to be from %s.",
		    say_count(arena, prices->n_without_year, "row", "rows"), say_file(prices->path),
		    say_which(prices->n_without_year, "has", "have"), say_year(arena, year));
}

/* What is cash of it, and whether anything says so. */
static void find_cash(struct case_parts *parts, const struct case_work *work)
{
	const struct case_question *question = work->question;

	for (int t = work->bound->first_year; t <= question->n_years; t++) {
		struct fraction cashable = fraction_one;

		parts->is_procurement_bound |=
		    !assumptions_share(&cashable, question->assumptions,
				       "procurement_cashable_share", NULL, 0,
				       (struct year){question->base_year.start + t}) &&
		    parts->figures->of_prices[t].steps[STEP_PRICES].hundredths > 0;
		if (fraction_compare(cashable, fraction_one) == 0)
			continue;
		parts->has_step[STEP_CAPACITY] = true;
		case_add_source(parts, work, STEP_CAPACITY,
				"assumption procurement_cashable_share");
	}
}

bool case_prices_add(struct case_parts *parts, const struct case_work *work,
		     const struct price_items *items, struct results *results)
{
	const struct prices_question *prices = work->question->prices;
	struct results part;
	struct money full;

	results_init(&part, work->arena, results->command);
	if (!prices_report(prices, items, &part, work->diagnostics))
		return false;
	if (!add_items(&full, work, items, results))
		return case_out_of_range(work);
	say_years(results, work);
	results_say(results, &said_phased,
		    "Savings from lower prices build up over the plan's years as those of "
		    "procurement do, by the same phases (assumption phase).");
	case_take_results(results, &part);
	find_cash(parts, work);
	parts->has_step[STEP_PRICES] = true;
	parts->sources[STEP_PRICES] =
	    arena_format(work->arena, "%s, at the %s", say_file(prices->prices->path),
			 price_reference_names[prices->benchmark]);
	return true;
}
