#include "analyses/region/region.h"

#include <string.h>

#include "base/order.h"
#include "base/quartile.h"

bool region_quartiles(int64_t quartiles[5], const struct table *table, int column)
{
	int64_t *values = arena_array(table->results->arena, table->n_rows, sizeof *values);
	size_t count = 0;

	for (size_t i = 0; i < table->n_rows; i++)
		count += value_units(&table_values(table, i)[column], &values[count]);
	if (count == 0)
		return false;
	quartile_sort(values, count);
	for (int quarter = 0; quarter <= 4; quarter++)
		quartiles[quarter] = quartile_of(values, count, quarter);
	return true;
}

void region_group_add(struct results *results, const struct table *rank,
		      const struct table_form *form)
{
	static const char *const statistics[] = {"minimum", "lower quartile", "median",
						 "upper quartile", "maximum"};
	struct table *table =
	    table_make(results, "council_group", "The group: quartiles over its councils", form);

	for (int quarter = 0; quarter <= 4; quarter++)
		table_row(table)[0] = value_text(statistics[quarter]);
	for (size_t c = 1; c < form->n_columns; c++) {
		int column = table_column(rank, form->columns[c].id);
		int64_t quartiles[5];
		bool has_any = region_quartiles(quartiles, rank, column);

		for (size_t quarter = 0; quarter <= 4; quarter++)
			table_own(table, quarter)[c] =
			    has_any ? value_of_units(form->columns[c].unit, quartiles[quarter])
				    : value_none("no council has one");
	}
}

static struct value distance_of(const struct value *value, int64_t best, bool is_low_best)
{
	int64_t units, distance;

	if (!value_units(value, &units) || __builtin_sub_overflow(units, best, &distance))
		return value_none("not known");
	distance = is_low_best ? distance : -distance;
	distance = distance < 0 ? 0 : distance;
	return value->kind == VALUE_MONEY ? value_money((struct money){distance})
					  : value_share((struct share){distance});
}

void region_distances(struct table *table, int to, int column, bool is_low_best)
{
	int64_t quartiles[5];

	if (!region_quartiles(quartiles, table, column))
		return;
	for (size_t i = 0; i < table->n_rows; i++) {
		struct value *values = table_change(table, i);

		values[to] =
		    distance_of(&values[column], quartiles[is_low_best ? 1 : 3], is_low_best);
	}
}

static int compare_places(const void *left, const void *right)
{
	const struct region_place *a = left, *b = right;

	return ORDER_BY(ORDER(a->units, b->units),
			a->name != NULL ? strcmp(a->name, b->name) : ORDER(a->council, b->council));
}

void region_rank(struct region_place *places, size_t count)
{
	SORT(places, count, compare_places);
	for (size_t i = 0; i < count; i++)
		places[i].rank = i > 0 && places[i].units == places[i - 1].units
				     ? places[i - 1].rank
				     : (int64_t)i + 1;
}
