#include "analyses/reference/reference_check.h"

#include "analyses/printed.h"
#include "results/table.h"
#include "base/text.h"

PASSAGE(said_checked, "reference.checked", ANSWER, ANSWER, 9, "check");
PASSAGE(said_interval, "reference.intervals", SOURCES, METHOD, 3, "check");
PASSAGE(said_as_they_are, "reference.mismatches", SOURCES, METHOD, 3, "check");

TABLE(check, (table, "Table", TEXT), (year, "Year", YEAR), (item, "Item", TEXT),
      (published, "Published", MONEY_MIXED), (recomputed, "Recomputed", MONEY_MIXED),
      (difference, "Difference", MONEY_MIXED_TOTAL), (explained, "Rounding explains it", TEXT),
      (unit, "Unit", TEXT), (method, "Recomputed as", TEXT));

/* A check under way. */
struct checker {
	struct reference *reference;
	struct results *results;
	struct table *table;
	struct diagnostics *diagnostics;
	int n_exact, n_rounding, n_other;
	const char *others; /* the items that rounding does not explain, joined */
	bool is_well;
};

/* The plan prints sums to £0.1bn and rates to 0.1%. */
static const struct fraction half_of_money = {500000000000, 1}; /* £0.05bn in £0.0001 */
static const struct fraction half_of_rate = {1, 2000};
static const struct fraction half_of_whole_rate = {1, 200}; /* a rate printed as 3% */

/* A figure of a set: the value of `field` in the row of that key and year (0: none). */
static struct printed find(struct checker *checker, const char *set, const char *key,
			   struct year year, const char *field, struct fraction half)
{
	const struct value *value = reference_figure(checker->reference, set, key, year, field);

	if (value != NULL)
		return printed_new(value->kind == VALUE_MONEY
				       ? (struct fraction){value->money.hundredths, 1}
				       : fraction_from_share(value->share),
				   half);
	checker->is_well = fault(checker->diagnostics, (struct place){0},
				 "the reference set '%s' has no %s", set, key);
	return (struct printed){.is_known = false};
}

static struct value value_of(struct fraction fraction, bool is_money)
{
	struct money money = {0};

	if (!is_money)
		return value_fraction(fraction);
	/* To the penny, as all money derived from a share. */
	return money_share(&money, (struct money){1}, fraction)
		   ? value_money(money)
		   : value_none("more than can be counted");
}

static void add(struct checker *checker, const char *table, struct year year, const char *item,
		struct printed published, struct printed recomputed, bool is_money,
		const char *method)
{
	struct fraction difference, less;
	const char *explained = "no";

	less = (struct fraction){-published.value.numerator, published.value.denominator};
	if (!published.is_known || !recomputed.is_known ||
	    !fraction_add(&difference, recomputed.value, less)) {
		/* What the set has not has been told. */
		if (checker->is_well)
			checker->is_well =
			    fault(checker->diagnostics, (struct place){0},
				  "%s cannot be recomputed: its figures are too large", item);
		return;
	}

	if (difference.numerator == 0) {
		explained = "exact";
		checker->n_exact++;
	} else if (printed_meet(published, recomputed)) {
		explained = "yes";
		checker->n_rounding++;
	} else {
		checker->others = text_more(checker->results->arena, checker->others, "; ", item);
		checker->n_other++;
	}
	TABLE_ADD(checker->table, check, .table = value_text(table),
		  .year = year.start == 0 ? value_none("of no one year") : value_year(year),
		  .item = value_text(item), .published = value_of(published.value, is_money),
		  .recomputed = value_of(recomputed.value, is_money),
		  .difference = value_of(difference, is_money), .explained = value_text(explained),
		  .unit = value_text(is_money ? "money" : "percent"), .method = value_text(method));
}

static const char bpi[] = "business process improvement and collaboration";
static const struct year no_year = {0}, first_year = {2008}, last_year = {2010};

/* A gain of table 3.1, a part of the baseline, and the baseline of a workstream. */
static struct printed gain_of(struct checker *checker, const char *workstream, struct year year)
{
	return find(checker, "phasing", workstream, year, "amount", half_of_money);
}

static struct printed baseline_of(struct checker *checker, const char *part)
{
	return find(checker, "baseline", part, no_year, "amount", half_of_money);
}

static struct printed workstream_of(struct checker *checker, const char *workstream)
{
	return find(checker, "workstreams", workstream, no_year, "baseline", half_of_money);
}

