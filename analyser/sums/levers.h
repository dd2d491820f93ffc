/*
 * Levers: every number of a case that is uncertain or assumed, in one table.
 *
 * A lever stands for one cell of a file (an assumption, a strategy's value in a year, a cost), for
 * one figure of a reference set (a band, a rate), or for what the program takes where nothing is
 * given.  Binding adds them; from then on the sums know a lever by its number, and its value is
 * that of a flat array: shares in billionths, money in hundredths of a penny, counts.  Another
 * value there gives what the file with that cell changed would give.
 */
#ifndef SUMS_LEVERS_H
#define SUMS_LEVERS_H

#include "base/arena.h"
#include "base/source_line.h"
#include "model/assumptions.h"

enum lever_kind {
	LEVER_VOLUME_GROWTH,
	LEVER_AVOIDABLE_SHARE,
	LEVER_FIRST_CONTACT_SHARE,
	LEVER_FAILURE_SHARE,
	LEVER_CASHABLE_SHARE,
	LEVER_CONTACTS_PER_POST,
	LEVER_POST_COST,
	LEVER_PHASE,        /* a share of the full gain, */
	LEVER_PHASE_AMOUNT, /* or a gain of which the last is full */
	LEVER_PROCUREMENT_CASHABLE_SHARE,
	LEVER_BENEFIT_CONFIDENCE,
	LEVER_OPTIMISM_BIAS,
	LEVER_OTHER_ASSUMPTION, /* of the indicator: no part of a case's sums */
	LEVER_STRATEGY_RULE,
	LEVER_UNIT_COST,
	LEVER_PROCUREMENT_BAND,
	LEVER_COST,
	LEVER_DISCOUNT_RATE,
	LEVER_PRICE_REFERENCE,
	LEVER_REGISTER_GROSS,
	LEVER_REGISTER_RUNNING_COST,
	LEVER_REGISTER_INVESTMENT,
	LEVER_REGISTER_LIKELIHOOD,
	LEVER_REGISTER_CASH,   /* 100%: cash-releasing, 0%: capacity */
	LEVER_DELIVERED_SHARE, /* of a strategy's change, or a workstream's gain */
	LEVER_DELAY_YEARS,     /* by which a strategy's rules come later, whole years */
	N_LEVER_KINDS
};

enum lever_giver { GIVEN_BY_USER, GIVEN_BY_REFERENCE, GIVEN_BY_DEFAULT };

struct lever_kind_facts {
	const char *name;       /* of the assumption, as case_assumption lists it */
	const char *workstream; /* whose gains it drives, as benefit_confidence names it, or NULL */
	enum unit unit;         /* UNIT_PERCENT, UNIT_MONEY or UNIT_COUNT */
	int64_t least, most;    /* that a value may be */
	const char *used_in;
};

struct lever {
	enum lever_kind kind;
	const char *scope;      /* `telephone`, `web-first: avoid telephone`, `*` */
	struct year year;       /* from which it holds; 0: all */
	int64_t value;          /* central */
	struct value low, high; /* as given, or none */
	const char *source;
	enum lever_giver giver;
	struct source_figure from; /* what says it; of no file where its path is NULL */
	int64_t least, most;       /* that it may be; both nought: what its kind may */
	bool is_unused;            /* nothing of the case goes by it */
};

struct levers {
	struct arena *arena;
	struct lever *items;
	int64_t *values; /* of each, central */
	size_t count, capacity, values_capacity;
	const struct assumptions *known[3]; /* lists whose levers are here, */
	int firsts[3];                      /* and the number of the first of each */
};

/* What a kind is, its limits and where it is used. */
const struct lever_kind_facts *lever_kind_facts(enum lever_kind kind);

/* Where something of this name is used in a case, a lever or not; NULL where nowhere. */
const char *lever_used_in(const char *name);

/*
 * A name that no two levers of a case share: `failure_share, web`, `cost, portal (web), 2008-09`;
 * the second of two that would be one has ` (2)` behind it.
 */
const char *lever_id(const struct levers *levers, size_t number, struct arena *arena);

/* As a value to show, and another that it might have. */
struct value lever_value(const struct lever *lever);
struct value lever_kind_value(enum lever_kind kind, int64_t value);

/* What a kind is where nobody gives it, or none: it must be given. */
struct value lever_default(enum lever_kind kind);

void levers_init(struct levers *levers, struct arena *arena);

/* Add one and return its number; ranges that are not given may be left zero. */
int levers_add(struct levers *levers, const struct lever *lever);

/* The numbers of a list's assumptions, in its order, from the first; added once. */
int levers_of_assumptions(struct levers *levers, const struct assumptions *assumptions);

/* The lever that stands in where a kind is given for no scope, `*`; added once.  -1: none does. */
int levers_stand_in(struct levers *levers, enum lever_kind kind);

#endif
