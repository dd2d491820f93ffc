/*
 * What is wrong in one file by itself, and the report of all that was found.
 */
#ifndef LIBRARY_CHECK_FILE_H
#define LIBRARY_CHECK_FILE_H

#include "model/channels.h"
#include "requests/run.h"

/*
 * What a check found: its messages, file by file, and how many rows of each are faulty.
 *
 * A message counts in the file that it is about, whoever found it: the reader of that file, or the
 * case that would use it beside others.
 */
struct checked_file;

struct check_report {
	struct run *run;
	struct table *faults;
	struct names told; /* messages so far */
	struct lines wrong, doubtful;
	struct checked_file *files;
	size_t n_files, capacity;
	int64_t n_faults, n_notices;
};

void check_report_init(struct check_report *report, struct run *run);

/*
 * A file that was checked: its kind, or NULL where that cannot be told, and what was read of it, or
 * NULL: it has no rows yet.
 */
void check_report_file(struct check_report *report, const char *path, const char *kind,
		       const struct reading *reading);

/* Take all messages, which come to know their sheets; or those that the last file gave. */
void check_report_take(struct check_report *report, struct diagnostics *found, bool is_of_last);

/* Say all of it, the files as a table; the run is faulty where a message is a fault. */
void check_report_say(struct check_report *report);

/* The lists a check compares names with. */
struct file_checker {
	struct run *run;
	struct reference reference;
	struct channels channels;
	struct check_report report;
	struct diagnostics found; /* of the file at hand */
	bool is_of_case;          /* the file at hand is in a folder, */
	const char *council;      /* whose case.csv names the council; or NULL */
	const char *case_asked;   /* the folder that the case was asked of, or NULL */
};

/* The kinds of file there are, in words. */
const char *check_file_kinds(struct run *run);

/*
 * Read the file as --as says, else by its name or its columns, and put what is wrong in it into the
 * report.  False where it cannot be read at all, which is a failure, not a fault.
 */
bool check_file_add(struct file_checker *checker, const char *path);

#endif
