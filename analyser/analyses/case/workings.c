#include "analyses/case/workings.h"

#include "sums/channel_rules.h"

/* More rows of steps than this are no help to whoever follows them, and slow in a spreadsheet. */
#define MOST_ROWS 40000
/* Of one council's services, which stand one by one in a formula. */
#define MOST_SERVICES 100

struct value workings_lever(struct workings *workings, int lever)
{
	if (workings->ids[lever] == NULL)
		workings->ids[lever] = lever_id(workings->levers, (size_t)lever, workings->arena);
	return value_text(workings->ids[lever]);
}

struct value workings_cells(struct workings *workings, const struct source_line *from,
			    const char *field, struct value figure)
{
	return input_cells_note(workings->of, &(struct source_figure){*from, .field = field},
				figure);
}

struct value workings_year(const struct workings *workings, int t)
{
	return value_year((struct year){workings->run->question.base_year.start + t});
}

struct value workings_at(size_t number)
{
	return value_count((int64_t)number);
}

struct value workings_yes(bool is_so)
{
	return is_so ? value_text("yes") : value_none("no");
}

struct value workings_series(int series)
{
	return series < 0 ? value_none("none") : value_count(series);
}

struct value workings_other_series(const struct workings *workings, int series)
{
	return workings_series(series +
			       (workings->plan == NULL ? 0 : (int)workings->plan->series.count));
}

struct value workings_council(const struct plan *plan, int council)
{
	return value_text(plan->question->activity->councils.items[council]);
}

struct value workings_service(const struct plan *plan, int service)
{
	return value_text(plan->question->activity->services.items[service]);
}

struct value workings_purpose(const struct plan *plan, int purpose)
{
	return value_text(plan->question->activity->purposes.items[purpose]);
}

struct value workings_channel(const struct plan *plan, size_t channel)
{
	return value_text(plan->channels[channel]);
}

struct value workings_strategy(const struct bound_strategy *strategy)
{
	return value_text(strategy->strategy->name);
}

struct value workings_rule(const struct bound_strategy *strategy, const struct bound_rule *rule)
{
	return rule == NULL ? value_none("none") : value_count(rule - strategy->rules);
}

bool workings_has_channel(const struct workings_place *place, size_t channel)
{
	const struct scope_rules *rules = place->rules;
	const size_t n = place->plan->n_channels;

	for (size_t i = 0; i < place->group->n_rows; i++)
		if ((size_t)place->group->rows[i].channel == channel)
			return true;
	for (size_t from = 0; from < n; from++)
		if (rules->shift[from * n + channel] != NULL)
			return true;
	return rules->take_up[channel] != NULL;
}

void workings_each_group(struct workings *workings,
			 void (*visit)(struct workings *workings,
				       const struct workings_place *place, struct table *table),
			 struct table *table)
{
	const struct plan *plan = workings->plan;
	struct workings_place place = {.plan = plan};

	for (place.s = 0; place.s < plan->n_strategies; place.s++)
		for (place.t = workings->run->bound.first_year; place.t <= workings->n_years;
		     place.t++) {
			place.strategy = &plan->strategies[place.s];
			place.block = 0;
			for (place.g = 0; place.g < plan->n_groups; place.g++) {
				place.group = &plan->groups[place.g];
				place.block += place.g > 0 &&
					       !plan_is_same_block(place.group, &place.group[-1]);
				place.rules = rules_of(place.strategy, place.group);
				if (place.rules->acts)
					visit(workings, &place, table);
			}
		}
}

/* About how many rows the steps have. */
static size_t count_rows(const struct plan *plan)
{
	const size_t n = plan->n_channels;

	return (size_t)plan->n_years *
	       (plan->n_rows + plan->n_strategies * (2 * plan->n_rows + 2 * plan->n_groups * n +
						     plan->n_blocks * n));
}

#define PART(part) workings_add_##part,

typedef void workings_part(struct workings *workings);

static workings_part *const parts[] = {WORKINGS(PART)}, *const channel_parts[] = {
							    CHANNEL_WORKINGS(PART)};

bool workings_add(struct results *results, const struct case_run *run)
{
	const struct plan *plan = run->bound.channel;
	struct workings workings = {.results = arena_alloc(results->arena, sizeof *results),
				    .of = results,
				    .arena = results->arena,
				    .run = run,
				    .plan = plan,
				    .levers = &run->bound.levers,
				    .n_years = run->bound.n_years};

	if (plan != NULL && (count_rows(plan) > MOST_ROWS || plan->n_services > MOST_SERVICES)) {
		results->workings_left_out =
		    plan->n_services > MOST_SERVICES
			? arena_format(results->arena,
				       "this case is too large for them, as it has %zu services, "
				       "and steps are laid out of %d at most",
				       plan->n_services, MOST_SERVICES)
			: arena_format(results->arena,
				       "this case is too large for them, as they would take %zu "
				       "rows, and %d are the most",
				       count_rows(plan), MOST_ROWS);
		return true;
	}
	workings.ids = arena_array(results->arena, run->bound.levers.count, sizeof *workings.ids);
	results_init(workings.results, results->arena, results->command);
	for (size_t i = 0; i < N_OF(parts); i++)
		parts[i](&workings);
	for (size_t i = 0; i < N_OF(channel_parts) && plan != NULL; i++)
		channel_parts[i](&workings);
	results->workings = workings.results;
	return true;
}
