#include "unit.h"

#include <wchar.h>

#include "base/arena.h"

static jmp_buf no_memory;

static void jump_out(void)
{
	longjmp(no_memory, 1);
}

static void freeing_nothing_has_no_effect(void **state)
{
	(void)state;
	arena_free(NULL);
	arena_free(arena_new(out_of_memory));
}

/* Sizes about the block's 256 KiB too, in an order that mixes them. */
static void memory_is_zeroed_aligned_and_apart(void **state)
{
	static const size_t sizes[] = {1,      0, 7,      16,     300000, 3,       262144, 262143,
				       262145, 5, 100000, 200000, 64,     1000000, 2};
	unsigned char *pieces[COUNT_OF(sizes)];
	struct arena *arena = arena_new(out_of_memory);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		pieces[i] = arena_alloc(arena, sizes[i]);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < sizes[i]; j++)
			if (pieces[i][j] != 0)
				fail_msg("byte %zu of piece %zu is not zero", j, i);
		memset(pieces[i], (int)i + 1, sizes[i]);
	}
	for (size_t i = 0; i < COUNT_OF(sizes); i++)
		for (size_t j = 0; j < sizes[i]; j++)
			if (pieces[i][j] != i + 1)
				fail_msg("byte %zu of piece %zu was written over", j, i);
	arena_free(arena);
}

static void an_array_that_grows_keeps_its_items(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	size_t count = 0, capacity = 0;
	int *items = NULL;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		items = arena_grow(arena, items, count, &capacity, sizeof *items);
		assert_true(capacity > count);
		items[count++] = i;
	}
	for (int i = 0; i < 100000; i++)
		assert_int_equal(items[i], i);
	arena_free(arena);
}

static void an_array_with_room_stays_where_it_is(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	size_t capacity = 0;
	int *items = arena_grow(arena, NULL, 0, &capacity, sizeof *items);
	size_t before = capacity;

	(void)state;
	assert_ptr_equal(arena_grow(arena, items, before - 1, &capacity, sizeof *items), items);
	assert_int_equal(capacity, before);
	assert_ptr_not_equal(arena_grow(arena, items, before, &capacity, sizeof *items), items);
	assert_true(capacity > before);
	arena_free(arena);
}

static void bytes_that_get_room_stay_and_have_room_for_an_end(void **state)
{
	static const size_t more[] = {0, 1, 254, 255, 256, 3, 70000, 1000000};
	struct arena *arena = arena_new(out_of_memory);
	size_t used = 0, capacity = 0;
	char *bytes = NULL;

	(void)state;
	for (size_t i = 0; i < N_OF(more); i++) {
		bytes = arena_room(arena, bytes, used, &capacity, more[i]);
		assert_true(capacity > used + more[i]);
		for (size_t j = 0; j < more[i]; j++, used++)
			bytes[used] = (char)(used % 251);
		bytes[used] = 'x';
	}
	for (size_t i = 0; i < used; i++)
		if (bytes[i] != (char)(i % 251))
			fail_msg("byte %zu was lost", i);
	assert_ptr_equal(arena_room(arena, bytes, used, &capacity, 0), bytes);
	arena_free(arena);
}

static void count_end(void *number)
{
	++*(int *)number;
}

/* Texts between things that must be aligned, and what the arena was used for before it was emptied.
 */
static void an_emptied_arena_is_as_new(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	int n_ended = 0;

	(void)state;
	for (int round = 0; round < 5; round++) {
		arena_hold(arena, &n_ended, count_end);
		for (size_t i = 0; i < 3000; i++) {
			const char *text = arena_text_of(arena, "face-to-face", i % 13);
			unsigned char *piece = arena_alloc(arena, i % 400);

			assert_int_equal(strlen(text), i % 13);
			assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
			for (size_t j = 0; j < i % 400; j++)
				assert_int_equal(piece[j], 0);
			memset(piece, 0xFF, i % 400);
			assert_int_equal(strlen(text), i % 13);
		}
		if (round % 2 == 0) /* more than a block holds */
			memset(arena_alloc(arena, 400000), 0xFF, 400000);
		arena_empty(arena);
		assert_int_equal(n_ended, round + 1);
	}
	arena_empty(arena);
	arena_free(arena);
	assert_int_equal(n_ended, 5);
}

