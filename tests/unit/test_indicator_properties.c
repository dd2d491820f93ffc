/* NI 179 of registers made up at random: their order changes nothing, and tables cross-cast. */
#include "unit.h"

#include "register.h"

static const char *random_rows(struct asking *asking, uint64_t *seed, const char **rows,
			       size_t count)
{
	static const char *const workstreams[] = {"bpi", "collaboration", "procurement",
						  "asset management", "PFI and sharing"};
	static const char *const cash[] = {"yes", "no", ""};
	static const char *const checks[] = {"passed", "failed", "pending", ""};
	static const char *const likelihoods[] = {"", "10%", "33.3%", "100%"};

	for (size_t i = 0; i < count; i++) {
		unsigned year = 2007 + (unsigned)(random_next(seed) % 5);
		unsigned lapse = year + 1 + (unsigned)(random_next(seed) % 3);
		bool lapses = random_next(seed) % 3 == 0;
		uint64_t pence = random_next(seed) % 100000000;
		uint64_t running = random_next(seed) % 100000, once = random_next(seed) % 1000000;

		/* Initiatives are numbered: no two are one. */
		rows[i] = arena_format(
		    asking->arena,
		    "%c,I%zu,%s,%u-%02u,%llu.%02llu,me,%llu.%02llu,%llu,%s,,%s,%s,%s,%s,\n",
		    "AB"[random_next(seed) % 2], i, workstreams[random_next(seed) % 5], year,
		    (year + 1) % 100, (unsigned long long)pence / 100,
		    (unsigned long long)pence % 100, (unsigned long long)running / 100,
		    (unsigned long long)running % 100, (unsigned long long)once,
		    cash[random_next(seed) % 3],
		    !lapses ? "" : arena_format(asking->arena, "%u-%02u", lapse, (lapse + 1) % 100),
		    likelihoods[random_next(seed) % 4], checks[random_next(seed) % 4],
		    random_next(seed) % 2 == 0 ? "actual" : "forecast");
	}
	return REGISTER_HEADER;
}

static const char *joined(struct asking *asking, const char *header, const char *const *rows,
			  size_t count)
{
	const char *text = header;

	for (size_t i = 0; i < count; i++)
		text = arena_format(asking->arena, "%s%s", text, rows[i]);
	return text;
}

static void the_order_of_rows_changes_nothing(void **state)
{
	uint64_t seed = 179;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct asking first, second;
		const char *rows[30], *header;

		asking_init(&first);
		asking_init(&second);
		header = random_rows(&first, &seed, rows, COUNT_OF(rows));
		assert_true(ask_indicator(&first, joined(&first, header, rows, COUNT_OF(rows)),
					  NULL, NULL, 2008, 2011));
		for (size_t i = COUNT_OF(rows); i > 1; i--) {
			size_t j = random_next(&seed) % i;
			const char *other = rows[i - 1];

			rows[i - 1] = rows[j];
			rows[j] = other;
		}
		assert_true(ask_indicator(&second, joined(&first, header, rows, COUNT_OF(rows)),
					  NULL, NULL, 2008, 2011));
		assert_string_equal(ask_tables(&first), ask_tables(&second));
		asking_fini(&first);
		asking_fini(&second);
	}
}

static int64_t cell(const struct asking *asking, const char *table, size_t row, const char *column)
{
	return ask_number(asking, table, table_values(results_find(&asking->results, table), row),
			  column);
}

/* Has a year of a council an outturn? */
static bool has_actual(const struct table *figures, const struct value *council,
		       const struct value *year)
{
	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct value *values = table_values(figures, i);

		if (strcmp(values[table_column(figures, "council")].text, council->text) == 0 &&
		    values[table_column(figures, "year")].year.start == year->year.start &&
		    strcmp(values[table_column(figures, "status")].text, "actual") == 0)
			return true;
	}
	return false;
}

/* Gross less running cost less investment is NI 179; workstreams add up to their council. */
static void tables_cross_cast(void **state)
{
	uint64_t seed = 2008;
	size_t n_cross_cast = 0;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct asking asking;
		const char *rows[40];
		const struct table *figures, *lines;
		int status, year, council;

		asking_init(&asking);
		const char *header = random_rows(&asking, &seed, rows, COUNT_OF(rows));

		assert_true(ask_indicator(&asking, joined(&asking, header, rows, COUNT_OF(rows)),
					  NULL, NULL, 2008, 2011));
		figures = results_find(&asking.results, "indicator");
		lines = results_find(&asking.results, "workstream_line");
		status = table_column(figures, "status");
		year = table_column(figures, "year");
		council = table_column(figures, "council");
		for (size_t i = 0; i < figures->n_rows; i++) {
			const struct value *values = table_values(figures, i);
			int64_t gross = cell(&asking, "indicator", i, "gross"), sum = 0;
			int64_t invested = cell(&asking, "indicator", i, "investment");

			assert_int_equal(cell(&asking, "indicator", i, "ni179"),
					 gross - cell(&asking, "indicator", i, "running_cost") -
					     invested);
			/* The latest figure of a council's year is what its workstreams are of. */
			if (strcmp(values[status].text, "forecast") == 0 &&
			    has_actual(figures, &values[council], &values[year]))
				continue;
			for (size_t j = 0; j < lines->n_rows; j++) {
				const struct value *line = table_values(lines, j);

				if (strcmp(line[0].text, values[council].text) != 0 ||
				    line[2].year.start != values[year].year.start)
					continue;
				sum += cell(&asking, "workstream_line", j, "gross");
				invested -= cell(&asking, "workstream_line", j, "investment");
			}
			n_cross_cast++;
			assert_int_equal(sum, gross);
			assert_int_equal(invested, 0);
		}
		asking_fini(&asking);
	}
	assert_true(n_cross_cast >= 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_order_of_rows_changes_nothing),
	    TEST(tables_cross_cast),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
