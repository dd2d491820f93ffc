#include "tally/sql_parts.h"

#include <ctype.h>
#include <string.h>

#include "base/months.h"

#define YEAR "([0-9]{4}|[0-9]{2})"
#define DAY "([0-9]{1,2})"

/* `jan(?:u(?:a(?:r(?:y)?)?)?)?`: a month's first three letters or more of them. */
static const char *month_pattern(struct arena *arena)
{
	const char *all = "";

	for (int month = 1; month <= 12; month++) {
		const char *name = month_name(month);
		const char *rest = "";

		for (size_t i = strlen(name); i-- > 3;)
			rest = arena_format(arena, "(?:%c%s)?", name[i], rest);
		all = arena_format(arena, "%s%s%c%c%c%s", all, month == 1 ? "" : "|",
				   tolower((unsigned char)name[0]), name[1], name[2], rest);
	}
	return all;
}

const char *sql_year_normal(const struct sql_dialect *dialect, struct arena *arena)
{
	const char *month = arena_format(arena, "([0-9]{1,2}|%s)", month_pattern(arena));
	const char *name = arena_format(arena, "(%s)", month_pattern(arena));
	const char *text = "lower(date_text)";
	const char *day_first = arena_format(arena, "^" DAY "-%s-" YEAR "$", month);
	const char *month_first = arena_format(arena, "^%s-" YEAR "$", name);
	const char *year_month = arena_format(arena, "^([0-9]{4})-%s$", name);

	/* A time says nothing of the year; `1apr2013` has the same parts as `1-apr-2013`. */
	text = sql_replace(dialect, text, "[t ][0-9]{1,2}:[0-9:.+ zapm-]*$", "", arena);
	text = sql_replace(dialect, text, "([0-9])([a-z])", "\\1-\\2", arena);
	text = sql_replace(dialect, text, "([a-z])([0-9])", "\\1-\\2", arena);
	text = sql_replace(dialect, text, "[/. ]", "-", arena);
	text = sql_replace(dialect, text, day_first, "\\3-\\2-\\1", arena);
	text = sql_replace(dialect, text, month_first, "\\2-\\1-1", arena);
	text = sql_replace(dialect, text, year_month, "\\1-\\2-1", arena);
	/* Every month by its number, where all three parts are there. */
	for (int i = 1; i <= 12; i++) {
		char letters[4] = {(char)tolower((unsigned char)month_name(i)[0]), month_name(i)[1],
				   month_name(i)[2], '\0'};

		text = sql_replace(dialect, text,
				   arena_format(arena, "^" YEAR "-%s[a-z]*-" DAY "$", letters),
				   arena_format(arena, "\\1-%d-\\2", i), arena);
	}
	return text;
}

const char *sql_year_parts(const struct sql_dialect *dialect, struct arena *arena)
{
	static const char date[] = "^" YEAR "-" DAY "-" DAY "$";
	static const char year[] = "^([0-9]{4})-" YEAR "$";
	const char *is_date = sql_matches(dialect, "date_parts", date, arena);
	const char *is_year = sql_matches(dialect, "date_parts", year, arena);
	const char *first = sql_number(dialect, "date_parts", date, 1, arena);

	return arena_format(arena,
			    "    CASE WHEN %s THEN CASE WHEN %s THEN %s + CASE WHEN %s < 80 THEN "
			    "2000 ELSE 1900 END ELSE %s END END AS year_part,\n"
			    "    CASE WHEN %s THEN %s END AS month_part,\n"
			    "    CASE WHEN %s THEN %s END AS day_part,\n"
			    "    CASE WHEN %s THEN %s END AS first_year,\n"
			    "    CASE WHEN %s THEN %s END AS second_year\n",
			    is_date, sql_matches(dialect, "date_parts", "^[0-9]{2}-", arena), first,
			    first, first, is_date,
			    sql_number(dialect, "date_parts", date, 2, arena), is_date,
			    sql_number(dialect, "date_parts", date, 3, arena), is_year,
			    sql_number(dialect, "date_parts", year, 1, arena), is_year,
			    sql_number(dialect, "date_parts", year, 2, arena));
}

