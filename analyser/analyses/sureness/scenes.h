/*
 * What-ifs of a case as they are worked out, one by one, and their table `scenario`.
 */
#ifndef ANALYSES_SURENESS_SCENES_H
#define ANALYSES_SURENESS_SCENES_H

#include "analyses/sayings.h"
#include "analyses/sureness/outcome.h"

/* What a scenario comes to, by the number of the option. */
struct scene {
	const char *name, *remark;
	struct value value;
	enum sums_status status;
	const char *instead; /* the option that is better than the leader, or NULL: none is */
	struct scene_figures {
		struct money cash, npv;
		struct payback payback;
		bool has_costs;
	} * of;
};

#define MOST_SCENES 64

struct scenes {
	struct results *results;
	struct evaluation *evaluation;
	struct scene scenes[MOST_SCENES];
	size_t n_scenes;
	struct lines said;    /* `£4.2m if half of the plan happens` */
	struct money nearest; /* of these to what the case is worth as planned */
	struct lines turning; /* scenarios in which another option leads */
	struct lines level;   /* sets by which the next option is worth as much, all but */
	struct set_npv {      /* by each published set, the least first */
		const char *set, *remark;
		struct money npv;
	} sets[MOST_SCENES];
	size_t n_sets;
};

/* What the last evaluation comes to, of every option; at most MOST_SCENES are kept. */
void scenes_add(struct scenes *scenes, const char *name, struct value value, const char *remark,
		enum sums_status status);

/* Another option leads by the last evaluation: keep that for the sentence that tells which do. */
void scenes_keep_turning(struct scenes *scenes, const char *what);

/* What the leading option is worth by the last evaluation. */
struct money scenes_leader_npv(const struct evaluation *evaluation);

/* The table: option by option, the leading one first. */
void scenes_add_table(struct scenes *scenes);

/*
 * What if a contact costs what another published set says: every set in turn, with the case's own
 * cost of a channel that it lacks.
 */
void scenario_sets_add(struct scenes *scenes);

/* Where the case, worth `npv`, stands among them; nothing where they differ by less than 1%. */
void scenario_sets_say(struct scenes *scenes, struct money npv);

#endif
