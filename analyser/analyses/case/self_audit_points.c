#include "analyses/case/self_audit_points.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "model/notes.h"
#include "model/risks.h"

/* The point at hand. */
struct point {
	const struct case_question *question;
	struct arena *arena;
};

#define MOST_LINES 4

/* Rows of a file that share something: how many, of how many, and the first lines, in order. */
struct tally_of_rows {
	size_t count, all;
	long lines[MOST_LINES + 1];
};

static struct audit_finding nothing(const char *could)
{
	return (struct audit_finding){AUDIT_NOTHING, could, NULL};
}

static void count_row(struct tally_of_rows *rows, bool has_it, long line)
{
	rows->all++;
	if (!has_it)
		return;
	size_t at = rows->count < MOST_LINES ? rows->count : MOST_LINES;

	for (; at > 0 && rows->lines[at - 1] > line; at--)
		rows->lines[at] = rows->lines[at - 1];
	rows->lines[at] = line;
	rows->count++;
}

/* ` (lines 2, 5, 7 and 3 more)`, or nothing where there is none. */
static const char *say_lines(const struct point *point, const struct tally_of_rows *rows)
{
	const size_t shown = rows->count < MOST_LINES ? rows->count : MOST_LINES;
	const char *text = "";

	for (size_t i = 0; i < shown; i++)
		text =
		    arena_format(point->arena, "%s%s%ld", text, i == 0 ? "" : ", ", rows->lines[i]);
	if (shown == 0)
		return "";
	return arena_format(point->arena, " (%s %s%s)", rows->count == 1 ? "line" : "lines", text,
			    rows->count > shown
				? arena_format(point->arena, " and %zu more", rows->count - shown)
				: "");
}

/* All rows are evidence, some of them part of it. */
static struct audit_finding of_rows(const struct tally_of_rows *rows, const char *evidence,
				    const char *path)
{
	return (struct audit_finding){rows->count == 0          ? AUDIT_NOTHING
				      : rows->count < rows->all ? AUDIT_PART
								: AUDIT_EVIDENCE,
				      evidence, rows->count == 0 ? NULL : say_file(path)};
}

/* The author's own words are no evidence of more than that they stand there. */
static struct audit_finding by_words(const struct point *point, const char *section,
				     const char *could)
{
	const struct notes *notes = point->question->notes;

	for (size_t i = 0; notes != NULL && i < notes->n_items; i++)
		if (strcmp(notes->items[i].section, section) == 0)
			return (struct audit_finding){
			    AUDIT_PART,
			    arena_format(point->arena, "the author's words only (section %s): %s",
					 section,
					 text_cut(point->arena, notes->items[i].text, 120)),
			    say_file(notes->path)};
	return nothing(could);
}

static struct audit_finding find_drivers(const struct point *point)
{
	return by_words(point, "strategic",
			"no figure shows it; notes.csv, section strategic, "
			"could say it");
}

static struct audit_finding find_leadership(const struct point *point)
{
	return by_words(point, "management",
			"no figure shows it; notes.csv, section management, "
			"could say it");
}

static struct audit_finding find_no_figure(const struct point *point)
{
	(void)point;
	return nothing("no file of a case could show it");
}

static struct audit_finding find_performance(const struct point *point)
{
	const struct channel_question *channel = point->question->channel;

	if (channel == NULL)
		return nothing("contacts and what they cost here (activity.csv, unit_costs.csv) "
			       "could show it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "contacts of %s at %s, set %s; that targets go by them no file shows",
			 say_year(point->arena, point->question->base_year),
			 channel->unit_costs->is_built_in ? "published unit costs"
							  : "the unit costs that the case gives",
			 channel->unit_costs->set),
	    channel->unit_costs->is_built_in ? "activity.csv" : "activity.csv, unit_costs.csv"};
}

static struct audit_finding find_partnership(const struct point *point)
{
	const struct gains *gains = point->question->gains;
	struct tally_of_rows rows = {0};

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		count_row(&rows, gains->items[i].workstream == WORKSTREAM_COLLABORATION,
			  gains->items[i].line);
	if (rows.count == 0)
		return nothing("initiatives of the workstream collaboration (gains.csv) could "
			       "show it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%s of the workstream collaboration%s; no file says what "
			 "services gain by it",
			 say_count(point->arena, rows.count, "gain", "gains"),
			 say_lines(point, &rows)),
	    say_file(gains->path)};
}

