#include "tally/head_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/shapes.h"
#include "reading/neighbours_words.h"
#include "reading/cell.h"
#include "tally/doubts.h"

#define MOST_SAMPLED 200

/* What the rows below the header hold in one column. */
struct amount_look {
	size_t n_given, n_amounts, n_counts, n_digits; /* digits in front, whatever follows */
	bool has_pence; /* or a pound sign: an amount, not a number of something */
	const char *example;
};

static struct amount_look look_at(const struct head *head, size_t column, struct arena *arena)
{
	struct amount_look look = {0};

	for (size_t i = head->sample; i < head->sheet.n_rows && look.n_given < MOST_SAMPLED; i++) {
		const struct row *row = &head->sheet.rows[i];
		struct money money;
		int64_t count;

		if (row->fault != NULL || column >= row->n_cells)
			continue;
		const char *text =
		    text_trim(arena, encoding_text(&head->encoding, row->cells[column],
						   strlen(row->cells[column]), arena));

		if (cell_is_missing(text))
			continue;
		look.n_given++;
		look.n_digits += isdigit((unsigned char)text[strspn(text, "~<-+'\"")]) != 0;
		look.n_counts += count_parse(text, &count) == PARSE_OK && count >= 0;
		if (money_parse(text, &money) != PARSE_OK &&
		    money_parse_as(text, true, &money) != PARSE_OK)
			continue;
		look.n_amounts++;
		look.has_pence = look.has_pence || strpbrk(text, ".\xC2") != NULL;
		if (look.example == NULL)
			look.example = text;
	}
	return look;
}

static bool is_mostly(size_t part, size_t whole)
{
	return part > 0 && part * 5 >= whole * 4;
}

static const char *header_cell(const struct head *head, size_t column)
{
	return head->columns.header->cells[column];
}

/* Could a column of this name be the price of one?  A rate of tax is none. */
static bool names_price(const char *folded)
{
	return !(strstr(folded, "rate") != NULL &&
		 text_has_any("|tax|vat|discount|percent|exchange|", folded)) &&
	       strstr(folded, "total") == NULL &&
	       text_has_any("|price|unitcost|costper|costeach|rate|", folded);
}

const char *amounts_seen(const struct head *head, struct arena *arena)
{
	const char *seen = NULL;

	for (size_t i = 0; i < head->columns.header->n_cells; i++) {
		struct amount_look look = look_at(head, i, arena);

		const char *folded = text_fold(arena, header_cell(head, i));

		/* Whole pounds look like any numbers, but for their name. */
		if (is_mostly(look.n_amounts, look.n_given) &&
		    (look.has_pence || neighbours_names_paid(folded) ||
		     neighbours_names_vat(folded)))
			seen = text_more(arena, seen, ", ",
					 arena_format(arena, "'%.60s' (%.30s)",
						      header_cell(head, i)[0] != '\0'
							  ? header_cell(head, i)
							  : arena_format(arena, "#%zu", i + 1),
						      look.example));
	}
	return seen;
}

static bool names_volume(const char *folded)
{
	return text_has_any("|count|volume|contacts|calls|visits|noof|numberof|transactions|"
			    "quantity|",
			    folded);
}

/* What contacts are, which may as well say when, or that, there was one. */
static bool names_contacts(const char *folded)
{
	return text_has_any("|offered|answered|inbound|handled|sessions|enquir|footfall|"
			    "received|letters|emails|requests|hits|",
			    folded);
}

/* Or thousands of contacts, or counts with a mark: what cannot be read is no reason to leave it. */
static bool may_be_volume(const char *folded, const struct amount_look *look)
{
	bool is_moment = strstr(folded, "date") != NULL || strstr(folded, "time") != NULL;

	if (names_contacts(folded) && is_mostly(look->n_counts, look->n_given))
		return true;
	if (!names_volume(folded) && strstr(folded, "total") == NULL)
		return false;
	if (is_mostly(look->n_counts, look->n_given) || is_mostly(look->n_amounts, look->n_given))
		return true;
	return names_volume(folded) && !is_moment && is_mostly(look->n_digits, look->n_given);
}

static bool is_mapped(const struct head *head, int field)
{
	return field >= 0 && head->columns.is_mapped[field];
}

static bool is_taken(const struct head *head, size_t column)
{
	return neighbours_takes(&head->neighbours, column) ||
	       columns_field(&head->columns, &head->shape, column) >= 0;
}

