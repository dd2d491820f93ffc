#include "model/published.h"

#include <string.h>

enum { BAND_MARKET, BAND_LOW, BAND_CENTRAL, BAND_HIGH };

enum { PHASE_WORKSTREAM, PHASE_YEAR, PHASE_AMOUNT };

enum { PER_HEAD_ITEM, PER_HEAD_LOW, PER_HEAD_HIGH, PER_HEAD_UNIT };

bool published_bands(struct band bands[MARKET_AVERAGE + 1], struct reference *reference,
		     struct diagnostics *diagnostics)
{
	const struct reading *reading = reference_read(reference, "bands");

	if (reading == NULL)
		return false;
	const int source = shape_field(reading->shape, "source"),
		  derivation = shape_field(reading->shape, "derivation");

	for (int market = 0; market <= MARKET_AVERAGE; market++)
		bands[market] =
		    (struct band){fraction_zero, fraction_zero, fraction_zero, NULL, NULL};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;

		for (int market = 0; market <= MARKET_AVERAGE; market++)
			if (strcmp(values[BAND_MARKET].text, market_names[market]) == 0)
				bands[market] = (struct band){
				    fraction_from_share(values[BAND_LOW].share),
				    fraction_from_share(values[BAND_CENTRAL].share),
				    fraction_from_share(values[BAND_HIGH].share),
				    values[source].text, value_text_of(&values[derivation])};
	}
	for (int market = 0; market <= MARKET_AVERAGE; market++)
		if (market != MARKET_EXCLUDED && bands[market].source == NULL)
			return fault(diagnostics, in_file(reading->source->path),
				     "has no band for market '%s'", market_names[market]);
	return true;
}

int published_phasing(struct money **amounts, struct year *first_year, struct reference *reference,
		      const char *workstream)
{
	const struct reading *reading = reference_read(reference, "phasing");
	int first = 0, last = 0;

	if (reading == NULL)
		return -1;
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;

		if (strcmp(values[PHASE_WORKSTREAM].text, workstream) != 0)
			continue;
		if (first == 0 || values[PHASE_YEAR].year.start < first)
			first = values[PHASE_YEAR].year.start;
		if (values[PHASE_YEAR].year.start > last)
			last = values[PHASE_YEAR].year.start;
	}
	*amounts = arena_array(reference->arena, (size_t)(last - first) + 1, sizeof **amounts);
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		if (strcmp(values[PHASE_WORKSTREAM].text, workstream) == 0)
			(*amounts)[values[PHASE_YEAR].year.start - first] =
			    values[PHASE_AMOUNT].money;
	}
	first_year->start = first;
	return last - first + 1;
}

bool published_per_head(const struct per_head **items, size_t *count, struct reference *reference)
{
	const struct reading *reading = reference_read(reference, "per-head");

	if (reading == NULL)
		return false;
	const int source = shape_field(reading->shape, "source");

	struct per_head *all = arena_array(reference->arena, reading->n_records, sizeof *all);
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;

		all[i] =
		    (struct per_head){.item = values[PER_HEAD_ITEM].text,
				      .source = values[source].text,
				      .low = values[PER_HEAD_LOW],
				      .high = values[PER_HEAD_HIGH],
				      .is_money = strcmp(values[PER_HEAD_UNIT].text, "money") == 0};
	}
	*items = all;
	*count = reading->n_records;
	return true;
}
