#include "analyses/indicator_words.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

/* The councils' latest figures of one year added up: actual where there is an outturn. */
struct total {
	struct money ni179, weighted, expectation, baseline;
	size_t n_councils, n_actual, n_expected; /* expected: with a baseline and an expectation */
	struct fraction expected_share;
};

static void add(struct money *sum, struct money amount)
{
	/* Sums for a sentence: where they overflow the tables have already said so. */
	(void)money_add(sum, *sum, amount);
}

static struct total total_of(const struct indicator_question *question,
			     const struct indicator_terms *terms,
			     const struct indicator_figures *figures, struct year year)
{
	struct total total = {0};

	for (size_t i = 0; i < figures->count; i++) {
		const struct indicator_figure *figure = &figures->items[i];
		const struct council_baseline *baseline = &terms->baselines[figure->council];

		if (figure->year.start != year.start ||
		    figure->status != gains_status(question->gains, figure->council, year))
			continue;
		total.n_councils++;
		total.n_actual += figure->status == GAIN_ACTUAL;
		add(&total.ni179, figure->ni179);
		add(&total.weighted, figure->weighted);
		if (!baseline->is_known || !figure->has_expectation)
			continue;
		total.n_expected++;
		total.expected_share = figure->expected_share;
		add(&total.expectation, figure->expectation);
		add(&total.baseline, baseline->amount);
	}
	return total;
}

static const char *say_share(struct arena *arena, struct fraction share)
{
	return share_percent(fraction_to_share(share), arena_alloc(arena, SHARE_TEXT_SIZE));
}

static const char *say_came(const struct total *total)
{
	return total->n_actual == total->n_councils ? "came out at"
	       : total->n_actual == 0               ? "is forecast at"
						    : "is, part actual and part forecast,";
}

/* `, 5.2% of its baseline where 9.3% is expected: £0.5m short` */
static const char *say_expected(struct arena *arena, const struct total *total)
{
	struct money beyond;

	if (total->n_expected == 0 || total->n_expected < total->n_councils ||
	    !money_subtract(&beyond, total->ni179, total->expectation))
		return "";

	bool is_short = beyond.hundredths < 0;

	if (is_short)
		beyond.hundredths = -beyond.hundredths;
	return arena_format(arena, ", %s of the baseline where the plan expects %s: %s %s",
			    say_percent(arena, total->ni179.hundredths, total->baseline.hundredths),
			    say_share(arena, total->expected_share), say_rough(arena, beyond),
			    is_short ? "short" : "beyond it");
}

/* `Joint depot (£150k a year, 35%)`, joined. */
static const char *say_scrutiny(struct arena *arena, const struct table *scrutiny)
{
	const char **names = arena_array(arena, scrutiny->n_rows, sizeof *names);
	int name = table_column(scrutiny, "initiative"), gross = table_column(scrutiny, "gross");
	int likelihood = table_column(scrutiny, "likelihood");

	for (size_t i = 0; i < scrutiny->n_rows; i++) {
		const struct value *values = table_values(scrutiny, i);
		char text[SHARE_TEXT_SIZE];

		names[i] = arena_format(arena, "%s (%s a year gross, %s)",
					text_cut(arena, values[name].text, 60),
					say_rough(arena, values[gross].money),
					share_percent(values[likelihood].share, text));
	}
	return say_list(arena, names, scrutiny->n_rows, 3);
}

static void answer(struct results *results, const struct indicator_question *question,
		   const struct indicator_terms *terms, const struct indicator_tables *tables,
		   const struct indicator_figures *figures)
{
	struct arena *arena = results->arena;
	const struct gains *gains = question->gains;
	struct year last = question->last_year;
	struct total total = total_of(question, terms, figures, last);

	lines_add(arena, &results->answer, "%s: NI 179 %s %s by the end of %s%s.",
		  say_councils(arena, &gains->councils), say_came(&total),
		  say_rough(arena, total.ni179), say_year(arena, last),
		  say_expected(arena, &total));
	if (total.weighted.hundredths != total.ni179.hundredths)
		lines_add(arena, &results->answer, "Weighted by likelihood it is %s.",
			  say_rough(arena, total.weighted));
	for (struct year year = last; year.start >= question->first_year.start; year.start--) {
		struct total outturn = total_of(question, terms, figures, year);

		if (year.start == last.start || outturn.n_actual < outturn.n_councils)
			continue;
		lines_add(arena, &results->answer, "The last outturn is %s of %s%s.",
			  say_rough(arena, outturn.ni179), say_year(arena, year),
			  say_expected(arena, &outturn));
		break;
	}
	if (tables->scrutiny->n_rows > 0)
		lines_add(arena, &results->answer, "%s for scrutiny: %s.",
			  tables->scrutiny->n_rows == 1 ? "A high-value gain of low likelihood"
							: "High-value gains of low likelihood",
			  say_scrutiny(arena, tables->scrutiny));
}

/* How many rows of the register are so, and what their gross gains come to. */
struct tally {
	size_t count;
	struct money gross;
};

