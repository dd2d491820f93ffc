#include "tally/group_names.h"

#include <string.h>

#include "base/text.h"
#include "model/shapes.h"
#include "reading/cell.h"
#include "reading/ledger_doubts.h"
#include "tally/doubts.h"

/* What an engine's numbers of names are here. */
struct translation {
	size_t n_keys;           /* of the engine */
	size_t key[MOST_KEYS];   /* of the sums, for each */
	int32_t *ids[MOST_KEYS]; /* by the engine's number; below 0: not known */
	size_t n_ids[MOST_KEYS];
	struct evidence months; /* of a column of months that is not the rows' date */
	struct forms forms;     /* what it comes to */
};

/* `2019-03`, so that months stand in their order; what tells no month stays as it is. */
static const char *month_of(const char *text, const struct date_forms *forms, struct arena *scratch)
{
	struct year year;
	int month = 0;

	if (!year_parse_as(text, forms, &year, &month) && !year_of_day_number(text, &year, &month))
		return text;
	/* `2008-09` alone would read as a September. */
	if (month == 0)
		return arena_format(scratch, "%s (a year)", text);
	return arena_format(scratch, "%04d-%02d", months_calendar_year(year, month), month);
}

/* A name as a case file would be read: decoded, trimmed, a channel by its standard name. */
static const char *name_of(struct tally *tally, const struct head *head, size_t key,
			   const char *bytes, const struct date_forms *dates, struct arena *scratch)
{
	const struct tally_key *asked = &tally->question->keys[key];
	const struct field *field = &head->fields[head->key_fields[key]];

	struct money price;
	char plain[MONEY_TEXT_SIZE];

	/* The same for every way to write it. */
	if (asked->is_price && money_parse(bytes, &price) == PARSE_OK)
		return arena_text(scratch, money_plain(price, plain));

	const char *problem,
	    *text = text_unwrapped(
		text_trim(scratch, encoding_text(&head->encoding, bytes, strlen(bytes), scratch)));
	struct value value;

	/* Blanks that only their encoding told from letters can hide from an engine. */
	if (!cell_read(&value, text, field, scratch, &problem) || value.kind != VALUE_TEXT)
		return asked->is_left_empty ? "" : LEDGER_NOT_GIVEN;
	if (asked->field >= 0 && strcmp(asked->id, "channel") == 0)
		return channels_standard(tally->question->channels, value.text);
	if (asked->is_month)
		return month_of(value.text, dates, scratch);
	return value.text;
}

static void begin_translation(struct translation *translation, const struct tally *tally,
			      const struct head *head, const struct engine_group *groups,
			      size_t count, struct arena *scratch)
{
	const struct tally_question *question = tally->question;

	*translation = (struct translation){0};
	for (size_t i = 0; i < question->n_keys; i++)
		if (head_has_key(head, i))
			translation->key[translation->n_keys++] = i;
	for (size_t i = 0; i < translation->n_keys; i++) {
		uint32_t most = 0;

		for (size_t j = 0; j < count; j++)
			most = groups[j].keys[i] > most ? groups[j].keys[i] : most;
		translation->ids[i] =
		    arena_array(scratch, (size_t)most + 1, sizeof *translation->ids[i]);
		translation->n_ids[i] = (size_t)most + 1;
		memset(translation->ids[i], -1, ((size_t)most + 1) * sizeof *translation->ids[i]);
	}
}

/* All distinct names, before any is converted. */
static void see_names(struct translation *translation, const struct tally_question *question,
		      const struct engine *engine, const struct engine_group *groups, size_t count,
		      struct encoding *encoding, struct arena *scratch)
{
	static const struct field month = {.id = "month", .unit = UNIT_YEAR};

	for (size_t i = 0; i < translation->n_keys; i++)
		for (size_t j = 0; j < count; j++) {
			int32_t *id = &translation->ids[i][groups[j].keys[i]];
			const char *text;

			if (*id != -1)
				continue;
			text = engine_key(engine, i, groups[j].keys[i]);
			encoding_see(encoding, text, strlen(text));
			if (question->keys[translation->key[i]].is_month)
				evidence_see(&translation->months, &month, text, 0, scratch);
			*id = -2;
		}
}

