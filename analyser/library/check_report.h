/*
 * What a check found: its messages, file by file, and how many rows of each are faulty.
 *
 * A message counts in the file that it is about, whoever found it: the reader of that file, or the
 * case that would use it beside others.
 */
#ifndef LIBRARY_CHECK_REPORT_H
#define LIBRARY_CHECK_REPORT_H

#include "model/names.h"
#include "requests/run.h"

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

/* Was this said before? */
bool check_report_has(const struct check_report *report, const char *text);

/* Take all messages, which come to know their sheets; or those that the last file gave. */
void check_report_take(struct check_report *report, struct diagnostics *found);
void check_report_take_last(struct check_report *report, struct diagnostics *found);

/* Say all of it, the files as a table; the run is faulty where a message is a fault. */
void check_report_say(struct check_report *report);

#endif