/* Months that stand beside one another as columns, for a message; NULL where there are none. */
static const char *months_seen(const struct head *head, struct arena *arena)
{
	const char *seen = NULL;
	size_t n = 0;

	for (size_t i = 0; i < head->columns.header->n_cells; i++) {
		const char *name = header_cell(head, i);
		struct amount_look look;
		struct year year;
		int month = 0;

		if (is_taken(head, i) ||
		    (!year_parse(name, &year, &month) &&
		     !year_parse(arena_format(arena, "%s 2001", name), &year, &month)) ||
		    month == 0)
			continue;
		look = look_at(head, i, arena);
		if (!is_mostly(look.n_amounts, look.n_given))
			continue;
		n++;
		seen = text_more(arena, seen, ", ", arena_format(arena, "'%s'", name));
	}
	return n < 2 ? NULL : seen;
}

/* Is a column of whole numbers one of places, people or times by its name? */
static bool names_no_number(const char *folded)
{
	static const char *const words[] = {
	    "id",   "ref",  "code",  "phone", "tel",      "age",    "postcode", "year",   "month",
	    "date", "hour", "time",  "week",  "duration", "second", "minute",   "wait",   "ward",
	    "uprn", "ext",  "agent", "score", "rating",   "key",    "no",       "number", "line"};
	size_t length = strlen(folded);

	/* What there was in it. */
	if (text_has_any("|thisyear|lastyear|currentyear|previousyear|prioryear|", folded))
		return false;
	for (size_t i = 0; i < N_OF(words); i++) {
		size_t size = strlen(words[i]);

		/* `Call ID`, `Wait (s)`; short words at the end only. */
		if (size > 3 ? strstr(folded, words[i]) != NULL
			     : length >= size && strcmp(folded + length - size, words[i]) == 0)
			return strcmp(words[i], "number") != 0 || strcmp(folded, "number") != 0;
	}
	return false;
}

/* `No.`, which is how many there were, unless it goes up by one from row to row. */
static bool is_how_many(const struct head *head, size_t column, const char *folded)
{
	int64_t before = 0, count;
	size_t n_next = 0, n = 0;

	if (strcmp(folded, "no") != 0 && strcmp(folded, "nos") != 0)
		return false;
	for (size_t i = head->sample; i < head->sheet.n_rows && n < MOST_SAMPLED; i++)
		if (count_parse(row_cell(&head->sheet.rows[i], (int)column), &count) == PARSE_OK) {
			n_next += n > 0 && count == before + 1;
			before = count;
			n++;
		}
	return n_next * 2 < n;
}

/*
 * Columns of small whole numbers that nothing reads, for a message, each marked in `is_number`;
 * NULL where there are none.
 */
static const char *numbers_seen(const struct head *head, bool *is_number, struct arena *arena)
{
	const char *seen = NULL;

	for (size_t i = 0; i < head->columns.header->n_cells; i++) {
		const char *name = header_cell(head, i), *folded = text_fold(arena, name);
		struct amount_look look;

		if (is_taken(head, i) || name[0] == '\0' ||
		    (names_no_number(folded) && !is_how_many(head, i, folded)))
			continue;
		look = look_at(head, i, arena);
		/* A number of many digits is somebody's or something's. */
		is_number[i] = is_mostly(look.n_counts, look.n_given) && look.example != NULL &&
			       strlen(look.example) <= 6;
		if (is_number[i])
			seen = text_more(arena, seen, ", ", arena_format(arena, "'%s'", name));
	}
	return seen;
}

