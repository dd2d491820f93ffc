#include "analyses/case/case_compare.h"

#include "analyses/case/case_run.h"
#include "base/say.h"
#include "base/text.h"

PASSAGE(said_unlike, "compare.unlike", ANSWER, ANSWER, 9, "case_compare_assumption");

/* One term of the two cases, in words. */
struct term {
	const char *key, *name, *both[2];
	bool differs;
};

/* The first year that both appraise at rates that differ; 0: none. */
static int find_other_rate(const struct discounting both[2], int n_years)
{
	for (int t = 1; t <= n_years; t++)
		if (fraction_compare(both[0].rates[t], both[1].rates[t]) != 0)
			return t;
	return 0;
}

static struct term rate_term(const struct case_question *const both[2], struct arena *arena)
{
	const int n_years =
	    both[0]->n_years < both[1]->n_years ? both[0]->n_years : both[1]->n_years;
	struct term term = {.key = "discount_rate", .name = "discount rate"};
	struct discounting found[2];

	for (int i = 0; i < 2; i++)
		if (!case_discounting_find(&found[i], both[i]))
			return term;
	const int year = find_other_rate(found, n_years);
	term.differs = year > 0;
	if (year > 1)
		term.name = arena_format(arena, "discount rate from year %d", year);
	for (int i = 0; i < 2 && term.differs; i++)
		term.both[i] = say_given(arena, found[i].rates[year]);
	return term;
}

static struct term year_term(const char *key, const char *name, struct year first,
			     struct year second, struct arena *arena)
{
	return (struct term){key,
			     name,
			     {say_year(arena, first), say_year(arena, second)},
			     first.start != second.start};
}

void case_compare_terms_find(struct unlike_terms *unlike, const struct compared_case cases[2],
			     struct arena *arena)
{
	const struct case_question *const both[] = {cases[0].question, cases[1].question};
	const struct term terms[] = {
	    year_term("base_year", "base year", both[0]->base_year, both[1]->base_year, arena),
	    {"appraisal_years",
	     "years appraised",
	     {say_number(arena, both[0]->n_years), say_number(arena, both[1]->n_years)},
	     both[0]->n_years != both[1]->n_years},
	    rate_term(both, arena),
	    year_term("price_year", "price year", both[0]->price_year, both[1]->price_year, arena),
	};

	*unlike = (struct unlike_terms){0};
	for (size_t i = 0; i < N_OF(terms); i++)
		if (terms[i].differs) {
			lines_add(arena, &unlike->keys, "%s", terms[i].key);
			lines_add(arena, &unlike->said, "%s (%s and %s)", terms[i].name,
				  terms[i].both[0], terms[i].both[1]);
		}
}

void case_compare_terms_say(struct results *results, const struct unlike_terms *unlike)
{
	struct arena *arena = results->arena;
	const struct lines *said = &unlike->said, *keys = &unlike->keys;

	if (said->count > 0)
		results_say(results, &said_unlike,
			    "The two cases differ in %s, so their net present values cannot be "
			    "compared. Give both the same %s in case.csv first.",
			    text_list(arena, said->items, said->count, said->count),
			    text_list(arena, keys->items, keys->count, keys->count));
}
