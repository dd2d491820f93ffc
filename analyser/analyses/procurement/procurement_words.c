#include "analyses/procurement/procurement_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_release, "procurement.release", ANSWER, ANSWER, 9, "procurement_gain");
PASSAGE(said_average, "procurement.unclassified-gain", PROCUREMENT, WARNING, 8,
	"procurement_category");
PASSAGE(said_may_be_less, "procurement.may-be-less", PROCUREMENT, WARNING, 8, NULL);
PASSAGE(said_markets, "procurement.markets", PROCUREMENT, FINDING, 6, "procurement_market");
PASSAGE(said_part, "procurement.addressable-in-part", PROCUREMENT, FINDING, 5,
	"procurement_category");
PASSAGE(said_bands, "procurement.bands", PROCUREMENT, METHOD, 5, NULL);
PASSAGE(said_levels, "procurement.levels", PROCUREMENT, METHOD, 4, NULL);
PASSAGE(said_late, "procurement.begins-late", PROCUREMENT, WARNING, 7, "procurement_gain");
PASSAGE(said_part_year, "procurement.part-year", DATA, CAVEAT, 7, NULL);
PASSAGE(said_no_part, "procurement.councils-without-spend", DATA, CAVEAT, 6, NULL);
PASSAGE(said_unclassified, "procurement.unclassified", PROCUREMENT, CAVEAT, 7,
	"procurement_category");
PASSAGE(said_below_zero, "procurement.below-zero", PROCUREMENT, CAVEAT, 5, "procurement_category");
PASSAGE(said_by_prices, "procurement.by-prices", PROCUREMENT, CAVEAT, 7, "procurement_category");
PASSAGE(said_classified, "procurement.classification", SOURCES, CAVEAT, 3, NULL);

/* How many councils have spend in a year, and the last of them; lines are in their order. */
static size_t councils_in(const struct spend *spend, struct year year, int *council)
{
	size_t count = 0;

	*council = -1;
	for (size_t i = 0; i < spend->n_lines; i++)
		if (spend->lines[i].year.start == year.start &&
		    spend->lines[i].council != *council) {
			*council = spend->lines[i].council;
			count++;
		}
	return count;
}

const char *procurement_words_councils(struct arena *arena, const struct spend *spend,
				       struct year year)
{
	int council;
	size_t count = councils_in(spend, year, &council);

	return count == 1 ? text_cut(arena, spend->councils.items[council], 80)
			  : say_count(arena, count, "council", "councils");
}

/* The council; and of which months, where they are not a year's. */
static const char *who(struct arena *arena, const struct procurement_question *question)
{
	const char *councils =
	    procurement_words_councils(arena, question->spend, question->base_year);

	return question->part_year == NULL ? councils
					   : arena_format(arena, "%s, on the payments of %s only",
							  councils, question->part_year);
}

/* Gains on some months' payments are not those of a year. */
static const char *rate(const struct procurement_question *question)
{
	return question->part_year == NULL ? " a year" : "";
}

/* `£616k of the £1.1m`, `almost all of the £2.2m` */
static const char *say_part(struct arena *arena, struct money part, struct money whole)
{
	const char *said = say_rough(arena, part), *all = say_rough(arena, whole);

	return arena_format(arena, "%s of the %s",
			    money_compare(part, whole) == 0 ? "all"
			    : strcmp(said, all) == 0        ? "almost all"
							    : said,
			    all);
}

