/*
 * The first sentences of a case: who, what, how much, by when, and what it costs.
 *
 * 10,000 calls at £4.00 and 20,000 web contacts at £0.50 a year, from 2007-08 on.
 */
#include "unit.h"

#include <jansson.h>

#include "vfm.h"

#define CASE "key,value\nbase_year,2007-08\nfirst_year,2008-09\nlast_year,2009-10\n"
#define ACTIVITY                                                                     \
	"council,service,channel,year,volume\nTestham,tax,telephone,2007-08,10000\n" \
	"Testham,tax,web,2007-08,20000\n"
#define UNIT_COSTS "set,channel,cost,source\nown,telephone,4.00,me\nown,web,0.50,me\n"
#define STRATEGY "strategy,action,service,channel,to,year,value,source\n"
#define TO_WEB(name, share) name ",shift,*,telephone,web,2008-09," share ",me\n"
#define TO_CALLS STRATEGY "back,shift,*,web,telephone,2008-09,10%,me\n"
#define ASSUME "assumption,scope,value,source\n"
#define COSTS "item,kind,year,amount,source,strategy\n"
#define PRICES                                                                             \
	"item,unit,council,quantity,unit_price,year\npens,each,Testham,100,0.40,2007-08\n" \
	"pens,each,Felpersham,10,0.30,2007-08\n"
#define GAINS                                                                           \
	"council,initiative,workstream,year,gross,source,cash_releasing,first_impact\n" \
	"Testham,depot,collaboration,2008-09,12000,me,yes,2008-07-01\n"
#define CASHABLE "cash-releasing (money the budget can be cut by)"

struct text {
	const char *kind, *text;
};

static const struct rule {
	struct text files[6];
	const char *passage, *said; /* of that id */
} rules[] = {
    /* 2,000 contacts from £0.50 to £4.00 are £7,000 more, in cash where all of it is. */
    {{{"activity", ACTIVITY}, {"strategies", TO_CALLS}},
     "case.release",
     "Testham: doing nothing is better than 'back', which would cost at least £7,000 more a year "
     "by 2009-10, all of it cash. No costs are given."},
    /* Of the £1,000 of web contacts half is cash, and £8,000 of calls are paid in full. */
    {{{"activity", ACTIVITY},
      {"strategies", TO_CALLS},
      {"assumptions", ASSUME "cashable_share,web,50%,me\n"}},
     "case.release",
     "Testham: doing nothing is better than 'back', which would cost at least £7,000 more a year "
     "by 2009-10, and £7,500 more in cash. No costs are given."},
    /* 1,000 calls save £3,500; of their £4,000 none is cash, and £500 is paid for the web. */
    {{{"activity", ACTIVITY},
      {"strategies", STRATEGY TO_WEB("to-web", "10%")},
      {"assumptions", ASSUME "cashable_share,telephone,0%,me\n"}},
     "case.release",
     "Testham: doing nothing is better than 'to-web', which would save at most £3,500 a year gross "
     "by 2009-10, but none of it is " CASHABLE ": £500 more is paid in cash. No costs are given."},
    /* An eighth of £4,000 is what the web costs. */
    {{{"activity", ACTIVITY},
      {"strategies", STRATEGY TO_WEB("to-web", "10%")},
      {"assumptions", ASSUME "cashable_share,telephone,12.5%,me\n"}},
     "case.release",
     "Testham: 'to-web' would save at most £3,500 a year gross by 2009-10, none of it " CASHABLE
     ". No costs are given."},
    /* £500 a year to 2009-10, and £1,000 to £6,000 more each year after that: £21,500. */
    {{{"activity", ACTIVITY},
      {"strategies", STRATEGY TO_WEB("to-web", "10%")},
      {"case", CASE "appraisal_years,9\n"},
      {"costs", COSTS "a,running,2008-09,500,me,to-web\nb,running,2010-11,1000,me,to-web\n"
		      "c,running,2011-12,2000,me,to-web\nd,running,2012-13,3000,me,to-web\n"
		      "e,running,2013-14,4000,me,to-web\nf,running,2014-15,5000,me,to-web\n"
		      "g,running,2015-16,6000,me,to-web\n"}},
     "case.release",
     "Testham: doing nothing is better than 'to-web', which would save at most £3,500 a year gross "
     "by 2009-10, at most £3,500 of it " CASHABLE ". It costs £500 a year to run, then up to £22k "
     "a year. Savings do not cover costs within 9 years."},
    /* A register, or prices, by themselves. */
    {{{"gains", GAINS}},
     "case.release",
     "Testham: the register of other savings would save £12k a year gross by 2009-10, £12k of "
     "it " CASHABLE ". No costs are given."},
    /* The median of £0.40 and £0.30 is £0.35: 100 x £0.05, of which 18/28 by 2009-10. */
    {{{"prices", PRICES}},
     "case.release",
     "The case: lower prices would save £3 a year gross by 2009-10, at most £3 of it " CASHABLE
     ". No costs are given."},
    {{{"prices", PRICES}, {"case", CASE "appraisal_years,2\ntitle,Pens of Testham\n"}},
     "case.release",
     "Pens of Testham: lower prices would save £3 a year gross by 2009-10, at most £3 of "
     "it " CASHABLE ". No costs are given."},
    /* £10,500 a year for £6,500, £7,000 for £2,500, £3,500 for £500; 1.899694 of each. */
    {{{"activity", ACTIVITY},
      {"strategies", STRATEGY TO_WEB("one", "10%") TO_WEB("two", "20%") TO_WEB("three", "30%")},
      {"costs", COSTS "x,investment,2007-08,500,me,one\ny,investment,2007-08,2500,me,two\n"
		      "z,investment,2007-08,6500,me,three\n"}},
     "case.ratio-not-highest",
     "Every other option that costs anything brings more cash for each £1 of cost (up to 13.3, "
     "against 3.1), but its net present value is at least £2,649 lower. Options are ranked by net "
     "present value."},
    /* 2 x £7,000 - £8,000 and 2 x £3,500 - £1,000 are £6,000 each. */
    {{{"activity", ACTIVITY},
      {"strategies", STRATEGY TO_WEB("one", "10%") TO_WEB("two", "20%")},
      {"case", CASE "appraisal_years,2\ndiscount_rate,0%\n"},
      {"costs", COSTS "x,investment,2007-08,1000,me,one\ny,investment,2007-08,8000,me,two\n"}},
     "case.ratio-not-highest",
     "'one' brings more cash for each £1 of cost (7.0 against 1.8), but its net present value is "
     "the same. Options are ranked by net present value."},
    /* 1.03^2 - 1 of £1,000,000 is £60,900; £12,000 of it is £48,900 short. */
    {{{"gains", GAINS}, {"assumptions", ASSUME "baseline,*,1000000,me\n"}},
     "case.ni179",
     "The case adds £12k to NI 179 by 2009-10, £49k short of £61k, which is 3% a year of the "
     "council's baseline, compounded. That is a national aim; the CLG plan sets no target for any "
     "one council. NI 179 is the national indicator of ongoing cash-releasing gains: those of a "
     "full year, less running cost and that year's investment, before likelihoods and optimism "
     "bias."},
};

