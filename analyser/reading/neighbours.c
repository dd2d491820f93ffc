#include "reading/neighbours_words.h"

#include <string.h>

#include "base/say.h"
#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/denomination.h"

#define NOT_IN_POUNDS "not in pounds"

bool neighbours_takes(const struct neighbours *neighbours, size_t column)
{
	for (size_t i = 0; i < NEIGHBOUR_KINDS; i++)
		if (neighbours->at[i] == (int)column)
			return true;
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->twin[i] == (int)column)
			return true;
	return false;
}

bool neighbours_needs_all(const struct neighbours *neighbours)
{
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->twin[i] >= 0 ||
		    (neighbours->columns->at[i] >= 0 && neighbours->scale[i] > 1))
			return true;
	return false;
}

bool neighbours_is_regular(const struct neighbours *neighbours, enum neighbour_kind kind,
			   const char *text, struct arena *arena)
{
	enum neighbour_word word;

	if (kind == NEIGHBOUR_CURRENCY)
		return !cell_is_missing(text) && currency_of_cell(text, arena) == CURRENCY_POUNDS;
	if (kind == NEIGHBOUR_CREDIT)
		return text[0] == '\0';
	word = neighbours_word(neighbours, text, arena);
	return word == WORD_DEBIT || (neighbours->is_type && word != WORD_CREDIT);
}

/* Another column of the field's name must say the same. */
static const char *compare_twin(const struct neighbours *neighbours, const struct row *row,
				size_t field, struct arena *arena)
{
	int at = neighbours->columns->at[field], twin = neighbours->twin[field];
	int first = at < twin ? at : twin, second = at < twin ? twin : at;
	const char *id = neighbours->shape->fields[field].id;

	if (twin < 0 || strcmp(row_cell(row, at), row_cell(row, twin)) == 0)
		return NULL;
	return arena_format(
	    arena,
	    "columns %d and %d are both called %s, and differ here: %s and %s; say which is the %s "
	    "with --map %s=#%d or --map %s=#%d",
	    first + 1, second + 1, cell_quoted(arena, neighbours->columns->header->cells[at]),
	    cell_quoted(arena, row_cell(row, first)), cell_quoted(arena, row_cell(row, second)), id,
	    id, first + 1, id, second + 1);
}

/* A text as money or a count, times what it is counted in. */
static bool read_scaled(const struct neighbours *neighbours, const char *text, size_t i,
			struct value *value, const char **problem, struct arena *arena)
{
	const struct field *field = &neighbours->shape->fields[i];
	int64_t scale = neighbours->scale[i];
	const char *shifted;

	if (scale <= 1)
		return cell_read(value, text, field, arena, problem);
	if (cell_read(value, text, field, arena, problem)) {
		int64_t *amount = value->kind == VALUE_MONEY   ? &value->money.hundredths
				  : value->kind == VALUE_COUNT ? &value->count
							       : NULL;

		if (amount == NULL || !__builtin_mul_overflow(*amount, scale, amount))
			return true;
		*problem = "is more than can be counted";
		return false;
	}
	/* More decimals than an amount has become fewer. */
	if ((field->flags & FIELD_DECIMAL_COMMA) != 0)
		return false;
	shifted = scale_text(text, scale, arena);
	return shifted != NULL && cell_read(value, shifted, field, arena, problem);
}

/* An amount with its currency beside it, in its own cell. */
static bool read_amount(struct neighbours *neighbours, const char *text, size_t i,
			struct value *value, const char **problem,
			struct neighbour_verdict *verdict, struct arena *arena)
{
	const char *rest;
	enum currency currency;

