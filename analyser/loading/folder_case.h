/*
 * What case.csv of a folder says, for a command that is given the folder: it holds there as it
 * does in the case, where no option says otherwise.
 */
#ifndef LOADING_FOLDER_CASE_H
#define LOADING_FOLDER_CASE_H

#include "loading/inputs.h"
#include "model/case_file.h"

/* The keys that a command has a use for. */
enum folder_keys {
	FOLDER_COUNCIL = 1 << 0,
	FOLDER_BASE_YEAR = 1 << 1,
	FOLDER_PLAN_YEARS = 1 << 2, /* first_year, last_year */
	FOLDER_UNIT_COSTS = 1 << 3, /* unit_costs, fallback_costs */
	FOLDER_PRICE_REFERENCE = 1 << 4,
};

/*
 * Put what case.csv says under these keys into the settings, and say so; *file is the whole of it,
 * empty where there is none.  False with faults.
 */
bool folder_case_take(struct run *run, const struct case_files *files, unsigned keys,
		      struct case_file *file);

#endif
