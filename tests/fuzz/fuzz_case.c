/*
 * Any bytes at all as the files of a case and the command line that reads them
 * (bundle.h): case, channel, procurement, prices, unitcost, indicator, baseline
 * and check.  A refusal says why and where.  What is accepted accounts for
 * every row, cross-casts to the penny, can be written in every format and drawn,
 * and is the same with the rows of every file turned about.
 */
#include "fuzz.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bundle.h"
#include "library/commands.h"
#include "delivery/delivery.h"
#include "requests/option_table.h"
#include "loading/reconcile.h"
#include "outputs/output.h"
#include "plots/plots.h"

/* A draw is like another: of ten thousand there would be nine tenths of a run's time. */
#define FEW_DRAWS 40

/*
 * Whose order the reader sees again: one's own list of prices a contact, and of an account's lines;
 * and the first fault of resources, where they make no unit cost.
 */
static const char *const shown_as_given[] = {"unit_costs.csv", "accounts.csv", "resources.csv",
					     NULL};

static void no_memory(void)
{
	fputs("out of memory\n", stderr);
	abort();
}

/* The commands that read what people write, and leave no file before they deliver. */
static const struct command *find_command(const char *name)
{
	static const struct command *const known[] = {
	    &command_case,     &command_channel,   &command_procurement, &command_prices,
	    &command_unitcost, &command_indicator, &command_baseline,    &command_check};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i]->name, name) == 0)
			return known[i];
	return NULL;
}

/* Ends of line of any kind, and the last line, which may have none. */
static long most_lines(const struct bundle_file *file)
{
	long lines = 1;

	for (size_t i = 0; i < file->size; i++)
		lines += file->bytes[i] == '\n' || file->bytes[i] == '\r';
	return lines;
}

static void check_messages(const struct diagnostics *found, const struct bundle *bundle)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct diagnostic *item = &found->items[i];
		const struct bundle_file *file =
		    item->place.file == NULL ? NULL : bundle_find(bundle, item->place.file);

		REQUIRE(item->message[0] != '\0');
		REQUIRE(item->place.line >= 0);
		REQUIRE(file == NULL || item->place.line <= most_lines(file));
		REQUIRE(diagnostic_text(found->arena, item)[0] != '\0');
	}
}

/* A row of totals is the sum of the rows above it, in each column of money. */
static void check_totals(const struct table *table)
{
	for (size_t column = 0; table->totals != NULL && column < table->n_columns; column++) {
		int64_t sum = 0;

		if (table->totals[column].kind != VALUE_MONEY)
			continue;
		for (size_t row = 0; row < table->n_rows; row++) {
			const struct value *value = &table_values(table, row)[column];

			if (value->kind == VALUE_MONEY)
				REQUIRE(
				    !__builtin_add_overflow(sum, value->money.hundredths, &sum));
		}
		REQUIRE(sum == table->totals[column].money.hundredths);
	}
}

static int64_t money_at(const struct table *table, size_t row, const char *column)
{
	const struct value *value = &table_values(table, row)[table_column(table, column)];

	REQUIRE(value->kind == VALUE_MONEY && value->money.hundredths % MONEY_PER_PENNY == 0);
	return value->money.hundredths;
}

static bool has_text(const struct table *table, size_t row, const char *column, const char *text)
{
	const struct value *value = &table_values(table, row)[table_column(table, column)];

	return value->kind == VALUE_TEXT && strcmp(value->text, text) == 0;
}

/* From gross to cash and on to net: each total is the sum of the steps above it. */
static void check_bridge(const struct table *table)
{
	int64_t sum = 0;

	for (size_t row = 0; table != NULL && row < table->n_rows; row++) {
		if (has_text(table, row, "kind", "step"))
			sum += money_at(table, row, "amount");
		else
			REQUIRE(money_at(table, row, "amount") == sum);
		if (has_text(table, row, "step", "net cash-releasing gain"))
			sum = 0;
	}
}

static void check_years(const struct table *table)
{
	for (size_t row = 0; table != NULL && row < table->n_rows; row++)
		REQUIRE(money_at(table, row, "net_gain") ==
			money_at(table, row, "cash_releasing_gain") -
			    money_at(table, row, "running_cost") -
			    money_at(table, row, "investment") -
			    money_at(table, row, "optimism_bias"));
}

