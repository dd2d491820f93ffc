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

#include "base/source_line.h"
#include "model/assumptions.h"

/*
 * Each kind: the name of its assumption, as case_assumption lists it; whose gains it drives, as
 * benefit_confidence names it, or NULL; its unit; the least and most that a value may be; in what
 * figure it is used; and what it is called in a sentence, of its scope (`cost of web forms`), or
 * else with it in brackets (`contacts that fail (web)`).
 */
#define LEVER_KINDS(EACH)                                                                          \
	EACH(VOLUME_GROWTH, "volume_growth", "channel", PERCENT, -SHARE_ONE, SHARE_ONE,            \
	     BRIDGE_PROMISED ": demand of each year", "growth of contacts", false)                 \
	EACH(AVOIDABLE_SHARE, "avoidable_share", "channel", PERCENT, 0, SHARE_ONE,                 \
	     BRIDGE_PROMISED ": contacts avoided", "avoidable contacts", false)                    \
	EACH(FIRST_CONTACT_SHARE, "first_contact_share", "channel", PERCENT, 0, SHARE_ONE,         \
	     BRIDGE_PROMISED ": contacts not repeated", "contacts resolved first time", false)     \
	EACH(FAILURE_SHARE, "failure_share", "channel", PERCENT, 0, SHARE_ONE, BRIDGE_FAILED,      \
	     "contacts that fail", false)                                                          \
	EACH(CASHABLE_SHARE, "cashable_share", "channel", PERCENT, 0, SHARE_ONE, BRIDGE_CAPACITY,  \
	     "share of contact savings that is cash", false)                                       \
	/* None is no posts at all: the cashable share counts. */                                  \
	EACH(CONTACTS_PER_POST, "contacts_per_post", "channel", COUNT, 0, COUNT_MOST,              \
	     BRIDGE_CAPACITY ": whole posts", "contacts per post", false)                          \
	EACH(POST_COST, "post_cost", "channel", MONEY, 0, POUNDS_MOST,                             \
	     BRIDGE_CAPACITY ": whole posts", "cost of a post", false)                             \
	/* a share of the full gain, */                                                            \
	EACH(PHASE, "phase", "procurement", PERCENT, 0, SHARE_ONE,                                 \
	     "smarter procurement, and prices: steps to the full gain",                            \
	     "share of procurement savings reached", false)                                        \
	/* or a gain of which the last is full */                                                  \
	EACH(PHASE_AMOUNT, "phase_amount", NULL, MONEY, 0, POUNDS_MOST,                            \
	     "smarter procurement, and prices: steps to the full gain",                            \
	     "procurement savings of the CLG plan", false)                                         \
	EACH(PROCUREMENT_CASHABLE_SHARE, "procurement_cashable_share", "procurement", PERCENT, 0,  \
	     SHARE_ONE, BRIDGE_CAPACITY, "share of procurement savings that is cash", false)       \
	EACH(BENEFIT_CONFIDENCE, "benefit_confidence", NULL, PERCENT, 0, SHARE_ONE,                \
	     BRIDGE_CONFIDENCE, "confidence in benefits", false)                                   \
	EACH(OPTIMISM_BIAS, "optimism_bias", NULL, PERCENT, 0, 10 * (int64_t)SHARE_ONE,            \
	     BRIDGE_BIAS, "optimism bias", false)                                                  \
	/* of the indicator: no part of a case's sums */                                           \
	EACH(OTHER_ASSUMPTION, "", NULL, TEXT, INT64_MIN, INT64_MAX, NULL, "", false)              \
	EACH(STRATEGY_RULE, "strategy_rule", "channel", PERCENT, -SHARE_ONE,                       \
	     10 * (int64_t)SHARE_ONE, BRIDGE_PROMISED ": contacts that move or fall away", "",     \
	     true)                                                                                 \
	EACH(UNIT_COST, "unit_cost", "channel", MONEY, 0, POUNDS_MOST, BRIDGE_PROMISED,            \
	     "cost of a contact", false)                                                           \
	EACH(PROCUREMENT_BAND, "procurement_band", "procurement", PERCENT, 0, SHARE_ONE,           \
	     BRIDGE_PROCUREMENT, "procurement saving in", false)                                   \
	EACH(COST, "cost", NULL, MONEY, 0, POUNDS_MOST, "investment and running cost", "cost of ", \
	     true)                                                                                 \
	EACH(DISCOUNT_RATE, "discount_rate", NULL, PERCENT, 0, SHARE_ONE, "present values",        \
	     "discount rate", false)                                                               \
	EACH(PRICE_REFERENCE, "price_reference", NULL, COUNT, 0, 2, BRIDGE_PRICES,                 \
	     "reference price", false)                                                             \
	EACH(REGISTER_GROSS, "register_gross", NULL, MONEY, 0, POUNDS_MOST, BRIDGE_REGISTER,       \
	     "gain of ", true)                                                                     \
	EACH(REGISTER_RUNNING_COST, "register_running_cost", NULL, MONEY, 0, POUNDS_MOST,          \
	     "investment and running cost", "running cost of ", true)                              \
	EACH(REGISTER_INVESTMENT, "register_investment", NULL, MONEY, 0, POUNDS_MOST,              \
	     "investment and running cost", "investment of ", true)                                \
	EACH(REGISTER_LIKELIHOOD, "register_likelihood", NULL, PERCENT, 0, SHARE_ONE,              \
	     "gains that may not come", "likelihood of ", true)                                    \
	/* 100%: cash-releasing, 0%: capacity */                                                   \
	EACH(REGISTER_CASH, "register_cash", NULL, PERCENT, 0, SHARE_ONE, BRIDGE_CAPACITY,         \
	     "cash from ", true)                                                                   \
	/* of a strategy's change, or a workstream's gain */                                       \
	EACH(DELIVERED_SHARE, "delivered_share", NULL, PERCENT, 0, SHARE_ONE,                      \
	     "how much of the planned change happens", "", false)                                  \
	/* by which a strategy's rules come later, whole years */                                  \
	EACH(DELAY_YEARS, "delay_years", NULL, COUNT, 0, 60,                                       \
	     "how many years late the change comes", "years late", false)

#define LEVER_NUMBER(kind, ...) LEVER_##kind,
enum lever_kind { LEVER_KINDS(LEVER_NUMBER) N_LEVER_KINDS };

enum lever_giver { GIVEN_BY_USER, GIVEN_BY_REFERENCE, GIVEN_BY_DEFAULT };

struct lever_kind_facts {
	const char *name, *workstream;
	enum unit unit;
	int64_t least, most;
	const char *used_in, *said;
	bool is_said_of_scope;
};

struct lever {
	enum lever_kind kind;
	const char *scope;          /* `telephone`, `web-first: avoid telephone`, `*` */
	struct year year;           /* from which it holds; 0: all */
	struct year published_year; /* that its figure was published for; 0: for no one year */
	int64_t value;              /* central */
	struct value low, high;     /* as given, or none */
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
