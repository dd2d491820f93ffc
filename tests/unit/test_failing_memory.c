/*
 * Memory, threads and reading that fail: the run ends, or goes on with what there is.
 */
#include "failing.h"

#include <stdatomic.h>

#include "base/look.h"
#include "base/memory_stream.h"
#include "base/memory_try.h"
#include "base/team.h"

struct looking {
	const char *path;
	struct arena *arena;
	bool is_whole; /* a file, else a folder */
	size_t count;
	const char *bytes;
};

static void look(void *data)
{
	struct looking *looking = data;

	if (looking->is_whole)
		(void)look_whole(looking->path, 100000, &looking->bytes, &looking->count,
				 looking->arena);
	else
		(void)look_into(looking->path, &looking->count, looking->arena);
}

static void what_cannot_be_read_ends_the_run(void **state)
{
	static const struct {
		bool is_whole;
		const char *path, *name;
		long number;
		int why, left; /* 0: it goes on */
	} rules[] = {
	    {true, "Makefile", "fstat", 1, EIO, EIO}, {true, "Makefile", "read", 1, EIO, EIO},
	    {true, "Makefile", "read", 1, EINTR, 0},  {true, "Makefile", "open", 1, EIO, EIO},
	    {true, "Makefile", "open", 1, ENXIO, 0},  {true, "Makefile", "open", 1, ENODEV, 0},
	    {true, "Makefile", "open", 1, ENOENT, 0}, {false, "tests", "readdir", 1, EIO, EIO},
	    {false, "tests", "readdir", 3, EIO, EIO},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct looking looking = {rules[i].path, arena_new(memory_gone), rules[i].is_whole,
					  0, NULL};
		const size_t n_open = open_files();

		fail_call(rules[i].name, rules[i].number, false, rules[i].why);
		const bool is_done = memory_try(look, &looking);

		fail_no_call();
		assert_non_null(failed);
		assert_int_equal(is_done, rules[i].left == 0);
		if (!is_done) {
			assert_string_equal(memory_left().path, rules[i].path);
			assert_int_equal(memory_left().why, rules[i].left);
		} else {
			assert_int_equal(looking.bytes != NULL, rules[i].why == EINTR);
		}
		arena_free(looking.arena);
		assert_int_equal(open_files(), n_open);
	}
}

/* --- Memory --- */

static int n_out;

static void come_back(void)
{
	n_out++;
}

static void make_arena(struct arena *arena)
{
	(void)arena;
	arena_free(arena_new(come_back));
}

static void make_room(struct arena *arena)
{
	(void)arena_alloc(arena, 1000000);
}

static void make_bytes(struct arena *arena)
{
	size_t capacity = 0;

	(void)arena_room(arena, NULL, 0, &capacity, 1000000);
}

static void make_text(struct arena *arena)
{
	(void)arena_format(arena, "%1000000d", 7);
}

static void end_it(void *data)
{
	++*(int *)data;
}

static int n_ended;

static void hold_it(struct arena *arena)
{
	arena_hold(arena, &n_ended, end_it);
}

static void leave_without_try(struct arena *arena)
{
	(void)arena;
	memory_gone();
}

/* The contract of who is told that there is no memory is not to come back: then all ends. */
static void without_memory_nothing_goes_on(void **state)
{
	static const struct {
		void (*work)(struct arena *arena);
		const char *name;
		int n_out, n_ended;
	} rules[] = {{make_arena, "malloc", 1, 0},  {make_room, "calloc", 1, 0},
		     {make_bytes, "realloc", 1, 0}, {make_text, "calloc", 1, 0},
		     {hold_it, "calloc", 1, 1},     {leave_without_try, "none", 0, 0}};

	(void)state;
	for (volatile size_t i = 0; i < COUNT_OF(rules); i++) {
		struct arena *arena = arena_new(come_back);
		volatile bool has_gone_on = false;

		n_out = n_ended = 0;
		may_end = true;
		fail_call(rules[i].name, 1, true, ENOMEM);
		if (setjmp(ended) == 0) {
			rules[i].work(arena);
			has_gone_on = true;
		}
		fail_no_call();
		may_end = false;
		assert_false(has_gone_on);
		assert_int_equal(n_out, rules[i].n_out);
		assert_int_equal(n_ended, rules[i].n_ended);
		arena_free(arena);
	}
}

static void a_stream_without_memory_has_no_text(void **state)
{
	struct fixture *fixture = *state;
	struct memory_stream *stream;

	fail_call("fopencookie", 1, false, ENOMEM);
	assert_null(memory_stream_open(fixture->arena));
	fail_call("realloc", 2, false, ENOMEM);
	stream = memory_stream_open(fixture->arena);
	assert_non_null(stream);
	for (int i = 0; i < 3000; i++)
		(void)fprintf(memory_stream_file(stream), "%04d ", i);
	errno = 0;
	assert_null(memory_stream_close(stream, NULL));
	assert_int_equal(errno, ENOMEM);
	assert_string_equal(failed, "realloc");
	fail_no_call();
}

/* --- Threads --- */

struct pieces {
	atomic_int done[40];
	int n_told, most_told;
};

static void do_piece(void *data, size_t member, size_t piece)
{
	(void)member;
	atomic_fetch_add(&((struct pieces *)data)->done[piece], 1);
}

static bool tell(void *data, const char *what, int64_t done, int64_t total)
{
	struct pieces *pieces = data;

	assert_string_equal(what, "pieces");
	assert_int_equal(total, 77);
	assert_true(done <= total);
	return ++pieces->n_told <= pieces->most_told;
}

/* With as many threads as there are, none but one's own among them. */
static void few_threads_do_all_pieces(void **state)
{
	struct fixture *fixture = *state;

	for (long n = 1; n <= 5; n++) {
		struct pieces pieces = {.most_told = 40};
		const struct watch watch = {tell, &pieces};
		const struct team team = {do_piece, &pieces, 4, 40, &watch, "pieces", 2, 77};

		fail_call("pthread_create", n, true, EAGAIN);
		assert_true(team_run(&team, fixture->arena));
		fail_no_call();
		for (size_t i = 0; i < 40; i++)
			assert_int_equal(pieces.done[i], 1);
	}
}

static void a_watch_ends_the_work(void **state)
{
	struct fixture *fixture = *state;
	struct pieces pieces = {.most_told = 2};
	const struct watch watch = {tell, &pieces};
	const struct team team = {do_piece, &pieces, 1, 40, &watch, "pieces", 2, 77};

	assert_false(team_run(&team, fixture->arena));
	for (size_t i = 0; i < 40; i++)
		assert_int_equal(pieces.done[i], i < 2);
	/* One that nobody listens to. */
	const struct watch deaf = {NULL, NULL};
	const struct team other = {do_piece, &pieces, 1, 40, &deaf, "pieces", 2, 77};

	assert_true(team_run(&other, fixture->arena));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(what_cannot_be_read_ends_the_run),
	    TEST(without_memory_nothing_goes_on),
	    TEST(a_stream_without_memory_has_no_text),
	    TEST(few_threads_do_all_pieces),
	    TEST(a_watch_ends_the_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
