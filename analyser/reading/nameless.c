#include "reading/ledger_doubts.h"

#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/totals.h"

#define LONGEST 13 /* bytes of a mark */

static bool is_ditto(const char *text)
{
	static const char *const marks[] = {
	    "\"",      "\"\"",  "''",   ",,",       "\xE2\x80\x9D", "\xE3\x80\x83", "ditto",
	    "do",      "do.",   "-do-", "as above", "see above",    "same",         "same as above",
	    "(ditto)", "\" \"", "ibid", "ibid.",    "ditto.",       "-\"-",         "as previous"};

	/* Most names are seen to be none by their first letter or their length. */
	return strchr("\"',\xE2\xE3"
		      "dD-sSaA(iI",
		      text[0]) != NULL &&
	       text[0] != '\0' && strnlen(text, LONGEST + 1) <= LONGEST &&
	       text_place(text, marks, (int)(N_OF(marks))) >= 0;
}

/* A balance that opens or closes an account, among those who were paid. */
static bool is_balance(const char *text)
{
	char folded[64];

	/* Most names are seen to be none by their first letters. */
	return text_begins("|open|clos|brought|balance|carried|", text) > 0 &&
	       strlen(text) < sizeof folded &&
	       text_lists("|openingbalance|openingcreditors|closingbalance|closingcreditors|"
			  "broughtforward|balancebf|balancebroughtforward|carriedforward|"
			  "balancecf|balancecarriedforward|",
			  text_fold_into(folded, text));
}

/* Nobody who is paid, as a system is tried with, or a payment that was not made. */
static bool is_nobody(const char *text, bool is_payee)
{
	static const char *const ends[] = {"- cancelled", "(cancelled)", "- void", "(void)",
					   "do not pay"};
	const size_t length = strlen(text);
	char folded[64];

	if (length == 0 || length >= sizeof folded)
		return false;
	for (size_t i = 0; i < N_OF(ends) && is_payee; i++) {
		const size_t end = strlen(ends[i]);

		if (length >= end && (text[length - 1] | 0x20) == (ends[i][end - 1] | 0x20) &&
		    strcasecmp(text + length - end, ends[i]) == 0)
			return true;
	}
	if (text_begins("|test|dummy|void|cancel|do|", text) == 0)
		return false;
	text_fold_into(folded, text);
	/* Voids are empty homes, but as whom somebody pays. */
	return text_lists("|test|dummy|testsupplier|testvendor|testpayee|testcreditor|testservice|"
			  "dummysupplier|dummyvendor|dummypayee|dummycreditor|",
			  folded) ||
	       (is_payee && text_lists("|void|voided|cancelled|canceled|cancelledcheque|donotpay|"
				       "voidcheque|",
				       folded));
}

enum nameless_kind nameless_kind(const char *text, bool is_payee)
{
	return is_ditto(text)              ? NAMELESS_DITTO
	       : is_balance(text)          ? NAMELESS_BALANCE
	       : is_nobody(text, is_payee) ? NAMELESS_NOBODY
					   : NAMELESS_ORDINARY;
}

void nameless_add(struct nameless *names, enum nameless_kind kind, const char *text, int64_t rows,
		  int64_t amount, struct arena *arena)
{
	if (names->first[kind] == NULL)
		names->first[kind] = arena_text(arena, text);
	names->rows[kind] += rows;
	/* A part of the sum of all, which has been checked. */
	names->amount[kind] += amount;
}

void nameless_say(const struct nameless *names, const char *path, const char *column, bool is_money,
		  struct diagnostics *diagnostics)
{
	const struct place place = {.file = path, .column = column};
	struct arena *arena = diagnostics->arena;

	for (int kind = NAMELESS_ORDINARY + 1; kind < NAMELESS_KINDS; kind++) {
		const char *name, *rows, *amount;

		if (names->first[kind] == NULL)
			continue;
		name = cell_quoted(arena, names->first[kind]);
		rows = say_count(arena, names->rows[kind], "row", "rows");
		amount = total_say_amount(names->amount[kind], is_money, arena);
		if (kind == NAMELESS_DITTO)
			warning(diagnostics, place,
				"%s stands for what is above it, and %s (%s) %s counted under it; "
				"fill in what it stands for",
				name, rows, amount, say_which(names->rows[kind], "is", "are"));
		else
			warning(diagnostics, place,
				"%s is counted as others are (%s, %s); take it out if it is %s",
				name, rows, amount,
				kind == NAMELESS_BALANCE ? "a balance and was not paid"
				: is_money               ? "a trial, or was not paid"
							 : "a trial");
	}
}
