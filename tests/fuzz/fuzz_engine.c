/*
 * Any bytes as a ledger, cut by both engines in pieces of any size by any
 * number of threads, and by one libcsv parser over the whole of it: groups,
 * rows, sums and odd rows (bytes, lines, order, sums before) must be the same.
 *
 * The first six bytes choose the layout and how the engines work; the rest is
 * the file.
 */
#include <csv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/number.h"
#include "reading/cell.h"
#include "reading/totals.h"
#include "tally/cut_masks.h"
#include "tally/engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(holds)                                                                             \
	do {                                                                                       \
		if (!(holds)) {                                                                    \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds); \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

#define CHOICES 6
#define FIRST_LINE 5
#define MOST_UNCLOSED 64

/* What is found, by either way; texts are owned. */
struct found_group {
	char *keys[ENGINE_MOST_KEYS];
	size_t n_keys;
	int year;
	int64_t rows, amount;
};

struct found_odd {
	char *bytes;
	size_t length;
	int64_t line, rows_before, amount_before;
};

#define FIRST_YEAR 1900
#define N_YEARS 300

struct found {
	struct found_group *groups;
	struct found_odd *odds;
	size_t n_groups, n_odds;
	int64_t rows, amount;
	uint64_t size;
	bool is_out_of_range;
	unsigned
	    months[N_YEARS]; /* that dates were in; of the engine's, for the years of its groups */
};

static void *grow(void *items, size_t count, size_t item_size)
{
	/* Twice as much at each power of two. */
	if ((count & (count - 1)) == 0)
		items = realloc(items, (count == 0 ? 1 : count * 2) * item_size);
	REQUIRE(items != NULL);
	return items;
}

static char *copy_of(const char *bytes, size_t length)
{
	char *copy = malloc(length + 1);

	REQUIRE(copy != NULL);
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

static void add_odd(struct found *found, const char *bytes, size_t length, int64_t line,
		    int64_t rows_before, int64_t amount_before)
{
	found->odds = grow(found->odds, found->n_odds, sizeof *found->odds);
	found->odds[found->n_odds++] =
	    (struct found_odd){copy_of(bytes, length), length, line, rows_before, amount_before};
}

static void add_group(struct found *found, const char *const *keys, size_t n_keys, int year,
		      int64_t rows, int64_t amount)
{
	found->groups = grow(found->groups, found->n_groups, sizeof *found->groups);
	struct found_group *group = &found->groups[found->n_groups++];

	*group =
	    (struct found_group){.n_keys = n_keys, .year = year, .rows = rows, .amount = amount};
	for (size_t i = 0; i < n_keys; i++)
		group->keys[i] = copy_of(keys[i], strlen(keys[i]));
}

static void free_found(struct found *found)
{
	for (size_t i = 0; i < found->n_groups; i++)
		for (size_t key = 0; key < found->groups[i].n_keys; key++)
			free(found->groups[i].keys[key]);
	for (size_t i = 0; i < found->n_odds; i++)
		free(found->odds[i].bytes);
	free(found->groups);
	free(found->odds);
}

/* What the callers of both ways make of some odd rows: a row whose keys no regular row has. */
static bool is_used_after_all(size_t length)
{
	return length % 3 == 0;
}

static const char *const used_keys[ENGINE_MOST_KEYS] = {"Total", "", "x", "N/A", "", "", "", ""};
static const struct year used_year = {1999};
#define USED_AMOUNT 7

/* --- The reference: one parser, one byte at a time --- */

struct reference {
	const struct engine_layout *layout;
	struct found *found;
	char *cells[64];
	size_t lengths[64];
	size_t n_cells; /* those beyond 64 are only looked at for text */
	bool has_text_beyond, is_done;
};

static void on_cell(void *text, size_t length, void *data)
{
	struct reference *reference = data;
	size_t at = reference->n_cells++;

	if (at >= reference->layout->n_cells && length != 0)
		reference->has_text_beyond = true;
	if (at < 64) {
		reference->cells[at] = copy_of(text, length);
		reference->lengths[at] = length;
	}
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct reference *)data)->is_done = true;
}

static void free_cells(struct reference *reference)
{
	for (size_t i = 0; i < reference->n_cells && i < 64; i++)
		free(reference->cells[i]);
	reference->n_cells = 0;
	reference->has_text_beyond = reference->is_done = false;
}

/* In place: without blanks, line ends and no-break spaces at both ends. */
static char *trimmed(char *text)
{
	size_t length = strlen(text);

	for (;;) {
		if (strncmp(text, "\xC2\xA0", 2) == 0)
			text += 2, length -= 2;
		else if (*text != '\0' && strchr(" \t\r\n\xA0", *text) != NULL)
			text++, length--;
		else
			break;
	}
	for (;;) {
		if (length >= 2 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0)
			length -= 2;
		else if (length >= 1 && strchr(" \t\r\n\xA0", text[length - 1]) != NULL)
			length--;
		else
			break;
	}
	text[length] = '\0';
	return text;
}

