#include <string.h>

#include "tally/engine_cells.h"

#define MOST_TRIED 8

/* The ends of a text that say most of it, zeros where it is shorter. */
struct text_ends {
	uint64_t first, last;
};

static inline struct text_ends ends_of(const char *text, size_t length)
{
	struct text_ends ends;

	/* As much may be read behind any cell. */
	memcpy(&ends.first, text, sizeof ends.first);
	if (length >= sizeof ends.last)
		memcpy(&ends.last, text + length - sizeof ends.last, sizeof ends.last);
	else
		ends.first = ends.last = length == 0 ? 0 : ends.first << (64 - 8 * length);
	return ends;
}

static inline bool is_met(const struct cells_met *met, const struct text_ends *ends,
			  const char *text, size_t length)
{
	return met->length == length + 1 && met->first == ends->first && met->last == ends->last &&
	       (length <= sizeof *ends || memcmp(met->text, text, length) == 0);
}

/* Where a text is kept, or where to keep it: soon behind where its ends and length say. */
static inline struct cells_met *find_met(struct cells_watched *watched,
					 const struct text_ends *ends, const char *text,
					 size_t length)
{
	const size_t first =
	    (size_t)((ends->first ^ ends->last * 3 ^ length) * UINT64_C(0x9e3779b97f4a7c15) >>
		     (64 - CELLS_WATCHED_BITS));

	for (size_t i = first; i < first + MOST_TRIED; i++) {
		struct cells_met *met = &watched->met[i % CELLS_WATCHED];

		if (met->length == 0 || is_met(met, ends, text, length))
			return met;
	}
	return &watched->met[first];
}

static bool is_odd_cell(const struct engine_watch *watch, const struct keys_cell *cell)
{
	const char *text = cell->text;
	size_t length = cell->length;

	keys_trim(&text, &length);
	return watch->is_odd(watch->data, text, length);
}

void cells_watch(struct cells_watched *watched, const struct engine_watch *watch,
		 const struct keys_cell *cells, size_t n, bool *is_odd)
{
	for (size_t i = 0; i < n; i++) {
		const struct keys_cell *cell = &cells[i];
		struct text_ends ends;
		struct cells_met *met;

		if (is_odd[i])
			continue;
		if (cell->length > CELLS_WATCHED_TEXT) {
			is_odd[i] = is_odd_cell(watch, cell);
			continue;
		}
		ends = ends_of(cell->text, cell->length);
		met = find_met(watched, &ends, cell->text, cell->length);
		if (is_met(met, &ends, cell->text, cell->length))
			continue;
		is_odd[i] = is_odd_cell(watch, cell);
		if (is_odd[i])
			continue;
		*met = (struct cells_met){
		    .first = ends.first, .last = ends.last, .length = cell->length + 1};
		memcpy(met->text, cell->text, cell->length);
	}
}
