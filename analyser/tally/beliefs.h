/*
 * What is believed of a file's columns while it streams past, and how its reading starts again
 * where a later row proves otherwise.
 *
 * The head's sample (tally/head.h) shows most; a row below it that cannot be read so is shown to
 * beliefs_see().  What it shows outlives the start that it ends, and the forms of the next start
 * follow from all that was shown (reading/forms.h), so that there are few starts, and the
 * order of the rows changes nothing.
 */
#ifndef TALLY_BELIEFS_H
#define TALLY_BELIEFS_H

#include "reading/forms.h"
#include "reading/ledger.h"
#include "tally/encoding.h"

struct beliefs {
	struct forms_file file;
	const struct forms_asked *asked;
	struct arena *arena;      /* outlives the starts */
	struct evidence evidence; /* of rows below the sample, of all starts */
	struct evidence sampled;  /* the same, with this start's sample */
	struct forms forms;       /* what all of it came to at this start */
	bool is_wrong;            /* a later row shows so: start again */
	bool is_refused;          /* the rows contradict one another, with a fault */
};

/*
 * beliefs_start(beliefs, shape, columns, rows, n_rows, encoding, diagnostics):
 * What the sample, as bytes, and all that was shown before come to.  False with a fault where it
 * contradicts itself.
 */
bool beliefs_start(struct beliefs *beliefs, const struct shape *shape,
		   const struct columns *columns, const struct row *rows, size_t n_rows,
		   const struct encoding *encoding, struct diagnostics *diagnostics);

/*
 * beliefs_see(beliefs, shape, columns, row, verdict, line, diagnostics):
 * A row below the sample, as judged.  False where its cells end this start: is_wrong or is_refused.
 */
bool beliefs_see(struct beliefs *beliefs, const struct shape *shape, const struct columns *columns,
		 const struct row *row, const struct verdict *verdict, int64_t line,
		 struct diagnostics *diagnostics);

/* The file cannot be read from the start again: false, with the option that helps. */
bool beliefs_refuse(const struct beliefs *beliefs, struct diagnostics *diagnostics);

#endif
