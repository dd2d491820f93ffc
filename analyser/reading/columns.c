#include "reading/columns.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "reading/denomination.h"

const char *columns_next_name(const char **list, size_t *length)
{
	const char *name = *list, *end = name == NULL ? NULL : strchrnul(name, '|');

	if (name == NULL)
		return NULL;
	*length = (size_t)(end - name);
	*list = *end == '\0' ? NULL : end + 1;
	return name;
}

static int find_folded(const char **folded, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (folded[i][0] == name[0] && strncmp(folded[i], name, length) == 0 &&
		    folded[i][length] == '\0')
			return (int)i;
	return -1;
}

/* The next column of the same name as the one at `at`, or -1. */
static int find_again(const char **folded, size_t count, int at)
{
	size_t behind = (size_t)at + 1;
	int again = find_folded(folded + behind, count - behind, folded[at], strlen(folded[at]));

	return again < 0 ? -1 : again + at + 1;
}

int columns_find_listed(const char **folded, size_t count, const char *list, int *rival,
			bool is_again_rival)
{
	bool begins[UCHAR_MAX + 1] = {false}; /* with that byte some column's name */
	int found = -1;
	const char *name;
	size_t length = 0;

	for (size_t i = 0; i < count; i++)
		begins[(unsigned char)folded[i][0]] = true;
	while ((name = columns_next_name(&list, &length)) != NULL) {
		if (!begins[(unsigned char)name[0]])
			continue;
		int at = find_folded(folded, count, name, length);

		if (at >= 0 && found < 0) {
			found = at;
			if (rival != NULL && is_again_rival)
				*rival = find_again(folded, count, at);
		} else if (at >= 0 && rival != NULL && *rival < 0) {
			*rival = at;
		}
	}
	return found;
}

const struct mapping *mapping_find(const struct column_options *options, const char *field)
{
	return FIND_BY(options->mappings, options->n_mappings, field, field);
}

bool mapping_is_none(const struct mapping *mapping)
{
	return strcmp(mapping->column, "none") == 0;
}

int columns_place(const struct row *header, const char *name, bool *is_by_place,
		  struct arena *arena)
{
	const char *folded = text_fold(arena, name);
	int64_t place;

	*is_by_place = false;
	for (size_t i = 0; name[0] != '\0' && i < header->n_cells; i++)
		/* `£` and `+/-` are names too. */
		if (strcmp(header->cells[i], name) == 0 ||
		    (folded[0] != '\0' && name[0] != '#' &&
		     strcmp(text_fold(arena, header->cells[i]), folded) == 0))
			return (int)i;
	*is_by_place = name[0] == '#' && count_parse(name + 1, &place) == PARSE_OK && place >= 1 &&
		       place <= (int64_t)header->n_cells;
	return *is_by_place ? (int)place - 1 : -1;
}

int columns_twin(const struct row *header, int at, struct arena *arena)
{
	const char *folded = text_fold(arena, header->cells[at]);

	for (size_t i = 0; folded[0] != '\0' && i < header->n_cells; i++)
		if ((int)i != at && strcmp(text_fold(arena, header->cells[i]), folded) == 0)
			return (int)i;
	return -1;
}

/* Where channels are columns, the volume and the channel are found by their names. */
static bool is_wide_field(const struct field *field, const struct column_options *options)
{
	return options->is_wide &&
	       ((field->flags & FIELD_AMOUNT) != 0 || strcmp(field->id, "channel") == 0);
}

/* A name that --map says no column holds: its rows count as not given. */
static bool is_done_without(const struct field *field, const struct column_options *options)
{
	const struct mapping *mapping = mapping_find(options, field->id);

	return options->is_ledger && mapping != NULL && mapping_is_none(mapping) &&
	       field->unit == UNIT_TEXT && (field->flags & FIELD_AMOUNT) == 0;
}

/* Is a field given for a whole file, with --year or --channel, and needs no column? */
static bool columns_is_given(const struct field *field, const struct column_options *options)
{
	return is_wide_field(field, options) || is_done_without(field, options) ||
	       (options->has_year && field->unit == UNIT_YEAR) ||
	       (options->has_channel && strcmp(field->id, "channel") == 0);
}

bool columns_is_needed(const struct field *field, const struct column_options *options)
{
	if (((field->flags & FIELD_CONSTANT) != 0 && options->has_constant) ||
	    columns_is_given(field, options))
		return false;
	return (field->flags & (FIELD_REQUIRED | FIELD_COLUMN)) != 0;
}

/*
 * The --map of a field; of several that a map file remembers, the one whose column is there, a
 * second of which is a rival.
 */
static const struct mapping *mapping_for(const struct column_options *options, const char *field,
					 const struct row *header, int *rival, struct arena *arena)
{
	const struct mapping *found = NULL;
	int at = -1;

	*rival = -1;
	FOR_EACH (const struct mapping, mapping, options->mappings, options->n_mappings) {
		bool is_by_place;
		int place;

		if (strcmp(mapping->field, field) != 0)
			continue;
		if (!mapping->is_remembered)
			return mapping;
		place = columns_place(header, mapping->column, &is_by_place, arena);
		if (place < 0 && (!mapping_is_none(mapping) || found != NULL))
			continue;
		if (found == NULL || at < 0) {
			found = mapping;
			at = place;
		} else if (place != at) {
			*rival = place;
		}
	}
	return found;
}

/* In brackets, what changes nothing: how a date is written, a currency, that tax is out or in. */
static bool is_aside(const char *folded)
{
	return strspn(folded, "dmy") == strlen(folded) ||
	       text_lists("|gbp|ingbp|sterling|pounds|inpounds|t|text|paid|net|s|ofpayment|",
			  folded) ||
	       (strstr(folded, "vat") != NULL &&
		text_begins("|ex|inc|netof|less|without|", folded) > 0);
}

