#include "tally/repeats.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory_try.h"
#include "reading/duplicates.h"
#include "reading/total_say.h"
#include "tally/channel_columns.h"
#include "tally/digest.h"

#define MOST_SLOTS ((size_t)1 << 20)       /* of a small text: 24 MiB */
#define MOST_SLOTS_ASKED ((size_t)1 << 23) /* where it is asked for */
#define ROWS_A_SCRATCH 512                 /* before its memory is given back */

struct slot {
	struct digest digest;
	int64_t line; /* 0: free */
};

/* The rows of a text that was read before in this run. */
struct earlier {
	struct earlier *next;
	const struct slot *slots;
	size_t n_slots;
	const char *path;
	struct arena *room;
	struct repeated shared; /* with the text that is looked at */
};

struct repeats {
	struct odd_rows *odds;
	struct slot *slots;
	size_t n_slots, count;
	struct arena *room, *scratch;
	int n_scratch;
	struct repeated found;
	bool has_no_memory;
};

static size_t place_of(const struct slot *slots, size_t n_slots, struct digest digest)
{
	size_t mask = n_slots - 1, at = digest.a & mask;

	while (slots[at].line != 0 &&
	       (slots[at].digest.a != digest.a || slots[at].digest.b != digest.b))
		at = (at + 1) & mask;
	return at;
}

static struct slot *find(const struct repeats *repeats, struct digest digest)
{
	return &repeats->slots[place_of(repeats->slots, repeats->n_slots, digest)];
}

/* The text before that has the row too, or NULL; the line of it there. */
static struct earlier *find_earlier(const struct repeats *repeats, struct digest digest,
				    int64_t *line)
{
	for (struct earlier *one = repeats->odds->tally->earlier; one != NULL; one = one->next) {
		*line = one->slots[place_of(one->slots, one->n_slots, digest)].line;
		if (*line != 0)
			return one;
	}
	return NULL;
}

/* Of one row, or of what a row with channels as columns comes to. */
static int64_t amount_of(struct repeats *repeats, const struct row *row)
{
	struct odd_rows *odds = repeats->odds;
	const struct row *decoded = head_decode(odds->head, row, repeats->scratch);
	struct verdict verdict = ledger_judge(&odds->looking, decoded, repeats->scratch);

	return verdict.has_amount ? verdict.amount : 0;
}

static void count(struct repeats *repeats, struct repeated *found, const struct row *row,
		  int64_t line, int64_t first)
{
	const struct head *head = repeats->odds->head;
	const struct row *one;

	if (found->rows++ == 0) {
		found->line = (long)line;
		found->first_line = (long)first;
	}
	/* Parts of the sum of all amounts, which is checked. */
	if (head->n_wide == 0)
		found->amount += amount_of(repeats, row);
	for (size_t i = 0; i < head->n_wide; i++)
		if ((one = channel_columns_row(head, row, i, repeats->scratch)) != NULL)
			found->amount += amount_of(repeats, one);
}

/* The line of the row above that it agrees with, or 0. */
static int64_t line_above(struct repeats *repeats, struct digest digest, int64_t line)
{
	struct slot *slot = find(repeats, digest);

	if (slot->line != 0)
		return slot->line;
	if (repeats->count * 4 >= repeats->n_slots * 3) {
		repeats->found.is_at_least = true;
		return 0;
	}
	*slot = (struct slot){digest, line};
	repeats->count++;
	return 0;
}

static void cut(struct repeats *repeats, const struct engine_odd *odd, struct sheet *sheet)
{
	const struct source source = {.text = odd->bytes, .length = odd->length};

	if (++repeats->n_scratch % ROWS_A_SCRATCH == 0) {
		arena_free(repeats->scratch);
		repeats->scratch = arena_like(repeats->odds->tally->arena);
	}
	sheet_read(sheet, &source, repeats->odds->head->layout.delimiter, false, repeats->scratch);
}

static bool is_plain(const struct engine_odd *odd)
{
	return memchr(odd->bytes, '"', odd->length) == NULL &&
	       memchr(odd->bytes, '\r', odd->length) == NULL &&
	       memchr(odd->bytes, '\n', odd->length) == NULL;
}

static bool see(struct repeats *repeats, const struct engine_odd *odd)
{
	const struct odd_rows *odds = repeats->odds;
	const struct digest nothing = {0};
	struct digest digest = nothing;
	int64_t first = 0, before = 0;
	struct earlier *earlier = NULL;
	bool is_one = is_plain(odd);
	struct sheet sheet;

	if (is_one) {
		digest = digest_of_bytes(odd, odds->head);
		if (memcmp(&digest, &nothing, sizeof digest) == 0 ||
		    odd_rows_is_aside(odds, odd->line))
			return true;
		first = line_above(repeats, digest, odd->line);
		if (first == 0)
			earlier = find_earlier(repeats, digest, &before);
		if (first == 0 && earlier == NULL)
			return true;
	}
	cut(repeats, odd, &sheet);
	for (size_t i = 0; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i];
		int64_t line = odd->line + row->line - 1;

		if (!is_one) {
			digest = digest_of_row(row, odds->head);
			first = memcmp(&digest, &nothing, sizeof digest) == 0 ||
					odd_rows_is_aside(odds, line)
				    ? 0
				    : line_above(repeats, digest, line);
		}
		if (first == 0 && !is_one)
			earlier = memcmp(&digest, &nothing, sizeof digest) == 0 ||
					  odd_rows_is_aside(odds, line)
				      ? NULL
				      : find_earlier(repeats, digest, &before);
		if (first != 0)
			count(repeats, &repeats->found, row, line, first);
		else if (earlier != NULL)
			count(repeats, &earlier->shared, row, line, before);
	}
	return true;
}

