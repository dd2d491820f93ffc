#include "library/check_file.h"

#include <string.h>

#include "analyses/sayings.h"
#include "loading/books.h"
#include "loading/inputs.h"
#include "results/table.h"

PASSAGE(said_count, "check.count", ANSWER, ANSWER, 9, "file_check");
PASSAGE(said_fault, "check.fault", DATA, WARNING, 9, "fault");
PASSAGE(said_notice, "check.notice", DATA, WARNING, 8, "fault");
PASSAGE(said_empty, "check.no-rows-yet", ANSWER, ANSWER, 9, "file_check");

TABLE(file_check, (file, "File", TEXT), (kind, "Kind", TEXT), (rows, "Rows", COUNT),
      (rows_set_aside, "Set aside", COUNT), (faults, "Faults", COUNT), (notices, "Notices", COUNT));

TABLE(fault, (file, "File", TEXT), (line, "Line", COUNT_KEY), (column, "Column", TEXT),
      (severity, "Severity", TEXT), (message, "What is wrong, and what to do", TEXT));

struct checked_file {
	const char *path, *kind;
	const struct reading *reading; /* or NULL */
	size_t input;                  /* its number among the results' */
	bool *is_faulty;               /* by record */
	int64_t n_faults, n_notices;
};

void check_report_init(struct check_report *report, struct run *run)
{
	*report = (struct check_report){.run = run};
	names_init(&report->told, run->arena);
	report->faults = TABLE_NEW(&run->results, fault, "What was found");
	report->faults->is_detail = true;
}

void check_report_file(struct check_report *report, const char *path, const char *kind,
		       const struct reading *reading)
{
	struct arena *arena = report->run->arena;

	if (reading != NULL)
		inputs_list(report->run, reading);
	ARENA_ADD(arena, report, files, n_files) = (struct checked_file){
	    .path = path,
	    .kind = kind,
	    .reading = reading,
	    .input = report->run->results.n_inputs - 1,
	    .is_faulty =
		reading == NULL ? NULL : arena_array(arena, reading->n_records, sizeof(bool))};
}

/* The record on a line; the records stand in the order of their lines. */
static void mark(const struct checked_file *file, long line)
{
	const struct reading *reading = file->reading;
	size_t from = 0, to = reading == NULL ? 0 : reading->n_records;

	while (from < to) {
		const size_t middle = from + (to - from) / 2;

		if (reading->records[middle].line == line) {
			file->is_faulty[middle] = true;
			return;
		}
		if (reading->records[middle].line < line)
			from = middle + 1;
		else
			to = middle;
	}
}

/* The file that a message is about, or NULL: about none of them. */
static struct checked_file *find(const struct check_report *report, const char *path)
{
	for (size_t i = 0; i < report->n_files && path != NULL; i++) {
		struct checked_file *file = &report->files[i];

		if (strcmp(file->path, path) == 0 ||
		    (file->reading != NULL && strcmp(file->reading->source->path, path) == 0))
			return file;
	}
	return NULL;
}

static void count(struct check_report *report, const struct diagnostic *item,
		  struct checked_file *file)
{
	const bool is_fault = item->severity >= SEVERITY_FAULT;

	report->n_faults += is_fault;
	report->n_notices += !is_fault;
	if (file == NULL)
		return;
	file->n_faults += is_fault;
	file->n_notices += !is_fault;
	if (is_fault)
		mark(file, item->place.line);
}

