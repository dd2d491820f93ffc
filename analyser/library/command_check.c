#include "library/commands.h"

#include <string.h>

#include "analyses/case/self_audit.h"
#include "base/say.h"
#include "loading/books.h"
#include "loading/check_kinds.h"
#include "loading/inputs.h"
#include "loading/load_case.h"
#include "loading/sources.h"
#include "library/check_file.h"
#include "library/strays.h"
#include "model/shapes.h"
#include "reading/book.h"
#include "requests/options.h"

/*
 * What the case said of its files, of which a check of each by itself did not: its faults, and what
 * it would tell beside its answer.  False where one cannot be read.
 */
static bool take_messages(struct file_checker *checker, struct run *trial, const char *folder)
{
	books_locate(trial, &trial->diagnostics);
	FOR_EACH (const struct diagnostic, item, trial->diagnostics.items,
		  trial->diagnostics.count) {
		if (item->severity == SEVERITY_FAILURE)
			return failure(&checker->run->diagnostics, item->place, "%s",
				       item->message);
		/* Which files have no rows yet a check says itself. */
		if (item->severity == SEVERITY_REMARK ||
		    names_find(&checker->report.told, diagnostic_text(checker->run->arena, item)) >=
			0 ||
		    (item->severity < SEVERITY_WARNING &&
		     (item->place.file == NULL || strcmp(item->place.file, folder) == 0)))
			continue;
		diagnose(&checker->found,
			 item->severity < SEVERITY_FAULT ? item->severity : SEVERITY_FAULT,
			 item->place, "%s", item->message);
	}
	return true;
}

/* Of which there is a case, or a beginning of one; the others are of use to other commands alone.
 */
static bool is_begun(struct run *run, const char *folder)
{
	static const char *const files[] = {"case.csv",       "activity.csv", "strategies.csv",
					    "unit_costs.csv", "spend.csv",    "prices.csv",
					    "gains.csv",      "costs.csv"};

	for (size_t i = 0; i < N_OF(files); i++)
		if (sources_has_rows(run, arena_format(run->arena, "%s/%s", folder, files[i])))
			return true;
	return false;
}

/*
 * What is wrong between the files of a case, each well in itself: a strategy for a service that the
 * activity lacks, a channel that nothing prices, years that are not the same.  The case itself is
 * asked, so that a check says what it would say, and its results are dropped.  False where a file
 * cannot be read.
 */
static bool check_across(struct file_checker *checker, const char *folder)
{
	struct run *run = checker->run, *trial = arena_alloc(run->arena, sizeof *trial);

	if (!is_begun(run, folder))
		return true;
	checker->case_asked = folder;
	diagnostics_init(&checker->found, run->arena);
	run_within(trial, run, command_case.name, folder);
	trial->settings.business_case.only_faults = true;
	(void)command_case.execute(trial);
	if (!take_messages(checker, trial, folder))
		return false;
	check_report_take(&checker->report, &checker->found, false);
	return true;
}

/* The council that a folder's case.csv names, or NULL; what is wrong in it, its check tells. */
static const char *council_of(struct file_checker *checker, const char *folder)
{
	struct arena *arena = checker->run->arena;
	const char *path = arena_format(arena, "%s/case.csv", folder);
	struct reading *reading = arena_alloc(arena, sizeof *reading);
	struct case_file file = {0};
	struct diagnostics told;

	diagnostics_init(&told, arena);
	if (!sources_has_rows(checker->run, path))
		return NULL;
	const struct source *source = sources_read(checker->run, path, &told);
	if (source == NULL ||
	    !reading_read(reading, source, &case_shape, &(struct reading_options){0}, arena,
			  &told) ||
	    !case_file_build(&file, reading, &told))
		return NULL;
	return file.council;
}

/* Do faults say more than one thing, each of another kind of file? */
static bool is_of_kinds(const struct diagnostics *strays)
{
	const char *first = NULL;

	for (size_t i = 0; i < strays->count; i++) {
		if (strays->items[i].severity != SEVERITY_FAULT)
			continue;
		if (first != NULL && strcmp(first, strays->items[i].message) != 0)
			return true;
		first = strays->items[i].message;
	}
	return false;
}

/*
 * A workbook with no sheet called as a case's is checked by its columns.  Sheets of several kinds
 * are a case, which would not read them, so each is a fault with its name; those of one kind are
 * told of, as other commands read them.
 */
static bool check_sheets(struct file_checker *checker, const char *book)
{
	struct diagnostics strays;
	bool is_well = true, is_case;
	const char *sheet;

	/* Before the sheets are read, which are no strays then. */
	diagnostics_init(&strays, checker->run->arena);
	strays_say(checker->run, book, true, &strays);
	is_case = is_of_kinds(&strays);
	checker->is_of_case = false;
	for (size_t i = 0; (sheet = books_fitting(checker->run, book, i)) != NULL; i++)
		is_well &= check_file_add(checker, sheet);
	diagnostics_init(&checker->found, checker->run->arena);
	FOR_EACH (const struct diagnostic, item, strays.items, strays.count) {
		if (item->severity == SEVERITY_FAULT)
			diagnose(&checker->found, is_case ? SEVERITY_FAULT : SEVERITY_NOTICE,
				 item->place, "is checked here by its columns; in a case it %s",
				 item->message);
		else
			diagnose(&checker->found, item->severity, item->place, "%s", item->message);
	}
	check_report_take(&checker->report, &checker->found, false);
	return is_well;
}

