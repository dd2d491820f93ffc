#include "reading/case_checks.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

/* Other words for a field, folded, that may as well mean something else: asked, never read. */
static const struct {
	const char *field, *words;
} words[] = {
    {"strategy", "|option|optionname|scenario|plan|programme|strategyname|"},
    {"to", "|towards|target|targetchannel|tochannel|newchannel|movesto|"},
    {"purpose", "|reasonforcontact|typeofcontact|contactreason|enquirytype|querytype|"},
    {"avoidable", "|avoidablepct|avoidablepercent|unnecessary|ni14share|failuredemand|"},
    {"first_contact", "|firsttime|resolvedfirsttime|onestop|firstpointofcontact|fcrrate|"},
    {"market", "|markettype|sector|commodityorspecific|"},
    {"months", "|period|quarter|qtr|monthscovered|periodcovered|"},
    {"category", "|spendtype|group|"},
    {"service", "|services|team|"},
    {"type", "|capitalorrevenue|revenueorcapital|caporrev|capitalrevenue|costtype|fundingtype|"},
    {"low", "|min|minimum|lower|lowest|lowerbound|pessimistic|from|"},
    {"high", "|max|maximum|upper|highest|upperbound|optimistic|"},
    {"project_type", "|typeofproject|biastype|optimismbias|optimismbiastype|"},
    {"bias_included", "|includesbias|optimismbiasincluded|includesoptimismbias|withbias|"},
    {"price_year", "|pricebase|pricesof|priceyearof|pricebaseyear|"},
    {"running_cost", "|ongoingcost|ongoingcosts|revenuecost|recurringcost|annualcosts|opex|"},
    {"investment", "|oneoff|oneoffcosts|capital|capitalcost|upfrontcost|capex|cost|"},
    {"cash_releasing", "|iscash|cashgain|cashornot|cashreleased|releasescash|cashreleasinggain|"},
    {"first_impact", "|start|starts|started|impactdate|from|begins|firstfelton|golive|"},
    {"lapses", "|end|ends|until|ended|expires|expiry|to|lastyear|"},
    {"likelihood", "|chance|risk|deliverability|certainty|confidencelevel|"},
    {"quality_check", "|checked|qualitychecked|crosscheck|"},
    {"status", "|state|stage|forecastoractual|actualorforecast|"},
    {"addressable", "|addressableshare|influenceable|shareaddressable|"},
    {"minutes", "|time|mins|timetaken|averageminutes|aht|handlingtime|"},
    {"hourly_cost", "|rate|hourlyrate|costperhour|"},
    {"share", "|proportion|percentage|percent|shareofcontacts|"},
    {"on_costs", "|oncostrate|oncost|"},
    {"counts", "|counted|inbaseline|included|"},
};

static bool is_word_for(const char *folded, const char *field, struct arena *arena)
{
	const char *wanted = arena_format(arena, "|%s|", folded);

	for (size_t i = 0; i < N_OF(words); i++)
		if (strcmp(words[i].field, field) == 0 && strstr(words[i].words, wanted) != NULL)
			return true;
	return false;
}

/* `strategies`, `low value`, `the_strategy`, `likelyhood`: nearly the field's own name? */
static bool is_nearly(const char *name, const char *folded, const char *field, struct arena *arena)
{
	const char *id = text_fold(arena, field);
	size_t size = strlen(id), length = strlen(folded);

	if (length >= 4 && size >= 4 &&
	    (strncmp(folded, id, size < length ? size : length) == 0 ||
	     (length > size && strcmp(folded + length - size, id) == 0)))
		return true;
	/* A short name as a word by itself: `low (20%)`. */
	if (length > size && strncasecmp(name, field, size) == 0 &&
	    strchr(" _-(", name[size]) != NULL)
		return true;
	return length >= 4 && size >= 4 && text_nearest(folded, &id, 1) != NULL &&
	       (length > 5 || size > 5 || folded[0] == id[0]);
}

/* The field without a column that a column may be, or NULL. */
static const struct field *field_for(const struct columns *columns, const struct shape *shape,
				     const struct column_options *options, const char *name,
				     struct arena *arena)
{
	const char *folded = text_fold(arena, name);
	const struct field *near = NULL;

	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];

		if (columns->at[i] >= 0 || mapping_find(options, field->id) != NULL)
			continue;
		if (is_word_for(folded, field->id, arena))
			return field;
		if (near == NULL && is_nearly(name, folded, field->id, arena))
			near = field;
	}
	return near;
}

bool case_columns_check(const struct columns *columns, const struct shape *shape,
			const struct column_options *options, const char *path,
			struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	bool is_well = true;

	for (size_t i = 0; i < columns->header->n_cells; i++) {
		const char *name = columns->header->cells[i];
		const struct field *field;

		if (name[0] == '\0' || columns_field(columns, shape, i) >= 0)
			continue;
		field = field_for(columns, shape, options, name, arena);
		if (field == NULL)
			continue;
		is_well = fault(
		    diagnostics, (struct place){path, columns->header->line, field->id},
		    "column %s would not be read, and there is no column '%s'; if it is that, "
		    "rename it to '%s'%s; if it is a note of your own, rename it to 'note %s'%s",
		    cell_quoted(arena, name), field->id, field->id,
		    options->is_mappable ? arena_format(arena, " or give --map %s=%s", field->id,
							say_quoted(arena, name, '"'))
					 : "",
		    name,
		    options->is_mappable ? arena_format(arena, " or give --map %s=none", field->id)
					 : "");
	}
	return is_well;
}
