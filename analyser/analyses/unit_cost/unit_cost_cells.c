#include "analyses/unit_cost/unit_cost_tables.h"

#include <string.h>

#include "base/order.h"
#include "base/text.h"

const char no_productive_hours[] = "productive hours are not given for all its staff time";
const char no_staff_time[] = "no staff time";
const char no_whole_contact[] = "one contact takes more than a post";

bool costing_out_of_range(const struct unit_costing *costing, const struct resource *resource)
{
	return fault(costing->diagnostics,
		     (struct place){costing->question->resources->path, resource->line, "head"},
		     "'%s' cannot be added up exactly: round its minutes and its share, or look "
		     "for an amount too large",
		     resource->head);
}

/* Services and channels that have contacts in the base year, added up over purposes. */
static void find_cells(struct unit_costing *costing)
{
	const struct activity *activity = costing->question->activity;
	size_t n_channels = activity->channels.count, n = activity->services.count * n_channels;
	int64_t *volumes = arena_array(costing->arena, n, sizeof *volumes);
	struct cost_cells *cells = costing->cells;

	FOR_EACH (const struct contacts, row, activity->rows, activity->n_rows) {
		/* The activity's own sum has been checked to be in range. */
		if (row->year.start == costing->question->base_year.start)
			volumes[(size_t)row->service * n_channels + (size_t)row->channel] +=
			    row->volume;
	}
	cells->cells = arena_array(costing->arena, n, sizeof *cells->cells);
	for (size_t i = 0; i < n; i++) {
		if (volumes[i] == 0)
			continue;
		cells->cells[cells->count++] =
		    (struct cost_cell){.service = (int)(i / n_channels),
				       .channel = (int)(i % n_channels),
				       .volume = volumes[i],
				       .each = {fraction_zero, fraction_zero},
				       .minutes = fraction_zero,
				       .posts = fraction_zero,
				       .post_cost = fraction_zero};
		cells->volume += volumes[i];
	}
}

bool costing_is_for(const struct unit_costing *costing, const struct resource *resource,
		    const struct cost_cell *cell)
{
	const struct activity *activity = costing->question->activity;

	return (resource->service == NULL ||
		strcmp(resource->service, activity->services.items[cell->service]) == 0) &&
	       (resource->channel == NULL ||
		strcmp(resource->channel, activity->channels.items[cell->channel]) == 0);
}

/* A head that only shares out what all services spend says nothing of one of them. */
static bool is_own(const struct unit_costing *costing, const struct resource *resource)
{
	return resource->service != NULL || resource->is_time ||
	       (!costing->names_services && resource->channel != NULL);
}

size_t costing_count_cells(const struct unit_costing *costing, const struct resource *resource)
{
	size_t count = 0;

	for (size_t i = 0; i < costing->cells->count; i++)
		count += costing_is_for(costing, resource, &costing->cells->cells[i]);
	return count;
}

static bool refuse_place(const struct unit_costing *costing, const struct resource *resource)
{
	const struct activity *activity = costing->question->activity;
	const struct names *names = &activity->channels;
	const char *wanted = resource->channel, *nearest, *field = "channel";

	if (resource->service != NULL && names_find(&activity->services, resource->service) < 0) {
		names = &activity->services;
		wanted = resource->service;
		field = "service";
	}
	nearest = wanted == NULL || names_find(names, wanted) >= 0
		      ? NULL
		      : text_nearest(wanted, names->items, names->count);
	return fault(
	    costing->diagnostics,
	    (struct place){costing->question->resources->path, resource->line, field},
	    "'%s' is for service '%s' and channel '%s', which have no contacts in the "
	    "activity%s",
	    resource->head, names_scope(resource->service), names_scope(resource->channel),
	    nearest == NULL ? "" : arena_format(costing->arena, "; did you mean '%s'?", nearest));
}

static bool add_fraction(struct fraction *sum, struct fraction term)
{
	return fraction_add(sum, *sum, term);
}

/* Posts a contact, and what they cost: minutes x share / (60 x hours). */
static bool add_posts(struct cost_cell *cell, const struct resource *resource,
		      struct fraction minutes)
{
	struct fraction hours, posts, cost;

