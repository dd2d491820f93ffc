/*
 * A file in memory, and what an engine finds in it.
 */
#ifndef ENGINE_FILE_H
#define ENGINE_FILE_H

#include "unit.h"

#include "tally/engine.h"

struct engine_file {
	const char *bytes;
	size_t length, at, fails_at; /* fails_at: 0, or reading fails there */
	struct engine *engine;
	bool uses_odd, stops_at_odd;
	bool sees_odd_at;
	size_t odd_at;  /* where asked for: bytes read when the last odd row was judged */
	char odds[512]; /* `line:rows:amount:bytes;` of each odd row */
};

/* Supplier, category, date and pounds. */
extern const struct engine_layout engine_ledger;

enum engine_status engine_file_add(struct engine_file *file, const struct engine_layout *layout,
				   int64_t *rows, int64_t *amount);

/* Groups as `year key key rows amount;` in their order. */
void engine_file_list(struct engine *engine, size_t n_keys, char *text, size_t size);

/* Both engines, any pieces and 1 to 8 threads must find these groups and odd rows. */
void assert_found(const char *bytes, const struct engine_layout *layout, const char *groups,
		  const char *odds);

#endif
