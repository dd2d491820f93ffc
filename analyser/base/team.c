#include "base/team.h"

#include <stdatomic.h>

#include "base/held_signals.h"

struct team_member {
	const struct team *team;
	atomic_size_t *next;
	size_t number;
	pthread_t thread;
};

/* The next piece; false where there is none. */
static bool take(struct team_member *member, size_t *piece)
{
	*piece = atomic_fetch_add(member->next, 1);
	return *piece < member->team->n_pieces;
}

static void *work(void *argument)
{
	struct team_member *member = argument;
	size_t piece;

	while (take(member, &piece))
		member->team->work(member->team->data, member->number, piece);
	return NULL;
}

/* The one that calls: it tells how far all of them are, and may end it. */
static bool work_and_tell(struct team_member *member)
{
	const struct team *team = member->team;
	size_t piece;

	while (take(member, &piece)) {
		const size_t done = piece * team->n_steps;

		if (!watch_tell(team->watch, team->what,
				(int64_t)(done < team->total ? done : team->total),
				(int64_t)team->total)) {
			atomic_store(member->next, team->n_pieces);
			return false;
		}
		team->work(team->data, member->number, piece);
	}
	return true;
}

bool team_run(const struct team *team, struct arena *arena)
{
	struct team_member *members = arena_array(arena, team->n_members, sizeof *members);
	atomic_size_t next = 0;
	sigset_t before;
	size_t n = 0;

	for (size_t i = 0; i < team->n_members; i++)
		members[i] = (struct team_member){.team = team, .next = &next, .number = i};
	/* This thread is the last of them, and does all where there can be no more. */
	hold_signals(&before);
	while (n + 1 < team->n_members &&
	       pthread_create(&members[n].thread, NULL, work, &members[n]) == 0)
		n++;
	release_signals(&before);
	bool is_whole = work_and_tell(&members[team->n_members - 1]);
	for (size_t i = 0; i < n; i++)
		pthread_join(members[i].thread, NULL);
	return is_whole;
}
