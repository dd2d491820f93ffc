#include "model/workstreams.h"

#include <string.h>

#include "base/text.h"

static const struct {
	const char *name;
	enum plan_line line;
	const char *others; /* folded, `|` between and around */
} workstreams[N_WORKSTREAMS] = {
    [WORKSTREAM_IMPROVEMENT] = {"business process improvement", PLAN_IMPROVEMENT_AND_COLLABORATION,
				"|bpi|processimprovement|redesign|channelshift|leanreview|"},
    [WORKSTREAM_COLLABORATION] = {"collaboration", PLAN_IMPROVEMENT_AND_COLLABORATION,
				  "|sharedservices|sharedservice|jointworking|partnership|"},
    [WORKSTREAM_IMPROVEMENT_AND_COLLABORATION] = {"business process improvement and collaboration",
						  PLAN_IMPROVEMENT_AND_COLLABORATION,
						  "|bpiandcollaboration|bpicollaboration|"},
    [WORKSTREAM_PROCUREMENT] = {"procurement", PLAN_PROCUREMENT,
				"|smarterprocurement|commissioning|purchasing|"},
    [WORKSTREAM_ASSETS] = {"asset management", PLAN_ASSETS, "|assets|property|accommodation|"},
    [WORKSTREAM_DISPOSAL] = {"asset disposal", PLAN_ASSETS,
			     "|assetdisposals|disposal|disposals|capitalreceipt|capitalreceipts|"},
    [WORKSTREAM_PFI_AND_SHARING] = {"PFI and sharing", PLAN_ASSETS,
				    "|pfi|assetsharing|pfiandassetsharing|"},
};

const char *const plan_line_names[] = {
    [PLAN_IMPROVEMENT_AND_COLLABORATION] = "business process improvement and collaboration",
    [PLAN_PROCUREMENT] = "procurement",
    [PLAN_ASSETS] = "asset management",
    [PLAN_TOTAL] = "total",
};

const char *workstream_name(enum workstream workstream)
{
	return workstreams[workstream].name;
}

enum plan_line workstream_line(enum workstream workstream)
{
	return workstreams[workstream].line;
}

bool workstream_parse(struct arena *arena, const char *text, enum workstream *workstream)
{
	const char *folded = text_fold(arena, text);

	for (int i = 0; i < N_WORKSTREAMS; i++)
		if (strcmp(folded, text_fold(arena, workstreams[i].name)) == 0 ||
		    text_lists(workstreams[i].others, folded)) {
			*workstream = (enum workstream)i;
			return true;
		}
	return false;
}

/* The rate in the row of that name of a set. */
static bool find_rate(struct workstream_rate *rate, struct reference *reference, const char *set,
		      const char *name, const char *field, struct diagnostics *diagnostics)
{
	struct plan_figure figure;

	if (!plan_figure_of(&figure, reference, set, name, field, diagnostics))
		return false;
	*rate = (struct workstream_rate){.is_known = true,
					 .rate = figure.value,
					 .source = figure.source,
					 .origin = figure.origin};
	return true;
}

bool workstream_rates_load(struct workstream_rates *rates, struct reference *reference,
			   struct diagnostics *diagnostics)
{
	struct workstream_rate *items = rates->items;

	*rates = (struct workstream_rates){0};
	if (!find_rate(&items[WORKSTREAM_IMPROVEMENT], reference, "workstreams",
		       plan_line_names[PLAN_IMPROVEMENT_AND_COLLABORATION], "rate", diagnostics) ||
	    !find_rate(&items[WORKSTREAM_PROCUREMENT], reference, "workstreams",
		       plan_line_names[PLAN_PROCUREMENT], "rate", diagnostics) ||
	    !find_rate(&items[WORKSTREAM_COLLABORATION], reference, "plan-figures",
		       "collaboration_beyond_redesign", "value", diagnostics) ||
	    !find_rate(&items[WORKSTREAM_DISPOSAL], reference, "plan-figures", "disposal_interest",
		       "value", diagnostics))
		return false;
	items[WORKSTREAM_IMPROVEMENT].is_yearly = items[WORKSTREAM_PROCUREMENT].is_yearly = true;
	items[WORKSTREAM_IMPROVEMENT_AND_COLLABORATION] = items[WORKSTREAM_IMPROVEMENT];
	return true;
}

const char *workstream_reckon(struct money *gain, struct fraction *share,
			      const struct workstream_rates *rates, enum workstream workstream,
			      struct money basis, struct year year)
{
	static const char too_large[] = "comes to more than can be counted exactly";
	const struct workstream_rate *rate = &rates->items[workstream];
	struct fraction growth;

	if (!rate->is_known)
		return "has no published rate to work out a gain by; give the gross gain";
	if (rate->is_yearly &&
	    (year.start <= PLAN_BASE_YEAR.start || year.start > PLAN_LAST_YEAR.start))
		return "is worked out by a rate for 2008-09 to 2010-11 only; give the gross gain";
	if (!fraction_add(&growth, fraction_one, rate->rate))
		return too_large;
	*share = rate->rate;
	for (int i = PLAN_BASE_YEAR.start + 1; rate->is_yearly && i < year.start; i++)
		if (!fraction_multiply(share, *share, growth))
			return too_large;
	return money_share(gain, basis, *share) ? NULL : too_large;
}