	if (!resource->has_hours) {
		cell->why_no_posts = no_productive_hours;
		return true;
	}
	return fraction_multiply(&hours, resource->hours, (struct fraction){60, 1}) &&
	       fraction_divide(&posts, minutes, hours) &&
	       fraction_add_near(&cell->posts, cell->posts, posts) &&
	       fraction_multiply(&cost, posts,
				 (struct fraction){resource->post_cost.hundredths, 1}) &&
	       fraction_add_near(&cell->post_cost, cell->post_cost, cost);
}

static struct cost_head *add_head(struct unit_costing *costing, const struct resource *resource,
				  size_t cell, struct money cost)
{
	struct cost_cells *cells = costing->cells;

	ARENA_ADD_BY(costing->arena, cells, heads, n_heads, heads_capacity) =
	    (struct cost_head){resource, cell, fraction_zero, cost};
	return &cells->heads[cells->n_heads - 1];
}

/* Staff time of one service and channel: minutes / 60 x hourly cost x share. */
static bool add_time(struct unit_costing *costing, const struct resource *resource, size_t at)
{
	struct cost_cell *cell = &costing->cells->cells[at];
	struct fraction minutes, hours, each;
	struct money cost;

	if (!fraction_multiply(&minutes, resource->minutes, resource->share) ||
	    !fraction_multiply(&hours, minutes, (struct fraction){1, 60}) ||
	    !fraction_multiply(&each, hours, (struct fraction){resource->hourly.hundredths, 1}) ||
	    !add_fraction(&cell->each[resource->behaviour], each) ||
	    !add_fraction(&cell->minutes, minutes) || !add_posts(cell, resource, minutes) ||
	    /* `each` is in hundredths of a penny, and so is the product. */
	    !money_share(&cost, (struct money){cell->volume}, each))
		return false;
	add_head(costing, resource, at, cost)->each = each;
	return money_add(&cell->cost[resource->behaviour], cell->cost[resource->behaviour], cost);
}

bool costing_add_amount(struct unit_costing *costing, const struct resource *resource, size_t at,
			struct money amount)
{
	struct cost_cell *cell = &costing->cells->cells[at];
	enum behaviour behaviour = resource->behaviour;

	add_head(costing, resource, at, amount);
	return money_add(&cell->amounts[behaviour], cell->amounts[behaviour], amount) &&
	       money_add(&cell->cost[behaviour], cell->cost[behaviour], amount);
}

/* Staff time, and amounts of one place only. */
static bool add_direct(struct unit_costing *costing, const struct resource *resource)
{
	struct cost_cells *cells = costing->cells;
	size_t n_places = costing_count_cells(costing, resource);
	struct money amount;

	if (n_places == 0)
		return refuse_place(costing, resource);
	if (resource->is_basis_given && resource->is_time)
		notice(costing->diagnostics,
		       (struct place){costing->question->resources->path, resource->line, "basis"},
		       "the basis of '%s' is not used: staff time is not shared out",
		       resource->head);
	for (size_t i = 0; i < cells->count; i++) {
		if (!costing_is_for(costing, resource, &cells->cells[i]))
			continue;
		cells->cells[i].is_costed |= is_own(costing, resource);
		if (resource->is_time && !add_time(costing, resource, i))
			return costing_out_of_range(costing, resource);
		if (!resource->is_time && n_places == 1 &&
		    (!money_share(&amount, resource->amount, resource->share) ||
		     !costing_add_amount(costing, resource, i, amount)))
			return costing_out_of_range(costing, resource);
	}
	return true;
}

/* An amount a contact in hundredths of a penny: each + amount / volume, rounded once. */
static bool each_of(struct money *unit, struct fraction each, struct money amount, int64_t volume)
{
	struct fraction rest;

	return fraction_new(&rest, amount.hundredths, volume) && fraction_add(&rest, rest, each) &&
	       fraction_of(&unit->hundredths, 1, rest);
}

bool cost_posts(int64_t *contacts, int64_t volume, struct fraction posts)
{
	struct fraction whole;

	if (!fraction_divide_near(&whole, (struct fraction){volume, 1}, posts) ||
	    whole.numerator / whole.denominator > INT64_MAX)
		return false;
	*contacts = (int64_t)(whole.numerator / whole.denominator);
	return true;
}

