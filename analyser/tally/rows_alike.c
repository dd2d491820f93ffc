#include "tally/head_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define MOST_SAMPLED 200
#define FEWEST 4

static bool are_apart(const char **texts, size_t n)
{
	qsort(texts, n, sizeof *texts, text_order);
	for (size_t i = 1; i < n; i++)
		if (strcmp(texts[i - 1], texts[i]) == 0)
			return false;
	return true;
}

bool rows_alike_none(const struct head *head, const bool *is_number, struct arena *arena)
{
	const size_t n_cells = head->columns.header->n_cells;
	const struct row *rows[MOST_SAMPLED];
	const char *texts[MOST_SAMPLED], *keys[MOST_SAMPLED];
	size_t n = 0, n_keys = 0;

	for (size_t i = head->sample; i < head->sheet.n_rows && n < MOST_SAMPLED; i++)
		if (head->sheet.rows[i].fault == NULL && head->sheet.rows[i].n_cells >= n_cells)
			rows[n++] = &head->sheet.rows[i];
	if (n < FEWEST)
		return false;
	for (size_t j = 0; j < n; j++)
		keys[j] = "";
	for (size_t column = 0; column < n_cells; column++) {
		if (is_number[column])
			continue;
		for (size_t j = 0; j < n; j++)
			texts[j] = row_cell(rows[j], (int)column);
		/* A reference or a moment, which each contact has for itself. */
		if (are_apart(texts, n))
			continue;
		n_keys++;
		for (size_t j = 0; j < n; j++)
			keys[j] = arena_format(arena, "%s\x1f%s", keys[j],
					       row_cell(rows[j], (int)column));
	}
	return n_keys > 0 && are_apart(keys, n);
}
