#include "loading/load_case.h"
#include "loading/load_region.h"

#include <string.h>

#include "base/say.h"
#include "analyses/case/case_least_cost.h"
#include "base/text.h"
#include "loading/books.h"
#include "loading/doubts.h"
#include "loading/shared.h"
#include "loading/sources.h"
#include "model/shapes.h"
#include "model/templates.h"
#include "reading/book.h"

/* What a question points to, which must outlive its loading. */
struct holdings {
	struct shared shared;
	struct case_file file;
	struct costs costs;
	struct notes notes;
	struct correlations correlations;
	struct risks risks;
	struct channel_question channel;
	struct procurement_question procurement;
	struct prices_question prices;
	struct prices price_rows;
	struct workstream_rates rates;
	struct gains gains;
	struct resources resources;
	struct unit_cost_question own_costs;
};

/* The folder's files with one of them as the main one. */
static struct case_files files_of(struct run *run, const char *folder, const char *name)
{
	return (struct case_files){arena_format(run->arena, "%s/%s", folder, name), folder};
}

static bool has_file(struct run *run, const struct case_files *files)
{
	return sources_seek(run, files->main);
}

/* Prices are compared over all their councils, whichever the case is of. */
static bool load_prices(struct run *run, const struct case_files *files, struct holdings *held)
{
	const struct selection all = {0};
	const struct case_file *file = &held->file;
	bool is_well;
	const struct reading *reading = inputs_read(run, files->main, &prices_shape, &is_well);

	is_well &= shared_categories(run, files, &held->shared);
	held->prices = (struct prices_question){.prices = &held->price_rows,
						.categories = &held->shared.categories,
						.reference = &held->shared.reference,
						.benchmark = PRICE_MEDIAN};
	if (file->price_reference != NULL &&
	    !price_reference_parse(&held->prices.benchmark, file->price_reference, run->arena))
		is_well =
		    fault(&run->diagnostics,
			  (struct place){.file = file->path, .column = "price_reference"},
			  "'%s' is not median, lower-quartile or minimum", file->price_reference);
	if (reading == NULL || !prices_build(&held->price_rows, reading, &all, &run->diagnostics) ||
	    !is_well)
		return false;
	doubts_say_prices(run, &held->price_rows);
	held->prices.terms.year = held->price_rows.last_year;
	return true;
}

static bool load_gains(struct run *run, const struct case_files *files, struct holdings *held)
{
	bool is_well;
	const struct reading *reading = inputs_read(run, files->main, &gains_shape, &is_well);

	if (reading == NULL ||
	    !workstream_rates_load(&held->rates, &held->shared.reference, &run->diagnostics))
		return false;

	struct selection selection = inputs_selection(run, reading, &held->shared.channels);

	if (!gains_build(&held->gains, reading, &held->rates, &selection, &run->diagnostics) ||
	    !is_well)
		return false;
	other_councils_say(run, held->gains.n_filtered, files->main);
	return true;
}

/* What the council's own contacts cost, to stand beside the unit costs that the case uses. */
static bool read_resources(struct run *run, const char *folder, struct holdings *held,
			   struct case_question *question)
{
	const struct case_files files = files_of(run, folder, "resources.csv");
	bool is_well;

	/* Of one council; without its contacts say_unused() tells that nothing needs it. */
	if (question->channel == NULL || held->channel.activity == NULL ||
	    held->channel.activity->councils.count != 1 || !has_file(run, &files))
		return true;

	const struct reading *reading = inputs_read(run, files.main, &resources_shape, &is_well);

	held->own_costs = (struct unit_cost_question){.resources = &held->resources,
						      .activity = held->channel.activity,
						      .activity_path = held->channel.activity_path,
						      .channels = &held->shared.channels,
						      .reference = &held->shared.reference,
						      .base_year = held->channel.base_year};
	question->own_costs = &held->own_costs;
	return reading != NULL && (resources_build(&held->resources, reading,
						   &held->shared.channels, &run->diagnostics) &
				   is_well);
}

/* What case.csv says stands where the command line says nothing. */
static void settle(struct settings *settings, const struct case_file *file)
{
	if (settings->years.base.start == 0)
		settings->years.base = file->base_year;
	if (settings->channel.unit_costs == NULL && file->unit_costs != NULL) {
		settings->channel.unit_costs = file->unit_costs;
		settings->channel.unit_costs_of = file->path;
	}
	if (settings->channel.fallback_costs == NULL && file->fallback_costs != NULL) {
		settings->channel.fallback_costs = file->fallback_costs;
		settings->channel.fallback_costs_of = file->path;
	}
	if (file->council != NULL && settings->reading.councils.count == 0) {
		settings->reading.councils.items[settings->reading.councils.count++] =
		    file->council;
		settings->reading.council_asker = "the council of case.csv";
	}
}

