#include "outputs/report.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "outputs/passages.h"
#include "results/table.h"

#define MOST_ROWS 24 /* of a table in a report; the rest is a file of its own */

struct writing {
	const struct results *results;
	struct arena *arena;
	struct report *report;
	struct results own; /* of tables that only a report has */
	int n_tables, n_charts;
};

static struct report_node *add(struct writing *writing, enum report_kind kind, const char *text)
{
	struct report *report = writing->report;

	struct report_node *node = &ARENA_ADD(writing->arena, report, nodes, n_nodes);
	*node = (struct report_node){.kind = kind, .text = text};
	return node;
}

static void add_fact(struct writing *writing, const char *label, const char *text)
{
	if (text != NULL && text[0] != '\0')
		writing->report->facts[writing->report->n_facts++] =
		    (struct report_fact){label, text};
}

static void begin(struct writing *writing)
{
	const struct document *document = writing->results->document;

	writing->report->epoch = writing->results->epoch;
	writing->report->colours = document_colours(writing->results->document);
	writing->report->title = arena_format(writing->arena, "vfm %s", writing->results->command);
	if (document == NULL)
		return;
	if (document->title != NULL)
		writing->report->title = document->title;
	else if (document->council != NULL)
		writing->report->title =
		    arena_format(writing->arena, "%s: business case", document->council);
	add_fact(writing, "Council", document->council);
	add_fact(writing, "Author", document->author);
	add_fact(writing, "Date", document->date);
	add_fact(writing, "Status", document->status);
	add_fact(writing, "Version", document->version);
}

/* Does a table of the files stand in the part, so that its author need not write what it tells? */
static bool has_table(const struct results *results, const struct report_part *part)
{
	for (size_t i = 0; i < results->n_tables; i++)
		if (results->tables[i]->n_rows > 0 &&
		    report_parts_has(part, results->tables[i]->section))
			return true;
	return false;
}

/* Has the author something to write there, and has written nothing? */
static bool is_unwritten(const struct results *results, const struct report_part *part)
{
	const struct document *document = results->document;

	return part->prompt != NULL && document != NULL &&
	       FIND_BY(document->notes, document->n_notes, section, part->name) == NULL &&
	       !has_table(results, part);
}

static void add_note(struct writing *writing, const struct report_part *part)
{
	const struct document *document = writing->results->document;

	for (size_t i = 0; document != NULL && i < document->n_notes; i++)
		if (strcmp(document->notes[i].section, part->name) == 0)
			add(writing, REPORT_NOTE, document->notes[i].text);
	if (is_unwritten(writing->results, part))
		add(writing, REPORT_PLACE, part->prompt);
}

const char *report_unwritten(const struct results *results)
{
	struct arena *arena = results->arena;
	struct lines headings = {0};
	size_t count;
	const struct report_part *parts = report_parts(&count);

	for (size_t i = 0; i < count; i++)
		if (is_unwritten(results, &parts[i]))
			lines_add(arena, &headings, "'%s'", parts[i].heading);
	return headings.count == 0
		   ? NULL
		   : arena_format(arena,
				  "The report is unfinished. Still to be written (in notes.csv or "
				  "report.docx): %s.",
				  text_list(arena, headings.items, headings.count, headings.count));
}

/* Before anything else could be taken for the finished report. */
static void add_unwritten(struct writing *writing)
{
	const char *unwritten = report_unwritten(writing->results);

	if (unwritten != NULL)
		add(writing, REPORT_WARNING, unwritten);
}

/*
 * In the answer with what its figures stand in, which a reader wants to see at once; but for the
 * first, which is quoted as it is, and has the case at a glance below it.
 */
static void add_passage(struct writing *writing, enum report_kind kind,
			const struct report_part *part, const struct passage *passage)
{
	const struct report *report = writing->report;
	const bool is_first = report->nodes[report->n_nodes - 1].kind == REPORT_HEADING;
	struct report_node *node = add(writing, kind, passage->text);

	if (report_parts_has(part, SECTION_ANSWER) && !is_first) {
		node->about = passage->spec.about;
		node->also = passage->also;
	}
}

static void add_passages(struct writing *writing, const struct report_part *part,
			 enum passage_kind kind, enum report_kind as)
{
	const struct results *results = writing->results;

	for (size_t i = 0; i < results->n_passages; i++)
		if (report_parts_has(part, results->passages[i].spec.section) &&
		    results->passages[i].spec.kind == kind)
			add_passage(writing, as, part, &results->passages[i]);
}