static bool settle_cell(struct unit_costing *costing, struct cost_cell *cell)
{
	struct cost_cells *cells = costing->cells;

	if (cell->minutes.numerator == 0)
		cell->why_no_posts = no_staff_time;
	if (cell->why_no_posts == NULL && !cost_posts(&cell->contacts_per_post, 1, cell->posts))
		return false;
	if (!cell->is_costed)
		return true;
	for (int i = 0; i < 2; i++)
		if (!each_of(&cell->unit[i], cell->each[i], cell->amounts[i], cell->volume) ||
		    !money_add(&cells->cost, cells->cost, cell->cost[i]))
			return false;
	cells->n_costed++;
	cells->costed_volume += cell->volume;
	return money_add(&cell->unit_cost, cell->unit[0], cell->unit[1]);
}

/* By cell; each cell's by resource. */
static int compare_heads(const void *left, const void *right)
{
	const struct cost_head *a = left, *b = right;

	return ORDER_BY(ORDER(a->cell, b->cell), ORDER(a->resource, b->resource));
}

/* What is for services and channels that no head of their own costs is in no unit cost. */
static void say_uncosted(const struct unit_costing *costing)
{
	const struct resources *resources = costing->question->resources;
	const struct cost_cells *cells = costing->cells;

	FOR_EACH (const struct resource, resource, resources->items, resources->n_items) {
		bool is_costed = false;

		for (size_t j = 0; j < cells->count && !is_costed; j++)
			is_costed = cells->cells[j].is_costed &&
				    costing_is_for(costing, resource, &cells->cells[j]);
		if (is_costed)
			continue;
		fate_leave_out(resource->fate, "of a service that is not costed");
		notice(
		    costing->diagnostics, (struct place){resources->path, resource->line, "head"},
		    "'%s' is left out: nothing that it is for (service '%s', channel '%s') has "
		    "a cost of its own; give that a row with its service and channel",
		    resource->head, names_scope(resource->service), names_scope(resource->channel));
	}
}

bool cost_cells_make(struct cost_cells *cells, const struct unit_cost_question *question,
		     struct arena *arena, struct diagnostics *diagnostics)
{
	const struct resources *resources = question->resources;
	struct unit_costing costing = {cells, question, arena, diagnostics, false};
	bool is_well = true;

	*cells = (struct cost_cells){0};
	for (size_t i = 0; i < resources->n_items; i++)
		costing.names_services |= resources->items[i].service != NULL;
	find_cells(&costing);
	cells->shared = arena_array(arena, resources->n_items, sizeof *cells->shared);
	for (size_t i = 0; i < resources->n_items; i++)
		is_well &= add_direct(&costing, &resources->items[i]);
	if (!is_well || !costing_share_out(&costing))
		return false;
	for (size_t i = 0; i < cells->count; i++)
		if (!settle_cell(&costing, &cells->cells[i]))
			return fault(diagnostics, in_file(resources->path),
				     "the costs add up to more than can be counted exactly");
	if (cells->n_costed == 0)
		return fault(diagnostics, in_file(resources->path),
			     "has only costs that several services share; give each service or "
			     "channel that is to be costed a head of its own");
	say_uncosted(&costing);
	SORT(cells->heads, cells->n_heads, compare_heads);
	return true;
}

bool cost_cell_at(struct money *unit_cost, const struct cost_cell *cell, int64_t volume)
{
	struct fraction stays, share;
	struct money fixed, variable;

	/* The fixed cost of today's volume, spread over what is left. */
	return fraction_multiply(&stays, cell->each[BEHAVIOUR_FIXED],
				 (struct fraction){cell->volume, 1}) &&
	       fraction_add(&stays, stays,
			    (struct fraction){cell->amounts[BEHAVIOUR_FIXED].hundredths, 1}) &&
	       fraction_divide(&share, stays, (struct fraction){volume, 1}) &&
	       fraction_of(&fixed.hundredths, 1, share) &&
	       /* Variable amounts fall with the contacts, so an amount a contact stays. */
	       each_of(&variable, cell->each[BEHAVIOUR_VARIABLE], cell->amounts[BEHAVIOUR_VARIABLE],
		       cell->volume) &&
	       money_add(unit_cost, fixed, variable);
}
