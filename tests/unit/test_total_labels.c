#include "unit.h"

#include "reading/total_words.h"
#include "tally/total_labels.h"

#define MOST 600

static void vectors_of_every_width_find_a_label_in_any_place(void **state)
{
	static const int widths[] = {0, 32};
	static const char *const labels[] = {"Total", "tOTAL", "GRAND TOTAL"};
	char bytes[MOST + TOTAL_LABELS_SLACK];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(widths); i++) {
		total_labels_search *search = total_labels_search_widest(widths[i]);

		/* `o`, `t`, `a`, `l` and their neighbours, but never together. */
		for (size_t at = 0; at < sizeof bytes; at++)
			bytes[at] = "loOatTxot1 alto,L"[at % 17];
		assert_false(search(bytes, MOST));
		assert_false(search(bytes, 0));
		for (size_t at = 0; at + 11 <= MOST; at++) {
			const char *label = labels[at % 3];
			size_t length = strlen(label);
			char kept[11];

			memcpy(kept, bytes + at, sizeof kept);
			for (size_t j = 0; j < length; j++)
				bytes[at + j] = label[j];
			assert_true(search(bytes, MOST));
			assert_true(search(bytes, at + length));
			memcpy(bytes + at, kept, sizeof kept);
		}
	}
}

/* Whatever the rules of ledgers take for nothing but the word; the letters are random. */
static void every_label_of_a_total_is_one_here(void **state)
{
	static const char *const parts[] = {"total", "Total", "totals", "grand", "SUB", "sub", " ",
					    "-",     ":",     "",       "1",     "\"",  "s",   "x"};
	uint64_t seed = 11;
	int n_words = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char text[64 + TOTAL_LABELS_SLACK] = {0};

		for (int j = 0; j < 4; j++) {
			size_t used = strlen(text);

			snprintf(text + used, sizeof text - used, "%s",
				 parts[random_next(&seed) % COUNT_OF(parts)]);
		}
		if (total_words_of(text) == TOTAL_WORDS_NONE)
			continue;
		n_words++;
		assert_true(total_labels_has(text, strlen(text)));
		assert_true(total_labels_search_widest(64)(text, strlen(text)));
	}
	assert_true(n_words > 100);
}

static void rows_without_the_word_have_none(void **state)
{
	static const char *const with[] = {"Total Gas,1", "x,a sub-total", "\"Grand, TOTALS\""},
				 *const without[] = {"Totally,x", "x,Sub", "to,tal", "",
						     "Heattotal"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(with); i++)
		assert_true(total_labels_has(with[i], strlen(with[i])));
	for (size_t i = 0; i < COUNT_OF(without); i++)
		assert_false(total_labels_has(without[i], strlen(without[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(vectors_of_every_width_find_a_label_in_any_place),
	    cmocka_unit_test(every_label_of_a_total_is_one_here),
	    cmocka_unit_test(rows_without_the_word_have_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
