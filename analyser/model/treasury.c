#include "model/treasury.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Columns of the sets of published figures. */
enum { FROM_YEAR, TO_YEAR, RATE, SCHEDULE };
enum { PROJECT_TYPE, COST_LOWER, COST_UPPER };
enum { YEAR, INDEX };

/* Rows of no schedule are of the standard one. */
static bool is_lower(const struct value *values)
{
	return values[SCHEDULE].kind == VALUE_TEXT &&
	       strcasecmp(values[SCHEDULE].text, "lower") == 0;
}

/* The record of the reference set that holds a year. */
static const struct value *find_rate(const struct reading *reading, int year, bool lower)
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
			const struct value *row = find_rate(reading, t, false);

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
		const struct value *row = reading == NULL ? NULL : find_rate(reading, t, true);

		if (row == NULL)
			return false;
		lower->rates[t] = fraction_from_share(row[RATE].share);
		lower->factors[t] =
		    lower->factors[t - 1] / (1.0 + fraction_double(lower->rates[t]));
	}
	lower->rate = lower->rates[1];
	return true;
}

bool bias_find(struct bias *bias, const char *project_type, struct place place,
	       struct reference *reference)
{
	const struct reading *reading = reference_read(reference, "optimism-bias");
	struct arena *arena = reference->arena;
	const char *joined = "";

	if (reading == NULL)
		return false;
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;

		if (strcmp(text_fold(arena, values[PROJECT_TYPE].text),
			   text_fold(arena, project_type)) == 0) {
			*bias = (struct bias){values[PROJECT_TYPE].text, values[COST_UPPER].share,
					      values[shape_field(reading->shape, "source")].text};
			return true;
		}
		joined = text_more(arena, joined, ", ", values[PROJECT_TYPE].text);
	}
	return fault(reference->diagnostics, place,
		     "'%s' is not a project type of the Green Book's; they are %s", project_type,
		     joined);
}

const char deflator_default[] = "ons-2025";

static const char prefix[] = "deflator-";

static bool is_deflator(const struct reference_set *set)
{
	return strncmp(set->name, prefix, strlen(prefix)) == 0;
}

static bool refuse_deflator(const char *name, struct place place, struct reference *reference)
{
	size_t count;
	const struct reference_set *sets = reference_sets(&count);
	const char *joined = "";

	for (size_t i = 0; i < count; i++)
		if (is_deflator(&sets[i]))
			joined = text_more(reference->arena, joined, ", ",
					   sets[i].name + strlen(prefix));
	return fault(
	    reference->diagnostics, place,
	    "'%s' is not a deflator; there are %s (another series: --reference deflator-%s=FILE)",
	    name, joined, deflator_default);
}

bool deflator_load(struct deflator *deflator, const char *name, struct place place,
		   struct reference *reference)
{
	const char *full = strncmp(name, prefix, strlen(prefix)) == 0
			       ? name
			       : arena_format(reference->arena, "%s%s", prefix, name);
	const struct reference_set *set = reference_find(full);

	if (set == NULL || !is_deflator(set))
		return refuse_deflator(name, place, reference);

	const struct reading *reading = reference_read(reference, full);

	if (reading == NULL)
		return false;
	*deflator = (struct deflator){
	    .set = set->name, .origin = reference_origin(reference, set->name), .reading = reading};
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (i == 0 || values[YEAR].year.start < deflator->first_year.start)
			deflator->first_year = values[YEAR].year;
		if (values[YEAR].year.start > deflator->last_year.start)
			deflator->last_year = values[YEAR].year;
	}
	deflator->vintage = reading->records[0].values[shape_field(reading->shape, "source")].text;
	return true;
}

static bool find_index(int64_t *billionths, const struct deflator *deflator, struct year year)
{
	for (size_t i = 0; i < deflator->reading->n_records; i++) {
		const struct value *values = deflator->reading->records[i].values;

		if (values[YEAR].year.start != year.start)
			continue;
		*billionths = values[INDEX].share.billionths;
		return *billionths > 0;
	}
	return false;
}

bool deflator_has(const struct deflator *deflator, struct year year)
{
	int64_t index;

	return find_index(&index, deflator, year);
}

bool deflator_factor(struct fraction *factor, const struct deflator *deflator, struct year from,
		     struct year to)
{
	int64_t from_index, to_index;

	return find_index(&from_index, deflator, from) && find_index(&to_index, deflator, to) &&
	       fraction_new(factor, to_index, from_index);
}
