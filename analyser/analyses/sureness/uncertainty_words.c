#include "analyses/sureness/uncertainty.h"

#include <math.h>
#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_range, "sureness.range", ANSWER, ANSWER, 9, "npv_percentiles");
PASSAGE(said_alone, "sureness.alone", ANSWER, ANSWER, 9, "uncertainty_alone");
PASSAGE(said_hopeful, "sureness.hopeful", ANSWER, WARNING, 8, "npv_percentiles");
PASSAGE(said_chance, "sureness.chance", ANSWER, ANSWER, 8, "chances");
PASSAGE(said_ni179, "sureness.ni179", ANSWER, ANSWER, 8, "chances");
PASSAGE(said_likelier, "sureness.likelier", ANSWER, WARNING, 8, "chances");
PASSAGE(said_impossible, "sureness.impossible", ANSWER, WARNING, 7, "uncertainty");
PASSAGE(said_few, "sureness.few-draws", ANSWER, WARNING, 7, "uncertainty");
PASSAGE(said_none, "sureness.none-possible", ANSWER, WARNING, 8, NULL);
PASSAGE(said_how, "sureness.draws-how", ASSUMPTIONS, METHOD, 4, "uncertainty");

#define CLEARLY_MORE 0.01 /* of the draws */
/* Of fewer draws, what none of them shows may have a chance of over 1% (three in so many). */
#define FEW_DRAWS 300

/* By more than so many draws would differ by chance: two standard errors of the difference. */
static bool is_clearly_more(const struct draws_telling *telling)
{
	const double by = telling->most - telling->best,
		     error =
			 sqrt((telling->most + telling->best - by * by) / (double)telling->count);

	return by > CLEARLY_MORE && by > 2 * error;
}

/* `£11.7m to £14.3m (middle £12.9m)`; ends that read the same by how far apart they are.
 */
static const char *say_middle(const struct spread *spread, struct arena *arena)
{
	const struct money low = draws_round(spread, SPREAD_P10),
			   high = draws_round(spread, SPREAD_P90);
	const char *low_said = say_rough(arena, low), *high_said = say_rough(arena, high);

	if (strcmp(low_said, high_said) == 0)
		return arena_format(arena, "about %s (its ends are %s apart)", low_said,
				    say_rough(arena, (struct money){spread->figures[SPREAD_P90] -
								    spread->figures[SPREAD_P10]}));
	return arena_format(arena, "%s to %s (middle %s)", low_said, high_said,
			    say_rough(arena, draws_round(spread, SPREAD_P50)));
}

/* Is there no cash of the leading option in any year of any draw, so that only costs vary? */
static bool saves_nothing(const struct draws_telling *telling)
{
	const struct carlo *carlo = telling->carlo;
	const int64_t *cash =
	    &carlo->cash[telling->evaluation->leader->number * carlo->n_years * carlo->n_draws];

	for (size_t i = 0; i < carlo->n_years * carlo->n_draws; i++)
		if (cash[i] > 0)
			return false;
	return true;
}

/* Above the middle 80%, or near its end. */
static bool is_high(double chance)
{
	return chance < 0.15;
}

/* The chance of as much as is given; a warning says it of what is high. */
static const char *say_as_given(struct money given, double chance, struct arena *arena)
{
	return is_high(chance)
		   ? ""
		   : arena_format(arena, " The chance of %s or more is %s.",
				  say_rough(arena, given), draws_say_chance(chance, arena));
}

static void say_spread(const struct draws_telling *telling)
{
	struct arena *arena = telling->arena;

	if (telling->is_still) {
		results_say(telling->results, &said_range,
			    "The ranges given move other options, but not the net present value of "
			    "the whole case, %s.",
			    say_rough(arena, telling->evaluation->leader->appraisal.npv));
		return;
	}
	results_say(telling->results, &said_range,
		    "Within the ranges given, the whole case has an 80%% chance of %s.%s",
		    say_middle(&telling->npv, arena),
		    say_as_given(telling->evaluation->leader->appraisal.npv,
				 (double)telling->n_as_given / (double)telling->count, arena));
}

/* A figure of which its own ranges say that it is too high, with what is likelier. */
static void add_hopeful(struct lines *lines, const char *who, const struct spread *spread,
			struct money given, double chance, struct arena *arena)
{
	const char *said = say_rough(arena, given),
		   *middle = say_rough(arena, draws_round(spread, SPREAD_P50));

	if (is_high(chance) && strcmp(said, middle) != 0)
		lines_add(arena, lines, "%s%s for %s%s %s (50%% for %s)", said,
			  lines->count == 0 ? " or more" : "", who,
			  lines->count == 0 ? " has a chance of" : "",
			  draws_say_chance(chance, arena), middle);
}

