#include "commands/reconcile.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "model/names.h"
#include "outputs/csv.h"

enum {
	FILE_NAME,
	ROWS_READ,
	ROWS_USED,
	ROWS_ASIDE,
	AMOUNT_READ,
	AMOUNT_USED,
	AMOUNT_ASIDE,
	N_COLUMNS
};

#define COLUMNS(unit)                                                                          \
	{                                                                                      \
		[FILE_NAME] = {"file", "File", UNIT_TEXT, ROLE_DIMENSION},                     \
		[ROWS_READ] = {"rows_read", "Rows read", UNIT_COUNT, ROLE_TOTAL},              \
		[ROWS_USED] = {"rows_used", "Rows used", UNIT_COUNT, ROLE_MEASURE},            \
		[ROWS_ASIDE] = {"rows_set_aside", "Rows set aside", UNIT_COUNT, ROLE_MEASURE}, \
		[AMOUNT_READ] = {"amount_read", "Amount read", unit, ROLE_TOTAL},              \
		[AMOUNT_USED] = {"amount_used", "Amount used", unit, ROLE_MEASURE},            \
		[AMOUNT_ASIDE] = {"amount_set_aside", "Amount set aside", unit, ROLE_MEASURE}, \
	}

static const struct column money_columns[] = COLUMNS(UNIT_MONEY);
static const struct column count_columns[] = COLUMNS(UNIT_COUNT);

enum { ASIDE_REASON, ASIDE_ROWS, ASIDE_AMOUNT, ASIDE_LINES, N_ASIDE };

static const struct column aside_money[] = {
    [ASIDE_REASON] = {"reason", "Set aside because", UNIT_TEXT, ROLE_DIMENSION},
    [ASIDE_ROWS] = {"rows", "Rows", UNIT_COUNT, ROLE_MEASURE},
    [ASIDE_AMOUNT] = {"amount", "Amount", UNIT_MONEY, ROLE_MEASURE},
    [ASIDE_LINES] = {"lines", "On lines", UNIT_TEXT, ROLE_DIMENSION},
};

static const struct column aside_count[] = {
    [ASIDE_REASON] = {"reason", "Set aside because", UNIT_TEXT, ROLE_DIMENSION},
    [ASIDE_ROWS] = {"rows", "Rows", UNIT_COUNT, ROLE_MEASURE},
    [ASIDE_AMOUNT] = {"amount", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [ASIDE_LINES] = {"lines", "On lines", UNIT_TEXT, ROLE_DIMENSION},
};

static bool is_money(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & FIELD_AMOUNT) != 0)
			return shape->fields[i].unit == UNIT_MONEY;
	return false;
}

static struct value amount_value(const struct reading *reading, int64_t amount)
{
	return is_money(reading->shape) ? value_money((struct money){amount}) : value_count(amount);
}

static const char *say_amount(struct run *run, const struct reading *reading, int64_t amount)
{
	return is_money(reading->shape)
		   ? say_pounds(run->arena, (struct money){amount})
		   : arena_format(run->arena, "%s %s", say_count(run->arena, amount),
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
	return say_list(run->arena, lines, count, 3);
}

static void add_reasons(struct run *run, const struct reading *reading, const struct names *reasons)
{
	struct table *table =
	    results_table(&run->results, "set_aside", "Rows set aside",
			  is_money(reading->shape) ? aside_money : aside_count, N_ASIDE);

	for (size_t i = 0; i < reasons->count; i++) {
		struct account account = reading_set_aside(reading, reasons->items[i]);
		struct value *values = table_row(table);

		values[ASIDE_REASON] = value_text(reasons->items[i]);
		values[ASIDE_ROWS] = value_count(account.rows);
		values[ASIDE_AMOUNT] = amount_value(reading, account.amount);
		values[ASIDE_LINES] = value_text(say_lines(run, reading, reasons->items[i]));
	}
}

void reconcile(struct run *run, const struct reading *reading)
{
	struct arena *arena = run->arena;
	struct names reasons = list_reasons(run, reading);
	struct table *table =
	    results_table(&run->results, "reconciliation", "Every row accounted for",
			  is_money(reading->shape) ? money_columns : count_columns, N_COLUMNS);
	struct value *values = table_row(table);
	const struct place place = {.file = reading->source->path};
	const char *why = "";

	values[FILE_NAME] = value_text(reading->source->path);
	values[ROWS_READ] = value_count(reading->read.rows);
	values[ROWS_USED] = value_count(reading->used.rows);
	values[ROWS_ASIDE] = value_count(reading->set_aside.rows);
	values[AMOUNT_READ] = amount_value(reading, reading->read.amount);
	values[AMOUNT_USED] = amount_value(reading, reading->used.amount);
	values[AMOUNT_ASIDE] = amount_value(reading, reading->set_aside.amount);
	for (size_t i = 0; i < reasons.count; i++)
		why = arena_format(
		    arena, "%s%s%s %s", why, i == 0 ? " (" : ", ", reasons.items[i],
		    say_count(arena, reading_set_aside(reading, reasons.items[i]).rows));
	if (reasons.count > 0)
		add_reasons(run, reading, &reasons);
	diagnose(&run->diagnostics, SEVERITY_NOTICE, place,
		 "rows read %s = used %s + set aside %s%s%s", say_count(arena, reading->read.rows),
		 say_count(arena, reading->used.rows), say_count(arena, reading->set_aside.rows),
		 why, reasons.count > 0 ? ")" : "");
	diagnose(&run->diagnostics, SEVERITY_NOTICE, place, "%s read = %s used + %s set aside",
		 say_amount(run, reading, reading->read.amount),
		 say_amount(run, reading, reading->used.amount),
		 say_amount(run, reading, reading->set_aside.amount));
}

void reconcile_rejects(const struct reading *reading, struct arena *arena, FILE *stream)
{
	char text[MONEY_TEXT_SIZE];

	fputs("file,line,reason,amount,row\n", stream);
	for (size_t i = 0; i < reading->n_rejects; i++) {
		const struct reject *reject = &reading->rejects[i];

		csv_cell(stream, reading->source->path);
		fprintf(stream, ",%ld,", reject->line);
		csv_cell(stream, reject->reason);
		fputc(',', stream);
		if (reject->has_amount && is_money(reading->shape))
			fputs(money_plain((struct money){reject->amount}, text), stream);
		else if (reject->has_amount)
			fprintf(stream, "%lld", (long long)reject->amount);
		fputs(",\"", stream);
		/* As it stood, whatever it holds, as one cell; guarded as all cells are. */
		if (text_is_formula(arena_text_of(arena, reject->raw, reject->raw_length)))
			fputc('\'', stream);
		for (size_t j = 0; j < reject->raw_length; j++) {
			if (reject->raw[j] == '"')
				fputc('"', stream);
			fputc(reject->raw[j], stream);
		}
		fputs("\"\n", stream);
	}
}