static bool read_number(const struct engine_layout *layout, char *text, int64_t *amount)
{
	struct money money;

	text = trimmed(text);
	if (strlen(text) > 255)
		return false;
	if (!layout->is_money)
		return count_parse(text, amount) == PARSE_OK && *amount >= 0;
	if (money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

static bool is_regular(struct reference *reference, struct year *year, int64_t *amount)
{
	const struct engine_layout *layout = reference->layout;
	char **cells = reference->cells;
	int month;

	if (reference->n_cells < layout->n_cells || reference->has_text_beyond)
		return false;
	*year = layout->year;
	*amount = 1;
	for (size_t i = 0; i < layout->n_keys; i++) {
		char *copy = copy_of(cells[layout->keys[i]], strlen(cells[layout->keys[i]]));
		const char *text = trimmed(copy);
		bool is_refused =
		    strlen(cells[layout->keys[i]]) != reference->lengths[layout->keys[i]] ||
		    cell_is_missing(text) || totals_says_total(text);

		free(copy);
		if (is_refused)
			return false;
	}
	if (layout->date >= 0) {
		size_t length = reference->lengths[layout->date];
		char *text = copy_of(cells[layout->date], length);
		bool is_read = strlen(text) == length && year_parse(trimmed(text), year, &month);

		free(text);
		if (!is_read)
			return false;
		reference->found->months[year->start - FIRST_YEAR] |= 1u << month;
	}
	if (layout->amount >= 0) {
		size_t length = reference->lengths[layout->amount];
		char *text = copy_of(cells[layout->amount], length);
		bool is_read = strlen(text) == length && read_number(layout, text, amount);

		free(text);
		if (!is_read)
			return false;
	}
	return true;
}

static void add_size(struct found *found, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (__builtin_add_overflow(found->size, size, &found->size) || found->size > INT64_MAX)
		found->is_out_of_range = true;
}

static void judge(struct reference *reference, const char *bytes, size_t from, size_t to,
		  int64_t line, bool is_fault)
{
	struct found *found = reference->found;
	struct year year;
	int64_t amount;

	while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r'))
		to--;
	if (is_fault || !is_regular(reference, &year, &amount)) {
		add_odd(found, bytes + from, to - from, line, found->rows, found->amount);
		if (is_used_after_all(to - from)) {
			add_size(found, USED_AMOUNT);
			add_group(found, used_keys, reference->layout->n_keys, used_year.start, 1,
				  USED_AMOUNT);
		}
	} else {
		const char *keys[ENGINE_MOST_KEYS];

		for (size_t i = 0; i < reference->layout->n_keys; i++)
			keys[i] = reference->cells[reference->layout->keys[i]];
		add_group(found, keys, reference->layout->n_keys, year.start, 1, amount);
		add_size(found, amount);
		found->rows++;
		/* Out of range is all that is compared then. */
		if (!found->is_out_of_range)
			found->amount += amount;
	}
	free_cells(reference);
}

/* Offset of the line behind the one at `at`. */
static size_t next_line(const char *bytes, size_t at, size_t length)
{
	while (at < length && bytes[at] != '\n' && bytes[at] != '\r')
		at++;
	return at + 1 < length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + 1;
}

static void refer(struct found *found, const char *bytes, size_t length,
		  const struct engine_layout *layout)
{
	struct reference reference = {.layout = layout, .found = found};
	size_t at = 0, opened_at = 0, line_at = 0;
	int64_t line = FIRST_LINE, opened_on = 0;
	bool is_open = false;
	int n_unclosed = 0;
	struct csv_parser parser;

again:
	REQUIRE(csv_init(&parser, CSV_STRICT) == 0);
	csv_set_delim(&parser, (unsigned char)layout->delimiter);
	for (; at < length; at++) {
		char c = bytes[at];
		bool is_blank =
		    (c == ' ' || c == '\t' || c == '\r' || c == '\n') && c != layout->delimiter;

		if (!is_open && !is_blank) {
			is_open = true;
			opened_at = line_at;
			opened_on = line;
		}
		if (csv_parse(&parser, &c, 1, on_cell, on_row, &reference) != 1) {
			/* A stray quote: the line is odd, whatever followed it. */
			at = next_line(bytes, opened_at, length);
			at = at < length ? at : length;
			free_cells(&reference);
			judge(&reference, bytes, opened_at, at, opened_on, true);
			line = opened_on + 1;
			line_at = at;
			is_open = false;
			csv_free(&parser);
			goto again;
		}
		if (reference.is_done) {
			judge(&reference, bytes, opened_at, at, opened_on, false);
			is_open = false;
		}
		if (c == '\n' || (c == '\r' && !(at + 1 < length && bytes[at + 1] == '\n'))) {
			line++;
			line_at = at + 1;
		}
	}
	csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&parser, on_cell, on_row, &reference) != 0) {
		bool is_too_many = ++n_unclosed > MOST_UNCLOSED;

		at = is_too_many ? length : next_line(bytes, opened_at, length);
		at = at < length ? at : length;
		free_cells(&reference);
		judge(&reference, bytes, opened_at, at, opened_on, true);
		line = opened_on + 1;
		line_at = at;
		is_open = false;
		csv_free(&parser);
		goto again;
	}
	if (reference.is_done)
		judge(&reference, bytes, opened_at, length, opened_on, false);
	csv_free(&parser);
}

