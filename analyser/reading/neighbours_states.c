/*
 * Columns by which some rows are no payments or contacts, or their amounts are not all there is to
 * them: what became of a row, which way it went, what it is a version of, what it is to be
 * multiplied by.  Told of the first rows; what to do about it the reader knows.
 */
#include "base/say.h"
#include "reading/cell.h"
#include "reading/neighbours_words.h"

#include <string.h>

#include "base/text.h"

#define MOST_ROWS 1000

/* `Reversed`, `Void date`, `Duplicate?`: whatever stands there says it of its row. */
static bool names_flag(const char *folded)
{
	static const char *const words[] = {"cancel",   "revers",   "void",     "delete",
					    "duplicat", "onhold",   "reject",   "disputed",
					    "withdraw", "excluded", "writeoff", "writtenoff"};

	return text_has_any(folded, words, sizeof words / sizeof *words) &&
	       strstr(folded, "avoid") == NULL;
}

static bool is_flagged(const char *folded)
{
	return folded[0] != '\0' && !neighbours_lists("|n|no|false|f|0|none|na|nil|ok|active|live|"
						      "open|normal|original|unique|",
						      folded);
}

/* `Paid?`, `Approved`: where it says no, the row is none yet. */
static bool names_done(const char *folded)
{
	return neighbours_lists("|paid|ispaid|approved|posted|authorised|authorized|cleared|"
				"released|confirmed|completed|answered|",
				folded);
}

/* What became of a row, which way it went, or of what it is. */
static bool names_state(const char *folded)
{
	static const char *const words[] = {
	    "status",           "direction", "type",   "incexp",      "inout",  "stage",
	    "scenario",         "outcome",   "result", "disposition", "ledger", "incomeexp",
	    "expenditureincome"};

	return text_has_any(folded, words, sizeof words / sizeof *words) ||
	       neighbours_lists("|state|ie|ei|re|book|basis|dataset|measure|pk|postingkey|",
				folded);
}

static bool is_no_payment(const char *folded)
{
	return neighbours_lists(
	    "|cancelled|canceled|cancel|cancellation|void|voided|reversed|reversal|rejected|"
	    "returned|bounced|unpaid|notpaid|onhold|held|hold|draft|pending|declined|failed|"
	    "duplicate|deleted|disputed|withdrawn|stopped|refused|writtenoff|unposted|parked|"
	    "unapproved|notapproved|income|receipt|receipts|revenueincome|budget|budgeted|"
	    "revisedbudget|originalbudget|forecast|commitment|commitments|committed|encumbrance|"
	    "plan|planned|estimate|estimated|target|",
	    folded);
}

static bool is_no_contact(const char *folded)
{
	return neighbours_lists(
	    "|outbound|outgoing|out|internal|abandoned|abandon|test|spam|duplicate|cancelled|"
	    "canceled|voided|deleted|rejected|missed|unanswered|notanswered|noanswer|target|"
	    "forecast|budget|plan|planned|lost|busy|blocked|",
	    folded);
}

/* `v2` beside `v1`: of one thing twice. */
static bool names_version(const char *folded)
{
	return neighbours_lists("|version|versionno|versionnumber|revision|rev|release|iteration|",
				folded);
}

/* What an amount is to be multiplied by, or was. */
static bool names_factor(const char *folded)
{
	static const char *const words[] = {"exchangerate",   "rateofexchange", "fxrate",
					    "conversionrate", "apportion",      "multiplier"};

	return text_has_any(folded, words, sizeof words / sizeof *words) ||
	       neighbours_lists("|fx|xrate|exchrate|scale|factor|sign|share|councilshare|"
				"ourshare|split|proportion|weight|weighting|",
				folded);
}

/* Another number than one, or than all. */
static bool is_factor(const char *text)
{
	struct share share;

	return share_parse(text, &share) == PARSE_OK && share.billionths != (int64_t)SHARE_ONE &&
	       share.billionths != 0 && strcmp(text, "100") != 0;
}

enum state_kind { STATE_NONE, STATE_FLAG, STATE_DONE, STATE_WORD, STATE_VERSION, STATE_FACTOR };

static enum state_kind kind_of_column(const char *folded)
{
	if (names_flag(folded))
		return STATE_FLAG;
	if (names_done(folded))
		return STATE_DONE;
	if (names_version(folded))
		return STATE_VERSION;
	return names_factor(folded) ? STATE_FACTOR : names_state(folded) ? STATE_WORD : STATE_NONE;
}

