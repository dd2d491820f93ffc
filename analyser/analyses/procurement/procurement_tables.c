#include "analyses/procurement/procurement_tables.h"

#include <string.h>

#include "base/order.h"
#include "results/table.h"

#define OF_LINES(column) "ROUND(SUM({procurement_line." column "[year]}),2)"

TABLE(procurement_gain, (year, "Year", YEAR), (low, "Low", MONEY, .formula = OF_LINES("low")),
      (central, "Central", MONEY, .formula = OF_LINES("central")),
      (high, "High", MONEY, .formula = OF_LINES("high")));

/* A category or a market: the same columns, the first apart. */
TABLE(procurement_category, (category, "Category", TEXT, SHORT), (market, "Market", TEXT, SHORT),
      (spend, "Spend", MONEY), (addressable, "Addressable", MONEY, SHORT),
      (low, "Low", MONEY, SHORT), (central, "Central", MONEY, SHORT), (high, "High", MONEY, SHORT),
      (flag, "Note", TEXT));

#define OF_MARKET(column) "ROUND(SUM({procurement_category." column "[market]}),2)"

TABLE(procurement_market, (market, "Market", TEXT), (categories, "Categories", COUNT),
      (spend, "Spend", MONEY, .formula = OF_MARKET("spend")),
      (addressable, "Addressable", MONEY, .formula = OF_MARKET("addressable")),
      (low, "Low", MONEY, .formula = OF_MARKET("low")),
      (central, "Central", MONEY, .formula = OF_MARKET("central")),
      (high, "High", MONEY, .formula = OF_MARKET("high")));

TABLE(spend_pareto, (category, "Category", TEXT), (market, "Market", TEXT),
      (spend, "Spend", MONEY, .formula = "procurement_category.spend[category, market]"),
      (share, "Share", PERCENT, .formula = "spend/SUMIF({spend},\">0\")"),
      (cumulative_share, "Cumulative share", PERCENT_TOTAL,
       /* With all that is more, wherever it stands. */
       .formula = "SUMPRODUCT((({spend}>spend)+({spend}=spend)*(ROW({spend})<=ROW()))*{spend})"
		  "/SUMIF({spend},\">0\")"));

#define OF_SPEND(column) "spend_given." column "[council, category, market]"
#define OF_BAND(column) "SUM({?band_gain." column "[council, category, market, year]})"

TABLE(procurement_line, (council, "Council", TEXT), (category, "Category", TEXT),
      (market, "Market", TEXT), (year, "Year", YEAR),
      (spend, "Spend", MONEY, .formula = OF_SPEND("spend")),
      (addressable, "Addressable", MONEY, .formula = OF_SPEND("addressable")),
      (low, "Low", MONEY, .formula = OF_BAND("low")),
      (central, "Central", MONEY, .formula = OF_BAND("gain")),
      (high, "High", MONEY, .formula = OF_BAND("high")), (flag, "Note", TEXT));

#define MOST_CATEGORIES 20

void procurement_tables_make(struct procurement_tables *tables, struct results *results,
			     struct year last_year)
{
	static const int summed[] = {
	    COLUMN(procurement_category, spend), COLUMN(procurement_category, addressable),
	    COLUMN(procurement_category, low), COLUMN(procurement_category, central),
	    COLUMN(procurement_category, high)};
	char year[YEAR_TEXT_SIZE];

	tables->gain = TABLE_NEW(results_in(results, SECTION_PROCUREMENT), procurement_gain,
				 "What smarter procurement would save a year");
	tables->market = TABLE_NEW(
	    results, procurement_market,
	    arena_format(results->arena, "By market, gain in %s", year_format(last_year, year)));
	tables->category = TABLE_NEW(
	    results, procurement_category,
	    arena_format(results->arena, "By category, gain in %s", year_format(last_year, year)));
	tables->category->most_rows = MOST_CATEGORIES;
	for (size_t i = 0; i < N_OF(summed); i++)
		table_own_column(tables->category, summed[i])->formula = arena_format(
		    results->arena,
		    "ROUND(SUM({procurement_line.%s[category, market, year=\"%s\"]}),2)",
		    tables->category->columns[summed[i]].id, year);
	tables->pareto = TABLE_NEW(results, spend_pareto, "Where the spend is");
	tables->line =
	    TABLE_NEW(results, procurement_line, "Gains by council, category, market and year");
	tables->pareto->is_detail = tables->line->is_detail = true;
}

