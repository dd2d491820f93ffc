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

/* What a passage is to a reader.  A renderer that forgets one does not compile (no default:). */
enum passage_kind {
	PASSAGE_ANSWER,  /* what was asked */
	PASSAGE_FINDING, /* what else the figures show */
	PASSAGE_WARNING, /* to be known before the answer is used: stands beside it */
	PASSAGE_CAVEAT,  /* what the figures rest on and what could make them wrong */
	PASSAGE_METHOD,  /* how they were reckoned */
};

/* The parts of a report, in the order in which it is read. */
enum section {
	SECTION_COUNCILS, /* councils side by side */
	SECTION_ANSWER,
	SECTION_OPTIONS,
	SECTION_RESTS,    /* on what the answer rests, the weightiest first */
	SECTION_SURENESS, /* over what range it holds, and what would turn it */
	SECTION_BRIDGE,
	SECTION_COSTS,
	SECTION_CHANNELS,
	SECTION_UNIT_COSTS,
	SECTION_PROCUREMENT,
	SECTION_PRICES,
	SECTION_NI179,
	SECTION_RISKS,
	SECTION_CHECKS, /* how the case was prepared: the plan's self-audit */
	SECTION_DATA,
	SECTION_ASSUMPTIONS,
	SECTION_SOURCES,
	SECTION_LEFT_OUT, /* what no figure shows */
	SECTION_NOTICES,  /* what reading the files made known */
};

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

#endif