static bool has_assumption(const struct case_question *question, const char *name)
{
	for (size_t i = 0; i < question->assumptions->n_items; i++)
		if (strcmp(question->assumptions->items[i].kind->name, name) == 0)
			return true;
	return false;
}

/* Risks are stated, and counted in the forecast by likelihood, confidence or bias. */
static struct audit_finding find_risks(const struct point *point)
{
	const struct case_question *question = point->question;
	const size_t n_stated = question->risks == NULL ? 0 : question->risks->n_items;
	struct tally_of_rows likely = {0};
	const char *factored = "", *files = "";

	for (size_t i = 0; question->gains != NULL && i < question->gains->n_items; i++)
		count_row(&likely, question->gains->items[i].has_likelihood,
			  question->gains->items[i].line);
	if (n_stated > 0)
		files = say_file(question->risks->path);
	if (likely.count > 0)
		files = text_more(point->arena, files, ", ", "gains.csv");
	if (has_assumption(question, "benefit_confidence") ||
	    has_assumption(question, "optimism_bias"))
		files = text_more(point->arena, files, ", ", "assumptions.csv");
	if (likely.count > 0)
		factored = text_more(point->arena, factored, ", ",
				     arena_format(point->arena,
						  "the likelihood of %zu of %zu gains (gains.csv)",
						  likely.count, likely.all));
	if (has_assumption(question, "benefit_confidence"))
		factored =
		    text_more(point->arena, factored, ", ", "benefit_confidence (assumptions.csv)");
	if (has_assumption(question, "optimism_bias"))
		factored =
		    text_more(point->arena, factored, ", ", "optimism_bias (assumptions.csv)");
	if (n_stated == 0 && *factored == '\0')
		return nothing("risks.csv could state the risks; likelihood (gains.csv) and "
			       "benefit_confidence (assumptions.csv) count them in");
	return (struct audit_finding){
	    n_stated > 0 && *factored != '\0' ? AUDIT_EVIDENCE : AUDIT_PART,
	    arena_format(point->arena, "%s stated; counted in by %s",
			 n_stated == 0 ? "no risks"
				       : say_count(point->arena, n_stated, "risk", "risks"),
			 *factored == '\0' ? "nothing" : factored),
	    files};
}

static struct audit_finding find_owners(const struct point *point)
{
	const struct risks *risks = point->question->risks;
	struct tally_of_rows rows = {0};

	for (size_t i = 0; risks != NULL && i < risks->n_items; i++)
		count_row(&rows, risks->items[i].owner != NULL, risks->items[i].line);
	if (rows.count == 0)
		return by_words(point, "management",
				"owners of risks (risks.csv) could show some of it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena, "%zu of %zu risks %s an owner%s; gains.csv names none",
			 rows.count, rows.all, say_which(rows.count, "has", "have"),
			 say_lines(point, &rows)),
	    say_file(risks->path)};
}

static void count_actual(struct tally_of_rows *rows, const struct gains *gains)
{
	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		count_row(rows, gains->items[i].status == GAIN_ACTUAL, gains->items[i].line);
}

static struct audit_finding find_progress(const struct point *point)
{
	const struct gains *gains = point->question->gains;
	struct tally_of_rows rows = {0};

	count_actual(&rows, gains);
	if (rows.count == 0)
		return nothing("actual gains beside the forecasts (gains.csv, column status) could "
			       "show it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%zu of %zu rows of the register %s%s; that members were told no "
			 "file shows",
			 rows.count, rows.all,
			 say_which(rows.count, "is an actual gain", "are actual gains"),
			 say_lines(point, &rows)),
	    say_file(gains->path)};
}

static struct audit_finding find_data(const struct point *point)
{
	const struct case_question *question = point->question;
	const char *files = "";

