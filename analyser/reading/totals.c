#include "reading/totals.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "reading/total_learn.h"

static bool has_letters(const char *text)
{
	for (; *text != '\0'; text++)
		if (strncasecmp(text, "total", 5) == 0)
			return true;
	return false;
}

/* `1 Apr 2008`, `01/04/2008`, `20080401`; not `Apr-08` or `2008-09`. */
static bool has_day(const char *text)
{
	size_t n_numbers = 0, n_digits = 0, n_letters = 0;

	for (const char *at = text; *at != '\0'; at++) {
		bool is_digit = isdigit((unsigned char)*at) != 0;

		n_numbers += is_digit && (at == text || !isdigit((unsigned char)at[-1]));
		n_digits += is_digit;
		n_letters += isalpha((unsigned char)*at) != 0;
	}
	if (n_numbers == 0 || strpbrk(text, "\xA3$") != NULL)
		return false;
	return (n_numbers == 1 && n_digits == 8 && n_letters == 0) ||
	       (n_numbers == 2 && n_letters >= 3 && n_letters <= 9) ||
	       (n_numbers >= 3 && n_letters <= 12 && strpbrk(text, "/-. ") != NULL);
}

/* What a cell says, by its words or by what the first rows show of them; the amount says nothing.
 */
static enum total_words words_at(const struct total_columns *columns, size_t at, const char *text)
{
	if ((int)at == columns->amount || text[0] == '\0')
		return TOTAL_WORDS_NONE;
	return total_learn_is_label(columns, at, text) ? TOTAL_WORDS_ONLY : total_words_of(text);
}

/* What a row says and lacks. */
struct look {
	enum total_words words;
	int label;         /* the column of the strongest word, or -1 */
	int balance;       /* one that says `opening balance`, or -1 */
	uint64_t labels;   /* columns that say total, of the first 64 */
	bool is_visible;   /* a witness, or the letters of the word, tell that it may be a total */
	bool lacks;        /* a cell that practically every row fills */
	bool lacks_needed; /* or one that hardly any row leaves blank */
	bool is_learned;   /* or one without which rows are sums of others */
	bool is_evident;   /* a day, or a reference, such as payments have */
	bool has_payee;
	size_t n_filled; /* cells that are no label, and no number that is one of many */
	size_t n_others; /* cells that are no label */
};

/* Of the first 64 columns those of witnesses... */
static uint64_t witnesses_of(const struct total_columns *columns)
{
	uint64_t set = 0;

	for (size_t i = 0; i < columns->n_witnesses; i++)
		set |= UINT64_C(1) << columns->witnesses[i];
	return set;
}

/* ...and those that a row leaves blank, but for its amount. */
static uint64_t blanks_of(const struct total_columns *columns, const struct row *row)
{
	uint64_t set = row->n_cells < 64 ? UINT64_MAX << row->n_cells : 0;

	for (size_t i = 0; i < row->n_cells && i < 64; i++)
		set |= (uint64_t)(row->cells[i][0] == '\0') << i;
	return columns->amount >= 0 && columns->amount < 64
		   ? set & ~(UINT64_C(1) << columns->amount)
		   : set;
}

/* What most rows show to be no total by: what they say, and which cells they lack. */
static void look_at(struct look *look, const struct total_columns *columns, const struct row *row)
{
	const uint64_t blanks = blanks_of(columns, row);

	*look = (struct look){.label = -1,
			      .balance = -1,
			      .lacks = (blanks & columns->always) != 0,
			      .lacks_needed = (blanks & columns->needed) != 0,
			      .is_learned = (blanks & columns->lacking) != 0};
	look->is_visible = look->is_learned || (blanks & witnesses_of(columns)) != 0;
	for (size_t i = 0; i < row->n_cells; i++) {
		const char *text = row->cells[i];
		enum total_words words = words_at(columns, i, text);

		look->labels |= words >= TOTAL_WORDS_OF && i < 64 ? UINT64_C(1) << i : 0;
		if (total_columns_has(columns->names, i) && !total_learn_is_label(columns, i, text))
			words = TOTAL_WORDS_NONE;
		if (words > look->words) {
			look->words = words;
			look->label = (int)i;
		}
		if (words == TOTAL_WORDS_NONE && total_words_balance(text))
			look->balance = (int)i;
		look->is_visible |= words != TOTAL_WORDS_NONE &&
				    (has_letters(text) || total_columns_is_witness(columns, i) ||
				     total_learn_is_label(columns, i, text));
	}
}

/* And all that it has else. */
static void look_closer(struct look *look, const struct total_columns *columns,
			const struct row *row)
{
	for (size_t i = 0; i < row->n_cells; i++) {
		const char *text = row->cells[i];
		bool is_reference = total_columns_has(columns->references, i);

		if (text[0] == '\0' || (int)i == columns->amount || (int)i == look->label ||
		    (i < 64 ? total_columns_has(look->labels, i)
			    : words_at(columns, i, text) >= TOTAL_WORDS_OF))
			continue;
		look->n_others++;
		look->n_filled += is_reference || !total_columns_has(columns->numbers, i);
		look->is_evident = look->is_evident || is_reference || has_day(text);
		look->has_payee |= (int)i == columns->payee;
	}
	if (look->label < 0 && look->balance >= 0 && look->lacks && look->lacks_needed) {
		look->label = look->balance;
		look->words = TOTAL_WORDS_ONLY;
	}
}

