#include "model/selection.h"

#include <string.h>

#include "base/text.h"

bool selection_has_council(const struct selection *selection, const char *council)
{
	return selection->n_councils == 0 ||
	       text_is_among(council, selection->councils, selection->n_councils);
}

bool selection_has_service(const struct selection *selection, const char *service)
{
	return selection->n_services == 0 ||
	       text_is_among(service, selection->services, selection->n_services);
}

bool selection_excludes(const struct selection *selection, const char *channel)
{
	return text_is_among(channel, selection->excluded_channels, selection->n_excluded_channels);
}

const char *left_out_reason(enum left_out why)
{
	static const char *const reasons[N_LEFT_OUT] = {
	    [LEFT_COUNCIL] = "of another council",
	    [LEFT_SERVICE] = "of another service",
	    [LEFT_CHANNEL] = "of an excluded channel",
	};

	return reasons[why];
}

const char *selection_askers(const struct selection *selection, const int64_t rows[N_LEFT_OUT],
			     size_t *count, struct arena *arena)
{
	const char *const askers[N_LEFT_OUT] = {[LEFT_COUNCIL] = selection->council_asker == NULL
								     ? "--council"
								     : selection->council_asker,
						[LEFT_SERVICE] = "--service",
						[LEFT_CHANNEL] = "--exclude-channel"};
	const char *asked[N_LEFT_OUT];

	*count = 0;
	for (size_t i = 0; i < N_LEFT_OUT; i++)
		if (rows[i] > 0)
			asked[(*count)++] = askers[i];
	return text_list(arena, asked, *count, *count);
}

/* `asker`: who has asked for it, in words, or NULL: an option. */
static bool check(const char *what, const char *asker, const char **wanted, size_t count,
		  const struct names *names, struct place place, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	bool is_well = true;

	for (size_t i = 0; i < count; i++) {
		if (names_find(names, wanted[i]) >= 0)
			continue;
		/* What a file has is not known where rows of it are refused. */
		if (diagnostics_refuses(diagnostics, in_file(place.file)))
			return false;
		is_well = fault(diagnostics, place, "has no %s '%s'%s%s%s", what, wanted[i],
				asker == NULL ? "" : arena_format(arena, ", %s", asker),
				text_suggest_of(arena, wanted[i], names->items, names->count),
				asker == NULL ? "" : "; write it in case.csv as it is here");
	}
	return is_well;
}

bool selection_check(const char *what, const char **wanted, size_t count, const struct names *names,
		     struct place place, struct diagnostics *diagnostics)
{
	return check(what, NULL, wanted, count, names, place, diagnostics);
}

bool selection_check_councils(const struct selection *selection, const struct names *names,
			      struct place place, struct diagnostics *diagnostics)
{
	return check("council", selection->council_asker, selection->councils,
		     selection->n_councils, names, place, diagnostics);
}
