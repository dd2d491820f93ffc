#include "analyses/region/region.h"

#include <string.h>

#include "analyses/channel/channel_tables.h"
#include "analyses/sayings.h"

TABLE(council_cost, (council, "Council", TEXT), (cost_per_contact, "Cost of a contact", MONEY),
      (lower_quartile, "Lower quartile", MONEY), (median, "Median", MONEY),
      (upper_quartile, "Upper quartile", MONEY));

TABLE(council_mix, (council, "Council", TEXT), (year, "Year", YEAR), (channel, "Channel", TEXT),
      (volume, "Contacts", COUNT), (share, "Share of contacts", PERCENT));

void region_dots_add(struct results *results, const struct channel_question *question,
		     const struct table *rank)
{
	struct table *table =
	    TABLE_NEW(results, council_cost, "Cost of a contact, council by council");
	struct chart *chart = table_chart(table, "council-costs", CHART_DOTS);
	int each = table_column(rank, "cost_per_contact");
	int64_t quartiles[5];

	table->is_detail = true;
	if (!region_quartiles(quartiles, rank, each))
		return;
	for (size_t i = 0; i < rank->n_rows; i++) {
		const struct value *values = table_values(rank, i);

		TABLE_ADD(table, council_cost, .council = values[table_column(rank, "council")],
			  .cost_per_contact = values[each],
			  .lower_quartile = value_money((struct money){quartiles[1]}),
			  .median = value_money((struct money){quartiles[2]}),
			  .upper_quartile = value_money((struct money){quartiles[3]}));
	}
	chart->title = arena_format(
	    results->arena, "One contact costs %s at the median of %zu councils, %s to %s in all",
	    say_pounds(results->arena, money_to_penny((struct money){quartiles[2]})), rank->n_rows,
	    say_pounds(results->arena, money_to_penny((struct money){quartiles[0]})),
	    say_pounds(results->arena, money_to_penny((struct money){quartiles[4]})));
	chart->source = arena_format(results->arena, "Source: %s, %s; unit costs %s; vfm channel",
				     say_file(question->activity_path),
				     say_year(results->arena, question->base_year),
				     channel_sets(results->arena, question));
	chart->category = COLUMN(council_cost, council);
	chart->measures[0] = COLUMN(council_cost, cost_per_contact);
	chart->low = COLUMN(council_cost, lower_quartile);
	chart->measures[1] = COLUMN(council_cost, median);
	chart->high = COLUMN(council_cost, upper_quartile);
}

/* Contacts of one council by year and channel. */
static void add_mix_of(struct table *table, const struct activity *activity, const char *name,
		       const int64_t *volumes, size_t n_years)
{
	size_t n_channels = activity->channels.count;

	for (size_t y = 0; y < n_years; y++) {
		int64_t total = 0;

		for (size_t c = 0; c < n_channels; c++)
			total += volumes[y * n_channels + c];
		for (size_t c = 0; c < n_channels && total > 0; c++) {
			TABLE_ADD(
			    table, council_mix, .council = value_text(name),
			    .year = value_year((struct year){activity->first_year.start + (int)y}),
			    .channel = value_text(activity->channels.items[c]),
			    .volume = value_count(volumes[y * n_channels + c]),
			    .share = value_share_of(volumes[y * n_channels + c], total));
		}
	}
}

/* The channel in whose share councils differ most, in the last year: least and greatest. */
static const char *mix_title(const struct table *table, const struct activity *activity)
{
	struct arena *arena = table->results->arena;
	const struct names *channels = &activity->channels;
	int64_t low = 0, high = -1;
	size_t widest = 0;

	for (size_t c = 0; c < channels->count; c++) {
		int64_t least = SHARE_ONE, most = 0;

		for (size_t i = 0; i < table->n_rows; i++) {
			const struct council_mix_row *row = table_get(table, i);

			if (strcmp(row->channel.text, channels->items[c]) != 0 ||
			    row->share.kind != VALUE_SHARE ||
			    row->year.year.start != activity->last_year.start)
				continue;
			if (row->share.share.billionths < least)
				least = row->share.share.billionths;
			if (row->share.share.billionths > most)
				most = row->share.share.billionths;
		}
		if (most - least > high - low) {
			widest = c;
			low = least;
			high = most;
		}
	}
	if (high <= low)
		return "Share of contacts by channel, council by council";
	return arena_format(arena, "By council, %s is %s to %s of contacts in %s",
			    channels->items[widest], say_percent(arena, low, SHARE_ONE),
			    say_percent(arena, high, SHARE_ONE),
			    say_year(arena, activity->last_year));
}

void region_mix_add(struct results *results, const struct channel_question *question,
		    const struct region_council *councils, size_t count)
{
	const struct activity *activity = question->activity;
	size_t n_years = (size_t)(activity->last_year.start - activity->first_year.start) + 1;
	size_t n_cells = n_years * activity->channels.count;
	int64_t *volumes =
	    arena_array(results->arena, activity->councils.count * n_cells, sizeof *volumes);
	struct table *table =
	    TABLE_NEW(results, council_mix, "Contacts by council, year and channel");

	table->is_detail = true;
	FOR_EACH (const struct contacts, row, activity->rows, activity->n_rows) {
		size_t year = (size_t)(row->year.start - activity->first_year.start);

		volumes[(size_t)row->council * n_cells + year * activity->channels.count +
			(size_t)row->channel] += row->volume;
	}
	for (size_t i = 0; i < count; i++) {
		int id = names_find(&activity->councils, councils[i].name);

		add_mix_of(table, activity, councils[i].name, &volumes[(size_t)id * n_cells],
			   n_years);
	}
	TABLE_CHART(
	    table, "council-mix", CHART_STACKED_SHARES, .title = mix_title(table, activity),
	    .source = arena_format(results->arena,
				   "Source: %s; councils in order of cost of a contact; vfm "
				   "channel",
				   say_file(question->activity_path)),
	    .category = "year", .panel = "council", .series = "channel", .measures = {"share"});
}
