/*
 * The files that only a case has, of which it may have any: each is read where it is there and has
 * rows, and listed among the inputs; else the model is empty.  False with faults.
 */
#ifndef LOADING_OWN_FILES_H
#define LOADING_OWN_FILES_H

#include "base/colour.h"
#include "model/case_file.h"
#include "model/correlations.h"
#include "model/costs.h"
#include "model/notes.h"
#include "model/risks.h"
#include "requests/run.h"

bool own_files_case(struct run *run, const char *folder, struct case_file *file);
bool own_files_costs(struct run *run, const char *folder, struct costs *costs);
bool own_files_notes(struct run *run, const char *folder, struct notes *notes);
bool own_files_correlations(struct run *run, const char *folder, struct correlations *correlations);
bool own_files_risks(struct run *run, const char *folder, struct risks *risks);

/* Or the file that the settings name; *colours is NULL where there is neither. */
bool own_files_colours(struct run *run, const char *folder, const struct house_colours **colours);

#endif
