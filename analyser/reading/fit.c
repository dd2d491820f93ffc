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
	double *amounts; /* by row */
	double whole;    /* their sum */
	struct arena *arena;
	char *folded; /* the cell that is looked at, in room for so many bytes */
	size_t room;
};

static void see_name(struct fit *fit, const char *folded, struct arena *arena)
{
	for (size_t i = 0; i < fit->n_names; i++)
		if (strcmp(fit->names[i], folded) == 0)
			return;
	if (fit->n_names < FEWEST_NAMES)
		fit->names[fit->n_names++] = arena_text(arena, folded);
}

/* A cell's text by text_fold(), up to the next. */
static const char *fold(struct fitting *fitting, const char *cell)
{
	const size_t size = strlen(cell) + 1;

	if (size > fitting->room) {
		fitting->room = size * 2;
		fitting->folded = arena_alloc(fitting->arena, fitting->room);
	}
	return text_fold_into(fitting->folded, cell);
}

/* The amounts above zero of rows that are whole, of all others 0; their sum. */
static double read_amounts(struct fitting *fitting)
{
	const struct ledger *ledger = fitting->ledger;
	const int field = ledger_amount_field(ledger->shape), at = ledger->columns->at[field];
	double sum = 0; /* of a comparison, not of an account */

	fitting->amounts = arena_array(fitting->arena, fitting->n_rows, sizeof *fitting->amounts);
	for (size_t i = 0; i < fitting->n_rows; i++) {
		const struct row *row = &fitting->rows[i];
		const char *problem;
		struct value value;

		if (!widths_is_whole(&ledger->widths, row) ||
		    !cell_read(&value, row->cells[at], &ledger->shape->fields[field],
			       fitting->arena, &problem) ||
		    value.kind != VALUE_MONEY || value.money.hundredths <= 0)
			continue;
		fitting->amounts[i] = (double)value.money.hundredths;
		sum += fitting->amounts[i];
	}
	return sum;
}

/* Of these amounts, those whose cell in the column is known. */
static double sum_known(struct fitting *fitting, struct fit *fit)
{
	const struct known_cells *known = fitting->known;
	const char *text = NULL; /* of the row before, which is often the same */
	bool is_known = false;
	double sum = 0;

	for (size_t i = 0; i < fitting->n_rows; i++) {
		const char *cell;

		if (!(fitting->amounts[i] > 0))
			continue;
		cell = fitting->rows[i].cells[fit->column];
		if (text == NULL || strcmp(text, cell) != 0) {
			const char *folded = fold(fitting, cell);

			text = cell;
			is_known = known->has(known->data, folded);
			if (is_known)
				see_name(fit, folded, fitting->arena);
		}
		sum += is_known ? fitting->amounts[i] : 0;
	}
	return sum;
}

static bool is_taken(const struct ledger *ledger, size_t column)
{
	return columns_field(ledger->columns, ledger->shape, column) >= 0 ||
	       ledger->columns->header->cells[column][0] == '\0';
}

static struct fit fit_of(struct fitting *fitting, size_t column)
{
	struct fit fit = {.column = column};

	fit.percent = (int)(100 * sum_known(fitting, &fit) / fitting->whole + 0.5);
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
		more = arena_format(
		    arena, "; --map %s=%s reads the one that fits best, if it says what was bought",
		    id, say_quoted(arena, ledger->columns->header->cells[fits[1].column], '"'));
	else if (fits[0].percent < POORLY)
		more = arena_format(arena, "; %s", known->rest);
	diagnose(diagnostics,
		 has_better      ? SEVERITY_WARNING
		 : *more != '\0' ? SEVERITY_NOTICE
				 : SEVERITY_REMARK,
		 in_file(path),
		 "%s has %d%% of the spend%s by %s, which is read as the %s; it would have %s%s",
		 known->list, fits[0].percent,
		 fitting->is_whole ? ""
				   : arena_format(arena, " in the first %s rows",
						  say_number(arena, (int64_t)fitting->n_rows)),
		 cell_quoted(arena, ledger->columns->header->cells[fits[0].column]), id,
		 text_list(arena, others, n_fits - 1, n_fits - 1), more);
}

/* The column that is read against all that could be. */
static void compare(struct fitting *fitting, struct ledger *ledger, size_t field, const char *path,
		    struct diagnostics *diagnostics)
{
	struct fit fits[MOST_COMPARED];
	size_t n_fits = 1;

	fits[0] = fit_of(fitting, (size_t)ledger->columns->at[field]);
	for (size_t i = 0; i < ledger->widths.n_named; i++) {
		struct fit fit;

		if (is_taken(ledger, i))
			continue;
		fit = fit_of(fitting, i);
		/* What the cells of a column are is learnt from them, and asked last. */
		if ((is_better(&fits[0], &fit) ||
		     columns_could_be(ledger->columns, ledger->shape, field, i, ledger->arena)) &&
		    widths_has_text(&ledger->widths, i))
			add_fit(fits, &n_fits, fit);
	}
	if (n_fits > 1)
		say(fitting, field, fits, n_fits, path, diagnostics);
}

void fit_say(struct ledger *ledger, const struct known_cells *known, const struct row *rows,
	     size_t n_rows, bool is_whole, const char *path, struct diagnostics *diagnostics)
{
	struct fitting fitting = {
	    .ledger = ledger, .known = known, .rows = rows, .n_rows = n_rows, .is_whole = is_whole};
	const int field = known == NULL ? -1 : shape_field(ledger->shape, known->field);
	const int amount = ledger_amount_field(ledger->shape);

	if (field < 0 || amount < 0 || ledger->columns->at[field] < 0 ||
	    ledger->columns->at[amount] < 0 || ledger->columns->is_mapped[field])
		return;
	fitting.arena = arena_like(ledger->arena);
	fitting.whole = read_amounts(&fitting);
	if (fitting.whole > 0)
		compare(&fitting, ledger, (size_t)field, path, diagnostics);
	arena_free(fitting.arena);
}
