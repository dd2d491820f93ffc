#include "model/discounting.h"

#include <strings.h>

enum { FROM_YEAR, TO_YEAR, RATE, SCHEDULE };

/* Rows of no schedule are of the standard one. */
static bool is_lower(const struct value *values)
{
	return values[SCHEDULE].kind == VALUE_TEXT &&
	       strcasecmp(values[SCHEDULE].text, "lower") == 0;
}

/* The record of the reference set that holds a year. */
static const struct value *find_row(const struct reading *reading, int year, bool lower)
{
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (is_lower(values) == lower && values[FROM_YEAR].count <= year &&
		    year <= values[TO_YEAR].count)
			return values;
	}
	return NULL;
}

bool discounting_find(struct discounting *discounting, int n_years, const struct fraction *rate,
		      const char *source, struct reference *reference)
{
	const struct reading *reading = reference_read(reference, "discount-rates");

	if (reading == NULL)
		return false;
	*discounting = (struct discounting){.factors = {1.0}, .is_given = rate != NULL};
	for (int t = 1; t <= n_years; t++) {
		struct fraction of_year = rate != NULL ? *rate : fraction_zero;

		if (rate == NULL) {
			const struct value *row = find_row(reading, t, false);

			if (row == NULL)
				return fault(reference->diagnostics, in_file(reading->source->path),
					     "has no discount rate for year %d", t);
			of_year = fraction_from_share(row[RATE].share);
			if (t == 1)
				source = row[shape_field(reading->shape, "source")].text;
		}
		if (t == 1)
			discounting->rate = of_year;
		discounting->rates[t] = of_year;
		discounting->declines =
		    discounting->declines || fraction_compare(of_year, discounting->rate) != 0;
		discounting->factors[t] =
		    discounting->factors[t - 1] / (1.0 + fraction_double(of_year));
	}
	discounting->source = source;
	return true;
}

bool discounting_find_lower(struct discounting *lower, int n_years, struct reference *reference)
{
	const struct reading *reading = reference_read(reference, "discount-rates");

	*lower = (struct discounting){.factors = {1.0}};
	for (int t = 1; t <= n_years; t++) {
		const struct value *row = reading == NULL ? NULL : find_row(reading, t, true);

		if (row == NULL)
			return false;
		lower->rates[t] = fraction_from_share(row[RATE].share);
		lower->factors[t] =
		    lower->factors[t - 1] / (1.0 + fraction_double(lower->rates[t]));
	}
	lower->rate = lower->rates[1];
	return true;
}