static int by_group(const void *a, const void *b)
{
	const struct found_group *one = a, *other = b;

	if (one->year != other->year)
		return one->year < other->year ? -1 : 1;
	for (size_t i = 0; i < one->n_keys; i++) {
		int order = strcmp(one->keys[i], other->keys[i]);

		if (order != 0)
			return order;
	}
	return 0;
}

/* Rows of the same group into one. */
static void merge_groups(struct found *found)
{
	size_t n = 0;

	if (found->n_groups > 1)
		qsort(found->groups, found->n_groups, sizeof *found->groups, by_group);
	for (size_t i = 0; i < found->n_groups; i++) {
		struct found_group *group = &found->groups[i];

		if (n > 0 && by_group(&found->groups[n - 1], group) == 0) {
			found->groups[n - 1].rows += group->rows;
			found->groups[n - 1].amount += group->amount;
			for (size_t key = 0; key < group->n_keys; key++)
				free(group->keys[key]);
		} else {
			found->groups[n++] = *group;
		}
	}
	found->n_groups = n;
}

/* --- The engines --- */

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

	add_odd(stream->found, odd->bytes, odd->length, odd->line, odd->rows_before,
		odd->amount_before);
	return !is_used_after_all(odd->length) ||
	       engine_add_row(stream->engine, used_keys, used_year, USED_AMOUNT) == ENGINE_DONE;
}

static enum engine_status run_engine(struct found *found, const char *bytes, size_t length,
				     size_t n_ahead, size_t most,
				     const struct engine_layout *layout,
				     const struct engine_options *options)
{
	struct engine *engine = engine_new(layout->n_keys, layout->is_money, options);
	struct stream stream = {bytes, length, n_ahead, most, engine, found};
	struct engine_input input = {
	    .read = read_stream,
	    .data = &stream,
	    .line = FIRST_LINE,
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
			add_group(found, keys, layout->n_keys, groups[i].year.start, groups[i].rows,
				  groups[i].amount);
			found->months[groups[i].year.start - FIRST_YEAR] = groups[i].year.months;
		}
	}
	engine_free(engine);
	return status;
}

static void compare(const struct found *a, const struct found *b)
{
	REQUIRE(a->rows == b->rows);
	REQUIRE(a->amount == b->amount);
	REQUIRE(a->n_odds == b->n_odds);
	for (size_t i = 0; i < a->n_odds; i++) {
		const struct found_odd *one = &a->odds[i], *other = &b->odds[i];

		REQUIRE(one->length == other->length);
		REQUIRE(memcmp(one->bytes, other->bytes, one->length) == 0);
		REQUIRE(one->line == other->line);
		REQUIRE(one->rows_before == other->rows_before);
		REQUIRE(one->amount_before == other->amount_before);
	}
	REQUIRE(a->n_groups == b->n_groups);
	for (size_t i = 0; i < a->n_groups; i++) {
		REQUIRE(by_group(&a->groups[i], &b->groups[i]) == 0);
		REQUIRE(a->groups[i].rows == b->groups[i].rows);
		REQUIRE(a->groups[i].amount == b->groups[i].amount);
		REQUIRE(a->months[a->groups[i].year - FIRST_YEAR] ==
			b->months[a->groups[i].year - FIRST_YEAR]);
	}
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
	struct engine_options fast = {.n_threads = 1 + data[4] % 4, .piece_size = piece_size};
	struct engine_options plain = {
	    .is_plain = true, .n_threads = 1 + data[4] / 4 % 2, .piece_size = 1 + data[4] / 8};
	size_t n_ahead = data[5] < 64 ? data[5] : 0,
	       most = data[5] < 128 ? SIZE_MAX : (size_t)data[5] % 16 + 1;
	struct found expected = {0}, found = {0};

	for (size_t i = 0; i < layout.n_keys; i++)
		layout.keys[i] = (int)((data[1] / 6 + i) % n_cells);
	n_ahead = n_ahead < length ? n_ahead : length;
	refer(&expected, bytes, length, &layout);
	if (!expected.is_out_of_range)
		merge_groups(&expected);

	enum engine_status wanted = expected.is_out_of_range ? ENGINE_OUT_OF_RANGE : ENGINE_DONE;
	enum engine_status status =
	    run_engine(&found, bytes, length, n_ahead, most, &layout, &fast);

	/* Adding a row that is out of range stops the run. */
	REQUIRE(status == wanted || (expected.is_out_of_range && status == ENGINE_STOPPED));
	if (wanted == ENGINE_DONE)
		compare(&expected, &found);
	free_found(&found);
	found = (struct found){0};
	status = run_engine(&found, bytes, length, n_ahead, most, &layout, &plain);
	REQUIRE(status == wanted || (expected.is_out_of_range && status == ENGINE_STOPPED));
	if (wanted == ENGINE_DONE)
		compare(&expected, &found);
	free_found(&found);
	free_found(&expected);
	check_masks(bytes, length, layout.delimiter);
	return 0;
}
