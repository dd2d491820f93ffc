#include "unit.h"

#include "asking.h"

/*
 * Properties of the channel strategy over seeded random cases: what holds for
 * every council, whatever its figures.
 */

#define CASES 60
#define MOST_ROWS 400

static const char *const channels[] = {"face-to-face", "telephone", "web", "email", "post"};
static const char *const services[] = {"benefits", "council tax", "housing"};
static const char *const purposes[] = {"information", "payment"};
static const char costs[] = "face-to-face 7.81,telephone 4.00,web 0.17,email 2.3456,post 12.10";

/* A random case's files; the rows of the activity apart, so that they can be shuffled. */
struct council_case {
	const char *rows[MOST_ROWS];
	size_t n_rows;
	const char *strategies, *assumptions;
};

static unsigned below(uint64_t *seed, unsigned limit)
{
	return (unsigned)(random_next(seed) % limit);
}

/* In order, since that in which a call's arguments are worked out is no one's to say. */
static void draw(unsigned *numbers, const unsigned *limits, size_t count, uint64_t *seed)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = below(seed, limits[i]);
}

static const char *make_row(struct arena *arena, unsigned council, const char *service,
			    const char *purpose, const char *channel, uint64_t *seed)
{
	static const unsigned sizes[] = {3, 100, 100000};
	bool is_phone = strcmp(channel, "telephone") == 0;
	const unsigned limits[] = {sizes[below(seed, 3)], is_phone ? 50 : 101, 99, 10};
	unsigned numbers[4];

	draw(numbers, limits, 4, seed);
	/* Take-up must find its contacts. */
	return arena_format(arena, "Council %u,%s,%s,%s,2007-08,%u,%u%%,%u.%u%%\n", council,
			    service, purpose, channel, numbers[0] + (is_phone ? 50000 : 0),
			    numbers[1], 1 + numbers[2], numbers[3]);
}

static void make_rows(struct council_case *made, struct arena *arena, uint64_t *seed)
{
	made->n_rows = 0;
	for (unsigned council = 0; council < 3; council++)
		for (size_t s = 0; s < COUNT_OF(services); s++)
			for (size_t p = 0; p < COUNT_OF(purposes); p++)
				for (size_t c = 0; c < COUNT_OF(channels); c++) {
					/* Rules must find their names, so the first are all there.
					 */
					if (council + s + p > 0 && c != 1 && below(seed, 4) == 0)
						continue;
					made->rows[made->n_rows++] =
					    make_row(arena, council, services[s], purposes[p],
						     channels[c], seed);
				}
}