/* Answers and findings as sentences, warnings set apart behind them. */
static void add_said(struct writing *writing, const struct report_part *part)
{
	for (int kind = PASSAGE_ANSWER; kind <= PASSAGE_FINDING; kind++)
		add_passages(writing, part, (enum passage_kind)kind, REPORT_PARAGRAPH);
	/* What could turn the answer round stands under it, whatever part it is of. */
	if (report_parts_has(part, SECTION_ANSWER)) {
		const struct said turning = passages_at(writing->results, SAID_TURNING);

		add_unwritten(writing);
		for (size_t i = 0; i < turning.count; i++)
			add_passage(writing, REPORT_WARNING, part, turning.items[i]);
		return;
	}
	add_passages(writing, part, PASSAGE_WARNING, REPORT_WARNING);
}

/* As points what of a kind is said, in one part or (NULL) in all. */
static void add_points(struct writing *writing, enum passage_kind kind,
		       const struct report_part *part)
{
	struct lines points = {0};
	const struct results *results = writing->results;

	for (size_t i = 0; i < results->n_passages; i++)
		if (results->passages[i].spec.kind == kind &&
		    (part == NULL || report_parts_has(part, results->passages[i].spec.section)))
			lines_add(writing->arena, &points, "%s", results->passages[i].text);
	if (points.count > 0)
		add(writing, REPORT_POINTS, NULL)->points = points;
}

static void add_table(struct writing *writing, const struct table *table)
{
	struct report_node *node = add(writing, REPORT_TABLE, table->title);
	const size_t most = table->most_rows != 0 ? table->most_rows : MOST_ROWS;

	node->table = table;
	node->number = ++writing->n_tables;
	node->id = arena_format(writing->arena, "table-%d", node->number);
	node->n_rows = table->n_rows > most ? most : table->n_rows;
}

static void add_tables(struct writing *writing, const struct report_part *part)
{
	const struct results *results = writing->results;

	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0 || !report_parts_has(part, table->section))
			continue;
		for (size_t j = 0; j < table->n_charts; j++) {
			struct report_node *node = add(writing, REPORT_CHART, table->title);

			node->chart = &table->charts[j];
			node->table = table;
			node->number = ++writing->n_charts;
			node->id = arena_format(writing->arena, "figure-%d", node->number);
		}
		if (!table->is_detail || table->is_reported)
			add_table(writing, table);
	}
}

TABLE(report_assumption, (assumption, "Assumption", TEXT), (scope, "For", TEXT),
      (year, "From", TEXT), (value, "Value", MIXED), (low, "Low", MIXED), (high, "High", MIXED),
      (origin, "Given by", TEXT), (source, "Source", TEXT));

static void add_assumptions(struct writing *writing)
{
	const struct results *results = writing->results;
	struct table *table = TABLE_NEW(&writing->own, report_assumption, "What is assumed");

	FOR_EACH (const struct assumption_used, used, results->assumptions, results->n_assumptions)
		TABLE_ADD(table, report_assumption,
			  .assumption = value_text(say_id(results->arena, used->name)),
			  .scope = value_text(strcmp(used->scope, "*") == 0 ? "all" : used->scope),
			  .year = value_text_or(used->year, "all years"), .value = used->value,
			  .low = used->low, .high = used->high, .origin = value_text(used->origin),
			  .source = value_text(used->source));
	table->most_rows = table->n_rows;
	/* The table that holds the same exactly; of other results the list in JSON does. */
	table->id = results_find(results, "case_assumption") != NULL ? "case_assumption"
								     : "assumptions of the JSON";
	if (table->n_rows > 0)
		add_table(writing, table);
}

TABLE(report_input, (file, "File", TEXT), (kind, "Kind", TEXT), (read, "Rows read", COUNT),
      (used, "Used", COUNT), (set_aside, "Set aside", COUNT), (left_out, "Left out", COUNT),
      (why, "Why left out", TEXT), (sha256, "SHA-256 begins", TEXT));

