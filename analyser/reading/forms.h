/*
 * How the cells of a file are written, as its columns prove as a whole.
 *
 * `03/04/2019` is a day of April or of March, `2009-10` a year or an October, `1.234` more than
 * one or more than a thousand: a cell alone does not tell, but those beside it do (`04/25/2019`,
 * `2009-09`, `12,50`).  What they show is gathered as evidence, each kind with the first cell that
 * shows it; the forms follow from the evidence alone, whatever the order of the rows.  Where it
 * shows both ways, or neither where that is needed, the file is refused with the option that says
 * it.
 */
#ifndef READING_FORMS_H
#define READING_FORMS_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "reading/evidence.h"

/* What the options say, before any evidence; all zero: nothing. */
struct forms_asked {
	bool is_day_first, is_month_first, is_year_first, are_years, are_months; /* --dates */
	char decimal; /* `.` or `,`; --decimal */
};

struct forms {
	struct date_forms dates;
	bool has_decimal_comma;
	/* Marks in a number that the evidence does not explain yet, so that it is evidence. */
	const char *unsure;
};

/* What kind of file the evidence is of. */
struct forms_file {
	const char *path;
	char delimiter;
	bool is_ledger;
	const char *year_name; /* of the column of years or dates in the header, or NULL */
};

/*
 * forms_decide(forms, evidence, asked, file, diagnostics):
 * What the evidence comes to.  False with faults where it contradicts itself, or where a number
 * could be either and nothing tells.
 */
bool forms_decide(struct forms *forms, const struct evidence *evidence,
		  const struct forms_asked *asked, const struct forms_file *file,
		  struct diagnostics *diagnostics);

bool forms_are_same(const struct forms *a, const struct forms *b);

/* Say what is read otherwise than a cell alone would be, and which cell shows it. */
void forms_say(const struct forms *forms, const struct evidence *evidence,
	       const struct forms_asked *asked, const struct forms_file *file,
	       struct diagnostics *diagnostics);

/* The option that would have said `forms` from the start, where they are not `before`. */
const char *forms_option(const struct forms *forms, const struct forms *before);

/* The cell that shows the difference. */
const struct shown *forms_shown(const struct forms *forms, const struct forms *before,
				const struct evidence *evidence);

/* Give the fields the flags by which reading/cell.h reads them so. */
void forms_apply(const struct forms *forms, struct field *fields, size_t n_fields);

/* The forms of dates that a field's flags stand for. */
struct date_forms forms_of_dates(const struct field *field);

#endif
