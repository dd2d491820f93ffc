#include "analyses/procurement/procurement_tables.h"

#include <stdlib.h>
#include <string.h>

enum { GAIN_YEAR, GAIN_LOW, GAIN_CENTRAL, GAIN_HIGH, N_GAIN };

static const struct column gain_columns[] = {
    [GAIN_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [GAIN_LOW] = {"low", "Low", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_CENTRAL] = {"central", "Central", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_HIGH] = {"high", "High", UNIT_MONEY, ROLE_MEASURE},
};

/* A category or a market: the same columns, the first apart. */
enum {
	SUM_NAME,
	SUM_MARKET,
	SUM_SPEND,
	SUM_ADDRESSABLE,
	SUM_LOW,
	SUM_CENTRAL,
	SUM_HIGH,
	SUM_FLAG,
	N_SUM
};

static const struct column category_columns[] = {
    [SUM_NAME] = {"category", "Category", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_MARKET] = {"market", "Market", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [SUM_ADDRESSABLE] = {"addressable", "Addressable", UNIT_MONEY, ROLE_MEASURE},
    [SUM_LOW] = {"low", "Low", UNIT_MONEY, ROLE_MEASURE},
    [SUM_CENTRAL] = {"central", "Central", UNIT_MONEY, ROLE_MEASURE},
    [SUM_HIGH] = {"high", "High", UNIT_MONEY, ROLE_MEASURE},
    [SUM_FLAG] = {"flag", "Note", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	MARKET_MARKET,
	MARKET_CATEGORIES,
	MARKET_SPEND,
	MARKET_ADDRESSABLE,
	MARKET_LOW,
	MARKET_CENTRAL,
	MARKET_HIGH,
	N_MARKET
};

static const struct column market_columns[] = {
    [MARKET_MARKET] = {"market", "Market", UNIT_TEXT, ROLE_DIMENSION},
    [MARKET_CATEGORIES] = {"categories", "Categories", UNIT_COUNT, ROLE_MEASURE},
    [MARKET_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [MARKET_ADDRESSABLE] = {"addressable", "Addressable", UNIT_MONEY, ROLE_MEASURE},
    [MARKET_LOW] = {"low", "Low", UNIT_MONEY, ROLE_MEASURE},
    [MARKET_CENTRAL] = {"central", "Central", UNIT_MONEY, ROLE_MEASURE},
    [MARKET_HIGH] = {"high", "High", UNIT_MONEY, ROLE_MEASURE},
};

enum { PARETO_CATEGORY, PARETO_MARKET, PARETO_SPEND, PARETO_SHARE, PARETO_CUMULATIVE, N_PARETO };

static const struct column pareto_columns[] = {
    [PARETO_CATEGORY] = {"category", "Category", UNIT_TEXT, ROLE_DIMENSION},
    [PARETO_MARKET] = {"market", "Market", UNIT_TEXT, ROLE_DIMENSION},
    [PARETO_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [PARETO_SHARE] = {"share", "Share", UNIT_PERCENT, ROLE_MEASURE},
    [PARETO_CUMULATIVE] = {"cumulative_share", "Cumulative share", UNIT_PERCENT, ROLE_TOTAL},
};

enum {
	LINE_COUNCIL,
	LINE_CATEGORY,
	LINE_MARKET,
	LINE_YEAR,
	LINE_SPEND,
	LINE_ADDRESSABLE,
	LINE_LOW,
	LINE_CENTRAL,
	LINE_HIGH,
	LINE_FLAG,
	N_LINE
};

static const struct column line_columns[] = {
    [LINE_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_CATEGORY] = {"category", "Category", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_MARKET] = {"market", "Market", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [LINE_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [LINE_ADDRESSABLE] = {"addressable", "Addressable", UNIT_MONEY, ROLE_MEASURE},
    [LINE_LOW] = {"low", "Low", UNIT_MONEY, ROLE_MEASURE},
    [LINE_CENTRAL] = {"central", "Central", UNIT_MONEY, ROLE_MEASURE},
    [LINE_HIGH] = {"high", "High", UNIT_MONEY, ROLE_MEASURE},
    [LINE_FLAG] = {"flag", "Note", UNIT_TEXT, ROLE_DIMENSION},
};

#define MOST_CATEGORIES 20

void procurement_tables_make(struct procurement_tables *tables, struct results *results,
			     struct year last_year)
{
	char year[YEAR_TEXT_SIZE];

	tables->gain =
	    results_table(results, "procurement_gain",
			  "What smarter procurement would release, a year", gain_columns, N_GAIN);
	tables->market = results_table(
	    results, "procurement_market",
	    arena_format(results->arena, "By market, gain in %s", year_format(last_year, year)),
	    market_columns, N_MARKET);
	tables->category = results_table(
	    results, "procurement_category",
	    arena_format(results->arena, "By category, gain in %s", year_format(last_year, year)),
	    category_columns, N_SUM);
	tables->category->most_rows = MOST_CATEGORIES;
	tables->pareto =
	    results_table(results, "spend_pareto", "Where the spend is", pareto_columns, N_PARETO);
	tables->line =
	    results_table(results, "procurement_line",
			  "Gains by council, category, market and year", line_columns, N_LINE);
	tables->pareto->is_detail = tables->line->is_detail = true;
}

static struct value flag_value(const char *flag)
{
	return value_text_or(flag, "");
}

void procurement_tables_line(struct procurement_tables *tables, const struct spend *spend,
			     const struct procurement_line *line, struct year first_year,
			     int n_years)
{
	for (int i = 0; i < n_years; i++) {
		struct value *values = table_row(tables->line);

		values[LINE_COUNCIL] = value_text(spend->councils.items[line->spend->council]);
		values[LINE_CATEGORY] = value_text(spend->categories.items[line->spend->category]);
		values[LINE_MARKET] = value_text(market_name(line->spend->market));
		values[LINE_YEAR] = value_year((struct year){first_year.start + i});
		values[LINE_SPEND] = value_money(line->spend->spend);
		values[LINE_ADDRESSABLE] = value_money(line->addressable);
		values[LINE_LOW] = value_money(line->gains[i].low);
		values[LINE_CENTRAL] = value_money(line->gains[i].central);
		values[LINE_HIGH] = value_money(line->gains[i].high);
		values[LINE_FLAG] = flag_value(line->flag);
	}
}

void procurement_tables_gain(struct procurement_tables *tables, struct year year,
			     const struct range *gain)
{
	struct value *values = table_row(tables->gain);

	values[GAIN_YEAR] = value_year(year);
	values[GAIN_LOW] = value_money(gain->low);
	values[GAIN_CENTRAL] = value_money(gain->central);
	values[GAIN_HIGH] = value_money(gain->high);
}

/* The numbers of a sum, from its spend on; what is not addressable has no gain to show. */
static void set_amounts(struct value *values, const struct procurement_sum *sum)
{
	bool has_gain = sum->market != MARKET_EXCLUDED;

	values[0] = value_money(sum->spend);
	values[1] = value_money(sum->addressable);
	for (size_t i = 2; i <= 4 && !has_gain; i++)
		values[i] = value_none("not addressable");
	if (!has_gain)
		return;
	values[2] = value_money(sum->gain.low);
	values[3] = value_money(sum->gain.central);
	values[4] = value_money(sum->gain.high);
}

/* Names are numbered in their order, so the number settles ties. */
static int compare_names(const struct procurement_sum *a, const struct procurement_sum *b)
{
	if (a->category != b->category)
		return a->category < b->category ? -1 : 1;
	return (a->market > b->market) - (a->market < b->market);
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
	struct value *values;

	if (count > 1)
		qsort(sums, count, sizeof *sums, compare_gains);
	for (size_t i = 0; i < count; i++) {
		values = table_row(tables->category);
		values[SUM_NAME] = value_text(spend->categories.items[sums[i].category]);
		values[SUM_MARKET] = value_text(market_name(sums[i].market));
		set_amounts(&values[SUM_SPEND], &sums[i]);
		values[SUM_FLAG] = flag_value(sums[i].flag);
	}
	values = table_totals(tables->category);
	values[SUM_NAME] = value_text("All categories");
	set_amounts(&values[SUM_SPEND], all);
}

void procurement_tables_markets(struct procurement_tables *tables,
				const struct procurement_sum sums[MARKET_AVERAGE + 1],
				const struct procurement_sum *all)
{
	struct value *values;

	for (int market = 0; market <= MARKET_AVERAGE; market++) {
		if (sums[market].n_lines == 0)
			continue;
		values = table_row(tables->market);
		values[MARKET_MARKET] = value_text(market_name((enum market)market));
		values[MARKET_CATEGORIES] = value_count(sums[market].n_lines);
		set_amounts(&values[MARKET_SPEND], &sums[market]);
	}
	values = table_totals(tables->market);
	values[MARKET_MARKET] = value_text("All markets");
	values[MARKET_CATEGORIES] = value_count(all->n_lines);
	set_amounts(&values[MARKET_SPEND], all);
}

bool procurement_tables_pareto(struct procurement_tables *tables, const struct spend *spend,
			       struct procurement_sum *sums, size_t count)
{
	int64_t total = 0, running = 0;

	if (count > 1)
		qsort(sums, count, sizeof *sums, compare_spends);
	/* The sum of all spend is in range, but that of what is above zero may not be. */
	for (size_t i = 0; i < count; i++)
		if (sums[i].spend.hundredths > 0 &&
		    __builtin_add_overflow(total, sums[i].spend.hundredths, &total))
			return false;
	for (size_t i = 0; i < count; i++) {
		struct value *values = table_row(tables->pareto);

		values[PARETO_CATEGORY] = value_text(spend->categories.items[sums[i].category]);
		values[PARETO_MARKET] = value_text(market_name(sums[i].market));
		values[PARETO_SPEND] = value_money(sums[i].spend);
		if (sums[i].spend.hundredths <= 0) {
			values[PARETO_SHARE] = value_none("spend is not above zero");
			values[PARETO_CUMULATIVE] = value_none("spend is not above zero");
			continue;
		}
		running += sums[i].spend.hundredths;
		values[PARETO_SHARE] = value_share_of(sums[i].spend.hundredths, total);
		values[PARETO_CUMULATIVE] = value_share_of(running, total);
	}
	return true;
}
