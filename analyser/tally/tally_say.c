#include "tally/doubts.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/source_bytes.h"
#include "reading/run_sums.h"

/* Doubts that only a text's last rows raise.  The sample's last row may be the text's. */
void tally_say_end(struct tally *tally, const struct stream *stream, const struct head *head,
		   const struct tally_file *file, const struct engine *engine,
		   struct arena *scratch)
{
	const struct sheet *sheet = &head->sheet;
	const struct row *rows = sheet->rows + head->sample;
	size_t n_rows = sheet->n_rows > head->sample ? sheet->n_rows - head->sample : 0, length;
	struct source end = {.text = stream_tail(stream, &length)};
	struct sheet last;

	end.length = length;
	if (!stream_is_sheet(stream))
		cut_end_say(end.text, length, sheet->delimiter, rows, n_rows > 0 ? n_rows - 1 : 0,
			    head->path, tally->diagnostics);
	if (tally->question->is_money && head->layout.amount >= 0)
		run_sums_say_nothing_left(engine_largest(engine), file->used.amount,
					  file->used.rows, head->path, tally->diagnostics);
	if (file->set_aside.unreadable == 0)
		return;
	sheet_read(&last, &end, sheet->delimiter, false, scratch);
	run_sums_say_unproved(
	    &(struct run_unproved){rows, last.rows, n_rows, last.n_rows, head->layout.amount,
				   engine_largest(engine), file->used.amount, file->used.rows,
				   file->set_aside.unreadable, tally->question->is_money},
	    head->path, tally->diagnostics);
}

/* The rows once more, for ledger_doubts_say(). */
struct looking_again {
	struct again *again;
	const struct tally_question *question;
	struct arena *scratch;
};

static void look_once_more(void *data, ledger_look_function *look, void *look_data)
{
	const struct looking_again *looking = data;

	again_rows(looking->again, &looking->question->engine, look, look_data, looking->scratch);
}

void tally_say_doubts(const struct tally *tally, const struct head *head,
		      const struct tally_file *file, struct engine *engine, struct again *again,
		      struct arena *scratch)
{
	const struct tally_question *question = tally->question;
	struct looking_again looking = {again, question, scratch};
	size_t count = 0;
	const struct engine_group *groups = engine_groups(engine, &count);
	struct ledger_sums sums = {
	    .n = file->used.rows, .sum = file->used.amount, .largest = engine_largest(engine)};
	struct ledger_read read = {.path = head->path,
				   .shape = &head->shape,
				   .columns = &head->columns,
				   .rows = head->sheet.rows + head->sample,
				   .n_rows = head->sheet.n_rows - head->sample,
				   .date = head->layout.date,
				   .amount = head->layout.amount,
				   .dates = head->layout.dates,
				   .is_money = question->is_money,
				   .is_mappable = true,
				   .sums = &sums,
				   .again = look_once_more,
				   .again_data = &looking,
				   .scratch = scratch,
				   .diagnostics = tally->diagnostics};

	for (size_t i = 0; groups != NULL && i < count; i++) {
		struct year_sum *year = year_sums_of(&sums.years, groups[i].year.start, scratch);

		year->rows += groups[i].rows;
		/* A part of the sum of all, which has been checked. */
		year->amount += groups[i].amount;
	}
	for (size_t i = 0; i < question->n_keys; i++)
		read.is_by_year =
		    read.is_by_year || question->keys[i].is_year || question->keys[i].is_month;
	ledger_doubts_say(&read);
}

/* `#6` is the sixth column of every file, whatever that is called. */
static void say_places(struct tally *tally, const struct head *head)
{
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		const int at = head->columns.at[i];
		const char *name, *first = tally->placed[i];

		if (at < 0 || !head->columns.is_by_place[i])
			continue;
		name = head->columns.header->cells[at];
		if (first == NULL)
			tally->placed[i] = arena_text(tally->arena, name);
		else if (strcmp(text_fold(tally->arena, first), text_fold(tally->arena, name)) != 0)
			warning(
			    tally->diagnostics,
			    (struct place){head->path, head->columns.header->line,
					   head->fields[i].id},
			    "is read from column %d, which is %s here and %s in the first file; "
			    "name it, or read this file by itself, if that is another column",
			    at + 1, cell_quoted(tally->arena, name),
			    cell_quoted(tally->arena, first));
	}
}

/* A name read from the column of the dates or of the amounts is most likely a slip. */
static void say_shared(struct tally *tally, const struct head *head)
{
	for (size_t i = 0; i < tally->question->n_keys; i++) {
		const struct field *field = &head->fields[head->key_fields[i]];

		if (field->unit == UNIT_TEXT && !tally->question->keys[i].is_month)
			ledger_doubts_say_shared(
			    &head->columns, field, head->columns.at[head->key_fields[i]],
			    head->layout.date, head->layout.amount, head->path, tally->diagnostics);
	}
}

void tally_say_head(struct tally *tally, const struct head *head)
{
	const struct place place = {.file = head->path};
	const struct beliefs *beliefs = head->beliefs;

	say_places(tally, head);
	say_shared(tally, head);
	widths_say(&head->ledger.widths, head->path, tally->diagnostics);
	forms_say(&beliefs->forms, &beliefs->sampled, beliefs->asked, &beliefs->file,
		  tally->diagnostics);
	if (head->encoding.n_texts > 0)
		notice(tally->diagnostics, place, "is not UTF-8; read as %s",
		       encoding_name(&head->encoding));
	if (head->ledger.n_day_numbers > 0)
		notice(tally->diagnostics, place,
		       head->ledger.n_day_numbers == 1
			   ? "%lld date is a spreadsheet's day number, read as such"
			   : "%lld dates are a spreadsheet's day numbers, read as such",
		       (long long)head->ledger.n_day_numbers);
}

/* Where nothing shows the order of a file's dates, another file of the run may. */
void tally_note_order(struct tally_file *file, const struct head *head, struct arena *arena)
{
	const struct shown *dates = head->beliefs->sampled.dates;
	const struct shown *month_first = &dates[DATE_PROVES_MONTH_FIRST];
	const struct shown *either = &dates[DATE_EITHER_ORDER];
	const struct forms_asked *asked = head->beliefs->asked;

	if (asked->is_day_first || asked->is_month_first)
		return;
	if (month_first->count > 0)
		file->month_first = arena_text(arena, month_first->text);
	else if (either->count > 0 && dates[DATE_PROVES_DAY_FIRST].count == 0)
		file->either_order = arena_text(arena, either->text);
}

/* One file shows that the month stands first, and in another it may as well: a guess either way. */
bool tally_check_orders(struct tally *tally)
{
	const struct tally_file *first = NULL, *either = NULL;

	FOR_EACH (const struct tally_file, file, tally->files, tally->n_files) {
		first = first == NULL && file->month_first != NULL ? file : first;
		either = either == NULL && file->either_order != NULL ? file : either;
	}
	return first == NULL || either == NULL ||
	       fault(tally->diagnostics, in_file(either->path),
		     "'%s' could be read either way, and '%s' in %s has the month first; say "
		     "--dates month-first if all files do, else add up each on its own with "
		     "--dates day-first or --dates month-first",
		     either->either_order, first->month_first, first->path);
}