static const char *make_strategies(struct arena *arena, uint64_t *seed)
{
	static const unsigned limits[] = {101, 101, 100, 50, 50, 40, 100, 40, 25, 101};
	unsigned n[COUNT_OF(limits)];

	draw(n, limits, COUNT_OF(limits), seed);
	return arena_format(
	    arena,
	    "strategy,action,service,channel,to,year,value,source,purpose\n"
	    "all,avoid,*,*,,2009-10,%u%%,t,*\nall,avoid,benefits,telephone,,2008-09,%u%%,t,*\n"
	    "all,first-contact,*,telephone,,2010-11,%u%%,t,*\n"
	    "all,shift,*,telephone,web,2008-09,%u%%,t,*\n"
	    "all,shift,*,telephone,web,2010-11,%u%%,t,*\n"
	    "all,shift,*,telephone,email,2010-11,%u%%,t,payment\n"
	    "all,shift,housing,face-to-face,telephone,2010-11,%u.5%%,t,*\n"
	    "all,take-up,*,*,web,2010-11,%u%%,t,*\nall,take-up,*,*,email,2010-11,%u%%,t,*\n"
	    "all,unit-cost,*,telephone,,2010-11,-%u%%,t,*\n"
	    "none,shift,*,telephone,web,2010-11,0%%,t,*\n",
	    n[0], n[1], 1 + n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
}

static const char *make_assumptions(struct arena *arena, uint64_t *seed)
{
	static const unsigned limits[] = {30, 10, 20, 101, 101, 101, 5000, 30000};
	unsigned n[COUNT_OF(limits)];

	draw(n, limits, COUNT_OF(limits), seed);
	return arena_format(arena,
			    "assumption,scope,value,source\nvolume_growth,*,%d.%u%%,t\n"
			    "volume_growth,web,%u%%,t\nfailure_share,web,%u%%,t\n"
			    "failure_share,email,%u%%,t\ncashable_share,telephone,%u%%,t\n"
			    "contacts_per_post,face-to-face,%u,t\n"
			    "post_cost,face-to-face,%u.55,t\n",
			    (int)n[0] - 15, n[1], n[2], n[3], n[4], n[5], 1 + n[6], n[7]);
}

static void make_case(struct council_case *made, struct arena *arena, uint64_t *seed)
{
	make_rows(made, arena, seed);
	made->strategies = make_strategies(arena, seed);
	made->assumptions = make_assumptions(arena, seed);
}

static const char *activity_text(const struct council_case *made, struct arena *arena)
{
	const char *text = "council,service,purpose,channel,year,volume,avoidable,first_contact\n";

	for (size_t i = 0; i < made->n_rows; i++)
		text = arena_format(arena, "%s%s", text, made->rows[i]);
	return text;
}

static void shuffle(struct council_case *made, uint64_t *seed)
{
	for (size_t i = made->n_rows; i > 1; i--) {
		size_t other = below(seed, (unsigned)i);
		const char *row = made->rows[other];

		made->rows[other] = made->rows[i - 1];
		made->rows[i - 1] = row;
	}
}

/* Whether a random case asks for more take-up than there are contacts. */
static bool ask(struct asking *asking, const struct council_case *made)
{
	asking_init(asking);
	if (ask_channel(asking, activity_text(made, asking->arena), made->strategies,
			made->assumptions, costs))
		return true;
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "take-up of"));
	return false;
}

static int64_t sum_of(const struct asking *asking, const char *table_id, const char *column,
		      const char *strategy, int year)
{
	const struct table *table = results_find(&asking->results, table_id);
	int strategies = table_column(table, "strategy"), years = table_column(table, "year");
	int64_t sum = 0;

	for (size_t i = 0; i < table->n_rows; i++) {
		const struct value *row = table_values(table, i);

		if ((strategies < 0 || strcmp(row[strategies].text, strategy) == 0) &&
		    (years < 0 || row[years].year.start == year))
			sum += ask_number(asking, table_id, row, column);
	}
	return sum;
}

static void check_totals(const struct asking *asking)
{
	/* Columns of channel_gain that are sums of those of channel_line. */
	static const char *const sums[][2] = {
	    {"demand", "baseline_volume"},      {"contacts", "strategy_volume"},
	    {"baseline_cost", "baseline_cost"}, {"strategy_cost", "strategy_cost"},
	    {"gross_gain", "gross_gain"},       {"cash_releasing_gain", "cash_releasing_gain"},
	};
	const struct table *gains = results_find(&asking->results, "channel_gain");

	assert_int_equal(gains->n_rows, 2 * 3);
	for (size_t i = 0; i < gains->n_rows; i++) {
		const struct value *row = table_values(gains, i);
		const char *strategy = row[0].text;
		int year = row[1].year.start;
		int64_t figure[6];

		for (size_t j = 0; j < COUNT_OF(sums); j++) {
			figure[j] = ask_number(asking, "channel_gain", row, sums[j][0]);
			assert_int_equal(
			    figure[j], sum_of(asking, "channel_line", sums[j][1], strategy, year));
		}
		assert_int_equal(figure[2] - figure[3], figure[4]);
		assert_int_equal(figure[1], figure[0] -
						ask_number(asking, "channel_gain", row, "avoided") +
						ask_number(asking, "channel_gain", row, "failed"));
		assert_int_equal(figure[1],
				 sum_of(asking, "channel_mix", "volume", strategy, year));
	}
	assert_int_equal(sum_of(asking, "channel_total", "cost", "", 0),
			 sum_of(asking, "channel_cost", "cost", "", 2007));
	assert_int_equal(sum_of(asking, "channel_total", "volume", "", 0),
			 sum_of(asking, "channel_cost", "volume", "", 2007));
}

