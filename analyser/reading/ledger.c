#include "reading/ledger.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/forms.h"
#include "reading/total_learn.h"

int ledger_amount_field(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if ((shape->fields[i].flags & FIELD_AMOUNT) != 0)
			return (int)i;
	return -1;
}

/* `no year`, of this field, the same pointer every time. */
static const char *reason_of(struct ledger *ledger, const char **reasons, const char *what,
			     size_t i)
{
	if (reasons[i] == NULL)
		reasons[i] =
		    arena_format(ledger->arena, "%s %s", what, ledger->shape->fields[i].id);
	return reasons[i];
}

static void set_amount(struct verdict *verdict, const struct value *value)
{
	verdict->has_amount = true;
	verdict->amount = value->kind == VALUE_MONEY ? value->money.hundredths : value->count;
}

/* An amount that may not be below zero but is still belongs to its column's sum. */
static void count_refused_amount(struct verdict *verdict, const char *text, struct field field,
				 struct arena *arena)
{
	struct value value;
	const char *problem;

	field.flags &= ~(unsigned)FIELD_NOT_NEGATIVE;
	if (cell_read(&value, text, &field, arena, &problem))
		set_amount(verdict, &value);
}

static bool is_header_again(const struct ledger *ledger, const struct row *row)
{
	const struct row *header = ledger->columns->header;

	if (row->n_cells != header->n_cells)
		return false;
	for (size_t i = 0; i < row->n_cells; i++)
		if (strcmp(row->cells[i], header->cells[i]) != 0)
			return false;
	return true;
}

/* `2.5`, where only whole things are counted: it can be read, and is not rounded. */
static bool is_fraction(const char *text, const struct field *field)
{
	int64_t count;

	return count_parse_as(text, (field->flags & FIELD_DECIMAL_COMMA) != 0, &count) ==
	       PARSE_TOO_MANY_DECIMALS;
}

/* `Q1` of its year, as `Apr-Jun`; a text that says no months stays as it is. */
static void read_period(const struct ledger *ledger, struct verdict *verdict, struct arena *arena)
{
	struct value *value = &verdict->values[ledger->period.field];
	const int year = shape_year(ledger->shape);
	char text[MONTHS_TEXT_SIZE];
	unsigned months;

	if (value->kind == VALUE_TEXT && verdict->values[year].kind == VALUE_YEAR &&
	    period_parse(value->text, verdict->values[year].year, ledger->period.has_quarters,
			 &months))
		*value = value_text(arena_text(arena, months_format(months, text)));
}

static void read_field(struct ledger *ledger, const struct row *row, size_t i,
		       struct verdict *verdict, struct arena *arena)
{
	const struct field *field = &ledger->shape->fields[i];
	int at = ledger->columns->at[i];
	const char *text = row_cell(row, at), *problem = NULL, *reason = NULL, *example = NULL;
	struct value *value = &verdict->values[i];
	bool is_amount = (field->flags & FIELD_AMOUNT) != 0;
	struct neighbour_verdict beside = {NULL, NULL};
	struct year year;
	int month;

