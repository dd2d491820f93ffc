#include "reading/columns.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

/* As many of a file's columns, and of a field's names, as a message names. */
#define MOST_NAMED 15
#define MOST_ALIASES 4

/* `'Date', 'Supplier'...` */
static const char *join_cells(const struct row *header, struct arena *arena)
{
	const char *joined = "";
	size_t n_named = 0;

	for (size_t i = 0; i < header->n_cells; i++) {
		if (header->cells[i][0] == '\0')
			continue;
		if (n_named++ == MOST_NAMED)
			return arena_format(arena, "%s and more", joined);
		joined = text_more(arena, joined, ", ", cell_quoted(arena, header->cells[i]));
	}
	return n_named == 0 ? "none" : joined;
}

/* What was looked for: the field's own name and a few of its others. */
static const char *join_names(const struct field *field, bool is_ledger, struct arena *arena)
{
	const char *joined = arena_format(arena, "'%s'", field->id);
	size_t length = 0, n_named = 0;

	for (size_t i = 0; i < 2; i++) {
		const char *list = i == 0 ? field->aliases : is_ledger ? field->stand_ins : NULL;
		const char *name;

		while ((name = columns_next_name(&list, &length)) != NULL)
			if (n_named++ < MOST_ALIASES)
				joined =
				    arena_format(arena, "%s, '%.*s'", joined, (int)length, name);
	}
	if (n_named <= MOST_ALIASES)
		return joined;
	return arena_format(arena, "%s and %zu more names", joined, n_named - MOST_ALIASES);
}

/* How to name a missing column: `; did you mean 'Volum'? ...`. */
static const char *remedy_of(const struct field *field, const struct row *header,
			     const struct column_options *options, struct arena *arena)
{
	const char *nearest = text_nearest(field->id, header->cells, header->n_cells);

	/* `Expense Category` */
	for (size_t i = 0; i < header->n_cells && nearest == NULL && options->is_mappable; i++)
		if (strstr(text_fold(arena, header->cells[i]), text_fold(arena, field->id)) != NULL)
			nearest = header->cells[i];

	const char *way =
	    options->is_mappable ? arena_format(arena, "name it with --map %s=\"...\"", field->id)
	    : nearest != NULL
		? arena_format(arena, "then rename it to '%s'", field->id)
		: arena_format(arena, "rename the column that is '%s', or add one%s", field->id,
			       field->unit == UNIT_YEAR ? ", such as 2007-08 in each row" : "");

	if (options->is_ledger && options->is_mappable && field->unit == UNIT_YEAR)
		way = arena_format(
		    arena, "%s, or give the year of the whole file with --year 2009-10", way);
	if (options->is_ledger && options->is_mappable && strcmp(field->id, "channel") == 0)
		way = arena_format(arena,
				   "%s, or give the channel of the whole file with --channel NAME; "
				   "where channels are columns, vfm tally --wide reads them",
				   way);
	if (options->is_ledger && options->is_mappable && field->unit == UNIT_TEXT &&
	    (field->flags & FIELD_CONSTANT) == 0 && strcmp(field->id, "channel") != 0)
		way =
		    arena_format(arena, "%s, or do without it with --map %s=none", way, field->id);
	return arena_format(
	    arena, "%s%s%s",
	    nearest == NULL ? ""
			    : arena_format(arena, "did you mean %s? ", cell_quoted(arena, nearest)),
	    way,
	    (field->flags & FIELD_CONSTANT) == 0 ? ""
	    : options->is_of_case
		? arena_format(arena, ", or give case.csv the key '%s'", field->id)
	    : options->is_mappable ? arena_format(arena, ", or give it with --%s NAME", field->id)
				   : "");
}

void columns_say_lacking(const struct columns *columns, const struct shape *shape,
			 const struct column_options *options, const char *path,
			 struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct mapping *mapping = mapping_find(options, shape->fields[i].id);
		int at = columns->at[i];

		if (mapping == NULL || !mapping->is_remembered || columns->is_mapped[i])
			continue;
		notice(diagnostics,
		       (struct place){path, columns->header->line, shape->fields[i].id},
		       "the map names column %s, which is not there; %s; the file has %s",
		       cell_quoted(arena, mapping->column),
		       at < 0 ? "nothing is given for it"
			      : arena_format(arena, "read from %s",
					     cell_quoted(arena, columns->header->cells[at])),
		       join_cells(columns->header, arena));
	}
}

/* A header that is one cell, in which delimiters stand, or NULL. */
static const char *unparted(const struct row *header)
{
	const char *name = NULL;

	for (size_t i = 0; i < header->n_cells; i++) {
		if (header->cells[i][0] == '\0')
			continue;
		if (name != NULL)
			return NULL;
		name = header->cells[i];
	}
	return name != NULL && strpbrk(name, ",;\t|") != NULL ? name : NULL;
}

