#include "loading/reconcile.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "model/shapes.h"
#include "reading/ledger.h"

TABLE_COLUMNS(reconciliation, RECONCILIATION_COLUMNS);

TABLE(set_aside, (reason, "Set aside because", TEXT), (rows, "Rows", COUNT),
      (amount, "Amount", MONEY), (lines, "On lines", TEXT));

static bool is_money(const struct shape *shape)
{
	const int field = ledger_amount_field(shape);

	return field >= 0 && shape->fields[field].unit == UNIT_MONEY;
}

static struct value amount_of(bool has_money, int64_t amount)
{
	return has_money ? value_money((struct money){amount}) : value_count(amount);
}

struct table *reconcile_table(struct results *results, bool has_money)
{
	struct table *table = TABLE_NEW(results, reconciliation, "Every row accounted for");

	for (int i = COLUMN(reconciliation, amount_read);
	     i <= COLUMN(reconciliation, amount_set_aside) && !has_money; i++)
		table_own_column(table, i)->unit = UNIT_COUNT;
	return table;
}

struct reconciliation_row reconcile_row(bool has_money, const char *file,
					const struct account *read, const struct account *used,
					const struct account *set_aside)
{
	return (struct reconciliation_row){
	    .file = value_text(file),
	    .rows_read = value_count(read->rows),
	    .rows_used = value_count(used->rows),
	    .rows_set_aside = value_count(set_aside->rows),
	    .amount_read = amount_of(has_money, read->amount),
	    .amount_used = amount_of(has_money, used->amount),
	    .amount_set_aside = amount_of(has_money, set_aside->amount),
	    .rows_amount_unreadable = value_count(set_aside->unreadable)};
}

const char *reconcile_unreadable(struct arena *arena, const struct account *set_aside)
{
	if (set_aside->unreadable == 0)
		return "";
	return arena_format(arena,
			    set_aside->unreadable == 1
				? ", without %s row whose amount cannot be read"
				: ", without %s rows whose amounts cannot be read",
			    say_number(arena, set_aside->unreadable));
}

struct table *reconcile_aside_table(struct results *results, const struct shape *shape)
{
	struct table *table = TABLE_NEW(results, set_aside, "Rows set aside");

	if (!is_money(shape)) {
		struct column *amount = table_own_column(table, COLUMN(set_aside, amount));

		amount->unit = UNIT_COUNT;
		amount->label = shape == &purchases_shape ? "Quantity" : "Contacts";
	}
	return table;
}

void reconcile_aside_add(struct table *table, bool has_money, const char *reason,
			 const struct account *account, const char *lines)
{
	TABLE_ADD(table, set_aside, .reason = value_text(reason),
		  .rows = value_count(account->rows),
		  .amount = amount_of(has_money, account->amount), .lines = value_text(lines));
}

static const char *say_amount(struct run *run, const struct reading *reading, int64_t amount)
{
	return is_money(reading->shape)
		   ? say_pounds(run->arena, (struct money){amount})
		   : arena_format(run->arena, "%s %s", say_number(run->arena, amount),
				  reading->shape->noun);
}

/* The reasons there are, in order of their first row. */
static struct names list_reasons(struct run *run, const struct reading *reading)
{
	struct names reasons;

	names_init(&reasons, run->arena);
	for (size_t i = 0; i < reading->n_rejects; i++)
		names_add(&reasons, reading->rejects[i].reason);
	return reasons;
}

/* `3861`, or `12, 14, 15 and 627 more`. */
static const char *say_lines(struct run *run, const struct reading *reading, const char *reason)
{
	const char *lines[4];
	size_t count = 0;

	for (size_t i = 0; i < reading->n_rejects; i++)
		if (strcmp(reading->rejects[i].reason, reason) == 0) {
			if (count < 3)
				lines[count] =
				    arena_format(run->arena, "%ld", reading->rejects[i].line);
			count++;
		}
	if (count > 3)
		return arena_format(run->arena, "%s, %s, %s and %zu more", lines[0], lines[1],
				    lines[2], count - 3);
	return text_list(run->arena, lines, count, 3);
}

