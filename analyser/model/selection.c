#include "model/selection.h"

#include <string.h>

#include "base/text.h"

static bool is_listed(const char *name, const char **list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, list[i]) == 0)
			return true;
	return false;
}

bool selection_has_council(const struct selection *selection, const char *council)
{
	return selection->n_councils == 0 ||
	       is_listed(council, selection->councils, selection->n_councils);
}

bool selection_has_service(const struct selection *selection, const char *service)
{
	return selection->n_services == 0 ||
	       is_listed(service, selection->services, selection->n_services);
}

bool selection_excludes(const struct selection *selection, const char *channel)
{
	return is_listed(channel, selection->excluded_channels, selection->n_excluded_channels);
}

bool selection_check(const char *what, const char **wanted, size_t count, const struct names *names,
		     struct place place, struct diagnostics *diagnostics)
{
	bool is_well = true;

	for (size_t i = 0; i < count; i++) {
		if (names_find(names, wanted[i]) >= 0)
			continue;
		const char *nearest = text_nearest(wanted[i], names->items, names->count);

		is_well = diagnose(diagnostics, SEVERITY_FAULT, place, "has no %s '%s'%s", what,
				   wanted[i],
				   nearest == NULL ? ""
						   : arena_format(diagnostics->arena,
								  "; did you mean '%s'?", nearest));
	}
	return is_well;
}
