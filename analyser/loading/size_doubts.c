#include "loading/doubts.h"

#include <stdlib.h>

#include "base/say.h"

#define SMALL ((int64_t)1000 * MONEY_PER_POUND)
#define LARGE (100 * SMALL)
#define FEWEST_AMOUNTS 4
#define FAR_BELOW 100
#define SMALL_SPEND (10 * SMALL) /* what a council buys of a kind in a year is more, */
#define BELOW_SPEND 50           /* and seldom so many times less than all else */
#define FEW_CONTACTS 10000
#define FEW_OF_ROW 1000
#define MOST_A_CONTACT 100 /* pounds of one cost for each contact of a year */

/* A file and its largest amount, without its sign. */
struct sized_file {
	const char *path;
	int64_t largest;
};

static void see(struct sized_file *file, struct money amount)
{
	file->largest =
	    llabs(amount.hundredths) > file->largest ? llabs(amount.hundredths) : file->largest;
}

/* The smallest amount of a file, its line, and the next. */
struct smallest {
	int64_t amount, next;
	long line;
	size_t n;
};

static void see_small(struct smallest *smallest, struct money amount, long line)
{
	const int64_t own = llabs(amount.hundredths);

	if (own == 0)
		return;
	smallest->n++;
	if (smallest->n == 1 || own < smallest->amount) {
		smallest->next = smallest->n == 1 ? INT64_MAX : smallest->amount;
		smallest->amount = own;
		smallest->line = line;
	} else if (own < smallest->next) {
		smallest->next = own;
	}
}

/* An amount a hundredth of the next, or another part, which a thousand times as much would not be.
 */
static void say_small(struct run *run, const struct smallest *smallest, const char *path,
		      const char *column, int64_t limit, int far_below)
{
	if (smallest->n >= FEWEST_AMOUNTS && smallest->amount < limit &&
	    smallest->amount <= smallest->next / far_below)
		diagnose(
		    &run->diagnostics, SEVERITY_WARNING,
		    (struct place){path, smallest->line, column},
		    "is %s, and all others of the file are at least %s; if it is in thousands, "
		    "write it in pounds",
		    say_pounds(run->arena, (struct money){smallest->amount}),
		    say_pounds(run->arena, (struct money){smallest->next}));
}

static void say_smallest(struct run *run, const struct case_question *question)
{
	struct smallest costs = {0}, gains = {0};

	for (size_t i = 0; i < question->costs->n_items; i++)
		see_small(&costs, question->costs->items[i].amount, question->costs->items[i].line);
	say_small(run, &costs, question->costs->path, "amount", SMALL, FAR_BELOW);
	if (question->gains == NULL)
		return;
	for (size_t i = 0; i < question->gains->n_items; i++)
		see_small(&gains, question->gains->items[i].gross, question->gains->items[i].line);
	say_small(run, &gains, question->gains->path, "gross", SMALL, FAR_BELOW);
}

/*
 * Spend whose kinds all together are less than one cost beside them; else one kind of the base year
 * that is far below all others.
 */
static void say_spend(struct run *run, const struct procurement_question *bought, int64_t cost)
{
	struct smallest smallest = {0};
	int64_t largest = 0, sum = 0;

	for (size_t i = 0; i < bought->spend->n_lines; i++) {
		const struct spend_line *line = &bought->spend->lines[i];

		if (line->year.start != bought->base_year.start)
			continue;
		/* Parts of the file's sum, which is counted. */
		sum += line->spend.hundredths;
		largest = llabs(line->spend.hundredths) > largest ? llabs(line->spend.hundredths)
								  : largest;
		see_small(&smallest, line->spend, line->n_rows == 1 ? line->from.line : 0);
	}
	if (largest >= SMALL_SPEND) {
		if (smallest.line > 0)
			say_small(run, &smallest, bought->spend_path, "spend", SMALL_SPEND,
				  BELOW_SPEND);
	} else if (largest > 0 && sum < cost && (largest >= SMALL || cost < LARGE)) {
		diagnose(&run->diagnostics, SEVERITY_WARNING,
			 (struct place){.file = bought->spend_path},
			 "has no amount of £10,000 or more (the largest is %s), and one cost of "
			 "the case is %s; if its amounts are in thousands, write them in pounds",
			 say_pounds(run->arena, (struct money){largest}),
			 say_pounds(run->arena, (struct money){cost}));
	}
}

