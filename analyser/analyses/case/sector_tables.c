#include "analyses/case/case_indicator.h"

#include "results/table.h"

TABLE(sector_gain, (sector, "Service sector", TEXT), (year, "Year", YEAR), (gains, "Gains", COUNT),
      (gross, "Before running cost", MONEY), (running_cost, "Running cost", MONEY),
      (gain, "Gain", MONEY_TOTAL), (share, "Share", PERCENT));

/* A row of the table, or all of a year's. */
struct sector_sum {
	struct money gross, running_cost, net;
	int64_t n_gains;
};

static bool add(struct sector_sum *sum, struct money gross, struct money running_cost)
{
	return money_add(&sum->gross, sum->gross, gross) &&
	       money_add(&sum->running_cost, sum->running_cost, running_cost) &&
	       money_subtract(&sum->net, sum->gross, sum->running_cost);
}

/* The register's gains of a sector; of 0, those of all. */
static bool of_register(struct sector_sum *sum, const struct gains *gains, int sector,
			struct year year)
{
	const struct gain_filter filter = {-1, -1, -1, sector};
	struct gain_sum found;

	*sum = (struct sector_sum){0};
	if (!indicator_sum_latest(&found, gains, &filter, year))
		return false;
	sum->n_gains = found.n_gains;
	return add(sum, found.gross, found.running_cost);
}

/* What is in no register: of the council as a whole. */
static bool of_case(struct sector_sum *sum, const struct workstream_question *question,
		    struct year year)
{
	*sum = (struct sector_sum){0};
	for (size_t i = 0; i < question->n_additions; i++)
		if (question->additions[i].year.start == year.start &&
		    !add(sum, question->additions[i].gross, question->additions[i].running_cost))
			return false;
	return true;
}

static void write(struct table *table, const char *sector, struct year year,
		  const struct sector_sum *sum, struct value n_gains, struct money all)
{
	TABLE_ADD(table, sector_gain, .sector = value_text(sector), .year = value_year(year),
		  .gains = n_gains, .gross = value_money(sum->gross),
		  .running_cost = value_money(sum->running_cost), .gain = value_money(sum->net),
		  .share = value_share_of(sum->net.hundredths, all.hundredths));
}

static bool write_year(struct table *table, const struct workstream_question *question,
		       struct year year)
{
	const struct gains *gains = question->gains;
	const int n_sectors = (int)gains->sectors.count;
	struct sector_sum all, whole, sum;
	struct money total;

	if (!of_register(&all, gains, 0, year) || !of_case(&whole, question, year) ||
	    !money_add(&total, all.net, whole.net))
		return false;
	for (int sector = 1; sector <= n_sectors; sector++) {
		if (!of_register(&sum, gains, sector, year))
			return false;
		write(table, gains->sector_names[sector - 1], year, &sum, value_count(sum.n_gains),
		      total);
	}
	if (!of_register(&sum, gains, SECTOR_NOT_GIVEN, year))
		return false;
	if (sum.n_gains > 0)
		write(table, "not given", year, &sum, value_count(sum.n_gains), total);
	if (question->n_additions > 0)
		write(table, "channels, procurement and prices, of all services", year, &whole,
		      value_none("not of the register"), total);
	return true;
}

bool workstream_sector_tables(const struct workstream_question *question, struct results *results)
{
	if (question->gains == NULL || question->gains->sectors.count == 0)
		return true;
	struct table *table =
	    TABLE_NEW(results, sector_gain,
		      "The same gains by service sector (CLG plan, paragraph 3.55 and annex "
		      "E), net of running cost, at the end of each year");
	for (struct year year = question->first_year; year.start <= question->last_year.start;
	     year.start++)
		if (!write_year(table, question, year))
			return false;
	return true;
}
