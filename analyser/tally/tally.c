#include "tally/tally.h"

#include <errno.h>
#include <string.h>

#include "tally/again.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/cut_end.h"
#include "reading/run_sums.h"
#include "tally/amounts.h"
#include "tally/channel_columns.h"
#include "tally/codes.h"
#include "tally/encoding.h"
#include "tally/far_years.h"
#include "tally/files_differ.h"
#include "tally/group_names.h"
#include "tally/head.h"
#include "tally/members.h"
#include "tally/odd_rows.h"
#include "tally/odd_sections.h"
#include "tally/odd_totals.h"
#include "tally/odd_marks.h"
#include "tally/repeats.h"
#include "tally/revised.h"

void tally_init(struct tally *tally, const struct tally_question *question, struct arena *arena,
		struct diagnostics *diagnostics)
{
	*tally = (struct tally){.arena = arena, .diagnostics = diagnostics, .question = question};
	tally->has_member = arena_array(arena, question->n_members, sizeof *tally->has_member);
	sums_init(&tally->sums, question, arena);
	coverage_init(&tally->coverage, arena);
}

bool tally_too_large(struct tally *tally, const char *path)
{
	return diagnose(tally->diagnostics, SEVERITY_FAULT, (struct place){.file = path},
			"the %s%s add up to more than can be counted; is there a code or a "
			"telephone number among the amounts?",
			tally->question->shape->noun, path == NULL ? " of all files" : "");
}

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
		return diagnose(tally->diagnostics, SEVERITY_FAULT, place,
				"has a line of more than 4 MiB, which no table has; check that it "
				"was exported as CSV, with a line for each row");
	default:
		return diagnose(tally->diagnostics, SEVERITY_FAILURE, place, "out of memory");
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

/* Doubts that only a text's last rows raise.  The sample's last row may be the text's. */
static void say_end(struct tally *tally, const struct stream *stream, const struct head *head,
		    const struct tally_file *file, const struct engine *engine,
		    struct arena *scratch)
{
	const struct sheet *sheet = &head->sheet;
	const struct row *rows = sheet->rows + head->sample;
	size_t n_rows = sheet->n_rows > head->sample ? sheet->n_rows - head->sample : 0, length;
	struct source end = {.text = stream_tail(stream, &length)};
	struct sheet last;

	end.length = length;
	if (!stream_is_sheet(stream))
		cut_end_say(end.text, length, sheet->delimiter, rows, n_rows > 0 ? n_rows - 1 : 0,
			    head->path, tally->diagnostics);
	if (file->set_aside.unreadable == 0)
		return;
	sheet_read(&last, &end, sheet->delimiter, false, scratch);
	run_sums_say_unproved(
	    &(struct run_unproved){rows, last.rows, n_rows, last.n_rows, head->layout.amount,
				   engine_largest(engine), file->used.amount, file->used.rows,
				   file->set_aside.unreadable, tally->question->is_money},
	    head->path, tally->diagnostics);
}

/* `#6` is the sixth column of every file, whatever that is called. */
static void say_places(struct tally *tally, const struct head *head)
{
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		const int at = head->columns.at[i];
		const char *name, *first = tally->placed[i];

		if (at < 0 || !head->columns.is_by_place[i])
			continue;
		name = head->columns.header->cells[at];
		if (first == NULL)
			tally->placed[i] = arena_text(tally->arena, name);
		else if (strcmp(text_fold(tally->arena, first), text_fold(tally->arena, name)) != 0)
			diagnose(
			    tally->diagnostics, SEVERITY_WARNING,
			    (struct place){head->path, head->columns.header->line,
					   head->fields[i].id},
			    "is read from column %d, which is %s here and %s in the first file; "
			    "name it, or read this file by itself, if that is another column",
			    at + 1, cell_quoted(tally->arena, name),
			    cell_quoted(tally->arena, first));
	}
}

/* A name read from the column of the dates or of the amounts is most likely a slip. */
static void say_shared(struct tally *tally, const struct head *head)
{
	for (size_t i = 0; i < tally->question->n_keys; i++) {
		const struct field *field = &head->fields[head->key_fields[i]];
		const int at = head->columns.at[head->key_fields[i]];

		if (at < 0 || field->unit != UNIT_TEXT || tally->question->keys[i].is_month ||
		    (at != head->layout.date && at != head->layout.amount))
			continue;
		diagnose(tally->diagnostics, SEVERITY_WARNING,
			 (struct place){head->path, head->columns.header->line, field->id},
			 "is read from %s, as %s; name another column if that is a slip",
			 cell_quoted(tally->arena, head->columns.header->cells[at]),
			 at == head->layout.date ? "the dates are" : "the amounts are");
	}
}

