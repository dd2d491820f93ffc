#include "unit.h"

#include "base/arena.h"
#include "base/memory_try.h"

/* What happened, and to what. */
struct work {
	struct arena *arena;
	int n_ended, n_done;
	bool was_inner_done;
};

static void end(void *data)
{
	((struct work *)data)->n_ended++;
}

static void run_out(void *data)
{
	struct work *work = data;

	arena_hold(work->arena, work, end);
	(void)arena_array(work->arena, SIZE_MAX, SIZE_MAX);
	work->n_done++;
}

static void need_nothing(void *data)
{
	((struct work *)data)->n_done++;
}

static void try_within(void *data)
{
	struct work *work = data;

	work->was_inner_done = memory_try(run_out, work);
	work->n_done++;
}

static void work_without_memory_is_left(void **state)
{
	struct work work = {.arena = arena_new(memory_gone)};

	(void)state;
	assert_false(memory_try(run_out, &work));
	assert_int_equal(work.n_done, 0);
	assert_true(memory_try(need_nothing, &work));
	assert_int_equal(work.n_done, 1);
	assert_int_equal(work.n_ended, 0);
	arena_free(work.arena);
	assert_int_equal(work.n_ended, 1);
}

static void the_innermost_try_is_gone_back_to(void **state)
{
	struct work work = {.arena = arena_new(memory_gone), .was_inner_done = true};

	(void)state;
	assert_true(memory_try(try_within, &work));
	assert_false(work.was_inner_done);
	assert_int_equal(work.n_done, 1);
	arena_free(work.arena);
}

static void what_was_ended_or_released_is_not_ended_again(void **state)
{
	struct work work = {.arena = arena_new(memory_gone)};

	(void)state;
	arena_hold(work.arena, &work, end);
	arena_end(work.arena, &work);
	assert_int_equal(work.n_ended, 1);
	arena_end(work.arena, &work);
	arena_hold(work.arena, &work, end);
	arena_release(work.arena, &work);
	arena_free(work.arena);
	assert_int_equal(work.n_ended, 1);
}

/* An arena goes with the one that it is like, and what it holds too; or before, and only once. */
static void an_arena_holds_those_like_it(void **state)
{
	struct work work = {.arena = arena_new(memory_gone)};
	struct arena *first = arena_like(work.arena), *second = arena_like(first);

	(void)state;
	arena_hold(second, &work, end);
	arena_free(arena_like(work.arena));
	arena_free(work.arena);
	assert_int_equal(work.n_ended, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(work_without_memory_is_left),
	    cmocka_unit_test(the_innermost_try_is_gone_back_to),
	    cmocka_unit_test(what_was_ended_or_released_is_not_ended_again),
	    cmocka_unit_test(an_arena_holds_those_like_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
