/* Which of the rows kept are totals (totals.h): by the order of rows, then by the cells they share.
 */
#include <string.h>

#include "reading/total_groups.h"

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

static int64_t add(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a + (uint64_t)b);
}

static int64_t subtract(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a - (uint64_t)b);
}

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

/* Does a row count as one, by what is believed of it so far? */
static bool counts(const struct total *total, bool counts_payees)
{
	if (total->outcome != TOTAL_UNDECIDED)
		return total->outcome == TOTAL_IS_ROW;
	return total->kind == TOTAL_UNLABELLED ||
	       (total->kind == TOTAL_OR_PAYEE && (counts_payees || total->is_quiet));
}

static int64_t least_rows(const struct total *total)
{
	if (total->kind == TOTAL_OR_PAYEE)
		return 2;
	return total->kind == TOTAL_UNLABELLED && !total->is_unfit && !total->is_learned ? 2 : 1;
}

static bool can_be_nothing(const struct total *total)
{
	return total->kind == TOTAL_CLAIMED || total->kind == TOTAL_STATED;
}

static bool agrees(struct total *total, const struct sweep *sweep, int64_t sum, int64_t rows)
{
	int64_t wanted = subtract(sum, total->amount), least = least_rows(total);
	const struct place_of_sum *slot;

	if (total->amount == 0 && !can_be_nothing(total))
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
	int64_t sum = add(sweep->sum, sweep->is_upward ? subtract(totals->all, above) : above);
	int64_t rows = sweep->rows + (sweep->is_upward ? totals->n_all - n_above : n_above);
	bool is_open = total->outcome == TOTAL_UNDECIDED;

	if (is_open && agrees(total, sweep, sum, rows))
		*has_changed = true;
	/* What a first row is compared with stands below it. */
	if (is_open && counts_payees && sweep->is_upward == (n_above == 0) &&
	    total->outcome == TOTAL_UNDECIDED)
		total->found = sum;
	if (counts(total, counts_payees)) {
		sweep->sum = add(sweep->sum, total->amount);
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
		if (counts(totals->kept[i], counts_payees)) {
			all = add(all, totals->kept[i]->amount);
			rows++;
		}
	for (size_t i = 0; i < totals->n_kept; i++) {
		struct total *total = totals->kept[i];
		bool is_counted = counts(total, counts_payees);
		int64_t others = is_counted ? subtract(all, total->amount) : all;

		if (total->outcome != TOTAL_UNDECIDED || total->n_cells > 0 || total->amount == 0 ||
		    total->amount != others || rows - is_counted < least_rows(total))
			continue;
		total->outcome = TOTAL_OF_ALL;
		has_changed = true;
	}
	return has_changed;
}

static void decide_by_order(struct totals *totals, struct arena *scratch)
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

static bool has_groups(const struct total *total)
{
	return total->n_cells > 0 || total->label != NULL;
}

/* A reference is no other row's. */
static bool has_others(const struct totals *totals, const struct total *total)
{
	return total->kind != TOTAL_STATED && (total->columns & totals->columns.references) == 0 &&
	       has_groups(total);
}

static bool may_share(const struct totals *totals, const struct total *total)
{
	return total->outcome == TOTAL_UNDECIDED && has_others(totals, total);
}

#define SMALL_FILE 200000 /* rows, which are soon looked at again */

/* Names and rows that only lack something are many, in large files. */
static bool is_worth_look(const struct totals *totals, const struct total *total)
{
	if (total->is_quiet || (total->kind == TOTAL_UNLABELLED && !total->is_thin))
		return totals->n_all < SMALL_FILE;
	return true;
}

static bool wants_look(const struct totals *totals, const struct total *total)
{
	return may_share(totals, total) && is_worth_look(totals, total);
}

bool totals_decide(struct totals *totals)
{
	struct arena *scratch;
	bool is_wanted = false;

	if (totals->n_kept == 0)
		return false;
	scratch = arena_like(totals->arena);
	decide_by_order(totals, scratch);
	arena_free(scratch);
	for (size_t i = 0; i < totals->n_kept; i++)
		is_wanted |= wants_look(totals, totals->kept[i]);
	if (is_wanted)
		total_groups_make(totals);
	return is_wanted;
}

bool totals_is_open(const struct totals *totals)
{
	for (size_t i = 0; i < totals->n_kept; i++) {
		const struct total *total = totals->kept[i];

		if (may_share(totals, total) && !total->is_quiet &&
		    (total->kind == TOTAL_BESIDE || total->kind == TOTAL_OR_PAYEE ||
		     (total->kind == TOTAL_UNLABELLED && total->is_thin && !total->is_unfit)))
			return true;
	}
	return false;
}

bool totals_is_unseen(const struct totals *totals, const struct total *total)
{
	return totals->is_unseen && total->outcome == TOTAL_IS_ROW && !total->is_unfit &&
	       has_others(totals, total) && is_worth_look(totals, total);
}

/* What the other rows come to that share the cells of one of its readings. */
static void sum_of(const struct total *total, size_t reading, int64_t *amount, int64_t *rows)
{
	const struct total_group *group = total->groups[reading];

	*amount = *rows = 0;
	if (group == NULL)
		return;
	*amount = add(group->amount, group->kept);
	*rows = group->rows + group->n_kept;
	if (counts(total, true) && total_groups_is_of(group, total)) {
		*amount = subtract(*amount, total->amount);
		--*rows;
	}
}

static bool agrees_with_groups(struct total *total)
{
	for (size_t i = 0; i < TOTAL_READINGS; i++) {
		int64_t amount, rows;

		sum_of(total, i, &amount, &rows);
		if (rows < least_rows(total) || amount != total->amount ||
		    (amount == 0 && !can_be_nothing(total)))
			continue;
		total->outcome = TOTAL_OF_SHARED;
		total->found = amount;
		return true;
	}
	return false;
}

static void decide_by_groups(struct totals *totals)
{
	bool has_changed = true;

	for (int round = 0; round < 4 && has_changed; round++) {
		has_changed = false;
		total_groups_forget(totals);
		for (size_t i = 0; i < totals->n_kept; i++)
			if (counts(totals->kept[i], true))
				total_groups_add_kept(totals, totals->kept[i]);
		for (size_t i = 0; i < totals->n_kept; i++)
			if (may_share(totals, totals->kept[i]))
				has_changed |= agrees_with_groups(totals->kept[i]);
	}
}

/* A label that another row shows to be a total's, by agreeing, in the same column. */
struct shown_total {
	const struct total **totals;
	size_t n, capacity;
};

static bool is_shown(const struct shown_total *shown, const struct total *total)
{
	for (size_t i = 0; i < shown->n; i++)
		if (shown->totals[i]->labelled.column == total->labelled.column &&
		    strcmp(shown->totals[i]->label, total->label) == 0)
			return true;
	return false;
}

static void find_shown(struct shown_total *shown, const struct totals *totals,
		       struct arena *scratch)
{
	for (size_t i = 0; i < totals->n_kept; i++) {
		const struct total *total = totals->kept[i];

		if (total->kind != TOTAL_OR_PAYEE || total->is_quiet || !totals_is_total(total) ||
		    is_shown(shown, total))
			continue;
		shown->totals = arena_grow(scratch, shown->totals, shown->n, &shown->capacity,
					   sizeof *shown->totals);
		shown->totals[shown->n++] = total;
	}
}

/* A total whose rows do not come to it is told beside what they do come to. */
static bool shares_rows(struct total *total)
{
	for (size_t i = 0; i < TOTAL_READINGS; i++) {
		int64_t amount, rows;

		sum_of(total, i, &amount, &rows);
		if (rows == 0)
			continue;
		total->found = amount;
		total->shares = true;
		return true;
	}
	return false;
}

/* Rows without a label that fill the same columns. */
struct alike {
	uint64_t columns;
	int64_t n_totals, n_others;
};

struct alikes {
	struct alike *all;
	size_t n, capacity;
	struct arena *scratch;
};

static bool is_unlabelled(const struct total *total)
{
	return total->kind == TOTAL_UNLABELLED && !total->is_unfit;
}

static struct alike *alike_of(struct alikes *alikes, uint64_t columns)
{
	for (size_t i = 0; i < alikes->n; i++)
		if (alikes->all[i].columns == columns)
			return &alikes->all[i];
	alikes->all = arena_grow(alikes->scratch, alikes->all, alikes->n, &alikes->capacity,
				 sizeof *alikes->all);
	alikes->all[alikes->n] = (struct alike){.columns = columns};
	return &alikes->all[alikes->n++];
}

static void count_alike(struct alikes *alikes, const struct totals *totals)
{
	alikes->n = 0;
	for (size_t i = 0; i < totals->n_kept; i++) {
		const struct total *total = totals->kept[i];

		if (!is_unlabelled(total))
			continue;
		struct alike *alike = alike_of(alikes, total->columns);

		alike->n_totals += totals_is_total(total);
		alike->n_others += !totals_is_total(total);
	}
}

/* One of many payments that lack the same may well come to what some others do. */
static bool take_back(struct alikes *alikes, struct totals *totals)
{
	bool has_any = false;

	count_alike(alikes, totals);
	for (size_t i = 0; i < totals->n_kept; i++) {
		struct total *total = totals->kept[i];

		if (!is_unlabelled(total) || !totals_is_total(total))
			continue;
		const struct alike *alike = alike_of(alikes, total->columns);

		if (alike->n_totals < alike->n_others) {
			total->outcome = TOTAL_IS_ROW;
			has_any = true;
		}
	}
	count_alike(alikes, totals);
	return has_any;
}

/*
 * A row that has nothing but an amount, at the beginning or the end; or one that fills the same as
 * others which are totals.  An error in one of its parts makes no payment of it.
 */
static bool is_like_total(const struct totals *totals, struct alikes *alikes,
			  const struct total *total)
{
	if (!is_unlabelled(total))
		return false;
	if (total->n_cells == 0 && total->label == NULL)
		return total->n_all == 0 || total->n_all == totals->n_all;
	return alike_of(alikes, total->columns)->n_totals > 0;
}

static void decide_rest(const struct totals *totals, const struct shown_total *shown,
			struct alikes *alikes, struct total *total)
{
	switch (total->kind) {
	case TOTAL_CLAIMED:
	case TOTAL_STATED:
		(void)shares_rows(total);
		total->outcome = TOTAL_DISAGREES;
		break;
	case TOTAL_BESIDE:
		total->outcome = shares_rows(total) ? TOTAL_DISAGREES : TOTAL_IS_ROW;
		break;
	case TOTAL_OR_PAYEE:
		total->outcome =
		    !total->is_quiet && is_shown(shown, total) ? TOTAL_DISAGREES : TOTAL_IS_ROW;
		break;
	case TOTAL_UNLABELLED:
		total->outcome =
		    is_like_total(totals, alikes, total) ? TOTAL_DISAGREES : TOTAL_IS_ROW;
		break;
	case TOTAL_NONE:
		total->outcome = TOTAL_IS_ROW;
		break;
	}
}

void totals_settle(struct totals *totals)
{
	struct arena *scratch = arena_like(totals->arena);
	struct alikes alikes = {.scratch = scratch};
	struct shown_total shown = {0};

	if (totals->index != NULL)
		decide_by_groups(totals);
	if (take_back(&alikes, totals)) {
		for (size_t i = 0; i < totals->n_kept; i++)
			if (totals->kept[i]->outcome != TOTAL_IS_ROW)
				totals->kept[i]->outcome = TOTAL_UNDECIDED;
		decide_by_order(totals, scratch);
		if (totals->index != NULL)
			decide_by_groups(totals);
		(void)take_back(&alikes, totals);
	}
	find_shown(&shown, totals, scratch);
	for (size_t i = 0; i < totals->n_kept; i++)
		if (totals->kept[i]->outcome == TOTAL_UNDECIDED)
			decide_rest(totals, &shown, &alikes, totals->kept[i]);
	arena_free(scratch);
}
