#include "tally/sql_parts.h"

#include "base/text.h"

#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"
#define POUND "\xC2\xA3"
#define DIGITS "(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)"
#define MONEY "(?:" DIGITS "(?:[.][0-9]{0,4})?|[.][0-9]{1,4})"
/* Behind a point a minus is none: `200.-`. */
#define MONEY_ENDED "(?:" DIGITS "(?:[.][0-9]{1,4})?|[.][0-9]{1,4})"

/* As money_parse() and count_parse() have it. */
static const char money_pattern[] =
    "^(?:[(] *(?:" POUND " *)?" MONEY " *[)]|[-+]?(?:" POUND " *)?" MONEY "|" POUND " *-" MONEY
    "|(?:" POUND " *)?" MONEY_ENDED " *-)$";
static const char count_pattern[] = "^[+]?" DIGITS "(?:[.]0*)?$";

const char *sql_column_text(const struct sql_query *query, const char *column)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *blanks =
	    arena_format(arena, "^[%s" NO_BREAK_SPACE "]+|[%s" NO_BREAK_SPACE "]+$", dialect->space,
			 dialect->space);

	return sql_replace(
	    dialect, sql_cast(dialect, sql_name(dialect, column, arena), dialect->text, arena),
	    blanks, "", arena);
}

const char *sql_is_missing(const struct sql_query *query, const char *expression)
{
	return arena_format(query->arena,
			    "(%s IS NULL OR upper(%s) IN ('', 'NA', 'N/A', 'ND', '-', '..'))",
			    expression, expression);
}

const char *sql_channel(const struct sql_query *query, const char *text)
{
	const struct channels *channels = query->question->channels;
	struct arena *arena = query->arena;
	const char *folded = sql_replace(query->dialect, arena_format(arena, "lower(%s)", text),
					 "[^a-z0-9]", "", arena);
	const char *cases = "";

	for (size_t i = 0; i < channels->folded.count; i++) {
		bool is_first = true;

		for (size_t j = 0; j < i; j++)
			is_first =
			    is_first && strcmp(channels->standard[j], channels->standard[i]) != 0;
		if (!is_first)
			continue;
		const char *names = "";

		for (size_t j = i; j < channels->folded.count; j++)
			if (strcmp(channels->standard[j], channels->standard[i]) == 0)
				names = text_more(
				    arena, names, ", ",
				    sql_text(query->dialect, channels->folded.items[j], arena));
		cases = arena_format(arena, "%s\n      WHEN %s IN (%s) THEN %s", cases, folded,
				     names, sql_text(query->dialect, channels->standard[i], arena));
	}
	return arena_format(arena, "CASE%s\n      ELSE lower(%s) END", cases, text);
}

/* The digits of an amount, with a point where it has one that digits follow. */
static const char *digits_of(const struct sql_query *query, const char *text)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;

	/* `.5` and `12.` as every engine reads them. */
	return sql_replace(dialect, sql_replace(dialect, text, "[^0-9.]", "", arena), "[.]$", "",
			   arena);
}

/* A text as money, or NULL. */
static const char *money_of(const struct sql_query *query, const char *text)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *digits =
	    sql_cast(dialect, arena_format(arena, "concat('0', %s)", digits_of(query, text)),
		     dialect->decimal, arena);

	return arena_format(arena, "CASE WHEN %s THEN CASE WHEN %s THEN -%s ELSE %s END END",
			    sql_matches(dialect, text, money_pattern, arena),
			    sql_matches(dialect, text, "[(-]", arena), digits, digits);
}

const char *sql_amount(const struct sql_query *query)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;

	if (query->question->is_money)
		return money_of(query, "amount_text");
	/* Decimals of a count are zeros, or it is none. */
	const char *digits = sql_replace(
	    dialect, sql_replace(dialect, "amount_text", "[.]0*$", "", arena), "[^0-9]", "", arena);

	return arena_format(arena, "CASE WHEN %s THEN %s END",
			    sql_matches(dialect, "amount_text", count_pattern, arena),
			    sql_cast(dialect, digits, dialect->whole, arena));
}

const char *sql_line_amount(const struct sql_query *query)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *digits = digits_of(query, "line_text");
	const char *pounds = sql_replace(dialect, digits, "[.].*$", "", arena);
	const char *pence = sql_replace(dialect, digits, "^[^.]*[.]?", "", arena);

	const char *hundredths = sql_cast(
	    dialect, arena_format(arena, "concat('0', %s, rpad(%s, 4, '0'))", pounds, pence),
	    dialect->whole, arena);

	/* None is below zero. */
	return arena_format(arena, "CASE WHEN %s THEN CASE WHEN NOT %s OR %s = 0 THEN %s END END",
			    sql_matches(dialect, "line_text", money_pattern, arena),
			    sql_matches(dialect, "line_text", "[(-]", arena), hundredths,
			    hundredths);
}

const char *sql_price(const struct sql_query *query, const char *text)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *price = sql_divide(dialect, "line_amount", "nullif(amount, 0)", arena);
	const char *pounds = sql_divide(dialect, price, "10000", arena);
	const char *pence =
	    sql_cast(dialect, arena_format(arena, "%s %% 10000", price), dialect->text, arena);

	return arena_format(
	    arena,
	    "CASE WHEN %s <> '' THEN %s\n      WHEN line_amount %% nullif(amount, 0) = 0 THEN %s "
	    "END",
	    text, money_of(query, text),
	    sql_cast(dialect,
		     arena_format(arena, "concat(%s, '.', lpad(%s, 4, '0'))",
				  sql_cast(dialect, pounds, dialect->text, arena), pence),
		     dialect->decimal, arena));
}
