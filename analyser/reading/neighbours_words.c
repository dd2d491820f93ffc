#include "reading/neighbours_words.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

enum neighbour_word neighbours_sign_word(const char *text, const char *folded)
{
	if (strcmp(text, "+") == 0 || strcmp(text, "1") == 0 || strcmp(text, "+1") == 0)
		return WORD_DEBIT;
	if (strcmp(text, "-") == 0 || strcmp(text, "-1") == 0)
		return WORD_CREDIT;
	if (cell_is_missing(text))
		return WORD_NONE;
	if (text_lists("|d|dr|db|dbt|deb|debit|debits|debet|s|soll|", folded))
		return WORD_DEBIT;
	return text_lists("|c|cr|crd|crt|cred|credit|credits|h|haben|", folded) ? WORD_CREDIT
										: WORD_OTHER;
}

const char *neighbours_name(const struct neighbours *neighbours, size_t column, struct arena *arena)
{
	const char *name = neighbours->columns->header->cells[column];

	return name[0] == '\0' ? arena_format(arena, "#%zu", column + 1) : cell_quoted(arena, name);
}

const char *neighbours_option(const struct neighbours *neighbours, size_t column,
			      struct arena *arena)
{
	const char *name = neighbours->columns->header->cells[column];

	return name[0] == '\0' ? arena_format(arena, "#%zu", column + 1)
			       : say_quoted(arena, name, '\'');
}

#define MOST_WORD 16 /* bytes; no word for a debit or a credit is as long */

static enum neighbour_word word_of(const char *text)
{
	char folded[MOST_WORD];

	return strlen(text) >= MOST_WORD ? WORD_OTHER
					 : neighbours_sign_word(text, text_fold_into(folded, text));
}

bool neighbours_is_debit(const char *text)
{
	return word_of(text) == WORD_DEBIT;
}

bool neighbours_is_credit(const char *text)
{
	return word_of(text) == WORD_CREDIT;
}

static bool is_short_credit(const char *folded)
{
	return text_lists("|c|cr|crd|", folded);
}

static bool is_short_invoice(const char *folded)
{
	return text_lists("|i|in|", folded);
}

enum neighbour_word neighbours_type_word(const char *text, const char *folded, bool has_pi,
					 bool has_short)
{
	if (strstr(folded, "creditnote") != NULL || strstr(folded, "creditmemo") != NULL ||
	    text_lists("|cn|crn|credit|crnote|scn|creditinvoice|refund|kg|pcn|pcrn|apcn|",
		       folded) ||
	    (has_pi && strcmp(folded, "pc") == 0) || (has_short && is_short_credit(folded)))
		return WORD_CREDIT;
	if (strstr(folded, "invoice") != NULL || text_lists("|inv|kr|pi|pin|apin|", folded))
		return WORD_DEBIT;
	return cell_is_missing(text) ? WORD_NONE : WORD_OTHER;
}

struct short_types neighbours_short_types(size_t column, const struct row *rows, size_t n_rows,
					  struct arena *arena)
{
	struct short_types types = {0};

	for (size_t i = 0; i < n_rows && i < 1000 && types.n_others == 0; i++) {
		const char *text = row_cell(&rows[i], (int)column);
		const char *folded = text_fold(arena, text);
		enum neighbour_word word = neighbours_type_word(text, folded, false, false);

		types.n_credits += is_short_credit(folded);
		types.n_invoices += is_short_invoice(folded);
		types.n_spelt += word == WORD_DEBIT;
		types.n_others +=
		    word == WORD_OTHER && !is_short_credit(folded) && !is_short_invoice(folded);
	}
	return types;
}

enum neighbour_word neighbours_word(const struct neighbours *neighbours, const char *text,
				    struct arena *arena)
{
	const char *folded = text_fold(arena, text);

	return neighbours->is_type
		   ? neighbours_type_word(text, folded, neighbours->has_pi, neighbours->has_short)
		   : neighbours_sign_word(text, folded);
}

bool neighbours_is_amount(const struct field *field)
{
	return field->unit == UNIT_MONEY || (field->flags & FIELD_AMOUNT) != 0;
}

size_t neighbours_n_columns(const struct neighbours *neighbours)
{
	return neighbours->is_case ? neighbours->columns->header->n_cells
				   : columns_n_named(neighbours->columns, neighbours->shape);
}

const char *neighbours_say_below(const struct neighbours *neighbours, const char *amount,
				 struct arena *arena)
{
	const int at = neighbours_money(neighbours);

	/* Costs, gains and prices are none below zero. */
	for (size_t i = 0; i < neighbours->shape->n_fields; i++)
		if (neighbours->columns->at[i] == at &&
		    (neighbours->shape->fields[i].flags & FIELD_NOT_NEGATIVE) != 0)
			return amount == NULL
				   ? "take them off what they are of and leave their rows out"
				   : "take it off what it is of and leave its row out";
	return amount == NULL ? "write such amounts below zero"
			      : arena_format(arena, "write it as -%s", amount);
}

int neighbours_money(const struct neighbours *neighbours)
{
	int found = -1;

	for (size_t i = 0; i < neighbours->shape->n_fields; i++) {
		const struct field *field = &neighbours->shape->fields[i];

		if (field->unit != UNIT_MONEY || neighbours->columns->at[i] < 0)
			continue;
		if (found < 0 || (field->flags & FIELD_AMOUNT) != 0)
			found = neighbours->columns->at[i];
	}
	return found;
}