/* How months that are a key are written: as the rows' dates, where they are the same column. */
static bool decide_months(struct translation *translation, struct tally *tally,
			  const struct head *head)
{
	const struct tally_question *question = tally->question;
	const struct forms_file file = {head->path, ',', true, NULL};

	translation->forms = head->beliefs->forms;
	for (size_t i = 0; i < question->n_keys; i++) {
		if (!question->keys[i].is_month ||
		    head->columns.at[head->key_fields[i]] == head->layout.date)
			continue;
		if (!forms_decide(&translation->forms, &translation->months, &question->forms,
				  &file, tally->diagnostics))
			return false;
		forms_say(&translation->forms, &translation->months, &question->forms, &file,
			  tally->diagnostics);
	}
	return true;
}

/* The months of a group's rows, and of its council's that were judged one by one. */
static unsigned months_of(const struct head *head, const struct engine *engine,
			  const struct odd_rows *odds, const struct engine_group *group)
{
	const int at = head_council_key(head);
	const char *council = at < 0 ? NULL : engine_key(engine, (size_t)at, group->keys[at]);

	return group->year.months | odd_rows_months(odds, council, group->year.start);
}

static void see_months(struct tally *tally, const struct head *head, const uint32_t *ids,
		       const struct engine_group *group, unsigned months)
{
	const struct tally_question *question = tally->question;
	const char *council = NULL;

	for (size_t i = 0; i < question->n_keys; i++)
		if ((head->fields[head->key_fields[i]].flags & FIELD_CONSTANT) != 0)
			council = tally->sums.names[i].items[ids[i]];
	coverage_see(&tally->coverage, council, (struct year){group->year.start},
		     head->layout.date < 0 && !head_has_months(head) ? MONTHS_OF_YEAR : months);
}

/* Rows of a whole year beside rows of its months: are these parts of those? */
static void say_whole_years(const struct tally *tally, const struct head *head,
			    const struct year_sums *years)
{
	if (head->layout.date < 0 || tally->question->shape == &purchases_shape)
		return;
	FOR_EACH (const struct year_sum, year, years->items, years->count)
		ledger_say_whole_year((struct year){year->start}, year->months, head->path,
				      tally->diagnostics);
}

/* Does --channel say it, of a file without a column for it? */
static bool is_channel_given(const struct tally_question *question, size_t key)
{
	return question->channel != NULL && question->keys[key].field >= 0 &&
	       strcmp(question->keys[key].id, "channel") == 0;
}

/*
 * Two names of one channel in a file are added up.  Not where each row is one contact: no row is
 * the sum of others then.
 */
static void say_one_channel(const struct tally *tally, const struct head *head, size_t key,
			    const struct engine *engine, size_t engine_key_at, const int32_t *ids,
			    size_t n_names, struct arena *scratch)
{
	const struct names *channels = &tally->sums.names[key];
	const char **firsts = arena_array(scratch, channels->count, sizeof *firsts);

	for (size_t i = 0; head->layout.amount >= 0 && i < n_names; i++)
		if (ids[i] >= 0)
			channels_say_one(&firsts[ids[i]],
					 engine_key(engine, engine_key_at, (uint32_t)i),
					 channels->items[ids[i]], head->path, tally->diagnostics);
}

/* Names of one of the engine's keys that are none. */
static void say_nameless(const struct tally *tally, const struct head *head,
			 const struct engine *engine, const struct engine_group *groups,
			 size_t count, size_t engine_key_at, size_t n_names, const char *key,
			 struct arena *scratch)
{
	const bool is_payee = strcmp(key, "supplier") == 0;
	struct nameless names = {0};
	/* A name is in many groups: its kind, and one more where that is known. */
	unsigned char *kinds = arena_array(scratch, n_names, sizeof *kinds);

	for (size_t i = 0; i < count; i++) {
		const uint32_t number = groups[i].keys[engine_key_at];
		const char *text;

		if (kinds[number] == NAMELESS_ORDINARY + 1)
			continue;
		text = engine_key(engine, engine_key_at, number);
		if (kinds[number] == 0)
			kinds[number] = (unsigned char)(nameless_kind(text, is_payee) + 1);
		if (kinds[number] != NAMELESS_ORDINARY + 1)
			nameless_add(&names, (enum nameless_kind)(kinds[number] - 1), text,
				     groups[i].rows, groups[i].amount, scratch);
	}
	nameless_say(&names, head->path, key, tally->question->is_money, tally->diagnostics);
}

