#include "tally/sql_dialect.h"

#include <string.h>

#include "base/text.h"

static const struct sql_dialect dialects[] = {
    {.name = "duckdb",
     .text = "VARCHAR",
     .whole = "BIGINT",
     .decimal = "DECIMAL(38,4)",
     .matches = "regexp_matches(%s, %s)",
     .replace = "regexp_replace(%s, %s, %s, 'g')",
     .extract = "regexp_extract(%s, %s, %d)",
     .group = "\\",
     .space = "[:space:]",
     .cast = "CAST(%s AS %s)",
     .divide = "(%s // %s)",
     .bytewise = "",
     .quote = '"',
     .reads_files = true},
    {.name = "postgresql",
     .text = "text",
     .whole = "bigint",
     .decimal = "numeric(38,4)",
     .matches = "(%s ~ %s)",
     .replace = "regexp_replace(%s, %s, %s, 'g')",
     .extract = "(regexp_match(%s, %s))[%d]",
     .group = "\\",
     .space = "[:space:]",
     .cast = "CAST(%s AS %s)",
     .divide = "(%s / %s)",
     .bytewise = " COLLATE \"C\"",
     .quote = '"'},
    {.name = "clickhouse",
     .text = "Nullable(String)",
     .whole = "Nullable(Int64)",
     .decimal = "Nullable(Decimal(38,4))",
     .matches = "match(%s, %s)",
     .replace = "replaceRegexpAll(%s, %s, %s)",
     .extract = "regexpExtract(%s, %s, %d)",
     .group = "\\",
     .space = "[:space:]",
     .cast = "CAST(%s AS %s)",
     .divide = "intDiv(%s, %s)",
     .bytewise = "",
     .quote = '"',
     .has_escapes = true},
    {.name = "spark",
     .text = "STRING",
     .whole = "BIGINT",
     .decimal = "DECIMAL(38,4)",
     .matches = "(%s RLIKE %s)",
     .replace = "regexp_replace(%s, %s, %s)",
     .extract = "regexp_extract(%s, %s, %d)",
     .group = "$",
     .space = "\\s",
     .cast = "CAST(%s AS %s)",
     .divide = "(%s div %s)",
     .bytewise = "",
     .quote = '`',
     .has_escapes = true},
};

const struct sql_dialect *sql_dialect_find(const char *name)
{
	return FIND_BY(dialects, N_OF(dialects), name, name);
}

const char *sql_dialect_names(struct arena *arena)
{
	const char *names = dialects[0].name;

	for (size_t i = 1; i < N_OF(dialects); i++)
		names = arena_format(arena, "%s%s%s", names,
				     i + 1 == N_OF(dialects) ? " or " : ", ", dialects[i].name);
	return names;
}

/* Text between quotes; a quote, and a backslash where it is special, made plain. */
static const char *quoted(const char *text, char quote, bool has_escapes, bool doubles,
			  struct arena *arena)
{
	char *copy = arena_alloc(arena, strlen(text) * 2 + 3), *end = copy;

	*end++ = quote;
	for (; *text != '\0'; text++) {
		if (*text == quote)
			*end++ = doubles ? quote : '\\';
		else if (*text == '\\' && has_escapes)
			*end++ = '\\';
		*end++ = *text;
	}
	*end = quote;
	return copy;
}

const char *sql_name(const struct sql_dialect *dialect, const char *name, struct arena *arena)
{
	/* Between backquotes a backslash is no more than one; between ClickHouse's quotes it is. */
	return quoted(name, dialect->quote, dialect->has_escapes && dialect->quote == '"',
		      !dialect->has_escapes || dialect->quote == '`', arena);
}

const char *sql_text(const struct sql_dialect *dialect, const char *text, struct arena *arena)
{
	return quoted(text, '\'', dialect->has_escapes, !dialect->has_escapes, arena);
}

/* The dialects' formats are the table's above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

const char *sql_matches(const struct sql_dialect *dialect, const char *text, const char *pattern,
			struct arena *arena)
{
	return arena_format(arena, dialect->matches, text, sql_text(dialect, pattern, arena));
}

const char *sql_replace(const struct sql_dialect *dialect, const char *text, const char *pattern,
			const char *with, struct arena *arena)
{
	char *replacement = arena_text(arena, with);

	for (char *at = replacement; *at != '\0'; at++)
		if (*at == '\\')
			*at = dialect->group[0];
	return arena_format(arena, dialect->replace, text, sql_text(dialect, pattern, arena),
			    sql_text(dialect, replacement, arena));
}

const char *sql_cast(const struct sql_dialect *dialect, const char *expression, const char *type,
		     struct arena *arena)
{
	return arena_format(arena, dialect->cast, expression, type);
}

const char *sql_divide(const struct sql_dialect *dialect, const char *number, const char *by,
		       struct arena *arena)
{
	return arena_format(arena, dialect->divide, number, by);
}

const char *sql_number(const struct sql_dialect *dialect, const char *text, const char *pattern,
		       int group, struct arena *arena)
{
	const char *part =
	    arena_format(arena, dialect->extract, text, sql_text(dialect, pattern, arena), group);

	return sql_cast(dialect, arena_format(arena, "nullif(%s, '')", part), dialect->whole,
			arena);
}

#pragma GCC diagnostic pop
