#include "analyses/region/region_channel.h"

#include "analyses/channel/channel_assumptions.h"
#include "analyses/sayings.h"

enum { DOT_COUNCIL, DOT_EACH, DOT_LOWER, DOT_MEDIAN, DOT_UPPER, N_DOT };

static const struct column dot_columns[] = {
    [DOT_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [DOT_EACH] = {"cost_per_contact", "Cost of a contact", UNIT_MONEY, ROLE_MEASURE},
    [DOT_LOWER] = {"lower_quartile", "Lower quartile", UNIT_MONEY, ROLE_MEASURE},
    [DOT_MEDIAN] = {"median", "Median", UNIT_MONEY, ROLE_MEASURE},
    [DOT_UPPER] = {"upper_quartile", "Upper quartile", UNIT_MONEY, ROLE_MEASURE},
};

enum { MIX_COUNCIL, MIX_YEAR, MIX_CHANNEL, MIX_VOLUME, MIX_SHARE, N_MIX };

static const struct column mix_columns[] = {
    [MIX_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [MIX_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [MIX_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [MIX_VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [MIX_SHARE] = {"share", "Share of contacts", UNIT_PERCENT, ROLE_MEASURE},
};

void region_dots_add(struct results *results, const struct channel_question *question,
		     const struct table *rank)
{
	struct table *table = results_table(
	    results, "council_cost", "Cost of a contact, council by council", dot_columns, N_DOT);
	struct chart *chart = table_chart(table, "council-costs", CHART_DOTS);
	int each = table_column(rank, "cost_per_contact");
	int64_t quartiles[5];

	table->is_detail = true;
	if (!region_quartiles(quartiles, rank, each))
		return;
	for (size_t i = 0; i < rank->n_rows; i++) {
		const struct value *values = table_values(rank, i);
		struct value *dot = table_row(table);

		dot[DOT_COUNCIL] = values[table_column(rank, "council")];
		dot[DOT_EACH] = values[each];
		dot[DOT_LOWER] = value_money((struct money){quartiles[1]});
		dot[DOT_MEDIAN] = value_money((struct money){quartiles[2]});
		dot[DOT_UPPER] = value_money((struct money){quartiles[3]});
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
	chart->category = DOT_COUNCIL;
	chart->measures[0] = DOT_EACH;
	chart->low = DOT_LOWER;
	chart->measures[1] = DOT_MEDIAN;
	chart->high = DOT_UPPER;
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
			struct value *values = table_row(table);

			values[MIX_COUNCIL] = value_text(name);
			values[MIX_YEAR] =
			    value_year((struct year){activity->first_year.start + (int)y});
			values[MIX_CHANNEL] = value_text(activity->channels.items[c]);
			values[MIX_VOLUME] = value_count(volumes[y * n_channels + c]);
			values[MIX_SHARE] = value_share_of(volumes[y * n_channels + c], total);
		}
	}
}

void region_mix_add(struct results *results, const struct channel_question *question,
		    const struct region_council *councils, size_t count)
{
	const struct activity *activity = question->activity;
	size_t n_years = (size_t)(activity->last_year.start - activity->first_year.start) + 1;
	size_t n_cells = n_years * activity->channels.count;
	int64_t *volumes =
	    arena_array(results->arena, activity->councils.count * n_cells, sizeof *volumes);
	struct table *table = results_table(
	    results, "council_mix", "Contacts by council, year and channel", mix_columns, N_MIX);
	struct chart *chart = table_chart(table, "council-mix", CHART_STACKED_SHARES);

	table->is_detail = true;
	for (size_t i = 0; i < activity->n_rows; i++) {
		const struct contacts *row = &activity->rows[i];
		size_t year = (size_t)(row->year.start - activity->first_year.start);

		volumes[(size_t)row->council * n_cells + year * activity->channels.count +
			(size_t)row->channel] += row->volume;
	}
	for (size_t i = 0; i < count; i++) {
		int id = names_find(&activity->councils, councils[i].name);

		add_mix_of(table, activity, councils[i].name, &volumes[(size_t)id * n_cells],
			   n_years);
	}
	chart->title = "Share of contacts by channel, council by council";
	chart->source = arena_format(results->arena,
				     "Source: %s; councils in order of cost of a contact; vfm "
				     "channel",
				     say_file(question->activity_path));
	chart->category = MIX_YEAR;
	chart->panel = MIX_COUNCIL;
	chart->series = MIX_CHANNEL;
	chart->measures[0] = MIX_SHARE;
}
