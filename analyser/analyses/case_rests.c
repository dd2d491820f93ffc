#include "analyses/case_rests.h"

#include <string.h>

#include "analyses/case_borrowed.h"
#include "analyses/case_words.h"
#include "analyses/sayings.h"
#include "base/text.h"

enum { REST_RANK, REST_MATTER, REST_AMOUNT, REST_WITHOUT, REST_LEADS, REST_SAID, N_REST };

static const struct column columns[] = {
    [REST_RANK] = {"rank", "Rank", UNIT_COUNT, ROLE_DIMENSION},
    [REST_MATTER] = {"matter", "What it rests on", UNIT_TEXT, ROLE_DIMENSION},
    [REST_AMOUNT] = {"amount", "Part of the NPV", UNIT_MONEY, ROLE_MEASURE},
    [REST_WITHOUT] = {"npv_without", "NPV without it", UNIT_MONEY, ROLE_TOTAL},
    [REST_LEADS] = {"leads", "Leads", UNIT_TEXT, ROLE_DIMENSION},
    [REST_SAID] = {"said", "In words", UNIT_TEXT, ROLE_DIMENSION},
};

static const size_t most_leading = 5;

enum { MOST_MATTERS = 12 };

struct matter {
	const char *name;
	struct money amount;
	const char *said;
};

/* The matters of one option as they are found. */
struct rests {
	const struct case_work *work;
	const struct case_parts *parts;
	const struct case_options *options;
	const struct case_option *option;
	const struct discounting *discounting;
	struct matter matters[MOST_MATTERS];
	size_t count;
	bool has_costs;
	bool is_out_of_range;
};

typedef bool amount_of(struct money *amount, const struct bridge *bridge);

/* The present value of an amount of every year's bridge. */
static struct money value_of(struct rests *rests, const struct bridge *bridges, amount_of *find)
{
	struct money amount, value = {0};
	double sum = 0;

	for (int t = 0; t <= rests->options->n_years; t++) {
		rests->is_out_of_range |= !find(&amount, &bridges[t]);
		sum += (double)amount.hundredths * rests->discounting->factors[t];
	}
	rests->is_out_of_range |= !appraisal_round(&value, sum);
	return value;
}

static bool capacity_of(struct money *amount, const struct bridge *bridge)
{
	*amount = bridge->steps[STEP_CAPACITY];
	return true;
}

static bool doubt_of(struct money *amount, const struct bridge *bridge)
{
	return money_add(amount, bridge->steps[STEP_LIKELIHOOD], bridge->steps[STEP_CONFIDENCE]);
}

static bool costs_of(struct money *amount, const struct bridge *bridge)
{
	return money_add(amount, bridge->steps[STEP_RUNNING], bridge->steps[STEP_INVESTMENT]);
}

static bool bias_of(struct money *amount, const struct bridge *bridge)
{
	*amount = bridge->steps[STEP_BIAS];
	return true;
}

static struct money without(const struct rests *rests, struct money amount)
{
	/* Of sums whose range has been checked. */
	return (struct money){rests->option->appraisal.npv.hundredths - amount.hundredths};
}

static const char *say_size(const struct rests *rests, struct money amount)
{
	return say_rough(
	    rests->work->arena,
	    (struct money){amount.hundredths < 0 ? -amount.hundredths : amount.hundredths});
}

static const char *say_without(const struct rests *rests, struct money amount)
{
	return say_rough(rests->work->arena, without(rests, amount));
}

static void add(struct rests *rests, const char *name, struct money amount, const char *said)
{
	rests->matters[rests->count++] = (struct matter){name, amount, said};
}

/* The bridges that hold what the strategy alone brings, or NULL. */
static const struct bridge *own_bridges(const struct case_option *option)
{
	return option->alone != NULL      ? option->alone
	       : option->strategy != NULL ? option->bridges
					  : NULL;
}

/* What the years after the plan have of their own, though nothing more is done in them. */
static const char *say_changes(const struct rests *rests)
{
	bool grows = own_bridges(rests->option) != NULL,
	     lapses = rests->parts->has_step[STEP_REGISTER];

	if (grows && lapses)
		return ", apart from growth of demand and gains that lapse";
	return grows    ? ", apart from growth of demand"
	       : lapses ? ", apart from gains that lapse"
			: "";
}

static void add_later_years(struct rests *rests)
{
	const struct case_question *question = rests->work->question;
	const struct appraisal *appraisal = &rests->option->appraisal;
	struct arena *arena = rests->work->arena;
	struct money amount = {appraisal->npv.hundredths -
			       appraisal->running_value[rests->options->plan_year].hundredths};

	if (rests->options->n_years <= rests->options->plan_year)
		return;
	add(rests, "years after the plan", amount,
	    arena_format(
		arena,
		"%s comes after %s, the plan's last year: until %s gains are taken to stay at "
		"the level reached by then%s; no file shows that they will. Without these "
		"years: %s.",
		say_rough(arena, amount), say_year(arena, question->last_year),
		say_year(arena, (struct year){question->base_year.start + rests->options->n_years}),
		say_changes(rests), say_without(rests, amount)));
}

