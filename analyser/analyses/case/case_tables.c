#include "analyses/case/case_tables.h"

#include "analyses/sayings.h"
#include "results/table.h"

/* A figure of this option's row of the year. */
#define OF_YEAR(column) "case_year." column "[strategy, year]"

/* Figures of the workings of this year, and of this strategy; nought where a case has no such part.
 */
#define CHANNEL(column) "{?channel_year." column "[strategy, year]}"
#define PURCHASE(column) "{?purchase_year." column "[year]}"
#define BANDS(column) "{?purchase_year." column "[n=0, year]}"
#define PRICES(column) "{?purchase_year." column "[n=1, year]}"
#define REGISTER(column) "{?register_total." column "[year]}"
#define SUMS(channel, purchase, register) \
	"SUM(" CHANNEL(channel) "," PURCHASE(purchase) "," REGISTER(register) ")"
#define PENNIES(sum) "ROUND(" sum ",2)"

/* The steps of a bridge (sums/bridge.h). */
#define STEP(name, formula) "[step=" name "] " formula ";"
#define PROMISED STEP(BRIDGE_PROMISED, PENNIES("SUM(" CHANNEL("promised") ")"))
#define FAILED \
	STEP(BRIDGE_FAILED, PENNIES("SUM(" CHANNEL("gross") ")-SUM(" CHANNEL("promised") ")"))
#define BY_BANDS STEP(BRIDGE_PROCUREMENT, PENNIES("SUM(" BANDS("gross") ")"))
#define BY_PRICES STEP(BRIDGE_PRICES, PENNIES("SUM(" PRICES("gross") ")"))
#define OTHERS STEP(BRIDGE_REGISTER, PENNIES("SUM(" REGISTER("gross") ")"))
#define CAPACITY              \
	STEP(BRIDGE_CAPACITY, \
	     PENNIES(SUMS("cash", "cash", "cash") "-" SUMS("gross", "gross", "gross")))
#define PART_YEAR \
	STEP(BRIDGE_PART_YEAR, PENNIES("SUM(" REGISTER("part") ")-SUM(" REGISTER("cash") ")"))
#define LIKELIHOOD \
	STEP(BRIDGE_LIKELIHOOD, PENNIES("SUM(" REGISTER("weighted") ")-SUM(" REGISTER("part") ")"))
#define CONFIDENCE              \
	STEP(BRIDGE_CONFIDENCE, \
	     PENNIES(SUMS("counted", "counted", "counted") "-" SUMS("cash", "cash", "part")))
#define COSTS                                              \
	STEP(BRIDGE_RUNNING, "-" OF_YEAR("running_cost"))  \
	STEP(BRIDGE_INVESTMENT, "-" OF_YEAR("investment")) \
	STEP(BRIDGE_BIAS, "-" OF_YEAR("optimism_bias"))
#define LEVELS                                            \
	STEP(BRIDGE_GROSS, OF_YEAR("gross_gain"))         \
	STEP(BRIDGE_CASH, OF_YEAR("cash_releasing_gain")) \
	STEP(BRIDGE_NET, OF_YEAR("net_gain"))

TABLE(case_bridge, (strategy, "Strategy", TEXT), (year, "Year", YEAR), (step, "Step", TEXT),
      (amount, "Amount", MONEY,
       .formula = PROMISED FAILED BY_BANDS BY_PRICES OTHERS CAPACITY PART_YEAR LIKELIHOOD CONFIDENCE
	   COSTS LEVELS),
      (kind, "", TEXT), (source, "From", TEXT));

/* Costs of costs.csv and of the register in a year, whichever of them the case has. */
#define OF_KIND(kind, register_column)                                             \
	PENNIES("SUM({?case_cost_year.amount[strategy, year, kind=\"" kind "\"]}," \
		"{?register_total." register_column "[year]})")

/* This option's, up to this year. */
#define SO_FAR "({strategy}=strategy)*({year}<=year)"

TABLE(case_year, (strategy, "Strategy", TEXT), (year, "Year", YEAR),
      (gross_gain, "Gross gain", MONEY, .formula = PENNIES(SUMS("gross", "gross", "gross"))),
      (cash_releasing_gain, "Cash-releasing gain", MONEY,
       .formula = PENNIES(SUMS("counted", "counted", "counted_on"))),
      (running_cost, "Running cost", MONEY, .formula = OF_KIND("running", "running_cost")),
      (investment, "Investment", MONEY, .formula = OF_KIND("investment", "investment")),
      (optimism_bias, "Optimism bias", MONEY,
       .formula = PENNIES("SUM({?case_cost_year.optimism_bias[strategy, year]})")),
      (net_gain, "Net gain", MONEY_TOTAL,
       .formula = "ROUND(cash_releasing_gain-running_cost-investment-optimism_bias,2)"),
      (discount_factor, "Discount factor", FACTOR_KEY),
      (present_value, "Present value", MONEY_TOTAL,
       .formula = "ROUND(running_value-prev(running_value),2)"),
      (running_total, "Net so far", MONEY_TOTAL,
       .formula = "ROUND(prev(running_total)+net_gain,2)"),
      (running_value, "Present value so far", MONEY_TOTAL,
       .formula = "ROUND(SUMPRODUCT(" SO_FAR "*{net_gain}*{discount_factor}),2)"),
      (mark, "", TEXT));

