/*
 * The files a command works on: found, read, listed in the results.
 */
#ifndef LOADING_INPUTS_H
#define LOADING_INPUTS_H

#include "model/channels.h"
#include "model/coverage.h"
#include "model/selection.h"
#include "requests/run.h"

/* A case file beside the main one, where FILE given on the command line is a folder. */
struct case_files {
	const char *main;   /* the command's own file */
	const char *folder; /* or NULL */
};

/* The command's first file: the one named, or `name` in it where it is a folder. */
struct case_files inputs_case(struct run *run, const char *name);

/* The option's path, else the folder's file of that name where it has rows, else NULL. */
const char *inputs_path(struct run *run, const struct case_files *files, const char *option,
			const char *name);

/*
 * Read a case file (the main one by the settings: lenient, mapped, delimiter) and list it in the
 * results.  NULL with diagnostics; where only some rows are faulty, the others with *is_well false,
 * so that their own faults can be told too.
 */
const struct reading *inputs_read(struct run *run, const char *path, const struct shape *shape,
				  bool *is_well);
const struct reading *inputs_read_main(struct run *run, const char *path, const struct shape *shape,
				       bool *is_well);

/*
 * The main file as inputs_read_main() reads it; where several are given, all of them (a folder's
 * file of that name) put together.  NULL with diagnostics.
 */
const struct reading *inputs_read_all(struct run *run, const struct case_files *files,
				      const char *name, const struct shape *shape, bool *is_well);

/* How settings say that a file is read: one of a case, or a file by itself. */
struct reading_options inputs_options(const struct settings *settings, bool is_of_case);

/* How messages and charts name the main file, or all of them. */
const char *inputs_label(struct run *run, const struct case_files *files);

/* A --map of a field that the file's kind has not is a slip: false with usage messages. */
bool inputs_check_mappings(struct run *run, const struct shape *shape);

/* And so is one of a field that has another column already, but of channels laid out as columns. */
bool inputs_check_mapped_once(struct run *run, bool is_wide);

/* Options that only a ledger has go with --lenient: false with a usage message. */
bool inputs_check_ledger(struct run *run, const struct settings *settings);

/*
 * What results call a file: one of a case's own by its name, so that they are the same wherever the
 * case stands, in a folder or in a workbook; another by its path.
 */
const char *inputs_name(const struct run *run, const char *path);

/* List a file in the results as an input of theirs. */
void inputs_list(struct run *run, const struct reading *reading);

/* The published figures, with the files that --reference puts in their place.  False with
 * diagnostics. */
bool inputs_reference(struct run *run, struct reference *reference);

/* The selection that the settings ask for. */
struct selection inputs_selection(struct run *run, const struct reading *reading,
				  const struct channels *channels);

/* --- The years that a question is about, of those that its files have --- */

/* Years that cannot be: misuse where an option gives them, a fault where case.csv does.  False. */
#define REFUSE_YEARS(run, ...)                                                          \
	diagnose(&(run)->diagnostics,                                                   \
		 (run)->settings.years.asker == NULL ? SEVERITY_USAGE : SEVERITY_FAULT, \
		 (struct place){0}, __VA_ARGS__)

/*
 * Base year and years of the plan: as given, else the file's last year and
 * the three after the base.  False with a message.
 */
bool inputs_years(struct run *run, struct year file_last_year, struct year *base,
		  struct year *first, struct year *last);

/* A file of other years than the base year: the `contacts` that there `are`, and of which years. */
bool inputs_refuse_base(struct run *run, const char *path, const char *what, const char *are,
			struct year base, const char *span);

/*
 * The months in words where dates fill only part of the year, else NULL.  Where they fill it for
 * some councils and not for others, that is said in a notice.
 */
const char *inputs_part_year(struct run *run, struct coverage *coverage, struct year year,
			     const char *path);

/* What the rows of a year come to: the base year's at 0, then those of the years before it. */
#define YEARS_BACK 200
struct years_back {
	int64_t sums[YEARS_BACK];
};

/* Add a row's; a later year than the base year, or one too long ago, adds nothing. */
void years_back_add(struct years_back *years, struct year base, struct year year, int64_t amount);

/*
 * The last year of a file may be one stray row's: how many years before the base year one is that
 * had better be it, with twice as much the year before or ten times as much earlier; 0: none, or
 * the user said which is the base year.
 */
size_t inputs_doubt_base(const struct run *run, const struct years_back *years);

/* Tell of that, with what both years come to. */
void inputs_say_base(struct run *run, const char *path, struct year base, size_t back,
		     const char *own, const char *other);

/* --- The rows of a case's files, for outputs that a case can be read from again --- */

/*
 * Those of a file of a case, each line of it in its place; NULL for another, and where no header
 * was found.
 */
const struct input_rows *input_rows(const struct reading *reading, struct arena *arena);

/*
 * Of each file of the case that it had no use for, such as one without rows, so that what is said
 * of them is said again where it is read from the output.
 */
void input_rows_keep(struct run *run, const char *folder);

/*
 * --- The account of a run: of every file, each row that was read is used, set aside as a ledger's,
 * or left out for a reason, and so are its amounts ---
 */

/* A file that the run reads is listed in the results, and its rows are accounted for. */
void account_list(struct run *run, const struct reading *reading);

/* What another run within this one read is accounted for here. */
void account_take(struct run *run, const struct run *other);

/* Records of other years than this are used for nothing; those that give none are of it. */
void account_leave_out_years(struct run *run, const struct reading *reading, struct year year);

/*
 * Once the command is done: table `account`, a row for what was read of a file, for what of it was
 * used, and for each reason for which rows were set aside or left out; and the same in the list of
 * inputs.  Read is used and set aside and left out, by the way it is counted.
 */
void account_add(struct run *run);

#endif
