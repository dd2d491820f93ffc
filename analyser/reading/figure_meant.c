#include "reading/case_checks.h"

#include <string.h>

#include "base/text.h"
#include "base/year_meant.h"
#include "reading/book_rows.h"
#include "reading/denomination.h"

/* What a formula leaves that went wrong: `#REF!`, `#N/A`. */
static bool is_formula_error(const char *text)
{
	return text_begins("|#REF!|#N/A|#DIV/0!|#VALUE!|#NAME?|#NUM!|#NULL!|#SPILL!|#CALC!|Err:|",
			   text) > 0;
}

/* `TBC`, `n/k`, `see note 3`: words that stand where a figure is not known yet. */
static bool is_not_known(const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);

	return text_lists("|tbc|tba|tbd|nk|notknown|unknown|notavailable|pending|estimate|"
			  "various|",
			  folded) ||
	       strncmp(folded, "see", 3) == 0 || strncmp(folded, "note", 4) == 0;
}

/* What stands behind a number, and how much more that makes of it. */
static const struct {
	const char *folded;
	int64_t times, parts; /* hundredths of a penny times this, by that */
} units[] = {{"k", 1000, 1},          {"thousand", 1000, 1}, {"m", 1000000, 1}, {"mn", 1000000, 1},
	     {"million", 1000000, 1}, {"p", 1, 100},         {"pence", 1, 100}};

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Whole pounds, and counts, without their zeros. */
static const char *say_plainly(struct money money, struct arena *arena)
{
	char plain[MONEY_TEXT_SIZE];

	(void)money_plain(money, plain);
	return arena_text_of(arena, plain,
			     money.hundredths % 10000 == 0 ? strcspn(plain, ".") : strlen(plain));
}

/* `14200` of `14.2k`, `180000` of `-180000`, `10000` of `10000 calls`; NULL: of no such form. */
static const char *number_meant(const struct field *field, const char *text, struct arena *arena)
{
	const size_t length = strcspn(text, letters), n_words = strlen(text + length);
	const char *folded = text_fold(arena, text + length);
	struct money money;
	size_t unit = 0;

	while (unit < N_OF(units) && strcmp(folded, units[unit].folded) != 0)
		unit++;
	/* Words behind a number stand apart from it. */
	if (money_parse(arena_text_of(arena, text, length), &money) != PARSE_OK ||
	    (unit == N_OF(units) && n_words > 0 &&
	     (text[length - 1] != ' ' || strspn(text + length, letters) != n_words)))
		return NULL;
	if (unit < N_OF(units) && (!money_mul(&money, money, units[unit].times) ||
				   money.hundredths % units[unit].parts != 0))
		return NULL;
	money.hundredths /= unit < N_OF(units) ? units[unit].parts : 1;
	if ((field->flags & FIELD_NOT_NEGATIVE) != 0 && money.hundredths < 0)
		money.hundredths = -money.hundredths;
	return field->unit == UNIT_COUNT && money.hundredths % 10000 != 0
		   ? NULL
		   : say_plainly(money, arena);
}

/* `2007-09`, where the column does not show that it holds months. */
static const char *month_meant(const char *text, struct arena *arena)
{
	static const struct date_forms months = {.pairs = DATE_PAIRS_MONTHS};
	char first[YEAR_TEXT_SIZE], second[YEAR_TEXT_SIZE];
	struct year year;
	int month, from;

	if (!year_parse_as(text, &months, &year, &month) || month == 0)
		return year_meant(text, arena);
	from = month >= 4 ? year.start : year.start + 1;
	return arena_format(arena,
			    "is no financial year; write %s or %s, or 01/%02d/%d if %s %d is meant "
			    "(--dates months where the column holds months)",
			    year_format((struct year){from}, first),
			    year_format((struct year){from + 1}, second), month, from,
			    month_name(month), from);
}

/* What else an amount below zero may say, and where that belongs. */
static const char *below_zero_meant(const struct field *field)
{
	static const struct {
		const char *field, *meant;
	} others[] = {
	    {"amount", " or says that it is a cost; if it is money saved or received, take it off "
		       "the cost that it lowers, or give it as a gain in gains.csv"},
	    {"gross", "; if the change loses money, write 0 and give the loss as running_cost"},
	    {"running_cost", "; if it is a cost that falls, leave it empty and add it to gross"},
	    {"investment", "; if it is money received once, it is no yearly gain: leave it empty"},
	    {"volume", "; if it takes contacts back, take them off the row that has them"},
	    {"quantity", "; if goods were sent back, take them off the row that bought them"},
	    {"unit_price", "; if it is a credit, take it off the price that it is for"},
	};

	for (size_t i = 0; i < N_OF(others); i++)
		if (strcmp(field->id, others[i].field) == 0)
			return others[i].meant;
	return "";
}

const char *figure_meant(const struct field *field, const char *text, const char *problem,
			 struct arena *arena)
{
	const char *number, *amount;

	if (text[0] == BOOK_ERROR)
		return NULL;
	if (field->unit == UNIT_MONEY && currency_of_amount(text, arena, &amount) == CURRENCY_OTHER)
		return "is in another currency; write what it is in pounds, without a sign";
	if (is_formula_error(text))
		return "is a formula that went wrong; put it right in the spreadsheet, or write "
		       "the figure, and save the file again";
	if (field->unit != UNIT_TEXT && is_not_known(text, arena))
		return (field->flags & (FIELD_REQUIRED | FIELD_COLUMN)) != 0
			   ? "is no figure; missing is not zero, so give a value or take the row "
			     "out"
			   : "is no figure; give one, or leave the cell empty";
	if (field->unit == UNIT_YEAR)
		return date_proof(text) == DATE_PROVES_MONTHS ? month_meant(text, arena)
							      : year_meant(text, arena);
	if (strcmp(field->id, "correlation") == 0)
		return "is no correlation, which is between -1 and 1; write one such as 0.5 or "
		       "-0.25";
	number = field->unit == UNIT_COUNT || field->unit == UNIT_MONEY
		     ? number_meant(field, text, arena)
		     : NULL;
	if (strcmp(problem, "is below zero") == 0)
		return arena_format(arena, "%s; write %s%s", problem,
				    number == NULL
					? "it without its sign, if that is a slip"
					: arena_format(arena, "%s, if its sign is a slip", number),
				    below_zero_meant(field));
	if (number == NULL)
		return strcmp(problem, "is not a whole number") == 0
			   ? "is not a whole number; write one in digits, such as 1200"
			   : NULL;
	return arena_format(arena, "%.*s; write %s if that is meant", (int)strcspn(problem, ";"),
			    problem, number);
}