const char *sql_year_start(struct arena *arena)
{
	return arena_text(
	    arena,
	    "CASE\n"
	    "      WHEN first_year BETWEEN 1900 AND 2199\n"
	    "        AND (second_year = first_year + 1 OR second_year = (first_year + 1) % 100)\n"
	    "        THEN first_year\n"
	    "      WHEN year_part BETWEEN 1900 AND 2199 AND month_part BETWEEN 1 AND 12\n"
	    "        AND (year_part > 1900 OR month_part >= 4) AND day_part BETWEEN 1 AND\n"
	    "          CASE WHEN month_part IN (4, 6, 9, 11) THEN 30 WHEN month_part <> 2 THEN 31\n"
	    "            WHEN year_part % 4 = 0 AND (year_part % 100 <> 0 OR year_part % 400 = 0)\n"
	    "              THEN 29 ELSE 28 END\n"
	    "        THEN CASE WHEN month_part >= 4 THEN year_part ELSE year_part - 1 END\n"
	    "    END");
}

const char *sql_year_text(const struct sql_dialect *dialect, struct arena *arena)
{
	return arena_format(arena, "concat(%s, '-', lpad(%s, 2, '0'))",
			    sql_cast(dialect, "year_start", dialect->text, arena),
			    sql_cast(dialect, "(year_start + 1) % 100", dialect->text, arena));
}

/* `Apr Jun Sep`: each month that is there. */
static const char *list_months(struct arena *arena)
{
	const char *cases = "";

	for (int place = 0; place < 12; place++)
		cases = arena_format(arena,
				     "%s%smax(CASE WHEN month_part = %d THEN '%.3s ' ELSE '' END)",
				     cases, place == 0 ? "" : ",\n        ", months_at(place),
				     month_name(months_at(place)));
	return arena_format(arena, "trim(concat(%s))", cases);
}

const char *sql_months_table(const struct sql_query *query, const char *council,
			     const char *council_text)
{
	struct arena *arena = query->arena;
	const char *with_council =
	    council == NULL ? "" : arena_format(arena, "u.%s AS vfm_council, ", council);
	const char *by_council = council == NULL ? "" : "vfm_council, ";
	/* Each has the months of its own rows, used or not. */
	const char *own_council =
	    council == NULL ? "" : arena_format(arena, "%s AS vfm_council, ", council_text);
	const char *same_council =
	    council == NULL ? "" : arena_format(arena, " AND c.vfm_council = u.%s", council);

	return arena_format(
	    arena,
	    "covered AS (\n"
	    "  SELECT DISTINCT vfm_source, %syear_start, month_part FROM typed\n"
	    "  WHERE year_start IS NOT NULL AND NOT %s\n),\n"
	    "used AS (\n  SELECT DISTINCT %s%svfm_source, year_start FROM named\n),\n"
	    "paired AS (\n"
	    "  SELECT %su.year_start AS vfm_year, c.month_part AS month_part\n"
	    "  FROM used u JOIN covered c\n"
	    "    ON c.vfm_source = u.vfm_source AND c.year_start = u.year_start%s\n),\n"
	    "listed AS (\n"
	    "  SELECT %svfm_year, count(*) - count(month_part) AS n_whole,\n"
	    "    max((month_part + 8) %% 12) - min((month_part + 8) %% 12) + 1 AS span,\n"
	    "    count(DISTINCT month_part) AS n_months,\n    %s AS list\n"
	    "  FROM paired\n  GROUP BY %svfm_year\n),\n"
	    "months AS (\n"
	    "  SELECT %svfm_year,\n"
	    "    CASE WHEN n_whole > 0 THEN ''\n"
	    "      WHEN n_months > 1 AND span = n_months\n"
	    "        THEN concat(substr(list, 1, 3), '-', right(list, 3))\n"
	    "      ELSE list END AS vfm_months\n"
	    "  FROM listed\n)",
	    own_council, sql_is_missing(query, "amount_text"), council == NULL ? "" : council,
	    council == NULL ? "" : ", ", with_council, same_council, by_council, list_months(arena),
	    by_council, by_council);
}

const char *sql_months_join(const char *council, struct arena *arena)
{
	return arena_format(arena, "named JOIN months ON year_start = vfm_year%s%s%s",
			    council == NULL ? "" : " AND ", council == NULL ? "" : council,
			    council == NULL ? "" : " = vfm_council");
}
