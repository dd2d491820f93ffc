#include "loading/shared.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/path.h"
#include "base/text.h"
#include "loading/books.h"
#include "loading/doubts.h"
#include "loading/load_region.h"
#include "loading/sources.h"
#include "model/shapes.h"

/* The strategies at hand: the case's own, and the built-in ones. */
struct stock {
	struct strategies own, built_in;
};

static bool load_stock(struct run *run, struct stock *stock, const char *path,
		       struct reference *reference, struct year base_year,
		       const struct channels *channels)
{
	const struct reading *built_in = reference_read(reference, "strategies");

	*stock = (struct stock){0};
	if (path != NULL) {
		bool is_well;
		const struct reading *own = inputs_read(run, path, &strategies_shape, &is_well);

		if (own == NULL ||
		    !strategies_build(&stock->own, own, base_year, false, channels,
				      &run->diagnostics) ||
		    !is_well)
			return false;
	}
	return built_in != NULL && strategies_build(&stock->built_in, built_in, base_year, true,
						    channels, &run->diagnostics);
}

static void list_known(struct run *run, const struct stock *stock,
		       struct channel_question *question)
{
	question->known = arena_array(run->arena, stock->own.n_items + stock->built_in.n_items,
				      sizeof *question->known);
	question->n_own = stock->own.n_items;
	for (size_t i = 0; i < stock->own.n_items; i++)
		question->known[question->n_known++] = stock->own.items[i].name;
	for (size_t i = 0; i < stock->built_in.n_items; i++)
		question->known[question->n_known++] = stock->built_in.items[i].name;
}

static bool refuse_strategy(struct run *run, const struct channel_question *question,
			    const char *name)
{
	const char *nearest = text_nearest(name, question->known, question->n_known);

	if (nearest != NULL)
		return misuse(&run->diagnostics, "there is no strategy '%s'; did you mean '%s'?",
			      name, nearest);
	return misuse(&run->diagnostics, "there is no strategy '%s'; there are %s", name,
		      text_list(run->arena, question->known, question->n_known, 10));
}

/* Rules of the user's file that the run is not about. */
static void leave_out_rules(const struct strategies *own, const struct strategies *chosen)
{
	FOR_EACH (const struct strategy, strategy, own->items, own->n_items) {
		if (strategies_find(chosen, strategy->name) != NULL)
			continue;
		for (size_t j = 0; j < strategy->n_rules; j++)
			for (size_t k = 0; k < strategy->rules[j].n_points; k++)
				fate_leave_out(strategy->rules[j].points[k].fate,
					       "of a strategy not asked for");
	}
}

/* The strategies named; else the case's own; else the built-in ones. */
static bool choose(struct run *run, const struct stock *stock,
		   const struct channel_question *question, struct strategies *chosen)
{
	const struct words *names = &run->settings.channel.strategy_names;

	*chosen = stock->own.n_items > 0 ? stock->own : stock->built_in;
	if (names->count == 0)
		return true;
	*chosen = (struct strategies){
	    .items = arena_array(run->arena, names->count, sizeof *chosen->items)};
	for (size_t i = 0; i < names->count; i++) {
		const struct strategy *found = strategies_find(&stock->own, names->items[i]);

		if (found == NULL)
			found = strategies_find(&stock->built_in, names->items[i]);
		if (found == NULL)
			return refuse_strategy(run, question, names->items[i]);
		if (strategies_find(chosen, found->name) == NULL)
			chosen->items[chosen->n_items++] = *found;
	}
	leave_out_rules(&stock->own, chosen);
	return true;
}

/* What was left out or added up on the way, so that no contact goes unaccounted. */
static void say_model(struct run *run, const struct reading *reading,
		      const struct channel_question *question, const struct selection *selection)
{
	const struct activity *activity = question->activity;
	const char *path = question->activity_path;
	const struct year base = question->base_year;
	const struct place place = {.file = path};
	int64_t costed = 0, other = 0;

	if (activity->n_filtered > 0) {
		size_t n_askers;
		const char *askers =
		    selection_askers(selection, activity->n_left_out, &n_askers, run->arena);
		struct other_councils others = {0};

		if (activity->n_left_out[LEFT_COUNCIL] > 0)
			others = other_councils_find(run, path);
		/* The other parts of a case, and its costs, know no service or channel. */
		const bool is_of_part =
		    run->settings.reading.is_whole_case &&
		    activity->n_left_out[LEFT_SERVICE] + activity->n_left_out[LEFT_CHANNEL] > 0;

		diagnose(
		    &run->diagnostics,
		    others.is_near || is_of_part ? SEVERITY_WARNING : SEVERITY_NOTICE,
		    at_line(path, others.line), "%s with %s contacts left out, as %s %s%s%s",
		    say_count(run->arena, activity->n_filtered, "row", "rows"),
		    say_number(run->arena, activity->volume_filtered), askers,
		    say_which(n_askers, "asks", "ask"),
		    say_around(run->arena, "; other councils",
			       others.count > 0 ? other_councils_name(&others, run->arena) : NULL,
			       ""),
		    is_of_part ? "; costs and other savings stay those of the whole case" : "");
	}
	for (size_t i = 0; i < activity->n_rows; i++)
		*(activity->rows[i].year.start == base.start ? &costed : &other) +=
		    activity->rows[i].volume;
	if (other > 0)
		diagnose(&run->diagnostics, SEVERITY_REMARK, place,
			 "%s contacts read: %s of the base year %s are used, %s of other years are "
			 "not%s",
			 say_number(run->arena, costed + other + activity->volume_filtered),
			 say_number(run->arena, costed), say_year(run->arena, base),
			 say_number(run->arena, other),
			 activity->n_filtered == 0
			     ? ""
			     : arena_format(run->arena, "; %s are left out",
					    say_number(run->arena, activity->volume_filtered)));
	if (!doubts_say_activity_base(run, reading, base) && run->settings.reading.is_whole_case)
		doubts_say_activity_years(run, reading, question->channels, base);
	doubts_say_months(run, reading);
	doubts_say_names(run, reading, question->channels);
	doubts_say_services(run, question->unit_costs, activity);
	size_t n_again = doubts_say_again(run, reading, question->channels);
	if (activity->n_merged > (int64_t)n_again)
		notice(&run->diagnostics, place,
		       "%s the council, service, channel, purpose and year of another; the "
		       "contacts are added up",
		       say_count(run->arena, activity->n_merged - (int64_t)n_again, "row repeats",
				 "rows repeat"));
}

