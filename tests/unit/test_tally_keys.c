/* The dictionary of a key column: its texts in order, however they came. */
#include "unit.h"

#include "tally/keys_table.h"

enum { N = 200000 };

/* Places of texts in a file: up, down, down and up again by turns, up and down, and mixed. */
static unsigned up(unsigned i)
{
	return i;
}

static unsigned down(unsigned i)
{
	return N - 1 - i;
}

static unsigned down_and_up(unsigned i)
{
	return i < N / 2 ? N - 2 - 2 * i : 2 * (i - N / 2) + 1;
}

static unsigned up_and_down(unsigned i)
{
	return i < N / 2 ? 2 * i : 2 * (N - i) - 1;
}

static unsigned mixed(unsigned i)
{
	return (unsigned)((uint64_t)i * 7919 % N); /* a prime that does not divide N */
}

/* Texts as long as a head and longer, alike at their beginnings, in the order of their numbers. */
static void text_of(unsigned number, char text[64])
{
	snprintf(text, 64,
		 number % 2 == 0 ? "Supplier %06u"
				 : "Supplier %06u of a name too long for an entry",
		 number);
}

static void texts_come_in_order_of_their_bytes_however_they_were_added(void **state)
{
	static unsigned (*const ways[])(unsigned) = {up, down, down_and_up, up_and_down, mixed};
	char text[64];

	(void)state;
	for (size_t way = 0; way < COUNT_OF(ways); way++) {
		struct keys *keys = keys_new(KEYS_NAMES);

		assert_non_null(keys);
		for (unsigned i = 0; i < N; i++) {
			text_of(ways[way](i), text);
			assert_int_equal(keys_number_any(keys, text), i);
		}
		assert_int_equal(keys_count(keys), N);
		for (unsigned n_threads = 1; n_threads <= 4; n_threads += 3) {
			uint32_t *order = keys_order(keys, n_threads);

			assert_non_null(order);
			for (unsigned i = 0; i < N; i++) {
				text_of(i, text);
				if (strcmp(keys_text(keys, order[i]), text) != 0)
					fail_msg("%s for %s", keys_text(keys, order[i]), text);
			}
			free(order);
		}
		keys_free(keys);
	}
}

#define ROOM (64 + KEYS_SLACK)

/*
 * By any vectors: what is new gets the next number, what is known its own, a total none, and what
 * is refused already is passed over; of few texts, and of more than the nearest caches hold.
 */
static void texts_are_numbered_alike_by_any_vectors(void **state)
{
	static const char *const kinds[] = {"Co. %06u", "Supplier of this council, No. %06u",
					    "Supplier of a name too long for an entry, %06u"};
	static char texts[KEYS_BATCH][ROOM];

	(void)state;
	for (int most = 0; most <= 64; most += 64) {
		keys_number_function *number_all = keys_number_widest(most);
		struct keys *keys = keys_new(KEYS_NAMES);

		assert_non_null(keys);
		for (unsigned i = 0; i < 2 * N; i += KEYS_BATCH - 2) {
			struct keys_cell cells[KEYS_BATCH];
			bool is_refused[KEYS_BATCH] = {false};
			uint32_t numbers[KEYS_BATCH];

			/* Each twice: when it is new, and when all are there. */
			for (unsigned j = 0; j < KEYS_BATCH; j++) {
				const unsigned own = (i + j) % N;

				(void)snprintf(texts[j], 64, kinds[own % 3], own);
				if (j >= KEYS_BATCH - 2)
					strcpy(texts[j], "Total");
				cells[j] = (struct keys_cell){texts[j], strlen(texts[j])};
			}
			is_refused[KEYS_BATCH - 1] = true;
			numbers[KEYS_BATCH - 1] = 4711;
			assert_true(number_all(keys, cells, KEYS_BATCH, is_refused, numbers));
			for (unsigned j = 0; j < KEYS_BATCH - 2; j++) {
				assert_false(is_refused[j]);
				assert_int_equal(numbers[j], (i + j) % N);
			}
			assert_true(is_refused[KEYS_BATCH - 2]);
			assert_int_equal(numbers[KEYS_BATCH - 1], 4711);
		}
		assert_int_equal(keys_count(keys), N);
		keys_free(keys);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_come_in_order_of_their_bytes_however_they_were_added),
	    cmocka_unit_test(texts_are_numbered_alike_by_any_vectors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
