#include "analyses/indicator/indicator_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_distinct, "indicator.distinct", DATA, CAVEAT, 6, NULL);
PASSAGE(said_left_out, "indicator.left-out", NI179, CAVEAT, 6, "gain_left_out");
PASSAGE(said_gross_less, "indicator.definition", NI179, METHOD, 3, NULL);
PASSAGE(said_forecast, "indicator.forecast-and-actual", NI179, METHOD, 3, NULL);
PASSAGE(said_cash, "indicator.cash-not-said", NI179, CAVEAT, 8, NULL);
PASSAGE(said_reckoned, "indicator.reckoned", NI179, METHOD, 4, NULL);
PASSAGE(said_quality, "indicator.quality-not-passed", NI179, CAVEAT, 7, NULL);
PASSAGE(said_weighted, "indicator.weighted-rule", NI179, METHOD, 3, NULL);
PASSAGE(said_likelihood, "indicator.no-likelihood", NI179, CAVEAT, 6, NULL);
PASSAGE(said_carry, "indicator.no-carry-over", ASSUMPTIONS, CAVEAT, 6, NULL);
PASSAGE(said_no_baseline, "indicator.no-baseline", ASSUMPTIONS, CAVEAT, 7, NULL);
PASSAGE(said_national, "indicator.national-expectation", NI179, METHOD, 4, NULL);
PASSAGE(said_thresholds, "indicator.thresholds", ASSUMPTIONS, METHOD, 3, NULL);

enum doubt { DOUBT_CASH, DOUBT_QUALITY, DOUBT_LIKELIHOOD, N_DOUBTS };

static void count_doubts(struct gain_tally tallies[N_DOUBTS],
			 const struct indicator_question *question)
{
	const struct gains *gains = question->gains;

	FOR_EACH (const struct gain, gain, gains->items, gains->n_items) {
		const bool is_so[N_DOUBTS] = {
		    [DOUBT_CASH] = gain->cash == CASH_NOT_SAID,
		    [DOUBT_QUALITY] = gain->quality != QUALITY_PASSED,
		    [DOUBT_LIKELIHOOD] = gain->status == GAIN_FORECAST && !gain->has_likelihood,
		};

		if (indicator_reason(gain, question->last_year) != GAIN_COUNTS ||
		    !gains_stands(gains, gain,
				  gains_status(gains, gain->council, question->last_year),
				  question->last_year))
			continue;
		for (size_t j = 0; j < N_DOUBTS; j++)
			if (is_so[j]) {
				tallies[j].count++;
				indicator_add(&tallies[j].gross, gain->gross);
			}
	}
}

/* `3 gains, £120k a year gross` */
static const char *say_tally(struct arena *arena, const struct gain_tally *tally)
{
	return arena_format(arena, "%s, %s a year gross,",
			    say_count(arena, tally->count, "gain", "gains"),
			    say_rough(arena, tally->gross));
}

/* Gains that the register says are no others, whatever their names or workstreams. */
static void say_distinct(struct results *results, const struct gains *gains)
{
	struct arena *arena = results->arena;
	const char **names = arena_array(arena, gains->n_items, sizeof *names);
	size_t count = 0;

	for (size_t i = 0; i < gains->n_items; i++)
		if (gains->items[i].distinct != NULL)
			names[count++] =
			    arena_format(arena, "%s ('%s')", gains_say(arena, &gains->items[i]),
					 text_cut(arena, gains->items[i].distinct, 80));
	if (count > 0)
		results_say(
		    results, &said_distinct,
		    "Counted as separate gains, for the reason that the register gives: %s.",
		    text_list(arena, names, count, 6));
}

static void say_left_out(struct results *results, const struct indicator_tables *tables)
{
	struct arena *arena = results->arena;
	const char *parts[N_GAIN_REASONS];
	size_t n_parts = 0;

	for (int reason = 0; reason < (int)N_GAIN_REASONS; reason++) {
		const struct gain_tally *tally = &tables->reasons[reason];

		if (tally->count > 0)
			parts[n_parts++] =
			    arena_format(arena, "%zu %s (%s)", tally->count,
					 indicator_reason_text((enum gain_reason)reason),
					 say_rough(arena, tally->gross));
	}
	if (n_parts > 0)
		results_say(results, &said_left_out,
			    "Register entries that NI 179 leaves out or stops counting, with their "
			    "gross gains a year: %s.",
			    text_list(arena, parts, n_parts, n_parts));
}

/* Of workstreams whose rate is one of each year. */
static void say_reckoned(struct results *results, const struct indicator_question *question)
{
	bool is_yearly = false;

	FOR_EACH (const struct gain, gain, question->gains->items, question->gains->n_items)
		is_yearly |=
		    gain->is_reckoned && question->rates->items[gain->workstream].is_yearly;
	if (is_yearly)
		results_say(
		    results, &said_reckoned,
		    "A gain worked out from a basis takes the yearly rate of its workstream. In "
		    "the second year the basis has grown by that rate once, in the third year "
		    "twice.");
}

