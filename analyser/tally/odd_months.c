#include "tally/odd_parts.h"

struct year odd_year_of(struct odd_rows *odds, const struct verdict *verdict, unsigned *months)
{
	const struct head *head = odds->head;
	struct year year = head->layout.year;

	*months = MONTHS_OF_YEAR;
	for (size_t i = 0; head->layout.date >= 0 && i < head->shape.n_fields; i++) {
		const struct value *value = &verdict->values[i];

		if (head->columns.at[i] != head->layout.date || value->kind != VALUE_YEAR)
			continue;
		*months = 1u << value->month;
		year = value->year;
		break;
	}
	/* Of a text that says no month nothing is known, not that it is the whole year. */
	if (head->months_field >= 0 && verdict->values != NULL &&
	    verdict->values[head->months_field].kind == VALUE_TEXT &&
	    !months_parse(verdict->values[head->months_field].text, months))
		*months &= MONTHS_ALL;
	return year;
}

void odd_months_see(struct odd_rows *odds, const char *council, struct engine_year year)
{
	const struct year of = {year.start};

	/* The text of a row is gone with it. */
	if (council != NULL && coverage_own(&odds->covered, council, of) == 0)
		council = arena_text(odds->tally->arena, council);
	coverage_see(&odds->covered, council, of, year.months);
}

unsigned odd_rows_months(const struct odd_rows *odds, const char *council, int year_start)
{
	return coverage_own(&odds->covered, council, (struct year){year_start});
}