static void add_gains(struct rests *rests)
{
	const struct case_parts *parts = rests->parts;
	struct arena *arena = rests->work->arena;

	if (parts->has_step[STEP_PROCUREMENT]) {
		struct money amount = value_of(rests, parts->of_bands, bridge_cash);

		add(rests, bridge_step_name(STEP_PROCUREMENT), amount,
		    arena_format(
			arena,
			"%s is the cash of smarter procurement, at the central figures of the "
			"plan's national bands; it is cash only where budgets are cut by "
			"it (assumption procurement_cashable_share%s). Without it: %s.",
			say_rough(arena, amount),
			parts->is_procurement_bound ? ", which is not given: all of it is counted"
						    : "",
			say_without(rests, amount)));
	}
	if (parts->has_step[STEP_PRICES]) {
		struct money amount = value_of(rests, parts->of_prices, bridge_cash);

		add(rests, bridge_step_name(STEP_PRICES), amount,
		    arena_format(arena,
				 "%s is the cash of paying no more than a reference price (%s). "
				 "Without it: %s.",
				 say_rough(arena, amount), parts->sources[STEP_PRICES],
				 say_without(rests, amount)));
	}
	if (parts->has_step[STEP_REGISTER]) {
		struct money amount = value_of(rests, parts->of_register, bridge_cash);

		add(rests, bridge_step_name(STEP_REGISTER), amount,
		    arena_format(arena,
				 "%s is the cash of other initiatives (%s%s). Without it: %s.",
				 say_rough(arena, amount), parts->sources[STEP_REGISTER],
				 parts->has_step[STEP_LIKELIHOOD] ? ", weighted by likelihood" : "",
				 say_without(rests, amount)));
	}
}

static void add_channel(struct rests *rests)
{
	const struct bridge *own = own_bridges(rests->option);
	struct arena *arena = rests->work->arena;
	struct borrowed borrowed;
	struct money amount;

	if (own == NULL)
		return;
	amount = value_of(rests, own, bridge_cash);
	case_borrowed(&borrowed, rests->work, rests->parts, rests->option,
		      rests->options->plan_year);
	add(rests, "the channel strategy", amount,
	    arena_format(arena, "%s is the cash of '%s' on contacts (%s%s). Without it: %s.",
			 say_rough(arena, amount), text_cut(arena, rests->option->name, 60),
			 rests->parts->sources[STEP_PROMISED],
			 borrowed.unit_costs.hundredths == 0
			     ? ""
			     : arena_format(arena,
					    "; %s of its gross gain rests on borrowed unit costs",
					    say_percent(arena, borrowed.unit_costs.hundredths,
							borrowed.channel.hundredths)),
			 say_without(rests, amount)));
}

/* What shares and doubt keep from being counted as cash. */
static void add_deductions(struct rests *rests)
{
	const struct case_parts *parts = rests->parts;
	const struct bridge *bridges = rests->option->bridges;
	struct arena *arena = rests->work->arena;
	struct money capacity = value_of(rests, bridges, capacity_of),
		     doubt = value_of(rests, bridges, doubt_of);

	if (capacity.hundredths != 0)
		add(rests, bridge_step_name(STEP_CAPACITY), capacity,
		    arena_format(arena,
				 "%s of gain is left out as capacity that frees no cash "
				 "(%s). Were all of it cash: %s.",
				 say_size(rests, capacity), parts->sources[STEP_CAPACITY],
				 say_without(rests, capacity)));
	if (doubt.hundredths != 0)
		add(rests, "doubt in gains", doubt,
		    arena_format(
			arena,
			"%s of cash is left out for doubt (%s%s%s). Were all of it "
			"certain: %s.",
			say_size(rests, doubt),
			parts->has_step[STEP_LIKELIHOOD] ? parts->sources[STEP_LIKELIHOOD] : "",
			parts->has_step[STEP_LIKELIHOOD] && parts->has_step[STEP_CONFIDENCE] ? "; "
											     : "",
			parts->has_step[STEP_CONFIDENCE] ? parts->sources[STEP_CONFIDENCE] : "",
			say_without(rests, doubt)));
}

static const char *say_cost_sources(const struct case_parts *parts, struct arena *arena)
{
	const char *running = parts->sources[STEP_RUNNING], *once = parts->sources[STEP_INVESTMENT];

	if (running == NULL || once == NULL || strcmp(running, once) == 0)
		return running == NULL ? once : running;
	return arena_format(arena, "%s; %s", running, once);
}

