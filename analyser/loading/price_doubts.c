#include "loading/doubts.h"

#include "base/order.h"
#include "base/say.h"
#include "reading/cell.h"

#define FAR_APART 20
#define MOST_TOLD 3

static int by_thing(const void *left, const void *right)
{
	const struct price_row *a = *(const struct price_row *const *)left,
			       *b = *(const struct price_row *const *)right;

	return ORDER_BY(ORDER(a->item, b->item), ORDER(a->unit, b->unit),
			money_compare(a->price, b->price), ORDER(a->line, b->line));
}

static void say(struct run *run, const struct prices *prices, const struct price_row *lowest,
		const struct price_row *highest)
{
	struct arena *arena = run->arena;

	warning(&run->diagnostics, (struct place){highest->path, highest->line, "unit_price"},
		"%s (%s) costs %s here and %s on line %ld: is one of them in pence, of a pack or "
		"of a whole line?",
		cell_quoted(arena, prices->items.items[highest->item]),
		prices->units.items[highest->unit], say_pounds(arena, highest->price),
		say_pounds(arena, lowest->price), lowest->line);
}

void doubts_say_prices(struct run *run, const struct prices *prices)
{
	const struct price_row **rows = arena_array(run->arena, prices->n_rows, sizeof(void *));
	size_t n_told = 0;

	for (size_t i = 0; i < prices->n_rows; i++)
		rows[i] = &prices->rows[i];
	SORT(rows, prices->n_rows, by_thing);
	for (size_t i = 0; i < prices->n_rows && n_told < MOST_TOLD;) {
		size_t end = i + 1;

		while (end < prices->n_rows && rows[end]->item == rows[i]->item &&
		       rows[end]->unit == rows[i]->unit)
			end++;
		if (rows[end - 1]->price.hundredths / FAR_APART > rows[i]->price.hundredths) {
			say(run, prices, rows[i], rows[end - 1]);
			n_told++;
		}
		i = end;
	}
}