static void check_results(const struct results *results)
{
	for (size_t i = 0; i < results->n_inputs; i++)
		REQUIRE(results->inputs[i].rows_read == results->inputs[i].rows_used +
							    results->inputs[i].rows_set_aside +
							    results->inputs[i].rows_faulty);
	for (size_t i = 0; i < results->n_tables; i++)
		check_totals(results->tables[i]);
	check_bridge(results_find(results, "case_bridge"));
	check_bridge(results_find(results, "case_bridge_end"));
	check_years(results_find(results, "case_year"));
	REQUIRE(results->n_passages > 0);
}

static char *written(const struct results *results, const char *format, const char *table,
		     bool is_full)
{
	const struct output_options options = {.table = table, .width = 80, .is_full = is_full};
	char *text;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	REQUIRE(stream != NULL);
	output_find(format)->write(results, &options, stream);
	REQUIRE(fclose(stream) == 0 && strlen(text) == size);
	return text;
}

static void check_charts(const struct results *results, struct arena *arena)
{
	for (size_t i = 0; i < results->n_tables; i++)
		for (size_t j = 0; j < results->tables[i]->n_charts; j++) {
			const struct plot_request request = {
			    .name = results->tables[i]->charts[j].name, .path = "x.svg"};
			struct diagnostics found;

			diagnostics_init(&found, arena);
			REQUIRE(plots_script(results, &request, arena, &found) != NULL ||
				diagnostics_count(&found, SEVERITY_FAULT) > 0);
		}
}

struct sortable {
	char *text;
	json_t *item;
};

static int compare_texts(const void *left, const void *right)
{
	return strcmp(((const struct sortable *)left)->text,
		      ((const struct sortable *)right)->text);
}

/* A list's items in the order of their own text. */
static void sort_list(json_t *list)
{
	size_t count = json_array_size(list);
	struct sortable *items = calloc(count + 1, sizeof *items);

	REQUIRE(items != NULL);
	for (size_t i = 0; i < count; i++) {
		items[i].item = json_incref(json_array_get(list, i));
		items[i].text = json_dumps(items[i].item, JSON_SORT_KEYS | JSON_COMPACT);
	}
	qsort(items, count, sizeof *items, compare_texts);
	for (size_t i = 0; i < count; i++) {
		json_array_set_new(list, i, items[i].item);
		free(items[i].text);
	}
	free(items);
}

/*
 * The results as JSON, but for bytes read and lines of a file.  Assumptions are
 * listed as they are come upon; where a file has been turned whose order is
 * shown, so are rows and the names in a sentence.
 */
static json_t *parsed(const struct results *results, bool is_listed_as_given)
{
	char *text = written(results, "json", NULL, false);
	json_error_t error;
	json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error), *table, *row;
	const char *id;
	size_t i;

	if (json == NULL)
		fprintf(stderr, "JSON line %d: %s\n", error.line, error.text);
	REQUIRE(json != NULL);
	free(text);
	json_object_del(json, "inputs");
	json_object_del(json, "notices");
	json_object_del(json, "levers");   /* in the order of the rows that give them */
	json_object_del(json, "passages"); /* notices among them; the others are compared below */
	sort_list(json_object_get(json, "assumptions"));
	json_object_foreach(json_object_get(json, "tables"), id, table)
	{
		json_t *rows = json_object_get(table, "rows");

		json_array_foreach(rows, i, row)
		{
			json_object_del(row, "line");
			json_object_del(row, "evidence"); /* names lines */
		}
		if (is_listed_as_given || strcmp(id, "case_assumption") == 0)
			sort_list(rows);
		json_object_del(table, "none"); /* by the rows' places */
	}
	if (is_listed_as_given) {
		json_object_del(json, "answer");
		json_object_del(json, "caveats");
		json_object_del(json, "charts");
	}
	return json;
}

static bool takes_value(const char *name)
{
	for (size_t i = 0; i < n_option_specs; i++)
		if (strcmp(option_specs[i].name, name) == 0)
			return option_specs[i].argument != NULL;
	return false;
}

