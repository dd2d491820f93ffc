#include "library/commands.h"

#include "analyses/region/region.h"
#include "analyses/sayings.h"
#include "loading/books.h"
#include "loading/doubts.h"
#include "loading/folder_case.h"
#include "loading/load_region.h"
#include "loading/shared.h"
#include "model/shapes.h"
#include "requests/options.h"

/* Prices of other years are read and used for nothing, which must be said. */
static void say_left_out(struct run *run, const struct prices *prices, struct year year)
{
	const struct place place = {.file = prices->path};
	int64_t other = 0;

	for (size_t i = 0; i < prices->n_rows; i++)
		other +=
		    prices->rows[i].year.start != 0 && prices->rows[i].year.start != year.start;
	if (other > 0)
		notice(&run->diagnostics, place,
		       "%s of other years than %s left out: prices of different years are not "
		       "compared",
		       say_count(run->arena, other, "row", "rows"), say_year(run->arena, year));
	if (prices->n_without_year > 0 && year.start != 0)
		notice(&run->diagnostics, place, "%s no year and %s assumed to be from %s",
		       say_count(run->arena, prices->n_without_year, "row has", "rows have"),
		       say_which(prices->n_without_year, "is", "are"), say_year(run->arena, year));
	other_councils_say(run, prices->n_filtered, prices->path);
	if (prices->n_filtered > 0)
		warning(&run->diagnostics, place,
			"the prices of other councils are left out, as --council asks, so none "
			"is compared with theirs; without it, --by council ranks all, each with "
			"its gain");
}

static bool load_groups(struct run *run, struct buyer_groups *groups, const struct prices *prices)
{
	bool is_well;
	const struct reading *reading =
	    inputs_read(run, books_sheet(run, run->settings.prices.group, "buyer_groups.csv"),
			&buyer_groups_shape, &is_well);

	return reading != NULL &&
	       buyer_groups_build(groups, reading, &prices->councils, &run->diagnostics) && is_well;
}

/* As in a case: of the base year, where there are prices of it, else the last. */
static struct year find_year(struct run *run, const struct prices *prices,
			     const struct case_file *file)
{
	struct year base = run->settings.years.base;
	bool has_any = false;

	if (base.start != 0 || file->base_year.start == 0)
		return base.start != 0 ? base : prices->last_year;
	for (size_t i = 0; i < prices->n_rows; i++)
		has_any |= prices->rows[i].year.start == file->base_year.start;
	if (has_any)
		diagnose(&run->diagnostics, SEVERITY_REMARK, in_file(file->path),
			 "gives base_year %s, unless an option says otherwise",
			 say_year(run->arena, file->base_year));
	else if (prices->last_year.start != 0)
		notice(
		    &run->diagnostics, in_file(file->path),
		    "its base_year is %s, and there are no prices of it: those of %s are compared",
		    say_year(run->arena, file->base_year), say_year(run->arena, prices->last_year));
	return has_any ? file->base_year : prices->last_year;
}

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "prices.csv");
	struct prices_question question = {0};
	struct buyer_groups groups;
	struct price_items items;
	struct case_file file;
	struct shared shared;
	struct prices prices;

	if (!region_check(run) || !folder_case_take(run, &files, FOLDER_PRICE_REFERENCE, &file))
		return false;
	if (run->settings.prices.benchmark != NULL &&
	    !price_reference_parse(&question.benchmark, run->settings.prices.benchmark, run->arena))
		return run->settings.prices.benchmark == file.price_reference
			   ? fault(&run->diagnostics,
				   (struct place){.file = file.path, .column = "price_reference"},
				   "'%s' is not median, lower-quartile or minimum",
				   file.price_reference)
			   : REFUSE(run,
				    "--benchmark '%s' is not median, lower-quartile or minimum",
				    run->settings.prices.benchmark);
	if (!shared_init(run, &shared))
		return false;

	bool is_read;
	const struct reading *reading =
	    inputs_read_all(run, &files, "prices.csv", &prices_shape, &is_read);
	bool is_well = shared_categories(run, &files, &shared);

	if (reading == NULL)
		return false;

	struct selection selection = inputs_selection(run, reading, &shared.channels);

	if (!prices_build(&prices, reading, &selection, &run->diagnostics) || !is_read)
		return false;
	doubts_say_prices(run, &prices);
	if (run->settings.prices.group != NULL) {
		is_well &= load_groups(run, &groups, &prices);
		question.groups = &groups;
	}
	if (!is_well)
		return false;
	question.prices = &prices;
	question.council = file.council;
	question.categories = &shared.categories;
	question.reference = &shared.reference;
	question.terms = (struct price_terms){find_year(run, &prices, &file),
					      run->settings.prices.is_accepting_outliers};
	say_left_out(run, &prices, question.terms.year);
	return prices_find(&items, &question, run->arena, &run->diagnostics) &&
	       prices_report(&question, &items, &run->results, &run->diagnostics) &&
	       (!region_is_asked(run) || region_prices_add(&run->results, &question, &items)) &&
	       region_authorities(run, &prices.councils, prices.path);
}

static bool is_by_council(const struct settings *settings)
{
	return settings->region.by != NULL;
}

static bool has_benchmark(const struct settings *settings)
{
	return settings->prices.benchmark != NULL;
}

COMMAND(prices, "PRICES...|FOLDER",
	"Who pays what for the same thing, and what is paying less worth?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_COUNCILS | OPTIONS_PRICES |
	    OPTIONS_REGION,
	1, MOST_REPEATS, execute,
	{NEXT_CASE,
	 {.text = "--by council ranks the buyers", .is_done = is_by_council},
	 {.text = "--benchmark lower-quartile or minimum asks for more",
	  .is_done = has_benchmark}});
