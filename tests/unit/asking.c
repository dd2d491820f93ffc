#include "asking.h"

#include "unit.h"

#include "base/text.h"
#include "model/shapes.h"
#include "outputs/output.h"
#include "outputs/plain.h"

void asking_init(struct asking *asking)
{
	*asking = (struct asking){.arena = arena_new(out_of_memory)};
	diagnostics_init(&asking->diagnostics, asking->arena);
	reference_init(&asking->reference, NULL, 0, asking->arena, &asking->diagnostics);
	results_init(&asking->results, asking->arena, "test");
	assert_true(channels_load(&asking->channels, &asking->reference));
}

void asking_fini(struct asking *asking)
{
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

static bool read_text(struct asking *asking, struct reading *reading, const char *path,
		      const char *text, const struct shape *shape)
{
	struct source *source = arena_alloc(asking->arena, sizeof *source);
	const struct reading_options options = {0};
	const char *copy = arena_text(asking->arena, text);

	return source_from_memory(source, path, copy, strlen(copy), asking->arena,
				  &asking->diagnostics) &&
	       reading_read(reading, source, shape, &options, asking->arena, &asking->diagnostics);
}

static bool make_unit_costs(struct asking *asking, const char *unit_costs)
{
	char *pairs, *saved = NULL;

	if (strchr(unit_costs, ' ') == NULL)
		return unit_costs_load(&asking->unit_costs, unit_costs, &asking->reference,
				       &asking->channels);
	asking->unit_costs = (struct unit_costs){.set = "own", .origin = "unit_costs.csv"};
	pairs = arena_text(asking->arena, unit_costs);
	asking->unit_costs.items =
	    arena_array(asking->arena, strlen(pairs), sizeof *asking->unit_costs.items);
	for (char *pair = strtok_r(pairs, ",", &saved); pair != NULL;
	     pair = strtok_r(NULL, ",", &saved)) {
		struct unit_cost *item = &asking->unit_costs.items[asking->unit_costs.n_items++];
		char *space = strrchr(pair, ' ');

		*space = '\0';
		*item = (struct unit_cost){.channel = pair,
					   .low = value_none(""),
					   .high = value_none(""),
					   .source = "test",
					   .status = "given",
					   .price_base = "test"};
		assert_int_equal(money_parse(space + 1, &item->cost), PARSE_OK);
	}
	return true;
}

static bool make_assumptions(struct asking *asking, const char *assumptions)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);

	asking->assumptions = (struct assumptions){0};
	return assumptions == NULL ||
	       (read_text(asking, reading, "assumptions.csv", assumptions, &assumptions_shape) &&
		assumptions_build(&asking->assumptions, reading, &asking->channels,
				  &asking->diagnostics));
}

static bool make_strategies(struct asking *asking, const char *strategies)
{
	const struct year base = {2007};
	const struct reading *built_in = reference_read(&asking->reference, "strategies");
	struct reading *own = arena_alloc(asking->arena, sizeof *own);

	if (strategies == NULL)
		return strategies_build(&asking->strategies, built_in, base, true,
					&asking->channels, &asking->diagnostics);
	return read_text(asking, own, "strategies.csv", strategies, &strategies_shape) &&
	       strategies_build(&asking->strategies, own, base, false, &asking->channels,
				&asking->diagnostics);
}

bool ask_prepare(struct asking *asking, const char *activity, const char *strategies,
		 const char *assumptions, const char *unit_costs)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct selection all = {0};

	asking->channel = (struct channel_question){
	    .activity = &asking->activity,
	    .activity_path = "activity.csv",
	    .unit_costs = &asking->unit_costs,
	    .strategies = &asking->strategies,
	    .assumptions = &asking->assumptions,
	    .channels = &asking->channels,
	    .reference = &asking->reference,
	    .base_year = {2007},
	    .first_year = {2008},
	    .last_year = {2010},
	};
	return read_text(asking, reading, "activity.csv", activity, &activity_shape) &&
	       activity_build(&asking->activity, reading, &asking->channels, &all,
			      &asking->diagnostics) &&
	       make_unit_costs(asking, unit_costs) && make_assumptions(asking, assumptions) &&
	       make_strategies(asking, strategies);
}

bool ask_channel(struct asking *asking, const char *activity, const char *strategies,
		 const char *assumptions, const char *unit_costs)
{
	return ask_prepare(asking, activity, strategies, assumptions, unit_costs) &&
	       channel_analyse(&asking->channel, &asking->councils, &asking->results,
			       &asking->diagnostics);
}

