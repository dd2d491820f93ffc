#include "reading/totals.h"

#include "reading/cell.h"

#define MOST_AGREED 5 /* notices of each sort a file */
#define MOST_DISAGREED 20
#define MOST_LEVELS 5 /* of sums of sums in a table */

const char *total_say_amount(int64_t amount, bool is_money, struct arena *arena)
{
	char text[MONEY_TEXT_SIZE];

	if (is_money)
		money_pounds((struct money){amount}, text);
	else
		count_thousands(amount, text);
	return arena_text(arena, text);
}

void total_say_difference(int64_t stated, int64_t found, const char *rows, bool is_money,
			  struct place place, struct diagnostics *diagnostics)
{
	int64_t difference, times = stated == 0 ? 0 : found / stated;

	/* Rows of which some are the sums of others, which are not told by any name. */
	if (times >= 2 && times <= MOST_LEVELS && found % stated == 0)
		warning(diagnostics, place,
			"states a total of %s, but %s come to %s, exactly %lld times that: if "
			"some of them are the sums of others, take those out",
			total_say_amount(stated, is_money, diagnostics->arena), rows,
			total_say_amount(found, is_money, diagnostics->arena), (long long)times);
	else if (!__builtin_sub_overflow(stated, found, &difference))
		notice(diagnostics, place,
		       "states a total of %s, but %s come to %s, a difference of %s",
		       total_say_amount(stated, is_money, diagnostics->arena), rows,
		       total_say_amount(found, is_money, diagnostics->arena),
		       total_say_amount(difference, is_money, diagnostics->arena));
}

/* The rows that a total is one of, or was compared with. */
static const char *rows_of(const struct total *total)
{
	switch (total->outcome) {
	case TOTAL_OF_LAST:
		return "the rows since the last total";
	case TOTAL_OF_SOME_ABOVE:
		return "the rows since an earlier total";
	case TOTAL_OF_BELOW:
		return "the rows below it";
	case TOTAL_OF_SOME_BELOW:
		return "the rows below it up to another total";
	case TOTAL_OF_SHARED:
		return "the rows that share its cells";
	case TOTAL_OF_ALL:
		return "all other rows";
	default:
		return total->shares       ? "the rows that share its cells"
		       : total->n_all == 0 ? "the rows below it"
					   : "the rows above it";
	}
}

static void say_agreed(const struct total *total, struct place place, bool is_money,
		       struct diagnostics *diagnostics)
{
	bool is_part = total->outcome == TOTAL_OF_LAST || total->outcome == TOTAL_OF_SOME_ABOVE ||
		       total->outcome == TOTAL_OF_SOME_BELOW || total->outcome == TOTAL_OF_SHARED;

	notice(diagnostics, place, "states a %s of %s, which is what %s come to",
	       is_part ? "subtotal" : "total",
	       total_say_amount(total->amount, is_money, diagnostics->arena), rows_of(total));
}

static void say_one(const struct total *total, struct place place, bool is_money,
		    struct diagnostics *diagnostics)
{
	if (totals_is_total(total))
		say_agreed(total, place, is_money, diagnostics);
	else if (total->outcome == TOTAL_DISAGREES && total->amount == total->found &&
		 total->label != NULL)
		notice(diagnostics, place,
		       "says total ('%s') as another row does that is one, so its %s is set "
		       "aside; if it is a payment, name its payee otherwise",
		       total->label, total_say_amount(total->amount, is_money, diagnostics->arena));
	else if (total->outcome == TOTAL_DISAGREES)
		total_say_difference(total->amount, total->found, rows_of(total), is_money, place,
				     diagnostics);
	else
		notice(diagnostics, place,
		       "says total ('%s'), but %s is not what other rows come to; used as a row",
		       total->label, total_say_amount(total->amount, is_money, diagnostics->arena));
}

/* A row that only lacks something, or bears a name like it, needs no word. */
static bool is_worth_saying(const struct total *total)
{
	if (totals_is_total(total))
		return total->amount != 0;
	return total->outcome == TOTAL_DISAGREES ||
	       (total->label != NULL && !total->is_quiet && total->kind != TOTAL_UNLABELLED);
}

/* Where the word stands in practically every row, it says nothing of any of them. */
static void say_names(const struct total_columns *columns, const char *path,
		      struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < 64 && columns->header != NULL; i++)
		if (total_columns_has(columns->names, i) && i < columns->header->n_cells)
			notice(diagnostics, in_file(path),
			       "says total in practically every row of '%s', so that it is a name "
			       "there",
			       columns->header->cells[i]);
}

