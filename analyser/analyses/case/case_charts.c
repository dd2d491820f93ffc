#include "analyses/case/case_charts.h"

#include "analyses/case/case_words.h"
#include "analyses/sayings.h"
#include "base/text.h"

void case_charts_add(struct results *results, const struct case_work *work,
		     const struct case_tables *tables, const struct case_options *options)
{
	struct arena *arena = results->arena;
	const struct case_question *question = work->question;
	const struct case_option *option = case_leader(options);
	const char *source =
	    arena_format(arena, "Source: %s; prices of %s; vfm case", say_file(question->path),
			 say_year(arena, question->price_year));
	struct money cash = {0};

	(void)bridge_cash(&cash, &option->bridges[options->plan_year]);

	struct chart *bridge = table_chart(tables->end, "bridge", CHART_WATERFALL);

	bridge->title = arena_format(arena, "%s: from gross to cash in %s, £ at %s prices",
				     case_words_who(work), say_year(arena, question->last_year),
				     say_year(arena, question->price_year));
	bridge->source = source;
	bridge->category = table_column(tables->end, "step");
	bridge->panel = table_column(tables->end, "strategy");
	bridge->series = table_column(tables->end, "kind");
	bridge->measures[0] = table_column(tables->end, "amount");

	struct chart *payback = table_chart(tables->year, "payback", CHART_LINES);

	payback->title =
	    arena_format(arena, "%s: net cash so far; for '%s' %s", case_words_who(work),
			 text_cut(arena, option->name, 60),
			 case_words_payback(work, &option->appraisal.simple, options->n_years));
	payback->source = source;
	payback->category = table_column(tables->year, "year");
	payback->series = table_column(tables->year, "strategy");
	payback->mark = table_column(tables->year, "mark");
	payback->measures[0] = table_column(tables->year, "running_total");

	if (tables->alone_year->n_rows > 0) {
		struct chart *alone = table_chart(tables->alone_year, "payback-alone", CHART_LINES);

		alone->title = arena_format(
		    arena, "%s: net cash so far of each strategy on its own", case_words_who(work));
		alone->source = source;
		alone->category = table_column(tables->alone_year, "year");
		alone->series = table_column(tables->alone_year, "strategy");
		alone->mark = table_column(tables->alone_year, "mark");
		alone->measures[0] = table_column(tables->alone_year, "running_total");
	}

	struct chart *side = table_chart(tables->option, "options", CHART_GROUPED_BARS);

	side->title =
	    arena_format(arena, "%s: '%s' would release most value, %s of cash a year by %s",
			 case_words_who(work), text_cut(arena, option->name, 60),
			 say_rough(arena, cash), say_year(arena, question->last_year));
	side->source = source;
	side->category = table_column(tables->option, "strategy");
	side->measures[0] = table_column(tables->option, "gross_gain");
	side->measures[1] = table_column(tables->option, "cash_releasing_gain");
}
