#include "loading/doubts.h"

#include "base/say.h"
#include "base/text.h"
#include "loading/inputs.h"
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

/* What contacts a row is of, whatever the year; names have no such sign in them. */
static const char *group_of(const struct record *record, const struct activity_columns *at,
			    const struct channels *channels, struct arena *arena)
{
	const struct value *values = record->values;

	return arena_format(arena, "%s\037%s\037%s\037%s", text_of(&values[at->council]),
			    text_of(&values[at->service]),
			    channels_standard(channels, text_of(&values[at->channel])),
			    text_of(&values[at->purpose]));
}

size_t doubts_say_again(struct run *run, const struct reading *reading,
			const struct channels *channels)
{
	const struct activity_columns at = columns_of(reading);
	const struct record **firsts =
	    arena_array(run->arena, reading->n_records, sizeof(struct record *));
	struct names keys;
	size_t count = 0;

	names_init(&keys, run->arena);
	for (size_t i = 0; i < reading->n_records && !run->settings.reading.is_ledger; i++) {
		const struct record *record = &reading->records[i];
		const size_t before = keys.count;

		if (!record->fate->is_used)
			continue;
		int id = names_add(&keys, arena_format(run->arena, "%s\037%d\037%d\037%s",
						       group_of(record, &at, channels, run->arena),
						       record->values[at.year].year.start,
						       record->values[at.year].month,
						       text_of(&record->values[at.months])));
		if (keys.count > before) {
			firsts[id] = record;
			continue;
		}
		if (count++ < MOST_TOLD)
			diagnose(
			    &run->diagnostics, SEVERITY_WARNING,
			    (struct place){record->path, record->line, NULL},
			    "repeats the council, service, channel, purpose and year of %s, and "
			    "the contacts of both count (%s and %s); keep one if they are the "
			    "same contacts",
			    say_line(run->arena, firsts[id]->path, firsts[id]->line, record->path),
			    say_number(run->arena, firsts[id]->values[at.volume].count),
			    say_number(run->arena, record->values[at.volume].count));
	}
	return count;
}

void doubts_say_names(struct run *run, const struct reading *reading,
		      const struct channels *channels)
{
	const struct activity_columns at = columns_of(reading);
	const struct record **firsts =
	    arena_array(run->arena, reading->n_records, sizeof(struct record *));
	struct names standards, folded;

	names_init(&standards, run->arena);
	names_init(&folded, run->arena);
	for (size_t i = 0; i < reading->n_records && !run->settings.reading.is_ledger; i++) {
		const struct record *record = &reading->records[i], *first;
		const char *name = text_of(&record->values[at.channel]);
		const char *standard = channels_standard(channels, name);
		const size_t n_standards = standards.count, n_folded = folded.count;
		const char *council = text_of(&record->values[at.council]);
		/* Each council has its own words. */
		const int id =
		    names_add(&standards, arena_format(run->arena, "%s\037%s", council, standard));

		(void)names_add(&folded, arena_format(run->arena, "%s\037%s", council,
						      text_fold(run->arena, name)));
		if (standards.count > n_standards) {
			firsts[id] = record;
			continue;
		}
		first = firsts[id];
		/* Each name once. */
		if (folded.count > n_folded)
			diagnose(&run->diagnostics, SEVERITY_WARNING,
				 (struct place){record->path, record->line, "channel"},
				 "%s, and %s of %s, are both counted as %s; if one is the sum of "
				 "others, contacts are counted twice",
				 cell_quoted(run->arena, name),
				 cell_quoted(run->arena, text_of(&first->values[at.channel])),
				 say_line(run->arena, first->path, first->line, record->path),
				 standard);
	}
}