enum doubt { DOUBT_CASH, DOUBT_QUALITY, DOUBT_LIKELIHOOD, N_DOUBTS };

static void count_doubts(struct tally tallies[N_DOUBTS], const struct indicator_question *question)
{
	const struct gains *gains = question->gains;

	for (size_t i = 0; i < gains->n_items; i++) {
		const struct gain *gain = &gains->items[i];
		const bool is_so[N_DOUBTS] = {
		    [DOUBT_CASH] = gain->cash == CASH_NOT_SAID,
		    [DOUBT_QUALITY] = gain->quality != QUALITY_PASSED,
		    [DOUBT_LIKELIHOOD] = gain->status == GAIN_FORECAST && !gain->has_likelihood,
		};

		if (indicator_reason(gain, question->last_year) != NULL ||
		    !gains_stands(gains, gain,
				  gains_status(gains, gain->council, question->last_year),
				  question->last_year))
			continue;
		for (size_t j = 0; j < N_DOUBTS; j++)
			if (is_so[j]) {
				tallies[j].count++;
				add(&tallies[j].gross, gain->gross);
			}
	}
}

/* `3 gains, £120k a year gross` */
static const char *say_tally(struct arena *arena, const struct tally *tally)
{
	return arena_format(arena, "%zu %s, %s a year gross,", tally->count,
			    tally->count == 1 ? "gain" : "gains", say_rough(arena, tally->gross));
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
			    arena_format(arena, "%s: %s", gains_say(arena, &gains->items[i]),
					 text_cut(arena, gains->items[i].distinct, 80));
	if (count > 0)
		lines_add(
		    arena, &results->caveats,
		    "Said to be gains of their own (column distinct), and counted as such: %s.",
		    say_list(arena, names, count, 6));
}

static void say_left_out(struct results *results, const struct indicator_tables *tables)
{
	static const char *const reasons[] = {"not cash-releasing",
					      "first impact before 1 April 2008",
					      "quality check failed",
					      "lapsed",
					      "not yet felt",
					      "not felt in these years",
					      "forecast, and not in the outturn"};
	struct arena *arena = results->arena;
	int reason = table_column(tables->left_out, "reason");
	int gross = table_column(tables->left_out, "gross");
	const char *parts[sizeof reasons / sizeof *reasons];
	size_t n_parts = 0;

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		struct tally tally = {0};

		for (size_t row = 0; row < tables->left_out->n_rows; row++) {
			const struct value *values = table_values(tables->left_out, row);

			if (strcmp(values[reason].text, reasons[i]) != 0)
				continue;
			tally.count++;
			add(&tally.gross, values[gross].money);
		}
		if (tally.count > 0)
			parts[n_parts++] = arena_format(arena, "%s (%zu, %s)", reasons[i],
							tally.count, say_rough(arena, tally.gross));
	}
	if (n_parts > 0)
		lines_add(arena, &results->caveats,
			  "Rows of the register that are left out, or stop counting, with their "
			  "gross gains a year: %s.",
			  say_list(arena, parts, n_parts, n_parts));
}

static void caveats(struct results *results, const struct indicator_question *question,
		    const struct indicator_terms *terms, const struct indicator_tables *tables)
{
	struct arena *arena = results->arena;
	struct lines *lines = &results->caveats;
	struct tally doubts[N_DOUBTS] = {0};
	size_t n_unknown = 0, n_without = 0;

	for (size_t i = 0; i < question->gains->councils.count; i++) {
		n_unknown += !terms->baselines[i].is_known;
		n_without += !terms->carry_overs[i].is_known;
	}
	lines_add(arena, lines,
		  "NI 179 is gross less running cost of the gains that go on at the end of the "
		  "year. Investment is taken off once, in the year in which its gain is first "
		  "felt; that of gains left out is not.");
	lines_add(arena, lines,
		  "The forecast of a year (October) takes earlier years as they came out; the "
		  "actual (July) has actual gains only. A forecast of a year with an outturn but "
		  "without an actual of its own has not come out.");
	say_left_out(results, tables);
	count_doubts(doubts, question);
	if (doubts[DOUBT_CASH].count > 0)
		lines_add(arena, lines,
			  "%s %s counted though the register does not say whether cash is "
			  "released; the figure is an upper bound (column cash_releasing).",
			  say_tally(arena, &doubts[DOUBT_CASH]),
			  doubts[DOUBT_CASH].count == 1 ? "is" : "are");
	if (doubts[DOUBT_QUALITY].count > 0)
		lines_add(arena, lines, "%s %s not passed a quality check.",
			  say_tally(arena, &doubts[DOUBT_QUALITY]),
			  doubts[DOUBT_QUALITY].count == 1 ? "has" : "have");
	lines_add(arena, lines,
		  "Weighted by likelihood, a forecast gain counts gross times likelihood and its "
		  "costs whole; an actual gain counts whole.");
	if (doubts[DOUBT_LIKELIHOOD].count > 0)
		lines_add(arena, lines,
			  "%s %s no likelihood and %s whole in the weighted figure too.",
			  say_tally(arena, &doubts[DOUBT_LIKELIHOOD]),
			  doubts[DOUBT_LIKELIHOOD].count == 1 ? "has" : "have",
			  doubts[DOUBT_LIKELIHOOD].count == 1 ? "counts" : "count");
	if (n_without > 0)
		lines_add(arena, lines,
			  "Nothing carries over of SR04%s: the assumptions sr04_gains and "
			  "sr04_baseline are not given.",
			  n_without == question->gains->councils.count
			      ? ""
			      : arena_format(arena, " in %zu councils", n_without));
	if (n_unknown > 0)
		lines_add(arena, lines,
			  "What is expected cannot be said%s: no accounts.csv and no assumption "
			  "'baseline' gives the baseline.",
			  n_unknown == question->gains->councils.count
			      ? ""
			      : arena_format(arena, " of %zu councils", n_unknown));
	else
		lines_add(arena, lines,
			  "The expectation is national, %s a year compounding; the plan sets no "
			  "council a target of its own.",
			  say_share(arena, terms->growth.value));
	lines_add(arena, lines,
		  "High value is %s or more of a council's gross gains, low likelihood below %s: "
		  "%s.",
		  say_share(arena, terms->scrutiny_share),
		  say_share(arena, terms->scrutiny_likelihood),
		  terms->is_likelihood_given || terms->is_share_given
		      ? "as the assumptions scrutiny_share and scrutiny_likelihood say"
		      : "this program's own thresholds, not published ones (assumptions "
			"scrutiny_share and scrutiny_likelihood)");
	say_distinct(results, question->gains);
}

