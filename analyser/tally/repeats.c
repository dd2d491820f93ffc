#include "tally/repeats.h"

#include "base/say.h"
#include "reading/duplicates.h"
#include "reading/ledger.h"

/* A slot: the digest's lower bits, and where its row stands; 0: free. */
#define PLACE_BITS 26
#define MOST_PLACES ((int64_t)1 << PLACE_BITS)
#define PLACE_MASK ((UINT64_C(1) << PLACE_BITS) - 1)
#define LEAST_ROWS ((size_t)1024)

/* A stretch of slots; where it is full another, larger one follows. */
struct repeat_slots {
	struct repeat_slots *before;
	uint64_t *slots;
	size_t n_slots, room; /* for so many rows more */
};

/* The places of a file are its lines, counted from its `base`. */
struct repeat_file {
	const char *path;
	int64_t base;
	int64_t n_seen; /* rows */
	bool is_used;
	struct repeated shared; /* rows of it that the file at hand has too */
};

struct repeats {
	struct arena *arena;
	struct arena *room; /* of the slots */
	size_t most;
	struct repeat_slots *slots;
	struct repeat_file *files;
	size_t n_files, files_capacity;
	int64_t last; /* the highest place so far */
	struct repeated found;
};

struct repeats *repeats_new(size_t most, struct arena *arena)
{
	struct repeats *repeats = arena_alloc(arena, sizeof *repeats);

	*repeats = (struct repeats){.arena = arena, .room = arena_like(arena), .most = most};
	return repeats;
}

void repeats_free(struct repeats *repeats)
{
	if (repeats != NULL)
		arena_free(repeats->room);
}

/* Slots for so many rows, an eighth of them free. */
static void add_slots(struct repeats *repeats, size_t n_rows)
{
	struct repeat_slots *slots = arena_alloc(repeats->room, sizeof *slots);

	n_rows = n_rows < LEAST_ROWS ? LEAST_ROWS : n_rows;
	n_rows = n_rows < repeats->most ? n_rows : repeats->most;
	repeats->most -= n_rows;
	*slots = (struct repeat_slots){
	    .before = repeats->slots, .n_slots = n_rows + n_rows / 7 + 1, .room = n_rows};
	slots->slots = arena_array(repeats->room, slots->n_slots, sizeof *slots->slots);
	repeats->slots = slots;
}

void repeats_begin(struct repeats *repeats, const char *path, size_t n_rows)
{
	ARENA_ADD_BY(repeats->arena, repeats, files, n_files, files_capacity) =
	    (struct repeat_file){.path = arena_text(repeats->arena, path), .base = repeats->last};
	repeats->found = (struct repeated){0};
	for (size_t i = 0; i < repeats->n_files; i++)
		repeats->files[i].shared = (struct repeated){0};
	if (repeats->most > 0 && (repeats->slots == NULL || repeats->slots->room < n_rows))
		add_slots(repeats, n_rows);
}

/* The file that a place is in. */
static struct repeat_file *file_of(const struct repeats *repeats, int64_t place)
{
	size_t low = 0, high = repeats->n_files;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (repeats->files[middle].base < place)
			low = middle;
		else
			high = middle;
	}
	return &repeats->files[low];
}

static size_t slot_of(const struct repeat_slots *slots, uint64_t digest)
{

	return (size_t)((unsigned_wide)digest * slots->n_slots >> 64);
}

/* The slot of such a row in the file at hand, or else in the last of those used; or NULL. */
static uint64_t *find(const struct repeats *repeats, uint64_t digest)
{
	int64_t base = repeats->files[repeats->n_files - 1].base, best = 0;
	uint64_t *found = NULL;

	for (const struct repeat_slots *in = repeats->slots; in != NULL; in = in->before)
		for (size_t at = slot_of(in, digest); in->slots[at] != 0;
		     at = at + 1 == in->n_slots ? 0 : at + 1) {
			int64_t place = (int64_t)(in->slots[at] & PLACE_MASK);

			if (in->slots[at] >> PLACE_BITS != (digest << PLACE_BITS) >> PLACE_BITS ||
			    place < best || (place <= base && !file_of(repeats, place)->is_used))
				continue;
			best = place;
			found = &in->slots[at];
		}
	return found;
}