void doubts_say_services(struct run *run, const struct unit_costs *costs,
			 const struct activity *activity)
{
	for (size_t i = 0; i < costs->n_items && activity->n_filtered == 0; i++) {
		const struct unit_cost *cost = &costs->items[i];

		if (cost->service == NULL || costs->is_built_in ||
		    !unit_costs_is_own(costs, cost) ||
		    names_find(&activity->services, cost->service) >= 0)
			continue;
		diagnose(&run->diagnostics, SEVERITY_WARNING,
			 (struct place){cost->from.path, cost->from.line, "service"},
			 "the unit cost of %s for %s is not used: the activity has no such "
			 "service; it has %s",
			 cost->channel, cell_quoted(run->arena, cost->service),
			 text_list(run->arena, activity->services.items, activity->services.count,
				   MOST_TOLD));
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
	struct group_years *sums = arena_array(run->arena, reading->n_records + 1, sizeof *sums);
	struct names groups;
	size_t n_told = 0;

	names_init(&groups, run->arena);
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct record *record = &reading->records[i];
		const int apart = base.start - record->values[at->year].year.start;
		struct group_years *sum;

		if (!record->fate->is_used || apart < 0 || apart > 1)
			continue;
		sum = &sums[names_add(&groups, group_of(record, at, channels, run->arena))];
		/* Parts of the sum of all, which has been checked. */
		if (apart == 1) {
			sum->before += record->values[at->volume].count;
			continue;
		}
		sum->here += record->values[at->volume].count;
		sum->record = sum->record == NULL ? record : sum->record;
	}
	for (size_t i = 0; i < groups.count && n_told < MOST_TOLD; i++) {
		const struct group_years *sum = &sums[i];

		if (sum->here == 0 || sum->before == 0 ||
		    (sum->here < LARGE && sum->before < LARGE) ||
		    (sum->here / JUMP < sum->before && sum->before / JUMP < sum->here))
			continue;
		n_told++;
		diagnose(&run->diagnostics, SEVERITY_WARNING,
			 (struct place){sum->record->path, sum->record->line, "volume"},
			 "%s contacts in %s and %s the year before, for %s by %s: check that no "
			 "nought is too many or missing, and that neither is in thousands",
			 say_number(run->arena, sum->here), say_year(run->arena, base),
			 say_number(run->arena, sum->before),
			 cell_quoted(run->arena, text_of(&sum->record->values[at->service])),
			 channels_standard(channels, text_of(&sum->record->values[at->channel])));
	}
}

bool doubts_say_activity_base(struct run *run, const struct reading *reading, struct year base)
{
	const struct activity_columns at = columns_of(reading);
	struct years_back years = {0};

	for (size_t i = 0; i < reading->n_records; i++)
		if (reading->records[i].fate->is_used)
			years_back_add(&years, base, reading->records[i].values[at.year].year,
				       reading->records[i].values[at.volume].count);
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
	struct names groups;
	size_t n_told = 0;

	say_jumps(run, reading, &at, channels, base);
	names_init(&groups, run->arena);
	for (size_t i = 0; i < reading->n_records; i++)
		if (reading->records[i].fate->is_used &&
		    reading->records[i].values[at.year].year.start == base.start)
			names_add(&groups,
				  group_of(&reading->records[i], &at, channels, run->arena));
	for (size_t i = 0; i < reading->n_records && n_told < MOST_TOLD; i++) {
		const struct record *record = &reading->records[i];

		if (!record->fate->is_used || record->values[at.year].year.start == base.start ||
		    names_find(&groups, group_of(record, &at, channels, run->arena)) >= 0)
			continue;
		n_told++;
		diagnose(
		    &run->diagnostics, SEVERITY_WARNING,
		    (struct place){record->path, record->line, "year"},
		    "%s contacts of %s are left out: the base year is %s, and has none of %s by "
		    "%s; change the year if it is a slip",
		    say_number(run->arena, record->values[at.volume].count),
		    say_year(run->arena, record->values[at.year].year), say_year(run->arena, base),
		    cell_quoted(run->arena, text_of(&record->values[at.service])),
		    channels_standard(channels, text_of(&record->values[at.channel])));
	}
}
