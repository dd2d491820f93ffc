/*
 * The sums of a case by the values of its levers.  What they must give is what the whole program
 * gives when the same number is changed in its model, which golden cases and suites prove.
 */
#include "sample.h"

#include "analyses/case/case_bind.h"

/* Every figure of two evaluations that an option has. */
static void assert_same(const struct case_figures *a, const struct case_figures *b,
			const struct case_bound *bound, const char *what)
{
	for (size_t i = 0; i < bound->n_options; i++) {
		const struct option_figures *one = &a->options[i], *other = &b->options[i];

		if (one->appraisal.npv.hundredths != other->appraisal.npv.hundredths ||
		    memcmp(one->bridges, other->bridges,
			   ((size_t)bound->n_years + 1) * sizeof *one->bridges) != 0)
			fail_msg("%s: option %zu has %lld, not %lld", what, i,
				 (long long)other->appraisal.npv.hundredths,
				 (long long)one->appraisal.npv.hundredths);
	}
}

static void set_value(struct value *value, int64_t number)
{
	switch (value->kind) {
	case VALUE_SHARE:
		value->share.billionths = number;
		break;
	case VALUE_MONEY:
		value->money.hundredths = number;
		break;
	default:
		value->count = number;
	}
}

/* Change the number of the model that a lever stands for; false where no file has one. */
static bool set_model(const struct sample *sample, size_t lever, int64_t number)
{
	const struct case_question *question = &sample->question;
	const struct case_bound *bound = &sample->of_case->bound;
	const struct plan *plan = bound->channel;
	const int at = (int)lever;

	for (size_t i = 0; i < 3 && bound->levers.known[i] != NULL; i++) {
		const struct assumptions *known = bound->levers.known[i];
		const int first = bound->levers.firsts[i];

		if (at >= first && at < first + (int)known->n_items) {
			set_value(&known->items[at - first].value, number);
			return true;
		}
	}
	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t j = 0; j < plan->strategies[i].n_rules; j++) {
			const struct bound_rule *rule = &plan->strategies[i].rules[j];
			const struct series *series = &plan->series.items[rule->series];

			if (at < series->first || at >= series->first + series->n_points)
				continue;
			rule->rule->points[at - series->first].value =
			    fraction_from_share((struct share){number});
			return true;
		}
	if (bound->levers.items[lever].kind == LEVER_UNIT_COST) {
		question->channel->unit_costs->items[at - plan->first_unit_cost].cost.hundredths =
		    number;
		return true;
	}
	if (bound->levers.items[lever].kind == LEVER_DISCOUNT_RATE) {
		struct case_file *file = (struct case_file *)(uintptr_t)question->file;

		file->has_discount_rate = true;
		file->discount_rate = fraction_from_share((struct share){number});
		return true;
	}
	if (bound->levers.items[lever].kind == LEVER_PRICE_REFERENCE) {
		((struct prices_question *)(uintptr_t)question->prices)->benchmark =
		    (enum price_reference)number;
		return true;
	}
	for (size_t i = 0; i < bound->n_costs; i++)
		if (bound->costs[i].amount == at) {
			question->costs->items[i].amount.hundredths = number;
			return true;
		}
	for (size_t i = 0, row = 0; i < question->gains->n_items; i++) {
		struct gain *gain = &question->gains->items[i];
		const struct bound_gain *own = &bound->gains[row];

		if (case_register_reason(question, gain) != NULL)
			continue;
		row++;
		if (own->gross == at)
			gain->gross.hundredths = number;
		else if (own->running_cost == at)
			gain->running_cost.hundredths = number;
		else if (own->investment == at)
			gain->investment.hundredths = number;
		else if (own->cash == at)
			gain->cash = number == 0 ? CASH_NO : CASH_YES;
		else if (own->likelihood == at)
			gain->likelihood = fraction_from_share((struct share){number});
		else
			continue;
		return true;
	}
	return false;
}

/* Another value that the lever may have: within its range where it has one, else a little less. */
static int64_t other_value(const struct lever *lever)
{
	int64_t low, high;

	if (lever->kind == LEVER_REGISTER_CASH)
		return SHARE_ONE - lever->value;
	if (lever->kind == LEVER_PRICE_REFERENCE)
		return (lever->value + 1) % N_REFERENCE_PRICES;
	if (value_units(&lever->low, &low) && value_units(&lever->high, &high) && low != high)
		return low + (high - low) / 3 + (lever->value == low + (high - low) / 3);
	return lever->value - lever->value / 7;
}