static void answer(struct results *results, const struct procurement_question *question,
		   const struct procurement_terms *terms,
		   const struct procurement_sum markets[MARKET_AVERAGE + 1],
		   const struct procurement_sum *all)
{
	struct arena *arena = results->arena;
	const char *parts[MARKET_AVERAGE + 1];
	size_t n_parts = 0;

	const struct procurement_sum *unknown = &markets[MARKET_AVERAGE];
	/* Where nobody has said how most of it is bought, the answer is only an indication. */
	bool is_indication = unknown->addressable.hundredths > all->addressable.hundredths / 2;

	results_say(
	    results, &said_release,
	    "%s: smarter procurement would save %s%s gross by %s (%s to %s), %s of %s addressable "
	    "spend.",
	    who(arena, question), say_rough(arena, all->gain.central), rate(question),
	    say_year(arena, question->last_year), say_rough(arena, all->gain.low),
	    say_rough(arena, all->gain.high),
	    say_percent(arena, all->gain.central.hundredths, all->addressable.hundredths),
	    say_rough(arena, all->addressable));
	results_say(
	    results, &said_may_be_less,
	    "These are %s, applied to the spend given. What can still be saved may be "
	    "less: check contracts that have been renewed already.",
	    strcmp(terms->bands_origin, "built in") == 0
		? "national percentages"
		: arena_format(arena, "the percentages of %s", say_file(terms->bands_origin)));
	/* A hundredth of the gain is told with the caveats. */
	if (unknown->gain.central.hundredths > all->gain.central.hundredths / 100)
		results_say(results, &said_average,
			    "%s%s is on spend that is not classified, at the published average; "
			    "classify it with --categories FILE.",
			    is_indication ? "This is an indication, not a finding: " : "",
			    say_part(arena, unknown->gain.central, all->gain.central));
	for (int market = 0; market <= MARKET_AVERAGE; market++) {
		static const char *const names[] = {
		    [MARKET_COMMODITY] = "in commodity markets",
		    [MARKET_SPECIFIC] = "in sector-specific ones",
		    [MARKET_EXCLUDED] = "excluded (grants, benefits, pay and the like)",
		    [MARKET_AVERAGE] = "not classified",
		};

		if (markets[market].n_lines == 0)
			continue;
		parts[n_parts] =
		    arena_format(arena, "%s%s %s", say_rough(arena, markets[market].spend),
				 n_parts == 0 ? " was" : "", names[market]);
		n_parts++;
	}
	results_say(results, &said_markets, "Of %s spent in %s, %s.", say_rough(arena, all->spend),
		    say_year(arena, question->base_year),
		    text_list(arena, parts, n_parts, n_parts));
}

/* The categories with a flag, the largest first, joined; how many there are. */
static const char *flagged(struct arena *arena, const struct procurement_question *question,
			   const struct procurement_sum *sums, size_t count, const char *flag,
			   size_t *n_flagged)
{
	const char **names = arena_array(arena, count, sizeof *names);

	*n_flagged = 0;
	for (size_t i = 0; i < count; i++)
		if (sums[i].flag == flag)
			names[(*n_flagged)++] = arena_format(
			    arena, "%s (%s)",
			    text_cut(arena, question->spend->categories.items[sums[i].category],
				     60),
			    say_rough(arena, sums[i].spend));
	return text_list(arena, names, *n_flagged, 5);
}

/* The lists that say in which market a category is. */
static const char *say_list(const struct procurement_question *question, struct arena *arena)
{
	return question->categories_path == NULL
		   ? "vfm reference categories"
		   : arena_format(arena, "%s; what it does not name, vfm reference categories",
				  say_file(question->categories_path));
}

/* Spend of a category in a market of which only a part can be bought better. */
static void say_part_addressable(struct results *results,
				 const struct procurement_question *question,
				 const struct procurement_sum *sums, size_t count)
{
	struct arena *arena = results->arena;
	const char **names = arena_array(arena, count, sizeof *names);
	struct money all = {0};
	size_t n_named = 0;

	for (size_t i = 0; i < count; i++) {
		/* A part of spend, which is in range. */
		const struct money part = {sums[i].spend.hundredths -
					   sums[i].addressable.hundredths};

		if (sums[i].market == MARKET_EXCLUDED || sums[i].flag == procurement_by_prices ||
		    part.hundredths <= 0)
			continue;
		all.hundredths += part.hundredths;
		names[n_named++] = arena_format(
		    arena, "%s of %s",
		    say_percent(arena, part.hundredths, sums[i].spend.hundredths),
		    text_cut(arena, question->spend->categories.items[sums[i].category], 60));
	}
	if (n_named > 0)
		results_say(results, &said_part,
			    "%s of the spend in these markets is not addressable (it cannot be "
			    "bought better): %s (%s). To use another share, "
			    "put it in the column addressable of %s.",
			    say_rough(arena, all), text_list(arena, names, n_named, 5),
			    say_list(question, arena),
			    question->categories_path == NULL ? "categories.csv" : "that file");
}

