#include "tally/first_rows.h"

#include "base/order.h"

#define LEAST_PAYEES 5
#define MOST_APART 3 /* times more or less than a hundred or a thousand */

/* What is paid to one payee: the middle one of its amounts. */
struct payee_size {
	uint32_t payee;
	int64_t value;
};

struct payee_sizes {
	struct payee_size *payees;
	size_t n;
	bool is_whole; /* all amounts are of whole pounds */
};

static int compare_sizes(const void *left, const void *right)
{
	const struct payee_size *a = left, *b = right;

	return ORDER_BY(ORDER(a->payee, b->payee), ORDER(a->value, b->value));
}

static struct payee_sizes *list_sizes(const struct first_rows *rows, struct arena *arena)
{
	struct payee_sizes *sizes = arena_alloc(arena, sizeof *sizes);
	struct payee_size *list = arena_array(arena, rows->n, sizeof *list);
	size_t n = 0;

	*sizes = (struct payee_sizes){.payees = list, .is_whole = true};

	for (size_t i = 0; rows->payee >= 0 && i < rows->n; i++) {
		const struct first_row *row = &rows->rows[i];

		if (row->value <= 0 || row->cells[rows->payee] == 0)
			continue;
		list[n++] = (struct payee_size){row->cells[rows->payee], row->value};
		sizes->is_whole = sizes->is_whole && row->value % MONEY_PER_POUND == 0;
	}
	SORT(list, n, compare_sizes);
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i; next < n && list[next].payee == list[i].payee;)
			next++;
		sizes->payees[sizes->n++] = list[i + (next - i) / 2];
	}
	return sizes;
}

/* Is one about so many times the other? */
static bool is_about(int64_t large, int64_t small, int times)
{
	return (unsigned_wide)large * MOST_APART >= (unsigned_wide)small * (unsigned)times &&
	       (unsigned_wide)large <= (unsigned_wide)small * (unsigned)times * MOST_APART;
}

/* Of how many payees, and of how many of these is the one about so many times the other? */
static bool are_apart(const struct payee_sizes *large, const struct payee_sizes *small, int times,
		      size_t *n_apart, size_t *n)
{
	*n_apart = *n = 0;
	for (size_t i = 0, j = 0; i < large->n && j < small->n;) {
		const struct payee_size *one = &large->payees[i], *two = &small->payees[j];

		if (one->payee == two->payee) {
			++*n;
			*n_apart += is_about(one->value, two->value, times);
		}
		i += one->payee <= two->payee;
		j += two->payee <= one->payee;
	}
	return *n >= LEAST_PAYEES && *n_apart * 5 >= *n * 4;
}

static void say(struct first_rows *odd, const struct first_rows *other, const char *how,
		size_t n_apart, size_t n, const char *remedy, struct diagnostics *diagnostics)
{
	if (odd->is_size_told)
		return;
	odd->is_size_told = true;
	warning(diagnostics, in_file(odd->path),
		"its amounts are about %s those of %s, for %zu of %zu payees that both have; %s",
		how, other->path, n_apart, n, remedy);
}

static void compare(struct first_rows *one, struct first_rows *two, struct diagnostics *diagnostics)
{
	size_t n_apart, n;

	/* Pence have no pence of their own. */
	if (one->sizes->is_whole && !two->sizes->is_whole &&
	    are_apart(one->sizes, two->sizes, 100, &n_apart, &n))
		say(one, two, "a hundred times", n_apart, n,
		    "if they are in pence, divide them by 100", diagnostics);
	if (are_apart(two->sizes, one->sizes, 1000, &n_apart, &n))
		say(one, two, "a thousandth of", n_apart, n,
		    "if they are in thousands, write '£000' into the name of their column",
		    diagnostics);
}

void sizes_differ_say(struct first_rows *rows, struct diagnostics *diagnostics, struct arena *arena)
{
	size_t n = 0;

	for (struct first_rows *one = rows->before; one != NULL && n < FIRST_ROWS_TEXTS;
	     one = one->before, n++) {
		if (rows->sizes == NULL)
			rows->sizes = list_sizes(rows, arena);
		if (one->sizes == NULL) /* of the first file, once there is another */
			one->sizes = list_sizes(one, arena);
		compare(rows, one, diagnostics);
		compare(one, rows, diagnostics);
	}
}