/* An odd row, and whether the run goes on. */
struct repeat_trial {
	struct repeats *repeats;
	const struct engine_odd *odd;
	bool goes_on;
};

static void try_to_see(void *data)
{
	struct repeat_trial *trial = data;

	trial->goes_on = see(trial->repeats, trial->odd);
}

/* An engine_odd_function: on a thread of the engine's, which only a status can stop. */
static bool see_or_stop(void *repeats, const struct engine_odd *odd)
{
	struct repeat_trial trial = {repeats, odd, false};

	if (!memory_try(try_to_see, &trial))
		trial.repeats->has_no_memory = true;
	return trial.goes_on;
}

static void end_engine(void *engine)
{
	engine_free(engine);
}

static enum engine_status look(struct repeats *repeats, const struct engine_input *input)
{
	const struct odd_rows *odds = repeats->odds;
	struct engine_options options = odds->tally->question->engine;
	struct engine_layout layout = odds->head->layout;
	struct engine *engine;
	enum engine_status status;
	int64_t rows, amount;

	options.has_no_regular = true;
	layout.n_keys = 0;
	engine = engine_new(0, 0, 0, &options);
	if (engine == NULL)
		return ENGINE_NO_MEMORY;
	arena_hold(repeats->room, engine, end_engine);
	status = engine_add(engine, input, &layout, see_or_stop, repeats, &rows, &amount);
	arena_end(repeats->room, engine);
	return repeats->has_no_memory ? ENGINE_NO_MEMORY : status;
}

static void end_room(void *room)
{
	arena_free(room);
}

/* Rows of this text that an earlier one has as well: a revised file beside the first. */
static void say_shared(const struct repeats *repeats)
{
	const struct odd_rows *odds = repeats->odds;
	struct diagnostics *diagnostics = odds->tally->diagnostics;
	bool has_amount = odds->head->layout.amount >= 0;

	for (struct earlier *one = odds->tally->earlier; one != NULL; one = one->next) {
		const struct repeated *shared = &one->shared;

		if (shared->rows > 0)
			diagnose(
			    diagnostics, SEVERITY_NOTICE,
			    (struct place){odds->head->path, shared->line, NULL},
			    "%lld %s%s %s of %s, the first with line %ld, and %s counted in both "
			    "files: give only one of them where one revises the other",
			    (long long)shared->rows, shared->rows == 1 ? "row" : "rows",
			    has_amount
				? arena_format(diagnostics->arena, " (%s in all)",
					       total_say_amount(shared->amount,
								odds->tally->question->is_money,
								diagnostics->arena))
				: "",
			    shared->rows == 1 ? "agrees in every cell with one"
					      : "agree in every cell with rows",
			    one->path, shared->first_line, shared->rows == 1 ? "is" : "are");
		one->shared = (struct repeated){0};
	}
}

/* For the texts to come. */
static void keep_rows(const struct repeats *repeats)
{
	struct tally *tally = repeats->odds->tally;
	struct earlier *one = arena_alloc(tally->arena, sizeof *one);

	*one = (struct earlier){.next = tally->earlier,
				.slots = repeats->slots,
				.n_slots = repeats->n_slots,
				.path = arena_text(tally->arena, repeats->odds->head->path),
				.room = repeats->room};
	arena_hold(tally->arena, repeats->room, end_room);
	tally->earlier = one;
}

static bool say_not(const struct odd_rows *odds, const char *why)
{
	return diagnose(odds->tally->diagnostics, SEVERITY_NOTICE,
			(struct place){.file = odds->head->path},
			"repeated rows were not looked for: %s", why);
}

enum engine_status repeats_find(struct odd_rows *odds, struct again *again)
{
	const struct tally_question *question = odds->tally->question;
	size_t n_messages = odds->tally->diagnostics->count;
	size_t most = question->finds_repeats ? MOST_SLOTS_ASKED : MOST_SLOTS;
	struct repeats repeats = {.odds = odds, .n_slots = 64};
	struct engine_input input;
	enum engine_status status;
	bool is_read;

	if (!question->finds_repeats && stream_text_size(again->stream) > STREAM_HASH_SMALL) {
		say_not(odds, "it is larger than 32 MiB; --duplicates looks for them");
		return ENGINE_DONE;
	}
	if (odds->has_more_asides) {
		say_not(odds, "too many rows are set aside");
		return ENGINE_DONE;
	}
	is_read = again_second(again, &input);
	/* What was said of the text is not said again. */
	odds->tally->diagnostics->count = n_messages;
	if (!is_read && again_is_file(again))
		return ENGINE_UNREADABLE;
	if (!is_read) {
		say_not(odds, "it comes through a pipe; save it as a file, and give that");
		return ENGINE_DONE;
	}
	while (repeats.n_slots < most && repeats.n_slots < (size_t)odds->file->used.rows * 2)
		repeats.n_slots *= 2;
	repeats.room = arena_like(odds->tally->arena);
	repeats.slots = arena_array(repeats.room, repeats.n_slots, sizeof *repeats.slots);
	odd_rows_sort_asides(odds);
	repeats.scratch = arena_like(odds->tally->arena);
	status = look(&repeats, &input);
	arena_free(repeats.scratch);
	if (status != ENGINE_DONE) {
		arena_free(repeats.room);
		return status;
	}
	say_shared(&repeats);
	keep_rows(&repeats);
	duplicates_say(&repeats.found, &odds->head->shape, odds->head->layout.amount >= 0,
		       odds->head->path, odds->tally->diagnostics);
	return status;
}
