/*
 * What a channel strategy cannot be reckoned with, and what is said of it: one case a row, as
 * `vfm channel` says it.
 */
#include "unit.h"

#include "vfm.h"

#define ACTIVITY "council,service,channel,year,volume,avoidable,first_contact\n"
#define STRATEGIES "strategy,action,service,channel,to,year,value,source\n"
#define ASSUMPTIONS "assumption,scope,value,source\n"
#define RANGES "assumption,scope,value,low,high,source\n"
#define COSTS "set,service,channel,cost,source\n"
/* A service on the telephone and the web, and another on the telephone. */
#define USUAL                                                                      \
	ACTIVITY "A,tax,telephone,2007-08,1000,20%,60%\nA,tax,web,2007-08,500,,\n" \
		 "A,bins,telephone,2007-08,700,,\n"
#define OWN COSTS "own,,telephone,4,me\nown,,web,0.5,me\n"
#define MOVE STRATEGIES "x,shift,*,telephone,web,2010-11,20%,me\n"

/*
 * Files, an option (`name=value` or NULL), and part of a message, with `\n` where nothing follows;
 * one that refuses, or none.
 */
static const struct refusal {
	const char *activity, *strategies, *assumptions, *costs, *option, *said;
	bool is_refused;
} refusals[] = {
    /* Unit costs of one service are none of another, and the first row that lacks one is named. */
    {USUAL, MOVE, NULL, COSTS "own,tax,telephone,4,me\nown,,web,0.5,me\n", NULL,
     "channel 'telephone' of service 'bins' has no unit cost in set 'own'; add a row for "
     "'telephone' to costs.csv, or take what is missing from a published set",
     true},
    {ACTIVITY "B,tax,post,2007-08,9,,\nA,tax,post,2007-08,8,,\nA,tax,web,2007-08,500,,\n", MOVE,
     NULL, OWN, NULL, "activity.csv:2: channel 'post'", true},
    {ACTIVITY "A,bins,post,2007-08,9,,\nA,tax,post,2007-08,8,,\nA,tax,web,2007-08,500,,\n", MOVE,
     NULL, OWN, NULL, "activity.csv:2: channel 'post' has no unit cost in set 'own'; add", true},
    /* A service without contacts on a channel asks for no cost of it. */
    {ACTIVITY "A,bins,web,2007-08,9,,\nA,tax,telephone,2007-08,8,,\n", MOVE, NULL,
     COSTS "own,tax,telephone,4,me\nown,,web,0.5,me\n", NULL, NULL, false},
    /* One that contacts move to in a service which had none on it stands in no row. */
    {USUAL, MOVE, NULL, COSTS "own,,telephone,4,me\nown,tax,web,0.5,me\n", NULL,
     "activity.csv: channel 'web' of service 'bins' has no unit cost in set 'own'", true},
    {ACTIVITY "A,tax,telephone,2007-08,9,,\n", STRATEGIES "x,shift,*,telephone,sms,2010-11,1%,me\n",
     NULL, OWN, NULL, "strategies.csv:2: to: channel 'sms' has no unit cost in set 'own'", true},
    /* What all know is meant, however near it is to what the activity has. */
    {ACTIVITY "A,tax,webb,2007-08,9,,\n", STRATEGIES "x,shift,*,webb,web,2010-11,1%,me\n", NULL,
     COSTS "own,,webb,4,me\n", NULL,
     "strategies.csv:2: to: channel 'web' has no unit cost in set 'own'", true},
    {ACTIVITY "A,tax,webb,2007-08,9,1%,\n", STRATEGIES "x,avoid,*,web,,2010-11,1%,me\n", NULL,
     COSTS "own,,webb,4,me\n", NULL, "the activity has no channel 'web'\n", true},
    /* A channel on which a service has no contacts needs no cost of it. */
    {USUAL, STRATEGIES "x,unit-cost,*,telephone,,2010-11,-10%,me\n", NULL,
     COSTS "own,,telephone,4,me\nown,tax,web,0.5,me\n", NULL, NULL, false},
    /* A published set is named only where none has been asked already. */
    {ACTIVITY "A,tax,post,2007-08,9,,\n", STRATEGIES "x,avoid,*,*,,2010-11,1%,me\n", NULL, OWN,
     "fallback-costs=nwegg-2007",
     "channel 'post' has no unit cost in set 'own'; add a row for 'post' to costs.csv, or leave",
     true},
    /* Scopes that nothing here has: slips, and what a part of the activity does not need. */
    {USUAL, MOVE, ASSUMPTIONS "volume_growth,zzzzzzzz,1%,me\n", OWN, NULL,
     "volume_growth of 'zzzzzzzz' cannot be used: the activity has no such channel or service",
     true},
    {USUAL, MOVE, ASSUMPTIONS "failure_share,zzzzzzzz,1%,me\n", OWN, "service=tax", NULL, false},
    {USUAL, MOVE, ASSUMPTIONS "failure_share,webs,1%,me\n", OWN, "service=tax",
     "failure_share of 'webs' is not used: the activity has no such channel; did you mean 'web'?",
     false},
    {USUAL, MOVE, ASSUMPTIONS "failure_share,post,1%,me\n", OWN, NULL,
     "failure_share of 'post' is not used: the activity has no such channel", false},
    /* Rules that reach nothing. */
    {USUAL, STRATEGIES "x,shift,taxes,telephone,web,2010-11,20%,me\n", NULL, OWN, NULL,
     "'shift telephone to web' cannot act: the activity has no service 'taxes'; did you mean "
     "'tax'?",
     true},
    {USUAL, STRATEGIES "x,avoid,bins,web,,2010-11,20%,me\n",
     ASSUMPTIONS "avoidable_share,web,5%,me\n", OWN, NULL,
     "'avoid web' cannot act: no contacts of the base year are in its scope", true},
    {USUAL, STRATEGIES "x,avoid,*,post,,2010-11,20%,me\n", NULL, OWN, NULL,
     "'avoid post' cannot act: the activity has no channel 'post'", true},
    {USUAL, STRATEGIES "x,avoid,*,pigeon,,2010-11,20%,me\n", NULL, OWN, NULL,
     "the activity has no channel 'pigeon'; it has 'telephone' and 'web'", true},
    {USUAL, STRATEGIES "x,avoid,*,kiosk,,2010-11,20%,me\n", NULL, OWN, NULL,
     "the activity has no channel 'kiosk'; it has 'telephone' and 'web'", true},
    /* Where contacts move to a channel that another service has, it may become cheaper here too. */
    {USUAL,
     STRATEGIES
     "x,shift,bins,telephone,web,2010-11,20%,me\nx,unit-cost,bins,web,,2010-11,-10%,me\n",
     NULL, OWN, NULL, NULL, false},
    {USUAL, STRATEGIES "x,unit-cost,bins,web,,2010-11,-10%,me\n", NULL, OWN, NULL,
     "'unit-cost web' cannot act: no contacts of the base year are in its scope", true},
    /* From none that is resolved no more can be reckoned. */
    {ACTIVITY "A,tax,telephone,2007-08,9,,0%\n",
     STRATEGIES "x,first-contact,*,telephone,,2010-11,70%,me\n", NULL, OWN, NULL,
     "the first-contact share of telephone is 0%, from which", true},
    {ACTIVITY "A,tax,telephone,2007-08,9,,\n",
     STRATEGIES "x,first-contact,*,telephone,,2010-11,70%,me\n",
     RANGES "first_contact_share,telephone,60%,0%,70%,me\n", OWN, NULL,
     "the first-contact share of telephone is 0%, or its low is, from which", true},
    {ACTIVITY "A,tax,telephone,2007-08,9,,\n",
     STRATEGIES "x,first-contact,*,telephone,,2010-11,70%,me\n",
     ASSUMPTIONS "first_contact_share,telephone,0%,me\n", OWN, NULL,
     "the first-contact share of telephone is 0%, or its low is, from which", true},
    {ACTIVITY "A,tax,telephone,2007-08,9,,\n",
     STRATEGIES "x,first-contact,*,telephone,,2010-11,70%,me\n",
     RANGES "first_contact_share,telephone,60%,50%,70%,me\n", OWN, NULL, NULL, false},
    {ACTIVITY "A,tax,telephone,2007-08,9,,\n",
     STRATEGIES "x,first-contact,*,telephone,,2010-11,70%,me\n",
     "assumption,scope,value,source,year\nfirst_contact_share,telephone,60%,me,2007-08\n"
     "first_contact_share,telephone,0%,me,2010-11\n",
     OWN, NULL, "the first-contact share of telephone is 0%, or its low is, from which", true},
    {ACTIVITY "A,tax,telephone,2007-08,9,,60%\nA,bins,telephone,2007-08,0,,0%\n",
     STRATEGIES "x,first-contact,*,telephone,,2010-11,70%,me\n", NULL, OWN, NULL, NULL, false},
    /* Take-ups of one channel are one line, by year and by value. */
    {USUAL,
     STRATEGIES "x,take-up,*,telephone,web,2009-10,50%,me\nx,take-up,*,*,web,2010-11,50%,me\n",
     NULL, OWN, NULL, "raises the share of web to other values here than on line", true},
    {USUAL,
     STRATEGIES "x,take-up,*,telephone,web,2009-10,50%,me\nx,take-up,tax,*,web,2010-11,55%,me\n",
     NULL, OWN, NULL, NULL, false},
    {USUAL,
     STRATEGIES "x,take-up,*,telephone,web,2009-10,50%,me\n"
		"x,take-up,*,telephone,web,2010-11,60%,me\nx,take-up,*,*,web,2009-10,50%,me\n",
     NULL, OWN, NULL, "raises the share of web to other values here than on line", true},
    {USUAL,
     STRATEGIES "x,take-up,*,telephone,web,2009-10,50%,me\nx,take-up,*,*,web,2009-10,50%,me\n",
     NULL, OWN, NULL, NULL, false},
    {"council,service,channel,year,volume,purpose\nA,tax,telephone,2007-08,1000,payment\n"
     "A,tax,web,2007-08,500,request\nA,tax,telephone,2007-08,700,request\n",
     "strategy,action,service,channel,to,year,value,source,purpose\n"
     "x,take-up,*,telephone,web,2009-10,50%,me,payment\n"
     "x,take-up,*,telephone,web,2009-10,55%,me,request\n",
     NULL, OWN, NULL, NULL, false},
    /* Shares out of a channel, of all of it and more. */
    {USUAL, STRATEGIES "x,shift,tax,telephone,web,2010-11,101%,me\n", NULL, OWN, NULL, "101%",
     true},
    /* Costs that nothing can hold. */
    {ACTIVITY "A,tax,telephone,2007-08,9000000000000,,\nA,tax,web,2007-08,1,,\n", MOVE, NULL,
     COSTS "own,,telephone,900000000,me\nown,,web,0.5,me\n", NULL, "costs add up to more than",
     true},
    {ACTIVITY "A,tax,telephone,2007-08,9000000000000000000,,\nA,tax,web,2007-08,1,,\n", MOVE, NULL,
     OWN, NULL, "the volumes are too large to work with exactly", true},
    {USUAL, MOVE, ASSUMPTIONS "volume_growth,*,99.9999999%,me\n", OWN, "years=2008-09:2027-28",
     "volume_growth of service 'bins' and channel 'telephone' makes more contacts by", true},
};

