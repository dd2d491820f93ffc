#include "tally/odd_parts.h"

#include "base/memory_try.h"
#include "tally/repeats.h"

#define UNKNOWN_TIMES 4 /* the first rows, for a text of which the size is not known */

/* About how many rows the text has. */
static size_t guess_rows(const struct head *head, int64_t size)
{
	size_t n = head->sheet.n_rows - head->sample;

	if (head->is_whole_ahead)
		return n;
	if (size <= head->rows_at || head->input.n_ahead == 0)
		return n * UNKNOWN_TIMES;
	/* Somewhat more, for rows further on may be shorter. */
	return (size_t)(1.05 * (double)n * (double)(size - head->rows_at) /
			(double)head->input.n_ahead);
}

static bool is_large(const struct odd_rows *odds, int64_t size)
{
	return !odds->tally->question->finds_repeats && size > STREAM_HASH_SMALL;
}

void odd_marks_begin(struct odd_rows *odds, const struct stream *stream)
{
	struct tally *tally = odds->tally;
	struct head *head = odds->head;
	int64_t size = stream_plain_size(stream);

	odds->is_marking = !is_large(odds, size);
	if (!odds->is_marking)
		return;
	if (tally->repeats == NULL)
		tally->repeats =
		    repeats_new(tally->question->finds_repeats ? REPEATS_MOST_ASKED : REPEATS_MOST,
				tally->arena);
	repeats_begin(tally->repeats, head->path, guess_rows(head, size));
	odds->marked =
	    (struct digest_columns){head->layout.date, head->layout.amount,
				    head->beliefs->forms.has_decimal_comma, head->layout.dates};
	head->layout.marks = odd_marks_see;
	head->layout.marks_data = odds;
}

void odd_mark_add(struct odd_mark *mark, int64_t amount)
{
	if (mark == NULL)
		return;
	/* A part of the sum of all amounts, which leaves the range where this does, and is refused.
	 */
	(void)__builtin_add_overflow(mark->amount, amount, &mark->amount);
	mark->n_used++;
}

struct odd_mark *odd_mark_wait(struct odd_rows *odds)
{
	struct arena *arena = odds->head->ledger.arena;
	struct odd_mark *mark = odds->mark;

	if (mark == NULL || (odds->n_waiting > 0 && odds->waiting[odds->n_waiting - 1] == mark))
		return mark;
	odds->mark = arena_alloc(arena, sizeof *mark);
	*odds->mark = *mark;
	ARENA_ADD_BY(arena, odds, waiting, n_waiting, waiting_capacity) = odds->mark;
	return odds->mark;
}

void odd_mark_see(struct odd_rows *odds, const struct odd_mark *mark)
{
	if (odds->is_marking && mark->n_used > 0)
		repeats_see(odds->tally->repeats, mark->digest, mark->line, mark->amount);
}

void odd_marks_settle(struct odd_rows *odds)
{
	for (size_t i = 0; i < odds->n_waiting; i++)
		odd_mark_see(odds, odds->waiting[i]);
}

/* Marks that may need more memory. */
struct marks_trial {
	struct odd_rows *odds;
	const struct engine_mark *marks;
	size_t n;
};

static void try_to_see(void *data)
{
	const struct marks_trial *trial = data;

	FOR_EACH (const struct engine_mark, mark, trial->marks, trial->n) {
		repeats_see(trial->odds->tally->repeats, mark->digest, mark->line, mark->amount);
		run_sums_see(&trial->odds->run_sums, (long)mark->line, mark->amount);
	}
}

bool odd_marks_see(void *data, const struct engine_mark *marks, size_t n, int64_t bytes)
{
	struct odd_rows *odds = data;
	struct marks_trial trial = {odds, marks, n};

	odds->is_marking = odds->is_marking && !is_large(odds, odds->head->rows_at + bytes);
	if (odds->is_marking && !memory_try(try_to_see, &trial)) {
		odds->status = ENGINE_NO_MEMORY;
		odds->is_marking = false;
	}
	return odds->is_marking;
}

void odd_marks_say(struct odd_rows *odds, const struct stream *stream)
{
	const struct head *head = odds->head;
	struct diagnostics *diagnostics = odds->tally->diagnostics;

	if (odds->is_marking && !is_large(odds, stream_text_size(stream))) {
		repeats_end(odds->tally->repeats, &head->shape, head->layout.amount >= 0,
			    diagnostics);
		if (head->layout.amount >= 0 && head->ledger.totals.columns.doubled.n == 0)
			run_sums_say(&odds->run_sums, head->path, odds->tally->question->is_money,
				     diagnostics);
	} else {
		if (head->layout.amount >= 0 && head->ledger.totals.columns.doubled.n == 0)
			run_sums_say_largest(engine_largest(odds->engine), odds->file->used.amount,
					     (size_t)odds->file->used.rows, head->path,
					     odds->tally->question->is_money, diagnostics);
		notice(diagnostics, in_file(head->path),
		       "repeated rows were not looked for: it is larger than 32 MiB; --duplicates "
		       "looks for them");
	}
}
