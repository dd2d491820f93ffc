#include "analyses/unit_cost/unit_cost.h"

#include "analyses/unit_cost/unit_cost_tables.h"
#include "results/table.h"

TABLE(unit_cost, (service, "Service", TEXT), (channel, "Channel", TEXT),
      (volume, "Contacts", COUNT), (variable_cost, "Variable", MONEY), (fixed_cost, "Fixed", MONEY),
      (unit_cost, "Unit cost", MONEY_TOTAL), (variable_share, "Variable share", PERCENT),
      (minutes, "Staff minutes", RATIO), (contacts_per_post, "Contacts a post", COUNT),
      (cost, "Cost a year", MONEY));

TABLE(unit_cost_channel, (channel, "Channel", TEXT, SHORT), (services, "Services costed", COUNT),
      (volume, "Contacts costed", COUNT, SHORT), (share_costed, "Of all contacts", PERCENT),
      (variable_cost, "Variable", MONEY, SHORT), (fixed_cost, "Fixed", MONEY, SHORT),
      (unit_cost, "Unit cost", MONEY_TOTAL, SHORT),
      (variable_share, "Variable share", PERCENT, SHORT),
      (contacts_per_post, "Contacts a post", COUNT), (post_cost, "Cost of a post", MONEY),
      (cost, "Cost a year", MONEY));

TABLE(unit_cost_shared, (head, "Head", TEXT), (service, "Service", TEXT),
      (channel, "Channel", TEXT), (basis, "Shared out by", TEXT), (amount, "Amount", MONEY_TOTAL),
      (in_unit_costs, "In the unit costs", MONEY), (not_costed, "On what is not costed", MONEY));

TABLE(unit_cost_head, (service, "Service", TEXT), (channel, "Channel", TEXT), (head, "Head", TEXT),
      (behaviour, "Behaviour", TEXT), (unit_cost, "A contact", MONEY), (cost, "A year", MONEY),
      (source, "Source", TEXT));

static void add_cells(struct table *table, const struct unit_cost_question *question,
		      const struct cost_cells *cells)
{
	const struct activity *activity = question->activity;

	FOR_EACH (const struct cost_cell, cell, cells->cells, cells->count) {
		if (!cell->is_costed)
			continue;
		TABLE_ADD(
		    table, unit_cost,
		    .service = value_text(activity->services.items[cell->service]),
		    .channel = value_text(activity->channels.items[cell->channel]),
		    .volume = value_count(cell->volume),
		    .variable_cost = value_money(cell->unit[BEHAVIOUR_VARIABLE]),
		    .fixed_cost = value_money(cell->unit[BEHAVIOUR_FIXED]),
		    .unit_cost = value_money(cell->unit_cost),
		    .variable_share = value_share_of(cell->unit[BEHAVIOUR_VARIABLE].hundredths,
						     cell->unit_cost.hundredths),
		    .minutes = cell->minutes.numerator == 0
				   ? value_none(no_staff_time)
				   : value_ratio(fraction_double(cell->minutes)),
		    .contacts_per_post =
			cell->why_no_posts != NULL ? value_none(cell->why_no_posts)
			: cell->contacts_per_post == 0
			    ? value_none(no_whole_contact)
			    : value_count(cell->contacts_per_post), /* Within the sum of all, whose
								       range has been checked. */
		    .cost = value_money(
			(struct money){cell->cost[0].hundredths + cell->cost[1].hundredths}));
	}
	TABLE_TOTALS(table, unit_cost, .service = value_text("All that is costed"),
		     .volume = value_count(cells->costed_volume), .cost = value_money(cells->cost));
}

static void add_channels(struct table *table, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels)
{
	FOR_EACH (const struct cost_channel, sum, channels->items, channels->count) {
		const bool has_posts = sum->why_no_posts == NULL;

		TABLE_ADD(
		    table, unit_cost_channel,
		    .channel = value_text(question->activity->channels.items[sum->channel]),
		    .services = value_count(sum->n_services), .volume = value_count(sum->volume),
		    .share_costed = value_share_of(sum->volume, sum->all_volume),
		    .variable_cost = value_money(sum->unit[BEHAVIOUR_VARIABLE]),
		    .fixed_cost = value_money(sum->unit[BEHAVIOUR_FIXED]),
		    .unit_cost = value_money(sum->unit_cost),
		    .variable_share = value_share_of(sum->unit[BEHAVIOUR_VARIABLE].hundredths,
						     sum->unit_cost.hundredths),
		    .contacts_per_post = has_posts ? value_count(sum->contacts_per_post)
						   : value_none(sum->why_no_posts),
		    .post_cost = has_posts ? value_money(sum->post) : value_none(sum->why_no_posts),
		    .cost = value_money(
			(struct money){sum->cost[0].hundredths + sum->cost[1].hundredths}));
	}
	TABLE_TOTALS(table, unit_cost_channel, .channel = value_text("All channels"),
		     .volume = value_count(cells->costed_volume),
		     .share_costed = value_share_of(cells->costed_volume, cells->volume),
		     .cost = value_money(cells->cost));
}

