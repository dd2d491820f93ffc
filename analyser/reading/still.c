#include "reading/source_bytes.h"

#include <sys/stat.h>

struct still still_begin(int file)
{
	struct stat status;

	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		return (struct still){.size = -1};
	return (struct still){status.st_size, status.st_mtim};
}

const char *still_problem(const struct still *before, int file, int64_t n_read, struct arena *arena)
{
	struct still after = still_begin(file);

	if (before->size < 0)
		return NULL;
	if (after.size != before->size)
		return arena_format(arena,
				    "it had %lld bytes when it was opened and has %lld now; wait "
				    "until it is complete, and run again",
				    (long long)before->size, (long long)after.size);
	if (n_read >= 0 && n_read != before->size)
		return arena_format(
		    arena,
		    "it has %lld bytes, of which %lld came; run again, or copy it here first",
		    (long long)before->size, (long long)n_read);
	if (after.changed.tv_sec != before->changed.tv_sec ||
	    after.changed.tv_nsec != before->changed.tv_nsec)
		return "it was written to meanwhile; wait until it is complete, and run again";
	return NULL;
}
