#include "analyses/case/case_bind.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

/* Letters that a name must have to say something inside another: `office` may be any. */
#define LEAST_STRATEGY 5
#define LEAST_CHANNEL 9

/* A check under way. */
struct check {
	const struct case_question *question;
	struct arena *arena;
	struct diagnostics *diagnostics;
};

static bool is_same_name(const struct check *check, const char *a, const char *b)
{
	return strcmp(text_fold(check->arena, a), text_fold(check->arena, b)) == 0;
}

/* Spend of a category that the bands count, in the base year. */
static struct money banded_spend(const struct check *check, const char *category)
{
	const struct procurement_question *procurement = check->question->procurement;
	const struct spend *spend = procurement->spend;
	struct money sum = {0};

	FOR_EACH (const struct spend_line, line, spend->lines, spend->n_lines)
		if (line->year.start == procurement->base_year.start &&
		    (procurement->is_by_prices == NULL ||
		     !procurement->is_by_prices[line->category]) &&
		    line->market != MARKET_EXCLUDED && line->spend.hundredths > 0 &&
		    is_same_name(check, spend->categories.items[line->category], category))
			(void)money_add(&sum, sum, line->spend);
	return sum;
}

static bool check_category(const struct check *check, const char *category, long line)
{
	const struct place place = {check->question->prices->prices->path, line, "category"};
	struct money spend = banded_spend(check, category);

	if (spend.hundredths == 0)
		return true;
	return fault(check->diagnostics, place,
		     "'%s' is counted by its prices here and by its band in %s (%s): its gain "
		     "would count twice; give case.csv a row counted_by_prices,%s to leave it "
		     "out of the bands, or counted_by_bands,%s to leave its prices out",
		     category, say_file(check->question->procurement->spend_path),
		     say_rough(check->arena, spend), category, category);
}

/* Each category of the case's own price rows, told at its first. */
static bool check_prices(const struct check *check)
{
	const struct prices *prices = check->question->prices->prices;
	bool *is_seen = arena_array(check->arena, prices->categories.count, sizeof *is_seen);
	bool is_well = true, has_nameless = false;

	FOR_EACH (const struct price_row, row, prices->rows, prices->n_rows) {
		if (!case_counts_price(check->question, row, check->arena))
			continue;
		if (row->category == PRICES_NONE) {
			if (!has_nameless)
				is_well = fault(
				    check->diagnostics,
				    (struct place){row->path, row->line, "category"},
				    "is empty, so whether %s counts this spend too cannot be "
				    "told; name its category, or one that is not in that file",
				    say_file(check->question->procurement->spend_path));
			has_nameless = true;
			continue;
		}
		if (is_seen[row->category])
			continue;
		is_seen[row->category] = true;
		is_well &=
		    check_category(check, prices->categories.items[row->category], row->line);
	}
	return is_well;
}

/* A category said to be counted by one of the two must be one that has prices. */
static bool check_listed(const struct check *check, const struct case_names *listed)
{
	const struct prices *prices =
	    check->question->prices == NULL ? NULL : check->question->prices->prices;
	bool is_well = true;

	for (size_t i = 0; i < listed->count; i++) {
		bool is_found = false;

		for (size_t j = 0; prices != NULL && j < prices->categories.count; j++)
			is_found = is_found || is_same_name(check, prices->categories.items[j],
							    listed->items[i].name);
		if (!is_found)
			is_well =
			    fault(check->diagnostics,
				  (struct place){check->question->file->path, listed->items[i].line,
						 "value"},
				  "'%s' is no category of prices.csv, so nothing counts it twice",
				  listed->items[i].name);
	}
	return is_well;
}

/* The strategy that an initiative is named after, or NULL. */
static const char *strategy_in(const struct check *check, const struct gain *gain)
{
	const struct channel_question *channel = check->question->channel;

	for (size_t i = 0; channel != NULL && i < channel->strategies->n_items; i++) {
		const char *name = channel->strategies->items[i].name;
		const char *folded = text_fold(check->arena, name);

		if (strcmp(gain->key, folded) == 0 ||
		    (strlen(folded) >= LEAST_STRATEGY && strstr(gain->key, folded) != NULL))
			return name;
	}
	return NULL;
}

/* The channel of the activity that an initiative names, or NULL. */
static const char *channel_in(const struct check *check, const struct gain *gain)
{
	const struct channel_question *channel = check->question->channel;

	for (size_t i = 0; channel != NULL && i < channel->channels->folded.count; i++) {
		const char *name = channel->channels->folded.items[i],
			   *standard = channel->channels->standard[i];

		if (strlen(name) >= LEAST_CHANNEL && strstr(gain->key, name) != NULL &&
		    names_find(&channel->activity->channels, standard) >= 0)
			return standard;
	}
	return NULL;
}

static bool refuse_gain(const struct check *check, const struct gain *gain, const char *column,
			const char *why)
{
	return fault(check->diagnostics, (struct place){gain->path, gain->line, column},
		     "'%s' %s; take this row out, or say in a column 'distinct' why it is a "
		     "separate saving",
		     gain->initiative, why);
}

static bool check_gain(const struct check *check, const struct gain *gain)
{
	const struct case_question *question = check->question;
	const struct costs *costs = question->costs;
	const char *strategy = strategy_in(check, gain), *channel = channel_in(check, gain);
	bool is_well = true;

	if (strategy != NULL)
		is_well = refuse_gain(
		    check, gain, "initiative",
		    arena_format(check->arena,
				 "is the strategy '%s' of this case, whose gain would count twice",
				 strategy));
	else if (channel != NULL)
		is_well = refuse_gain(
		    check, gain, "initiative",
		    arena_format(check->arena,
				 "names the channel '%s', whose contacts %s counts under the "
				 "strategies: they would count twice",
				 channel, say_file(question->channel->activity_path)));
	if (workstream_line(gain->workstream) == PLAN_PROCUREMENT &&
	    (question->procurement != NULL || question->prices != NULL))
		is_well = refuse_gain(
		    check, gain, "workstream",
		    arena_format(check->arena,
				 "is a gain on procurement, which %s counts: its spend would "
				 "count twice",
				 say_file(question->procurement != NULL
					      ? question->procurement->spend_path
					      : question->prices->prices->path)));
	for (size_t i = 0; i < costs->n_items; i++)
		if ((gain->investment.hundredths > 0 || gain->running_cost.hundredths > 0) &&
		    is_same_name(check, costs->items[i].item, gain->initiative)) {
			is_well = refuse_gain(
			    check, gain, "initiative",
			    arena_format(check->arena,
					 "has costs here and on line %ld of %s, which would count "
					 "twice",
					 costs->items[i].line, say_file(costs->path)));
			break;
		}
	return is_well;
}

bool double_counting_check(const struct case_question *question, struct arena *arena,
			   struct diagnostics *diagnostics)
{
	const struct check check = {question, arena, diagnostics};
	bool is_well = check_listed(&check, &question->file->by_prices);

	is_well &= check_listed(&check, &question->file->by_bands);
	if (question->prices != NULL && question->procurement != NULL)
		is_well &= check_prices(&check);
	for (size_t i = 0; question->gains != NULL && i < question->gains->n_items; i++) {
		const struct gain *gain = &question->gains->items[i];

		if (gain->distinct == NULL && case_register_reason(question, gain) == NULL)
			is_well &= check_gain(&check, gain);
	}
	return is_well;
}
