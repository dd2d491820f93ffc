#include "sums/channel_plan.h"

#include <string.h>

#include "sums/channel_bind.h"
#include "sums/channel_numbers.h"

static void order_by_name(struct plan *plan)
{
	plan->by_name = arena_array(plan->arena, plan->n_channels, sizeof *plan->by_name);
	for (size_t i = 0; i < plan->n_channels; i++) {
		size_t at = i;

		for (;
		     at > 0 && strcmp(plan->channels[plan->by_name[at - 1]], plan->channels[i]) > 0;
		     at--)
			plan->by_name[at] = plan->by_name[at - 1];
		plan->by_name[at] = i;
	}
}

/* The activity's channels and the strategies' targets, in standard order. */
static void number_channels(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	const struct strategies *strategies = plan->question->strategies;
	struct names names;

	names_init(&names, plan->arena);
	for (size_t i = 0; i < activity->channels.count; i++)
		names_add(&names, activity->channels.items[i]);
	for (size_t i = 0; i < strategies->n_items; i++)
		for (size_t j = 0; j < strategies->items[i].n_rules; j++)
			if (strategies->items[i].rules[j].to != NULL)
				names_add(&names, strategies->items[i].rules[j].to);
	names_sort(&names, channels_compare, (void *)(uintptr_t)plan->question->channels);
	plan->channels = names.items;
	plan->n_channels = names.count;
	plan->plan_channel =
	    arena_array(plan->arena, activity->channels.count, sizeof *plan->plan_channel);
	for (size_t i = 0; i < activity->channels.count; i++)
		plan->plan_channel[i] = names_find(&names, activity->channels.items[i]);
	order_by_name(plan);
}

static void find_groups(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	struct contacts *rows = arena_array(plan->arena, activity->n_rows, sizeof *rows);
	struct group *last = NULL;
	size_t count = 0;

	for (size_t i = 0; i < activity->n_rows; i++) {
		struct contacts row = activity->rows[i];

		if (row.year.start != plan->question->base_year.start)
			continue;
		row.channel = plan->plan_channel[row.channel];
		if (last == NULL || last->council != row.council || last->service != row.service ||
		    last->purpose != row.purpose) {
			plan->n_blocks += last == NULL || last->council != row.council ||
					  last->service != row.service;
			last = &ARENA_ADD_BY(plan->arena, plan, groups, n_groups, groups_capacity);
			*last = (struct group){.council = row.council,
					       .service = row.service,
					       .purpose = row.purpose,
					       .rows = &rows[count],
					       .first_row = count};
		}
		rows[count++] = row;
		last->n_rows++;
	}
	plan->n_rows = count;
}

/* Services and purposes that occur together, each with a number. */
static void number_scopes(struct plan *plan)
{
	const size_t n_purposes = plan->question->activity->purposes.count;
	int *numbers = arena_array(plan->arena, plan->n_services * n_purposes, sizeof *numbers);

	FOR_EACH (struct group, group, plan->groups, plan->n_groups) {
		int *number =
		    &numbers[(size_t)group->service * n_purposes + (size_t)group->purpose];

		if (*number == 0)
			*number = (int)++plan->n_scopes;
		group->scope = *number - 1;
	}
}

/* Which channels each council's services have in the base year. */
static void mark_met(struct plan *plan)
{
	size_t block = 0;

	plan->is_met =
	    arena_array(plan->arena, plan->n_blocks * plan->n_channels, sizeof *plan->is_met);
	for (size_t i = 0; i < plan->n_groups; i++) {
		const struct group *group = &plan->groups[i];

		if (i > 0 &&
		    (group->council != group[-1].council || group->service != group[-1].service))
			block++;
		plan->groups[i].base =
		    arena_array(plan->arena, plan->n_channels, sizeof *group->base);
		for (size_t j = 0; j < group->n_rows; j++) {
			plan->groups[i].base[group->rows[j].channel] += group->rows[j].volume;
			plan->groups[i].base_total += group->rows[j].volume;
		}
		for (size_t j = 0; j < group->n_rows; j++)
			plan->is_met[block * plan->n_channels + (size_t)group->rows[j].channel] =
			    true;
	}
}

bool plan_out_of_range(const struct plan *plan, const char *what)
{
	const struct contacts *largest = activity_largest(plan->question->activity);

	return fault(plan->diagnostics, (struct place){largest->path, largest->line, "volume"},
		     "%s; this row has the most contacts: is it a code or a telephone number?",
		     what);
}

bool plan_strategy_has(const struct plan *plan, size_t number, int lever)
{
	const struct bound_strategy *strategy = &plan->strategies[number];

	if (lever == strategy->delivered || lever == strategy->delay)
		return true;
	for (size_t i = 0; i < strategy->n_rules; i++) {
		const struct series *series = &plan->series.items[strategy->rules[i].series];

		if (lever >= series->first && lever < series->first + series->n_points)
			return true;
	}
	return false;
}

int64_t plan_base_volumes(const struct plan *plan, int64_t *volumes)
{
	int64_t total = 0;

	for (size_t i = 0; i < plan->n_groups; i++)
		for (size_t j = 0; j < plan->groups[i].n_rows; j++) {
			volumes[plan->groups[i].rows[j].channel] += plan->groups[i].rows[j].volume;
			total += plan->groups[i].rows[j].volume;
		}
	return total;
}

struct money plan_cost(const struct plan *plan, int service, int channel)
{
	return plan->costs[(size_t)service * plan->n_channels + (size_t)channel]->cost;
}

struct fraction plan_failure(const struct plan *plan, size_t channel)
{
	return numbers_in(plan->given, plan, plan->terms[channel].failure, plan->n_years)->share;
}

bool plan_first_contact(struct fraction *share, const struct plan *plan, const struct contacts *row)
{
	const int series = plan->terms[row->channel].first_contact;

	if (!row->has_first_contact && series < 0)
		return false;
	*share = row->has_first_contact ? row->first_contact
					: numbers_in(plan->given, plan, series, 0)->share;
	return true;
}

/* The numbers by the levers as they are, which the tables show. */
static bool make_given(struct plan *plan)
{
	plan->given = arena_alloc(plan->arena, sizeof *plan->given);
	channel_numbers_init(plan->given, plan, 1, plan->arena);
	if (channel_numbers_make(plan->given, plan, plan->levers->values) == SUMS_DONE)
		return true;
	return plan_out_of_range(plan, "costs add up to more than can be counted exactly");
}

bool plan_make(struct plan *plan, const struct channel_question *question, struct levers *levers,
	       struct arena *arena, struct diagnostics *diagnostics)
{
	*plan =
	    (struct plan){.question = question,
			  .arena = arena,
			  .diagnostics = diagnostics,
			  .levers = levers,
			  .series = {.arena = arena},
			  .n_services = question->activity->services.count,
			  .n_years = (question->horizon.start != 0 ? question->horizon.start
								   : question->last_year.start) -
				     question->base_year.start};
	number_channels(plan);
	find_groups(plan);
	number_scopes(plan);
	mark_met(plan);
	bool is_well = channel_costs_find(plan);

	channel_costs_list(plan);
	is_well &= bind_terms(plan);
	return bind_strategies(plan) && is_well && make_given(plan);
}
