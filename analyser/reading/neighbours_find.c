#include "reading/neighbours_words.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/denomination.h"

static const struct {
	const char *field, *names; /* folded, `|` between and around */
} kinds[NEIGHBOUR_KINDS] = {
    [NEIGHBOUR_CURRENCY] =
	{"currency", "|currency|currencycode|currencyid|currencyname|currencytype|ccy|cur|curr|"
		     "currcode|curcode|isocurrency|isocurrencycode|originalcur|originalcurrency|"
		     "origcurrency|origcur|transactioncurrency|transcurrency|invoicecurrency|"
		     "paymentcurrency|documentcurrency|doccurrency|amountcurrency|currencyiso|"},
    [NEIGHBOUR_SIGN] =
	{"sign",
	 "|drcr|crdr|dc|cd|debitcredit|creditdebit|debitorcredit|creditordebit|drorcr|crordr|dorc|"
	 "debitcreditindicator|creditdebitindicator|debitcreditind|dcindicator|drcrindicator|dcind|"
	 "drcrind|indicatordc|debitcreditflag|drcrflag|dcflag|debitcreditcode|debitcreditmark|"},
    [NEIGHBOUR_CREDIT] =
	{"credit", "|credit|credits|cr|creditamount|creditamt|amountcredit|credited|creditvalue|"
		   "creditgbp|receipts|refunds|refunded|moneyin|paidin|deposits|"},
};

static const char debit_names[] =
    "|debit|debits|dr|debitamount|debitamt|amountdebit|debited|debitvalue|debitgbp|";

bool neighbours_has_field(const char *field)
{
	return FIND_BY(kinds, NEIGHBOUR_KINDS, field, field) != NULL;
}

/* How often the first rows have each word in a column. */
struct words_seen {
	size_t counts[WORD_OTHER + 1];
	const char *first[WORD_OTHER + 1]; /* text that says so */
	bool has_spelt;                    /* `Dr`, `Debit`: more than a letter or a one */
};

static struct words_seen see_words(const struct neighbours *neighbours, size_t column,
				   const struct row *rows, size_t n_rows, struct arena *arena)
{
	struct words_seen seen = {0};
	enum neighbour_word word = WORD_NONE; /* of the row above, which most rows repeat */

	for (size_t i = 0; i < n_rows && i < 1000; i++) {
		const char *text = row_cell(&rows[i], (int)column);

		if (i == 0 || !row_repeats(&rows[i], &rows[i - 1], column))
			word = neighbours_word(neighbours, text, arena);
		if (seen.counts[word]++ == 0)
			seen.first[word] = text;
		seen.has_spelt = seen.has_spelt || (strlen(text) > 1 && strchr(text, '1') == NULL);
		/* One other word, and it is no column of signs. */
		if (word == WORD_OTHER && !neighbours->is_type)
			break;
	}
	return seen;
}

bool neighbours_is_field_column(const struct neighbours *neighbours, size_t column)
{
	return columns_field(neighbours->columns, neighbours->shape, column) >= 0;
}

static bool has_text(size_t column, const char *wanted, const struct row *rows, size_t n_rows,
		     struct arena *arena)
{
	for (size_t i = 0; i < n_rows && i < 1000; i++)
		if ((i == 0 || !row_repeats(&rows[i], &rows[i - 1], column)) &&
		    strcmp(text_fold(arena, row_cell(&rows[i], (int)column)), wanted) == 0)
			return true;
	return false;
}

/*
 * A column that says `Dr` and `Cr`, or `Invoice` and `Credit note`, by another name; `D` and `C`
 * are asked about where that may be.
 */
