#include "tally/odd_rows.h"

#include <string.h>

#include "base/memory_try.h"
#include "tally/head_parts.h"
#include "tally/odd_parts.h"

#define ROWS_A_SCRATCH 32 /* before it is emptied */

void odd_rows_init(struct odd_rows *odds, struct tally *tally, struct tally_file *file,
		   struct head *head, struct engine *engine)
{
	*odds = (struct odd_rows){
	    .tally = tally, .file = file, .head = head, .engine = engine, .status = ENGINE_DONE};
	/* Memory for one row must not end the run in its own way. */
	odds->scratch = arena_like(tally->arena);
	coverage_init(&odds->covered, tally->arena);
	odds->states =
	    arena_array(head->ledger.arena, head->neighbours.n_states + 1, sizeof *odds->states);
}

void odd_rows_fini(struct odd_rows *odds)
{
	arena_free(odds->scratch);
}

/* A row that is used, as the engine adds it up. */
struct used_row {
	const char *keys[ENGINE_MOST_KEYS];
	char price[MONEY_TEXT_SIZE];
	struct engine_year year;
	int64_t amount;
};

/* Keys as bytes, like those of the regular rows; they are converted with them. */
static void find_keys(struct used_row *used, const struct odd_rows *odds, const struct row *row,
		      struct money price)
{
	const struct head *head = odds->head;
	const struct tally_question *question = odds->tally->question;
	size_t n_keys = 0;

	for (size_t i = 0; i < question->n_keys; i++) {
		int at = head->columns.at[head->key_fields[i]];

		if (!head_has_key(head, i))
			continue;
		if (question->keys[i].is_price)
			used->keys[n_keys++] = money_plain(price, used->price);
		else
			used->keys[n_keys++] = row_cell(row, at);
	}
}

static void see_months(struct odd_rows *odds, const struct used_row *used)
{
	const int council = head_council_key(odds->head);

	odd_months_see(odds, council < 0 ? NULL : used->keys[council], used->year);
}

static bool use(struct odd_rows *odds, const struct used_row *used)
{
	odds->status = engine_add_row(odds->engine, used->keys, used->year, used->amount);
	if (odds->status == ENGINE_DONE && !odd_aside_add(&odds->file->used, used->amount))
		odds->status = ENGINE_OUT_OF_RANGE;
	return odds->status == ENGINE_DONE;
}

/* A row that may be a total, until that is decided. */
struct kept_row {
	struct row raw;
	int64_t line;
	struct verdict verdict; /* what it is if it is no total */
	struct used_row used;
	struct odd_mark *mark;
};

static void keep(struct odd_rows *odds, struct total *total, const struct row *row, int64_t line,
		 const struct verdict *verdict, const struct used_row *used)
{
	struct arena *arena = odds->head->ledger.arena;
	struct kept_row *kept = arena_alloc(arena, sizeof *kept);

	*kept = (struct kept_row){.line = line, .verdict = *verdict, .used = *used};
	kept->raw.raw = arena_text_of(arena, row->raw, row->raw_length);
	kept->raw.raw_length = row->raw_length;
	for (size_t i = 0; i < odds->head->layout.n_keys; i++)
		kept->used.keys[i] = used->keys[i] == used->price
					 ? kept->used.price
					 : arena_text(arena, used->keys[i]);
	if (verdict->refusal != NULL)
		kept->verdict.refusal = arena_text(arena, verdict->refusal);
	if (verdict->example != NULL)
		kept->verdict.example = arena_text(arena, verdict->example);
	kept->mark = odd_mark_wait(odds);
	total->row = kept;
}

static bool refuse_file(struct odd_rows *odds, int64_t line, const char *refusal)
{
	odds->is_refused = true;
	if (strcmp(refusal, LEDGER_OTHER_HEADER) == 0)
		return odd_header_refuse(odds, line);
	return fault(odds->tally->diagnostics, at_line(odds->head->path, (long)line), "%s",
		     refusal);
}