static void add_shared(struct table *table, const struct cost_cells *cells)
{
	FOR_EACH (const struct shared_cost, shared, cells->shared, cells->n_shared)
		TABLE_ADD(table, unit_cost_shared, .head = value_text(shared->resource->head),
			  .service = value_text(names_scope(shared->resource->service)),
			  .channel = value_text(names_scope(shared->resource->channel)),
			  .basis = value_text(basis_names[shared->resource->basis]),
			  .amount = value_money(shared->amount),
			  .in_unit_costs = value_money(shared->in_cells),
			  .not_costed = value_money(shared->left));
}

static void add_heads(struct table *table, const struct unit_cost_question *question,
		      const struct cost_cells *cells)
{
	const struct activity *activity = question->activity;

	FOR_EACH (const struct cost_head, head, cells->heads, cells->n_heads) {
		const struct cost_cell *cell = &cells->cells[head->cell];
		struct money each = {0};

		if (!cell->is_costed)
			continue;
		(void)(head->resource->is_time
			   ? fraction_of(&each.hundredths, 1, head->each)
			   : wide_round(&each.hundredths, head->cost.hundredths, cell->volume));
		TABLE_ADD(table, unit_cost_head,
			  .service = value_text(activity->services.items[cell->service]),
			  .channel = value_text(activity->channels.items[cell->channel]),
			  .head = value_text(head->resource->head),
			  .behaviour = value_text(behaviour_names[head->resource->behaviour]),
			  .unit_cost = value_money(each), .cost = value_money(head->cost),
			  .source = value_text(head->resource->source));
	}
}

/* Fill unit_cost, unit_cost_channel, unit_cost_shared and unit_cost_head. */
static void add_tables(struct results *results, const struct unit_cost_question *question,
		       const struct cost_cells *cells, const struct cost_channels *channels)
{
	struct table *table;
	char year[YEAR_TEXT_SIZE];

	year_format(question->base_year, year);
	table = TABLE_NEW(results_in(results, SECTION_UNIT_COSTS), unit_cost,
			  arena_format(results->arena, "What one contact cost in %s", year));
	add_cells(table, question, cells);
	table =
	    TABLE_NEW(results, unit_cost_channel, "By channel, over the services that are costed");
	add_channels(table, question, cells, channels);
	if (cells->n_shared > 0) {
		table = TABLE_NEW(results, unit_cost_shared,
				  "Amounts shared out, and the part that falls on what is not "
				  "costed");
		add_shared(table, cells);
	}
	table = TABLE_NEW(results, unit_cost_head, "What each cost head comes to");
	table->is_detail = true;
	add_heads(table, question, cells);
}

static bool out_of_range(const struct unit_cost_question *question, struct diagnostics *diagnostics)
{
	return fault(diagnostics, in_file(question->resources->path),
		     "the costs add up to more than can be counted exactly; is there a code or "
		     "a telephone number among the amounts?");
}

bool unit_cost_analyse(const struct unit_cost_question *question, struct results *results,
		       struct diagnostics *diagnostics)
{
	struct cost_standing *standings =
	    arena_array(results->arena, question->activity->channels.count, sizeof *standings);
	struct cost_channels channels;
	struct cost_cells cells;

	if (!cost_cells_make(&cells, question, results->arena, diagnostics))
		return false;
	if (!cost_channels_make(&channels, &cells, question, results->arena))
		return out_of_range(question, diagnostics);
	add_tables(results, question, &cells, &channels);
	if (!unit_cost_curve_add(results, question, &cells, &channels))
		return out_of_range(question, diagnostics);
	if (!unit_cost_beside_add(results, question, &cells, &channels, standings))
		return false;
	unit_cost_files_add(results, question, &cells, &channels);
	unit_cost_words(results, question, &cells, &channels, standings);
	return true;
}
