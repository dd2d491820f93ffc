#include "sums/part_sums.h"

/* A part's step to the full gain in a year; false where nothing is full. */
static bool phase_of(struct fraction *phase, const struct bound_phases *phases,
		     const struct sums_work *work, int year)
{
	const int last = phases->n_amounts - 1;

	if (phases->series >= 0) {
		*phase = work_share(work, phases->series, year)->share;
		return true;
	}
	*phase = (struct fraction){
	    work->values[phases->first_amount + (year - 1 > last ? last : year - 1)],
	    work->values[phases->first_amount + last]};
	return phase->denominator > 0;
}

/* What comes late has the steps of so many years before, */
static int step_in(const struct bound_part *part, const struct sums_work *work, int year)
{
	return year - (int)work->values[part->delay];
}

/* and its first gain so much later. */
static int first_year(const struct bound_part *part, const struct sums_work *work)
{
	const int64_t first = 1 + work->values[part->delay], given = work->bound->first_year;

	return (int)(first < given ? given : first);
}

/* Is the phase of a year that of the year before? */
static bool is_level(const struct bound_phases *phases, const struct sums_work *work, int year)
{
	if (phases->series < 0)
		return year > phases->n_amounts;
	const struct series *series = &work->bound->series.items[phases->series];
	return year > series->years[series->n_points - 1];
}

/* A share, of which a lever says how much is delivered; false out of range. */
static bool deliver(struct portion *portion, struct fraction share, int64_t delivered)
{
	struct fraction part = share;

	if (delivered != SHARE_ONE &&
	    !fraction_multiply(&part, share, (struct fraction){delivered, SHARE_ONE}))
		return false;
	portion_make(portion, part, MONEY_PER_PENNY);
	return true;
}

bool part_gain_make(struct part_gain *gain, struct money amount, const struct portion *factor,
		    const struct portion *cashable, const struct portion *confidence)
{
	if (!portion_of_money(&gain->gross, amount, factor) ||
	    !portion_of_money(&gain->cash, gain->gross, cashable))
		return false;
	gain->counted = gain->cash;
	return gain->cash.hundredths <= 0 ||
	       portion_of_money(&gain->counted, gain->cash, confidence);
}

static bool add_gain(struct case_figures *figures, struct bridge *bridges, enum case_step step,
		     const struct bound_part *part, const struct sums_work *work, int year,
		     struct money amount, const struct portion *factor)
{
	struct money *sum = &figures->procurement_cash[year];
	struct part_gain gain;

	return part_gain_make(&gain, amount, factor, work_share(work, part->cashable, year),
			      work_share(work, part->confidence, 0)) &&
	       money_add(sum, *sum, gain.cash) &&
	       bridge_add_gain(&bridges[year], step, gain.gross, gain.cash, gain.counted) &&
	       bridge_add(&figures->common[year], &bridges[year]);
}

/* The gain of all spend in a year: round(addressable x band x phase) of each line. */
static bool gain_by_bands(struct money *sum, const struct bound_procurement *procurement,
			  const struct sums_work *work, struct fraction phase)
{
	struct portion portion;
	int band = 0;

	*sum = (struct money){0};
	for (size_t i = 0; i < procurement->n_lines; i++) {
		const struct bound_spend *line = &procurement->lines[i];
		struct money gain;

		if (i == 0 || line->band != band) {
			band = line->band;
			portion_make(&portion,
				     (struct fraction){phase.numerator * work->values[band],
						       phase.denominator * SHARE_ONE},
				     MONEY_PER_PENNY);
		}
		if (!portion_of_money(&gain, line->addressable, &portion) ||
		    !money_add(sum, *sum, gain))
			return false;
	}
	return true;
}

bool parts_procurement(struct case_figures *figures, const struct sums_work *work)
{
	const struct bound_procurement *procurement = &work->bound->procurement;
	const struct bound_part *part = &procurement->part;
	struct money spent = {0};
	struct portion delivered;

	if (!deliver(&delivered, part->factor, work->values[part->delivered]))
		return false;
	for (int t = first_year(part, work), first = t; t <= work->bound->n_years; t++) {
		const int step = step_in(part, work, t);
		struct fraction phase;

		if ((t == first || !is_level(&part->phases, work, step)) &&
		    (!phase_of(&phase, &part->phases, work, step) ||
		     !gain_by_bands(&spent, procurement, work, phase)))
			return false;
		if (!add_gain(figures, figures->of_bands, STEP_PROCUREMENT, part, work, t, spent,
			      &delivered))
			return false;
	}
	return true;
}

bool parts_prices(struct case_figures *figures, const struct sums_work *work)
{
	const struct bound_prices *prices = &work->bound->prices;
	const struct bound_part *part = &prices->part;
	const struct money full = prices->full[work->values[prices->reference]];

	for (int t = first_year(part, work); t <= work->bound->n_years; t++) {
		struct fraction share, phase;
		struct portion portion;

		if (!phase_of(&phase, &part->phases, work, step_in(part, work, t)) ||
		    !fraction_multiply(&share, part->factor, phase) ||
		    !deliver(&portion, share, work->values[part->delivered]) ||
		    !add_gain(figures, figures->of_prices, STEP_PRICES, part, work, t, full,
			      &portion))
			return false;
	}
	return true;
}
