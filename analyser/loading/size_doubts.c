#include "loading/doubts.h"

#include <stdlib.h>

#include "base/say.h"

#define SMALL ((int64_t)1000 * MONEY_PER_POUND)
#define LARGE (100 * SMALL)
#define FEWEST_AMOUNTS 4
#define FAR_BELOW 100

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

/* An amount a hundredth of the next, which a thousand times as much would not be. */
static void say_small(struct run *run, const struct smallest *smallest, const char *path,
		      const char *column)
{
	if (smallest->n >= FEWEST_AMOUNTS && smallest->amount < SMALL &&
	    smallest->amount <= smallest->next / FAR_BELOW)
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
	say_small(run, &costs, question->costs->path, "amount");
	if (question->gains == NULL)
		return;
	for (size_t i = 0; i < question->gains->n_items; i++)
		see_small(&gains, question->gains->items[i].gross, question->gains->items[i].line);
	say_small(run, &gains, question->gains->path, "gross");
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
