/*
 * What stands beside an amount and says what it is: its currency, whether it
 * is a debit or a credit, in how many pounds it is counted, and a second
 * column of the same name.
 *
 * Used where the meaning is plain; else the file is refused with the option
 * that says it.  `--map currency=`, `--map sign=` and `--map credit=` name
 * these columns, and `none` says that there is no such column.
 */
#ifndef READING_NEIGHBOURS_H
#define READING_NEIGHBOURS_H

#include "reading/columns.h"
#include "reading/states.h"

enum neighbour_kind { NEIGHBOUR_CURRENCY, NEIGHBOUR_SIGN, NEIGHBOUR_CREDIT, NEIGHBOUR_KINDS };

/* Whether the amounts of credits stand in a file with their sign or without. */
enum credit_signs { CREDITS_UNSEEN, CREDITS_ABOVE_ZERO, CREDITS_BELOW_ZERO };

struct neighbours {
	const struct shape *shape;
	const struct columns *columns;
	const char *path;
	int at[NEIGHBOUR_KINDS]; /* columns, or -1 */
	bool is_case;            /* a file of a case, of which nothing is taken but as it stands */
	bool is_asked;           /* a sign column that --map names: it is applied */
	bool is_type;            /* the sign column says `Invoice` and `Credit note` */
	bool is_blank_debit;     /* it marks credits alone: what it says nothing of is a debit */
	bool has_pi;             /* ...or `PI`, beside which `PC` is a credit */
	bool has_short;          /* ...or `C` or `CR` of credits */
	int twin[MAX_FIELDS];    /* another column of the same name, or -1 */
	int64_t scale[MAX_FIELDS]; /* what an amount of the field is to be multiplied by */
	bool is_scale_asked;       /* the user said so */
	enum credit_signs credits;
	long credits_line; /* where that was seen */
	int64_t n_credits, n_no_currency;
	bool is_currency_given; /* by --map, `none` too */
	/* Columns by which no row of the first is anything else, but a later one may be. */
	struct state_column *states;
	size_t n_states;
};

/* What such a column said of the rows below. */
struct state_seen {
	int64_t n;
	struct money amount;
	long line, last_line; /* of the first, and the last */
	const char *text;     /* of the first; in the arena */
};

/* What a neighbour makes of a row. */
struct neighbour_verdict {
	const char *reason;  /* why it is set aside, or NULL */
	const char *refusal; /* why the file is refused, or NULL */
};

/* A field by which --map names a neighbour: `currency`, `sign` or `credit`. */
bool neighbours_has_field(const char *field);

/*
 * neighbours_find(neighbours, shape, columns, above, n_above, rows, n_rows, options, path, ...):
 * Find the neighbours of a matched header, by the lines above it and the first rows below (their
 * cells as bytes or as text).  `scale` is what the user said amounts are counted in, or 0.
 * False with a fault where a meaning is not plain.
 */
bool neighbours_find(struct neighbours *neighbours, const struct shape *shape,
		     const struct columns *columns, const struct row *const *above, size_t n_above,
		     const struct row *rows, size_t n_rows, const struct column_options *options,
		     int64_t scale, const char *path, struct diagnostics *diagnostics);

/*
 * neighbours_check_case(shape, columns, rows, n_rows, options, path, diagnostics):
 * What columns that a case file has besides say of its amounts: another currency or a credit is a
 * fault in its row, a discount or a state is told.  False with a fault.
 */
bool neighbours_check_case(const struct shape *shape, const struct columns *columns,
			   const struct row *rows, size_t n_rows,
			   const struct column_options *options, const char *path,
			   struct diagnostics *diagnostics);

/* Does a neighbour stand in this column? */
bool neighbours_takes(const struct neighbours *neighbours, size_t column);

/* Is nothing to be done for a row with this cell in that neighbour's column? */
bool neighbours_is_regular(const struct neighbours *neighbours, enum neighbour_kind kind,
			   const char *text, struct arena *arena);

/* Must every row be looked at, whatever its neighbours' cells? */
bool neighbours_needs_all(const struct neighbours *neighbours);

/*
 * neighbours_read(neighbours, row, field, value, problem, arena):
 * Read a row's cell of a field as cell_read() does, by what its neighbours say; a reason where
 * they set the row aside, a refusal where they contradict the rows above.  False where the text
 * cannot be read.
 */
bool neighbours_read(struct neighbours *neighbours, const struct row *row, size_t field,
		     struct value *value, const char **problem, struct neighbour_verdict *verdict,
		     struct arena *arena);

/*
 * neighbours_scale_below(neighbours, row, arena):
 * Why the file is refused, where a row of a note and no amount says, below the header, that amounts
 * are counted in thousands or millions, and nothing above it did; else NULL.
 */
const char *neighbours_scale_below(const struct neighbours *neighbours, const struct row *row,
				   struct arena *arena);

/*
 * neighbours_see_state(neighbours, row, amount, seen, arena):
 * What `states` say of a row that is used with its amount, into one `seen` for each.
 */
void neighbours_see_state(const struct neighbours *neighbours, const struct row *row,
			  int64_t amount, struct state_seen *seen, struct arena *arena);

/* Tell of it, when so many rows have been used. */
void neighbours_say_seen(const struct neighbours *neighbours, const struct state_seen *seen,
			 int64_t n_rows, struct diagnostics *diagnostics);

/* Say what was done, when all rows have been read. */
void neighbours_say(const struct neighbours *neighbours, struct diagnostics *diagnostics);

/*
 * How often do the amounts of a column rise from month to month, among rows that share their names,
 * as sums so far do?  0 where one does not.  So many show that they are such sums.
 */
#define NEIGHBOURS_FEWEST_RISES 20
struct dates_at {
	int at; /* column */
	struct date_forms forms;
};
size_t neighbours_rises(int amount, const struct dates_at *dates, const struct row *rows,
			size_t n_rows);

#endif