bool neighbours_find_sign(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			  bool may_ask, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; i < neighbours_n_columns(neighbours); i++) {
		const char *folded = text_fold(arena, header->cells[i]);
		const char *name = neighbours_name(neighbours, i, arena);
		struct words_seen seen;
		struct short_types types;

		if (neighbours_is_field_column(neighbours, i) ||
		    (folded[0] == '\0' && header->cells[i][0] != '\0'))
			continue;
		neighbours->is_type = false;
		seen = see_words(neighbours, i, rows, n_rows, arena);
		if (seen.counts[WORD_OTHER] == 0 && seen.counts[WORD_CREDIT] > 0 &&
		    seen.counts[WORD_DEBIT] > 0) {
			if (may_ask && !seen.has_spelt && strstr(folded, "sign") == NULL &&
			    strstr(folded, "multipl") == NULL)
				return fault(diagnostics,
					     (struct place){neighbours->path, header->line, "sign"},
					     "column %s holds only %s and %s: if they mean debit "
					     "and credit, give --map sign=%s, else --map sign=none",
					     name, cell_quoted(arena, seen.first[WORD_DEBIT]),
					     cell_quoted(arena, seen.first[WORD_CREDIT]),
					     neighbours_option(neighbours, i, arena));
			neighbours->at[NEIGHBOUR_SIGN] = (int)i;
			return true;
		}
		if (strstr(folded, "type") == NULL)
			continue;
		neighbours->is_type = true;
		neighbours->has_pi = has_text(i, "pi", rows, n_rows, arena);
		types = neighbours_short_types(i, rows, n_rows, arena);
		neighbours->has_short = types.n_spelt > 0 && types.n_invoices + types.n_others == 0;
		seen = see_words(neighbours, i, rows, n_rows, arena);
		if (seen.counts[WORD_CREDIT] + seen.counts[WORD_DEBIT] > 0) {
			neighbours->at[NEIGHBOUR_SIGN] = (int)i;
			return true;
		}
	}
	neighbours->is_type = false;
	return true;
}

bool neighbours_find_kind(struct neighbours *neighbours, enum neighbour_kind kind,
			  const struct column_options *options, struct diagnostics *diagnostics,
			  bool *is_mapped)
{
	const struct row *header = neighbours->columns->header;
	const struct mapping *mapping = mapping_find(options, kinds[kind].field);
	struct arena *arena = diagnostics->arena;
	bool is_by_place;

	*is_mapped = mapping != NULL;
	if (mapping != NULL && mapping->is_remembered && !mapping_is_none(mapping) &&
	    columns_place(header, mapping->column, &is_by_place, arena) < 0)
		*is_mapped = false;
	if (*is_mapped) {
		neighbours->at[kind] = columns_place(header, mapping->column, &is_by_place, arena);
		return neighbours->at[kind] >= 0 || mapping_is_none(mapping) ||
		       fault(diagnostics,
			     (struct place){neighbours->path, header->line, kinds[kind].field},
			     "--map names column %s, which is not there",
			     cell_quoted(arena, mapping->column));
	}
	for (size_t i = 0; i < header->n_cells && neighbours->at[kind] < 0; i++)
		if (!neighbours_is_field_column(neighbours, i) &&
		    text_lists(kinds[kind].names, text_fold(arena, header->cells[i])))
			neighbours->at[kind] = (int)i;
	return true;
}

/* Do most debits of the first rows stand below zero, so that the file counts the other way? */
static bool check_debits(const struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			 struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	int amount = ledger_amount_field(neighbours->shape);
	size_t n_below = 0, n_above = 0;

	for (size_t i = 0; i < n_rows && i < 1000; i++) {
		struct money money;

		if (neighbours_word(neighbours, row_cell(&rows[i], neighbours->at[NEIGHBOUR_SIGN]),
				    arena) != WORD_DEBIT ||
		    money_parse(row_cell(&rows[i], neighbours->columns->at[amount]), &money) !=
			PARSE_OK)
			continue;
		n_below += money.hundredths < 0;
		n_above += money.hundredths > 0;
	}
	if (n_below <= n_above || neighbours->is_asked)
		return true;
	return fault(
	    diagnostics,
	    (struct place){neighbours->path, neighbours->columns->header->line, "sign"},
	    "most debits by %s are below zero, so what a debit means here is not plain; if amounts "
	    "have the right sign give --map sign=none",
	    cell_quoted(arena, neighbours->columns->header->cells[neighbours->at[NEIGHBOUR_SIGN]]));
}