bool odd_rows_above_header(struct odd_rows *odds)
{
	const struct head *head = odds->head;

	for (size_t i = 0; i < head->header; i++) {
		const struct row *row = &head->sheet.rows[i],
				 decoded = *head_decode(odds->head, row, odds->scratch);

		if (odds->stated_line == 0 && head->layout.amount >= 0 &&
		    odd_totals_stated(&odds->stated, &decoded, odds->tally->question->is_money,
				      odds->scratch))
			odds->stated_line = row->line;
		if (!odd_aside_as(odds, row, row->line, "above the header"))
			return false;
	}
	return true;
}

static bool judge_one(struct odd_rows *odds, const struct row *row, int64_t line)
{
	bool counts_rows = odds->head->layout.amount < 0;
	struct row decoded = *head_decode(odds->head, row, odds->scratch);

	decoded.line = (long)line;

	struct verdict verdict = ledger_judge(&odds->head->ledger, &decoded, odds->scratch);
	struct year year = odds->head->layout.year;
	struct money price = {0};
	struct used_row used = {0};
	struct total *total = NULL;
	unsigned months = 0;
	bool is_other;

	odds->unclosed_line = row->is_unclosed ? line : 0;
	if (!beliefs_see(odds->head->beliefs, &odds->head->shape, &odds->head->columns, &decoded,
			 &verdict, line, odds->tally->diagnostics)) {
		odds->is_refused = odds->head->beliefs->is_refused;
		return false;
	}
	if (verdict.is_row && verdict.reason != NULL && odd_header_is(odds, &decoded, &is_other)) {
		if (is_other)
			return odd_header_refuse(odds, line);
		return odd_aside_as(odds, row, line, "header again");
	}
	/* A total may contradict what its rows are in. */
	if (verdict.refusal != NULL && (counts_rows || verdict.total == TOTAL_NONE))
		return refuse_file(odds, line, verdict.refusal);
	if (verdict.is_row && widths_is_usual(&odds->head->ledger.widths, &decoded) &&
	    odd_header_has_date(odds, &decoded))
		return odd_header_refuse_date(odds, &decoded);
	if (verdict.is_row)
		year = odd_year_of(odds, &verdict, &months);
	if (verdict.reason == NULL && odds->head->price_field >= 0)
		verdict.reason = head_price_of(&price, odds->head, &verdict);
	if (counts_rows) {
		/* A row is one, whatever else is wrong with it, if it is a row at all. */
		verdict.has_amount = verdict.is_row;
		verdict.amount = verdict.is_row ? 1 : 0;
		verdict.is_unreadable = false;
	}
	struct ledger *ledger = &odds->head->ledger;
	const struct row placed = ledger_placed(ledger, row, &verdict, odds->scratch);

	find_keys(&used, odds, &placed, price);
	used.year = (struct engine_year){year.start, months};
	used.amount = verdict.amount;
	struct row said = ledger_placed(ledger, &decoded, &verdict, odds->scratch);

	said.line = (long)line;
	if (verdict.reason == NULL)
		neighbours_see_state(&odds->head->neighbours, &said, verdict.amount, odds->states,
				     ledger->arena);
	if (!counts_rows)
		total = ledger_keep(ledger, &said, &verdict);
	if (total != NULL) {
		keep(odds, total, row, line, &verdict, &used);
		return true;
	}
	/*
	 * A row that is set aside may tell its month, but not that the whole year is there; and one
	 * whose amount is yet to be filled in tells nothing.
	 */
	if (verdict.is_row &&
	    (verdict.reason == NULL ||
	     (months != MONTHS_OF_YEAR && (verdict.has_amount || verdict.is_unreadable))))
		see_months(odds, &used);
	if (!counts_rows && verdict.is_row && !verdict.has_amount)
		odd_totals_keep_stated(odds, line, &decoded);
	if (verdict.reason != NULL) {
		sections_see(&odds->sections, &decoded, line,
			     odds->regular_rows + odds->file->used.rows, odds->tally->arena);
		return odd_aside(odds, row, line, &verdict);
	}
	odd_mark_add(odds->mark, used.amount);
	return use(odds, &used);
}

