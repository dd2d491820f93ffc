#include "tally/again.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory_try.h"

void again_init(struct again *again, struct head *head, struct stream *stream)
{
	*again = (struct again){.head = head,
				.stream = stream,
				.is_kept = !head->is_whole_ahead && !stream_is_repeatable(stream)};
}

void again_fini(struct again *again)
{
	free(again->bytes);
	again->bytes = NULL;
}

static void keep(struct again *again, const char *bytes, size_t size)
{
	if (again->is_beyond)
		return;
	if (again->size + size > again->capacity) {
		size_t capacity = again->capacity * 2 + size;
		char *more = capacity > AGAIN_MOST ? NULL : realloc(again->bytes, capacity);

		if (more == NULL) {
			again->is_beyond = true;
			free(again->bytes);
			again->bytes = NULL;
			return;
		}
		again->bytes = more;
		again->capacity = capacity;
	}
	memcpy(again->bytes + again->size, bytes, size);
	again->size += size;
}

static int64_t read_first(void *data, char *bytes, size_t size)
{
	struct again *again = data;
	int64_t count = stream_read(again->stream, bytes, size);

	if (count > 0)
		keep(again, bytes, (size_t)count);
	return count;
}

struct engine_input again_first(struct again *again)
{
	struct engine_input input = again->head->input;

	if (again->is_kept) {
		input.read = read_first;
		input.data = again;
	}
	return input;
}

/* What was kept, or nothing where all was ahead. */
static int64_t read_kept(void *data, char *bytes, size_t size)
{
	struct again *again = data;
	size_t count = again->size - again->taken;

	count = count < size ? count : size;
	if (count > 0)
		memcpy(bytes, again->bytes + again->taken, count);
	again->taken += count;
	return (int64_t)count;
}

/* Go to the first row. */
static bool skip(struct stream *stream, int64_t n)
{
	char bytes[4096];

	while (n > 0) {
		int64_t count = stream_read(stream, bytes,
					    n < (int64_t)sizeof bytes ? (size_t)n : sizeof bytes);

		if (count <= 0)
			return false;
		n -= count;
	}
	return true;
}

bool again_second(struct again *again, struct engine_input *input)
{
	*input = again->head->input;
	if (again->head->is_whole_ahead || again->is_kept) {
		again->taken = 0;
		input->read = read_kept;
		input->data = again;
		return !again->is_beyond;
	}
	if (!stream_again(again->stream) || !skip(again->stream, again->head->rows_at))
		return false;
	input->data = again->stream;
	input->ahead = NULL;
	input->n_ahead = 0;
	return true;
}

bool again_is_file(const struct again *again)
{
	return !again->is_kept && !again->head->is_whole_ahead;
}

/* Rows that are looked at, on the engine's threads, which only a status can stop. */
struct looking {
	const struct head *head;
	ledger_look_function *look;
	void *data;
	struct arena *scratch;
	const struct engine_odd *odd;
	bool goes_on;
};

static void look_at(void *data)
{
	struct looking *looking = data;
	const struct source source = {.text = looking->odd->bytes, .length = looking->odd->length};
	struct sheet sheet;

	arena_empty(looking->scratch);
	sheet_read(&sheet, &source, looking->head->layout.delimiter, false, looking->scratch);
	for (size_t i = 0; i < sheet.n_rows && looking->goes_on; i++)
		looking->goes_on = sheet.rows[i].fault != NULL ||
				   looking->look(looking->data, &sheet.rows[i],
						 looking->odd->line + sheet.rows[i].line - 1);
}

/* An engine_odd_function.  The text is read to its end, for its bytes are still to be checked. */
static bool look_at_row(void *data, const struct engine_odd *odd)
{
	struct looking *looking = data;

	looking->odd = odd;
	return !looking->goes_on || memory_try(look_at, looking);
}

void again_rows(struct again *again, const struct engine_options *options,
		ledger_look_function *look, void *data, struct arena *scratch)
{
	struct looking looking = {again->head, look, data, arena_like(scratch), NULL, true};
	struct engine_options own = *options;
	struct engine_layout layout = again->head->layout;
	struct engine_input input;
	struct engine *engine;
	int64_t rows, amount;

	own.has_no_regular = true;
	own.progress = NULL;
	layout.n_keys = layout.n_watches = 0;
	layout.marks = NULL;
	engine = again_second(again, &input) ? engine_new(0, 0, 0, &own) : NULL;
	if (engine != NULL)
		(void)engine_add(engine, &input, &layout, look_at_row, &looking, &rows, &amount);
	engine_free(engine);
	arena_free(looking.scratch);
}
