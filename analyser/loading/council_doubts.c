#include "loading/doubts.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "model/shapes.h"
#include "reading/cell.h"

#define MOST_TOLD 3
#define MOST_NAMED 6

/* The files of a case that are of its councils; prices are of others too. */
static const struct {
	const char *kind, *amount; /* told of the council; NULL: its rows are */
} files[] = {{"activity", "volume"}, {"spend", "spend"}, {"gains", NULL}};

/* A council in one of the files. */
struct council_rows {
	size_t file;
	const struct reading *reading;
	const struct record *first;
	const char *name, *folded;
	int64_t n_rows, amount;
	size_t n_files; /* that have it */
};

struct councils_seen {
	struct names names[N_OF(files)]; /* folded, in the order of the file's items... */
	size_t begin[N_OF(files)];       /* ...which begin here */
	struct council_rows *items;
	size_t count, capacity, n_files;
};

static bool has(const struct councils_seen *seen, size_t file, const char *folded)
{
	return names_find(&seen->names[file], folded) >= 0;
}

static void see(struct councils_seen *seen, size_t file, const struct reading *reading,
		const struct record *record, struct arena *arena)
{
	const char *name = record->values[shape_field(reading->shape, "council")].text;
	const char *folded = text_fold(arena, name);
	const size_t at = seen->begin[file] + (size_t)names_add(&seen->names[file], folded);

	if (at == seen->count) {
		ARENA_ADD(arena, seen, items, count) = (struct council_rows){.file = file,
									     .reading = reading,
									     .first = record,
									     .name = name,
									     .folded = folded};
	}
	struct council_rows *item = &seen->items[at];
	item->n_rows++;
	if (files[file].amount == NULL)
		return;

	const struct value *value =
	    &record->values[shape_field(reading->shape, files[file].amount)];

	/* Parts of the sum of all amounts, which is checked. */
	item->amount += value->kind == VALUE_COUNT ? value->count : value->money.hundredths;
}

static void see_file(struct councils_seen *seen, struct run *run, size_t file)
{
	names_init(&seen->names[file], run->arena);
	seen->begin[file] = seen->count;
	for (size_t i = 0; i < run->n_readings; i++) {
		const struct reading *reading = run->readings[i];
		const size_t before = seen->count;

		if (strcmp(reading->shape->kind, files[file].kind) != 0)
			continue;
		FOR_EACH (const struct record, record, reading->records, reading->n_records)
			if (record->fate->is_used && record->fate->left_out == NULL)
				see(seen, file, reading, record, run->arena);
		seen->n_files += seen->count > before;
	}
}

/* The one that most files have, the first of several; it is what the case is of. */
static const struct council_rows *find_own(struct councils_seen *seen)
{
	const struct council_rows *own = NULL;

	FOR_EACH (struct council_rows, item, seen->items, seen->count) {
		for (size_t file = 0; file < N_OF(files); file++)
			item->n_files += has(seen, file, item->folded);
		if (own == NULL || item->n_files > own->n_files)
			own = item;
	}
	return own;
}

/* `its £2,150,000.00 is counted` */
static const char *say_counted(struct arena *arena, const struct council_rows *item)
{
	const struct reading *reading = item->reading;
	const char *amount = files[item->file].amount;

	if (amount == NULL)
		return item->n_rows == 1 ? "its row is counted"
					 : arena_format(arena, "its %s rows are counted",
							say_number(arena, item->n_rows));
	if (reading->shape->fields[shape_field(reading->shape, amount)].unit == UNIT_MONEY)
		return arena_format(arena, "its %s is counted",
				    say_pounds(arena, (struct money){item->amount}));
	return arena_format(arena, "its %s counted",
			    item->amount == 1 ? "contact is"
					      : arena_format(arena, "%s contacts are",
							     say_number(arena, item->amount)));
}

/* Another of the files, which does not have it. */
static const char *file_without(const struct councils_seen *seen, const struct council_rows *item)
{
	for (size_t i = 0; i < seen->count; i++)
		if (!has(seen, seen->items[i].file, item->folded))
			return seen->items[i].reading->source->path;
	return NULL;
}

static void say_elsewhere(struct run *run, const struct councils_seen *seen,
			  const struct council_rows *own)
{
	size_t n_told = 0;

	FOR_EACH (const struct council_rows, item, seen->items, seen->count) {
		if (n_told == MOST_TOLD || item->n_files == seen->n_files ||
		    strcmp(item->folded, own->folded) == 0)
			continue;
		n_told++;
		warning(&run->diagnostics,
			(struct place){item->first->path, item->first->line, "council"},
			"%s is in no row of %s, and %s; if the case is of %s, correct the name, or "
			"give council in case.csv",
			cell_quoted(run->arena, item->name), say_file(file_without(seen, item)),
			say_counted(run->arena, item), cell_quoted(run->arena, own->name));
	}
}

/* All files have the same ones: those of the first are named. */
static void say_together(struct run *run, const struct councils_seen *seen)
{
	const char **names = arena_array(run->arena, seen->count, sizeof *names);
	size_t n_each = 0;

	for (; n_each < seen->count && seen->items[n_each].file == seen->items[0].file; n_each++)
		names[n_each] = cell_quoted(run->arena, seen->items[n_each].name);
	notice(&run->diagnostics, in_file(seen->items[0].reading->source->path),
	       "has %s, which are counted together; for one of them give council in case.csv",
	       text_list(run->arena, names, n_each, MOST_NAMED));
}

void doubts_say_councils(struct run *run)
{
	struct councils_seen seen = {0};

	if (run->settings.reading.councils.count > 0)
		return;
	for (size_t i = 0; i < N_OF(files); i++)
		see_file(&seen, run, i);
	const struct council_rows *own = find_own(&seen);
	if (own == NULL)
		return;
	for (size_t i = 0; i < seen.count; i++)
		if (seen.items[i].n_files < seen.n_files) {
			say_elsewhere(run, &seen, own);
			return;
		}
	if (seen.count > seen.n_files)
		say_together(run, &seen);
}
