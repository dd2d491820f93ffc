#include "analyses/prices/prices_tables.h"

#include <string.h>

#include "base/order.h"

static int key_of(const struct price_row *row, const struct prices_question *question,
		  enum price_key key)
{
	switch (key) {
	case PRICE_BY_COUNCIL:
		return row->council;
	case PRICE_BY_GROUP:
		return question->groups->by_council[row->council];
	case PRICE_BY_SUPPLIER:
		return row->supplier;
	default:
		return row->category;
	}
}

static size_t count_keys(const struct prices_question *question, enum price_key key)
{
	const struct prices *prices = question->prices;

	switch (key) {
	case PRICE_BY_COUNCIL:
		return prices->councils.count;
	case PRICE_BY_GROUP:
		return question->groups->groups.count;
	case PRICE_BY_SUPPLIER:
		return prices->suppliers.count;
	default:
		return prices->categories.count;
	}
}

/* A pair of a sum and a council, to count the councils of each. */
struct member {
	int sum, council;
};

static int compare_members(const void *left, const void *right)
{
	const struct member *a = left, *b = right;

	return ORDER_BY(ORDER(a->sum, b->sum), ORDER(a->council, b->council));
}

static void count_councils(struct price_sum *sums, struct member *members, size_t count)
{
	SORT(members, count, compare_members);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || compare_members(&members[i - 1], &members[i]) != 0)
			sums[members[i].sum].n_councils++;
}

static bool add_line(struct price_sum *sum, const struct price_line *line,
		     const struct price_item *item)
{
	sum->n_lines++;
	for (int i = 0; i < N_PRICE_REFERENCES; i++)
		if (!money_add(&sum->gain[i], sum->gain[i], line->gain[i]))
			return false;
	if (item->n_used < 2 && !money_add(&sum->uncompared, sum->uncompared, line->spend))
		return false;
	return money_add(&sum->spend, sum->spend, line->spend);
}

/* round(q x (p - the least price of its sum for the item)). */
static bool add_own_best(struct price_sum *sum, const struct price_line *line, struct money least)
{
	struct money over, gain;

	return money_subtract(&over, line->row->price, least) &&
	       money_share(&gain, over, fraction_from_share(line->row->quantity)) &&
	       money_add(&sum->own_best_gain, sum->own_best_gain, gain);
}

bool price_sums_make(struct price_sums *sums, const struct price_items *items,
		     const struct prices_question *question, enum price_key key,
		     struct arena *arena)
{
	size_t n_keys = count_keys(question, key), n_members = 0, kept = 0;
	struct price_sum *all = arena_array(arena, n_keys + 1, sizeof *all);
	struct member *members = arena_array(arena, items->n_lines, sizeof *members);
	size_t *last_item = arena_array(arena, n_keys + 1, sizeof *last_item);
	struct money *least = arena_array(arena, n_keys + 1, sizeof *least);

	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[i];

		FOR_EACH (const struct price_line, line, item->lines, item->n_lines) {
			int id = key_of(line->row, question, key);
			size_t at = id < 0 ? n_keys : (size_t)id;

			if (line->is_left_out)
				continue;
			/* Lines come in order of price: the first is the least. */
			if (last_item[at] != i + 1) {
				last_item[at] = i + 1;
				least[at] = line->row->price;
				all[at].n_items++;
			}
			members[n_members++] = (struct member){(int)at, line->row->council};
			if (!add_line(&all[at], line, item) ||
			    !add_own_best(&all[at], line, least[at]))
				return false;
		}
	}
	count_councils(all, members, n_members);
	for (size_t i = 0; i <= n_keys; i++) {
		if (all[i].n_lines == 0)
			continue;
		all[kept] = all[i];
		all[kept++].id = i == n_keys ? PRICES_NONE : (int)i;
	}
	*sums = (struct price_sums){all, kept};
	return true;
}

bool price_concentration_of(struct price_concentration *concentration,
			    const struct price_line *lines, size_t count, struct money *room)
{
	*concentration = (struct price_concentration){.largest = PRICES_NONE};
	for (size_t i = 0; i < count; i++) {
		int supplier = lines[i].row->supplier;

		if (lines[i].is_left_out || supplier < 0)
			continue;
		if (!money_add(&room[supplier], room[supplier], lines[i].spend) ||
		    !money_add(&concentration->spend, concentration->spend, lines[i].spend))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		int supplier = lines[i].row->supplier;

		if (lines[i].is_left_out || supplier < 0 || room[supplier].hundredths == 0)
			continue;

		struct money spend = room[supplier];
		int order = money_compare(spend, concentration->largest_spend);
		double share = (double)spend.hundredths / (double)concentration->spend.hundredths;

		concentration->n_suppliers++;
		concentration->index += share * share * 10000;
		/* Of two alike the first by name. */
		if (order > 0 || (order == 0 && supplier < concentration->largest)) {
			concentration->largest = supplier;
			concentration->largest_spend = spend;
		}
		room[supplier] = (struct money){0};
	}
	return true;
}
