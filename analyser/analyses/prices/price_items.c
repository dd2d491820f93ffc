#include "analyses/prices/prices.h"

#include <string.h>

#include "base/quartile.h"

const char *const price_reference_names[N_PRICE_REFERENCES] = {
    [PRICE_MEDIAN] = "median",
    [PRICE_LOWER_QUARTILE] = "lower quartile",
    [PRICE_MINIMUM] = "minimum",
};

const struct word price_reference_words[] = {{"median", PRICE_MEDIAN},
					     {"lowerquartile", PRICE_LOWER_QUARTILE},
					     {"minimum", PRICE_MINIMUM},
					     {NULL, 0}};

bool price_reference_parse(enum price_reference *reference, const char *text, struct arena *arena)
{
	int meaning;

	if (!words_find(&meaning, price_reference_words, text, arena))
		return false;
	*reference = (enum price_reference)meaning;
	return true;
}

struct money price_item_reference(const struct price_item *item, enum price_reference reference)
{
	return reference == PRICE_MEDIAN           ? item->median
	       : reference == PRICE_LOWER_QUARTILE ? item->lower_quartile
						   : item->minimum;
}

/* Beyond three interquartile ranges below the lower quartile or above the upper one. */
static size_t mark_outliers(struct price_line *lines, size_t count, const int64_t *prices)
{
	wide lower = quartile_fourfold(prices, count, 1);
	wide upper = quartile_fourfold(prices, count, 3);
	wide reach = 3 * (upper - lower);
	size_t n_outliers = 0;

	for (size_t i = 0; i < count; i++) {
		wide price = 4 * (wide)prices[i];

		lines[i].is_outlier = price < lower - reach || price > upper + reach;
		n_outliers += lines[i].is_outlier;
	}
	return n_outliers;
}

/* Lines stand in order of price, so councils must be sought. */
static int64_t count_buyers(const struct price_item *item, int *last_item_of, int mark)
{
	int64_t buyers = 0;

	for (size_t i = 0; i < item->n_lines; i++) {
		int council = item->lines[i].row->council;

		if (item->lines[i].is_left_out || last_item_of[council] == mark)
			continue;
		last_item_of[council] = mark;
		buyers++;
	}
	return buyers;
}

static bool add_line(struct price_item *item, struct price_line *line)
{
	struct fraction quantity = fraction_from_share(line->row->quantity);

	if (!money_share(&line->spend, line->row->price, quantity))
		return false;
	if (line->is_left_out)
		return money_add(&item->outlier_spend, item->outlier_spend, line->spend);
	for (int i = 0; i < N_PRICE_REFERENCES; i++) {
		struct money over, reference = price_item_reference(item, (enum price_reference)i);

		if (!money_subtract(&over, line->row->price, reference))
			return false;
		over.hundredths = over.hundredths < 0 ? 0 : over.hundredths;
		if (!money_share(&line->gain[i], over, quantity) ||
		    !money_add(&item->gain[i], item->gain[i], line->gain[i]))
			return false;
	}
	return fraction_add(&item->quantity, item->quantity, quantity) &&
	       money_add(&item->spend, item->spend, line->spend);
}

/* The quartiles and the spread of the lines not left out; `prices` is room for them. */
static bool settle_prices(struct price_item *item, int64_t *prices)
{
	size_t n = 0;

	for (size_t i = 0; i < item->n_lines; i++)
		if (!item->lines[i].is_left_out)
			prices[n++] = item->lines[i].row->price.hundredths;
	item->n_used = n;
	item->minimum = (struct money){quartile_of(prices, n, 0)};
	item->lower_quartile = (struct money){quartile_of(prices, n, 1)};
	item->median = (struct money){quartile_of(prices, n, 2)};
	item->upper_quartile = (struct money){quartile_of(prices, n, 3)};
	item->maximum = (struct money){quartile_of(prices, n, 4)};
	return fraction_new(&item->spread,
			    (wide)item->maximum.hundredths - item->minimum.hundredths,
			    item->minimum.hundredths);
}

/* False with `*beyond` where a sum is out of range. */
static bool make_item(struct price_item *item, struct price_line *lines, size_t count,
		      const struct price_terms *terms, int64_t *prices,
		      const struct price_row **beyond)
{
	*item = (struct price_item){.item = lines->row->item,
				    .unit = lines->row->unit,
				    .lines = lines,
				    .n_lines = count,
				    .quantity = fraction_zero};
	for (size_t i = 0; i < count; i++)
		prices[i] = lines[i].row->price.hundredths;
	item->n_outliers = mark_outliers(lines, count, prices);
	for (size_t i = 0; i < count; i++) {
		lines[i].is_left_out = lines[i].is_outlier && !terms->is_accepting_outliers;
		if (lines[i].is_left_out)
			fate_leave_out(lines[i].row->fate, "with an outlying price");
	}
	*beyond = lines[count - 1].row;
	if (!settle_prices(item, prices))
		return false;
	for (size_t i = 0; i < count; i++) {
		*beyond = lines[i].row;
		if (!add_line(item, &lines[i]))
			return false;
	}
	return true;
}

static bool add_item(struct price_items *items, const struct price_item *item)
{
	for (int i = 0; i < N_PRICE_REFERENCES; i++)
		if (!money_add(&items->gain[i], items->gain[i], item->gain[i]))
			return false;
	items->n_outliers += item->n_outliers;
	return money_add(&items->spend, items->spend, item->spend) &&
	       money_add(&items->outlier_spend, items->outlier_spend, item->outlier_spend);
}

bool price_items_make(struct price_items *items, const struct prices *prices,
		      const struct price_terms *terms, struct arena *arena)
{
	int64_t *room = arena_array(arena, prices->n_rows, sizeof *room);
	int *last_item_of = arena_array(arena, prices->councils.count, sizeof *last_item_of);

	*items = (struct price_items){
	    .lines = arena_array(arena, prices->n_rows, sizeof *items->lines),
	    .items = arena_array(arena, prices->n_rows, sizeof *items->items),
	};
	FOR_EACH (const struct price_row, row, prices->rows, prices->n_rows) {
		if (row->year.start == 0 || row->year.start == terms->year.start)
			items->lines[items->n_lines++].row = row;
		else
			fate_leave_out(row->fate, "of another year");
	}
	for (size_t first = 0, next; first < items->n_lines; first = next) {
		struct price_item *item = &items->items[items->count++];
		const struct price_row *row = items->lines[first].row;

		for (next = first + 1;
		     next < items->n_lines && items->lines[next].row->item == row->item &&
		     items->lines[next].row->unit == row->unit;
		     next++)
			;
		if (!make_item(item, &items->lines[first], next - first, terms, room,
			       &items->beyond) ||
		    !add_item(items, item))
			return false;
		item->buyers = count_buyers(item, last_item_of, (int)items->count);
	}
	items->beyond = NULL;
	return true;
}
