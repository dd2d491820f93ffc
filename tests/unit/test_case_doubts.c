/*
 * What the rows of a case are doubted for by one another: of each kind so many are told, and what
 * is too small to matter is not.
 */
#include "unit.h"

#include "vfm.h"

#define MOST_FILES 4

struct doubt {
	const char *text; /* stands in so many of the messages */
	int count;
	struct {
		const char *path, *text;
	} files[MOST_FILES];
};

static void assert_doubts(const struct doubt *doubts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct vfm_request *request;
		struct vfm_message message;
		int n_said = 0;

		assert_int_equal(vfm_request_new(&request, "case"), VFM_DONE);
		assert_int_equal(vfm_request_file(request, "c"), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "draws", "1"), VFM_DONE);
		for (size_t j = 0; j < MOST_FILES && doubts[i].files[j].path != NULL; j++)
			assert_int_equal(vfm_request_bytes(request, doubts[i].files[j].path,
							   doubts[i].files[j].text,
							   strlen(doubts[i].files[j].text)),
					 VFM_DONE);
		const enum vfm_status status = vfm_run(request);

		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
			n_said += strstr(message.text, doubts[i].text) != NULL;
		if (status != VFM_DONE || n_said != doubts[i].count) {
			for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
				print_error("%s\n", message.text);
			fail_msg("doubt %zu, '%s': %d times, status %d", i, doubts[i].text, n_said,
				 status);
		}
		vfm_request_free(request);
	}
}

#define SPEND "council,category,year,spend,market\n"
#define PAID(category, amount) "X," category ",2007-08," amount ",commodity\n"
#define BARE(category, amount) "X," category ",2007-08," amount ",\n"

static void spend_that_saves_nothing_is_told_where_it_is_a_hundredth_of_all(void **state)
{
	static const struct doubt doubts[] = {
	    /* Of 91,000 above zero 910 is a hundredth. */
	    {"is below zero, and spend below zero saves nothing",
	     2,
	     {{"c/spend.csv", SPEND PAID("paper", "91000") PAID("ink", "-910") PAID("glue", "-909")
				  PAID("pens", "-1000") "X,paper,2006-07,-5000,commodity\n"}}},
	    {"is below zero, and spend below zero saves nothing",
	     3,
	     {{"c/spend.csv", SPEND PAID("paper", "91000") PAID("ink", "-1000") PAID(
				  "pens", "-1001") PAID("glue", "-1002") PAID("clips", "-1003")}}},
	    {"sounds like money received or moved",
	     2,
	     {{"c/spend.csv", SPEND PAID("paper", "91000") BARE("parking income", "1000")
				  BARE("reserves", "1500") BARE("bus takings", "100") PAID(
				      "rent receipts", "2000") BARE("incoming post", "2000")}}},
	    {"sounds like money received or moved",
	     3,
	     {{"c/spend.csv",
	       SPEND PAID("paper", "91000") BARE("parking income", "1000") BARE("reserves", "1500")
		   BARE("bus takings", "1600") BARE("recharges", "2000")}}},
	};

	(void)state;
	assert_doubts(doubts, COUNT_OF(doubts));
}

#define KNOWN                                                                       \
	"category,market,source\npaper clips,commodity,x\nstationery,commodity,x\n" \
	"laptops,specific,x\nvehicles,specific,x\n"

static void a_category_one_letter_off_a_known_one_is_told_as_that(void **state)
{
	static const struct doubt doubts[] = {
	    {"not classified: 'statonery', with \302\243500.00 (did you mean 'stationery'?); write "
	     "it so",
	     1,
	     {{"c/spend.csv", SPEND PAID("toner", "91000") BARE("statonery", "500")},
	      {"c/categories.csv", KNOWN}}},
	    /* Three are told; what is of another year or below zero is none. */
	    {"not classified: 'laptop', with \302\243300.00 (did you mean 'laptops'?), 'paper "
	     "clip', "
	     "with \302\243200.00 (did you mean 'paper clips'?) and 'statonery', with "
	     "\302\243100.00 (did you mean 'stationery'?); write them so",
	     1,
	     {{"c/spend.csv", SPEND PAID("toner", "91000") BARE("statonery", "100") BARE(
				  "paper clip", "200") BARE("laptop", "300") BARE("vehicle", "400")
				  BARE("stationary", "-5") "X,laptos,2006-07,7,\n"},
	      {"c/categories.csv", KNOWN}}},
	};

	(void)state;
	assert_doubts(doubts, COUNT_OF(doubts));
}

