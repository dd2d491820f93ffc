/*
 * Any bytes as a ledger, cut by both engines in pieces of any size by any
 * number of threads, and by one libcsv parser over the whole of it: groups,
 * rows, sums and odd rows (bytes, lines, order, sums before) must be the same.
 *
 * The first six bytes choose the layout and how the engines work; the rest is
 * the file.
 */
#include "reference.h"

#include <string.h>

#include "reading/totals.h"
#include "tally/cut_masks.h"
#include "tally/total_labels.h"

#define CHOICES 6

struct stream {
	const char *bytes;
	size_t length, at, most; /* at a time */
	struct engine *engine;
	struct found *found;
};

static int64_t read_stream(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;
	size_t left = stream->length - stream->at;

	size = size < left ? size : left;
	size = size < stream->most ? size : stream->most;
	if (size > 0)
		memcpy(bytes, stream->bytes + stream->at, size);
	stream->at += size;
	return (int64_t)size;
}

static bool keep_odd(void *data, const struct engine_odd *odd)
{
	struct stream *stream = data;

	found_add_odd(stream->found, odd->bytes, odd->length, odd->line, odd->rows_before,
		      odd->amount_before);
	return !found_is_used(odd->length) ||
	       engine_add_row(stream->engine, found_used_keys,
			      (struct engine_year){found_used_year.start, 0},
			      FOUND_USED_AMOUNT) == ENGINE_DONE;
}

static enum engine_status run_engine(struct found *found, const char *bytes, size_t length,
				     size_t n_ahead, size_t most,
				     const struct engine_layout *layout,
				     const struct engine_options *options)
{
	struct engine *engine =
	    engine_new(layout->n_keys, layout->money_keys, layout->missing_keys, options);
	struct stream stream = {bytes, length, n_ahead, most, engine, found};
	struct engine_input input = {
	    .read = read_stream,
	    .data = &stream,
	    .line = REFERENCE_LINE,
	    .ahead = bytes,
	    .n_ahead = n_ahead,
	};
	size_t count;

	REQUIRE(engine != NULL);
	enum engine_status status =
	    engine_add(engine, &input, layout, keep_odd, &stream, &found->rows, &found->amount);

	if (status == ENGINE_DONE) {
		const struct engine_group *groups = engine_groups(engine, &count);

		REQUIRE(groups != NULL);
		for (size_t i = 0; i < count; i++) {
			const char *keys[ENGINE_MOST_KEYS];

			for (size_t key = 0; key < layout->n_keys; key++)
				keys[key] = engine_key(engine, key, groups[i].keys[key]);
			found_add_group(found, keys, layout->n_keys, groups[i].year.start,
					groups[i].rows, groups[i].amount);
			/* Of all groups of a year, or each of its own. */
			found->months[groups[i].year.start - FIRST_YEAR] |= groups[i].year.months;
		}
	}
	engine_free(engine);
	return status;
}

/* Vectors of every width find the same. */
static void check_masks(const char *bytes, size_t length, char delimiter)
{
	static struct masks_index widest, narrow;
	char *copy = calloc(1, length + MASKS_SLACK);

	REQUIRE(copy != NULL);
	memcpy(copy, bytes, length);
	length = length < MASKS_MOST ? length : MASKS_MOST;
	masks_find_function(64)(&widest, copy, length, delimiter);
	for (int most = 0; most < 64; most += 16) {
		masks_find_function(most)(&narrow, copy, length, delimiter);
		REQUIRE(widest.n_rows == narrow.n_rows);
		if (widest.n_rows == 0)
			continue;
		uint32_t n_ends = 1 + (widest.rows[widest.n_rows - 1] & ~MASKS_FLAGS);

		REQUIRE(memcmp(widest.rows, narrow.rows, widest.n_rows * sizeof *widest.rows) == 0);
		REQUIRE(memcmp(widest.ends, narrow.ends, n_ends * sizeof *widest.ends) == 0);
	}
	free(copy);
}