void procurement_tables_line(struct procurement_tables *tables, const struct spend *spend,
			     const struct procurement_line *line, struct year first_year,
			     int n_years)
{
	for (int i = 0; i < n_years; i++) {
		TABLE_ADD(tables->line, procurement_line,
			  .council = value_text(spend->councils.items[line->spend->council]),
			  .category = value_text(spend->categories.items[line->spend->category]),
			  .market = value_text(market_names[line->spend->market]),
			  .year = value_year((struct year){first_year.start + i}),
			  .spend = value_money(line->spend->spend),
			  .addressable = value_money(line->addressable),
			  .low = value_money(line->gains[i].low),
			  .central = value_money(line->gains[i].central),
			  .high = value_money(line->gains[i].high),
			  .flag = value_text_or(line->flag, ""));
	}
}

void procurement_tables_gain(struct procurement_tables *tables, struct year year,
			     const struct range *gain)
{
	TABLE_ADD(tables->gain, procurement_gain, .year = value_year(year),
		  .low = value_money(gain->low), .central = value_money(gain->central),
		  .high = value_money(gain->high));
}

/* What is not addressable has no gain to show. */
static struct value gain_value(const struct procurement_sum *sum, struct money gain)
{
	return sum->market == MARKET_EXCLUDED ? value_none("not addressable") : value_money(gain);
}

/* The columns of a sum, from its spend on. */
#define AMOUNTS(sum)                                                                        \
	.spend = value_money((sum)->spend), .addressable = value_money((sum)->addressable), \
	.low = gain_value((sum), (sum)->gain.low),                                          \
	.central = gain_value((sum), (sum)->gain.central),                                  \
	.high = gain_value((sum), (sum)->gain.high)

/* Names are numbered in their order, so the number settles ties. */
static int compare_names(const struct procurement_sum *a, const struct procurement_sum *b)
{
	if (a->category != b->category)
		return a->category < b->category ? -1 : 1;
	return ORDER(a->market, b->market);
}

static int compare_spends(const void *left, const void *right)
{
	const struct procurement_sum *a = left, *b = right;
	int order = money_compare(b->spend, a->spend);

	return order != 0 ? order : compare_names(a, b);
}

static int compare_gains(const void *left, const void *right)
{
	const struct procurement_sum *a = left, *b = right;
	int order = money_compare(b->gain.central, a->gain.central);

	return order != 0 ? order : compare_spends(left, right);
}

void procurement_tables_categories(struct procurement_tables *tables, const struct spend *spend,
				   struct procurement_sum *sums, size_t count,
				   const struct procurement_sum *all)
{
	SORT(sums, count, compare_gains);
	for (size_t i = 0; i < count; i++)
		TABLE_ADD(tables->category, procurement_category,
			  .category = value_text(spend->categories.items[sums[i].category]),
			  .market = value_text(market_names[sums[i].market]), AMOUNTS(&sums[i]),
			  .flag = value_text_or(sums[i].flag, ""));
	TABLE_TOTALS(tables->category, procurement_category,
		     .category = value_text("All categories"), AMOUNTS(all));
}

void procurement_tables_markets(struct procurement_tables *tables,
				const struct procurement_sum sums[MARKET_AVERAGE + 1],
				const struct procurement_sum *all)
{
	for (int market = 0; market <= MARKET_AVERAGE; market++)
		if (sums[market].n_lines > 0)
			TABLE_ADD(tables->market, procurement_market,
				  .market = value_text(market_names[market]),
				  .categories = value_count(sums[market].n_lines),
				  AMOUNTS(&sums[market]));
	TABLE_TOTALS(tables->market, procurement_market, .market = value_text("All spend"),
		     .categories = value_count(all->n_lines), AMOUNTS(all));
}

bool procurement_tables_pareto(struct procurement_tables *tables, const struct spend *spend,
			       struct procurement_sum *sums, size_t count)
{
	int64_t total = 0, running = 0;

	SORT(sums, count, compare_spends);
	/* The sum of all spend is in range, but that of what is above zero may not be. */
	for (size_t i = 0; i < count; i++)
		if (sums[i].spend.hundredths > 0 &&
		    __builtin_add_overflow(total, sums[i].spend.hundredths, &total))
			return false;
	for (size_t i = 0; i < count; i++) {
		const bool counts = sums[i].spend.hundredths > 0;
		const struct value none = value_none("spend is not above zero");

		running += counts ? sums[i].spend.hundredths : 0;
		TABLE_ADD(tables->pareto, spend_pareto,
			  .category = value_text(spend->categories.items[sums[i].category]),
			  .market = value_text(market_names[sums[i].market]),
			  .spend = value_money(sums[i].spend),
			  .share = counts ? value_share_of(sums[i].spend.hundredths, total) : none,
			  .cumulative_share = counts ? value_share_of(running, total) : none);
	}
	return true;
}
