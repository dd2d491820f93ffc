/*
 * Work in pieces, shared out among threads: each takes the next one there is.
 *
 * What a piece makes must stand by its number, so that the number of threads changes nothing.
 * Pieces take no memory of an arena.
 */
#ifndef BASE_TEAM_H
#define BASE_TEAM_H

#include "base/arena.h"
#include "base/watch.h"

struct team {
	/* Do a piece, in the room of one member of the team. */
	void (*work)(void *data, size_t member, size_t piece);
	void *data;
	size_t n_members; /* 1 or more */
	size_t n_pieces;
	/* Told by the thread that calls team_run(), as so many steps of `total`. */
	const struct watch *watch;
	const char *what;
	size_t n_steps; /* of each piece but the last */
	size_t total;
};

/*
 * Do all pieces; with fewer threads where the system gives fewer.  False where the watch ends the
 * work, some pieces then being undone.
 */
bool team_run(const struct team *team, struct arena *arena);

#endif