static bool check_volume(const struct head *head, const char *id, struct diagnostics *diagnostics)
{
	const struct tally_question *question = head->question;
	const struct place place = {head->path, head->columns.header->line, id};
	struct arena *arena = diagnostics->arena;

	if (!question->counts_rows && question->shape == &activity_shape &&
	    channel_columns_seen(head, arena) != NULL)
		return fault(diagnostics, place,
			     "no such column, but the columns %s are named like channels; --wide "
			     "reads each as rows of its channel, --count-rows counts rows",
			     channel_columns_seen(head, arena));
	if (!question->counts_rows && months_seen(head, arena) != NULL)
		return fault(
		    diagnostics, place,
		    "no such column, but the months %s are columns: make a row of each month, or "
		    "read one with --map %s=\"...\" and --year, or count rows with --count-rows",
		    months_seen(head, arena), id);
	for (size_t i = 0; !question->counts_rows && i < head->columns.header->n_cells; i++) {
		struct amount_look look = look_at(head, i, arena);

		if (!is_taken(head, i) &&
		    may_be_volume(text_fold(arena, header_cell(head, i)), &look) &&
		    !names_price(text_fold(arena, header_cell(head, i))))
			return fault(diagnostics, place,
				     "column '%s' may hold it; name it with --map %s=%s, or "
				     "count rows with --count-rows",
				     header_cell(head, i), id,
				     say_quoted(arena, header_cell(head, i), '"'));
	}
	if (question->shape == &purchases_shape && !question->counts_rows)
		return fault(diagnostics, place,
			     "no such column, so nobody can tell how many were bought; name it "
			     "with --map %s=\"...\", or count each row as one with --count-rows",
			     id);
	bool *is_number = arena_array(arena, head->columns.header->n_cells, sizeof *is_number);
	const char *numbers = question->counts_rows ? NULL : numbers_seen(head, is_number, arena);

	if (numbers != NULL && rows_alike_none(head, is_number, arena)) {
		const char *only = NULL;
		size_t n_numbers = 0;

		for (size_t i = 0; i < head->columns.header->n_cells; i++)
			if (is_number[i] && n_numbers++ == 0)
				only = header_cell(head, i);
		if (n_numbers > 1)
			return fault(diagnostics, place,
				     "one of the columns %s may hold it, as no two rows are alike "
				     "but for those; name it with --map %s=\"...\", or count rows "
				     "with --count-rows",
				     numbers, id);
		return fault(diagnostics, place,
			     "column %s may hold it, as no two rows are alike but for that; name "
			     "it with --map %s=%s, or count rows with --count-rows",
			     numbers, id, say_quoted(arena, only, '"'));
	}
	if (numbers != NULL)
		warning(diagnostics, place,
			"no such column, so each row counts as one of the %s; if numbers in %s say "
			"how many, name the column with --map %s=\"...\", else give --count-rows",
			question->shape->noun, numbers, id);
	else
		notice(diagnostics, place, "no such column, so each row counts as one of the %s",
		       question->shape->noun);
	return true;
}

static bool check_money(const struct head *head, int at, const char *id,
			bool (*names)(const char *folded), struct diagnostics *diagnostics)
{
	const struct place place = {head->path, head->columns.header->line, id};
	struct arena *arena = diagnostics->arena;
	const struct amount_look own = look_at(head, (size_t)at, arena);

	for (size_t i = 0; i < head->columns.header->n_cells; i++) {
		const char *folded = text_fold(arena, header_cell(head, i)), *seen;
		struct amount_look look;

		if (is_taken(head, i) || (!neighbours_names_vat(folded) && !names(folded)) ||
		    strchr(header_cell(head, i), '%') != NULL)
			continue;
		look = look_at(head, i, arena);
		if (!is_mostly(look.n_amounts, look.n_given))
			continue;
		/* `Spend Band`, `Net Days`: amounts have pence where the others do. */
		if (!neighbours_names_vat(folded) && own.has_pence && !look.has_pence &&
		    !neighbours_names_with_tax(folded))
			continue;
		if (neighbours_names_vat(folded)) {
			notice(diagnostics, place,
			       tax_named(header_cell(head, (size_t)at), arena) == TAX_WITH
				   ? "read from '%s'; '%s' beside it is not taken off"
				   : "read from '%s'; '%s' beside it is not added",
			       header_cell(head, (size_t)at), header_cell(head, i));
			continue;
		}
		seen = amounts_seen(head, arena);
		return fault(diagnostics, place,
			     "'%s' and '%s' could both be it; the columns that hold amounts are "
			     "%s; say which with --map %s=\"...\"",
			     header_cell(head, (size_t)at), header_cell(head, i),
			     seen == NULL ? "these" : seen, id);
	}
	return true;
}

static bool check_amount(const struct head *head, struct diagnostics *diagnostics)
{
	const struct tally_question *question = head->question;
	int field = ledger_amount_field(question->shape), own = ledger_amount_field(&head->shape);
	const char *id = question->shape->fields[field].id;

	if (own >= 0 && head->columns.at[own] >= 0 && question->counts_rows)
		warning(
		    diagnostics, (struct place){head->path, head->columns.header->line, id},
		    "is added up from %s, so --count-rows is not used; --map %s=none counts rows",
		    cell_quoted(diagnostics->arena,
				header_cell(head, (size_t)head->columns.at[own])),
		    id);
	if (is_mapped(head, own))
		return true;
	if (own < 0 || head->columns.at[own] < 0)
		return check_volume(head, id, diagnostics);
	return !question->is_money ||
	       check_money(head, head->columns.at[own], id, neighbours_names_paid, diagnostics);
}

