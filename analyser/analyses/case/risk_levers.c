#include <string.h>

#include "analyses/sureness/movers.h"
#include "base/say.h"
#include "base/text.h"

/* The levers that a risk bears on, while their worse ends are looked for. */
struct search {
	const struct case_run *run;
	const struct case_option *option;
	struct arena *arena;
	const char *folded;             /* the name that the risk gives */
	struct case_values worst, none; /* none: shares are nothing where less is worse */
	struct lines changed;
	size_t n_ranged, n_none;
	bool is_contacts_cash; /* a share of what contacts save */
	const char *without;   /* a lever without a range, or NULL */
};

static bool is_named(const struct search *search, const char *name)
{
	return name != NULL && strcmp(search->folded, text_fold(search->arena, name)) == 0;
}

/* The initiative whose gain a lever is, or NULL. */
static const char *initiative_of(const struct case_run *run, const struct lever *lever)
{
	const struct gains *gains = run->question.gains;
	struct arena *arena = run->work.arena;

	for (size_t i = 0; gains != NULL && i < gains->n_items; i++) {
		const struct gain *gain = &gains->items[i];
		const char *scope = arena_format(
		    arena, "%s, %s", gains->councils.items[gain->council], gains_say(arena, gain));

		if (gain->year.start == lever->year.start && strcmp(scope, lever->scope) == 0)
			return gain->initiative;
	}
	return NULL;
}

/* `portal`, of the scope `portal (web-first)`. */
static const char *item_of(const struct lever *lever, struct arena *arena)
{
	const char *bracket = strrchr(lever->scope, '(');
	const size_t length = strlen(lever->scope);

	return bracket == NULL || bracket < lever->scope + 2 || lever->scope[length - 1] != ')'
		   ? lever->scope
		   : arena_text_of(arena, lever->scope, (size_t)(bracket - 1 - lever->scope));
}

/* What a person would call a lever without its kind, or NULL. */
static const char *plain_name(const struct case_run *run, const struct lever *lever)
{
	switch (lever->kind) {
	case LEVER_REGISTER_GROSS:
		return initiative_of(run, lever);
	case LEVER_DELIVERED_SHARE:
		return lever->scope;
	case LEVER_COST:
		return item_of(lever, run->work.arena);
	default:
		return NULL;
	}
}

static const char *id_of(const struct search *search, const struct lever *lever)
{
	const struct levers *levers = &search->run->bound.levers;

	return lever_id(levers, (size_t)(lever - levers->items), search->arena);
}

static bool is_meant(const struct search *search, const struct lever *lever)
{
	const char *plain = plain_name(search->run, lever);

	if (lever->kind == LEVER_OTHER_ASSUMPTION)
		return false;
	return is_named(search, plain) || is_named(search, lever_kind_facts(lever->kind)->name) ||
	       is_named(search, id_of(search, lever)) ||
	       is_named(search, arena_format(search->arena, "%s, %s",
					     lever_kind_facts(lever->kind)->name, lever->scope)) ||
	       (lever->kind == LEVER_COST && is_named(search, lever->scope));
}

static const char *say_value(const struct lever *lever, int64_t units, struct arena *arena)
{
	switch (lever_kind_facts(lever->kind)->unit) {
	case UNIT_MONEY:
		return say_pounds(arena, (struct money){units});
	case UNIT_COUNT:
		return say_number(arena, units);
	default:
		return say_share(arena, fraction_from_share((struct share){units}));
	}
}

/* The NPV with one lever at a value and all others as they are. */
static bool is_worse(const struct search *search, size_t lever, int64_t value, struct money than,
		     struct money *npv)
{
	struct case_values values;

	case_values_init(&values, &search->run->bound, search->arena);
	values.items[lever] = value;
	return case_npv_of(npv, &values, search->run, search->option) == NULL &&
	       npv->hundredths < than.hundredths;
}

/* What becomes of a lever, once: an initiative has one for each of its years. */
static void tell(struct search *search, const char *changed)
{
	if (!text_is_among(changed, search->changed.items, search->changed.count))
		lines_add(search->arena, &search->changed, "%s", changed);
}

/* The lever of the optimism bias on a cost, or -1. */
static int uplift_of(const struct case_run *run, size_t lever)
{
	for (size_t i = 0; i < run->bound.n_costs; i++)
		if (run->bound.costs[i].amount == (int)lever)
			return run->bound.costs[i].uplift;
	return -1;
}

/* `, on contact platform and back-office integration`: one optimism bias may be of several costs.
 */
static const char *say_borne(const struct search *search, size_t lever)
{
	const struct case_bound *bound = &search->run->bound;
	struct lines names = {0};

	for (size_t i = 0; i < bound->n_costs; i++)
		if (bound->costs[i].uplift == (int)lever &&
		    (bound->costs[i].option == BORNE_BY_ALL ||
		     bound->costs[i].option == (int)search->option->number)) {
			const char *name =
			    item_of(&bound->levers.items[bound->costs[i].amount], search->arena);

			if (!text_is_among(name, names.items, names.count))
				lines_add(search->arena, &names, "%s", name);
		}
	return names.count < 2
		   ? ""
		   : arena_format(search->arena, ", on %s",
				  text_list(search->arena, names.items, names.count, 4));
}

