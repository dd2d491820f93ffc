/*
 * Any bytes as a published ledger or log, whole: header found, rows judged,
 * names converted.  Whatever is made of them, rows and amounts read are those
 * used and those set aside, the sums add up to what was used, every row set
 * aside is told of, and both engines find the same, as does judging every row.
 */
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/shapes.h"
#include "tally/tally.h"

static void no_memory(void)
{
	fputs("out of memory\n", stderr);
	abort();
}

/* What the rows set aside come to, as they are told; and where a file began that starts again. */
struct told {
	struct account account, mark;
};

static bool mark_rejects(void *data)
{
	struct told *told = data;

	told->mark = told->account;
	return true;
}

static bool take_rejects_back(void *data)
{
	struct told *told = data;

	told->account = told->mark;
	return true;
}

static bool count_reject(void *data, const struct tally_reject *reject)
{
	struct account *told = &((struct told *)data)->account;

	told->rows++;
	REQUIRE(!__builtin_add_overflow(told->amount, reject->has_amount ? reject->amount : 0,
					&told->amount));
	REQUIRE(reject->reason[0] != '\0' && reject->line >= 1);
	return true;
}

static void check_accounts(const struct tally *tally, const struct account *told)
{
	struct account set_aside = {0};
	int64_t used = 0, sum = 0;

	for (size_t i = 0; i < tally->n_files; i++) {
		const struct tally_file *file = &tally->files[i];

		REQUIRE(file->read.rows == file->used.rows + file->set_aside.rows);
		REQUIRE(file->read.amount == file->used.amount + file->set_aside.amount);
		used += file->used.amount;
		set_aside.rows += file->set_aside.rows;
		set_aside.amount += file->set_aside.amount;
	}
	for (size_t i = 0; i < tally->sums.n_rows; i++)
		sum += tally->sums.amounts[i];
	REQUIRE(sum == used);
	REQUIRE(told->rows == set_aside.rows && told->amount == set_aside.amount);
}

static bool run(struct tally *tally, struct tally_question *question, const char *path,
		struct engine_options options, struct arena *arena, struct diagnostics *diagnostics)
{
	struct told told = {0};

	question->engine = options;
	question->reject = count_reject;
	question->reject_mark = mark_rejects;
	question->reject_again = take_rejects_back;
	question->reject_data = &told;
	tally_init(tally, question, arena, diagnostics);
	if (!tally_add(tally, path) || !tally_finish(tally))
		return false;
	check_accounts(tally, &told.account);
	return true;
}

static void compare(const struct tally *a, const struct tally *b)
{
	REQUIRE(a->sums.n_rows == b->sums.n_rows && a->n_files == b->n_files);
	REQUIRE(a->files[0].read.rows == b->files[0].read.rows);
	REQUIRE(a->files[0].read.amount == b->files[0].read.amount);
	REQUIRE(a->files[0].used.rows == b->files[0].used.rows);
	REQUIRE(a->files[0].used.amount == b->files[0].used.amount);
	for (size_t i = 0; i < a->sums.n_rows; i++) {
		REQUIRE(a->sums.amounts[i] == b->sums.amounts[i]);
		for (size_t key = 0; key < a->sums.n_keys; key++)
			if (!a->sums.is_year[key])
				REQUIRE(strcmp(sums_name(&a->sums, i, key),
					       sums_name(&b->sums, i, key)) == 0);
	}
}

#define N_WAYS 3
static const struct engine_options ways[N_WAYS] = {
    {.is_plain = true, .n_threads = 1},
    {.n_threads = 2, .piece_size = 64},
    {.n_threads = 1, .has_no_regular = true},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tally_question question = {.top = size % 5 == 0 ? 3 : 0};
	struct arena *arena = arena_new(no_memory);
	struct diagnostics diagnostics;
	struct reference reference;
	struct channels channels;
	struct tally tallies[N_WAYS];
	bool is_done[N_WAYS];
	char path[64];
	int file = memfd_create("ledger", MFD_CLOEXEC);

	REQUIRE(file >= 0 && write(file, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	diagnostics_init(&diagnostics, arena);
	reference_init(&reference, NULL, 0, arena, &diagnostics);
	REQUIRE(channels_load(&channels, &reference));
	question.channels = &channels;
	question.shape = size % 7 == 3   ? &purchases_shape
			 : size % 2 == 0 ? &spend_shape
					 : &activity_shape;
	question.is_money = question.shape == &spend_shape;
	REQUIRE(question_keys(&question, NULL, &diagnostics));

	for (size_t i = 0; i < N_WAYS; i++)
		is_done[i] = run(&tallies[i], &question, path, ways[i], arena, &diagnostics);
	for (size_t i = 1; i < N_WAYS; i++) {
		REQUIRE(is_done[i] == is_done[0]);
		if (is_done[0])
			compare(&tallies[0], &tallies[i]);
	}
	arena_free(arena);
	close(file);
	return 0;
}