void odd_rows_end(const struct odd_rows *odds, int64_t n_regular)
{
	if (odds->unclosed_line > 0 && n_regular == odds->regular_rows)
		notice(odds->tally->diagnostics,
		       at_line(odds->head->path, (long)odds->unclosed_line), LEDGER_CUT_SHORT);
}

/* A row, or where channels are columns one for each. */
static bool judge_row(struct odd_rows *odds, const struct row *row, int64_t line)
{
	const struct head *head = odds->head;

	if (head->n_wide == 0 || row->fault != NULL)
		return judge_one(odds, row, line);

	const struct row decoded = *head_decode(odds->head, row, odds->scratch);

	if (odd_header_is_of_wide(odds, &decoded))
		return odd_aside_as(odds, row, line, "header again");
	channel_columns_compare(odds->head, &decoded, line);
	for (size_t i = 0; i < head->n_wide; i++) {
		const struct row *one = channel_columns_row(head, row, i, odds->scratch);

		if (one == NULL)
			return odd_aside(odds, row, line,
					 &(struct verdict){.reason = "more cells than the header",
							   .is_unreadable = true});
		if (!judge_one(odds, one, line))
			return false;
	}
	return true;
}

/* And look for it among the rows above, unless it is decided later whether it is used. */
static bool judge_marked(struct odd_rows *odds, const struct row *row, int64_t line)
{
	size_t n_waiting = odds->n_waiting;
	struct odd_mark mark = {.line = line};
	bool goes_on;

	if (!odds->is_marking || row->fault != NULL)
		return judge_row(odds, row, line);
	mark.digest = digest_of_row(row, &odds->marked);
	odds->mark = &mark;
	goes_on = judge_row(odds, row, line);
	odds->mark = NULL;
	if (odds->n_waiting == n_waiting) {
		odd_mark_see(odds, &mark);
		if (mark.n_used > 0 && odds->head->n_wide == 0)
			run_sums_see(&odds->run_sums, (long)line, mark.amount);
	}
	return goes_on;
}

/* A row of delimiters only, as spreadsheets leave them by the ten thousand. */
static bool is_blank(const struct engine_odd *odd, char delimiter)
{
	for (size_t i = 0; i < odd->length; i++)
		if (odd->bytes[i] != delimiter && odd->bytes[i] != ' ' && odd->bytes[i] != '\t')
			return false;
	return true;
}

/* Cut the row, or what is left of rows with a quote that is never closed. */
static void cut(struct odd_rows *odds, const struct engine_odd *odd, struct sheet *sheet)
{
	const struct source source = {.text = odd->bytes, .length = odd->length};

	if (++odds->n_scratch % ROWS_A_SCRATCH == 0)
		arena_empty(odds->scratch);
	sheet_read(sheet, &source, odds->head->layout.delimiter, false, odds->scratch);
}

static bool judge(struct odd_rows *odds, const struct engine_odd *odd)
{
	struct ledger *ledger = &odds->head->ledger;
	struct sheet sheet;

	if (is_blank(odd, odds->head->layout.delimiter)) {
		const struct row row = {.raw = odd->bytes, .raw_length = odd->length};

		return odd_aside_as(odds, &row, odd->line, "blank row");
	}
	totals_add_rows(&ledger->totals, odd->rows_before - odds->regular_rows,
			odd->amount_before - odds->regular_amount);
	odds->regular_rows = odd->rows_before;
	odds->regular_amount = odd->amount_before;
	cut(odds, odd, &sheet);
	for (size_t i = 0; i < sheet.n_rows; i++)
		if (!judge_marked(odds, &sheet.rows[i], odd->line + sheet.rows[i].line - 1))
			return false;
	return true;
}

