#include "loading/doubts.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/shapes.h"
#include "reading/cell.h"

#define MOST_TOLD 3
#define JUMP 8     /* times as many, or as few, as the year before */
#define LARGE 2000 /* contacts of a group from which that is no chance */

/* The columns of a reading of activity. */
struct activity_columns {
	int council, service, channel, purpose, year, months, volume;
};

static struct activity_columns columns_of(const struct reading *reading)
{
	const struct shape *shape = reading->shape;

	return (struct activity_columns){
	    shape_field(shape, "council"), shape_field(shape, "service"),
	    shape_field(shape, "channel"), shape_field(shape, "purpose"),
	    shape_field(shape, "year"),    shape_field(shape, "months"),
	    shape_field(shape, "volume")};
}

static const char *text_of(const struct value *value)
{
	return value->kind == VALUE_TEXT ? value->text : "";
}

#define MOST_PARTS 4

/* Parts of a key as one text; names have no such sign in them. */
static const char *key_of(struct arena *arena, const char *const *parts, size_t count)
{
	size_t lengths[MOST_PARTS], size = 0;
	char *key, *to;

	for (size_t i = 0; i < count; i++)
		size += (lengths[i] = strlen(parts[i])) + 1;
	key = to = arena_alloc(arena, size);
	for (size_t i = 0; i < count; to += lengths[i++] + 1) {
		memcpy(to, parts[i], lengths[i]);
		to[lengths[i]] = i + 1 < count ? '\037' : '\0';
	}
	return key;
}

/* What contacts a row is of, whatever the year. */
static const char *group_of(const struct record *record, const struct activity_columns *at,
			    const struct channels *channels, struct arena *arena)
{
	const struct value *values = record->values;

	return key_of(
	    arena,
	    (const char *const[]){text_of(&values[at->council]), text_of(&values[at->service]),
				  channels_standard(channels, text_of(&values[at->channel])),
				  text_of(&values[at->purpose])},
	    4);
}

size_t doubts_say_again(struct run *run, const struct reading *reading,
			const struct channels *channels)
{
	const struct activity_columns at = columns_of(reading);
	struct arena *scratch = arena_like(run->arena);
	const struct record **firsts =
	    arena_array(scratch, reading->n_records, sizeof(struct record *));
	struct names keys;
	size_t count = 0;

	names_init(&keys, scratch);
	for (size_t i = 0; i < reading->n_records && !run->settings.reading.is_ledger; i++) {
		const struct record *record = &reading->records[i];
		const size_t before = keys.count;

		if (!record->fate->is_used)
			continue;
		const struct value *when = &record->values[at.year];
		const char *parts[] = {group_of(record, &at, channels, scratch),
				       (const char[]){(char)(when->year.start / 100 + 1),
						      (char)(when->year.start % 100 + 1),
						      (char)(when->month + 1), '\0'},
				       text_of(&record->values[at.months])};
		int id = names_add(&keys, key_of(scratch, parts, N_OF(parts)));
		if (keys.count > before) {
			firsts[id] = record;
			continue;
		}
		if (count++ < MOST_TOLD)
			warning(
			    &run->diagnostics, at_line(record->path, record->line),
			    "repeats the council, service, channel, purpose and year of %s, and "
			    "the contacts of both count (%s and %s); keep one if they are the "
			    "same contacts",
			    say_line(run->arena, firsts[id]->path, firsts[id]->line, record->path),
			    say_number(run->arena, firsts[id]->values[at.volume].count),
			    say_number(run->arena, record->values[at.volume].count));
	}
	arena_free(scratch);
	return count;
}

void doubts_say_names(struct run *run, const struct reading *reading,
		      const struct channels *channels)
{
	const struct activity_columns at = columns_of(reading);
	struct arena *scratch = arena_like(run->arena);
	const struct record **firsts =
	    arena_array(scratch, reading->n_records, sizeof(struct record *));
	struct names standards, folded;

	names_init(&standards, scratch);
	names_init(&folded, scratch);
	for (size_t i = 0; i < reading->n_records && !run->settings.reading.is_ledger; i++) {
		const struct record *record = &reading->records[i], *first;
		const char *name = text_of(&record->values[at.channel]);
		const char *standard = channels_standard(channels, name);
		const size_t n_standards = standards.count, n_folded = folded.count;
		const char *council = text_of(&record->values[at.council]);
		/* Each council has its own words. */
		const int id = names_add(
		    &standards, key_of(scratch, (const char *const[]){council, standard}, 2));

		(void)names_add(
		    &folded,
		    key_of(scratch, (const char *const[]){council, text_fold(scratch, name)}, 2));
		if (standards.count > n_standards) {
			firsts[id] = record;
			continue;
		}
		first = firsts[id];
		/* Each name once. */
		if (folded.count > n_folded)
			warning(&run->diagnostics,
				(struct place){record->path, record->line, "channel"},
				"%s, and %s of %s, are both counted as %s; if one is the sum of "
				"others, contacts are counted twice",
				cell_quoted(run->arena, name),
				cell_quoted(run->arena, text_of(&first->values[at.channel])),
				say_line(run->arena, first->path, first->line, record->path),
				standard);
	}
	arena_free(scratch);
}

