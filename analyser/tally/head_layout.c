#include "tally/head_parts.h"

#include <string.h>

#define OFTEN_BLANK 10 /* percent of rows */

_Static_assert(TOTAL_WITNESSES == ENGINE_MOST_WITNESSES, "witnesses of totals are the engine's");

/* Texts of a neighbour's column with which a row is regular: those met in the first rows. */
static void check_neighbour(struct head *head, enum neighbour_kind kind, struct arena *arena)
{
	struct engine_layout *layout = &head->layout;
	struct engine_check *check = &layout->checks[layout->n_checks];
	int at = head->neighbours.at[kind];

	if (at < 0)
		return;
	*check = (struct engine_check){.column = at};
	for (size_t i = head->sample; i < head->sheet.n_rows; i++) {
		const struct row *row = &head->sheet.rows[i];
		const char *text =
		    row->fault != NULL || (size_t)at >= row->n_cells ? NULL : row->cells[at];
		bool is_known = text == NULL;

		for (size_t j = 0; j < check->n_texts && !is_known; j++)
			is_known = strcmp(check->texts[j], text) == 0;
		if (!is_known && check->n_texts < ENGINE_MOST_CHECKED &&
		    neighbours_is_regular(&head->neighbours, kind, text, arena))
			check->texts[check->n_texts++] = text;
	}
	layout->n_checks++;
}

static bool is_odd_state(const void *column, const char *text, size_t length)
{
	return state_may_say(column, text, length);
}

/* Columns that say nothing of the first rows, but may of later ones. */
static void watch_states(struct head *head)
{
	const struct neighbours *neighbours = &head->neighbours;
	struct engine_layout *layout = &head->layout;

	if (neighbours->n_states > ENGINE_MOST_WATCHED) {
		layout->n_cells = SIZE_MAX;
		return;
	}
	for (size_t i = 0; i < neighbours->n_states; i++)
		layout->watches[layout->n_watches++] = (struct engine_watch){
		    (int)neighbours->states[i].column, is_odd_state, &neighbours->states[i]};
}

/* What totals lack, from the rows as they are judged. */
static void learn_totals(struct head *head, struct arena *arena)
{
	const struct row *rows = head->sheet.rows + head->sample;
	size_t n_rows = head->sheet.n_rows - head->sample, n = 0;
	struct row *all;

	if (head->n_wide == 0) {
		ledger_learn_totals(&head->ledger, rows, n_rows);
		return;
	}
	n_rows = n_rows < TOTAL_SAMPLE ? n_rows : TOTAL_SAMPLE;
	all = arena_array(arena, n_rows * head->n_wide + 1, sizeof *all);
	for (size_t i = 0; i < n_rows; i++)
		for (size_t j = 0; rows[i].fault == NULL && j < head->n_wide; j++) {
			const struct row *one = channel_columns_row(head, &rows[i], j, arena);

			if (one != NULL)
				all[n++] = *one;
		}
	ledger_learn_totals(&head->ledger, all, n);
}

/*
 * Keys that are often blank, so that rows without them are no rare ones to be judged one by one.
 * A row must have something that makes it a payment and no total: a date, or another key.
 */
static void allow_missing(struct head *head)
{
	struct engine_layout *layout = &head->layout;
	size_t key = 0, n_allowed = 0;

	for (size_t i = 0; i < head->question->n_keys; i++) {
		const struct field *field = &head->fields[head->key_fields[i]];

		if (!head_has_key(head, i))
			continue;
		if (!head->question->keys[i].is_price &&
		    ((field->flags & FIELD_KEY) != 0 || (field->flags & FIELD_REQUIRED) == 0) &&
		    sparse_percent(&head->ledger, layout->keys[key]) >= OFTEN_BLANK) {
			layout->missing_keys |= 1u << key;
			n_allowed++;
		}
		key++;
	}
	if (layout->date < 0 && n_allowed == layout->n_keys)
		layout->missing_keys = 0;
}