/* Is any cell of the first rows that says something an amount, or does none say anything? */
static bool has_amounts(int column, const struct row *rows, size_t n_rows)
{
	bool is_blank = true;

	for (size_t i = 0; i < n_rows; i++) {
		const char *text = row_cell(&rows[i], column);
		struct money money;

		if (cell_is_missing(text))
			continue;
		if (money_parse(text, &money) == PARSE_OK)
			return true;
		is_blank = false;
	}
	return is_blank;
}

static bool find_signs(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
		       const struct column_options *options, struct diagnostics *diagnostics)
{
	int amount = ledger_amount_field(neighbours->shape), at = neighbours->columns->at[amount];
	const char *name;
	bool is_mapped;

	if (at < 0 || neighbours->shape->fields[amount].unit != UNIT_MONEY)
		return true;
	name = text_fold(diagnostics->arena, neighbours->columns->header->cells[at]);
	if (!neighbours_find_kind(neighbours, NEIGHBOUR_CREDIT, options, diagnostics, &is_mapped))
		return false;
	if (!is_mapped && neighbours->at[NEIGHBOUR_CREDIT] < 0)
		neighbours_say_other_amounts(neighbours, rows, n_rows, diagnostics);
	/* `Y` and `N` say which rows are credits, and are no amounts. */
	if (!is_mapped && neighbours->at[NEIGHBOUR_CREDIT] >= 0 &&
	    !has_amounts(neighbours->at[NEIGHBOUR_CREDIT], rows, n_rows))
		neighbours->at[NEIGHBOUR_CREDIT] = -1;
	if (!is_mapped && neighbours->at[NEIGHBOUR_CREDIT] >= 0 && !text_lists(debit_names, name)) {
		const char *credit = cell_quoted(
		    diagnostics->arena,
		    neighbours->columns->header->cells[neighbours->at[NEIGHBOUR_CREDIT]]);

		notice(diagnostics, in_file(neighbours->path),
		       "%s beside %s is not taken away from it; --map credit=%s does", credit,
		       cell_quoted(diagnostics->arena, neighbours->columns->header->cells[at]),
		       neighbours_option(neighbours, (size_t)neighbours->at[NEIGHBOUR_CREDIT],
					 diagnostics->arena));
		neighbours->at[NEIGHBOUR_CREDIT] = -1;
	}
	if (!neighbours_find_kind(neighbours, NEIGHBOUR_SIGN, options, diagnostics, &is_mapped))
		return false;
	neighbours->is_asked = is_mapped;
	if (neighbours->at[NEIGHBOUR_SIGN] < 0 && !is_mapped &&
	    neighbours->at[NEIGHBOUR_CREDIT] < 0 &&
	    !neighbours_find_sign(neighbours, rows, n_rows, true, diagnostics))
		return false;
	if (neighbours->at[NEIGHBOUR_SIGN] < 0)
		return true;
	if (is_mapped) {
		struct words_seen seen =
		    see_words(neighbours, (size_t)neighbours->at[NEIGHBOUR_SIGN], rows, n_rows,
			      diagnostics->arena);

		neighbours->is_type = seen.counts[WORD_OTHER] > 0;
		neighbours->has_short = true;
		neighbours->is_blank_debit = seen.counts[WORD_DEBIT] == 0;
		neighbours->has_pi = has_text((size_t)neighbours->at[NEIGHBOUR_SIGN], "pi", rows,
					      n_rows, diagnostics->arena);
	}
	return check_debits(neighbours, rows, n_rows, diagnostics);
}

/* Does the amount's own name say pounds, and another amount stand beside it in what was billed? */
static bool is_converted(const struct neighbours *neighbours, int at, struct arena *arena)
{
	const struct row *header = neighbours->columns->header;

	if (currency_of_name(header->cells[at]) != CURRENCY_POUNDS)
		return false;
	for (size_t i = 0; i < header->n_cells; i++) {
		const char *folded = text_fold(arena, header->cells[i]);

		if ((int)i == at || (int)i == neighbours->at[NEIGHBOUR_CURRENCY] ||
		    currency_of_name(header->cells[i]) == CURRENCY_POUNDS ||
		    (strstr(folded, "amount") == NULL && strstr(folded, "amt") == NULL &&
		     strstr(folded, "value") == NULL))
			continue;
		if (text_has_any("|orig|foreign|local|transaction|document|invoice|curr|", folded))
			return true;
	}
	return false;
}