/* Each lever of both samples: its value in the flat array against its number in the model. */
static void a_lever_gives_what_its_file_changed_gives(void **state)
{
	/* No file of a case has them: a_published_figure_is_a_lever_too(), test_levers.c. */
	static const enum lever_kind of_no_file[] = {
	    LEVER_OTHER_ASSUMPTION, LEVER_PHASE_AMOUNT, LEVER_BENEFIT_CONFIDENCE,
	    LEVER_PROCUREMENT_BAND, LEVER_PHASE,        LEVER_DELIVERED_SHARE,
	    LEVER_DELAY_YEARS};
	bool is_compared[N_LEVER_KINDS] = {false};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(of_no_file); i++)
		is_compared[of_no_file[i]] = true;
	for (size_t i = 0; i < COUNT_OF(samples); i++) {
		struct sample *sample = sample_load(samples[i]);
		struct case_run *of_case = sample->of_case;
		const struct levers *levers = &of_case->bound.levers;
		size_t n_compared = 0;

		for (size_t j = 0; j < levers->count; j++) {
			const int64_t value = other_value(&levers->items[j]);
			struct arena *arena = arena_like(sample->run.arena);
			struct case_run *again = arena_alloc(arena, sizeof *again);
			struct diagnostics diagnostics;
			struct results results;
			bool is_well;

			if (value == levers->items[j].value || !set_model(sample, j, value)) {
				arena_free(arena);
				continue;
			}
			diagnostics_init(&diagnostics, arena);
			results_init(&results, arena, "case");
			is_well = case_run_make(again, &sample->question, sample->question.n_years,
						&results, false, &diagnostics);
			case_values_reset(&of_case->values, &of_case->bound);
			of_case->values.items[j] = value;
			assert_int_equal(case_evaluate(&of_case->figures, &of_case->bound,
						       &of_case->values,
						       &of_case->scratch) == SUMS_DONE,
					 is_well);
			if (is_well)
				assert_same(&of_case->figures, &again->figures, &of_case->bound,
					    lever_id(levers, j, arena));
			n_compared++;
			is_compared[levers->items[j].kind] = true;
			assert_true(set_model(sample, j, levers->items[j].value));
			arena_free(arena);
		}
		assert_true(n_compared > 60);
		arena_free(sample->run.arena);
	}
	for (int i = 0; i < N_LEVER_KINDS; i++)
		if (!is_compared[i])
			fail_msg("no lever of the kind %s is in either sample",
				 lever_kind_facts((enum lever_kind)i)->name);
}

static int first_of(const struct levers *levers, enum lever_kind kind)
{
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == kind)
			return (int)i;
	fail_msg("no lever of the kind %s", lever_kind_facts(kind)->name);
	return -1;
}

/*
 * Design, section 6: gain = round(addressable x band x phase) of each line of spend, the phase of
 * 2008-09 being its amount over the last year's.  Both of other values than the published ones.
 */
static void a_published_figure_is_a_lever_too(void **state)
{
	struct sample *sample = sample_load("tests/golden/case-hand");
	struct case_run *of_case = sample->of_case;
	const struct case_bound *bound = &of_case->bound;
	const struct bound_procurement *procurement = &bound->procurement;
	int64_t *values = of_case->values.items;
	const int phase = first_of(&bound->levers, LEVER_PHASE_AMOUNT);
	struct money sums[2] = {{0}, {0}};

	(void)state;
	for (size_t i = 0; i < bound->levers.count; i++)
		if (bound->levers.items[i].kind == LEVER_PROCUREMENT_BAND)
			values[i] = SHARE_ONE / 1000 * (31 + (int64_t)i);
	values[phase] = 3 * MONEY_PER_POUND;
	values[phase + 1] = 5 * MONEY_PER_POUND;
	values[phase + 2] = 7 * MONEY_PER_POUND;
	for (size_t i = 0; i < procurement->n_lines; i++) {
		const int64_t band = values[procurement->lines[i].band];
		const struct fraction shares[] = {{3 * (wide)band, 7 * (wide)SHARE_ONE},
						  {band, SHARE_ONE}};

		for (int j = 0; j < 2; j++) {
			struct money gain;

			assert_true(
			    money_share(&gain, procurement->lines[i].addressable, shares[j]) &&
			    money_add(&sums[j], sums[j], gain));
		}
	}
	assert_int_equal(
	    case_evaluate(&of_case->figures, bound, &of_case->values, &of_case->scratch),
	    SUMS_DONE);
	assert_int_equal(of_case->figures.of_bands[1].steps[STEP_PROCUREMENT].hundredths,
			 sums[0].hundredths);
	assert_int_equal(of_case->figures.of_bands[3].steps[STEP_PROCUREMENT].hundredths,
			 sums[1].hundredths);
	assert_true(sums[0].hundredths > 0);
	arena_free(sample->run.arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_lever_gives_what_its_file_changed_gives),
	    cmocka_unit_test(a_published_figure_is_a_lever_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
