#include "analyses/case/case_sources.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/order.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_later, "case.sources-later", SOURCES, WARNING, 6, "case_source");

TABLE(case_document, (source, "Source", TEXT), (feeds, "What it feeds, and where in it", TEXT),
      (figures, "Figures", COUNT), (standing, "Standing", TEXT),
      (later, "Value or range later than the report", TEXT));

TABLE(case_source, (source, "Source", TEXT), (place, "Where in it", TEXT),
      (feeds, "What it feeds", TEXT), (figures, "Figures", COUNT), (standing, "Standing", TEXT),
      (later, "Value or range later than the report", TEXT));

#define MOST_FED 16 /* named; the rest are counted */

static const char of_set[] = "published set ";

/* A place of a document. */
struct case_origin {
	const char *document, *place; /* place: `paragraph 3.30`, or NULL: not given */
	const char *standing;
	int64_t n_figures;
	struct lines feeds;
	struct source_date date;
	bool is_later, is_used; /* used: for a figure, not only set beside one */
};

struct case_origins {
	struct arena *arena;
	struct case_origin *items;
	size_t count, capacity;
	bool has_date;
	struct source_date date; /* of the report */
};

/* Where a source's place begins, behind a comma; NULL: it names none. */
static const char *place_in(const char *text)
{
	static const char *const words[] = {", paragraph", ", box",      ", table",   ", footnote",
					    ", annex",     ", appendix", ", section", ", chapter",
					    ", schedule",  ", line",     ", code",    ", page"};
	const char *first = NULL;

	for (size_t i = 0; i < N_OF(words); i++) {
		const char *found = strstr(text, words[i]);

		if (found != NULL && found != text && (first == NULL || found < first))
			first = found;
	}
	return first == NULL ? NULL : first + 2;
}

const char *case_sources_document(const char *source, struct arena *arena)
{
	const char *place = place_in(source);

	return place == NULL ? source : arena_text_of(arena, source, (size_t)(place - source) - 2);
}

static struct case_origin *source_of(struct case_origins *sources, const char *text,
				     const char *standing)
{
	const char *place = place_in(text);
	const char *document = case_sources_document(text, sources->arena);
	struct case_origin *source;

	for (size_t i = 0; i < sources->count; i++) {
		source = &sources->items[i];
		if (strcmp(source->document, document) == 0 && text_is_same(source->place, place))
			return source;
	}
	source = &ARENA_ADD(sources->arena, sources, items, count);
	*source = (struct case_origin){.document = document, .place = place, .standing = standing};
	source->is_later = sources->has_date && source_date_find(&source->date, text) &&
			   source_date_is_after(&source->date, &sources->date);
	return source;
}

/* One figure more of a source, and what it feeds, named once. */
static void feed(struct case_origins *sources, const char *text, const char *standing,
		 const char *what)
{
	if (text == NULL || text[0] == '\0')
		return;
	struct case_origin *source = source_of(sources, text, standing);
	source->n_figures++;
	if (!text_is_among(what, source->feeds.items, source->feeds.count))
		lines_add(sources->arena, &source->feeds, "%s", what);
}

static void add_assumptions(struct case_origins *sources, const struct results *results)
{
	FOR_EACH (const struct assumption_used, used, results->assumptions,
		  results->n_assumptions) {
		const bool is_of_all = strcmp(used->scope, "*") == 0;

		/* What is worked out from other figures is no source. */
		if (strcmp(used->origin, "derived") == 0)
			continue;
		/* A file that was read by its name alone, wherever the case stands. */
		feed(sources,
		     results_input_of(results, used->source) != NULL ? say_file(used->source)
								     : used->source,
		     strcmp(used->origin, "default") == 0     ? "this program's own"
		     : strcmp(used->origin, "reference") == 0 ? "published set"
							      : "given",
		     arena_format(sources->arena, "%s%s%s", say_id(sources->arena, used->name),
				  is_of_all ? "" : " of ",
				  is_of_all ? "" : text_cut(sources->arena, used->scope, 60)));
	}
}

static void add_files(struct case_origins *sources, const struct case_run *run)
{
	const struct gains *gains = run->question.gains;
	const struct risks *risks = run->question.risks;

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		feed(sources, gains->items[i].source, "given",
		     arena_format(sources->arena, "the register: %s",
				  text_cut(sources->arena, gains->items[i].initiative, 60)));
	for (size_t i = 0; risks != NULL && i < risks->n_items; i++)
		feed(sources, risks->items[i].source, "given", "risks");
}

