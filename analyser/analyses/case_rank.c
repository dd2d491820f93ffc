#include "analyses/case_rank.h"

#include <stdlib.h>
#include <string.h>

#include "analyses/sayings.h"

static int compare_options(const void *left, const void *right)
{
	const struct case_option *a = left, *b = right;
	int order = money_compare(b->appraisal.npv, a->appraisal.npv);

	if (order == 0)
		order = (int)a->is_nothing - (int)b->is_nothing;
	if (order == 0)
		order = money_compare(b->appraisal.pv_gains, a->appraisal.pv_gains);
	return order != 0 ? order : strcmp(a->name, b->name);
}

static struct money difference(struct money a, struct money b)
{
	return (struct money){a.hundredths - b.hundredths};
}

/* `£1.2m more`, `£1.2m less`, `as much` */
static const char *say_difference(struct arena *arena, struct money money, const char *more,
				  const char *less)
{
	struct money size = {money.hundredths < 0 ? -money.hundredths : money.hundredths};

	if (money.hundredths == 0)
		return "as much";
	return arena_format(arena, "%s %s", say_rough(arena, size),
			    money.hundredths > 0 ? more : less);
}

/* `£1.8m less cash, £603k less cost`, in present value, against another option. */
static const char *say_against(struct arena *arena, const struct case_option *option,
			       const struct case_option *other)
{
	const struct appraisal *own = &option->appraisal, *its = &other->appraisal;

	return arena_format(
	    arena, "%s cash, %s cost",
	    say_difference(arena, difference(own->pv_gains, its->pv_gains), "more", "less"),
	    say_difference(arena, difference(own->pv_costs, its->pv_costs), "more", "less"));
}

/* Short enough to be read in a table. */
static const char *reason(const struct case_options *options, size_t rank, struct arena *arena)
{
	const struct case_option *option = &options->items[rank], *best = &options->items[0];
	struct money npv = option->appraisal.npv;

	if (option->is_nothing)
		return rank == 0 ? "no option's cash is worth what it costs"
				 : "releases nothing, costs nothing";
	if (rank == 0 && options->items[1].is_nothing)
		return "worth more than it costs";
	if (rank == 0)
		return arena_format(
		    arena, "highest NPV, by %s: %s",
		    say_rough(arena, difference(npv, options->items[1].appraisal.npv)),
		    say_against(arena, option, &options->items[1]));
	if (npv.hundredths < 0)
		return arena_format(arena, "worse than nothing: %s of cash for %s of cost",
				    say_rough(arena, option->appraisal.pv_gains),
				    say_rough(arena, option->appraisal.pv_costs));
	return arena_format(arena, "NPV %s lower: %s",
			    say_rough(arena, difference(best->appraisal.npv, npv)),
			    say_against(arena, option, best));
}

void case_rank(struct case_options *options, struct arena *arena)
{
	qsort(options->items, options->count, sizeof *options->items, compare_options);
	for (size_t i = 0; i < options->count; i++)
		options->items[i].reason = reason(options, i, arena);
}
