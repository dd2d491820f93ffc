#include "reading/ledger.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

#define MOSTLY 50    /* percent */
#define LEAST_ROWS 3 /* of which a part says anything; all of fewer do */
#define MOST_OFFERED 3

size_t sparse_percent(const struct ledger *ledger, int at)
{
	const struct widths *widths = &ledger->widths;
	size_t n_rows = 0, n_empty = 0;

	for (size_t i = 0; at >= 0 && i < widths->n_rows && n_rows < WIDTHS_SEEN; i++) {
		if (!widths_is_whole(widths, &widths->rows[i]))
			continue;
		n_rows++;
		n_empty += cell_is_missing(widths->rows[i].cells[at]);
	}
	return n_rows == 0 || (n_rows < LEAST_ROWS && n_empty < n_rows) ? 0
									: n_empty * 100 / n_rows;
}

static bool is_taken(const struct ledger *ledger, size_t at)
{
	return columns_field(ledger->columns, ledger->shape, at) >= 0;
}

/* Fuller columns of text, those whose names have the field's if there are any. */
static const char *find_fuller(struct ledger *ledger, const char *id, size_t percent, bool by_name,
			       const char **first, struct arena *arena)
{
	const struct row *header = ledger->columns->header;
	const char *names[MOST_OFFERED];
	size_t n = 0;

	for (size_t i = 0; i < ledger->widths.n_named && n < MOST_OFFERED; i++) {
		if (is_taken(ledger, i) || header->cells[i][0] == '\0' ||
		    (by_name && strstr(text_fold(arena, header->cells[i]), id) == NULL) ||
		    !widths_has_text(&ledger->widths, i) ||
		    sparse_percent(ledger, (int)i) * 2 > percent)
			continue;
		if (n == 0)
			*first = header->cells[i];
		names[n++] = cell_quoted(arena, header->cells[i]);
	}
	return n == 0 ? NULL : text_list(arena, names, n, n);
}

void sparse_say(struct ledger *ledger, const char *path, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; i < ledger->shape->n_fields; i++) {
		const struct field *field = &ledger->shape->fields[i];
		int at = ledger->columns->at[i];
		const char *fuller, *first = NULL;
		size_t percent;

		if (at < 0 || field->unit != UNIT_TEXT ||
		    (field->flags & (FIELD_KEY | FIELD_COLUMN)) == 0)
			continue;
		percent = sparse_percent(ledger, at);
		if (percent <= MOSTLY)
			continue;
		fuller =
		    find_fuller(ledger, text_fold(arena, field->id), percent, true, &first, arena);
		if (fuller == NULL)
			fuller = find_fuller(ledger, "", percent, false, &first, arena);
		notice(diagnostics, in_file(path),
		       fuller == NULL
			   ? "'%s' is empty in %zu%% of the first rows, which count as %s"
			   : "'%s' is empty in %zu%% of the first rows, which count as %s; fuller "
			     "columns: %s; choose with --map %s=\"%s\"",
		       ledger->columns->header->cells[at], percent, LEDGER_NOT_GIVEN, fuller,
		       field->id, first);
	}
}