static void add_costs(struct rests *rests, const struct costing *costing)
{
	const struct case_parts *parts = rests->parts;
	const struct bridge *bridges = rests->option->bridges, *own = own_bridges(rests->option);
	struct arena *arena = rests->work->arena;
	struct money costs = value_of(rests, bridges, costs_of),
		     bias = value_of(rests, bridges, bias_of);
	const char *uncosted = case_words_uncosted(rests->work, costing, rests->option);

	rests->has_costs = costs.hundredths != 0;
	if (costing->n_items == 0)
		add(rests, "no costs given", value_of(rests, bridges, bridge_cash),
		    "No costs are given (costs.csv), so net gains are those before what the "
		    "change costs to make and to run.");
	else if (uncosted != NULL && own != NULL)
		add(rests, "costs of the web", value_of(rests, own, bridge_cash), uncosted);
	if (costs.hundredths != 0)
		add(rests, "costs", costs,
		    arena_format(arena,
				 "%s is taken off for costs (%s). Were they twice as much: %s.",
				 say_size(rests, costs), say_cost_sources(parts, arena),
				 say_without(rests, (struct money){-costs.hundredths})));
	if (bias.hundredths != 0)
		add(rests, bridge_step_name(STEP_BIAS), bias,
		    arena_format(arena,
				 "%s is taken off for optimism bias on costs (%s). Without it: %s.",
				 say_size(rests, bias), parts->sources[STEP_BIAS],
				 say_without(rests, bias)));
}

static void add_discounting(struct rests *rests)
{
	const struct appraisal *appraisal = &rests->option->appraisal;
	struct arena *arena = rests->work->arena;
	struct money plain = appraisal->running_total[rests->options->n_years],
		     amount = {appraisal->npv.hundredths - plain.hundredths};
	char rate[SHARE_TEXT_SIZE];

	if (amount.hundredths == 0)
		return;
	add(rests, "discount rate", amount,
	    arena_format(arena, "%s is what discounting at %s a year %s. Undiscounted: %s.",
			 say_size(rests, amount),
			 share_percent(fraction_to_share(rests->discounting->rate), rate),
			 amount.hundredths <= 0 ? "takes off" : "adds", say_rough(arena, plain)));
}

static int64_t size_of(const struct matter *matter)
{
	return matter->amount.hundredths < 0 ? -matter->amount.hundredths
					     : matter->amount.hundredths;
}

/* The largest first; those as large in the order in which they were added. */
static void rank(struct rests *rests)
{
	for (size_t i = 1; i < rests->count; i++) {
		struct matter matter = rests->matters[i];
		size_t j = i;

		for (; j > 0 && size_of(&rests->matters[j - 1]) < size_of(&matter); j--)
			rests->matters[j] = rests->matters[j - 1];
		rests->matters[j] = matter;
	}
}

static bool leads(const struct rests *rests, size_t index)
{
	int64_t npv = rests->option->appraisal.npv.hundredths;
	int64_t size = size_of(&rests->matters[index]);

	return index < most_leading && size > 0 && size >= (npv < 0 ? -npv : npv) / 100;
}

static void write(const struct rests *rests, struct results *results)
{
	struct arena *arena = results->arena;
	struct table *table = results_table(results, "case_rests",
					    arena_format(arena, "What the NPV of '%s' rests on",
							 text_cut(arena, rests->option->name, 60)),
					    columns, N_REST);

	table->is_detail = true;
	for (size_t i = 0; i < rests->count; i++) {
		const struct matter *matter = &rests->matters[i];
		struct value *values = table_row(table);

		values[REST_RANK] = value_count((int64_t)i + 1);
		values[REST_MATTER] = value_text(matter->name);
		values[REST_AMOUNT] = value_money(matter->amount);
		values[REST_WITHOUT] = value_money(without(rests, matter->amount));
		values[REST_LEADS] = value_text(leads(rests, i) ? "yes" : "no");
		values[REST_SAID] = value_text(matter->said);
		lines_add(arena, &results->caveats, "%s", matter->said);
		results->n_leading += leads(rests, i);
	}
	results->leading =
	    arena_format(arena,
			 "Below: how much of the net present value of %s (%s) stands or falls with "
			 "each, in present "
			 "value, the largest first. They overlap, so they do not add up%s.",
			 say_rough(arena, rests->option->appraisal.npv),
			 case_words_option(rests->work, rests->parts, rests->option),
			 rests->has_costs ? "; where a gain is taken away, its costs stay" : "");
}

bool case_rests_add(struct results *results, const struct case_work *work,
		    const struct case_parts *parts, const struct costing *costing,
		    const struct case_options *options, const struct discounting *discounting)
{
	struct rests rests = {.work = work,
			      .parts = parts,
			      .options = options,
			      .option = case_leader(options),
			      .discounting = discounting};

	add_costs(&rests, costing); /* that there are none says more than the gains without them */
	add_later_years(&rests);
	add_gains(&rests);
	add_channel(&rests);
	add_deductions(&rests);
	add_discounting(&rests);
	if (rests.is_out_of_range)
		return case_out_of_range(work);
	rank(&rests);
	write(&rests, results);
	return true;
}
