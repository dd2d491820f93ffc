/*
 * Workbooks among the files of a request: each stands for a folder that has a file for each of its
 * sheets, so that whoever looks for `activity.csv` in a folder finds the sheet of that name.
 */
#ifndef LOADING_BOOKS_H
#define LOADING_BOOKS_H

#include "requests/run.h"

/*
 * Put the sheets of every workbook given on the shelf, as `book.xlsx/activity.csv`.  A sheet that
 * is called as a file of a case, however it is written (`Unit costs`), has that file's name.  False
 * with a fault where one cannot be read.
 */
bool books_shelve(struct run *run);

/*
 * The path of the sheet that is the file `name` of a command: the one of that name with rows, else
 * the only one whose columns fit (which is said).  Where several fit, a fault is told.  Of a folder
 * that is no workbook, and where none fits, the path under that name.
 */
const char *books_find(struct run *run, const char *book, const char *name);

/*
 * The path of an option that names a file: of a workbook with several sheets that of the sheet
 * named (`book.xlsx:Costs`), else of the one that is the file `name`, as above.  What follows a
 * workbook's colon may also be a set of unit costs, which stays behind it.
 */
const char *books_sheet(struct run *run, const char *path, const char *name);

/* The paths of a workbook's sheets with rows that are of a kind by their columns, one by one; NULL.
 */
const char *books_fitting(struct run *run, const char *book, size_t number);

/* Is the path a workbook whose sheets are on the shelf? */
bool books_is_book(const struct run *run, const char *path);

/* The first workbook in a folder that is none itself, or NULL; not one that an office program keeps
 * while another is open. */
const char *books_in(struct run *run, const char *folder);

/* Say of messages about sheets in which cells they are. */
void books_locate(struct run *run, struct diagnostics *diagnostics);

/* What people call a path: `book.xlsx: Costs` of a workbook's sheet; any other as it is. */
const char *books_name(const struct run *run, const char *path);

/* The file of a path, on the disk or the shelf: the workbook, of one of its sheets. */
const char *books_file(const struct run *run, const char *path);

#endif
