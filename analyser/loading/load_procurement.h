/*
 * The procurement question of a run: its files read, checked and made a model of.
 */
#ifndef LOADING_LOAD_PROCUREMENT_H
#define LOADING_LOAD_PROCUREMENT_H

#include "analyses/procurement/procurement.h"
#include "loading/shared.h"
#include "model/case_file.h"

/*
 * load_procurement(run, files, shared, question):
 * Read the spend (files->main), the categories and the assumptions, by the
 * settings or from the folder.  What *question points to lives in the run's
 * arena and in *shared.  False with diagnostics, those of every file.
 */
bool load_procurement(struct run *run, const struct case_files *files, struct shared *shared,
		      struct procurement_question *question);

/* Spend of a category that case.csv counts by its prices has no band. */
void load_procurement_leave(struct procurement_question *question, const struct case_file *file,
			    struct arena *arena);

#endif
