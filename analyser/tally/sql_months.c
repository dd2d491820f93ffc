#include "tally/sql_parts.h"

#include "base/year.h"

/* `Apr Jun Sep`: each month that is there. */
static const char *list(struct arena *arena)
{
	const char *cases = "";

	for (int place = 0; place < 12; place++)
		cases = arena_format(arena,
				     "%s%smax(CASE WHEN month_part = %d THEN '%.3s ' ELSE '' END)",
				     cases, place == 0 ? "" : ",\n        ", (place + 3) % 12 + 1,
				     month_name((place + 3) % 12 + 1));
	return arena_format(arena, "trim(concat(%s))", cases);
}

const char *sql_months_table(const char *council, struct arena *arena)
{
	const char *with_council =
	    council == NULL ? "" : arena_format(arena, "u.%s AS vfm_council, ", council);
	const char *by_council = council == NULL ? "" : "vfm_council, ";

	return arena_format(
	    arena,
	    "covered AS (\n"
	    "  SELECT DISTINCT vfm_source, year_start, month_part FROM typed\n"
	    "  WHERE year_start IS NOT NULL\n),\n"
	    "used AS (\n  SELECT DISTINCT %s%svfm_source, year_start FROM named\n),\n"
	    "paired AS (\n"
	    "  SELECT %su.year_start AS vfm_year, c.month_part AS month_part\n"
	    "  FROM used u JOIN covered c\n"
	    "    ON c.vfm_source = u.vfm_source AND c.year_start = u.year_start\n),\n"
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
	    council == NULL ? "" : council, council == NULL ? "" : ", ", with_council, by_council,
	    list(arena), by_council, by_council);
}

const char *sql_months_join(const char *council, struct arena *arena)
{
	return arena_format(arena, "named JOIN months ON year_start = vfm_year%s%s%s",
			    council == NULL ? "" : " AND ", council == NULL ? "" : council,
			    council == NULL ? "" : " = vfm_council");
}