bool columns_report(const struct columns *columns, const struct sheet *sheet,
		    const struct shape *shape, const struct column_options *options,
		    struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const struct row *header = columns->header;
	struct place place = {.file = sheet->source->path, .line = header->line};
	const char *whole = unparted(header);
	bool is_well = true, has_said = false; /* which columns there are */

	for (size_t i = 0; i < shape->n_fields && whole != NULL; i++)
		if (columns->at[i] < 0 && columns_is_needed(&shape->fields[i], options))
			return fault(
			    diagnostics, place,
			    strchr(whole, sheet->delimiter) != NULL
				? "its header is one name in quotes, %s, and not several; take the "
				  "quotes around the whole line away"
				: "its header is one name, %s, and not several: leave --delimiter "
				  "out, or give the mark that stands between names",
			    cell_quoted(arena, whole));
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		const struct mapping *mapping =
		    columns->is_mapped[i] ? mapping_find(options, field->id) : NULL;
		const bool is_named_wrong =
		    columns->at[i] < 0 && mapping != NULL && !mapping_is_none(mapping);
		const bool is_lacking =
		    is_named_wrong || (columns->at[i] < 0 && columns_is_needed(field, options));
		const char *there = "";

		place.column = field->id;
		if (is_lacking && !has_said)
			there = arena_format(arena, "; the file has %s", join_cells(header, arena));
		has_said |= is_lacking;
		if (is_named_wrong)
			is_well = fault(
			    diagnostics, place, "--map names column %s, which is not there%s%s",
			    cell_quoted(arena, mapping->column), there,
			    text_suggest(arena, mapping->column, header->cells, header->n_cells));
		else if (is_lacking)
			is_well = fault(diagnostics, place, "no such column; looked for %s%s; %s",
					join_names(field, options->is_ledger, arena), there,
					remedy_of(field, header, options, arena));
		else if (columns->rival[i] >= 0)
			is_well = fault(
			    diagnostics, place,
			    "both column %d (%s) and column %d (%s) could be it; %srename one",
			    columns->at[i] + 1, cell_quoted(arena, header->cells[columns->at[i]]),
			    columns->rival[i] + 1,
			    cell_quoted(arena, header->cells[columns->rival[i]]),
			    !options->is_mappable ? ""
			    : strcmp(header->cells[columns->at[i]],
				     header->cells[columns->rival[i]]) == 0
				? arena_format(arena,
					       "say which with --map %s=#%d or --map %s=#%d, or ",
					       field->id, columns->at[i] + 1, field->id,
					       columns->rival[i] + 1)
				: arena_format(arena, "say which with --map %s=\"...\", or ",
					       field->id));
	}
	return is_well;
}

bool columns_could_be(const struct columns *columns, const struct shape *shape, size_t field,
		      size_t column, struct arena *arena)
{
	const struct field *wanted = &shape->fields[field];
	const char *folded = text_fold(arena, columns->header->cells[column]);

	if (columns_field(columns, shape, column) >= 0)
		return false;
	return columns_find_listed(&folded, 1, wanted->aliases, NULL, false) >= 0 ||
	       (wanted->stand_ins != NULL &&
		columns_find_listed(&folded, 1, wanted->stand_ins, NULL, false) >= 0);
}

const char *columns_others(const struct columns *columns, const struct shape *shape, size_t field,
			   struct arena *arena)
{
	const struct field *wanted = &shape->fields[field];
	const char *others = NULL;

	if (wanted->stand_ins == NULL || (wanted->flags & FIELD_AMOUNT) != 0 ||
	    columns->at[field] < 0)
		return NULL;
	for (size_t i = 0; i < columns->header->n_cells; i++) {
		if (columns_could_be(columns, shape, field, i, arena))
			others = text_more(arena, others, ", ",
					   cell_quoted(arena, columns->header->cells[i]));
	}
	return others;
}

const char *columns_year_name(const struct columns *columns, const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++) {
		const int at = columns->at[i];

		if (shape->fields[i].unit == UNIT_YEAR && at >= 0 &&
		    (size_t)at < columns->header->n_cells)
			return columns->header->cells[at];
	}
	return NULL;
}

/* The assumption that a column of contacts or strategies would say row by row, or NULL. */
static const char *assumption_meant(const struct shape *shape, const char *folded)
{
	static const struct {
		const char *name, *words;
	} assumptions[] = {
	    {"volume_growth", "|growth|volumegrowth|demandgrowth|growthrate|annualgrowth|"},
	    {"failure_share", "|failure|failures|failureshare|failurerate|failed|"},
	    {"cashable_share", "|cashable|cashableshare|cashreleasing|cashreleasingshare|"},
	    {"contacts_per_post", "|contactsperpost|"},
	    {"post_cost", "|postcost|costofpost|costperpost|"},
	};

	if (text_lists("|activity|strategies|", shape->kind))
		for (size_t i = 0; i < N_OF(assumptions); i++)
			if (text_lists(assumptions[i].words, folded))
				return assumptions[i].name;
	return NULL;
}

const char *columns_unknown(const struct columns *columns, const struct shape *shape,
			    struct arena *arena)
{
	const char *unknown = NULL;
	size_t n_named = 0, n_ids = 0;
	const char *ids[MAX_FIELDS];

	for (size_t i = 0; i < shape->n_fields; i++)
		if (columns->at[i] < 0)
			ids[n_ids++] = shape->fields[i].id;
	for (size_t i = 0; i < columns->header->n_cells; i++) {
		const char *cell = columns->header->cells[i];

		if (cell[0] == '\0' || columns_field(columns, shape, i) >= 0)
			continue;
		if (n_named++ == MOST_NAMED)
			return arena_format(arena, "%s and more", unknown);

		const char *nearest = text_nearest(cell, ids, n_ids),
			   *assumption = assumption_meant(shape, text_fold(arena, cell));

		unknown = text_more(arena, unknown, ", ", cell_quoted(arena, cell));
		if (assumption != NULL)
			unknown = arena_format(
			    arena,
			    "%s (did you mean the assumption '%s'? It goes in assumptions.csv)",
			    unknown, assumption);
		else if (nearest != NULL)
			unknown = arena_format(arena, "%s (did you mean '%s'?)", unknown, nearest);
	}
	return unknown;
}
