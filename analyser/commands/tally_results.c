#include "commands/tally_results.h"

#include <ctype.h>
#include <string.h>

#include "analyses/sayings.h"
#include "commands/delivery.h"
#include "commands/reconcile.h"
#include "reading/ledger.h"

#define SHOWN_ROWS 20 /* of the sums, in text */

/* `supplier_name` for people: `Supplier name`. */
static const char *label_of(struct arena *arena, const char *id)
{
	char *label = arena_text(arena, id);

	label[0] = (char)toupper((unsigned char)label[0]);
	for (char *at = label; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	return label;
}

static const struct field *amount_field(const struct tally_question *question)
{
	return &question->shape->fields[ledger_amount_field(question->shape)];
}

static struct value amount_value(const struct tally *tally, int64_t amount)
{
	return tally->question->is_money ? value_money((struct money){amount})
					 : value_count(amount);
}

static const char *say_amount(const struct tally *tally, int64_t amount)
{
	return tally->question->is_money
		   ? say_pounds(tally->arena, (struct money){amount})
		   : arena_format(tally->arena, "%s %s", say_count(tally->arena, amount),
				  tally->question->shape->noun);
}

static void add_sums(struct run *run, const struct tally *tally, int64_t total)
{
	const struct tally_question *question = tally->question;
	const struct sums *sums = &tally->sums;
	size_t n = question->n_keys;
	struct column *columns = arena_array(run->arena, n + 1, sizeof *columns);
	const struct field *amount = amount_field(question);
	struct table *table;

	for (size_t i = 0; i < n; i++)
		columns[i] = (struct column){
		    question->keys[i].id, label_of(run->arena, question->keys[i].id),
		    question->keys[i].is_year ? UNIT_YEAR : UNIT_TEXT, ROLE_DIMENSION};
	columns[n] = (struct column){amount->id, label_of(run->arena, amount->id), amount->unit,
				     ROLE_MEASURE};
	table = results_table(&run->results, question->shape->kind,
			      question->is_money ? "Spend" : "Contacts", columns, n + 1);
	table->most_rows = SHOWN_ROWS;
	/* In one piece: there may be millions. */
	table->cells = arena_array(run->arena, sums->n_rows, (n + 1) * sizeof *table->cells);
	table->capacity = sums->n_rows;
	for (size_t row = 0; row < sums->n_rows; row++) {
		struct value *values = table_row(table);

		for (size_t i = 0; i < n; i++)
			values[i] = question->keys[i].is_year ? value_year(sums_year(sums, row, i))
							      : value_text(sums_name(sums, row, i));
		values[n] = amount_value(tally, sums->amounts[row]);
	}
	table_totals(table)[0] = value_text("Total");
	table_totals(table)[n] = amount_value(tally, total);
}

/* All files' accounts; a sum out of range has been refused with the sums. */
static void add_accounts(struct run *run, const struct tally *tally, struct account *read,
			 struct account *used, struct account *set_aside)
{
	bool is_money = tally->question->is_money;
	struct table *table = reconcile_table(&run->results, is_money);

	for (size_t i = 0; i < tally->n_files; i++) {
		const struct tally_file *file = &tally->files[i];
		struct input *input = results_input(&run->results);

		reconcile_row(table_row(table), is_money, file->path, &file->read, &file->used,
			      &file->set_aside);
		read->rows += file->read.rows;
		used->rows += file->used.rows;
		set_aside->rows += file->set_aside.rows;
		read->amount += file->read.amount;
		used->amount += file->used.amount;
		set_aside->amount += file->set_aside.amount;
		*input =
		    (struct input){file->path,      file->sha256,    tally->question->shape->kind,
				   file->read.rows, file->used.rows, file->set_aside.rows};
	}
	reconcile_row(table_totals(table), is_money, "All files", read, used, set_aside);
}

static void add_asides(struct run *run, const struct tally *tally)
{
	bool is_money = tally->question->is_money;
	struct table *table;

	if (tally->n_asides == 0)
		return;
	table = reconcile_aside_table(&run->results, is_money);
	for (size_t i = 0; i < tally->n_asides; i++) {
		const struct aside *aside = &tally->asides[i];
		const char *lines = say_list(run->arena, aside->where, aside->n_where, 3);
		int64_t more = aside->account.rows - (int64_t)aside->n_where;

		if (more > 0) {
			lines = aside->where[0];
			for (size_t j = 1; j < aside->n_where; j++)
				lines = arena_format(run->arena, "%s, %s", lines, aside->where[j]);
			lines = arena_format(run->arena, "%s and %s more", lines,
					     say_count(run->arena, more));
		}
		reconcile_aside_row(table_row(table), is_money, aside->reason, &aside->account,
				    lines);
	}
}

static const char *say_keys(struct run *run, const struct tally_question *question)
{
	const char *ids[MOST_KEYS];

	for (size_t i = 0; i < question->n_keys; i++)
		ids[i] = question->keys[i].id;
	return say_list(run->arena, ids, question->n_keys, question->n_keys);
}

/* The account in words, for whoever does not see the tables. */
static void say_accounts(struct run *run, const struct tally *tally)
{
	const char *why = NULL;

	for (size_t i = 0; i < tally->n_files; i++) {
		const struct tally_file *file = &tally->files[i];
		const struct place place = {.file = file->path};

		diagnose(&run->diagnostics, SEVERITY_NOTICE, place,
			 "rows read %s = used %s + set aside %s; %s read = %s used + %s set aside",
			 say_count(run->arena, file->read.rows),
			 say_count(run->arena, file->used.rows),
			 say_count(run->arena, file->set_aside.rows),
			 say_amount(tally, file->read.amount), say_amount(tally, file->used.amount),
			 say_amount(tally, file->set_aside.amount));
	}
	for (size_t i = 0; i < tally->n_asides; i++)
		why = arena_format(run->arena, "%s%s%s %s", why == NULL ? "" : why,
				   why == NULL ? "" : ", ", tally->asides[i].reason,
				   say_count(run->arena, tally->asides[i].account.rows));
	if (why != NULL)
		diagnose(&run->diagnostics, SEVERITY_NOTICE, (struct place){0},
			 "rows set aside: %s", why);
}

void tally_results(struct run *run, const struct tally *tally)
{
	struct account read = {0}, used = {0}, set_aside = {0};
	struct arena *arena = run->arena;
	int64_t total = 0;

	for (size_t i = 0; i < tally->n_files; i++)
		total += tally->files[i].used.amount;
	add_sums(run, tally, total);
	add_accounts(run, tally, &read, &used, &set_aside);
	add_asides(run, tally);
	if (delivery_has_notices_outside(&run->settings))
		say_accounts(run, tally);
	lines_add(arena, &run->results.answer, "%s rows of %s come to %s, by %s in %s rows.",
		  say_count(arena, used.rows),
		  tally->n_files == 1
		      ? tally->files[0].path
		      : arena_format(arena, "%s files", say_count(arena, (int64_t)tally->n_files)),
		  say_amount(tally, used.amount), say_keys(run, tally->question),
		  say_count(arena, (int64_t)tally->sums.n_rows));
	lines_add(arena, &run->results.answer,
		  "Rows read %s = used %s + set aside %s; amounts read %s = used %s + set aside "
		  "%s.",
		  say_count(arena, read.rows), say_count(arena, used.rows),
		  say_count(arena, set_aside.rows), say_amount(tally, read.amount),
		  say_amount(tally, used.amount), say_amount(tally, set_aside.amount));
}