static void caveats(struct results *results, const struct indicator_question *question,
		    const struct indicator_terms *terms, const struct indicator_tables *tables)
{
	struct arena *arena = results->arena;
	struct gain_tally doubts[N_DOUBTS] = {0};
	size_t n_unknown = 0, n_without = 0;

	for (size_t i = 0; i < question->gains->councils.count; i++) {
		n_unknown += !terms->baselines[i].is_known;
		n_without += !terms->carry_overs[i].is_known;
	}
	results_say(results, &said_gross_less,
		    "NI 179 is the gross value, less running cost, of the gains that continue at "
		    "the end of the year. Investment is taken off once, in the year its gain is "
		    "first felt; that of gains left out is not taken off.");
	results_say(results, &said_forecast,
		    "The October return forecasts the year, using actual figures for earlier "
		    "years; the July return has actual gains only. Once a year has an outturn, a "
		    "forecast gain without an actual counts as not achieved.");
	say_left_out(results, tables);
	say_reckoned(results, question);
	count_doubts(doubts, question);
	if (doubts[DOUBT_CASH].count > 0)
		results_say(results, &said_cash,
			    "%s %s counted though the register does not say whether they release "
			    "cash; the figure is the most it could be.",
			    say_tally(arena, &doubts[DOUBT_CASH]),
			    say_which(doubts[DOUBT_CASH].count, "is", "are"));
	if (doubts[DOUBT_QUALITY].count > 0)
		results_say(results, &said_quality,
			    "NI 179 counts %s that still %s a quality check.",
			    say_tally(arena, &doubts[DOUBT_QUALITY]),
			    say_which(doubts[DOUBT_QUALITY].count, "awaits", "await"));
	results_say(results, &said_weighted,
		    "Weighted by likelihood, a forecast gain counts as gross times likelihood, "
		    "with its costs in full; an actual gain counts in full.");
	if (doubts[DOUBT_LIKELIHOOD].count > 0)
		results_say(results, &said_likelihood,
			    "%s %s no likelihood and %s in full in the weighted figure too.",
			    say_tally(arena, &doubts[DOUBT_LIKELIHOOD]),
			    say_which(doubts[DOUBT_LIKELIHOOD].count, "has", "have"),
			    say_which(doubts[DOUBT_LIKELIHOOD].count, "counts", "count"));
	if (n_without > 0)
		results_say(results, &said_carry,
			    "No gains are carried over from the 2004 spending review (SR04)%s, "
			    "because they were not given (assumptions sr04_gains and "
			    "sr04_baseline).",
			    n_without == question->gains->councils.count
				? ""
				: arena_format(arena, " in %zu of %zu councils", n_without,
					       question->gains->councils.count));
	if (n_unknown > 0)
		results_say(results, &said_no_baseline,
			    "The expected gain is not known%s: neither accounts.csv nor the "
			    "assumption 'baseline' gives the baseline.",
			    n_unknown == question->gains->councils.count
				? ""
				: arena_format(arena, " of %zu of %zu councils", n_unknown,
					       question->gains->councils.count));
	/* Of what a case adds, the case says it. */
	else if (!question->is_of_case)
		results_say(
		    results, &said_national,
		    "%s a year is a national aim; the CLG plan sets no target for any one council.",
		    say_share(arena, terms->growth.value));
	results_say(results, &said_thresholds,
		    "High value is %s or more of a council's gross gains, low likelihood below %s: "
		    "%s.",
		    say_share(arena, terms->scrutiny_share),
		    say_share(arena, terms->scrutiny_likelihood),
		    terms->is_likelihood_given || terms->is_share_given
			? "as the assumptions say"
			: "this program's own thresholds, not published ones");
	say_distinct(results, question->gains);
}

void indicator_assumed(struct results *results, const char *name, const char *scope,
		       struct value value, const char *source, const char *origin)
{
	struct assumption_used *used = say_assumed(results, name, scope, value, source, origin);

	used->low = used->high = value_none("");
}

/* Rates that some gain was reckoned by, the plan's growth, and thresholds nobody gave. */
static void list_assumptions(struct results *results, const struct indicator_question *question,
			     const struct indicator_terms *terms)
{
	static const char own[] = "default of this program, to be judged by its user";
	bool is_used[N_WORKSTREAMS] = {false}, has_carry_over = false;

	for (size_t i = 0; i < question->gains->n_items; i++)
		is_used[question->gains->items[i].workstream] |=
		    question->gains->items[i].is_reckoned;
	for (size_t i = 0; i < question->gains->councils.count; i++)
		has_carry_over |= terms->carry_overs[i].is_known;
	indicator_assumed(results, "growth_target", "*", value_fraction(terms->growth.value),
			  terms->growth.source, say_origin(terms->growth.origin));
	if (has_carry_over)
		indicator_assumed(results, "sr04_carry_over_threshold", "*",
				  value_fraction(terms->threshold.value), terms->threshold.source,
				  say_origin(terms->threshold.origin));
	for (int i = 0; i < N_WORKSTREAMS; i++) {
		const struct workstream_rate *rate = &question->rates->items[i];

		if (is_used[i])
			indicator_assumed(
			    results, "workstream_rate", workstream_name((enum workstream)i),
			    value_fraction(rate->rate), rate->source, say_origin(rate->origin));
	}
	say_assumptions(results, question->assumptions, ASSUMPTION_OF_INDICATOR);
	if (!terms->is_share_given)
		indicator_assumed(results, "scrutiny_share", "*",
				  value_fraction(terms->scrutiny_share), own, "default");
	if (!terms->is_likelihood_given)
		indicator_assumed(results, "scrutiny_likelihood", "*",
				  value_fraction(terms->scrutiny_likelihood), own, "default");
}

void indicator_caveats(struct results *results, const struct indicator_question *question,
		       const struct indicator_terms *terms, const struct indicator_tables *tables)
{
	caveats(results, question, terms, tables);
	list_assumptions(results, question, terms);
}
