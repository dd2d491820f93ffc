#include "tally/odd_rows.h"

#include <string.h>

#include "base/months.h"
#include "base/text.h"
#include "tally/stated.h"
#include "tally/unit_price.h"

#define ROWS_A_SCRATCH 512 /* before its memory is given back */
#define MOST_SAID 5        /* stated totals told in notices, a file */

/* Memory for one row must not end the run in its own way. */
static struct arena *new_scratch(const struct odd_rows *odds)
{
	return arena_like(odds->tally->arena);
}

void odd_rows_init(struct odd_rows *odds, struct tally *tally, struct tally_file *file,
		   struct head *head, struct engine *engine)
{
	*odds = (struct odd_rows){
	    .tally = tally, .file = file, .head = head, .engine = engine, .status = ENGINE_DONE};
	odds->scratch = new_scratch(odds);
}

void odd_rows_fini(struct odd_rows *odds)
{
	arena_free(odds->scratch);
}

static bool add(struct account *account, int64_t amount)
{
	account->rows++;
	return !__builtin_add_overflow(account->amount, amount, &account->amount);
}

static struct aside *aside_of(struct tally *tally, const char *reason)
{
	for (size_t i = 0; i < tally->n_asides; i++)
		if (strcmp(tally->asides[i].reason, reason) == 0)
			return &tally->asides[i];
	tally->asides = arena_grow(tally->arena, tally->asides, tally->n_asides,
				   &tally->asides_capacity, sizeof *tally->asides);
	tally->asides[tally->n_asides] = (struct aside){.reason = arena_text(tally->arena, reason)};
	return &tally->asides[tally->n_asides++];
}

/* False where the run is to end. */
static bool set_aside(struct odd_rows *odds, const struct row *row, int64_t line,
		      const char *reason, bool has_amount, int64_t amount)
{
	struct tally *tally = odds->tally;
	struct aside *aside = aside_of(tally, reason);
	const struct tally_reject reject = {
	    odds->head->path,          reason, line,     has_amount,
	    tally->question->is_money, amount, row->raw, row->raw_length};

	if (!add(&aside->account, amount) || !add(&odds->file->set_aside, amount)) {
		odds->status = ENGINE_OUT_OF_RANGE;
		return false;
	}
	if (aside->n_where < sizeof aside->where / sizeof *aside->where)
		aside->where[aside->n_where++] =
		    arena_format(tally->arena, "%s:%lld", odds->head->path, (long long)line);
	if (tally->question->reject != NULL &&
	    !tally->question->reject(tally->question->reject_data, &reject)) {
		odds->status = ENGINE_STOPPED;
		return false;
	}
	return true;
}

/* The row's year, and what it says of months. */
static struct year year_of(struct odd_rows *odds, const struct verdict *verdict, unsigned *months)
{
	const struct head *head = odds->head;

	*months = MONTHS_OF_YEAR;
	for (size_t i = 0; head->layout.date >= 0 && i < head->shape.n_fields; i++) {
		const struct value *value = &verdict->values[i];

		if (head->columns.at[i] != head->layout.date || value->kind != VALUE_YEAR)
			continue;
		*months = 1u << value->month;
		if (head->months_field >= 0 &&
		    verdict->values[head->months_field].kind == VALUE_TEXT)
			(void)months_parse(verdict->values[head->months_field].text, months);
		return value->year;
	}
	return head->layout.year;
}

static void see_months(struct odd_rows *odds, struct year year, unsigned months)
{
	size_t i = 0;

	while (i < odds->n_years && odds->years[i].start != year.start)
		i++;
	if (i == odds->n_years) {
		odds->years = arena_grow(odds->tally->arena, odds->years, odds->n_years,
					 &odds->years_capacity, sizeof *odds->years);
		odds->years[odds->n_years++] = (struct engine_year){year.start, 0};
	}
	odds->years[i].months |= months;
}

unsigned odd_rows_months(const struct odd_rows *odds, int year_start)
{
	for (size_t i = 0; i < odds->n_years; i++)
		if (odds->years[i].start == year_start)
			return odds->years[i].months;
	return 0;
}

