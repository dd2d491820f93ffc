#include "library/tally_coverage.h"

#include "analyses/sayings.h"
#include "base/text.h"

bool tally_has_part_years(const struct tally *tally)
{
	for (size_t i = 0; i < tally->coverage.count; i++)
		if (months_are_part(tally->coverage.items[i].months))
			return true;
	return false;
}

enum { COVERED_COUNCIL, COVERED_YEAR, COVERED_MONTHS, COVERED_COUNT, N_COVERED };

static const struct column covered_columns[] = {
    [COVERED_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [COVERED_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [COVERED_MONTHS] = {"months", "Months with rows", UNIT_TEXT, ROLE_DIMENSION},
    [COVERED_COUNT] = {"months_seen", "Of 12", UNIT_COUNT, ROLE_MEASURE},
};

/* Each part of a year once, whatever the number of councils. */
static void say_parts(struct run *run, const struct coverage *coverage)
{
	bool *is_said = arena_array(run->arena, coverage->count, sizeof *is_said);

	for (size_t i = 0; i < coverage->count; i++) {
		const struct covered *part = &coverage->items[i];
		int64_t n_councils = 0;
		const char *who = "what was read";

		if (is_said[i] || !months_are_part(part->months))
			continue;
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
		diagnose(&run->diagnostics, SEVERITY_NOTICE, (struct place){0},
			 "%s covers %s only, a part of %s", who,
			 say_months_of(run->arena, part->months, part->year),
			 say_year(run->arena, part->year));
	}
}

void tally_add_coverage(struct run *run, const struct tally *tally)
{
	const struct coverage *coverage = &tally->coverage;
	struct table *table;

	if (!tally_has_part_years(tally))
		return;
	table = results_table(&run->results, "coverage", "Months with rows", covered_columns,
			      N_COVERED);
	table->most_rows = 20;
	for (size_t i = 0; i < coverage->count; i++) {
		const struct covered *covered = &coverage->items[i];
		struct value *values = table_row(table);

		values[COVERED_COUNCIL] = value_text_or(covered->council, "all councils together");
		values[COVERED_YEAR] = value_year(covered->year);
		values[COVERED_MONTHS] = value_text(
		    months_format(covered->months, arena_alloc(run->arena, MONTHS_TEXT_SIZE)));
		values[COVERED_COUNT] = (covered->months & MONTHS_OF_YEAR) == 0
					    ? value_count(months_count(covered->months))
					    : value_none("the year is given, not the month");
	}
	say_parts(run, coverage);
}
