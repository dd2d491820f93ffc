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

/* The amounts of a file but noughts, without their signs: the largest, the smallest and the next.
 */
struct sized_file {
	const char *path; /* NULL: there is none */
	int64_t largest, smallest, next;
	long line; /* of the smallest */
	size_t n;
};

static void see(struct sized_file *file, struct money amount, long line)
{
	const int64_t own = llabs(amount.hundredths);

	if (own == 0)
		return;
	file->n++;
	file->largest = own > file->largest ? own : file->largest;
	if (file->n == 1 || own < file->smallest) {
		file->next = file->n == 1 ? INT64_MAX : file->smallest;
		file->smallest = own;
		file->line = line;
	} else if (own < file->next) {
		file->next = own;
	}
}

/* An amount a hundredth of the next, or another part, which a thousand times as much would not be.
 */
static void say_small(struct run *run, const struct sized_file *file, const char *column,
		      int64_t limit, int far_below)
{
	if (file->n >= FEWEST_AMOUNTS && file->smallest < limit &&
	    file->smallest <= file->next / far_below)
		warning(&run->diagnostics, (struct place){file->path, file->line, column},
			"is %s, and all others of the file are at least %s; if it is in thousands, "
			"write it in pounds",
			say_pounds(run->arena, (struct money){file->smallest}),
			say_pounds(run->arena, (struct money){file->next}));
}

/*
 * Spend whose kinds all together are less than one cost beside them; else one kind of the base year
 * that is far below all others.
 */
static void say_spend(struct run *run, const struct procurement_question *bought, int64_t cost)
{
	struct sized_file file = {.path = bought->spend_path};
	int64_t sum = 0;

	for (size_t i = 0; i < bought->spend->n_lines; i++) {
		const struct spend_line *line = &bought->spend->lines[i];

		if (line->year.start != bought->base_year.start)
			continue;
		/* Parts of the file's sum, which is counted. */
		sum += line->spend.hundredths;
		see(&file, line->spend, line->n_rows == 1 ? line->from.line : 0);
	}
	if (file.largest >= SMALL_SPEND) {
		if (file.line > 0)
			say_small(run, &file, "spend", SMALL_SPEND, BELOW_SPEND);
	} else if (file.largest > 0 && sum < cost && (file.largest >= SMALL || cost < LARGE)) {
		warning(&run->diagnostics, in_file(file.path),
			"has no amount of £10,000 or more (the largest is %s), and one cost of the "
			"case is %s; if its amounts are in thousands, write them in pounds",
			say_pounds(run->arena, (struct money){file.largest}),
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
		warning(&run->diagnostics, in_file(channel->activity_path),
			"has %s contacts of %s in all, and one cost of the case is %s; if its "
			"volumes are in thousands, write them in full",
			say_number(run->arena, sum), say_year(run->arena, channel->base_year),
			say_pounds(run->arena, (struct money){cost}));
	else if (n_rows >= FEWEST_AMOUNTS && least->volume < FEW_OF_ROW &&
		 least->volume <= next / BELOW_SPEND && has_another(activity, least))
		warning(&run->diagnostics, (struct place){least->path, least->line, "volume"},
			"is %s, and all others of the year are at least %s; if it is in thousands, "
			"write it in full",
			say_number(run->arena, least->volume), say_number(run->arena, next));
}

void doubts_say_sizes(struct run *run, const struct case_question *question)
{
	struct sized_file files[3] = {{0}};
	int64_t largest = 0;

	if (question->procurement != NULL) {
		const struct spend *spend = question->procurement->spend;

		files[0].path = question->procurement->spend_path;
		for (size_t i = 0; i < spend->n_lines; i++)
			see(&files[0], spend->lines[i].spend, 0);
	}
	files[1].path = question->costs->path;
	for (size_t i = 0; i < question->costs->n_items; i++)
		see(&files[1], question->costs->items[i].amount, question->costs->items[i].line);
	if (question->gains != NULL) {
		files[2].path = question->gains->path;
		for (size_t i = 0; i < question->gains->n_items; i++)
			see(&files[2], question->gains->items[i].gross,
			    question->gains->items[i].line);
	}
	say_small(run, &files[1], "amount", SMALL, FAR_BELOW);
	say_small(run, &files[2], "gross", SMALL, FAR_BELOW);
	if (question->procurement != NULL)
		say_spend(run, question->procurement, files[1].largest);
	if (question->channel != NULL)
		say_contacts(run, question->channel, files[1].largest);
	for (size_t i = 0; i < 3; i++)
		largest = files[i].largest > largest ? files[i].largest : largest;
	for (size_t i = 0; i < 3 && largest >= LARGE; i++)
		if (files[i].path != NULL && files[i].largest > 0 && files[i].largest < SMALL)
			warning(&run->diagnostics, in_file(files[i].path),
				"has no amount of £1,000 or more (the largest is %s), and others "
				"of the case are of %s; if its amounts are in thousands or "
				"millions, write them in pounds",
				say_pounds(run->arena, (struct money){files[i].largest}),
				say_pounds(run->arena, (struct money){largest}));
}