static void check_phasing(struct checker *checker)
{
	for (struct year year = first_year; year.start <= last_year.start; year.start++) {
		struct printed sum = gain_of(checker, bpi, year);

		sum = printed_add(sum, gain_of(checker, "procurement", year));
		sum = printed_add(sum, gain_of(checker, "asset management", year));
		add(checker, "3.1", year, "total of the workstreams",
		    gain_of(checker, "total", year), sum, true,
		    "sum of the three workstreams printed");
	}
}

/* 3% a year, compounding, of the baseline. */
static void check_growth(struct checker *checker)
{
	struct printed baseline = baseline_of(checker, "total");
	struct printed target =
	    find(checker, "plan-figures", "growth_target", no_year, "value", half_of_rate);
	static const struct {
		const char *of_baseline, *share, *figure;
	} years[] = {{"3% of the baseline, first year", "cumulative expectation, first year",
		      "cumulative_expectation_1"},
		     {"3% a year of the baseline, second year",
		      "cumulative expectation, second year", "cumulative_expectation_2"},
		     {"3% a year of the baseline, third year", "cumulative expectation, third year",
		      "cumulative_expectation_3"}};

	for (int i = 0; i < 3; i++) {
		struct year year = {first_year.start + i};
		struct printed rate = printed_compound(target, i + 1);

		add(checker, "3.1", year, years[i].of_baseline, gain_of(checker, "total", year),
		    printed_multiply(baseline, rate), true, "baseline x (1.03^years - 1)");
		add(checker, "3.1", year, years[i].share,
		    find(checker, "plan-figures", years[i].figure, no_year, "value",
			 i == 0 ? half_of_whole_rate : half_of_rate),
		    rate, false, "1.03^years - 1");
	}
}

static void check_revenue(struct checker *checker)
{
	for (struct year year = first_year; year.start <= last_year.start; year.start++)
		add(checker, "B.1", year, "revenue and capital", gain_of(checker, "total", year),
		    printed_add(
			find(checker, "revenue-capital", "revenue", year, "amount", half_of_money),
			find(checker, "revenue-capital", "capital", year, "amount", half_of_money)),
		    true, "revenue + capital, against the total of table 3.1");
}

static void check_workstreams(struct checker *checker)
{
	static const char *const names[] = {bpi, "procurement", "total"};

	for (size_t i = 0; i < 3; i++) {
		struct printed baseline = workstream_of(checker, names[i]);
		struct printed rate = printed_compound(
		    find(checker, "workstreams", names[i], no_year, "rate", half_of_rate), 3);

		add(checker, "B.2", last_year, names[i], gain_of(checker, names[i], last_year),
		    printed_multiply(baseline, rate), true,
		    "its baseline x ((1 + rate)^3 - 1), against table 3.1");
	}
	add(checker, "B.2", no_year, "baselines of the workstreams",
	    workstream_of(checker, "total"),
	    printed_add(workstream_of(checker, bpi), workstream_of(checker, "procurement")), true,
	    "sum of the two baselines printed");
}

static void check_baseline(struct checker *checker)
{
	add(checker, "A.1", (struct year){2007}, "revenue and capital baseline",
	    baseline_of(checker, "total"),
	    printed_add(baseline_of(checker, "revenue"), baseline_of(checker, "capital")), true,
	    "revenue + capital");
}

/* The weighted average of the two markets, and what it makes of the baseline. */
static void check_bands(struct checker *checker)
{
	static const char *const fields[] = {"low", "central", "high"};
	struct printed baseline = workstream_of(checker, "procurement");
	struct printed average =
	    find(checker, "bands", "average", no_year, "central", half_of_rate);

	for (size_t i = 0; i < 3; i++) {
		static const char *const names[] = {"average of the markets, low",
						    "average of the markets",
						    "average of the markets, high"};
		struct printed parts[2];

		for (size_t j = 0; j < 2; j++) {
			const char *market = j == 0 ? "commodity" : "specific";

			parts[j] = printed_multiply(
			    find(checker, "bands", market, no_year, "share_of_spend",
				 fraction_zero),
			    find(checker, "bands", market, no_year, fields[i], fraction_zero));
		}
		add(checker, "footnote 34", no_year, names[i],
		    find(checker, "bands", "average", no_year, fields[i], half_of_rate),
		    printed_add(parts[0], parts[1]), false, "20% commodity + 80% sector specific");
	}
	add(checker, "footnote 34", last_year, "8.5% of the procurement baseline",
	    gain_of(checker, "procurement", last_year), printed_multiply(baseline, average), true,
	    "31.8bn x 8.5%, against table 3.1");
}

/* A single figure of the plan in pounds or as a share, which the set keeps as a plain number. */
static struct printed single(struct checker *checker, const char *item, bool is_money,
			     struct fraction half)
{
	struct printed found = find(checker, "plan-figures", item, no_year, "value", fraction_zero);

