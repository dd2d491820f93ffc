#include "loading/shared.h"

#include "model/shapes.h"

bool shared_init(struct run *run, struct shared *shared)
{
	*shared = (struct shared){0};
	return inputs_reference(run, &shared->reference) &&
	       channels_load(&shared->channels, &shared->reference);
}

static bool read_assumptions(struct run *run, const char *path, struct shared *shared)
{
	bool is_well;

	if (path == NULL)
		return true;
	const struct reading *reading = inputs_read(run, path, &assumptions_shape, &is_well);
	return reading != NULL && (assumptions_build(&shared->assumptions, reading,
						     &shared->channels, &run->diagnostics) &
				   is_well);
}

bool shared_assumptions(struct run *run, const struct case_files *files, struct shared *shared)
{
	if (!shared->is_assumed)
		shared->is_assumed_well = read_assumptions(
		    run,
		    inputs_path(run, files, run->settings.beside.assumptions, "assumptions.csv"),
		    shared);
	shared->is_assumed = true;
	return shared->is_assumed_well;
}

static bool read_categories(struct run *run, const char *path, struct shared *shared)
{
	const struct reading *built_in = reference_read(&shared->reference, "categories");
	struct categories *categories = &shared->categories;

	categories_init(categories, run->arena);
	if (path != NULL) {
		bool is_well;
		const struct reading *own = inputs_read(run, path, &categories_shape, &is_well);

		shared->categories_path = path;
		if (own == NULL || !categories_add(categories, own, &run->diagnostics) || !is_well)
			return false;
	}
	return built_in != NULL && categories_add(categories, built_in, &run->diagnostics);
}

bool shared_categories(struct run *run, const struct case_files *files, struct shared *shared)
{
	if (!shared->is_categorised)
		shared->is_categorised_well = read_categories(
		    run, inputs_path(run, files, run->settings.beside.categories, "categories.csv"),
		    shared);
	shared->is_categorised = true;
	return shared->is_categorised_well;
}

bool shared_baseline(struct run *run, const struct case_files *files, struct shared *shared,
		     const struct council_baseline **baseline, const char **accounts_path)
{
	const char *path = inputs_path(run, files, run->settings.beside.accounts, "accounts.csv");
	struct council_baseline *found = arena_alloc(run->arena, sizeof *found);
	struct accounts *accounts = arena_alloc(run->arena, sizeof *accounts);
	bool is_well;

	*baseline = NULL;
	*accounts_path = NULL;
	if (path == NULL)
		return true;
	const struct reading *reading = inputs_read(run, path, &accounts_shape, &is_well);
	if (reading == NULL ||
	    !accounts_build(accounts, reading, &shared->reference, &run->diagnostics) || !is_well)
		return false;
	*found = (struct council_baseline){true, accounts->in, path, path, accounts};
	*baseline = found;
	*accounts_path = path;
	return true;
}
