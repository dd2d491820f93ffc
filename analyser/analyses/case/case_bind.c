#include "analyses/case/case_bind.h"

#include <string.h>

int case_bind_confidence(struct case_bound *bound, const struct case_question *question,
			 const char *workstream)
{
	return series_of_assumption(&bound->series, &bound->levers, question->assumptions,
				    LEVER_BENEFIT_CONFIDENCE, &workstream, 1, question->base_year,
				    MONEY_PER_PENNY, NULL);
}

int case_bind_delivered(struct case_bound *bound, const char *workstream)
{
	return levers_add(&bound->levers, &(struct lever){.kind = LEVER_DELIVERED_SHARE,
							  .scope = workstream,
							  .value = SHARE_ONE,
							  .source = "all of the gain comes",
							  .giver = GIVEN_BY_DEFAULT});
}

void case_bind_part(struct case_bound *bound, struct bound_part *part,
		    const struct case_question *question, const char *workstream)
{
	part->is_there = true;
	part->factor = fraction_one;
	part->confidence = case_bind_confidence(bound, question, workstream);
	part->cashable = series_of_assumption(&bound->series, &bound->levers, question->assumptions,
					      LEVER_PROCUREMENT_CASHABLE_SHARE, NULL, 0,
					      question->base_year, MONEY_PER_PENNY, NULL);
	part->delivered = case_bind_delivered(bound, workstream);
	part->delay = levers_add(&bound->levers, &(struct lever){.kind = LEVER_DELAY_YEARS,
								 .scope = workstream,
								 .source = "the gain comes in time",
								 .giver = GIVEN_BY_DEFAULT});
}

/* The published amounts are levers once, for whoever goes by them. */
static int find_amounts(struct case_bound *bound, const struct procurement_terms *terms,
			struct year base_year)
{
	const int first = (int)bound->levers.count;

	for (size_t i = 0; i < bound->levers.count; i++)
		if (bound->levers.items[i].kind == LEVER_PHASE_AMOUNT)
			return (int)i;
	for (int i = 0; i < terms->n_amounts; i++)
		levers_add(
		    &bound->levers,
		    &(struct lever){.kind = LEVER_PHASE_AMOUNT,
				    .scope = "*",
				    .year = {base_year.start + 1 + i},
				    .published_year = {terms->amounts_first.start + i},
				    .value = terms->amounts[i].hundredths,
				    .source = "table 3.1 of the CLG plan (vfm reference phasing)",
				    .giver = strcmp(terms->phasing_origin, "built in") == 0
						 ? GIVEN_BY_REFERENCE
						 : GIVEN_BY_USER});
	return first;
}

void case_bind_phases(struct case_bound *bound, struct bound_part *part,
		      const struct assumptions *assumptions, const struct procurement_terms *terms,
		      struct year base_year)
{
	size_t count;
	const struct assumption *items = assumptions_find(assumptions, "phase", "*", &count);

	part->phases = (struct bound_phases){.series = -1, .n_amounts = terms->n_amounts};
	if (items == NULL) {
		part->phases.first_amount = find_amounts(bound, terms, base_year);
		return;
	}
	/* What the user gives runs from zero in the base year, as all values by year do. */
	part->phases.series = series_add(
	    &bound->series, items->year.start > base_year.start ? SERIES_FROM_ZERO : SERIES_LEVEL,
	    &bound->levers,
	    levers_of_assumptions(&bound->levers, assumptions) + (int)(items - assumptions->items),
	    (int)count, base_year, 1);
}

/* One lever for the years that have one rate. */
/* `*` of one rate for all years, `years 1 to 30` of one that is followed by another. */
static const char *years_of_rate(const struct discounting *discounting, int first, int n_years,
				 struct arena *arena)
{
	int last = first;

	while (last < n_years &&
	       fraction_compare(discounting->rates[last + 1], discounting->rates[first]) == 0)
		last++;
	return first == 1 && last == n_years ? "*"
					     : arena_format(arena, "years %d to %d", first, last);
}

static void bind_rates(struct case_bound *bound, const struct discounting *discounting,
		       const struct case_question *question)
{
	for (int t = 1; t <= bound->n_years; t++) {
		const struct fraction rate = discounting->rates[t];

		if (t > 1 && fraction_compare(rate, discounting->rates[t - 1]) == 0) {
			bound->rates[t] = bound->rates[t - 1];
			continue;
		}
		bound->rates[t] = levers_add(
		    &bound->levers,
		    &(struct lever){
			.kind = LEVER_DISCOUNT_RATE,
			.scope = years_of_rate(discounting, t, bound->n_years, bound->levers.arena),
			.year = {t == 1 ? 0 : question->base_year.start + t},
			.value = fraction_to_share(rate).billionths,
			.source = discounting->source,
			.giver = discounting->is_given ? GIVEN_BY_USER : GIVEN_BY_REFERENCE,
			.from = {{discounting->is_given ? question->file->path : NULL,
				  question->file->discount_line, NULL},
				 .field = "value"}});
	}
}

