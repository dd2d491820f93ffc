/*
 * What the finding of neighbours and the reading of rows by them share (neighbours.h).
 */
#ifndef READING_NEIGHBOURS_WORDS_H
#define READING_NEIGHBOURS_WORDS_H

#include <stdbool.h>

#include "reading/neighbours.h"

/* What a cell of a sign's column says. */
enum neighbour_word { WORD_NONE, WORD_DEBIT, WORD_CREDIT, WORD_OTHER };

enum neighbour_word neighbours_word(const struct neighbours *neighbours, const char *text,
				    struct arena *arena);

/* The same of a column of signs, or of types of document; the text, and as text_fold() has it. */
enum neighbour_word neighbours_sign_word(const char *text, const char *folded);
enum neighbour_word neighbours_type_word(const char *text, const char *folded, bool has_pi,
					 bool has_short);

/* What stands in a column of types: credits in short (`C`), invoices in short (`I`) and spelt. */
struct short_types {
	size_t n_credits, n_invoices, n_spelt, n_others;
};

struct short_types neighbours_short_types(size_t column, const struct row *rows, size_t n_rows,
					  struct arena *arena);

/* A column's name in quotes for a message or an option; `#4` where it has none. */
const char *neighbours_name(const struct neighbours *neighbours, size_t column,
			    struct arena *arena);

/* It as an option takes it. */
const char *neighbours_option(const struct neighbours *neighbours, size_t column,
			      struct arena *arena);

/* Does a cell say debit, or credit, by a word or a letter? */
bool neighbours_is_debit(const char *text);
bool neighbours_is_credit(const char *text);

/* Is the field one of money, or the one that is added up? */
bool neighbours_is_amount(const struct field *field);

/* The column of the money that is added up, or of any other money there is; -1: none. */
int neighbours_money(const struct neighbours *neighbours);

/*
 * Tell of columns by which some of the first rows are no payments, such as cancelled ones, and keep
 * those by which later ones may be.
 */
void neighbours_say_states(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			   struct diagnostics *diagnostics);

/* Is a column of shares the part that each row's amount is of all, or of all of its kind? */
bool neighbours_are_parts(const struct neighbours *neighbours, size_t at, int amount,
			  const struct row *rows, size_t n_rows);

/* Is what is counted another thing for each channel, and for each one thing: calls, visits? */
bool neighbours_is_by_channel(const struct neighbours *neighbours, size_t at,
			      const struct row *rows, size_t n_rows, struct arena *arena);

/* The column of a kind by its name, or the one that --map names; false with a fault. */
bool neighbours_find_kind(struct neighbours *neighbours, enum neighbour_kind kind,
			  const struct column_options *options, struct diagnostics *diagnostics,
			  bool *is_mapped);

/*
 * A column that says `Dr` and `Cr`, or `Invoice` and `Credit note`, by another name; `D` and `C`
 * are asked about where that may be.  False with a fault.
 */
bool neighbours_find_sign(struct neighbours *neighbours, const struct row *rows, size_t n_rows,
			  bool may_ask, struct diagnostics *diagnostics);

/* A column that has nothing but currencies in the first rows, pounds and others; or -1. */
int neighbours_find_currency(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows);

/* What to do about a credit above zero in a case, of a text or of "such amounts". */
const char *neighbours_say_below(const struct neighbours *neighbours, const char *amount,
				 struct arena *arena);

/* The columns to be looked at: in a ledger a row may have notes behind the last of the header. */
size_t neighbours_n_columns(const struct neighbours *neighbours);

/* Tell of discounts, and of other prices, that stand beside the amount and are not read. */
void neighbours_say_discounts(const struct neighbours *neighbours, const struct row *rows,
			      size_t n_rows, struct diagnostics *diagnostics);

/*
 * Tell of amounts that run on from row to row, as a balance does; false with a fault where another
 * column shows it, unless --map chose the amounts.
 */
bool neighbours_check_running(const struct neighbours *neighbours, const struct row *rows,
			      size_t n_rows, struct diagnostics *diagnostics);

/* Refuse where a column beside the amount could as well be it, and --map chose neither. */
bool neighbours_check_rivals(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows, struct diagnostics *diagnostics);

/* Tell of amounts that are the same on all rows of an invoice. */
void neighbours_say_repeated(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows, struct diagnostics *diagnostics);

/* Is the column one that a field takes? */
bool neighbours_is_field_column(const struct neighbours *neighbours, size_t column);

/* Tell of columns that have amounts in the first rows where the amount's own has none. */
void neighbours_say_other_amounts(const struct neighbours *neighbours, const struct row *rows,
				  size_t n_rows, struct diagnostics *diagnostics);

/* What the columns' names, a row of units or the lines above say of the scale; `asked`: --scale. */
bool neighbours_find_scale(struct neighbours *neighbours, const struct row *const *above,
			   size_t n_above, const struct row *rows, size_t n_rows, int64_t asked,
			   struct diagnostics *diagnostics);

/* Refuse, where a column of units says `£000` or `pence` of some of the first rows. */
bool neighbours_refuse_units(const struct neighbours *neighbours, const struct row *rows,
			     size_t n_rows, bool is_ledger, struct diagnostics *diagnostics);

/* --- Folded names (base/text.h) of columns that hold what was paid, or the tax on it --- */

/* Could a column of this name be what is paid? */
bool neighbours_names_paid(const char *folded);

/* Is it the tax by itself? */
bool neighbours_names_vat(const char *folded);

/* Does it say nothing but that it is an amount with or without tax: `Gross`, `Net Amount`? */
bool neighbours_names_with_tax(const char *folded);

#endif
