/*
 * The unit cost tables, and sums of cells by channel.
 */
#ifndef ANALYSES_UNIT_COST_TABLES_H
#define ANALYSES_UNIT_COST_TABLES_H

#include "analyses/unit_cost/unit_cost.h"
#include "model/unit_costs.h"

/*
 * The sums of activity-based costing, by service and channel.
 */

/* What one head costs one service and channel. */
struct cost_head {
	const struct resource *resource;
	size_t cell;
	struct fraction each; /* hundredths of a penny a contact, of staff time */
	struct money cost;    /* a year, to the penny */
};

/* One service through one channel in the base year. */
struct cost_cell {
	int service, channel;
	int64_t volume;
	bool is_costed;            /* some head is for it and not only shared with others */
	struct fraction each[2];   /* staff time, by behaviour, hundredths of a penny a contact */
	struct money amounts[2];   /* amounts a year, by behaviour */
	struct money unit[2];      /* a contact, by behaviour */
	struct money unit_cost;    /* their sum */
	struct money cost[2];      /* a year, the sums of the heads */
	struct fraction minutes;   /* of staff a contact */
	const char *why_no_posts;  /* or NULL: productive hours are given for all its staff time */
	struct fraction posts;     /* a contact */
	int64_t contacts_per_post; /* whole; 0 where one contact takes more */
	struct fraction post_cost; /* hundredths of a penny a contact, of whole posts */
};

/* An amount of several, and what became of it. */
struct shared_cost {
	const struct resource *resource;
	struct money amount;   /* its share of the amount given */
	struct money in_cells; /* that are costed */
	struct money left;     /* on those that are not */
};

struct cost_cells {
	struct cost_cell *cells; /* in order of service and channel */
	size_t count, n_costed;
	struct cost_head *heads; /* in order of cell, then of resource */
	size_t n_heads, heads_capacity;
	struct shared_cost *shared;
	size_t n_shared;
	int64_t volume, costed_volume;
	struct money cost; /* of what is costed */
};

extern const char no_productive_hours[], no_staff_time[], no_whole_contact[];

/* False with faults: a head for what the activity has not, sums out of range. */
bool cost_cells_make(struct cost_cells *cells, const struct unit_cost_question *question,
		     struct arena *arena, struct diagnostics *diagnostics);

/*
 * How many of `volume` contacts make one whole post, where all of them take `posts`, which is above
 * 0: floor(volume / posts), 0 where one contact takes more than a post.  False out of range.
 */
bool cost_posts(int64_t *contacts, int64_t volume, struct fraction posts);

/*
 * What one contact costs where only `volume` of the cell's contacts are left and the fixed cost
 * stays; volume > 0.  False out of range.
 */
bool cost_cell_at(struct money *unit_cost, const struct cost_cell *cell, int64_t volume);

/*
 * Activity-based costing under way: what its parts share.
 */

/* Sums under way. */
struct unit_costing {
	struct cost_cells *cells;
	const struct unit_cost_question *question;
	struct arena *arena;
	struct diagnostics *diagnostics;
	bool names_services; /* some row says which service it is for */
};

/* A fault: a head too fine or too large to be added up.  Always false. */
bool costing_out_of_range(const struct unit_costing *costing, const struct resource *resource);

/* Is a head for this service and channel, by its names or by `*`?  And for how many? */
bool costing_is_for(const struct unit_costing *costing, const struct resource *resource,
		    const struct cost_cell *cell);
size_t costing_count_cells(const struct unit_costing *costing, const struct resource *resource);

/* Add an amount a year to a cell; false out of range. */
bool costing_add_amount(struct unit_costing *costing, const struct resource *resource, size_t at,
			struct money amount);

/*
 * Share out the amounts of several places, by the volumes, minutes and costs
 * of what all direct heads have made; all at once, so that their order makes
 * no difference to a basis.  False with faults.
 */
bool costing_share_out(struct unit_costing *costing);

/* All that is costed of one channel. */
struct cost_channel {
	int channel;
	int64_t n_services, volume, all_volume; /* costed, and of all services */
	struct money cost[2];                   /* a year, by behaviour */
	struct money unit[2], unit_cost;
	struct fraction posts, post_cost; /* a year; the second in hundredths of a penny */
	const char *why_no_posts;         /* or NULL, and there are the two below */
	int64_t contacts_per_post;        /* a year, whole */
	struct money post;                /* what one costs */
};

struct cost_channels {
	struct cost_channel *items; /* in the activity's order; only those costed */
	size_t count;
};

static inline const char *cost_channel_name(const struct unit_cost_question *question,
					    const struct cost_channel *channel)
{
	return question->activity->channels.items[channel->channel];
}

/* False out of range. */
bool cost_channels_make(struct cost_channels *channels, const struct cost_cells *cells,
			const struct unit_cost_question *question, struct arena *arena);

/* The same to the penny, rounded once, for a sentence. */
bool cost_channel_pence(struct money *unit_cost, const struct cost_channel *channel,
			int64_t volume);

/* Fill unit_cost_curve and unit_cost_curve_line; false out of range. */
bool unit_cost_curve_add(struct results *results, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels);

/* What stands beside the costs found. */
struct cost_standing {
	int n_sets, n_below, n_above; /* published sets of a channel, cheaper and dearer ones */
};

/*
 * Fill unit_cost_beside, unit_cost_published and, where a population is given,
 * unit_cost_per_head; standings by channel.  False with faults.
 */
bool unit_cost_beside_add(struct results *results, const struct unit_cost_question *question,
			  const struct cost_cells *cells, const struct cost_channels *channels,
			  struct cost_standing *standings);

/* Fill unit_costs and assumptions: files for `vfm channel` and `vfm case`. */
void unit_cost_files_add(struct results *results, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels);

/* The answer in sentences, what it rests on, and the chart of the curve. */
void unit_cost_words(struct results *results, const struct unit_cost_question *question,
		     const struct cost_cells *cells, const struct cost_channels *channels,
		     const struct cost_standing *standings);

#endif
