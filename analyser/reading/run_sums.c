#include "reading/run_sums.h"

#include <stdlib.h>

#include "base/say.h"
#include "reading/cell.h"
#include "reading/totals.h"

#define FEWEST_ENTRIES 4 /* one payment that is taken back is no journal */

static void add(struct run_sum *sum, int64_t amount)
{
	/* An overflow is reported where the amounts are reconciled. */
	(void)__builtin_add_overflow(sum->amount, amount, &sum->amount);
	sum->largest = llabs(amount) > sum->largest ? llabs(amount) : sum->largest;
	sum->n++;
}

/* One among them that is as large says that the others came to nothing, not what they come to. */
static bool is_sum(const struct run_sum *sum, int64_t amount)
{
	return amount != 0 && sum->n >= 2 && sum->amount == amount && sum->largest < llabs(amount);
}

/* Rows of nothing are neither heads nor parts. */
static void see_below(struct run_heads *heads, long line, int64_t amount)
{
	struct run_sum *below = &heads->below;

	if (amount == 0)
		return;
	if (!heads->is_under_way) {
		heads->is_under_way = true;
		heads->head = amount;
		heads->line = line;
		*below = (struct run_sum){0};
		return;
	}
	add(below, amount);
	if (below->n == 1 ? below->amount != heads->head : !is_sum(below, heads->head))
		return;
	agreement_see(&heads->agreement, heads->head, below->amount, below->n);
	heads->first_line = heads->n_found++ == 0 ? heads->line : heads->first_line;
	heads->last_line = heads->line;
	(void)__builtin_add_overflow(heads->found, heads->head, &heads->found);
	heads->is_under_way = false;
}

/* Does every row belong to a head, but for one with their sum, the first or the last? */
static bool shows_heads(const struct run_heads *heads, bool has_before, int64_t before)
{
	bool has_behind = heads->is_under_way && heads->below.n == 0;

	return heads->n_found >= 2 && agreement_shows_total(&heads->agreement, false) &&
	       (!has_before || before == heads->found) &&
	       (!heads->is_under_way || (has_behind && heads->head == heads->found));
}

static bool say_heads(const struct run_sums *sums, const char *path, bool is_money,
		      struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < 2; i++) {
		const struct run_heads *heads = &sums->heads[i];

		if (!shows_heads(heads, i > 0, sums->first))
			continue;
		warning(diagnostics, at_line(path, heads->first_line),
			"is the first of %zu rows, up to line %ld, that each have the amount that "
			"the rows below it come to, %s in all: if they are totals, as in a pivot "
			"table, those are counted twice; take them out",
			heads->n_found, heads->last_line,
			total_say_amount(heads->found, is_money, diagnostics->arena));
		return true;
	}
	return false;
}

void run_sums_see(struct run_sums *sums, long line, int64_t amount)
{
	bool is_of_since = is_sum(&sums->since, amount);

	see_below(&sums->heads[0], line, amount);
	if (sums->all.n > 0)
		see_below(&sums->heads[1], line, amount);

	if (sums->all.n == 0) {
		sums->first = amount;
		sums->first_line = line;
	}
	if (is_of_since || is_sum(&sums->all, amount)) {
		const struct run_sum *sum = is_of_since ? &sums->since : &sums->all;

		agreement_see(&sums->agreement, amount, sum->amount, sum->n);
		sums->line = sums->n_found++ == 0 ? line : sums->line;
		sums->last_line = line;
		(void)__builtin_add_overflow(sums->found, amount, &sums->found);
		sums->since = (struct run_sum){0};
		return;
	}
	add(&sums->since, amount);
	add(&sums->all, amount);
}

void run_sums_say(const struct run_sums *sums, const char *path, bool is_money,
		  struct diagnostics *diagnostics)
{
	struct agreement agreement = {0};
	int64_t below;
	struct arena *arena = diagnostics->arena;

