#include <errno.h>
#include <string.h>

#include "base/say.h"
#include "base/year_meant.h"
#include "tally/again.h"
#include "tally/head_parts.h"
#include "tally/doubts.h"
#include "tally/first_rows.h"
#include "tally/group_names.h"
#include "tally/odd_parts.h"

static bool check_status(struct tally *tally, struct stream *stream, enum engine_status status,
			 int why)
{
	const struct place place = {.file = stream_name(stream)};

	switch (status) {
	case ENGINE_DONE:
		return true;
	case ENGINE_STOPPED:
		tally->is_stopped = true;
		return false;
	case ENGINE_UNREADABLE:
		if (stream_is_interrupted(stream))
			return false;
		errno = why;
		return stream_tell(stream, tally->diagnostics);
	case ENGINE_OUT_OF_RANGE:
		return tally_too_large(tally, place.file);
	case ENGINE_LONG_LINE:
		return fault(tally->diagnostics, place,
			     "has a line of more than 4 MiB, which no table has; check that it was "
			     "exported as CSV, with a line for each row");
	default:
		return failure(tally->diagnostics, place, "out of memory");
	}
}

static bool close_account(struct tally *tally, struct tally_file *file)
{
	file->read.rows = file->used.rows + file->set_aside.rows;
	file->read.unreadable = file->set_aside.unreadable;
	return !__builtin_add_overflow(file->used.amount, file->set_aside.amount,
				       &file->read.amount) ||
	       tally_too_large(tally, file->path);
}

/* How many rows were set aside so far, for each reason there is. */
static int64_t *count_asides(const struct tally *tally, size_t *n, struct arena *arena)
{
	int64_t *rows = arena_array(arena, tally->n_asides, sizeof *rows);

	*n = tally->n_asides;
	for (size_t i = 0; i < *n; i++)
		rows[i] = tally->asides[i].account.rows;
	return rows;
}

/* An option that says otherwise than the cells are written is the first thing to take back. */
static const char *way_on(const struct tally *tally, const struct aside *aside)
{
	const char *reason = aside->reason;
	const struct tally_question *question = tally->question;
	const struct forms_asked *asked = &question->forms;
	const char *id = strncmp(reason, "unreadable ", 11) == 0 ? reason + 11 : "";
	const int field = shape_field(question->shape, id);
	const bool is_year = field >= 0 && question->shape->fields[field].unit == UNIT_YEAR;

	if (is_year && (asked->is_day_first || asked->is_month_first || asked->is_year_first ||
			asked->are_years || asked->are_months))
		return "; they are not written as --dates says: leave it out, or give another";
	if (field >= 0 && !is_year && asked->decimal != '\0')
		return "; they are not written as --decimal says: leave it out, or give the other";

	const char *way = ledger_way_on(question->shape, reason, tally->arena);
	struct year within;

	/* Not all rows of several years for one. */
	if (is_year && aside->example != NULL && year_within(aside->example, &within))
		return arena_format(
		    tally->arena,
		    "; write the year alone, as %s for %s%s, if all rows are of one year",
		    say_year(tally->arena, within), aside->example, way);
	return way;
}

/* A header and not one row: the reasons since `before` are all that can be told. */
static bool refuse_all(struct tally *tally, const struct stream *stream,
		       const struct tally_file *file, const struct head *head,
		       const int64_t *before, size_t n_before)
{
	const char *why = "", *way = "", *seen;
	int64_t most = 0;

	for (size_t i = 0; i < tally->n_asides; i++) {
		int64_t rows = tally->asides[i].account.rows - (i < n_before ? before[i] : 0);

		if (rows > 0)
			why = arena_format(
			    tally->arena, "%s%s%s %s%s", why, *why == '\0' ? "; set aside: " : ", ",
			    tally->asides[i].reason, say_number(tally->arena, rows),
			    say_around(tally->arena, " (such as ", tally->asides[i].example, ")"));
		if (rows > most)
			way = way_on(tally, &tally->asides[i]);
		most = rows > most ? rows : most;
	}
	/* The amounts may stand in another column, which may have no name. */
	seen = strstr(way, "--map") != NULL ? amounts_seen(head, tally->arena) : NULL;
	if (seen != NULL)
		way = arena_format(tally->arena, "%s; the columns that hold amounts are %s", way,
				   seen);
	if (stream_is_member(stream))
		way = arena_format(tally->arena, "%s; %s", way,
				   stream_is_sheet(stream)
				       ? "FILE:SHEET reads one sheet only"
				       : "--member NAME reads only the members named");
	else if (*why == '\0')
		way = "; leave it out, or fetch it anew if it should have some";
	return fault(tally->diagnostics, in_file(file->path),
		     "has a header but no row of %s that can be used%s%s",
		     tally->question->shape->kind, why, way);
}

/* One of several tables of a file that has a header and no rows, such as a month to come. */
static bool leave_out(struct tally *tally, const struct stream *stream,
		      const struct tally_file *file)
{
	if (!stream_is_member(stream) || tally->question->n_members > 0 || file->set_aside.rows > 0)
		return false;
	warning(tally->diagnostics, in_file(file->path),
		"has a header and no rows, and is left out");
	return true;
}

