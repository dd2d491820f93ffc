#include "analyses/unit_cost/unit_cost_tables.h"

enum {
	SERVICE,
	CHANNEL,
	VOLUME,
	VARIABLE,
	FIXED,
	UNIT_COST,
	SHARE,
	MINUTES,
	CONTACTS,
	COST,
	N_COLUMNS
};

static const struct column columns[] = {
    [SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [VARIABLE] = {"variable_cost", "Variable", UNIT_MONEY, ROLE_MEASURE},
    [FIXED] = {"fixed_cost", "Fixed", UNIT_MONEY, ROLE_MEASURE},
    [UNIT_COST] = {"unit_cost", "Unit cost", UNIT_MONEY, ROLE_TOTAL},
    [SHARE] = {"variable_share", "Variable share", UNIT_PERCENT, ROLE_MEASURE},
    [MINUTES] = {"minutes", "Staff minutes", UNIT_RATIO, ROLE_MEASURE},
    [CONTACTS] = {"contacts_per_post", "Contacts a post", UNIT_COUNT, ROLE_MEASURE},
    [COST] = {"cost", "Cost a year", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	SUM_CHANNEL,
	SUM_SERVICES,
	SUM_VOLUME,
	SUM_COVERED,
	SUM_VARIABLE,
	SUM_FIXED,
	SUM_UNIT_COST,
	SUM_SHARE,
	SUM_CONTACTS,
	SUM_POST,
	SUM_COST,
	N_SUM
};

static const struct column sum_columns[] = {
    [SUM_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_SERVICES] = {"services", "Services costed", UNIT_COUNT, ROLE_MEASURE},
    [SUM_VOLUME] = {"volume", "Contacts costed", UNIT_COUNT, ROLE_MEASURE},
    [SUM_COVERED] = {"share_costed", "Of all contacts", UNIT_PERCENT, ROLE_MEASURE},
    [SUM_VARIABLE] = {"variable_cost", "Variable", UNIT_MONEY, ROLE_MEASURE},
    [SUM_FIXED] = {"fixed_cost", "Fixed", UNIT_MONEY, ROLE_MEASURE},
    [SUM_UNIT_COST] = {"unit_cost", "Unit cost", UNIT_MONEY, ROLE_TOTAL},
    [SUM_SHARE] = {"variable_share", "Variable share", UNIT_PERCENT, ROLE_MEASURE},
    [SUM_CONTACTS] = {"contacts_per_post", "Contacts a post", UNIT_COUNT, ROLE_MEASURE},
    [SUM_POST] = {"post_cost", "Cost of a post", UNIT_MONEY, ROLE_MEASURE},
    [SUM_COST] = {"cost", "Cost a year", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	SHARED_HEAD,
	SHARED_SERVICE,
	SHARED_CHANNEL,
	SHARED_BASIS,
	SHARED_AMOUNT,
	SHARED_IN,
	SHARED_LEFT,
	N_SHARED
};

static const struct column shared_columns[] = {
    [SHARED_HEAD] = {"head", "Head", UNIT_TEXT, ROLE_DIMENSION},
    [SHARED_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [SHARED_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [SHARED_BASIS] = {"basis", "Shared out by", UNIT_TEXT, ROLE_DIMENSION},
    [SHARED_AMOUNT] = {"amount", "Amount", UNIT_MONEY, ROLE_TOTAL},
    [SHARED_IN] = {"in_unit_costs", "In the unit costs", UNIT_MONEY, ROLE_MEASURE},
    [SHARED_LEFT] = {"not_costed", "On what is not costed", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	HEAD_SERVICE,
	HEAD_CHANNEL,
	HEAD_HEAD,
	HEAD_BEHAVIOUR,
	HEAD_UNIT,
	HEAD_COST,
	HEAD_SOURCE,
	N_HEAD
};

static const struct column head_columns[] = {
    [HEAD_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [HEAD_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [HEAD_HEAD] = {"head", "Head", UNIT_TEXT, ROLE_DIMENSION},
    [HEAD_BEHAVIOUR] = {"behaviour", "Behaviour", UNIT_TEXT, ROLE_DIMENSION},
    [HEAD_UNIT] = {"unit_cost", "A contact", UNIT_MONEY, ROLE_MEASURE},
    [HEAD_COST] = {"cost", "A year", UNIT_MONEY, ROLE_MEASURE},
    [HEAD_SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

static struct value scope_value(const char *name)
{
	return value_text(name == NULL ? "*" : name);
}

static void add_cells(struct table *table, const struct unit_cost_question *question,
		      const struct cost_cells *cells)
{
	const struct activity *activity = question->activity;
	struct value *values;

	for (size_t i = 0; i < cells->count; i++) {
		const struct cost_cell *cell = &cells->cells[i];

		if (!cell->is_costed)
			continue;
		values = table_row(table);
		values[SERVICE] = value_text(activity->services.items[cell->service]);
		values[CHANNEL] = value_text(activity->channels.items[cell->channel]);
		values[VOLUME] = value_count(cell->volume);
		values[VARIABLE] = value_money(cell->unit[BEHAVIOUR_VARIABLE]);
		values[FIXED] = value_money(cell->unit[BEHAVIOUR_FIXED]);
		values[UNIT_COST] = value_money(cell->unit_cost);
		values[SHARE] = value_share_of(cell->unit[BEHAVIOUR_VARIABLE].hundredths,
					       cell->unit_cost.hundredths);
		values[MINUTES] = cell->minutes.numerator == 0
				      ? value_none(no_staff_time)
				      : value_ratio(fraction_double(cell->minutes));
		values[CONTACTS] = cell->why_no_posts != NULL ? value_none(cell->why_no_posts)
				   : cell->contacts_per_post == 0
				       ? value_none(no_whole_contact)
				       : value_count(cell->contacts_per_post);
		/* Within the sum of all, whose range has been checked. */
		values[COST] = value_money(
		    (struct money){cell->cost[0].hundredths + cell->cost[1].hundredths});
	}
	values = table_totals(table);
	values[SERVICE] = value_text("All that is costed");
	values[VOLUME] = value_count(cells->costed_volume);
	values[COST] = value_money(cells->cost);
}

static void add_channels(struct table *table, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels)
{
	struct value *values;

	for (size_t i = 0; i < channels->count; i++) {
		const struct cost_channel *sum = &channels->items[i];

		values = table_row(table);
		values[SUM_CHANNEL] = value_text(question->activity->channels.items[sum->channel]);
		values[SUM_SERVICES] = value_count(sum->n_services);
		values[SUM_VOLUME] = value_count(sum->volume);
		values[SUM_COVERED] = value_share_of(sum->volume, sum->all_volume);
		values[SUM_VARIABLE] = value_money(sum->unit[BEHAVIOUR_VARIABLE]);
		values[SUM_FIXED] = value_money(sum->unit[BEHAVIOUR_FIXED]);
		values[SUM_UNIT_COST] = value_money(sum->unit_cost);
		values[SUM_SHARE] = value_share_of(sum->unit[BEHAVIOUR_VARIABLE].hundredths,
						   sum->unit_cost.hundredths);
		values[SUM_CONTACTS] = values[SUM_POST] = value_none(sum->why_no_posts);
		if (sum->why_no_posts == NULL) {
			values[SUM_CONTACTS] = value_count(sum->contacts_per_post);
			values[SUM_POST] = value_money(sum->post);
		}
		values[SUM_COST] =
		    value_money((struct money){sum->cost[0].hundredths + sum->cost[1].hundredths});
	}
	values = table_totals(table);
	values[SUM_CHANNEL] = value_text("All channels");
	values[SUM_VOLUME] = value_count(cells->costed_volume);
	values[SUM_COVERED] = value_share_of(cells->costed_volume, cells->volume);
	values[SUM_COST] = value_money(cells->cost);
}

static void add_shared(struct table *table, const struct cost_cells *cells)
{
	for (size_t i = 0; i < cells->n_shared; i++) {
		const struct shared_cost *shared = &cells->shared[i];
		struct value *values = table_row(table);

		values[SHARED_HEAD] = value_text(shared->resource->head);
		values[SHARED_SERVICE] = scope_value(shared->resource->service);
		values[SHARED_CHANNEL] = scope_value(shared->resource->channel);
		values[SHARED_BASIS] = value_text(basis_name(shared->resource->basis));
		values[SHARED_AMOUNT] = value_money(shared->amount);
		values[SHARED_IN] = value_money(shared->in_cells);
		values[SHARED_LEFT] = value_money(shared->left);
	}
}

static void add_heads(struct table *table, const struct unit_cost_question *question,
		      const struct cost_cells *cells)
{
	const struct activity *activity = question->activity;

	for (size_t i = 0; i < cells->n_heads; i++) {
		const struct cost_head *head = &cells->heads[i];
		const struct cost_cell *cell = &cells->cells[head->cell];
		struct money each = {0};
		struct value *values;

		if (!cell->is_costed)
			continue;
		(void)(head->resource->is_time
			   ? fraction_of(&each.hundredths, 1, head->each)
			   : wide_round(&each.hundredths, head->cost.hundredths, cell->volume));
		values = table_row(table);
		values[HEAD_SERVICE] = value_text(activity->services.items[cell->service]);
		values[HEAD_CHANNEL] = value_text(activity->channels.items[cell->channel]);
		values[HEAD_HEAD] = value_text(head->resource->head);
		values[HEAD_BEHAVIOUR] = value_text(behaviour_name(head->resource->behaviour));
		values[HEAD_UNIT] = value_money(each);
		values[HEAD_COST] = value_money(head->cost);
		values[HEAD_SOURCE] = value_text(head->resource->source);
	}
}

void unit_cost_tables_add(struct results *results, const struct unit_cost_question *question,
			  const struct cost_cells *cells, const struct cost_channels *channels)
{
	struct table *table;
	char year[YEAR_TEXT_SIZE];

	year_format(question->base_year, year);
	table = results_table(results, "unit_cost",
			      arena_format(results->arena, "What one contact cost in %s", year),
			      columns, N_COLUMNS);
	add_cells(table, question, cells);
	table = results_table(results, "unit_cost_channel",
			      "By channel, over the services that are costed", sum_columns, N_SUM);
	add_channels(table, question, cells, channels);
	if (cells->n_shared > 0) {
		table = results_table(results, "unit_cost_shared",
				      "Amounts shared out, and the part that falls on what is not "
				      "costed",
				      shared_columns, N_SHARED);
		add_shared(table, cells);
	}
	table = results_table(results, "unit_cost_head", "What each head comes to", head_columns,
			      N_HEAD);
	table->is_detail = true;
	add_heads(table, question, cells);
}
