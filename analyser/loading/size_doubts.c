#include "loading/doubts.h"

#include <stdlib.h>

#include "base/say.h"

#define SMALL ((int64_t)1000 * MONEY_PER_POUND)
#define LARGE (100 * SMALL)

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

void doubts_say_sizes(struct run *run, const struct case_question *question)
{
	struct sized_file files[3] = {{0}};
	int64_t largest = 0;

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