/* Where the first or the last year planned is changed: the key of case.csv, or the option. */
static const char *years_from(const struct run *run, const char *key)
{
	const struct year_settings *years = &run->settings.years;
	const bool is_by_option = years->first.start != 0 && years->asker == NULL;

	return !is_by_option && (run->settings.reading.is_whole_case || years->asker != NULL)
		   ? arena_format(run->arena, "%s in case.csv", key)
		   : "--years";
}

/* Values of years that the plan has not: said, with the first of them. */
void load_channel_say_years(struct run *run, const struct channel_question *question,
			    const char *path)
{
	const struct strategies *strategies = question->strategies;
	const struct rule_point *first[2] = {NULL, NULL}; /* before the plan's years, behind them */
	size_t counts[2] = {0, 0};

	for (size_t i = 0; i < strategies->n_items; i++)
		for (size_t j = 0; j < strategies->items[i].n_rules; j++)
			for (size_t k = 0; k < strategies->items[i].rules[j].n_points; k++) {
				const struct rule_point *point =
				    &strategies->items[i].rules[j].points[k];
				int side = point->year.start > question->last_year.start;

				if (!side && point->year.start >= question->first_year.start)
					continue;
				if (counts[side]++ == 0 || point->line < first[side]->line)
					first[side] = point;
			}
	for (int side = 0; side < 2; side++)
		if (counts[side] > 0)
			notice(&run->diagnostics, (struct place){path, first[side]->line, "year"},
			       side == 1
				   ? "%s for years after the last year planned, %s (this one for "
				     "%s), so only a part is reached by then; change the year, or "
				     "%s, if all of it should be"
				   : "%s for years before the first year planned, %s (this one for "
				     "%s), and gains count from then; change the year, or "
				     "%s, if they should count before",
			       say_count(run->arena, counts[side], "value is", "values are"),
			       say_year(run->arena,
					side == 1 ? question->last_year : question->first_year),
			       say_year(run->arena, first[side]->year),
			       years_from(run, side == 1 ? "last_year" : "first_year"));
}

/* What a question points to, which must outlive its loading. */
struct channel_holdings {
	struct activity activity;
	struct unit_costs unit_costs;
	struct strategies strategies;
};

/* Price channels that have no cost like others, where asked; each must be priced by some set. */
static bool price_like(struct run *run, struct unit_costs *costs, struct unit_costs *other,
		       const struct channels *channels)
{
	bool is_well = true;

	for (size_t i = 0; i < run->settings.channel.price_like.count; i++) {
		const char *word = run->settings.channel.price_like.items[i],
			   *equals = strchr(word, '=');
		const char *channel = channels_standard(
		    channels, arena_text_of(run->arena, word, (size_t)(equals - word)));
		const char *like = channels_standard(channels, equals + 1);
		bool is_priced = unit_costs_price_like(costs, channel, like, run->arena);

		if (!is_priced && other != NULL)
			is_priced = unit_costs_price_like(other, channel, like, run->arena);
		if (is_priced)
			notice(&run->diagnostics, (struct place){0},
			       "channel '%s' is priced like '%s', as --price-like asks", channel,
			       like);
		else
			is_well = misuse(&run->diagnostics,
					 "--price-like '%s': set '%s' has a cost of '%s' already, "
					 "or none of '%s'",
					 word, costs->set, channel, like);
	}
	return is_well;
}

/* Where a set is named: under a key of case.csv, or by an option, which has no place. */
static struct place place_of(const char *case_csv, const char *key)
{
	return (struct place){.file = case_csv, .column = case_csv == NULL ? NULL : key};
}

