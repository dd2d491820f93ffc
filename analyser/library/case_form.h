/*
 * An empty case as a form to fill in: the files of model/templates.h as rows of results, which an
 * output that holds files (a workbook) makes sheets of.
 */
#ifndef LIBRARY_CASE_FORM_H
#define LIBRARY_CASE_FORM_H

#include "base/diagnostics.h"
#include "results/results.h"

/* False, told, where a template cannot be read: a fault of the program. */
bool case_form(struct results *results, struct diagnostics *diagnostics);

#endif
