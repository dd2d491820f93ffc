/*
 * What others achieved, as the plan reports, beside what this case claims of the same kind of
 * action.  Table `case_examples`; false with faults where a user's own list of examples is faulty.
 */

#include <string.h>

#include "analyses/case/case_sources.h"
#include "analyses/sayings.h"
#include "results/table.h"

TABLE(case_examples, (example, "Example", TEXT), (paragraph, "Paragraph", TEXT),
      (action, "Action", TEXT), (measured, "What was measured", TEXT), (amount, "Amount", MONEY),
      (share, "Share", PERCENT), (printed, "As printed", TEXT), (period, "Of", TEXT),
      (claimed, "This case a year", MONEY), (claim, "What that is", TEXT),
      (source, "Source", TEXT));

enum {
	EXAMPLE,
	PARAGRAPH,
	ACTION,
	MEASURED,
	AMOUNT,
	SHARE,
	PERIOD,
	PRICE_BASE,
	STATUS,
	SOURCE,
	DERIVATION
};

/* Gross gains of the plan's last year, of parts whose range has been checked. */
static struct money of_steps(const struct case_run *run, enum case_step first,
			     enum case_step second)
{
	const struct case_option *option = case_leader(&run->options);
	const struct bridge *bridge = &option->bridges[run->options.plan_year];

	return (struct money){bridge->steps[first].hundredths + bridge->steps[second].hundredths};
}

/* The case's gross gains of a workstream in the plan's last year; false: none. */
static bool of_register(struct money *sum, const struct case_run *run, enum workstream workstream)
{
	const int last = run->options.plan_year;
	bool has_any = false;

	*sum = (struct money){0};
	/* What the case leaves out is no claim of it. */
	for (size_t i = 0; i < run->bound.n_gains; i++) {
		const struct bound_gain *bound = &run->bound.gains[i];

		if (bound->gain->workstream != workstream || !bound->counts[last])
			continue;
		has_any = true;
		if (!money_add(sum, *sum, run->figures.register_rows[i][last == bound->year].gross))
			return false;
	}
	return has_any;
}

/* What the case claims of a kind of action, and what that figure is. */
static struct value claim_of(const struct case_run *run, const char *action, const char **claim)
{
	const struct case_parts *parts = &run->parts;
	const bool is_shared = strcmp(action, "collaboration") == 0;
	struct money sum;

	*claim = NULL;
	if (strcmp(action, "channels") == 0 && case_leader(&run->options)->strategy != NULL) {
		*claim = "gross gain of the channel strategy";
		return value_money(of_steps(run, STEP_PROMISED, STEP_FAILED));
	}
	if (strcmp(action, "procurement") == 0 &&
	    (parts->has_step[STEP_PROCUREMENT] || parts->has_step[STEP_PRICES])) {
		*claim = "gross gain of procurement and prices";
		return value_money(of_steps(run, STEP_PROCUREMENT, STEP_PRICES));
	}
	if ((is_shared || strcmp(action, "business process improvement") == 0) &&
	    of_register(&sum, run, is_shared ? WORKSTREAM_COLLABORATION : WORKSTREAM_IMPROVEMENT)) {
		*claim = is_shared ? "gross gains of collaboration in the register"
				   : "gross gains of process improvement in the register";
		return value_money(sum);
	}
	return value_none("no gain of this kind");
}

/* What a council's own gain can be set beside: an amount a year, or a share. */
static bool is_comparable(const struct value *values)
{
	return values[SHARE].kind == VALUE_SHARE ||
	       (values[AMOUNT].kind == VALUE_MONEY && values[PERIOD].kind == VALUE_TEXT &&
		strcmp(values[PERIOD].text, "a year") == 0);
}

static size_t count_comparable(const struct reading *examples)
{
	size_t count = 0;

	FOR_EACH (const struct record, record, examples->records, examples->n_records)
		count += is_comparable(record->values);
	return count;
}

bool case_examples_add(struct results *results, const struct case_run *run)
{
	const struct reading *examples = reference_read(run->question.reference, "examples");

	if (examples == NULL)
		return false;
	struct table *table = TABLE_NEW(
	    results_in(results, SECTION_OPTIONS), case_examples,
	    arena_format(
		results->arena,
		"What others achieved or expected, beside this case in %s (%zu of the %zu examples "
		"of the CLG plan; they differ in size and kind, so a rough check only)",
		say_year(results->arena, run->question.last_year), count_comparable(examples),
		examples->n_records));
	table->is_of_part = true;
	FOR_EACH (const struct record, record, examples->records, examples->n_records) {
		const struct value *values = record->values;
		const char *claim;

		if (!is_comparable(values))
			continue;

		const struct value claimed = claim_of(run, values[ACTION].text, &claim);

		TABLE_ADD(table, case_examples, .example = values[EXAMPLE],
			  .paragraph = values[PARAGRAPH], .action = values[ACTION],
			  .measured = values[MEASURED],
			  .amount = values[AMOUNT].kind == VALUE_MONEY ? values[AMOUNT]
								       : value_none("not given"),
			  .share = values[SHARE].kind == VALUE_SHARE ? values[SHARE]
								     : value_none("not given"),
			  .printed = values[DERIVATION].kind == VALUE_TEXT ? values[DERIVATION]
									   : value_none(""),
			  .period = values[PERIOD], .claimed = claimed,
			  .claim = value_text_or(claim, "no gain of this kind"),
			  /* Its paragraph has a column of its own. */
			  .source = value_text(
			      case_sources_document(values[SOURCE].text, results->arena)));
	}
	return true;
}
