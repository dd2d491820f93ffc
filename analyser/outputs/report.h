/*
 * The report: the same results in the order of a business case, for outputs that are read as a
 * document (HTML, Word).
 *
 * It is a list of nodes that know neither HTML nor Word; a renderer is one switch over their
 * kinds, without default:, so that a kind that it forgets does not compile.  Prose, tables and
 * charts stand in the part whose section they are of (results/passages.h); parts of which
 * there is nothing to say are left out, but for those that are the author's to write.
 */
#ifndef OUTPUTS_REPORT_H
#define OUTPUTS_REPORT_H

#include "results/results.h"

enum report_kind {
	REPORT_HEADING,   /* text, level (1 to 2), id */
	REPORT_PARAGRAPH, /* text, of the answer with the table of its figures in `see` */
	REPORT_WARNING,   /* text that could turn the answer round: set apart */
	REPORT_POINTS,    /* texts, as a list */
	REPORT_NOTE,      /* text by the author, which may hold line ends */
	REPORT_PLACE,     /* text: what the author is to write here */
	REPORT_TABLE,     /* table, number, text = its caption */
	REPORT_CHART,     /* chart and its table, number, text = its caption */
};

struct report_node {
	enum report_kind kind;
	int level, number;
	const char *id; /* of a heading, table or chart: unique, fit for a link */
	const char *text;
	const char *also;  /* a second table of its figures, or NULL; */
	const char *about; /* what its figures stand in exactly (passage_spec), or NULL; */
	/* That table here, or the chart that shows it with its figures; NULL: neither. */
	const char *see, *see_as; /* `table-8` and `table 8` */
	struct lines points;
	const struct table *table;
	const struct chart *chart;
	size_t n_rows; /* of the table that are shown */
};

/* What stands above it. */
struct report_fact {
	const char *label, *text;
};

struct report {
	const char *title;
	const char *epoch; /* that its results have */
	const struct house_colours *colours;
	struct report_fact facts[6]; /* council, author, date, status, version */
	size_t n_facts;
	struct report_node *nodes;
	size_t n_nodes, capacity;
};

/* Lives in the results' arena. */
const struct report *report_make(const struct results *results);

/* Which parts the author has yet to write, as a sentence, or NULL: none. */
const char *report_unwritten(const struct results *results);

/*
 * A value as a reader wants it: amounts of a column of large sums to three or four figures, a unit
 * cost to the penny.  Lives in the arena.  What has no value is a dash.
 */
const char *report_value(const struct table *table, size_t column, const struct value *value,
			 struct arena *arena);

/* --- What a report shows of a table, whoever renders it --- */

/* Has the column a label, and does any row of the table say something in it? */
bool report_table_is_shown(const struct table *table, size_t column);

/*
 * Which columns are shown, of an array of all of them; how many they are.  A text that is the same
 * in all rows, and would take room from the others, stands in the note instead.
 */
size_t report_table_shown(const struct table *table, bool *shown);

/*
 * What stands below a table of which some columns and so many rows are shown: what is the same in
 * all of them, how many more there are, that amounts are rounded, and why there are dashes; NULL
 * where there is nothing to say.
 */
const char *report_table_note(const struct table *table, const bool *shown, size_t n_rows,
			      struct arena *arena);

#endif
