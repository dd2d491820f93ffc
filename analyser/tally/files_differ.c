#include "tally/doubts.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/ledger_doubts.h"
#include "reading/run_sums.h"
#include "reading/cell.h"

void files_differ_see(struct tally *tally, struct tally_file *file, const struct head *head)
{
	const int field = ledger_amount_field(&head->shape);
	const int at = field < 0 ? -1 : head->columns.at[field];

	if (at < 0 || !tally->question->is_money)
		return;
	file->amount_name = arena_text(tally->arena, head->columns.header->cells[at]);
	file->tax = tax_named(file->amount_name, tally->arena);
}

static const struct tally_file *first_of_tax(const struct tally *tally, enum tax_named tax)
{
	for (size_t i = 0; i < tally->n_files; i++)
		if (tally->files[i].tax == tax)
			return &tally->files[i];
	return NULL;
}

static void say_taxes(const struct tally *tally)
{
	const struct tally_file *gross = first_of_tax(tally, TAX_WITH),
				*net = first_of_tax(tally, TAX_WITHOUT);

	if (gross != NULL && net != NULL)
		warning(tally->diagnostics, (struct place){.file = gross->path, .column = "spend"},
			"is read from %s, with tax by its name, and in %s from %s, without; add up "
			"files of one kind, or choose the columns with --map-file",
			cell_quoted(tally->arena, gross->amount_name), net->path,
			cell_quoted(tally->arena, net->amount_name));
	else if (gross != NULL)
		tax_named_say(gross->amount_name, gross->path, tally->diagnostics);
}

/* A file whose payments are written below zero takes them from those of the others. */
static void say_signs(const struct tally *tally)
{
	const struct tally_file *below = NULL;
	bool has_above = false;

	FOR_EACH (const struct tally_file, file, tally->files, tally->n_files) {
		has_above = has_above || file->used.amount > 0;
		if (below == NULL && file->used.amount < 0)
			below = file;
	}
	if (below != NULL && tally->question->is_money)
		ledger_doubts_say_below(below->used.amount, has_above, below->path,
					tally->diagnostics);
}

/* What the name of a file says that its rows are, if not payments made. */
static const char *other_word(const char *path)
{
	static const char *const words[] = {"credit note", "creditnote", "receipt", "income",
					    "budget",      "forecast",   "draft",   "superseded",
					    "commitment",  "cancelled",  "backup"};
	const char *file = say_file(path);
	char name[256];
	size_t length = 0;

	for (; file[length] != '\0' && length + 1 < sizeof name; length++)
		name[length] = file[length] == '_' || file[length] == '-' ? ' ' : file[length];
	name[length] = '\0';
	for (size_t i = 0; i < N_OF(words); i++)
		if (strcasestr(name, words[i]) != NULL)
			return words[i];
	return NULL;
}

static void say_names(const struct tally *tally)
{
	const struct tally_file *other = NULL;
	const char *word = NULL;
	size_t n_others = 0;

	for (size_t i = 0; i < tally->n_files; i++) {
		const char *its = other_word(tally->files[i].path);

		n_others += its != NULL;
		if (its != NULL && other == NULL) {
			other = &tally->files[i];
			word = its;
		}
	}
	if (other != NULL && n_others < tally->n_files)
		warning(tally->diagnostics, in_file(other->path),
			"is called '%s', and is added up with the others; leave it out if it holds "
			"something else than they do",
			word);
}

/* A summary beside the ledgers that it is of, or the year's file beside those of its months. */
static void say_sum(const struct tally *tally)
{
	struct arena *arena = tally->arena;
	int64_t all = 0, n_all = 0;

	for (size_t i = 0; i < tally->n_files; i++) {
		n_all += tally->files[i].used.rows;
		if (__builtin_add_overflow(all, tally->files[i].used.amount, &all))
			return;
	}
	for (size_t i = 0; tally->n_files > 1 && i < tally->n_files; i++) {
		const struct tally_file *file = &tally->files[i];
		const int64_t n_rows = n_all - file->used.rows;
		struct agreement agreement = {0};
		int64_t others;

		/* The same rows in another file are told of as such. */
		if (n_rows <= file->used.rows ||
		    __builtin_sub_overflow(all, file->used.amount, &others))
			continue;
		agreement_see(&agreement, file->used.amount, others, (size_t)n_rows);
		if (!agreement_shows_whole(&agreement))
			continue;
		warning(tally->diagnostics, in_file(file->path),
			"comes to %s in %s, as %s in %s, and all are counted: leave it out if it "
			"sums up the others",
			total_say_amount(file->used.amount, tally->question->is_money, arena),
			say_count(arena, file->used.rows, "row", "rows"),
			tally->n_files == 2
			    ? arena_format(arena, "%s does", tally->files[1 - i].path)
			    : "all other files do",
			say_number(arena, n_rows));
		return;
	}
}

void files_differ_say(const struct tally *tally)
{
	say_sum(tally);
	say_taxes(tally);
	say_signs(tally);
	say_names(tally);
}
