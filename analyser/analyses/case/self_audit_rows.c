#include "analyses/case/self_audit.h"

bool audit_counts(const struct gain *gain)
{
	return gain->quality != QUALITY_FAILED &&
	       !(gain->status == GAIN_FORECAST && gain->has_twin);
}

bool audit_has_likelihood(const struct gain *gain)
{
	return gain->has_likelihood;
}

void audit_rows_see(struct audit_rows *rows, bool has_it, long line)
{
	rows->all++;
	if (!has_it)
		return;
	size_t at = rows->count < AUDIT_LINES ? rows->count : AUDIT_LINES;

	for (; at > 0 && rows->lines[at - 1] > line; at--)
		rows->lines[at] = rows->lines[at - 1];
	rows->lines[at] = line;
	rows->count++;
}

struct audit_rows audit_rows_of(const struct gains *gains, audit_test *has, audit_test *is_asked)
{
	struct audit_rows rows = {0};

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		if (is_asked == NULL || is_asked(&gains->items[i]))
			audit_rows_see(&rows, has(&gains->items[i]), gains->items[i].line);
	return rows;
}

const char *audit_rows_say(const struct audit_rows *rows, struct arena *arena)
{
	const size_t shown = rows->count < AUDIT_LINES ? rows->count : AUDIT_LINES;
	const char *text = "";

	for (size_t i = 0; i < shown; i++)
		text = arena_format(arena, "%s%s%ld", text, i == 0 ? "" : ", ", rows->lines[i]);
	if (shown == 0)
		return "";
	return arena_format(
	    arena, " (%s %s%s)", rows->count == 1 ? "line" : "lines", text,
	    rows->count > shown ? arena_format(arena, " and %zu more", rows->count - shown) : "");
}
