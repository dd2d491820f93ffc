/*
 * What is wrong in one file, by itself.
 */
#ifndef LIBRARY_CHECK_FILE_H
#define LIBRARY_CHECK_FILE_H

#include "library/check_report.h"
#include "model/channels.h"
#include "model/reference.h"
#include "requests/run.h"

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