static bool read_money(const struct row *row, int at, struct money *money)
{
	return money_parse(row_cell(row, at), money) == PARSE_OK;
}

/* A line's amount that is not its quantity at its unit price: of packs, with tax, or a slip. */
static void compare_lines(const struct head *head, struct diagnostics *diagnostics)
{
	int own = ledger_amount_field(&head->shape);
	int at = head->price_field < 0 ? -1 : head->columns.at[head->price_field];
	struct money stated = {0}, found = {0};
	size_t n_other = 0, n = 0;
	long line = 0;

	for (size_t i = head->sample;
	     own >= 0 && at >= 0 && head->stated_line >= 0 && i < head->sheet.n_rows; i++) {
		const struct row *row = &head->sheet.rows[i];
		struct money price, total, product;
		int64_t quantity;

		if (count_parse(row_cell(row, head->columns.at[own]), &quantity) != PARSE_OK ||
		    !read_money(row, at, &price) || !read_money(row, head->stated_line, &total) ||
		    !money_mul(&product, price, quantity))
			continue;
		n++;
		/* A line's amount is of whole pence. */
		if (llabs(product.hundredths - total.hundredths) < MONEY_PER_PENNY)
			continue;
		line = n_other++ == 0 ? row->line : line;
		if (!money_add(&stated, stated, total) || !money_add(&found, found, product))
			return;
	}
	if (n_other == 0)
		return;

	char stated_text[MONEY_TEXT_SIZE], found_text[MONEY_TEXT_SIZE];

	notice(diagnostics, (struct place){head->path, line, "unit_price"},
	       "in %zu of the first %zu rows, the first here, '%s' is not the quantity times the "
	       "unit price: %s beside %s in these; is a price of a pack, or is tax in one of them? "
	       "The unit price counts",
	       n_other, n, header_cell(head, (size_t)head->stated_line),
	       money_pounds(stated, stated_text), money_pounds(found, found_text));
}

/* Packs beside singles are no prices of one thing. */
static void say_packs(const struct head *head, struct diagnostics *diagnostics)
{
	for (size_t i = 0; head->price_field >= 0 && i < head->columns.header->n_cells; i++) {
		const char *folded = text_fold(diagnostics->arena, header_cell(head, i));

		if (!is_taken(head, i) &&
		    (strstr(folded, "packsize") != NULL || strstr(folded, "casesize") != NULL ||
		     strstr(folded, "unitsperpack") != NULL || strcmp(folded, "pack") == 0))
			notice(diagnostics, at_line(head->path, head->columns.header->line),
			       "'%s' is not used: where prices are of packs of several sizes they "
			       "are not comparable; --map unit=%s keeps the sizes apart",
			       header_cell(head, i),
			       say_quoted(diagnostics->arena, header_cell(head, i), '"'));
	}
}

/* The unit price, or what it is found from. */
static bool check_price(const struct head *head, struct diagnostics *diagnostics)
{
	int at = head->price_field < 0 ? -1 : head->columns.at[head->price_field];
	bool has_price = at >= 0;
	const char *id = has_price ? "unit_price" : head_line_amount.id;

	/* A column named exactly so is it, whatever rates and prices stand beside it. */
	if (head->price_field < 0 ||
	    is_mapped(head, has_price ? head->price_field : head->line_field) ||
	    (has_price && !head->columns.is_alias[head->price_field]))
		return true;
	if (has_price)
		return check_money(head, at, id, names_price, diagnostics);
	at = head->columns.at[head->line_field];
	notice(
	    diagnostics, (struct place){head->path, head->columns.header->line, "unit_price"},
	    "no such column, so it is '%s' divided by the quantity, where that is exact to £0.0001",
	    header_cell(head, (size_t)at));
	return check_money(head, at, id, neighbours_names_paid, diagnostics);
}

bool amounts_check(const struct head *head, struct diagnostics *diagnostics)
{
	if (!check_amount(head, diagnostics) || !check_price(head, diagnostics))
		return false;
	compare_lines(head, diagnostics);
	say_packs(head, diagnostics);
	return true;
}
