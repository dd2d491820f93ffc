/* What in accounts.csv could turn the baseline round (accounts.h). */
#include "base/text.h"
#include "model/accounts.h"

#define LEAST_LINE (INT64_C(100000) * MONEY_PER_POUND) /* what any line comes to, */
#define FAR_APART 50                                   /* or a part of the next line that none is */

/*
 * A line that may be part of a total of table A.1 that counts too.  By the list it is; where the
 * file says that it counts, its user has thought of it.  False with a fault where the other lines
 * come to the total.
 */
static bool say_totals(const struct accounts *accounts, struct diagnostics *diagnostics)
{
	const struct account_line *total = NULL, *part = NULL;
	struct money parts = {0};
	size_t n_parts = 0;

	FOR_EACH (const struct account_line, line, accounts->lines, accounts->n_lines) {
		if (!account_line_adds(line) || line->is_total)
			continue;
		(void)money_add(&parts, parts, line->amount);
		n_parts++;
		if (part == NULL || part->is_given > line->is_given)
			part = line;
	}
	for (size_t i = 0; part != NULL && i < accounts->n_lines && total == NULL; i++) {
		const struct account_line *line = &accounts->lines[i];

		if (line->counts && line->is_total &&
		    money_compare(line->amount, part->amount) >= 0)
			total = line;
	}
	if (total != NULL && n_parts >= 2 && money_compare(total->amount, parts) == 0)
		return fault(
		    diagnostics, (struct place){accounts->path, total->line, "line"},
		    "'%s' has what %zu other lines come to, so it is their total and would count "
		    "twice; take the row out, or theirs",
		    text_cut(diagnostics->arena, total->name, 60), n_parts);
	if (total != NULL)
		diagnose(diagnostics, part->is_given ? SEVERITY_NOTICE : SEVERITY_WARNING,
			 (struct place){accounts->path, part->line, "line"},
			 "'%s' counts beside '%s', a total of table A.1 that may hold it already; "
			 "if it does, take one out",
			 text_cut(diagnostics->arena, part->name, 60),
			 text_cut(diagnostics->arena, total->name, 60));
	return true;
}

/*
 * Of lines that are added up, one that is a fiftieth of the next and that a council spends more on:
 * it alone is in thousands.
 */
static void say_small(const struct accounts *accounts, struct diagnostics *diagnostics)
{
	const struct account_line *least = NULL, *next = NULL;
	size_t n_lines = 0;
	char one[MONEY_TEXT_SIZE], two[MONEY_TEXT_SIZE];

	FOR_EACH (const struct account_line, line, accounts->lines, accounts->n_lines) {
		if (!account_line_adds(line) || line->amount.hundredths <= 0)
			continue;
		n_lines++;
		if (least == NULL || money_compare(line->amount, least->amount) < 0) {
			next = least;
			least = line;
		} else if (next == NULL || money_compare(line->amount, next->amount) < 0) {
			next = line;
		}
	}
	if (n_lines >= 2 && least->amount.hundredths < LEAST_LINE &&
	    least->amount.hundredths <= next->amount.hundredths / FAR_APART)
		warning(diagnostics, (struct place){accounts->path, least->line, "amount"},
			"'%s' is %s, and all other lines that count are at least %s; if it is in "
			"thousands, write it in pounds",
			text_cut(diagnostics->arena, least->name, 60),
			money_pounds(least->amount, one), money_pounds(next->amount, two));
}

/* Income above spending by its signs, or thousands that were taken for pounds. */
static void say_size(const struct accounts *accounts, struct diagnostics *diagnostics)
{
	char amount[MONEY_TEXT_SIZE];
	const char *said = money_pounds(accounts->in, amount);
	const struct place place = {accounts->path, 0, NULL};

	if (accounts->in.hundredths < 0)
		warning(diagnostics, place,
			"the lines that count come to %s: if spending has a minus here, write it "
			"without",
			said);
	else if (accounts->in.hundredths < ACCOUNTS_LEAST)
		warning(diagnostics, place,
			"the lines that count come to %s, less than a council spends in a year; "
			"if they are in thousands, write them in pounds",
			said);
}

bool accounts_doubts_say(const struct accounts *accounts, struct diagnostics *diagnostics)
{
	if (!say_totals(accounts, diagnostics))
		return false;
	say_size(accounts, diagnostics);
	say_small(accounts, diagnostics);
	return true;
}
