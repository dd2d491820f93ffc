#include "tally/sql.h"

#include <string.h>

#include "base/text.h"
#include "tally/head.h"
#include "tally/sql_parts.h"

/*
 * A path as DuckDB's read_csv() takes it, to which `*`, `?` and `[` stand for other files' names, a
 * `~` for a folder of the user's, and what is before `://` for a place elsewhere.
 */
static const char *path_of(const char *path, struct arena *arena)
{
	const bool is_elsewhere = path[0] == '~' || strstr(path, "://") != NULL;
	char *plain = arena_alloc(arena, strlen(path) * 3 + 3), *to = plain;

	if (is_elsewhere)
		to = mempcpy(to, "./", 2);
	for (; *path != '\0'; path++) {
		const bool is_pattern = strchr("*?[", *path) != NULL;

		if (is_pattern)
			*to++ = '[';
		*to++ = *path;
		if (is_pattern)
			*to++ = ']';
	}
	*to = '\0';
	return plain;
}

static const char *table_of(const struct sql_query *query, const struct head *head)
{
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *name = query->table, *quoted = "";

	if (name == NULL && dialect->reads_files)
		return arena_format(
		    arena,
		    "read_csv(%s, all_varchar = true, header = true, skip = %ld, delim = %s, quote "
		    "= '\"', escape = '\"', null_padding = true, strict_mode = false)",
		    sql_text(dialect, path_of(head->path, arena), arena),
		    head->columns.header->line - 1,
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

static const char *text_literal(const struct sql_query *query, const char *text)
{
	return sql_cast(query->dialect, sql_text(query->dialect, text, query->arena),
			query->dialect->text, query->arena);
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
		bool is_council = (head->fields[head->key_fields[i]].flags & FIELD_CONSTANT) != 0;

		list =
		    arena_format(arena, "%s    %s AS k%zu,\n", list,
				 at >= 0 ? sql_column_text(query, head->columns.header->cells[at])
					 : text_literal(query, is_council ? head->council : ""),
				 i);
	}
	if (head->price_field >= 0) {
		int at = head->columns.at[head->line_field];

		list =
		    arena_format(arena, "%s    %s AS line_text,\n", list,
				 at >= 0 ? sql_column_text(query, head->columns.header->cells[at])
					 : text_literal(query, ""));
	}
	if (head->layout.date >= 0) {
		date = sql_column_text(query, head->columns.header->cells[head->layout.date]);
	} else {
		char year[YEAR_TEXT_SIZE] = "2000-01";

		if (head->layout.year.start != 0)
			year_format(head->layout.year, year);
		else if (question_may_lack_year(question))
			year[0] = '\0';
		date = text_literal(query, year);
	}
	list = arena_format(
	    arena, "%s    %s AS date_text,\n    %s AS amount_text\n", list, date,
	    amount >= 0 && head->columns.at[amount] >= 0
		? sql_column_text(query, head->columns.header->cells[head->columns.at[amount]])
		: sql_cast(dialect, "'1'", dialect->text, arena));
	return arena_format(arena, "  SELECT %d AS vfm_source,\n%s  FROM %s\n", query->n_files,
			    list, table_of(query, head));
}

/* Do its first rows have a cell that text_unwrapped() reads? */
static bool has_wrapped(const struct head *head)
{
	for (size_t i = 0; i < head->sheet.n_rows; i++) {
		const struct row *row = &head->sheet.rows[i];

		if (row->raw_length > 0 && memmem(row->raw, row->raw_length, "=\"", 2) != NULL)
			return true;
	}
	return false;
}

bool sql_add(struct sql_query *query, const char *path)
{
	struct stream *stream =
	    stream_open(path, query->question->shelf, 0, query->arena, query->diagnostics);
	struct head *head = arena_alloc(query->arena, sizeof *head);
	const struct tally_question *question = query->question;
	struct beliefs beliefs = {.arena = query->arena};
	const struct forms usual = {.unsure = ""};
	bool is_read, is_within;
	enum stream_next next;

	if (stream == NULL)
		return false;
	stream_choose(stream, query->question->members, query->question->n_members);
	is_read = stream_next(stream) == STREAM_FOUND;
	if (is_read && question->of_text != NULL)
		question = question->of_text(question->text_data, stream_name(stream));
	is_read = is_read && question != NULL &&
		  head_read(head, stream, question, &beliefs, query->arena, query->diagnostics);
	is_within = stream_is_sheet(stream) || stream_is_member(stream);
	next = is_read ? stream_next(stream) : STREAM_END;
	stream_close(stream);
	if (next == STREAM_FOUND)
		return fault(query->diagnostics, in_file(path),
			     "holds several files or sheets, and a query is of one; name it with "
			     "--member NAME");
	is_read = is_read && next == STREAM_END;
	if (is_read && is_within && query->table == NULL && query->dialect->reads_files)
		return fault(query->diagnostics, in_file(head->path),
			     "is in a workbook or an archive, which no query can read; load it as "
			     "a table and name that with --sql-table");
	if (is_read && head->n_header > 1 && query->table == NULL && query->dialect->reads_files)
		return fault(query->diagnostics, in_file(head->path),
			     "has a header of two rows, which no query can read; load it as a "
			     "table and name that with --sql-table");
	if (is_read && (head->layout.n_checks > 0 || neighbours_needs_all(&head->neighbours)))
		return fault(
		    query->diagnostics, in_file(head->path),
		    "has a currency, a sign, a scale or a second column of one name beside its "
		    "amounts, which the query would ignore; add it up without --sql");
	if (is_read && (head->n_header == 0 || head->useless_date >= 0 || head->n_wide > 0 ||
			question->channel != NULL || head_has_months(head)))
		return fault(query->diagnostics, in_file(head->path),
			     head_has_months(head)
				 ? "says in a column of its own of which months its rows are, "
				   "which the query would ignore; add it up without --sql"
				 : "is read with a header, a year or a channel that is not its "
				   "own, which no query can use; add it up without --sql");
	if (!is_read)
		return false;
	if (!forms_are_same(&beliefs.forms, &usual))
		return fault(query->diagnostics, in_file(head->path),
			     "has %s, which the query would not read so; add it up without --sql",
			     beliefs.forms.has_decimal_comma      ? "a decimal comma in its numbers"
			     : beliefs.forms.dates.is_month_first ? "the month first in its dates"
			     : beliefs.forms.dates.is_year_first
				 ? "the year first in its dates"
				 : "months such as 2009-10 among its dates");
	if (head->ledger.totals.columns.n_labels > 0 || head->ledger.totals.columns.lacking != 0)
		return fault(query->diagnostics, in_file(head->path),
			     "has rows that are sums of others, as their amounts show, which the "
			     "query would count; add it up without --sql");
	if (has_wrapped(head))
		return fault(query->diagnostics, in_file(head->path),
			     "has cells such as =\"00123\", which the query would not read as the "
			     "text in the quotes; add it up without --sql");
	query->n_files++;
	query->has_dates |= head->ledger.has_dates;
	for (size_t i = 0; i < query->question->n_keys; i++)
		query->has_key[i] |=
		    !query->question->keys[i].is_optional ||
		    head->columns.at[head->key_fields[i]] >= 0 ||
		    (query->question->keys[i].is_year && head->layout.year.start != 0);
	query->selects =
	    arena_format(query->arena, "%s%s%s", query->selects == NULL ? "" : query->selects,
			 query->selects == NULL ? "" : "  UNION ALL\n", select_of(query, head));
	return true;
}

/* Must rows have it to be used? */
static bool is_required(const struct tally_question *question, const struct tally_key *key)
{
	return key->field >= 0 && (question->shape->fields[key->field].flags &
				   (FIELD_REQUIRED | FIELD_KEY)) == FIELD_REQUIRED;
}

/* A key's name as the results have it, and what rows must have for it. */
static const char *key_of(const struct sql_query *query, size_t i, const char **where)
{
	const struct tally_key *key = &query->question->keys[i];
	struct arena *arena = query->arena;
	const char *text = arena_format(arena, "k%zu", i), *missing = sql_is_missing(query, text);
	bool is_channel = key->field >= 0 && strcmp(key->id, "channel") == 0;

	if (key->is_year) {
		text = sql_year_text(query->dialect, arena);
		return key->is_optional
			   ? arena_format(arena, "CASE WHEN year_start IS NULL THEN '' ELSE %s END",
					  text)
			   : text;
	}
	if (key->is_price) {
		text = sql_price(query, text);
		*where = arena_format(arena, "%s\n  AND %s >= 0", *where, text);
		return text;
	}
	if (is_required(query->question, key)) {
		*where = arena_format(arena, "%s\n  AND NOT %s", *where, missing);
		return text;
	}
	return arena_format(arena, "CASE WHEN %s THEN '%s' ELSE %s END", missing,
			    key->is_left_empty ? "" : LEDGER_NOT_GIVEN,
			    is_channel ? sql_channel(query, text) : text);
}

/* The parts of the query that depend on its keys. */
struct parts {
	const char *columns; /* the keys as texts, from table to table */
	const char *keys;    /* as the results have them */
	const char *names;   /* to group by, with the quantity before a price to select */
	const char *selected;
	const char *order, *where;
	const char *council, *council_text; /* its name and what it is, or NULL */
	bool has_year, has_price;
};

static void select_also(struct parts *parts, const char *name, struct arena *arena)
{
	parts->selected = text_more(arena, parts->selected, ", ", name);
}

static void add_key(const struct sql_query *query, size_t i, const char *amount,
		    struct parts *parts)
{
	const struct tally_key *key = &query->question->keys[i];
	struct arena *arena = query->arena;
	const char *name = sql_name(query->dialect, key->id, arena);

	if (!key->is_year)
		parts->columns = arena_format(arena, "%sk%zu, ", parts->columns, i);
	if (!query->has_key[i])
		return;
	parts->has_price |= key->is_price;
	if (key->is_price)
		select_also(parts, amount, arena);
	const char *key_text = key_of(query, i, &parts->where);

	if (strcmp(key->id, "council") == 0 && key->field >= 0) {
		parts->council = name;
		parts->council_text = key_text;
	}
	parts->has_year |= key->is_year;
	parts->keys = arena_format(arena, "%s    %s AS %s,\n", parts->keys, key_text, name);
	parts->names = text_more(arena, parts->names, ", ", name);
	select_also(parts, name, arena);
	parts->order = arena_format(arena, "%s%s", text_more(arena, parts->order, ", ", name),
				    key->is_price ? "" : query->dialect->bytewise);
}

const char *sql_finish(const struct sql_query *query)
{
	const struct tally_question *question = query->question;
	const struct sql_dialect *dialect = query->dialect;
	struct arena *arena = query->arena;
	const char *id = question->shape->fields[ledger_amount_field(question->shape)].id;
	const char *amount = arena_format(arena, "sum(amount) AS %s", sql_name(dialect, id, arena));
	struct parts parts = {
	    "",   "",   "",    "",   "", "year_start IS NOT NULL AND amount IS NOT NULL",
	    NULL, NULL, false, false};
	const char *line = "", *line_amount = "";

	if (question_may_lack_year(question))
		parts.where =
		    arena_format(arena, "(year_start IS NOT NULL OR %s) AND amount IS NOT NULL",
				 sql_is_missing(query, "date_text"));
	for (size_t i = 0; i < question->n_keys; i++)
		add_key(query, i, amount, &parts);

	bool has_months =
	    parts.has_year && query->has_dates && shape_field(question->shape, "months") >= 0;

	if (!parts.has_price)
		select_also(&parts, amount, arena);
	if (has_months)
		select_also(&parts, "min(vfm_months) AS months", arena);
	if (parts.has_price) {
		line = "line_text, ";
		line_amount =
		    arena_format(arena, "    %s AS line_amount,\n", sql_line_amount(query));
	}
	return arena_format(
	    arena,
	    "-- vfm tally --to %s, for %s: saved as CSV, its result is %s.csv\n"
	    "WITH given AS (\n%s),\n"
	    "dated AS (\n  SELECT vfm_source, %s%samount_text, date_text,\n    %s AS date_parts\n"
	    "  FROM given\n),\n"
	    "parted AS (\n  SELECT vfm_source, %s%samount_text, date_text,\n%s  FROM dated\n),\n"
	    "typed AS (\n  SELECT vfm_source, %sdate_text, amount_text, month_part,\n%s    %s AS "
	    "year_start,\n"
	    "    %s AS amount\n  FROM parted\n),\n"
	    "named AS (\n  SELECT\n%s    amount, vfm_source, year_start\n  FROM typed\n"
	    "  WHERE %s\n)%s%s\n"
	    "SELECT %s\nFROM %s\nGROUP BY %s\nORDER BY %s;\n",
	    question->shape->kind, dialect->name, question->shape->kind, query->selects,
	    parts.columns, line, sql_year_normal(dialect, arena), parts.columns, line,
	    sql_year_parts(dialect, arena), parts.columns, line_amount, sql_year_start(arena),
	    sql_amount(query), parts.keys, parts.where, has_months ? ",\n" : "",
	    has_months ? sql_months_table(query, parts.council, parts.council_text) : "",
	    parts.selected, has_months ? sql_months_join(parts.council, arena) : "named",
	    parts.names, parts.order);
}