/* The analyses' questions are of the same years; prices of the base year, where there are some. */
static void hand_on_years(struct holdings *held, const struct case_question *question)
{
	const struct year horizon = {question->base_year.start + question->n_years};

	for (size_t i = 0; question->prices != NULL && i < held->price_rows.n_rows; i++)
		if (held->price_rows.rows[i].year.start == question->base_year.start)
			held->prices.terms.year = question->base_year;
	held->channel.first_year = held->procurement.first_year = question->first_year;
	held->channel.last_year = held->procurement.last_year = question->last_year;
	held->channel.horizon = held->procurement.horizon = horizon;
	held->channel.is_part = true;
}

/* Files of the case that have no rows yet: left out, which must be said. */
static void say_empty(struct run *run, const char *folder)
{
	size_t count, n_empty = 0;
	const struct template *files = templates(&count);
	const char **names = arena_array(run->arena, count, sizeof *names);

	for (size_t i = 0; i < count; i++) {
		const char *path = arena_format(run->arena, "%s/%s", folder, files[i].name);

		if (sources_path(run, path) != NULL && !sources_has_rows(run, path))
			names[n_empty++] = files[i].name;
	}
	if (n_empty > 0)
		diagnose(&run->diagnostics, SEVERITY_REMARK, in_file(folder),
			 "left out, having no rows: %s",
			 text_list(run->arena, names, n_empty, n_empty));
}

/* Files of the case that it has no use for: left out, and who uses them. */
static void say_unused(struct run *run, const char *folder)
{
	size_t count;
	const struct template *files = templates(&count);

	for (size_t i = 0; i < count; i++) {
		const char *path = arena_format(run->arena, "%s/%s", folder, files[i].name);
		const char *at = sources_path(run, path);

		if (results_input_of(&run->results, at) != NULL || !sources_has_rows(run, path))
			continue;
		diagnose(&run->diagnostics, SEVERITY_REMARK, in_file(at),
			 "is not used in the case%s",
			 strcmp(files[i].name, "resources.csv") == 0
			     ? "; vfm unitcost works out unit costs from it"
			 : strcmp(files[i].name, "buyer_groups.csv") == 0
			     ? "; vfm prices --group uses it"
			     : ", because no other file needs it");
	}
}

/* A file that would be used for nothing is a slip, and the missing one is what to tell. */
static bool check_needed(struct run *run, const char *folder, const char *name, const char *needed,
			 bool has_needed)
{
	const struct case_files files = files_of(run, folder, name);

	if (has_needed || !has_file(run, &files))
		return true;
	return fault(&run->diagnostics, in_file(files.main),
		     "is not used without %s, which is missing or has no rows", needed);
}

/* Are the files there, and only their rows lacking? */
static bool has_form(struct run *run, const char *folder)
{
	static const char *const names[] = {"activity.csv", "spend.csv", "prices.csv", "gains.csv",
					    "costs.csv"};

	for (size_t i = 0; i < N_OF(names); i++)
		if (sources_path(run, arena_format(run->arena, "%s/%s", folder, names[i])) != NULL)
			return true;
	return false;
}

static bool refuse_empty(struct run *run, const char *folder)
{
	const char *book = books_in(run, folder);

	if (book != NULL)
		return fault(&run->diagnostics, in_file(book),
			     "is a workbook, and no file beside it has rows; if it is the whole "
			     "case, run vfm case %s",
			     say_word(run->arena, book));
	return fault(
	    &run->diagnostics, in_file(folder),
	    "no %s has rows yet; fill in at least one of activity, spend, prices, gains or costs "
	    "(%s)",
	    books_is_book(run, folder) ? "sheet" : "file",
	    !has_form(run, folder)       ? "vfm init writes an empty case with an example of each"
	    : books_is_book(run, folder) ? "write your own rows below the examples"
					 : "uncomment an example row and replace it with your own");
}

/* Gains of some months stand beside the costs of whole years. */
static void say_part_year(struct run *run, const char *months, const char *what, const char *path)
{
	if (months != NULL)
		warning(&run->diagnostics, in_file(path),
			"has %s of %s only, so gains are of these months and costs of whole years; "
			"give the whole year before you use the answer",
			what, months);
}

