#include "results/formula.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/order.h"

#define MOST_DIGITS 15 /* that a spreadsheet keeps */
#define LONGEST_WORD 40
#define MOST_LISTED 200 /* of 255 arguments that a function takes, of cells that are numbers, */
#define OF_TEXT 6       /* of which one that is text takes the place of so many */

bool input_cells_figure(const char *text, struct plain_figure *figure)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	size_t whole = strspn(digits, "0123456789"), places = 0;
	const char *end = digits + whole;
	double power = 1;
	struct number number;

	if (*end == '.') {
		places = strspn(end + 1, "0123456789");
		end += places + 1;
		if (places == 0)
			return false;
	}
	figure->is_percent = *end == '%';
	if (whole == 0 || (whole > 1 && digits[0] == '0') || whole + places > MOST_DIGITS ||
	    places > FIGURE_PLACES || end[figure->is_percent] != '\0')
		return false;
	figure->places = (int)places;
	places += figure->is_percent ? 2 : 0;
	if (number_parse(text, (int)places, NUMBER_PERCENT, &number) != PARSE_OK)
		return false;
	for (size_t i = 0; i < places; i++)
		power *= 10;
	figure->number = (double)number.scaled / power;
	return true;
}

#define POUND "\u00a3"

bool input_cells_grouped(const char *text, double *number)
{
	const size_t sign = strncmp(text, POUND, strlen(POUND)) == 0 ? strlen(POUND) : 0;
	const size_t first = strspn(text + sign, "0123456789");
	char plain[2 * MOST_DIGITS];
	struct plain_figure figure;
	size_t n_groups = 0, used = 0;

	for (const char *at = text + sign; *at != '\0'; at++) {
		if (*at != ',') {
			plain[used++] = *at;
		} else if (first > 0 && first <= 3 && strspn(at + 1, "0123456789") == 3) {
			n_groups++;
		} else {
			return false;
		}
		if (used == sizeof plain)
			return false;
	}
	plain[used] = '\0';
	if ((n_groups == 0 && sign == 0) || !input_cells_figure(plain, &figure))
		return false;
	*number = figure.number;
	return true;
}

/* Half away from nought, as it is in decimals. */
static double round_to(double number, int places)
{
	const double scale = pow(10, places);

	return copysign(floor(fabs(number) * scale + 0.5 + 1e-7) / scale, number);
}

size_t input_cells_place(const struct input_cells *cells, size_t i)
{
	return cells->at[i] * cells->rows->n_columns + cells->column;
}

static const char *text_at(const struct input_cells *cells, size_t i)
{
	return cells->rows->cells[input_cells_place(cells, i)];
}

/* Folded by a formula, which takes these off: text_fold() takes off more. */
static double meaning_of(const struct word *words, const char *text)
{
	char plain[LONGEST_WORD + 1];
	size_t used = 0;

	for (; *text != '\0' && used < LONGEST_WORD; text++)
		if (strchr(INPUT_CELLS_BETWEEN, *text) == NULL)
			plain[used++] = (char)tolower((unsigned char)*text);
	plain[used] = '\0';
	for (; *text == '\0' && words->folded != NULL; words++)
		if (strcmp(words->folded, plain) == 0)
			return words->meaning;
	return NAN;
}

double input_cells_figure_of(const struct input_cells *cells)
{
	double sum = 0;

	if (cells->words != NULL)
		return cells->count != 1 ? NAN : meaning_of(cells->words, text_at(cells, 0));
	for (size_t i = 0; i < cells->count; i++) {
		const char *text = text_at(cells, i);
		struct plain_figure figure = {0};

		if (text[0] != '\0' && !input_cells_figure(text, &figure) &&
		    !input_cells_grouped(text, &figure.number))
			return NAN;
		sum += figure.number;
	}
	return cells->factor > 0 ? round_to(sum * cells->factor, cells->places) : sum;
}

static bool find_column(const struct input_rows *rows, const char *field, size_t *column)
{
	for (*column = 0; *column < rows->n_columns; (*column)++)
		if (rows->fields != NULL && rows->fields[*column] != NULL &&
		    strcmp(rows->fields[*column], field) == 0)
			return true;
	return false;
}

static int compare_rows(const void *left, const void *right)
{
	return ORDER(*(const size_t *)left, *(const size_t *)right);
}

/* False where a row is in another file, or none of the file's. */
static bool find_cells(struct input_cells *cells, const struct results *results,
		       const struct source_line *from)
{
	size_t n_lines = 0;

	for (const struct source_line *line = from; line != NULL; line = line->more)
		n_lines++;
	cells->at = arena_array(results->arena, n_lines, sizeof *cells->at);
	for (; from != NULL; from = from->more) {
		/* Behind the comments and the headings; lines count from one. */
		const long row = from->line - (long)cells->rows->n_comments - 2;

		const struct input *input = results_input_of(results, from->path);

		if (row < 0 || (size_t)row >= cells->rows->n_rows || input == NULL ||
		    input->rows != cells->rows)
			return false;
		cells->at[cells->count++] = (size_t)row;
	}
	SORT(cells->at, cells->count, compare_rows);
	return true;
}

static bool is_grouped(const struct input_cells *cells, size_t i)
{
	double number;

	return input_cells_grouped(text_at(cells, i), &number);
}

size_t input_cells_run(const struct input_cells *cells, size_t first)
{
	size_t end = first + 1;

	while (end < cells->count && cells->at[end] == cells->at[end - 1] + 1 &&
	       !is_grouped(cells, end) && !is_grouped(cells, first))
		end++;
	return end;
}

/* The number behind the last of those that one formula can list. */
static size_t part_end(const struct input_cells *cells, size_t first)
{
	size_t room = MOST_LISTED;

	while (first < cells->count) {
		/* The formula of a text is as long as those of several numbers. */
		const size_t needed = is_grouped(cells, first) ? OF_TEXT : 1;

		if (needed > room)
			break;
		room -= needed;
		first = input_cells_run(cells, first);
	}
	return first;
}

static void add_parts(struct input_cells *cells, struct results *results)
{
	size_t end = part_end(cells, 0);

	if (end == cells->count)
		return;
	cells->first_part = results->n_cells;
	for (size_t first = 0; first < cells->count; first = end) {
		struct input_cells part = {
		    .rows = cells->rows, .column = cells->column, .at = &cells->at[first]};

		end = part_end(cells, first);
		part.count = end - first;
		ARENA_ADD_BY(results->arena, results, cells, n_cells, cells_capacity) = part;
		cells->n_parts++;
	}
}

struct value input_cells_note(struct results *results, const struct source_figure *from,
			      struct value value)
{
	const double number = formula_number(&value);
	const struct input *input = results_input_of(results, from->rows.path);
	struct input_cells cells = {.rows = input == NULL ? NULL : input->rows,
				    .places = from->places,
				    .words = from->words};

	if (from->factor.denominator > 0)
		cells.factor = fraction_double(from->factor);
	if (cells.rows == NULL || !find_column(cells.rows, from->field, &cells.column) ||
	    !find_cells(&cells, results, &from->rows) ||
	    !(fabs(input_cells_figure_of(&cells) - number) <= 1e-10 + 1e-12 * fabs(number)))
		return value_none("none");
	add_parts(&cells, results);
	ARENA_ADD_BY(results->arena, results, cells, n_cells, cells_capacity) = cells;
	return value_count((int64_t)results->n_cells - 1);
}