/* Has another row of the base year that channel? */
static bool has_another(const struct activity *activity, const struct contacts *row)
{
	for (size_t i = 0; i < activity->n_rows; i++)
		if (&activity->rows[i] != row && activity->rows[i].channel == row->channel &&
		    activity->rows[i].year.start == row->year.start)
			return true;
	return false;
}

/*
 * Contacts of a year that are so few that one cost is too much for them; else a row of the base
 * year that is far below all others, and not the only one of its channel, which few may use.
 */
static void say_contacts(struct run *run, const struct channel_question *channel, int64_t cost)
{
	const struct activity *activity = channel->activity;
	const struct contacts *least = NULL;
	int64_t sum = 0, next = INT64_MAX;
	size_t n_rows = 0;

	for (size_t i = 0; i < activity->n_rows; i++) {
		const struct contacts *row = &activity->rows[i];

		if (row->year.start != channel->base_year.start || row->volume <= 0)
			continue;
		/* Parts of the file's sum, which is counted. */
		sum += row->volume;
		n_rows++;
		if (least == NULL || row->volume < least->volume) {
			next = least == NULL ? next : least->volume;
			least = row;
		} else if (row->volume < next) {
			next = row->volume;
		}
	}
	if (least == NULL)
		return;
	if (sum < FEW_CONTACTS && cost / MONEY_PER_POUND / MOST_A_CONTACT > sum)
		diagnose(&run->diagnostics, SEVERITY_WARNING,
			 (struct place){.file = channel->activity_path},
			 "has %s contacts of %s in all, and one cost of the case is %s; if its "
			 "volumes are in thousands, write them in full",
			 say_number(run->arena, sum), say_year(run->arena, channel->base_year),
			 say_pounds(run->arena, (struct money){cost}));
	else if (n_rows >= FEWEST_AMOUNTS && least->volume < FEW_OF_ROW &&
		 least->volume <= next / BELOW_SPEND && has_another(activity, least))
		diagnose(&run->diagnostics, SEVERITY_WARNING,
			 (struct place){least->path, least->line, "volume"},
			 "is %s, and all others of the year are at least %s; if it is in "
			 "thousands, write it in full",
			 say_number(run->arena, least->volume), say_number(run->arena, next));
}

void doubts_say_sizes(struct run *run, const struct case_question *question)
{
	struct sized_file files[3] = {{0}};
	int64_t largest = 0;

	say_smallest(run, question);
	if (question->procurement != NULL) {
		const struct spend *spend = question->procurement->spend;

		files[0].path = question->procurement->spend_path;
		for (size_t i = 0; i < spend->n_lines; i++)
			see(&files[0], spend->lines[i].spend);
	}
	files[1].path = question->costs->path;
	for (size_t i = 0; i < question->costs->n_items; i++)
		see(&files[1], question->costs->items[i].amount);
	if (question->gains != NULL) {
		files[2].path = question->gains->path;
		for (size_t i = 0; i < question->gains->n_items; i++)
			see(&files[2], question->gains->items[i].gross);
	}
	if (question->procurement != NULL)
		say_spend(run, question->procurement, files[1].largest);
	if (question->channel != NULL)
		say_contacts(run, question->channel, files[1].largest);
	for (size_t i = 0; i < 3; i++)
		largest = files[i].largest > largest ? files[i].largest : largest;
	for (size_t i = 0; i < 3 && largest >= LARGE; i++)
		if (files[i].path != NULL && files[i].largest > 0 && files[i].largest < SMALL)
			diagnose(
			    &run->diagnostics, SEVERITY_WARNING,
			    (struct place){.file = files[i].path},
			    "has no amount of £1,000 or more (the largest is %s), and others of "
			    "the case are of %s; if its amounts are in thousands or millions, "
			    "write "
			    "them in pounds",
			    say_pounds(run->arena, (struct money){files[i].largest}),
			    say_pounds(run->arena, (struct money){largest}));
}
