/*
 * The unit cost tables, and sums of cells by channel.
 */
#ifndef ANALYSES_UNIT_COST_TABLES_H
#define ANALYSES_UNIT_COST_TABLES_H

#include "analyses/unit_cost/unit_cost_cells.h"
#include "model/unit_costs.h"

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

/* The same as cost_cell_at() for all that is costed of a channel. */
bool cost_channel_at(struct money *unit_cost, const struct cost_channel *channel, int64_t volume);

/* The same to the penny, rounded once, for a sentence. */
bool cost_channel_pence(struct money *unit_cost, const struct cost_channel *channel,
			int64_t volume);

/* Fill unit_cost, unit_cost_channel, unit_cost_shared and unit_cost_head. */
void unit_cost_tables_add(struct results *results, const struct unit_cost_question *question,
			  const struct cost_cells *cells, const struct cost_channels *channels);

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
