/*
 * The tables of a business case: bridge, years, summary and costs.
 */
#ifndef ANALYSES_CASE_TABLES_H
#define ANALYSES_CASE_TABLES_H

#include "analyses/case/case_run.h"

struct case_tables {
	struct table *end, *year, *summary, *alone, *option, *alone_year, *bridge, *cost,
	    *cost_year;
};

/* Make the tables in the order in which they are shown, and fill them, the best option first. */
void case_tables_add(struct case_tables *tables, struct results *results,
		     const struct case_run *run);

/*
 * What a case costs: each row as it was given and as it counts, and by
 * strategy, year, kind and type.
 */
void case_cost_tables_make(struct case_tables *tables, struct results *results);
void case_cost_tables_fill(struct case_tables *tables, const struct case_run *run);

/*
 * The options of a case side by side: their appraisals, and what they come to
 * in the plan's last year; and each strategy by itself.
 */
void case_summary_tables_make(struct case_tables *tables, struct results *results,
			      const struct case_question *question);
void case_summary_tables_fill(struct case_tables *tables, const struct case_run *run);

/* A payback as a table has it: its years, or none, and what is said of it. */
void payback_values(struct value *years, struct value *words, const struct payback *payback,
		    bool has_costs, struct arena *arena);

struct value bcr_value(const struct appraisal *appraisal);

/* `web-first repaid: 2.4 years` in the year in which a running total reaches zero, else NULL. */
const char *payback_mark(struct arena *arena, const struct payback *payback, int year);

/*
 * The charts of a business case: from gross to cash, when it is repaid, and the options side by
 * side.  Add the charts bridge, payback, payback-alone and options to the tables they are drawn
 * from.
 */
void case_charts_add(struct results *results, const struct case_run *run,
		     const struct case_tables *tables);

/*
 * What is said of a business case beside its tables: the answer in sentences, the case at a glance,
 * what it rests on, and its document.
 */

/* Whose case it is: its council, else the councils of its files, else its title. */
const char *case_words_who(const struct case_work *work);

/* Under a chart, wherever the case stands: `Source: business case of Westmere; vfm case`. */
const char *case_words_source(const struct case_question *question, const char *prices,
			      struct arena *arena);

/* Add the answer; to be called with the options ranked. */
void case_words_answer(struct results *results, const struct case_run *run);

/* `the whole case with 'web-first'`: whose figure is not the strategy's alone. */
const char *case_words_whole(struct arena *arena, const struct case_option *option);

/* `'web-first' with procurement` */
const char *case_words_option(const struct case_run *run, const struct case_option *option);

/* `pays back after 2.4 years` */
const char *case_words_payback(struct arena *arena, const struct payback *payback, int n_years);

/*
 * `£20k a year to run, then £32k from 2013-14`: the running cost of a year, in the plan's last and
 * wherever it changes later; of the years from `first` on, that or the one after it.  NULL: none,
 * or no change.
 */
const char *case_words_running(const struct case_work *work, const struct bridge *bridges,
			       const struct case_options *options, int first, const char *words);

/* `: cash is 8.4 times the costs`, as the tables round it; near 1 so that it shows the side. */
const char *case_words_return(struct arena *arena, double bcr);

/* `£1.7m of the set-up cost comes later` than that, or NULL: nothing does. */
const char *case_words_later_cost(struct arena *arena, const struct payback *payback,
				  const struct bridge *bridges, int n_years);

/*
 * What the case's document says of itself, and its author's own words.  Hand case.csv's title,
 * author, date and so on and the notes of notes.csv to the results.
 */
void case_document_add(struct results *results, const struct case_question *question);

/*
 * The option that leads at a glance, for whoever decides: what it asks for, what it brings, by
 * when, and how far it is ahead.  Table case_decision; its rows are in no other unit than what they
 * hold.
 */
void case_decision_add(struct results *results, const struct case_run *run);

/* What costs.csv lacks for an option that moves contacts to the web, or NULL. */
const char *case_caveats_uncosted(const struct case_run *run, const struct case_option *option);

/*
 * What else it rests on and how it is worked out, behind what it rests on most (case_rests.c) and
 * before what its parts rest on.
 */
void case_caveats_add(struct results *results, const struct case_run *run);

/*
 * The exact figures that warnings of a case speak of and no other table has (table `case_doubt`).
 * Add one, for the warning that goes by these words; among what the case rests on.
 */
void case_doubt_figures(struct results *results, const char *warning, const char *figure,
			struct value value);

/*
 * The answer over the plan's years and over ten, where case.csv does not say how many count.
 *
 * Costs come first and savings go on, so a few years may say no where ten say yes.  Both are given,
 * and where they disagree (the sign of the net present value, whether it pays back, the ranking)
 * that is the first thing said.
 */
#define LONG_HORIZON 10 /* years */

struct case_horizon {
	bool is_asked;                   /* no appraisal_years, and a plan of fewer years */
	const struct case_options *plan; /* over the plan's years */
	const struct case_options *ten;  /* over ten, or NULL, */
	const char *fault;               /* for this reason */
	bool is_turned;                  /* the two disagree */
};

/* Work the case out over ten years too where that is asked for. */
void case_horizon_make(struct case_horizon *horizon, const struct case_question *question,
		       const struct case_run *run, const struct results *results);

/* Say that the two disagree; to be called before anything else is said. */
void case_horizon_warn(struct results *results, const struct case_horizon *horizon,
		       const struct case_run *run);

/* Add the table case_horizon, and the answer over ten years where the two agree. */
void case_horizon_add(struct results *results, const struct case_horizon *horizon,
		      const struct case_run *run);

#endif
