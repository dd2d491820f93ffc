#include "analyses/channel_origin.h"

#include "analyses/sayings.h"

enum { COST_SET, COST_ORIGIN, COST_CONTACTS, COST_CONTACTS_SHARE, COST_COST, COST_SHARE, N_COST };

static const struct column cost_columns[] = {
    [COST_SET] = {"set", "Set", UNIT_TEXT, ROLE_DIMENSION},
    [COST_ORIGIN] = {"origin", "From", UNIT_TEXT, ROLE_DIMENSION},
    [COST_CONTACTS] = {"contacts", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [COST_CONTACTS_SHARE] = {"contacts_share", "Share of contacts", UNIT_PERCENT, ROLE_MEASURE},
    [COST_COST] = {"cost", "Cost", UNIT_MONEY, ROLE_MEASURE},
    [COST_SHARE] = {"cost_share", "Share of cost", UNIT_PERCENT, ROLE_MEASURE},
};

enum { GAIN_STRATEGY, GAIN_YEAR, GAIN_SET, GAIN_GROSS, GAIN_CASH, GAIN_SHARE, N_GAIN };

static const struct column gain_columns[] = {
    [GAIN_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [GAIN_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [GAIN_SET] = {"set", "Set", UNIT_TEXT, ROLE_DIMENSION},
    [GAIN_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_SHARE] = {"gain_share", "Share of gross gain", UNIT_PERCENT, ROLE_MEASURE},
};

/* What one of the two sets prices. */
struct origin {
	int64_t contacts;
	struct money cost, gross, cash;
};

static bool is_own(const struct plan *plan, const struct table *table, const struct value *values)
{
	const struct unit_costs *costs = plan->question->unit_costs;

	return unit_costs_is_own(costs,
				 unit_costs_find(costs, values[table_column(table, "service")].text,
						 values[table_column(table, "channel")].text));
}

/* Sums of lines that make up totals whose range has been checked. */
static void add_costs(struct origin origins[2], const struct plan *plan, const struct table *table)
{
	int year = table_column(table, "year"), volume = table_column(table, "volume");
	int cost = table_column(table, "cost");

	for (size_t i = 0; i < table->n_rows; i++) {
		const struct value *values = table_values(table, i);
		struct origin *origin;

		if (values[year].year.start != plan->question->base_year.start)
			continue;
		origin = &origins[!is_own(plan, table, values)];
		origin->contacts += values[volume].count;
		origin->cost.hundredths += values[cost].money.hundredths;
	}
}

static const char *set_name(const struct plan *plan, int i)
{
	const struct unit_costs *costs = plan->question->unit_costs;

	return i == 0 ? costs->set : costs->fallback_set;
}

static void add_cost_table(struct results *results, const struct plan *plan,
			   const struct origin origins[2])
{
	const struct unit_costs *costs = plan->question->unit_costs;
	struct table *table = results_table(
	    results, "cost_origin", "Whose unit costs price the contacts", cost_columns, N_COST);
	int64_t contacts = origins[0].contacts + origins[1].contacts;
	int64_t cost = origins[0].cost.hundredths + origins[1].cost.hundredths;
	struct value *values;

	for (int i = 0; i < 2; i++) {
		values = table_row(table);
		values[COST_SET] = value_text(set_name(plan, i));
		values[COST_ORIGIN] = value_text(i == 0 ? costs->origin : costs->fallback_origin);
		values[COST_CONTACTS] = value_count(origins[i].contacts);
		values[COST_CONTACTS_SHARE] = value_share_of(origins[i].contacts, contacts);
		values[COST_COST] = value_money(origins[i].cost);
		values[COST_SHARE] = value_share_of(origins[i].cost.hundredths, cost);
	}
	values = table_totals(table);
	values[COST_SET] = value_text("Both");
	values[COST_CONTACTS] = value_count(contacts);
	values[COST_CONTACTS_SHARE] = value_share_of(contacts, contacts);
	values[COST_COST] = value_money((struct money){cost});
	values[COST_SHARE] = value_share_of(cost, cost);
}

/* A share of a whole tells something only where its parts have one sign. */
static struct value share_of_gain(struct money part, struct money other)
{
	if (part.hundredths < 0 || other.hundredths < 0)
		return value_none("a part is below zero");
	return value_share_of(part.hundredths, part.hundredths + other.hundredths);
}

static void add_gain_rows(struct table *table, const struct plan *plan, const struct value *line,
			  const struct table *lines, const struct origin origins[2])
{
	for (int i = 0; i < 2; i++) {
		struct value *values = table_row(table);

		values[GAIN_STRATEGY] = line[table_column(lines, "strategy")];
		values[GAIN_YEAR] = line[table_column(lines, "year")];
		values[GAIN_SET] = value_text(set_name(plan, i));
		values[GAIN_GROSS] = value_money(origins[i].gross);
		values[GAIN_CASH] = value_money(origins[i].cash);
		values[GAIN_SHARE] = share_of_gain(origins[i].gross, origins[1 - i].gross);
	}
}

static void say_gain(struct results *results, const struct plan *plan, const struct value *line,
		     const struct table *lines, const struct origin origins[2])
{
	struct arena *arena = results->arena;
	struct value share = share_of_gain(origins[0].gross, origins[1].gross);

	if (line[table_column(lines, "year")].year.start != plan->question->last_year.start)
		return;
	lines_add(
	    arena, &results->answer,
	    "Of the gain of '%s' in %s, %s%s is on contacts at the costs of %s, %s on those at "
	    "%s.",
	    line[table_column(lines, "strategy")].text, say_year(arena, plan->question->last_year),
	    say_rough(arena, origins[0].gross),
	    share.kind == VALUE_NONE
		? ""
		: arena_format(arena, " (%s)",
			       say_percent(arena, share.share.billionths, SHARE_ONE)),
	    set_name(plan, 0), say_rough(arena, origins[1].gross), set_name(plan, 1));
}

/* Lines of one strategy and year stand together. */
static bool is_same_run(const struct table *lines, const struct value *a, const struct value *b)
{
	int strategy = table_column(lines, "strategy"), year = table_column(lines, "year");

	return a[strategy].text == b[strategy].text && a[year].year.start == b[year].year.start;
}

static void add_gain_table(struct results *results, const struct plan *plan,
			   const struct table *lines)
{
	struct table *table = results_table(
	    results, "gain_origin", "Whose unit costs price the gains", gain_columns, N_GAIN);
	int gross = table_column(lines, "gross_gain"),
	    cash = table_column(lines, "cash_releasing_gain");

	for (size_t first = 0, next; first < lines->n_rows; first = next) {
		const struct value *line = table_values(lines, first);
		struct origin origins[2] = {{0}, {0}};

		for (next = first;
		     next < lines->n_rows && is_same_run(lines, line, table_values(lines, next));
		     next++) {
			const struct value *values = table_values(lines, next);
			struct origin *origin = &origins[!is_own(plan, lines, values)];

			origin->gross.hundredths += values[gross].money.hundredths;
			origin->cash.hundredths += values[cash].money.hundredths;
		}
		add_gain_rows(table, plan, line, lines, origins);
		say_gain(results, plan, line, lines, origins);
	}
}

void channel_origin_add(struct results *results, const struct plan *plan,
			const struct channel_tables *tables)
{
	struct origin origins[2] = {{0}, {0}};

	if (plan->question->unit_costs->n_fallback == 0)
		return;
	add_costs(origins, plan, tables->cost);
	lines_add(results->arena, &results->answer,
		  "%s of that cost, %s, is at the unit costs of %s; the rest at those of %s.",
		  say_percent(results->arena, origins[0].cost.hundredths,
			      origins[0].cost.hundredths + origins[1].cost.hundredths),
		  say_rough(results->arena, origins[0].cost), set_name(plan, 0), set_name(plan, 1));
	add_cost_table(results, plan, origins);
	if (plan->n_strategies > 0)
		add_gain_table(results, plan, tables->line);
}
