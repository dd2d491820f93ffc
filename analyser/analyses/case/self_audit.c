#include "analyses/case/self_audit.h"

#include <string.h>

#include "analyses/case/case_run.h"
#include "analyses/sayings.h"
#include "results/table.h"

bool audit_counts(const struct gain *gain)
{
	return gain->quality != QUALITY_FAILED &&
	       !(gain->status == GAIN_FORECAST && gain->has_twin);
}

bool audit_has_likelihood(const struct gain *gain)
{
	return gain->has_likelihood;
}

void audit_rows_see(struct audit_rows *rows, bool has_it, long line)
{
	rows->all++;
	if (!has_it)
		return;
	size_t at = rows->count < AUDIT_LINES ? rows->count : AUDIT_LINES;

	for (; at > 0 && rows->lines[at - 1] > line; at--)
		rows->lines[at] = rows->lines[at - 1];
	rows->lines[at] = line;
	rows->count++;
}

struct audit_rows audit_rows_of(const struct gains *gains, audit_test *has, audit_test *is_asked)
{
	struct audit_rows rows = {0};

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		if (is_asked == NULL || is_asked(&gains->items[i]))
			audit_rows_see(&rows, has(&gains->items[i]), gains->items[i].line);
	return rows;
}

const char *audit_rows_say(const struct audit_rows *rows, struct arena *arena)
{
	const size_t shown = rows->count < AUDIT_LINES ? rows->count : AUDIT_LINES;
	const char *text = "";

	for (size_t i = 0; i < shown; i++)
		text = arena_format(arena, "%s%s%ld", text, i == 0 ? "" : ", ", rows->lines[i]);
	if (shown == 0)
		return "";
	return arena_format(
	    arena, " (%s %s%s)", rows->count == 1 ? "line" : "lines", text,
	    rows->count > shown ? arena_format(arena, " and %zu more", rows->count - shown) : "");
}

static bool is_actual(const struct gain *gain)
{
	return gain->status == GAIN_ACTUAL;
}

static bool is_forecast(const struct gain *gain)
{
	return gain->status == GAIN_FORECAST;
}

static bool lapses(const struct gain *gain)
{
	return gain->lapses.start != 0;
}

static const char no_file[] = "no file of a case could show it",
		  not_told[] = "; no file shows that members were told",
		  look_harder[] = "; 'vfm indicator' lists the projects to examine; no file shows "
				  "that anyone has";

/*
 * By the key of the set: a point has evidence of its own, or part of it is shown by the author's
 * words in a section, or by rows of the register that have something, or by no file.
 */
static const struct {
	const char *key;
	const char *could; /* show it, where nothing does */
	audit_evidence *find;
	const char *section;
	audit_test *has, *is_asked;
	const char *said[2], *rest[2]; /* before and behind the lines of one row, and of more */
} points[] = {
    {"drivers", .could = "no figure shows it; notes.csv, section strategic, could say it",
     .section = "strategic"},
    {"leadership", .could = "no figure shows it; notes.csv, section management, could say it",
     .section = "management"},
    {"challenge", .could = no_file},
    {"performance", .find = audit_performance},
    {"partnership", .find = audit_partnership},
    {"risks", .find = audit_risks},
    {"owners", .find = audit_owners},
    {"progress",
     .could = "actual gains beside the forecasts (gains.csv, column status) could show it",
     .section = "management", .has = is_actual,
     .said = {"rows of the register is an actual gain", "rows of the register are actual gains"},
     .rest = {not_told, not_told}},
    {"internal audit", .could = no_file},
    {"residents", .could = no_file},
    {"data", .find = audit_data},
    {"sources", .find = audit_sources},
    {"refined", .find = audit_refined},
    {"benchmarks", .find = audit_benchmarks},
    {"outcomes", .could = no_file},
    {"quality", .find = audit_quality},
    {"scrutiny", .could = "likelihoods of forecasts (gains.csv) could show some of it",
     .has = audit_has_likelihood, .is_asked = is_forecast,
     .said = {"forecasts has a likelihood", "forecasts have a likelihood"},
     .rest = {look_harder, look_harder}},
    {"revised",
     .could = "a register holds one likelihood of a gain; two cases set side by side (vfm case "
	      "--compare) show what was revised"},
    {"realised", .could = "actual gains (gains.csv, column status) could show it", .has = is_actual,
     .is_asked = audit_counts, .said = {"gains has an outturn", "gains have an outturn"},
     .rest = {"; no file shows that budgets were cut by it",
	      "; no file shows that budgets were cut by them"}},
    {"sustained",
     .could = "the year in which a gain lapses (gains.csv, column lapses) could show some of it",
     .has = lapses, .said = {"gains says when it lapses", "gains say when they lapse"},
     .is_asked = audit_counts, .rest = {", and counts until then", ", and count until then"}},
    {"performance management", .could = no_file},
};

