#include "tally/repeats.h"

#include <string.h>

#include "base/memory_try.h"
#include "reading/duplicates.h"
#include "tally/channel_columns.h"

#define MOST_SLOTS ((size_t)1 << 20)       /* of a small text: 24 MiB */
#define MOST_SLOTS_ASKED ((size_t)1 << 23) /* where it is asked for */
#define ROWS_A_SCRATCH 512                 /* before its memory is given back */

__extension__ typedef unsigned __int128 unsigned_wide;

struct digest {
	uint64_t a, b;
};

struct slot {
	struct digest digest;
	int64_t line; /* 0: free */
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

static uint64_t fold(uint64_t x, uint64_t y)
{
	unsigned_wide product = (unsigned_wide)x * y;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static void mix(struct digest *digest, uint64_t word)
{
	digest->a = fold(digest->a ^ word, UINT64_C(0x9E3779B97F4A7C15));
	digest->b = fold(digest->b + word, UINT64_C(0xD6E8FEB86659FD93)) ^ word;
}

/* Cells at a row's end that are empty make no difference. */
struct hashing {
	struct digest digest;
	uint64_t n_empty;
};

static void add_cell(struct hashing *hashing, const char *text, size_t length)
{
	if (length == 0) {
		hashing->n_empty++;
		return;
	}
	mix(&hashing->digest, hashing->n_empty << 32 | length);
	hashing->n_empty = 0;
	for (size_t i = 0; i < length; i += sizeof(uint64_t)) {
		uint64_t word = 0;

		memcpy(&word, text + i, length - i < sizeof word ? length - i : sizeof word);
		mix(&hashing->digest, word);
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* As the reader of cells takes them away (text_trim()). */
static void add_trimmed(struct hashing *hashing, const char *text, size_t length)
{
	for (;;) {
		if (length > 0 && is_blank(text[0])) {
			text++;
			length--;
		} else if (length > 1 && memcmp(text, "\xC2\xA0", 2) == 0) {
			text += 2;
			length -= 2;
		} else if (length > 0 && is_blank(text[length - 1])) {
			length--;
		} else if (length > 1 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0) {
			length -= 2;
		} else {
			break;
		}
	}
	add_cell(hashing, text, length);
}

static struct digest digest_of_bytes(const struct engine_odd *odd, char delimiter)
{
	const char *at = odd->bytes, *end = odd->bytes + odd->length;
	struct hashing hashing = {0};

	for (;;) {
		const char *stop = memchr(at, delimiter, (size_t)(end - at));

		add_trimmed(&hashing, at, (size_t)((stop == NULL ? end : stop) - at));
		if (stop == NULL)
			return hashing.digest;
		at = stop + 1;
	}
}

static struct digest digest_of_row(const struct row *row)
{
	struct hashing hashing = {0};

	for (size_t i = 0; i < row->n_cells; i++)
		add_cell(&hashing, row->cells[i], strlen(row->cells[i]));
	return hashing.digest;
}

static struct slot *find(const struct repeats *repeats, struct digest digest)
{
	size_t mask = repeats->n_slots - 1, at = digest.a & mask;

	while (repeats->slots[at].line != 0 &&
	       (repeats->slots[at].digest.a != digest.a || repeats->slots[at].digest.b != digest.b))
		at = (at + 1) & mask;
	return &repeats->slots[at];
}

/* Of one row, or of what a row with channels as columns comes to. */
static int64_t amount_of(struct repeats *repeats, const struct row *row)
{
	struct odd_rows *odds = repeats->odds;
	const struct row *decoded = head_decode(odds->head, row, repeats->scratch);
	struct verdict verdict = ledger_judge(&odds->looking, decoded, repeats->scratch);

	return verdict.has_amount ? verdict.amount : 0;
}

static void count(struct repeats *repeats, const struct row *row, int64_t line, int64_t first)
{
	const struct head *head = repeats->odds->head;
	const struct row *one;

	if (repeats->found.rows++ == 0) {
		repeats->found.line = (long)line;
		repeats->found.first_line = (long)first;
	}
	/* Parts of the sum of all amounts, which is checked. */
	if (head->n_wide == 0)
		repeats->found.amount += amount_of(repeats, row);
	for (size_t i = 0; i < head->n_wide; i++)
		if ((one = channel_columns_row(head, row, i, repeats->scratch)) != NULL)
			repeats->found.amount += amount_of(repeats, one);
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
	int64_t first = 0;
	bool is_one = is_plain(odd);
	struct sheet sheet;

	if (is_one) {
		digest = digest_of_bytes(odd, odds->head->layout.delimiter);
		if (memcmp(&digest, &nothing, sizeof digest) == 0 ||
		    odd_rows_is_aside(odds, odd->line))
			return true;
		first = line_above(repeats, digest, odd->line);
		if (first == 0)
			return true;
	}
	cut(repeats, odd, &sheet);
	for (size_t i = 0; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i];
		int64_t line = odd->line + row->line - 1;

		if (!is_one) {
			digest = digest_of_row(row);
			first = memcmp(&digest, &nothing, sizeof digest) == 0 ||
					odd_rows_is_aside(odds, line)
				    ? 0
				    : line_above(repeats, digest, line);
		}
		if (first != 0)
			count(repeats, row, line, first);
	}
	return true;
}

/* An odd row, and whether the run goes on. */
struct trial {
	struct repeats *repeats;
	const struct engine_odd *odd;
	bool goes_on;
};

static void try_to_see(void *data)
{
	struct trial *trial = data;

	trial->goes_on = see(trial->repeats, trial->odd);
}

/* An engine_odd_function: on a thread of the engine's, which only a status can stop. */
static bool see_or_stop(void *repeats, const struct engine_odd *odd)
{
	struct trial trial = {repeats, odd, false};

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
	arena_free(repeats.room);
	if (status == ENGINE_DONE)
		duplicates_say(&repeats.found, &odds->head->shape, odds->head->layout.amount >= 0,
			       odds->head->path, odds->tally->diagnostics);
	return status;
}
