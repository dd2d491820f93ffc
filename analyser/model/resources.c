#include "model/resources.h"

#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "model/shapes.h"

enum {
	SERVICE,
	CHANNEL,
	HEAD,
	BEHAVIOUR,
	AMOUNT,
	SOURCE,
	MINUTES,
	HOURLY,
	SHARE,
	BASIS,
	SALARY,
	ON_COSTS,
	HOURS
};

static const struct field fields[] = {
    [SERVICE] = {"service", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_ALL,
		 "servicename|servicearea", NULL},
    [CHANNEL] = {"channel", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME | FIELD_ALL,
		 "contactchannel|accesschannel|channelname", NULL},
    [HEAD] = {"head", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME, "costhead|resource|item", NULL},
    [BEHAVIOUR] = {"behaviour", UNIT_TEXT, FIELD_REQUIRED, "behavior|costbehaviour|fixedorvariable",
		   NULL},
    [AMOUNT] = {"amount", UNIT_MONEY, FIELD_COLUMN | FIELD_NOT_NEGATIVE, "annualamount|annualcost",
		NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [MINUTES] = {"minutes", UNIT_RATIO, FIELD_ABOVE_ZERO, "minutespercontact|handlingtime", NULL},
    [HOURLY] = {"hourly_cost", UNIT_MONEY, FIELD_ABOVE_ZERO | FIELD_PER_ONE,
		"hourlyrate|costperhour", NULL},
    [SHARE] = {"share", UNIT_PERCENT, FIELD_SHARE_OF_ONE, NULL, NULL},
    [BASIS] = {"basis", UNIT_TEXT, FIELD_OPTIONAL, "apportionment|apportionedby", NULL},
    [SALARY] = {"salary", UNIT_MONEY, FIELD_ABOVE_ZERO, "annualsalary|pay", NULL},
    [ON_COSTS] = {"on_costs", UNIT_PERCENT, FIELD_OPTIONAL, "oncostshare|oncostrate", NULL},
    [HOURS] = {"productive_hours", UNIT_RATIO, FIELD_ABOVE_ZERO, "hours|productivehoursayear",
	       NULL},
};

const struct shape resources_shape = {"resources", "pounds", fields, N_OF(fields), true};

const char *const behaviour_names[] = {"fixed", "variable"};
const char *const basis_names[] = {"contacts", "minutes", "cost"};

/* A row under way. */
struct building {
	const struct value *values;
	struct place place;
	struct diagnostics *diagnostics;
};

/* What a person may well cost or take, and no more. */
#define MOST_AN_HOUR ((int64_t)500 * MONEY_PER_POUND)
#define MOST_MINUTES 180
/* Of a post in a year, part-time ones too. */
#define LEAST_SALARY 1000
#define LEAST_HOURS 200
#define MOST_HOURS 2600

static struct place place_of(const struct building *building, int field)
{
	struct place place = building->place;

	place.column = fields[field].id;
	return place;
}

static bool refuse(const struct building *building, int field, const char *message)
{
	return fault(building->diagnostics, place_of(building, field), "%s", message);
}

static bool has(const struct building *building, int field)
{
	return building->values[field].kind != VALUE_NONE;
}

/* hourly = salary x (1 + on-costs) / hours */
static bool settle_post(struct resource *item, const struct building *building)
{
	const struct value *values = building->values;
	struct fraction factor = fraction_one, an_hour;

	if (has(building, HOURS)) {
		item->has_hours = true;
		item->hours = fraction_from_share(values[HOURS].share);
	}
	if (has(building, HOURLY)) {
		item->hourly = values[HOURLY].money;
		if (item->hourly.hundredths > MOST_AN_HOUR)
			warning(building->diagnostics, place_of(building, HOURLY),
				"is more than any hour costs; if it is a year's pay, give salary, "
				"on_costs and productive_hours instead");
		if (has(building, SALARY) || has(building, ON_COSTS))
			return refuse(building, HOURLY,
				      "is given beside a salary or on-costs; give the hourly cost, "
				      "or salary, on_costs and productive_hours");
		return !item->has_hours ||
		       money_share(&item->post_cost, item->hourly, item->hours) ||
		       refuse(building, HOURS, "makes a post cost more than can be counted");
	}
	if (!has(building, SALARY))
		return refuse(building, MINUTES,
			      "needs an hourly_cost, or salary, on_costs and productive_hours");
	if (!item->has_hours)
		return refuse(building, SALARY,
			      "needs productive_hours, to tell what an hour costs");
	if (has(building, ON_COSTS) &&
	    !fraction_add(&factor, fraction_one, fraction_from_share(values[ON_COSTS].share)))
		return refuse(building, ON_COSTS, "is out of range");
	if (!money_share(&item->post_cost, values[SALARY].money, factor) ||
	    !fraction_divide(&an_hour, factor, item->hours) ||
	    !money_share_fine(&item->hourly, values[SALARY].money, an_hour))
		return refuse(building, SALARY, "makes a post cost more than can be counted");
	return true;
}

/* A salary in thousands, or the hours of a week, would be a thousandth or a fortieth of the cost.
 */
static void say_post(const struct building *building)
{
	const struct value *values = building->values;

	if (has(building, SALARY) &&
	    values[SALARY].money.hundredths < LEAST_SALARY * MONEY_PER_POUND)
		warning(building->diagnostics, place_of(building, SALARY),
			"is less than £%d a year; is it in thousands?", LEAST_SALARY);
	if (has(building, HOURS) &&
	    (values[HOURS].share.billionths < LEAST_HOURS * (int64_t)SHARE_ONE ||
	     values[HOURS].share.billionths > MOST_HOURS * (int64_t)SHARE_ONE))
		warning(building->diagnostics, place_of(building, HOURS),
			"is not from %d to %d hours, as a post works in a year; is it of a week or "
			"of several posts?",
			LEAST_HOURS, MOST_HOURS);
}

static bool settle_kind(struct resource *item, const struct building *building)
{
	const struct value *values = building->values;

	if (has(building, MINUTES) == has(building, AMOUNT))
		return refuse(building, AMOUNT,
			      has(building, AMOUNT) ? "is given beside minutes; a row is staff "
						      "time or an amount, so write two rows"
						    : "is empty, and so is minutes; give the "
						      "amount a year, or minutes a contact");
	item->is_time = has(building, MINUTES);
	if (item->is_time) {
		item->minutes = fraction_from_share(values[MINUTES].share);
		if (values[MINUTES].share.billionths > MOST_MINUTES * (int64_t)SHARE_ONE)
			warning(building->diagnostics, place_of(building, MINUTES),
				"is more than %d minutes for one contact; is it in seconds?",
				MOST_MINUTES);
		say_post(building);
		return settle_post(item, building);
	}
	item->amount = values[AMOUNT].money;
	if (has(building, HOURLY) || has(building, SALARY) || has(building, ON_COSTS) ||
	    has(building, HOURS))
		return refuse(building, AMOUNT, "needs no hourly cost and no post; take them out");
	return true;
}

static bool settle_words(struct resource *item, const struct building *building)
{
	const struct value *values = building->values;
	int behaviour = text_place(values[BEHAVIOUR].text, behaviour_names, 2),
	    basis = BASIS_CONTACTS;

	if (has(building, BASIS)) {
		basis = text_place(values[BASIS].text, basis_names, 3);
		item->is_basis_given = true;
	}
	item->behaviour = (enum behaviour)behaviour;
	item->basis = (enum basis)basis;
	if (behaviour < 0)
		return refuse(building, BEHAVIOUR,
			      arena_format(building->diagnostics->arena,
					   "'%s' is neither fixed nor variable",
					   text_cut(building->diagnostics->arena,
						    values[BEHAVIOUR].text, 60)));
	if (basis < 0)
		return refuse(
		    building, BASIS,
		    arena_format(building->diagnostics->arena,
				 "'%s' is not a basis; the bases are contacts, minutes and cost",
				 text_cut(building->diagnostics->arena, values[BASIS].text, 60)));
	return true;
}

static bool build_one(struct resource *item, const struct record *record, const char *path,
		      const struct channels *channels, struct diagnostics *diagnostics)
{
	const struct value *values = record->values;
	const struct building building = {values, {path, record->line, NULL}, diagnostics};

	*item = (struct resource){
	    .service = strcmp(values[SERVICE].text, "*") == 0 ? NULL : values[SERVICE].text,
	    .channel = strcmp(values[CHANNEL].text, "*") == 0
			   ? NULL
			   : channels_standard(channels, values[CHANNEL].text),
	    .head = values[HEAD].text,
	    .source = values[SOURCE].text,
	    .share = values[SHARE].kind == VALUE_SHARE ? fraction_from_share(values[SHARE].share)
						       : fraction_one,
	    .line = record->line,
	    .fate = record->fate,
	};
	fate_use(record->fate);
	bool is_well = settle_words(item, &building);
	return settle_kind(item, &building) && is_well;
}

static int compare_places(const struct resource *a, const struct resource *b)
{
	return ORDER_BY(text_compare(a->service, b->service), text_compare(a->channel, b->channel),
			strcmp(a->head, b->head));
}

static int compare_items(const void *left, const void *right)
{
	const struct resource *a = left, *b = right;

	return ORDER_BY(compare_places(a, b), ORDER(a->line, b->line));
}

bool resources_build(struct resources *resources, const struct reading *reading,
		     const struct channels *channels, struct diagnostics *diagnostics)
{
	bool is_well = true;

	*resources = (struct resources){.path = reading->source->path};
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		struct resource item;

		if (!build_one(&item, record, resources->path, channels, diagnostics)) {
			is_well = false;
			continue;
		}
		ARENA_ADD(diagnostics->arena, resources, items, n_items) = item;
	}
	SORT(resources->items, resources->n_items, compare_items);
	for (size_t i = 1; i < resources->n_items; i++)
		if (compare_places(&resources->items[i - 1], &resources->items[i]) == 0)
			is_well =
			    fault(diagnostics,
				  (struct place){resources->path, resources->items[i].line, "head"},
				  "'%s' is there twice for one service and channel, first on line "
				  "%ld; name the heads apart",
				  resources->items[i].head, resources->items[i - 1].line);
	return is_well;
}
