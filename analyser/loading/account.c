#include "loading/inputs.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/order.h"
#include "base/text.h"
#include "reading/ledger.h"
#include "results/table.h"

TABLE(account, (file, "File", TEXT), (kind, "Kind", TEXT), (outcome, "Outcome", TEXT),
      (reason, "Why", TEXT), (rows, "Rows", COUNT), (amount, "Pounds", MONEY),
      (count, "Contacts or units", COUNT));

/* The rows that one reason left out, or set aside. */
struct reasoned {
	const char *reason;
	struct account account;
};

/* Of one file, while it is added up. */
struct file_account {
	const char *name;
	const struct reading *reading;
	int amount; /* the field that adds up, or -1 */
	struct account used;
	struct reasoned *left_out;
	size_t n_left_out, capacity;
};

void account_list(struct run *run, const struct reading *reading)
{
	inputs_list(run, reading);
	ARENA_ADD_BY(run->arena, run, accounted, n_accounted, accounted_capacity) = reading;
}

void account_take(struct run *run, const struct run *other)
{
	for (size_t i = other->n_accounted; i-- > 0;)
		ARENA_ADD_BY(run->arena, run, accounted, n_accounted, accounted_capacity) =
		    other->accounted[i];
}

void account_leave_out_years(struct run *run, const struct reading *reading, struct year year)
{
	const char *why =
	    arena_format(run->arena, "of other years than %s", say_year(run->arena, year));
	int field = shape_field(reading->shape, "year");

	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *value = &record->values[field];

		if (value->kind == VALUE_YEAR && value->year.start != year.start)
			fate_leave_out(record->fate, why);
	}
}

static int64_t amount_of(const struct file_account *file, const struct record *record)
{
	int64_t amount = 0;

	if (file->amount >= 0)
		(void)value_units(&record->values[file->amount], &amount);
	return amount;
}

static struct account *account_of(struct file_account *file, const char *why, struct arena *arena)
{
	size_t i = 0;

	while (i < file->n_left_out && strcmp(file->left_out[i].reason, why) != 0)
		i++;
	if (i == file->n_left_out)
		ARENA_ADD_BY(arena, file, left_out, n_left_out, capacity) =
		    (struct reasoned){.reason = why};
	return &file->left_out[i].account;
}

/* Most rows first, whichever row came first. */
static int compare_reasons(const void *a, const void *b)
{
	const struct reasoned *x = a, *y = b;

	return ORDER_BY(ORDER(y->account.rows, x->account.rows), strcmp(x->reason, y->reason));
}

/* The sums are parts of one that was checked when the file was read. */
static void count_record(struct file_account *file, const struct record *record,
			 struct arena *arena)
{
	const struct fate *fate = record->fate;
	const char *why = fate->left_out != NULL ? fate->left_out
			  : fate->is_used        ? NULL
						 : "not used here";
	struct account *account = why == NULL ? &file->used : account_of(file, why, arena);

	account->rows++;
	account->amount += amount_of(file, record);
}

static void add_row(struct table *table, const struct file_account *file, const char *outcome,
		    const char *reason, const struct account *account)
{
	bool is_money =
	    file->amount >= 0 && file->reading->shape->fields[file->amount].unit == UNIT_MONEY;

	TABLE_ADD(table, account, .file = value_text(file->name),
		  .kind = value_text(file->reading->shape->kind), .outcome = value_text(outcome),
		  .reason = value_text_or(reason, "not needed"), .rows = value_count(account->rows),
		  .amount = is_money ? value_money((struct money){account->amount})
				     : value_none("nothing in pounds that adds up"),
		  .count = file->amount >= 0 && !is_money
			       ? value_count(account->amount)
			       : value_none("nothing counted that adds up"));
}

static void add_reasons(struct table *table, const struct file_account *file, const char *outcome,
			struct reasoned *reasons, size_t count)
{
	SORT(reasons, count, compare_reasons);
	for (size_t i = 0; i < count; i++)
		add_row(table, file, outcome, reasons[i].reason, &reasons[i].account);
}

static void add_set_aside(struct table *table, const struct file_account *file, struct arena *arena)
{
	const struct reading *reading = file->reading;
	struct reasoned *asides;
	struct names reasons;

	names_init(&reasons, arena);
	for (size_t i = 0; i < reading->n_rejects; i++)
		names_add(&reasons, reading->rejects[i].reason);
	asides = arena_array(arena, reasons.count, sizeof *asides);
	for (size_t i = 0; i < reasons.count; i++)
		asides[i] = (struct reasoned){reasons.items[i],
					      reading_set_aside(reading, reasons.items[i])};
	add_reasons(table, file, "set aside", asides, reasons.count);
}

/* `10 of another council and 2 of another year`, for the list of inputs. */
static void tell_input(struct run *run, const struct file_account *file)
{
	const size_t count = file->n_left_out;
	const char **parts = arena_array(run->arena, count, sizeof *parts);
	int64_t left_out = 0;

	for (size_t i = 0; i < count; i++) {
		const struct reasoned *item = &file->left_out[i];

		left_out += item->account.rows;
		parts[i] = arena_format(run->arena, "%s %s",
					say_number(run->arena, item->account.rows), item->reason);
	}
	FOR_EACH (struct input, input, run->results.inputs, run->results.n_inputs) {
		if (strcmp(input->path, file->reading->source->path) != 0 ||
		    strcmp(input->kind, file->reading->shape->kind) != 0)
			continue;
		input->rows_used = file->used.rows;
		input->rows_left_out = left_out;
		input->left_out = text_list(run->arena, parts, count, count);
	}
}

static void add_file(struct run *run, struct table *table, const struct reading *reading)
{
	struct file_account file = {.name = inputs_name(run, reading->source->path),
				    .reading = reading,
				    .amount = ledger_amount_field(reading->shape)};

	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		count_record(&file, record, run->arena);
	add_row(table, &file, "read", NULL, &reading->read);
	add_row(table, &file, "used", NULL, &file.used);
	add_set_aside(table, &file, run->arena);
	add_reasons(table, &file, "left out", file.left_out, file.n_left_out);
	tell_input(run, &file);
}

void account_add(struct run *run)
{
	struct table *table;

	if (run->n_accounted == 0)
		return;
	run->results.section = SECTION_DATA;
	table = TABLE_NEW(&run->results, account, "What happened to every row of every file");
	table->is_detail = true;
	for (size_t i = 0; i < run->n_accounted; i++)
		add_file(run, table, run->accounted[i]);
}
