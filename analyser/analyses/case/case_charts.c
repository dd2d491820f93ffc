#include "analyses/case/case_tables.h"

#include "analyses/sayings.h"
#include "base/text.h"

static const char *bridge_title(const struct case_work *work, const struct case_option *option,
				int plan_year)
{
	struct arena *arena = work->arena;
	const struct bridge *bridge = &option->bridges[plan_year];

	/* Of a loss there is no part that is cash. */
	if (bridge_gross(bridge).hundredths <= 0 || bridge_cash(bridge).hundredths < 0)
		return arena_format(
		    arena, "%s, %s: in %s the gross gain is %s, the cash %s and the net %s",
		    case_words_who(work), case_words_whole(arena, option),
		    say_year(arena, work->question->last_year),
		    say_rough(arena, bridge_gross(bridge)), say_rough(arena, bridge_cash(bridge)),
		    say_rough(arena, option->appraisal.net[plan_year]));
	return arena_format(
	    arena, "%s, %s: of a gross gain of %s in %s, %s is cash, and %s remains after costs",
	    case_words_who(work), case_words_whole(arena, option),
	    say_rough(arena, bridge_gross(bridge)), say_year(arena, work->question->last_year),
	    say_rough(arena, bridge_cash(bridge)),
	    say_rough(arena, option->appraisal.net[plan_year]));
}

/* Which is worth most, and by how much more than the one that comes next. */
static const char *options_title(const struct case_work *work, const struct case_options *options)
{
	struct arena *arena = work->arena;
	const struct case_option *best = &options->items[0];
	struct money lead = {0};

	if (best->is_nothing)
		return arena_format(arena, "%s: no option is worth more than it costs",
				    case_words_who(work));
	if (options->count > 1)
		(void)money_subtract(&lead, best->appraisal.npv, options->items[1].appraisal.npv);
	if (options->count > 1 && lead.hundredths == 0 && !options->items[1].is_nothing)
		return arena_format(arena,
				    "%s: '%s' and '%s' share the highest net present value, %s",
				    case_words_who(work), text_cut(arena, best->name, 60),
				    text_cut(arena, options->items[1].name, 60),
				    say_rough(arena, best->appraisal.npv));
	return arena_format(
	    arena, "%s: '%s' has the highest net present value, %s%s", case_words_who(work),
	    text_cut(arena, best->name, 60), say_rough(arena, best->appraisal.npv),
	    lead.hundredths > 0 && !options->items[1].is_nothing
		? arena_format(arena, ", %s more than the next", say_rough(arena, lead))
		: "");
}

/* Is it by itself worth more than another, or there no other? */
static bool is_more(const struct case_option *option, const struct case_option *other)
{
	return other == NULL ||
	       money_compare(option->alone_appraisal.npv, other->alone_appraisal.npv) > 0;
}

/* The two strategies that by themselves are worth most, or NULL. */
static void find_alone(const struct case_options *options, const struct case_option *most[2])
{
	most[0] = most[1] = NULL;
	FOR_EACH (const struct case_option, option, options->items, options->count) {
		if (option->alone == NULL)
			continue;
		if (is_more(option, most[0])) {
			most[1] = most[0];
			most[0] = option;
		} else if (is_more(option, most[1])) {
			most[1] = option;
		}
	}
}

/* What is decided is which strategy, so what each of them adds by itself. */
static const char *strategies_title(const struct case_work *work,
				    const struct case_options *options)
{
	struct arena *arena = work->arena;
	const struct case_option *most[2];
	struct money lead = {0};

	find_alone(options, most);
	if (most[0] == NULL || most[0]->alone_appraisal.npv.hundredths <= 0)
		return arena_format(
		    arena,
		    "%s: without the rest of the case, no strategy is worth more than it costs",
		    case_words_who(work));
	if (most[1] != NULL)
		(void)money_subtract(&lead, most[0]->alone_appraisal.npv,
				     most[1]->alone_appraisal.npv);
	if (most[1] != NULL && lead.hundredths == 0)
		return arena_format(
		    arena,
		    "%s: without the rest of the case, '%s' and '%s' each add %s of net present "
		    "value",
		    case_words_who(work), text_cut(arena, most[0]->name, 60),
		    text_cut(arena, most[1]->name, 60),
		    say_rough(arena, most[0]->alone_appraisal.npv));
	return arena_format(arena,
			    "%s: without the rest of the case, '%s' adds %s of net present value%s",
			    case_words_who(work), text_cut(arena, most[0]->name, 60),
			    say_rough(arena, most[0]->alone_appraisal.npv),
			    lead.hundredths > 0 ? arena_format(arena, ", %s more than the next",
							       say_rough(arena, lead))
						: "");
}