static bool bind_channel(struct case_found *found, struct case_work *work)
{
	struct case_bound *bound = work->bound;

	if (!plan_make(&found->channel, work->question->channel, &bound->levers, work->arena,
		       work->diagnostics))
		return false;
	bound->channel = &found->channel;
	bound->n_strategies = found->channel.n_strategies;
	bound->channel_confidence = case_bind_confidence(bound, work->question, "channel");
	return true;
}

static int lever_of_band(struct case_bound *bound, const struct procurement_terms *terms,
			 enum market market)
{
	const struct band *band = &terms->bands[market];

	return levers_add(&bound->levers,
			  &(struct lever){.kind = LEVER_PROCUREMENT_BAND,
					  .scope = market_names[market],
					  .value = fraction_to_share(band->central).billionths,
					  .low = value_fraction(band->low),
					  .high = value_fraction(band->high),
					  .source = band->source,
					  .giver = strcmp(terms->bands_origin, "built in") == 0
						       ? GIVEN_BY_REFERENCE
						       : GIVEN_BY_USER});
}

bool case_band_is_of(const struct procurement_question *question, const struct spend_line *line,
		     enum market market)
{
	return market != MARKET_EXCLUDED && line->market == market &&
	       line->year.start == question->base_year.start && line->spend.hundredths >= 0 &&
	       (question->is_by_prices == NULL || !question->is_by_prices[line->category]);
}

/* What is spent with a market in the base year and may be gained of by its band. */
static bool bind_market(struct bound_procurement *bound, const struct case_work *work,
			enum market market, int lever)
{
	const struct procurement_question *question = work->question->procurement;

	FOR_EACH (const struct spend_line, line, question->spend->lines, question->spend->n_lines) {
		struct bound_spend *own = &bound->lines[bound->n_lines];

		if (!case_band_is_of(question, line, market))
			continue;
		own->band = lever;
		if (!money_share(&own->addressable, line->spend, line->addressable))
			return false;
		bound->n_lines++;
	}
	return true;
}

static bool bind_procurement(struct case_found *found, struct case_work *work)
{
	const struct procurement_question *question = work->question->procurement;
	struct bound_procurement *bound = &work->bound->procurement;

	if (!procurement_terms_find(&found->terms, question, work->arena, work->diagnostics))
		return false;
	case_bind_part(work->bound, &bound->part, work->question, "procurement");
	case_bind_phases(work->bound, &bound->part, question->assumptions, &found->terms,
			 question->base_year);
	bound->lines = arena_array(work->arena, question->spend->n_lines, sizeof *bound->lines);
	/* Market by market, so that those with one band stand together. */
	for (int market = 0; market <= MARKET_AVERAGE; market++)
		if (market != MARKET_EXCLUDED &&
		    !bind_market(bound, work, (enum market)market,
				 lever_of_band(work->bound, &found->terms, (enum market)market)))
			return case_out_of_range(work);
	/* What was spent is in the money of the base year. */
	return case_price_factor(&bound->part.factor, work, question->base_year,
				 in_file(question->spend_path));
}

/* Whose each cost is, the strategies being known. */
static void give_costs(struct case_bound *bound, const struct costing *costing)
{
	for (size_t i = 0; i < costing->n_items; i++) {
		const char *strategy = costing->items[i].cost->strategy;
		int *option = &bound->costs[i].option;

		*option = strategy == NULL ? BORNE_BY_ALL : BORNE_BY_NONE;
		for (size_t j = 0; strategy != NULL && j < bound->n_strategies; j++)
			if (strcmp(bound->channel->strategies[j].strategy->name, strategy) == 0)
				*option = (int)j;
	}
}

bool case_bind(struct case_found *found, struct case_work *work, struct costing *costing,
	       const struct discounting *discounting)
{
	const struct case_question *question = work->question;
	struct case_bound *bound = work->bound;

	bound->n_years = question->n_years;
	bound->first_year = question->first_year.start - question->base_year.start;
	bound->series.arena = work->arena;
	levers_init(&bound->levers, work->arena);
	bind_rates(bound, discounting, question);
	bool is_well = costing_make(costing, work);
	if ((question->channel != NULL && !bind_channel(found, work)) ||
	    (question->procurement != NULL && !bind_procurement(found, work)) ||
	    (question->prices != NULL && !case_prices_bind(bound, &found->items, work)) ||
	    (question->gains != NULL && !case_register_bind(bound, work)))
		return false;
	give_costs(bound, costing);
	bound->n_options =
	    bound->n_strategies + 1 +
	    (question->procurement != NULL || question->prices != NULL || question->gains != NULL);
	return is_well;
}