	if (question->channel != NULL)
		files = text_more(point->arena, files, ", ", "activity.csv");
	if (question->procurement != NULL)
		files = text_more(point->arena, files, ", ", "spend.csv");
	if (question->prices != NULL)
		files = text_more(point->arena, files, ", ", "prices.csv");
	if (question->gains != NULL)
		files = text_more(point->arena, files, ", ", "gains.csv");
	if (files[0] == '\0')
		return nothing("no gains are given; contacts, spend, prices or a register "
			       "(activity.csv, spend.csv, prices.csv, gains.csv) could show it");
	return (struct audit_finding){
	    AUDIT_EVIDENCE,
	    arena_format(point->arena,
			 "gains are worked out from data of the council and %s; every row is "
			 "accounted for (table account)",
			 question->assumptions->n_items == 0
			     ? "no assumption of its own"
			     : arena_format(point->arena, "%s given",
					    say_count(point->arena, question->assumptions->n_items,
						      "assumption", "assumptions"))),
	    files};
}

static struct audit_finding find_sources(const struct point *point)
{
	const struct case_question *question = point->question;
	const size_t count = question->assumptions->n_items + question->costs->n_items +
			     (question->gains == NULL ? 0 : question->gains->n_items);

	const char *files = "";

	if (question->assumptions->n_items > 0)
		files = "assumptions.csv";
	if (question->costs->n_items > 0)
		files = text_more(point->arena, files, ", ", "costs.csv");
	if (question->gains != NULL)
		files = text_more(point->arena, files, ", ", "gains.csv");
	if (count == 0)
		return nothing("assumptions, costs and gains of the register have a column source");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%s of costs, assumptions and the register, each with its source; "
			 "contacts, spend and prices have no column for one",
			 say_count(point->arena, count, "row", "rows")),
	    files};
}

/* A range says how sure a figure is; an actual beside its forecast, that it was looked at again. */
static struct audit_finding find_refined(const struct point *point)
{
	const struct case_question *question = point->question;
	struct tally_of_rows ranged = {0}, twins = {0};

	for (size_t i = 0; i < question->assumptions->n_items; i++) {
		const struct assumption *item = &question->assumptions->items[i];

		count_row(&ranged, item->low.kind != VALUE_NONE && item->high.kind != VALUE_NONE,
			  item->line);
	}
	for (size_t i = 0; question->gains != NULL && i < question->gains->n_items; i++)
		count_row(&twins,
			  question->gains->items[i].has_twin &&
			      question->gains->items[i].status == GAIN_ACTUAL,
			  question->gains->items[i].line);
	if (ranged.count == 0 && twins.count == 0)
		return nothing("low and high of assumptions, and actual gains beside their "
			       "forecasts, could show some of it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%zu of %zu assumptions %s a low and a high%s; %s an actual beside %s "
			 "forecast",
			 ranged.count, ranged.all, say_which(ranged.count, "has", "have"),
			 say_lines(point, &ranged),
			 say_count(point->arena, twins.count, "gain has", "gains have"),
			 say_which(twins.count, "its", "their")),
	    twins.count > 0 ? "assumptions.csv, gains.csv" : "assumptions.csv"};
}

static struct audit_finding find_benchmarks(const struct point *point)
{
	const struct case_question *question = point->question;
	const char *said = "", *files = "";

	if (question->prices != NULL) {
		said =
		    arena_format(point->arena, "prices of %s are compared",
				 say_count(point->arena, question->prices->prices->councils.count,
					   "council", "councils"));
		files = "prices.csv";
	}
	if (question->channel != NULL && question->channel->unit_costs->is_built_in)
		said = text_more(point->arena, said, "; ",
				 arena_format(point->arena, "contacts are priced by the set %s",
					      question->channel->unit_costs->set));
	if (question->procurement != NULL)
		said = text_more(point->arena, said, "; ",
				 "spend is held against the bands of the CLG plan (footnote 34)");
	if (*said == '\0')
		return nothing("prices of several councils, or published unit costs and bands, "
			       "could show it");
	return (struct audit_finding){AUDIT_EVIDENCE, said,
				      *files == '\0' ? "published sets" : files};
}

