#include "asking.h"

#include <inttypes.h>

#include "unit.h"

#include "base/text.h"
#include "library/request.h"
#include "loading/folder_case.h"
#include "loading/shared.h"
#include "outputs/output.h"

/* A file that an option names, or, with NULL, one to be read; its text NULL: there is none. */
struct asked_file {
	const char *option, *name, *text;
};

/* An option and its value; "" for one that takes none, NULL: it is not given. */
struct asked_option {
	const char *name, *value;
};

/* Whose question a command of this file is at work on. */
static struct asking *asker;

void asking_init(struct asking *asking)
{
	*asking = (struct asking){.arena = arena_new(out_of_memory)};
	diagnostics_init(&asking->diagnostics, asking->arena);
	reference_init(&asking->reference, NULL, 0, asking->arena, &asking->diagnostics);
	results_init(&asking->results, asking->arena, "test");
}

void asking_fini(struct asking *asking)
{
	for (size_t i = 0; i < asking->n_requests; i++)
		vfm_request_free(asking->requests[i]);
	arena_free(asking->arena);
}

int asking_setup(void **state)
{
	struct asking *asking = malloc(sizeof *asking);

	if (asking == NULL)
		return -1;
	asking_init(asking);
	*state = asking;
	return 0;
}

int asking_teardown(void **state)
{
	asking_fini(*state);
	free(*state);
	return 0;
}

/* Run a command; `execute`, unless NULL, in place of its own. */
static bool ask(struct asking *asking, const char *name, bool (*execute)(struct run *run),
		const struct asked_file *files, const struct asked_option *options)
{
	struct command command = *command_find(name);
	struct vfm_request *request;
	enum vfm_status status;

	assert_true(asking->n_requests < ASKING_MOST);
	assert_int_equal(vfm_request_new(&request, name), VFM_DONE);
	asking->requests[asking->n_requests++] = request;
	for (; files->name != NULL; files++) {
		const char *text =
		    arena_text(asking->arena, files->text == NULL ? "" : files->text);

		if (files->text == NULL)
			continue;
		assert_int_equal(vfm_request_bytes(request, files->name, text, strlen(text)),
				 VFM_DONE);
		assert_int_equal(files->option == NULL
				     ? vfm_request_file(request, files->name)
				     : vfm_request_option(request, files->option, files->name),
				 VFM_DONE);
	}
	for (; options->name != NULL; options++)
		if (options->value != NULL)
			assert_int_equal(
			    vfm_request_option(request, options->name,
					       options->value[0] == '\0' ? NULL : options->value),
			    VFM_DONE);
	if (execute != NULL)
		command.execute = execute;
	request->command = &command;
	asker = asking;
	status = vfm_run(request);
	request->command = command_find(name);
	asking->results = request->run.results;
	asking->diagnostics = request->run.diagnostics;
	return status == VFM_DONE;
}

static bool execute_prepare(struct run *run)
{
	const struct case_files files = inputs_case(run, "activity.csv");
	struct shared *shared = arena_alloc(run->arena, sizeof *shared);

	return shared_init(run, shared) && load_channel(run, &files, shared, &asker->channel);
}

static bool execute_channel(struct run *run)
{
	return execute_prepare(run) &&
	       channel_analyse(&asker->channel, &asker->councils, &run->results, &run->diagnostics);
}

static bool execute_procurement(struct run *run)
{
	const struct case_files files = inputs_case(run, "spend.csv");
	struct shared *shared = arena_alloc(run->arena, sizeof *shared);

	return shared_init(run, shared) &&
	       load_procurement(run, &files, shared, &asker->procurement) &&
	       procurement_analyse(&asker->procurement, &asker->by_council, &run->results,
				   &run->diagnostics);
}

/* `channel cost` pairs as a file. */
static const char *unit_costs_file(struct arena *arena, const char *pairs)
{
	const char *text = "set,channel,cost,source\n";
	char *left = arena_text(arena, pairs), *saved = NULL;

	for (char *pair = strtok_r(left, ",", &saved); pair != NULL;
	     pair = strtok_r(NULL, ",", &saved)) {
		char *space = strrchr(pair, ' ');

		*space = ',';
		text = arena_format(arena, "%sown,%s,test\n", text, pair);
	}
	return text;
}