static void list_assumption(struct results *results, const char *name, const char *scope,
			    struct value value, const char *source, const char *origin)
{
	struct assumption_used *used = results_assumption(results);

	used->name = name;
	used->scope = scope;
	used->value = value;
	used->low = used->high = value_none("");
	used->source = source;
	used->origin = origin;
}

static const char *origin_of(const char *origin)
{
	return strcmp(origin, "built in") == 0 ? "reference" : "given";
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
	list_assumption(results, "growth_target", "*",
			value_share(fraction_to_share(terms->growth.value)), terms->growth.source,
			origin_of(terms->growth.origin));
	if (has_carry_over)
		list_assumption(results, "sr04_carry_over_threshold", "*",
				value_share(fraction_to_share(terms->threshold.value)),
				terms->threshold.source, origin_of(terms->threshold.origin));
	for (int i = 0; i < N_WORKSTREAMS; i++) {
		const struct workstream_rate *rate = &question->rates->items[i];

		if (is_used[i])
			list_assumption(results, "workstream_rate",
					workstream_name((enum workstream)i),
					value_share(fraction_to_share(rate->rate)), rate->source,
					origin_of(rate->origin));
	}
	say_assumptions(results, question->assumptions, ASSUMPTION_OF_INDICATOR);
	if (!terms->is_share_given)
		list_assumption(results, "scrutiny_share", "*",
				value_share(fraction_to_share(terms->scrutiny_share)), own,
				"default");
	if (!terms->is_likelihood_given)
		list_assumption(results, "scrutiny_likelihood", "*",
				value_share(fraction_to_share(terms->scrutiny_likelihood)), own,
				"default");
}

static void charts(struct results *results, const struct indicator_question *question,
		   const struct indicator_terms *terms, const struct indicator_tables *tables,
		   const struct indicator_figures *figures)
{
	struct arena *arena = results->arena;
	const struct names *councils = &question->gains->councils;
	struct total total = total_of(question, terms, figures, question->last_year);
	struct chart *lines = table_chart(tables->expectation, "indicator", CHART_LINES);
	struct table *workstreams = results_find(results, "workstream_gain");
	struct chart *bars = &workstreams->charts[0];

	lines->title =
	    arena_format(arena, "%s: NI 179 %s %s by %s%s", say_councils(arena, councils),
			 say_came(&total), say_rough(arena, total.ni179),
			 say_year(arena, question->last_year), say_expected(arena, &total));
	lines->source =
	    arena_format(arena, "Source: %s; vfm indicator", say_file(question->gains->path));
	lines->category = table_column(tables->expectation, "year");
	/* One council's forecast and outturn, or each council's latest. */
	lines->series =
	    table_column(tables->expectation, councils->count == 1 ? "status" : "council");
	lines->measures[0] = table_column(tables->expectation, "ni179");
	lines->measures[1] = table_column(tables->expectation, "expectation");
	lines->measure_labels[1] =
	    arena_format(arena, "%s a year expected", say_share(arena, terms->growth.value));
	bars->title = arena_format(arena, "%s: ongoing gains by workstream at the end of each year",
				   say_councils(arena, councils));
	bars->source = lines->source;
}

void indicator_words(struct results *results, const struct indicator_question *question,
		     const struct indicator_terms *terms, const struct indicator_tables *tables,
		     const struct indicator_figures *figures)
{
	answer(results, question, terms, tables, figures);
	caveats(results, question, terms, tables);
	list_assumptions(results, question, terms);
	charts(results, question, terms, tables, figures);
}