/* What the files feed that say it in no assumption. */
static const struct {
	const char *kind, *feeds;
} fed_by_files[] = {{"spend", "spend"},
		    {"categories", "markets of spend"},
		    {"prices", "prices and quantities"},
		    {"accounts", "the baseline"},
		    {"resources", "the council's own unit costs"}};

/* Of each row its source; of a file without a column for it, the file. */
static void add_rows(struct case_origins *sources, const struct input *input, const char *what)
{
	const struct input_rows *rows = input->rows;
	size_t at = 0;

	while (at < rows->n_columns &&
	       (rows->fields[at] == NULL || strcmp(rows->fields[at], "source") != 0))
		at++;
	for (size_t i = 0; at < rows->n_columns && i < rows->n_rows; i++)
		if (!input_rows_is_aside(rows, i))
			feed(sources, rows->cells[i * rows->n_columns + at], "given", what);
	if (at == rows->n_columns && input->rows_used > 0)
		feed(sources, input->name, "given", what);
}

static void add_inputs(struct case_origins *sources, const struct results *results)
{
	FOR_EACH (const struct input, input, results->inputs, results->n_inputs)
		for (size_t i = 0; i < N_OF(fed_by_files) && input->rows != NULL; i++)
			if (strcmp(input->kind, fed_by_files[i].kind) == 0)
				add_rows(sources, input, fed_by_files[i].feeds);
}

/* The sets that this run has read, used for a figure or set beside one. */
static void add_sets(struct case_origins *sources, const struct reference *reference)
{
	size_t n_sets;
	const struct reference_set *sets = reference_sets(&n_sets);

	for (size_t i = 0; i < n_sets; i++) {
		const struct reading *reading = &reference->readings[i];
		int source, status;

		if (reading->shape == NULL)
			continue;
		source = shape_field(reading->shape, "source");
		status = shape_field(reading->shape, "status");
		for (size_t j = 0; source >= 0 && j < reading->n_records; j++) {
			const struct value *values = reading->records[j].values;

			if (values[source].kind != VALUE_TEXT)
				continue;
			feed(sources, values[source].text,
			     status >= 0 && values[status].kind == VALUE_TEXT ? values[status].text
									      : "not given",
			     arena_format(sources->arena, "%s%s", of_set, sets[i].name));
		}
	}
}

static int compare(const void *left, const void *right)
{
	const struct case_origin *a = left, *b = right;

	return ORDER_BY(strcmp(a->document, b->document), text_compare(a->place, b->place));
}

/* What a document feeds, each once: `unit_cost of web (paragraph 3.30)`, `published set bands (3
 * places)`. */
struct fed {
	const char *what, *place;
	size_t n_places;
};

static const char *say_fed(const struct case_origin *origins, size_t count, struct arena *arena)
{
	struct lines said = {0};
	size_t n_fed = 0, most = 0;

	for (size_t i = 0; i < count; i++)
		most += origins[i].feeds.count;
	struct fed *fed = arena_array(arena, most, sizeof *fed);
	/* What figures are made of first, then what stands beside them. */
	for (size_t i = 0; i < 2 * count; i++) {
		const struct case_origin *origin = &origins[i % count];

		for (size_t j = 0; j < origin->feeds.count; j++) {
			const char *what = origin->feeds.items[j];
			size_t k = 0;

			if ((strncmp(what, of_set, strlen(of_set)) == 0) != (i >= count))
				continue;
			while (k < n_fed && strcmp(fed[k].what, what) != 0)
				k++;
			if (k == n_fed)
				fed[n_fed++] = (struct fed){what, origin->place, 0};
			fed[k].n_places++;
		}
	}
	for (size_t i = 0; i < n_fed; i++)
		lines_add(arena, &said, "%s%s", fed[i].what,
			  fed[i].n_places > 1
			      ? arena_format(arena, " (%zu places)", fed[i].n_places)
			      : say_around(arena, " (", fed[i].place, ")"));
	return text_list(arena, said.items, said.count, MOST_FED);
}

/* A set that is only printed beside the case's figures may be of any date. */
static struct value say_later(const struct case_origins *sources, bool is_later, bool is_used)
{
	return value_text(!sources->has_date ? "the report has no date"
			  : !is_later        ? "no"
			  : is_used          ? "yes"
					     : "only for comparison");
}

