#include "analyses/sureness/uncertainty_words.h"

#include "analyses/sayings.h"
#include "base/text.h"

static const struct passage_spec
    said_range = {"sureness.range", SECTION_ANSWER, PASSAGE_ANSWER, 9, "npv_percentiles"},
    said_alone = {"sureness.alone", SECTION_ANSWER, PASSAGE_ANSWER, 9, "uncertainty_alone"},
    said_chance = {"sureness.chance", SECTION_ANSWER, PASSAGE_ANSWER, 8, "chances"},
    said_ni179 = {"sureness.ni179", SECTION_ANSWER, PASSAGE_ANSWER, 8, "chances"},
    said_likelier = {"sureness.likelier", SECTION_ANSWER, PASSAGE_WARNING, 8, "chances"},
    said_impossible = {"sureness.impossible", SECTION_ANSWER, PASSAGE_WARNING, 7, "uncertainty"},
    said_none = {"sureness.none-possible", SECTION_ANSWER, PASSAGE_WARNING, 8, NULL},
    said_how = {"sureness.draws-how", SECTION_ASSUMPTIONS, PASSAGE_METHOD, 4, "uncertainty"};

#define CLEARLY_MORE 0.01 /* of the draws */

static void say_spread(const struct draws_telling *telling)
{
	struct arena *arena = telling->arena;

	results_say(telling->results, &said_range,
		    "Within the ranges given, the whole case has an 80%% chance of %s to %s, with "
		    "%s in the middle; %s or more has a chance of %s.",
		    say_rough(arena, draws_round(&telling->npv, SPREAD_P10)),
		    say_rough(arena, draws_round(&telling->npv, SPREAD_P90)),
		    say_rough(arena, draws_round(&telling->npv, SPREAD_P50)),
		    say_rough(arena, telling->evaluation->leader->appraisal.npv),
		    draws_say_chance((double)telling->n_as_given / (double)telling->count, arena));
}

/* Of what is decided when a strategy is chosen. */
static void say_alone(const struct draws_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct case_run *run = telling->evaluation->run;
	const struct case_option *leader = telling->evaluation->leader;
	const bool is_longer = run->options.n_years > run->options.plan_year;

	results_say(telling->results, &said_alone,
		    "'%s' itself has an 80%% chance of %s to %s, with %s in the middle; %s or more "
		    "has a chance of %s. The chance that it saves more than it costs is %s%s.",
		    text_cut(arena, leader->name, 60),
		    say_rough(arena, draws_round(&telling->alone, SPREAD_P10)),
		    say_rough(arena, draws_round(&telling->alone, SPREAD_P90)),
		    say_rough(arena, draws_round(&telling->alone, SPREAD_P50)),
		    say_rough(arena, leader->alone_appraisal.npv),
		    draws_say_chance(telling->alone_as_given, arena),
		    draws_say_chance(telling->alone_chance, arena),
		    !is_longer ? ""
			       : arena_format(arena, "; by %s, the last year planned, %s",
					      say_year(arena, run->question.last_year),
					      draws_say_chance(telling->alone_planned, arena)));
}

/* `£396k more`, `£1.1m short` */
static const char *say_beyond(struct arena *arena, struct money beyond)
{
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

	results_say(telling->results, &said_ni179,
		    "As planned NI 179 is %s %s %s a year of the council's baseline by %s; the "
		    "chance that it "
		    "reaches that is %s%s.",
		    say_beyond(arena, beyond), beyond.hundredths < 0 ? "of" : "than",
		    say_share(arena, expectation->growth), say_year(arena, run->question.last_year),
		    draws_say_chance(telling->met, arena),
		    !is_weighted
			? ""
			: arena_format(arena,
				       " if every gain in the register comes in full, and %s with "
				       "the register's likelihoods (%s)",
				       draws_say_chance(telling->met_weighted, arena),
				       say_beyond(arena, weighted)));
}

void uncertainty_words(const struct draws_telling *telling, const struct range_cover *cover)
{
	struct results *results = telling->results;
	struct arena *arena = telling->arena;
	const struct carlo *carlo = telling->carlo;
	const size_t n_impossible = carlo->n_draws - telling->count;

	say_spread(telling);
	if (telling->evaluation->leader->alone != NULL)
		say_alone(telling);
	results_say(
	    results, &said_chance,
	    "Within those ranges%s, the chance that the whole case saves more than it costs "
	    "is %s; that %s is the best option, %s.",
	    cover->n_without == 0 ? "" : ", numbers without one staying as given",
	    draws_say_chance(telling->chance, arena),
	    telling->evaluation->leader->strategy == NULL
		? "it"
		: arena_format(arena, "'%s'",
			       text_cut(arena, telling->evaluation->leader->name, 60)),
	    draws_say_chance(telling->best, arena));
	if (telling->evaluation->expectation->is_known)
		say_ni179(telling);
	if (telling->most > telling->best + CLEARLY_MORE)
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
	    "%s draws, seed %llu: each number with a range is drawn from a triangle over "
	    "its low, central and high (%s), the others stay, and the whole case is worked "
	    "out each time. The standard error of the mean net present value is %s, of "
	    "P10 %s and of P90 %s; figures are rounded to that. Shares of the spread are "
	    "squared rank correlations.",
	    say_number(arena, (int64_t)carlo->n_draws), (unsigned long long)carlo->draws->seed,
	    carlo->draws->n_together == 0 ? "independently" : "together as correlations.csv says",
	    say_rough(arena, (struct money){(int64_t)telling->npv.errors[SPREAD_MEAN]}),
	    say_rough(arena, (struct money){(int64_t)telling->npv.errors[SPREAD_P10]}),
	    say_rough(arena, (struct money){(int64_t)telling->npv.errors[SPREAD_P90]}));
}

void uncertainty_words_none(const struct draws_telling *telling)
{
	results_say(telling->results, &said_none,
		    "None of %s draws from the ranges can happen (more contacts would move "
		    "than there are), so nothing is known of how sure the answer is; narrow "
		    "the ranges of shifts and take-up.",
		    say_number(telling->arena, (int64_t)telling->carlo->n_draws));
}
