#include "model/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/say.h"

void names_init(struct names *names, struct arena *arena)
{
	*names = (struct names){.arena = arena};
}

/* The slot that holds a name, or the free one where it would go. */
static struct name_slot *find_slot(const struct names *names, const char *name, uint32_t its_hash)
{
	size_t mask = names->n_slots - 1, at = its_hash & mask;

	for (;; at = (at + 1) & mask) {
		struct name_slot *slot = &names->slots[at];

		if (slot->id == 0 ||
		    (slot->hash == its_hash && strcmp(names->items[slot->id - 1], name) == 0))
			return slot;
	}
}

/* Twice as many slots; the names themselves, which are all different, are not looked at. */
static void grow(struct names *names)
{
	const struct name_slot *older = names->slots;
	size_t n_older = names->n_slots, mask;

	names->n_slots = n_older == 0 ? 64 : n_older * 2;
	names->slots = arena_array(names->arena, names->n_slots, sizeof *names->slots);
	mask = names->n_slots - 1;
	for (size_t i = 0; i < n_older; i++) {
		size_t at = older[i].hash & mask;

		if (older[i].id == 0)
			continue;
		while (names->slots[at].id != 0)
			at = (at + 1) & mask;
		names->slots[at] = older[i];
	}
}

int names_find(const struct names *names, const char *name)
{
	return names->count == 0 ? -1 : find_slot(names, name, (uint32_t)text_hash(name))->id - 1;
}

int names_add(struct names *names, const char *name)
{
	if (names->n_slots < (names->count + 1) * 2)
		grow(names);
	names->items = arena_grow(names->arena, names->items, names->count, &names->capacity,
				  sizeof *names->items);

	uint32_t its_hash = (uint32_t)text_hash(name);
	struct name_slot *slot = find_slot(names, name, its_hash);

	if (slot->id == 0) {
		names->items[names->count] = arena_text(names->arena, name);
		*slot = (struct name_slot){(int)++names->count, its_hash};
	}
	return slot->id - 1;
}

struct name_order {
	int (*compare)(const char *a, const char *b, void *data);
	void *data;
	const char **items;
};

static int compare_ids(const void *a, const void *b, void *data)
{
	const struct name_order *order = data;
	const char *left = order->items[*(const int *)a], *right = order->items[*(const int *)b];

	return order->compare == NULL ? strcmp(left, right)
				      : order->compare(left, right, order->data);
}

int *names_sort(struct names *names, int (*compare)(const char *a, const char *b, void *data),
		void *data)
{
	struct name_order order = {compare, data, names->items};
	int *old_of_new = arena_array(names->arena, names->count, sizeof *old_of_new);
	int *new_of_old = arena_array(names->arena, names->count, sizeof *new_of_old);
	const char **sorted = arena_array(names->arena, names->count, sizeof *sorted);

	for (size_t i = 0; i < names->count; i++)
		old_of_new[i] = (int)i;
	/* They often come in order. */
	bool is_sorted = true;

	for (size_t i = 1; i < names->count && is_sorted; i++)
		is_sorted = compare_ids(&old_of_new[i - 1], &old_of_new[i], &order) <= 0;
	if (!is_sorted)
		qsort_r(old_of_new, names->count, sizeof *old_of_new, compare_ids, &order);
	for (size_t i = 0; i < names->count; i++) {
		new_of_old[old_of_new[i]] = (int)i;
		sorted[i] = names->items[old_of_new[i]];
	}
	names->items = sorted;
	names->capacity = names->count;
	for (size_t i = 0; i < names->n_slots; i++)
		if (names->slots[i].id != 0)
			names->slots[i].id = new_of_old[names->slots[i].id - 1] + 1;
	return new_of_old;
}

/* A file with more is not slips of the pen but a way of writing. */
#define MOST_ALIKE 5

static const char *quoted(struct arena *arena, const char *name)
{
	return arena_format(arena, "'%s'", text_cut(arena, name, 60));
}

/* The first row that has the name in a field; no place where there is no reading. */
static struct place find_row(const struct reading *reading, const char *id, const char *name)
{
	int field = reading == NULL ? -1 : shape_field(reading->shape, id);

	for (size_t i = 0; field >= 0 && i < reading->n_records; i++) {
		const struct record *record = &reading->records[i];

		if (record->values[field].kind == VALUE_TEXT &&
		    strcmp(record->values[field].text, name) == 0)
			return at_line(record->path, record->line);
	}
	return in_file(reading == NULL ? NULL : reading->source->path);
}

/* ` (north.csv:7)`, or nothing. */
static const char *say_row(struct arena *arena, struct place place)
{
	return place.line == 0 ? "" : arena_format(arena, " (%s:%ld)", place.file, place.line);
}

bool names_hold(const struct names *names, size_t most, const char *what,
		const struct reading *reading, const char *field, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	return names->count <= most ||
	       fault(diagnostics, (struct place){.file = reading->source->path, .column = field},
		     "has %s %s, more than the %s that can be compared; is this the right column "
		     "(--map %s=\"...\")?",
		     say_number(arena, (int64_t)names->count), what,
		     say_number(arena, (int64_t)most), field);
}

const char *names_scope_of(const struct value *value)
{
	return value->kind != VALUE_TEXT || strcmp(value->text, "*") == 0 ? NULL : value->text;
}

void names_say_alike(const struct names *names, const char *what, const struct reading *reading,
		     const char *field, struct diagnostics *diagnostics)
{
	struct names folded;
	size_t n_alike = 0;
	const char **first = arena_array(diagnostics->arena, names->count, sizeof *first);

	names_init(&folded, diagnostics->arena);
	for (size_t i = 0; i < names->count && n_alike < MOST_ALIKE; i++) {
		size_t before = folded.count;
		int id = names_add(&folded, text_fold(diagnostics->arena, names->items[i]));

		if (folded.count > before)
			first[id] = names->items[i];
		else if (names->items[i][0] != '\0' && n_alike++ < MOST_ALIKE)
			notice(diagnostics, find_row(reading, field, names->items[i]),
			       "%s %s%s and %s are kept apart; write them alike if they are one",
			       what, quoted(diagnostics->arena, first[id]),
			       say_row(diagnostics->arena, find_row(reading, field, first[id])),
			       quoted(diagnostics->arena, names->items[i]));
	}
}
