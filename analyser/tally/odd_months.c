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
	if (year.start != 0)
		year_sums_of(&odds->years, year.start, odds->tally->arena)->months |= months;
}

unsigned odd_rows_months(const struct odd_rows *odds, int year_start)
{
	for (size_t i = 0; i < odds->years.count; i++)
		if (odds->years.items[i].start == year_start)
			return odds->years.items[i].months;
	return 0;
}
