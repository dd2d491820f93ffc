#include "loading/doubts.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"

#define SMALL ((int64_t)1000 * MONEY_PER_POUND)
#define LARGE (100 * SMALL)
#define FEWEST_AMOUNTS 3
#define FEWEST_VOLUMES 4
#define FAR_APART 50
#define MANY_AMOUNTS 10 /* of which none is nearly so many times the next */
#define FAR_ABOVE_MANY 20
#define IF_THOUSANDS 3000 /* times an amount in thousands is more than the next */
#define LIKE_APART 30     /* of one thing in two rows, of which one is in pence, or in thousands */
#define SMALL_SPEND (10 * SMALL) /* what a council buys of a kind in a year is more, */
#define FEW_CONTACTS 10000
#define FEW_OF_ROW 1000
#define MOST_A_CONTACT 100 /* pounds of one cost for each contact of a year */

/* The amounts of a file but noughts, without their signs: the largest, the smallest and the next.
 */
struct sized_file {
	const char *path; /* NULL: there is none */
	int64_t largest, second, smallest, next;
	struct place at, at_largest; /* the smallest and the largest; line 0: of several rows */
	size_t n;
};

static void see(struct sized_file *file, struct money amount, struct place at)
{
	const int64_t own = llabs(amount.hundredths);

	if (own == 0)
		return;
	file->n++;
	if (own > file->largest) {
		file->second = file->largest;
		file->largest = own;
		file->at_largest = at;
	} else if (own > file->second) {
		file->second = own;
	}
	if (file->n == 1 || own < file->smallest) {
		file->next = file->n == 1 ? INT64_MAX : file->smallest;
		file->smallest = own;
		file->at = at;
	} else if (own < file->next) {
		file->next = own;
	}
}

/*
 * An amount far below the next, which a thousand times as much would not be; and one of whole
 * pounds far above the next, which a hundredth of it would not be.
 */
static void say_odd(struct run *run, const struct sized_file *file, int64_t limit)
{
	const int far_above = file->n < MANY_AMOUNTS ? FAR_APART : FAR_ABOVE_MANY;

	if (file->n < FEWEST_AMOUNTS)
		return;
	if (file->at_largest.line > 0 && file->largest / far_above >= file->second &&
	    file->largest % MONEY_PER_POUND == 0)
		warning(&run->diagnostics, file->at_largest,
			"is %s, and all others of the file are at most %s; if it is in pence, "
			"write it in pounds",
			say_pounds(run->arena, (struct money){file->largest}),
			say_pounds(run->arena, (struct money){file->second}));
	if (file->at.line > 0 && file->smallest < limit &&
	    file->smallest <= file->next / FAR_APART && file->smallest * IF_THOUSANDS >= file->next)
		warning(&run->diagnostics, file->at,
			"is %s, and all others of the file are at least %s; if it is in "
			"thousands, write it in pounds",
			say_pounds(run->arena, (struct money){file->smallest}),
			say_pounds(run->arena, (struct money){file->next}));
}

/* Two rows of one thing. */
static void say_apart(struct run *run, struct place place, struct money one, long line,
		      struct money two)
{
	const int64_t here = llabs(one.hundredths), there = llabs(two.hundredths);

	if (here > 0 && there > 0 && (here / LIKE_APART >= there || there / LIKE_APART >= here))
		warning(&run->diagnostics, place,
			"is %s here and %s on line %ld, for the same; if one is in pence or in "
			"thousands, write it in pounds",
			say_pounds(run->arena, one), say_pounds(run->arena, two), line);
}

/* Rows of one item of costs, and the forecast and the outturn of a gain, stand side by side. */
static void say_likes(struct run *run, const struct costs *costs, const struct gains *gains)
{
	for (size_t i = 1; i < costs->n_items; i++) {
		const struct cost *one = &costs->items[i - 1], *two = &costs->items[i];

		if (one->kind == two->kind && strcmp(one->item, two->item) == 0 &&
		    text_is_same(one->strategy, two->strategy))
			say_apart(run, (struct place){costs->path, two->line, "amount"},
				  two->amount, one->line, one->amount);
	}
	for (size_t i = 1; gains != NULL && i < gains->n_items; i++) {
		const struct gain *one = &gains->items[i - 1], *two = &gains->items[i];

		if (one->has_twin && two->has_twin && strcmp(one->key, two->key) == 0 &&
		    one->year.start == two->year.start)
			say_apart(run, (struct place){two->path, two->line, "gross"}, two->gross,
				  one->line, one->gross);
	}
}

/*
 * Spend whose kinds all together are less than one cost beside them; else one kind of the base year
 * that is far below all others.
 */
static void say_spend(struct run *run, const struct procurement_question *bought, int64_t cost)
{
	struct sized_file file = {.path = bought->spend_path};
	int64_t sum = 0;

	FOR_EACH (const struct spend_line, line, bought->spend->lines, bought->spend->n_lines) {
		if (line->year.start != bought->base_year.start)
			continue;
		/* Parts of the file's sum, which is counted. */
		sum += line->spend.hundredths;
		see(&file, line->spend,
		    (struct place){file.path, line->n_rows == 1 ? line->from.line : 0, "spend"});
	}
	if (file.largest >= SMALL_SPEND) {
		say_odd(run, &file, SMALL_SPEND);
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

	FOR_EACH (const struct contacts, row, activity->rows, activity->n_rows) {
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
	else if (n_rows >= FEWEST_VOLUMES && least->volume < FEW_OF_ROW &&
		 least->volume <= next / FAR_APART && has_another(activity, least))
		warning(&run->diagnostics, (struct place){least->path, least->line, "volume"},
			"is %s, and all others of the year are at least %s; if it is in "
			"thousands, write it in full",
			say_number(run->arena, least->volume), say_number(run->arena, next));
}

void doubts_say_sizes(struct run *run, const struct case_question *question)
{
	struct sized_file files[3] = {{0}}, beside = {0}; /* costs beside gains */
	int64_t largest = 0;

	if (question->procurement != NULL) {
		const struct spend *spend = question->procurement->spend;

		files[0].path = question->procurement->spend_path;
		for (size_t i = 0; i < spend->n_lines; i++)
			see(&files[0], spend->lines[i].spend, (struct place){0});
	}
	files[1].path = question->costs->path;
	for (size_t i = 0; i < question->costs->n_items; i++)
		see(&files[1], question->costs->items[i].amount,
		    (struct place){files[1].path, question->costs->items[i].line, "amount"});
	if (question->gains != NULL) {
		files[2].path = question->gains->path;
		FOR_EACH (const struct gain, gain, question->gains->items,
			  question->gains->n_items) {
			see(&files[2], gain->gross,
			    (struct place){gain->path, gain->line, "gross"});
			see(&beside, gain->running_cost,
			    (struct place){gain->path, gain->line, "running_cost"});
			see(&beside, gain->investment,
			    (struct place){gain->path, gain->line, "investment"});
		}
	}
	say_odd(run, &files[1], SMALL);
	say_odd(run, &files[2], SMALL);
	say_odd(run, &beside, SMALL);
	say_likes(run, question->costs, question->gains);
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
