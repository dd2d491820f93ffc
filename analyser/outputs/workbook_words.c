#include "outputs/workbook.h"

#include "base/version.h"
#include "outputs/passages.h"
#include "outputs/report.h"
#include "outputs/workbook_marks.h"
#include "results/table.h"

#define WIDE 100
#define PART_WIDE 44

static void set_widths(struct workbook_sheet *own, const double *widths, lxw_col_t count)
{
	for (lxw_col_t i = 0; i < count; i++)
		LXW(worksheet_set_column)(own->sheet, i, i, widths[i], NULL);
}

/* --- Contents --- */

static const char *const contents_headings[] = {WORKBOOK_CONTENTS_NAME, WORKBOOK_CONTENTS_SHOWS,
						WORKBOOK_CONTENTS_PART};
static const char *const form_headings[] = {"Sheet", "What to put in it",
					    "What it answers, and where the numbers come from"};

static void write_link(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
		       const struct workbook_sheet *to)
{
	const char *target = arena_format(book->arena, "internal:'%s'!A1", to->name);

	if (LXW(worksheet_write_url)(own->sheet, row, 0, target, book->styles[STYLE_LINK]) !=
		LXW_NO_ERROR ||
	    LXW(worksheet_write_string)(own->sheet, row, 0, to->name, book->styles[STYLE_LINK]) !=
		LXW_NO_ERROR)
		book->has_failed = true;
}

/* What to know before any sheet is opened, under the list. */
static lxw_row_t write_guide(struct workbook *book, struct workbook_sheet *own, lxw_row_t row)
{
	const char *left_out = workbook_chart_left_out(book);
	const bool is_form = workbook_form(book->results);
	const char *const results[] = {
	    "Each sheet has its title in A1 and one table. Text in italics says why there is no "
	    "figure.",
	    "Amounts are exact to the penny. Sums are formulas: change a figure above one, and it "
	    "follows.",
	    left_out,
	    "Made with vfm " VFM_VERSION ". Nothing here runs or fetches anything.",
	};
	const char *const form[] = {
	    "Fill in case and whichever other sheets you have figures for: activity, spend or "
	    "gains alone gives an answer. Add costs for a net one.",
	    "Rows that begin with # are examples and do not count: write your own below them, or "
	    "over them without the #.",
	    "An empty cell is not nought: leave empty what nobody knows.",
	    "Save the workbook, then run: vfm check FILE.xlsx, and vfm case FILE.xlsx.",
	};
	const char *const *lines = is_form ? form : results;

	for (size_t i = 0; i < 4; i++)
		if (lines[i] != NULL) {
			workbook_cell_height(book, own, row, workbook_cell_lines(lines[i], WIDE));
			workbook_cell_text(book, own->sheet, row++, 1, lines[i],
					   book->styles[STYLE_WORDS]);
		}
	return row;
}

static size_t max_lines(const struct workbook_sheet *sheet)
{
	const size_t title = workbook_cell_lines(sheet->title, WIDE);
	const size_t part = workbook_cell_lines(sheet->part, PART_WIDE);

	return title > part ? title : part;
}

static void fill_contents(struct workbook *book, struct workbook_sheet *own)
{
	lxw_row_t row = WORKBOOK_ROWS;

	workbook_cell_head(book, own);
	set_widths(own, (const double[]){32, WIDE, PART_WIDE}, 3);
	workbook_table_mark(book, own,
			    workbook_form(book->results) ? form_headings : contents_headings, 3,
			    book->n_sheets - 1);
	workbook_cell_height(book, own, WORKBOOK_HEADINGS, 2);
	for (size_t i = 1; i < book->n_sheets; i++) {
		write_link(book, own, row, book->sheets[i]);
		workbook_cell_text(book, own->sheet, row, 1, book->sheets[i]->title,
				   book->styles[STYLE_WORDS]);
		workbook_cell_text(book, own->sheet, row, 2, book->sheets[i]->part,
				   book->styles[STYLE_WORDS]);
		workbook_cell_height(book, own, row++, max_lines(book->sheets[i]));
	}
	row = write_guide(book, own, row);
	workbook_cell_print(own, row, 2, true);
	LXW(worksheet_activate)(own->sheet);
}

/* --- Sentences --- */

static const char *const said_headings[] = {"Part", "What it is", "Text", "About"};

