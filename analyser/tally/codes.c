#include "tally/doubts.h"

#include <stdio.h>
#include <stdlib.h>

#include "reading/cell.h"

#define LEAST_NUMBER INT64_C(1000000000) /* ten digits, as a telephone number has without its 0 */

/* Is it a date of about the years of the rows, `20130401`? */
static bool is_date(int64_t number, struct engine *engine)
{
	char text[32];
	struct year year;
	int month;
	size_t count;
	const struct engine_group *groups = engine_groups(engine, &count);

	(void)snprintf(text, sizeof text, "%lld", (long long)number);
	if (number < 19000101 || number > 20991231 || !year_parse(text, &year, &month))
		return false;
	for (size_t i = 0; groups != NULL && i < count; i++)
		if (groups[i].year.start != 0 && abs(groups[i].year.start - year.start) <= 1)
			return true;
	return false;
}

struct code_search {
	const struct head *head;
	bool is_money;
	int64_t amount; /* without its sign */
	long line;
	const char *text;
	struct arena *kept;
};

/* An again_row_function. */
static bool look(void *data, const struct row *row, int64_t line)
{
	struct code_search *search = data;
	const char *text = row_cell(row, search->head->layout.amount);
	struct money money;

	if (money_parse(text, &money) != PARSE_OK ||
	    llabs(search->is_money ? money.hundredths : money.hundredths / MONEY_PER_POUND) !=
		search->amount)
		return true;
	search->line = (long)line;
	search->text = arena_text(search->kept, text);
	return false;
}

void codes_say(const struct tally *tally, const struct head *head, const struct tally_file *file,
	       struct engine *engine, struct again *again, struct arena *scratch)
{
	const int64_t largest = engine_largest(engine);
	const bool is_money = tally->question->is_money;
	const int64_t unit = is_money ? MONEY_PER_POUND : 1, number = largest / unit;
	struct arena *arena = tally->diagnostics->arena;
	struct code_search search = {head, is_money, largest, 0, NULL, scratch};
	bool is_of_date;

	if (head->layout.amount < 0 || largest % unit != 0 || file->used.rows < 2)
		return;
	is_of_date = is_date(number, engine);
	/* So much is hardly paid, or counted, at once where all else comes to less. */
	if (!is_of_date && (number < LEAST_NUMBER || largest < llabs(file->used.amount) - largest))
		return;
	again_rows(again, &tally->question->engine, look, &search, scratch);
	warning(tally->diagnostics, at_line(head->path, search.line),
		"the largest amount, %s, reads like %s; correct the row if it is no amount",
		search.text != NULL ? cell_quoted(arena, search.text)
				    : total_say_amount(largest, is_money, arena),
		is_of_date ? "a date" : "a telephone or account number");
}