static bool ask_of_channels(struct asking *asking, bool (*execute)(struct run *run),
			    const char *activity, const char *strategies, const char *assumptions,
			    const char *unit_costs)
{
	const bool is_set = strchr(unit_costs, ' ') == NULL;
	const struct asked_file files[] = {
	    {NULL, "activity.csv", activity},
	    {"strategies", "strategies.csv", strategies},
	    {"assumptions", "assumptions.csv", assumptions},
	    {"unit-costs", "unit_costs.csv",
	     is_set ? NULL : unit_costs_file(asking->arena, unit_costs)},
	    {0}};
	const struct asked_option options[] = {{"unit-costs", is_set ? unit_costs : NULL},
					       {"base-year", "2007-08"},
					       {"years", "2008-09:2010-11"},
					       {0}};

	return ask(asking, "channel", execute, files, options);
}

bool ask_prepare(struct asking *asking, const char *activity, const char *strategies,
		 const char *assumptions, const char *unit_costs)
{
	return ask_of_channels(asking, execute_prepare, activity, strategies, assumptions,
			       unit_costs);
}

bool ask_channel(struct asking *asking, const char *activity, const char *strategies,
		 const char *assumptions, const char *unit_costs)
{
	return ask_of_channels(asking, execute_channel, activity, strategies, assumptions,
			       unit_costs);
}

static const char *years(struct asking *asking, int first, int last)
{
	return arena_format(asking->arena, "%d-%02d:%d-%02d", first, (first + 1) % 100, last,
			    (last + 1) % 100);
}

bool ask_procurement(struct asking *asking, const char *spend, const char *categories,
		     const char *assumptions, int first_year, int last_year)
{
	const struct asked_file files[] = {{NULL, "spend.csv", spend},
					   {"categories", "categories.csv", categories},
					   {"assumptions", "assumptions.csv", assumptions},
					   {0}};
	const struct asked_option options[] = {
	    {"base-year", "2007-08"}, {"years", years(asking, first_year, last_year)}, {0}};

	return ask(asking, "procurement", execute_procurement, files, options);
}

bool ask_prices(struct asking *asking, const char *prices, const char *groups,
		enum price_reference benchmark, bool is_accepting_outliers)
{
	const struct asked_file files[] = {
	    {NULL, "prices.csv", prices}, {"group", "groups.csv", groups}, {0}};
	const struct asked_option options[] = {
	    {"benchmark", price_reference_names[benchmark]},
	    {"accept-outliers", is_accepting_outliers ? "" : NULL},
	    {0}};

	return ask(asking, "prices", NULL, files, options);
}

bool ask_indicator(struct asking *asking, const char *gains, const char *accounts,
		   const char *assumptions, int first_year, int last_year)
{
	const struct asked_file files[] = {{NULL, "gains.csv", gains},
					   {"accounts", "accounts.csv", accounts},
					   {"assumptions", "assumptions.csv", assumptions},
					   {0}};
	const struct asked_option options[] = {{"years", years(asking, first_year, last_year)},
					       {0}};

	return ask(asking, "indicator", NULL, files, options);
}

bool ask_baseline(struct asking *asking, const char *accounts)
{
	const struct asked_file files[] = {{NULL, "accounts.csv", accounts}, {0}};
	const struct asked_option options[] = {{0}};

	return ask(asking, "baseline", NULL, files, options);
}

bool ask_unit_cost(struct asking *asking, const char *resources, const char *activity,
		   int64_t population, bool is_by_posts)
{
	const struct asked_file files[] = {
	    {NULL, "resources.csv", resources}, {NULL, "activity.csv", activity}, {0}};
	const struct asked_option options[] = {
	    {"base-year", "2007-08"},
	    {"population",
	     population == 0 ? NULL : arena_format(asking->arena, "%" PRId64, population)},
	    {"whole-posts", is_by_posts ? "" : NULL},
	    {0}};

	return ask(asking, "unitcost", NULL, files, options);
}

static bool is_name(const struct value *value)
{
	return value->kind == VALUE_TEXT || value->kind == VALUE_YEAR;
}

