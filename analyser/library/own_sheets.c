#include "library/strays.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "loading/sources.h"
#include "outputs/workbook_marks.h"

#define MOST_TOLD 12

static const char *path_of(struct run *run, const char *book, const char *sheet)
{
	return arena_format(run->arena, "%s/%s.csv", book, sheet);
}

/* A sheet of a workbook cut into rows; false: there is none. */
static bool cut_sheet(struct run *run, const char *path, struct sheet *sheet)
{
	const struct source *source =
	    shelf_find(&run->shelf, path) == NULL ? NULL : sources_look(run, path);
	if (source == NULL)
		return false;
	sheet_read(sheet, source, 0, false, run->arena);
	return true;
}

static int find_cell(const struct row *row, const char *text)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (strcmp(row->cells[i], text) == 0)
			return (int)i;
	return -1;
}

/* The first row with all of these headings, and in which cells they stand; behind the last: none.
 */
static size_t find_headings(const struct sheet *sheet, const char *const *headings, size_t count,
			    int *columns)
{
	for (size_t i = 0; i < sheet->n_rows; i++) {
		size_t found = 0;

		while (found < count &&
		       (columns[found] = find_cell(&sheet->rows[i], headings[found])) >= 0)
			found++;
		if (found == count)
			return i;
	}
	return sheet->n_rows;
}

void strays_find_own(struct run *run, const char *book, struct names *names)
{
	static const char *const headings[] = {WORKBOOK_CONTENTS_NAME, WORKBOOK_CONTENTS_SHOWS,
					       WORKBOOK_CONTENTS_PART};
	int columns[3];
	struct sheet sheet;

	if (!cut_sheet(run, path_of(run, book, WORKBOOK_CONTENTS), &sheet))
		return;
	for (size_t i = find_headings(&sheet, headings, 3, columns) + 1; i < sheet.n_rows; i++) {
		const char *name = row_cell(&sheet.rows[i], columns[0]);

		if (name[0] != '\0' &&
		    strcmp(row_cell(&sheet.rows[i], columns[2]), WORKBOOK_FILES) != 0)
			names_add(names, name);
	}
}

void strays_say_levers(struct run *run, const char *book, struct diagnostics *diagnostics)
{
	static const char *const headings[] = {WORKBOOK_LEVERS_NAME, WORKBOOK_LEVERS_VALUE,
					       WORKBOOK_LEVERS_CENTRAL};
	const char *path = path_of(run, book, WORKBOOK_LEVERS), **changed;
	struct sheet sheet;
	size_t count = 0;
	int columns[3];

	if (!cut_sheet(run, path, &sheet))
		return;
	changed = arena_array(run->arena, sheet.n_rows, sizeof *changed);
	for (size_t i = find_headings(&sheet, headings, 3, columns) + 1; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i];

		if (strcmp(row_cell(row, columns[1]), row_cell(row, columns[2])) != 0)
			changed[count++] =
			    arena_format(run->arena, "'%s'", row_cell(row, columns[0]));
	}
	if (count > 0)
		warning(diagnostics, in_file(path),
			"%s changed on this sheet, which is not read; make %s on the sheets of "
			"the case's files: %s",
			say_count(run->arena, (int64_t)count, "number is", "numbers are"),
			say_which(count, "the change", "the changes"),
			text_list(run->arena, changed, count, MOST_TOLD));
}
