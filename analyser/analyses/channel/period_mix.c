#include "analyses/channel/channel.h"

#include <ctype.h>
#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_unknown_channel, "tally.unknown-channel", CHANNELS, WARNING, 6, "mix");
PASSAGE(said_mix_rise, "tally.mix-rise", CHANNELS, FINDING, 6, "mix");

#define SHOWN_ROWS 20

TABLE(mix, (month, "Month", TEXT), (channel, "Channel", TEXT), (volume, "Contacts", COUNT),
      (share, "Share of contacts", PERCENT));

/* Does a channel's name only say that the channel is not known? */
static bool is_unknown(const char *channel)
{
	return text_lists("|unknown|not known|not recorded|not given|unspecified|undefined|",
			  channel);
}

/* Contacts by period and channel. */
struct mix {
	struct names periods, channels;
	int64_t *volumes; /* [period][channel] */
	bool is_monthly;
};

static const char *text_of(const struct value *value, char text[YEAR_TEXT_SIZE])
{
	if (value->kind == VALUE_YEAR)
		return year_format(value->year, text);
	return value->kind == VALUE_TEXT ? value->text : "no date";
}

/* False where the table has nothing of the kind. */
static bool collect(struct mix *mix, const struct table *sums, struct arena *arena)
{
	int channel = table_column(sums, "channel"), volume = table_column(sums, "volume");
	int period = table_column(sums, "month");
	char text[YEAR_TEXT_SIZE];

	mix->is_monthly = period >= 0;
	if (period < 0)
		period = table_column(sums, "year");
	if (channel < 0 || volume < 0 || period < 0)
		return false;
	names_init(&mix->periods, arena);
	names_init(&mix->channels, arena);
	for (size_t i = 0; i < sums->n_rows; i++) {
		const struct value *values = table_values(sums, i);

		names_add(&mix->periods, text_of(&values[period], text));
		names_add(&mix->channels, text_of(&values[channel], text));
	}
	names_sort(&mix->periods, NULL, NULL);
	names_sort(&mix->channels, NULL, NULL);
	mix->volumes =
	    arena_array(arena, mix->periods.count * mix->channels.count, sizeof *mix->volumes);
	/* Sums of a whole whose range has been checked. */
	for (size_t i = 0; i < sums->n_rows; i++) {
		const struct value *values = table_values(sums, i);
		size_t p = (size_t)names_find(&mix->periods, text_of(&values[period], text));
		size_t c = (size_t)names_find(&mix->channels, text_of(&values[channel], text));

		mix->volumes[p * mix->channels.count + c] += values[volume].count;
	}
	return sums->n_rows > 0;
}

static int64_t total_of(const struct mix *mix, size_t period)
{
	int64_t total = 0;

	for (size_t c = 0; c < mix->channels.count; c++)
		total += mix->volumes[period * mix->channels.count + c];
	return total;
}

static int64_t all_of(const struct mix *mix)
{
	int64_t all = 0;

	for (size_t p = 0; p < mix->periods.count; p++)
		all += total_of(mix, p);
	return all;
}

static void add_rows(struct table *table, const struct mix *mix)
{
	for (size_t p = 0; p < mix->periods.count; p++) {
		int64_t total = total_of(mix, p);

		for (size_t c = 0; c < mix->channels.count; c++) {
			int64_t volume = mix->volumes[p * mix->channels.count + c];

			TABLE_ADD(table, mix, .month = value_text(mix->periods.items[p]),
				  .channel = value_text(mix->channels.items[c]),
				  .volume = value_count(volume),
				  .share = value_share_of(volume, total));
		}
	}
}

/* `telephone rises from 14.4% to 28.2%`: the channel whose share rose most, first to last. */
static const char *say_rise(const struct mix *mix, struct arena *arena)
{
	size_t last = mix->periods.count - 1;
	int64_t before = total_of(mix, 0), after = total_of(mix, last), most = 0;
	const char *said = NULL;

	for (size_t c = 0; c < mix->channels.count; c++) {
		struct value from = value_share_of(mix->volumes[c], before);
		struct value to =
		    value_share_of(mix->volumes[last * mix->channels.count + c], after);

		if (from.kind != VALUE_SHARE || to.kind != VALUE_SHARE ||
		    to.share.billionths - from.share.billionths <= most)
			continue;
		most = to.share.billionths - from.share.billionths;
		said = arena_format(
		    arena, "%s rises from %s of contacts in %s to %s in %s", mix->channels.items[c],
		    say_percent(arena, from.share.billionths, SHARE_ONE), mix->periods.items[0],
		    say_percent(arena, to.share.billionths, SHARE_ONE), mix->periods.items[last]);
	}
	return said;
}

static const char *capitalised(struct arena *arena, const char *text)
{
	char *copy = arena_text(arena, text);

	copy[0] = (char)toupper((unsigned char)copy[0]);
	return copy;
}

/* Contacts of which nobody knows how they came have no price until somebody says one. */
static void say_unknown(struct results *results, const struct mix *mix)
{
	int64_t all = all_of(mix);

	for (size_t c = 0; c < mix->channels.count; c++) {
		const char *name = mix->channels.items[c];
		int64_t volume = 0;

		if (!is_unknown(name))
			continue;
		for (size_t p = 0; p < mix->periods.count; p++)
			volume += mix->volumes[p * mix->channels.count + c];
		results_say(
		    results, &said_unknown_channel,
		    "%s contacts (%s) have the channel '%s'. vfm channel prices them only if you "
		    "say how: --price-like, a unit cost of its own, or --exclude-channel.",
		    say_number(results->arena, volume), say_percent(results->arena, volume, all),
		    name);
	}
}

void period_mix_add(struct results *results, const struct table *sums, const char *source)
{
	struct arena *arena = results->arena;
	struct mix mix = {0};

	if (!collect(&mix, sums, arena))
		return;
	struct table *table = TABLE_NEW(results, mix,
					mix.is_monthly ? "Contacts by month and channel"
						       : "Contacts by year and channel");
	if (!mix.is_monthly) {
		struct column *period = table_own_column(table, COLUMN(mix, month));

		period->id = "year";
		period->label = "Year";
	}
	table->most_rows = SHOWN_ROWS;
	add_rows(table, &mix);
	TABLE_TOTALS(table, mix, .month = value_text("Total"), .volume = value_count(all_of(&mix)));
	const char *rise = say_rise(&mix, arena);
	if (rise != NULL)
		results_say(results, &said_mix_rise, "Of the channels, %s.", rise);
	say_unknown(results, &mix);
	TABLE_CHART(table, "mix", CHART_STACKED_SHARES,
		    .title = rise == NULL ? table->title : capitalised(arena, rise),
		    .source = arena_format(arena, "Source: %s; vfm tally", source),
		    .category = "month", .series = "channel", .measures = {"share"});
}
