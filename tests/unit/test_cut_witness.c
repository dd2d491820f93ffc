/*
 * Rows whose witnesses may be blank or a total's label are found before they are sliced.  What is
 * expected comes from how each row was written here: a witness is one of a list of cells that
 * should call for a second look, or one of a list that should not.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "tally/cut_fast.h"

#define N_CELLS 5
#define N_ROWS 300
#define SIZE 8192

static const char *const labels[] = {
    "",    "Sum",      "sum",  "ALL",   "All channels",   "Overall",
    "c/f", "Cyfanswm", "Sums", "b/fwd", "Carried forward"};
static const char *const names[] = {"a",
				    "Su",
				    "Al",
				    "Roads",
				    "2013",
				    "INV00001",
				    "summary",
				    "Allen",
				    "c/",
				    "x/f",
				    "allotments, in part"};

/* Witnesses are the third cell and the last one. */
static const struct rows_plan plan = {.n_cells = N_CELLS, .witnesses = {2, 4}, .n_witnesses = 2};

struct sample {
	uint64_t seed;
	char bytes[SIZE + MASKS_SLACK + 64];
	size_t length, n_rows;
	bool is_found[N_ROWS];
};

static size_t one_of(struct sample *sample, size_t n)
{
	return (size_t)(random_next(&sample->seed) % n);
}

static void add(struct sample *sample, const char *text)
{
	size_t length = strlen(text);

	memcpy(sample->bytes + sample->length, text, length);
	sample->length += length;
}

static void add_row(struct sample *sample, const char *line_end)
{
	size_t n_cells = one_of(sample, 8) == 0 ? 3 + one_of(sample, 4) : N_CELLS;
	bool is_found = false;

	for (size_t i = 0; i < n_cells; i++) {
		bool is_witness = i == 2 || i == 4,
		     is_label = one_of(sample, is_witness ? 12 : 2) == 0;

		add(sample, i == 0 ? "" : "|");
		add(sample, is_label ? labels[one_of(sample, COUNT_OF(labels))]
				     : names[one_of(sample, COUNT_OF(names))]);
		is_found = is_found || (is_witness && is_label);
	}
	add(sample, line_end);
	sample->is_found[sample->n_rows++] = n_cells == N_CELLS && is_found;
}

static void assert_found(const struct sample *sample, witness_function *find)
{
	struct masks_index *index = malloc(sizeof *index);

	memset(index, 0xff, sizeof *index);
	masks_find_function(0)(index, sample->bytes, sample->length, '|');
	assert_int_equal(index->n_rows, sample->n_rows);
	find(index, sample->bytes, &plan);
	for (size_t i = 0; i < index->n_rows; i++)
		assert_int_equal((index->rows[i] & MASKS_UNEVEN) != 0, sample->is_found[i]);
	free(index);
}

static void witnesses_that_say_something_are_found(const char *line_end)
{
	for (int i = 0; i < 200; i++) {
		struct sample *sample = calloc(1, sizeof *sample);

		sample->seed = 20080401 + (uint64_t)i;
		size_t n_rows = 1 + one_of(sample, 60);

		for (size_t j = 0; j < n_rows; j++)
			add_row(sample, line_end);
		assert_found(sample, witness_find_function(0));
		assert_found(sample, witness_find_function(64));
		free(sample);
	}
}

static void they_are_found_before_a_line_feed(void **state)
{
	(void)state;
	witnesses_that_say_something_are_found("\n");
}

static void they_are_found_before_a_return_too(void **state)
{
	(void)state;
	witnesses_that_say_something_are_found("\r\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(they_are_found_before_a_line_feed),
	    cmocka_unit_test(they_are_found_before_a_return_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
