#include "loading/load_region.h"
#include "loading/shared.h"

#include "analyses/sayings.h"
#include "loading/doubts.h"
#include "model/shapes.h"

/* Spend of other years is read and used for nothing, which must be said. */
static bool say_years(struct run *run, const struct reading *reading, const struct spend *spend,
		      const char *path, struct year base)
{
	struct money outside = {0};
	int64_t rows = 0, within = 0;

	FOR_EACH (const struct spend_line, line, spend->lines, spend->n_lines) {
		if (line->year.start == base.start) {
			within += line->n_rows;
		} else {
			rows += line->n_rows;
			if (!money_add(&outside, outside, line->spend))
				return fault(
				    &run->diagnostics, in_file(path),
				    "has more spend outside the base year %s than can be counted",
				    say_year(run->arena, base));
		}
	}
	if (within == 0)
		return inputs_refuse_base(
		    run, path, "spend", "is", base,
		    say_span(run->arena, spend->first_year, spend->last_year));
	if (rows > 0)
		doubts_say_spend_years(run, reading, spend, outside, rows, base);
	other_councils_say(run, spend->n_filtered, path);
	return true;
}

void load_procurement_leave(struct procurement_question *question, const struct case_file *file,
			    struct arena *arena)
{
	const struct names *categories = &question->spend->categories;
	bool *is_by_prices = arena_array(arena, categories->count, sizeof *is_by_prices);

	for (size_t i = 0; i < categories->count; i++)
		is_by_prices[i] = case_names_has(&file->by_prices, categories->items[i], arena);
	question->is_by_prices = is_by_prices;
}

bool load_procurement(struct run *run, const struct case_files *files, struct shared *shared,
		      struct procurement_question *question)
{
	struct spend *spend = arena_alloc(run->arena, sizeof *spend);

	*question = (struct procurement_question){.spend = spend,
						  .spend_path = inputs_label(run, files),
						  .assumptions = &shared->assumptions,
						  .reference = &shared->reference};

	if (run->settings.reading.is_ledger && shared_categories(run, files, shared)) {
		struct known_cells *known = arena_alloc(run->arena, sizeof *known);

		*known = categories_known(&shared->categories);
		run->known = known;
	}

	bool is_well;
	const struct reading *reading =
	    inputs_read_all(run, files, "spend.csv", &spend_shape, &is_well);

	is_well &= shared_categories(run, files, shared);
	question->categories_path = shared->categories_path;
	is_well &= shared_assumptions(run, files, shared);
	if (reading == NULL)
		return false;

	struct selection selection = inputs_selection(run, reading, &shared->channels);

	is_well &= spend_build(spend, reading, &shared->categories, &selection, &run->diagnostics);
	if (!is_well ||
	    !inputs_years(run, spend->last_year, &question->base_year, &question->first_year,
			  &question->last_year) ||
	    !say_years(run, reading, spend, question->spend_path, question->base_year))
		return false;
	doubts_say_months(run, reading);
	doubts_say_spend(run, reading, spend, &shared->categories, question->base_year);
	account_leave_out_years(run, reading, question->base_year);
	question->part_year =
	    inputs_part_year(run, &spend->coverage, question->base_year, question->spend_path);
	return true;
}
