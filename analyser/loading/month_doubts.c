#include "loading/doubts.h"

#include "base/text.h"

#define MOST_TOLD 3

/* What a row is of and its year; names have no such sign in them. */
static const char *group_of(const struct reading *reading, const struct record *record, int year,
			    struct arena *arena)
{
	const struct shape *shape = reading->shape;
	const char *group = arena_format(arena, "%d", record->values[year].year.start);

	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & (FIELD_NAME | FIELD_PART)) != 0)
			group = arena_format(arena, "%s\037%s", group,
					     record->values[i].kind == VALUE_TEXT
						 ? text_fold(arena, record->values[i].text)
						 : "");
	return group;
}

/* Where its months and its year stand, and the rows of whole years so far. */
struct month_search {
	const struct reading *reading;
	int year, months;
	struct names groups;
	const struct record **wholes; /* by group; NULL once it is told of */
};

static bool is_whole(const struct month_search *search, const struct record *record)
{
	return record->values[search->year].month == 0 &&
	       (search->months < 0 || record->values[search->months].kind != VALUE_TEXT);
}

static bool is_counted(const struct month_search *search, const struct record *record)
{
	return record->fate->is_used && record->values[search->year].kind == VALUE_YEAR;
}

/* Most files have rows of one kind only. */
static bool has_both(const struct month_search *search)
{
	bool has[2] = {false, false};

	for (size_t i = 0; i < search->reading->n_records; i++)
		if (is_counted(search, &search->reading->records[i]))
			has[is_whole(search, &search->reading->records[i])] = true;
	return has[false] && has[true];
}

static void keep_wholes(struct month_search *search, struct arena *arena)
{
	FOR_EACH (const struct record, record, search->reading->records,
		  search->reading->n_records) {
		const size_t before = search->groups.count;

		if (!is_counted(search, record) || !is_whole(search, record))
			continue;

		int id = names_add(&search->groups,
				   group_of(search->reading, record, search->year, arena));

		if (search->groups.count > before)
			search->wholes[id] = record;
	}
}

void doubts_say_months(struct run *run, const struct reading *reading)
{
	struct month_search search = {.reading = reading,
				      .year = shape_field(reading->shape, "year"),
				      .months = shape_field(reading->shape, "months")};
	size_t n_told = 0;

	if (run->settings.reading.is_ledger || search.year < 0 || !has_both(&search))
		return;
	names_init(&search.groups, run->arena);
	search.wholes = arena_array(run->arena, reading->n_records, sizeof(struct record *));
	keep_wholes(&search, run->arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		int id;

		if (n_told == MOST_TOLD || !is_counted(&search, record) ||
		    is_whole(&search, record))
			continue;
		id = names_find(&search.groups, group_of(reading, record, search.year, run->arena));
		if (id < 0 || search.wholes[id] == NULL)
			continue;
		n_told++;
		warning(&run->diagnostics, (struct place){record->path, record->line, "year"},
			"is of a part of the year, and line %ld has the same for the whole of it; "
			"if that has this already, it counts twice: take one out",
			search.wholes[id]->line);
		search.wholes[id] = NULL;
	}
}
