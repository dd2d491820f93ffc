#include "tally/sql.h"

#include <string.h>

#include "tally/head.h"
#include "tally/sql_year.h"
#include "tally/stream.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define POUND "\xC2\xA3"
#define DIGITS "(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)"
#define MONEY "(?:" DIGITS "(?:[.][0-9]{0,4})?|[.][0-9]{1,4})"

/* As money_parse() and count_parse() have it. */
static const char money_pattern[] =
    "^(?:[(] *(?:" POUND " *)?" MONEY " *[)]|[-+]?(?:" POUND " *)?" MONEY "|" POUND " *-" MONEY
    "|(?:" POUND " *)?" MONEY " *-)$";
static const char count_pattern[] = "^[+]?" DIGITS "(?:[.]0*)?$";

/* A column as text without blanks around it. */
static const char *text_of(const struct sql_query *query, const char *column)
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

/* Is an expression of text one of the ways to say nothing (reading/cell.h)? */
static const char *is_missing(const struct sql_query *query, const char *expression)
{
	return arena_format(query->arena,
			    "(%s IS NULL OR upper(%s) IN ('', 'NA', 'N/A', 'ND', '-', '..'))",
			    expression, expression);
}

static const char *table_of(const struct sql_query *query, const struct head *head)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *name = query->table, *quoted = "";

	if (name == NULL && dialect->reads_files)
		return arena_format(
		    arena,
		    "read_csv(%s, all_varchar = true, header = true, skip = %ld, delim = %s, "
		    "quote = '\"', escape = '\"', null_padding = true, strict_mode = false)",
		    sql_text(dialect, head->path, arena), head->columns.header->line - 1,
		    sql_text(dialect, (char[]){head->layout.delimiter, '\0'}, arena));
	if (name == NULL)
		return sql_name(dialect, head->name, arena);
	/* `schema.table` is two names. */
	for (;;) {
		size_t length = strcspn(name, ".");

		quoted = arena_format(arena, "%s%s", quoted,
				      sql_name(dialect, arena_text_of(arena, name, length), arena));
		if (name[length] == '\0')
			return quoted;
		quoted = arena_format(arena, "%s.", quoted);
		name += length + 1;
	}
}

/* The columns of one file by the names the rest of the query uses. */
static const char *select_of(const struct sql_query *query, const struct head *head)
{
	const struct tally_question *question = query->question;
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	int amount = ledger_amount_field(&head->shape);
	const char *list = "", *date;

	for (size_t i = 0; i < question->n_keys; i++) {
		int at = head->columns.at[head->key_fields[i]];

		if (question->keys[i].is_year)
			continue;
		list = arena_format(arena, "%s    %s AS k%zu,\n", list,
				    at >= 0
					? text_of(query, head->columns.header->cells[at])
					: sql_cast(dialect, sql_text(dialect, head->council, arena),
						   dialect->text, arena),
				    i);
	}
	if (head->layout.date >= 0) {
		date = text_of(query, head->columns.header->cells[head->layout.date]);
	} else {
		char year[YEAR_TEXT_SIZE] = "2000-01";

		if (head->layout.year.start != 0)
			year_format(head->layout.year, year);
		date = sql_cast(dialect, sql_text(dialect, year, arena), dialect->text, arena);
	}
	list =
	    arena_format(arena, "%s    %s AS date_text,\n    %s AS amount_text\n", list, date,
			 amount >= 0 && head->columns.at[amount] >= 0
			     ? text_of(query, head->columns.header->cells[head->columns.at[amount]])
			     : sql_cast(dialect, "'1'", dialect->text, arena));
	return arena_format(arena, "  SELECT\n%s  FROM %s\n", list, table_of(query, head));
}

bool sql_add(struct sql_query *query, const char *path)
{
	struct stream *stream = stream_open(path, query->arena, query->diagnostics);
	struct head *head = arena_alloc(query->arena, sizeof *head);
	bool is_read;

	if (stream == NULL)
		return false;
	is_read = stream_next(stream) == STREAM_FOUND &&
		  head_read(head, stream, query->question, query->arena, query->diagnostics);
	stream_close(stream);
	if (is_read && head->n_header > 1 && query->table == NULL && query->dialect->reads_files)
		return diagnose(query->diagnostics, SEVERITY_FAULT,
				(struct place){.file = head->path},
				"has a header of two rows, which no query can read; load it as a "
				"table and name that with --sql-table");
	if (is_read)
		query->selects = arena_format(
		    query->arena, "%s%s%s", query->selects == NULL ? "" : query->selects,
		    query->selects == NULL ? "" : "  UNION ALL\n", select_of(query, head));
	return is_read;
}