/* The account would have it used, as a cost of its set. */
static void leave_out(const struct reading *reading, long line)
{
	for (size_t i = 0; reading != NULL && i < reading->n_records; i++)
		if (reading->records[i].line == line)
			fate_leave_out(reading->records[i].fate,
				       "of a service that the activity has not");
}

void doubts_say_services(struct run *run, const struct unit_costs *costs,
			 const struct activity *activity)
{
	if (activity->n_filtered > 0 || costs->is_built_in)
		return;
	FOR_EACH (const struct unit_cost, cost, costs->items, costs->n_items) {
		if (cost->service == NULL || !unit_costs_is_own(costs, cost) ||
		    names_find(&activity->services, cost->service) >= 0)
			continue;
		warning(&run->diagnostics,
			(struct place){cost->from.path, cost->from.line, "service"},
			"the unit cost of %s for %s is not used: the activity has no such "
			"service; it has %s",
			cost->channel, cell_quoted(run->arena, cost->service),
			text_list(run->arena, activity->services.items, activity->services.count,
				  MOST_TOLD));
		leave_out(costs->reading, cost->from.line);
	}
}

/* What a group's contacts come to in two years, and its first row of the later one. */
struct group_years {
	int64_t here, before;
	const struct record *record;
};

/* A nought too many or too few, by the year before. */
static void say_jumps(struct run *run, const struct reading *reading,
		      const struct activity_columns *at, const struct channels *channels,
		      struct year base)
{
	struct arena *scratch = arena_like(run->arena);
	struct group_years *sums = arena_array(scratch, reading->n_records + 1, sizeof *sums);
	struct names groups;
	size_t n_told = 0;

	names_init(&groups, scratch);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const int apart = base.start - record->values[at->year].year.start;
		struct group_years *sum;

		if (!record->fate->is_used || apart < 0 || apart > 1)
			continue;
		sum = &sums[names_add(&groups, group_of(record, at, channels, scratch))];
		/* Parts of the sum of all, which has been checked. */
		if (apart == 1) {
			sum->before += record->values[at->volume].count;
			continue;
		}
		sum->here += record->values[at->volume].count;
		sum->record = sum->record == NULL ? record : sum->record;
	}
	FOR_EACH (const struct group_years, sum, sums, groups.count) {
		if (n_told == MOST_TOLD || sum->here == 0 || sum->before == 0 ||
		    (sum->here < LARGE && sum->before < LARGE) ||
		    (sum->here / JUMP < sum->before && sum->before / JUMP < sum->here))
			continue;
		n_told++;
		warning(&run->diagnostics,
			(struct place){sum->record->path, sum->record->line, "volume"},
			"%s contacts in %s and %s the year before, for %s by %s: check that no "
			"nought is too many or missing, and that neither is in thousands",
			say_number(run->arena, sum->here), say_year(run->arena, base),
			say_number(run->arena, sum->before),
			cell_quoted(run->arena, text_of(&sum->record->values[at->service])),
			channels_standard(channels, text_of(&sum->record->values[at->channel])));
	}
	arena_free(scratch);
}

bool doubts_say_activity_base(struct run *run, const struct reading *reading, struct year base)
{
	const struct activity_columns at = columns_of(reading);
	struct years_back years = {0};

	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (record->fate->is_used)
			years_back_add(&years, base, record->values[at.year].year,
				       record->values[at.volume].count);
	size_t back = inputs_doubt_base(run, &years);
	if (back > 0)
		inputs_say_base(
		    run, reading->source->path, base, back,
		    arena_format(run->arena, "%s contacts", say_number(run->arena, years.sums[0])),
		    say_number(run->arena, years.sums[back]));
	return back > 0;
}

void doubts_say_activity_years(struct run *run, const struct reading *reading,
			       const struct channels *channels, struct year base)
{
	const struct activity_columns at = columns_of(reading);
	struct arena *scratch = arena_like(run->arena);
	struct names groups;
	size_t n_told = 0;

	say_jumps(run, reading, &at, channels, base);
	names_init(&groups, scratch);
	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		if (record->fate->is_used && record->values[at.year].year.start == base.start)
			names_add(&groups, group_of(record, &at, channels, scratch));
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		if (n_told == MOST_TOLD || !record->fate->is_used ||
		    record->values[at.year].year.start == base.start ||
		    names_find(&groups, group_of(record, &at, channels, scratch)) >= 0)
			continue;
		n_told++;
		warning(
		    &run->diagnostics, (struct place){record->path, record->line, "year"},
		    "%s contacts of %s are left out: the base year is %s, and has none of %s by "
		    "%s; change the year if it is a slip",
		    say_number(run->arena, record->values[at.volume].count),
		    say_year(run->arena, record->values[at.year].year), say_year(run->arena, base),
		    cell_quoted(run->arena, text_of(&record->values[at.service])),
		    channels_standard(channels, text_of(&record->values[at.channel])));
	}
	arena_free(scratch);
}
