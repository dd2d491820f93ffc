/*
 * Every ledger there could be: whatever it is made of, no row and no pound is
 * lost, whichever way its lines end.
 */
#include "fixture.h"

struct made {
	const char *text;
	int64_t rows, amount; /* that it was made with */
};

/* A row of a ledger of one kind or another, with its amount in hundredths of a penny. */
static const char *make_row(struct fixture *fixture, uint64_t *seed, int64_t *sum, int64_t *amount)
{
	int64_t size = (int64_t)(random_next(seed) % 2000000) * 100 - 50000000;
	char plain[MONEY_TEXT_SIZE], pounds[MONEY_TEXT_SIZE];

	*amount = 0;
	money_plain((struct money){size}, plain);
	money_pounds((struct money){size}, pounds);
	switch (random_next(seed) % 12) {
	case 0:
		return ",,,";
	case 1:
		return ",xxx,,";
	case 2:
		*amount = *sum;
		money_plain((struct money){*sum}, plain);
		return arena_format(fixture->arena, "%s,,,%s",
				    random_next(seed) % 2 == 0 ? "Total" : "", plain);
	case 3:
		*sum += *amount = size;
		return arena_format(fixture->arena, "Roads,not a date,,%s", plain);
	case 4:
		return "Roads,1/4/2009,lots,";
	case 5:
		*sum += *amount = size;
		return arena_format(fixture->arena, "\"two\nlines, \"\"x\"\"\",1/4/2009,,\"%s\"",
				    pounds);
	case 6:
		*sum += *amount = size;
		return arena_format(fixture->arena, "6\" pipe,31-Jul-13,,%s", plain);
	case 7:
		*sum += *amount = size;
		return arena_format(fixture->arena, "Roads,1/4/2009,,%s,,too many", plain);
	case 8:
		return "Roads,1/4/2009";
	default:
		*sum += *amount = size;
		return arena_format(fixture->arena, "Roads,1/4/2009,x,\"%s\"", pounds);
	}
}

static struct made make_ledger(struct fixture *fixture, uint64_t *seed)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	const char *end = ends[random_next(seed) % COUNT_OF(ends)];
	struct made made = {arena_format(fixture->arena,
					 "Category,Date,Note,Amount%sRoads,1/4/2009,,7%s", end,
					 end),
			    1, 70000};
	int64_t sum = 70000, amount;

	for (uint64_t i = random_next(seed) % 30; i > 0; i--) {
		const char *row = make_row(fixture, seed, &sum, &amount);

		made.rows++;
		made.amount += amount;
		made.text = arena_format(fixture->arena, "%s%s%s%s", made.text, row, end,
					 random_next(seed) % 8 == 0 ? end : "");
	}
	return made;
}

/* The rows and the amounts it was made with are all there, used or set aside. */
static void every_row_and_every_pound_is_accounted_for(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 2009;

	for (int round = 0; round < 3000; round++) {
		struct made made = make_ledger(fixture, &seed);
		struct reading *reading = reading_of(fixture, &spend_shape, &as_ledger, made.text);
		int64_t used = 0, set_aside = 0;
		long last = 0;

		assert_int_equal(reading->read.rows, made.rows);
		assert_int_equal(reading->read.amount, made.amount);
		assert_int_equal(reading->used.rows + reading->set_aside.rows, made.rows);
		assert_int_equal(reading->used.amount + reading->set_aside.amount, made.amount);
		assert_int_equal(reading->n_records, reading->used.rows);
		assert_int_equal(reading->n_rejects, reading->set_aside.rows);
		for (size_t i = 0; i < reading->n_records; i++) {
			used += reading->records[i].values[3].money.hundredths;
			assert_true(reading->records[i].line > last);
			last = reading->records[i].line;
		}
		for (size_t i = 0; i < reading->n_rejects; i++)
			set_aside += reading->rejects[i].amount;
		assert_int_equal(reading->used.amount, used);
		assert_int_equal(reading->set_aside.amount, set_aside);
	}
}

/* A copy of the text with every line end another: the same lines, used and set aside. */
static void line_ends_change_nothing(void **state)
{
	struct fixture *fixture = *state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	uint64_t seed = 13;

	for (int round = 0; round < 300; round++) {
		const char *rows[20];
		struct reading *readings[COUNT_OF(ends)];
		int64_t sum = 0, amount;

		for (size_t i = 0; i < COUNT_OF(rows); i++)
			rows[i] = make_row(fixture, &seed, &sum, &amount);
		for (size_t e = 0; e < COUNT_OF(ends); e++) {
			const char *text = "Category,Date,Note,Amount";

			text = arena_format(fixture->arena, "%s%sRoads,1/4/2009,,7%s", text,
					    ends[e], ends[e]);
			for (size_t i = 0; i < COUNT_OF(rows); i++) {
				const char *at = strchr(rows[i], '\n');

				/* Also within quotes. */
				text = at == NULL ? arena_format(fixture->arena, "%s%s%s", text,
								 rows[i], ends[e])
						  : arena_format(fixture->arena, "%s%.*s%s%s%s",
								 text, (int)(at - rows[i]), rows[i],
								 ends[e], at + 1, ends[e]);
			}
			readings[e] = reading_of(fixture, &spend_shape, &as_ledger, text);
			assert_int_equal(readings[e]->n_records, readings[0]->n_records);
			assert_int_equal(readings[e]->n_rejects, readings[0]->n_rejects);
			for (size_t i = 0; i < readings[e]->n_records; i++)
				assert_int_equal(readings[e]->records[i].line,
						 readings[0]->records[i].line);
			for (size_t i = 0; i < readings[e]->n_rejects; i++)
				assert_int_equal(readings[e]->rejects[i].line,
						 readings[0]->rejects[i].line);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_row_and_every_pound_is_accounted_for),
	    TEST(line_ends_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
