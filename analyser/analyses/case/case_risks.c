/*
 * The case's risks, the most severe first, and what each could cost: the NPV with the lever that it
 * bears on at its worse end.  Table `case_risks`, where there is a risks.csv.  A risk that bears on
 * nothing in the case is told, and has no amount.
 */
#include "analyses/case/case_run.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/order.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_worst, "case.risks", RISKS, CAVEAT, 6, "case_risks");
PASSAGE(said_dearest, "case.risks-dearest", RISKS, CAVEAT, 6, "case_risks");
PASSAGE(said_open, "case.risks-open", RISKS, CAVEAT, 6, "case_risks");
PASSAGE(said_unmet, "case.risks-unmet", RISKS, CAVEAT, 6, "case_risks");
PASSAGE(said_unpriced, "case.risks-without-amount", RISKS, CAVEAT, 4, "case_risks");
PASSAGE(said_how, "case.risks-how", RISKS, METHOD, 3, "case_risks");

TABLE(case_risks, (rank, "Rank", COUNT_KEY), (risk, "Risk", TEXT), (likelihood, "Likelihood", TEXT),
      (impact, "Impact", TEXT), (severity, "Severity", COUNT), (bears_on, "Bears on", TEXT),
      (at_worst, "What goes wrong", TEXT), (npv_loss, "Taken off net present value", MONEY),
      (npv_then, "Net present value then", MONEY_TOTAL),
      (npv_loss_none, "Taken off if none of this cash comes", MONEY),
      (mitigation, "Mitigation", TEXT), (owner, "Owner", TEXT), (source, "Source", TEXT));

/* A risk with what it could cost. */
struct costed_risk {
	const struct risk *risk;
	struct risk_worst worst;
	struct value loss;
};

static int64_t loss_of(const struct costed_risk *risk)
{
	return risk->loss.kind == VALUE_MONEY ? risk->loss.money.hundredths : -1;
}

/* The most severe first; of those, the gravest, the dearest, and the file's order. */
static int compare(const void *left, const void *right)
{
	const struct costed_risk *a = left, *b = right;

	return ORDER_BY(risk_severity(b->risk) - risk_severity(a->risk),
			(int)b->risk->impact - (int)a->risk->impact, ORDER(loss_of(b), loss_of(a)),
			ORDER(a->risk->line, b->risk->line));
}

/* A slip, or something that the command line leaves out: the risk stays, without an amount. */
static void say_unknown(const struct case_run *run, const struct risk *risk)
{
	struct diagnostics *diagnostics = run->work.diagnostics;
	size_t count;
	const char *const *names = risk_levers_names(run, &count);

	notice(diagnostics, (struct place){run->question.risks->path, risk->line, "bears_on"},
	       "'%s' is no initiative, strategy, cost or assumption of this case%s; what the "
	       "risk could cost "
	       "is not worked out",
	       text_cut(diagnostics->arena, risk->bears_on, 60),
	       text_suggest(diagnostics->arena, risk->bears_on, names, count));
}

static void find_costs(struct costed_risk *costed, const struct case_run *run,
		       const struct case_option *option)
{
	const struct risks *risks = run->question.risks;

	for (size_t i = 0; i < risks->n_items; i++) {
		struct costed_risk *one = &costed[i];

		*one = (struct costed_risk){.risk = &risks->items[i],
					    .loss = value_none("bears on no figure")};
		if (one->risk->bears_on == NULL)
			continue;
		risk_levers_worst(&one->worst, one->risk->bears_on, run, option);
		one->loss = one->worst.why != NULL
				? value_none(one->worst.why)
				: value_money_less(option->appraisal.npv, one->worst.npv);
	}
}

static void write(struct table *table, const struct costed_risk *costed, size_t count,
		  const struct case_option *option)
{
	for (size_t i = 0; i < count; i++) {
		const struct risk *risk = costed[i].risk;
		const struct risk_worst *worst = &costed[i].worst;
		const bool has_amount = costed[i].loss.kind == VALUE_MONEY;

		TABLE_ADD(table, case_risks, .rank = value_count((int64_t)i + 1),
			  .risk = value_text(risk->risk),
			  .likelihood = value_text(risk_level_names[risk->likelihood]),
			  .impact = value_text(risk_level_names[risk->impact]),
			  .severity = value_count(risk_severity(risk)),
			  .bears_on = value_text_or(risk->bears_on, "no figure"),
			  .at_worst = value_text_or(worst->changed, "not given"),
			  .npv_loss = costed[i].loss,
			  .npv_then = has_amount ? value_money(worst->npv) : costed[i].loss,
			  .npv_loss_none = worst->has_none ? value_money_less(option->appraisal.npv,
									      worst->npv_none)
							   : value_none("does not apply"),
			  .mitigation = value_text_or(risk->mitigation, "not given"),
			  .owner = value_text_or(risk->owner, "not given"),
			  .source = value_text(risk->source));
	}
}

/* High in one respect and at least medium in the other. */
static bool is_severe(const struct risk *risk)
{
	return risk_severity(risk) >= RISK_MEDIUM * RISK_HIGH;
}