	if (read_scaled(neighbours, text, i, value, problem, arena))
		return true;
	currency = currency_of_amount(text, arena, &rest);
	/* Who gives --map currency=none says that all are pounds, whatever their signs. */
	if (currency == CURRENCY_OTHER &&
	    !(neighbours->is_currency_given && neighbours->at[NEIGHBOUR_CURRENCY] < 0)) {
		*value = value_none("not in pounds");
		verdict->reason = NOT_IN_POUNDS;
		return true;
	}
	return currency != CURRENCY_UNSAID &&
	       read_scaled(neighbours, rest, i, value, problem, arena);
}

/* What a credit's amount becomes; the first one shows with which sign they stand. */
static void apply_credit(struct neighbours *neighbours, const struct row *row, int64_t *amount,
			 struct neighbour_verdict *verdict, struct arena *arena)
{
	enum credit_signs signs = *amount > 0 ? CREDITS_ABOVE_ZERO : CREDITS_BELOW_ZERO;
	bool is_pair = neighbours->at[NEIGHBOUR_CREDIT] >= 0;
	const char *name = neighbours->columns->header
			       ->cells[neighbours->at[is_pair ? NEIGHBOUR_CREDIT : NEIGHBOUR_SIGN]];

	if (*amount == 0)
		return;
	if (neighbours->is_asked && !is_pair) {
		*amount = *amount > 0 ? -*amount : *amount;
		neighbours->n_credits++;
		return;
	}
	if (neighbours->credits == CREDITS_UNSEEN) {
		neighbours->credits = signs;
		neighbours->credits_line = row->line;
	}
	if (neighbours->is_type && signs == CREDITS_ABOVE_ZERO)
		verdict->refusal =
		    arena_format(arena,
				 "a credit note by %s has an amount above zero; --map sign=%s "
				 "counts them below zero, --map sign=none adds them",
				 cell_quoted(arena, name), say_quoted(arena, name, '\''));
	else if (neighbours->credits != signs)
		verdict->refusal = arena_format(
		    arena,
		    "a credit by %s is %s zero here and %s zero on line %ld, so its sign is not "
		    "plain; %s",
		    cell_quoted(arena, name), signs == CREDITS_ABOVE_ZERO ? "above" : "below",
		    signs == CREDITS_ABOVE_ZERO ? "below" : "above", neighbours->credits_line,
		    is_pair ? "mend the file, or read one column with --map credit=none"
			    : arena_format(arena,
					   "--map sign=%s counts all of them below zero, --map "
					   "sign=none reads amounts as they are",
					   say_quoted(arena, name, '\'')));
	if (signs == CREDITS_ABOVE_ZERO)
		*amount = -*amount;
	neighbours->n_credits++;
}

/* One of `Debit` and `Credit` is filled. */
static bool read_pair(struct neighbours *neighbours, const struct row *row, size_t i,
		      struct value *value, const char **problem, struct neighbour_verdict *verdict,
		      struct arena *arena)
{
	struct value credit;

	if (!read_amount(neighbours, row_cell(row, neighbours->columns->at[i]), i, value, problem,
			 verdict, arena) ||
	    !read_amount(neighbours, row_cell(row, neighbours->at[NEIGHBOUR_CREDIT]), i, &credit,
			 problem, verdict, arena))
		return false;
	if (credit.kind != VALUE_MONEY || verdict->reason != NULL)
		return true;
	if (value->kind == VALUE_MONEY && value->money.hundredths != 0) {
		if (credit.money.hundredths != 0) {
			verdict->reason = "both debit and credit";
			if (__builtin_sub_overflow(value->money.hundredths, credit.money.hundredths,
						   &value->money.hundredths))
				*value = value_none("more than can be counted");
		}
		return true;
	}
	*value = credit;
	apply_credit(neighbours, row, &value->money.hundredths, verdict, arena);
	return true;
}

bool neighbours_read(struct neighbours *neighbours, const struct row *row, size_t i,
		     struct value *value, const char **problem, struct neighbour_verdict *verdict,
		     struct arena *arena)
{
	const struct field *field = &neighbours->shape->fields[i];
	const char *text = row_cell(row, neighbours->columns->at[i]);
	bool is_of_amount = (field->flags & FIELD_AMOUNT) != 0, is_unsaid = false;
	enum neighbour_word word;