/* `The rest of the case, £12.8m, comes with each of them and without.` */
static const char *say_rest(const struct case_work *work, const struct case_options *options)
{
	FOR_EACH (const struct case_option, option, options->items, options->count)
		if (option->strategy == NULL && !option->is_nothing)
			return arena_format(work->arena,
					    " The rest of the case, %s, comes with or without "
					    "them.",
					    say_rough(work->arena, option->appraisal.npv));
	return "";
}

static void add_options(const struct case_work *work, const struct case_tables *tables,
			const struct case_options *options, const char *source)
{
	struct arena *arena = work->arena;
	const bool is_alone = tables->alone->n_rows > 0;
	struct table *table = is_alone ? tables->alone : tables->summary;

	TABLE_CHART(
	    table, "options", CHART_GROUPED_BARS,
	    .title = is_alone ? strategies_title(work, options) : options_title(work, options),
	    .source = arena_format(
		arena, "Net present value%s: cash less costs, discounted, at %s prices.%s %s",
		is_alone ? " of each strategy without the rest of the case" : "",
		say_year(arena, work->question->price_year),
		is_alone ? say_rest(work, options) : "", source),
	    .category = "strategy", .measures = {"npv"});
}

/* Of the strategies by themselves, which nets most. */
static const char *alone_title(const struct case_work *work, const struct case_options *options)
{
	struct arena *arena = work->arena;
	const struct case_option *most = NULL;
	int last = options->n_years;

	FOR_EACH (const struct case_option, option, options->items, options->count)
		if (option->alone != NULL &&
		    (most == NULL || money_compare(option->alone_appraisal.running_total[last],
						   most->alone_appraisal.running_total[last]) > 0))
			most = option;
	if (most == NULL)
		return arena_format(
		    arena, "%s: net cash so far of each strategy without the rest of the case",
		    case_words_who(work));
	return arena_format(
	    arena, "%s: without the rest of the case, '%s' as planned %s and nets %s by %s",
	    case_words_who(work), text_cut(arena, most->name, 60),
	    case_words_payback(arena, &most->alone_appraisal.simple, options->n_years),
	    say_rough(arena, most->alone_appraisal.running_total[last]),
	    say_year(arena, (struct year){work->question->base_year.start + last}));
}

static const char *payback_title(const struct case_work *work, const struct case_options *options,
				 const struct case_option *option)
{
	struct arena *arena = work->arena;

	return arena_format(
	    arena, "%s: %s %s%s and nets %s before discounting by %s", case_words_who(work),
	    case_words_whole(arena, option),
	    case_words_payback(arena, &option->appraisal.simple, options->n_years),
	    say_around(arena, " (",
		       case_words_later_cost(arena, &option->appraisal.simple, option->bridges,
					     options->n_years),
		       ")"),
	    say_rough(arena, option->appraisal.running_total[options->n_years]),
	    say_year(arena, (struct year){work->question->base_year.start + options->n_years}));
}

/* The net cash so far of each strategy, year by year. */
static void add_years(struct table *table, const char *name, const char *title, const char *source)
{
	TABLE_CHART(table, name, CHART_LINES, .title = title, .source = source, .category = "year",
		    .series = "strategy", .mark = "mark", .measures = {"running_total"});
}

void case_charts_add(struct results *results, const struct case_run *run,
		     const struct case_tables *tables)
{
	struct arena *arena = results->arena;
	const struct case_work *work = &run->work;
	const struct case_options *options = &run->options;
	const struct case_question *question = work->question;
	const struct case_option *option = case_leader(options);
	const char *source = case_words_source(
	    question, say_around(arena, "; prices of ", say_year(arena, question->price_year), ""),
	    arena);

	TABLE_CHART(tables->end, "bridge", CHART_WATERFALL, .source = source,
		    .title = bridge_title(work, option, options->plan_year), .category = "step",
		    .panel = "strategy", .series = "kind", .measures = {"amount"});
	add_years(tables->year, "payback", payback_title(work, options, option), source);
	if (tables->alone_year->n_rows > 0)
		add_years(tables->alone_year, "payback-alone", alone_title(work, options), source);
	add_options(work, tables, options, source);
}
