/*
 * What the questions of one run share, each file read once.
 */
#ifndef LOADING_SHARED_H
#define LOADING_SHARED_H

#include "analyses/channel/channel.h"
#include "analyses/indicator/indicator.h"
#include "analyses/procurement/procurement.h"
#include "loading/inputs.h"
#include "model/case_file.h"

struct shared {
	struct reference reference;
	struct channels channels;
	struct assumptions assumptions; /* once they have been asked for */
	bool is_assumed, is_assumed_well;
	struct categories categories; /* the same: the case's own, before the built-in ones */
	const char *categories_path;  /* the case's own, or NULL */
	bool is_categorised, is_categorised_well;
};

/* The published figures and the names of channels.  False with diagnostics. */
bool shared_init(struct run *run, struct shared *shared);

/*
 * The assumptions, of the settings or the folder, or none; read when first
 * asked for.  False, each time, with diagnostics, told once.
 */
bool shared_assumptions(struct run *run, const struct case_files *files, struct shared *shared);

/* The categories of spend, in the same way. */
bool shared_categories(struct run *run, const struct case_files *files, struct shared *shared);

/*
 * The council's baseline by annex A, of the settings' accounts or the folder's; both NULL where
 * there are none.  False with diagnostics.
 */
bool shared_baseline(struct run *run, const struct case_files *files, struct shared *shared,
		     const struct council_baseline **baseline, const char **path);

/* --- The channel question of a run: its files read, checked and made a model of --- */

/*
 * Read the activity (files->main), the unit costs, the assumptions and the strategies, by the
 * settings or from the folder.  What *question points to lives in the run's arena and in *shared.
 * False with diagnostics, those of every file.
 */
bool load_channel(struct run *run, const struct case_files *files, struct shared *shared,
		  struct channel_question *question);

/* Say which values of a question's strategies are of years before its first, or behind its last. */
void load_channel_say_years(struct run *run, const struct channel_question *question,
			    const char *path);

/* --- The procurement question of a run: its files read, checked and made a model of --- */

/*
 * Read the spend (files->main), the categories and the assumptions, by the settings or from the
 * folder.  What *question points to lives in the run's arena and in *shared.  False with
 * diagnostics, those of every file.
 */
bool load_procurement(struct run *run, const struct case_files *files, struct shared *shared,
		      struct procurement_question *question);

/* Spend of a category that case.csv counts by its prices has no band. */
void load_procurement_leave(struct procurement_question *question, const struct case_file *file,
			    struct arena *arena);

#endif
