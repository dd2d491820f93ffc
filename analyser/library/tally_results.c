#include "library/tally_results.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "base/typed.h"
#include "loading/load_region.h"
#include "loading/reconcile.h"
#include "model/shapes.h"

PASSAGE(said_sum, "tally.sum", ANSWER, ANSWER, 9, NULL);
PASSAGE(said_aside, "tally.set-aside", ANSWER, FINDING, 7, "set_aside");
PASSAGE(said_account, "tally.account", ANSWER, FINDING, 7, "reconciliation");

#define SHOWN_ROWS 20 /* of the sums, in text */

static struct value amount_value(const struct tally *tally, int64_t amount)
{
	return tally->question->is_money ? value_money((struct money){amount})
					 : value_count(amount);
}

/* One contact, one unit bought: what is counted has its plural in an `s` of the first word. */
static const char *say_amount(const struct tally *tally, int64_t amount)
{
	const char *noun = tally->question->shape->noun;
	const size_t word = strcspn(noun, " ");

	return tally->question->is_money
		   ? say_pounds(tally->arena, (struct money){amount})
		   : arena_format(tally->arena, "%s %.*s%s", say_number(tally->arena, amount),
				  (int)word - (amount == 1), noun, noun + word);
}

/* Columns of the sums' table: keys, the amount, and the months of a part-year. */
struct tally_layout {
	size_t n_columns, n_keys;
	size_t keys[MOST_KEYS], at[MOST_KEYS]; /* of the question, and their columns */
	size_t amount;
	int months; /* or -1 */
};

/* Keys that no file has are left out; what was bought stands before its price, as in prices.csv. */
static struct tally_layout lay_out(const struct tally *tally)
{
	const struct tally_question *question = tally->question;
	struct tally_layout layout = {.months = -1};
	bool has_amount = false, has_year = false;

	for (size_t i = 0; i < question->n_keys; i++) {
		if (!tally->has_key[i])
			continue;
		if (question->keys[i].is_price && !has_amount) {
			layout.amount = layout.n_columns++;
			has_amount = true;
		}
		has_year = has_year || question->keys[i].is_year;
		layout.keys[layout.n_keys] = i;
		layout.at[layout.n_keys++] = layout.n_columns++;
	}
	if (!has_amount)
		layout.amount = layout.n_columns++;
	if (has_year && shape_field(question->shape, "months") >= 0 && tally_has_part_years(tally))
		layout.months = (int)layout.n_columns++;
	return layout;
}

static struct column *make_columns(struct run *run, const struct tally *tally,
				   const struct tally_layout *layout)
{
	const struct tally_question *question = tally->question;
	const struct field *amount = &question->shape->fields[ledger_amount_field(question->shape)];
	struct column *columns = arena_array(run->arena, layout->n_columns, sizeof *columns);

	for (size_t i = 0; i < layout->n_keys; i++) {
		const struct tally_key *key = &question->keys[layout->keys[i]];

		columns[layout->at[i]] = (struct column){.id = key->id,
							 .label = say_label(run->arena, key->id),
							 .unit = key->is_year    ? UNIT_YEAR
								 : key->is_price ? UNIT_MONEY
										 : UNIT_TEXT,
							 .role = ROLE_DIMENSION,
							 .is_short = true};
	}
	columns[layout->amount] = (struct column){.id = amount->id,
						  .label = say_label(run->arena, amount->id),
						  .unit = amount->unit,
						  .role = ROLE_MEASURE,
						  .is_short = true};
	/* Of all rows of the council and year; the screen has them in a sentence. */
	if (layout->months >= 0)
		columns[layout->months] = (struct column){.id = "months",
							  .label = "Months covered",
							  .unit = UNIT_TEXT,
							  .role = ROLE_DIMENSION};
	return columns;
}

static struct value key_value(const struct tally *tally, size_t row, size_t key)
{
	const struct tally_key *asked = &tally->question->keys[key];
	const struct sums *sums = &tally->sums;
	struct money price;

	if (asked->is_year)
		return sums_year(sums, row, key).start == 0 ? value_none("no date")
							    : value_year(sums_year(sums, row, key));
	if (!asked->is_price)
		return value_text(sums_name(sums, row, key));
	return money_parse(sums_name(sums, row, key), &price) == PARSE_OK
		   ? value_money(price)
		   : value_none("several prices");
}

static struct value months_value(struct run *run, struct tally *tally, size_t row)
{
	const struct tally_question *question = tally->question;
	const char *council = NULL;
	struct year year = {0};