bool load_case(struct run *run, const char *folder, struct case_question *question)
{
	struct holdings *held = arena_alloc(run->arena, sizeof *held);
	const struct case_files activity = files_of(run, folder, "activity.csv");
	const struct case_files spend = files_of(run, folder, "spend.csv");
	const struct case_files prices = files_of(run, folder, "prices.csv");
	const struct case_files gains = files_of(run, folder, "gains.csv");

	*question = (struct case_question){.path = folder,
					   .file = &held->file,
					   .costs = &held->costs,
					   .notes = &held->notes,
					   .correlations = &held->correlations,
					   .only_faults = run->settings.business_case.only_faults,
					   .draws = run->settings.business_case.draws,
					   .shown_draws = run->settings.business_case.shown_draws,
					   .seed = run->settings.business_case.seed,
					   .threads = run->settings.business_case.threads,
					   .two_levers = run->settings.business_case.two_levers,
					   .watch = &run->hooks.watch,
					   .risks = &held->risks,
					   .assumptions = &held->shared.assumptions,
					   .reference = &held->shared.reference,
					   .reprices = run->settings.business_case.reprices};
	if (!shared_init(run, &held->shared))
		return false;
	run->settings.reading.is_whole_case = true;
	run->settings.reading.case_folder = folder;
	bool is_well = load_own_case(run, folder, &held->file);
	if (run->settings.house.title != NULL)
		held->file.title = run->settings.house.title;
	if (run->settings.house.author != NULL)
		held->file.author = run->settings.house.author;
	settle(&run->settings, &held->file);
	if (has_file(run, &activity)) {
		question->channel = &held->channel;
		is_well &= load_channel(run, &activity, &held->shared, &held->channel);
	}
	if (has_file(run, &spend)) {
		question->procurement = &held->procurement;
		is_well &= load_procurement(run, &spend, &held->shared, &held->procurement);
	}
	if (has_file(run, &prices)) {
		question->prices = &held->prices;
		is_well &= load_prices(run, &prices, held);
	}
	if (has_file(run, &gains)) {
		question->gains = &held->gains;
		question->rates = &held->rates;
		is_well &= load_gains(run, &gains, held);
	}
	is_well &=
	    check_needed(run, folder, "strategies.csv", "activity.csv", question->channel != NULL);
	is_well &=
	    check_needed(run, folder, "unit_costs.csv", "activity.csv", question->channel != NULL);
	is_well &= read_resources(run, folder, held, question);
	is_well &= shared_baseline(run, &gains, &held->shared, &question->accounts,
				   &question->accounts_path);
	is_well &= load_logo(run, &question->logo);
	is_well &= load_own_colours(run, folder, &question->colours);
	is_well &= load_own_costs(run, folder, &held->costs);
	is_well &= load_own_notes(run, folder, &held->notes);
	is_well &= load_own_correlations(run, folder, &held->correlations);
	is_well &= load_own_risks(run, folder, &held->risks);
	is_well &= shared_assumptions(run, &activity, &held->shared);
	if (question->channel == NULL && question->procurement == NULL &&
	    question->prices == NULL && question->gains == NULL && held->costs.n_items == 0)
		return is_well && refuse_empty(run, folder);
	if (case_least_cost_is(question) && run->settings.channel.strategy_names.count > 0)
		return misuse(&run->diagnostics,
			      "--strategy has no use where options are compared by their costs "
			      "alone; all of costs.csv are compared");
	if (case_least_cost_is(question) && held->risks.n_items > 0)
		notice(&run->diagnostics, in_file(held->risks.path),
		       "is of no use where options are compared by their costs alone; give a "
		       "cost's low and high in costs.csv for what could make it more");
	say_empty(run, folder);
	if (!is_well || !case_years_find(run, question))
		return false;
	say_unused(run, folder);
	doubts_say_councils(run);
	doubts_say_sizes(run, question);
	input_rows_keep(run, folder);
	if (question->channel != NULL)
		say_part_year(run, question->channel->part_year, "contacts",
			      question->channel->activity_path);
	if (question->procurement != NULL)
		say_part_year(run, question->procurement->part_year, "payments",
			      question->procurement->spend_path);
	hand_on_years(held, question);
	if (question->channel != NULL &&
	    sources_has_rows(run, files_of(run, folder, "strategies.csv").main))
		load_channel_say_years(run, question->channel,
				       files_of(run, folder, "strategies.csv").main);
	if (question->procurement != NULL)
		load_procurement_leave(&held->procurement, &held->file, run->arena);
	return true;
}