static const char *row_names(const struct asking *asking, const struct table *table, size_t row)
{
	const struct value *values = table_values(table, row);
	const char *names = "";
	char text[PLAIN_SIZE];

	for (size_t i = 0; i < table->n_columns; i++)
		if (is_name(&values[i]))
			names = arena_format(asking->arena, "%s%s|", names,
					     values[i].kind == VALUE_TEXT
						 ? values[i].text
						 : plain_number(&values[i], text));
	return names;
}

const struct value *ask_row(const struct asking *asking, const char *table_id, const char *names)
{
	const struct table *table = results_find(&asking->results, table_id);
	const char *wanted = arena_format(asking->arena, "%s|", names);

	assert_non_null(table);
	for (size_t i = 0; i < table->n_rows; i++)
		if (strncmp(row_names(asking, table, i), wanted, strlen(wanted)) == 0)
			return table_values(table, i);
	fail_msg("table %s has no row %s", table_id, names);
	return NULL;
}

int64_t ask_number(const struct asking *asking, const char *table, const struct value *row,
		   const char *column)
{
	int index = table_column(results_find(&asking->results, table), column);

	assert_true(index >= 0);
	/* What is not addressable has no gain, and adds nothing to a sum. */
	if (row[index].kind == VALUE_NONE && strcmp(row[index].text, "not addressable") == 0)
		return 0;
	if (row[index].kind == VALUE_MONEY)
		return row[index].money.hundredths;
	if (row[index].kind == VALUE_SHARE)
		return row[index].share.billionths;
	assert_int_equal(row[index].kind, VALUE_COUNT);
	return row[index].count;
}

void assert_figures(const struct asking *asking, const char *table_id, const char *names,
		    const char *figures)
{
	const struct table *table = results_find(&asking->results, table_id);
	const struct value *row = ask_row(asking, table_id, names);
	const char *found = "";
	char text[PLAIN_SIZE];

	for (size_t i = 0; i < table->n_columns; i++)
		if (!is_name(&row[i]) && row[i].kind != VALUE_NONE)
			found =
			    arena_format(asking->arena, "%s%s%s", found,
					 found[0] == '\0' ? "" : " ", plain_number(&row[i], text));
	assert_string_equal(found, figures);
}

bool ask_is_told(const struct asking *asking, enum severity severity, const char *text)
{
	for (size_t i = 0; i < asking->diagnostics.count; i++)
		if (asking->diagnostics.items[i].severity == severity &&
		    strstr(diagnostic_text(asking->arena, &asking->diagnostics.items[i]), text))
			return true;
	for (size_t i = 0; i < asking->diagnostics.count; i++)
		print_message("told: %s\n",
			      diagnostic_text(asking->arena, &asking->diagnostics.items[i]));
	return false;
}

const char *ask_said(const struct asking *asking, const char *id, size_t index)
{
	for (size_t i = 0; i < asking->results.n_passages; i++)
		if (strcmp(asking->results.passages[i].spec.id, id) == 0 && index-- == 0)
			return asking->results.passages[i].text;
	return NULL;
}

bool ask_has_caveat(const struct asking *asking, const char *text)
{
	for (size_t i = 0; i < asking->results.n_passages; i++) {
		const struct passage *passage = &asking->results.passages[i];

		if ((passage->spec.kind == PASSAGE_CAVEAT ||
		     passage->spec.kind == PASSAGE_METHOD) &&
		    strstr(passage->text, text) != NULL)
			return true;
	}
	return false;
}

const char *ask_written(const struct asking *asking, const char *output, const char *table)
{
	const struct output_options options = {.table = table, .width = 100, .is_full = true};
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);

	assert_non_null(stream);
	output_find(output)->write(&asking->results, &options, stream);
	assert_int_equal(fclose(stream), 0);

	const char *kept = arena_text_of(asking->arena, bytes, size);

	free(bytes);
	return kept;
}

const char *ask_tables(const struct asking *asking)
{
	const char *tables = strstr(ask_written(asking, "json", NULL), "\"tables\": {");

	assert_non_null(tables);
	return tables;
}