static void say_head(struct tally *tally, const struct head *head)
{
	const struct place place = {.file = head->path};
	const struct beliefs *beliefs = head->beliefs;

	say_places(tally, head);
	say_shared(tally, head);
	widths_say(&head->ledger.widths, head->path, tally->diagnostics);
	forms_say(&beliefs->forms, &beliefs->sampled, beliefs->asked, &beliefs->file,
		  tally->diagnostics);
	if (head->encoding.n_texts > 0)
		diagnose(tally->diagnostics, SEVERITY_NOTICE, place, "is not UTF-8; read as %s",
			 encoding_name(&head->encoding));
	if (head->ledger.n_day_numbers > 0)
		diagnose(tally->diagnostics, SEVERITY_NOTICE, place,
			 head->ledger.n_day_numbers == 1
			     ? "%lld date is a spreadsheet's day number, read as such"
			     : "%lld dates are a spreadsheet's day numbers, read as such",
			 (long long)head->ledger.n_day_numbers);
}

/* Where nothing shows the order of a file's dates, another file of the run may. */
static void note_order(struct tally_file *file, const struct head *head, struct arena *arena)
{
	const struct shown *dates = head->beliefs->sampled.dates;
	const struct shown *month_first = &dates[DATE_PROVES_MONTH_FIRST];
	const struct shown *either = &dates[DATE_EITHER_ORDER];
	const struct forms_asked *asked = head->beliefs->asked;

	if (asked->is_day_first || asked->is_month_first)
		return;
	if (month_first->count > 0)
		file->month_first = arena_text(arena, month_first->text);
	else if (either->count > 0 && dates[DATE_PROVES_DAY_FIRST].count == 0)
		file->either_order = arena_text(arena, either->text);
}

