/* Which option is best, and what decides where two are worth the same. */
#include "unit.h"

#include "analyses/case/case_options.h"

static struct case_option option(const char *name, int64_t npv_pounds, int64_t gains_pounds)
{
	return (struct case_option){
	    .name = name,
	    .appraisal = {.npv = {npv_pounds * MONEY_PER_POUND},
			  .pv_gains = {gains_pounds * MONEY_PER_POUND},
			  .pv_costs = {(gains_pounds - npv_pounds) * MONEY_PER_POUND}}};
}

/* The names in order of rank, joined by blanks. */
static const char *ranked(struct arena *arena, struct case_option *items, size_t count)
{
	struct case_options options = {.items = items, .count = count};
	const char *names = "";

	case_rank(&options, arena);
	for (size_t i = 0; i < count; i++)
		names = arena_format(arena, "%s%s%s", names, i == 0 ? "" : " ", items[i].name);
	return names;
}

static void the_highest_npv_leads(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct case_option items[] = {option("a", -1, 10), option("b", 5, 6), option("c", 7, 7)};

	(void)state;
	assert_string_equal(ranked(arena, items, 3), "c b a");
	assert_string_equal(items[0].reason, "its net present value is £2 above the next");
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(items[i].rank, i + 1);
	assert_string_equal(items[2].reason, "it costs more than it saves: £10 saved, £11 spent");
	arena_free(arena);
}

/* Of the same NPV, what releases more cash before what releases less, and names last. */
static void of_one_npv_the_larger_gain_leads(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct case_option items[] = {option("a", 5, 10), option("c", 5, 20), option("b", 5, 20),
				      option("d", 5, 15)};

	(void)state;
	assert_string_equal(ranked(arena, items, 4), "b c d a");
	assert_string_equal(items[0].reason,
			    "it shares the highest net present value with 'c', 'd' and 1 more");
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(items[i].rank, 1);
	assert_string_equal(
	    items[3].reason,
	    "it shares the highest net present value with 'b': £10 less cash, £10 less cost");
	arena_free(arena);
}

/* What is worth nothing, at any cost, is no worse than doing nothing, and no better. */
static void doing_nothing_comes_behind_what_is_worth_the_same(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct case_option items[] = {option("nothing", 0, 0), option("z", 0, 0)};

	(void)state;
	items[0].is_nothing = true;
	assert_string_equal(ranked(arena, items, 2), "z nothing");
	assert_string_equal(items[0].reason, "worth neither more nor less than doing nothing");
	assert_int_equal(items[0].rank, 1);
	assert_int_equal(items[1].rank, 1);
	arena_free(arena);
}

static void doing_nothing_leads_where_all_else_loses(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct case_option items[] = {option("a", -1, 10), option("nothing", 0, 0)};

	(void)state;
	items[1].is_nothing = true;
	assert_string_equal(ranked(arena, items, 2), "nothing a");
	assert_string_equal(items[0].reason, "no option saves more than it costs");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_highest_npv_leads),
	    cmocka_unit_test(of_one_npv_the_larger_gain_leads),
	    cmocka_unit_test(doing_nothing_comes_behind_what_is_worth_the_same),
	    cmocka_unit_test(doing_nothing_leads_where_all_else_loses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
