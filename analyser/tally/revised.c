#include "tally/revised.h"

#include "tally/digest.h"

#define MOST_ROWS ((size_t)1000)
#define LEAST_ROWS 2

struct first_row {
	uint64_t others, amount; /* its other cells */
	long line;
};

/* Of one text, in a table by the other cells; of several rows with the same all are there. */
struct revised {
	struct revised *before;
	const char *path;
	uint64_t names;          /* of its columns */
	struct first_row *slots; /* line 0: free */
	size_t n_slots, n;
};

/* What the rows of a later text are in an earlier one. */
struct revision {
	size_t n_same, n_changed;
	long line, earlier_line; /* of the first that was changed */
};

static size_t place_of(const struct revised *revised, uint64_t others)
{
	return (size_t)others & (revised->n_slots - 1);
}

static void add(struct revised *revised, const struct first_row *row)
{
	size_t at = place_of(revised, row->others);

	while (revised->slots[at].line != 0)
		at = (at + 1) & (revised->n_slots - 1);
	revised->slots[at] = *row;
	revised->n++;
}

static void compare_row(struct revision *revision, const struct revised *earlier,
			const struct first_row *row)
{
	const struct first_row *changed = NULL;

	for (size_t at = place_of(earlier, row->others); earlier->slots[at].line != 0;
	     at = (at + 1) & (earlier->n_slots - 1)) {
		const struct first_row *one = &earlier->slots[at];

		if (one->others != row->others)
			continue;
		if (one->amount == row->amount) {
			revision->n_same++;
			return;
		}
		changed = changed == NULL || one->line < changed->line ? one : changed;
	}
	if (changed == NULL)
		return;
	if (revision->n_changed++ == 0 || row->line < revision->line) {
		revision->line = row->line;
		revision->earlier_line = changed->line;
	}
}

static void compare(const struct revised *earlier, const struct revised *later,
		    struct diagnostics *diagnostics)
{
	size_t least = earlier->n < later->n ? earlier->n : later->n;
	struct revision revision = {0};

	for (size_t i = 0; i < later->n_slots; i++)
		if (later->slots[i].line != 0)
			compare_row(&revision, earlier, &later->slots[i]);
	if (revision.n_changed == 0 || least < LEAST_ROWS ||
	    (revision.n_changed + revision.n_same) * 2 < least)
		return;
	diagnose(diagnostics, SEVERITY_NOTICE, (struct place){later->path, revision.line, NULL},
		 "%zu of its first %zu rows %s in all but the amount with rows of %s, the first "
		 "with line %ld, and both are counted: where one file revises the other, give "
		 "only that one",
		 revision.n_changed, later->n, revision.n_changed == 1 ? "agrees" : "agree",
		 earlier->path, revision.earlier_line);
}

void revised_see(struct tally *tally, const struct head *head)
{
	const struct digest_columns columns = {head->layout.date, head->layout.amount,
					       head->beliefs->forms.has_decimal_comma,
					       head->layout.dates};
	size_t n_rows = head->sheet.n_rows - head->sample;
	struct revised *revised = arena_alloc(tally->arena, sizeof *revised);

	/* Nothing but a day or a reference makes two rows of two files the same one. */
	if (head->layout.amount < 0 || head->n_wide > 0 ||
	    (head->layout.date < 0 && head->ledger.totals.columns.references == 0))
		return;
	n_rows = n_rows < MOST_ROWS ? n_rows : MOST_ROWS;
	*revised = (struct revised){
	    .before = tally->revised, .path = arena_text(tally->arena, head->path), .n_slots = 4};
	while (revised->n_slots < n_rows * 2)
		revised->n_slots *= 2;
	revised->slots = arena_array(tally->arena, revised->n_slots, sizeof *revised->slots);
	for (size_t i = 0; i < n_rows; i++) {
		const struct row *row = &head->sheet.rows[head->sample + i];
		struct first_row one = {.line = row->line};

		if (row->fault != NULL || (size_t)head->layout.amount >= row->n_cells ||
		    row->cells[head->layout.amount][0] == '\0')
			continue;
		one.others = digest_but_amount(row, &columns, &one.amount);
		add(revised, &one);
	}
	revised->names =
	    digest_of_row(head->columns.header, &(struct digest_columns){.date = -1, .amount = -1});
	for (const struct revised *one = tally->revised; one != NULL; one = one->before)
		if (one->names == revised->names)
			compare(one, revised, tally->diagnostics);
	tally->revised = revised;
}
