/*
 * A tally as a query, for the engine where the log lives.
 *
 * The query reads columns as text, whatever their types, and reads the text
 * by the same rules as a tally: dates of every form to financial years,
 * amounts to exact decimals, channels to their standard names; rows without
 * a name, a year or an amount are left out.  Where there are dates, it tells
 * the months of each year as a tally does.  Its result, written as CSV, is a
 * file that the other commands read.
 */
#ifndef TALLY_SQL_H
#define TALLY_SQL_H

#include "tally/question.h"
#include "tally/sql_dialect.h"

struct sql_query {
	const struct sql_dialect *dialect;
	const struct tally_question *question;
	const char *table; /* that is read; NULL: named as the file, or the file itself */
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *selects; /* one a file, so far */
	int n_files;
	bool has_key[MOST_KEYS], has_dates; /* in any file */
};

/* Add a file, of which only the head is read.  False with diagnostics. */
bool sql_add(struct sql_query *query, const char *path);

/* The whole query. */
const char *sql_finish(const struct sql_query *query);

#endif