	for (size_t i = 0; i < question->n_keys; i++) {
		if (question->keys[i].is_year)
			year = sums_year(&tally->sums, row, i);
		else if (question->keys[i].field >= 0 &&
			 strcmp(question->keys[i].id, "council") == 0)
			council = sums_name(&tally->sums, row, i);
	}
	return value_text(months_format(coverage_months(&tally->coverage, council, year),
					arena_alloc(run->arena, MONTHS_TEXT_SIZE)));
}

static const char *title_of(const struct tally_question *question)
{
	if (question->shape == &purchases_shape)
		return "Prices paid";
	return question->is_money ? "Spend" : "Contacts";
}

static void add_sums(struct run *run, struct tally *tally, int64_t total)
{
	const struct tally_layout layout = lay_out(tally);
	const struct sums *sums = &tally->sums;
	struct table *table =
	    results_table(&run->results, tally->question->shape->kind, title_of(tally->question),
			  make_columns(run, tally, &layout), layout.n_columns);

	table->most_rows = SHOWN_ROWS;
	for (size_t row = 0; row < sums->n_rows; row++) {
		struct value *values = table_row(table);

		for (size_t i = 0; i < layout.n_keys; i++)
			values[layout.at[i]] = key_value(tally, row, layout.keys[i]);
		values[layout.amount] = amount_value(tally, sums->amounts[row]);
		if (layout.months >= 0)
			values[layout.months] = months_value(run, tally, row);
	}
	table_totals(table)[0] = value_text("Total");
	table_totals(table)[layout.amount] = amount_value(tally, total);
}

/* A name with single blanks for all that looks like blanks, or like nothing; NULL: it is so. */
static const char *plain_of(const char *name, struct arena *arena)
{
	static const char soft_hyphen[] = "\xC2\xAD";
	char *plain, *end;
	bool has_any = false;

	if (strstr(name, "  ") == NULL && strpbrk(name, "\xC2\xE2\xE3\xEF") == NULL)
		return NULL;
	plain = end = arena_alloc(arena, strlen(name) + 1);
	while (*name != '\0') {
		char typed;
		size_t length = typed_character(name, &typed);

		if (strncmp(name, soft_hyphen, strlen(soft_hyphen)) == 0) {
			typed = 0;
			length = strlen(soft_hyphen);
		}
		if (typed == 0) {
			has_any = true;
		} else if (typed == ' ') {
			has_any = has_any || length > 1 || (end > plain && end[-1] == ' ');
			if (end == plain || end[-1] != ' ')
				*end++ = ' ';
		} else {
			memcpy(end, name, length);
			end += length;
		}
		name += length;
	}
	return has_any ? plain : NULL;
}

/* Names that nobody can tell from each other are two all the same. */
static void say_unseen(struct run *run, const struct tally *tally, size_t key)
{
	const struct names *names = &tally->sums.names[key];
	size_t n_told = 0;

	for (size_t i = 0; i < names->count && n_told < 3; i++) {
		const char *plain = plain_of(names->items[i], run->arena);

		if (plain == NULL || names_find(names, plain) < 0)
			continue;
		n_told++;
		notice(&run->diagnostics, (struct place){.column = tally->question->keys[key].id},
		       "'%s' stands there twice, with other blanks or signs that do not show; "
		       "the two are kept apart: write them alike if they are one",
		       plain);
	}
}

/* `00123` beside `123`: codes of one file from which a spreadsheet has taken the noughts. */
static void say_noughts(struct run *run, const struct tally *tally, size_t key)
{
	const struct names *names = &tally->sums.names[key];
	const char *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < names->count; i++) {
		const char *name = names->items[i];
		const size_t noughts = strspn(name, "0");

		if (noughts == 0 || name[noughts] == '\0' ||
		    name[noughts + strspn(name + noughts, "0123456789")] != '\0' ||
		    names_find(names, name + noughts) < 0)
			continue;
		first = n++ == 0 ? name : first;
	}
	if (n > 0)
		notice(&run->diagnostics, (struct place){.column = tally->question->keys[key].id},
		       "'%s' and '%s' are kept apart%s; write them alike if a spreadsheet has "
		       "taken the noughts away",
		       first, first + strspn(first, "0"),
		       n == 1 ? ""
			      : arena_format(run->arena, ", and %s more so",
					     say_number(run->arena, (int64_t)n - 1)));
}

