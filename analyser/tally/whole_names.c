#include "tally/doubts.h"

#include <string.h>

#include "reading/run_sums.h"
#include "reading/cell.h"

/* Groups of one file, and one of their keys. */
struct whole_names {
	const struct tally *tally;
	const struct head *head;
	const struct engine *engine;
	const struct engine_group *groups;
	size_t count, n_keys, key;
	struct arena *scratch;
};

/* What the groups of a name come to, and how many rows they have. */
struct name_sum {
	int64_t amount, rows;
};

static uint64_t hash_others(const struct whole_names *names, const struct engine_group *group)
{
	uint64_t hash = (uint64_t)group->year.start + 1;

	for (size_t i = 0; i < names->n_keys; i++)
		if (i != names->key)
			hash =
			    (hash ^ group->keys[i]) * UINT64_C(0x9E3779B97F4A7C15) + (hash >> 29);
	return hash;
}

/* What the groups with certain other keys come to. */
struct others_sum {
	uint64_t hash;
	int64_t amount;
	size_t n; /* 0: free */
};

static struct others_sum *find(struct others_sum *sums, size_t n_slots, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 31) & (n_slots - 1);

	while (sums[at].n > 0 && sums[at].hash != hash)
		at = (at + 1) & (n_slots - 1);
	return &sums[at];
}

/* The groups of a name against those of all other names that share their other keys. */
static struct agreement compare(const struct whole_names *names, uint32_t number)
{
	struct agreement agreement = {0};
	struct others_sum *sums, *sum;
	size_t n_slots = 16;

	while (n_slots < names->count * 2)
		n_slots *= 2;
	sums = arena_array(names->scratch, n_slots, sizeof *sums);
	FOR_EACH (const struct engine_group, group, names->groups, names->count) {
		if (group->keys[names->key] == number)
			continue;
		sum = find(sums, n_slots, hash_others(names, group));
		sum->hash = hash_others(names, group);
		sum->n += (size_t)group->rows;
		/* A part of the sum of all amounts, which is checked. */
		sum->amount += group->amount;
	}
	FOR_EACH (const struct engine_group, group, names->groups, names->count) {
		if (group->keys[names->key] != number)
			continue;
		sum = find(sums, n_slots, hash_others(names, group));
		agreement_see(&agreement, group->amount, sum->amount, sum->n);
	}
	return agreement;
}

/* What is told of a name. */
enum name_told { NAME_AGREES, NAME_SAYS_TOTAL, NAME_SAYS_PART };

static void say(const struct whole_names *names, const char *text, const struct name_sum *sum,
		enum name_told told)
{
	struct diagnostics *diagnostics = names->tally->diagnostics;
	const char *amount =
	    total_say_amount(sum->amount, names->tally->question->is_money, diagnostics->arena);
	const char *rows = sum->rows == 1 ? "row" : "rows";

	diagnose(diagnostics, told == NAME_SAYS_PART ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 in_file(names->head->path),
		 told == NAME_SAYS_PART
		     ? "%s reads like a part of another row and is counted beside it (%lld %s, "
		       "%s): take those rows out if they are in others already"
		 : told == NAME_AGREES
		     ? "%s is what all others beside it come to (%lld %s, %s): if it is their "
		       "total, they are counted twice; take those rows out"
		     : "%s reads like a total and is counted beside the others (%lld %s, %s): take "
		       "those rows out if they are totals",
		 cell_quoted(diagnostics->arena, text), (long long)sum->rows, rows, amount);
}

/* By the first rows. */
static bool is_told(const struct whole_names *names, const char *text)
{
	const struct total_columns *columns = &names->head->ledger.totals.columns;

	for (size_t i = 0; i < columns->n_wholes; i++)
		if (columns->wholes[i].column == names->head->layout.keys[names->key] &&
		    strcmp(columns->wholes[i].text, text) == 0)
			return true;
	return false;
}

/* One name: does it say that it is the whole, or is it? */
static void see_name(const struct whole_names *names, uint32_t number, const struct name_sum *sum,
		     int64_t all, size_t n_names)
{
	const char *text =
	    encoding_text(&names->head->encoding, engine_key(names->engine, names->key, number),
			  strlen(engine_key(names->engine, names->key, number)), names->scratch);
	bool says_so =
	    names->head->layout.keys[names->key] != names->head->ledger.totals.columns.payee &&
	    total_words_whole(text);
	struct agreement agreement;

	if (n_names >= 2 && sum->amount != 0 && total_words_part(text) && !is_told(names, text)) {
		say(names, text, sum, NAME_SAYS_PART);
		return;
	}
	if (n_names < 2 || sum->amount == 0 || (!says_so && sum->amount != all - sum->amount))
		return;
	agreement = compare(names, number);
	if (agreement_shows_total(&agreement, says_so))
		say(names, text, sum, NAME_AGREES);
	else if (says_so && !total_words_department(text) && !is_told(names, text))
		say(names, text, sum, NAME_SAYS_TOTAL);
}

static void see_key(const struct whole_names *names, int64_t all)
{
	uint32_t most = 0;
	size_t n_names = 0;
	struct name_sum *sums;

	for (size_t i = 0; i < names->count; i++)
		if (names->groups[i].keys[names->key] > most)
			most = names->groups[i].keys[names->key];
	sums = arena_array(names->scratch, (size_t)most + 1, sizeof *sums);
	for (size_t i = 0; i < names->count; i++) {
		struct name_sum *sum = &sums[names->groups[i].keys[names->key]];

		sum->amount += names->groups[i].amount;
		n_names += sum->rows == 0;
		sum->rows += names->groups[i].rows;
	}
	for (uint32_t number = 0; number <= most; number++)
		if (sums[number].rows > 0)
			see_name(names, number, &sums[number], all, n_names);
}

void whole_names_say(const struct tally *tally, const struct head *head,
		     const struct engine *engine, const struct engine_group *groups, size_t count,
		     size_t n_keys, struct arena *scratch)
{
	struct whole_names names = {tally, head, engine, groups, count, n_keys, 0, scratch};
	int64_t all = 0;

	if (head->layout.amount < 0)
		return;
	for (size_t i = 0; i < count; i++)
		all += groups[i].amount;
	for (; names.key < n_keys; names.key++)
		if ((head->layout.money_keys >> names.key & 1) == 0)
			see_key(&names, all);
}
