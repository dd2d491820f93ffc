#include "analyses/sureness/sureness.h"

#include <stdlib.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_record, "sureness.record", ANSWER, FINDING, 7, "record");
PASSAGE(said_above, "sureness.record-above", RESTS, CAVEAT, 6, "record");

TABLE(record, (workstream, "Workstream", TEXT), (gains, "Gains", COUNT),
      (without_outturn, "Of these without an outturn", COUNT),
      (failed_check, "Of these whose outturn failed its quality check", COUNT),
      (forecast, "Forecast", MONEY), (actual, "Reached", MONEY), (share, "Share reached", PERCENT),
      (npv_at_share, "Net present value if no other gain exceeds that share", MONEY),
      (npv, "Net present value", MONEY));

struct came_out {
	/* Those without an outturn, and those whose outturn failed its check, count as nothing. */
	int64_t n_gains, n_without, n_failed;
	struct money forecast, actual;
};

/* A forecast, behind which stands its actual where there is one.  Sums are of amounts that the
 * register has added up already. */
static void add(struct came_out *sum, const struct gain *gain)
{
	const struct gain *actual = gain->has_twin ? gain + 1 : NULL;

	sum->forecast.hundredths += gain->gross.hundredths;
	sum->n_gains++;
	if (actual == NULL)
		sum->n_without++;
	else if (actual->quality == QUALITY_FAILED)
		sum->n_failed++;
	else
		sum->actual.hundredths += actual->gross.hundredths;
}

/* A forecast of a year with an outturn. */
static bool is_of_record(const struct gains *gains, const struct gain *gain)
{
	return gain->quality != QUALITY_FAILED && gain->status == GAIN_FORECAST &&
	       gain->year.start <= gains->outturns[gain->council].start;
}

/*
 * Every other gain at the rate: as confidence in benefits, or as its own row's likelihood unless
 * that is lower, which what came out of other gains is no reason to lift.  What has come out has
 * neither.
 */
static void set_values(struct case_values *values, const struct case_bound *bound, int64_t rate)
{
	for (size_t i = 0; i < bound->levers.count; i++) {
		const enum lever_kind kind = bound->levers.items[i].kind;

		if (kind == LEVER_BENEFIT_CONFIDENCE ||
		    (kind == LEVER_REGISTER_LIKELIHOOD && values->items[i] > rate))
			values->items[i] = rate;
	}
}

/* The leader's NPV where every other gain comes out at a share, or why there is none. */
static struct value npv_at(const struct evaluation *evaluation, const struct value *share)
{
	const struct case_run *run = evaluation->run;
	struct case_values values;
	struct money npv;

	if (share->kind != VALUE_SHARE || share->share.billionths < 0)
		return value_none("no share of the forecast");
	if (share->share.billionths > SHARE_ONE)
		return value_none("more came out than was forecast");
	case_values_init(&values, &run->bound, run->work.arena);
	set_values(&values, &run->bound, share->share.billionths);
	const char *why = case_npv_of(&npv, &values, run, evaluation->leader);
	return why == NULL ? value_money(npv) : value_none(why);
}

static void add_row(struct table *table, const struct evaluation *evaluation, const char *name,
		    const struct came_out *sum)
{
	const struct value share = value_share_of(sum->actual.hundredths, sum->forecast.hundredths);

	TABLE_ADD(table, record, .workstream = value_text(name), .gains = value_count(sum->n_gains),
		  .without_outturn = value_count(sum->n_without),
		  .failed_check = value_count(sum->n_failed),
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

/* How many of the forecasts came out, and what of them all. */
static const char *say_reached(struct arena *arena, const struct record_row *all)
{
	const int64_t n_gains = all->gains.count, n_without = all->without_outturn.count,
		      n_failed = all->failed_check.count, n_none = n_without + n_failed;
	struct lines none = {0};
	const char *percent = share_percent(all->share.share, arena_alloc(arena, SHARE_TEXT_SIZE));

	if (n_none == 0)
		return arena_format(arena,
				    "The %s with both a forecast and an outturn reached %s of "
				    "forecast",
				    say_count(arena, n_gains, "gain", "gains"), percent);
	if (n_without > 0)
		lines_add(arena, &none, "%s no outturn of %s own",
			  say_count(arena, n_without, "has", "have"),
			  say_which(n_without, "its", "their"));
	if (n_failed > 0)
		lines_add(arena, &none, "%s its quality check",
			  say_count(arena, n_failed, "has an outturn that failed",
				    "have an outturn that failed"));
	return arena_format(
	    arena,
	    "Of %s forecast for years that have an outturn, %s came out; %s, so %s as not "
	    "achieved. In all %s of forecast was reached",
	    say_count(arena, n_gains, "gain", "gains"),
	    n_none == n_gains ? "none" : say_number(arena, n_gains - n_none),
	    text_list(arena, none.items, none.count, none.count),
	    say_which(n_none, "it counts", "they count"), percent);
}

/* `would be £2.5m, not £2.7m` */
static const char *say_npv(struct arena *arena, struct money npv, struct money planned)
{
	return money_compare(npv, planned) == 0
		   ? arena_format(arena, "would stay at %s", say_rough(arena, planned))
		   : arena_format(arena, "would be %s, not %s", say_beside(arena, npv, planned),
				  say_beside(arena, planned, npv));
}

/* By the last row, which is of all workstreams. */
static void say(struct results *results, const struct table *table)
{
	struct arena *arena = results->arena;
	const struct record_row *all = table_get(table, table->n_rows - 1);

	if (all->share.kind != VALUE_SHARE || all->share.share.billionths < 0)
		return;
	if (all->share.share.billionths >= SHARE_ONE)
		results_say(results, &said_above, "%s.", say_reached(arena, all));
	else if (all->npv_at_share.kind == VALUE_MONEY)
		results_say(
		    results, &said_record,
		    "%s (%s of %s). If all other savings of the case came to %s of plan, or to "
		    "their likelihood where lower, the net present value of the whole case "
		    "%s.",
		    say_reached(arena, all),
		    say_beside(arena, all->actual.money, all->forecast.money),
		    say_beside(arena, all->forecast.money, all->actual.money),
		    share_percent(all->share.share, arena_alloc(arena, SHARE_TEXT_SIZE)),
		    say_npv(arena, all->npv_at_share.money, all->npv.money))
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