static void insert(struct repeats *repeats, uint64_t digest, int64_t place)
{
	if (repeats->slots->room == 0 && repeats->most > 0)
		add_slots(repeats, repeats->slots->n_slots * 2);
	if (repeats->slots->room == 0 || place >= MOST_PLACES) {
		repeats->found.is_at_least = true;
		return;
	}

	struct repeat_slots *in = repeats->slots;
	size_t at = slot_of(in, digest);

	while (in->slots[at] != 0)
		at = at + 1 == in->n_slots ? 0 : at + 1;
	in->slots[at] = digest << PLACE_BITS | (uint64_t)place;
	in->room--;
}

/* One more row, on this line, which agrees with that on another. */
static void count(struct repeated *found, int64_t line, int64_t other, int64_t amount)
{
	if (found->rows++ == 0 || line < found->line) {
		found->line = (long)line;
		found->first_line = (long)other;
	}
	/* Parts of the sum of all amounts, which is checked. */
	found->amount += amount;
}

void repeats_see(struct repeats *repeats, uint64_t digest, int64_t line, int64_t amount)
{
	int64_t base = repeats->files[repeats->n_files - 1].base, place = base + line;

	repeats->files[repeats->n_files - 1].n_seen++;

	uint64_t *slot = find(repeats, digest);
	int64_t other = slot == NULL ? 0 : (int64_t)(*slot & PLACE_MASK);

	if (place > repeats->last && place < MOST_PLACES)
		repeats->last = place;
	if (slot != NULL && other > base) {
		count(&repeats->found, other < place ? line : other - base,
		      other < place ? other - base : line, amount);
		if (place < other)
			*slot = (*slot & ~PLACE_MASK) | (uint64_t)place;
		return;
	}
	insert(repeats, digest, place);
	if (slot != NULL) {
		struct repeat_file *file = file_of(repeats, other);

		count(&file->shared, line, other - file->base, amount);
	}
}

/* Rows of this file that an earlier one has as well: a revised file beside the first. */
static void say_shared(const struct repeats *repeats, const struct repeat_file *one,
		       bool has_amount, const char *amount, struct diagnostics *diagnostics)
{
	const struct repeated *shared = &one->shared;

	diagnose(diagnostics,
		 duplicates_are_many(shared, has_amount) ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 at_line(repeats->files[repeats->n_files - 1].path, shared->line),
		 "%s %s%s %s of %s, the first with line %ld, and %s counted in both files: give "
		 "only one of them where one repeats or revises the other",
		 say_number(diagnostics->arena, shared->rows), shared->rows == 1 ? "row" : "rows",
		 amount,
		 shared->rows == 1 ? "agrees in every cell with one"
				   : "agree in every cell with rows",
		 one->path, shared->first_line, shared->rows == 1 ? "is" : "are");
}

void repeats_end(struct repeats *repeats, const struct shape *shape, bool has_amount,
		 struct diagnostics *diagnostics)
{
	int field = ledger_amount_field(shape);
	bool is_money = field >= 0 && shape->fields[field].unit == UNIT_MONEY;

	for (size_t i = repeats->n_files - 1; i-- > 0;) {
		struct repeat_file *one = &repeats->files[i];
		const int64_t n_seen = repeats->files[repeats->n_files - 1].n_seen;

		/* Of the shorter of both, all of whose rows the longer may have. */
		one->shared.of = one->n_seen < n_seen ? one->n_seen : n_seen;
		if (one->shared.rows > 0)
			say_shared(repeats, one, has_amount,
				   has_amount
				       ? arena_format(diagnostics->arena, " (%s in all)",
						      total_say_amount(one->shared.amount, is_money,
								       diagnostics->arena))
				       : "",
				   diagnostics);
	}
	if (repeats->found.is_at_least && repeats->found.rows == 0)
		notice(diagnostics, in_file(repeats->files[repeats->n_files - 1].path),
		       "repeated rows were looked for in a part of its rows only: there are too "
		       "many of them");
	repeats->found.of = repeats->files[repeats->n_files - 1].n_seen;
	duplicates_say(&repeats->found, shape, has_amount,
		       repeats->files[repeats->n_files - 1].path, diagnostics);
	repeats->files[repeats->n_files - 1].is_used = true;
}
