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

void odd_months_see(struct odd_rows *odds, struct year year, unsigned months)
{
	size_t i = 0;

	if (year.start == 0)
		return;
	while (i < odds->n_years && odds->years[i].start != year.start)
		i++;
	if (i == odds->n_years)
		ARENA_ADD_BY(odds->tally->arena, odds, years, n_years, years_capacity) =
		    (struct engine_year){year.start, 0};
	odds->years[i].months |= months;
}

unsigned odd_rows_months(const struct odd_rows *odds, int year_start)
{
	for (size_t i = 0; i < odds->n_years; i++)
		if (odds->years[i].start == year_start)
			return odds->years[i].months;
	return 0;
}