/* Units and items that differ only in how they are written are kept apart. */
static void say_alike(struct run *run, struct tally *tally)
{
	for (size_t i = 0; i < tally->question->n_keys; i++) {
		const char *id = tally->question->keys[i].id;

		if (tally->question->shape == &purchases_shape &&
		    (strcmp(id, "item") == 0 || strcmp(id, "unit") == 0))
			names_say_alike(&tally->sums.names[i],
					strcmp(id, "item") == 0 ? "items" : "units", NULL, NULL,
					&run->diagnostics);
		if (tally->question->keys[i].is_year || tally->question->keys[i].is_price)
			continue;
		say_unseen(run, tally, i);
		say_noughts(run, tally, i);
	}
}

/* All files' accounts; a sum out of range has been refused with the sums. */
static void add_accounts(struct run *run, const struct tally *tally, struct tally_file *all)
{
	bool is_money = tally->question->is_money;
	struct table *table = reconcile_table(&run->results, is_money);
	struct reconciliation_row row;

	FOR_EACH (const struct tally_file, file, tally->files, tally->n_files) {
		struct input *input = results_input(&run->results);

		row =
		    reconcile_row(is_money, file->path, &file->read, &file->used, &file->set_aside);
		table_add(table, &row);
		(void)reading_account_add(&all->read, &file->read);
		(void)reading_account_add(&all->used, &file->used);
		(void)reading_account_add(&all->set_aside, &file->set_aside);
		*input = (struct input){.path = file->path,
					.name = file->path,
					.sha256 = file->sha256,
					.kind = tally->question->shape->kind,
					.rows_read = file->read.rows,
					.rows_used = file->used.rows,
					.rows_set_aside = file->set_aside.rows};
	}
	row = reconcile_row(is_money, all->path, &all->read, &all->used, &all->set_aside);
	table_add_totals(table, &row);
}

/* Do the files' names tell them apart without their folders? */
static bool has_own_names(const struct tally *tally)
{
	for (size_t i = 0; i < tally->n_files; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(say_file(tally->files[i].path),
				   say_file(tally->files[j].path)) == 0)
				return false;
	return true;
}

/* `5099, 5100, 5101 and 630 more` of one file; of several `april.csv:12, 15, may.csv:3`. */
static const char *say_where(struct run *run, const struct tally *tally, const struct aside *aside)
{
	bool is_short = has_own_names(tally);
	const char *said = "", *before = NULL;
	int64_t more = aside->account.rows - (int64_t)aside->n_where;

	for (size_t i = 0; i < aside->n_where; i++) {
		const char *where = aside->where[i], *colon = strrchr(where, ':');
		bool is_again = tally->n_files == 1 ||
				(before != NULL && colon - where == strrchr(before, ':') - before &&
				 strncmp(where, before, (size_t)(colon - where)) == 0);

		said = text_more(run->arena, said, ", ",
				 is_again   ? colon + 1
				 : is_short ? say_file(where)
					    : where);
		before = where;
	}
	return more == 0
		   ? said
		   : arena_format(run->arena, "%s and %s more", said, say_number(run->arena, more));
}

static void add_asides(struct run *run, const struct tally *tally)
{
	bool is_money = tally->question->is_money;

	if (tally->n_asides == 0)
		return;
	struct table *table = reconcile_aside_table(&run->results, tally->question->shape);
	FOR_EACH (const struct aside, aside, tally->asides, tally->n_asides)
		reconcile_aside_add(table, is_money, aside->reason, &aside->account,
				    say_where(run, tally, aside));
}

static const char *say_keys(struct run *run, const struct tally *tally)
{
	const struct tally_question *question = tally->question;
	const char *ids[MOST_KEYS];
	size_t n = 0;

	for (size_t i = 0; i < question->n_keys; i++)
		if (tally->has_key[i])
			ids[n++] = question->keys[i].id;
	return text_list(run->arena, ids, n, n);
}

static void say_account(struct run *run, const struct tally *tally, const char *whose,
			struct place place, const struct tally_file *file)
{
	notice(&run->diagnostics, place,
	       "%srows read %s = used %s + set aside %s; %s read = %s used + %s set aside%s", whose,
	       say_number(run->arena, file->read.rows), say_number(run->arena, file->used.rows),
	       say_number(run->arena, file->set_aside.rows), say_amount(tally, file->read.amount),
	       say_amount(tally, file->used.amount), say_amount(tally, file->set_aside.amount),
	       reconcile_unreadable(run->arena, &file->set_aside));
}

