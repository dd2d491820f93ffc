#include "library/case_form.h"

#include <string.h>

#include "base/text.h"
#include "loading/check_kinds.h"
#include "model/templates.h"

/* What each file answers, and who has its numbers. */
static const struct {
	const char *name, *answers;
} files[] = {
    {"case", "The council, the years and the prices of the case. Start here."},
    {"activity", "What contacts cost by channel, and what moving them saves. From telephone, web "
		 "and customer systems, and counts at the counter."},
    {"strategies", "What each option does to contacts. From the customer access strategy."},
    {"unit_costs",
     "What one contact costs. From finance; without rows the published medians serve."},
    {"assumptions",
     "How sure the figures are, and what is cash. From service managers and finance."},
    {"spend", "What smarter procurement saves. From the ledger, by category, for one year."},
    {"categories",
     "How a category is bought, where the built-in list says otherwise. From procurement."},
    {"prices", "What paying no more than others saves. From contracts and the buying consortium."},
    {"buyer_groups", "Which councils buy together. From the buying consortium."},
    {"gains", "Other savings, for cash and NI 179. From the efficiency plan and statement."},
    {"costs",
     "What the change costs: without it no net saving is known. From quotations and budgets."},
    {"accounts", "The baseline of NI 179 and its 3% a year. From the statement of accounts."},
    {"resources", "Your own unit costs (vfm unitcost). From timings and the budget."},
    {"risks", "What could go wrong, and what it would take. From the programme's risk log."},
    {"notes", "Your own words in the report."},
};

/* Columns with a list to choose from; another word may still be written. */
static const struct {
	const char *file, *column; /* file NULL: of any */
	const char *choices, *hint;
} columns[] = {
    {NULL, "channel",
     "face-to-face|telephone|web|email|post|automated telephone|sms|direct debit|home visit|*",
     "How contacts arrive. Others may be written; in strategies * means all."},
    {"strategies", "to", "web|telephone|email|automated telephone|face-to-face|post",
     "The channel that contacts move to."},
    {"strategies", "action", "avoid|first-contact|shift|take-up|unit-cost",
     "avoid: the share of avoidable contacts that stop. shift: the share that moves. take-up: the "
     "share of all contacts that the channel under to reaches."},
    {NULL, "purpose", "information|request|payment", "Or words of your own."},
    {NULL, "market", "commodity|specific|excluded",
     "How the category is bought; empty: the built-in list says."},
    {NULL, "months", NULL, "The months that the row covers, where not all of the year: Apr-Sep."},
    {NULL, "low", NULL, "What it may be at least."},
    {NULL, "high", NULL, "What it may be at most."},
    {"gains", "running_cost_low", NULL, "What it may be at least."},
    {"gains", "running_cost_high", NULL, "What it may be at most."},
    {"gains", "investment_low", NULL, "What it may be at least."},
    {"gains", "investment_high", NULL, "What it may be at most."},
    {"gains", "sector", NULL, "The service whose gain it is, such as adult social care."},
    {"categories", "also", NULL, "Other names of it in your files, with ; between them."},
    {"costs", "kind", "investment|running",
     "Investment is once, running every year from its year on."},
    {"costs", "type", "capital|revenue", NULL},
    {"costs", "project_type",
     "standard buildings|non-standard buildings|standard civil engineering|"
     "non-standard civil engineering|equipment and development|outsourcing",
     "Adds the Green Book's allowance for costs that turn out higher."},
    {"costs", "bias_included", "yes|no", "Yes: the amount has that allowance already."},
    {"gains", "workstream",
     "business process improvement|collaboration|procurement|asset management|asset disposal|"
     "PFI and sharing",
     NULL},
    {"gains", "cash_releasing", "yes|no", "Can a budget be cut by it?"},
    {"gains", "quality_check", "passed|failed|pending", NULL},
    {"gains", "status", "forecast|actual", NULL},
    {"resources", "behaviour", "fixed|variable", "Does it change with the number of contacts?"},
    {"accounts", "counts", "yes|no", "Only for lines that annex A of the CLG plan does not name."},
    {"risks", "likelihood", "low|medium|high", NULL},
    {"risks", "impact", "low|medium|high", NULL},
    {"notes", "section",
     "summary|decision|strategic|channels|unit_costs|economic|options|rests|sureness|financial|"
     "costs|cash|ni179|commercial|procurement|prices|management|risks|evidence|assumptions|data|"
     "method|sources|left_out",
     "The part of the report."},
};

static const char *const hints[] = {
    [UNIT_YEAR] = "A financial year, such as 2007-08, or a date.",
    [UNIT_COUNT] = "A whole number.",
    [UNIT_MONEY] = "Pounds, such as 1234.50.",
    [UNIT_PERCENT] = "A percentage, such as 75%.",
    [UNIT_FACTOR] = NULL,
};