/* `10% to 15%` */
static const char *say_band(struct arena *arena, const struct band *band)
{
	return say_range(arena, say_share(arena, band->low), say_share(arena, band->high));
}

static void caveats(struct results *results, const struct procurement_question *question,
		    const struct procurement_terms *terms, const struct procurement_sum *sums,
		    size_t count)
{
	struct arena *arena = results->arena;
	int council;
	size_t n_unclassified, n_below, n_by_prices,
	    n_left = question->spend->councils.count -
		     councils_in(question->spend, question->base_year, &council);
	const char *list;

	results_say(
	    results, &said_bands,
	    "The bands are %s: savings of %s in commodity markets, %s in sector-specific ones and "
	    "%s on average, on top of those of SR04. What this council can still save may differ.",
	    strcmp(terms->bands_origin, "built in") == 0
		? "the national ones of the CLG plan (footnote 34)"
		: arena_format(arena, "those of %s", terms->bands_origin),
	    say_band(arena, &terms->bands[MARKET_COMMODITY]),
	    say_band(arena, &terms->bands[MARKET_SPECIFIC]),
	    say_share(arena, terms->bands[MARKET_AVERAGE].central));
	results_say(
	    results, &said_levels,
	    "Procurement gains are annual savings compared with the spend of %s; do not add the "
	    "years together, since each includes those before it. They %s.",
	    say_year(arena, question->base_year),
	    terms->is_phase_given ? "build up as the assumptions say"
	    : strcmp(terms->phasing_origin, "built in") == 0
		? "build up as in table 3.1 of the CLG plan (9/28, 18/28, all)"
		: arena_format(arena, "build up as %s says", terms->phasing_origin));
	/* The steps are those of the years after the base year, whichever are planned. */
	if (!terms->is_phase_given && question->first_year.start > question->base_year.start + 1 &&
	    terms->phase[0].numerator > 0)
		results_say(results, &said_late,
			    "%s of the full gain is counted in %s, the first year planned, because "
			    "the steps of table 3.1 run from the year after %s. If the work begins "
			    "later, give the assumption phase.",
			    say_share(arena, terms->phase[0]),
			    say_year(arena, question->first_year),
			    say_year(arena, question->base_year));
	if (question->part_year != NULL)
		results_say(results, &said_part_year,
			    "The dates cover %s only, so spend and gains are for part of %s; "
			    "nothing is scaled up to a year.",
			    question->part_year, say_year(arena, question->base_year));
	if (n_left > 0)
		results_say(results, &said_no_part,
			    "%zu of the %zu councils %s no spend in %s, the base year, and %s "
			    "left out; --base-year takes another year.",
			    n_left, question->spend->councils.count,
			    say_which(n_left, "has", "have"), say_year(arena, question->base_year),
			    say_which(n_left, "is", "are"));
	list = flagged(arena, question, sums, count, procurement_unclassified, &n_unclassified);
	if (n_unclassified > 0)
		results_say(results, &said_unclassified,
			    "%s not classified: %s. The published average is used. To classify "
			    "%s, use categories.csv (--categories FILE).",
			    say_count(arena, n_unclassified, "category is", "categories are"), list,
			    say_which(n_unclassified, "it", "them"));
	list = flagged(arena, question, sums, count, procurement_below_zero, &n_below);
	if (n_below > 0)
		results_say(results, &said_below_zero,
			    "Spend on %s is below zero and has no band gain: %s.",
			    say_count(arena, n_below, "category", "categories"), list);
	list = flagged(arena, question, sums, count, procurement_by_prices, &n_by_prices);
	if (n_by_prices > 0)
		results_say(
		    results, &said_by_prices,
		    "Spend on %s is left out of the bands, because case.csv counts the gain by "
		    "prices: %s.",
		    say_count(arena, n_by_prices, "category", "categories"), list);
	results_say(
	    results, &said_classified,
	    "The market of each category%s is an analyst's judgement made for this program, "
	    "not a published list.",
	    question->categories_path == NULL ? ""
					      : arena_format(arena, " that %s does not name",
							     say_file(question->categories_path)));
}