void head_make_layout(struct head *head, bool is_sheet, struct arena *arena)
{
	const struct tally_question *question = head->question;
	int amount = ledger_amount_field(&head->shape);
	struct engine_layout *layout = &head->layout;

	*layout =
	    (struct engine_layout){.delimiter = head->sheet.delimiter,
				   .date = -1,
				   .year = question->year,
				   .dates = head->beliefs->forms.dates,
				   .unsure = head->beliefs->forms.unsure[0] == '\0' ? NULL
					     : question->is_money ? head->beliefs->forms.unsure
								  : ".",
				   .amount = amount < 0 ? -1 : head->columns.at[amount],
				   .is_money = question->is_money};
	for (size_t i = 0; i < head->shape.n_fields; i++)
		if (head->fields[i].unit == UNIT_YEAR && head->columns.at[i] >= 0) {
			layout->date = head->columns.at[i];
			head->fields[i].flags |=
			    question_may_lack_year(question) ? 0 : FIELD_REQUIRED;
		}
	/* Where there are dates or volumes, a row must have them. */
	if (layout->amount >= 0)
		head->fields[amount].flags |= FIELD_REQUIRED;
	for (size_t i = 0; i < question->n_keys; i++) {
		int at = head->columns.at[head->key_fields[i]];

		if (!head_has_key(head, i))
			continue;
		if (question->keys[i].is_price) {
			layout->money_keys |= 1u << layout->n_keys;
			layout->divided_keys |= (at < 0 ? 1u : 0u) << layout->n_keys;
		}
		layout->keys[layout->n_keys++] = at >= 0 ? at : head->columns.at[head->line_field];
	}
	head->ledger = (struct ledger){
	    .shape = &head->shape,
	    .columns = &head->columns,
	    .neighbours = &head->neighbours,
	    .constant = head->council,
	    .period = head->period,
	    .delimiter = head->sheet.delimiter,
	    .year = question->year,
	    .channel = question->channel,
	    .arena = arena,
	    .has_dates =
		ledger_has_dates(head->sheet.rows + head->sample, head->sheet.n_rows - head->sample,
				 &head->shape, &head->columns),
	};
	widths_init(&head->ledger.widths, head->sheet.rows + head->sample,
		    head->sheet.n_rows - head->sample, &head->shape, &head->columns, arena);
	head->ledger.widths.is_sheet = is_sheet;
	layout->n_cells = head->ledger.widths.usual;
	layout->n_unnamed = head->ledger.widths.usual - head->ledger.widths.n_named;
	allow_missing(head);
	for (int kind = 0; kind < NEIGHBOUR_KINDS; kind++)
		check_neighbour(head, (enum neighbour_kind)kind, arena);
	watch_states(head);
	if (neighbours_needs_all(&head->neighbours))
		layout->n_cells = SIZE_MAX;
	learn_totals(head, arena);
	layout->n_witnesses = head->ledger.totals.columns.n_witnesses;
	memcpy(layout->witnesses, head->ledger.totals.columns.witnesses, sizeof layout->witnesses);
	if (head->ledger.totals.columns.n_labels > 0 || head->ledger.totals.columns.lacking != 0)
		layout->n_cells = SIZE_MAX;
	/* An engine reads no such dates. */
	if (layout->dates.is_year_first)
		layout->n_cells = SIZE_MAX;
	/* The months of a row are more than its date's, or its date is in two cells. */
	if (head_has_months(head))
		layout->n_cells = SIZE_MAX;
	/* A date that can be read after all must be seen, and a row may be several. */
	if (head->useless_date >= 0 || head->n_wide > 0)
		layout->n_cells = SIZE_MAX;
	/* An engine knows decimal points only; a price that could have either is no key. */
	if (head->beliefs->forms.has_decimal_comma ||
	    (layout->money_keys != 0 && head->beliefs->forms.unsure[0] != '\0'))
		layout->n_cells = SIZE_MAX;
	/* Where nothing but an amount makes a row regular, a total needs no label to be one. */
	if (layout->amount >= 0 && layout->n_keys == 0 && layout->date < 0 &&
	    layout->n_witnesses == 0)
		layout->n_cells = SIZE_MAX;
}
