/*
 * A request of vfm.h from within.
 */
#ifndef LIBRARY_REQUEST_H
#define LIBRARY_REQUEST_H

#include <stdatomic.h>

#include "library/commands.h"
#include "requests/options.h"
#include "vfm.h"

/* Where a request is in its life. */
enum stage { STAGE_ASKING, STAGE_RUN, STAGE_DELIVERED };

/* Everything but itself is in its run's arena. */
struct vfm_request {
	struct run run;
	const struct command *command; /* NULL: there is none of the name */
	struct options options;
	struct vfm_hooks hooks;
	struct drafts aside; /* of a file rendered or drawn by itself */
	atomic_bool is_stopped;
	enum stage stage;
	bool has_results, is_out_of_memory;
	bool has_notices_outside; /* what was delivered has no place for notices */
};

/*
 * Do what may run out of memory, or find that the machine does not let it know what it must
 * (base/look.h), which is told; false where it did, and then nothing of what the request had begun
 * to write is left.
 */
bool request_try(struct vfm_request *request, void (*work)(void *data), void *data);

/* The status behind a request_try() that came to nothing. */
enum vfm_status request_left(const struct vfm_request *request);

/* From the files of a run to its results; false with diagnostics. */
bool request_find_results(struct run *run, const struct command *command);

/*
 * The worst of its messages, from number `first` on, as a status; VFM_FAILURE where none is worse
 * than a notice.
 */
enum vfm_status request_status(const struct vfm_request *request, size_t first);

#endif
