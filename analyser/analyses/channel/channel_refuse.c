#include "analyses/channel/channel.h"

static bool refuse_volumes(const struct step_work *work)
{
	const struct plan *plan = work->plan;
	const struct activity *activity = plan->question->activity;

	return fault(plan->diagnostics, in_file(plan->question->activity_path),
		     "the volumes of council '%s', service '%s' are too large to work with exactly",
		     activity->councils.items[work->group->council],
		     activity->services.items[work->group->service]);
}

static bool refuse_take_up(const struct step_work *work)
{
	const struct plan *plan = work->plan;
	const struct activity *activity = plan->question->activity;
	const struct strategy *strategy = work->strategy->strategy;
	const struct rule *rule = work->rule->rule;

	return fault(plan->diagnostics, (struct place){strategy->path, rule->line, "value"},
		     "strategy '%s': take-up of %s in council '%s', service '%s' needs %lld "
		     "contacts from channels that have %lld; lower it, or name more channels to "
		     "take from",
		     strategy->name, rule->to, activity->councils.items[work->group->council],
		     activity->services.items[work->group->service], (long long)work->wanted,
		     (long long)work->available);
}

bool channel_refuse(const struct step_work *work, enum sums_status status)
{
	switch (status) {
	case SUMS_TAKE_UP_OVER:
		return refuse_take_up(work);
	case SUMS_VOLUMES_BEYOND:
		return refuse_volumes(work);
	default:
		return plan_out_of_range(work->plan,
					 "costs add up to more than can be counted exactly");
	}
}