static const char *without_asides(const char *name, struct arena *arena)
{
	const char *open = strchr(name, '('), *close = open == NULL ? NULL : strchr(open, ')');

	if (close == NULL ||
	    !is_aside(text_fold(arena, arena_text_of(arena, open + 1, (size_t)(close - open - 1)))))
		return name;
	return arena_format(arena, "%.*s%s", (int)(open - name), name, close + 1);
}

/* A folded name without asides and without what it says of tax; NULL where nothing is left. */
static const char *name_bare(const char *name, struct arena *arena)
{
	static const char taxes[] =
	    "|excludingrecoverablevat|exclrecoverablevat|excrecoverablevat|exclusiveofvat|"
	    "inclusiveofvat|excludingvat|includingvat|exclvat|inclvat|netofvat|lessvat|excvat|"
	    "incvat|exvat|";
	char *folded = arena_text(arena, text_fold(arena, without_asides(name, arena)));

	if (folded[0] != '\0')
		folded[strlen(folded) - text_ends(taxes, folded + 1)] = '\0';
	if (folded[0] == '\0')
		return strstr(name, "\xC2\xA3") != NULL ? "amount" : NULL;
	return folded;
}

/* The bare names of all columns; false where they are no other than these. */
static bool make_bare(const char **bare, const char **folded, const struct row *header,
		      struct arena *arena)
{
	bool has_other = false;

	for (size_t i = 0; i < header->n_cells; i++) {
		const char *name = name_bare(header->cells[i], arena);

		bare[i] = name == NULL ? folded[i] : name;
		has_other = has_other || strcmp(bare[i], folded[i]) != 0;
	}
	return has_other;
}

/* By the bare names of a ledger's columns, where no whole name is a field's. */
static int find_bare(const char **bare, size_t n_cells, const struct field *field, const char *id,
		     int *rival)
{
	int at = find_folded(bare, n_cells, id, strlen(id));

	if (at < 0)
		return columns_find_listed(bare, n_cells, field->aliases, rival, true);
	if (rival != NULL)
		*rival = find_again(bare, n_cells, at);
	return at;
}

int columns_field(const struct columns *columns, const struct shape *shape, size_t column)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (columns->at[i] == (int)column)
			return (int)i;
	return -1;
}

const char **columns_unread(const struct columns *columns, const struct shape *shape,
			    struct arena *arena)
{
	const struct row *header = columns->header;
	const char **folded = arena_array(arena, header->n_cells, sizeof *folded);

	for (size_t i = 0; i < header->n_cells; i++)
		folded[i] =
		    columns_field(columns, shape, i) >= 0 ? "" : text_fold(arena, header->cells[i]);
	return folded;
}

size_t columns_n_named(const struct columns *columns, const struct shape *shape)
{
	size_t n = columns->header->n_cells;

	while (n > 1 && columns->header->cells[n - 1][0] == '\0' &&
	       columns_field(columns, shape, n - 1) < 0)
		n--;
	return n;
}

size_t columns_match(struct columns *columns, const struct row *header, const struct shape *shape,
		     const struct column_options *options, struct arena *arena)
{
	const char **folded = arena_array(arena, header->n_cells, sizeof *folded),
		   **bare = arena_array(arena, header->n_cells, sizeof *bare);
	bool has_bare;
	size_t lacking = 0;

	columns->header = header;
	for (size_t i = 0; i < header->n_cells; i++) {
		const char *without =
		    options->is_ledger ? scale_name_without(header->cells[i], arena) : NULL;

		folded[i] = without != NULL ? without : text_fold(arena, header->cells[i]);
	}
	has_bare = options->is_ledger && make_bare(bare, folded, header, arena);
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		int rival;
		const struct mapping *mapping =
		    mapping_for(options, field->id, header, &rival, arena);
		bool is_amount = (field->flags & (FIELD_AMOUNT | FIELD_ONE_ONLY)) != 0;
		const char *id = text_fold(arena, field->id);
		int at;

		columns->is_by_place[i] = false;
		at = mapping != NULL
			 ? columns_place(header, mapping->column, &columns->is_by_place[i], arena)
			 : find_folded(folded, header->n_cells, id, strlen(id));
		columns->is_alias[i] = at < 0 || mapping != NULL;
		columns->is_mapped[i] = mapping != NULL;
		/* The same name twice is as unsure as two names; a ledger's are compared. */
		if (at >= 0 && !options->is_ledger && !columns->is_by_place[i])
			rival = find_again(folded, header->n_cells, at);
		if (at < 0 && mapping == NULL) {
			at = columns_find_listed(folded, header->n_cells, field->aliases,
						 is_amount ? &rival : NULL, !options->is_ledger);
			if (at < 0 && has_bare)
				at = find_bare(bare, header->n_cells, field, id,
					       is_amount ? &rival : NULL);
			if (at < 0 && options->is_ledger)
				at = columns_find_listed(folded, header->n_cells, field->stand_ins,
							 NULL, false);
		}
		if (at < 0 && (field->flags & FIELD_AGAIN) != 0 && columns->rival[i - 1] >= 0) {
			at = columns->rival[i - 1];
			columns->rival[i - 1] = -1;
		}
		if (is_wide_field(field, options)) {
			at = rival = -1;
			mapping = NULL;
			columns->is_mapped[i] = columns->is_alias[i] = false;
		}
		columns->at[i] = at;
		columns->rival[i] = rival;
		lacking += at < 0 && (columns_is_needed(field, options) ||
				      (mapping != NULL && !mapping_is_none(mapping)));
	}
	return lacking;
}