/* How many categories make four fifths of the spend: `12 of 52 categories are 80% of £339.1m`. */
static const char *pareto_title(struct results *results,
				const struct procurement_question *question,
				const struct table *table, const struct procurement_sum *all)
{
	struct arena *arena = results->arena;
	int column = table_column(table, "cumulative_share");
	size_t count = 0;

	while (count < table->n_rows && table_values(table, count)[column].kind == VALUE_SHARE &&
	       table_values(table, count)[column].share.billionths < SHARE_ONE / 5 * 4)
		count++;
	count += count < table->n_rows;
	return arena_format(arena, "%s: it takes %zu of %s to pass 80%% of the %s spent in %s",
			    who(arena, question), count,
			    say_count(arena, table->n_rows, "category", "categories"),
			    say_rough(arena, all->spend), say_year(arena, question->base_year));
}

static void charts(struct results *results, const struct procurement_question *question,
		   const struct procurement_terms *terms, const struct procurement_tables *tables,
		   const struct procurement_sum *all)
{
	struct arena *arena = results->arena;
	const char *source = arena_format(
	    arena, "Source: %s; bands of %s; vfm procurement", say_file(question->spend_path),
	    strcmp(terms->bands_origin, "built in") == 0 ? "footnote 34 of the CLG plan"
							 : say_file(terms->bands_origin));

	TABLE_CHART(tables->category, "range", CHART_RANGES, .source = source,
		    .title = arena_format(
			arena, "%s: smarter procurement would save %s to %s%s gross by %s",
			who(arena, question), say_rough(arena, all->gain.low),
			say_rough(arena, all->gain.high), rate(question),
			say_year(arena, question->last_year)),
		    .category = "category", .low = "low", .high = "high", .measures = {"central"});
	TABLE_CHART(tables->pareto, "pareto", CHART_PARETO,
		    .title = pareto_title(results, question, tables->pareto, all),
		    .source = arena_format(arena, "Source: %s; vfm procurement",
					   say_file(question->spend_path)),
		    .category = "category", .measures = {"spend", "cumulative_share"});
}

/* Its source, and what of the band is not printed there; not what is said of another column. */
static const char *say_source(struct arena *arena, const struct band *band)
{
	const char *other =
	    band->derivation == NULL ? NULL : strstr(band->derivation, "; share_of_spend");

	return band->derivation == NULL
		   ? band->source
		   : arena_format(arena, "%s; %s", band->source,
				  other == NULL
				      ? band->derivation
				      : arena_text_of(arena, band->derivation,
						      (size_t)(other - band->derivation)));
}

static void list_bands(struct results *results, const struct procurement_terms *terms)
{
	for (int market = 0; market <= MARKET_AVERAGE; market++) {
		const struct band *band = &terms->bands[market];

		if (market == MARKET_EXCLUDED)
			continue;
		struct assumption_used *used =
		    say_assumed(results, "procurement_band", market_names[market],
				value_fraction(band->central), say_source(results->arena, band),
				say_origin(terms->bands_origin));
		used->low = value_fraction(band->low);
		used->high = value_fraction(band->high);
	}
}

void procurement_words(struct results *results, const struct procurement_question *question,
		       const struct procurement_terms *terms,
		       const struct procurement_tables *tables, const struct procurement_sum *sums,
		       size_t count, const struct procurement_sum markets[MARKET_AVERAGE + 1],
		       const struct procurement_sum *all)
{
	answer(results, question, terms, markets, all);
	say_part_addressable(results, question, sums, count);
	caveats(results, question, terms, sums, count);
	list_bands(results, terms);
	say_assumptions(results, question->assumptions, ASSUMPTION_OF_PROCUREMENT);
	charts(results, question, terms, tables, all);
}
