#include "analyses/case/self_audit.h"

#include "analyses/case/case_bind.h"
#include "analyses/sayings.h"
#include "base/text.h"

struct audit_finding audit_nothing(const char *could)
{
	return (struct audit_finding){AUDIT_NOTHING, could, NULL};
}

struct audit_finding audit_by_words(const struct audit_point *point, const char *section,
				    const char *could)
{
	const struct notes *notes = point->question->notes;

	const struct note *note =
	    notes == NULL ? NULL : FIND_BY(notes->items, notes->n_items, section, section);

	if (note == NULL)
		return audit_nothing(could);
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena, "the author's words only (section %s): %s", section,
			 text_cut(point->arena, note->text, 120)),
	    say_file(notes->path)};
}

/* A text and, where something is so, one more behind a comma. */
static const char *with(const struct audit_point *point, const char *text, bool is_so,
			const char *more)
{
	return is_so ? text_more(point->arena, text, ", ", more) : text;
}

static bool is_shared(const struct gain *gain)
{
	return gain->workstream == WORKSTREAM_COLLABORATION;
}

static bool is_twin(const struct gain *gain)
{
	return gain->has_twin && gain->status == GAIN_ACTUAL;
}

static bool has_passed(const struct gain *gain)
{
	return gain->quality == QUALITY_PASSED;
}

struct audit_finding audit_performance(const struct audit_point *point)
{
	const struct channel_question *channel = point->question->channel;

	if (channel == NULL)
		return audit_nothing(
		    "contacts and what they cost here (activity.csv, unit_costs.csv) "
		    "could show it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(
		point->arena,
		"contacts of %s at %s, set %s; no file shows that targets are based on them",
		say_year(point->arena, point->question->base_year),
		channel->unit_costs->is_built_in ? "published unit costs"
						 : "the unit costs that the case gives",
		channel->unit_costs->set),
	    channel->unit_costs->is_built_in ? "activity.csv" : "activity.csv, unit_costs.csv"};
}

struct audit_finding audit_partnership(const struct audit_point *point)
{
	const struct gains *gains = point->question->gains;
	const struct audit_rows rows = audit_rows_of(gains, is_shared, NULL);

	if (rows.count == 0)
		return audit_nothing(
		    "initiatives of the workstream collaboration (gains.csv) could "
		    "show it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%s of the workstream collaboration%s; no file says what "
			 "services gain by it",
			 say_count(point->arena, rows.count, "gain", "gains"),
			 audit_rows_say(&rows, point->arena)),
	    say_file(gains->path)};
}

/* Of the gains that the case counts, those that say how likely they are. */
static struct audit_rows likely_rows(const struct case_question *question)
{
	const struct gains *gains = question->gains;
	struct audit_rows rows = {0};

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		if (audit_counts(&gains->items[i]) &&
		    case_register_reason(question, &gains->items[i]) == NULL)
			audit_rows_see(&rows, audit_has_likelihood(&gains->items[i]),
				       gains->items[i].line);
	return rows;
}

/* Risks are stated, and doubt is counted in the forecast by likelihood, confidence or bias: but not
 * the risks themselves. */
struct audit_finding audit_risks(const struct audit_point *point)
{
	const struct case_question *question = point->question;
	const size_t n_stated = question->risks == NULL ? 0 : question->risks->n_items;
	const struct audit_rows likely = likely_rows(question);
	const bool has_confidence = assumptions_has(question->assumptions, "benefit_confidence"),
		   has_bias = assumptions_has(question->assumptions, "optimism_bias");
	const char *files = n_stated > 0 ? say_file(question->risks->path) : "", *factored = "";

	files = with(point, files, likely.count > 0, "gains.csv");
	files = with(point, files, has_confidence || has_bias, "assumptions.csv");
	factored = with(point, factored, likely.count > 0,
			arena_format(point->arena, "the likelihood of %zu of %zu gains (gains.csv)",
				     likely.count, likely.all));
	factored = with(point, factored, has_confidence, "benefit_confidence (assumptions.csv)");
	factored = with(point, factored, has_bias, "optimism_bias (assumptions.csv)");
	if (n_stated == 0 && *factored == '\0')
		return audit_nothing("risks.csv could state the risks; likelihood (gains.csv) and "
				     "benefit_confidence (assumptions.csv) could count doubt in");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena, "%s; the forecast counts in %s",
			 n_stated == 0
			     ? "no risks stated"
			     : arena_format(point->arena, "%s stated, none counted in the forecast",
					    say_count(point->arena, n_stated, "risk", "risks")),
			 *factored == '\0' ? "no doubt" : factored),
	    files};
}

struct audit_finding audit_owners(const struct audit_point *point)
{
	const struct risks *risks = point->question->risks;
	struct audit_rows rows = {0};