/* Keys as bytes, like those of the regular rows; they are converted with them. */
static bool use(struct odd_rows *odds, const struct row *row, struct year year, struct money price,
		int64_t amount)
{
	const struct head *head = odds->head;
	const struct tally_question *question = odds->tally->question;
	const char *keys[ENGINE_MOST_KEYS];
	char price_text[MONEY_TEXT_SIZE];
	size_t n_keys = 0;

	for (size_t i = 0; i < question->n_keys; i++) {
		int at = head->columns.at[head->key_fields[i]];

		if (!head_has_key(head, question, i))
			continue;
		if (question->keys[i].is_price)
			keys[n_keys++] = money_plain(price, price_text);
		else
			keys[n_keys++] = (size_t)at < row->n_cells ? row->cells[at] : "";
	}
	odds->status = engine_add_row(odds->engine, keys, year, amount);
	if (odds->status == ENGINE_DONE && !add(&odds->file->used, amount))
		odds->status = ENGINE_OUT_OF_RANGE;
	return odds->status == ENGINE_DONE;
}

static const char *say_amount(const struct odd_rows *odds, int64_t amount)
{
	char text[MONEY_TEXT_SIZE];

	if (odds->tally->question->is_money)
		money_pounds((struct money){amount}, text);
	else
		count_thousands(amount, text);
	return arena_text(odds->tally->arena, text);
}

static void say_difference(const struct odd_rows *odds, struct place place, int64_t stated,
			   int64_t found, const char *rows)
{
	int64_t difference;

	if (!__builtin_sub_overflow(stated, found, &difference))
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, but %s come to %s, a difference of %s",
			 say_amount(odds, stated), rows, say_amount(odds, found),
			 say_amount(odds, difference));
}

/* A total that the file states, beside what its rows come to. */
static void say_stated(struct odd_rows *odds, int64_t line, const struct verdict *verdict)
{
	const struct totals *totals = &odds->head->ledger.totals;
	const struct place place = {odds->head->path, (long)line, NULL};

	if (verdict->amount == 0 || odds->n_said++ >= MOST_SAID)
		return;
	if (verdict->is_total && verdict->amount == totals->all) {
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, which is what the rows above it come to",
			 say_amount(odds, verdict->amount));
	} else if (verdict->is_total) {
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a subtotal of %s, which is what the rows since the last total "
			 "come to",
			 say_amount(odds, verdict->amount));
	} else {
		say_difference(odds, place, verdict->amount, totals->all, "the rows above it");
	}
}

/* It has all that a row needs, and is not set aside for a word that a name may have. */
static void say_no_total(struct odd_rows *odds, int64_t line, const struct verdict *verdict)
{
	if (odds->n_said++ < MOST_SAID)
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE,
			 (struct place){odds->head->path, (long)line, NULL},
			 "says total, but %s is no sum of the rows above it; used as a row",
			 say_amount(odds, verdict->amount));
}

static struct row decode(struct odd_rows *odds, const struct row *row)
{
	struct row decoded = *row;

	if (row->fault != NULL)
		return decoded;
	decoded.cells = arena_array(odds->scratch, row->n_cells, sizeof *decoded.cells);
	for (size_t i = 0; i < row->n_cells; i++)
		decoded.cells[i] =
		    text_trim(odds->scratch, encoding_text(&odds->head->encoding, row->cells[i],
							   strlen(row->cells[i]), odds->scratch));
	return decoded;
}

bool odd_rows_above_header(struct odd_rows *odds)
{
	const struct head *head = odds->head;

	for (size_t i = 0; i < head->header; i++) {
		const struct row *row = &head->sheet.rows[i], decoded = decode(odds, row);

		if (odds->stated_line == 0 && head->layout.amount >= 0 &&
		    stated_total(&odds->stated, &decoded, odds->tally->question->is_money,
				 odds->scratch))
			odds->stated_line = row->line;
		if (!set_aside(odds, row, row->line, "above the header", false, 0))
			return false;
	}
	return true;
}