/* A column of nothing but `GBP` and other currencies, by another name. */
int neighbours_find_currency(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows)
{
	for (size_t column = 0; column < neighbours_n_columns(neighbours); column++) {
		size_t counts[CURRENCY_OTHER + 1] = {0};

		if (neighbours_is_field_column(neighbours, column))
			continue;
		for (size_t i = 0; i < n_rows && i < 1000; i++) {
			const char *text = row_cell(&rows[i], (int)column);
			enum currency currency = currency_of_name(text);

			if (text[0] == '\0')
				continue;
			counts[strlen(text) > 8 ? CURRENCY_UNSAID : currency]++;
			if (counts[CURRENCY_UNSAID] > 0)
				break;
		}
		if (counts[CURRENCY_UNSAID] == 0 && counts[CURRENCY_POUNDS] > 0 &&
		    counts[CURRENCY_OTHER] > 0)
			return (int)column;
	}
	return -1;
}

static bool find_currency(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			  const struct column_options *options, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const struct place place = {neighbours->path, header->line, "currency"};
	struct arena *arena = diagnostics->arena;
	int at = neighbours_money(neighbours);
	bool is_mapped;

	if (at < 0)
		return true;
	if (!neighbours_find_kind(neighbours, NEIGHBOUR_CURRENCY, options, diagnostics, &is_mapped))
		return false;
	neighbours->is_currency_given = is_mapped;
	if (is_mapped)
		return true;
	if (neighbours->at[NEIGHBOUR_CURRENCY] < 0)
		neighbours->at[NEIGHBOUR_CURRENCY] =
		    neighbours_find_currency(neighbours, rows, n_rows);
	if (currency_of_name(header->cells[at]) == CURRENCY_OTHER)
		return fault(diagnostics, place,
			     "%s is in another currency by its name; name a column in pounds with "
			     "--map, or, if its amounts are pounds, give --map currency=none",
			     cell_quoted(arena, header->cells[at]));
	if (neighbours->at[NEIGHBOUR_CURRENCY] >= 0 && is_converted(neighbours, at, arena)) {
		notice(diagnostics, place,
		       "%s is in pounds by its name, so %s is taken to speak of another column",
		       cell_quoted(arena, header->cells[at]),
		       cell_quoted(arena, header->cells[neighbours->at[NEIGHBOUR_CURRENCY]]));
		neighbours->at[NEIGHBOUR_CURRENCY] = -1;
	}
	return true;
}

static void find_twins(struct neighbours *neighbours, struct arena *arena)
{
	for (size_t i = 0; i < neighbours->shape->n_fields; i++) {
		int at = neighbours->columns->at[i];

		neighbours->twin[i] = at < 0 || neighbours->columns->is_by_place[i]
					  ? -1
					  : columns_twin(neighbours->columns->header, at, arena);
	}
}

bool neighbours_find(struct neighbours *neighbours, const struct shape *shape,
		     const struct columns *columns, const struct row *const *above, size_t n_above,
		     const struct row *rows, size_t n_rows, const struct column_options *options,
		     int64_t scale, const char *path, struct diagnostics *diagnostics)
{
	*neighbours = (struct neighbours){.shape = shape,
					  .columns = columns,
					  .path = path,
					  .at = {-1, -1, -1},
					  .is_scale_asked = scale != 0};
	find_twins(neighbours, diagnostics->arena);
	if (!find_currency(neighbours, rows, n_rows, options, diagnostics) ||
	    !neighbours_find_scale(neighbours, above, n_above, rows, n_rows, scale, diagnostics) ||
	    (ledger_amount_field(shape) >= 0 &&
	     !find_signs(neighbours, rows, n_rows, options, diagnostics)))
		return false;
	neighbours_say_states(neighbours, rows, n_rows, diagnostics);
	neighbours_say_discounts(neighbours, rows, n_rows, diagnostics);
	neighbours_say_repeated(neighbours, rows, n_rows, diagnostics);
	return neighbours_check_running(neighbours, rows, n_rows, diagnostics);
}