	*value = value_none("not given");
	if (at < 0) {
		if ((field->flags & FIELD_CONSTANT) != 0 && ledger->constant != NULL)
			*value = value_text(ledger->constant);
		else if (field->unit == UNIT_YEAR && ledger->year.start != 0)
			*value = value_year(ledger->year);
		else if (ledger->channel != NULL && strcmp(field->id, "channel") == 0)
			*value = value_text(ledger->channel);
		else if ((field->flags & FIELD_KEY) != 0) /* done without: --map FIELD=none */
			*value = value_text(LEDGER_NOT_GIVEN);
		return;
	}
	if (ledger->neighbours != NULL
		? neighbours_read(ledger->neighbours, row, i, value, &problem, &beside, arena)
		: cell_read(value, text, field, arena, &problem)) {
		if (beside.reason != NULL)
			reason = beside.reason;
		else if (value->kind == VALUE_NONE && (field->flags & FIELD_KEY) != 0)
			*value = value_text(LEDGER_NOT_GIVEN);
		else if (value->kind == VALUE_NONE && (field->flags & FIELD_REQUIRED) != 0)
			reason = reason_of(ledger, ledger->absent, "no", i);
	} else if (field->unit == UNIT_YEAR && ledger->has_dates &&
		   year_of_day_number(text, &year, &month)) {
		*value = value_year(year);
		value->month = month;
		ledger->n_day_numbers++;
	} else if (field->unit == UNIT_YEAR && ledger->period.month_at >= 0 &&
		   period_of_calendar(text, row_cell(row, ledger->period.month_at), &year,
				      &month)) {
		*value = value_year(year);
		value->month = month;
	} else {
		if (strstr(problem, "below zero") != NULL)
			reason = reason_of(ledger, ledger->negative, "negative", i);
		else if (field->unit == UNIT_COUNT && is_fraction(text, field))
			reason = reason_of(ledger, ledger->fractional, "fractional", i);
		else
			reason = reason_of(ledger, ledger->unreadable, "unreadable", i);
		example = reason == ledger->unreadable[i] ? text : NULL;
		if (is_amount) {
			count_refused_amount(verdict, text, *field, arena);
			verdict->is_unreadable = !verdict->has_amount;
		}
	}
	if (beside.refusal != NULL && verdict->refusal == NULL)
		verdict->refusal = beside.refusal;
	if (is_amount && (reason == NULL || beside.reason != NULL) && value->kind != VALUE_NONE)
		set_amount(verdict, value);
	/* The amount is the reason worth telling; else the first. */
	if (reason != NULL && (verdict->reason == NULL || is_amount)) {
		verdict->reason = reason;
		verdict->example = example;
	}
}

/* Nothing but names, of which two are columns of this table, in a row without an amount. */
static bool is_other_header(const struct ledger *ledger, const struct row *row, struct arena *arena)
{
	const struct row *header = ledger->columns->header;
	size_t n_names = 0, n_shared = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		if (row->cells[i][0] == '\0')
			continue;
		if (kind_of(row->cells[i]) != KIND_TEXT)
			return false;
		const char *name = text_fold(arena, row->cells[i]);

		n_names++;
		for (size_t j = 0; j < header->n_cells; j++)
			if (name[0] != '\0' &&
			    strcmp(name, text_fold(arena, header->cells[j])) == 0) {
				n_shared++;
				break;
			}
	}
	return n_names >= 3 && n_shared >= 2;
}

/* The header once more, in capitals or with other blanks. */
static bool has_names_again(const struct ledger *ledger, const struct row *row, struct arena *arena)
{
	const struct row *header = ledger->columns->header;
	size_t n_names = 0;

	if (row->n_cells != header->n_cells)
		return false;
	for (size_t i = 0; i < row->n_cells; i++) {
		const char *name = text_fold(arena, row->cells[i]);

		n_names += name[0] != '\0';
		if (strcmp(name, text_fold(arena, header->cells[i])) != 0)
			return false;
	}
	return n_names > 1;
}

/* A row without an amount may say something of those of others. */
static void refuse_note(const struct ledger *ledger, const struct row *row, struct verdict *verdict,
			struct arena *arena)
{
	if (has_names_again(ledger, row, arena)) {
		verdict->reason = "header again";
		verdict->is_unreadable = false;
	} else if (is_other_header(ledger, row, arena))
		verdict->refusal = LEDGER_OTHER_HEADER;
	else if (verdict->refusal == NULL && ledger->neighbours != NULL)
		verdict->refusal = neighbours_scale_below(ledger->neighbours, row, arena);
}

static struct verdict refused(const char *reason)
{
	return (struct verdict){.reason = reason};
}

/* A row whose cells have no place: what stands in its amount's is not its amount. */
static struct verdict without_place(struct ledger *ledger, const struct row *row, bool has_amounts,
				    struct arena *arena)
{
	size_t n_fields = ledger->shape->n_fields;
	/* A line of text, as below a table, has none. */
	bool is_line =
	    row->n_cells == 1 && memchr(row->raw, ledger->delimiter, row->raw_length) == NULL;
	struct verdict verdict = {.is_row = true, .is_unreadable = has_amounts && !is_line};

	verdict.reason = widths_is_wide(&ledger->widths, row) ? "more cells than the header"
							      : "fewer cells than the header";
	verdict.values = arena_array(arena, n_fields, sizeof *verdict.values);
	for (size_t i = 0; i < n_fields; i++)
		verdict.values[i] = value_none("not given");
	return verdict;
}

