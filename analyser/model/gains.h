/*
 * The register of gains: what a council counts as value for money.
 *
 * A row is an annual gain first felt in `year` that goes on until `lapses`,
 * the first year without it.  An initiative whose gain grows has a row for
 * each addition.  Its gross gain is given, or reckoned from a basis by the
 * published rate of its workstream (workstreams.h).
 *
 * A register may hold a forecast and an actual row of the same gain.  What
 * was forecast and what came out are two views of one register:
 * gains_stands() says which rows make each.  A council's years up to its last
 * actual gain have an outturn; a forecast of those years without an actual
 * did not come out.
 *
 * One saving counts once: an initiative under two workstreams is refused
 * unless the column `distinct` of its rows says why they are different.
 */
#ifndef MODEL_GAINS_H
#define MODEL_GAINS_H

#include <stdbool.h>

#include "model/selection.h"
#include "model/workstreams.h"

enum gain_status { GAIN_FORECAST, GAIN_ACTUAL };
enum gain_quality { QUALITY_NOT_DONE, QUALITY_PENDING, QUALITY_PASSED, QUALITY_FAILED };
#define SECTOR_NOT_GIVEN (-1)

enum gain_cash { CASH_NO, CASH_YES, CASH_NOT_SAID };

/* What an amount may be, at least and at most; none where that is not given. */
struct gain_range {
	struct value low, high;
};

struct gain {
	int council; /* number of the register's names */
	int sector;  /* one more than the number of its service sector, or SECTOR_NOT_GIVEN */
	const char *initiative, *source;
	const char *key;      /* the initiative folded: rows with one key are one initiative */
	const char *distinct; /* why it is another gain than its namesakes, or NULL */
	enum workstream workstream;
	enum gain_status status;
	enum gain_quality quality;
	enum gain_cash cash;
	struct year year, first_impact; /* first_impact is the year where none is given */
	int months;                     /* of `year` in which it is felt, 1 to 12 */
	bool has_no_month;              /* first_impact is that year, and does not say when in it */
	struct year lapses;             /* 0: it goes on */
	struct money gross, running_cost, investment;
	struct gain_range gross_range, running_cost_range, investment_range;
	struct money basis; /* that gross was reckoned from, */
	bool is_reckoned;
	struct fraction reckoned_share; /* and as what share of it */
	bool has_likelihood;
	struct fraction likelihood; /* 1 of an actual gain, and where none is given */
	bool has_twin;              /* a row of the other status for the same gain */
	const char *path;           /* of its file */
	long line;
	struct fate *fate;
};

struct gains {
	const char *path;
	struct names councils;
	struct names sectors;      /* folded, in order */
	const char **sector_names; /* for people */
	/* In order of council, workstream, initiative, year and status. */
	struct gain *items;
	size_t n_items, capacity;
	size_t *firsts; /* by council, and one behind the last: where its items begin */
	struct year last_year;
	struct year *outturns; /* by council: the last year with an actual gain; 0 where none */
	int64_t n_filtered;
};

/*
 * Make the model of a file read as gains_shape.  False with faults: no row at all, an unknown
 * workstream, a gain that lapses before it is felt, the same gain twice, one initiative under two
 * workstreams.
 */
bool gains_build(struct gains *gains, const struct reading *reading,
		 const struct workstream_rates *rates, const struct selection *selection,
		 struct diagnostics *diagnostics);

/* The gain with the largest amount, gross, cost or investment; there is one at least. */
const struct gain *gains_largest(const struct gains *gains);

/*
 * Does this row make a view of a year?  The actual view has actual rows only.  The forecast view is
 * what stood in October of the year: the forecasts of the year itself, of which no actual is one,
 * and of the years before it what had come out, as far as the council has an outturn, else what was
 * forecast.
 */
bool gains_stands(const struct gains *gains, const struct gain *gain, enum gain_status status,
		  struct year year);

/* Whether a council has an outturn of a year, so that its figure is actual. */
enum gain_status gains_status(const struct gains *gains, int council, struct year year);

/* The gain for people: `'Contact centre' (procurement, 2008-09)`. */
const char *gains_say(struct arena *arena, const struct gain *gain);

/*
 * One saving counts once: the rows of a register in order, and those that
 * tell of the same gain found.
 */

/*
 * Put the rows in the order of struct gains, note where each council begins, and mark twins, a
 * forecast and an actual of one gain.  False with faults where a gain is given twice, or an
 * initiative stands under two workstreams and its rows do not say why.
 */
bool gains_count_once(struct gains *gains, struct diagnostics *diagnostics);

#endif
