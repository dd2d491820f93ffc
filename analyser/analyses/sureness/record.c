#include "analyses/sureness/sureness.h"

#include <stdlib.h>

#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_record, "sureness.record", ANSWER, FINDING, 7, "record");
PASSAGE(said_above, "sureness.record-above", RESTS, CAVEAT, 6, "record");

TABLE(record, (workstream, "Workstream", TEXT), (gains, "Gains", COUNT),
      (forecast, "Forecast", MONEY), (actual, "Reached", MONEY), (share, "Share reached", PERCENT),
      (npv_at_share, "Net present value if no other gain exceeds that share", MONEY),
      (npv, "Net present value", MONEY));

struct came_out {
	int64_t n_gains;
	struct money forecast, actual;
};

/* Sums are of amounts that the register has added up already. */
static void add(struct came_out *sum, const struct gain *gain)
{
	if (gain->status == GAIN_ACTUAL) {
		sum->actual.hundredths += gain->gross.hundredths;
		return;
	}
	sum->forecast.hundredths += gain->gross.hundredths;
	sum->n_gains++;
}

/* A forecast of a year with an outturn, and the actual of the same gain where there is one. */
static bool is_of_record(const struct gains *gains, const struct gain *gain)
{
	return gain->quality != QUALITY_FAILED &&
	       gain->year.start <= gains->outturns[gain->council].start &&
	       (gain->status == GAIN_FORECAST || gain->has_twin);
}

/*
 * Every other gain at the rate: as confidence in benefits, or as its own row's likelihood unless
 * that is lower, which what came out of other gains is no reason to lift.  What has come out stays:
 * it is cut already, and a likelihood stands for the confidence of its row.
 */
static void set_values(struct case_values *values, struct case_bound *bound, int64_t rate)
{
	for (size_t i = 0; i < bound->levers.count; i++)
		if (bound->levers.items[i].kind == LEVER_BENEFIT_CONFIDENCE)
			values->items[i] = rate;
	FOR_EACH (struct bound_gain, gain, bound->gains, bound->n_gains) {
		int64_t *likelihood = &values->items[gain->likelihood];

		if (!gain->is_known && gain->has_likelihood && *likelihood > rate)
			*likelihood = rate;
		gain->has_likelihood |= gain->is_known;
	}
}

/* The leader's NPV where every other gain comes out at a share, or why there is none. */
static struct value npv_at(const struct evaluation *evaluation, const struct value *share)
{
	struct case_run run = *evaluation->run;
	struct arena *arena = run.work.arena;
	struct case_values values;
	struct money npv;

	if (share->kind != VALUE_SHARE || share->share.billionths < 0)
		return value_none("no share of the forecast");
	if (share->share.billionths > SHARE_ONE)
		return value_none("more came out than was forecast");
	run.bound.gains = arena_array(arena, run.bound.n_gains, sizeof *run.bound.gains);
	for (size_t i = 0; i < run.bound.n_gains; i++)
		run.bound.gains[i] = evaluation->run->bound.gains[i];
	case_values_init(&values, &run.bound, arena);
	set_values(&values, &run.bound, share->share.billionths);
	const char *why = case_npv_of(&npv, &values, &run, evaluation->leader);
	return why == NULL ? value_money(npv) : value_none(why);
}

static void add_row(struct table *table, const struct evaluation *evaluation, const char *name,
		    const struct came_out *sum)
{
	const struct value share = value_share_of(sum->actual.hundredths, sum->forecast.hundredths);

	TABLE_ADD(table, record, .workstream = value_text(name), .gains = value_count(sum->n_gains),
		  .forecast = value_money(sum->forecast), .actual = value_money(sum->actual),
		  .share = share, .npv_at_share = npv_at(evaluation, &share),
		  .npv = value_money(evaluation->leader->appraisal.npv));
}

/* Does that rate move the answer by more than a twentieth? */
static bool is_much(const struct record_row *all)
{
	const int64_t npv = llabs(all->npv.money.hundredths);

	return llabs(all->npv_at_share.money.hundredths - all->npv.money.hundredths) > npv / 20;
}

/* By the last row, which is of all workstreams. */
static void say(struct results *results, const struct table *table)
{
	struct arena *arena = results->arena;
	const struct record_row *all = table_get(table, table->n_rows - 1);
	const char *percent, *gains = say_count(arena, all->gains.count, "gain", "gains");

	if (all->share.kind != VALUE_SHARE || all->share.share.billionths < 0)
		return;
	percent = share_percent(all->share.share, arena_alloc(arena, SHARE_TEXT_SIZE));
	if (all->share.share.billionths >= SHARE_ONE)
		results_say(results, &said_above,
			    "The %s with both a forecast and an outturn reached %s of forecast.",
			    gains, percent);
	else if (all->npv_at_share.kind == VALUE_MONEY)
		results_say(
		    results, &said_record,
		    "The %s with both a forecast and an outturn reached %s of forecast (%s of %s). "
		    "If "
		    "all other savings of the case came to %s of plan, or to their likelihood "
		    "where lower, the net present value of the whole case would be %s, not %s.",
		    gains, percent, say_rough(arena, all->actual.money),
		    say_rough(arena, all->forecast.money), percent,
		    say_rough(arena, all->npv_at_share.money), say_rough(arena, all->npv.money))
		    ->spec.weight = is_much(all) ? 7 : 5;
}

void sureness_record(struct results *results, struct evaluation *evaluation)
{
	const struct gains *gains = evaluation->run->question.gains;
	struct came_out by[N_WORKSTREAMS] = {{0}}, all = {0};
	struct table *table;

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		if (is_of_record(gains, &gains->items[i])) {
			add(&by[gains->items[i].workstream], &gains->items[i]);
			add(&all, &gains->items[i]);
		}
	if (all.n_gains == 0)
		return;
	table = TABLE_NEW(results, record, "How much of what was forecast has been reached");
	table->is_detail = table->is_reported = true;
	for (int i = 0; i < N_WORKSTREAMS; i++)
		if (by[i].n_gains > 0)
			add_row(table, evaluation, workstream_name((enum workstream)i), &by[i]);
	add_row(table, evaluation, "All", &all);
	say(results, table);
}
