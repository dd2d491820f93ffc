#include "tally/question.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "model/shapes.h"

struct column_options question_columns(const struct tally_question *question)
{
	return (struct column_options){.mappings = question->mappings,
				       .n_mappings = question->n_mappings,
				       .is_ledger = true,
				       .has_constant = true,
				       .is_mappable = true,
				       .has_year = question->year.start != 0,
				       .has_channel =
					   question->channel != NULL || question->is_wide,
				       .is_wide = question->is_wide};
}

/* `Supplier Name` as the id of a column: `supplier_name`. */
static const char *id_of(const char *name, struct arena *arena)
{
	char *id = arena_text(arena, name), *end = id;

	for (; *name != '\0'; name++)
		if (isalnum((unsigned char)*name))
			*end++ = (char)tolower((unsigned char)*name);
		else if (end > id && end[-1] != '_')
			*end++ = '_';
	while (end > id && end[-1] == '_')
		end--;
	*end = '\0';
	return id;
}

/* The columns that hold a date, which are those of the year. */
static const char *month_aliases(const struct shape *shape, struct arena *arena)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_YEAR)
			return arena_format(
			    arena, "months|monthyear|%s|%s",
			    shape->fields[i].aliases == NULL ? "" : shape->fields[i].aliases,
			    shape->fields[i].id);
	return NULL;
}

static int field_named(const struct shape *shape, const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);

	for (size_t i = 0; i < shape->n_fields; i++)
		if (strcmp(folded, text_fold(arena, shape->fields[i].id)) == 0)
			return (int)i;
	return -1;
}

static bool add_key(struct tally_question *question, const char *name, bool is_own,
		    struct diagnostics *diagnostics)
{
	const struct shape *shape = question->shape;
	struct tally_key key = {.id = id_of(name, diagnostics->arena), .name = name};
	size_t n_engine = 0;

	key.field = field_named(shape, name, diagnostics->arena);
	key.is_month = strcmp(text_fold(diagnostics->arena, name), "month") == 0;
	if (key.is_month)
		key.aliases = month_aliases(shape, diagnostics->arena);
	if (key.id[0] == '\0')
		return misuse(diagnostics, "--by names a column without letters or digits");
	if (key.field >= 0) {
		key.id = shape->fields[key.field].id;
		key.is_year = shape->fields[key.field].unit == UNIT_YEAR;
		key.is_price = shape->fields[key.field].unit == UNIT_MONEY;
		key.is_optional = is_own && shape->fields[key.field].flags == FIELD_OPTIONAL;
		/* `not given` may name a supplier or a purpose, but is no market and no share. */
		key.is_left_empty = key.is_price || key.is_optional ||
				    shape->fields[key.field].unit == UNIT_PERCENT ||
				    strcmp(key.id, "market") == 0;
		if ((shape->fields[key.field].flags & FIELD_AMOUNT) != 0)
			return misuse(diagnostics, "--by '%s': that is what is added up", name);
	}
	for (size_t i = 0; i < question->n_keys; i++) {
		n_engine += !question->keys[i].is_year;
		if (strcmp(question->keys[i].id, key.id) == 0)
			return misuse(diagnostics, "--by names '%s' twice", key.id);
	}
	if (!key.is_year && n_engine == ENGINE_MOST_KEYS)
		return misuse(diagnostics, "--by names more than %d columns", ENGINE_MOST_KEYS);
	question->keys[question->n_keys++] = key;
	return true;
}

/*
 * What the case file of this shape must have, but its amount.  What is paid for a thing may
 * depend on whatever else prices.csv tells of it, so prices that differ in that stay apart.
 */
static bool add_own_keys(struct tally_question *question, struct diagnostics *diagnostics)
{
	const struct shape *shape = question->shape;
	bool is_well = true;

	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & FIELD_AMOUNT) == 0 &&
		    ((shape->fields[i].flags & FIELD_REQUIRED) != 0 || shape == &purchases_shape))
			is_well &= add_key(question, shape->fields[i].id, true, diagnostics);
	return is_well;
}

bool question_keys(struct tally_question *question, const char *by, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	question->n_keys = 0;
	question->has_own_keys = by == NULL;
	if (by == NULL)
		return add_own_keys(question, diagnostics);
	for (;;) {
		size_t length = strcspn(by, ",");

		if (!add_key(question, text_trim(arena, arena_text_of(arena, by, length)), false,
			     diagnostics))
			return false;
		if (by[length] == '\0')
			return true;
		by += length + 1;
	}
}

int question_key(const struct tally_question *question, const char *id)
{
	const struct tally_key *key = FIND_BY(question->keys, question->n_keys, id, id);

	return key == NULL ? -1 : (int)(key - question->keys);
}

bool question_may_lack_year(const struct tally_question *question)
{
	for (size_t i = 0; i < question->n_keys; i++)
		if (question->keys[i].is_year)
			return question->keys[i].is_optional;
	return false;
}
