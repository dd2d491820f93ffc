#include "tally/odd_totals.h"

#include "tally/stated.h"

#define MOST_SAID 5 /* a file */

static const char *say_amount(const struct odd_rows *odds, int64_t amount)
{
	char text[MONEY_TEXT_SIZE];

	if (odds->tally->question->is_money)
		money_pounds((struct money){amount}, text);
	else
		count_thousands(amount, text);
	return arena_text(odds->tally->arena, text);
}

static void say_difference(const struct odd_rows *odds, struct place place, int64_t stated,
			   int64_t found, const char *rows)
{
	int64_t difference;

	if (!__builtin_sub_overflow(stated, found, &difference))
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, but %s come to %s, a difference of %s",
			 say_amount(odds, stated), rows, say_amount(odds, found),
			 say_amount(odds, difference));
}

void odd_totals_say(struct odd_rows *odds, int64_t line, const struct verdict *verdict)
{
	const struct totals *totals = &odds->head->ledger.totals;
	const struct place place = {odds->head->path, (long)line, NULL};

	if (verdict->amount == 0 || odds->n_said++ >= MOST_SAID)
		return;
	if (verdict->is_total && verdict->amount == totals->all) {
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, which is what the rows above it come to",
			 say_amount(odds, verdict->amount));
	} else if (verdict->is_total) {
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a subtotal of %s, which is what the rows since the last total "
			 "come to",
			 say_amount(odds, verdict->amount));
	} else {
		say_difference(odds, place, verdict->amount, totals->all, "the rows above it");
	}
}

void odd_totals_say_none(struct odd_rows *odds, int64_t line, const struct verdict *verdict)
{
	if (odds->n_said++ < MOST_SAID)
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE,
			 (struct place){odds->head->path, (long)line, NULL},
			 "says total, but %s is no sum of the rows above it; used as a row",
			 say_amount(odds, verdict->amount));
}

void odd_totals_say_named(struct odd_rows *odds, int64_t line)
{
	if (odds->has_said_named)
		return;
	odds->has_said_named = true;
	diagnose(
	    odds->tally->diagnostics, SEVERITY_NOTICE,
	    (struct place){odds->head->path, (long)line, NULL},
	    "says total, but stands above all rows; such rows are used where they lack nothing");
}

void odd_totals_compare(struct odd_rows *odds)
{
	const struct place place = {odds->head->path, (long)odds->stated_line, NULL};

	if (odds->stated_line == 0)
		return;
	if (odds->stated == odds->file->used.amount)
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, which is what the rows used come to",
			 say_amount(odds, odds->stated));
	else
		say_difference(odds, place, odds->stated, odds->file->used.amount, "the rows used");
}

void odd_totals_say_elsewhere(struct odd_rows *odds, int64_t line, const struct row *row)
{
	const struct totals *totals = &odds->head->ledger.totals;
	struct verdict verdict = {0};
	int64_t since_last;

	if (!stated_total(&verdict.amount, row, odds->tally->question->is_money, odds->scratch))
		return;
	verdict.is_total = verdict.amount == totals->all ||
			   (!__builtin_sub_overflow(totals->all, totals->at_last, &since_last) &&
			    verdict.amount == since_last) ||
			   (!__builtin_sub_overflow(totals->all, odds->at_stated, &since_last) &&
			    verdict.amount == since_last);
	if (verdict.is_total)
		odds->at_stated = totals->all;
	odd_totals_say(odds, line, &verdict);
}
