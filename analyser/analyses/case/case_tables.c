#include "analyses/case/case_tables.h"

#include "analyses/case/case_cost_tables.h"
#include "analyses/case/case_summary_tables.h"
#include "analyses/sayings.h"

enum {
	BRIDGE_STRATEGY,
	BRIDGE_YEAR,
	BRIDGE_STEP,
	BRIDGE_AMOUNT,
	BRIDGE_KIND,
	BRIDGE_SOURCE,
	N_BRIDGE
};

static const struct column bridge_columns[] = {
    [BRIDGE_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [BRIDGE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [BRIDGE_STEP] = {"step", "Step", UNIT_TEXT, ROLE_DIMENSION},
    [BRIDGE_AMOUNT] = {"amount", "Amount", UNIT_MONEY, ROLE_MEASURE},
    [BRIDGE_KIND] = {"kind", "", UNIT_TEXT, ROLE_DIMENSION},
    [BRIDGE_SOURCE] = {"source", "From", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	YEAR_STRATEGY,
	YEAR_YEAR,
	YEAR_GROSS,
	YEAR_CASH,
	YEAR_RUNNING,
	YEAR_INVESTMENT,
	YEAR_BIAS,
	YEAR_NET,
	YEAR_FACTOR,
	YEAR_VALUE,
	YEAR_TOTAL,
	YEAR_TOTAL_VALUE,
	YEAR_MARK,
	N_YEAR
};

static const struct column year_columns[] = {
    [YEAR_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [YEAR_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [YEAR_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_RUNNING] = {"running_cost", "Running cost", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_INVESTMENT] = {"investment", "Investment", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_BIAS] = {"optimism_bias", "Optimism bias", UNIT_MONEY, ROLE_MEASURE},
    [YEAR_NET] = {"net_gain", "Net gain", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_FACTOR] = {"discount_factor", "Discount factor", UNIT_FACTOR, ROLE_DIMENSION},
    [YEAR_VALUE] = {"present_value", "Present value", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_TOTAL] = {"running_total", "Net so far", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_TOTAL_VALUE] = {"running_value", "Value so far", UNIT_MONEY, ROLE_TOTAL},
    [YEAR_MARK] = {"mark", "", UNIT_TEXT, ROLE_DIMENSION},
};

void case_tables_make(struct case_tables *tables, struct results *results,
		      const struct case_question *question)
{
	struct arena *arena = results->arena;
	const char *prices = say_year(arena, question->price_year);

	tables->bridge = results_table(
	    results, "case_bridge",
	    arena_format(arena, "From gross to cash by strategy and year, at %s prices", prices),
	    bridge_columns, N_BRIDGE);
	tables->bridge->is_detail = true;
	tables->end = results_table(results, "case_bridge_end",
				    arena_format(arena, "From gross to cash in %s, at %s prices",
						 say_year(arena, question->last_year), prices),
				    bridge_columns, N_BRIDGE);
	tables->year = results_table(results, "case_year",
				     arena_format(arena, "Year by year, at %s prices", prices),
				     year_columns, N_YEAR);
	case_summary_tables_make(tables, results, question);
	case_cost_tables_make(tables, results);
}

bool case_has_step(const struct case_parts *parts, const struct costing *costing,
		   enum case_step step)
{
	return step == STEP_BIAS ? costing->has_bias : parts->has_step[step];
}

static struct value text_or_none(const char *text)
{
	return text == NULL ? value_none("") : value_text(text);
}

static void add_bridge_row(struct table *table, const struct case_option *option, struct year year,
			   const char *step, struct money amount, const char *kind,
			   const char *source)
{
	struct value *values = table_row(table);

	values[BRIDGE_STRATEGY] = value_text(option->name);
	values[BRIDGE_YEAR] = value_year(year);
	values[BRIDGE_STEP] = value_text(step);
	values[BRIDGE_AMOUNT] = value_money(amount);
	values[BRIDGE_KIND] = value_text(kind);
	values[BRIDGE_SOURCE] = text_or_none(source);
}

/* The steps that the case shows, in order, and the sums they come to. */
static void add_bridge(struct table *table, const struct case_option *option, struct year year,
		       const struct bridge *bridge, const struct case_parts *parts,
		       const struct costing *costing)
{
	struct money sum = {0};

	for (int i = 0; i < N_STEPS; i++) {
		enum case_step step = (enum case_step)i;
		bool is_channel = step == STEP_PROMISED || step == STEP_FAILED;

		/* These sums are parts of flows whose range has been checked. */
		sum.hundredths += bridge->steps[i].hundredths;
		if (case_has_step(parts, costing, step) &&
		    !(is_channel && option->strategy == NULL))
			add_bridge_row(table, option, year, bridge_step_name(step),
				       bridge->steps[i], "step", parts->sources[i]);
		if (step == LAST_GROSS_STEP)
			add_bridge_row(table, option, year, "gross gain", sum, "total", NULL);
		if (step == LAST_CASH_STEP)
			add_bridge_row(table, option, year, "cash-releasing gain", sum, "total",
				       NULL);
	}
	add_bridge_row(table, option, year, "net cash-releasing gain", sum, "total", NULL);
}

static struct money negated(struct money money)
{
	return (struct money){-money.hundredths};
}

static void add_year(struct case_tables *tables, const struct case_option *option, int t,
		     struct year year, double factor, struct arena *arena)
{
	const struct appraisal *appraisal = &option->appraisal;
	const struct bridge *bridge = &option->bridges[t];
	struct value *values = table_row(tables->year);
	struct money gross = {0}, cash = {0};

	(void)bridge_gross(&gross, bridge);
	(void)bridge_cash(&cash, bridge);
	values[YEAR_STRATEGY] = value_text(option->name);
	values[YEAR_YEAR] = value_year(year);
	values[YEAR_GROSS] = value_money(gross);
	values[YEAR_CASH] = value_money(cash);
	values[YEAR_RUNNING] = value_money(negated(bridge->steps[STEP_RUNNING]));
	values[YEAR_INVESTMENT] = value_money(negated(bridge->steps[STEP_INVESTMENT]));
	values[YEAR_BIAS] = value_money(negated(bridge->steps[STEP_BIAS]));
	values[YEAR_NET] = value_money(appraisal->net[t]);
	values[YEAR_FACTOR] = value_ratio(factor);
	values[YEAR_VALUE] = value_money(appraisal->present_value[t]);
	values[YEAR_TOTAL] = value_money(appraisal->running_total[t]);
	values[YEAR_TOTAL_VALUE] = value_money(appraisal->running_value[t]);
	values[YEAR_MARK] = text_or_none(payback_mark(arena, option->name, &appraisal->simple, t));
}

void case_tables_fill(struct case_tables *tables, const struct case_work *work,
		      const struct case_parts *parts, const struct costing *costing,
		      const struct discounting *discounting, const struct case_options *options)
{
	const struct case_question *question = work->question;

	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *option = &options->items[i];

		if (option->is_nothing)
			continue;
		add_bridge(tables->end, option, question->last_year,
			   &option->bridges[options->plan_year], parts, costing);
		for (int t = 0; t <= options->n_years; t++) {
			struct year year = {question->base_year.start + t};

			add_bridge(tables->bridge, option, year, &option->bridges[t], parts,
				   costing);
			add_year(tables, option, t, year, discounting->factors[t], work->arena);
		}
		/* A reader sees the best option's; the others are in the tables. */
		if (tables->end->most_rows == 0) {
			tables->end->most_rows = tables->end->n_rows;
			tables->year->most_rows = tables->year->n_rows;
		}
	}
	case_summary_tables_fill(tables, work, options);
	case_cost_tables_fill(tables, work, costing, options);
}