/* The account in words, for whoever does not see the tables. */
static void say_accounts(struct run *run, const struct tally *tally, const struct tally_file *all)
{
	const char *why = NULL;

	FOR_EACH (const struct tally_file, file, tally->files, tally->n_files)
		say_account(run, tally, "", in_file(file->path), file);
	if (tally->n_files > 1)
		say_account(run, tally, "all files: ", (struct place){0}, all);
	for (size_t i = 0; i < tally->n_asides; i++)
		why =
		    text_more(run->arena, why, ", ",
			      arena_format(run->arena, "%s (%s)", tally->asides[i].reason,
					   say_number(run->arena, tally->asides[i].account.rows)));
	if (why != NULL)
		notice(&run->diagnostics, (struct place){0}, "rows set aside: %s%s", why,
		       run->settings.output.rejects != NULL ? "" : "; --rejects FILE keeps them");
}

/* Things bought are added up whole, and prices compared by any weight: the other command's way. */
static void say_fractions(struct run *run, const struct tally *tally)
{
	for (size_t i = 0; i < tally->n_asides; i++)
		if (strcmp(tally->asides[i].reason, "fractional quantity") == 0)
			notice(&run->diagnostics, (struct place){0},
			       "%s of a part of a unit set aside, since only whole ones are "
			       "added up; vfm prices FILE --lenient compares prices with them",
			       say_count(run->arena, tally->asides[i].account.rows, "row", "rows"));
}

/* The parts of a council, and what it owns, beside it. */
static void say_bodies(struct run *run, const struct tally *tally)
{
	const struct tally_question *question = tally->question;

	for (size_t i = 0; i < question->n_keys; i++)
		if (tally->has_key[i] && strcmp(question->keys[i].id, "council") == 0)
			region_say_bodies(run, &tally->sums.names[i], true,
					  tally->n_files == 1 ? tally->files[0].path : NULL);
}

/* `Rows set aside: above the header (2) and total of the rows above (1, £117,745.27).` */
static void say_aside(struct run *run, const struct tally *tally)
{
	const char **parts = arena_array(run->arena, tally->n_asides, sizeof *parts);

	for (size_t i = 0; i < tally->n_asides; i++) {
		const struct aside *aside = &tally->asides[i];

		parts[i] =
		    arena_format(run->arena, "%s (%s%s%s)", aside->reason,
				 say_number(run->arena, aside->account.rows),
				 say_around(run->arena, ", such as ", aside->example, ""),
				 aside->account.amount == 0
				     ? ""
				     : arena_format(run->arena, ", %s",
						    say_amount(tally, aside->account.amount)));
	}
	if (tally->n_asides > 0)
		results_say(&run->results, &said_aside, "Rows set aside: %s.",
			    text_list(run->arena, parts, tally->n_asides, 4));
}

void tally_results(struct run *run, struct tally *tally)
{
	struct tally_file all = {.path = "All files"};
	struct arena *arena = run->arena;
	int64_t total = 0;

	for (size_t i = 0; i < tally->n_files; i++)
		total += tally->files[i].used.amount;
	add_sums(run, tally, total);
	tally_add_coverage(run, tally);
	say_alike(run, tally);
	say_bodies(run, tally);
	say_fractions(run, tally);
	add_accounts(run, tally, &all);
	add_asides(run, tally);
	if (settings_has_notices_outside(&run->settings))
		say_accounts(run, tally, &all);
	results_say(&run->results, &said_sum, "%s of %s %s to %s, by %s in %s.",
		    say_count(arena, all.used.rows, "row", "rows"),
		    tally->n_files == 1 ? tally->files[0].path
					: say_count(arena, tally->n_files, "file", "files"),
		    say_which(all.used.rows, "comes", "come"), say_amount(tally, all.used.amount),
		    say_keys(run, tally), say_count(arena, tally->sums.n_rows, "row", "rows"));
	results_say(&run->results, &said_account,
		    "Rows read %s = used %s + set aside %s; amounts read %s = used %s + set aside "
		    "%s%s.",
		    say_number(arena, all.read.rows), say_number(arena, all.used.rows),
		    say_number(arena, all.set_aside.rows), say_amount(tally, all.read.amount),
		    say_amount(tally, all.used.amount), say_amount(tally, all.set_aside.amount),
		    reconcile_unreadable(arena, &all.set_aside));
	say_aside(run, tally);
}
