/* What is asked of readings when they have been made (reading.h): sums, and several as one. */
#include "reading/reading.h"

#include <string.h>

struct account reading_set_aside(const struct reading *reading, const char *reason)
{
	struct account account = {0};

	for (size_t i = 0; i < reading->n_rejects; i++)
		if (strcmp(reading->rejects[i].reason, reason) == 0) {
			account.rows++;
			account.amount +=
			    reading->rejects[i].has_amount ? reading->rejects[i].amount : 0;
		}
	return account;
}

#define MOST_TITLES 20

size_t reading_suits(const struct source *source, const struct shape *shape, struct arena *arena)
{
	struct column_options options = {0};
	struct columns columns;
	struct sheet sheet;
	size_t found = 0, header = 0;

	sheet_begin(&sheet, source, 0, true, MOST_TITLES + 1, arena);
	/* A sheet may have a title above its header. */
	while (source->place != NULL && header + 1 < sheet.n_rows && header < MOST_TITLES &&
	       columns_match(&columns, &sheet.rows[header], shape, &options, arena) != 0)
		header++;
	if (header >= sheet.n_rows || sheet.rows[header].fault != NULL ||
	    columns_match(&columns, &sheet.rows[header], shape, &options, arena) != 0)
		return 0;
	for (size_t i = 0; i < shape->n_fields; i++)
		found += columns.at[i] >= 0;
	return found;
}

bool reading_account_add(struct account *sum, const struct account *other)
{
	sum->rows += other->rows;
	sum->unreadable += other->unreadable;
	return !__builtin_add_overflow(sum->amount, other->amount, &sum->amount);
}

bool reading_join(struct reading *joined, const struct reading *const *readings, size_t count,
		  const char *label, size_t *beyond, struct arena *arena)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	bool is_well = true;

	*source = *readings[0]->source;
	source->path = label;
	*joined = (struct reading){.source = source, .shape = readings[0]->shape};
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = readings[i];

		for (size_t j = 0; j < reading->n_records; j++)
			ARENA_ADD_BY(arena, joined, records, n_records, records_capacity) =
			    reading->records[j];
		for (size_t j = 0; j < MAX_FIELDS; j++)
			joined->has_column[j] |= reading->has_column[j];
		if (reading_account_add(&joined->read, &reading->read) &&
		    reading_account_add(&joined->used, &reading->used) &&
		    reading_account_add(&joined->set_aside, &reading->set_aside))
			continue;
		if (is_well)
			*beyond = i;
		is_well = false;
	}
	return is_well;
}