/* Price by another set, openly, what the first has no cost for. */
static bool fall_back(struct run *run, struct unit_costs *costs, struct shared *shared)
{
	struct unit_costs other;

	if (run->settings.channel.fallback_costs == NULL)
		return price_like(run, costs, NULL, &shared->channels);
	if (!unit_costs_load(
		&other, books_sheet(run, run->settings.channel.fallback_costs, "unit_costs.csv"),
		&shared->reference, &shared->channels,
		place_of(run->settings.channel.fallback_costs_of, "fallback_costs")))
		return false;
	if (other.reading != NULL)
		account_list(run, other.reading);
	if (!price_like(run, costs, &other, &shared->channels))
		return false;
	unit_costs_fall_back(costs, &other, run->arena);
	return true;
}

/*
 * `ours` and `unit_costs.csv:ours` are of the case's own file, where it has one and there is
 * neither a published set nor a file of that name.
 */
static const char *own_set(struct run *run, const struct case_files *files, const char *which,
			   struct reference *reference)
{
	static const char name[] = "unit_costs.csv";
	const char *own;

	/* `own.csv` can only be a file, and there is none. */
	if (which == NULL || files->folder == NULL || unit_costs_is_set(which, reference) ||
	    (text_ends_in(which, ".csv") && strcmp(which, name) != 0) ||
	    shelf_exists(&run->shelf, which) ||
	    shelf_exists(&run->shelf, path_file(which, run->arena)))
		return which;
	own = arena_format(run->arena, "%s/%s", files->folder, name);
	if (!sources_has_rows(run, own))
		return which;
	if (strncmp(which, name, strlen(name)) == 0)
		return arena_format(run->arena, "%s%s", own, which + strlen(name));
	return strpbrk(which, "/:") != NULL ? which : arena_format(run->arena, "%s:%s", own, which);
}

bool load_channel(struct run *run, const struct case_files *files, struct shared *shared,
		  struct channel_question *question)
{
	const char *unit_costs_path =
	    inputs_path(run, files, run->settings.channel.unit_costs, "unit_costs.csv");
	struct channel_holdings *held = arena_alloc(run->arena, sizeof *held);
	struct stock stock;

	unit_costs_path = own_set(run, files, unit_costs_path, &shared->reference);

	*question = (struct channel_question){.activity_path = inputs_label(run, files),
					      .activity = &held->activity,
					      .unit_costs = &held->unit_costs,
					      .strategies = &held->strategies,
					      .assumptions = &shared->assumptions,
					      .channels = &shared->channels,
					      .reference = &shared->reference};

	/* Every file is read before giving up, so that one run tells of all their faults. */
	bool is_read;
	const struct reading *reading =
	    inputs_read_all(run, files, "activity.csv", &activity_shape, &is_read);
	bool is_well = unit_costs_load(&held->unit_costs,
				       unit_costs_path != NULL ? unit_costs_path : "nwegg-2007",
				       &shared->reference, &shared->channels,
				       place_of(run->settings.channel.unit_costs_of, "unit_costs"));

	if (held->unit_costs.reading != NULL) {
		account_list(run, held->unit_costs.reading);
		unit_costs_say_odd(held->unit_costs.reading, &shared->reference, &shared->channels,
				   &run->diagnostics);
	}
	is_well = is_well && fall_back(run, &held->unit_costs, shared);
	is_well &= shared_assumptions(run, files, shared);
	const char *strategies_path =
	    inputs_path(run, files, run->settings.channel.strategies, "strategies.csv");

	struct selection selection = {0};

	if (reading != NULL) {
		selection = inputs_selection(run, reading, &shared->channels);
		is_well &= activity_build(&held->activity, reading, &shared->channels, &selection,
					  &run->diagnostics);
	}
	if (reading == NULL || !is_read) {
		struct year none = {0};

		/* Without a base year the strategies' own faults can still be told. */
		(void)load_stock(run, &stock, strategies_path, &shared->reference, none,
				 &shared->channels);
		return false;
	}

	is_well &= inputs_years(run, held->activity.last_year, &question->base_year,
				&question->first_year, &question->last_year);
	if (!load_stock(run, &stock, strategies_path, &shared->reference, question->base_year,
			&shared->channels) ||
	    !is_well)
		return false;
	list_known(run, &stock, question);
	if (!choose(run, &stock, question, &held->strategies))
		return false;
	if (!activity_has(&held->activity, question->base_year))
		return inputs_refuse_base(
		    run, question->activity_path, "contacts", "are", question->base_year,
		    say_span(run->arena, held->activity.first_year, held->activity.last_year));
	/* A case knows its years when all its files are read. */
	if (strategies_path != NULL && !run->settings.reading.is_whole_case)
		load_channel_say_years(run, question, strategies_path);
	say_model(run, reading, question, &selection);
	/* `vfm channel` costs every year; the gains of a case start from one. */
	if (run->settings.reading.is_whole_case)
		account_leave_out_years(run, reading, question->base_year);
	question->part_year = inputs_part_year(run, &held->activity.coverage, question->base_year,
					       question->activity_path);
	return true;
}