/* One file shows that the month stands first, and in another it may as well: a guess either way. */
static bool check_orders(struct tally *tally)
{
	const struct tally_file *first = NULL, *either = NULL;

	for (size_t i = 0; i < tally->n_files; i++) {
		const struct tally_file *file = &tally->files[i];

		first = first == NULL && file->month_first != NULL ? file : first;
		either = either == NULL && file->either_order != NULL ? file : either;
	}
	return first == NULL || either == NULL ||
	       diagnose(tally->diagnostics, SEVERITY_FAULT, (struct place){.file = either->path},
			"'%s' could be read either way, and '%s' in %s has the month first; say "
			"--dates month-first if all files do, else add up each on its own with "
			"--dates day-first or --dates month-first",
			either->either_order, first->month_first, first->path);
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

/* A header and not one row: the reasons since `before` are all that can be told. */
static bool refuse_all(struct tally *tally, const struct tally_file *file, const struct head *head,
		       const int64_t *before, size_t n_before)
{
	const char *why = "", *way = "", *seen;
	int64_t most = 0;

	for (size_t i = 0; i < tally->n_asides; i++) {
		int64_t rows = tally->asides[i].account.rows - (i < n_before ? before[i] : 0);

		if (rows > 0)
			why = arena_format(tally->arena, "%s%s%s %lld", why,
					   *why == '\0' ? "; set aside: " : ", ",
					   tally->asides[i].reason, (long long)rows);
		if (rows > most)
			way = ledger_way_on(tally->question->shape, tally->asides[i].reason,
					    tally->arena);
		most = rows > most ? rows : most;
	}
	/* The amounts may stand in another column, which may have no name. */
	seen = strstr(way, "--map") != NULL ? amounts_seen(head, tally->arena) : NULL;
	if (seen != NULL)
		way = arena_format(tally->arena, "%s; the columns that hold amounts are %s", way,
				   seen);
	return diagnose(tally->diagnostics, SEVERITY_FAULT, (struct place){.file = file->path},
			"has a header but no row of %s that can be used%s%s",
			tally->question->shape->kind, why, way);
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
			odds->is_refused = !diagnose(tally->diagnostics, SEVERITY_FAULT,
						     (struct place){.file = odds->head->path},
						     "has rows that say total, or hold hardly "
						     "more than an amount, and can only be "
						     "told from payments by reading "
						     "it twice; save it as a file, and give that");
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

static bool add_rows(struct tally *tally, struct stream *stream, struct head *head,
		     struct arena *scratch)
{
	const struct tally_question *question = tally->question;
	struct tally_file file = {.path = head->path};
	struct engine *engine;
	struct odd_rows odds;
	struct again *again = arena_alloc(scratch, sizeof *again);
	size_t n_before;
	const int64_t *before = count_asides(tally, &n_before, scratch);
	int64_t rows = 0, amount = 0;
	bool is_done;

	engine = engine_new(head->layout.n_keys, head->layout.money_keys, head->layout.missing_keys,
			    &question->engine);
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
	if (is_done && file.used.rows == 0)
		is_done = refuse_all(tally, &file, head, before, n_before);
	if (is_done)
		odd_marks_say(&odds, stream);
	is_done = is_done && close_account(tally, &file) &&
		  group_names_add(tally, head, engine, &odds, scratch);
	if (is_done) {
		say_head(tally, head);
		neighbours_say(&head->neighbours, tally->diagnostics);
		neighbours_say_seen(&head->neighbours, odds.states, file.used.rows,
				    tally->diagnostics);
		odd_section_say(&odds);
		channel_columns_say_total(head, tally->diagnostics);
		note_order(&file, head, tally->arena);
		files_differ_see(tally, &file, head);
		revised_see(tally, head);
		odd_totals_compare(&odds);
		odd_rows_end(&odds, rows);
		say_end(tally, stream, head, &file, engine, scratch);
		far_years_say(tally, head, engine, again, scratch);
		codes_say(tally, head, &file, engine, again, scratch);
		tally->files = arena_grow(tally->arena, tally->files, tally->n_files,
					  &tally->files_capacity, sizeof *tally->files);
		tally->files[tally->n_files++] = file;
	}
	odd_rows_fini(&odds);
	arena_end(scratch, again);
	arena_end(scratch, engine);
	return is_done;
}

/* A readme or a licence beside ledgers, whose faults are of no interest. */
static bool is_no_ledger(const struct tally *tally, const struct stream *stream,
			 const struct head *head, const struct diagnostics *found)
{
	return stream_is_member(stream) && head->is_no_table && tally->question->n_members == 0 &&
	       diagnostics_count(found, SEVERITY_FAILURE) == 0;
}

/* Where a tally stands before a text, to go back there. */
struct tally_mark {
	size_t n_files, n_asides, n_messages;
	struct aside *asides;
};

static struct tally_mark mark_of(const struct tally *tally, struct arena *arena)
{
	struct tally_mark mark = {tally->n_files, tally->n_asides, tally->diagnostics->count, NULL};

	mark.asides = arena_array(arena, tally->n_asides, sizeof *mark.asides);
	if (tally->n_asides > 0)
		memcpy(mark.asides, tally->asides, tally->n_asides * sizeof *mark.asides);
	return mark;
}

/* Read the text from its start again, as if it had not been begun; false with a message. */
static bool start_again(struct tally *tally, struct stream *stream, const struct tally_mark *mark,
			const struct beliefs *beliefs)
{
	const struct tally_question *question = tally->question;

	tally->n_files = mark->n_files;
	tally->n_asides = mark->n_asides;
	if (tally->n_asides > 0)
		memcpy(tally->asides, mark->asides, tally->n_asides * sizeof *mark->asides);
	tally->diagnostics->count = mark->n_messages;
	if (stream_again(stream) &&
	    (question->reject == NULL || question->reject_again(question->reject_data))) {
		tally->diagnostics->count = mark->n_messages;
		return true;
	}
	return beliefs_refuse(beliefs, tally->diagnostics);
}

/* Read a head; that of a member that is no ledger is left out, which is said. */
static bool read_head(struct tally *tally, struct stream *stream,
		      const struct tally_question *question, struct beliefs *beliefs,
		      struct head *head, struct arena *scratch)
{
	struct diagnostics found;
	bool is_done;

	diagnostics_init(&found, tally->diagnostics->arena);
	is_done = head_read(head, stream, question, beliefs, scratch, &found);
	head->is_left_out = !is_done && is_no_ledger(tally, stream, head, &found);
	for (size_t i = 0; !head->is_left_out && i < found.count; i++)
		diagnose(tally->diagnostics, found.items[i].severity, found.items[i].place, "%s",
			 found.items[i].message);
	if (head->is_left_out)
		diagnose(
		    tally->diagnostics, SEVERITY_NOTICE, (struct place){.file = head->path},
		    stream_is_sheet(stream)
			? "has no header of %s in its first rows and is left out; FILE:SHEET reads "
			  "one sheet only"
			: "holds no rows of %s and is left out; --member NAME reads only the "
			  "members named",
		    question->shape->kind);
	return is_done || head->is_left_out;
}

static bool add_text(struct tally *tally, struct stream *stream)
{
	const struct tally_question *question = tally->question;
	struct arena *kept = arena_like(tally->arena);
	struct tally_mark mark = mark_of(tally, kept);
	struct beliefs beliefs = {.arena = kept};
	bool is_done = question->reject == NULL || question->reject_mark(question->reject_data);

	if (question->of_text != NULL)
		question = question->of_text(question->text_data, stream_name(stream));
	is_done = is_done && question != NULL;
	for (bool is_again = is_done; is_again;) {
		struct arena *scratch = arena_like(tally->arena);
		struct head *head = arena_alloc(scratch, sizeof *head);

		is_done = read_head(tally, stream, question, &beliefs, head, scratch);
		if (is_done && !head->is_left_out)
			is_done = add_rows(tally, stream, head, scratch);
		arena_free(scratch);
		is_again = beliefs.is_wrong && start_again(tally, stream, &mark, &beliefs);
	}
	arena_free(kept);
	return is_done;
}

/* A text of a file is one that --member asks for, where it is a part of it: `z.zip/a.csv`. */
static void note_member(struct tally *tally, const char *path, const char *name)
{
	const size_t length = strlen(path);

	if (strncmp(name, path, length) != 0 || (name[length] != '/' && name[length] != ':'))
		return;
	name += length + strspn(name + length, "/: ");
	for (size_t i = 0; i < tally->question->n_members; i++)
		tally->has_member[i] |= member_is_named(tally->question->members[i], name);
}

/* A name of which no file has a member has done nothing. */
static bool check_members(const struct tally *tally)
{
	bool is_well = true;

	for (size_t i = 0; i < tally->question->n_members; i++)
		if (!tally->has_member[i])
			is_well = diagnose(
			    tally->diagnostics, SEVERITY_USAGE, (struct place){0},
			    "--member '%s': no .zip or workbook given has a member or "
			    "sheet of that name; leave it out, or spell it as the file does",
			    tally->question->members[i]);
	return is_well;
}

bool tally_add(struct tally *tally, const char *path)
{
	struct stream *stream =
	    stream_open(path, tally->question->shelf,
			tally->question->hashes_all ? STREAM_HASH_ALL : STREAM_HASH_SMALL,
			tally->arena, tally->diagnostics);
	size_t before = tally->n_files;
	bool is_well = true;
	enum stream_next next = STREAM_FAILED;

	if (stream == NULL)
		return false;
	stream_choose(stream, tally->question->members, tally->question->n_members);
	while (!tally->is_stopped && (next = stream_next(stream)) == STREAM_FOUND) {
		note_member(tally, path, stream_name(stream));
		is_well &= add_text(tally, stream);
		tally->is_stopped = tally->is_stopped || stream_is_interrupted(stream);
	}
	is_well = is_well && next == STREAM_END && stream_is_still(stream);
	if (is_well && tally->n_files == before)
		is_well = diagnose(
		    tally->diagnostics, SEVERITY_FAULT, (struct place){.file = path},
		    stream_is_sheet(stream)
			? "has no sheet that is a file of %s; '%s:SHEET!A5' reads the table of a "
			  "sheet that begins at A5"
			: "holds no .csv, .tsv or .txt that is a file of %s; --member NAME reads "
			  "a member by its name",
		    tally->question->shape->kind, path);
	for (size_t i = before; is_well && i < tally->n_files; i++)
		tally->files[i].sha256 = stream_sha256(stream);
	if (is_well && stream_sha256(stream) == NULL)
		diagnose(tally->diagnostics, SEVERITY_NOTICE,
			 (struct place){.file = strcmp(path, "-") == 0 ? "standard input" : path},
			 "is larger than 32 MiB, so its SHA-256 was not taken; --sha256 takes it");
	stream_close(stream);
	return is_well;
}

/* Add to the size of a sum, signs left out, so that the order of the files changes nothing. */
static bool grow(uint64_t *size, int64_t amount)
{
	*size += amount < 0 ? -(uint64_t)amount : (uint64_t)amount; /* from at most 2^63 - 1 */
	return *size <= INT64_MAX;
}

/* Can the accounts of all files be added up too? */
static bool check_accounts(struct tally *tally)
{
	uint64_t read = 0, used = 0, set_aside = 0;

	for (size_t i = 0; i < tally->n_files; i++) {
		const struct tally_file *file = &tally->files[i];

		if (!grow(&read, file->read.amount) || !grow(&used, file->used.amount) ||
		    !grow(&set_aside, file->set_aside.amount))
			return tally_too_large(tally, NULL);
	}
	return true;
}

bool tally_finish(struct tally *tally)
{
	/* No more rows come to be looked for, and the results want the room. */
	repeats_free(tally->repeats);
	tally->repeats = NULL;
	if (!check_accounts(tally) || !check_orders(tally) || !check_members(tally))
		return false;
	files_differ_say(tally);
	sums_sort(&tally->sums);
	coverage_sort(&tally->coverage);
	if (tally->question->top > 0 && !sums_keep(&tally->sums, tally->question->top))
		return tally_too_large(tally, NULL);
	return true;
}
