/*
 * Whole commands while a sum leaves the range of what is counted, or a step of them comes to
 * nothing: they are refused, or a figure is left out and all others are as before.  Where each of
 * these is called it fails once, and then always; the linker takes them in their place (WRAP).
 */
#include "unit.h"

#include <jansson.h>

#include "base/text.h"
#include "analyses/case/case_bind.h"
#include "analyses/case/case_indicator.h"
#include "analyses/case/self_audit.h"
#include "analyses/channel/channel.h"
#include "analyses/prices/prices_tables.h"
#include "analyses/procurement/procurement.h"
#include "analyses/region/region.h"
#include "analyses/unit_cost/unit_cost_tables.h"
#include "loading/folder_case.h"
#include "loading/load_case.h"
#include "loading/shared.h"
#include "model/treasury.h"
#include "sums/appraisal.h"
#include "vfm.h"

#define MOST_SITES 2000

/* The places that call one of these, in order; and the one whose calls fail. */
static struct site {
	const void *place;
	const char *name;
	bool is_step;
} sites[MOST_SITES];
static size_t n_sites;
static const void *failing;
static bool goes_on, has_failed;

static bool fails(const char *name, const void *place, bool is_step)
{
	size_t i = 0;

	if (failing != NULL) {
		if (place != failing || (has_failed && !goes_on))
			return false;
		has_failed = true;
		return true;
	}
	while (i < n_sites && sites[i].place != place)
		i++;
	if (i == n_sites && n_sites < MOST_SITES)
		sites[n_sites++] = (struct site){place, name, is_step};
	return false;
}

/* NOLINTBEGIN(bugprone-macro-parentheses): declarations */
#define WRAP(name, parameters, arguments, is_step)                              \
	bool __real_##name parameters;                                          \
	bool __wrap_##name parameters;                                          \
	bool __wrap_##name parameters                                           \
	{                                                                       \
		return !fails(#name, __builtin_return_address(0), (is_step)) && \
		       __real_##name arguments;                                 \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

WRAP(money_share, (struct money * part, struct money whole, struct fraction share),
     (part, whole, share), false)
WRAP(money_share_fine, (struct money * part, struct money whole, struct fraction share),
     (part, whole, share), false)
WRAP(appraisal_round, (struct money * value, double hundredths), (value, hundredths), false)
WRAP(fraction_multiply, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b), false)
WRAP(fraction_divide, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b), false)
WRAP(fraction_add, (struct fraction * result, struct fraction a, struct fraction b), (result, a, b),
     false)
WRAP(fraction_add_near, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b), false)
WRAP(fraction_divide_near, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b), false)
WRAP(fraction_of, (int64_t * part, int64_t count, struct fraction share), (part, count, share),
     false)
WRAP(deflator_factor,
     (struct fraction * factor, const struct deflator *deflator, struct year from, struct year to),
     (factor, deflator, from, to), false)
WRAP(part_cost,
     (struct cost_amounts * amounts, const struct bound_cost *cost, const int64_t *values),
     (amounts, cost, values), false)
WRAP(region_quartiles, (int64_t quartiles[5], const struct table *table, int column),
     (quartiles, table, column), false)
WRAP(indicator_sum_latest,
     (struct gain_sum * sum, const struct gains *gains, const struct gain_filter *filter,
      struct year year),
     (sum, gains, filter, year), false)
WRAP(price_sums_make,
     (struct price_sums * sums, const struct price_items *items,
      const struct prices_question *question, enum price_key key, struct arena *arena),
     (sums, items, question, key, arena), false)
WRAP(prices_by_councils,
     (struct price_sums * sums, const struct price_items *items,
      const struct prices_question *question, struct arena *arena),
     (sums, items, question, arena), false)
WRAP(price_concentration_of,
     (struct price_concentration * concentration, const struct price_line *lines, size_t count,
      struct money *room),
     (concentration, lines, count, room), false)
WRAP(costing_add_amount,
     (struct unit_costing * costing, const struct resource *resource, size_t at,
      struct money amount),
     (costing, resource, at, amount), false)