bool odd_rows_decide(struct odd_rows *odds, int64_t rows, int64_t amount)
{
	struct totals *totals = &odds->head->ledger.totals;

	/* What is regular behind the last odd row. */
	totals_add_rows(totals, rows - odds->regular_rows, amount - odds->regular_amount);
	odds->looking = odds->head->ledger;
	if (odds->looking.neighbours != NULL) {
		odds->beside = *odds->looking.neighbours;
		odds->looking.neighbours = &odds->beside;
	}
	return totals_decide(totals);
}

static void look_at(struct odd_rows *odds, const struct row *row)
{
	const struct ledger *ledger = &odds->looking;
	struct row decoded = *head_decode(odds->head, row, odds->scratch);

	/* As it stands it is what will be compared, if it is. */
	if (row->fault == NULL && widths_is_usual(&ledger->widths, &decoded) &&
	    !totals_want(&odds->head->ledger.totals, &decoded))
		return;

	struct verdict verdict = ledger_judge(&odds->looking, &decoded, odds->scratch);
	const struct row placed = ledger_placed(&odds->looking, &decoded, &verdict, odds->scratch);

	if (verdict.has_amount && verdict.total == TOTAL_NONE)
		totals_see(&odds->head->ledger.totals, &placed, verdict.amount);
}

static bool look(struct odd_rows *odds, const struct engine_odd *odd)
{
	struct head *head = odds->head;
	struct sheet sheet;

	if (is_blank(odd, head->layout.delimiter) ||
	    (head->n_wide == 0 && !totals_may_want(&head->ledger.totals, odd->bytes, odd->length,
						   head->layout.delimiter)))
		return true;
	cut(odds, odd, &sheet);
	for (size_t i = 0; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i], *one;

		if (head->n_wide == 0 || row->fault != NULL)
			look_at(odds, row);
		for (size_t j = 0; row->fault == NULL && j < head->n_wide; j++)
			if ((one = channel_columns_row(head, row, j, odds->scratch)) != NULL)
				look_at(odds, one);
	}
	return true;
}

/* An odd row, what is done with it, and whether the run goes on. */
struct trial {
	struct odd_rows *odds;
	const struct engine_odd *odd;
	bool (*show)(struct odd_rows *odds, const struct engine_odd *odd);
	bool goes_on;
};

static void try_it(void *data)
{
	struct trial *trial = data;

	trial->goes_on = trial->show(trial->odds, trial->odd);
}

/* On a thread of the engine's, which only a status can stop. */
static bool show(struct trial trial)
{
	if (memory_try(try_it, &trial))
		return trial.goes_on;
	trial.odds->status = ENGINE_NO_MEMORY;
	return false;
}

bool odd_rows_judge(void *odds, const struct engine_odd *odd)
{
	return show((struct trial){odds, odd, judge, false});
}

bool odd_rows_look(void *odds, const struct engine_odd *odd)
{
	return show((struct trial){odds, odd, look, false});
}

bool odd_rows_settle(struct odd_rows *odds)
{
	struct totals *totals = &odds->head->ledger.totals;

	totals_settle(totals);
	total_say(totals, odds->head->path, odds->tally->question->is_money,
		  odds->tally->diagnostics);
	for (size_t i = 0; i < totals->n_kept; i++) {
		struct kept_row *kept = totals->kept[i]->row;
		const char *reason = totals_reason(totals->kept[i]);

		if (kept != NULL && reason == NULL && kept->verdict.refusal != NULL)
			return refuse_file(odds, kept->line, kept->verdict.refusal);
		if (kept == NULL)
			continue; /* stated outside the column of amounts, and set aside long since
				   */
		if (reason != NULL) {
			kept->verdict.reason = reason;
			kept->verdict.example = NULL;
		}
		if (kept->verdict.reason == NULL) {
			see_months(odds, &kept->used);
			odd_mark_add(kept->mark, kept->used.amount);
		}
		if (kept->verdict.reason != NULL
			? !odd_aside(odds, &kept->raw, kept->line, &kept->verdict)
			: !use(odds, &kept->used))
			return false;
	}
	odd_marks_settle(odds);
	return true;
}
