#include "analyses/case_rank.h"

#include <stdlib.h>
#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

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

/* Against another option: by how much it releases and costs more or less. */
static const char *say_against(struct arena *arena, const struct case_option *option,
			       const struct case_option *other)
{
	const struct appraisal *own = &option->appraisal, *its = &other->appraisal;

	return arena_format(
	    arena, "releases %s cash and costs %s in present value",
	    say_difference(arena, difference(own->pv_gains, its->pv_gains), "more", "less"),
	    say_difference(arena, difference(own->pv_costs, its->pv_costs), "more", "less"));
}

static const char *reason(const struct case_options *options, size_t rank, struct arena *arena)
{
	const struct case_option *option = &options->items[rank], *best = &options->items[0];
	struct money npv = option->appraisal.npv, less = difference(best->appraisal.npv, npv);

	if (option->is_nothing && rank == 0)
		return "no option's cash is worth more than it costs";
	if (option->is_nothing)
		return "releases nothing and costs nothing";
	if (rank == 0) {
		const struct case_option *next = &options->items[1];

		return arena_format(arena, "highest NPV, %s above '%s': %s",
				    say_rough(arena, difference(npv, next->appraisal.npv)),
				    text_cut(arena, next->name, 60),
				    say_against(arena, option, next));
	}
	if (npv.hundredths < 0)
		return arena_format(arena,
				    "worse than doing nothing: %s of cash for %s of cost, in "
				    "present value",
				    say_rough(arena, option->appraisal.pv_gains),
				    say_rough(arena, option->appraisal.pv_costs));
	return arena_format(arena, "NPV %s below '%s': %s", say_rough(arena, less),
			    text_cut(arena, best->name, 60), say_against(arena, option, best));
}

void case_rank(struct case_options *options, struct arena *arena)
{
	qsort(options->items, options->count, sizeof *options->items, compare_options);
	for (size_t i = 0; i < options->count; i++)
		options->items[i].reason = reason(options, i, arena);
}
