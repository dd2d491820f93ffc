#include "loading/folder_case.h"

#include "analyses/sayings.h"
#include "base/text.h"
#include "loading/load_case.h"

/* What was taken, in words. */
struct taken {
	struct arena *arena;
	const char *items[8];
	size_t count;
};

static void take_year(struct taken *taken, const char *key, struct year *setting, struct year year)
{
	if (year.start == 0)
		return;
	*setting = year;
	taken->items[taken->count++] =
	    arena_format(taken->arena, "%s %s", key, say_year(taken->arena, year));
}

/* Was it taken? */
static bool take_text(struct taken *taken, const char *key, const char **setting, const char *text)
{
	if (*setting != NULL || text == NULL)
		return false;
	*setting = text;
	taken->items[taken->count++] =
	    arena_format(taken->arena, "%s '%s'", key, text_cut(taken->arena, text, 80));
	return true;
}

static void take_years(struct taken *taken, struct year_settings *years, unsigned keys,
		       const struct case_file *file)
{
	if ((keys & FOLDER_BASE_YEAR) != 0 && years->base.start == 0)
		take_year(taken, "base_year", &years->base, file->base_year);
	if ((keys & FOLDER_PLAN_YEARS) == 0 || years->first.start != 0)
		return;
	take_year(taken, "first_year", &years->first, file->first_year);
	take_year(taken, "last_year", &years->last, file->last_year);
	years->asker = "first_year and last_year of case.csv";
}

bool folder_case_take(struct run *run, const struct case_files *files, unsigned keys,
		      struct case_file *file)
{
	struct settings *settings = &run->settings;
	struct words *councils = &settings->reading.councils;
	struct taken taken = {.arena = run->arena};
	const char *council = NULL;

	*file = (struct case_file){0};
	if (files->folder == NULL)
		return true;
	if (!load_own_case(run, files->folder, file))
		return false;
	/* Councils side by side are all that the files have. */
	if ((keys & FOLDER_COUNCIL) != 0 && councils->count == 0 && settings->region.by == NULL)
		take_text(&taken, "council", &council, file->council);
	if (council != NULL) {
		councils->items[councils->count++] = council;
		settings->reading.council_asker = "the council of case.csv";
	}
	take_years(&taken, &settings->years, keys, file);
	if ((keys & FOLDER_UNIT_COSTS) != 0) {
		if (take_text(&taken, "unit_costs", &settings->channel.unit_costs,
			      file->unit_costs))
			settings->channel.unit_costs_of = file->path;
		if (take_text(&taken, "fallback_costs", &settings->channel.fallback_costs,
			      file->fallback_costs))
			settings->channel.fallback_costs_of = file->path;
	}
	if ((keys & FOLDER_PRICE_REFERENCE) != 0)
		take_text(&taken, "price_reference", &settings->prices.benchmark,
			  file->price_reference);
	if (taken.count > 0)
		diagnose(&run->diagnostics, SEVERITY_REMARK, in_file(file->path),
			 "gives %s, unless an option says otherwise",
			 text_list(run->arena, taken.items, taken.count, taken.count));
	return true;
}