static struct audit_finding by_register(const struct audit_point *point, size_t number)
{
	const struct gains *gains = point->question->gains;
	const struct audit_rows rows =
	    audit_rows_of(gains, points[number].has, points[number].is_asked);

	const bool is_many = rows.count != 1;

	if (rows.count == 0)
		return points[number].section == NULL
			   ? audit_nothing(points[number].could)
			   : audit_by_words(point, points[number].section, points[number].could);
	return (struct audit_finding){AUDIT_PART,
				      arena_format(point->arena, "%zu of %zu %s%s%s", rows.count,
						   rows.all, points[number].said[is_many],
						   audit_rows_say(&rows, point->arena),
						   points[number].rest[is_many]),
				      say_file(gains->path)};
}

/* By the key of a point (datasets/annex_c.csv); false where no such point is known. */
static bool find_point(struct audit_finding *finding, const char *key,
		       const struct case_question *question, struct arena *arena)
{
	const struct audit_point point = {question, arena};
	size_t i = 0;

	while (i < N_OF(points) && strcmp(points[i].key, key) != 0)
		i++;
	if (i == N_OF(points))
		return false;
	*finding = points[i].find != NULL  ? points[i].find(&point)
		   : points[i].has != NULL ? by_register(&point, i)
		   : points[i].section != NULL
		       ? audit_by_words(&point, points[i].section, points[i].could)
		       : audit_nothing(points[i].could);
	return true;
}

PASSAGE(said_audit, "audit.points", CHECKS, CAVEAT, 4, "case_self_audit");

TABLE(case_self_audit, (number, "No.", TEXT), (item, "Item", TEXT), (asks, "What it asks", TEXT),
      (shows, "This case shows", TEXT), (evidence, "Evidence", TEXT), (files, "In", TEXT),
      (source, "Source", TEXT));

enum { NUMBER, ITEM, ASKS, KEY, PRICE_BASE, STATUS, SOURCE };

static const char *const shown_names[] = {
    [AUDIT_NOTHING] = "nothing",
    [AUDIT_PART] = "part of it",
    [AUDIT_EVIDENCE] = "evidence",
};

static const char *say_points(struct arena *arena, size_t count)
{
	return count == 0 ? "none" : say_number(arena, (int64_t)count);
}

bool self_audit_add(struct results *results, const struct case_question *question)
{
	const struct reading *list = reference_read(question->reference, "annex-c");
	size_t counts[] = {0, 0, 0};
	struct table *table;

	if (list == NULL)
		return false;
	table =
	    TABLE_NEW(results_in(results, SECTION_CHECKS), case_self_audit,
		      "What this case shows by the self-audit checklist of the CLG plan (annex C)");
	table->is_of_part = true;
	FOR_EACH (const struct record, record, list->records, list->n_records) {
		const struct value *values = record->values;
		struct audit_finding finding;

		if (!find_point(&finding, values[KEY].text, question, results->arena))
			finding = (struct audit_finding){
			    AUDIT_NOTHING, "vfm does not know what could show this point", NULL};
		counts[finding.shown]++;
		TABLE_ADD(table, case_self_audit, .number = values[NUMBER], .item = values[ITEM],
			  .asks = values[ASKS], .shows = value_text(shown_names[finding.shown]),
			  .evidence = value_text(finding.evidence),
			  .files = value_text_or(finding.files, "no file"),
			  .source = values[SOURCE]);
	}
	results_say(
	    results, &said_audit,
	    "Annex C of the CLG plan has %s. The files of this case give evidence on %s, partial "
	    "evidence on %s and none on %s; some points no file could show. Evidence is what is "
	    "recorded, not a judgement.",
	    say_count(results->arena, list->n_records, "point for self-audit",
		      "points for self-audit"),
	    say_points(results->arena, counts[AUDIT_EVIDENCE]),
	    say_points(results->arena, counts[AUDIT_PART]),
	    say_points(results->arena, counts[AUDIT_NOTHING]));
	return true;
}

bool case_self_audit_add(struct results *results, const struct case_run *run)
{
	return self_audit_add(results, &run->question);
}