static void add_said(const struct draws_telling *telling, const struct lines *lines, bool is_whole)
{
	struct passage *said =
	    results_say(telling->results, &said_hopeful, "The %s optimistic: %s.",
			say_which(lines->count, "figure is", "figures are"),
			text_list(telling->arena, lines->items, lines->count, lines->count));

	said->spec.weight = is_whole ? 9 : 8;
	if (!is_whole)
		said->spec.about = "uncertainty_alone";
	else if (lines->count > 1)
		said->also = "uncertainty_alone";
}

/* Where what is said flatly stands above its own range, or near its upper end. */
static void say_hopeful(const struct draws_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct case_option *leader = telling->evaluation->leader;
	struct lines lines = {0};

	if (!telling->is_still)
		add_hopeful(&lines, "the whole case", &telling->npv, leader->appraisal.npv,
			    (double)telling->n_as_given / (double)telling->count, arena);
	const bool is_whole = lines.count > 0;

	if (leader->alone != NULL)
		add_hopeful(
		    &lines, arena_format(arena, "'%s' itself", text_cut(arena, leader->name, 60)),
		    &telling->alone, leader->alone_appraisal.npv, telling->alone_as_given, arena);
	if (lines.count > 0)
		add_said(telling, &lines, is_whole);
}

/* Of what is decided when a strategy is chosen. */
static void say_alone(const struct draws_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct case_run *run = telling->evaluation->run;
	const struct case_option *leader = telling->evaluation->leader;
	const bool is_longer = run->options.n_years > run->options.plan_year;
	const int64_t *figures = telling->alone.figures;
	const char *covering = draws_say_chance(telling->alone_chance, arena),
		   *planned = draws_say_chance(telling->alone_planned, arena);

	/* What no range moves has no chances: that it pays is as given, not over 99% sure. */
	if (telling->is_alone_still ||
	    (figures[SPREAD_P10] == figures[SPREAD_P90] && saves_nothing(telling))) {
		results_say(telling->results, &said_alone,
			    "The ranges given do not move the net present value of '%s' itself, "
			    "%s.",
			    text_cut(arena, leader->name, 60),
			    say_rough(arena, leader->alone_appraisal.npv));
		return;
	}
	results_say(
	    telling->results, &said_alone, "'%s' itself has an 80%% chance of %s.%s%s",
	    text_cut(arena, leader->name, 60), say_middle(&telling->alone, arena),
	    say_as_given(leader->alone_appraisal.npv, telling->alone_as_given, arena),
	    saves_nothing(telling)
		? ""
		: arena_format(arena, " Its chance of covering costs is %s%s.", covering,
			       !is_longer || strcmp(covering, planned) == 0
				   ? ""
				   : arena_format(arena, ", but %s by %s, the plan's end", planned,
						  say_year(arena, run->question.last_year))));
}

/* `£396k more`, `£1.1m short` */
static const char *say_beyond(struct arena *arena, struct money beyond)
{
	if (beyond.hundredths == 0)
		return "just enough";
	return arena_format(arena, "%s %s", say_size(arena, beyond),
			    beyond.hundredths < 0 ? "short" : "more");
}

/* By its register's forecasts in full, and, where that is another chance, by their likelihoods. */
static void say_ni179(const struct draws_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct case_run *run = telling->evaluation->run;
	const struct case_expectation *expectation = telling->evaluation->expectation;
	const bool is_weighted =
	    money_compare(expectation->wanted, expectation->wanted_weighted) != 0;

	const int64_t planned =
	    carlo_indicator(&run->figures, telling->carlo->leader, telling->carlo->plan_year);
	const struct money beyond = {planned - expectation->wanted.hundredths},
			   weighted = {planned - expectation->wanted_weighted.hundredths};

	struct passage *said = results_say(
	    telling->results, &said_ni179,
	    "As planned NI 179 (the national indicator of ongoing cash-releasing gains) is %s %s a "
	    "year of the baseline by %s. The chance of reaching %s a year is %s%s.",
	    beyond.hundredths == 0 ? "exactly"
				   : arena_format(arena, "%s %s", say_beyond(arena, beyond),
						  beyond.hundredths < 0 ? "of" : "than"),
	    say_share(arena, expectation->growth), say_year(arena, run->question.last_year),
	    say_share(arena, expectation->growth), draws_say_chance(telling->met, arena),
	    !is_weighted
		? ""
		: arena_format(arena,
			       " if every gain in the register comes in full. With those gains "
			       "weighted by likelihood, it is %s and the chance is %s",
			       say_beyond(arena, weighted),
			       draws_say_chance(telling->met_weighted, arena)));

	said->also = "case_indicator";
}