/* So they do of totals; a label without their letters begins as one. */
static void check_labels(const char *bytes, size_t length)
{
	char *copy = calloc(1, length + TOTAL_LABELS_SLACK);

	REQUIRE(copy != NULL);
	memcpy(copy, bytes, length);
	bool is_seen = total_labels_search_widest(64)(copy, length);

	for (int most = 0; most < 64; most += 32)
		REQUIRE(total_labels_search_widest(most)(copy, length) == is_seen);
	REQUIRE(is_seen || !total_labels_has(copy, length));
	REQUIRE(total_words_of(copy) == TOTAL_WORDS_NONE || total_words_begin(copy, strlen(copy)) ||
		strcasestr(copy, "fan") != NULL || total_labels_has(copy, length));
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < CHOICES)
		return 0;

	const char *bytes = (const char *)data + CHOICES;
	size_t length = size - CHOICES;
	size_t n_cells = 1 + data[1] % 6;
	struct engine_layout layout = {
	    .delimiter = ",;\t|"[data[0] % 4],
	    .n_cells = n_cells,
	    .n_keys = data[0] / 4 % 4,
	    .date = (data[0] & 16) != 0 ? (int)(data[2] % n_cells) : -1,
	    .year = {2008},
	    .amount = (data[0] & 32) != 0 ? (int)(data[2] / 16 % n_cells) : -1,
	    .is_money = (data[0] & 64) != 0,
	};
	/* Small pieces, and some of all sizes. */
	size_t piece_size = data[3] < 128 ? (size_t)data[3] % 64 + 1 : (size_t)1 << (data[3] % 16);
	struct engine_options fast = {.by_month = data[4] / 4 % 2 == 1,
				      .n_threads = 1 + data[4] % 4,
				      .piece_size = piece_size};
	struct engine_options plain = {
	    .is_plain = true, .n_threads = 1 + data[4] / 4 % 2, .piece_size = 1 + data[4] / 8};
	size_t n_ahead = data[5] < 64 ? data[5] : 0,
	       most = data[5] < 128 ? SIZE_MAX : (size_t)data[5] % 16 + 1;
	struct found expected = {0}, found = {0};

	for (size_t i = 0; i < layout.n_keys; i++)
		layout.keys[i] = (int)((data[1] / 6 + i) % n_cells);
	if ((data[0] & 128) != 0 && layout.n_keys > 0)
		layout.money_keys = 1u << (layout.n_keys - 1);
	layout.missing_keys = (data[4] & 64) != 0 ? 1 : 0;
	layout.n_unnamed = data[5] >= 192 ? data[5] % n_cells : 0;
	layout.divided_keys = (data[4] & 128) != 0 ? layout.money_keys : 0;
	n_ahead = n_ahead < length ? n_ahead : length;
	refer(&expected, bytes, length, &layout);
	if (!expected.is_out_of_range)
		found_merge(&expected);

	enum engine_status wanted = expected.is_out_of_range ? ENGINE_OUT_OF_RANGE : ENGINE_DONE;
	enum engine_status status =
	    run_engine(&found, bytes, length, n_ahead, most, &layout, &fast);

	/* Adding a row that is out of range stops the run. */
	REQUIRE(status == wanted || (expected.is_out_of_range && status == ENGINE_STOPPED));
	if (wanted == ENGINE_DONE)
		found_compare(&expected, &found);
	found_free(&found);
	found = (struct found){0};
	status = run_engine(&found, bytes, length, n_ahead, most, &layout, &plain);
	REQUIRE(status == wanted || (expected.is_out_of_range && status == ENGINE_STOPPED));
	if (wanted == ENGINE_DONE)
		found_compare(&expected, &found);
	found_free(&found);
	found_free(&expected);
	check_masks(bytes, length, layout.delimiter);
	check_labels(bytes, length);
	return 0;
}