static void every_total_is_the_exact_sum_of_its_lines(void **state)
{
	uint64_t seed = 179;
	int answered = 0;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		struct asking asking;
		struct council_case made;
		struct arena *arena = arena_new(out_of_memory);

		make_case(&made, arena, &seed);
		if (ask(&asking, &made)) {
			check_totals(&asking);
			answered++;
		}
		asking_fini(&asking);
		arena_free(arena);
	}
	/* A test of nothing would prove nothing. */
	assert_true(answered > CASES / 2);
}

static void no_volume_is_negative_and_no_cash_exceeds_the_gain(void **state)
{
	uint64_t seed = 2008;
	size_t n_lines = 0;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		struct asking asking;
		struct council_case made;
		struct arena *arena = arena_new(out_of_memory);

		make_case(&made, arena, &seed);
		if (ask(&asking, &made)) {
			const struct table *lines = results_find(&asking.results, "channel_line");

			n_lines += lines->n_rows;
			for (size_t j = 0; j < lines->n_rows; j++) {
				const struct value *row = table_values(lines, j);
				int64_t gross =
				    ask_number(&asking, "channel_line", row, "gross_gain");
				int64_t cash =
				    ask_number(&asking, "channel_line", row, "cash_releasing_gain");

				assert_true(ask_number(&asking, "channel_line", row,
						       "baseline_volume") >= 0);
				assert_true(ask_number(&asking, "channel_line", row,
						       "strategy_volume") >= 0);
				assert_true(cash <= gross);
				assert_true(gross > 0 ? cash >= 0 : cash == gross);
				/* Whole pennies. */
				assert_int_equal(gross % MONEY_PER_PENNY, 0);
				assert_int_equal(cash % MONEY_PER_PENNY, 0);
			}
		}
		asking_fini(&asking);
		arena_free(arena);
	}
	/* More than half of the cases are answered, each with lines. */
	assert_true(n_lines > CASES / 2);
}

static void a_shift_of_nothing_gains_nothing(void **state)
{
	uint64_t seed = 46;
	int answered = 0;

	(void)state;
	for (int i = 0; i < CASES / 4; i++) {
		struct asking asking;
		struct council_case made;
		struct arena *arena = arena_new(out_of_memory);

		make_case(&made, arena, &seed);
		if (ask(&asking, &made)) {
			answered++;
			for (int year = 2008; year <= 2010; year++) {
				assert_int_equal(
				    sum_of(&asking, "channel_line", "gross_gain", "none", year), 0);
				assert_int_equal(
				    sum_of(&asking, "channel_gain", "shifted", "none", year), 0);
			}
		}
		asking_fini(&asking);
		arena_free(arena);
	}
	assert_true(answered > CASES / 8);
}

static void the_order_of_rows_changes_no_byte(void **state)
{
	uint64_t seed = 1835;
	int answered = 0;

	(void)state;
	for (int i = 0; i < CASES / 4; i++) {
		struct asking first, second;
		struct council_case made;
		struct arena *arena = arena_new(out_of_memory);

		make_case(&made, arena, &seed);
		bool is_answered = ask(&first, &made);

		answered += is_answered;
		shuffle(&made, &seed);
		assert_int_equal(ask(&second, &made), is_answered);
		if (is_answered)
			assert_string_equal(ask_tables(&first), ask_tables(&second));
		asking_fini(&first);
		asking_fini(&second);
		arena_free(arena);
	}
	assert_true(answered > CASES / 8);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_total_is_the_exact_sum_of_its_lines),
	    cmocka_unit_test(no_volume_is_negative_and_no_cash_exceeds_the_gain),
	    cmocka_unit_test(a_shift_of_nothing_gains_nothing),
	    cmocka_unit_test(the_order_of_rows_changes_no_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
