#include "reading/total_decide.h"

#include <string.h>

/* Places in the file from which, or up to which, a total may be one, found by the sum there. */
struct place_of_sum {
	int64_t sum, rows;
	bool is_taken;
};

struct bounds {
	struct place_of_sum *slots;
	size_t n_slots;
};

/* A file looked at from one end: what has gone before. */
struct sweep {
	struct bounds bounds;
	int64_t sum, rows;           /* of the kept rows passed that count */
	int64_t last_sum, last_rows; /* at the latest bound */
	bool is_upward;
};

static struct place_of_sum *slot_of(const struct bounds *bounds, int64_t sum)
{
	uint64_t hash = (uint64_t)sum * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 20) & (bounds->n_slots - 1);

	while (bounds->slots[at].is_taken && bounds->slots[at].sum != sum)
		at = (at + 1) & (bounds->n_slots - 1);
	return &bounds->slots[at];
}

/* Of places with one sum the first counts: it has most rows behind it. */
static void put_bound(struct sweep *sweep, int64_t sum, int64_t rows)
{
	struct place_of_sum *slot = slot_of(&sweep->bounds, sum);

	if (!slot->is_taken)
		*slot = (struct place_of_sum){sum, rows, true};
	sweep->last_sum = sum;
	sweep->last_rows = rows;
}

bool total_order_counts(const struct total *total, bool counts_payees)
{
	if (total->outcome != TOTAL_UNDECIDED)
		return total->outcome == TOTAL_IS_ROW;
	return total->kind == TOTAL_UNLABELLED ||
	       (total->kind == TOTAL_OR_PAYEE && (counts_payees || total->is_quiet));
}

int64_t total_order_least(const struct total *total)
{
	if (total->kind == TOTAL_OR_PAYEE)
		return 2;
	return total->kind == TOTAL_UNLABELLED && !total->is_unfit && !total->is_learned ? 2 : 1;
}

bool total_order_can_be_nothing(const struct total *total)
{
	return total->kind == TOTAL_CLAIMED || total->kind == TOTAL_BESIDE ||
	       total->kind == TOTAL_STATED;
}

static bool agrees(struct total *total, const struct sweep *sweep, int64_t sum, int64_t rows)
{
	int64_t wanted = total_order_subtract(sum, total->amount), least = total_order_least(total);
	const struct place_of_sum *slot;

	if (total->amount == 0 && !total_order_can_be_nothing(total))
		return false;
	if (sum == total->amount && rows >= least)
		total->outcome = sweep->is_upward ? TOTAL_OF_BELOW : TOTAL_OF_ABOVE;
	else if (wanted == sweep->last_sum && rows - sweep->last_rows >= least)
		total->outcome = sweep->is_upward ? TOTAL_OF_SOME_BELOW : TOTAL_OF_LAST;
	else if ((slot = slot_of(&sweep->bounds, wanted))->is_taken && rows - slot->rows >= least)
		total->outcome = sweep->is_upward ? TOTAL_OF_SOME_BELOW : TOTAL_OF_SOME_ABOVE;
	if (total->outcome == TOTAL_UNDECIDED)
		return false;
	total->found = total->amount;
	return true;
}

static void step(struct sweep *sweep, const struct totals *totals, struct total *total,
		 bool counts_payees, bool *has_changed)
{
	int64_t above = total->all, n_above = total->n_all;
	int64_t sum = total_order_add(
	    sweep->sum, sweep->is_upward ? total_order_subtract(totals->all, above) : above);
	int64_t rows = sweep->rows + (sweep->is_upward ? totals->n_all - n_above : n_above);
	bool is_open = total->outcome == TOTAL_UNDECIDED;

	if (is_open && agrees(total, sweep, sum, rows))
		*has_changed = true;
	/* What a first row is compared with stands below it. */
	if (is_open && counts_payees && sweep->is_upward == (n_above == 0) &&
	    total->outcome == TOTAL_UNDECIDED)
		total->found = sum;
	if (total_order_counts(total, counts_payees)) {
		sweep->sum = total_order_add(sweep->sum, total->amount);
		sweep->rows++;
	} else if (total->kind != TOTAL_OR_PAYEE || totals_is_total(total)) {
		put_bound(sweep, sum, rows);
	}
}

static bool sweep_file(const struct totals *totals, bool is_upward, bool counts_payees,
		       const struct bounds *bounds)
{
	struct sweep sweep = {.bounds = *bounds, .is_upward = is_upward};
	bool has_changed = false;

	memset(bounds->slots, 0, bounds->n_slots * sizeof *bounds->slots);
	put_bound(&sweep, 0, 0);
	for (size_t i = 0; i < totals->n_kept; i++)
		step(&sweep, totals, totals->kept[is_upward ? totals->n_kept - 1 - i : i],
		     counts_payees, &has_changed);
	return has_changed;
}

/* A total that stands among its parts: what all rows come to. */
static bool compare_with_all(const struct totals *totals, bool counts_payees)
{
	int64_t all = totals->all, rows = totals->n_all;
	bool has_changed = false;

	for (size_t i = 0; i < totals->n_kept; i++)
		if (total_order_counts(totals->kept[i], counts_payees)) {
			all = total_order_add(all, totals->kept[i]->amount);
			rows++;
		}
	for (size_t i = 0; i < totals->n_kept; i++) {
		struct total *total = totals->kept[i];
		bool is_counted = total_order_counts(total, counts_payees);
		int64_t others = is_counted ? total_order_subtract(all, total->amount) : all;

		if (total->outcome != TOTAL_UNDECIDED || total->n_cells > 0 || total->amount == 0 ||
		    total->amount != others || rows - is_counted < total_order_least(total))
			continue;
		total->outcome = TOTAL_OF_ALL;
		has_changed = true;
	}
	return has_changed;
}

void total_order_decide(struct totals *totals, struct arena *scratch)
{
	struct bounds bounds = {.n_slots = 16};

	while (bounds.n_slots < 2 * (totals->n_kept + 2))
		bounds.n_slots *= 2;
	bounds.slots = arena_array(scratch, bounds.n_slots, sizeof *bounds.slots);
	for (int counts_payees = 1; counts_payees >= 0; counts_payees--) {
		bool has_changed = true;

		/* What is found in one direction makes more to be found in the other. */
		for (int i = 0; i < 8 && has_changed; i++) {
			has_changed = sweep_file(totals, false, counts_payees != 0, &bounds);
			has_changed |= sweep_file(totals, true, counts_payees != 0, &bounds);
			has_changed |= compare_with_all(totals, counts_payees != 0);
		}
	}
}
