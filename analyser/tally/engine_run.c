#include "tally/engine_run.h"

#include <errno.h>
#include <stdlib.h>

#include "base/held_signals.h"

#define PIECE_SIZE ((size_t)128 * 1024)

bool worker_init(struct worker *worker, struct keys *const *keys, struct years *years,
		 struct groups *groups, bool is_plain)
{
	bool has_rows = rows_init(&worker->rows, keys, years, groups);

	return cut_fast_init(&worker->cut, &worker->rows, is_plain) && has_rows;
}

void worker_fini(struct worker *worker)
{
	cut_fast_fini(&worker->cut);
	rows_fini(&worker->rows);
}

static bool cut_piece(struct engine_run *run, struct worker *worker, struct piece *piece)
{
	struct rows *rows = &worker->rows;
	const struct rows_found before = piece->found;

	rows_begin(rows, &run->plan, 1);
	if (!turn_cut(worker, piece))
		return false;
	piece->is_cut = true;
	piece->is_open = worker->cut.csv.is_open;
	piece->opened_at = worker->cut.csv.opened_at;
	piece->opened_on = worker->cut.csv.opened_on;
	piece->lines = worker->cut.csv.line;
	/* What was found goes with the piece; the room for more comes from it. */
	piece->found = rows->found;
	rows->found = before;
	return true;
}

static void fail(struct engine_run *run, enum engine_status status, int error)
{
	if (run->status == ENGINE_DONE) {
		run->status = status;
		run->error = error;
	}
	pthread_cond_broadcast(&run->changed);
}

/* Read the next piece, with the lock held before and after; NULL: there is none. */
static struct piece *read_piece(struct engine_run *run)
{
	while (run->status == ENGINE_DONE && !run->is_at_end &&
	       (run->is_reading || run->n_read - run->n_done >= (int64_t)run->n_ring))
		pthread_cond_wait(&run->changed, &run->lock);
	if (run->status != ENGINE_DONE || run->is_at_end)
		return NULL;

	struct piece *piece = &run->ring[(size_t)run->n_read % run->n_ring];

	run->is_reading = true;
	pthread_mutex_unlock(&run->lock);
	enum engine_status status = pieces_read(&run->pieces, piece);
	int error = errno;

	pthread_mutex_lock(&run->lock);
	run->is_reading = false;
	run->n_read++;
	pthread_cond_broadcast(&run->changed);
	if (status != ENGINE_DONE) {
		fail(run, status, error);
		return NULL;
	}
	run->is_at_end = piece->is_last;
	return piece;
}

static void take_turns(struct engine_run *run)
{
	run->is_turning = true;
	while (run->status == ENGINE_DONE && run->n_done < run->n_read) {
		struct piece *piece = &run->ring[(size_t)run->n_done % run->n_ring];

		if (!piece->is_ready)
			break;
		pthread_mutex_unlock(&run->lock);
		enum engine_status status = turn_take(run, piece);

		pthread_mutex_lock(&run->lock);
		piece->is_ready = false;
		run->is_open = run->open.length > 0;
		run->n_done++;
		pthread_cond_broadcast(&run->changed);
		if (status != ENGINE_DONE)
			fail(run, status, 0);
	}
	run->is_turning = false;
}

struct thread {
	pthread_t id;
	struct engine_run *run;
	struct worker *worker;
};

static void *work(void *data)
{
	struct thread *thread = data;
	struct engine_run *run = thread->run;
	struct piece *piece;

	pthread_mutex_lock(&run->lock);
	while ((piece = read_piece(run)) != NULL) {
		/* Behind an open row a piece can only be cut in its turn. */
		bool is_early = !run->is_open, is_cut = true;

		piece->is_cut = false;
		pthread_mutex_unlock(&run->lock);
		if (is_early)
			is_cut = cut_piece(run, thread->worker, piece);
		pthread_mutex_lock(&run->lock);
		if (!is_cut)
			fail(run, ENGINE_NO_MEMORY, 0);
		piece->is_ready = is_cut;
		if (!run->is_turning)
			take_turns(run);
	}
	pthread_mutex_unlock(&run->lock);
	return NULL;
}

static void run_threads(struct engine_run *run)
{
	struct thread *threads = calloc(run->n_threads, sizeof *threads);
	sigset_t before;
	size_t n = 0;

	if (threads == NULL) {
		run->status = ENGINE_NO_MEMORY;
		return;
	}
	for (size_t i = 0; i < run->n_threads; i++)
		threads[i] = (struct thread){.run = run, .worker = &run->workers[i]};
	/* This thread is the last of them, and does all where there can be no more. */
	hold_signals(&before);
	while (n + 1 < run->n_threads &&
	       pthread_create(&threads[n].id, NULL, work, &threads[n]) == 0)
		n++;
	release_signals(&before);
	work(&threads[run->n_threads - 1]);
	for (size_t i = 0; i < n; i++)
		pthread_join(threads[i].id, NULL);
	free(threads);
}

enum engine_status run_file(struct engine_run *run)
{
	size_t size = run->options->piece_size == 0 ? PIECE_SIZE : run->options->piece_size;

	atomic_init(&run->is_marking, run->marks != NULL);
	run->plan.is_marking = run->marks == NULL ? NULL : &run->is_marking;
	run->line = run->input->line;
	run->n_ring = run->n_threads == 1 ? 1 : run->n_threads * 2;
	run->ring = calloc(run->n_ring, sizeof *run->ring);
	if (run->ring == NULL)
		return ENGINE_NO_MEMORY;
	if (pthread_mutex_init(&run->lock, NULL) != 0) {
		free(run->ring);
		return ENGINE_NO_MEMORY;
	}
	if (pthread_cond_init(&run->changed, NULL) != 0) {
		pthread_mutex_destroy(&run->lock);
		free(run->ring);
		return ENGINE_NO_MEMORY;
	}
	pieces_init(&run->pieces, run->input, (char)run->plan.delimiter, size);
	run_threads(run);
	pieces_fini(&run->pieces);
	for (size_t i = 0; i < run->n_ring; i++)
		piece_fini(&run->ring[i]);
	free(run->ring);
	piece_fini(&run->open);
	pthread_cond_destroy(&run->changed);
	pthread_mutex_destroy(&run->lock);
	if (run->status == ENGINE_UNREADABLE)
		errno = run->error;
	return run->status;
}
