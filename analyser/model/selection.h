/*
 * Which councils, services and channels of a file a run is about.
 *
 * Empty lists mean all.  Channel names are standard.
 */
#ifndef MODEL_SELECTION_H
#define MODEL_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/names.h"

/* Why a row is left out. */
enum left_out { LEFT_COUNCIL, LEFT_SERVICE, LEFT_CHANNEL, N_LEFT_OUT };

struct selection {
	const char **councils, **services, **excluded_channels;
	size_t n_councils, n_services, n_excluded_channels;
	const char *council_asker; /* who names the councils; NULL: the option --council */
};

/* `of another council`, for the account of rows. */
const char *left_out_reason(enum left_out why);

bool selection_has_council(const struct selection *selection, const char *council);
bool selection_has_service(const struct selection *selection, const char *service);
bool selection_excludes(const struct selection *selection, const char *channel);

/*
 * Who asked for what was left out, by the rows left out for each reason: `--council and --service`.
 */
const char *selection_askers(const struct selection *selection, const int64_t rows[N_LEFT_OUT],
			     size_t *count, struct arena *arena);

/*
 * A name asked for that is nowhere in the file is a slip worth stopping for: a fault with the
 * nearest name that is there.
 */
bool selection_check(const char *what, const char **wanted, size_t count, const struct names *names,
		     struct place place, struct diagnostics *diagnostics);

/* The same of the councils that a selection asks for; who asked is told where that is a file. */
bool selection_check_councils(const struct selection *selection, const struct names *names,
			      struct place place, struct diagnostics *diagnostics);

#endif