size_t workbook_words_part(enum section section, const char **heading, size_t *n_parts)
{
	const struct report_part *parts = report_parts(n_parts);

	for (size_t i = 0; i < *n_parts; i++)
		if (report_parts_has(&parts[i], section)) {
			*heading = parts[i].heading;
			return i;
		}
	*heading = "Other";
	return *n_parts;
}

static void write_said(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
		       const char *heading, const struct passage *passage)
{
	const char *const cells[] = {heading, passage_kind_names[passage->spec.kind], passage->text,
				     passage->spec.about};

	for (lxw_col_t i = 0; i < 4; i++)
		workbook_cell_text(book, own->sheet, row, i, cells[i], book->styles[STYLE_WORDS]);
	workbook_cell_height(book, own, row, workbook_cell_lines(passage->text, WIDE));
}

static void fill_said(struct workbook *book, struct workbook_sheet *own)
{
	const struct results *results = book->results;
	size_t n_parts;
	lxw_row_t row = WORKBOOK_ROWS;
	const char *heading;

	(void)report_parts(&n_parts);
	workbook_cell_head(book, own);
	set_widths(own, (const double[]){32, 12, WIDE, 24}, 4);
	workbook_table_mark(book, own, said_headings, 4, results->n_passages);
	for (size_t i = 0; i <= n_parts; i++)
		for (size_t j = 0; j < results->n_passages; j++)
			if (workbook_words_part(results->passages[j].spec.section, &heading,
						&n_parts) == i)
				write_said(book, own, row++, heading, &results->passages[j]);
	workbook_cell_print(own, row - 1, 3, true);
}

const char *workbook_words_title(const struct workbook *book)
{
	return report_make(book->results)->title;
}

void workbook_words_add_first(struct workbook *book)
{
	workbook_add(book, WORKBOOK_CONTENTS, workbook_words_title(book), fill_contents);
	if (book->results->n_passages > 0)
		workbook_add(book, "Findings", "What was found, and how: every sentence by part",
			     fill_said)
		    ->part = "Summary";
}

/* --- Sources --- */

TABLE(workbook_input, (file, "File", TEXT), (kind, "Kind", TEXT), (rows_read, "Rows read", COUNT),
      (rows_used, "Used", COUNT), (rows_set_aside, "Set aside", COUNT),
      (rows_left_out, "Left out", COUNT), (left_out, "Why left out", TEXT),
      (sha256, "SHA-256", TEXT));

TABLE(workbook_assumption, (assumption, "Assumption", TEXT), (scope, "For", TEXT),
      (year, "From", TEXT), (value, "Value", MIXED), (low, "Low", MIXED), (high, "High", MIXED),
      (origin, "Given by", TEXT), (used_in, "Used in", TEXT), (source, "Source", TEXT));

static void add_inputs(struct workbook *book, struct results *own)
{
	struct table *table = TABLE_NEW(own, workbook_input, "Files read, and their SHA-256");

	FOR_EACH (const struct input, input, book->results->inputs, book->results->n_inputs)
		TABLE_ADD(table, workbook_input, .file = value_text(input->name),
			  .kind = value_text(input->kind),
			  .rows_read = value_count(input->rows_read),
			  .rows_used = value_count(input->rows_used),
			  .rows_set_aside = value_count(input->rows_set_aside),
			  .rows_left_out = value_count(input->rows_left_out),
			  .left_out = value_text_or(input->left_out, "nothing is left out"),
			  .sha256 = value_text_or(input->sha256, "not taken"));
	workbook_table_add(book, table, "Sources");
}

static void add_assumptions(struct workbook *book, struct results *own)
{
	struct table *table =
	    TABLE_NEW(own, workbook_assumption, "What is assumed, and from where");

	FOR_EACH (const struct assumption_used, used, book->results->assumptions,
		  book->results->n_assumptions)
		TABLE_ADD(table, workbook_assumption, .assumption = value_text(used->name),
			  .scope = value_text(used->scope),
			  .year = value_text_or(used->year, "all years"), .value = used->value,
			  .low = used->low, .high = used->high, .origin = value_text(used->origin),
			  .used_in = value_text_or(used->used_in, "not said"),
			  .source = value_text(used->source));
	workbook_table_add(book, table, "Sources");
}

void workbook_words_add_last(struct workbook *book)
{
	struct results *own = arena_alloc(book->arena, sizeof *own);

	results_init(own, book->arena, book->results->command);
	add_inputs(book, own);
	if (!book->results->has_assumption_table)
		add_assumptions(book, own);
}
