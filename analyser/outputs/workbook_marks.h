/*
 * By what a workbook of results is known again: words of its sheets that whoever reads it looks
 * for.
 */
#ifndef OUTPUTS_WORKBOOK_MARKS_H
#define OUTPUTS_WORKBOOK_MARKS_H

/* The list of sheets: their names, what each shows, and the part of the workbook that it is of. */
#define WORKBOOK_CONTENTS "Contents"
#define WORKBOOK_CONTENTS_NAME "Sheet"
#define WORKBOOK_CONTENTS_SHOWS "What it shows"
#define WORKBOOK_CONTENTS_PART "Part"
/* The part whose sheets are files of a case, and are read. */
#define WORKBOOK_FILES "The files of the case"

/* The numbers that may be otherwise: those to use, and those that the run had. */
#define WORKBOOK_LEVERS "Levers"
#define WORKBOOK_LEVERS_NAME "Lever"
#define WORKBOOK_LEVERS_VALUE "Value to use"
#define WORKBOOK_LEVERS_CENTRAL "Central"

#endif