static void a_month_beside_its_whole_year_is_told_once_a_group(void **state)
{
	static const struct doubt doubts[] = {
	    /* Paper has both, twice; ink is of months alone, pens of a year alone. */
	    {"is of a part of the year, and line 2 has the same for the whole of it",
	     1,
	     {{"c/spend.csv",
	       SPEND PAID(
		   "paper",
		   "9000") "X,paper,Apr 2007,700,commodity\n"
			   "X,paper,May 2007,800,commodity\nX,ink,Apr 2007,70,commodity\n" PAID(
			       "pens", "50")}}},
	    {"is of a part of the year",
	     3,
	     {{"c/spend.csv",
	       SPEND PAID("paper", "9000") PAID("ink", "900") PAID("pens", "800") PAID(
		   "glue", "700") "X,paper,Apr 2007,70,commodity\nX,ink,Apr 2007,71,commodity\n"
				  "X,pens,Apr 2007,72,commodity\nX,glue,Apr 2007,73,commodity\n"}}},
	};

	(void)state;
	assert_doubts(doubts, COUNT_OF(doubts));
}

#define ACTIVITY "council,service,channel,year,volume\n"
#define HAD(service, year, volume) "X," service ",telephone," year "," volume "\n"

static void contacts_far_from_the_year_before_or_of_another_year_are_told(void **state)
{
	static const struct doubt doubts[] = {
	    {"contacts in 2007-08 and 2,000 the year before, for 'tax' by telephone: check that no "
	     "nought",
	     1,
	     {{"c/activity.csv",
	       ACTIVITY HAD("tax", "2007-08", "20000") HAD("tax", "2006-07", "2000")
		   HAD("rents", "2007-08", "50") HAD("rents", "2006-07", "5")
		       HAD("bins", "2007-08", "3000") HAD("bins", "2006-07", "2900")
			   HAD("roads", "2007-08", "4000") HAD("roads", "2006-07", "0")
			       HAD("parks", "2007-08", "4000") HAD("parks", "2005-06", "40")}}},
	    {"check that no nought is too many",
	     3,
	     {{"c/activity.csv",
	       ACTIVITY HAD("tax", "2007-08", "20000") HAD("tax", "2006-07", "2000")
		   HAD("rents", "2007-08", "50000") HAD("rents", "2006-07", "5000")
		       HAD("bins", "2007-08", "3000") HAD("bins", "2006-07", "30000")
			   HAD("roads", "2007-08", "40000") HAD("roads", "2006-07", "4000")}}},
	    {"are left out: the base year is 2007-08, and has none of",
	     3,
	     {{"c/activity.csv",
	       ACTIVITY HAD("tax", "2007-08", "20000") HAD("tax", "2006-07", "19000")
		   HAD("rents", "2006-07", "50") HAD("bins", "2006-07", "60")
		       HAD("roads", "2006-07", "70") HAD("parks", "2006-07", "80")}}},
	};

	(void)state;
	assert_doubts(doubts, COUNT_OF(doubts));
}

#define GAINS "council,initiative,workstream,year,gross,source,cash_releasing\n"
#define GAIN(council) council "," council " works,collaboration,2008-09,5000,x,yes\n"

static void councils_of_one_file_alone_are_told(void **state)
{
	static const struct doubt doubts[] = {
	    {"is in no row of spend.csv, and its row is counted; if the case is of 'X'",
	     3,
	     {{"c/spend.csv", SPEND PAID("paper", "9000")},
	      {"c/gains.csv",
	       GAINS GAIN("X") GAIN("Ash") GAIN("Birch") GAIN("Cedar") GAIN("Elm")}}},
	    {"has 'X' and 'Ash', which are counted together",
	     1,
	     {{"c/spend.csv", SPEND PAID("paper", "9000") "Ash,paper,2007-08,50,commodity\n"}}},
	};

	(void)state;
	assert_doubts(doubts, COUNT_OF(doubts));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spend_that_saves_nothing_is_told_where_it_is_a_hundredth_of_all),
	    cmocka_unit_test(a_category_one_letter_off_a_known_one_is_told_as_that),
	    cmocka_unit_test(a_month_beside_its_whole_year_is_told_once_a_group),
	    cmocka_unit_test(contacts_far_from_the_year_before_or_of_another_year_are_told),
	    cmocka_unit_test(councils_of_one_file_alone_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
