/*
 * One row of the reference, and the rules by which it is regular (tally/engine.h).
 */
#ifndef FUZZ_REFERENCE_ROW_H
#define FUZZ_REFERENCE_ROW_H

#include "found.h"

#include "base/money.h"

#define REFERENCE_CELLS 64

struct reference {
	const struct engine_layout *layout;
	struct found *found;
	char *cells[REFERENCE_CELLS];
	size_t lengths[REFERENCE_CELLS];
	size_t n_cells; /* those beyond are only looked at for text */
	bool has_text_unnamed, is_done;
	char quotients[ENGINE_MOST_KEYS][MONEY_TEXT_SIZE];
};

/* With the quotients of its divided keys; its date's month is put to what is found. */
bool reference_is_regular(struct reference *reference, const char *bytes, size_t length,
			  struct year *year, int64_t *amount);

#endif
