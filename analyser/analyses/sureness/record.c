#include "analyses/sureness/sureness.h"

#include <stdlib.h>

#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_record, "sureness.record", RESTS, CAVEAT, 8, "record");
PASSAGE(said_above, "sureness.record-above", RESTS, CAVEAT, 6, "record");

TABLE(record, (workstream, "Workstream", TEXT), (gains, "Gains", COUNT),
      (forecast, "Forecast", MONEY), (actual, "Reached", MONEY), (share, "Share reached", PERCENT),
      (npv_at_share, "NPV if no gain exceeds that share", MONEY), (npv, "NPV", MONEY));

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
 * Every gain of the case at the rate: as confidence in benefits, or as its own row's likelihood
 * unless that is lower, which what came out of other gains is no reason to lift.
 */
static void set_values(struct evaluation *evaluation, int64_t rate)
{
	const struct case_bound *bound = &evaluation->run->bound;
	int64_t *values = evaluation->values.items;

	for (size_t i = 0; i < bound->levers.count; i++)
		if (bound->levers.items[i].kind == LEVER_BENEFIT_CONFIDENCE)
			values[i] = rate;
	for (size_t i = 0; i < bound->n_gains; i++)
		if (bound->gains[i].has_likelihood && values[bound->gains[i].likelihood] > rate)
			values[bound->gains[i].likelihood] = rate;
}

/* The leader's NPV where every gain comes out at a share, or why there is none. */
static struct value npv_at(struct evaluation *evaluation, const struct value *share)
{
	struct value npv = value_none("cannot be worked out");

	if (share->kind != VALUE_SHARE || share->share.billionths < 0)
		return value_none("no share of the forecast");
	if (share->share.billionths > SHARE_ONE)
		return value_none("more came out than was forecast");
	evaluation_reset(evaluation);
	set_values(evaluation, share->share.billionths);
	if (evaluation_make(evaluation, CHANGED_ALL) == SUMS_DONE)
		npv = value_money(
		    evaluation_option(evaluation, evaluation->leader->number)->appraisal.npv);
	evaluation_reset(evaluation);
	return npv;
}

static void add_row(struct table *table, struct evaluation *evaluation, const char *name,
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
			    "The %s with an outturn reached %s of what was forecast.", gains,
			    percent);
	else if (all->npv_at_share.kind == VALUE_MONEY)
		results_say(
		    results, &said_record,
		    "The %s with an outturn reached %s of what was forecast (%s of %s). If every "
		    "gain of the case did so, or came by its own likelihood where that is lower, "
		    "the net present value would be %s, not %s.",
		    gains, percent, say_rough(arena, all->actual.money),
		    say_rough(arena, all->forecast.money),
		    say_rough(arena, all->npv_at_share.money), say_rough(arena, all->npv.money))
		    ->spec.weight = is_much(all) ? WEIGHT_LEADS : 7;
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
	table->is_detail = true;
	for (int i = 0; i < N_WORKSTREAMS; i++)
		if (by[i].n_gains > 0)
			add_row(table, evaluation, workstream_name((enum workstream)i), &by[i]);
	add_row(table, evaluation, "All", &all);
	say(results, table);
}