	*verdict = (struct neighbour_verdict){NULL, compare_twin(neighbours, row, i, arena)};
	if (!neighbours_is_amount(field))
		return cell_read(value, text, field, arena, problem);
	if (field->unit == UNIT_MONEY && neighbours->at[NEIGHBOUR_CURRENCY] >= 0) {
		const char *cell = row_cell(row, neighbours->at[NEIGHBOUR_CURRENCY]);

		is_unsaid = cell_is_missing(cell);
		if (!is_unsaid && currency_of_cell(cell, arena) == CURRENCY_OTHER) {
			*value = value_none("not in pounds");
			verdict->reason = NOT_IN_POUNDS;
			return true;
		}
	}
	if (field->unit != UNIT_MONEY)
		return read_scaled(neighbours, text, i, value, problem, arena);
	if (is_of_amount && neighbours->at[NEIGHBOUR_CREDIT] >= 0)
		return read_pair(neighbours, row, i, value, problem, verdict, arena);
	if (!read_amount(neighbours, text, i, value, problem, verdict, arena))
		return false;
	neighbours->n_no_currency += is_unsaid && value->kind == VALUE_MONEY;
	if (!is_of_amount || neighbours->at[NEIGHBOUR_SIGN] < 0 || value->kind != VALUE_MONEY)
		return true;
	word = neighbours_word(neighbours, row_cell(row, neighbours->at[NEIGHBOUR_SIGN]), arena);
	if (word == WORD_CREDIT)
		apply_credit(neighbours, row, &value->money.hundredths, verdict, arena);
	else if (word != WORD_DEBIT && !(word == WORD_NONE && neighbours->is_blank_debit) &&
		 !neighbours->is_type && !cell_is_missing(text))
		verdict->reason = "neither debit nor credit";
	return true;
}

void neighbours_say(const struct neighbours *neighbours, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	const struct place place = {.file = neighbours->path};
	struct arena *arena = diagnostics->arena;
	int currency = neighbours->at[NEIGHBOUR_CURRENCY], sign = neighbours->at[NEIGHBOUR_SIGN];
	int credit = neighbours->at[NEIGHBOUR_CREDIT],
	    amount = ledger_amount_field(neighbours->shape);

	if (currency >= 0 && neighbours->n_no_currency > 0)
		notice(diagnostics, place, "%lld %s no currency in %s; assumed to be in pounds",
		       (long long)neighbours->n_no_currency,
		       neighbours->n_no_currency == 1 ? "row has" : "rows have",
		       neighbours_name(neighbours, (size_t)currency, arena));
	if (credit >= 0)
		notice(diagnostics, place, "the amount is %s less %s",
		       cell_quoted(arena, header->cells[neighbours->columns->at[amount]]),
		       neighbours->credits == CREDITS_BELOW_ZERO
			   ? arena_format(arena, "%s, whose amounts are below zero already",
					  neighbours_name(neighbours, (size_t)credit, arena))
			   : neighbours_name(neighbours, (size_t)credit, arena));
	if (sign >= 0 && neighbours->n_credits > 0)
		notice(diagnostics, place,
		       neighbours->credits == CREDITS_BELOW_ZERO
			   ? "%lld %s by %s, below zero already, and used as it is"
			   : "%lld %s by %s, counted below zero",
		       (long long)neighbours->n_credits,
		       neighbours->n_credits == 1 ? "amount is a credit" : "amounts are credits",
		       neighbours_name(neighbours, (size_t)sign, arena));
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->twin[i] >= 0)
			notice(diagnostics, place,
			       "columns %d and %d are both called %s, and agree in every row",
			       neighbours->columns->at[i] + 1, neighbours->twin[i] + 1,
			       cell_quoted(arena, header->cells[neighbours->columns->at[i]]));
}
