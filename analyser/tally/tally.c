#include "tally/tally.h"
#include "tally/head_parts.h"

#include <errno.h>
#include <string.h>

#include "base/say.h"
#include "tally/doubts.h"
#include "tally/group_names.h"
#include "tally/packed.h"
#include "tally/repeats.h"

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
	return fault(tally->diagnostics, in_file(path),
		     "the %s%s add up to more than can be counted; is there a code or a telephone "
		     "number among the amounts?",
		     tally->question->shape->noun, path == NULL ? " of all files" : "");
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

static bool fail_rejects(struct tally *tally)
{
	return failure(tally->diagnostics, (struct place){0},
		       "the rows set aside cannot be written again: %s", strerror(errno));
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
	if (!stream_again(stream))
		return tally->diagnostics->count == mark->n_messages &&
		       beliefs_refuse(beliefs, tally->diagnostics);
	tally->diagnostics->count = mark->n_messages;
	if (question->reject == NULL || question->reject_again(question->reject_data))
		return true;
	if (errno == ESPIPE)
		return beliefs_refuse(beliefs, tally->diagnostics);
	return fail_rejects(tally);
}

static void pass_on(struct tally *tally, const struct diagnostics *found)
{
	for (size_t i = 0; i < found->count; i++)
		diagnose(tally->diagnostics, found->items[i].severity, found->items[i].place, "%s",
			 found->items[i].message);
}

/* One of several; where it has all but the amount it may be a ledger like the others. */
static void say_left_out(struct tally *tally, const struct stream *stream, const struct head *head,
			 const struct diagnostics *found)
{
	const char *kind = tally->question->shape->kind;
	bool is_amount;
	const char *lacking = head_lacks(head, &is_amount, tally->diagnostics->arena);

	if (lacking != NULL && tally->left_out.count == 0)
		tally->left_out = *found;
	if (is_amount)
		warning(
		    tally->diagnostics, in_file(head->path),
		    "has the other columns of a file of %s but none that is known for %s, and is "
		    "left out with all its rows; rename that column to '%s', or read this %s by "
		    "itself with --map %s=\"...\"",
		    kind, lacking, lacking, stream_is_sheet(stream) ? "sheet" : "file", lacking);
	else
		notice(tally->diagnostics, in_file(head->path),
		       stream_is_sheet(stream) ? "has no header of %s in its first rows and is "
						 "left out; FILE:SHEET reads one sheet only"
					       : "holds no rows of %s and is left out; --member "
						 "NAME reads only the members named",
		       kind);
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
	if (head->is_left_out)
		say_left_out(tally, stream, head, &found);
	else
		pass_on(tally, &found);
	return is_done || head->is_left_out;
}

static bool add_text(struct tally *tally, struct stream *stream)
{
	const struct tally_question *question = tally->question;
	struct arena *kept = arena_like(tally->arena);
	struct tally_mark mark = mark_of(tally, kept);
	struct beliefs beliefs = {.arena = kept};
	bool is_done = question->reject == NULL || question->reject_mark(question->reject_data) ||
		       fail_rejects(tally);

	if (question->of_text != NULL)
		question = question->of_text(question->text_data, stream_name(stream));
	is_done = is_done && question != NULL;
	for (bool is_again = is_done; is_again;) {
		struct arena *scratch = arena_like(tally->arena);
		struct head *head = arena_alloc(scratch, sizeof *head);

		is_done = read_head(tally, stream, question, &beliefs, head, scratch);
		if (is_done && !head->is_left_out)
			is_done = tally_add_rows(tally, stream, head, scratch);
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
			is_well =
			    misuse(tally->diagnostics,
				   "--member '%s': no .zip or workbook given has a member or sheet "
				   "of that name; leave it out, or spell it as the file does",
				   tally->question->members[i]);
	return is_well;
}

bool tally_add(struct tally *tally, const char *path)
{
	struct stream *stream =
	    stream_open(path, tally->question->shelf,
			tally->question->hashes_all ? STREAM_HASH_ALL : STREAM_HASH_SMALL,
			tally->arena, tally->diagnostics);
	const char *sha256 = NULL;
	size_t before = tally->n_files;
	bool is_well = true;
	enum stream_next next = STREAM_FAILED;

	if (stream == NULL)
		return false;
	diagnostics_init(&tally->left_out, tally->arena);
	stream_choose(stream, tally->question->members, tally->question->n_members);
	while (!tally->is_stopped && (next = stream_next(stream)) == STREAM_FOUND) {
		note_member(tally, path, stream_name(stream));
		is_well &= add_text(tally, stream);
		tally->is_stopped = tally->is_stopped || stream_is_interrupted(stream);
	}
	is_well = is_well && next == STREAM_END && stream_is_still(stream);
	if (is_well && tally->n_files == before && tally->left_out.count > 0) {
		/* What the first of them lacks, the others may lack as well. */
		pass_on(tally, &tally->left_out);
		notice(tally->diagnostics, in_file(path),
		       stream_is_sheet(stream)
			   ? "where its sheets lack different things, such as a channel of each, "
			     "%s reads one of them"
			   : "where its files lack different things, such as a channel of each, "
			     "--member NAME reads one of %s",
		       stream_is_sheet(stream)
			   ? say_quoted(tally->arena, arena_format(tally->arena, "%s:SHEET", path),
					'\'')
			   : path);
		is_well = false;
	} else if (is_well && tally->n_files == before) {
		is_well = fault(tally->diagnostics, in_file(path),
				stream_is_sheet(stream)
				    ? "has no sheet that is a file of %s; %s reads the "
				      "table of a sheet that begins at A5"
				    : "holds no .csv, .tsv or .txt that is a file of %s; --member "
				      "NAME reads a member by its name",
				tally->question->shape->kind,
				say_quoted(tally->arena,
					   arena_format(tally->arena, "%s:SHEET!A5", path), '\''));
	}
	is_well = is_well && stream_sha256(stream, &sha256);
	for (size_t i = before; is_well && i < tally->n_files; i++)
		tally->files[i].sha256 = sha256;
	if (is_well && sha256 == NULL)
		notice(tally->diagnostics,
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

	FOR_EACH (const struct tally_file, file, tally->files, tally->n_files)
		if (!grow(&read, file->read.amount) || !grow(&used, file->used.amount) ||
		    !grow(&set_aside, file->set_aside.amount))
			return tally_too_large(tally, NULL);
	return true;
}

bool tally_finish(struct tally *tally)
{
	/* No more rows come to be looked for, and the results want the room. */
	repeats_free(tally->repeats);
	tally->repeats = NULL;
	if (!check_accounts(tally) || !tally_check_orders(tally) || !check_members(tally))
		return false;
	files_differ_say(tally);
	group_names_say_channels(tally);
	sums_sort(&tally->sums);
	coverage_sort(&tally->coverage);
	if (tally->question->top > 0 && !sums_keep(&tally->sums, tally->question->top))
		return tally_too_large(tally, NULL);
	return true;
}