static void texts_are_copies_with_an_end(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	char original[] = "face-to-face";
	char *copy = arena_text(arena, original);
	char *part = arena_text_of(arena, original, 4);
	char *nothing = arena_text_of(arena, original, 0);

	(void)state;
	memset(original, 'x', sizeof original - 1);
	assert_string_equal(copy, "face-to-face");
	assert_string_equal(part, "face");
	assert_string_equal(nothing, "");
	assert_string_equal(arena_format(arena, "%s:%d", "activity.csv", 17), "activity.csv:17");
	assert_string_equal(arena_format(arena, "%s", ""), "");
	arena_free(arena);
}

static void a_long_text_is_formatted_whole(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	char *text = arena_format(arena, "%0500000d", 7);

	(void)state;
	assert_int_equal(strlen(text), 500000);
	assert_int_equal(text[499999], '7');
	arena_free(arena);
}

static void a_size_out_of_range_counts_as_no_memory(void **state)
{
	struct arena *arena = arena_new(jump_out);
	volatile int refused = 0;
	size_t capacity = 0;
	char *bytes = arena_room(arena, NULL, 0, &capacity, 1);

	(void)state;
	if (setjmp(no_memory) == 0)
		arena_array(arena, SIZE_MAX / 2, 16);
	else
		refused++;
	if (setjmp(no_memory) == 0)
		arena_alloc(arena, SIZE_MAX - 8);
	else
		refused++;
	if (setjmp(no_memory) == 0)
		arena_array(arena, SIZE_MAX, SIZE_MAX);
	else
		refused++;
	if (setjmp(no_memory) == 0)
		arena_room(arena, bytes, 1, &capacity, SIZE_MAX - 2);
	else
		refused++;
	assert_int_equal(refused, 4);
	/* The arena is still good, and no items, or items of no size, are fine. */
	assert_non_null(arena_alloc(arena, 8));
	assert_non_null(arena_array(arena, 0, 16));
	assert_non_null(arena_array(arena, 16, 0));
	arena_free(arena);
}

/* What is larger than a block, and odd, goes first; or there is nothing at all. */
static void an_arena_of_one_large_text_is_used_again(void **state)
{
	struct arena *arena = arena_new(out_of_memory);

	(void)state;
	arena_empty(arena);
	for (int round = 0; round < 3; round++) {
		char *text = arena_format(arena, "%0300001d", 7);
		unsigned char *piece;

		assert_int_equal(strlen(text), 300001);
		if (round == 0) {
			arena_empty(arena);
			text = arena_format(arena, "%0300001d", 7);
		}
		piece = arena_alloc(arena, 100);
		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		memset(piece, 0xFF, 100);
		assert_int_equal(strlen(text), 300001);
		arena_empty(arena);
	}
	arena_release(arena, arena); /* it holds nothing */
	arena_end(arena, arena);
	/* Half of a pair of surrogates is no character, and so nothing can be written. */
	assert_string_equal(arena_format(arena, "%lc", (wint_t)0xD800), "");
	arena_free(arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(freeing_nothing_has_no_effect),
	    cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
	    cmocka_unit_test(bytes_that_get_room_stay_and_have_room_for_an_end),
	    cmocka_unit_test(an_emptied_arena_is_as_new),
	    cmocka_unit_test(an_array_that_grows_keeps_its_items),
	    cmocka_unit_test(an_array_with_room_stays_where_it_is),
	    cmocka_unit_test(texts_are_copies_with_an_end),
	    cmocka_unit_test(a_long_text_is_formatted_whole),
	    cmocka_unit_test(a_size_out_of_range_counts_as_no_memory),
	    cmocka_unit_test(an_arena_of_one_large_text_is_used_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
