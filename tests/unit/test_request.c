/*
 * A request of vfm.h: what it takes, in which order, and what it says to what it does not.
 */
#include "fixture.h"

#include "requests/settings.h"
#include "vfm.h"

static const char activity[] = "council,service,channel,year,volume\n"
			       "Ambridge,tax,telephone,2007-08,1000\n"
			       "Ambridge,tax,web,2007-08,500\n";

static struct vfm_request *request_of(const char *command)
{
	struct vfm_request *request;

	assert_int_equal(vfm_request_new(&request, command), VFM_DONE);
	return request;
}

/* One that has its file, and needs nothing else. */
static struct vfm_request *request_with_file(void)
{
	struct vfm_request *request = request_of("channel");

	assert_int_equal(vfm_request_bytes(request, "activity.csv", activity, sizeof activity - 1),
			 VFM_DONE);
	assert_int_equal(vfm_request_file(request, "activity.csv"), VFM_DONE);
	return request;
}

static void assert_last_message(struct vfm_request *request, const char *expected)
{
	struct vfm_message message, last = {.text = "(none)"};

	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		last = message;
	assert_string_equal(last.text, expected);
}

/* --- Options --- */

static void a_value_that_an_option_cannot_take_is_refused_with_what_it_takes(void **state)
{
	static const struct {
		const char *command, *option, *value, *message;
	} rules[] = {
	    {"case", "draws", "0", "--draws '0' is not a whole number from 1 to 1,000,000"},
	    {"case", "draws", "1000001",
	     "--draws '1000001' is not a whole number from 1 to 1,000,000"},
	    {"case", "draws", "ten", "--draws 'ten' is not a whole number from 1 to 1,000,000"},
	    {"case", "threads", "257", "--threads '257' is not a whole number from 1 to 256"},
	    {"tally", "threads", "-1", "--threads '-1' is not a whole number from 1 to 256"},
	    {"tally", "top", "2147483648",
	     "--top '2147483648' is not a whole number from 1 to 2,147,483,647"},
	    {"tally", "year", "2008-04",
	     "--year '2008-04' is not a financial year such as 2007-08"},
	    {"tally", "year", "soon", "--year 'soon' is not a financial year such as 2007-08"},
	    {"tally", "engine", "slow", "--engine 'slow' is not libcsv or fast"},
	    {"tally", "decimal", "dot", "--decimal 'dot' is not point or comma"},
	    {"tally", "scale", "dozens", "--scale 'dozens' is not units, thousands or millions"},
	    {"tally", "dates", "day",
	     "--dates 'day' is not day-first, month-first, year-first, "
	     "months or years"},
	    {"tally", "delimiter", "space",
	     "--delimiter 'space' is not comma, semicolon, tab or pipe"},
	    {"channel", "save", "=gain.csv", "--save '=gain.csv' is not TABLE=FILE"},
	    {"channel", "save", "channel_gain=", "--save 'channel_gain=' is not TABLE=FILE"},
	    {"channel", "reference", "channels", "--reference 'channels' is not SET=FILE"},
	    {"channel", "map", "volume", "--map 'volume' is not FIELD=\"Column name\""},
	    {"channel", "price-like", "web", "--price-like 'web' is not CHANNEL=CHANNEL"},
	    {"channel", "years", "2008-09:2008-05",
	     "--years '2008-09:2008-05' is not years such as 2008-09:2010-11"},
	    {"channel", "years", "2008-05",
	     "--years '2008-05' is not years such as 2008-09:2010-11"},
	    {"channel", "full", "yes", "--full takes no value; see vfm channel --help"},
	    {"channel", "table", NULL, "'--table' needs a value; see vfm channel --help"},
	    {"channel", "help", NULL, "--help has a use on a command line only"},
	    {"channel", "top", "2",
	     "--top has no use with vfm channel; vfm tally takes "
	     "it: add the ledger or log up first, and use the result; "
	     "see vfm tally --help"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of(rules[i].command);

		assert_int_equal(vfm_request_option(request, rules[i].option, rules[i].value),
				 VFM_USAGE);
		assert_last_message(request, rules[i].message);
		/* It is not run without what was refused. */
		assert_int_equal(vfm_run(request), VFM_USAGE);
		vfm_request_free(request);
	}
}

static void forms_of_dates_that_contradict_one_another_are_refused(void **state)
{
	static const struct {
		const char *first, *second;
		bool is_well;
	} rules[] = {
	    {"day-first", "month-first", false}, {"day-first", "year-first", false},
	    {"month-first", "day-first", false}, {"month-first", "year-first", false},
	    {"year-first", "day-first", false},  {"year-first", "month-first", false},
	    {"months", "years", false},          {"years", "months", false},
	    {"months", "day-first", true},       {"years", "month-first", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of("tally");
		char expected[100];

		(void)snprintf(expected, sizeof expected,
			       "--dates %s contradicts the --dates before it", rules[i].second);
		assert_int_equal(vfm_request_option(request, "dates", rules[i].first), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "dates", rules[i].second),
				 rules[i].is_well ? VFM_DONE : VFM_USAGE);
		assert_last_message(request, rules[i].is_well ? "(none)" : expected);
		vfm_request_free(request);
	}
}

/* As many of a kind as there is room for, and not one more, told once. */
static void an_option_is_repeated_so_often_and_no_more(void **state)
{
	static const struct {
		const char *command, *option, *value, *message;
	} rules[] = {
	    {"channel", "chart", "gains=g%d.svg", "too many charts"},
	    {"channel", "save", "channel_gain=g%d.csv", "too many --save"},
	    {"channel", "map", "volume=Calls %d", "too many --map"},
	    {"channel", "service", "s%d", "'s256' is one too many: at most 256 of a kind"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of(rules[i].command);
		struct vfm_message message;

		for (int j = 0; j < MOST_REPEATS + 3; j++) {
			char value[40];

			(void)snprintf(value, sizeof value, rules[i].value, j);
			assert_int_equal(vfm_request_option(request, rules[i].option, value),
					 j < MOST_REPEATS ? VFM_DONE : VFM_USAGE);
		}
		assert_int_equal(vfm_message(request, 0, &message), VFM_DONE);
		assert_string_equal(message.text, rules[i].message);
		vfm_request_free(request);
	}
}

static void the_caller_may_refuse_a_request(void **state)
{
	struct vfm_request *request = request_with_file();

	(void)state;
	assert_int_equal(vfm_request_refuse(request, "not today"), VFM_DONE);
	assert_int_equal(vfm_run(request), VFM_USAGE);
	assert_last_message(request, "not today");
	vfm_request_free(request);
}

/* --- One after the other --- */

static void what_comes_out_of_turn_is_refused(void **state)
{
	static const struct vfm_hooks none;
	struct vfm_request *request = request_with_file();
	const char *bytes = "mine";
	size_t size = 7;

	(void)state;
	assert_int_equal(vfm_has_results(request), VFM_USAGE);
	assert_int_equal(vfm_deliver(request, NULL), VFM_USAGE);
	assert_int_equal(vfm_render(request, "json", NULL, &bytes, &size), VFM_USAGE);
	assert_int_equal(vfm_request_hooks(request, &none), VFM_DONE);
	assert_int_equal(vfm_run(request), VFM_DONE);
	assert_int_equal(vfm_run(request), VFM_USAGE);
	assert_int_equal(vfm_request_option(request, "full", NULL), VFM_USAGE);
	assert_int_equal(vfm_request_file(request, "more.csv"), VFM_USAGE);
	assert_int_equal(vfm_render(request, "doc", NULL, &bytes, &size), VFM_USAGE);
	assert_last_message(request, "there is no format 'doc' here");
	assert_int_equal(vfm_render(request, "csv", "no_such", &bytes, &size), VFM_USAGE);
	assert_last_message(request, "there is no table 'no_such' here");
	assert_int_equal(vfm_render_file(request, "csv", "no_such", "out.csv"), VFM_USAGE);
	assert_int_equal(vfm_render_file(request, "csv", NULL, "no/such/folder/out.csv"),
			 VFM_FAILURE);
	assert_int_equal(vfm_draw(request, "no-such", "svg", &bytes, &size), VFM_USAGE);
	assert_int_equal(vfm_draw_file(request, "no-such", "out.svg"), VFM_USAGE);
	/* What is not done leaves what it was to set alone. */
	assert_string_equal(bytes, "mine");
	assert_int_equal(size, 7);
	assert_int_equal(vfm_deliver(request, NULL), VFM_DONE);
	assert_int_equal(vfm_deliver(request, NULL), VFM_USAGE);
	vfm_request_free(request);
	vfm_request_free(NULL);
}

static void a_request_of_no_command_is_run_by_none(void **state)
{
	struct vfm_request *request;

	(void)state;
	assert_int_equal(vfm_request_new(&request, "chanel"), VFM_USAGE);
	assert_last_message(request, "there is no command 'chanel' (did you mean 'channel'?); vfm "
				     "--help lists them");
	assert_int_equal(vfm_request_option(request, "full", NULL), VFM_USAGE);
	assert_int_equal(vfm_run(request), VFM_USAGE);
	vfm_request_free(request);
}

static bool tell_no_more(void *data, int64_t bytes, int64_t total)
{
	(void)bytes, (void)total;
	++*(int *)data;
	return false;
}

static bool step_no_more(void *data, const char *what, int64_t done, int64_t total)
{
	(void)what;
	return tell_no_more(data, done, total);
}

/* Whatever was found by then is no answer. */
static void a_request_that_is_stopped_has_no_results(void **state)
{
	static const char *const commands[] = {"channel", "tally", "case"};
	int n_told = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		for (int by_hook = 0; by_hook <= 1; by_hook++) {
			struct vfm_request *request = request_of(commands[i]);
			const struct vfm_hooks hooks = {&n_told, tell_no_more, NULL, step_no_more};

			assert_int_equal(vfm_request_bytes(request, "mine/activity.csv", activity,
							   sizeof activity - 1),
					 VFM_DONE);
			assert_int_equal(
			    vfm_request_file(request, i == 2 ? "mine" : "mine/activity.csv"),
			    VFM_DONE);
			if (i == 1)
				assert_int_equal(vfm_request_option(request, "to", "activity"),
						 VFM_DONE);
			if (by_hook)
				assert_int_equal(vfm_request_hooks(request, &hooks), VFM_DONE);
			else
				assert_int_equal(vfm_request_stop(request), VFM_DONE);
			n_told = 0;
			const enum vfm_status status = vfm_run(request);

			/* A command that tells nothing is done before it could be stopped. */
			assert_int_equal(status, by_hook && n_told == 0 ? VFM_DONE : VFM_STOPPED);
			assert_int_equal(vfm_has_results(request) == VFM_DONE, status == VFM_DONE);
			vfm_request_free(request);
		}
}

/* --- What there is --- */

static void kinds_of_files_have_the_columns_of_the_design(void **state)
{
	/* Section 4: brackets are what a file may lack. */
	static const struct {
		const char *kind, *needed[6];
	} rules[] = {{"activity", {"council", "service", "channel", "year", "volume"}},
		     {"costs", {"item", "kind", "year", "amount", "source"}},
		     {"accounts", {"line", "amount", "source"}}};
	const char *kind = NULL;
	struct vfm_column column;
	size_t n_kinds = 0, n_found = 0;

	(void)state;
	for (; vfm_kind(n_kinds, &kind) == VFM_DONE; n_kinds++)
		for (size_t i = 0; i < COUNT_OF(rules); i++) {
			size_t n_needed = 0;

			if (strcmp(kind, rules[i].kind) != 0)
				continue;
			n_found++;
			for (size_t j = 0; vfm_column(n_kinds, j, &column) == VFM_DONE; j++)
				if (column.is_needed)
					assert_string_equal(column.name,
							    rules[i].needed[n_needed++]);
			assert_null(rules[i].needed[n_needed]);
		}
	assert_int_equal(n_found, COUNT_OF(rules));
	assert_int_equal(vfm_column(n_kinds, 0, &column), VFM_USAGE);
	assert_int_equal(vfm_column(0, 1000, &column), VFM_USAGE);
}

static void what_there_is_has_an_end(void **state)
{
	struct vfm_command command;
	struct vfm_option option;
	const char *name, *version;
	size_t n_commands = 0, n_options = 0, n_libraries = 0;

	(void)state;
	while (vfm_command(n_commands, &command) == VFM_DONE)
		n_commands++;
	while (vfm_option(NULL, n_options, &option) == VFM_DONE)
		n_options++;
	while (vfm_library(n_libraries, &name, &version) == VFM_DONE)
		n_libraries++;
	/* Those of the design's section 8 and 10. */
	assert_true(n_commands >= 12);
	assert_true(n_options > 40);
	assert_int_equal(n_libraries, 6);
	assert_int_equal(vfm_option("no-such", 0, &option), VFM_USAGE);
	assert_true(strlen(vfm_version()) > 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_value_that_an_option_cannot_take_is_refused_with_what_it_takes),
	    cmocka_unit_test(forms_of_dates_that_contradict_one_another_are_refused),
	    cmocka_unit_test(an_option_is_repeated_so_often_and_no_more),
	    cmocka_unit_test(the_caller_may_refuse_a_request),
	    cmocka_unit_test(what_comes_out_of_turn_is_refused),
	    cmocka_unit_test(a_request_of_no_command_is_run_by_none),
	    cmocka_unit_test(a_request_that_is_stopped_has_no_results),
	    cmocka_unit_test(kinds_of_files_have_the_columns_of_the_design),
	    cmocka_unit_test(what_there_is_has_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
