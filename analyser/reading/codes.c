#include "reading/ledger_doubts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "reading/cell.h"
#include "reading/totals.h"

#define LEAST_NUMBER INT64_C(1000000000) /* ten digits, as a telephone number has without its 0 */

/* A day, a month and a year: `20130401`, `01042013`, or `1042013` as a spreadsheet has it. */
static bool read_date(int64_t number, struct year *year)
{
	const int64_t day_last = number % 10000 * 10000 + number / 10000 % 100 * 100;
	char text[32];
	int month;

	if (number >= 1011900 && number <= 31129999) {
		(void)snprintf(text, sizeof text, "%" PRId64, day_last + number / 1000000);
		if (day_last >= 19000000 && day_last < 21000000 && year_parse(text, year, &month))
			return true;
	}
	(void)snprintf(text, sizeof text, "%" PRId64, number);
	return number >= 19000101 && number <= 20991231 && year_parse(text, year, &month);
}

/* Is it a date of about the years of the rows? */
static bool is_date(int64_t number, const struct year_sums *years)
{
	struct year year;

	if (!read_date(number, &year))
		return false;
	for (size_t i = 0; i < years->count; i++)
		if (years->items[i].start != 0 && abs(years->items[i].start - year.start) <= 1)
			return true;
	return false;
}

struct code_search {
	const struct ledger_read *read;
	long line;
	const char *text;
};

/* A ledger_look_function. */
static bool look(void *data, const struct row *row, int64_t line)
{
	struct code_search *search = data;
	const struct ledger_read *read = search->read;
	const char *text = row_cell(row, read->amount);
	struct money money;

	if (money_parse(text, &money) != PARSE_OK ||
	    llabs(read->is_money ? money.hundredths : money.hundredths / MONEY_PER_POUND) !=
		read->sums->largest)
		return true;
	search->line = (long)line;
	search->text = arena_text(read->scratch, text);
	return false;
}

void codes_say(const struct ledger_read *read)
{
	const int64_t unit = read->is_money ? MONEY_PER_POUND : 1,
		      number = read->sums->largest / unit;
	struct arena *arena = read->diagnostics->arena;
	struct code_search search = {read, 0, NULL};
	bool is_of_date;

	if (read->sums->largest % unit != 0 || read->sums->n < 2)
		return;
	is_of_date = is_date(number, &read->sums->years);
	/* So much is hardly paid, or counted, at once where all else comes to less. */
	if (!is_of_date && (number < LEAST_NUMBER ||
			    read->sums->largest < llabs(read->sums->sum) - read->sums->largest))
		return;
	read->again(read->again_data, look, &search);
	warning(read->diagnostics, at_line(read->path, search.line),
		"the largest amount, %s, reads like %s; correct the row if it is no amount",
		search.text != NULL ? cell_quoted(arena, search.text)
				    : total_say_amount(read->sums->largest, read->is_money, arena),
		is_of_date ? "a date" : "a telephone or account number");
}