static void add_reasons(struct run *run, const struct reading *reading, const struct names *reasons)
{
	bool has_money = is_money(reading->shape);
	struct table *table = reconcile_aside_table(&run->results, reading->shape);

	for (size_t i = 0; i < reasons->count; i++) {
		struct account account = reading_set_aside(reading, reasons->items[i]);

		reconcile_aside_add(table, has_money, reasons->items[i], &account,
				    say_lines(run, reading, reasons->items[i]));
	}
}

void reconcile(struct run *run, const struct reading *reading)
{
	struct arena *arena = run->arena;
	struct names reasons = list_reasons(run, reading);
	struct table *table = reconcile_table(&run->results, is_money(reading->shape));
	const struct place place = {.file = reading->source->path};
	struct reconciliation_row row =
	    reconcile_row(is_money(reading->shape), reading->source->path, &reading->read,
			  &reading->used, &reading->set_aside);
	const char *why = "";

	/* A kind without a column that adds up, such as unit prices, has rows to account for. */
	if (ledger_amount_field(reading->shape) < 0)
		row.amount_read = row.amount_used = row.amount_set_aside =
		    row.rows_amount_unreadable = value_none("nothing that adds up");
	table_add(table, &row);
	for (size_t i = 0; i < reasons.count; i++)
		why = arena_format(
		    arena, "%s%s%s %s", why, i == 0 ? " (" : ", ", reasons.items[i],
		    say_number(arena, reading_set_aside(reading, reasons.items[i]).rows));
	if (reasons.count > 0)
		add_reasons(run, reading, &reasons);
	notice(&run->diagnostics, place, "rows read %s = used %s + set aside %s%s%s",
	       say_number(arena, reading->read.rows), say_number(arena, reading->used.rows),
	       say_number(arena, reading->set_aside.rows), why, reasons.count > 0 ? ")" : "");
	if (ledger_amount_field(reading->shape) < 0)
		return;
	notice(&run->diagnostics, place, "%s read = %s used + %s set aside%s",
	       say_amount(run, reading, reading->read.amount),
	       say_amount(run, reading, reading->used.amount),
	       say_amount(run, reading, reading->set_aside.amount),
	       reconcile_unreadable(arena, &reading->set_aside));
}

void reconcile_rejects_header(FILE *stream)
{
	fputs("file,line,reason,amount,row\n", stream);
}

/* A row as it stood does not end with a NUL. */
static bool opens_formula(const char *raw, size_t length)
{
	char start[64];
	size_t copied = length < sizeof start ? length : sizeof start - 1;

	memcpy(start, raw, copied);
	start[copied] = '\0';
	return text_is_formula(start);
}

void reconcile_reject(FILE *stream, bool has_money, const char *file, const struct reject *reject)
{
	char text[MONEY_TEXT_SIZE];

	csv_cell(stream, file);
	fprintf(stream, ",%ld,", reject->line);
	csv_cell(stream, reject->reason);
	fputc(',', stream);
	if (reject->has_amount && has_money)
		fputs(money_plain((struct money){reject->amount}, text), stream);
	else if (reject->has_amount)
		fprintf(stream, "%lld", (long long)reject->amount);
	fputs(",\"", stream);
	/* As it stood, whatever it holds, as one cell; guarded as all cells are. */
	if (opens_formula(reject->raw, reject->raw_length))
		fputc('\'', stream);
	for (size_t i = 0; i < reject->raw_length; i++) {
		if (reject->raw[i] == '"')
			fputc('"', stream);
		fputc(reject->raw[i], stream);
	}
	fputs("\"\n", stream);
}

void reconcile_rejects(const struct reading *reading, FILE *stream)
{
	reconcile_rejects_header(stream);
	for (size_t i = 0; i < reading->n_rejects; i++)
		reconcile_reject(stream, is_money(reading->shape), reading->source->path,
				 &reading->rejects[i]);
}
