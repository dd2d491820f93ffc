#include "analyses/indicator/indicator_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_figure, "indicator.figure", ANSWER, ANSWER, 9, "indicator");
PASSAGE(said_weighted, "indicator.weighted", ANSWER, ANSWER, 8, "indicator");
PASSAGE(said_alone, "indicator.register-alone", NI179, FINDING, 4, NULL);
PASSAGE(said_outturn, "indicator.last-outturn", NI179, FINDING, 6, "indicator");
PASSAGE(said_scrutiny, "indicator.scrutiny", NI179, WARNING, 7, "gain_scrutiny");

/* The councils' latest figures of one year added up: actual where there is an outturn. */
struct indicator_total {
	struct money ni179, weighted, expectation, baseline;
	size_t n_councils, n_actual, n_expected; /* expected: with a baseline and an expectation */
	struct fraction expected_share;
};

static struct indicator_total total_of(const struct indicator_question *question,
				       const struct indicator_terms *terms,
				       const struct indicator_figures *figures, struct year year)
{
	struct indicator_total total = {0};

	FOR_EACH (const struct indicator_figure, figure, figures->items, figures->count) {
		const struct council_baseline *baseline = &terms->baselines[figure->council];

		if (figure->year.start != year.start ||
		    figure->status != gains_status(question->gains, figure->council, year))
			continue;
		total.n_councils++;
		total.n_actual += figure->status == GAIN_ACTUAL;
		indicator_add(&total.ni179, figure->ni179);
		indicator_add(&total.weighted, figure->weighted);
		if (!baseline->is_known || !figure->has_expectation)
			continue;
		total.n_expected++;
		total.expected_share = figure->expected_share;
		indicator_add(&total.expectation, figure->expectation);
		indicator_add(&total.baseline, baseline->amount);
	}
	return total;
}

static const char *say_came(const struct indicator_total *total)
{
	return total->n_actual == total->n_councils ? "came out at"
	       : total->n_actual == 0               ? "is forecast at"
						    : "is, part actual and part forecast,";
}

/* By how much the total misses or passes what is expected of all councils; false: that of some is
 * not known. */
static bool find_beyond(struct money *beyond, const struct indicator_total *total)
{
	return total->n_expected > 0 && total->n_expected == total->n_councils &&
	       money_subtract(beyond, total->ni179, total->expectation);
}

/* `£0.5m short of the national aim of` */
static const char *say_beyond(struct arena *arena, struct money beyond)
{
	return arena_format(arena, "%s %s the national aim of", say_size(arena, beyond),
			    beyond.hundredths < 0 ? "short of" : "above");
}

/* `, 5.2% of the baseline: £0.5m short of the national aim of 9.3% (3% a year, compounded)` */
static const char *say_expected(struct arena *arena, const struct indicator_total *total,
				const struct indicator_terms *terms)
{
	struct money beyond;

	if (!find_beyond(&beyond, total))
		return "";

	const bool is_first_year =
	    fraction_compare(total->expected_share, terms->growth.value) == 0;

	return arena_format(arena, ", %s of the baseline: %s %s%s",
			    say_percent(arena, total->ni179.hundredths, total->baseline.hundredths),
			    say_beyond(arena, beyond), say_share(arena, total->expected_share),
			    is_first_year ? ""
					  : arena_format(arena, " (%s a year, compounded)",
							 say_share(arena, terms->growth.value)));
}

/* The same for a title: `, £0.5m short of the national aim of 3% a year` */
static const char *say_expected_briefly(struct arena *arena, const struct indicator_total *total,
					const struct indicator_terms *terms)
{
	struct money beyond;

	return find_beyond(&beyond, total)
		   ? arena_format(arena, ", %s %s a year", say_beyond(arena, beyond),
				  say_share(arena, terms->growth.value))
		   : "";
}