static void end_engine(void *engine)
{
	engine_free(engine);
}

static void end_again(void *again)
{
	again_fini(again);
}

/* Show all rows to what may be totals of some of them. */
static enum engine_status look_again(struct tally *tally, struct again *again,
				     struct odd_rows *odds)
{
	struct engine_options options = tally->question->engine;
	struct engine_layout layout = odds->head->layout;
	struct engine_input input;
	struct engine *engine;
	enum engine_status status;
	int64_t rows, amount;

	if (!again_second(again, &input)) {
		if (again_is_file(again))
			return ENGINE_UNREADABLE;
		if (totals_is_open(&odds->head->ledger.totals))
			odds->is_refused =
			    !fault(tally->diagnostics, in_file(odds->head->path),
				   "has rows that say total, or hold hardly more than an amount, "
				   "and can only be told from payments by reading it twice; save "
				   "it as a file, and give that");
		odds->head->ledger.totals.is_unseen = true;
		return ENGINE_DONE;
	}
	options.has_no_regular = true;
	layout.n_keys = 0;
	layout.marks = NULL;
	engine = engine_new(0, 0, 0, &options);
	if (engine == NULL)
		return ENGINE_NO_MEMORY;
	status = engine_add(engine, &input, &layout, odd_rows_look, odds, &rows, &amount);
	engine_free(engine);
	return status;
}

bool tally_add_rows(struct tally *tally, struct stream *stream, struct head *head,
		    struct arena *scratch)
{
	struct tally_file file = {.path = head->path};
	struct engine_options options = tally->question->engine;
	struct engine *engine;
	struct odd_rows odds;
	struct again *again = arena_alloc(scratch, sizeof *again);
	size_t n_before;
	const int64_t *before = count_asides(tally, &n_before, scratch);
	int64_t rows = 0, amount = 0;
	bool is_done;

	options.by_month = head_council_key(head) >= 0;
	engine = engine_new(head->layout.n_keys, head->layout.money_keys, head->layout.missing_keys,
			    &options);
	if (engine == NULL)
		return check_status(tally, stream, ENGINE_NO_MEMORY, 0);
	arena_hold(scratch, engine, end_engine);
	odd_rows_init(&odds, tally, &file, head, engine);
	odd_marks_begin(&odds, stream);
	again_init(again, head, stream);
	arena_hold(scratch, again, end_again);

	const struct engine_input input = again_first(again);

	is_done = odd_rows_above_header(&odds);

	enum engine_status status = ENGINE_STOPPED;

	if (is_done)
		status = engine_add(engine, &input, &head->layout, odd_rows_judge, &odds, &rows,
				    &amount);
	int why = errno;

	/* What stopped it says more than that it was stopped. */
	if ((status == ENGINE_STOPPED || status == ENGINE_DONE) && odds.status != ENGINE_DONE)
		status = odds.status;
	if (status == ENGINE_DONE && !head->beliefs->is_wrong &&
	    odd_rows_decide(&odds, rows, amount)) {
		status = look_again(tally, again, &odds);
		why = errno;
	}
	if (status == ENGINE_DONE && !odds.is_refused && !head->beliefs->is_wrong &&
	    !odd_rows_settle(&odds))
		status = odds.status;
	file.used.rows += rows;
	if (status == ENGINE_DONE &&
	    __builtin_add_overflow(file.used.amount, amount, &file.used.amount))
		status = ENGINE_OUT_OF_RANGE;
	is_done = !odds.is_refused && !head->beliefs->is_wrong &&
		  check_status(tally, stream, status, why);
	is_done =
	    is_done && !widths_refuse(&head->ledger.widths, rows, head->path, tally->diagnostics);
	const bool is_left_out = is_done && file.used.rows == 0 && leave_out(tally, stream, &file);

	if (is_done && file.used.rows == 0 && !is_left_out)
		is_done = refuse_all(tally, stream, &file, head, before, n_before);
	if (is_left_out) {
		odd_rows_fini(&odds);
		arena_end(scratch, again);
		arena_end(scratch, engine);
		return true;
	}
	if (is_done)
		odd_marks_say(&odds, stream);
	is_done = is_done && close_account(tally, &file) &&
		  group_names_add(tally, head, engine, &odds, scratch);
	if (is_done) {
		tally_say_head(tally, head);
		channel_rises_say(head, tally->diagnostics);
		neighbours_say(&head->neighbours, tally->diagnostics);
		neighbours_say_seen(&head->neighbours, odds.states, file.used.rows,
				    tally->diagnostics);
		sections_say(&odds.sections, file.used.rows, head->path, tally->diagnostics);
		channel_columns_say_total(head, tally->diagnostics);
		tally_note_order(&file, head, tally->arena);
		files_differ_see(tally, &file, head);
		first_rows_see(tally, head, scratch);
		odd_totals_compare(&odds);
		odd_rows_end(&odds, rows);
		tally_say_end(tally, stream, head, &file, engine, scratch);
		tally_say_doubts(tally, head, &file, engine, again, scratch);
		ARENA_ADD_BY(tally->arena, tally, files, n_files, files_capacity) = file;
	}
	odd_rows_fini(&odds);
	arena_end(scratch, again);
	arena_end(scratch, engine);
	return is_done;
}