bool ask_procurement(struct asking *asking, const char *spend, const char *categories,
		     const char *assumptions, int first_year, int last_year)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	struct reading *own = arena_alloc(asking->arena, sizeof *own);
	const struct selection all = {0};

	asking->procurement = (struct procurement_question){
	    .spend = &asking->spend,
	    .spend_path = "spend.csv",
	    .assumptions = &asking->assumptions,
	    .reference = &asking->reference,
	    .base_year = {2007},
	    .first_year = {first_year},
	    .last_year = {last_year},
	};
	categories_init(&asking->categories, asking->arena);
	if (categories != NULL &&
	    (!read_text(asking, own, "categories.csv", categories, &categories_shape) ||
	     !categories_add(&asking->categories, own, &asking->diagnostics)))
		return false;
	return categories_add(&asking->categories, reference_read(&asking->reference, "categories"),
			      &asking->diagnostics) &&
	       make_assumptions(asking, assumptions) &&
	       read_text(asking, reading, "spend.csv", spend, &spend_shape) &&
	       spend_build(&asking->spend, reading, &asking->categories, &all,
			   &asking->diagnostics) &&
	       procurement_analyse(&asking->procurement, &asking->by_council, &asking->results,
				   &asking->diagnostics);
}

bool ask_prices(struct asking *asking, const char *prices, const char *groups,
		enum price_reference benchmark, bool is_accepting_outliers)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	struct reading *together = arena_alloc(asking->arena, sizeof *together);
	struct buyer_groups *found = arena_alloc(asking->arena, sizeof *found);
	struct prices *model = arena_alloc(asking->arena, sizeof *model);
	const struct selection all = {0};

	categories_init(&asking->categories, asking->arena);
	if (!categories_add(&asking->categories, reference_read(&asking->reference, "categories"),
			    &asking->diagnostics) ||
	    !read_text(asking, reading, "prices.csv", prices, &prices_shape) ||
	    !prices_build(model, reading, &all, &asking->diagnostics))
		return false;
	if (groups != NULL &&
	    (!read_text(asking, together, "groups.csv", groups, &buyer_groups_shape) ||
	     !buyer_groups_build(found, together, &model->councils, &asking->diagnostics)))
		return false;

	const struct prices_question question = {
	    .prices = model,
	    .groups = groups == NULL ? NULL : found,
	    .categories = &asking->categories,
	    .reference = &asking->reference,
	    .benchmark = benchmark,
	    .terms = {model->last_year, is_accepting_outliers},
	};

	struct price_items items;

	return prices_find(&items, &question, asking->arena, &asking->diagnostics) &&
	       prices_report(&question, &items, &asking->results, &asking->diagnostics);
}

static bool make_accounts(struct asking *asking, const char *accounts)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);

	return read_text(asking, reading, "accounts.csv", accounts, &accounts_shape) &&
	       accounts_build(&asking->accounts, reading, &asking->reference, &asking->diagnostics);
}

bool ask_indicator(struct asking *asking, const char *gains, const char *accounts,
		   const char *assumptions, int first_year, int last_year)
{
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct selection all = {0};

	asking->indicator = (struct indicator_question){
	    .gains = &asking->gains,
	    .assumptions = &asking->assumptions,
	    .rates = &asking->rates,
	    .reference = &asking->reference,
	    .first_year = {first_year},
	    .last_year = {last_year},
	};
	if (accounts != NULL) {
		if (!make_accounts(asking, accounts))
			return false;
		asking->baseline = (struct council_baseline){
		    true, asking->accounts.in, "accounts.csv", "accounts.csv", &asking->accounts};
		asking->indicator.accounts = &asking->baseline;
		asking->indicator.accounts_path = "accounts.csv";
	}
	return make_assumptions(asking, assumptions) &&
	       workstream_rates_load(&asking->rates, &asking->reference, &asking->diagnostics) &&
	       read_text(asking, reading, "gains.csv", gains, &gains_shape) &&
	       gains_build(&asking->gains, reading, &asking->rates, &all, &asking->diagnostics) &&
	       indicator_analyse(&asking->indicator, &asking->results, &asking->diagnostics);
}

bool ask_baseline(struct asking *asking, const char *accounts)
{
	const struct baseline_question question = {&asking->accounts, &asking->reference};

	return make_accounts(asking, accounts) &&
	       baseline_analyse(&question, &asking->results, &asking->diagnostics);
}

bool ask_unit_cost(struct asking *asking, const char *resources, const char *activity,
		   int64_t population, bool is_by_posts)
{
	struct reading *given = arena_alloc(asking->arena, sizeof *given);
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	struct resources *model = arena_alloc(asking->arena, sizeof *model);
	const struct selection all = {0};
	const struct unit_cost_question question = {
	    .resources = model,
	    .activity = &asking->activity,
	    .activity_path = "activity.csv",
	    .channels = &asking->channels,
	    .reference = &asking->reference,
	    .base_year = {2007},
	    .population = population,
	    .is_by_posts = is_by_posts,
	};

	return read_text(asking, given, "resources.csv", resources, &resources_shape) &&
	       resources_build(model, given, &asking->channels, &asking->diagnostics) &&
	       read_text(asking, reading, "activity.csv", activity, &activity_shape) &&
	       activity_build(&asking->activity, reading, &asking->channels, &all,
			      &asking->diagnostics) &&
	       unit_cost_analyse(&question, &asking->results, &asking->diagnostics);
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