/* A folder's files of the known kinds, and then what is wrong between them. */
static bool check_folder(struct file_checker *checker, const char *folder, bool *is_case)
{
	size_t count;
	const struct kind *kinds = check_kinds(&count);
	bool is_well = true, has_any = false;
	int64_t before = checker->report.n_faults;

	*is_case = shelf_is_folder(&checker->run->shelf, folder);
	checker->is_of_case = *is_case;
	checker->council = *is_case ? council_of(checker, folder) : NULL;
	for (size_t i = 0; *is_case && i < count; i++) {
		const char *path =
		    arena_format(checker->run->arena, "%s/%s.csv", folder, kinds[i].shape->kind);

		if (sources_path(checker->run, path) == NULL)
			continue;
		has_any = true;
		if (!sources_has_rows(checker->run, path)) {
			check_report_file(&checker->report, path, kinds[i].shape->kind, NULL);
			continue;
		}
		is_well &= check_file_add(checker, path);
	}
	if (!has_any && books_fitting(checker->run, folder, 0) != NULL)
		return check_sheets(checker, folder);
	if (*is_case) {
		diagnostics_init(&checker->found, checker->run->arena);
		strays_say(checker->run, folder, true, &checker->found);
		check_report_take(&checker->report, &checker->found, false);
	}
	/* Faults within the files would only come again. */
	if (has_any && is_well && checker->report.n_faults == before)
		is_well = check_across(checker, folder);
	const char *book = books_in(checker->run, folder);

	if (*is_case && !has_any && book != NULL)
		return fault(&checker->run->diagnostics, in_file(folder),
			     "has no CSV files of a case, but a workbook; if that is the case, "
			     "run vfm check %s",
			     say_quoted(checker->run->arena, book, '\''));
	if (*is_case && !has_any)
		return fault(&checker->run->diagnostics, in_file(folder),
			     books_is_book(checker->run, folder)
				 ? "has no sheet that is a file of a case: %s; a ledger's is "
				   "checked by its name, as in %s:SHEET --lenient"
				 : "holds none of the files of a case: %s, each with .csv",
			     check_file_kinds(checker->run), say_word(checker->run->arena, folder));
	return is_well;
}

/* What a case shows of annex C, of one folder. */
static bool audit(struct run *run)
{
	const char *folder = run->settings.files.items[0];
	struct case_question question;

	if (run->settings.files.count != 1 || !shelf_is_folder(&run->shelf, folder))
		return REFUSE(run,
			      "--annex-c takes the folder of one case: vfm check --annex-c FOLDER");
	if (!load_case(run, folder, &question) || !self_audit_add(&run->results, &question))
		return false;
	run->results.tables[0]->is_of_part = false;
	run->next =
	    arena_format(run->arena, "Next: vfm case %s -o DIR writes the report that shows it.",
			 say_word(run->arena, folder));
	return true;
}

/* What to type next. */
static const char *say_next(const struct file_checker *checker)
{
	struct run *run = checker->run;
	const struct words *files = &run->settings.files;
	const char *folder = checker->case_asked;
	const char *only = files->count == 1 ? say_word(run->arena, files->items[0]) : NULL;

	if (checker->report.n_faults > 0 && files->count == 1)
		return strcmp(files->items[0], "-") == 0
			   ? "Next: correct these, then check it again."
			   : arena_format(run->arena,
					  "Next: correct these, then run vfm check %s again: more "
					  "may show then.",
					  only);
	if (checker->report.n_faults > 0)
		return "Next: correct these, then check the files again.";
	if (folder != NULL)
		return arena_format(run->arena, "Next: vfm case %s gives the answer.",
				    say_word(run->arena, folder));
	if (only != NULL && checker->is_of_case && shelf_is_folder(&run->shelf, files->items[0]))
		return arena_format(run->arena,
				    "Next: fill in a file, then run vfm check %s again.", only);
	return "Next: with the files of a case in one folder, vfm case FOLDER gives the answer.";
}

static bool execute(struct run *run)
{
	struct file_checker checker = {.run = run};
	bool is_well = true;

	if (run->settings.check.is_annex_c)
		return audit(run);
	if (run->settings.check.kind != NULL && check_kinds_find(run->settings.check.kind) == NULL)
		return REFUSE(run, "--as '%s' is not a kind of file; the kinds are %s",
			      run->settings.check.kind, check_file_kinds(run));
	if (run->settings.reading.councils.count > 0 && !run->settings.reading.is_ledger)
		return REFUSE(run,
			      "--council has no use here: a check is of all rows; with --lenient "
			      "it names the council of a ledger");
	/* What is wrong with an option is so for every file, and said once. */
	if (!inputs_check_mapped_once(run, false) || !inputs_check_ledger(run, &run->settings))
		return false;
	if (!inputs_reference(run, &checker.reference) ||
	    !channels_load(&checker.channels, &checker.reference))
		return false;
	check_report_init(&checker.report, run);
	for (size_t i = 0; i < run->settings.files.count; i++) {
		bool is_case;

		is_well &= check_folder(&checker, run->settings.files.items[i], &is_case);
		if (!is_case)
			is_well &= check_file_add(&checker, run->settings.files.items[i]);
	}
	/* Rows set aside are told, and written to --rejects, of one ledger. */
	if (checker.report.n_files != 1)
		run->ledger = NULL;
	if (is_well && run->settings.output.rejects != NULL && checker.report.n_files > 1)
		return REFUSE(run, "--rejects takes the rows of one file; check one at a time");
	check_report_say(&checker.report);
	run->next = say_next(&checker);
	return is_well;
}

COMMAND(check, "FILE|FOLDER...", "What is wrong with these files?",
	OPTIONS_RESULTS | OPTIONS_READING | OPTIONS_COUNCILS | OPTIONS_LOG | OPTIONS_CHECK, 1,
	MOST_REPEATS, execute, {{0}});