/* A gain that may not come counts as so much of it, in every draw. */
static const char *say_likelihoods(const struct case_bound *bound)
{
	for (size_t i = 0; i < bound->n_gains; i++)
		if (bound->gains[i].is_counted &&
		    bound_gain_likelihood(&bound->gains[i], bound->levers.values) != SHARE_ONE)
			return " Gains of the register count at their likelihood in every draw; "
			       "were "
			       "each to come or not, the spread would be wider.";
	return "";
}

/* That it saves more than it costs is no chance where no range moves it, or no costs are given. */
static void say_chance(const struct draws_telling *telling, const struct range_cover *cover)
{
	struct arena *arena = telling->arena;
	const struct case_option *leader = telling->evaluation->leader;
	const char *who = leader->strategy == NULL
			      ? "it"
			      : arena_format(arena, "'%s'", text_cut(arena, leader->name, 60)),
		   *best = draws_say_chance(telling->best, arena),
		   *others = cover->n_without == 0 ? "" : ", with all other numbers as given";

	if (saves_nothing(telling))
		results_say(telling->results, &said_chance,
			    "It saves nothing anywhere within those ranges%s, so there are no "
			    "savings to be sure of%s.",
			    others, telling->is_still ? "" : ": only how much is lost varies");
	else if (telling->is_still || leader->appraisal.pv_costs.hundredths == 0)
		results_say(telling->results, &said_chance,
			    "Within those ranges%s, the chance that %s is the best option is %s.",
			    others, who, best);
	else
		results_say(telling->results, &said_chance,
			    "Within those ranges%s, the chance that the whole case saves more than "
			    "it costs is %s. The chance that %s is the best option is %s.",
			    others, draws_say_chance(telling->chance, arena), who, best);
}

void uncertainty_words(const struct draws_telling *telling, const struct range_cover *cover)
{
	struct results *results = telling->results;
	struct arena *arena = telling->arena;
	const struct carlo *carlo = telling->carlo;
	const size_t n_impossible = carlo->n_draws - telling->count;

	if (telling->count < FEW_DRAWS)
		/* Two standard errors of one half. */
		results_say(results, &said_few,
			    "Ranges and chances are of %s only: a chance may be %.0f points off, "
			    "and over 99%% is not as sure as it reads. Leave out --draws for "
			    "10,000.",
			    say_count(arena, (int64_t)telling->count, "draw", "draws"),
			    100 / sqrt((double)telling->count));
	say_spread(telling);
	if (telling->evaluation->leader->alone != NULL)
		say_alone(telling);
	if (!saves_nothing(telling))
		say_hopeful(telling);
	say_chance(telling, cover);
	if (telling->evaluation->expectation->is_known)
		say_ni179(telling);
	if (!saves_nothing(telling) && is_clearly_more(telling))
		results_say(results, &said_likelier,
			    "Within the ranges given, '%s' is more often the best option (%s) than "
			    "'%s' (%s).",
			    text_cut(arena, telling->likeliest, 60),
			    draws_say_chance(telling->most, arena),
			    text_cut(arena, telling->evaluation->leader->name, 60),
			    draws_say_chance(telling->best, arena));
	if (n_impossible > 0)
		results_say(results, &said_impossible,
			    "%s of %s draws from the ranges cannot happen (more contacts would "
			    "move than there are), and count in no figure; narrow the ranges of "
			    "shifts and take-up.",
			    say_number(arena, (int64_t)n_impossible),
			    say_number(arena, (int64_t)carlo->n_draws));
	results_say(
	    results, &said_how,
	    "The case was worked out %s times, each time with every number that has a range picked "
	    "at random within it (seed %llu; triangles of low, central and high). The numbers are "
	    "picked %s. The standard error of the mean net present value is %s, of P10 %s and of "
	    "P90 %s; figures are rounded to a similar size. Shares of the spread are squared rank "
	    "correlations.%s",
	    say_number(arena, (int64_t)carlo->n_draws), (unsigned long long)carlo->draws->seed,
	    carlo->draws->n_together == 0
		? "independently; if they move together, the spread is wider"
		: "together as correlations.csv says",
	    say_rough(arena, (struct money){(int64_t)telling->npv.errors[SPREAD_MEAN]}),
	    say_rough(arena, (struct money){(int64_t)telling->npv.errors[SPREAD_P10]}),
	    say_rough(arena, (struct money){(int64_t)telling->npv.errors[SPREAD_P90]}),
	    say_likelihoods(&telling->evaluation->run->bound));
}

void uncertainty_words_none(const struct draws_telling *telling)
{
	results_say(telling->results, &said_none,
		    "None of %s draws from the ranges can happen (more contacts would move "
		    "than there are), so nothing is known of how sure the answer is; narrow "
		    "the ranges of shifts and take-up.",
		    say_number(telling->arena, (int64_t)telling->carlo->n_draws));
}
