#include "engine_file.h"

#include <errno.h>

const struct engine_layout engine_ledger = {.delimiter = ',',
					    .n_cells = 4,
					    .n_keys = 2,
					    .keys = {0, 1},
					    .date = 2,
					    .amount = 3,
					    .is_money = true};

static int64_t read_file(void *data, char *bytes, size_t size)
{
	struct engine_file *file = data;
	size_t left = file->length - file->at;

	if (file->fails_at != 0 && file->at >= file->fails_at) {
		errno = EIO;
		return -1;
	}
	size = size < left ? size : left;
	memcpy(bytes, file->bytes + file->at, size);
	file->at += size;
	return (int64_t)size;
}

static bool keep_odd(void *data, const struct engine_odd *odd)
{
	static const char *const keys[] = {"Total", ""};
	struct engine_file *file = data;
	size_t used = strlen(file->odds);

	if (file->sees_odd_at)
		file->odd_at = file->at;
	snprintf(file->odds + used, sizeof file->odds - used, "%d:%d:%d:%.*s;", (int)odd->line,
		 (int)odd->rows_before, (int)odd->amount_before, (int)odd->length, odd->bytes);
	if (file->uses_odd)
		assert_int_equal(
		    engine_add_row(file->engine, keys, (struct engine_year){2007, 0}, 5),
		    ENGINE_DONE);
	return !file->stops_at_odd;
}

enum engine_status engine_file_add(struct engine_file *file, const struct engine_layout *layout,
				   int64_t *rows, int64_t *amount)
{
	struct engine_input input = {.read = read_file, .data = file, .line = 2};

	return engine_add(file->engine, &input, layout, keep_odd, file, rows, amount);
}

void engine_file_list(struct engine *engine, size_t n_keys, char *text, size_t size)
{
	size_t count;
	const struct engine_group *groups = engine_groups(engine, &count);

	assert_non_null(groups);
	*text = '\0';
	for (size_t i = 0; i < count; i++) {
		size_t used = strlen(text);

		used += (size_t)snprintf(text + used, size - used, "%d", groups[i].year.start);
		for (size_t key = 0; key < n_keys; key++)
			used += (size_t)snprintf(text + used, size - used, " %s",
						 engine_key(engine, key, groups[i].keys[key]));
		snprintf(text + used, size - used, " %d %d;", (int)groups[i].rows,
			 (int)groups[i].amount);
	}
}

void assert_found(const char *bytes, const struct engine_layout *layout, const char *groups,
		  const char *odds)
{
	static const size_t sizes[] = {1, 7, 64, 4096, 0};
	char found[4096];

	for (int n = 1; n <= 8; n++) {
		for (size_t i = 0; i < 4 * COUNT_OF(sizes); i++) {
			struct engine_options options = {.is_plain = i % 2 != 0,
							 .by_month = i / 2 % 2 !=
								     0, /* which changes no group */
							 .n_threads = n,
							 .piece_size = sizes[i / 4]};
			struct engine_file file = {.bytes = bytes, .length = strlen(bytes)};
			int64_t rows, amount;

			file.engine = engine_new(layout->n_keys, layout->money_keys,
						 layout->missing_keys, &options);
			assert_non_null(file.engine);
			assert_int_equal(engine_file_add(&file, layout, &rows, &amount),
					 ENGINE_DONE);
			engine_file_list(file.engine, layout->n_keys, found, sizeof found);
			assert_string_equal(found, groups);
			assert_string_equal(file.odds, odds);
			engine_free(file.engine);
		}
	}
}
