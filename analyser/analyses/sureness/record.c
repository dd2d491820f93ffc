#include "analyses/sureness/record.h"

#include "analyses/case/case_register.h"
#include "analyses/sayings.h"
#include "results/table.h"

static const struct passage_spec said_record = {"sureness.record", SECTION_RESTS, PASSAGE_CAVEAT, 8,
						"record"},
				 said_above = {"sureness.record-above", SECTION_RESTS,
					       PASSAGE_CAVEAT, 6, "record"};

TABLE(record, (workstream, "Workstream", TEXT), (gains, "Gains", COUNT),
      (forecast, "Forecast", MONEY), (actual, "Came out", MONEY),
      (share, "Share that came out", PERCENT));

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

static void add_row(struct table *table, const char *name, const struct came_out *sum,
		    bool is_total)
{
	const struct record_row row = {
	    .workstream = value_text(name),
	    .gains = value_count(sum->n_gains),
	    .forecast = value_money(sum->forecast),
	    .actual = value_money(sum->actual),
	    .share = value_share_of(sum->actual.hundredths, sum->forecast.hundredths)};

	if (is_total)
		table_add_totals(table, &row);
	else
		table_add(table, &row);
}

/* What has not come out yet, at the rate; confidence and likelihoods whole. */
static void set_values(struct evaluation *evaluation, int64_t rate)
{
	const struct case_run *run = evaluation->run;
	const struct gains *gains = run->question.gains;
	const struct levers *levers = &run->bound.levers;
	int64_t *values = evaluation->values.items;

	for (size_t i = 0; i < levers->count; i++) {
		const enum lever_kind kind = levers->items[i].kind;

		if (kind == LEVER_BENEFIT_CONFIDENCE || kind == LEVER_REGISTER_LIKELIHOOD)
			values[i] = SHARE_ONE;
		else if (kind == LEVER_DELIVERED_SHARE && (int)i != run->bound.register_delivered)
			values[i] = rate;
	}
	for (size_t i = 0, row = 0; i < gains->n_items; i++) {
		int64_t *gross;

		if (case_register_reason(&run->question, &gains->items[i]) != NULL)
			continue;
		gross = &values[run->bound.gains[row++].gross];
		if (gains->items[i].status == GAIN_FORECAST && *gross > 0)
			(void)fraction_of(gross, *gross, (struct fraction){rate, SHARE_ONE});
	}
}

static void say(struct results *results, struct evaluation *evaluation, const struct came_out *all)
{
	struct arena *arena = results->arena;
	const struct value share = value_share_of(all->actual.hundredths, all->forecast.hundredths);
	const char *percent;

	if (share.kind != VALUE_SHARE || share.share.billionths < 0)
		return;
	percent = share_percent(share.share, arena_alloc(arena, SHARE_TEXT_SIZE));
	if (share.share.billionths >= SHARE_ONE) {
		results_say(results, &said_above,
			    "So far %s of what the register forecast has come out (%s).", percent,
			    say_count(arena, all->n_gains, "gain", "gains"));
		return;
	}
	evaluation_reset(evaluation);
	set_values(evaluation, share.share.billionths);
	if (evaluation_make(evaluation, CHANGED_ALL) == SUMS_DONE)
		results_say(
		    results, &said_record,
		    "So far %s of what the register forecast has come out (%s, %s of %s). If "
		    "all gains of the case come out at that rate, instead of with the confidence "
		    "and likelihoods given, its net present value is %s, not %s.",
		    percent, say_count(arena, all->n_gains, "gain", "gains"),
		    say_rough(arena, all->actual), say_rough(arena, all->forecast),
		    say_rough(
			arena,
			evaluation_option(evaluation, evaluation->leader->number)->appraisal.npv),
		    say_rough(arena, evaluation->leader->appraisal.npv));
	evaluation_reset(evaluation);
}

void record_add(struct results *results, struct evaluation *evaluation)
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
	table = TABLE_NEW(results, record, "How much of what was forecast has come out");
	table->is_detail = true;
	for (int i = 0; i < N_WORKSTREAMS; i++)
		if (by[i].n_gains > 0)
			add_row(table, workstream_name((enum workstream)i), &by[i], false);
	add_row(table, "All", &all, true);
	say(results, evaluation, &all);
}
