/* Which of the rows kept are totals (totals.h): by the order of rows, then by the cells they share.
 */
#include <string.h>

#include "reading/total_decide.h"

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
	total_order_decide(totals, scratch);
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
	*amount = total_order_add(group->amount, group->kept);
	*rows = group->rows + group->n_kept;
	if (total_order_counts(total, true) && total_groups_is_of(group, total)) {
		*amount = total_order_subtract(*amount, total->amount);
		--*rows;
	}
}

static bool agrees_with_groups(struct total *total)
{
	for (size_t i = 0; i < TOTAL_READINGS; i++) {
		int64_t amount, rows;

		sum_of(total, i, &amount, &rows);
		if (rows < total_order_least(total) || amount != total->amount ||
		    (amount == 0 && !total_order_can_be_nothing(total)))
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
			if (total_order_counts(totals->kept[i], true))
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
		ARENA_ADD(scratch, shown, totals, n) = total;
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
	ARENA_ADD(alikes->scratch, alikes, all, n) = (struct alike){.columns = columns};
	return &alikes->all[alikes->n - 1];
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
		total_order_decide(totals, scratch);
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
