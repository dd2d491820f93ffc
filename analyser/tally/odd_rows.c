#include "tally/odd_rows.h"

#include <string.h>

#include "base/text.h"

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

bool odd_rows_above_header(struct odd_rows *odds)
{
	const struct head *head = odds->head;

	for (size_t i = 0; i < head->header; i++)
		if (!set_aside(odds, &head->sheet.rows[i], head->sheet.rows[i].line,
			       "above the header", false, 0))
			return false;
	return true;
}

static bool use(struct odd_rows *odds, const struct row *row, const struct verdict *verdict,
		int64_t amount)
{
	const struct engine_layout *layout = &odds->head->layout;
	const char *keys[ENGINE_MOST_KEYS];
	struct year year = layout->year;

	/* Keys as bytes, like those of the regular rows; they are converted with them. */
	for (size_t i = 0; i < layout->n_keys; i++)
		keys[i] = (size_t)layout->keys[i] < row->n_cells ? row->cells[layout->keys[i]] : "";
	for (size_t i = 0; layout->date >= 0 && i < odds->head->shape.n_fields; i++)
		if (odds->head->columns.at[i] == layout->date &&
		    verdict->values[i].kind == VALUE_YEAR)
			year = verdict->values[i].year;
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

/* A total that the file states, beside what its rows come to. */
static void say_stated(struct odd_rows *odds, int64_t line, const struct verdict *verdict)
{
	const struct totals *totals = &odds->head->ledger.totals;
	const struct place place = {odds->head->path, (long)line, NULL};
	int64_t difference;

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
	} else if (!__builtin_sub_overflow(verdict->amount, totals->all, &difference)) {
		diagnose(odds->tally->diagnostics, SEVERITY_NOTICE, place,
			 "states a total of %s, but the rows above it come to %s, a difference "
			 "of %s",
			 say_amount(odds, verdict->amount), say_amount(odds, totals->all),
			 say_amount(odds, difference));
	}
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

static bool judge_row(struct odd_rows *odds, const struct row *row, int64_t line)
{
	bool counts_rows = odds->head->layout.amount < 0;
	struct row decoded = decode(odds, row);
	struct verdict verdict = ledger_judge(&odds->head->ledger, &decoded, odds->scratch);

	if (counts_rows) {
		/* A row is one, whatever else is wrong with it, if it is a row at all. */
		verdict.has_amount = verdict.is_row;
		verdict.amount = verdict.is_row ? 1 : 0;
	}
	if (!counts_rows && (verdict.is_total || verdict.says_total))
		say_stated(odds, line, &verdict);
	if (verdict.reason != NULL)
		return set_aside(odds, row, line, verdict.reason, verdict.has_amount,
				 verdict.amount);
	return use(odds, row, &verdict, verdict.amount);
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