/* A channel by its standard name. */
static const char *channel_of(const struct sql_query *query, const char *text)
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
				names = arena_format(
				    arena, "%s%s%s", names, names[0] == '\0' ? "" : ", ",
				    sql_text(query->dialect, channels->folded.items[j], arena));
		cases = arena_format(arena, "%s\n      WHEN %s IN (%s) THEN %s", cases, folded,
				     names, sql_text(query->dialect, channels->standard[i], arena));
	}
	return arena_format(arena, "CASE%s\n      ELSE lower(%s) END", cases, text);
}

static const char *amount_of(const struct sql_query *query)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	bool is_money = query->question->is_money;
	const char *pattern = is_money ? money_pattern : count_pattern;
	const char *digits;

	if (!is_money) {
		/* Decimals of a count are zeros, or it is none. */
		digits =
		    sql_replace(dialect, sql_replace(dialect, "amount_text", "[.]0*$", "", arena),
				"[^0-9]", "", arena);
		return arena_format(arena, "CASE WHEN %s THEN %s END",
				    sql_matches(dialect, "amount_text", pattern, arena),
				    sql_cast(dialect, digits, dialect->whole, arena));
	}
	/* `.5` and `12.` as every engine reads them. */
	digits = sql_replace(dialect, "amount_text", "[^0-9.]", "", arena);
	digits = sql_cast(
	    dialect,
	    arena_format(arena, "concat('0', %s)", sql_replace(dialect, digits, "[.]$", "", arena)),
	    dialect->decimal, arena);
	return arena_format(arena, "CASE WHEN %s THEN CASE WHEN %s THEN -%s ELSE %s END END",
			    sql_matches(dialect, "amount_text", pattern, arena),
			    sql_matches(dialect, "amount_text", "[(-]", arena), digits, digits);
}

static bool is_required(const struct tally_question *question, const struct tally_key *key)
{
	return key->field >= 0 && (question->shape->fields[key->field].flags & FIELD_REQUIRED) != 0;
}

/* A key's name as the results have it, and what rows must have for it. */
static const char *key_of(const struct sql_query *query, size_t i, const char **where)
{
	const struct tally_key *key = &query->question->keys[i];
	struct arena *arena = query->arena;
	const char *text = arena_format(arena, "k%zu", i), *missing = is_missing(query, text);
	bool is_channel = key->field >= 0 && strcmp(key->id, "channel") == 0;

	if (is_required(query->question, key))
		*where = arena_format(arena, "%s\n  AND NOT %s", *where, missing);
	else
		return arena_format(arena, "CASE WHEN %s THEN '' ELSE %s END", missing, text);
	return is_channel ? channel_of(query, text) : text;
}

const char *sql_finish(const struct sql_query *query)
{
	const struct tally_question *question = query->question;
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *where = "year_start IS NOT NULL AND amount IS NOT NULL";
	const char *keys = "", *names = "", *order = "", *columns = "";
	const char *amount_id = question->shape->fields[ledger_amount_field(question->shape)].id;

	for (size_t i = 0; i < question->n_keys; i++) {
		const char *name = sql_name(dialect, question->keys[i].id, arena);

		if (!question->keys[i].is_year)
			columns = arena_format(arena, "%sk%zu, ", columns, i);
		keys = arena_format(arena, "%s    %s AS %s,\n", keys,
				    question->keys[i].is_year ? sql_year_text(dialect, arena)
							      : key_of(query, i, &where),
				    name);
		names = arena_format(arena, "%s%s, ", names, name);
		order = arena_format(arena, "%s%s%s%s", order, i == 0 ? "" : ", ", name,
				     dialect->bytewise);
	}
	return arena_format(
	    arena,
	    "-- vfm tally --to %s, for %s; its result as CSV is a %s.csv\n"
	    "WITH given AS (\n%s),\n"
	    "dated AS (\n  SELECT %samount_text, date_text,\n    %s AS date_parts\n  FROM "
	    "given\n),\n"
	    "parted AS (\n  SELECT %samount_text, date_text,\n%s  FROM dated\n),\n"
	    "typed AS (\n  SELECT %s\n    %s AS year_start,\n    %s AS amount\n  FROM parted\n),\n"
	    "named AS (\n  SELECT\n%s    amount\n  FROM typed\n  WHERE %s\n)\n"
	    "SELECT %ssum(amount) AS %s\nFROM named\nGROUP BY %.*s\nORDER BY %s;\n",
	    question->shape->kind, dialect->name, question->shape->kind, query->selects, columns,
	    sql_year_normal(dialect, arena), columns, sql_year_parts(dialect, arena), columns,
	    sql_year_start(arena), amount_of(query), keys, where, names,
	    sql_name(dialect, amount_id, arena), (int)(strlen(names) - 2), names, order);
}