	for (size_t i = 0; risks != NULL && i < risks->n_items; i++)
		audit_rows_see(&rows, risks->items[i].owner != NULL, risks->items[i].line);
	if (rows.count == 0)
		return audit_by_words(point, "management",
				      "owners of risks (risks.csv) could show some of it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena, "%zu of %zu risks %s an owner%s; gains.csv names none",
			 rows.count, rows.all, say_which(rows.count, "has", "have"),
			 audit_rows_say(&rows, point->arena)),
	    say_file(risks->path)};
}

struct audit_finding audit_data(const struct audit_point *point)
{
	const struct case_question *question = point->question;
	const char *files = "";

	files = with(point, files, question->channel != NULL, "activity.csv");
	files = with(point, files, question->procurement != NULL, "spend.csv");
	files = with(point, files, question->prices != NULL, "prices.csv");
	files = with(point, files, question->gains != NULL, "gains.csv");
	if (files[0] == '\0')
		return audit_nothing(
		    "no gains are given; contacts, spend, prices or a register "
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

struct audit_finding audit_sources(const struct audit_point *point)
{
	const struct case_question *question = point->question;
	const size_t count = question->assumptions->n_items + question->costs->n_items +
			     (question->gains == NULL ? 0 : question->gains->n_items);

	const char *files = "";

	files = with(point, files, question->assumptions->n_items > 0, "assumptions.csv");
	files = with(point, files, question->costs->n_items > 0, "costs.csv");
	files = with(point, files, question->gains != NULL, "gains.csv");
	if (count == 0)
		return audit_nothing(
		    "assumptions, costs and gains of the register have a column source");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%s of costs, assumptions and the register, each with its source; "
			 "contacts, spend and prices have no column for one",
			 say_count(point->arena, count, "row", "rows")),
	    files};
}

/* A range says how sure a figure is; an actual beside its forecast, that it was looked at again. */
struct audit_finding audit_refined(const struct audit_point *point)
{
	const struct case_question *question = point->question;
	const struct audit_rows twins = audit_rows_of(question->gains, is_twin, NULL);
	struct audit_rows ranged = {0};

	FOR_EACH (const struct assumption, item, question->assumptions->items,
		  question->assumptions->n_items)
		audit_rows_see(&ranged,
			       item->low.kind != VALUE_NONE && item->high.kind != VALUE_NONE,
			       item->line);
	if (ranged.count == 0 && twins.count == 0)
		return audit_nothing("low and high of assumptions, and actual gains beside their "
				     "forecasts, could show some of it");
	return (struct audit_finding){
	    AUDIT_PART,
	    arena_format(point->arena,
			 "%zu of %zu assumptions %s a low and a high%s; %s an actual beside %s "
			 "forecast",
			 ranged.count, ranged.all, say_which(ranged.count, "has", "have"),
			 audit_rows_say(&ranged, point->arena),
			 say_count(point->arena, twins.count, "gain has", "gains have"),
			 say_which(twins.count, "its", "their")),
	    twins.count > 0 ? "assumptions.csv, gains.csv" : "assumptions.csv"};
}

struct audit_finding audit_benchmarks(const struct audit_point *point)
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
		return audit_nothing(
		    "prices of several councils, or published unit costs and bands, "
		    "could show it");
	return (struct audit_finding){AUDIT_EVIDENCE, said,
				      *files == '\0' ? "published sets" : files};
}

struct audit_finding audit_quality(const struct audit_point *point)
{
	static const char *const names[] = {
	    [QUALITY_NOT_DONE] = "not done",
	    [QUALITY_PENDING] = "pending",
	    [QUALITY_PASSED] = "passed",
	    [QUALITY_FAILED] = "failed",
	};
	const struct gains *gains = point->question->gains;
	const struct audit_rows rows = audit_rows_of(gains, has_passed, NULL);
	size_t counts[4] = {0};
	const char *said = "";

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++)
		counts[gains->items[i].quality]++;
	for (size_t i = 0; i < 4; i++)
		if (counts[i] > 0)
			said = text_more(point->arena, said, ", ",
					 arena_format(point->arena, "%zu %s", counts[i], names[i]));
	if (rows.count == 0)
		return audit_nothing(
		    rows.all == 0 ? "quality checks of the register (gains.csv) could show it"
				  : arena_format(point->arena,
						 "no gain has passed its quality check: %s "
						 "(gains.csv)",
						 said));
	return (struct audit_finding){
	    rows.count < rows.all ? AUDIT_PART : AUDIT_EVIDENCE,
	    arena_format(point->arena, "quality checks of %zu gains: %s; passed%s", rows.all, said,
			 audit_rows_say(&rows, point->arena)),
	    say_file(gains->path)};
}
