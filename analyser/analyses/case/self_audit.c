#include "analyses/case/self_audit.h"

#include "analyses/case/case_run.h"
#include "analyses/sayings.h"
#include "results/table.h"

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
	const struct reading *points = reference_read(question->reference, "annex-c");
	size_t counts[] = {0, 0, 0};
	struct table *table;

	if (points == NULL)
		return false;
	table =
	    TABLE_NEW(results_in(results, SECTION_CHECKS), case_self_audit,
		      "What this case shows by the self-audit checklist of the CLG plan (annex C)");
	table->is_of_part = true;
	for (size_t i = 0; i < points->n_records; i++) {
		const struct value *values = points->records[i].values;
		struct audit_finding finding;

		if (!self_audit_find(&finding, values[KEY].text, question, results->arena))
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
	    say_count(results->arena, points->n_records, "point for self-audit",
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