static void make(struct case_tables *tables, struct results *results,
		 const struct case_question *question)
{
	struct arena *arena = results->arena;
	const char *prices = say_year(arena, question->price_year);

	tables->bridge = TABLE_NEW(
	    results_in(results, SECTION_BRIDGE), case_bridge,
	    arena_format(arena, "From gross to cash by strategy and year, at %s prices", prices));
	tables->bridge->is_detail = true;
	tables->end = table_make(
	    results, "case_bridge_end",
	    arena_format(arena,
			 "The whole case with each option: from gross to cash in %s, at %s prices",
			 say_year(arena, question->last_year), prices),
	    &case_bridge_table);
	tables->year = TABLE_NEW(
	    results_in(results, SECTION_COSTS), case_year,
	    arena_format(arena, "The whole case with each option, year by year, at %s prices",
			 prices));
	case_summary_tables_make(tables, results, question);
	case_cost_tables_make(tables, results);
}

/* Does the case show this step? */
static bool has_step(const struct case_run *run, enum case_step step)
{
	return step == STEP_BIAS ? run->costing.has_bias : run->parts.has_step[step];
}

static void add_bridge_row(struct table *table, const struct case_option *option, struct year year,
			   const char *step, struct money amount, const char *kind,
			   const char *source)
{
	TABLE_ADD(table, case_bridge, .strategy = value_text(option->name),
		  .year = value_year(year), .step = value_text(step), .amount = value_money(amount),
		  .kind = value_text(kind), .source = value_text_or(source, ""));
}

/* The steps that the case shows, in order, and the sums they come to. */
static void add_bridge(struct table *table, const struct case_option *option, struct year year,
		       const struct bridge *bridge, const struct case_run *run)
{
	struct money sum = {0};

	for (int i = 0; i < N_STEPS; i++) {
		enum case_step step = (enum case_step)i;
		bool is_channel = step == STEP_PROMISED || step == STEP_FAILED;

		/* These sums are parts of flows whose range has been checked. */
		sum.hundredths += bridge->steps[i].hundredths;
		if (has_step(run, step) && !(is_channel && option->strategy == NULL))
			add_bridge_row(table, option, year, bridge_step_names[step],
				       bridge->steps[i], "step", run->parts.sources[i]);
		if (step == LAST_GROSS_STEP)
			add_bridge_row(table, option, year, BRIDGE_GROSS, sum, "total", NULL);
		if (step == LAST_CASH_STEP)
			add_bridge_row(table, option, year, BRIDGE_CASH, sum, "total", NULL);
	}
	add_bridge_row(table, option, year, BRIDGE_NET, sum, "total", NULL);
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

	TABLE_ADD(tables->year, case_year, .strategy = value_text(option->name),
		  .year = value_year(year), .gross_gain = value_money(bridge_gross(bridge)),
		  .cash_releasing_gain = value_money(bridge_cash(bridge)),
		  .running_cost = value_money(negated(bridge->steps[STEP_RUNNING])),
		  .investment = value_money(negated(bridge->steps[STEP_INVESTMENT])),
		  .optimism_bias = value_money(negated(bridge->steps[STEP_BIAS])),
		  .net_gain = value_money(appraisal->net[t]),
		  .discount_factor = value_ratio(factor),
		  .present_value = value_money(appraisal->present_value[t]),
		  .running_total = value_money(appraisal->running_total[t]),
		  .running_value = value_money(appraisal->running_value[t]),
		  .mark = value_text_or(payback_mark(arena, &appraisal->simple, t), ""));
}

static void fill(struct case_tables *tables, const struct case_run *run)
{
	const struct case_question *question = &run->question;
	const struct discounting *discounting = &run->discounting;
	const struct case_options *options = &run->options;

	/* One rate for all years is one lever. */
	table_own_column(tables->year, COLUMN(case_year, discount_factor))->formula =
	    discounting->declines
		? "IF(prev(discount_factor)=0,1,prev(discount_factor)/"
		  "(1+SUM({discount_year.rate[year]})))"
		: "IF(prev(discount_factor)=0,1,prev(discount_factor)/(1+@discount_rate))";
	FOR_EACH (const struct case_option, option, options->items, options->count) {
		if (option->is_nothing)
			continue;
		add_bridge(tables->end, option, question->last_year,
			   &option->bridges[options->plan_year], run);
		for (int t = 0; t <= options->n_years; t++) {
			struct year year = {question->base_year.start + t};

			add_bridge(tables->bridge, option, year, &option->bridges[t], run);
			add_year(tables, option, t, year, discounting->factors[t], run->work.arena);
		}
		/* A reader sees the best option's; the others are in the tables. */
		if (tables->end->most_rows == 0) {
			tables->end->most_rows = tables->end->n_rows;
			tables->year->most_rows = tables->year->n_rows;
		}
	}
	case_summary_tables_fill(tables, run);
	case_cost_tables_fill(tables, run);
}

void case_tables_add(struct case_tables *tables, struct results *results,
		     const struct case_run *run)
{
	make(tables, results, &run->question);
	fill(tables, run);
}
