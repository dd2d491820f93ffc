/*
 * The files a command works on: found, read, listed in the results.
 */
#ifndef LOADING_INPUTS_H
#define LOADING_INPUTS_H

#include "requests/run.h"
#include "model/channels.h"
#include "model/reference.h"
#include "model/selection.h"

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
const struct reading *inputs_read_main(struct run *run, const char *path,
				       const struct shape *shape);

/*
 * The main file as inputs_read_main() reads it; where several are given, all of them (a folder's
 * file of that name) put together.  NULL with diagnostics.
 */
const struct reading *inputs_read_all(struct run *run, const struct case_files *files,
				      const char *name, const struct shape *shape);

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

#endif