/* The worse of a lever's ends; where neither is worse than what it is, it stays. */
static void take_worse(struct search *search, size_t index)
{
	const struct lever *lever = &search->run->bound.levers.items[index];
	const bool is_gain =
	    lever->kind == LEVER_REGISTER_GROSS || lever->kind == LEVER_DELIVERED_SHARE;
	int64_t ends[2];
	size_t n_ends = 0;
	struct money npv, least = search->option->appraisal.npv;

	if (is_gain) {
		/* Its gain does not come. */
		search->worst.items[index] = search->none.items[index] = 0;
		search->n_ranged++;
		tell(search, arena_format(search->arena, "none of the gain of '%s'",
					  plain_name(search->run, lever)));
		return;
	}
	n_ends += value_units(&lever->low, &ends[n_ends]);
	n_ends += value_units(&lever->high, &ends[n_ends]);
	if (n_ends == 0 && uplift_of(search->run, index) >= 0) {
		/* What is signed and allowed for: the allowance may not be enough. */
		take_worse(search, (size_t)uplift_of(search->run, index));
		return;
	}
	if (n_ends == 0) {
		search->without = id_of(search, lever);
		return;
	}
	search->n_ranged++;
	search->is_contacts_cash |= lever->kind == LEVER_CASHABLE_SHARE;
	for (size_t i = 0; i < n_ends; i++)
		if (is_worse(search, index, ends[i], least, &npv)) {
			least = npv;
			search->worst.items[index] = ends[i];
		}
	search->none.items[index] = search->worst.items[index];
	if (search->worst.items[index] == lever->value)
		return;
	if (lever_kind_facts(lever->kind)->unit == UNIT_PERCENT &&
	    search->worst.items[index] < lever->value && search->worst.items[index] > 0) {
		search->none.items[index] = 0;
		search->n_none++;
	}
	tell(search, arena_format(search->arena, "%s at %s, the %s end of its range%s",
				  mover_say_lever(lever, search->arena),
				  say_value(lever, search->worst.items[index], search->arena),
				  search->worst.items[index] < lever->value ? "low" : "high",
				  say_borne(search, index)));
}

void risk_levers_worst(struct risk_worst *worst, const char *bears_on, const struct case_run *run,
		       const struct case_option *option)
{
	struct arena *arena = run->work.arena;
	const struct levers *levers = &run->bound.levers;
	struct search search = {
	    .run = run, .option = option, .arena = arena, .folded = text_fold(arena, bears_on)};

	*worst = (struct risk_worst){0};
	case_values_init(&search.worst, &run->bound, arena);
	case_values_init(&search.none, &run->bound, arena);
	for (size_t i = 0; i < levers->count; i++)
		if (is_meant(&search, &levers->items[i]))
			take_worse(&search, i);
	if (search.n_ranged == 0) {
		worst->why =
		    search.without == NULL
			? "bears on nothing in the case"
			: arena_format(arena, "no low or high is given for %s", search.without);
		return;
	}
	worst->changed =
	    search.changed.count == 0
		? "neither end of its range is worse"
		: arena_format(arena, "%s%s",
			       text_list(arena, search.changed.items, search.changed.count, 3),
			       search.is_contacts_cash && run->bound.procurement.part.is_there
				   ? " (contacts only: cash from procurement, which "
				     "needs budgets cut too, is not in this amount)"
				   : "");
	worst->why = case_npv_of(&worst->npv, &search.worst, run, option);
	worst->has_none =
	    search.n_none > 0 && case_npv_of(&worst->npv_none, &search.none, run, option) == NULL;
}

bool risk_levers_has(const struct case_run *run, const char *bears_on)
{
	const struct levers *levers = &run->bound.levers;
	const struct search search = {
	    .run = run, .arena = run->work.arena, .folded = text_fold(run->work.arena, bears_on)};
	size_t i = 0;

	while (i < levers->count && !is_meant(&search, &levers->items[i]))
		i++;
	return i < levers->count;
}

const char *const *risk_levers_names(const struct case_run *run, size_t *count)
{
	const struct levers *levers = &run->bound.levers;
	struct names names;

	names_init(&names, run->work.arena);
	for (size_t i = 0; i < levers->count; i++) {
		const char *plain = plain_name(run, &levers->items[i]);

		if (plain != NULL)
			(void)names_add(&names, plain);
	}
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind != LEVER_OTHER_ASSUMPTION)
			(void)names_add(&names, lever_kind_facts(levers->items[i].kind)->name);
	*count = names.count;
	return (const char *const *)names.items;
}
