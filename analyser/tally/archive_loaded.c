#include "tally/archive_loaded.h"

#ifdef ARCHIVE_FILE

LOADED(archive, ARCHIVE_FILE, ARCHIVE_FUNCTIONS)

#else

const char *archive_need(void)
{
	return NULL;
}

#endif