WRAP(cost_posts, (int64_t * contacts, int64_t volume, struct fraction posts),
     (contacts, volume, posts), false)
WRAP(cost_channel_pence,
     (struct money * unit_cost, const struct cost_channel *channel, int64_t volume),
     (unit_cost, channel, volume), false)
WRAP(baseline_growth_find,
     (struct baseline_growth * growth, struct money baseline, struct fraction rate),
     (growth, baseline, rate), false)
WRAP(case_price_factor,
     (struct fraction * factor, struct case_work *work, struct year from, struct place place),
     (factor, work, from, place), true)
WRAP(plan_figure_find,
     (struct plan_figure * figure, struct reference *reference, const char *item,
      struct diagnostics *diagnostics),
     (figure, reference, item, diagnostics), true)
WRAP(procurement_terms_find,
     (struct procurement_terms * terms, const struct procurement_question *question,
      struct arena *arena, struct diagnostics *diagnostics),
     (terms, question, arena, diagnostics), true)
WRAP(procurement_terms_bands,
     (struct procurement_terms * terms, struct reference *reference,
      struct diagnostics *diagnostics),
     (terms, reference, diagnostics), true)
WRAP(workstream_rates_load,
     (struct workstream_rates * rates, struct reference *reference,
      struct diagnostics *diagnostics),
     (rates, reference, diagnostics), true)
WRAP(workstream_tables,
     (const struct workstream_question *question, struct results *results,
      struct diagnostics *diagnostics),
     (question, results, diagnostics), true)
WRAP(shared_init, (struct run * run, struct shared *shared), (run, shared), true)
WRAP(folder_case_take,
     (struct run * run, const struct case_files *files, unsigned keys, struct case_file *file),
     (run, files, keys, file), true)
WRAP(inputs_reference, (struct run * run, struct reference *reference), (run, reference), true)
WRAP(self_audit_add, (struct results * results, const struct case_question *question),
     (results, question), true)
WRAP(load_case, (struct run * run, const char *folder, struct case_question *question),
     (run, folder, question), true)
WRAP(channel_report,
     (const struct plan *plan, struct channel_bounds *bounds, struct channel_councils *councils,
      struct results *results),
     (plan, bounds, councils, results), true)
WRAP(procurement_report,
     (const struct procurement_question *question, const struct procurement_terms *terms,
      const struct procurement_sum **by_council, struct results *results,
      struct diagnostics *diagnostics),
     (question, terms, by_council, results, diagnostics), true)
WRAP(prices_find,
     (struct price_items * items, const struct prices_question *question, struct arena *arena,
      struct diagnostics *diagnostics),
     (items, question, arena, diagnostics), true)
WRAP(prices_report,
     (const struct prices_question *question, const struct price_items *items,
      struct results *results, struct diagnostics *diagnostics),
     (question, items, results, diagnostics), true)
WRAP(case_bind,
     (struct case_found * found, struct case_work *work, struct costing *costing,
      const struct discounting *discounting),
     (found, work, costing, discounting), true)

/* --- One run --- */

struct question {
	bool is_long; /* a call is not tried once and always, but always */
	const char *command, *file, *other;
	const char *options[6]; /* names and values */
};

/* The answer, or NULL where there is none. */
static json_t *answer(const struct question *question)
{
	struct vfm_request *request;
	json_t *root = NULL;
	const char *json;
	size_t size;

	assert_int_equal(vfm_request_new(&request, question->command), VFM_DONE);
	assert_int_equal(vfm_request_file(request, question->file), VFM_DONE);
	if (question->other != NULL)
		assert_int_equal(vfm_request_file(request, question->other), VFM_DONE);
	for (size_t i = 0; question->options[i] != NULL; i += 2)
		assert_int_equal(
		    vfm_request_option(request, question->options[i], question->options[i + 1]),
		    VFM_DONE);
	if (vfm_run(request) == VFM_DONE &&
	    vfm_render(request, "json", NULL, &json, &size) == VFM_DONE) {
		root = json_loadb(json, size, 0, NULL);
		assert_non_null(root);
	}
	vfm_request_free(request);
	return root;
}

