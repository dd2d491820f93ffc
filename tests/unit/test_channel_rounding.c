/* Whole contacts: who gives one back, or gets it, where shares do not come out even. */
#include "steps.h"

enum { FACE, PHONE, WEB };

/* Section 6, step 4: ties of largest remainder go to the larger volume, then by name. */
static void a_tie_of_take_up_goes_by_name(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	/* 25% of 4 is one contact; email and face-to-face have two each: email is first. */
	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,face-to-face,2007-08,2\nA,s,email,2007-08,2\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,*,web,2008-09,25%,t\n",
				NULL, "face-to-face 1,email 1,web 1"));
	run_steps(asking, &plan, &work, 1);
	assert_string_equal(plan.channels[0], "face-to-face");
	assert_string_equal(plan.channels[2], "email");
	assert_int_equal(work.volumes.strategy[0], 2);
	assert_int_equal(work.volumes.strategy[1], 1);
	assert_int_equal(work.volumes.strategy[2], 1);
}

/*
 * Three sources of one contact, 33% to the web and 33% to email: one each.
 * Both would come from face-to-face, first by name; the second then comes from
 * those that have one left.
 */
static void take_ups_together_never_take_a_contact_twice(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(
	    ask_prepare(asking,
			"council,service,channel,year,volume\n"
			"A,s,face-to-face,2007-08,1\nA,s,telephone,2007-08,1\nA,s,post,2007-08,1\n",
			"strategy,action,service,channel,to,year,value,source\n"
			"x,take-up,*,*,web,2008-09,33%,t\nx,take-up,*,*,email,2008-09,33%,t\n",
			NULL, "face-to-face 1,telephone 1,post 1,web 1,email 1"));
	run_steps(asking, &plan, &work, 1);
	/* Standard order: face-to-face, telephone, web, email, post. */
	assert_int_equal(work.volumes.strategy[0], 0);
	assert_int_equal(work.volumes.strategy[1], 1);
	assert_int_equal(work.volumes.strategy[2], 1);
	assert_int_equal(work.volumes.strategy[3], 1);
	assert_int_equal(work.volumes.strategy[4], 0);
}

/* 50% and 50% of one contact are a whole one each, and there is only one. */
static void halves_never_move_more_contacts_than_there_are(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\nA,s,telephone,2007-08,1\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,shift,*,telephone,web,2008-09,50%,t\n"
				"x,shift,*,telephone,face-to-face,2008-09,50%,t\n",
				NULL, "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.volumes.strategy[PHONE], 0);
	assert_int_equal(work.volumes.strategy[FACE] + work.volumes.strategy[WEB], 1);
	assert_int_equal(work.volumes.shifted[0], 1);
}

/* The same of two take-ups: each rounds half a contact up. */
static void halves_of_take_ups_never_take_more_than_there_is(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\nA,s,telephone,2007-08,1\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,*,web,2008-09,50%,t\n"
				"x,take-up,*,*,face-to-face,2008-09,50%,t\n",
				NULL, "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.volumes.strategy[PHONE], 0);
	assert_int_equal(work.volumes.strategy[FACE] + work.volumes.strategy[WEB], 1);
}

/*
 * Of 10 calls 58%, 17% and 25% are 5.8, 1.7 and 2.5, rounded 6 + 2 + 3 = 11: the 2.5 was rounded
 * up most and gives one back.
 */
static void the_move_rounded_up_most_gives_a_contact_back(void **state)
{
	struct asking *asking = *state;
	enum { TO_FACE, FROM, TO_WEB, TO_POST, N }; /* standard order */
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,face-to-face,2007-08,1\nA,s,post,2007-08,1\n"
				"A,s,telephone,2007-08,10\nA,s,web,2007-08,1\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,shift,*,telephone,face-to-face,2008-09,58%,t\n"
				"x,shift,*,telephone,post,2008-09,17%,t\n"
				"x,shift,*,telephone,web,2008-09,25%,t\n",
				NULL, "face-to-face 8,post 2,telephone 4,web 1"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(plan.n_channels, N);
	assert_int_equal(work.moves[FROM * N + TO_FACE], 6);
	assert_int_equal(work.moves[FROM * N + TO_POST], 2);
	assert_int_equal(work.moves[FROM * N + TO_WEB], 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_tie_of_take_up_goes_by_name),
	    TEST(take_ups_together_never_take_a_contact_twice),
	    TEST(halves_never_move_more_contacts_than_there_are),
	    TEST(halves_of_take_ups_never_take_more_than_there_is),
	    TEST(the_move_rounded_up_most_gives_a_contact_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