static struct form_column form_of(const struct shape *shape, const char *name)
{
	const int field = shape == NULL ? -1 : shape_field(shape, name);
	struct form_column form = {.unit = field < 0 ? UNIT_TEXT : shape->fields[field].unit};

	form.hint = hints[form.unit];
	for (size_t i = 0; shape != NULL && i < N_OF(columns); i++)
		if ((columns[i].file == NULL || strcmp(columns[i].file, shape->kind) == 0) &&
		    strcmp(columns[i].column, name) == 0) {
			form.choices = columns[i].choices;
			form.hint = columns[i].hint;
		}
	return form;
}

/* Of published figures, whose files say how a figure came about; a council's own need not. */
static bool is_provenance(const struct shape *shape, const char *id)
{
	static const char *const ids[] = {"price_base", "status", "derivation"};

	return shape_field(shape, ids[0]) >= 0 && text_is_among(id, ids, N_OF(ids));
}

/* The columns of a template, and behind them the others that its file's reader takes. */
static const char *const *columns_of(size_t *count, const struct shape *shape,
				     const struct row *header, struct arena *arena)
{
	const size_t n_fields = shape == NULL ? 0 : shape->n_fields;
	const char **names = arena_array(arena, header->n_cells + n_fields, sizeof *names);

	for (*count = 0; *count < header->n_cells; (*count)++)
		names[*count] = header->cells[*count];
	for (size_t i = 0; i < n_fields; i++)
		if (!text_is_among(shape->fields[i].id, header->cells, header->n_cells) &&
		    !is_provenance(shape, shape->fields[i].id))
			names[(*count)++] = shape->fields[i].id;
	return names;
}

static const struct input_rows *rows_of(const struct sheet *sheet, const char *name,
					struct arena *arena)
{
	struct input_rows *rows = arena_alloc(arena, sizeof *rows);
	const struct kind *kind = check_kinds_find(name);
	const struct shape *shape = kind == NULL ? NULL : kind->shape;
	const char *const *headings;
	size_t n_columns;
	const char **cells, **comments = arena_array(arena, sheet->n_rows, sizeof *comments);
	size_t at = 0;

	for (; at < sheet->n_rows && sheet->rows[at].cells[0][0] == '#'; at++)
		comments[at] = sheet->rows[at].cells[0];
	if (at == sheet->n_rows)
		return NULL;
	const struct row *header = &sheet->rows[at];
	headings = columns_of(&n_columns, shape, header, arena);
	struct form_column *form = arena_array(arena, n_columns, sizeof *form);
	cells = arena_array(arena, sheet->n_rows * n_columns, sizeof *cells);
	for (size_t i = 0; i < n_columns; i++)
		form[i] = form_of(shape, headings[i]);
	*rows = (struct input_rows){.name = name,
				    .form = form,
				    .comments = comments,
				    .n_comments = at,
				    .answers = "",
				    .headings = headings,
				    .is_figures = arena_array(arena, n_columns, sizeof(bool)),
				    .n_columns = n_columns,
				    .n_rows = sheet->n_rows - at - 1,
				    .cells = cells};
	for (size_t i = 0; i < N_OF(files); i++)
		if (strcmp(files[i].name, name) == 0)
			rows->answers = files[i].answers;
	for (size_t row = 0; row < rows->n_rows; row++) {
		const struct row *from = &sheet->rows[at + 1 + row];

		for (size_t i = 0; i < n_columns; i++)
			cells[row * n_columns + i] = i < from->n_cells ? from->cells[i] : "";
	}
	return rows;
}

/* The bytes of a template; `#"` before an example is a quoted cell that begins with `#`. */
static const char *examples_of(const struct template *from, struct arena *arena)
{
	char *bytes = arena_text_of(arena, from->bytes, (size_t)(from->end - from->bytes));

	for (char *at = bytes; (at = strstr(at, "\n#\"")) != NULL; at += 2) {
		at[1] = '"';
		at[2] = '#';
	}
	return bytes;
}

bool case_form(struct results *results, struct diagnostics *diagnostics)
{
	static const struct document document = {.title = "A business case to fill in"};
	struct arena *arena = results->arena;
	size_t count;
	const struct template *all = templates(&count);

	results->document = &document;
	for (size_t i = 0; i < count; i++) {
		struct source *source = arena_alloc(arena, sizeof *source);
		struct sheet sheet;

		if (!source_from_memory(source, all[i].name, examples_of(&all[i], arena),
					(size_t)(all[i].end - all[i].bytes), arena, diagnostics))
			return false;
		/* Not strictly: its comments are wanted. */
		sheet_read(&sheet, source, ',', false, arena);
		struct input *input = results_input(results);
		*input = (struct input){.path = all[i].name,
					.name = all[i].name,
					.kind = all[i].kind,
					.rows = rows_of(&sheet, all[i].kind, arena)};
	}
	return true;
}
