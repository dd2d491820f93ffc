#include "analyses/sureness/outcome.h"

#include <unistd.h>

#include "base/team.h"
#include "sums/carlo.h"

void evaluation_init(struct evaluation *evaluation, const struct case_run *run, struct arena *arena)
{
	*evaluation = (struct evaluation){.run = run,
					  .leader = case_leader(&run->options),
					  .expectation = &run->expectation,
					  .stale = CHANGED_ALL};
	case_values_init(&evaluation->values, &run->bound, arena);
	case_figures_init(&evaluation->figures, &run->bound, arena);
	case_scratch_init(&evaluation->scratch, &run->bound, arena);
	(void)evaluation_make(evaluation, CHANGED_ALL);
}

/* The strategies that have to be worked out where some are stale and some are changed. */
static int both(int stale, int changed)
{
	if (stale == CHANGED_NONE || stale == changed)
		return changed;
	return changed == CHANGED_NONE ? stale : CHANGED_ALL;
}

enum sums_status evaluation_make(struct evaluation *evaluation, int changed)
{
	evaluation->scratch.changed = both(evaluation->stale, changed);
	enum sums_status status = case_evaluate(&evaluation->figures, &evaluation->run->bound,
						&evaluation->values, &evaluation->scratch);
	evaluation->scratch.changed = CHANGED_ALL;
	evaluation->stale = status == SUMS_DONE ? changed : CHANGED_ALL;
	return status;
}

void evaluation_reset(struct evaluation *evaluation)
{
	case_values_reset(&evaluation->values, &evaluation->run->bound);
}

#define MOST_THREADS 16

size_t evaluation_threads(const struct case_run *run)
{
	const long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (run->question.threads > 0)
		return (size_t)run->question.threads;
	return processors < 1 ? 1 : processors > MOST_THREADS ? MOST_THREADS : (size_t)processors;
}

/* Some milliseconds each: a group of contacts takes about a tenth of a microsecond a year. */
#define LARGE_WORK 30000

bool evaluation_is_large(const struct evaluation *evaluation)
{
	const struct plan *plan = evaluation->run->bound.channel;

	return plan != NULL &&
	       plan->n_groups * plan->n_strategies * (size_t)plan->n_years > LARGE_WORK;
}

void evaluation_rooms_init(struct evaluation_rooms *rooms, const struct case_run *run,
			   struct arena *arena)
{
	rooms->count = evaluation_threads(run);
	rooms->items = arena_array(arena, rooms->count, sizeof *rooms->items);
	for (size_t i = 0; i < rooms->count; i++)
		evaluation_init(&rooms->items[i], run, arena);
}

bool evaluation_rooms_work(const struct evaluation_rooms *rooms,
			   void (*work)(void *data, size_t room, size_t piece), void *data,
			   size_t n_pieces, const char *what, struct arena *arena)
{
	const struct team team = {.work = work,
				  .data = data,
				  .n_members = rooms->count,
				  .n_pieces = n_pieces,
				  .watch = rooms->items->run->question.watch,
				  .what = what,
				  .n_steps = 1,
				  .total = n_pieces};

	return team_run(&team, arena);
}

const struct option_figures *evaluation_option(const struct evaluation *evaluation, size_t number)
{
	return &evaluation->figures.options[number];
}

static const struct case_option *find_next(const struct evaluation *evaluation)
{
	const struct case_options *options = &evaluation->run->options;
	const struct case_option *best = NULL;

	FOR_EACH (const struct case_option, option, options->items, options->count)
		if (option != evaluation->leader &&
		    (best == NULL ||
		     money_compare(evaluation_option(evaluation, option->number)->appraisal.npv,
				   evaluation_option(evaluation, best->number)->appraisal.npv) > 0))
			best = option;
	return best;
}

int64_t evaluation_lead(const struct evaluation *evaluation)
{
	const struct option_figures *own =
					evaluation_option(evaluation, evaluation->leader->number),
				    *next = evaluation_option(evaluation,
							      find_next(evaluation)->number);

	/* Net present values are below 10^17, as rounding from doubles sees to. */
	return own->appraisal.npv.hundredths - next->appraisal.npv.hundredths;
}

const char *evaluation_next(const struct evaluation *evaluation)
{
	return find_next(evaluation)->name;
}

struct money evaluation_cash(const struct evaluation *evaluation, size_t number)
{
	return bridge_cash(
	    &evaluation_option(evaluation, number)->bridges[evaluation->run->options.plan_year]);
}

size_t evaluation_figures(const struct evaluation *evaluation, int64_t *figures)
{
	const struct case_expectation *expectation = evaluation->expectation;
	const size_t number = evaluation->leader->number;

	figures[SWITCHED_NPV] = evaluation_option(evaluation, number)->appraisal.npv.hundredths;
	figures[SWITCHED_CASH] = evaluation_cash(evaluation, number).hundredths;
	figures[SWITCHED_LEAD] = evaluation_lead(evaluation);
	figures[SWITCHED_ALONE] =
	    evaluation->leader->alone == NULL
		? INT64_MAX
		: evaluation_option(evaluation, number)->alone_appraisal.npv.hundredths;
	if (!expectation->is_known)
		return SWITCHED_NI179;
	figures[SWITCHED_NI179] =
	    carlo_indicator(&evaluation->figures, number, evaluation->run->options.plan_year) -
	    expectation->wanted.hundredths;
	return N_SWITCHED;
}