static void add_file(struct vfm_request *request, const char *kind, const char *text)
{
	char path[60];

	(void)snprintf(path, sizeof path, "here/%s.csv", kind);
	assert_int_equal(vfm_request_bytes(request, path, text, strlen(text)), VFM_DONE);
}

static const char *said_of(const json_t *root, const char *id)
{
	const json_t *passages = json_object_get(root, "passages");

	for (size_t i = 0; i < json_array_size(passages); i++) {
		const json_t *passage = json_array_get(passages, i);

		if (strcmp(json_string_value(json_object_get(passage, "id")), id) == 0)
			return json_string_value(json_object_get(passage, "text"));
	}
	return "(none)";
}

static void the_answer_is_said_as_the_figures_are(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		const struct rule *rule = &rules[i];
		struct vfm_request *request;
		bool has_case = false, has_activity = false;
		const char *bytes;
		size_t size;

		assert_int_equal(vfm_request_new(&request, "case"), VFM_DONE);
		for (size_t j = 0; j < COUNT_OF(rule->files) && rule->files[j].kind != NULL; j++) {
			add_file(request, rule->files[j].kind, rule->files[j].text);
			has_case |= strcmp(rule->files[j].kind, "case") == 0;
			has_activity |= strcmp(rule->files[j].kind, "activity") == 0;
		}
		if (!has_case)
			add_file(request, "case", CASE "appraisal_years,2\n");
		if (has_activity) {
			add_file(request, "unit_costs", UNIT_COSTS);
			assert_int_equal(vfm_request_option(request, "unit-costs", "own"),
					 VFM_DONE);
		}
		assert_int_equal(vfm_request_option(request, "draws", "1"), VFM_DONE);
		assert_int_equal(vfm_request_file(request, "here"), VFM_DONE);
		assert_int_equal(vfm_run(request), VFM_DONE);
		assert_int_equal(vfm_render(request, "json", NULL, &bytes, &size), VFM_DONE);

		json_t *root = json_loadb(bytes, size, 0, NULL);

		assert_non_null(root);
		assert_string_equal(said_of(root, rule->passage), rule->said);
		json_decref(root);
		/* A workbook works out each step of it in cells of its own. */
		assert_int_equal(vfm_render(request, "xlsx", NULL, &bytes, &size), VFM_DONE);
		assert_int_equal(vfm_render(request, "html", NULL, &bytes, &size), VFM_DONE);
		vfm_request_free(request);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_answer_is_said_as_the_figures_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
