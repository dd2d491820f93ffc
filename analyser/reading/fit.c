#include "reading/fit.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/ledger.h"

#define CLEARLY 10 /* percent of the amounts by which one column fits better than another */
#define POORLY 50  /* percent: a column that fits less says little */
#define MOST_COMPARED 4
#define FEWEST_NAMES 3 /* that a column of categories has of a list */

/* A column and what its cells that are known come to. */
struct fit {
	size_t column;
	int percent;
	size_t n_names; /* different ones that are known, up to so many */
	const char *names[FEWEST_NAMES];
};

/* The rows to compare by, and the list. */
struct fitting {
	const struct ledger *ledger;
	const struct known_cells *known;
	const struct row *rows;
	size_t n_rows;
	bool is_whole;
	double whole; /* the amounts of all rows */
};

static void see_name(struct fit *fit, const char *folded)
{
	for (size_t i = 0; i < fit->n_names; i++)
		if (strcmp(fit->names[i], folded) == 0)
			return;
	if (fit->n_names < FEWEST_NAMES)
		fit->names[fit->n_names++] = folded;
}

/* The sum of the amounts above zero of rows that are whole; with `fit`, of those it knows. */
static double sum_of(const struct fitting *fitting, struct fit *fit, struct arena *arena)
{
	const struct ledger *ledger = fitting->ledger;
	const struct known_cells *known = fitting->known;
	const int field = ledger_amount_field(ledger->shape), at = ledger->columns->at[field];
	double sum = 0; /* of a comparison, not of an account */

	for (size_t i = 0; i < fitting->n_rows; i++) {
		const struct row *row = &fitting->rows[i];
		const char *folded = "", *problem;
		struct value value;

		if (!widths_is_whole(&ledger->widths, row))
			continue;
		if (fit != NULL)
			folded = text_fold(arena, row->cells[fit->column]);
		if ((fit != NULL && !known->has(known->data, folded)) ||
		    !cell_read(&value, row->cells[at], &ledger->shape->fields[field], arena,
			       &problem) ||
		    value.kind != VALUE_MONEY || value.money.hundredths <= 0)
			continue;
		sum += (double)value.money.hundredths;
		if (fit != NULL)
			see_name(fit, folded);
	}
	return sum;
}

static bool is_taken(const struct ledger *ledger, size_t column)
{
	for (size_t i = 0; i < ledger->shape->n_fields; i++)
		if (ledger->columns->at[i] == (int)column)
			return true;
	return ledger->columns->header->cells[column][0] == '\0';
}

static struct fit fit_of(const struct fitting *fitting, size_t column)
{
	struct arena *scratch = arena_like(fitting->ledger->arena);
	struct fit fit = {.column = column};

	fit.percent = (int)(100 * sum_of(fitting, &fit, scratch) / fitting->whole + 0.5);
	arena_free(scratch);
	return fit;
}

/* The best ones behind the one that is read, the best first. */
static void add_fit(struct fit *fits, size_t *n_fits, struct fit fit)
{
	size_t i = *n_fits;

	if (i < MOST_COMPARED)
		(*n_fits)++;
	else if (fits[--i].percent >= fit.percent)
		return;
	for (; i > 1 && fits[i - 1].percent < fit.percent; i--)
		fits[i] = fits[i - 1];
	fits[i] = fit;
}

/* A column of two words, such as payment and refund, is none of categories. */
static bool is_better(const struct fit *read, const struct fit *fit)
{
	return fit->percent >= read->percent + CLEARLY && fit->n_names == FEWEST_NAMES;
}

/* `17% by 'Service'` */
static const char *say_fit(const struct ledger *ledger, const struct fit *fit, struct arena *arena)
{
	return arena_format(arena, "%d%% by %s", fit->percent,
			    cell_quoted(arena, ledger->columns->header->cells[fit->column]));
}

static void say(const struct fitting *fitting, size_t field, const struct fit *fits, size_t n_fits,
		const char *path, struct diagnostics *diagnostics)
{
	const struct ledger *ledger = fitting->ledger;
	const struct known_cells *known = fitting->known;
	struct arena *arena = diagnostics->arena;
	const bool has_better = is_better(&fits[0], &fits[1]);
	const char *id = ledger->shape->fields[field].id, *others[MOST_COMPARED], *more = "";

	for (size_t i = 1; i < n_fits; i++)
		others[i - 1] = say_fit(ledger, &fits[i], arena);
	if (has_better)
		more =
		    arena_format(arena,
				 "; --map %s=\"%s\" reads the one that fits best, if it says what "
				 "was bought",
				 id, ledger->columns->header->cells[fits[1].column]);
	else if (fits[0].percent < POORLY)
		more = arena_format(arena, "; %s", known->rest);
	diagnose(diagnostics,
		 has_better      ? SEVERITY_WARNING
		 : *more != '\0' ? SEVERITY_NOTICE
				 : SEVERITY_REMARK,
		 (struct place){.file = path},
		 "of the spend%s, %s has %s, from which the %s is read, and %s%s",
		 fitting->is_whole ? ""
				   : arena_format(arena, " of the first %s rows",
						  say_number(arena, (int64_t)fitting->n_rows)),
		 known->list, say_fit(ledger, &fits[0], arena), id,
		 text_list(arena, others, n_fits - 1, n_fits - 1), more);
}

void fit_say(struct ledger *ledger, const struct known_cells *known, const struct row *rows,
	     size_t n_rows, bool is_whole, const char *path, struct diagnostics *diagnostics)
{
	struct fitting fitting = {ledger, known, rows, n_rows, is_whole, 0};
	const int field = known == NULL ? -1 : shape_field(ledger->shape, known->field);
	const int amount = ledger_amount_field(ledger->shape);
	struct arena *scratch;
	struct fit fits[MOST_COMPARED];
	size_t n_fits = 1;

	if (field < 0 || amount < 0 || ledger->columns->at[field] < 0 ||
	    ledger->columns->at[amount] < 0 || ledger->columns->is_mapped[field])
		return;
	scratch = arena_like(ledger->arena);
	fitting.whole = sum_of(&fitting, NULL, scratch);
	arena_free(scratch);
	if (fitting.whole <= 0)
		return;
	fits[0] = fit_of(&fitting, (size_t)ledger->columns->at[field]);
	for (size_t i = 0; i < ledger->widths.n_named; i++) {
		struct fit fit;

		if (is_taken(ledger, i) || !widths_has_text(&ledger->widths, i))
			continue;
		fit = fit_of(&fitting, i);
		if (is_better(&fits[0], &fit) || columns_could_be(ledger->columns, ledger->shape,
								  (size_t)field, i, ledger->arena))
			add_fit(fits, &n_fits, fit);
	}
	if (n_fits > 1)
		say(&fitting, (size_t)field, fits, n_fits, path, diagnostics);
}