/* What some columns write in short: `I` of `I/E`, SAP's posting keys of credits. */
static const char *short_words(const char *name)
{
	if (neighbours_lists("|ie|ei|incexp|inout|", name) || strstr(name, "income") != NULL)
		return "|i|inc|";
	return neighbours_lists("|pk|postingkey|", name) ? "|21|22|50|" : "";
}

/* Does a cell of such a column say that its row is another kind of row than it seems? */
static bool says_so(enum state_kind kind, const char *text, const char *folded, const char *first,
		    bool is_money, const char *shorts)
{
	if (cell_is_missing(text))
		return false;
	switch (kind) {
	case STATE_FLAG:
		return is_flagged(folded) || is_no_payment(folded);
	case STATE_DONE:
		return neighbours_lists("|n|no|false|f|0|notyet|unpaid|notpaid|", folded);
	case STATE_WORD:
		return is_money ? is_no_payment(folded) || neighbours_lists(shorts, folded)
				: is_no_contact(folded);
	case STATE_VERSION:
		return strcmp(text, first) != 0;
	case STATE_FACTOR:
		return is_factor(text);
	case STATE_NONE:
		break;
	}
	return false;
}

/* The rows of a column that say so. */
struct states_seen {
	size_t n, n_seen;
	struct money amount;
	const struct row *row; /* the first */
};

static struct states_seen see(const struct neighbours *neighbours, size_t column, int amount,
			      const struct row *rows, size_t n_rows, struct arena *arena)
{
	const char *name = text_fold(arena, neighbours->columns->header->cells[column]);
	const enum state_kind kind = kind_of_column(name);
	const char *shorts = short_words(name);
	const char *first = NULL, *last = NULL;
	bool is_said = false;
	struct states_seen seen = {0};

	for (size_t i = 0; kind != STATE_NONE && i < n_rows && i < MOST_ROWS; i++) {
		const char *text = neighbours_cell(&rows[i], (int)column);
		struct money money = {0};

		seen.n_seen++;
		if (first == NULL && !cell_is_missing(text))
			first = text;
		/* Most say what the one above says. */
		if (last == NULL || strcmp(last, text) != 0)
			is_said = says_so(kind, text, text_fold(arena, text),
					  first == NULL ? "" : first, amount >= 0, shorts);
		last = text;
		/* A credit takes away what it is of. */
		if (!is_said || (amount >= 0 && (money_parse(neighbours_cell(&rows[i], amount),
							     &money) != PARSE_OK ||
						 (money.hundredths <= 0 && kind != STATE_FACTOR))))
			continue;
		(void)money_add(&seen.amount, seen.amount, money);
		if (seen.n++ == 0)
			seen.row = &rows[i];
	}
	return seen;
}

static void say(const struct neighbours *neighbours, size_t column, const struct states_seen *seen,
		bool is_money, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const char *name = neighbours->columns->header->cells[column];
	const char *cell = neighbours_cell(seen->row, (int)column);
	char amount[MONEY_TEXT_SIZE];
	const char *of_rows = arena_format(
	    arena, "%s of the first %zu%s", say_count(arena, seen->n, "row", "rows"), seen->n_seen,
	    is_money ? arena_format(arena, " (%s)", money_pounds(seen->amount, amount)) : "");

	diagnose(
	    diagnostics, SEVERITY_WARNING, (struct place){neighbours->path, seen->row->line, NULL},
	    kind_of_column(text_fold(arena, name)) == STATE_FACTOR
		? "%s (%s here) is not 1 in %s, and nothing is multiplied by it; work it in first "
		  "if the amounts are not what was paid"
	    : is_money ? "%s says %s of an amount above zero, in %s, added as the others are; take "
			 "such rows out of the file if they were not paid"
		       : "%s says %s, in %s, counted as the others are; take such rows out of the "
			 "file if they are no contacts from residents",
	    cell_quoted(arena, name), cell_quoted(arena, cell), of_rows);
}

void neighbours_say_states(const struct neighbours *neighbours, const struct row *rows,
			   size_t n_rows, struct diagnostics *diagnostics)
{
	const struct row *header = neighbours->columns->header;
	int field = neighbours_amount(neighbours->shape);
	bool is_money = neighbours_money(neighbours) >= 0 &&
			(field < 0 || neighbours->shape->fields[field].unit == UNIT_MONEY);
	int amount = is_money ? neighbours_money(neighbours) : -1;

	for (size_t i = 0; i < header->n_cells; i++) {
		if (neighbours_is_field_column(neighbours, i) || neighbours_takes(neighbours, i))
			continue;

		const struct states_seen seen =
		    see(neighbours, i, amount, rows, n_rows, diagnostics->arena);

		if (seen.n > 0)
			say(neighbours, i, &seen, is_money, diagnostics);
	}
}