/* Judge a row that has its cells in place. */
static struct verdict judge_placed(struct ledger *ledger, const struct row *row,
				   struct arena *arena)
{
	struct verdict verdict = {.is_row = true};

	verdict.values = arena_array(arena, ledger->shape->n_fields, sizeof *verdict.values);
	for (size_t i = 0; i < ledger->shape->n_fields; i++)
		read_field(ledger, row, i, &verdict, arena);
	if (ledger->period.field >= 0)
		read_period(ledger, &verdict, arena);
	if (verdict.has_amount)
		verdict.total = totals_kind_of(&ledger->totals, row);
	return verdict;
}

void ledger_learn_totals(struct ledger *ledger, const struct row *rows, size_t n_rows)
{
	const int field = ledger_amount_field(ledger->shape);
	const int at = field < 0 ? -1 : ledger->columns->at[field];
	const bool has_decimal_comma =
	    field >= 0 && (ledger->shape->fields[field].flags & FIELD_DECIMAL_COMMA) != 0;
	struct total_columns *columns = &ledger->totals.columns;
	struct learnt_table *table;
	struct arena *scratch;

	ledger->totals = (struct totals){
	    .columns = {.amount = at,
			.payee = -1,
			.header = ledger->columns->header,
			.is_money = field >= 0 && ledger->shape->fields[field].unit == UNIT_MONEY},
	    .arena = ledger->arena};
	if (at < 0)
		return;
	scratch = arena_like(ledger->arena);
	table = arena_alloc(scratch, sizeof *table);
	table->arena = scratch;
	learnt_table_fill(table, at, has_decimal_comma, rows, n_rows);
	total_columns_learn(columns, table);
	total_learn(columns, table, ledger->arena);
	arena_free(scratch);
}

int ledger_payee(const struct ledger *ledger)
{
	const int field = shape_field(ledger->shape, "supplier");

	return field >= 0 && ledger->columns->at[field] >= 0 ? ledger->columns->at[field]
							     : ledger->totals.columns.payee;
}

struct total *ledger_keep(struct ledger *ledger, const struct row *row, struct verdict *verdict)
{
	struct totals *totals = &ledger->totals;
	struct total *total;

	if (!verdict->has_amount)
		return NULL;
	if (verdict->total != TOTAL_NONE) {
		total = totals_keep(totals, verdict->total, row, verdict->amount,
				    verdict->reason != NULL);
		if (total != NULL)
			return total;
		if (verdict->total == TOTAL_CLAIMED || verdict->total == TOTAL_BESIDE) {
			verdict->reason = "says total, not compared";
			return NULL;
		}
	}
	totals_add_rows(totals, 1, verdict->amount);
	return NULL;
}

struct row ledger_placed(const struct ledger *ledger, const struct row *row,
			 const struct verdict *verdict, struct arena *arena)
{
	struct row placed = *row;

	if (verdict->spans != NULL)
		return widths_lay(&ledger->widths, row, verdict->spans, arena);
	if (placed.n_cells > ledger->widths.n_named)
		placed.n_cells = ledger->widths.n_named;
	return placed;
}

struct verdict ledger_judge(struct ledger *ledger, const struct row *row, struct arena *arena)
{
	int amount_field = ledger_amount_field(ledger->shape);
	bool has_amounts = amount_field >= 0 && ledger->columns->at[amount_field] >= 0;
	const struct span *spans = NULL;
	struct verdict verdict;
	struct row placed;

	if (row->fault != NULL) {
		verdict = refused(row->is_beyond ? "beyond the limits" : "malformed quotes");
		verdict.is_unreadable = has_amounts;
		return verdict;
	}
	if (row_is_blank(row))
		return refused("blank row");
	if (is_header_again(ledger, row))
		return refused("header again");
	if (widths_place(&ledger->widths, row, &spans, arena) == WIDTHS_NO_PLACE) {
		verdict = without_place(ledger, row, has_amounts, arena);
		refuse_note(ledger, row, &verdict, arena);
		return verdict;
	}
	placed = ledger_placed(ledger, row, &(struct verdict){.spans = spans}, arena);
	verdict = judge_placed(ledger, &placed, arena);
	verdict.spans = spans;
	if (!verdict.has_amount && verdict.reason != NULL)
		refuse_note(ledger, row, &verdict, arena);
	return verdict;
}