static struct audit_finding find_quality(const struct point *point)
{
	static const char *const names[] = {
	    [QUALITY_NOT_DONE] = "not done",
	    [QUALITY_PENDING] = "pending",
	    [QUALITY_PASSED] = "passed",
	    [QUALITY_FAILED] = "failed",
	};
	const struct gains *gains = point->question->gains;
	struct tally_of_rows rows = {0};
	size_t counts[4] = {0};
	const char *said = "";

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++) {
		counts[gains->items[i].quality]++;
		count_row(&rows, gains->items[i].quality == QUALITY_PASSED, gains->items[i].line);
	}
	for (size_t i = 0; i < 4; i++)
		if (counts[i] > 0)
			said = text_more(point->arena, said, ", ",
					 arena_format(point->arena, "%zu %s", counts[i], names[i]));
	if (rows.count == 0)
		return nothing(rows.all == 0
				   ? "quality checks of the register (gains.csv) could show it"
				   : arena_format(point->arena,
						  "no gain has passed its quality check: %s "
						  "(gains.csv)",
						  said));
	return of_rows(&rows,
		       arena_format(point->arena, "quality checks of %zu gains: %s; passed%s",
				    rows.all, said, say_lines(point, &rows)),
		       gains->path);
}

static struct audit_finding find_scrutiny(const struct point *point)
{
	const struct gains *gains = point->question->gains;
	struct tally_of_rows rows = {0};

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		if (gains->items[i].status == GAIN_FORECAST)
			count_row(&rows, gains->items[i].has_likelihood, gains->items[i].line);
	if (rows.count == 0)
		return nothing("likelihoods of forecasts (gains.csv) could show some of it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%zu of %zu forecasts %s a likelihood%s; 'vfm indicator' lists those to "
			 "look at harder, and that they are no file shows",
			 rows.count, rows.all, say_which(rows.count, "has", "have"),
			 say_lines(point, &rows)),
	    say_file(gains->path)};
}

static struct audit_finding find_revised(const struct point *point)
{
	(void)point;
	return nothing("a register holds one likelihood of a gain; two cases set side by side "
		       "(vfm case --compare) show what was revised");
}

static struct audit_finding find_realised(const struct point *point)
{
	const struct gains *gains = point->question->gains;
	struct tally_of_rows rows = {0};

	count_actual(&rows, gains);
	if (rows.count == 0)
		return nothing("actual gains (gains.csv, column status) could show it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%zu of %zu gains %s an outturn%s; that budgets were cut by %s no file "
			 "shows",
			 rows.count, rows.all, say_which(rows.count, "has", "have"),
			 say_lines(point, &rows), say_which(rows.count, "it", "them")),
	    say_file(gains->path)};
}

static struct audit_finding find_sustained(const struct point *point)
{
	const struct gains *gains = point->question->gains;
	struct tally_of_rows rows = {0};

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		count_row(&rows, gains->items[i].lapses.start != 0, gains->items[i].line);
	if (rows.count == 0)
		return nothing("the year in which a gain lapses (gains.csv, column lapses) could "
			       "show some of it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena, "%zu of %zu gains %s%s, and %s counted no longer",
			 rows.count, rows.all,
			 say_which(rows.count, "says when it lapses", "say when they lapse"),
			 say_lines(point, &rows), say_which(rows.count, "is", "are")),
	    say_file(gains->path)};
}

/* One a line, by the key of the set. */
/* clang-format off */
static const struct {
	const char *key;
	struct audit_finding (*find)(const struct point *point);
} points[] = {
    {"drivers", find_drivers},
    {"leadership", find_leadership},
    {"challenge", find_no_figure},
    {"performance", find_performance},
    {"partnership", find_partnership},
    {"risks", find_risks},
    {"owners", find_owners},
    {"progress", find_progress},
    {"internal audit", find_no_figure},
    {"residents", find_no_figure},
    {"data", find_data},
    {"sources", find_sources},
    {"refined", find_refined},
    {"benchmarks", find_benchmarks},
    {"outcomes", find_no_figure},
    {"quality", find_quality},
    {"scrutiny", find_scrutiny},
    {"revised", find_revised},
    {"realised", find_realised},
    {"sustained", find_sustained},
    {"performance management", find_no_figure},
};
/* clang-format on */

bool self_audit_find(struct audit_finding *finding, const char *key,
		     const struct case_question *question, struct arena *arena)
{
	const struct point point = {question, arena};

	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		if (strcmp(points[i].key, key) == 0) {
			*finding = points[i].find(&point);
			return true;
		}
	return false;
}
