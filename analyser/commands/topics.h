/*
 * What a new user asks, and the answers of `vfm help TOPIC`.
 *
 * To add one: an entry in topics.c.  Lines are of at most 80 columns.
 */
#ifndef COMMANDS_TOPICS_H
#define COMMANDS_TOPICS_H

#include <stddef.h>

struct topic {
	const char *name;     /* as given to `vfm help` */
	const char *question; /* that it answers */
	const char *answer;   /* whole lines */
};

const struct topic *topics(size_t *count);

/* The topic of that name, or NULL. */
const struct topic *topic_find(const char *name);

#endif
