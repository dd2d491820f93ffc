#include "analyses/procurement/procurement.h"

#include "analyses/procurement/procurement_tables.h"

const char procurement_unclassified[] = "not classified: published average";
const char procurement_below_zero[] = "spend below zero: no gain";
const char procurement_by_prices[] = "counted by its prices";

static bool out_of_range(const struct procurement_question *question,
			 struct diagnostics *diagnostics)
{
	return fault(diagnostics, in_file(question->spend_path),
		     "the spend adds up to more than can be counted exactly; is there a code or "
		     "a telephone number among the amounts?");
}

/* gain = round(addressable x band x phase), to the penny, once. */
static bool gain_of(struct money *gain, struct money addressable, struct fraction band,
		    struct fraction phase)
{
	struct fraction share;

	return fraction_multiply(&share, band, phase) && money_share(gain, addressable, share);
}

static bool make_line(struct procurement_line *line, const struct spend_line *spend,
		      const struct procurement_question *question,
		      const struct procurement_terms *terms, struct arena *arena)
{
	const struct band *band = &terms->bands[spend->market];

	*line = (struct procurement_line){.spend = spend};
	line->gains = arena_array(arena, (size_t)terms->n_years, sizeof *line->gains);
	if (spend->spend.hundredths < 0) {
		line->flag = procurement_below_zero;
		return true;
	}
	if (question->is_by_prices != NULL && question->is_by_prices[spend->category]) {
		line->flag = procurement_by_prices;
		return true;
	}
	if (!spend->is_classified)
		line->flag = procurement_unclassified;
	if (!money_share(&line->addressable, spend->spend, spend->addressable))
		return false;
	for (int i = 0; i < terms->n_years; i++)
		if (!gain_of(&line->gains[i].low, line->addressable, band->low, terms->phase[i]) ||
		    !gain_of(&line->gains[i].central, line->addressable, band->central,
			     terms->phase[i]) ||
		    !gain_of(&line->gains[i].high, line->addressable, band->high, terms->phase[i]))
			return false;
	return true;
}

static bool add_range(struct range *sum, const struct range *range)
{
	return money_add(&sum->low, sum->low, range->low) &&
	       money_add(&sum->central, sum->central, range->central) &&
	       money_add(&sum->high, sum->high, range->high);
}

static bool add_line(struct procurement_sum *sum, const struct procurement_line *line, int n_shown)
{
	sum->n_lines++;
	if (sum->flag == NULL || line->flag == procurement_below_zero)
		sum->flag = line->flag;
	return money_add(&sum->spend, sum->spend, line->spend->spend) &&
	       money_add(&sum->addressable, sum->addressable, line->addressable) &&
	       add_range(&sum->gain, &line->gains[n_shown - 1]);
}

/* The sum a line belongs to: its category and market; lines come council by council. */
static struct procurement_sum *sum_of(struct procurement_sum *sums, size_t *count,
				      const struct spend_line *line, int *slots)
{
	int *slot = &slots[line->category * (MARKET_AVERAGE + 1) + (int)line->market];

	if (*slot == 0) {
		sums[*count] =
		    (struct procurement_sum){.category = line->category, .market = line->market};
		*slot = (int)++*count;
	}
	return &sums[*slot - 1];
}

/* Categories, not council lines, are what a market has so many of. */
static bool add_markets(struct procurement_sum markets[MARKET_AVERAGE + 1],
			struct procurement_sum *all, const struct procurement_sum *sums,
			size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct procurement_sum *into[] = {&markets[sums[i].market], all};

		for (size_t j = 0; j < 2; j++) {
			into[j]->n_lines++;
			if (!money_add(&into[j]->spend, into[j]->spend, sums[i].spend) ||
			    !money_add(&into[j]->addressable, into[j]->addressable,
				       sums[i].addressable) ||
			    !add_range(&into[j]->gain, &sums[i].gain))
				return false;
		}
	}
	return true;
}

bool procurement_report(const struct procurement_question *question,
			const struct procurement_terms *terms,
			const struct procurement_sum **by_council, struct results *results,
			struct diagnostics *diagnostics)
{
	const struct spend *spend = question->spend;
	struct arena *arena = results->arena;
	struct procurement_sum *councils =
	    arena_array(arena, spend->councils.count, sizeof *councils);
	struct procurement_sum markets[MARKET_AVERAGE + 1] = {
	    [MARKET_EXCLUDED] = {.market = MARKET_EXCLUDED}};
	struct procurement_sum all = {0};
	struct procurement_tables tables;
	struct procurement_sum *sums = arena_array(arena, spend->n_lines, sizeof *sums);
	int *slots =
	    arena_array(arena, spend->categories.count * (MARKET_AVERAGE + 1), sizeof *slots);
	size_t count = 0;

	struct range *gains = arena_array(arena, (size_t)terms->n_years, sizeof *gains);
	procurement_tables_make(&tables, results, question->last_year);
	for (size_t i = 0; i < spend->n_lines; i++) {
		struct procurement_line line;

		if (spend->lines[i].year.start != question->base_year.start)
			continue;
		if (!make_line(&line, &spend->lines[i], question, terms, arena) ||
		    !add_line(sum_of(sums, &count, &spend->lines[i], slots), &line,
			      terms->n_shown) ||
		    !add_line(&councils[spend->lines[i].council], &line, terms->n_shown))
			return out_of_range(question, diagnostics);
		for (int t = 0; t < terms->n_years; t++)
			if (!add_range(&gains[t], &line.gains[t]))
				return out_of_range(question, diagnostics);
		procurement_tables_line(&tables, spend, &line, question->first_year,
					terms->n_shown);
	}
	for (int t = 0; t < terms->n_shown; t++)
		procurement_tables_gain(&tables, (struct year){question->first_year.start + t},
					&gains[t]);
	if (!add_markets(markets, &all, sums, count))
		return out_of_range(question, diagnostics);
	procurement_tables_categories(&tables, spend, sums, count, &all);
	procurement_tables_markets(&tables, markets, &all);
	if (!procurement_tables_pareto(&tables, spend, sums, count))
		return out_of_range(question, diagnostics);
	if (by_council != NULL)
		*by_council = councils;
	procurement_words(results, question, terms, &tables, sums, count, markets, &all);
	return true;
}

bool procurement_analyse(const struct procurement_question *question,
			 const struct procurement_sum **by_council, struct results *results,
			 struct diagnostics *diagnostics)
{
	struct procurement_terms terms;

	return procurement_terms_find(&terms, question, results->arena, diagnostics) &&
	       procurement_report(question, &terms, by_council, results, diagnostics);
}