/* Place by place, and document by document for the report. */
static void add_tables(struct results *results, const struct case_origins *sources)
{
	struct arena *arena = results->arena;
	struct table *documents, *places;
	size_t end;

	documents = TABLE_NEW(results_in(results, SECTION_SOURCES), case_document,
			      "Sources, and what each feeds");
	places = TABLE_NEW(results, case_source, "Where in its source each figure stands");
	documents->is_of_part = places->is_detail = true;
	for (size_t i = 0; i < sources->count; i = end) {
		const struct case_origin *first = &sources->items[i];
		int64_t n_figures = 0;
		bool is_later = false, is_any_later = false;

		for (end = i; end < sources->count &&
			      strcmp(sources->items[end].document, first->document) == 0;
		     end++) {
			const struct case_origin *source = &sources->items[end];

			n_figures += source->n_figures;
			is_later |= source->is_later && source->is_used;
			is_any_later |= source->is_later;
			TABLE_ADD(places, case_source, .source = value_text(source->document),
				  .place = value_text_or(source->place, "not given"),
				  .feeds = value_text(text_list(arena, source->feeds.items,
								source->feeds.count, MOST_FED)),
				  .figures = value_count(source->n_figures),
				  .standing = value_text(source->standing),
				  .later = say_later(sources, source->is_later, source->is_used));
		}
		TABLE_ADD(documents, case_document, .source = value_text(first->document),
			  .feeds = value_text(say_fed(first, end - i, arena)),
			  .figures = value_count(n_figures),
			  .standing = value_text(first->standing),
			  .later = say_later(sources, is_any_later, is_later));
	}
	documents->most_rows = documents->n_rows;
}

/* `the register's outturns (July 2009)`: a document's later figures, and its latest date. */
static const char *say_document(struct arena *arena, const struct case_origin *origins,
				size_t count)
{
	struct source_date date = {0};
	struct lines feeds = {0};
	const char *month;

	for (size_t i = 0; i < count; i++) {
		if (!origins[i].is_later || !origins[i].is_used)
			continue;
		if (source_date_is_after(&origins[i].date, &date))
			date = origins[i].date;
		for (size_t j = 0; j < origins[i].feeds.count; j++)
			if (strncmp(origins[i].feeds.items[j], of_set, strlen(of_set)) != 0 &&
			    !text_is_among(origins[i].feeds.items[j], feeds.items, feeds.count))
				lines_add(arena, &feeds, "%s", origins[i].feeds.items[j]);
	}
	if (feeds.count == 0)
		return NULL;
	month = date.month == 0 ? "" : arena_format(arena, "%s ", month_name(date.month));
	return arena_format(arena, "%s (%s%d)", text_list(arena, feeds.items, feeds.count, 3),
			    month, date.year);
}

/* Of what feeds figures, and is not only set beside them; documents are counted, as in the table.
 */
static void say(struct results *results, const struct case_origins *sources, const char *date)
{
	struct arena *arena = results->arena;
	struct lines later = {0};
	size_t end;

	for (size_t i = 0; i < sources->count; i = end) {
		for (end = i + 1; end < sources->count && strcmp(sources->items[end].document,
								 sources->items[i].document) == 0;
		     end++)
			;
		const char *said = say_document(arena, &sources->items[i], end - i);
		if (said != NULL)
			lines_add(arena, &later, "%s", said);
	}
	if (later.count > 0)
		results_say(
		    results, &said_later,
		    "%s used here %s values or ranges dated after this report (%s): %s. Correct "
		    "the report's date, or explain why later figures are used.",
		    say_count(arena, later.count, "source", "sources"),
		    say_which(later.count, "has", "have"), text_cut(arena, date, 40),
		    text_list(arena, later.items, later.count, 4));
}

void case_sources_add(struct results *results, const struct case_run *run)
{
	const char *date = run->question.file->date;
	struct case_origins sources = {.arena = results->arena};

	sources.has_date = date != NULL && source_date_find(&sources.date, date);
	add_assumptions(&sources, results);
	add_files(&sources, run);
	add_inputs(&sources, results);
	for (size_t i = 0; i < sources.count; i++)
		sources.items[i].is_used = true;
	add_sets(&sources, run->question.reference);
	if (sources.count == 0)
		return;
	/* However the rows of the files stand. */
	SORT(sources.items, sources.count, compare);
	for (size_t i = 0; i < sources.count; i++)
		SORT(sources.items[i].feeds.items, sources.items[i].feeds.count, text_order);
	add_tables(results, &sources);
	say(results, &sources, date);
}