/* The words behind the command: `--name`, `--name=value`, `--name value`, and files. */
static bool ask(struct run *run, const struct bundle *bundle, const struct command *command)
{
	struct options options = {.settings = &run->settings,
				  .diagnostics = &run->diagnostics,
				  .command = command->name,
				  .groups = command->groups};
	bool is_well = true;

	for (int i = 1; i < bundle->n_words; i++) {
		const char *word = bundle->words[i], *equals = strchr(word, '='), *value = NULL;

		if (strncmp(word, "--", 2) != 0) {
			is_well &= options_take_file(&options, word);
			continue;
		}
		if (equals != NULL) {
			value = equals + 1;
			word = arena_text_of(run->arena, word, (size_t)(equals - word));
		} else if (takes_value(word + 2) && i + 1 < bundle->n_words) {
			value = bundle->words[++i];
		}
		is_well &= options_take(&options, word + 2, value);
	}
	return is_well && run->settings.files.count >= command->least_files &&
	       run->settings.files.count <= command->most_files;
}

static bool execute(struct run *run, const struct bundle *bundle, const struct command *command,
		    struct arena *arena)
{
	bool is_asked, is_done;

	diagnostics_init(&run->diagnostics, arena);
	drafts_init(&run->drafts, arena);
	results_init(&run->results, arena, command->name);
	run->arena = arena;
	bundle_lay(bundle);
	is_asked = ask(run, bundle, command);
	if (run->settings.business_case.draws == 0 || run->settings.business_case.draws > FEW_DRAWS)
		run->settings.business_case.draws = FEW_DRAWS;
	is_done = is_asked && delivery_check(run) && command->execute(run);
	bundle_clear(bundle);
	REQUIRE(!is_asked || is_done || diagnostics_count(&run->diagnostics, SEVERITY_FAULT) > 0);
	check_messages(&run->diagnostics, bundle);
	if (is_done && run->ledger != NULL)
		reconcile(run, run->ledger);
	return is_done && diagnostics_count(&run->diagnostics, SEVERITY_FAULT) == 0;
}

static void tell(const struct run *run)
{
	for (size_t i = 0; i < run->diagnostics.count; i++)
		fprintf(stderr, "%s\n", diagnostic_text(run->arena, &run->diagnostics.items[i]));
}

static void compare(const struct run *run, const struct run *turned, bool is_check,
		    bool is_listed_as_given)
{
	if (is_check) {
		REQUIRE(run->is_faulty == turned->is_faulty);
		return;
	}

	json_t *one = parsed(&run->results, is_listed_as_given);
	json_t *other = parsed(&turned->results, is_listed_as_given);

	if (!json_equal(one, other)) {
		json_dumpf(one, stderr, JSON_INDENT(1) | JSON_SORT_KEYS);
		fputs("\n--- with the rows turned ---\n", stderr);
		json_dumpf(other, stderr, JSON_INDENT(1) | JSON_SORT_KEYS);
		tell(turned);
	}
	REQUIRE(json_equal(one, other));
	json_decref(one);
	json_decref(other);
}

static void run_both(struct bundle *bundle, const struct command *command, bool is_listed_as_given,
		     struct arena *arena)
{
	struct run *run = arena_alloc(arena, sizeof *run);
	struct run *turned = arena_alloc(arena, sizeof *turned);

	if (!execute(run, bundle, command, arena))
		return;
	check_results(&run->results);
	check_charts(&run->results, arena);
	free(written(&run->results, "text", NULL, false));
	free(written(&run->results, "text", NULL, true));
	free(written(&run->results, "csv", run->results.tables[0]->id, false));
	json_decref(parsed(&run->results, false));
	/* A published ledger's subtotals stand behind what they add up, and a delimiter that is
	 * given cuts rows as bundle_turn() does not. */
	if (run->settings.reading.is_ledger || run->settings.reading.delimiter != 0)
		return;
	bundle_turn(bundle, is_listed_as_given ? NULL : shown_as_given, arena);
	if (!execute(turned, bundle, command, arena)) {
		tell(turned);
		fputs("accepted, but not with the rows turned about\n", stderr);
		abort();
	}
	compare(run, turned, command == &command_check, is_listed_as_given);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(no_memory);
	struct bundle bundle;
	const struct command *command;
	int status = -1;

	if (bundle_read(&bundle, data, size, arena) &&
	    (command = find_command(bundle.words[0])) != NULL) {
		run_both(&bundle, command, size % 2 != 0, arena);
		status = 0;
	}
	arena_free(arena);
	return status;
}