static void say_doubled(const struct totals *totals, const char *path, bool is_money,
			struct diagnostics *diagnostics)
{
	const struct total_columns *columns = &totals->columns;
	const struct total_doubled *doubled = &columns->doubled;
	size_t n_aside = 0;
	struct arena *arena = diagnostics->arena;
	const struct place place = {.file = path};
	const char *end = doubled->is_last ? "last" : "first";
	/* Learned in hundredths of a penny, of counts too. */
	const char *sum = total_say_amount(
	    is_money ? doubled->amount : doubled->amount / MONEY_PER_POUND, is_money, arena);

	/* Those that are set aside as totals are counted once. */
	for (size_t i = 0; i < totals->n_kept; i++)
		n_aside += totals_is_total(totals->kept[i]);
	if (n_aside >= doubled->n)
		return;
	if (doubled->column < 0)
		notice(diagnostics, place,
		       "the %s row is %s, which is what all other rows come to: it may be a total, "
		       "and everything be counted twice; leave it out if it is",
		       end, sum);
	else
		notice(diagnostics, place,
		       "of rows that share %s the %s is the sum of the others %zu times, %s in "
		       "all: these may be totals, and be counted twice; leave them out if they are",
		       (size_t)doubled->column < columns->header->n_cells
			   ? arena_format(arena, "'%s'", columns->header->cells[doubled->column])
			   : "a cell",
		       end, doubled->n, sum);
}

static void say_wholes(const struct total_columns *columns, const char *path, bool is_money,
		       struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	FOR_EACH (const struct total_whole, whole, columns->wholes, columns->n_wholes)
		diagnose(
		    diagnostics, whole->is_part ? SEVERITY_WARNING : SEVERITY_NOTICE, in_file(path),
		    whole->is_part
			? "%s reads like a part of another row (%zu of the first rows, %s); it is "
			  "counted beside it: take those rows out if they are in others already"
			: "%s reads like a total, but is not what other rows come to (%zu of the "
			  "first rows, %s); it is counted beside them: take those rows out if they "
			  "are totals",
		    cell_quoted(arena, whole->text), whole->n,
		    total_say_amount(is_money ? whole->amount : whole->amount / MONEY_PER_POUND,
				     is_money, arena));
}

/* Rows that are used, of a pipe whose rows are gone. */
static void say_unseen(const struct totals *totals, const char *path, bool is_money,
		       struct diagnostics *diagnostics)
{
	int64_t amount = 0;
	size_t n = 0;

	for (size_t i = 0; i < totals->n_kept; i++)
		if (totals_is_unseen(totals, totals->kept[i])) {
			n++;
			/* An overflow is reported where the amounts are reconciled. */
			(void)__builtin_add_overflow(amount, totals->kept[i]->amount, &amount);
		}
	if (n > 0)
		notice(diagnostics, in_file(path),
		       n == 1
			   ? "has %zu row that may be a total, %s, and is used: that can only be "
			     "told by reading it twice; save it as a file, and give that"
			   : "has %zu rows that may be totals, %s in all, and are used: that can "
			     "only be told by reading it twice; save it as a file, and give that",
		       n, total_say_amount(amount, is_money, diagnostics->arena));
}

void total_say(const struct totals *totals, const char *path, bool is_money,
	       struct diagnostics *diagnostics)
{
	size_t n_agreed = 0, n_others = 0;

	say_names(&totals->columns, path, diagnostics);
	say_doubled(totals, path, is_money, diagnostics);
	say_wholes(&totals->columns, path, is_money, diagnostics);
	for (size_t i = 0; i < totals->n_kept; i++) {
		const struct total *total = totals->kept[i];

		if (!is_worth_saying(total))
			continue;
		if (totals_is_total(total) ? ++n_agreed > MOST_AGREED : ++n_others > MOST_DISAGREED)
			continue;
		say_one(total, at_line(path, total->line), is_money, diagnostics);
	}
	if (n_agreed > MOST_AGREED)
		notice(diagnostics, in_file(path),
		       "states %zu totals more, which are what their rows come to",
		       n_agreed - MOST_AGREED);
	if (n_others > MOST_DISAGREED)
		notice(diagnostics, in_file(path),
		       "says total in %zu rows more, which do not come to what other rows do",
		       n_others - MOST_DISAGREED);
	if (totals->n_beyond > 0)
		notice(diagnostics, in_file(path),
		       "has %lld rows more that lack a cell or say total than can be compared with "
		       "others (%zu); check its totals",
		       (long long)totals->n_beyond, TOTALS_MOST);
	say_unseen(totals, path, is_money, diagnostics);
}
