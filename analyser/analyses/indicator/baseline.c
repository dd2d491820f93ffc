#include "analyses/indicator/indicator.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_baseline, "baseline.baseline", ANSWER, ANSWER, 9, "baseline");
PASSAGE(said_annex, "baseline.built-in-lines", SOURCES, METHOD, 4, NULL);
PASSAGE(said_parts, "baseline.parts-of-a-total", DATA, METHOD, 6, "baseline");
PASSAGE(said_given_lines, "baseline.given-lines", SOURCES, METHOD, 5, NULL);
PASSAGE(said_undecided, "baseline.undecided", DATA, CAVEAT, 7, "baseline");
PASSAGE(said_uncited, "baseline.uncited", SOURCES, CAVEAT, 4, "baseline");
PASSAGE(said_national, "baseline.national", SOURCES, METHOD, 3, NULL);

TABLE(baseline, (line, "Line", TEXT, SHORT), (amount, "Amount", MONEY, SHORT),
      (counts, "Counts", TEXT, SHORT), (in_baseline, "In the baseline", MONEY, SHORT),
      (left_out, "Left out", MONEY), (part_of, "Part of", TEXT), (paragraph, "Paragraph", TEXT),
      (decided_by, "Decided by", TEXT), (source, "Source", TEXT));

TABLE(baseline_growth, (year, "Year", YEAR), (cumulative_share, "Cumulative", PERCENT),
      (expectation, "Of this baseline", MONEY),
      (more_than_before, "More than the year before", MONEY),
      (national_expectation, "Of the national baseline", MONEY),
      (plan_gain, "Table 3.1 prints", MONEY));

/* The amount of a set's row by its name and year (0: the set has none). */
static struct value amount_of(struct reference *reference, const char *set, const char *name,
			      struct year year)
{
	const struct value *found = reference_figure(reference, set, name, year, "amount");

	return found != NULL ? *found : value_none("not in the set");
}

/* Every line's amount as it stands: what is taken off is in `in` once, with the other sign. */
static bool sum_all(struct money *all, const struct accounts *accounts)
{
	return money_add(all, accounts->in, accounts->taken_off) &&
	       money_add(all, *all, accounts->taken_off) && money_add(all, *all, accounts->out) &&
	       money_add(all, *all, accounts->within);
}

static void make_lines(struct results *results, const struct accounts *accounts)
{
	struct table *table;
	struct money all = {0};

	table = TABLE_NEW(results_in(results, SECTION_NI179), baseline, "The baseline by annex A");
	FOR_EACH (const struct account_line, line, accounts->lines, accounts->n_lines) {
		TABLE_ADD(table, baseline, .line = value_text(line->name),
			  .amount = value_money(line->amount),
			  .counts = value_text(line->is_within      ? "within a total"
					       : line->is_taken_off ? "taken off"
					       : line->counts       ? "yes"
								    : "no"),
			  .in_baseline =
			      account_line_adds(line) ? value_money(line->amount)
			      : line->is_taken_off
				  ? value_money_less((struct money){0}, line->amount)
				  : value_none(line->is_within ? "within a total" : "left out"),
			  .left_out = line->counts || line->is_taken_off
					  ? value_none(line->counts ? "counts" : "taken off")
					  : value_money(line->amount),
			  .part_of = value_text_or(line->part_of, "no total"),
			  .paragraph = value_text_or(line->paragraph, "not given"),
			  .decided_by = value_text(line->is_given ? "accounts" : "reference"),
			  .source = value_text(line->source));
	}
	TABLE_TOTALS(table, baseline, .line = value_text("All lines"),
		     .amount = sum_all(&all, accounts) ? value_money(all)
						       : value_none("more than can be counted"),
		     .in_baseline = value_money(accounts->in),
		     .left_out = value_money(accounts->out));
}

