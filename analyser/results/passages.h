/*
 * Prose as data: what an analysis says, sentence by sentence.
 *
 * A passage is declared once, in a static table beside the code that says it: its id, what
 * part of a report it belongs to, what it is to a reader, how much it weighs, and the table or
 * chart it speaks of.  Headings, order and bullets belong to outputs.  Every id is seen both said
 * and not said by tests/passages.
 */
#ifndef RESULTS_PASSAGES_H
#define RESULTS_PASSAGES_H

#include <stdbool.h>
#include <stddef.h>

/* What a passage is to a reader.  A renderer that forgets one does not compile (no default:). */
#define PASSAGE_KINDS(EACH)                                                                    \
	EACH(ANSWER, "answer")   /* what was asked */                                          \
	EACH(FINDING, "finding") /* what else the figures show */                              \
	EACH(WARNING, "warning") /* to be known before the answer is used: stands beside it */ \
	EACH(CAVEAT, "caveat")   /* what the figures rest on and what could make them wrong */ \
	EACH(METHOD, "method")   /* how they were reckoned */

#define PASSAGE_NUMBER(name, id) PASSAGE_##name,
enum passage_kind { PASSAGE_KINDS(PASSAGE_NUMBER) };

/* The parts of a report, in the order in which it is read, and what other programs call them. */
#define SECTIONS(EACH)                                                                    \
	EACH(COUNCILS, "councils") /* councils side by side */                            \
	EACH(ANSWER, "answer")                                                            \
	EACH(OPTIONS, "options")                                                          \
	EACH(RESTS, "rests")       /* on what the answer rests, the weightiest first */   \
	EACH(SURENESS, "sureness") /* over what range it holds, and what would turn it */ \
	EACH(BRIDGE, "bridge")                                                            \
	EACH(COSTS, "costs")                                                              \
	EACH(CHANNELS, "channels")                                                        \
	EACH(UNIT_COSTS, "unit_costs")                                                    \
	EACH(PROCUREMENT, "procurement")                                                  \
	EACH(PRICES, "prices")                                                            \
	EACH(NI179, "ni179")                                                              \
	EACH(RISKS, "risks")                                                              \
	EACH(CHECKS, "checks") /* how the case was prepared: the plan's self-audit */     \
	EACH(DATA, "data")                                                                \
	EACH(ASSUMPTIONS, "assumptions")                                                  \
	EACH(SOURCES, "sources")                                                          \
	EACH(LEFT_OUT, "left_out") /* what no figure shows */                             \
	EACH(NOTICES, "notices")   /* what reading the files made known */

#define SECTION_NUMBER(name, id) SECTION_##name,
enum section { SECTIONS(SECTION_NUMBER) };

/*
 * Weights are of 1 to 9: 9 is what was asked, 7 and 8 could change what is decided, 4 to 6 are of
 * these figures, 1 to 3 are the same in every run.  A report with little room drops the light ones.
 */
#define WEIGHT_LEADS                                                                          \
	8 /* a caveat of SECTION_RESTS so heavy is among what the answer rests on most, and a \
	     notice stands under the answer */
#define WEIGHT_MOST 9
#define WEIGHT_TURNS WEIGHT_MOST /* such a caveat without which the answer would be another */

struct passage_spec {
	const char *id; /* stable: `channel.no-failure-share` */
	enum section section;
	enum passage_kind kind;
	int weight;
	const char *about; /* a table's or chart's id, or NULL */
};

/* PASSAGE(said_turns, "case.bias-turns-it", OPTIONS, WARNING, 9, "case_cost"): a static one. */
#define PASSAGE(name, id, section, kind, weight, about)                                         \
	static const struct passage_spec name = {id, SECTION_##section, PASSAGE_##kind, weight, \
						 about}

struct passage {
	struct passage_spec spec; /* as declared, unless whoever said it knew better */
	const char *text;
	const char *also; /* a second table with its figures, where there is one, or NULL */
};

/*
 * The parts of a written report, in the order in which it is read.
 *
 * The Treasury's five cases are its frame (HM Treasury, The Green Book: strategic, economic,
 * commercial, financial, management).  A part says which sections of the prose and tables stand in
 * it, and what its author is asked to write where figures cannot speak; notes.csv names parts.
 */

#define REPORT_PART_SECTIONS 3

struct report_part {
	const char *name; /* in notes.csv: `strategic` */
	const char *heading;
	int level;          /* 1, or 2 within the part of level 1 before it */
	const char *prompt; /* what the author is to write, or NULL: figures fill it */
	int n_sections;
	enum section sections[REPORT_PART_SECTIONS]; /* whose prose and tables stand in it */
};

const struct report_part *report_parts(size_t *count);

/* Does what is of a section stand in the part? */
bool report_parts_has(const struct report_part *part, enum section section);

#endif
