/*
 * Files with a number as large as it can be written, below zero or zero, in each column that takes
 * numbers, in one row and in all: a command refuses it as a fault of the data, or what it answers
 * adds up and is on the right side of zero.
 */
#include "unit.h"

#include <jansson.h>
#include <math.h>

#include "base/text.h"
#include "loading/check_kinds.h"
#include "vfm.h"

#define MOST_TEXT 4000

static const struct file {
	const char *kind, *text;
} files[] = {
    {"case", "key,value\nbase_year,2007-08\nfirst_year,2008-09\nlast_year,2010-11\n"
	     "unit_costs,own\nappraisal_years,5\nprice_year,2008-09\n"},
    {"activity", "council,service,channel,year,volume,avoidable,first_contact,purpose\n"
		 "Testham,tax,telephone,2007-08,20011,30%,60%,request\n"
		 "Testham,tax,face-to-face,2007-08,10007,20%,,\n"
		 "Testham,library,web,2007-08,5003,,,\n"},
    {"strategies", "strategy,action,service,channel,to,year,value,source,low,high\n"
		   "web,take-up,*,*,web,2010-11,43%,me,40%,50%\n"
		   "web,avoid,*,telephone,,2009-10,40%,me,,\n"
		   "calls,shift,*,face-to-face,telephone,2008-09,12%,me,,\n"
		   "calls,unit-cost,*,telephone,,2009-10,-5%,me,,\n"},
    {"unit_costs", "set,channel,cost,source,low,high\nown,telephone,4.0001,me,3,5\n"
		   "own,face-to-face,7.8123,me,,\nown,web,0.1717,me,,\n"},
    {"assumptions", "assumption,scope,value,source,year,low,high\nfailure_share,web,11%,me,,,\n"
		    "cashable_share,telephone,57%,me,,50%,60%\nvolume_growth,*,1.3%,me,,,\n"
		    "benefit_confidence,*,83%,me,,,\nprocurement_cashable_share,*,91%,me,,,\n"},
    {"costs", "item,kind,year,amount,source,strategy,type,project_type,low,high\n"
	      "portal,investment,2007-08,40000.01,me,web,capital,equipment and development,,\n"
	      "portal,running,2008-09,3333.33,me,web,revenue,,3000,4000\n"
	      "office,running,2008-09,1111.11,me,,revenue,outsourcing,,\n"},
    {"spend", "council,category,year,spend,market\nTestham,paper,2007-08,33333.33,commodity\n"
	      "Testham,roads,2007-08,77777.77,specific\nTestham,tea,2007-08,1234.56,\n"},
    {"prices",
     "item,unit,council,quantity,unit_price,year,category\n"
     "pens,each,Testham,100,0.33,2007-08,pens\npens,each,Borchester,70,0.25,2007-08,pens\n"
     "pens,each,Felpersham,10,0.40,2007-08,pens\n"},
    {"gains", "council,initiative,workstream,year,gross,source,running_cost,investment,"
	      "cash_releasing,first_impact,likelihood,quality_check,status\n"
	      "Testham,depot,collaboration,2008-09,12000,me,150,600,yes,2008-07-01,80%,passed,"
	      "forecast\nTestham,fleet,asset management,2009-10,9000,me,,,yes,2009-04-01,,passed,"
	      "actual\n"},
    {"accounts", "line,amount,source,counts\nCultural services,3412600,me,yes\n"
		 "Housing services,4986350,me,yes\nPrecepts,12000,me,no\n"},
    {"resources", "service,channel,head,behaviour,amount,source,minutes,hourly_cost,share\n"
		  "tax,telephone,adviser,variable,,me,6.5,15,\n"
		  "tax,face-to-face,receptionist,variable,,me,4,12.50,50%\n"
		  "*,*,accommodation,fixed,40000,me,,,\n"},
};

static const struct question {
	const char *command, *file, *others[4]; /* options and files */
} questions[] = {
    {"case", "here", {"draws", "1"}}, {"channel", "here", {0}},
    {"unitcost", "here", {0}},        {"prices", "here", {0}},
    {"indicator", "here", {0}},       {"baseline", "here/accounts.csv", {0}},
};