/* Is each figure of a row that of the other, or left out? */
static bool is_part_of(json_t *row, const json_t *other)
{
	const char *column;
	json_t *value;

	json_object_foreach(row, column, value)
	{
		if (json_is_number(value) && !json_equal(value, json_object_get(other, column)))
			return false;
	}
	return true;
}

/*
 * Tables of which a part may go and the rest with it: what ranges say that are left, and parts of
 * sums that were found, which cannot be out of range by themselves.
 */
static const char *const apart[] = {"sensitivity",      "switching",         "scenario",
				    "uncertainty",      "uncertainty_alone", "fan",
				    "npv_distribution", "case_risks",        "npv_percentiles",
				    "case_rests",       "unit_cost_head",    "gain_line",
				    "gain_scrutiny"};

/* The first row of a run that went on whose figures are no row's of the sound one; NULL: none. */
static const char *difference(const json_t *found, const json_t *sound)
{
	const char *id;
	json_t *table;

	json_object_foreach(json_object_get(found, "tables"), id, table)
	{
		const json_t *rows = json_object_get(table, "rows"),
			     *others = json_object_get(
				 json_object_get(json_object_get(sound, "tables"), id), "rows");

		for (size_t i = text_is_among(id, apart, COUNT_OF(apart)) ? SIZE_MAX : 0;
		     i < json_array_size(rows); i++) {
			json_t *row = json_array_get(rows, i);
			size_t at = 0;

			while (at < json_array_size(others) &&
			       !is_part_of(row, json_array_get(others, at)))
				at++;
			if (at == json_array_size(others)) {
				char *text = json_dumps(row, JSON_COMPACT);

				print_error("%s, row %zu: %s\n", id, i, text);
				free(text);
				return id;
			}
		}
	}
	return NULL;
}

static void no_sum_out_of_range_makes_another_answer(void **state)
{
	static const struct question questions[] = {
	    {false, "case", "tests/golden/case-hand", NULL, {"draws", "1", "threads", "1"}},
	    {true, "case", "datasets/sample-district", NULL, {"draws", "1", "threads", "1"}},
	    {true, "channel", "datasets/sample-unitary", NULL, {0}},
	    {false, "procurement", "datasets/sample-district", NULL, {0}},
	    {false, "prices", "datasets/sample-district", NULL, {0}},
	    {false, "unitcost", "datasets/sample-district", NULL, {0}},
	    {false, "indicator", "datasets/sample-district", NULL, {0}},
	    {false,
	     "channel",
	     "tests/golden/region-channel/activity.csv",
	     NULL,
	     {"strategies", "tests/golden/region-channel/move.csv", "by", "council"}},
	    {false, "prices", "tests/golden/prices-item/prices.csv", NULL, {"by", "council"}},
	    {false,
	     "procurement",
	     "tests/golden/region-procurement/a.csv",
	     "tests/golden/region-procurement/b.csv",
	     {"by", "council", "years", "2010-11"}},
	    {false, "baseline", "datasets/sample-district/accounts.csv", NULL, {0}},
	};
	size_t n_refused = 0, n_bad = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++) {
		failing = NULL;
		n_sites = 0;
		json_t *sound = answer(&questions[i]);

		assert_non_null(sound);
		assert_in_range(n_sites, 1, MOST_SITES - 1);
		for (size_t j = 0; j < 2 * n_sites; j++) {
			if (questions[i].is_long && j % 2 == 0)
				continue;

			const struct site *site = &sites[j / 2];

			failing = site->place;
			goes_on = j % 2 == 1;
			has_failed = false;
			json_t *found = answer(&questions[i]);

			assert_true(has_failed);
			n_refused += found == NULL;
			if (found != NULL && (site->is_step || difference(found, sound) != NULL)) {
				print_error("%s %s went on, with %s failing at %p%s\n",
					    questions[i].command, questions[i].file, site->name,
					    site->place, goes_on ? ", always" : "");
				n_bad++;
			}
			json_decref(found);
		}
		json_decref(sound);
	}
	assert_true(n_refused > 100);
	assert_int_equal(n_bad, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_sum_out_of_range_makes_another_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