/* `'Joint depot' (£150k a year gross, 35% likely)`, joined. */
static const char *say_scrutiny(struct arena *arena, const struct indicator_tables *tables)
{
	const char **names = arena_array(arena, tables->n_unlikely, sizeof *names);

	for (size_t i = 0; i < tables->n_unlikely; i++) {
		const struct gain *gain = tables->unlikely[i];

		names[i] =
		    arena_format(arena, "'%s' (%s a year gross, %s likely)",
				 text_cut(arena, gain->initiative, 60),
				 say_rough(arena, gain->gross), say_share(arena, gain->likelihood));
	}
	return text_list(arena, names, tables->n_unlikely, 3);
}

static void answer(struct results *results, const struct indicator_question *question,
		   const struct indicator_terms *terms, const struct indicator_tables *tables,
		   const struct indicator_figures *figures)
{
	struct arena *arena = results->arena;
	const struct gains *gains = question->gains;
	struct year last = question->last_year;
	struct indicator_total total = total_of(question, terms, figures, last);

	results_say(results, &said_figure, "%s: NI 179%s %s %s by the end of %s%s.",
		    say_councils(arena, &gains->councils),
		    question->is_of_case
			? ""
			: " (the national indicator of ongoing cash-releasing gains) of the "
			  "register alone",
		    say_came(&total), say_rough(arena, total.ni179), say_year(arena, last),
		    say_expected(arena, &total, terms));
	if (!question->is_of_case)
		results_say(
		    results, &said_alone,
		    "What a channel strategy and smarter procurement would save is not in it.");
	if (total.weighted.hundredths != total.ni179.hundredths)
		results_say(results, &said_weighted, "Weighted by likelihood it is %s.",
			    say_rough(arena, total.weighted));
	for (struct year year = last; year.start >= question->first_year.start; year.start--) {
		struct indicator_total outturn = total_of(question, terms, figures, year);

		if (year.start == last.start || outturn.n_actual < outturn.n_councils)
			continue;
		results_say(results, &said_outturn, "The last outturn, for %s, is %s%s.",
			    say_year(arena, year), say_rough(arena, outturn.ni179),
			    say_expected(arena, &outturn, terms));
		break;
	}
	if (tables->n_unlikely > 0)
		results_say(results, &said_scrutiny,
			    "%s high value and low likelihood, so look at %s first: %s.",
			    say_count(arena, tables->n_unlikely, "gain has", "gains have"),
			    say_which(tables->n_unlikely, "it", "them"),
			    say_scrutiny(arena, tables));
}

static void charts(struct results *results, const struct indicator_question *question,
		   const struct indicator_terms *terms, const struct indicator_tables *tables,
		   const struct indicator_figures *figures)
{
	struct arena *arena = results->arena;
	const struct names *councils = &question->gains->councils;
	struct indicator_total total = total_of(question, terms, figures, question->last_year);

	TABLE_CHART(
	    tables->expectation, "indicator", CHART_LINES,
	    .title = arena_format(
		arena, "%s%s: NI 179 %s %s by %s%s",
		/* Beside the chart of the options, which have more gains than these. */
		question->is_of_case ? "The register alone, " : "", say_councils(arena, councils),
		say_came(&total), say_rough(arena, total.ni179),
		say_year(arena, question->last_year), say_expected_briefly(arena, &total, terms)),
	    .source =
		arena_format(arena, "Source: %s; vfm indicator", say_file(question->gains->path)),
	    /* One council's forecast and outturn, or each council's latest. */
	    .category = "year", .series = councils->count == 1 ? "status" : "council",
	    .measures = {"ni179", "expectation"},
	    .measure_labels = {NULL, arena_format(arena, "the aim of %s a year",
						  say_share(arena, terms->growth.value))});
}

void indicator_words(struct results *results, const struct indicator_question *question,
		     const struct indicator_terms *terms, const struct indicator_tables *tables,
		     const struct indicator_figures *figures)
{
	answer(results, question, terms, tables, figures);
	indicator_caveats(results, question, terms, tables);
	charts(results, question, terms, tables, figures);
}
