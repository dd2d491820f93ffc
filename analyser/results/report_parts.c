#include "results/passages.h"

#define IN(...)                                                                            \
	.n_sections = (int)(sizeof((enum section[]){__VA_ARGS__}) / sizeof(enum section)), \
	.sections = {__VA_ARGS__}

/* clang-format off */
static const struct report_part parts[] = {
    {"summary", "Summary", 1, NULL, IN(SECTION_ANSWER, SECTION_COUNCILS)},
    {"decision", "The decision", 1,
     "Say what you ask the committee to decide, and by when.", 0, {0}},
    {"strategic", "Strategic case: why change", 1,
     "Say what need this meets, how it fits the council's plans, and what happens without it.",
     0, {0}},
    {"channels", "Channels, and what moves", 2, NULL, IN(SECTION_CHANNELS)},
    {"unit_costs", "What a contact costs", 2, NULL, IN(SECTION_UNIT_COSTS)},
    {"economic", "Economic case: which option is best", 1, NULL, 0, {0}},
    {"options", "Options side by side", 2, NULL, IN(SECTION_OPTIONS)},
    {"rests", "What the answer depends on", 2, NULL, IN(SECTION_RESTS)},
    {"sureness", "How sure the answer is", 2, NULL, IN(SECTION_SURENESS)},
    {"financial", "Financial case: what it costs and what it saves", 1, NULL, 0, {0}},
    {"costs", "Costs and gains by year", 2, NULL, IN(SECTION_COSTS)},
    {"cash", "From gross gain to cash", 2, NULL, IN(SECTION_BRIDGE)},
    {"ni179", "NI 179, and 3% a year of the baseline", 2, NULL, IN(SECTION_NI179)},
    {"commercial", "Commercial case: what is bought", 1,
     "Say how the services and systems will be bought, and what is agreed with suppliers.",
     0, {0}},
    {"procurement", "Procurement by category", 2, NULL, IN(SECTION_PROCUREMENT)},
    {"prices", "Prices paid for the same thing", 2, NULL, IN(SECTION_PRICES)},
    {"management", "Management case: how it will be done", 1,
     "Say who is accountable for each saving, the milestones, and how progress is checked.",
     0, {0}},
    {"risks", "Risks", 2,
     "Say what could go wrong, who owns each risk and what is done about it (risks.csv).",
     IN(SECTION_RISKS)},
    {"checks", "Self-audit", 2, NULL, IN(SECTION_CHECKS)},
    {"evidence", "Evidence", 1, NULL, 0, {0}},
    {"assumptions", "Assumptions", 2, NULL, IN(SECTION_ASSUMPTIONS)},
    {"data", "Data used and left out", 2, NULL, IN(SECTION_DATA, SECTION_NOTICES)},
    {"method", "Method", 2, NULL, 0, {0}},
    {"sources", "Sources", 2, NULL, IN(SECTION_SOURCES)},
    {"left_out", "What is not in the figures", 2,
     "Say what else the committee should know that no figure here shows.", IN(SECTION_LEFT_OUT)},
};
/* clang-format on */

const struct report_part *report_parts(size_t *count)
{
	*count = sizeof parts / sizeof *parts;
	return parts;
}

bool report_parts_has(const struct report_part *part, enum section section)
{
	for (int i = 0; i < part->n_sections; i++)
		if (part->sections[i] == section)
			return true;
	return false;
}