static bool is_thin(const struct total_columns *columns, const struct look *look)
{
	return look->n_others * 2 <= columns->usual;
}

static enum total_kind kind_of(const struct total_columns *columns, const struct look *look)
{
	if (look->words >= TOTAL_WORDS_OF) {
		/* Where most rows say nothing, some say something of what they are. */
		bool is_note = !total_columns_has(columns->always, (size_t)look->label);

		if (look->n_filled == 0 || (is_note ? is_thin(columns, look) : look->lacks_needed))
			return TOTAL_CLAIMED;
		if (is_note ||
		    (columns->is_money && (look->label == columns->payee || look->is_evident)))
			return TOTAL_OR_PAYEE;
		return TOTAL_BESIDE;
	}
	if (look->words == TOTAL_WORDS_NONE && look->is_learned)
		return TOTAL_UNLABELLED;
	/* A payment may lack a cell too; of a day or a reference, and of most else, a total has
	 * none. */
	if (look->words == TOTAL_WORDS_NONE && columns->is_money && look->is_evident &&
	    (look->has_payee || !is_thin(columns, look)))
		return TOTAL_NONE;
	if (look->lacks)
		return TOTAL_UNLABELLED;
	return look->words == TOTAL_WORDS_NONE ? TOTAL_NONE : TOTAL_OR_PAYEE;
}

enum total_kind totals_kind_of(const struct totals *totals, const struct row *row)
{
	struct look look;

	if (totals->columns.amount < 0)
		return TOTAL_NONE;
	look_at(&look, &totals->columns, row);
	if (!look.is_visible)
		return TOTAL_NONE;
	look_closer(&look, &totals->columns, row);
	return kind_of(&totals->columns, &look);
}

static void keep_cells(struct totals *totals, struct total *total, const struct row *row,
		       const struct look *look)
{
	/* Those that look_closer() counted, but for a balance that it then made the label. */
	struct total_cell *cells = arena_array(totals->arena, look->n_others + 1, sizeof *cells);

	for (size_t i = 0; i < row->n_cells; i++) {
		const char *text = row->cells[i];

		if ((int)i == totals->columns.amount || text[0] == '\0' || (int)i == look->label ||
		    words_at(&totals->columns, i, text) >= TOTAL_WORDS_OF)
			continue;
		cells[total->n_cells++] =
		    (struct total_cell){(int)i, arena_text(totals->arena, text)};
		total->columns |= i < 64 ? UINT64_C(1) << i : 0;
	}
	total->cells = cells;
}

struct total *totals_keep(struct totals *totals, enum total_kind kind, const struct row *row,
			  int64_t amount, bool is_unfit)
{
	struct total *total;
	struct look look;

	if (totals->n_kept == TOTALS_MOST) {
		totals->n_beyond++;
		return NULL;
	}
	total = arena_alloc(totals->arena, sizeof *total);
	*total = (struct total){.line = row->line,
				.kind = kind,
				.amount = amount,
				.is_unfit = is_unfit,
				.all = totals->all,
				.n_all = totals->n_all};
	look_at(&look, &totals->columns, row);
	look_closer(&look, &totals->columns, row);
	total->is_thin = is_thin(&totals->columns, &look);
	total->is_learned = look.is_learned;
	total->is_quiet = look.words == TOTAL_WORDS_MAYBE;
	if (look.label >= 0) {
		total->label = arena_text(totals->arena, row->cells[look.label]);
		total->labelled = (struct total_cell){look.label, total->label};
	}
	if (kind != TOTAL_STATED)
		keep_cells(totals, total, row, &look);
	ARENA_ADD(totals->arena, totals, kept, n_kept) = total;
	return total;
}

void totals_add_rows(struct totals *totals, int64_t n_rows, int64_t amount)
{
	/* An overflow is reported where the amounts are reconciled. */
	(void)__builtin_add_overflow(totals->all, amount, &totals->all);
	totals->n_all += n_rows;
}

bool totals_is_total(const struct total *total)
{
	return total->outcome >= TOTAL_OF_ABOVE && total->outcome <= TOTAL_OF_ALL;
}

const char *totals_reason(const struct total *total)
{
	switch (total->outcome) {
	case TOTAL_OF_ABOVE:
	case TOTAL_OF_LAST:
	case TOTAL_OF_SOME_ABOVE:
		return "total of the rows above";
	case TOTAL_OF_BELOW:
	case TOTAL_OF_SOME_BELOW:
		return "total of the rows below";
	case TOTAL_OF_SHARED:
	case TOTAL_OF_ALL:
		return "total of other rows";
	case TOTAL_DISAGREES:
		return total->kind == TOTAL_UNLABELLED ? "like a total, does not agree"
						       : "says total, does not agree";
	case TOTAL_UNDECIDED:
	case TOTAL_IS_ROW:
		break;
	}
	return NULL;
}
