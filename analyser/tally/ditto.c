#include "tally/doubts.h"

#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

#define LONGEST 13 /* bytes of a mark */

static bool is_ditto(const char *text)
{
	static const char *const marks[] = {
	    "\"",      "\"\"",  "''",   ",,",       "\xE2\x80\x9D", "\xE3\x80\x83", "ditto",
	    "do",      "do.",   "-do-", "as above", "see above",    "same",         "same as above",
	    "(ditto)", "\" \"", "ibid", "ibid."};

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

	return strchr("oObBcC", text[0]) != NULL && strlen(text) < sizeof folded &&
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

	/* Most names are seen to be none by their ends. */
	if (length == 0 || length >= sizeof folded ||
	    (strchr("tTdDvVcC", text[0]) == NULL && strchr("dDyY)", text[length - 1]) == NULL))
		return false;
	text_fold_into(folded, text);
	if (text_lists("|test|dummy|testsupplier|testvendor|testpayee|testcreditor|testservice|"
		       "dummysupplier|dummyvendor|dummypayee|dummycreditor|",
		       folded))
		return true;
	for (size_t i = 0; i < N_OF(ends) && is_payee; i++) {
		const size_t end = strlen(ends[i]);

		if (length >= end && strcasecmp(text + length - end, ends[i]) == 0)
			return true;
	}
	/* Voids are empty homes, but as whom somebody pays. */
	return is_payee && text_lists("|void|voided|cancelled|canceled|cancelledcheque|donotpay|"
				      "voidcheque|",
				      folded);
}

struct named_rows {
	const char *name; /* the first; NULL: there is none */
	int64_t rows, amount;
};

static void add(struct named_rows *named, const char *name, const struct engine_group *group,
		struct arena *arena)
{
	named->name = named->name == NULL ? arena_text(arena, name) : named->name;
	named->rows += group->rows;
	/* A part of the sum of all, which has been checked. */
	named->amount += group->amount;
}

enum name_kind { NAME_UNSEEN, NAME_DITTO, NAME_BALANCE, NAME_NOBODY, NAME_ORDINARY };

void ditto_say(const struct tally *tally, const struct head *head, const struct engine *engine,
	       const struct engine_group *groups, size_t count, size_t engine_key_at,
	       size_t n_names, const char *key, struct arena *scratch)
{
	const struct place place = {.file = head->path, .column = key};
	struct arena *arena = tally->diagnostics->arena;
	struct named_rows named[NAME_ORDINARY] = {{0}};
	const struct named_rows *dittos = &named[NAME_DITTO], *balances = &named[NAME_BALANCE],
				*nobodies = &named[NAME_NOBODY];
	const bool is_payee = strcmp(key, "supplier") == 0;
	/* A name is in many groups. */
	unsigned char *kinds = arena_array(scratch, n_names, sizeof *kinds);

	for (size_t i = 0; i < count; i++) {
		const uint32_t number = groups[i].keys[engine_key_at];
		unsigned char *kind = &kinds[number];
		const char *text;

		if (*kind == NAME_ORDINARY)
			continue;
		text = engine_key(engine, engine_key_at, number);
		if (*kind == NAME_UNSEEN)
			*kind = is_ditto(text)              ? NAME_DITTO
				: is_balance(text)          ? NAME_BALANCE
				: is_nobody(text, is_payee) ? NAME_NOBODY
							    : NAME_ORDINARY;
		if (*kind != NAME_ORDINARY)
			add(&named[*kind], text, &groups[i], arena);
	}
	if (dittos->name != NULL)
		warning(tally->diagnostics, place,
			"%s stands for what is above it, and %s (%s) %s counted under it; fill in "
			"what it stands for",
			cell_quoted(arena, dittos->name),
			say_count(arena, dittos->rows, "row", "rows"),
			total_say_amount(dittos->amount, tally->question->is_money, arena),
			say_which(dittos->rows, "is", "are"));
	if (balances->name != NULL)
		warning(tally->diagnostics, place,
			"%s is counted as others are (%s, %s); take it out if it is a balance and "
			"was not paid",
			cell_quoted(arena, balances->name),
			say_count(arena, balances->rows, "row", "rows"),
			total_say_amount(balances->amount, tally->question->is_money, arena));
	if (nobodies->name != NULL)
		warning(tally->diagnostics, place,
			"%s is counted as others are (%s, %s); take it out if it is a trial%s",
			cell_quoted(arena, nobodies->name),
			say_count(arena, nobodies->rows, "row", "rows"),
			total_say_amount(nobodies->amount, tally->question->is_money, arena),
			tally->question->is_money ? ", or was not paid" : "");
}