void check_report_take(struct check_report *report, struct diagnostics *found, bool is_of_last)
{
	struct arena *arena = report->run->arena;

	books_locate(report->run, found);
	diagnostics_sort_faults(found);
	FOR_EACH (const struct diagnostic, item, found->items, found->count) {
		const bool is_fault = item->severity >= SEVERITY_FAULT;

		names_add(&report->told, diagnostic_text(arena, item));
		TABLE_ADD(report->faults, fault,
			  .file = value_text(item->place.file == NULL
						 ? ""
						 : books_name(report->run, item->place.file)),
			  .line = item->place.line == 0 ? value_none("the file")
							: value_count(item->place.line),
			  .column = value_text_or(item->place.column, "the row"),
			  .severity = value_text(is_fault ? "fault" : "notice"),
			  .message = value_text(item->message));
		count(report, item,
		      is_of_last ? &report->files[report->n_files - 1]
				 : find(report, item->place.file));
		lines_add(arena, is_fault ? &report->wrong : &report->doubtful, "%s%s",
			  diagnostic_text(arena, item), is_fault ? "" : " (notice)");
	}
}

/* Rows that are faulty, in themselves or beside others, are read and not used. */
static void count_rows(struct run *run, const struct checked_file *file)
{
	struct input *input = &run->results.inputs[file->input];
	int64_t n_faulty = 0;

	for (size_t i = 0; i < file->reading->n_records; i++)
		n_faulty += file->is_faulty[i];
	input->rows_read += file->reading->n_faulty;
	input->rows_used -= n_faulty;
	input->rows_faulty = n_faulty + file->reading->n_faulty;
}

static void say_empty(const struct check_report *report, int64_t n_empty)
{
	struct run *run = report->run;
	const int64_t n_files = (int64_t)report->n_files;

	if (n_empty == 0)
		return;
	results_say(
	    &run->results, &said_empty, "%s%s.",
	    n_empty == n_files && n_files > 1
		? arena_format(run->arena, "None of the %s files has rows yet",
			       say_number(run->arena, n_files))
		: arena_format(run->arena, "%s of them %s no rows yet",
			       say_number(run->arena, n_empty), say_which(n_empty, "has", "have")),
	    n_empty < n_files ? ", which do no harm: fill in those that you have figures for"
	    : books_is_book(run, run->settings.files.items[0])
		? ": write your own rows below the examples"
		: ": uncomment an example row and replace it with your own");
}

void check_report_say(struct check_report *report)
{
	struct run *run = report->run;
	struct table *table = TABLE_NEW(&run->results, file_check, "Files checked");
	int64_t n_empty = 0;

	FOR_EACH (const struct checked_file, file, report->files, report->n_files) {
		const struct reading *reading = file->reading;
		const bool is_empty = reading == NULL && file->kind != NULL;

		n_empty += is_empty;
		if (reading != NULL)
			count_rows(run, file);
		TABLE_ADD(table, file_check, .file = value_text(books_name(run, file->path)),
			  .kind = value_text_or(file->kind, "cannot tell"),
			  .rows = reading != NULL
				      ? value_count((int64_t)reading->n_records + reading->n_faulty)
				  : is_empty ? value_count(0)
					     : value_none("not read"),
			  .rows_set_aside = reading != NULL ? value_count(reading->set_aside.rows)
					    : is_empty      ? value_count(0)
							    : value_none("not read"),
			  .faults = value_count(file->n_faults),
			  .notices = value_count(file->n_notices));
	}
	run->is_faulty = report->n_faults > 0;
	results_say(&run->results, &said_count, "%s checked: %s, %s.",
		    say_count(run->arena, (int64_t)report->n_files, "file", "files"),
		    say_count(run->arena, report->n_faults, "fault", "faults"),
		    say_count(run->arena, report->n_notices, "notice", "notices"));
	say_empty(report, n_empty);
	for (size_t i = 0; i < report->wrong.count; i++)
		results_say(&run->results, &said_fault, "%s", report->wrong.items[i]);
	for (size_t i = 0; i < report->doubtful.count; i++)
		results_say(&run->results, &said_notice, "%s", report->doubtful.items[i]);
	if (report->n_faults > 0)
		run->results.warnings_heading = report->doubtful.count == 0
						    ? "Mistakes to correct"
						    : "Mistakes to correct, and notices";
}