/* Is it a command that reads the file? */
static bool reads(const struct question *question, const char *kind)
{
	static const char *const kinds[][7] = {
	    {"case", "activity", "spend", "prices", "gains", "costs", "accounts"},
	    {"channel", "activity", "strategies", "unit_costs", "assumptions"},
	    {"unitcost", "resources", "activity"},
	    {"prices", "prices"},
	    {"indicator", "gains", "accounts", "assumptions"},
	    {"baseline", "accounts"},
	};
	const char *const *read = kinds[question - questions];

	if (question == questions)
		return true;
	for (size_t i = 1; i < COUNT_OF(kinds[0]) && read[i] != NULL; i++)
		if (strcmp(read[i], kind) == 0)
			return true;
	return false;
}

/* The cell of a column as another text, in one row (from 1) or, with 0, in all that have one. */
static void change(char *to, const char *text, size_t column, size_t row, const char *value)
{
	size_t at_row = 0, at_column = 0;

	for (const char *at = text; *at != '\0'; at++) {
		const size_t length = strcspn(at, ",\n");

		if (at_row > 0 && at_column == column && (row == 0 || row == at_row) &&
		    length > 0) {
			to = stpcpy(to, value);
		} else {
			memcpy(to, at, length);
			to += length;
		}
		at += length;
		at_column = *at == ',' ? at_column + 1 : 0;
		at_row += *at == '\n';
		*to++ = *at;
	}
	*to = '\0';
}

static double number_of(const json_t *row, const char *column)
{
	return json_number_value(json_object_get(row, column));
}

/* The parts of each row add up to its whole, and amounts that were above zero still are. */
static void assert_answer(const json_t *root, bool is_above, const char *what)
{
	static const char *const sums[][2] = {
	    {"channel_cost", "cost"},      {"channel_cost", "volume"},
	    {"channel_gain", "contacts"},  {"channel_gain", "baseline_cost"},
	    {"procurement_line", "spend"}, {"price_item", "spend"},
	    {"price_item", "quantity"},    {"case_year", "running_cost"},
	    {"case_year", "investment"},   {"unit_cost", "fixed_cost"},
	    {"unit_cost", "volume"},       {"baseline", "amount"}};
	const json_t *tables = json_object_get(root, "tables");
	size_t i;
	json_t *row;

	json_array_foreach(json_object_get(json_object_get(tables, "case_year"), "rows"), i, row)
	{
		const double cash = number_of(row, "cash_releasing_gain"),
			     running = number_of(row, "running_cost"),
			     investment = number_of(row, "investment"),
			     bias = number_of(row, "optimism_bias"),
			     net = number_of(row, "net_gain"),
			     most = fabs(cash) + fabs(running) + fabs(investment) + fabs(bias);

		if (fabs(cash - running - investment - bias - net) > most / 1e12 + 0.001)
			fail_msg("%s: case_year does not add up: %.2f - %.2f - %.2f = %.2f", what,
				 cash, running, investment, net);
	}
	for (size_t j = 0; is_above && j < COUNT_OF(sums); j++)
		json_array_foreach(json_object_get(json_object_get(tables, sums[j][0]), "rows"), i,
				   row)
		{
			if (number_of(row, sums[j][1]) < 0)
				fail_msg("%s: %s of %s is %.2f", what, sums[j][1], sums[j][0],
					 number_of(row, sums[j][1]));
		}
}

/* One request of these texts of the files; `what` says what of them was changed. */
static bool try_one(const struct question *question, char texts[][MOST_TEXT], bool is_above,
		    const char *what)
{
	struct vfm_request *request;
	struct vfm_message message = {.text = ""};
	enum vfm_status status;
	const char *json;
	size_t size;

	assert_int_equal(vfm_request_new(&request, question->command), VFM_DONE);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		char path[60];

		(void)snprintf(path, sizeof path, "here/%s.csv", files[i].kind);
		assert_int_equal(vfm_request_bytes(request, path, texts[i], strlen(texts[i])),
				 VFM_DONE);
	}
	for (size_t i = 0; i < COUNT_OF(question->others) && question->others[i] != NULL; i += 2)
		assert_int_equal(
		    vfm_request_option(request, question->others[i], question->others[i + 1]),
		    VFM_DONE);
	assert_int_equal(vfm_request_file(request, question->file), VFM_DONE);
	status = vfm_run(request);
	if (status == VFM_DONE) {
		assert_int_equal(vfm_render(request, "json", NULL, &json, &size), VFM_DONE);

		json_t *root = json_loadb(json, size, 0, NULL);

		assert_non_null(root);
		assert_answer(root, is_above, what);
		json_decref(root);
		assert_int_equal(vfm_render(request, "text", NULL, &json, &size), VFM_DONE);
	} else {
		bool is_told = false;

		for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
			is_told |= message.severity == VFM_FAULT && message.text[0] != '\0';
		if (status != VFM_FAULTY || !is_told)
			fail_msg("%s: status %d, and '%s'", what, (int)status, message.text);
	}
	vfm_request_free(request);
	return status == VFM_DONE;
}