	if (is_money && found.is_known)
		found = printed_multiply(
		    found, printed_new((struct fraction){MONEY_PER_POUND, 1}, fraction_zero));
	return found.is_known ? printed_new(found.value, half) : found;
}

static void check_disposals(struct checker *checker)
{
	const struct fraction half_of_pennies = {50000000000, 1}; /* printed to £0.01bn */
	const struct printed gain = single(checker, "disposal_gain", true, half_of_pennies);
	const struct printed disposals = single(checker, "asset_disposals", true, half_of_money);

	add(checker, "footnote 36", no_year, "disposals at 5%", gain,
	    printed_multiply(disposals, find(checker, "plan-figures", "disposal_interest", no_year,
					     "value", fraction_zero)),
	    true, "disposals x 5% nominal interest");
	add(checker, "footnote 36", last_year, "asset management",
	    gain_of(checker, "asset management", last_year),
	    printed_add(gain, single(checker, "pfi_and_sharing", true, half_of_pennies)), true,
	    "disposals + PFI and sharing, against table 3.1");
}

/* Figures of its text that others of its figures determine. */
static void check_text(struct checker *checker)
{
	const struct printed three = printed_new((struct fraction){3, 1}, fraction_zero);
	const struct printed half = printed_new((struct fraction){1, 2}, fraction_zero);
	const struct fraction half_of_tenth = {1, 20}; /* "broadly 60%" */
	const struct fraction half_of_million = {5000000000, 1};

	add(checker, "3.20", last_year, "potential of business process improvement",
	    single(checker, "bpi_potential", true, half_of_money), gain_of(checker, bpi, last_year),
	    true, "the workstream's gain in table 3.1");
	add(checker, "footnote 36", no_year, "disposals over three years",
	    single(checker, "asset_disposals", true, half_of_money),
	    printed_multiply(single(checker, "annual_disposals", true, half_of_money), three), true,
	    "a year's disposals x 3");
	add(checker, "2.16", no_year, "SR04 target of three years",
	    single(checker, "sr04_carry_over_threshold", false, half_of_rate),
	    printed_multiply(single(checker, "sr04_annual_target", false, half_of_rate), three),
	    false, "2.5% a year x 3");
	add(checker, "3.54", no_year, "procurement's part of spending",
	    workstream_of(checker, "procurement"),
	    printed_multiply(
		baseline_of(checker, "total"),
		single(checker, "procurement_share_of_spending", false, half_of_tenth)),
	    true, "the baseline x broadly 60%, against table B.2");
	add(checker, "3.54", last_year, "procurement's part of gains",
	    gain_of(checker, "procurement", last_year),
	    printed_multiply(gain_of(checker, "total", last_year),
			     single(checker, "procurement_share_of_gains", false, half_of_tenth)),
	    true, "the total of table 3.1 x broadly 60%");
	add(checker, "E.30", no_year, "libraries and sport, half of culture and leisure",
	    printed_multiply(single(checker, "culture_spending", true, half_of_money), half),
	    printed_add(single(checker, "library_spending", true, half_of_million),
			single(checker, "sport_spending", true, half_of_million)),
	    true, "libraries + sport, against half of the £3.2bn printed");
}

bool reference_check(struct reference *reference, struct results *results,
		     struct diagnostics *diagnostics)
{
	struct checker checker = {.reference = reference,
				  .results = results,
				  .diagnostics = diagnostics,
				  .is_well = true};

	checker.table = TABLE_NEW(results, check, "The tables of the CLG plan recomputed");
	check_phasing(&checker);
	check_growth(&checker);
	check_revenue(&checker);
	check_workstreams(&checker);
	check_baseline(&checker);
	check_bands(&checker);
	check_disposals(&checker);
	check_text(&checker);
	results_say(
	    results, &said_checked,
	    "Of %d published figures that others determine, %d come out exactly, %d differ by "
	    "no more than their printed rounding, and %d by more%s%s.",
	    checker.n_exact + checker.n_rounding + checker.n_other, checker.n_exact,
	    checker.n_rounding, checker.n_other, checker.n_other == 0 ? "" : ": ",
	    checker.n_other == 0 ? "" : checker.others);
	results_say(results, &said_interval,
		    "A printed figure may be up to half its last digit out either way; rounding "
		    "explains a difference where the two ranges meet.");
	results_say(results, &said_as_they_are,
		    "Mismatches are shown as they are: no figure has been adjusted to hide one.");
	return checker.is_well;
}
