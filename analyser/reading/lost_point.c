#include "reading/ledger_doubts.h"

#include "base/money.h"
#include "base/order.h"
#include "base/say.h"

#define LEAST_AGAIN 2   /* times that the smaller amount is paid */
#define LEAST_SAID 1000 /* its digits without noughts behind: fees of 6.50 and of 650 are many */
#define MOST_ROWS 50    /* of a payee: among more, two amounts are so far apart by chance */
#define TIMES 100
#define PAYEE_MARKS \
	1024 /* by their digests, which are odd: of a few payees others have the mark too */

static int compare_paid(const void *left, const void *right)
{
	const struct paid *a = left, *b = right;

	return ORDER_BY(ORDER(a->payee, b->payee), ORDER(a->value, b->value),
			ORDER(a->line, b->line));
}

/*
 * Both pounds and whole pence, and so many digits that no other amount has them by chance, as
 * prices of 19.99 and 1,999 do.
 */
static bool says_enough(int64_t value)
{
	if (value % MONEY_PER_POUND == 0 || value % (MONEY_PER_POUND / 100) != 0 ||
	    value < MONEY_PER_POUND || value % MONEY_PER_POUND == MONEY_PER_POUND / 100 * 99)
		return false;
	while (value % 10 == 0)
		value /= 10;
	return value >= LEAST_SAID;
}

/* Is it a hundred times what says enough?  Few amounts are. */
static bool may_be_large(int64_t value)
{
	return value % TIMES == 0 && says_enough(value / TIMES);
}

static size_t count_same(const struct paid *paid, size_t n)
{
	size_t same = 1;

	while (same < n && paid[same].value == paid[0].value)
		same++;
	return same;
}

/* The amounts of one payee, in order: the smaller again and again, the larger once. */
static const struct paid *find(const struct paid *paid, size_t n, const struct paid **small,
			       size_t *n_small)
{
	for (size_t i = 0, j = 0; i < n; i += *n_small) {
		*small = &paid[i];
		*n_small = count_same(*small, n - i);
		if (*n_small < LEAST_AGAIN || !says_enough(paid[i].value))
			continue;
		while (j < n && paid[j].value / TIMES < paid[i].value)
			j++;
		if (j < n && paid[j].value == paid[i].value * TIMES &&
		    count_same(&paid[j], n - j) == 1)
			return &paid[j];
	}
	return NULL;
}

void lost_point_say(struct paid *paid, size_t n_rows, const char *path,
		    struct diagnostics *diagnostics)
{
	bool has_large[PAYEE_MARKS] = {false};
	size_t n = 0;

	for (size_t i = 0; i < n_rows; i++)
		if (may_be_large(paid[i].value))
			has_large[paid[i].payee / 2 % PAYEE_MARKS] = true;
	for (size_t i = 0; i < n_rows; i++)
		if (paid[i].value > 0 && paid[i].payee != 0 &&
		    has_large[paid[i].payee / 2 % PAYEE_MARKS])
			paid[n++] = paid[i];
	SORT(paid, n, compare_paid);
	for (size_t i = 0, next; i < n; i = next) {
		const struct paid *large = NULL, *small = NULL;
		size_t n_small = 0;
		char whole[MONEY_TEXT_SIZE], part[MONEY_TEXT_SIZE];

		for (next = i; next < n && paid[next].payee == paid[i].payee;)
			next++;
		if (next - i <= MOST_ROWS)
			large = find(&paid[i], next - i, &small, &n_small);
		if (large == NULL)
			continue;
		warning(diagnostics, at_line(path, large->line),
			"%s is a hundred times the %s that the same payee is paid in %s, the first "
			"on line %ld; check that no decimal point is missing",
			money_pounds((struct money){large->value}, whole),
			money_pounds((struct money){small->value}, part),
			say_count(diagnostics->arena, n_small, "other row", "other rows"),
			small->line);
		return;
	}
}
