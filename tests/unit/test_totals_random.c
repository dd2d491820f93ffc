/*
 * Random ledgers with random totals put in: the same rows are used as without them; and where one
 * row cannot be read, those that are left, never the totals for it.
 */
#include "fixture.h"

#define N_LEDGERS 300
#define MOST_TEXT 16384

struct making {
	uint64_t seed;
	char text[MOST_TEXT];
	size_t length;
	int style; /* bits: totals above, of departments, of services, without cells, of all */
	int n_rows, spoilt, label;
	int64_t pence; /* of all rows that can be read */
	int64_t n_read;
};

static int below(struct making *making, int n)
{
	return (int)(random_next(&making->seed) % (uint64_t)n);
}

static void put(struct making *making, const char *first, const char *second, const char *rest,
		int64_t pence, const char *behind)
{
	making->length +=
	    (size_t)snprintf(making->text + making->length, sizeof making->text - making->length,
			     "%s,%s,%s,%s%lld.%02d%s\n", first, second, rest, pence < 0 ? "-" : "",
			     (long long)((pence < 0 ? -pence : pence) / 100),
			     (int)((pence < 0 ? -pence : pence) % 100), behind);
}

static void put_total(struct making *making, const char *department, const char *service,
		      int64_t pence)
{
	static const char *const labels[] = {
	    "Total",           "Sub-total", "Sum",         "Cyfanswm",
	    "Carried forward", "Overall",   "Grand total", "Total for March",
	    "All suppliers",   ""};
	char rest[64];

	snprintf(rest, sizeof rest, ",,%s", labels[making->label % (int)COUNT_OF(labels)]);
	if ((making->style & 8) != 0)
		department = service = "";
	put(making, department, service, rest, pence, "");
}

/* The rows of a service, from a copy of the seed, so that their sum is known beforehand. */
static int64_t put_rows(struct making *making, const char *department, const char *service,
			bool is_dry)
{
	int n = 1 + below(making, 5);
	int64_t sum = 0;

	for (int i = 0; i < n; i++) {
		int64_t pence = below(making, 100000) - 2000;
		bool is_spoilt = making->n_rows == making->spoilt;
		char rest[64];

		sum += pence;
		snprintf(rest, sizeof rest, "%02d/%02d/2009,R%d,%s", 1 + below(making, 28),
			 4 + below(making, 9), making->n_rows,
			 below(making, 6) == 0 ? "Total Gas Ltd" : "Ash");
		if (is_dry)
			continue;
		put(making, department, service, rest, pence, is_spoilt ? "?x" : "");
		making->n_rows++;
		making->pence += is_spoilt ? 0 : pence;
		making->n_read += !is_spoilt;
	}
	return sum;
}

static int64_t put_service(struct making *making, const char *department, const char *service,
			   bool is_dry)
{
	uint64_t seed = making->seed;
	int64_t sum = put_rows(making, department, service, true);
	bool has_total = !is_dry && (making->style & 4) != 0;

	if (is_dry)
		return sum;
	if (has_total && (making->style & 1) != 0)
		put_total(making, department, service, sum);
	making->seed = seed;
	put_rows(making, department, service, false);
	if (has_total && (making->style & 1) == 0)
		put_total(making, department, service, sum);
	return sum;
}

static int64_t put_department(struct making *making, const char *department, bool is_dry)
{
	static const char *const services[] = {"x", "y", "z"};
	uint64_t seed = making->seed;
	int n = 1 + below(making, 3);
	int64_t sum = 0;

	for (int i = 0; i < n; i++)
		sum += put_service(making, department, services[i], true);
	if (is_dry)
		return sum;
	if ((making->style & 3) == 3)
		put_total(making, department, "", sum);
	making->seed = seed;
	n = 1 + below(making, 3);
	for (int i = 0; i < n; i++)
		put_service(making, department, services[i], false);
	if ((making->style & 3) == 2)
		put_total(making, department, "", sum);
	return sum;
}

static void make(struct making *making)
{
	static const char *const departments[] = {"Adults", "Roads", "Parks", "Bins"};
	uint64_t seed = making->seed;
	int n = 1 + below(making, 4);
	int64_t sum = 0;

	making->length = (size_t)snprintf(making->text, sizeof making->text,
					  "Dept,Category,Date,Ref,Supplier,Amount\n");
	for (int i = 0; i < n; i++)
		sum += put_department(making, departments[i], true);
	if ((making->style & 17) == 17)
		put_total(making, "", "", sum);
	making->seed = seed;
	n = 1 + below(making, 4);
	for (int i = 0; i < n; i++)
		put_department(making, departments[i], false);
	if ((making->style & 17) == 16)
		put_total(making, "", "", sum);
}

static void assert_ledgers(void **state, bool is_spoilt)
{
	for (int i = 0; i < N_LEDGERS; i++) {
		struct making making = {.seed = (uint64_t)i, .spoilt = -1};

		making.style = below(&making, 32);
		making.label = below(&making, 10);
		if (is_spoilt)
			making.spoilt = below(&making, 4);
		make(&making);
		if (making.n_read == 0)
			continue;
		struct reading *reading = reading_of(*state, &spend_shape, &as_ledger, making.text);

		if (reading->used.amount != making.pence * 100 ||
		    reading->used.rows != making.n_read)
			fail_msg("ledger %d: %lld used, not %lld\n%s", i,
				 (long long)reading->used.amount, (long long)making.pence * 100,
				 making.text);
		/* Each total is known for one, not only set aside for what it lacks. */
		if (!is_spoilt &&
		    (reading_set_aside(reading, "says total, does not agree").rows > 0 ||
		     reading_set_aside(reading, "no year").rows > 0))
			fail_msg("ledger %d: a total is not known\n%s", i, making.text);
	}
}

static void totals_put_in_change_nothing(void **state)
{
	assert_ledgers(state, false);
}

static void with_a_row_that_cannot_be_read_no_total_is_used_for_it(void **state)
{
	assert_ledgers(state, true);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(totals_put_in_change_nothing),
	    TEST(with_a_row_that_cannot_be_read_no_total_is_used_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