/* A column of a file that takes numbers. */
struct column {
	size_t file, number;
	const char *name;
};

static size_t list_columns(struct column columns[100])
{
	size_t count = 0;

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		const struct shape *shape = check_kinds_find(files[i].kind)->shape;
		const char *at = files[i].text;

		for (size_t number = 0; *at != '\n'; number++, at += *at == ',') {
			const size_t length = strcspn(at, ",\n");
			const struct field *field = NULL;

			for (size_t j = 0; j < shape->n_fields; j++)
				if (strlen(shape->fields[j].id) == length &&
				    memcmp(shape->fields[j].id, at, length) == 0)
					field = &shape->fields[j];
			at += length;
			assert_non_null(field);
			if (field != NULL && field->unit != UNIT_YEAR &&
			    (field->unit != UNIT_TEXT || (field->flags & FIELD_RAW) != 0))
				columns[count++] = (struct column){i, number, field->id};
		}
	}
	return count;
}

static const char *const values[] = {"922337203685477.5807",
				     "9223372036854775807",
				     "700000000000000",
				     "90000000000000",
				     "-300000000000000.5",
				     "0",
				     "99%"};

static bool is_large(const char *value)
{
	return value[0] == '9' || value[0] == '7';
}

/* What the commands make of it, and how many of them answer. */
static size_t try_all(char texts[][MOST_TEXT], const char *kind, bool is_above, const char *what,
		      size_t *n_tried)
{
	size_t n_done = 0;

	for (size_t k = 0; k < COUNT_OF(questions); k++)
		if (kind == NULL || reads(&questions[k], kind)) {
			n_done += try_one(&questions[k], texts, is_above, what);
			++*n_tried;
		}
	return n_done;
}

static void reset(char texts[][MOST_TEXT])
{
	for (size_t i = 0; i < COUNT_OF(files); i++)
		(void)snprintf(texts[i], MOST_TEXT, "%s", files[i].text);
}

static void a_number_at_an_end_is_refused_or_adds_up(void **state)
{
	static char texts[COUNT_OF(files)][MOST_TEXT];
	struct column columns[100];
	const size_t n_columns = list_columns(columns);
	size_t n_done = 0, n_tried = 0;
	char what[200];

	(void)state;
	reset(texts);
	assert_int_equal(try_all(texts, NULL, true, "as they are", &n_tried), COUNT_OF(questions));
	n_tried = 0;
	for (size_t i = 0; i < n_columns; i++)
		for (size_t j = 0; j < 2 * COUNT_OF(values); j++) {
			const struct column *column = &columns[i];
			const struct file *file = &files[column->file];
			const char *value = values[j / 2];

			reset(texts);
			change(texts[column->file], file->text, column->number, j % 2, value);
			(void)snprintf(what, sizeof what, "%s.%s %s %s", file->kind, column->name,
				       j % 2 == 0 ? "all" : "first", value);
			n_done += try_all(texts, file->kind, is_large(value), what, &n_tried);
		}
	assert_in_range(n_done, 100, n_tried - 100);
}

static void numbers_at_the_ends_are_refused_or_add_up(void **state)
{
	static char texts[COUNT_OF(files)][MOST_TEXT];
	struct column columns[100];
	const size_t n_columns = list_columns(columns);
	size_t n_done = 0, n_tried = 0;
	uint64_t random = 11;
	char what[200], before[MOST_TEXT];

	(void)state;
	for (size_t i = 0; i < 200; i++) {
		bool is_above = true;

		reset(texts);
		what[0] = '\0';
		for (size_t j = 0; j < 2 + i % 3; j++) {
			const struct column *column = &columns[random_next(&random) % n_columns];
			const char *value = values[2 + random_next(&random) % 4];

			(void)snprintf(before, MOST_TEXT, "%s", texts[column->file]);
			change(texts[column->file], before, column->number,
			       random_next(&random) % 3, value);
			(void)snprintf(what + strlen(what), sizeof what - strlen(what),
				       "%s.%s %s; ", files[column->file].kind, column->name, value);
			is_above &= is_large(value);
		}
		n_done += try_all(texts, NULL, is_above, what, &n_tried);
	}
	assert_in_range(n_done, 100, n_tried - 100);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_at_an_end_is_refused_or_adds_up),
	    cmocka_unit_test(numbers_at_the_ends_are_refused_or_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
