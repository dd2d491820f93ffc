#include "tally/first_rows.h"

#define LEAST_ROWS 2

/* What the rows of a later text are in an earlier one. */
struct revision {
	size_t n_same, n_changed;
	long line, earlier_line; /* of the first that was changed */
};

static void compare_row(struct revision *revision, const struct first_rows *earlier,
			const struct first_row *row)
{
	const size_t first = first_rows_find(earlier, row->others);
	size_t at = first;

	while (at < earlier->n && earlier->rows[at].others == row->others &&
	       earlier->rows[at].amount != row->amount)
		at++;
	if (at < earlier->n && earlier->rows[at].others == row->others) {
		revision->n_same++;
		return;
	}
	if (at == first)
		return;
	if (revision->n_changed++ == 0 || row->line < revision->line) {
		revision->line = row->line;
		revision->earlier_line = earlier->rows[first].line;
	}
}

static void compare(const struct first_rows *earlier, const struct first_rows *later,
		    struct diagnostics *diagnostics)
{
	size_t least = earlier->n < later->n ? earlier->n : later->n;
	struct revision revision = {0};

	for (size_t i = 0; i < later->n; i++)
		compare_row(&revision, earlier, &later->rows[i]);
	if (revision.n_changed == 0 || least < LEAST_ROWS ||
	    (revision.n_changed + revision.n_same) * 2 < least)
		return;
	notice(
	    diagnostics, at_line(later->path, revision.line),
	    "%zu of its first %zu rows %s in all but the amount with rows of %s, the first with "
	    "line %ld, and both are counted: where one file revises the other, give only that one",
	    revision.n_changed, later->n, revision.n_changed == 1 ? "agrees" : "agree",
	    earlier->path, revision.earlier_line);
}

/* Nothing but a day or a reference makes two rows of two files the same one. */
static bool has_identity(const struct first_rows *rows)
{
	return rows->has_dates || rows->has_references;
}

void revised_say(const struct first_rows *rows, struct diagnostics *diagnostics)
{
	for (const struct first_rows *one = rows->before; one != NULL && has_identity(rows);
	     one = one->before)
		if (one->names == rows->names && has_identity(one))
			compare(one, rows, diagnostics);
}