/* Risks that nobody holds, or (has_owner) that nobody has said how to meet, the worst named. */
static void say_open(struct results *results, const struct costed_risk *costed, size_t count,
		     bool has_owner)
{
	struct arena *arena = results->arena;
	const struct costed_risk *worst = NULL;
	const char *what = has_owner ? "mitigation" : "owner";
	size_t n_open = 0;

	for (size_t i = 0; i < count; i++) {
		const struct risk *risk = costed[i].risk;

		if ((has_owner ? risk->mitigation : risk->owner) != NULL)
			continue;
		worst = worst == NULL ? &costed[i] : worst;
		n_open++;
	}
	if (n_open == 0)
		return;
	struct passage *said = results_say(
	    results, has_owner ? &said_unmet : &said_open, "%s%s '%s'%s%s%s.",
	    say_count(arena, n_open, "risk", "risks"),
	    n_open > 1 ? arena_format(arena, " have no %s, the most severe", what) : ",",
	    text_cut(arena, worst->risk->risk, 120), n_open > 1 ? "" : ", has no ",
	    n_open > 1 ? "" : what,
	    worst->loss.kind != VALUE_MONEY
		? ""
		: arena_format(arena, " (up to %s of the net present value)",
			       say_rough(arena, worst->loss.money)));
	/* What nobody has said how to meet stands beside the answer. */
	if (has_owner && is_severe(worst->risk)) {
		said->spec.kind = PASSAGE_WARNING;
		said->spec.weight = 7;
	}
}

static void say(struct results *results, const struct costed_risk *costed, size_t count)
{
	struct arena *arena = results->arena;
	const struct risk *first = costed[0].risk;
	const struct costed_risk *dearest = &costed[0];
	struct lines unpriced = {0};
	size_t n_severe = 0;

	for (size_t i = 0; i < count; i++) {
		n_severe += is_severe(costed[i].risk);
		if (costed[i].loss.kind != VALUE_MONEY)
			lines_add(arena, &unpriced, "'%s'",
				  text_cut(arena, costed[i].risk->risk, 120));
		if (loss_of(&costed[i]) > loss_of(dearest))
			dearest = &costed[i];
	}
	results_say(results, &said_worst,
		    "%s registered, %zu of them severe (high in one respect and at least medium in "
		    "the other). %s: %s (likelihood %s, impact %s)%s.",
		    say_count(arena, count, "risk is", "risks are"), n_severe,
		    count > 1 && risk_severity(costed[1].risk) == risk_severity(first)
			? "One of the most severe"
			: "The most severe",
		    text_cut(arena, first->risk, 120), risk_level_names[first->likelihood],
		    risk_level_names[first->impact],
		    costed[0].loss.kind != VALUE_MONEY
			? ""
			: arena_format(arena, "; it would take %s off the net present value",
				       say_rough(arena, costed[0].loss.money)));
	if (dearest != &costed[0])
		results_say(
		    results, &said_dearest,
		    "The largest in money: %s (likelihood %s, impact %s); it would take %s off "
		    "the net present value.",
		    text_cut(arena, dearest->risk->risk, 120),
		    risk_level_names[dearest->risk->likelihood],
		    risk_level_names[dearest->risk->impact], say_rough(arena, dearest->loss.money));
	say_open(results, costed, count, false);
	say_open(results, costed, count, true);
	if (unpriced.count > 0)
		results_say(results, &said_unpriced,
			    "%s %s no amount, because no figure with a range depends on %s: %s.",
			    say_count(arena, unpriced.count, "risk", "risks"),
			    say_which(unpriced.count, "has", "have"),
			    say_which(unpriced.count, "it", "them"),
			    text_list(arena, unpriced.items, unpriced.count, 3));
	if (unpriced.count < count)
		results_say(
		    results, &said_how,
		    "What a risk could cost is the net present value of the whole case less what "
		    "it would be if the risk came true. A figure is then at the worse end "
		    "of its range; a gain does not come, and its costs stay. Risks "
		    "overlap, so these amounts do not add up.");
}

/* A risk that bears on nothing of the case. */
bool case_risks_check(const struct case_run *run)
{
	const struct risks *risks = run->question.risks;

	for (size_t i = 0; risks != NULL && i < risks->n_items; i++)
		if (risks->items[i].bears_on != NULL &&
		    !risk_levers_has(run, risks->items[i].bears_on))
			say_unknown(run, &risks->items[i]);
	return true;
}

bool case_risks_add(struct results *results, const struct case_run *run)
{
	const struct risks *risks = run->question.risks;
	const struct case_option *option = case_leader(&run->options);
	struct table *table;

	if (risks == NULL || risks->n_items == 0)
		return true;
	struct costed_risk *costed = arena_array(results->arena, risks->n_items, sizeof *costed);
	find_costs(costed, run, option);
	SORT(costed, risks->n_items, compare);
	table = TABLE_NEW(results_in(results, SECTION_RISKS), case_risks,
			  "Risks, the most severe first, and what each could cost the whole case");
	table->is_of_part = true;
	write(table, costed, risks->n_items, option);
	say(results, costed, risks->n_items);
	return true;
}