/* False where a year's expectation is more than can be counted. */
static bool make_growth(struct results *results, const struct baseline_question *question,
			const struct plan_figure *growth, struct money *last)
{
	struct table *table =
	    TABLE_NEW(results, baseline_growth,
		      arena_format(results->arena, "What %s a year, compounding, comes to",
				   share_percent(fraction_to_share(growth->value),
						 arena_alloc(results->arena, SHARE_TEXT_SIZE))));
	const struct value national =
	    amount_of(question->reference, "baseline", "total", (struct year){0});
	struct baseline_growth own[MOST_GROWTH_YEARS], all[MOST_GROWTH_YEARS] = {0};

	if (!baseline_growth_find(own, question->accounts->in, growth->value) ||
	    (national.kind == VALUE_MONEY &&
	     !baseline_growth_find(all, national.money, growth->value)))
		return false;
	for (int i = 0; i < MOST_GROWTH_YEARS; i++)
		TABLE_ADD(
		    table, baseline_growth, .year = value_year(own[i].year),
		    .cumulative_share = value_fraction(own[i].share),
		    .expectation = value_money(own[i].expectation),
		    .more_than_before = value_money(own[i].more),
		    .national_expectation =
			national.kind == VALUE_MONEY ? value_money(all[i].expectation) : national,
		    .plan_gain = amount_of(question->reference, "phasing", "total", own[i].year));
	*last = own[MOST_GROWTH_YEARS - 1].expectation;
	return true;
}

static void words(struct results *results, const struct accounts *accounts,
		  const struct plan_figure *growth, struct money last, const char *lines_origin)
{
	struct arena *arena = results->arena;
	const char **names = arena_array(arena, accounts->n_lines, sizeof *names);
	const char *rate = say_share(arena, growth->value);
	size_t n_in = 0, n_given = 0, n_cited = 0, n_off = 0, n_within = 0;

	for (size_t i = 0; i < accounts->n_lines; i++) {
		n_in += account_line_adds(&accounts->lines[i]);
		n_off += accounts->lines[i].is_taken_off;
		n_within += accounts->lines[i].is_within;
		n_cited += accounts->lines[i].paragraph != NULL;
		if (accounts->lines[i].is_given)
			names[n_given++] = text_cut(arena, accounts->lines[i].name, 60);
	}
	results_say(results, &said_baseline,
		    "The baseline is %s: %zu of %zu lines %s, and %s is left out. %s a year, "
		    "compounding, comes to %s a year by %s.",
		    say_rough(arena, accounts->in), n_in, accounts->n_lines,
		    say_which(n_in, "counts", "count"), say_rough(arena, accounts->out), rate,
		    say_rough(arena, last), say_year(arena, PLAN_LAST_YEAR));
	if (strcmp(lines_origin, "built in") == 0)
		results_say(results, &said_annex,
			    "Which lines count is as annex A of the CLG plan says (vfm reference "
			    "baseline-lines), each with its paragraph; lines that it does not name "
			    "are as the accounts say.");
	else
		results_say(results, &said_given_lines,
			    "Which lines count, and by which paragraph, is as %s says.",
			    lines_origin);
	if (n_off > 0 || n_within > 0)
		results_say(results, &said_parts,
			    "Beside a total, %s taken off it (%s), and %s within it and not added "
			    "again.",
			    say_count(arena, n_off, "line is", "lines are"),
			    say_rough(arena, accounts->taken_off),
			    say_count(arena, n_within, "line is", "lines are"));
	if (n_given > 0)
		results_say(results, &said_undecided,
			    "Whether %s %s was decided by whoever prepared the accounts, not by "
			    "the CLG plan: %s.",
			    say_count(arena, n_given, "line", "lines"),
			    say_which(n_given, "counts", "count"),
			    text_list(arena, names, n_given, 8));
	if (n_cited < accounts->n_lines)
		results_say(results, &said_uncited,
			    "%zu of %zu lines %s no paragraph (column paragraph).",
			    accounts->n_lines - n_cited, accounts->n_lines,
			    say_which(accounts->n_lines - n_cited, "cites", "cite"));
	results_say(results, &said_national,
		    "The national column is the baseline of table A.1 of the CLG plan at the same "
		    "rate; what "
		    "table 3.1 prints beside it is rounded and does not quite follow from it.");
	indicator_assumed(results, "growth_target", "*", value_fraction(growth->value),
			  growth->source, say_origin(growth->origin));
}

bool baseline_analyse(const struct baseline_question *question, struct results *results,
		      struct diagnostics *diagnostics)
{
	struct plan_figure growth;
	struct money last;

	if (!plan_figure_find(&growth, question->reference, "growth_target", diagnostics))
		return false;
	make_lines(results, question->accounts);
	if (!make_growth(results, question, &growth, &last))
		return fault(diagnostics, in_file(question->accounts->path),
			     "the amounts add up to more than can be counted");
	words(results, question->accounts, &growth, last,
	      reference_origin(question->reference, "baseline-lines"));
	return true;
}
