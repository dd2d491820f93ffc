#include "tally/doubts.h"
#include "tally/head_parts.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/forms.h"

/* What stands above a column, or, as in merged cells, left of that; NULL: nothing. */
static const char *title_of(const struct head *head, size_t column, struct arena *arena)
{
	const struct row *header = head->columns.header, *above = NULL;

	for (size_t i = 0; i < head->sheet.n_rows && head->sheet.rows[i].line < header->line; i++)
		if (head->sheet.rows[i].n_cells > 1)
			above = &head->sheet.rows[i];
	above = above == NULL ? NULL : head_decode(head, above, arena);
	for (size_t i = column + 1; above != NULL && i-- > 0;)
		if (row_cell(above, (int)i)[0] != '\0')
			return above->cells[i];
	return NULL;
}

/* Of one channel twice, under titles above them: two months are added up, two years are not. */
static void say_same_name(const struct head *head, size_t one, size_t other, struct arena *arena,
			  struct diagnostics *diagnostics)
{
	const struct row *header = head->columns.header;
	const char *first = title_of(head, one, arena), *second = title_of(head, other, arena),
		   *titles = "";

	if (first != NULL && second != NULL && strcmp(first, second) != 0)
		titles = arena_format(arena, ", under %s and %s,", cell_quoted(arena, first),
				      cell_quoted(arena, second));
	warning(diagnostics, at_line(head->path, header->line),
		"columns #%zu and #%zu are both called %s%s and are added up: if one is of another "
		"year, or a target, take such columns out",
		one + 1, other + 1, cell_quoted(arena, header->cells[one]), titles);
}

void channel_titles_say(const struct head *head, struct arena *arena,
			struct diagnostics *diagnostics)
{
	const char **names = arena_array(arena, head->n_wide, sizeof *names);

	for (size_t i = 0; i < head->n_wide; i++) {
		names[i] = text_fold(arena, head->columns.header->cells[head->wide[i]]);
		for (size_t j = 0; j < i; j++)
			if (strcmp(names[i], names[j]) == 0) {
				say_same_name(head, head->wide[j], head->wide[i], arena,
					      diagnostics);
				return;
			}
	}
}

void channel_rises_say(const struct head *head, struct diagnostics *diagnostics)
{
	const struct row *rows = head->sheet.rows + head->sample;
	const size_t n_rows = head->sheet.n_rows - head->sample;
	const int year = shape_year(&head->shape);
	const struct dates_at dates = {head->layout.date,
				       year < 0 ? (struct date_forms){0}
						: forms_of_dates(&head->shape.fields[year])};
	size_t n_rises = 0;

	for (size_t i = 0; i < head->n_wide; i++) {
		size_t n = neighbours_rises((int)head->wide[i], &dates, rows, n_rows);

		if (n == 0)
			return;
		n_rises += n;
	}
	if (n_rises >= NEIGHBOURS_FEWEST_RISES)
		warning(
		    diagnostics, at_line(head->path, head->columns.header->line),
		    "the channels' columns rise from month to month, as sums so far do, and are "
		    "added up; if they are such, use what each month adds");
}