static void give(struct vfm_request *request, const char *option, const char *path,
		 const char *text)
{
	if (text == NULL)
		return;
	assert_int_equal(vfm_request_bytes(request, path, text, strlen(text)), VFM_DONE);
	assert_int_equal(option == NULL ? vfm_request_file(request, path)
					: vfm_request_option(request, option, path),
			 VFM_DONE);
}

static void what_cannot_be_reckoned_with_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(refusals); i++) {
		const struct refusal *refusal = &refusals[i];
		struct vfm_request *request;
		struct vfm_message message;
		char all[8000] = "";
		bool is_said = refusal->said == NULL;

		assert_int_equal(vfm_request_new(&request, "channel"), VFM_DONE);
		give(request, NULL, "activity.csv", refusal->activity);
		give(request, "strategies", "strategies.csv", refusal->strategies);
		give(request, "assumptions", "assumptions.csv", refusal->assumptions);
		give(request, "unit-costs", "costs.csv", refusal->costs);
		if (refusal->option != NULL) {
			char name[40];
			const char *value = strchr(refusal->option, '=');

			(void)snprintf(name, sizeof name, "%.*s", (int)(value - refusal->option),
				       refusal->option);
			assert_int_equal(vfm_request_option(request, name, value + 1), VFM_DONE);
		}
		const bool is_done = vfm_run(request) == VFM_DONE;

		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++) {
			const size_t length = strlen(all);

			(void)snprintf(all + length, sizeof all - length, "%s\n", message.text);
			is_said |= strstr(all + length,
					  refusal->said == NULL ? all : refusal->said) != NULL;
		}
		if (!is_said || is_done == refusal->is_refused)
			fail_msg("case %zu is %srefused, and said is:\n%s", i,
				 is_done ? "not " : "", all);
		vfm_request_free(request);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_cannot_be_reckoned_with_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
