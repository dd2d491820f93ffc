#include "library/tally_results.h"

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

bool tally_has_part_years(const struct tally *tally)
{
	for (size_t i = 0; i < tally->coverage.count; i++)
		if (months_are_part(tally->coverage.items[i].months))
			return true;
	return false;
}

TABLE(coverage, (council, "Council", TEXT), (year, "Year", YEAR),
      (months, "Months with rows", TEXT), (months_seen, "Of 12", COUNT));

#define MOST_PARTS 5

/* Each part of a year once, whatever the number of councils, and no more parts than these. */
static void say_parts(struct run *run, const struct coverage *coverage)
{
	bool *is_said = arena_array(run->arena, coverage->count, sizeof *is_said);
	size_t n_said = 0, n_left = 0;

	for (size_t i = 0; i < coverage->count; i++) {
		const struct covered *part = &coverage->items[i];
		int64_t n_councils = 0;
		const char *who = "what was read";

		if (is_said[i] || !months_are_part(part->months))
			continue;
		if (n_said == MOST_PARTS) {
			n_left++;
			continue;
		}
		n_said++;
		for (size_t j = i; j < coverage->count; j++)
			if (coverage->items[j].year.start == part->year.start &&
			    coverage->items[j].months == part->months) {
				is_said[j] = true;
				n_councils++;
			}
		if (part->council != NULL)
			who = n_councils == 1 ? text_cut(run->arena, part->council, 80)
					      : arena_format(run->arena, "each of %s councils",
							     say_number(run->arena, n_councils));
		notice(&run->diagnostics, (struct place){0}, "%s covers %s only, a part of %s", who,
		       say_months_of(run->arena, part->months, part->year),
		       say_year(run->arena, part->year));
	}
	if (n_left > 0)
		notice(&run->diagnostics, (struct place){0},
		       "%s more of other councils and years %s a part of a year only; --table "
		       "coverage has each",
		       say_number(run->arena, (int64_t)n_left),
		       say_which((int64_t)n_left, "covers", "cover"));
}

void tally_add_coverage(struct run *run, const struct tally *tally)
{
	const struct coverage *coverage = &tally->coverage;

	if (!tally_has_part_years(tally))
		return;
	struct table *table = TABLE_NEW(&run->results, coverage, "Months with rows");
	table->most_rows = 20;
	FOR_EACH (const struct covered, covered, coverage->items, coverage->count)
		TABLE_ADD(table, coverage,
			  .council = value_text_or(covered->council, "all councils together"),
			  .year = value_year(covered->year),
			  .months = value_text(months_format(
			      covered->months, arena_alloc(run->arena, MONTHS_TEXT_SIZE))),
			  .months_seen = (covered->months & MONTHS_OF_YEAR) == 0
					     ? value_count(months_count(covered->months))
					     : value_none("the year is given, not the month"));
	say_parts(run, coverage);
}