void odd_rows_compare(struct odd_rows *odds)
{
	const struct place place = {odds->head->path, (long)odds->stated_line, NULL};

	if (odds->stated_line == 0)
		return;
	if (odds->stated == odds->file->used.amount)
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, which is what the rows used come to",
			 say_amount(odds, odds->stated));
	else
		say_difference(odds, place, odds->stated, odds->file->used.amount, "the rows used");
}

/* A total in a footer, or one whose row lost its columns. */
static void say_elsewhere(struct odd_rows *odds, int64_t line, const struct row *row)
{
	const struct totals *totals = &odds->head->ledger.totals;
	struct verdict verdict = {0};
	int64_t since_last;

	if (!stated_total(&verdict.amount, row, odds->tally->question->is_money, odds->scratch))
		return;
	verdict.is_total = verdict.amount == totals->all ||
			   (!__builtin_sub_overflow(totals->all, totals->at_last, &since_last) &&
			    verdict.amount == since_last) ||
			   (!__builtin_sub_overflow(totals->all, odds->at_stated, &since_last) &&
			    verdict.amount == since_last);
	if (verdict.is_total)
		odds->at_stated = totals->all;
	say_stated(odds, line, &verdict);
}

static bool judge_row(struct odd_rows *odds, const struct row *row, int64_t line)
{
	bool counts_rows = odds->head->layout.amount < 0;
	struct row decoded = decode(odds, row);
	struct verdict verdict = ledger_judge(&odds->head->ledger, &decoded, odds->scratch);
	struct year year = odds->head->layout.year;
	struct money price = {0};
	unsigned months;

	if (verdict.is_row) {
		year = year_of(odds, &verdict, &months);
		if (year.start != 0)
			see_months(odds, year, months);
	}
	if (verdict.reason == NULL && odds->head->price_field >= 0)
		verdict.reason = unit_price_of(&price, odds->head, &verdict);
	if (counts_rows) {
		/* A row is one, whatever else is wrong with it, if it is a row at all. */
		verdict.has_amount = verdict.is_row;
		verdict.amount = verdict.is_row ? 1 : 0;
	}
	if (!counts_rows && (verdict.is_total || verdict.says_total))
		say_stated(odds, line, &verdict);
	else if (!counts_rows && verdict.reason == NULL &&
		 totals_is_labelled(&decoded, odds->head->layout.amount, false))
		say_no_total(odds, line, &verdict);
	else if (!counts_rows && verdict.is_row && !verdict.has_amount)
		say_elsewhere(odds, line, &decoded);
	if (verdict.reason != NULL)
		return set_aside(odds, row, line, verdict.reason, verdict.has_amount,
				 verdict.amount);
	return use(odds, row, year, price, verdict.amount);
}

/* A row of delimiters only, as spreadsheets leave them by the ten thousand. */
static bool is_blank(const struct engine_odd *odd, char delimiter)
{
	for (size_t i = 0; i < odd->length; i++)
		if (odd->bytes[i] != delimiter && odd->bytes[i] != ' ' && odd->bytes[i] != '\t')
			return false;
	return true;
}

bool odd_rows_judge(void *data, const struct engine_odd *odd)
{
	struct odd_rows *odds = data;
	struct ledger *ledger = &odds->head->ledger;
	const struct source source = {.text = odd->bytes, .length = odd->length};
	struct sheet sheet;

	if (is_blank(odd, odds->head->layout.delimiter)) {
		const struct row row = {.raw = odd->bytes, .raw_length = odd->length};

		return set_aside(odds, &row, odd->line, "blank row", false, 0);
	}
	totals_add_rows(&ledger->totals, odd->rows_before - odds->regular_rows,
			odd->amount_before - odds->regular_amount);
	odds->regular_rows = odd->rows_before;
	odds->regular_amount = odd->amount_before;
	if (++odds->n_scratch % ROWS_A_SCRATCH == 0) {
		arena_free(odds->scratch);
		odds->scratch = new_scratch(odds);
	}
	sheet_read(&sheet, &source, odds->head->layout.delimiter, false, odds->scratch);
	for (size_t i = 0; i < sheet.n_rows; i++)
		if (!judge_row(odds, &sheet.rows[i], odd->line + sheet.rows[i].line - 1))
			return false;
	return true;
}