static void add_inputs(struct writing *writing)
{
	const struct results *results = writing->results;
	struct table *table =
	    TABLE_NEW(&writing->own, report_input, "Rows read, used and left out");

	FOR_EACH (const struct input, input, results->inputs, results->n_inputs)
		TABLE_ADD(table, report_input, .file = value_text(input->name),
			  .kind = value_text(input->kind), .read = value_count(input->rows_read),
			  .used = value_count(input->rows_used),
			  .set_aside = value_count(input->rows_set_aside),
			  .left_out = value_count(input->rows_left_out),
			  .why = value_text_or(input->left_out, "nothing is left out"),
			  .sha256 =
			      input->sha256 == NULL
				  ? value_none("not taken")
				  : value_text(arena_text_of(writing->arena, input->sha256, 16)));
	table->most_rows = table->n_rows;
	if (table->n_rows > 0)
		add_table(writing, table);
}

static void add_part(struct writing *writing, const struct report_part *part)
{
	struct report *report = writing->report;
	struct report_node *heading = add(writing, REPORT_HEADING, part->heading);
	const size_t n_before = report->n_nodes;

	heading->level = part->level;
	heading->id = part->name;
	add_said(writing, part);
	add_note(writing, part);
	add_tables(writing, part);
	if (report_parts_has(part, SECTION_ASSUMPTIONS))
		add_assumptions(writing);
	if (report_parts_has(part, SECTION_DATA))
		add_inputs(writing);
	if (strcmp(part->name, "method") == 0)
		add_points(writing, PASSAGE_METHOD, NULL);
	add_points(writing, PASSAGE_CAVEAT, part);
	/* A part of parts goes where the first of them is not there either. */
	if (report->n_nodes == n_before && part->level > 1)
		report->n_nodes--;
}

/* Headings under which nothing came. */
static void drop_empty(struct report *report)
{
	size_t kept = 0;

	for (size_t i = 0; i < report->n_nodes; i++) {
		const struct report_node *node = &report->nodes[i];
		const bool ends =
		    i + 1 == report->n_nodes || (report->nodes[i + 1].kind == REPORT_HEADING &&
						 report->nodes[i + 1].level <= node->level);

		if (node->kind != REPORT_HEADING || !ends)
			report->nodes[kept++] = *node;
	}
	report->n_nodes = kept;
}

/* The table, or else the first chart, that has the figures of a table; NULL: there is none. */
static const struct report_node *find_figures(const struct report *report, const char *table)
{
	const struct report_node *found = NULL;

	FOR_EACH (const struct report_node, node, report->nodes, report->n_nodes) {
		if (node->table == NULL || strcmp(node->table->id, table) != 0)
			continue;
		if (node->kind == REPORT_TABLE)
			return node;
		found = found == NULL ? node : found;
	}
	return found;
}

/* Tables stand behind the answer. */
static void refer(struct writing *writing)
{
	FOR_EACH (struct report_node, node, writing->report->nodes, writing->report->n_nodes) {
		const struct report_node *figures =
		    node->about == NULL ? NULL : find_figures(writing->report, node->about);

		if (figures == NULL)
			continue;
		const struct report_node *more =
		    node->also == NULL ? NULL : find_figures(writing->report, node->also);

		node->see = figures->id;
		node->see_as = arena_format(writing->arena, "%s %d",
					    figures->kind == REPORT_TABLE ? "table" : "figure",
					    figures->number);
		if (more != NULL && more->kind == REPORT_TABLE && figures->kind == REPORT_TABLE)
			node->see_as = arena_format(
			    writing->arena, "tables %d and %d",
			    figures->number < more->number ? figures->number : more->number,
			    figures->number < more->number ? more->number : figures->number);
	}
}

/* In the order in which they are read. */
static void explain(struct writing *writing)
{
	bool is_explained = false;

	FOR_EACH (struct report_node, node, writing->report->nodes, writing->report->n_nodes) {
		/* A note is its author's. */
		if (node->kind != REPORT_NOTE)
			node->text = passages_explained(writing->arena, node->text, &is_explained);
		for (size_t j = 0; j < node->points.count; j++)
			node->points.items[j] = passages_explained(
			    writing->arena, node->points.items[j], &is_explained);
	}
}

const struct report *report_make(const struct results *results)
{
	struct writing writing = {.results = results, .arena = results->arena};
	size_t n_parts;
	const struct report_part *parts = report_parts(&n_parts);

	writing.report = arena_alloc(results->arena, sizeof *writing.report);
	results_init(&writing.own, results->arena, results->command);
	begin(&writing);
	for (size_t i = 0; i < n_parts; i++)
		add_part(&writing, &parts[i]);
	drop_empty(writing.report);
	refer(&writing);
	explain(&writing);
	return writing.report;
}