	if (say_heads(sums, path, is_money, diagnostics))
		return;
	if (agreement_shows_total(&sums->agreement, false) ||
	    (sums->found == sums->all.amount && agreement_shows_whole(&sums->agreement))) {
		const char *found = total_say_amount(sums->found, is_money, arena);
		const struct place place = {path, sums->line, NULL};

		if (sums->n_found == 1)
			notice(diagnostics, place,
			       "has the amount that the rows above it come to, %s: if it is their "
			       "total, they are counted twice; take it out",
			       found);
		else
			notice(diagnostics, place,
			       "is the first of %zu rows, up to line %ld, that each have the "
			       "amount that rows above it come to, %s in all: if they are totals, "
			       "those are counted twice; take them out",
			       sums->n_found, sums->last_line, found);
		return;
	}
	if (sums->all.n < 4 || sums->all.largest != llabs(sums->first) ||
	    __builtin_sub_overflow(sums->all.amount, sums->first, &below))
		return;
	agreement_see(&agreement, sums->first, below, sums->all.n - 1);
	if (agreement_shows_whole(&agreement))
		notice(diagnostics, at_line(path, sums->first_line),
		       "has the amount that all other rows come to, %s: if it is their total, it "
		       "is counted twice; take it out",
		       total_say_amount(sums->first, is_money, arena));
}

void run_sums_say_largest(int64_t largest, int64_t amount, size_t n_rows, const char *path,
			  bool is_money, struct diagnostics *diagnostics)
{
	/* Of one sign, whose difference is no larger than they are. */
	const int64_t own = amount < 0 ? -largest : largest;
	struct agreement agreement = {0};

	if (n_rows < 4)
		return;
	agreement_see(&agreement, own, amount - own, n_rows - 1);
	if (agreement_shows_whole(&agreement))
		warning(diagnostics, in_file(path),
			"one of its rows has the amount that all others come to, %s: if it is "
			"their total, they are counted twice; take it out",
			total_say_amount(own, is_money, diagnostics->arena));
}

void run_sums_say_nothing_left(int64_t largest, int64_t amount, int64_t n_rows, const char *path,
			       struct diagnostics *diagnostics)
{
	if (n_rows >= FEWEST_ENTRIES && amount == 0 && largest != 0)
		warning(
		    diagnostics, in_file(path),
		    "its rows come to £0.00, as those of a journal do, where each debit has its "
		    "credit; leave out the rows of the other side, as of creditors, control "
		    "accounts or the bank");
}

/* Has the first or the last of some rows that have an amount this one? */
static bool is_at_end(const struct row *rows, size_t n_rows, bool is_last,
		      const struct run_unproved *run, int64_t own)
{
	struct money money;

	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(&rows[is_last ? n_rows - 1 - i : i], run->column);

		if (cell_is_missing(text))
			continue;
		return money_parse(text, &money) == PARSE_OK &&
		       (run->is_money ? money.hundredths : money.hundredths / MONEY_PER_POUND) ==
			   own;
	}
	return false;
}

void run_sums_say_unproved(const struct run_unproved *run, const char *path,
			   struct diagnostics *diagnostics)
{
	const int64_t own = run->amount < 0 ? -run->largest : run->largest,
		      others = run->amount - own;
	struct arena *arena = diagnostics->arena;

	if (run->n_unreadable == 0 || run->n_rows < 4 || run->column < 0 ||
	    llabs(others) >= run->largest || (others < 0) != (own < 0) ||
	    (!is_at_end(run->first, run->n_first, false, run, own) &&
	     !is_at_end(run->last, run->n_last, true, run, own)))
		return;
	warning(
	    diagnostics, in_file(path),
	    "its first or last row has %s, more than all others come to that can be read (%s), and "
	    "%s an amount that cannot: if it is their total, they are counted twice; take it out",
	    total_say_amount(own, run->is_money, arena),
	    total_say_amount(others, run->is_money, arena),
	    say_count(arena, (size_t)run->n_unreadable, "row has", "rows have"));
}