bool group_names_add(struct tally *tally, struct head *head, struct engine *engine,
		     const struct odd_rows *odds, struct arena *scratch)
{
	const struct tally_question *question = tally->question;
	struct translation translation;
	size_t count;
	const struct engine_group *groups = engine_groups(engine, &count);
	uint32_t ids[MOST_KEYS] = {0};
	struct year_sums years = {0}; /* with their months, and no sums */

	if (groups == NULL)
		return failure(tally->diagnostics, (struct place){0}, "out of memory");
	begin_translation(&translation, tally, head, groups, count, scratch);
	see_names(&translation, question, engine, groups, count, &head->encoding, scratch);
	if (!decide_months(&translation, tally, head))
		return false;
	for (size_t i = 0; i < question->n_keys; i++) {
		const struct field *field = &head->fields[head->key_fields[i]];
		bool is_council = (field->flags & FIELD_CONSTANT) != 0;

		tally->has_key[i] =
		    tally->has_key[i] || !question->keys[i].is_optional ||
		    head->columns.at[head->key_fields[i]] >= 0 ||
		    (question->keys[i].is_year && head->question->year.start != 0) ||
		    is_channel_given(head->question, i);
		if (!question->keys[i].is_year && !head_has_key(head, i))
			ids[i] = (uint32_t)names_add(
			    &tally->sums.names[i],
			    is_council ? head->council
			    : is_channel_given(head->question, i)
				? channels_standard(question->channels, head->question->channel)
			    : question->keys[i].is_left_empty ? ""
							      : LEDGER_NOT_GIVEN);
	}
	sums_expect(&tally->sums, count);
	for (size_t j = 0; j < count; j++) {
		for (size_t i = 0; i < translation.n_keys; i++) {
			size_t key = translation.key[i];
			int32_t *id = &translation.ids[i][groups[j].keys[i]];

			if (*id < 0) {
				const char *text = engine_key(engine, i, groups[j].keys[i]);

				*id = names_add(&tally->sums.names[key],
						name_of(tally, head, key, text,
							&translation.forms.dates, scratch));
			}
			ids[key] = (uint32_t)*id;
		}
		for (size_t i = 0; i < question->n_keys; i++)
			if (question->keys[i].is_year)
				ids[i] = (uint32_t)groups[j].year.start;

		const unsigned months = months_of(head, engine, odds, &groups[j]);

		see_months(tally, head, ids, &groups[j], months);
		year_sums_of(&years, groups[j].year.start, scratch)->months |= months;
		if (!sums_add(&tally->sums, ids, groups[j].amount))
			return tally_too_large(tally, head->path);
	}
	for (size_t i = 0; i < translation.n_keys; i++)
		say_nameless(tally, head, engine, groups, count, i, translation.n_ids[i],
			     question->keys[translation.key[i]].id, scratch);
	for (size_t i = 0; i < translation.n_keys; i++)
		if (strcmp(question->keys[translation.key[i]].id, "channel") == 0)
			say_one_channel(tally, head, translation.key[i], engine, i,
					translation.ids[i], translation.n_ids[i], scratch);
	say_whole_years(tally, head, &years);
	whole_names_say(tally, head, engine, groups, count, translation.n_keys, scratch);
	return true;
}

/* `Counter A` is a counter, and no slip of the pen. */
static bool has_channel_word(const struct channels *channels, const char *name, struct arena *arena)
{
	for (const char *at = name; *at != '\0';) {
		const size_t length = strcspn(at, " ");

		if (length > 0 && channels_has(channels, arena_text_of(arena, at, length)))
			return true;
		at += length + strspn(at + length, " ");
	}
	return false;
}

void group_names_say_channels(const struct tally *tally)
{
	const struct tally_question *question = tally->question;

	for (size_t i = 0; i < question->n_keys; i++) {
		const struct names *names = &tally->sums.names[i];

		if (question->channels == NULL || question->keys[i].field < 0 ||
		    strcmp(question->keys[i].id, "channel") != 0)
			continue;
		for (size_t j = 0; j < names->count; j++) {
			const char *nearest = channels_slip_of(question->channels, names->items[j]);

			if (nearest != NULL &&
			    !has_channel_word(question->channels, names->items[j], tally->arena))
				warning(tally->diagnostics, (struct place){0},
					"channel: %s is none that is known; did you mean '%s'?",
					cell_quoted(tally->arena, names->items[j]), nearest);
		}
	}
}
