/*
 * Whoever wants to hear how far a long piece of work is.
 */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct watch {
	/*
	 * So many of `total` are done of what is named by `what`, a word for them (`draws`) that
	 * stays where it is; false where the work is to end.  Called by one thread at a time.
	 */
	bool (*tell)(void *data, const char *what, int64_t done, int64_t total);
	void *data;
};

/* Tell it, where there is one. */
static inline bool watch_tell(const struct watch *watch, const char *what, int64_t done,
			      int64_t total)
{
	return watch == NULL || watch->tell == NULL || watch->tell(watch->data, what, done, total);
}

#endif
