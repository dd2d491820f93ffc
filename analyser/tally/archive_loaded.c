#include "tally/archive_loaded.h"

#ifdef ARCHIVE_FILE

struct archive_loaded archive_loaded;

const char *archive_need(void)
{
	static const char *const names[] = {ARCHIVE_FUNCTIONS(LOADED_NAME)};
	static struct loaded library = {ARCHIVE_FILE, names, sizeof names / sizeof *names,
					&archive_loaded, false};

	return loaded_need(&library);
}

#else

const char *archive_need(void)
{
	return NULL;
}

#endif
